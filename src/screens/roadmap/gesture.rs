//! What is being done with the pointer on the timeline: one state machine, without egui.
//!
//! # Theory of operation
//!
//! A press that turns into a drag begins a gesture at the place of the press; each move of the pointer, of the canvas
//! under it and of the modifiers tells it where the pointer is now; it ends in a [`Deed`], or is cancelled, and then
//! nothing has happened. What it would do now is its [`Proposal`], which the canvas paints. Positions are days and points
//! from the top of the lanes, so scrolling and zooming under a held pointer need nothing more than another move. What is
//! held is named by id and by the dates that it had, so it may scroll out of sight.

use std::collections::BTreeSet;

use super::handles::Part;
use super::ladder;
use super::plan::{Hit, Plan, Point};
use super::proposal::{Proposal, move_by, shifted, snapped, taken_along};
use super::snap::{self, Edge, Magnet};
use super::time::{date_of, day_of};
use crate::edit::{LinkEdit, Reschedule, ThemeEdit};
use crate::insight::{DEFAULT_LENGTH, PlanLane, circle};
use crate::model::{Dependency, DependencyId, Link, Node, Period, ThemeId};

/// Keys that are held beside the pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Alt: dates are not snapped.
    pub free: bool,
    /// Shift: dates stay, only the lane changes; on empty ground it pulls a rubber band.
    pub keep_dates: bool,
    /// Ctrl: nothing else is pushed.
    pub alone: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    #[default]
    Idle,
    Draw(Draw),
    Move(Move),
    Resize(Resize),
    Link(Pull),
    Band(Band),
    Theme(ThemeDrag),
}

/// A bar that is being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    pub lane: PlanLane,
    from: f64,
    /// The middle of the row that it is drawn in, from the top of the lanes.
    pub y: f64,
    pub period: Period,
    pub guide: Option<Magnet>,
    magnets: Vec<Magnet>,
}

/// Bars that are being moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub grabbed: Node,
    from: f64,
    held: Vec<(Node, Period)>,
    magnets: Vec<Magnet>,
    /// Where the pointer is, in points from the top of the lanes.
    pub y: f64,
    /// The days and keys that the proposal is for.
    last: Option<(i64, Keys)>,
    pub proposal: Proposal,
}

/// Bars one end of which is being moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Resize {
    pub grabbed: Node,
    pub edge: Edge,
    from: f64,
    held: Vec<(Node, Period)>,
    magnets: Vec<Magnet>,
    pub proposal: Proposal,
}

/// A dependency that is being pulled.
#[derive(Clone, Debug, PartialEq)]
pub struct Pull {
    pub from: Node,
    pub side: Edge,
    pub at: Point,
    /// The end that it would tie.
    pub over: Option<(Node, Edge)>,
    /// The circle that it would close.
    pub circle: Option<Vec<Node>>,
    pub proposal: Proposal,
}

/// A rubber band.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub from: Point,
    pub to: Point,
    /// What was selected before.
    before: BTreeSet<Node>,
}

/// A theme that is being carried to another place among the themes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeDrag {
    pub theme: ThemeId,
    /// The theme that it would come before; the end when none.
    pub before: Option<ThemeId>,
}

/// What a gesture came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// A bar was drawn, at a height among the lanes; its title is typed next.
    Draft(PlanLane, Period, f64),
    Reschedule(Reschedule),
    Link(LinkEdit),
    Theme(ThemeEdit),
    Select(Vec<Node>),
}

