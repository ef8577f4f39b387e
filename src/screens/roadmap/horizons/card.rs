//! The card of an initiative: what it shows, and what it is called.

use egui::{Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::Plan;
use super::drag::Landing;
use super::shown::Place;
use crate::insight::{Horizon, asks_to_close};
use crate::model::{Confidence, Initiative, Word as _};
use crate::screens::roadmap::coarse::Coarse;
use crate::screens::roadmap::colors::{bar_color, confidence_swatch};
use crate::screens::roadmap::lists::text::{done_in_words, lines, one_line, percent};
use crate::screens::roadmap::{Status, status_of};
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP, Tokens, semibold};
use crate::ui::widgets::{AVATAR, CHIP_HEIGHT, Chip, avatar_shapes, label_colors};

/// The height of every card, and the space below it, in points.
pub(super) const HEIGHT: f32 = 98.0;
pub(super) const GAP: f32 = 6.0;

const PADDING: f32 = 12.0;
const RIGHT: f32 = 9.0;
const TOP: f32 = 11.0;
const TITLE_TOP: f32 = 28.0;
const TITLE_LINES: usize = 2;
const BOTTOM: f32 = 9.0;
const BAR: f32 = 5.0;
/// The least width of a progress bar beside its figure.
const LEAST_BAR: f32 = 24.0;
const CORNER: CornerRadius = CornerRadius::same(7);

/// What a card's border says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    pub(super) selected: bool,
    pub(super) focused: bool,
    pub(super) hovered: bool,
    /// Its place while it is dragged elsewhere.
    pub(super) ghost: bool,
}

impl Plan<'_> {
    pub(super) fn coarse(&self) -> Coarse {
        let document = self.scene.document;
        let fiscal_offset = document.project().settings.fiscal_offset;
        Coarse { dates: self.scene.dates, today: document.clock().today(), fiscal_offset }
    }

    pub(super) fn is_late(&self, initiative: &Initiative) -> bool {
        let document = self.scene.document;
        status_of(initiative, document.indexes().roll_up(initiative.id), document.clock().today()) == Status::Late
    }
}

/// Paints a card.
pub(super) fn paint(painter: &Painter, t: &Tokens, plan: Plan<'_>, initiative: &Initiative, rect: Rect, mark: Mark) {
    let mut painter = painter.clone();
    if mark.ghost {
        painter.multiply_opacity(0.4);
    }
    let fill = if mark.hovered && !mark.ghost { t.panel.lerp_to_gamma(t.hover, 0.35) } else { t.panel };
    let stroke = if mark.selected { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.line) };
    painter.rect(rect, CORNER, fill, stroke, StrokeKind::Inside);
    let stripe = Rect::from_min_max(rect.min + vec2(0.0, 8.0), pos2(rect.min.x + 3.0, rect.max.y - 8.0));
    let document = plan.scene.document;
    let today = document.clock().today();
    let color = bar_color(t, document.project(), document.indexes(), plan.coloring, initiative, today);
    painter.rect_filled(stripe, CornerRadius::same(1), color);
    head(&painter, t, plan, initiative, rect);
    let text = if initiative.title.trim().is_empty() { "Untitled".into() } else { visible(&initiative.title) };
    let room = rect.width() - PADDING - RIGHT;
    let title = lines(&painter, text.into_owned(), FontId::proportional(BODY), t.text, room, TITLE_LINES);
    painter.galley(rect.min + vec2(PADDING, TITLE_TOP), title, t.text);
    foot(&painter, t, plan, initiative, color, rect);
    if mark.focused {
        // Apart from the selection's border, so that both can be told on one card.
        let ring = Stroke::new(2.0, t.accent.gamma_multiply(0.55));
        painter.rect_stroke(rect.expand(1.0), CornerRadius::same(8), ring, StrokeKind::Outside);
    }
}

