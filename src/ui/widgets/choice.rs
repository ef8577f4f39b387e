//! Boxes to tick and rings to pick from, which are seen wherever they stand: a menu takes the outlines of what is in it.

use egui::{Checkbox, RadioButton, Response, RichText, Stroke, Ui};

use crate::ui::theme::Tokens;

/// A box to tick, with what it is about beside it.
pub fn tick(ui: &mut Ui, ticked: &mut bool, text: &str) -> Response {
    let t = Tokens::of(ui);
    ui.scope(|ui| {
        outlined(ui, *ticked);
        ui.add(match text {
            "" => Checkbox::without_text(ticked),
            text => Checkbox::new(ticked, RichText::new(text).color(t.text)),
        })
    })
    .inner
}

/// One of several, of which one is picked.
pub fn pick_one(ui: &mut Ui, picked: bool, text: &str) -> Response {
    ui.scope(|ui| {
        outlined(ui, picked);
        let text = RichText::new(text).color(Tokens::of(ui).text);
        ui.add(RadioButton::new(picked, text))
    })
    .inner
}

/// Gives what is ticked the ground of the accent, and all an outline.
fn outlined(ui: &mut Ui, on: bool) {
    let t = Tokens::of(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        widget.fg_stroke = Stroke::new(1.5, t.on_accent);
        widget.bg_fill = if on { t.po } else { t.panel };
        widget.bg_stroke = Stroke::new(1.0, if on { t.po } else { t.line_strong });
    }
    if !on {
        widgets.hovered.bg_stroke.color = t.muted;
    }
}
