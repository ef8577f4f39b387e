//! A card: what it shows, how high it is, and how it is painted.

use std::collections::HashMap;
use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, TextFormat, pos2, vec2};

use crate::model::{Priority, Project, Story, StoryId, StoryKind, Swatch};
use crate::ui::format::{points, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP, Tokens, semibold};
use crate::ui::widgets::{AVATAR, CHIP_HEIGHT, Chip, paint_avatar};

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

/// The heights of cards in sight, kept as long as story and width stay the same.
#[derive(Debug, Default)]
pub(super) struct Heights {
    width: f32,
    pixels_per_point: f32,
    known: HashMap<StoryId, (Arc<Story>, f32)>,
}

impl Heights {
    /// More than any screen shows; then it starts anew rather than growing with what was scrolled by.
    const MOST: usize = 4096;

    /// Forgets everything when cards have another width.
    pub(super) fn for_width(&mut self, painter: &Painter, width: f32) {
        let pixels_per_point = painter.pixels_per_point();
        if self.width != width || self.pixels_per_point != pixels_per_point || self.known.len() > Self::MOST {
            self.known.clear();
            self.width = width;
            self.pixels_per_point = pixels_per_point;
        }
    }

    /// The height of a card without the gap below it.
    pub(super) fn of(&mut self, painter: &Painter, story: &Arc<Story>) -> f32 {
        if let Some((same, height)) = self.known.get(&story.id)
            && Arc::ptr_eq(same, story)
        {
            return *height;
        }
        let title = title(painter, story, self.width, egui::Color32::PLACEHOLDER);
        let height = height(story, title.rows.len());
        self.known.insert(story.id, (Arc::clone(story), height));
        height
    }

    /// As [`Self::of`] for any width, and remembers nothing.
    pub(super) fn measure(painter: &Painter, story: &Arc<Story>, width: f32) -> f32 {
        let title = title(painter, story, width, egui::Color32::PLACEHOLDER);
        height(story, title.rows.len())
    }
}

fn height(story: &Story, lines: usize) -> f32 {
    let footer = if has_footer(story) { CHIP_HEIGHT + 7.0 } else { 2.0 };
    TITLE_TOP + LINE * lines.max(1) as f32 + footer + BOTTOM
}

fn has_footer(story: &Story) -> bool {
    !story.labels.is_empty() || story.estimate.is_some() || story.assignee.is_some()
}