impl Gesture {
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// Begins at the place of a press that turned into a drag.
    pub fn begin(plan: &Plan<'_>, at: Point, keys: Keys) -> Self {
        match at.hit {
            Hit::Port(node, side) => {
                let (over, circle, proposal) = (None, None, Proposal::default());
                Self::Link(Pull { from: node, side, at, over, circle, proposal })
            }
            Hit::Bar(node, part) => {
                let edge = match (part, node) {
                    (Part::Start, Node::Initiative(_)) => Some(Edge::Start),
                    (Part::End, Node::Initiative(_)) => Some(Edge::End),
                    _ => None,
                };
                let mut held = held_with(plan, node);
                if edge.is_some() {
                    // Milestones have no ends: links push them as they push what is not selected.
                    held.retain(|(node, _)| matches!(node, Node::Initiative(_)));
                }
                let moved: BTreeSet<Node> = held.iter().map(|(node, _)| *node).collect();
                // What it would push goes on before it, and is no place to snap to.
                let pushable = match edge {
                    _ if keys.alone => BTreeSet::new(),
                    None => plan.pushable(&moved, &|_| true),
                    Some(edge) => plan.pushable(&moved, &|link| edge_of(link) == edge),
                };
                let magnets = plan.magnets(&|other| moved.contains(&other) || pushable.contains(&other));
                let (grabbed, from, proposal) = (node, at.day, Proposal::default());
                match edge {
                    Some(edge) => Self::Resize(Resize { grabbed, edge, from, held, magnets, proposal }),
                    None => Self::Move(Move { grabbed, from, held, magnets, y: at.y, last: None, proposal }),
                }
            }
            _ if keys.keep_dates => Self::Band(Band { from: at, to: at, before: plan.selection.picked().clone() }),
            _ => {
                let Some(lane) = plan.lane_at(at.y) else { return Self::Idle };
                if lane.lane == PlanLane::Milestones {
                    return Self::Idle;
                }
                let magnets = plan.magnets(&|_| false);
                let period = drawn(plan, &magnets, at.day, at.day, keys.free).0;
                let y = plan.row_at(at.y);
                Self::Draw(Draw { lane: lane.lane, from: at.day, y, period, guide: None, magnets })
            }
        }
    }

    /// Takes a theme by its name.
    pub fn carry(theme: ThemeId) -> Self {
        Self::Theme(ThemeDrag { theme, before: None })
    }

    /// The pointer, the canvas or the keys moved.
    pub fn to(&mut self, plan: &Plan<'_>, at: Point, keys: Keys) {
        match self {
            Self::Idle => {}
            Self::Draw(draw) => {
                (draw.period, draw.guide) = drawn(plan, &draw.magnets, draw.from, at.day, keys.free);
            }
            Self::Move(moved) => moved.to(plan, at, keys),
            Self::Resize(resize) => resize.to(plan, at, keys),
            Self::Link(pull) => pull.to(plan, at),
            Self::Band(band) => band.to = at,
            Self::Theme(drag) => drag.before = theme_below(plan, drag.theme, at.y),
        }
    }

    /// Ends it where it is; nothing when nothing would change.
    pub fn end(self, plan: &Plan<'_>) -> Option<Deed> {
        match self {
            Self::Idle => None,
            Self::Draw(draw) => Some(Deed::Draft(draw.lane, draw.period, draw.y)),
            Self::Move(Move { proposal, .. }) | Self::Resize(Resize { proposal, .. }) => {
                proposal.ask(plan).map(Deed::Reschedule)
            }
            Self::Link(pull) => {
                let (to, side) = pull.over?;
                let link = kind_of(pull.side, side);
                // A circle is for the edit to refuse, by name.
                Some(Deed::Link(LinkEdit::Create { from: pull.from, to, link, lag: 0 }))
            }
            Self::Band(band) => Some(Deed::Select(band.picked(plan))),
            Self::Theme(ThemeDrag { theme, before }) => {
                let themes = plan.project.themes_in_order();
                let next = themes.iter().skip_while(|other| other.id != theme).nth(1).map(|other| other.id);
                (before != next).then_some(Deed::Theme(ThemeEdit::Move { theme, before }))
            }
        }
    }

    /// The bar or milestone that is moved or resized.
    pub fn grabbed(&self) -> Option<Node> {
        match self {
            Self::Move(Move { grabbed, .. }) | Self::Resize(Resize { grabbed, .. }) => Some(*grabbed),
            _ => None,
        }
    }

    /// What it would do.
    pub fn proposal(&self) -> Option<&Proposal> {
        match self {
            Self::Move(Move { proposal, .. })
            | Self::Resize(Resize { proposal, .. })
            | Self::Link(Pull { proposal, .. }) => Some(proposal),
            _ => None,
        }
    }

    /// The day that something has snapped to.
    pub fn guide(&self) -> Option<Magnet> {
        match self {
            Self::Draw(draw) => draw.guide,
            _ => self.proposal()?.guide,
        }
    }
}

