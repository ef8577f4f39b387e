//! A person as a coloured disc with initials.

use egui::{Painter, Pos2, Role, Sense, Shape, Ui, WidgetInfo, vec2};

use crate::model::Person;
use crate::ui::theme::{Tokens, semibold};

/// The diameter of an avatar in points.
pub const AVATAR: f32 = 20.0;

/// An avatar that shows the person's name when pointed at.
pub fn avatar(ui: &mut Ui, person: &Person) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(AVATAR, AVATAR), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &person.name));
    ui.painter().extend(avatar_shapes(ui.painter(), Tokens::of(ui), rect.center(), person));
    response.on_hover_text(&person.name)
}

/// An avatar around a centre: its disc and its initials.
pub fn avatar_shapes(painter: &Painter, tokens: &Tokens, center: Pos2, person: &Person) -> [Shape; 2] {
    let initials = painter.layout_no_wrap(person.initials(), semibold(9.5), tokens.on_swatch);
    let at = center - initials.size() / 2.0;
    [
        Shape::circle_filled(center, AVATAR / 2.0, tokens.swatch(person.color)),
        Shape::galley(at, initials, tokens.on_swatch),
    ]
}
