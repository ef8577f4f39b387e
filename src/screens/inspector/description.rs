//! The description: Markdown that reads as text, and becomes a field when it is to be changed.

use egui::{Button, Id, Key, Margin, RichText, Role, Sense, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo};

use super::pieces::{focus_line, heading_with};
use crate::ui::theme::{CHIP, Tokens};
use crate::ui::widgets::markdown;

/// A text to describe something with.
#[derive(Clone, Copy, Debug)]
pub(in crate::screens) struct Described<'a> {
    /// Of what is described, so that no other gets its keys.
    pub(in crate::screens) id: Id,
    /// What it is called, such as "Description".
    pub(in crate::screens) name: &'a str,
    /// Markdown.
    pub(in crate::screens) text: &'a str,
    /// What stands there while it is empty.
    pub(in crate::screens) hint: &'a str,
}

/// What came of a field of text in a frame.
#[derive(Debug, Default)]
pub(in crate::screens) struct Written {
    /// What the text becomes, when it changed.
    pub(in crate::screens) text: Option<String>,
    /// The person left the field.
    pub(in crate::screens) left: bool,
}

/// How the description is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::screens) enum Mode {
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

pub(in crate::screens) fn show(ui: &mut Ui, mode: &mut Mode, what: Described<'_>) -> Written {
    heading_with(ui, what.name, "", |ui| switch(ui, mode, what.name));
    match mode {
        Mode::Preview => {
            if preview(ui, what) {
                *mode = Mode::Edit { fresh: true };
            }
            Written::default()
        }
        Mode::Edit { fresh } => {
            let written = edit(ui, what, std::mem::take(fresh));
            if written.left {
                *mode = Mode::Preview;
            }
            written
        }
    }
}

/// "Edit | Preview"; from right to left, as the heading lays it out.
fn switch(ui: &mut Ui, mode: &mut Mode, name: &str) {
    let name = name.to_lowercase();
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
    if side("Preview", &format!("Preview the {name}"), !mode.is_edit()) {
        *mode = Mode::Preview;
    }
    if side("Edit", &format!("Edit the {name}"), mode.is_edit()) {
        *mode = Mode::Edit { fresh: true };
    }
}

/// The rendered text. True when it is to be edited.
fn preview(ui: &mut Ui, what: Described<'_>) -> bool {
    // Below its contents, so that links in it stay links.
    let builder = UiBuilder::new().id_salt(("description", what.id)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_width(ui.available_width());
            if what.text.trim().is_empty() {
                ui.label(RichText::new(what.hint).color(Tokens::of(ui).muted));
            } else {
                markdown(ui, ("description", what.id), what.text);
            }
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, what.name));
    focus_line(ui, &response);
    let f2 = response.has_focus() && ui.input(|i| i.key_pressed(Key::F2));
    response.on_hover_cursor(egui::CursorIcon::Text).clicked() || f2
}

fn edit(ui: &mut Ui, what: Described<'_>, fresh: bool) -> Written {
    let mut text = what.text.to_owned();
    let edit = TextEdit::multiline(&mut text)
        .id(what.id.with("description-text"))
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(0, 4))
        .frame(egui::Frame::NONE)
        .hint_text(what.hint);
    let response = ui.add(edit).accessible_name(what.name);
    if fresh {
        response.request_focus();
    }
    focus_line(ui, &response);
    Written { text: response.changed().then_some(text), left: response.lost_focus() }
}
