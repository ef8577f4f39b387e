//! What is not there, or not yet: baselines, forecasts, and what a gesture would do.

use egui::{Rect, pos2, vec2};

use super::{Drawing, Seen, Sight};
use crate::model::{Node, Period, Word as _};
use crate::screens::roadmap::gesture::{Gesture, Pull};
use crate::screens::roadmap::time::day_of;
use crate::screens::roadmap::words;
use crate::ui::format::visible;
use crate::ui::picture::pen::{self, BODY, SMALL};
use crate::ui::picture::{Anchor, Font, Measure, Path, Picture, Shape};

/// What the shift since a baseline is set in.
const SHIFT: Font = Font { size: 10.0, strong: false };
/// More pushed bars than this are looked for among those in sight only.
const MANY: usize = 500;

/// What lies under the bars: dates of the baseline, and where the forecast sees the end.
pub(super) fn below(drawing: &Drawing<'_>, sight: &Sight, picture: &mut Picture) {
    for seen in &sight.bars {
        let Node::Initiative(id) = seen.node else { continue };
        if let Some(baseline) = drawing.look.baseline
            && let Some((start, end)) = baseline.dates.get(&id)
        {
            since(drawing, seen, Period::between(*start, *end), picture);
        }
        forecast(drawing, seen, picture);
    }
}

fn since(drawing: &Drawing<'_>, seen: &Seen, was: Period, picture: &mut Picture) {
    let t = drawing.t;
    let (left, right) = drawing.plan.camera.span_of(was);
    let origin = drawing.names();
    let top = seen.rect.max.y + 1.0;
    let rect = Rect::from_min_max(pos2(origin + left as f32, top), pos2(origin + right as f32, top + 4.0));
    pen::rect(picture, rect, 2.0, t.faint.gamma_multiply(0.7));
    let Some(is) = drawing.plan.project.period(seen.node) else { return };
    let (_, end) = crate::insight::shift(drawing.plan.workdays, was, is);
    if end != 0 {
        let color = if end > 0 { t.warn } else { t.muted };
        let at = pos2(rect.max.x + 4.0, top + 3.0);
        pen::text(picture, at, Anchor::Left, SHIFT, color, words::signed(end, "d"));
    }
}

fn forecast(drawing: &Drawing<'_>, seen: &Seen, picture: &mut Picture) {
    let (Node::Initiative(id), Some(forecast)) = (seen.node, drawing.look.forecast) else { return };
    let (t, plan) = (drawing.t, &drawing.plan);
    let Some(initiative) = plan.project.initiatives.get(id).filter(|i| !i.closed) else { return };
    let Some((finish, period)) = forecast.of(id).zip(initiative.period()) else { return };
    let color = crate::screens::roadmap::colors::bar_color(
        t,
        plan.project,
        plan.indexes,
        drawing.look.coloring,
        initiative,
        plan.today,
    );
    let at = |date| drawing.x(day_of(date) + 1.0);
    let (half, most) = (at(finish.half), at(finish.most));
    // Along the foot, where it leaves the title alone.
    let foot = seen.rect.max.y;
    if finish.most > period.end {
        let ghost = Rect::from_min_max(pos2(seen.rect.max.x - 4.0, foot - 5.0), pos2(most, foot - 1.0));
        pen::rect(picture, ghost, 2.0, color.gamma_multiply(0.35));
    }
    for (x, width, height) in [(half, 1.0, 8.0), (most, 2.0, 12.0)] {
        if x > seen.rect.max.x {
            let tick = Rect::from_min_max(pos2(x - width, foot - height), pos2(x, foot - 1.0));
            pen::rect(picture, tick, 0.0, color);
        }
    }
}

