//! A card: what it shows, how high it is, and how it is painted.

use std::collections::HashMap;
use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::text::FontsView;
use egui::epaint::{RectShape, TessellationOptions, Tessellator, TextShape, Vertex};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, TextFormat,
    Vec2, pos2, vec2,
};

use crate::edit::StateId;
use crate::model::{Priority, Project, Story, StoryId, StoryKind, Swatch};
use crate::ui::format::{points, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP, Tokens, semibold};
use crate::ui::widgets::{AVATAR, CHIP_HEIGHT, Chip, avatar_shapes};

/// The space between two cards.
pub(super) const GAP: f32 = 6.0;
const PADDING: f32 = 12.0;
const KEY_TOP: f32 = 11.0;
const TITLE_TOP: f32 = 28.0;
const LINE: f32 = 17.0;
const MOST_LINES: usize = 3;
const BOTTOM: f32 = 9.0;

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

/// A card as it is laid out, from its left top corner. What is not text is tessellated already.
#[derive(Debug)]
struct Face {
    height: f32,
    /// The frame of a card in no special state, and then everything else but text.
    mesh: Mesh,
    /// Where the frame ends in the vertices and in the indices of `mesh`.
    frame_end: (usize, usize),
    texts: Vec<TextShape>,
}

/// What all faces depend on besides their story.
#[derive(Debug)]
struct FacesKey {
    width: f32,
    pixels_per_point: f32,
    dark: bool,
    state: StateId,
    /// egui hands out the same layout of a text until it starts its glyph texture anew; then all layouts are stale.
    glyphs: Arc<Galley>,
}

impl PartialEq for FacesKey {
    fn eq(&self, other: &Self) -> bool {
        self.width == other.width
            && self.pixels_per_point == other.pixels_per_point
            && self.dark == other.dark
            && self.state == other.state
            && Arc::ptr_eq(&self.glyphs, &other.glyphs)
    }
}

/// The cards that were in sight lately. Laying a card out costs much more than painting it, and while a person scrolls
/// or drags nothing of it changes; an edit lays out anew what is in sight.
#[derive(Debug, Default)]
pub(super) struct Faces {
    key: Option<FacesKey>,
    faces: HashMap<StoryId, Face>,
}

/// What cards are painted with.
#[derive(Clone, Copy)]
pub(super) struct Brush<'a> {
    pub(super) painter: &'a Painter,
    pub(super) t: &'a Tokens,
    pub(super) project: &'a Project,
}

impl Faces {
    /// More than any screen shows; then it starts anew rather than growing with what was scrolled by.
    const MOST: usize = 4096;

    /// Forgets everything when cards would look different.
    pub(super) fn keep_for(&mut self, painter: &Painter, t: &Tokens, state: StateId, width: f32) {
        let glyphs = painter.layout_no_wrap("Card".to_owned(), FontId::proportional(BODY), Color32::PLACEHOLDER);
        let dark = std::ptr::eq(t, Tokens::of_theme(egui::Theme::Dark));
        let key = FacesKey { width, pixels_per_point: painter.pixels_per_point(), dark, state, glyphs };
        if self.key.as_ref() != Some(&key) || self.faces.len() > Self::MOST {
            self.faces.clear();
            self.key = Some(key);
        }
    }

    fn of(&mut self, brush: Brush<'_>, story: &Arc<Story>) -> &Face {
        let width = self.key.as_ref().map_or(200.0, |key| key.width);
        self.faces.entry(story.id).or_insert_with(|| face(brush, story, width))
    }

    /// The height of a card without the gap below it.
    pub(super) fn height(&mut self, brush: Brush<'_>, story: &Arc<Story>) -> f32 {
        self.of(brush, story).height
    }

    /// Paints a card. The solid parts of cards in no special state are gathered in `together`, which whoever calls
    /// paints below everything else.
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
        for behind in (1..count.min(3)).rev() {
            let rect = rect.translate(vec2(4.0, 4.0) * behind as f32);
            painter.rect(rect, CornerRadius::same(7), t.panel, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
        }
        painter.add(shadow.as_shape(rect, CornerRadius::same(7)));
        paint_face(painter, t, face, rect, Mark::default(), None);
        if count > 1 {
            let center = rect.right_top();
            painter.circle_filled(center, 11.0, t.accent);
            painter.text(center, Align2::CENTER_CENTER, count.to_string(), semibold(CHIP), t.on_accent);
        }
    }
}

