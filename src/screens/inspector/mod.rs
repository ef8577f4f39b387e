//! The inspector: everything about the selected story, edited in place and at once.

mod activity;
mod fields;
mod parts;

use egui::{Align, Button, Frame, Layout, Margin, RichText, ScrollArea, Stroke, TextEdit, Ui};

use super::{Action, Scene};
use crate::edit::{MoveStories, Place, StoryField};
use crate::model::{ColumnKind, Story, StoryId};
use crate::ui::command::Command;
use crate::ui::format::{count, visible};
use crate::ui::icons;
use crate::ui::theme::{CHIP, SECONDARY, TITLE, Tokens, semibold};
use crate::ui::widgets::{Choice, chip, command_menu_item, icon_button, picker_button};

/// What the inspector remembers between frames: text that is not a value yet.
#[derive(Debug, Default)]
pub struct InspectorView {
    /// The story that the texts below belong to.
    story: Option<StoryId>,
    estimate: Option<String>,
    due: Option<String>,
    label: String,
    criterion: String,
}

/// The width of the inspector in points.
pub const WIDTH: f32 = 342.0;
/// The width of what it holds.
const INNER: f32 = WIDTH - 32.0;

/// Shows the story under the cursor.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut InspectorView, actions: &mut Vec<Action>) {
    let project = scene.document.project();
    let selection = &scene.document.selection;
    let Some(story) = selection.cursor().and_then(|id| project.stories.get(id)) else {
        nothing_selected(ui, actions);
        return;
    };
    if view.story != Some(story.id) {
        *view = InspectorView { story: Some(story.id), ..InspectorView::default() };
    }
    // What is set here is set for all that are selected.
    let stories = if selection.contains(story.id) { selection.to_vec() } else { vec![story.id] };

    head(ui, scene, story, &stories, actions);
    ScrollArea::vertical().id_salt(story.id).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 16 }).show(ui, |ui| {
            ui.set_width(INNER);
            if stories.len() > 1 {
                let t = Tokens::of(ui);
                let text =
                    format!("{} are selected; fields set all of them.", count(stories.len(), "story", "stories"));
                ui.label(RichText::new(text).size(SECONDARY).color(t.muted));
                ui.add_space(4.0);
            }
            title(ui, story, actions);
            ui.add_space(2.0);
            fields::show(ui, scene, view, story, &stories, actions);
            parts::description(ui, story, actions);
            parts::criteria(ui, view, story, actions);
            parts::feedback(ui, scene, story);
            activity::show(ui, scene, story);
        });
    });
}

fn nothing_selected(ui: &mut Ui, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    Frame::new().inner_margin(16).show(ui, |ui| {
        ui.set_width(INNER);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| close(ui, actions));
        ui.vertical_centered(|ui| {
            ui.add_space(80.0);
            ui.label(RichText::new("No story selected").font(semibold(TITLE)));
            ui.label(RichText::new("Pick a card to see and edit everything about it here.").color(t.muted));
        });
    });
}

fn close(ui: &mut Ui, actions: &mut Vec<Action>) {
    let tooltip = format!("Close ({})", Command::ToggleInspector.shortcut_text(ui.ctx()).unwrap_or_default());
    if icon_button(ui, icons::X, "Close the inspector", &tooltip).clicked() {
        actions.push(Action::OpenInspector(false));
    }
}

/// Key, column, and what can be done with the story.
fn head(ui: &mut Ui, scene: Scene<'_>, story: &Story, stories: &[StoryId], actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let project = scene.document.project();
    Frame::new().inner_margin(Margin { left: 16, right: 10, top: 10, bottom: 0 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(&story.key).size(SECONDARY).color(t.muted));
            if let Some(column) = project.columns.get(story.column) {
                let (color, fill) = match column.kind {
                    ColumnKind::ToDo => (t.muted, t.hover),
                    ColumnKind::Doing | ColumnKind::Done => (t.po, t.po_soft),
                };
                ui.scope(|ui| {
                    ui.spacing_mut().interact_size.y = 18.0;
                    ui.spacing_mut().button_padding = egui::vec2(8.0, 1.0);
                    let shown = RichText::new(visible(&column.name)).size(CHIP).color(color);
                    let button = Button::new(shown).fill(fill).stroke(Stroke::NONE).corner_radius(9);
                    let choices = || {
                        let columns = project.columns_in_order();
                        columns.iter().map(|c| Choice { value: c.id, label: c.name.clone() }).collect()
                    };
                    if let Some(column) = picker_button(ui, "Column", &column.name, button, &story.column, choices) {
                        let stories = stories.to_vec();
                        actions.push(Action::MoveStories(MoveStories {
                            stories,
                            column,
                            place: Place::Bottom,
                            lane: None,
                            sprint: None,
                        }));
                    }
                });
            }
            if story.archived {
                chip(ui, "Archived", t.warn, t.warn_soft);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close(ui, actions);
                more(ui, scene, actions);
                if icon_button(ui, icons::LINK_SIMPLE, "Copy key and title", "Copy key and title").clicked() {
                    ui.ctx().copy_text(super::board::card_name(story));
                    actions.push(Action::Announce(format!("Copied {}", story.key)));
                }
            });
        });
    });
}

fn more(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let response = icon_button(ui, icons::DOTS_THREE, "More actions", "More actions");
    egui::Popup::menu(&response).accessible_name("More actions").show(|ui| {
        ui.set_width(270.0);
        for command in [Command::MoveToTop, Command::MoveToBottom, Command::DeleteStories] {
            if command_menu_item(ui, command, scene.facts) {
                actions.push(Action::Run(command));
            }
        }
    });
}

fn title(ui: &mut Ui, story: &Story, actions: &mut Vec<Action>) {
    let mut text = story.title.clone();
    let edit = TextEdit::multiline(&mut text)
        .id_salt(("title", story.id))
        .font(semibold(TITLE))
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 4))
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .hint_text("Untitled")
        .return_key(None);
    let response = ui.add(edit).accessible_name("Title");
    if response.changed() {
        actions.push(Action::TypeInStories(vec![story.id], StoryField::Title(text.replace(['\n', '\r'], " "))));
    }
    if response.lost_focus() {
        actions.push(Action::EndTyping);
    }
}

/// A heading within the inspector.
fn heading(ui: &mut Ui, text: &str, aside: &str) {
    let t = Tokens::of(ui);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(text).font(semibold(SECONDARY)));
        ui.label(RichText::new(aside).size(SECONDARY).color(t.muted));
    });
}