/// What lies over the bars: what would be pushed, drawn, linked or gathered.
pub(super) fn above(drawing: &Drawing<'_>, sight: &Sight, picture: &mut Picture, measure: &mut dyn Measure) {
    pushed(drawing, sight, picture);
    guide(drawing, picture);
    match drawing.gesture {
        Gesture::Idle => {}
        Gesture::Draw(draw) => {
            let rect = drawing.rect(Node::default(), draw.period, draw.y);
            pen::rect(picture, rect, super::bars::RADIUS, drawing.t.accent.gamma_multiply(0.35));
            pen::frame(picture, rect, super::bars::RADIUS, 1.5, drawing.t.accent);
            note(
                drawing,
                rect,
                &[words::span(drawing.dates, drawing.plan.workdays, draw.period, drawing.plan.today)],
                picture,
                measure,
            );
        }
        Gesture::Move(held) => held_note(drawing, sight, held.grabbed, picture, measure),
        Gesture::Resize(held) => held_note(drawing, sight, held.grabbed, picture, measure),
        Gesture::Link(pull) => link(drawing, sight, pull, picture, measure),
        Gesture::Band(band) => {
            let corner = |day, y| pos2(drawing.x(day), drawing.y(y));
            let rect = Rect::from_two_pos(corner(band.from.day, band.from.y), corner(band.to.day, band.to.y));
            pen::rect(picture, rect, 2.0, drawing.t.accent.gamma_multiply(0.12));
            pen::frame(picture, rect, 2.0, 1.0, drawing.t.accent);
        }
        Gesture::Theme(drag) => {
            let lane = |id| drawing.plan.lanes.index(crate::insight::PlanLane::Theme(Some(id)));
            let last = drawing
                .plan
                .lanes
                .all()
                .iter()
                .rposition(|lane| matches!(lane.lane, crate::insight::PlanLane::Theme(Some(_))));
            let height = match drag.before.and_then(lane) {
                Some(before) => drawing.plan.layout.top(before),
                None => last.map_or(0.0, |last| drawing.plan.layout.bottom(last)),
            };
            let y = drawing.y(height);
            let rect = Rect::from_min_max(pos2(0.0, y - 1.5), pos2(drawing.size.x, y + 1.5));
            pen::rect(picture, rect, 1.5, drawing.t.accent);
        }
    }
}

/// The bars that would be pushed, where they would come to be.
fn pushed(drawing: &Drawing<'_>, sight: &Sight, picture: &mut Picture) {
    let Some(proposal) = drawing.gesture.proposal() else { return };
    let mut ghost = |node: Node, period: Period| {
        let Some((spot, _)) = drawing.plan.spot_of(node) else { return };
        let rect = drawing.rect(node, period, drawing.plan.layout.row_middle(spot));
        if rect.intersects(drawing.canvas()) {
            pen::rect(picture, rect, super::bars::RADIUS, drawing.t.warn.gamma_multiply(0.18));
            pen::frame(picture, rect, super::bars::RADIUS, 1.5, drawing.t.warn);
        }
    };
    if proposal.pushed.len() <= MANY {
        proposal.pushed.iter().for_each(|(node, period)| ghost(*node, *period));
    } else {
        for seen in &sight.bars {
            if let Some(period) = proposal.pushed.get(&seen.node) {
                ghost(seen.node, *period);
            }
        }
    }
}

/// The line at what an end has snapped to.
fn guide(drawing: &Drawing<'_>, picture: &mut Picture) {
    let Some(magnet) = drawing.gesture.guide() else { return };
    let canvas = drawing.canvas();
    let x = drawing.x(magnet.day);
    pen::line(picture, pos2(x, canvas.min.y), pos2(x, canvas.max.y), 1.0, drawing.t.accent, true);
}