/// Lays a card out.
fn face(brush: Brush<'_>, story: &Arc<Story>, width: f32) -> Face {
    let Brush { painter, t, project } = brush;
    let title = title(painter, story, width, t.text);
    let height = height(story, title.rows.len());
    let mut shapes = Vec::with_capacity(10);
    if let Some(swatch) = edge(project, story) {
        let bar = Rect::from_min_max(pos2(0.0, 8.0), pos2(3.0, height - 8.0));
        shapes.push(Shape::rect_filled(bar, CornerRadius::same(1), t.swatch(swatch)));
    }
    key_line(painter, t, project, story, &mut shapes);
    shapes.push(Shape::galley(pos2(PADDING, TITLE_TOP), title, t.text));
    if has_footer(story) {
        let top = height - BOTTOM - CHIP_HEIGHT;
        let rect = Rect::from_min_max(pos2(PADDING, top), pos2(width - 9.0, height - BOTTOM));
        footer(painter, t, project, story, rect, &mut shapes);
    }
    assemble(painter, t, vec2(width, height), shapes)
}

/// Tells texts from the rest, and tessellates the rest.
fn assemble(painter: &Painter, t: &Tokens, size: Vec2, shapes: Vec<Shape>) -> Face {
    let ctx = painter.ctx();
    // Discs from the glyph texture would have to be looked up again when it changes.
    let options = TessellationOptions { prerasterized_discs: false, ..ctx.tessellation_options(|o| *o) };
    let texture = ctx.fonts(|fonts: &FontsView<'_>| fonts.font_image_size());
    let mut tessellator = Tessellator::new(painter.pixels_per_point(), options, texture, Vec::new());
    let (mut mesh, mut texts) = (Mesh::default(), Vec::new());
    tessellator.tessellate_shape(frame(t, Rect::from_min_size(Pos2::ZERO, size), Mark::default()), &mut mesh);
    let frame_end = (mesh.vertices.len(), mesh.indices.len());
    for shape in shapes {
        match shape {
            Shape::Text(text) => texts.push(text),
            solid => tessellator.tessellate_shape(solid, &mut mesh),
        }
    }
    mesh.vertices.shrink_to_fit();
    mesh.indices.shrink_to_fit();
    Face { height: size.y, mesh, frame_end, texts }
}

impl Face {
    /// Adds what was tessellated to a mesh, moved; without the frame when another one is painted below it.
    fn append_to(&self, mesh: &mut Mesh, by: Vec2, with_frame: bool) {
        let (vertices, indices) = if with_frame { (0, 0) } else { self.frame_end };
        let first = mesh.vertices.len() as u32;
        let moved = |vertex: &Vertex| Vertex { pos: vertex.pos + by, ..*vertex };
        mesh.vertices.extend(self.mesh.vertices[vertices..].iter().map(moved));
        mesh.indices.extend(self.mesh.indices[indices..].iter().map(|i| i - vertices as u32 + first));
    }
}

fn height(story: &Story, lines: usize) -> f32 {
    let footer = if has_footer(story) { CHIP_HEIGHT + 7.0 } else { 2.0 };
    TITLE_TOP + LINE * lines.max(1) as f32 + footer + BOTTOM
}

fn has_footer(story: &Story) -> bool {
    !story.labels.is_empty() || story.estimate.is_some() || story.assignee.is_some()
}

fn title(painter: &Painter, story: &Story, width: f32, color: Color32) -> Arc<Galley> {
    let text = if story.title.is_empty() { "Untitled".into() } else { visible(&story.title) };
    let format = TextFormat { line_height: Some(LINE), ..TextFormat::simple(FontId::proportional(BODY), color) };
    let mut job = LayoutJob::single_section(text.into_owned(), format);
    job.wrap = TextWrapping { max_width: width - 2.0 * PADDING, max_rows: MOST_LINES, ..TextWrapping::default() };
    job.break_on_newline = false;
    painter.layout_job(job)
}

/// The colour at the card's edge: what it serves, or that it is a bug.
fn edge(project: &Project, story: &Story) -> Option<Swatch> {
    if story.kind == StoryKind::Bug {
        return Some(Swatch::Orange);
    }
    let initiative = project.initiatives.get(story.initiative?)?;
    initiative.color.or_else(|| Some(project.themes.get(initiative.theme?)?.color))
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
    let plain = Mark { focused: false, ..mark } == Mark::default();
    match together {
        Some(mesh) if plain => face.append_to(mesh, by, true),
        _ => {
            painter.add(frame(t, rect, mark));
            let mut parts = Mesh::default();
            face.append_to(&mut parts, by, false);
            painter.add(parts);
        }
    }
    // The glyphs of a text are shared; `Shape::translate` would copy them.
    painter.extend(face.texts.iter().map(|text| Shape::Text(TextShape { pos: text.pos + by, ..text.clone() })));
    if mark.focused {
        // Apart from the selection's border, so that both can be told on one card.
        let ring = Stroke::new(2.0, t.accent.gamma_multiply(0.55));
        painter.rect_stroke(rect.expand(1.0), CornerRadius::same(8), ring, StrokeKind::Outside);
    }
}

fn key_line(painter: &Painter, t: &Tokens, project: &Project, story: &Story, shapes: &mut Vec<Shape>) {
    let chip = FontId::proportional(CHIP);
    let mut x = PADDING;
    let mut put = |text: String, color| {
        let galley = painter.layout_no_wrap(text, chip.clone(), color);
        let width = galley.size().x;
        shapes.push(Shape::galley(pos2(x, KEY_TOP), galley, color));
        x += width + 5.0;
    };
    match story.kind {
        StoryKind::Bug => put(icons::BUG_BEETLE.into(), t.bad),
        StoryKind::Spike => put(icons::FLASK.into(), t.pm),
        StoryKind::Task => put(icons::CHECK_SQUARE.into(), t.muted),
        StoryKind::Story => {}
    }
    if let Some(blocker) = project.open_blockers(story).next() {
        put(format!("{} blocked by {}", icons::PROHIBIT, blocker.key), t.bad);
    }
    put(story.key.clone(), t.muted);
    match story.priority {
        Priority::Urgent => put(icons::CARET_DOUBLE_UP.into(), t.bad),
        Priority::High => put(icons::CARET_UP.into(), t.warn),
        Priority::Low => put(icons::CARET_DOWN.into(), t.muted),
        Priority::Medium => {}
    }
}

fn footer(painter: &Painter, t: &Tokens, project: &Project, story: &Story, rect: Rect, shapes: &mut Vec<Shape>) {
    let mut right = rect.max.x;
    if let Some(person) = story.assignee.and_then(|id| project.people.get(id)) {
        right -= AVATAR;
        shapes.extend(avatar_shapes(painter, t, pos2(right + AVATAR / 2.0, rect.center().y), person));
        right -= 5.0;
    }
    if let Some(estimate) = story.estimate {
        let chip = Chip::new(painter, points(estimate), t.muted);
        right -= chip.width();
        shapes.extend(chip.shapes(pos2(right, rect.min.y), t.hover));
        right -= 5.0;
    }
    let mut x = rect.min.x;
    let mut left_out = story.labels.len();
    for label in &story.labels {
        let chip = Chip::new(painter, visible(label).into_owned(), t.muted);
        let width = chip.width();
        if x + width > right {
            break;
        }
        shapes.extend(chip.shapes(pos2(x, rect.min.y), t.hover));
        x += width + 5.0;
        left_out -= 1;
    }
    if left_out > 0 && x + 18.0 <= right {
        let galley = painter.layout_no_wrap(format!("+{left_out}"), FontId::proportional(CHIP), t.muted);
        shapes.push(Shape::galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, t.muted));
    }
}

/// "NP-122 Pay with a saved card": what a card is called.
pub fn card_name(story: &Story) -> String {
    format!("{} {}", story.key, visible(&story.title))
}