/// The theme, and the dates at the right.
fn head(painter: &Painter, t: &Tokens, plan: Plan<'_>, initiative: &Initiative, rect: Rect) {
    let font = FontId::proportional(CHIP);
    let (left, mut right, top) = (rect.min.x + PADDING, rect.max.x - RIGHT, rect.min.y + TOP);
    let late = plan.is_late(initiative);
    let dates = initiative.period().map(|period| plan.coarse().period(period, initiative.confidence));
    let dates = match (dates, late) {
        (Some(dates), true) => format!("{} Late, {dates}", icons::WARNING),
        (Some(dates), false) => dates,
        (None, _) => "No dates".into(),
    };
    let color = if late { t.bad } else { t.muted };
    let dates = one_line(painter, dates, font.clone(), color, right - left);
    right -= dates.size().x;
    painter.galley(pos2(right, top), dates, color);
    let theme = initiative.theme.and_then(|id| plan.scene.document.project().themes.get(id));
    let name = theme.map(|theme| visible(&theme.name).into_owned()).unwrap_or_default();
    let text = if initiative.pinned { format!("{} {name}", icons::PUSH_PIN) } else { name };
    let theme = one_line(painter, text, font, t.muted, right - left - 8.0);
    painter.galley(pos2(left, top), theme, t.muted);
}

/// Progress, confidence and owner.
fn foot(painter: &Painter, t: &Tokens, plan: Plan<'_>, initiative: &Initiative, color: Color32, rect: Rect) {
    let top = rect.max.y - BOTTOM - CHIP_HEIGHT;
    let middle = top + CHIP_HEIGHT / 2.0;
    let (left, mut right) = (rect.min.x + PADDING, rect.max.x - RIGHT);
    let document = plan.scene.document;
    if let Some(owner) = initiative.owner.and_then(|id| document.project().people.get(id)) {
        painter.extend(avatar_shapes(painter, t, pos2(right - AVATAR / 2.0, middle), owner));
    }
    // A place for the owner in every card, so that chips stand below each other.
    right -= AVATAR + 6.0;
    let (text, fill) = label_colors(t, Some(confidence_swatch(initiative.confidence)));
    let chip = Chip::new(painter, initiative.confidence.label().to_owned(), text);
    right -= chip.width();
    painter.extend(chip.shapes(pos2(right, top), fill));
    right -= 10.0;
    let font = FontId::proportional(CHIP);
    let Some(progress) = document.indexes().roll_up(initiative.id).progress() else {
        let text = one_line(painter, "No stories".into(), font, t.muted, right - left);
        painter.galley(pos2(left, middle - text.size().y / 2.0), text, t.muted);
        return;
    };
    let figure = painter.layout_no_wrap(format!("{} %", percent(progress)), font, t.muted);
    let room = right - left - figure.size().x - 6.0;
    painter.galley(pos2(right - figure.size().x, middle - figure.size().y / 2.0), figure, t.muted);
    if room >= LEAST_BAR {
        let bar = Rect::from_min_size(pos2(left, middle - BAR / 2.0), vec2(room, BAR));
        painter.extend(progress_shapes(t, bar, progress, color));
    }
}

/// A bar that is filled as far as work is done.
fn progress_shapes(t: &Tokens, bar: Rect, progress: f64, color: Color32) -> [Shape; 2] {
    let corner = CornerRadius::same(3);
    let done = bar.with_max_x(bar.min.x + bar.width() * progress.clamp(0.0, 1.0) as f32);
    [Shape::rect_filled(bar, corner, t.line), Shape::rect_filled(done, corner, color)]
}

