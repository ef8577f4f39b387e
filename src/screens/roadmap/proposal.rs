//! What a gesture would do if it ended now: new dates, and what they push.

use std::collections::BTreeMap;

use super::ladder::{Unit, add};
use super::plan::Plan;
use super::snap::{self, Edge, Magnet, Snapped};
use super::time::{date_of, day_of};
use crate::edit::Reschedule;
use crate::insight::{Moves, PlanLane, pushes};
use crate::model::{Date, Dependency, Node, Period};

/// Dates that were rounded to whole days lie this close to the one that is meant, when snapping is off.
const HALF: f64 = 0.5;

/// Days off in a row that a step by days passes over.
pub const LONGEST_BREAK: i64 = 60;

/// New places, before they are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// What is held, with the dates that it would get.
    pub placed: BTreeMap<Node, Period>,
    /// What that pushes.
    pub pushed: BTreeMap<Node, Period>,
    /// The lane that it would go to, when that is another one.
    pub lane: Option<PlanLane>,
    /// The day that an end has snapped to, with what stands there.
    pub guide: Option<Magnet>,
    /// The others stay where they are.
    pub alone: bool,
    /// The document that it was worked out for.
    revision: Option<u64>,
}

impl Proposal {
    /// The request that makes it so; none when nothing would change.
    pub fn ask(&self, plan: &Plan<'_>) -> Option<Reschedule> {
        let changes = self.placed.iter().any(|(node, period)| plan.project.period(*node) != Some(*period));
        let lane = self.lane.filter(|lane| self.placed.keys().any(|node| plan.lane_of(*node) != Some(*lane)));
        (changes || lane.is_some()).then(|| Reschedule {
            periods: self.placed.iter().map(|(node, period)| (*node, *period)).collect(),
            lane,
            confidence: None,
            alone: self.alone,
        })
    }

    /// The dates that a node would have.
    pub fn period(&self, node: Node) -> Option<Period> {
        self.placed.get(&node).or_else(|| self.pushed.get(&node)).copied()
    }

    /// It is of the plan as that is now: nothing was changed, such as by undo, since it was worked out.
    pub fn is_of(&self, plan: &Plan<'_>) -> bool {
        self.revision == Some(plan.revision)
    }

    /// Links that are to be made, with what they push.
    pub fn of_links(plan: &Plan<'_>, links: Vec<Dependency>) -> Self {
        let mut proposal = Self { revision: Some(plan.revision), ..Self::default() };
        proposal.pushed = proposal.pushes(plan, links);
        proposal
    }

    /// Places things that still have dates, and works out what they push, unless they stand as they did in the proposal before.
    pub fn place(&mut self, plan: &Plan<'_>, mut placed: BTreeMap<Node, Period>, alone: bool) {
        placed.retain(|node, _| plan.project.period(*node).is_some());
        if placed == self.placed && alone == self.alone && self.is_of(plan) {
            return;
        }
        (self.placed, self.alone, self.revision) = (placed, alone, Some(plan.revision));
        self.pushed = self.pushes(plan, Vec::new());
    }

    /// What the links push, with some that are new.
    fn pushes(&self, plan: &Plan<'_>, links: Vec<Dependency>) -> BTreeMap<Node, Period> {
        if self.alone || plan.project.settings.manual_scheduling {
            return BTreeMap::new();
        }
        // As the edit does it: all that is held stays where it was put, also what is there already.
        let moves = self.placed.iter().any(|(node, period)| plan.project.period(*node) != Some(*period));
        if !moves && links.is_empty() {
            return BTreeMap::new();
        }
        let moves = Moves { placed: self.placed.clone(), links };
        pushes(plan.project, &plan.indexes.plan, &moves).into_iter().collect()
    }
}

/// An edge at a place in time, as a date: to the unit and to magnets, or to whole days when `free`.
pub fn snapped(plan: &Plan<'_>, magnets: &[Magnet], day: f64, edge: Edge, free: bool) -> Snapped {
    if free {
        let date = match edge {
            Edge::Start => date_of(day + HALF),
            Edge::End => date_of(day + HALF - 1.0),
        };
        return Snapped { date, guide: None };
    }
    let snapped = snap::snap(day, edge, plan.unit(), plan.fiscal_offset(), magnets, plan.camera.points_per_day());
    match (edge, snapped.guide) {
        // What starts where a sprint or another bar ends starts with the next working day.
        (Edge::Start, Some(_)) => {
            Snapped { date: plan.project.settings.calendar.next_working(snapped.date), ..snapped }
        }
        _ => snapped,
    }
}

/// What dates are rounded to: whole days when `free`.
pub fn unit(plan: &Plan<'_>, free: bool) -> Unit {
    if free { Unit::Day } else { plan.unit() }
}

/// How many days something moves when its start would go to `day`: its start snaps, or else its end to a magnet.
pub fn move_by(
    plan: &Plan<'_>,
    magnets: &[Magnet],
    (node, period): (Node, Period),
    day: f64,
    free: bool,
) -> (i64, Option<Magnet>) {
    let by = |date: Date| date.signed_duration_since(period.start).num_days();
    let start = snapped(plan, magnets, day, Edge::Start, free);
    let whole = by(date_of(day + HALF));
    if free || start.guide.is_some() {
        return (by(start.date), start.guide);
    }
    let end_day = day + day_of(period.end) + 1.0 - day_of(period.start);
    let end = snapped(plan, magnets, end_day, Edge::End, free);
    if end.guide.is_some() {
        // Working days are kept, so weekends shift where the start has to be for the end to be there.
        let near = (0..=4_i64).flat_map(|n| [whole - n, whole + n]);
        let lands = |days: &i64| shifted(plan, node, period, *days, free).end == end.date;
        let works = |days: &i64| plan.project.settings.calendar.is_working(add(period.start, Unit::Day, *days));
        let landing: Vec<i64> = near.filter(lands).collect();
        if let Some(days) = landing.iter().find(|days| works(days)).or(landing.first()) {
            return (*days, end.guide);
        }
    }
    (by(start.date), None)
}

/// The dates of something moved by days: a bar keeps its working days, or fills as many whole units as before. A milestone
/// takes a day, also one off.
pub fn shifted(plan: &Plan<'_>, node: Node, period: Period, days: i64, free: bool) -> Period {
    if days == 0 {
        return period;
    }
    let moved = snap::moved(period, days, plan.workdays, unit(plan, free), plan.fiscal_offset());
    match node {
        Node::Initiative(_) => moved,
        Node::Milestone(_) => Period::day(moved.start),
    }
}

/// [`shifted`], for something that goes along with what is held: by whole days a bar that began on a working day goes on to
/// the next one of the way where it would begin on a day off, which nobody put it on.
pub fn taken_along(plan: &Plan<'_>, node: Node, period: Period, days: i64, free: bool) -> Period {
    let calendar = &plan.project.settings.calendar;
    let bar = matches!(node, Node::Initiative(_));
    if days == 0 || !bar || unit(plan, free) != Unit::Day || !calendar.is_working(period.start) {
        return shifted(plan, node, period, days, free);
    }
    let works = |days: &i64| calendar.is_working(add(period.start, Unit::Day, *days));
    let mut on = (0..LONGEST_BREAK).map(|n| days + n * days.signum());
    shifted(plan, node, period, on.find(works).unwrap_or(days), free)
}
