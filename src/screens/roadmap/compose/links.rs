//! Dependencies: arrows in the gaps between rows.

use std::collections::HashSet;

use egui::{Rect, pos2};

use super::{Drawing, Sight};
use crate::insight::slack_between;
use crate::model::{Dependency, Link, Node};
use crate::screens::roadmap::layout::{ROW, Spot};
use crate::screens::roadmap::plan::Hit;
use crate::screens::roadmap::route::{Port, Side, rounded, route};
use crate::ui::picture::{Path, Picture, Shape};

/// The corners of arrows.
const RADIUS: f64 = 5.0;

pub(super) fn draw(drawing: &Drawing<'_>, sight: &mut Sight, picture: &mut Picture) {
    let plan = &drawing.plan;
    let held = |node| drawing.gesture.proposal().is_some_and(|p| p.placed.contains_key(&node));
    let pushed = |node| drawing.gesture.proposal().is_some_and(|proposal| proposal.pushed.contains_key(&node));
    let mut drawn = HashSet::new();
    let mut ways = Vec::new();
    for seen in &sight.bars {
        let (out, into) = (plan.indexes.plan.outgoing(seen.node), plan.indexes.plan.incoming(seen.node));
        for link in out.iter().chain(into) {
            if !drawn.insert(link.id) {
                continue;
            }
            let place = |node| match node {
                node if node == seen.node && !pushed(node) => Some(seen.rect),
                // What is held shows where it is held.
                node if held(node) => sight.bars.iter().rev().find(|seen| seen.node == node).map(|seen| seen.rect),
                node => rect_of(drawing, node),
            };
            if let Some((from, to)) = place(link.from).zip(place(link.to)) {
                ways.push((link, way(link, from, to)));
            }
        }
    }
    // What stands out lies over the others.
    let mut front = Vec::new();
    for (link, points) in &ways {
        let path = path(drawing, link, points);
        if path.width > 1.5 { front.push(path) } else { picture.shapes.push(Shape::Path(path)) }
    }
    picture.shapes.extend(front.into_iter().map(Shape::Path));
    sight.links = ways.into_iter().map(|(link, points)| (link.id, points)).collect();
}

/// Where something is, in sight or not; in the one row of a lane that is folded.
fn rect_of(drawing: &Drawing<'_>, node: Node) -> Option<Rect> {
    let plan = &drawing.plan;
    let (lane, at) = plan.lanes.place_of(plan.project, node)?;
    let bars = plan.lanes.all().get(lane)?;
    let spot = Spot { lane, row: plan.layout.row_of(bars, at) };
    let period =
        drawing.gesture.proposal().and_then(|p| p.period(node)).or_else(|| Some(bars.bars().get(at)?.period))?;
    Some(drawing.rect(node, period, plan.layout.row_middle(spot)))
}

fn way(link: &Dependency, from: Rect, to: Rect) -> Vec<[f64; 2]> {
    let (out, into) = match link.link {
        Link::FinishStart => (Side::Right, Side::Left),
        Link::StartStart => (Side::Left, Side::Left),
        Link::FinishFinish => (Side::Right, Side::Right),
        Link::StartFinish => (Side::Left, Side::Right),
    };
    let port = |rect: Rect, side| Port {
        x: f64::from(if side == Side::Right { rect.max.x } else { rect.min.x }),
        y: f64::from(rect.center().y),
        side,
    };
    let (from, to) = (port(from, out), port(to, into));
    // Beside the row that it enters, on the side that it comes from.
    let gap = if to.y > from.y { to.y - ROW / 2.0 } else { to.y + ROW / 2.0 };
    route(from, to, gap)
}

/// The slack as things stand, and as it would be if a gesture ended now.
fn slacks(drawing: &Drawing<'_>, link: &Dependency) -> (Option<i64>, Option<i64>) {
    let (project, workdays) = (drawing.plan.project, drawing.plan.workdays);
    let stands = project.period(link.from).zip(project.period(link.to));
    let slack = |(from, to)| slack_between(workdays, link, from, to);
    let now = stands.map(slack);
    let Some(proposal) = drawing.gesture.proposal() else { return (now, now) };
    let ends = proposal.period(link.from).or(stands.map(|(from, _)| from));
    let ends = ends.zip(proposal.period(link.to).or(stands.map(|(_, to)| to)));
    (now, ends.map(slack))
}

fn path(drawing: &Drawing<'_>, link: &Dependency, points: &[[f64; 2]]) -> Path {
    let t = drawing.t;
    let (slack, proposed) = slacks(drawing, link);
    let broken = proposed.is_some_and(|slack| slack < 0);
    let critical = drawing.look.critical.is_critical_link(link, slack);
    let selected = drawing.live && drawing.link == Some(link.id);
    let (width, color) = match () {
        () if selected => (2.5, t.accent),
        () if broken => (if critical { 2.5 } else { 1.6 }, t.bad),
        () if critical => (2.5, t.text),
        () => (1.4, t.muted),
    };
    let lit = match drawing.hovered {
        _ if !drawing.live || selected => true,
        Hit::Link(id) => id == link.id,
        Hit::Bar(node, _) | Hit::Port(node, _) => {
            let linked = |node| {
                !drawing.plan.indexes.plan.outgoing(node).is_empty()
                    || !drawing.plan.indexes.plan.incoming(node).is_empty()
            };
            link.from == node || link.to == node || !linked(node)
        }
        Hit::Nothing => true,
    };
    let color = if lit { color } else { color.gamma_multiply(0.25) };
    let points = rounded(points, RADIUS).into_iter().map(|[x, y]| pos2(x as f32, y as f32)).collect();
    Path { points, width, color, dashed: broken, arrow: true }
}
