//! Bars and milestones with their labels.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Color32, Pos2, Rect, pos2, vec2};

use super::{Drawing, Seen, Sight};
use crate::model::{Initiative, Node, Period};
use crate::screens::roadmap::colors::{bar_color, milestone_color};
use crate::screens::roadmap::lanes::{Bar, fading};
use crate::screens::roadmap::layout::{DIAMOND, LABEL_PAD, LEAST, ROW, Spot, TINY};
use crate::screens::roadmap::pack::LabelPlace;
use crate::screens::roadmap::plan::PORT;
use crate::ui::format::visible;
use crate::ui::picture::pen::{self, BODY, CHIP};
use crate::ui::picture::{Anchor, Measure, Picture, Shape};
use crate::ui::theme::contrast;

/// The corners of bars.
pub(super) const RADIUS: f32 = 5.0;
/// The height of the line that tells the progress.
const PROGRESS: f32 = 3.0;
/// The least width of a bar with a percentage in it.
const WITH_PERCENT: f32 = 44.0;

/// The contrast that WCAG 2.2 asks for of text.
const READABLE: f32 = 4.5;

/// A bar that is in sight, or several that are too short to be told apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    bar: Bar,
    rect: Rect,
    /// It is shorter than can be told apart, and stands for all of this row that share its few points.
    tiny: bool,
    together: u32,
    /// It is held, so this is only where it was.
    left_behind: bool,
}

/// Everything in sight, and where; what is held is where it would come to be.
pub(super) fn collect(drawing: &Drawing<'_>, sight: &mut Sight) -> Vec<Row> {
    let plan = &drawing.plan;
    let (from, to) = drawing.days();
    let canvas = drawing.canvas();
    let proposal = drawing.gesture.proposal();
    let held = |node: Node| proposal.is_some_and(|p| p.placed.contains_key(&node));
    let mut rows: Vec<Row> = Vec::with_capacity(128);
    for (index, lane) in drawing.lanes() {
        if plan.layout.is_folded(lane.lane) {
            continue;
        }
        let count = plan.layout.row_count(lane);
        let above = ((drawing.scroll - plan.layout.top(index)) / ROW - 1.0).floor().max(0.0) as usize;
        for row in above.min(count)..count {
            let middle = plan.layout.row_middle(Spot { lane: index, row });
            if f64::from(drawing.y(middle) - canvas.max.y) > ROW {
                break;
            }
            let begins = rows.len();
            for (_, bar) in plan.layout.row_between(lane, row, from, to) {
                let rect = drawing.rect(bar.node, bar.period, middle);
                let width = bar.period.days() as f64 * plan.camera.points_per_day();
                let tiny = width < TINY && !bar.is_milestone();
                let mut rect = rect;
                if tiny
                    && let Some(last) = rows[begins..].last_mut()
                    && last.tiny
                {
                    if rect.min.x < last.rect.min.x + LEAST as f32 {
                        last.together += 1;
                        // The keyboard needs a place for what it is at.
                        if plan.selection.cursor() == Some(bar.node) {
                            sight.bars.push(Seen { node: bar.node, rect: last.rect, cut: true });
                        }
                        continue;
                    }
                    rect.min.x = rect.min.x.max(last.rect.max.x);
                    rect.max.x = rect.min.x + LEAST as f32;
                }
                let left_behind = held(bar.node);
                rows.push(Row { bar: *bar, rect, tiny, together: 1, left_behind });
                if !left_behind {
                    sight.bars.push(Seen { node: bar.node, rect, cut: false });
                }
            }
        }
    }
    if let Some(proposal) = proposal {
        for (node, period) in &proposal.placed {
            let Some((_, bar)) = plan.spot_of(*node) else { continue };
            let rect = drawing.rect(*node, *period, held_middle(drawing, *node));
            if rect.intersects(canvas.expand(200.0)) {
                rows.push(Row {
                    bar: Bar { period: *period, ..*bar },
                    rect,
                    tiny: false,
                    together: 1,
                    left_behind: false,
                });
                sight.bars.push(Seen { node: *node, rect, cut: false });
            }
        }
    }
    rows
}

