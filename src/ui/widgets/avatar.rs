//! A person as a coloured disc with initials.

use egui::{Align2, Painter, Pos2, Role, Sense, Ui, WidgetInfo, vec2};

use crate::model::Person;
use crate::ui::theme::{Tokens, semibold};

/// The diameter of an avatar in points.
pub const AVATAR: f32 = 20.0;

/// An avatar that shows the person's name when pointed at.
pub fn avatar(ui: &mut Ui, person: &Person) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(AVATAR, AVATAR), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &person.name));
    paint_avatar(ui.painter(), Tokens::of(ui), rect.center(), person);
    response.on_hover_text(&person.name)
}

/// Paints an avatar around a centre.
pub fn paint_avatar(painter: &Painter, tokens: &Tokens, center: Pos2, person: &Person) {
    painter.circle_filled(center, AVATAR / 2.0, tokens.swatch(person.color));
    painter.text(center, Align2::CENTER_CENTER, person.initials(), semibold(9.5), tokens.on_swatch);
}
