//! A row as it is painted.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::layout::{Wants, fits};
use crate::edit::readiness;
use crate::model::{InitiativeId, Priority, Project, Story, StoryKind, Swatch};
use crate::ui::format::{points, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP, Tokens, semibold};
use crate::ui::widgets::{AVATAR, CHIP_HEIGHT, Chip, avatar_shapes, label_colors};

/// What stands left of the title, each with the gap behind it.
const GRIP: f32 = 18.0;
const READY: f32 = 22.0;
const KIND: f32 = 20.0;
const KEY: f32 = 58.0;
/// What stands at the right of every row.
const ESTIMATE: f32 = 44.0;
const PERSON: f32 = 30.0;
const GAP: f32 = 6.0;
/// What the title of a row has at least, before anything else is left out for it.
const TITLE: f32 = 190.0;
/// The widest that an initiative, a column and all labels become.
const INITIATIVE: f32 = 150.0;
const COLUMN: f32 = 100.0;
const LABELS: f32 = 180.0;
const PREVIEW: f32 = 420.0;

/// What rows are painted with.
#[derive(Clone, Copy)]
pub(super) struct Brush<'a> {
    pub(super) painter: &'a Painter,
    pub(super) t: &'a Tokens,
    pub(super) project: &'a Project,
    /// The name of the group above says the initiative of all its rows.
    pub(super) says_initiative: bool,
}

/// What can be pressed in a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Zones {
    /// Only where the project has a definition of ready.
    pub(super) ready: Option<Rect>,
    pub(super) title: Rect,
    pub(super) person: Rect,
    pub(super) estimate: Rect,
}

/// What a row's ground says.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub(super) struct Mark {
    pub(super) selected: bool,
    pub(super) focused: bool,
    pub(super) hovered: bool,
    /// Its place while it is being dragged elsewhere.
    pub(super) ghost: bool,
    /// The last of its list, which has no line below.
    pub(super) last: bool,
    /// 1 just after it landed, falling to 0.
    pub(super) flash: f32,
}

/// Paints a row, and tells where it can be pressed. `column` is named where it says something.
pub(super) fn paint(brush: Brush<'_>, story: &Story, rect: Rect, mark: Mark, column: Option<&str>) -> Zones {
    let t = brush.t;
    let inner = rect.shrink2(vec2(1.0, 0.0));
    let ground = if mark.selected {
        Some(t.selected)
    } else if mark.hovered {
        Some(t.panel.lerp_to_gamma(t.hover, 0.45))
    } else {
        None
    };
    let ground =
        if mark.flash > 0.0 { Some(ground.unwrap_or(t.panel).lerp_to_gamma(t.selected, mark.flash)) } else { ground };
    if let Some(fill) = ground {
        brush.painter.rect_filled(inner, CornerRadius::same(3), fill);
    }
    if !mark.last {
        let line = Stroke::new(1.0 / brush.painter.pixels_per_point(), t.line);
        brush.painter.hline(inner.x_range(), rect.max.y, line);
    }
    if mark.selected {
        let edge = Rect::from_min_max(inner.min, pos2(inner.min.x + 3.0, inner.max.y));
        brush.painter.rect_filled(edge, CornerRadius::same(1), t.accent);
    }
    let mut shapes = Vec::with_capacity(24);
    let zones = parts(brush, story, rect, column, mark.hovered, &mut shapes);
    if mark.ghost {
        let mut painter = brush.painter.clone();
        painter.multiply_opacity(0.4);
        painter.extend(shapes);
    } else {
        brush.painter.extend(shapes);
    }
    if mark.focused {
        let ring = Stroke::new(1.5, t.accent);
        brush.painter.rect_stroke(inner.shrink(1.0), CornerRadius::same(4), ring, StrokeKind::Inside);
    }
    zones
}