impl Move {
    fn to(&mut self, plan: &Plan<'_>, at: Point, keys: Keys) {
        self.y = at.y;
        let Some((_, period)) = self.held.iter().find(|(node, _)| *node == self.grabbed).copied() else { return };
        let (days, guide) = if keys.keep_dates || is_still(plan, self.from, at.day, keys) {
            (0, None)
        } else {
            let day = day_of(period.start) + at.day - self.from;
            move_by(plan, &self.magnets, (self.grabbed, period), day, keys.free)
        };
        if self.last != Some((days, keys)) || !self.proposal.is_of(plan) {
            self.last = Some((days, keys));
            let new = |(node, period): &(Node, Period)| {
                let to = if *node == self.grabbed { shifted } else { taken_along };
                (*node, to(plan, *node, *period, days, keys.free))
            };
            let placed = self.held.iter().map(new).collect();
            self.proposal.place(plan, placed, keys.alone);
        }
        self.proposal.guide = guide;
        let over = plan.lane_at(at.y).map(|lane| lane.lane);
        self.proposal.lane = over.filter(|lane| plan.lane_of(self.grabbed) != Some(*lane) && can_go(*lane, &self.held));
    }
}

impl Resize {
    fn to(&mut self, plan: &Plan<'_>, at: Point, keys: Keys) {
        let Some((_, period)) = self.held.iter().find(|(node, _)| *node == self.grabbed).copied() else { return };
        let was = match self.edge {
            Edge::Start => day_of(period.start),
            Edge::End => day_of(period.end) + 1.0,
        };
        let (new, guide) = if is_still(plan, self.from, at.day, keys) {
            (period, None)
        } else {
            let to = snapped(plan, &self.magnets, was + at.day - self.from, self.edge, keys.free);
            (snap::resized(period, self.edge, to.date), to.guide)
        };
        let of = |period: Period| match self.edge {
            Edge::Start => period.start,
            Edge::End => period.end,
        };
        let days = chrono::Duration::days(of(new).signed_duration_since(of(period)).num_days());
        let resized = |(node, period): &(Node, Period)| {
            let date = of(*period).checked_add_signed(days).unwrap_or(of(*period));
            (*node, snap::resized(*period, self.edge, date))
        };
        let placed = self.held.iter().map(resized).collect();
        self.proposal.place(plan, placed, keys.alone);
        self.proposal.guide = guide;
    }
}

impl Pull {
    fn to(&mut self, plan: &Plan<'_>, at: Point) {
        self.at = at;
        let over = at.hit.node().filter(|node| *node != self.from).map(|node| (node, side_of(plan, node, at)));
        if over == self.over && self.proposal.is_of(plan) {
            return;
        }
        self.over = over;
        self.circle = over.and_then(|(to, _)| circle(&plan.indexes.plan, self.from, to));
        let link = over.filter(|_| self.circle.is_none()).map(|(to, side)| {
            let id = DependencyId::default();
            Dependency { id, from: self.from, to, link: kind_of(self.side, side), lag: 0 }
        });
        self.proposal = Proposal::of_links(plan, link.into_iter().collect());
    }
}

impl Band {
    /// What was selected before, less what is gone since, and all that the band touches.
    pub fn picked(&self, plan: &Plan<'_>) -> Vec<Node> {
        let days = (self.from.day.min(self.to.day), self.from.day.max(self.to.day));
        let ys = (self.from.y.min(self.to.y), self.from.y.max(self.to.y));
        let mut picked = self.before.clone();
        picked.retain(|node| plan.project.has_node(*node));
        picked.extend(plan.within(days, ys));
        picked.into_iter().collect()
    }
}

/// A bar of the default length, from the unit that a place lies in; none among the milestones.
pub fn fresh(plan: &Plan<'_>, at: Point) -> Option<Deed> {
    let lane = plan.lane_at(at.y).map(|lane| lane.lane).filter(|lane| *lane != PlanLane::Milestones)?;
    let start = ladder::floor(date_of(at.day), plan.unit(), plan.fiscal_offset());
    let first = plan.workdays.ordinal(start);
    let period = Period::between(start, plan.workdays.period(first, first + DEFAULT_LENGTH).end);
    let y = plan.row_at(at.y);
    Some(Deed::Draft(lane, period, y))
}

