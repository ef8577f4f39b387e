//! A colour by name, and a button to pick another.

use egui::{Button, Popup, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::model::{Swatch, Word as _};
use crate::ui::theme::Tokens;

/// Shows the colour of `name` as a disc; a click opens the others. Returns what was picked; none is a colour too.
pub fn swatch_picker(ui: &mut Ui, name: &str, present: Option<Swatch>) -> Option<Option<Swatch>> {
    let label = |swatch: Option<Swatch>| swatch.map_or("None", Swatch::label);
    let response = disc(ui, present, false);
    let words = format!("Colour of {name}: {}", label(present));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let response = response.on_hover_text(words);
    let mut picked = None;
    Popup::menu(&response).accessible_name(format!("Colour of {name}")).width(150.0).show(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for row in Swatch::ALL.chunks(5) {
            ui.horizontal(|ui| {
                for swatch in row {
                    let response = disc(ui, Some(*swatch), present == Some(*swatch));
                    let words = || WidgetInfo::selected(Role::Button, true, present == Some(*swatch), swatch.label());
                    response.widget_info(words);
                    if response.on_hover_text(swatch.label()).clicked() {
                        picked = Some(Some(*swatch));
                    }
                }
            });
        }
        let none = Button::new("None").frame_when_inactive(false).min_size(vec2(ui.available_width(), 26.0));
        if ui.add(none).clicked() {
            picked = Some(None);
        }
        if picked.is_some() {
            ui.close();
        }
    });
    picked
}

fn disc(ui: &mut Ui, swatch: Option<Swatch>, selected: bool) -> Response {
    let t = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    if response.hovered() || selected {
        ui.painter().rect_filled(rect, 6.0, if selected { t.selected } else { t.hover });
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    }
    match swatch {
        Some(swatch) => ui.painter().circle_filled(rect.center(), 7.0, t.swatch(swatch)),
        None => ui.painter().circle_stroke(rect.center(), 6.5, Stroke::new(1.0, t.line_strong)),
    };
    response
}
