//! What a gesture works on: the plan as it lies on the canvas, and what of it is at a point.

use std::collections::BTreeSet;

use super::handles::{self, Part};
use super::ladder::{Unit, snap_unit};
use super::lanes::{Bar, Lane, Lanes, lane_of};
use super::layout::{BAR, DIAMOND, PlanLayout, Spot};
use super::snap::{Edge, Magnet, MagnetKind};
use super::time::{Camera, day_of};
use crate::insight::{Indexes, PlanLane};
use crate::model::{Date, DependencyId, Link, Node, Period, Project, Workdays};
use crate::session::Selection;

/// From a bar's end to the middle of its port, in points, and how far from it a press still counts.
pub const PORT: f64 = 11.0;
const PORT_REACH: f64 = 7.0;
/// Rows reach this far beyond a bar for a press, in points.
const ROW_REACH: f64 = 4.0;

/// The plan and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    pub project: &'a Project,
    pub indexes: &'a Indexes,
    pub workdays: &'a Workdays,
    pub lanes: &'a Lanes,
    pub layout: &'a PlanLayout,
    pub camera: &'a Camera,
    pub selection: &'a Selection<Node>,
    pub today: Date,
    /// Of the document: what was worked out for another one holds no more.
    pub revision: u64,
}

/// What lies under the pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Hit {
    #[default]
    Nothing,
    Bar(Node, Part),
    /// The place beside an end from which a dependency is pulled.
    Port(Node, Edge),
    Link(DependencyId),
}

impl Hit {
    pub fn node(self) -> Option<Node> {
        match self {
            Self::Bar(node, _) | Self::Port(node, _) => Some(node),
            Self::Nothing | Self::Link(_) => None,
        }
    }
}

/// A place on the canvas with what is there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub day: f64,
    /// From the top of the first lane.
    pub y: f64,
    pub hit: Hit,
}