fn title(painter: &Painter, story: &Story, width: f32, color: egui::Color32) -> Arc<Galley> {
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

/// Paints a card into its rectangle.
pub(super) fn paint(painter: &Painter, t: &Tokens, project: &Project, story: &Story, rect: Rect, mark: Mark) {
    let mut painter = painter.clone();
    if mark.ghost {
        painter.multiply_opacity(0.4);
    }
    let corner = CornerRadius::same(7);
    let fill = if mark.hovered && !mark.ghost { t.panel.lerp_to_gamma(t.hover, 0.35) } else { t.panel };
    let fill = if mark.flash > 0.0 { fill.lerp_to_gamma(t.selected, mark.flash) } else { fill };
    painter.rect(rect, corner, fill, Stroke::new(1.0, t.line), StrokeKind::Inside);
    if let Some(swatch) = edge(project, story) {
        let bar = Rect::from_min_max(rect.min + vec2(0.0, 8.0), pos2(rect.min.x + 3.0, rect.max.y - 8.0));
        painter.rect_filled(bar, CornerRadius::same(1), t.swatch(swatch));
    }
    let left = rect.min.x + PADDING;

    paint_key(&painter, t, project, story, pos2(left, rect.min.y + KEY_TOP));
    let title = title(&painter, story, rect.width(), t.text);
    painter.galley(pos2(left, rect.min.y + TITLE_TOP), title, t.text);
    if has_footer(story) {
        let top = rect.max.y - BOTTOM - CHIP_HEIGHT;
        paint_footer(&painter, t, project, story, Rect::from_min_max(pos2(left, top), rect.max - vec2(9.0, BOTTOM)));
    }

    if mark.selected {
        painter.rect_stroke(rect, corner, Stroke::new(2.0, t.accent), StrokeKind::Inside);
    }
    if mark.focused {
        // Apart from the selection's border, so that both can be told on one card.
        let ring = Stroke::new(2.0, t.accent.gamma_multiply(0.55));
        painter.rect_stroke(rect.expand(1.0), CornerRadius::same(8), ring, StrokeKind::Outside);
    }
}

fn paint_key(painter: &Painter, t: &Tokens, project: &Project, story: &Story, at: Pos2) {
    let chip = FontId::proportional(CHIP);
    let mut x = at.x;
    let mut put = |text: String, font: FontId, color| {
        let galley = painter.layout_no_wrap(text, font, color);
        let width = galley.size().x;
        painter.galley(pos2(x, at.y), galley, color);
        x += width + 5.0;
    };
    match story.kind {
        StoryKind::Bug => put(icons::BUG_BEETLE.into(), chip.clone(), t.bad),
        StoryKind::Spike => put(icons::FLASK.into(), chip.clone(), t.pm),
        StoryKind::Task => put(icons::CHECK_SQUARE.into(), chip.clone(), t.muted),
        StoryKind::Story => {}
    }
    if let Some(blocker) = project.open_blockers(story).next() {
        put(format!("{} blocked by {}", icons::PROHIBIT, blocker.key), chip.clone(), t.bad);
    }
    put(story.key.clone(), chip.clone(), t.muted);
    match story.priority {
        Priority::Urgent => put(icons::CARET_DOUBLE_UP.into(), chip, t.bad),
        Priority::High => put(icons::CARET_UP.into(), chip, t.warn),
        Priority::Low => put(icons::CARET_DOWN.into(), chip, t.muted),
        Priority::Medium => {}
    }
}

fn paint_footer(painter: &Painter, t: &Tokens, project: &Project, story: &Story, rect: Rect) {
    let mut right = rect.max.x;
    if let Some(person) = story.assignee.and_then(|id| project.people.get(id)) {
        right -= AVATAR;
        paint_avatar(painter, t, pos2(right + AVATAR / 2.0, rect.center().y), person);
        right -= 5.0;
    }
    if let Some(estimate) = story.estimate {
        let chip = Chip::new(painter, points(estimate), t.muted);
        right -= chip.width();
        chip.paint(painter, pos2(right, rect.min.y), t.hover);
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
        chip.paint(painter, pos2(x, rect.min.y), t.hover);
        x += width + 5.0;
        left_out -= 1;
    }
    if left_out > 0 && x + 18.0 <= right {
        let at = pos2(x, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, format!("+{left_out}"), FontId::proportional(CHIP), t.muted);
    }
}

/// Paints what is dragged: the card at the pointer, for several a stack with their number.
pub(super) fn paint_preview(painter: &Painter, t: &Tokens, project: &Project, story: &Story, rect: Rect, count: usize) {
    let shadow = egui::Shadow { offset: [0, 6], blur: 18, spread: 0, color: t.shadow };
    for behind in (1..count.min(3)).rev() {
        let rect = rect.translate(vec2(4.0, 4.0) * behind as f32);
        painter.rect(rect, CornerRadius::same(7), t.panel, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
    }
    painter.add(shadow.as_shape(rect, CornerRadius::same(7)));
    paint(painter, t, project, story, rect, Mark::default());
    if count > 1 {
        let center = rect.right_top();
        painter.circle_filled(center, 11.0, t.accent);
        painter.text(center, Align2::CENTER_CENTER, count.to_string(), semibold(CHIP), t.on_accent);
    }
}

/// "NP-122 Pay with a saved card": what a card is called.
pub fn card_name(story: &Story) -> String {
    format!("{} {}", story.key, visible(&story.title))
}
