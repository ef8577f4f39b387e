//! The critical path.

use super::bounds::{Bounds, Interval};
use super::graph::{Edge, Graph, Sorted};
use super::node_map::NodeMap;
use crate::model::{Dependency, Node, Project, Workdays};

/// The total float of everything that is dated and open, in working days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Critical {
    floats: NodeMap<i64>,
}

impl Critical {
    /// Working days that it can slip without moving the end of the plan or a fixed successor; none for what has no
    /// dates or is closed.
    ///
    /// Negative when what comes before it, or it itself, is too late for a pinned successor already.
    pub fn float(&self, node: Node) -> Option<i64> {
        self.floats.get(&node).copied()
    }

    /// Its total float is zero or less.
    pub fn is_critical(&self, node: Node) -> bool {
        self.float(node).is_some_and(|float| float <= 0)
    }

    /// Both ends are critical and the link leaves no slack between them; `slack` is that of [`super::slack`].
    pub fn is_critical_link(&self, link: &Dependency, slack: Option<i64>) -> bool {
        slack.is_some_and(|slack| slack <= 0) && self.is_critical(link.from) && self.is_critical(link.to)
    }
}

/// Forward and backward pass over the links, as in the critical path method with the bounds of the precedence
/// diagramming method: total float is latest less earliest end.
///
/// Earliest is where a bar stands, or later when its predecessors ask for it; a pinned one is where it stands. Latest
/// counts back from the greatest earliest end, and from pinned successors as they stand. What is closed or has no dates
/// is left out, with its links. Of a circle in a broken file one link is left out.
pub fn critical(project: &Project) -> Critical {
    let workdays = Workdays::of(&project.settings.calendar);
    let bars = bars(project, &workdays);
    let graph = graph(project, &bars);
    let early = earliest(&bars, &graph);
    let end = early.iter().map(|(_, end)| *end).max().unwrap_or_default();
    let late = latest_ends(&bars, &graph, end);
    let floats = bars.iter().zip(early).zip(late).map(|((bar, (_, early)), late)| (bar.node, late - early));
    Critical { floats: floats.collect() }
}

struct Bar {
    node: Node,
    at: Interval,
    pinned: bool,
}

impl Bar {
    fn length(&self) -> i64 {
        self.at.1 - self.at.0
    }
}

/// What is dated and open, in the order of nodes.
fn bars(project: &Project, workdays: &Workdays) -> Vec<Bar> {
    let initiatives = project.initiatives.iter().filter(|initiative| !initiative.closed).filter_map(|initiative| {
        let at = workdays.interval(initiative.period()?);
        Some(Bar { node: Node::Initiative(initiative.id), at, pinned: initiative.pinned })
    });
    let milestones = project.milestones.iter().filter_map(|milestone| {
        let at = workdays.interval(milestone.period()?);
        Some(Bar { node: Node::Milestone(milestone.id), at, pinned: milestone.pinned })
    });
    initiatives.chain(milestones).collect()
}

/// The links between bars. All of them count, so they are read from the table, side by side in memory.
fn graph(project: &Project, bars: &[Bar]) -> Sorted {
    let numbers: NodeMap<usize> = bars.iter().zip(0..).map(|(bar, number)| (bar.node, number)).collect();
    let links = project.dependencies.iter().filter_map(|link| {
        let (from, to) = (*numbers.get(&link.from)?, *numbers.get(&link.to)?);
        Some((from, Edge::new(to, link, false)))
    });
    Graph::of(bars.len(), &links.collect::<Vec<_>>()).sorted(0..bars.len())
}

fn earliest(bars: &[Bar], graph: &Sorted) -> Vec<Interval> {
    let mut early: Vec<Interval> = bars.iter().map(|bar| bar.at).collect();
    let mut bounds = vec![Bounds::NONE; bars.len()];
    for index in graph.order() {
        let bar = &bars[index];
        if !bar.pinned {
            let start = bar.at.0.max(bounds[index].start(bar.length()));
            early[index] = (start, start + bar.length());
        }
        for edge in graph.edges(index) {
            bounds[edge.to()] = bounds[edge.to()].and(edge.bounds(early[index]));
        }
    }
    early
}

fn latest_ends(bars: &[Bar], graph: &Sorted, end: i64) -> Vec<i64> {
    let mut late = vec![end; bars.len()];
    for index in graph.order().rev() {
        for edge in graph.edges(index) {
            let to = &bars[edge.to()];
            let end = late[edge.to()];
            let latest = if to.pinned { to.at } else { (end - to.length(), end) };
            late[index] = late[index].min(edge.latest_end(latest, bars[index].length()));
        }
    }
    late
}
