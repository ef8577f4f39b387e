//! Labels: chips in a colour of the person's choice, and the choice of it.

use egui::{Color32, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{chip, focus_ring};
use crate::model::{Swatch, Word as _};
use crate::ui::format::visible;
use crate::ui::theme::Tokens;

/// How much of its swatch a chip's ground shows.
const FILL: f32 = 0.16;
/// How far a chip's text is from its swatch towards the colour of text, so that it is readable.
const TEXT: f32 = 0.62;
/// The diameter of a disc to pick, and of the place around it, in points.
const DISC: f32 = 16.0;
const PLACE: f32 = 24.0;

/// The colours of a label: its text, and its ground.
pub fn label_colors(t: &Tokens, swatch: Option<Swatch>) -> (Color32, Color32) {
    match swatch {
        None => (t.muted, t.hover.lerp_to_gamma(t.panel, 0.4)),
        Some(swatch) => {
            let color = t.swatch(swatch);
            (color.lerp_to_gamma(t.text, TEXT), t.panel.lerp_to_gamma(color, FILL))
        }
    }
}

/// A label as a chip.
pub fn label_chip(ui: &mut Ui, label: &str, swatch: Option<Swatch>) -> Response {
    let (text, fill) = label_colors(Tokens::of(ui), swatch);
    chip(ui, &visible(label), text, fill)
}

/// Discs to pick a colour from, "No colour" first. Returns what was picked.
pub fn swatch_picker(ui: &mut Ui, present: Option<Swatch>) -> Option<Option<Swatch>> {
    swatch_choice(ui, "No colour", Some(present))
}

/// As [`swatch_picker`], with a name of one's own for none; nothing is chosen yet where `present` is `None`.
pub fn swatch_choice(ui: &mut Ui, none: &str, present: Option<Option<Swatch>>) -> Option<Option<Swatch>> {
    discs(ui, none, std::iter::once(None).chain(Swatch::ALL.iter().copied().map(Some)), present)
}

/// As [`swatch_picker`], for what always has a colour.
pub fn color_picker(ui: &mut Ui, present: Swatch) -> Option<Swatch> {
    discs(ui, "", Swatch::ALL.iter().copied().map(Some), Some(Some(present))).flatten()
}

fn discs(
    ui: &mut Ui,
    none: &str,
    choices: impl Iterator<Item = Option<Swatch>>,
    present: Option<Option<Swatch>>,
) -> Option<Option<Swatch>> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.spacing_mut().interact_size = vec2(PLACE, PLACE);
        for choice in choices {
            let name = choice.map_or(none, |swatch| swatch.label());
            if disc(ui, choice, name, Some(choice) == present).clicked() {
                picked = Some(choice);
            }
        }
    });
    picked
}

fn disc(ui: &mut Ui, choice: Option<Swatch>, name: &str, chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(PLACE, PLACE), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, name));
    let t = Tokens::of(ui);
    let painter = ui.painter();
    let center = rect.center();
    let radius = DISC / 2.0 + if response.hovered() { 1.0 } else { 0.0 };
    if let Some(swatch) = choice {
        painter.circle_filled(center, radius, t.swatch(swatch));
    } else {
        painter.circle(center, radius, t.panel, Stroke::new(1.0, t.line_strong));
        let across = vec2(1.0, -1.0) * (radius * std::f32::consts::FRAC_1_SQRT_2);
        painter.line_segment([center - across, center + across], Stroke::new(1.0, t.muted));
    }
    if chosen {
        painter.circle_stroke(center, DISC / 2.0 + 2.5, Stroke::new(1.5, t.text));
    }
    focus_ring(ui, &response, PLACE / 2.0);
    response.on_hover_text(name)
}

#[cfg(test)]
mod tests {
    use egui::Theme;

    use super::*;
    use crate::ui::theme::contrast;

    #[test]
    fn labels_are_readable_in_every_colour() {
        for theme in [Theme::Light, Theme::Dark] {
            let t = Tokens::of_theme(theme);
            for swatch in std::iter::once(None).chain(Swatch::ALL.iter().copied().map(Some)) {
                let (text, fill) = label_colors(t, swatch);
                let ratio = contrast(text, fill);
                assert!(ratio >= 4.5, "{theme:?} {swatch:?}: {ratio:.2}");
            }
        }
    }
}
