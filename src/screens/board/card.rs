//! Cards that are laid out once and painted often.

use std::collections::HashMap;
use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::text::FontsView;
use egui::epaint::{RectShape, TessellationOptions, Tessellator, Vertex};
use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2,
};

use super::face;
use crate::edit::StateId;
use crate::model::{Date, Initiative, Project, Story, StoryId};
use crate::screens::Scene;
use crate::ui::cards::Cards;
use crate::ui::format::{Dates, visible};
use crate::ui::theme::{BODY, CHIP, Tokens, semibold};

/// The space between two cards.
pub(super) const GAP: f32 = 6.0;

/// What a card's border says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Mark {
    pub(super) selected: bool,
    pub(super) focused: bool,
    pub(super) hovered: bool,
    /// Its place while it is being dragged elsewhere.
    pub(super) ghost: bool,
    /// 1 just after it landed, falling to 0.
    pub(super) flash: f32,
}

/// A card as it is laid out and tessellated, from its left top corner.
#[derive(Debug)]
struct Face {
    height: f32,
    /// Where the acceptance criteria can be ticked, from the card's left top corner.
    criteria: Option<Rect>,
    /// The frame of a card in no special state, and that of a selected one.
    frames: [Mesh; 2],
    /// Everything else.
    parts: Mesh,
}

/// What all faces depend on besides their story.
#[derive(Debug)]
struct FacesKey {
    width: f32,
    pixels_per_point: f32,
    dark: bool,
    state: StateId,
    style: CardStyle,
    today: Date,
    dates: Dates,
    /// egui hands out the same layout of a text until it starts its glyph texture anew; then all layouts are stale.
    glyphs: Arc<Galley>,
    /// The size of that texture, in which places of glyphs are counted.
    texture: [usize; 2],
}

impl PartialEq for FacesKey {
    fn eq(&self, other: &Self) -> bool {
        self.width == other.width
            && self.pixels_per_point == other.pixels_per_point
            && self.dark == other.dark
            && self.state == other.state
            && self.style == other.style
            && self.today == other.today
            && self.dates == other.dates
            && Arc::ptr_eq(&self.glyphs, &other.glyphs)
            && self.texture == other.texture
    }
}

/// The cards that were in sight lately. Laying a card out costs much more than painting it, and while a person scrolls
/// or drags nothing of it changes; an edit lays out anew what is in sight.
#[derive(Debug, Default)]
pub(super) struct Faces {
    key: Option<FacesKey>,
    faces: HashMap<StoryId, Face>,
}

/// How all cards look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CardStyle {
    pub(super) cards: Cards,
    /// All are equally high.
    pub(super) even: bool,
}

/// What cards are painted with.
#[derive(Clone, Copy)]
pub(super) struct Brush<'a> {
    pub(super) painter: &'a Painter,
    pub(super) t: &'a Tokens,
    pub(super) project: &'a Project,
    pub(super) cards: Cards,
    pub(super) even: bool,
    pub(super) today: Date,
    pub(super) dates: Dates,
}

impl<'a> Brush<'a> {
    pub(super) fn new(painter: &'a Painter, t: &'a Tokens, scene: Scene<'a>, style: CardStyle) -> Self {
        let CardStyle { cards, even } = style;
        let today = scene.document.clock().today();
        Self { painter, t, project: scene.document.project(), cards, even, today, dates: scene.dates }
    }

    /// The title of what a story serves, if cards are to show it.
    pub(super) fn initiative(&self, story: &Story) -> Option<&'a str> {
        let id = story.initiative.filter(|_| self.cards.initiative)?;
        self.project.initiatives.get(id).map(|initiative: &Arc<Initiative>| initiative.title.as_str())
    }
}

impl Faces {
    /// More than any screen shows; then it starts anew rather than growing with what was scrolled by.
    const MOST: usize = 4096;