fn held_note(drawing: &Drawing<'_>, sight: &Sight, grabbed: Node, picture: &mut Picture, measure: &mut dyn Measure) {
    let Some(proposal) = drawing.gesture.proposal() else { return };
    let Some(period) = proposal.placed.get(&grabbed).copied() else { return };
    let Some(seen) = sight.bars.iter().rev().find(|seen| seen.node == grabbed) else { return };
    let plan = &drawing.plan;
    let mut lines = vec![match grabbed {
        Node::Milestone(_) => drawing.dates.day(period.start, plan.today),
        Node::Initiative(_) => words::span(drawing.dates, plan.workdays, period, plan.today),
    }];
    if let Some(lane) = proposal.lane {
        lines.push(format!("to {}", lane.name(plan.project)));
    }
    match proposal.pushed.len() {
        _ if proposal.alone => lines.push("leaves the others where they are".into()),
        0 => {}
        1 => lines.push("pushes 1 more; Ctrl leaves it".into()),
        n => lines.push(format!("pushes {n} more; Ctrl leaves them")),
    }
    note(drawing, seen.rect, &lines, picture, measure);
}

fn link(drawing: &Drawing<'_>, sight: &Sight, pull: &Pull, picture: &mut Picture, measure: &mut dyn Measure) {
    let (t, plan) = (drawing.t, &drawing.plan);
    let Some(from) = sight.bars.iter().find(|seen| seen.node == pull.from).map(|seen| seen.rect).or_else(|| {
        let (spot, bar) = plan.spot_of(pull.from)?;
        Some(drawing.rect(bar.node, bar.period, plan.layout.row_middle(spot)))
    }) else {
        return;
    };
    let start = match pull.side {
        crate::screens::roadmap::snap::Edge::Start => from.left_center(),
        crate::screens::roadmap::snap::Edge::End => from.right_center(),
    };
    let end = pos2(drawing.x(pull.at.day), drawing.y(pull.at.y));
    let color = if pull.circle.is_some() { t.bad } else { t.accent };
    let path = Path { points: vec![start, end], width: 2.0, color, dashed: pull.over.is_none(), arrow: true };
    picture.shapes.push(Shape::Path(path));
    let Some((to, side)) = pull.over else { return };
    if let Some(seen) = sight.bars.iter().find(|seen| seen.node == to) {
        pen::frame(picture, seen.rect.expand(3.0), super::bars::RADIUS + 3.0, 2.0, color);
    }
    let lines = if let Some(circle) = &pull.circle {
        vec!["This would close a circle:".to_owned(), words::circle(plan.project, circle)]
    } else {
        let kind = crate::screens::roadmap::gesture::kind_of(pull.side, side);
        let mut lines = vec![format!("{} “{}”", kind.label(), visible(plan.project.node_title(to)))];
        if !pull.proposal.pushed.is_empty() {
            lines.push(format!("pushes {}", pull.proposal.pushed.len()));
        }
        lines
    };
    note(drawing, Rect::from_center_size(end, vec2(4.0, 4.0)), &lines, picture, measure);
}

/// A few lines over something, in the colours turned round.
fn note(drawing: &Drawing<'_>, over: Rect, lines: &[String], picture: &mut Picture, measure: &mut dyn Measure) {
    const LINE: f32 = 17.0;
    let (t, canvas) = (drawing.t, drawing.canvas());
    let fonts = |i: usize| if i == 0 { BODY } else { SMALL };
    let width = lines.iter().enumerate().map(|(i, line)| measure.width(line, fonts(i))).fold(0.0, f32::max) + 20.0;
    let size = vec2(width, LINE * lines.len() as f32 + 10.0);
    let left =
        (over.center().x - size.x / 2.0).clamp(canvas.min.x + 4.0, (canvas.max.x - size.x - 4.0).max(canvas.min.x));
    let above = over.min.y - size.y - 12.0;
    let top = if above > canvas.min.y { above } else { over.max.y + 12.0 };
    let rect = Rect::from_min_size(pos2(left, top), size);
    pen::rect(picture, rect, 6.0, t.text);
    for (i, line) in lines.iter().enumerate() {
        let at = pos2(rect.min.x + 10.0, rect.min.y + 5.0 + LINE * (i as f32 + 0.5));
        pen::text(picture, at, Anchor::Left, fonts(i), t.panel, line.as_str());
    }
}