fn parts(
    brush: Brush<'_>,
    story: &Story,
    rect: Rect,
    column: Option<&str>,
    grip: bool,
    shapes: &mut Vec<Shape>,
) -> Zones {
    let Brush { painter, t, project, .. } = brush;
    let y = rect.center().y;
    let mut icon = |x: f32, text: &str, color: Color32| {
        let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(14.0), color);
        shapes.push(Shape::galley(pos2(x, y) - galley.size() / 2.0, galley, color));
    };
    let mut x = rect.min.x + 6.0;
    if grip {
        icon(x + 5.0, icons::DOTS_SIX_VERTICAL, t.muted);
    }
    x += GRIP - 6.0;
    let ready = (!project.settings.definition_of_ready.is_empty()).then(|| {
        let zone = Rect::from_center_size(pos2(x + 8.0, y), vec2(22.0, 24.0));
        let (held, of) = readiness(project, story);
        let (sign, color) = if held == of { (icons::CHECK_CIRCLE, t.ok) } else { (icons::CIRCLE_DASHED, t.muted) };
        icon(x + 8.0, sign, color);
        x += READY;
        zone
    });
    let (kind, color) = match story.kind {
        StoryKind::Story => (icons::BOOKMARK_SIMPLE, t.po),
        StoryKind::Bug => (icons::BUG_BEETLE, t.bad),
        StoryKind::Task => (icons::CHECK_SQUARE, t.muted),
        StoryKind::Spike => (icons::FLASK, t.pm),
    };
    icon(x + 7.0, kind, color);
    x += KIND;
    let urgency = match story.priority {
        Priority::Urgent => Some((icons::CARET_DOUBLE_UP, t.bad)),
        Priority::High => Some((icons::CARET_UP, t.warn)),
        Priority::Low => Some((icons::CARET_DOWN, t.muted)),
        Priority::Medium => None,
    };
    let key = line(painter, story.key.clone(), FontId::proportional(BODY - 1.0), t.muted, KEY - GAP);
    shapes.push(Shape::galley(pos2(x, y - key.size().y / 2.0), key, t.muted));
    x += KEY;
    if let Some((sign, color)) = urgency {
        let galley = painter.layout_no_wrap(sign.to_owned(), FontId::proportional(13.0), color);
        shapes.push(Shape::galley(pos2(x, y - galley.size().y / 2.0), galley, color));
        x += 18.0;
    }

    let mut right = rect.max.x - 8.0;
    let estimate = Rect::from_min_max(pos2(right - ESTIMATE + GAP, y - 12.0), pos2(right, y + 12.0));
    self::estimate(brush, story, estimate, shapes);
    right -= ESTIMATE;
    let person = Rect::from_min_max(pos2(right - PERSON + GAP, y - 12.0), pos2(right, y + 12.0));
    match story.assignee.and_then(|id| project.people.get(id)) {
        Some(known) => shapes.extend(avatar_shapes(painter, t, person.center(), known)),
        None => shapes.push(Shape::circle_stroke(person.center(), AVATAR / 2.0 - 1.5, Stroke::new(1.0, t.line_strong))),
    }
    right -= PERSON;
    let right = tags(brush, story, column, (x, right, y), shapes);
    let done = project.is_done(story);
    let text = if story.title.is_empty() { "Untitled".into() } else { visible(&story.title) };
    let color = if done { t.muted } else { t.text };
    let title = line(painter, text.into_owned(), FontId::proportional(BODY), color, (right - x).max(20.0));
    shapes.push(Shape::galley(pos2(x, y - title.size().y / 2.0), title, color));
    let title = Rect::from_min_max(pos2(x, rect.min.y + 3.0), pos2(right.max(x + 20.0), rect.max.y - 3.0));
    Zones { ready, title, person, estimate }
}

fn estimate(brush: Brush<'_>, story: &Story, zone: Rect, shapes: &mut Vec<Shape>) {
    let Brush { painter, t, .. } = brush;
    if let Some(estimate) = story.estimate {
        let chip = Chip::new(painter, points(estimate), t.text);
        let at = pos2(zone.center().x - chip.width() / 2.0, zone.center().y - CHIP_HEIGHT / 2.0);
        shapes.extend(chip.shapes(at, t.hover));
    } else {
        let galley = painter.layout_no_wrap("–".into(), FontId::proportional(BODY), t.muted);
        shapes.push(Shape::galley(zone.center() - galley.size() / 2.0, galley, t.muted));
    }
}