/// Paints what is dragged, with its left top corner at `at`: the card, for several a stack with their number, and below
/// it what a drop would do.
pub(super) fn paint_preview(
    painter: &Painter,
    t: &Tokens,
    plan: Plan<'_>,
    initiative: &Initiative,
    (at, width): (Pos2, f32),
    (count, landing): (usize, Option<Landing>),
) {
    let rect = Rect::from_min_size(at, vec2(width, HEIGHT));
    let shadow = egui::Shadow { offset: [0, 6], blur: 18, spread: 0, color: t.shadow };
    let behind = count.saturating_sub(1).min(2);
    let step = vec2(5.0, 5.0);
    painter.add(shadow.as_shape(rect.translate(step * behind as f32), CORNER));
    for n in (1..=behind).rev() {
        let stroke = Stroke::new(1.0, t.line_strong);
        painter.rect(rect.translate(step * n as f32), CORNER, t.panel, stroke, StrokeKind::Inside);
    }
    paint(painter, t, plan, initiative, rect, Mark::default());
    painter.rect_stroke(rect, CORNER, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
    if count > 1 {
        let center = rect.right_top();
        painter.circle_filled(center, 11.0, t.accent);
        painter.text(center, Align2::CENTER_CENTER, count.to_string(), semibold(CHIP), t.on_accent);
    }
    if let Some(landing) = landing {
        let text = landing_in_words(plan.coarse(), landing);
        let galley = painter.layout_no_wrap(text, FontId::proportional(CHIP), t.bg);
        let below = rect.left_bottom() + vec2(PADDING, 8.0 + step.y * behind as f32);
        let tag = Rect::from_min_size(below, galley.size() + vec2(16.0, 8.0));
        painter.rect_filled(tag, CornerRadius::same(5), t.text);
        painter.galley(tag.min + vec2(8.0, 4.0), galley, t.bg);
    }
}

/// "4 Jan – 19 Mar 2027, likely", in days: this is where the plan changes.
fn landing_in_words(coarse: Coarse, landing: Landing) -> String {
    let dates = coarse.period(landing.period, Confidence::Committed);
    let confidence = landing.confidence.label().to_lowercase();
    if landing.count > 1 {
        format!("{} initiatives: {confidence}", landing.count)
    } else {
        format!("{dates}, {confidence}")
    }
}

/// "One-tap checkout, Now, 12 Nov to 24 Dec, 55 % done, likely, 2 of 14": what a card is called.
pub(super) fn name(plan: Plan<'_>, initiative: &Initiative, place: Place, len: usize) -> String {
    let title = if initiative.title.trim().is_empty() { "Untitled".into() } else { visible(&initiative.title) };
    let dates = initiative.period().map(|period| plan.coarse().in_words(period, initiative.confidence));
    let progress = plan.scene.document.indexes().roll_up(initiative.id).progress();
    let late = if plan.is_late(initiative) { "late, " } else { "" };
    format!(
        "{title}, {}, {late}{}, {}, {}, {} of {len}",
        place.horizon.label(),
        dates.unwrap_or_else(|| "no dates".into()),
        progress.map_or_else(|| "no stories".into(), |progress| format!("{} % done", percent(progress))),
        initiative.confidence.label().to_lowercase(),
        place.row + 1,
    )
}

/// What has no room on a card.
pub(super) fn tooltip(plan: Plan<'_>, initiative: &Initiative) -> Vec<String> {
    let document = plan.scene.document;
    let (project, coarse) = (document.project(), plan.coarse());
    let mut text = vec![visible(&initiative.title).into_owned()];
    if let Some(period) = initiative.period() {
        let days = usize::try_from(plan.facts.workdays.length(period)).unwrap_or(0);
        let days = crate::ui::format::count(days, "working day", "working days");
        text.push(format!("{}, {days}", coarse.period(period, Confidence::Committed)));
    }
    if let Some(finish) = plan.facts.forecast.of(initiative.id) {
        text.push(format!("Forecast from the board: 85 % by {}", coarse.dates.day(finish.most, coarse.today)));
    }
    text.extend(done_in_words(document.indexes().roll_up(initiative.id)));
    if asks_to_close(project, document.indexes(), initiative.id) {
        text.push("All stories are done. Close it?".into());
    }
    if let Some(owner) = initiative.owner.and_then(|id| project.people.get(id)) {
        text.push(format!("Owner: {}", visible(&owner.name)));
    }
    text
}

/// The quarter that a horizon stands for: "Q4 2026", "from Q2 2027".
pub(super) fn quarter(plan: Plan<'_>, horizon: Horizon) -> String {
    use crate::insight::{add_quarters, quarter_start};
    use crate::screens::roadmap::ladder::Band;
    let coarse = plan.coarse();
    let start = add_quarters(quarter_start(coarse.today, coarse.fiscal_offset), horizon as i32);
    let name = coarse.quarter(start, Band::Upper);
    if horizon == Horizon::Later { format!("from {name}") } else { name }
}
