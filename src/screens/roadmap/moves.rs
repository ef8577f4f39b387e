//! Moving and resizing by command: by the unit that dates snap to, or to another lane.
//!
//! Steps along the same way are taken from where the first began, so steps back return to it: a month from 31 January is
//! 28 February, and another is 31 March.

use std::collections::BTreeMap;

use super::ladder::{self, Unit};
use super::plan::Plan;
use super::proposal::{LONGEST_BREAK, shifted, taken_along};
use super::snap::{self, Edge};
use crate::edit::Reschedule;
use crate::insight::PlanLane;
use crate::model::{Date, Node, Period};
use crate::ui::command::Command;

/// Moves by keyboard that follow each other.
#[derive(Clone, Debug, Default)]
pub struct Walk(Option<Steps>);

/// Where a walk has come to.
#[derive(Clone, Debug)]
struct Steps {
    unit: Unit,
    lead: Node,
    /// The dates that all had before the first step.
    origin: BTreeMap<Node, Period>,
    /// How many units later than that.
    units: i64,
    /// The dates that the last step asked for: another change in between ends the walk.
    left: BTreeMap<Node, Period>,
}

impl Walk {
    /// The next step of what is held: the dates for it. A step that leads nowhere is not taken.
    fn step(
        &mut self,
        plan: &Plan<'_>,
        held: &BTreeMap<Node, Period>,
        lead: Node,
        units: i64,
    ) -> BTreeMap<Node, Period> {
        let unit = plan.unit();
        let known = self.0.take().filter(|steps| steps.unit == unit && steps.lead == lead && steps.left == *held);
        let mut steps = known.unwrap_or_else(|| {
            let (origin, left) = (held.clone(), held.clone());
            Steps { unit, lead, origin, units: 0, left }
        });
        let Some(period) = steps.origin.get(&lead).copied() else { return held.clone() };
        let new = moved(plan, &steps.origin, (lead, period), steps.units + units);
        if new != *held {
            (steps.units, steps.left) = (steps.units + units, new.clone());
        }
        self.0 = Some(steps);
        new
    }
}

/// What a command asks for with what is selected; none when nothing would change.
pub fn by_command(plan: &Plan<'_>, command: Command, walk: &mut Walk) -> Option<Reschedule> {
    let held: BTreeMap<Node, Period> =
        plan.selection.picked().iter().filter_map(|node| Some((*node, plan.project.period(*node)?))).collect();
    let lead = plan.selection.cursor().filter(|node| held.contains_key(node)).or(held.keys().next().copied())?;
    let (lane, periods) = match command {
        Command::MoveEarlier => (None, walk.step(plan, &held, lead, -1)),
        Command::MoveLater => (None, walk.step(plan, &held, lead, 1)),
        Command::StartEarlier => (None, resized(plan, &held, lead, Edge::Start, -1)),
        Command::StartLater => (None, resized(plan, &held, lead, Edge::Start, 1)),
        Command::EndEarlier => (None, resized(plan, &held, lead, Edge::End, -1)),
        Command::EndLater => (None, resized(plan, &held, lead, Edge::End, 1)),
        Command::LaneUp => (Some(lane_beside(plan, lead, -1)?), held.clone()),
        Command::LaneDown => (Some(lane_beside(plan, lead, 1)?), held.clone()),
        _ => return None,
    };
    let changes = lane.is_some() || periods.iter().any(|(node, period)| held.get(node) != Some(period));
    changes.then(|| Reschedule { periods: periods.into_iter().collect(), lane, confidence: None, alone: false })
}

fn moved(
    plan: &Plan<'_>,
    held: &BTreeMap<Node, Period>,
    (lead, period): (Node, Period),
    units: i64,
) -> BTreeMap<Node, Period> {
    let start = step(plan, period.start, units);
    let days = start.signed_duration_since(period.start).num_days();
    let new = |node: Node, period: Period| {
        if node == lead {
            shifted(plan, node, period, days, false)
        } else {
            taken_along(plan, node, period, days, false)
        }
    };
    held.iter().map(|(node, period)| (*node, new(*node, *period))).collect()
}

/// A date moved by the unit that dates snap to; by working days where that is a day.
fn step(plan: &Plan<'_>, date: Date, units: i64) -> Date {
    let unit = plan.unit();
    if unit != Unit::Day {
        return ladder::add(date, unit, units);
    }
    let calendar = &plan.project.settings.calendar;
    let (way, count) = (units.signum(), units.unsigned_abs());
    (0..count).fold(date, |date, _| {
        let mut days = (1..=LONGEST_BREAK).map(|n| ladder::add(date, Unit::Day, n * way));
        days.find(|day| calendar.is_working(*day)).unwrap_or(ladder::add(date, Unit::Day, way))
    })
}

/// Milestones have no ends: links push them as they push what is not selected.
fn resized(
    plan: &Plan<'_>,
    held: &BTreeMap<Node, Period>,
    lead: Node,
    edge: Edge,
    units: i64,
) -> BTreeMap<Node, Period> {
    let bars = held.iter().filter(|(node, _)| matches!(node, Node::Initiative(_)));
    let mut bars: BTreeMap<Node, Period> = bars.map(|(node, period)| (*node, *period)).collect();
    // Of a milestone that leads the first bar leads instead.
    let Some(period) = bars.get(&lead).or(bars.values().next()).copied() else { return bars };
    let at = |period: &Period| if edge == Edge::Start { period.start } else { period.end };
    let was = at(&period);
    let unit = plan.unit();
    let to = if unit == Unit::Day {
        step(plan, was, units)
    } else if (unit, edge) == (Unit::Week, Edge::End) {
        weeks_later(plan, was, units)
    } else {
        // An end is where the day after it begins.
        let beyond = i64::from(edge == Edge::End);
        let boundary = ladder::add(was, Unit::Day, beyond);
        let floor = ladder::floor(boundary, unit, plan.fiscal_offset());
        let next = match units {
            ..0 if floor < boundary => floor,
            _ => ladder::add(floor, unit, units),
        };
        ladder::add(next, Unit::Day, -beyond)
    };
    let days = at(&snap::resized(period, edge, to)).signed_duration_since(was).num_days();
    for period in bars.values_mut() {
        *period = snap::resized(*period, edge, ladder::add(at(period), Unit::Day, days));
    }
    bars
}

/// An end moved by whole weeks: it stays on its weekday, and where that is a day off now it comes to the working day before.
fn weeks_later(plan: &Plan<'_>, end: Date, weeks: i64) -> Date {
    let calendar = &plan.project.settings.calendar;
    let to = ladder::add(end, Unit::Week, weeks);
    if !calendar.is_working(end) {
        return to;
    }
    let mut days = (0..7).map(|n| ladder::add(to, Unit::Day, -n));
    days.find(|day| calendar.is_working(*day)).unwrap_or(to)
}

/// The next lane above or below in which something may stand.
fn lane_beside(plan: &Plan<'_>, node: Node, step: i64) -> Option<PlanLane> {
    if matches!(node, Node::Milestone(_)) && plan.lanes.grouping() != crate::insight::PlanGrouping::Theme {
        return None;
    }
    let at = i64::try_from(plan.lanes.index(plan.lane_of(node)?)?).ok()?;
    let lane = plan.lanes.all().get(usize::try_from(at + step).ok()?)?.lane;
    (lane != PlanLane::Milestones).then_some(lane)
}