/// Blocker, initiative, column and labels between the title and the right end, as far as they fit; tells where they begin.
fn tags(
    brush: Brush<'_>,
    story: &Story,
    column: Option<&str>,
    (left, right, y): (f32, f32, f32),
    shapes: &mut Vec<Shape>,
) -> f32 {
    let Brush { painter, t, project, .. } = brush;
    let blocker = project.open_blockers(story).next();
    let sign = blocker.map(|_| Chip::new(painter, icons::PROHIBIT.into(), t.bad));
    let words = blocker.map(|blocker| Chip::new(painter, format!("{} {}", icons::PROHIBIT, blocker.key), t.bad));
    let initiative = story.initiative.filter(|_| !brush.says_initiative).and_then(|id| project.initiatives.get(id));
    let initiative = initiative.map(|initiative| {
        let swatch = initiative_color(project, initiative.id);
        let (color, fill) = label_colors(t, swatch);
        (cut(painter, &initiative.title, color, INITIATIVE), fill)
    });
    let column = column.map(|name| cut(painter, name, t.muted, COLUMN));
    let labels = labels(brush, story);
    let width = |chip: &Option<Chip>| chip.as_ref().map_or(0.0, |chip| f64::from(chip.width() + GAP));
    let fits = fits(
        f64::from(right - left) - width(&sign),
        f64::from(TITLE),
        Wants {
            labels: labels.iter().map(|(chip, _)| f64::from(chip.width() + GAP)).sum(),
            column: width(&column),
            initiative: initiative.as_ref().map_or(0.0, |(chip, _)| f64::from(chip.width() + GAP)),
            blocked: width(&words) - width(&sign),
        },
    );
    let mut x = right;
    let mut put = |chip: Chip, fill: Color32| {
        x -= chip.width();
        shapes.extend(chip.shapes(pos2(x, y - CHIP_HEIGHT / 2.0), fill));
        x -= GAP;
    };
    if let Some(chip) = column.filter(|_| fits.column) {
        put(chip, t.side);
    }
    if let Some((chip, fill)) = initiative.filter(|_| fits.initiative) {
        put(chip, fill);
    }
    if fits.labels {
        labels.into_iter().rev().for_each(|(chip, fill)| put(chip, fill));
    }
    if let Some(chip) = if fits.blocked { words } else { sign } {
        put(chip, t.bad_soft);
    }
    x
}

/// The labels that fit together, and how many more there are.
fn labels(brush: Brush<'_>, story: &Story) -> Vec<(Chip, Color32)> {
    let Brush { painter, t, project, .. } = brush;
    let (mut chips, mut left) = (Vec::new(), LABELS);
    for (i, label) in story.labels.iter().enumerate() {
        let (color, fill) = label_colors(t, project.settings.label_colors.get(label).copied());
        let chip = cut(painter, label, color, 110.0);
        left -= chip.width() + GAP;
        if left < 0.0 {
            chips.push((Chip::new(painter, format!("+{}", story.labels.len() - i), t.muted), Color32::TRANSPARENT));
            break;
        }
        chips.push((chip, fill));
    }
    chips
}

/// A chip that is no wider than so many points.
fn cut(painter: &Painter, text: &str, color: Color32, width: f32) -> Chip {
    let text = visible(text).into_owned();
    let chip = Chip::new(painter, text.clone(), color);
    if chip.width() <= width { chip } else { Chip::cut(painter, text, color, width) }
}

/// A text on one line, cut to a width in points.
pub(super) fn line(painter: &Painter, text: String, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text, TextFormat::simple(font, color));
    job.wrap = TextWrapping::truncate_at_width(width);
    job.break_on_newline = false;
    painter.layout_job(job)
}

/// The colour of an initiative: its own, or else its theme's.
pub(super) fn initiative_color(project: &Project, initiative: InitiativeId) -> Option<Swatch> {
    let initiative = project.initiatives.get(initiative)?;
    initiative.color.or_else(|| Some(project.themes.get(initiative.theme?)?.color))
}

/// Paints what is dragged, with its left top corner at `at`: the story, for several a stack with their number.
pub(super) fn paint_preview(brush: Brush<'_>, story: &Story, at: Pos2, height: f32, count: usize) {
    let Brush { painter, t, .. } = brush;
    let rect = Rect::from_min_size(at, vec2(PREVIEW, height));
    let shadow = egui::Shadow { offset: [0, 6], blur: 18, spread: 0, color: t.shadow };
    let behind = count.saturating_sub(1).min(2);
    let step = vec2(5.0, 5.0);
    painter.add(shadow.as_shape(rect.translate(step * behind as f32), CornerRadius::same(7)));
    let stroke = Stroke::new(1.0, t.line_strong);
    for n in (0..=behind).rev() {
        let rect = rect.translate(step * n as f32);
        painter.rect(rect, CornerRadius::same(7), t.panel, stroke, StrokeKind::Inside);
    }
    let mut shapes = Vec::new();
    parts(brush, story, rect, None, true, &mut shapes);
    painter.extend(shapes);
    if count > 1 {
        let center = rect.right_top();
        painter.circle_filled(center, 11.0, t.accent);
        painter.text(center, Align2::CENTER_CENTER, count.to_string(), semibold(CHIP), t.on_accent);
    }
}

/// How far from the left a preview may be held at most.
pub(super) const MOST_GRAB: f32 = PREVIEW - 20.0;
