//! A field of text that looks like a value until it is pointed at.

use egui::{Align2, Color32, Id, Margin, Response, Stroke, TextEdit, Ui};

use crate::ui::theme::Tokens;

/// How the field is made.
#[derive(Clone, Copy, Debug)]
pub struct QuietField<'a> {
    pub id: Id,
    pub name: &'a str,
    pub hint: &'a str,
    /// In points.
    pub width: f32,
    /// What is in it cannot be read, and is painted so.
    pub bad: bool,
}

pub fn quiet_field(ui: &mut Ui, look: QuietField<'_>, text: &mut String) -> Response {
    let QuietField { id, name, hint, width, bad } = look;
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(hint)
        .desired_width(width)
        .margin(Margin::symmetric(4, 3))
        .align(Align2::LEFT_CENTER)
        .background_color(Color32::TRANSPARENT)
        .text_color_opt(bad.then_some(Tokens::of(ui).bad));
    let shown = ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
        ui.add(edit)
    });
    shown.inner.accessible_name(name)
}
