//! Short forms for the shapes of a picture.

use std::sync::Arc;

use egui::{Color32, Pos2, Rect, pos2};

use super::{Anchor, Font, Measure, Path, Picture, Shape, Text};

pub const BODY: Font = Font { size: crate::ui::theme::BODY, strong: false };
pub const STRONG: Font = Font { size: crate::ui::theme::BODY, strong: true };
pub const SMALL: Font = Font { size: crate::ui::theme::SECONDARY, strong: false };
pub const CHIP: Font = Font { size: crate::ui::theme::CHIP, strong: false };
pub const SMALL_STRONG: Font = Font { size: crate::ui::theme::SECONDARY, strong: true };

pub fn rect(picture: &mut Picture, rect: Rect, radius: f32, fill: Color32) {
    picture.shapes.push(Shape::Rect { rect, radius, fill });
}

pub fn frame(picture: &mut Picture, rect: Rect, radius: f32, width: f32, color: Color32) {
    picture.shapes.push(Shape::Frame { rect, radius, width, color });
}

/// A hairline from the top to the bottom.
pub fn upright(picture: &mut Picture, x: f32, [top, bottom]: [f32; 2], color: Color32) {
    rect(picture, Rect::from_min_max(pos2(x.round(), top), pos2(x.round() + 1.0, bottom)), 0.0, color);
}

/// A hairline from left to right.
pub fn level(picture: &mut Picture, [left, right]: [f32; 2], y: f32, color: Color32) {
    rect(picture, Rect::from_min_max(pos2(left, y.round()), pos2(right, y.round() + 1.0)), 0.0, color);
}

pub fn line(picture: &mut Picture, from: Pos2, to: Pos2, width: f32, color: Color32, dashed: bool) {
    picture.shapes.push(Shape::Path(Path { points: vec![from, to], width, color, dashed, arrow: false }));
}

pub fn text(picture: &mut Picture, at: Pos2, anchor: Anchor, font: Font, color: Color32, text: impl Into<Arc<str>>) {
    text_in(picture, at, anchor, font, color, text, f32::INFINITY);
}

/// Text that is cut to a room in points.
pub fn text_in(
    picture: &mut Picture,
    at: Pos2,
    anchor: Anchor,
    font: Font,
    color: Color32,
    text: impl Into<Arc<str>>,
    room: f32,
) {
    picture.shapes.push(Shape::Text(Text { at, anchor, font, color, text: text.into(), room }));
}

/// Text on a small ground of its own, its middle at `at`; the ground that it takes.
pub fn pill(
    picture: &mut Picture,
    at: Pos2,
    font: Font,
    [fill, color]: [Color32; 2],
    words: &str,
    measure: &mut dyn Measure,
) -> Rect {
    let ground = Rect::from_center_size(at, egui::vec2(measure.width(words, font) + 16.0, 18.0));
    rect(picture, ground, 9.0, fill);
    text(picture, at, Anchor::Middle, font, color, words);
    ground
}
