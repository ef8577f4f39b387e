//! Time: the bands at the top, days off, sprints, and today.

use egui::{Rect, pos2};

use super::{AXIS, BANDS, Drawing};
use crate::model::{Date, Sprint};
use crate::screens::roadmap::ladder::{self, Band, Rung, Tick};
use crate::screens::roadmap::time::day_of;
use crate::ui::picture::pen::{self, CHIP, SMALL, SMALL_STRONG, STRONG};
use crate::ui::picture::{Anchor, Measure, Picture};

/// Sprints that are narrower have no label, and much narrower ones do not show.
const SPRINT_LABEL: f32 = 18.0;
const SPRINT: f32 = 5.0;
/// From the left edge of a cell to its label.
const PAD: f64 = 7.0;

/// What lies under everything: what is past, days off, and the lines of the calendar.
pub(super) fn ground(drawing: &Drawing<'_>, picture: &mut Picture) {
    let (t, canvas) = (drawing.t, drawing.canvas());
    let today = drawing.x(day_of(drawing.plan.today)).min(canvas.max.x);
    if today > canvas.min.x {
        pen::rect(picture, canvas.with_max_x(today), 0.0, t.side);
    }
    let (camera, calendar) = (drawing.plan.camera, &drawing.plan.project.settings.calendar);
    for (from, to) in ladder::shaded(camera, f64::from(canvas.width()), calendar) {
        let span =
            Rect::from_min_max(pos2(drawing.x(day_of(from)), canvas.min.y), pos2(drawing.x(day_of(to)), canvas.max.y));
        pen::rect(picture, span, 0.0, t.hover.gamma_multiply(0.7));
    }
    let rung = Rung::at(camera.points_per_day());
    for (unit, color) in [(rung.lower, t.line), (rung.upper, t.line_strong)] {
        for tick in ticks(drawing, unit, Band::Lower) {
            pen::upright(picture, drawing.x(day_of(tick.from)), [canvas.min.y, canvas.max.y], color);
        }
    }
}

fn ticks(drawing: &Drawing<'_>, unit: ladder::Unit, band: Band) -> impl Iterator<Item = Tick> {
    let width = f64::from(drawing.canvas().width());
    ladder::ticks(drawing.plan.camera, width, unit, band, drawing.plan.fiscal_offset())
}

/// The bands above the canvas.
pub(super) fn draw(drawing: &Drawing<'_>, picture: &mut Picture, measure: &mut dyn Measure) {
    let (t, size) = (drawing.t, drawing.size);
    pen::rect(picture, Rect::from_min_max(pos2(0.0, 0.0), pos2(size.x, AXIS)), 0.0, t.bg);
    pen::level(picture, [0.0, size.x], AXIS - 1.0, t.line_strong);
    let clip = Rect::from_min_max(pos2(drawing.names(), 0.0), pos2(size.x, AXIS));
    picture.shapes.push(crate::ui::picture::Shape::Clip(clip));
    let rung = Rung::at(drawing.plan.camera.points_per_day());
    let camera = drawing.plan.camera;
    let (upper, lower) = (BANDS[0], BANDS[0] + BANDS[1]);
    for tick in ticks(drawing, rung.upper, Band::Upper) {
        let (left, right) = (camera.x_of_date(tick.from), camera.x_of_date(tick.to));
        if left > 0.0 {
            pen::upright(picture, drawing.names() + left as f32, [4.0, AXIS], t.line_strong);
        }
        let width = f64::from(measure.width(&tick.label, STRONG));
        if let Some(x) = ladder::label_x(left, right, width, PAD) {
            let at = pos2(drawing.names() + x as f32, upper / 2.0 + 2.0);
            pen::text(picture, at, Anchor::Left, STRONG, t.text, tick.label);
        }
    }
    for tick in ticks(drawing, rung.lower, Band::Lower) {
        let (left, right) = (camera.x_of_date(tick.from), camera.x_of_date(tick.to));
        pen::upright(picture, drawing.names() + left as f32, [upper + 2.0, lower + 2.0], t.line);
        let width = f64::from(measure.width(&tick.label, SMALL));
        if let Some(x) = ladder::label_x(left, right, width, PAD.min((right - left - width).max(0.0) / 2.0)) {
            let at = pos2(drawing.names() + x as f32, f32::midpoint(upper, lower));
            pen::text(picture, at, Anchor::Left, SMALL, t.muted, tick.label);
        }
    }
    sprints(drawing, picture, measure);
    today_pill(drawing, picture, measure);
}

/// The sprints as a band: the active one stands out.
fn sprints(drawing: &Drawing<'_>, picture: &mut Picture, measure: &mut dyn Measure) {
    let t = drawing.t;
    let (from, to) = drawing.days();
    let [top, bottom] = [AXIS - BANDS[2] + 3.0, AXIS - 4.0];
    for sprint in drawing.plan.project.sprints.iter() {
        let Some((start, end)) = sprint.start.zip(sprint.end) else { continue };
        let (start, end) = (day_of(start), day_of(end) + 1.0);
        let (left, right) = (drawing.x(start), drawing.x(end));
        if end < from || start > to || right - left < SPRINT {
            continue;
        }
        let rect = Rect::from_min_max(pos2(left + 1.0, top), pos2(right - 1.0, bottom));
        let active = drawing.plan.indexes.active_sprint() == Some(sprint.id);
        let (fill, color) = if active { (t.po_soft, t.po) } else { (t.hover, t.muted) };
        pen::rect(picture, rect, 3.0, fill);
        let label = short_name(sprint);
        // In the middle of what is in sight of it.
        let shown = rect.intersect(drawing.canvas().with_min_y(top));
        if shown.width() >= SPRINT_LABEL && measure.width(&label, CHIP) <= shown.width() - 2.0 {
            pen::text(picture, pos2(shown.center().x, rect.center().y), Anchor::Middle, CHIP, color, label);
        }
    }
}

/// "S12" for "Sprint 12", and other names as they are.
fn short_name(sprint: &Sprint) -> String {
    match sprint.name.strip_prefix("Sprint ") {
        Some(number) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) => format!("S{number}"),
        _ => sprint.name.clone(),
    }
}

/// Where today begins, over the bars.
pub(super) fn today_line(drawing: &Drawing<'_>, picture: &mut Picture) {
    let canvas = drawing.canvas();
    let x = today_x(drawing, drawing.plan.today);
    if (canvas.min.x..=canvas.max.x).contains(&x) {
        let rect = Rect::from_min_max(pos2(x - 0.75, canvas.min.y), pos2(x + 0.75, canvas.max.y));
        pen::rect(picture, rect, 0.0, drawing.t.bad);
    }
}

fn today_x(drawing: &Drawing<'_>, today: Date) -> f32 {
    drawing.x(day_of(today))
}

/// Today's date on the axis.
fn today_pill(drawing: &Drawing<'_>, picture: &mut Picture, measure: &mut dyn Measure) {
    let (t, today) = (drawing.t, drawing.plan.today);
    let x = today_x(drawing, today);
    if x < drawing.names() || x > drawing.size.x {
        return;
    }
    let words = drawing.dates.day(today, today);
    let half = measure.width(&words, SMALL_STRONG) / 2.0 + 8.0;
    let x = x.clamp(drawing.names() + half + 2.0, (drawing.size.x - half - 2.0).max(drawing.names() + half + 2.0));
    let at = pos2(x, AXIS - BANDS[2] / 2.0);
    pen::pill(picture, at, SMALL_STRONG, [t.bad, t.panel], &words, measure);
}
