//! What a move pushes.

use std::collections::BTreeMap;

use super::PlanLinks;
use super::bounds::{Bounds, Interval};
use super::graph::{Edge, Graph};
use super::node_map::NodeMap;
use crate::model::{Dependency, DependencyId, Node, Period, Project, Workdays};

/// What a person moved by hand, and links that count as new.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// New dates; these stay where they were put.
    pub placed: BTreeMap<Node, Period>,
    /// Links that are made or changed by the same edit; they replace those of the same id.
    pub links: Vec<Dependency>,
}

/// What the scheduler moves in turn, in an order of the links: each as far as the links from what moved ask, and the
/// `moves.links`, which are followed even from what did not move.
///
/// A pushed bar keeps its working days and starts on one; a bar that held none gets one. Nothing is pulled earlier, and a
/// link that was broken elsewhere stays broken. What is placed stays; what is fixed or without dates is not pushed, and so
/// passes nothing on. Whether the project schedules by hand is the caller's to ask.
///
/// Of a circle in a broken file, the link that leads back to where the push entered it is not followed. What would be
/// pushed past the year 2200 stops at its last working day.
///
/// Costs what can be reached over the links, not what the project holds.
pub fn pushes(project: &Project, links: &PlanLinks, moves: &Moves) -> Vec<(Node, Period)> {
    let workdays = Workdays::of(&project.settings.calendar);
    let mut reach = Reach::new(project, links, moves);
    let roots = reach.explore();
    let Reach { nodes, graph, .. } = reach;
    let graph = graph.sorted(roots);
    let mut bounds = vec![Bounds::NONE; nodes.len()];
    let mut pushed = Vec::new();
    for index in graph.order() {
        let Reached { node, period, placed } = nodes[index];
        let at = workdays.interval(period);
        let moved = if placed { None } else { push(&workdays, period, at, bounds[index]) };
        pushed.extend(moved.map(|(period, _)| (node, period)));
        let at = moved.map_or(at, |(_, at)| at);
        for edge in graph.edges(index).filter(|edge| edge.new || placed || moved.is_some()) {
            bounds[edge.to()] = bounds[edge.to()].and(edge.bounds(at));
        }
    }
    pushed
}

/// Where a bar goes that meets the bounds no longer; none when it meets them, or is at the end of time.
fn push(workdays: &Workdays, period: Period, at: Interval, bounds: Bounds) -> Option<(Period, Interval)> {
    let (start, end) = at;
    if bounds.start(end - start) <= start {
        return None;
    }
    let length = (end - start).max(1);
    let start = bounds.start(length).max(start);
    let pushed = workdays.period(start, start + length);
    let last = workdays.last();
    (pushed.start > period.start).then_some((pushed, (start.min(last), (start + length).min(last + 1))))
}

#[derive(Clone, Copy)]
struct Reached {
    node: Node,
    /// As placed, or as it is in the project.
    period: Period,
    placed: bool,
}

/// What a push can get to, as a graph.
struct Reach<'a> {
    project: &'a Project,
    links: &'a PlanLinks,
    placed: &'a BTreeMap<Node, Period>,
    /// The new links by id, and by the node they leave.
    new: BTreeMap<DependencyId, &'a Dependency>,
    new_from: BTreeMap<Node, Vec<&'a Dependency>>,
    nodes: Vec<Reached>,
    /// The numbers of those that can be pushed.
    free: NodeMap<usize>,
    graph: Graph,
}

impl<'a> Reach<'a> {
    fn new(project: &'a Project, links: &'a PlanLinks, moves: &'a Moves) -> Self {
        let new: BTreeMap<_, _> = moves.links.iter().map(|link| (link.id, link)).collect();
        let mut new_from: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for link in new.values() {
            new_from.entry(link.from).or_default().push(*link);
        }
        let placed = &moves.placed;
        let (nodes, free, graph) = (Vec::new(), NodeMap::default(), Graph::default());
        Self { project, links, placed, new, new_from, nodes, free, graph }
    }

