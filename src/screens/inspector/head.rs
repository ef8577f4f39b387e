//! What stands above the fields: key, column, title, and what can be done with the stories.

use egui::{Align, Button, Frame, Layout, Margin, Popup, RichText, Stroke, Ui, vec2};

use super::common::Common;
use super::pieces::shared_button;
use super::shared::Shared;
use super::title::{Focus, title_field};
use super::typed;
use crate::edit::{MoveStories, Place, StoryField};
use crate::model::{Column, ColumnKind, Story};
use crate::screens::board::card_name;
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::Command;
use crate::ui::format::{count, thousands, visible};
use crate::ui::icons;
use crate::ui::theme::{CHIP, SECONDARY, TITLE, Tokens, semibold};
use crate::ui::widgets::{Choice, chip, command_menu_item, icon_button};

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    common: &Common,
    story: Option<&std::sync::Arc<Story>>,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    Frame::new().inner_margin(Margin { left: 16, right: 10, top: 10, bottom: 0 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            if let Some(story) = story {
                ui.label(RichText::new(&story.key).size(SECONDARY).color(t.muted));
            } else {
                let text = format!("{} selected", count(common.len(), "story", "stories"));
                ui.label(RichText::new(text).font(semibold(TITLE)));
            }
            if story.is_some() {
                column(ui, scene, common, actions);
                archived(ui, common);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close(ui, actions);
                more(ui, scene, common, actions);
                copy(ui, scene, common, actions);
            });
        });
        if story.is_none() {
            ui.horizontal(|ui| {
                column(ui, scene, common, actions);
                archived(ui, common);
            });
        }
    });
}

fn archived(ui: &mut Ui, common: &Common) {
    let t = Tokens::of(ui);
    match common.archived {
        Shared::Same(false) => {}
        Shared::Same(true) => drop(chip(ui, "Archived", t.warn, t.warn_soft)),
        Shared::Mixed => drop(chip(ui, "Some archived", t.warn, t.warn_soft)),
    }
}

pub(in crate::screens) fn close(ui: &mut Ui, actions: &mut Vec<Action>) {
    let tooltip = format!("Close ({})", Command::ToggleInspector.shortcut_text(ui.ctx()).unwrap_or_default());
    if icon_button(ui, icons::X, "Close the inspector", &tooltip).clicked() {
        actions.push(Action::OpenInspector(false));
    }
}

/// The column, which is picked from a list.
fn column(ui: &mut Ui, scene: Scene<'_>, common: &Common, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let project = scene.document.project();
    let column: Option<&Column> = match &common.column {
        Shared::Same(id) => project.columns.get(*id).map(AsRef::as_ref),
        Shared::Mixed => None,
    };
    let (color, fill) = match column.map(|c| c.kind) {
        None | Some(ColumnKind::ToDo) => (t.muted, t.hover),
        Some(ColumnKind::Doing | ColumnKind::Done) => (t.po, t.po_soft),
    };
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().button_padding = vec2(8.0, 1.0);
        let name = column.map_or("Mixed", |c| c.name.as_str());
        let shown = RichText::new(visible(name)).size(CHIP).color(color);
        let button = Button::new(shown).fill(fill).stroke(Stroke::NONE).corner_radius(9);
        let choices = || {
            let columns = project.columns_in_order();
            columns.iter().map(|c| Choice { value: c.id, label: c.name.clone() }).collect()
        };
        if let Some(column) = shared_button(ui, "Column", name, button, &common.column, choices) {
            let stories = common.stories.clone();
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

/// Copies the keys and titles, a line each.
fn copy(ui: &mut Ui, scene: Scene<'_>, common: &Common, actions: &mut Vec<Action>) {
    let several = common.one().is_none();
    let name = if several { "Copy keys and titles" } else { "Copy key and title" };
    if icon_button(ui, icons::LINK_SIMPLE, name, name).clicked() {
        let stories = &scene.document.project().stories;
        let lines: Vec<_> = common.stories.iter().filter_map(|id| stories.get(*id)).map(|s| card_name(s)).collect();
        ui.ctx().copy_text(lines.join("\n"));
        let what = match common.keys.as_slice() {
            [(_, key)] => key.clone(),
            _ => count(common.len(), "story", "stories"),
        };
        actions.push(Action::Announce(format!("Copied {what}")));
    }
}

fn more(ui: &mut Ui, scene: Scene<'_>, common: &Common, actions: &mut Vec<Action>) {
    let response = icon_button(ui, icons::DOTS_THREE, "More actions", "More actions");
    Popup::menu(&response).accessible_name("More actions").show(|ui| {
        ui.set_width(270.0);
        let split = common.one().map(|_| Command::SplitStory);
        for command in split.into_iter().chain([Command::MoveTo, Command::MoveToTop, Command::MoveToBottom]) {
            if command_menu_item(ui, command, scene.facts) {
                actions.push(Action::Run(command));
            }
        }
        if !common.archived.is(&true) && command_menu_item(ui, Command::Archive, scene.facts) {
            actions.push(Action::Run(Command::Archive));
        }
        if !common.archived.is(&false) && item(ui, icons::ARROW_U_UP_LEFT, "Bring back") {
            actions.push(Action::EditStories(common.stories.clone(), StoryField::Archived(false)));
        }
        if command_menu_item(ui, Command::DeleteStories, scene.facts) {
            actions.push(Action::Run(Command::DeleteStories));
        }
    });
}

/// A row of the menu for what is no command. True when it was clicked; the menu closes then.
fn item(ui: &mut Ui, icon: &str, name: &str) -> bool {
    let button = Button::new(format!("{icon}   {name}")).frame_when_inactive(false);
    let clicked = ui.add(button.min_size(vec2(ui.available_width(), 26.0))).accessible_name(name).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

pub(super) fn title(ui: &mut Ui, story: &Story, focus: bool, actions: &mut Vec<Action>) {
    let id = egui::Id::unique(("title", story.id));
    let mut text = story.title.clone();
    let response = title_field(ui, id, &mut text, if focus { Focus::AtEnd } else { Focus::AsItIs });
    if response.changed() {
        actions.push(typed(story, StoryField::Title(text)));
    }
    if response.lost_focus() {
        actions.push(Action::EndTyping);
    }
}

/// The first of the selected stories; a click picks one alone.
pub(super) fn keys(ui: &mut Ui, common: &Common, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.spacing_mut().button_padding = vec2(5.0, 1.0);
        ui.spacing_mut().interact_size.y = 20.0;
        for (id, key) in &common.keys {
            let button = Button::new(RichText::new(visible(key)).size(SECONDARY).color(t.accent));
            let button = ui.add(button.frame_when_inactive(false));
            let name = format!("Pick {key} alone");
            if button.accessible_name(&name).on_hover_text(name).clicked() {
                actions.push(Action::Pick(*id, Pick::Only));
            }
        }
        let rest = common.len() - common.keys.len();
        if rest > 0 {
            ui.label(RichText::new(format!("and {} more", thousands(rest))).size(SECONDARY).color(t.muted));
        }
    });
}