/// The height at which something that is held shows: in its own row, or in the one under the pointer of another lane.
fn held_middle(drawing: &Drawing<'_>, node: Node) -> f64 {
    let plan = &drawing.plan;
    let own = plan.spot_of(node).map_or(0.0, |(spot, _)| plan.layout.row_middle(spot));
    let crate::screens::roadmap::gesture::Gesture::Move(held) = drawing.gesture else { return own };
    if held.proposal.lane.is_none() {
        return own;
    }
    let of = |node: Node| plan.spot_of(node).map(|(spot, _)| plan.layout.row_middle(spot));
    let apart = of(node).zip(of(held.grabbed)).map_or(0.0, |(own, grabbed)| own - grabbed);
    plan.row_at(held.y) + apart
}

pub(super) fn draw(
    drawing: &Drawing<'_>,
    rows: &[Row],
    sight: &mut Sight,
    picture: &mut Picture,
    measure: &mut dyn Measure,
) {
    folded(drawing, picture, measure);
    let mut cut = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        match row.bar.node {
            Node::Initiative(id) => {
                let after = rows.get(at + 1).filter(|next| next.rect.min.y == row.rect.min.y);
                let next = after.map_or(f32::INFINITY, |next| next.rect.min.x);
                if let Some(initiative) = drawing.plan.project.initiatives.get(id)
                    && bar(drawing, (row, next), initiative, picture, measure)
                {
                    cut.insert(row.bar.node);
                }
            }
            Node::Milestone(id) => {
                let Some(milestone) = drawing.plan.project.milestones.get(id) else { continue };
                let color = faint(row, milestone_color(drawing.t, drawing.plan.project, milestone));
                let center = row.rect.center();
                picture.shapes.push(Shape::Diamond { center, half: DIAMOND as f32, fill: color });
                if !row.left_behind {
                    let at = pos2(row.rect.max.x + beside(drawing, row), center.y);
                    let title = visible(&milestone.title).into_owned();
                    pen::text(picture, at, Anchor::Left, BODY, drawing.t.text, title);
                }
            }
        }
        if !row.left_behind {
            marks(drawing, row, picture);
        }
    }
    for seen in &mut sight.bars {
        seen.cut = cut.contains(&seen.node);
    }
}

fn faint(row: &Row, color: Color32) -> Color32 {
    if row.left_behind { color.gamma_multiply(0.25) } else { color }
}

/// A bar, given where the next of its row begins. True when its title cannot be read.
fn bar(
    drawing: &Drawing<'_>,
    (row, next): (&Row, f32),
    initiative: &Arc<Initiative>,
    picture: &mut Picture,
    measure: &mut dyn Measure,
) -> bool {
    let (t, plan, rect) = (drawing.t, &drawing.plan, row.rect);
    let color = bar_color(t, plan.project, plan.indexes, drawing.look.coloring, initiative, plan.today);
    let color = faint(row, color);
    if row.tiny {
        // The more stand together, the denser.
        let density = (0.4 + 0.2 * row.together as f32).min(1.0);
        pen::rect(picture, rect, 1.0, color.gamma_multiply(density));
        return false;
    }
    let radius = RADIUS.min(rect.width() / 2.0);
    match fading(initiative.confidence) {
        Some((share, opacity)) if rect.width() > 8.0 => {
            let from = rect.min.x + rect.width() * share;
            picture.shapes.push(Shape::Fade { rect, radius, fill: color, from, opacity });
        }
        _ => pen::rect(picture, rect, radius, color),
    }
    if row.left_behind {
        return false;
    }
    let progress = plan.indexes.roll_up(initiative.id).progress();
    if let Some(progress) = progress.filter(|_| rect.width() >= 12.0) {
        // Inset, or on a light ground the bar would seem to be bitten off.
        let foot = rect.max.y - 2.0;
        let line = Rect::from_min_max(pos2(rect.min.x + 3.0, foot - PROGRESS), pos2(rect.max.x - 3.0, foot));
        let done = line.with_max_x(line.min.x + line.width() * progress as f32);
        pen::rect(picture, line, 1.5, t.on_swatch.gamma_multiply(0.25));
        pen::rect(picture, done, 1.5, t.on_swatch.gamma_multiply(0.95));
    }
    if drawing.look.frame_critical && drawing.look.critical.is_critical(row.bar.node) {
        pen::frame(picture, rect, radius, 1.5, t.text);
    }
    if initiative.pinned {
        pin(drawing, rect, picture);
    }
    let percent = progress.map(|progress| format!("{:.0} %", progress * 100.0));
    label(drawing, (row, next), (initiative, color), percent, picture, measure)
}