impl Plan<'_> {
    /// What dates are rounded to.
    pub fn unit(&self) -> Unit {
        snap_unit(self.camera.points_per_day())
    }

    pub fn fiscal_offset(&self) -> u32 {
        self.project.settings.fiscal_offset
    }

    pub fn lane_at(&self, y: f64) -> Option<&Lane> {
        self.lanes.all().get(self.layout.lane_at(y)?)
    }

    /// The middle of the row at a height; below the last lane that of a new row of it, where no bar stands yet.
    pub fn row_at(&self, y: f64) -> f64 {
        let Some(spot) = self.layout.spot_at(self.lanes, y) else { return y };
        let stands = self.lanes.all().get(spot.lane).is_some_and(|lane| !lane.bars().is_empty());
        let row = if y >= self.layout.height() && stands { spot.row + 1 } else { spot.row };
        self.layout.row_middle(Spot { row, ..spot })
    }

    pub fn lane_of(&self, node: Node) -> Option<PlanLane> {
        lane_of(self.project, self.lanes.grouping(), node)
    }

    /// The lane and the row of a node, and its bar.
    pub fn spot_of(&self, node: Node) -> Option<(Spot, &Bar)> {
        let (lane, at) = self.lanes.place_of(self.project, node)?;
        let lane_bars = self.lanes.all().get(lane)?;
        Some((Spot { lane, row: self.layout.row_of(lane_bars, at) }, lane_bars.bars().get(at)?))
    }

    /// The left and right edge of a bar, in points from the left edge of the canvas.
    pub fn edges(&self, bar: &Bar) -> (f64, f64) {
        edges(self.camera, bar.node, bar.period)
    }

    /// The bar, the part of it or the port at a place. Ports answer only where `ports` says that they are shown, and over
    /// another bar only those of the one that is selected.
    pub fn hit(&self, day: f64, y: f64, ports: impl Fn(Node) -> bool) -> Hit {
        let nothing = Hit::Nothing;
        let Some(spot) = self.layout.spot_at(self.lanes, y) else { return nothing };
        let Some(lane) = self.lanes.all().get(spot.lane) else { return nothing };
        if (y - self.layout.row_middle(spot)).abs() > BAR / 2.0 + ROW_REACH {
            return nothing;
        }
        let x = self.camera.x_of(day);
        let reach = 40.0 / self.camera.points_per_day();
        let near = || self.layout.row_between(lane, spot.row, day - reach, day + reach);
        let port = near().find_map(|(_, bar)| {
            let (left, right) = self.edges(bar);
            let ends = [(Edge::Start, left - PORT), (Edge::End, right + PORT)];
            let (edge, _) = ends.into_iter().find(|(_, at)| (x - at).abs() <= PORT_REACH)?;
            ports(bar.node).then_some((bar.node, edge))
        });
        let mut best: Option<(f64, Hit)> = None;
        for (_, bar) in near() {
            let (left, right) = self.edges(bar);
            let part = if bar.is_milestone() {
                ((x - f64::midpoint(left, right)).abs() <= DIAMOND + 4.0).then_some(Part::Middle)
            } else {
                handles::hit(left, right, x)
            };
            let away = (left - x).max(x - right).max(0.0);
            if let Some(part) = part
                && best.is_none_or(|(least, _)| away < least)
            {
                best = Some((away, Hit::Bar(bar.node, part)));
            }
        }
        match (port, best) {
            (Some((owner, _)), Some((away, hit)))
                if away <= 0.0
                    && hit.node() != Some(owner)
                    && !(self.selection.len() == 1 && self.selection.contains(owner)) =>
            {
                hit
            }
            (Some((owner, edge)), _) => Hit::Port(owner, edge),
            (None, best) => best.map_or(nothing, |(_, hit)| hit),
        }
    }

    /// Everything that lies in a part of time and of the canvas.
    pub fn within(&self, days: (f64, f64), ys: (f64, f64)) -> Vec<Node> {
        let mut nodes = Vec::new();
        let Some(first) = self.layout.lane_at(ys.0) else { return nodes };
        for (i, lane) in self.lanes.all().iter().enumerate().skip(first) {
            if self.layout.top(i) > ys.1 {
                break;
            }
            if self.layout.is_folded(lane.lane) {
                continue;
            }
            for row in 0..self.layout.row_count(lane) {
                let middle = self.layout.row_middle(Spot { lane: i, row });
                if middle + BAR / 2.0 < ys.0 || middle - BAR / 2.0 > ys.1 {
                    continue;
                }
                let bars = self.layout.row_between(lane, row, days.0, days.1);
                let inside = bars.filter(|(_, bar)| {
                    let (left, right) = self.edges(bar);
                    right >= self.camera.x_of(days.0) && left <= self.camera.x_of(days.1)
                });
                nodes.extend(inside.map(|(_, bar)| bar.node));
            }
        }
        nodes
    }

    /// All that could be pushed when some are moved, over the links that leave them by ends that `moves` names: dated and not fixed,
    /// also when there is slack between.
    pub fn pushable(&self, moved: &BTreeSet<Node>, moves: &dyn Fn(Link) -> bool) -> BTreeSet<Node> {
        if self.project.settings.manual_scheduling {
            return BTreeSet::new();
        }
        let links = &self.indexes.plan;
        let can_go = |node: &Node| self.project.period(*node).is_some() && !self.project.is_fixed(*node);
        let first = moved.iter().flat_map(|node| links.outgoing(*node)).filter(|link| moves(link.link));
        let mut next: Vec<Node> = first.map(|link| link.to).collect();
        let mut found = BTreeSet::new();
        while let Some(node) = next.pop() {
            if !moved.contains(&node) && can_go(&node) && found.insert(node) {
                next.extend(links.outgoing(node).iter().map(|link| link.to));
            }
        }
        found
    }

    /// What dates snap to beside the calendar, in order: today, milestones, the ends of sprints and of other bars.
    pub fn magnets(&self, moved: &dyn Fn(Node) -> bool) -> Vec<Magnet> {
        let mut magnets = vec![Magnet { day: day_of(self.today), kind: MagnetKind::Today }];
        for sprint in self.project.sprints.iter() {
            magnets.extend(sprint.start.map(|start| Magnet { day: day_of(start), kind: MagnetKind::SprintStart }));
            magnets.extend(sprint.end.map(|end| Magnet { day: day_of(end) + 1.0, kind: MagnetKind::SprintEnd }));
        }
        for bar in self.lanes.all().iter().flat_map(Lane::bars).filter(|bar| !moved(bar.node)) {
            let Period { start, end } = bar.period;
            if bar.is_milestone() {
                magnets.push(Magnet { day: day_of(start), kind: MagnetKind::Milestone });
            } else {
                magnets.push(Magnet { day: day_of(start), kind: MagnetKind::BarStart });
                magnets.push(Magnet { day: day_of(end) + 1.0, kind: MagnetKind::BarEnd });
            }
        }
        magnets.sort_by(|a, b| a.day.total_cmp(&b.day).then(a.kind.cmp(&b.kind)));
        magnets.dedup();
        magnets
    }
}

/// The left and right edge of what has a period: a milestone's corners, a bar's ends.
pub fn edges(camera: &Camera, node: Node, period: Period) -> (f64, f64) {
    let (left, right) = camera.span_of(period);
    match node {
        Node::Milestone(_) => {
            let middle = f64::midpoint(left, right);
            (middle - DIAMOND, middle + DIAMOND)
        }
        Node::Initiative(_) => (left, right.max(left + super::layout::LEAST)),
    }
}