/// What moves along with a bar: everything that is selected, if it is.
fn held_with(plan: &Plan<'_>, node: Node) -> Vec<(Node, Period)> {
    let dated = |node: Node| Some((node, plan.project.period(node)?));
    if plan.selection.contains(node) {
        plan.selection.picked().iter().filter_map(|node| dated(*node)).collect()
    } else {
        dated(node).into_iter().collect()
    }
}

/// The pointer is so near to where it was pressed that the dates stay as they were, whatever they would snap to: a bar
/// that is dragged straight down keeps them.
fn is_still(plan: &Plan<'_>, from: f64, to: f64, keys: Keys) -> bool {
    !keys.free && (to - from).abs() * plan.camera.points_per_day() <= snap::REACH
}

/// Milestones stand in lanes of themes only, and initiatives never among the milestones.
fn can_go(lane: PlanLane, held: &[(Node, Period)]) -> bool {
    let milestones = held.iter().any(|(node, _)| matches!(node, Node::Milestone(_)));
    match lane {
        PlanLane::Milestones => false,
        PlanLane::Theme(_) => true,
        _ => !milestones,
    }
}

/// The half of a bar that a point is on.
fn side_of(plan: &Plan<'_>, node: Node, at: Point) -> Edge {
    if let Hit::Port(_, side) = at.hit {
        return side;
    }
    let Some(period) = plan.project.period(node) else { return Edge::Start };
    let (left, right) = super::plan::edges(plan.camera, node, period);
    // Short bars are mostly meant to follow: the start has the larger part of them.
    let x = plan.camera.x_of(at.day);
    if x > left + (right - left) * 0.6 && right - left > 24.0 { Edge::End } else { Edge::Start }
}

/// The kind of a dependency by the ends that it ties.
pub fn kind_of(from: Edge, to: Edge) -> Link {
    match (from, to) {
        (Edge::End, Edge::Start) => Link::FinishStart,
        (Edge::Start, Edge::Start) => Link::StartStart,
        (Edge::End, Edge::End) => Link::FinishFinish,
        (Edge::Start, Edge::End) => Link::StartFinish,
    }
}

/// The end of the predecessor that a dependency ties.
fn edge_of(link: Link) -> Edge {
    match link {
        Link::FinishStart | Link::FinishFinish => Edge::End,
        Link::StartStart | Link::StartFinish => Edge::Start,
    }
}

/// The period between two places: from the unit that the earlier lies in, to the snapped later one; or backwards from
/// the unit that the later lies in, to the snapped earlier one. The unit that it began in at the least.
fn drawn(plan: &Plan<'_>, magnets: &[Magnet], from: f64, to: f64, free: bool) -> (Period, Option<Magnet>) {
    let (unit, offset) = (super::proposal::unit(plan, free), plan.fiscal_offset());
    let began = ladder::floor(date_of(from), unit, offset);
    let began = Period::between(began, end_of(began, unit, offset));
    let edge = if to >= from { Edge::End } else { Edge::Start };
    let snapped = snapped(plan, magnets, to, edge, free);
    let (start, end) = match edge {
        Edge::Start => (snapped.date, began.end),
        Edge::End => (began.start, snapped.date),
    };
    if start <= end { (Period::between(start, end), snapped.guide) } else { (began, None) }
}

/// The last day of the unit that a date lies in.
fn end_of(date: crate::model::Date, unit: ladder::Unit, offset: u32) -> crate::model::Date {
    let next = ladder::add(ladder::floor(date, unit, offset), unit, 1);
    next.pred_opt().unwrap_or(next)
}

/// The theme before which one would come that is held at a height.
fn theme_below(plan: &Plan<'_>, theme: ThemeId, y: f64) -> Option<ThemeId> {
    let middle = |i: usize| f64::midpoint(plan.layout.top(i), plan.layout.bottom(i));
    let lanes = plan.lanes.all().iter().enumerate();
    let mut themes = lanes.filter_map(|(i, lane)| match lane.lane {
        PlanLane::Theme(Some(id)) => Some((i, id)),
        _ => None,
    });
    let found = themes.by_ref().find(|(i, _)| y < middle(*i));
    match found {
        // Before itself is where it is: before the next one.
        Some((_, id)) if id == theme => themes.next().map(|(_, id)| id),
        Some((_, id)) => Some(id),
        None => None,
    }
}