    /// Forgets everything when cards would look different.
    pub(super) fn keep_for(&mut self, brush: &Brush<'_>, state: StateId, width: f32) {
        let Brush { painter, t, cards, even, today, dates, .. } = *brush;
        let glyphs = painter.layout_no_wrap("Card".to_owned(), FontId::proportional(BODY), Color32::PLACEHOLDER);
        let dark = std::ptr::eq(t, Tokens::of_theme(egui::Theme::Dark));
        let pixels_per_point = painter.pixels_per_point();
        let style = CardStyle { cards, even };
        let texture = painter.ctx().fonts(|fonts: &FontsView<'_>| fonts.font_image_size());
        let key = FacesKey { width, pixels_per_point, dark, state, style, today, dates, glyphs, texture };
        if self.key.as_ref() != Some(&key) || self.faces.len() > Self::MOST {
            self.faces.clear();
            self.key = Some(key);
        }
    }

    fn of(&mut self, brush: Brush<'_>, story: &Arc<Story>) -> &Face {
        let width = self.key.as_ref().map_or(200.0, |key| key.width);
        self.faces.entry(story.id).or_insert_with(|| assemble(&brush, face::lay_out(&brush, story, width), width))
    }

    /// The height of a card without the gap below it.
    pub(super) fn height(&mut self, brush: Brush<'_>, story: &Arc<Story>) -> f32 {
        self.of(brush, story).height
    }

    /// Where its acceptance criteria can be ticked, from its left top corner.
    pub(super) fn criteria(&mut self, brush: Brush<'_>, story: &Arc<Story>) -> Option<Rect> {
        self.of(brush, story).criteria
    }

    /// Makes room for so many cards, so that a mesh does not grow in steps.
    pub(super) fn reserve(&self, together: &mut Mesh, cards: usize) {
        let Some(face) = self.faces.values().next() else { return };
        // Cards differ; half as much again holds nearly all of them.
        let room = |n: usize| cards * n * 3 / 2;
        together.vertices.reserve(room(face.frames[0].vertices.len() + face.parts.vertices.len()));
        together.indices.reserve(room(face.frames[0].indices.len() + face.parts.indices.len()));
    }

    /// Paints a card. Those that are as they were tessellated are gathered in `together`, which whoever calls paints
    /// below everything else.
    pub(super) fn paint(&mut self, brush: Brush<'_>, story: &Arc<Story>, rect: Rect, mark: Mark, together: &mut Mesh) {
        let Brush { painter, t, .. } = brush;
        let face = self.of(brush, story);
        if mark.ghost {
            let mut painter = painter.clone();
            painter.multiply_opacity(0.4);
            paint_face(&painter, t, face, rect, mark, None);
        } else {
            paint_face(painter, t, face, rect, mark, Some(together));
        }
    }

    /// Paints what is dragged, with its left top corner at `at`: the card, for several a stack with their number.
    pub(super) fn paint_preview(&mut self, brush: Brush<'_>, story: &Arc<Story>, at: Pos2, count: usize) {
        let width = self.key.as_ref().map_or(200.0, |key| key.width);
        let Brush { painter, t, .. } = brush;
        let face = self.of(brush, story);
        let rect = Rect::from_min_size(at, vec2(width, face.height)).round_to_pixels(painter.pixels_per_point());
        let shadow = egui::Shadow { offset: [0, 6], blur: 18, spread: 0, color: t.shadow };
        let behind = count.saturating_sub(1).min(2);
        let step = vec2(5.0, 5.0);
        // Below all of them, or it would darken those behind until nobody sees them.
        painter.add(shadow.as_shape(rect.translate(step * behind as f32), CornerRadius::same(7)));
        let edge = egui::Shadow { offset: [0, 1], blur: 4, spread: 0, color: t.shadow };
        for n in (1..=behind).rev() {
            let rect = rect.translate(step * n as f32);
            painter.add(edge.as_shape(rect, CornerRadius::same(7)));
            painter.rect(rect, CornerRadius::same(7), t.panel, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
        }
        if behind > 0 {
            painter.add(edge.as_shape(rect, CornerRadius::same(7)));
        }
        paint_face(painter, t, face, rect, Mark::default(), None);
        if behind > 0 {
            let stroke = Stroke::new(1.0, t.line_strong);
            painter.rect_stroke(rect, CornerRadius::same(7), stroke, StrokeKind::Inside);
        }
        if count > 1 {
            let center = rect.right_top();
            painter.circle_filled(center, 11.0, t.accent);
            painter.text(center, Align2::CENTER_CENTER, count.to_string(), semibold(CHIP), t.on_accent);
        }
    }
}

fn assemble(brush: &Brush<'_>, layout: face::Layout, width: f32) -> Face {
    let Brush { painter, t, .. } = *brush;
    let face::Layout { height, shapes, criteria } = layout;
    let ctx = painter.ctx();
    // Discs from the glyph texture would have to be looked up again when it changes.
    let options = TessellationOptions { prerasterized_discs: false, ..ctx.tessellation_options(|o| *o) };
    let texture = ctx.fonts(|fonts: &FontsView<'_>| fonts.font_image_size());
    let mut tessellator = Tessellator::new(painter.pixels_per_point(), options, texture, Vec::new());
    let mut mesh = |shapes: Vec<Shape>| {
        let mut mesh = Mesh::default();
        for shape in shapes {
            tessellator.tessellate_shape(shape, &mut mesh);
        }
        mesh.vertices.shrink_to_fit();
        mesh.indices.shrink_to_fit();
        mesh
    };
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(width, height));
    let frames = [false, true].map(|selected| mesh(vec![frame(t, rect, Mark { selected, ..Mark::default() })]));
    Face { height, criteria, frames, parts: mesh(shapes) }
}

/// Adds a mesh to another, moved.
fn append(mesh: &mut Mesh, part: &Mesh, by: Vec2) {
    let first = mesh.vertices.len() as u32;
    let moved = |vertex: &Vertex| Vertex { pos: vertex.pos + by, ..*vertex };
    mesh.vertices.extend(part.vertices.iter().map(moved));
    mesh.indices.extend(part.indices.iter().map(|i| i + first));
}

fn frame(t: &Tokens, rect: Rect, mark: Mark) -> Shape {
    let fill = if mark.hovered && !mark.ghost { t.panel.lerp_to_gamma(t.hover, 0.35) } else { t.panel };
    let fill = if mark.flash > 0.0 { fill.lerp_to_gamma(t.selected, mark.flash) } else { fill };
    let stroke = if mark.selected { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.line) };
    RectShape::new(rect, CornerRadius::same(7), fill, stroke, StrokeKind::Inside).into()
}

/// Paints a frame and, on it, what was laid out. What needs no shapes of its own goes into `together`.
fn paint_face(painter: &Painter, t: &Tokens, face: &Face, rect: Rect, mark: Mark, together: Option<&mut Mesh>) {
    let by = rect.min.to_vec2();
    let plain = Mark { focused: false, selected: false, ..mark } == Mark::default();
    match together {
        Some(mesh) if plain => {
            append(mesh, &face.frames[usize::from(mark.selected)], by);
            append(mesh, &face.parts, by);
        }
        _ => {
            painter.add(frame(t, rect, mark));
            let mut parts = Mesh::default();
            append(&mut parts, &face.parts, by);
            painter.add(parts);
        }
    }
    if mark.focused {
        // Apart from the selection's border, so that both can be told on one card.
        let ring = Stroke::new(2.0, t.accent.gamma_multiply(0.55));
        painter.rect_stroke(rect.expand(1.0), CornerRadius::same(8), ring, StrokeKind::Outside);
    }
}

/// "NP-122 Pay with a saved card": what a card is called.
pub fn card_name(story: &Story) -> String {
    format!("{} {}", story.key, visible(&story.title))
}