/// The head of a pin at the corner of a bar that the scheduler leaves alone.
fn pin(drawing: &Drawing<'_>, rect: Rect, picture: &mut Picture) {
    let head = Rect::from_center_size(rect.left_top() + vec2(2.0, 1.0), vec2(8.0, 8.0));
    pen::rect(picture, head, 4.0, drawing.t.panel);
    pen::rect(picture, head.shrink(1.5), 2.5, drawing.t.text);
}

/// The title: inside, sticking to the part that is in sight; else to the right. True when it is cut.
fn label(
    drawing: &Drawing<'_>,
    (row, next): (&Row, f32),
    (initiative, color): (&Initiative, Color32),
    percent: Option<String>,
    picture: &mut Picture,
    measure: &mut dyn Measure,
) -> bool {
    let (t, rect, canvas) = (drawing.t, row.rect, drawing.canvas());
    let pad = LABEL_PAD as f32;
    let title = || visible(&initiative.title).into_owned();
    let shown = rect.intersect(canvas);
    let percent =
        percent.filter(|_| initiative.confidence == crate::model::Confidence::Committed || row.bar.solid >= 1.0);
    let after = percent.as_ref().map_or(0.0, |percent| measure.width(percent, CHIP) + pad);
    match drawing.plan.layout.label_place(&row.bar, drawing.plan.camera) {
        LabelPlace::Inside => {
            let left = rect.min.x.max(canvas.min.x) + pad;
            let right = rect.max.x.min(canvas.max.x);
            // It sticks to the left edge while its bar goes on, and leaves with the end of the bar.
            let solid = rect.min.x + rect.width() * row.bar.solid;
            let left = left.min((solid - pad - row.bar.title).max(rect.min.x + pad));
            if left < canvas.min.x
                && let Some((at, ink)) = past_solid(drawing, (row, next), initiative, color)
            {
                pen::text(picture, at, Anchor::Left, BODY, ink, title());
                return false;
            }
            let room = right - pad - left;
            if room > 8.0 {
                let at = pos2(left, rect.center().y - 0.5);
                // It fits its bar, so only the edge of the canvas cuts it.
                pen::text(picture, at, Anchor::Left, BODY, t.on_swatch, title());
            }
            if let Some(percent) = percent.filter(|_| left + row.bar.title + pad + after <= rect.max.x) {
                let at = pos2(rect.max.x - pad, rect.center().y - 0.5);
                pen::text(picture, at, Anchor::Right, CHIP, t.on_swatch, percent);
            }
            (room < row.bar.title && room > 8.0) || left < canvas.min.x
        }
        LabelPlace::Beside => {
            let at = pos2(rect.max.x + beside(drawing, row), rect.center().y);
            pen::text(picture, at, Anchor::Left, BODY, t.text, title());
            if let Some(percent) = percent.filter(|_| shown.width() >= WITH_PERCENT && rect.width() >= WITH_PERCENT) {
                let at = pos2(rect.max.x - pad, rect.center().y - 0.5);
                pen::text(picture, at, Anchor::Right, CHIP, t.on_swatch, percent);
            }
            at.x + row.bar.title > canvas.max.x
        }
        LabelPlace::Nowhere => true,
    }
}

/// Where a title stands whose solid part has left the view to the left, and its colour: at the edge on the part that fades,
/// where that carries text, or else beside the bar, where there is room.
fn past_solid(
    drawing: &Drawing<'_>,
    (row, next): (&Row, f32),
    initiative: &Initiative,
    color: Color32,
) -> Option<(Pos2, Color32)> {
    let (t, rect, canvas, pad) = (drawing.t, row.rect, drawing.canvas(), LABEL_PAD as f32);
    let (share, opacity) = fading(initiative.confidence)?;
    let (from, to) = (canvas.min.x + pad, canvas.min.x + pad + row.bar.title);
    if to + pad <= rect.max.x.min(canvas.max.x) {
        let fades = rect.min.x + rect.width() * share;
        let solid = |x: f32| 1.0 - (1.0 - opacity) * ((x - fades) / (rect.max.x - fades)).clamp(0.0, 1.0);
        let grounds =
            [from, f32::midpoint(from, to), to].map(|x| [t.bg, t.side].map(|under| over(under, color, solid(x))));
        let reads = |ink: &Color32| grounds.iter().flatten().all(|ground| contrast(*ink, *ground) >= READABLE);
        if let Some(ink) = [t.on_swatch, t.text].into_iter().find(reads) {
            return Some((pos2(from, rect.center().y - 0.5), ink));
        }
    }
    let at = pos2(rect.max.x + beside(drawing, row), rect.center().y);
    let end = at.x + row.bar.title;
    (at.x >= canvas.min.x && end <= canvas.max.x && end + pad <= next).then_some((at, t.text))
}

