//! A colour as a button to pick another.

use egui::{Atom, Color32, Popup, PopupCloseBehavior, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::swatch_picker;
use crate::model::{Swatch, Word as _};
use crate::ui::theme::Tokens;

/// A disc of a colour, to stand before a text in a button.
pub fn dot(color: Color32) -> Atom<'static> {
    Atom::paint(vec2(12.0, 12.0), move |ui, args| {
        ui.painter().circle_filled(args.rect.center(), 5.0, color);
    })
}

/// Shows the colour of `name` as a disc; a click opens the others. Returns what was picked; none is a colour too.
pub fn swatch_button(ui: &mut Ui, name: &str, present: Option<Swatch>) -> Option<Option<Swatch>> {
    let t = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
    let words = format!("Colour of {name}: {}", present.map_or("none", Swatch::label));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    match present {
        Some(swatch) => ui.painter().circle_filled(rect.center(), 7.0, t.swatch(swatch)),
        None => ui.painter().circle_stroke(rect.center(), 6.5, Stroke::new(1.0, t.line_strong)),
    };
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(rect, 6.0, stroke, StrokeKind::Inside);
    }
    let response = response.on_hover_text(words);
    let mut picked = None;
    Popup::menu(&response)
        .accessible_name(format!("Colour of {name}"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(270.0);
            picked = swatch_picker(ui, present);
            if picked.is_some() {
                ui.close();
            }
        });
    picked
}