    /// Adds all that can be pushed; gives what the pushes start from, which is placed or the source of a new link.
    fn explore(&mut self) -> Vec<usize> {
        self.nodes = self.placed.iter().map(|(node, at)| Reached { node: *node, period: *at, placed: true }).collect();
        let mut roots: Vec<usize> = (0..self.nodes.len()).collect();
        let sources: Vec<_> = self.new_from.keys().filter_map(|node| self.dated(*node)).collect();
        // Adds the successors of the new links.
        let new: Vec<_> = sources.iter().map(|source| self.new_edges(source.node)).collect();
        let links = self.links;
        let mut next = 0;
        while let Some(Reached { node, .. }) = self.nodes.get(next).copied() {
            next += 1;
            let mut edges = self.new_edges(node);
            for link in links.outgoing(node) {
                if !self.new.contains_key(&link.id) {
                    edges.extend(self.target(link.to).map(|to| Edge::new(to, link, false)));
                }
            }
            self.graph.add(edges);
        }
        for (source, new) in sources.into_iter().zip(new).filter(|(source, _)| !source.placed) {
            let free = self.free.get(&source.node).copied();
            // Of a source that is not reached itself only the new links count.
            roots.push(free.unwrap_or_else(|| {
                self.nodes.push(source);
                self.graph.add(new);
                self.nodes.len() - 1
            }));
        }
        roots
    }

    fn new_edges(&mut self, node: Node) -> Vec<Edge> {
        let links = self.new_from.get(&node).cloned().unwrap_or_default();
        links.into_iter().filter_map(|link| self.target(link.to).map(|to| Edge::new(to, link, true))).collect()
    }

    fn dated(&self, node: Node) -> Option<Reached> {
        if let Some(period) = self.placed.get(&node) {
            return Some(Reached { node, period: *period, placed: true });
        }
        let period = self.project.period(node)?;
        Some(Reached { node, period, placed: false })
    }

    /// The number of a successor; none when it cannot be pushed.
    fn target(&mut self, node: Node) -> Option<usize> {
        if let Some(number) = self.free.get(&node) {
            return Some(*number);
        }
        let period = free_period(self.project, node).filter(|_| !self.placed.contains_key(&node))?;
        self.free.insert(node, self.nodes.len());
        self.nodes.push(Reached { node, period, placed: false });
        Some(self.nodes.len() - 1)
    }
}

/// The dates of what is not fixed: [`Project::is_fixed`] and [`Project::period`] in one look-up, which is what a long
/// push costs most.
fn free_period(project: &Project, node: Node) -> Option<Period> {
    match node {
        Node::Initiative(id) => project.initiatives.get(id).filter(|i| !i.pinned && !i.closed)?.period(),
        Node::Milestone(id) => project.milestones.get(id).filter(|m| !m.pinned)?.period(),
    }
}

/// Working days between where the successor is and where the link lets it be at the earliest; negative when the link is
/// broken. None when an end has no dates.
pub fn slack(project: &Project, link: &Dependency) -> Option<i64> {
    slack_on(&Workdays::of(&project.settings.calendar), project, link)
}

/// As [`slack`], where many links are looked at: `workdays` are those of the project's calendar.
pub fn slack_on(workdays: &Workdays, project: &Project, link: &Dependency) -> Option<i64> {
    Some(slack_between(workdays, link, project.period(link.from)?, project.period(link.to)?))
}

/// As [`slack`], if the ends of the link stood at these periods.
pub fn slack_between(workdays: &Workdays, link: &Dependency, from: Period, to: Period) -> i64 {
    let (from, (start, end)) = (workdays.interval(from), workdays.interval(to));
    start - Bounds::of(link.link, i64::from(link.lag), from).start(end - start)
}

pub fn is_broken(project: &Project, link: &Dependency) -> bool {
    slack(project, link).is_some_and(|slack| slack < 0)
}

/// The lag with which a link would be exactly met as its ends stand now.
pub fn lag_of(project: &Project, link: &Dependency) -> Option<i32> {
    slack(project, link).and_then(|slack| i32::try_from(i64::from(link.lag) + slack).ok())
}
