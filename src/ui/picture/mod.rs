//! A drawing as a list of shapes: a screen paints it, and a shared picture is written from it, as SVG or as PNG.
//!
//! Nothing in it knows of a window. Positions are in points from the picture's own left top corner.

pub mod paint;
pub mod pen;
mod png;
mod svg;
#[cfg(test)]
mod svg_tests;
mod text;

use std::sync::Arc;

use egui::{Color32, Pos2, Rect, Vec2};

use crate::ui::FontMeasure;

pub use self::png::{PictureError, image, png, scale_of};
pub use paint::paint;
pub use svg::{Words, svg};

/// What a text is set in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Points.
    pub size: f32,
    /// Semi-bold, instead of regular.
    pub strong: bool,
}

/// Which part of a text stands at its position; it is centred vertically.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    #[default]
    Left,
    Middle,
    Right,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub at: Pos2,
    pub anchor: Anchor,
    pub font: Font,
    pub color: Color32,
    pub text: Arc<str>,
    /// It is cut with an ellipsis where it is wider, in points; infinite when it is not.
    pub room: f32,
}

/// A line of straight segments.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// At least two.
    pub points: Vec<Pos2>,
    pub width: f32,
    pub color: Color32,
    pub dashed: bool,
    /// It ends in an arrow head of the same colour.
    pub arrow: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// What follows is cut to this part, until the next one.
    Clip(Rect),
    Rect {
        rect: Rect,
        radius: f32,
        fill: Color32,
    },
    /// A frame inside of the rectangle.
    Frame {
        rect: Rect,
        radius: f32,
        width: f32,
        color: Color32,
    },
    /// A bar whose right part fades: solid up to `from`, then evenly down to `opacity` (0 to 1) at its right end.
    Fade {
        rect: Rect,
        radius: f32,
        fill: Color32,
        from: f32,
        opacity: f32,
    },
    Path(Path),
    /// A square on its corner, `half` being the distance from its centre to a corner.
    Diamond {
        center: Pos2,
        half: f32,
        fill: Color32,
    },
    /// What lies between two lines from left to right, whose points stand above each other.
    Area {
        top: Vec<Pos2>,
        bottom: Vec<Pos2>,
        fill: Color32,
    },
    /// Discs of one colour, each with its radius, as many as there may be.
    Dots {
        dots: Vec<(Pos2, f32)>,
        fill: Color32,
    },
    Text(Text),
}

impl Shape {
    /// The same shape elsewhere.
    #[must_use]
    pub fn moved(&self, by: Vec2) -> Self {
        let mut shape = self.clone();
        match &mut shape {
            Self::Clip(rect) | Self::Rect { rect, .. } | Self::Frame { rect, .. } => *rect = rect.translate(by),
            Self::Fade { rect, from, .. } => {
                *rect = rect.translate(by);
                *from += by.x;
            }
            Self::Path(path) => path.points.iter_mut().for_each(|point| *point += by),
            Self::Diamond { center, .. } => *center += by,
            Self::Area { top, bottom, .. } => top.iter_mut().chain(bottom).for_each(|point| *point += by),
            Self::Dots { dots, .. } => dots.iter_mut().for_each(|(at, _)| *at += by),
            Self::Text(text) => text.at += by,
        }
        shape
    }
}

/// Shapes in the order in which they are painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    pub size: Vec2,
    pub background: Color32,
    pub shapes: Vec<Shape>,
}

/// How wide a text comes out, in points.
pub trait Measure {
    fn width(&mut self, text: &str, font: Font) -> f32;
}

impl Measure for FontMeasure {
    fn width(&mut self, text: &str, font: Font) -> f32 {
        Self::width(self, text, font.size, font.strong)
    }
}