/// A colour of an opacity over another.
fn over(under: Color32, color: Color32, opacity: f32) -> Color32 {
    under.blend(color.gamma_multiply(opacity))
}

/// The ports of a bar show: it is under the pointer, or is all that is selected.
fn has_ports(drawing: &Drawing<'_>, row: &Row) -> bool {
    let (node, selection) = (row.bar.node, drawing.plan.selection);
    let hovered = drawing.hovered.node() == Some(node) && drawing.gesture.is_idle();
    drawing.live && (hovered || (selection.contains(node) && selection.len() == 1))
}

/// From a bar to the title beside it, which makes way for the port.
fn beside(drawing: &Drawing<'_>, row: &Row) -> f32 {
    if has_ports(drawing, row) { PORT as f32 + LABEL_PAD as f32 } else { LABEL_PAD as f32 }
}

/// What is selected, and where it can be held.
fn marks(drawing: &Drawing<'_>, row: &Row, picture: &mut Picture) {
    if !drawing.live {
        return;
    }
    let (t, node, rect) = (drawing.t, row.bar.node, row.rect);
    if drawing.plan.selection.contains(node) {
        pen::frame(picture, rect.expand(3.0), RADIUS + 3.0, 2.0, t.accent);
    }
    if !has_ports(drawing, row) {
        return;
    }
    if matches!(node, Node::Initiative(_)) && rect.width() >= 16.0 {
        for x in [rect.min.x, rect.max.x] {
            let grip = Rect::from_center_size(pos2(x, rect.center().y), vec2(5.0, 12.0));
            pen::rect(picture, grip, 2.5, t.panel);
            pen::frame(picture, grip, 2.5, 1.0, t.accent);
        }
    }
    let port = PORT as f32;
    for x in [rect.min.x - port, rect.max.x + port] {
        let circle = Rect::from_center_size(pos2(x, rect.center().y), vec2(8.0, 8.0));
        pen::rect(picture, circle, 4.0, t.panel);
        pen::frame(picture, circle, 4.0, 1.5, t.accent);
    }
}

/// The lanes that are folded: one bar for all that is in each.
fn folded(drawing: &Drawing<'_>, picture: &mut Picture, measure: &mut dyn Measure) {
    let (t, plan, canvas) = (drawing.t, &drawing.plan, drawing.canvas());
    for (index, lane) in drawing.lanes() {
        let Some(Period { start, end }) = lane.period().filter(|_| plan.layout.is_folded(lane.lane)) else { continue };
        let (left, right) = plan.camera.span_of(Period { start, end });
        let y = drawing.row_y(Spot { lane: index, row: 0 });
        let origin = drawing.names();
        let rect = Rect::from_min_max(pos2(origin + left as f32, y - 5.0), pos2(origin + right as f32, y + 5.0));
        if !rect.intersects(canvas) {
            continue;
        }
        let color = lane.color.map_or(t.muted, |swatch| t.bar(swatch));
        pen::rect(picture, rect, 5.0, color.gamma_multiply(0.45));
        let summary = drawing.summaries.get(lane);
        if let Some(progress) = summary.roll_up.progress() {
            pen::rect(picture, rect.with_max_x(rect.min.x + rect.width() * progress as f32), 5.0, color);
        }
        let words = summary.words();
        let width = measure.width(&words, pen::SMALL);
        let at = pos2(rect.min.x.max(canvas.min.x) + 4.0, y + 12.0);
        if at.x + width < canvas.max.x {
            pen::text(picture, at, Anchor::Left, pen::SMALL, t.muted, words);
        }
    }
}
