//! The description: Markdown that reads as text, and becomes a field when it is to be changed.

use egui::{Button, Id, Key, Margin, Response, RichText, Role, Sense, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo};

use super::pieces::{focus_line, heading_with};
use super::typed;
use crate::edit::StoryField;
use crate::model::Story;
use crate::screens::Action;
use crate::ui::theme::{CHIP, Tokens};
use crate::ui::widgets::markdown;

const HINT: &str = "Who needs it, and what for";

/// How the description is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    #[default]
    Preview,
    /// As a field; `fresh` until it has been given the focus.
    Edit { fresh: bool },
}

impl Mode {
    fn is_edit(self) -> bool {
        matches!(self, Self::Edit { .. })
    }
}

pub(super) fn show(ui: &mut Ui, mode: &mut Mode, story: &Story, actions: &mut Vec<Action>) {
    heading_with(ui, "Description", "", |ui| switch(ui, mode));
    match mode {
        Mode::Preview => {
            if preview(ui, story) {
                *mode = Mode::Edit { fresh: true };
            }
        }
        Mode::Edit { fresh } => {
            let response = edit(ui, story, std::mem::take(fresh), actions);
            if response.lost_focus() {
                *mode = Mode::Preview;
            }
        }
    }
}

/// "Edit | Preview"; from right to left, as the heading lays it out.
fn switch(ui: &mut Ui, mode: &mut Mode) {
    let t = Tokens::of(ui);
    ui.spacing_mut().button_padding = egui::vec2(5.0, 1.0);
    ui.spacing_mut().item_spacing.x = 2.0;
    // Quiet: it stands beside every description, and is seldom needed.
    let selection = &mut ui.visuals_mut().selection;
    (selection.bg_fill, selection.stroke) = (t.hover, Stroke::NONE);
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
    let mut side = |name: &str, spoken: &str, on: bool| {
        let text = RichText::new(name).size(CHIP).color(if on { t.text } else { t.muted });
        ui.add(Button::selectable(on, text)).accessible_name(spoken).clicked()
    };
    if side("Preview", "Preview the description", !mode.is_edit()) {
        *mode = Mode::Preview;
    }
    if side("Edit", "Edit the description", mode.is_edit()) {
        *mode = Mode::Edit { fresh: true };
    }
}

/// The rendered text. True when it is to be edited.
fn preview(ui: &mut Ui, story: &Story) -> bool {
    // Below its contents, so that links in it stay links.
    let builder = UiBuilder::new().id_salt(("description", story.id)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_width(ui.available_width());
            if story.description.trim().is_empty() {
                ui.label(RichText::new(HINT).color(Tokens::of(ui).muted));
            } else {
                markdown(ui, ("description", story.id), &story.description);
            }
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Description"));
    focus_line(ui, &response);
    let f2 = response.has_focus() && ui.input(|i| i.key_pressed(Key::F2));
    response.on_hover_cursor(egui::CursorIcon::Text).clicked() || f2
}

fn edit(ui: &mut Ui, story: &Story, fresh: bool, actions: &mut Vec<Action>) -> Response {
    let id = Id::unique(("description-text", story.id));
    let mut text = story.description.clone();
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(0, 4))
        .frame(egui::Frame::NONE)
        .hint_text(HINT);
    let response = ui.add(edit).accessible_name("Description");
    if fresh {
        response.request_focus();
    }
    focus_line(ui, &response);
    if response.changed() {
        actions.push(typed(story, StoryField::Description(text)));
    }
    if response.lost_focus() {
        actions.push(Action::EndTyping);
    }
    response
}
