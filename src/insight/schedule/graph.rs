//! Nodes as numbers, with the links between them, in an order in which links run forward.

use super::bounds::{Bounds, Interval, latest_end};
use crate::model::{Dependency, Link};

/// A link to the node of a number. Small, since a plan may have ten thousand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    to: u32,
    lag: i32,
    link: Link,
    /// Counts although its predecessor has not changed.
    pub(super) new: bool,
}

impl Edge {
    pub(super) fn new(to: usize, link: &Dependency, new: bool) -> Self {
        Self { to: to as u32, lag: link.lag, link: link.link, new }
    }

    pub(super) fn to(self) -> usize {
        self.to as usize
    }

    /// What it asks of the successor.
    pub(super) fn bounds(self, from: Interval) -> Bounds {
        Bounds::of(self.link, i64::from(self.lag), from)
    }

    /// The latest end of a predecessor that takes `length` days, when the successor may be no later than `to`.
    pub(super) fn latest_end(self, to: Interval, length: i64) -> i64 {
        latest_end(self.link, i64::from(self.lag), to, length)
    }
}

/// The links from each node, nodes being numbered from 0 as they are added.
#[derive(Debug, Default)]
pub(super) struct Graph {
    edges: Vec<Edge>,
    /// Where the links of each node end in the list; they begin where those of the one before it end.
    ends: Vec<u32>,
}

impl Graph {
    /// As many nodes, with links from numbers to others, which stay in their order.
    pub(super) fn of(nodes: usize, links: &[(usize, Edge)]) -> Self {
        let mut ends = vec![0_u32; nodes];
        for (from, _) in links {
            ends[*from] += 1;
        }
        let mut next = Vec::with_capacity(nodes);
        let mut sum = 0;
        for end in &mut ends {
            next.push(sum as usize);
            sum += *end;
            *end = sum;
        }
        let mut edges: Vec<Edge> = links.iter().map(|(_, edge)| *edge).collect();
        for (from, edge) in links {
            edges[next[*from]] = *edge;
            next[*from] += 1;
        }
        Self { edges, ends }
    }

    /// Adds the next node with the links from it, which may run to nodes that are still to come.
    pub(super) fn add(&mut self, edges: impl IntoIterator<Item = Edge>) {
        self.edges.extend(edges);
        self.ends.push(self.edges.len() as u32);
    }

    fn edges(&self, node: usize) -> &[Edge] {
        let end = |node: usize| self.ends.get(node).map(|end| *end as usize);
        let start = node.checked_sub(1).and_then(end).unwrap_or(0);
        self.edges.get(start..end(node).unwrap_or(start)).unwrap_or_default()
    }

    /// Sorts what the roots lead to topologically: depth first from each root in turn, the nodes reversed as they are
    /// left.
    ///
    /// A broken file may hold circles. A link back to a node that the search is still in closes one and is dropped, so
    /// that the rest has an order: which of a circle's links that is depends on the node where the search enters it.
    pub(super) fn sorted(self, roots: impl IntoIterator<Item = usize>) -> Sorted {
        let nodes = self.ends.len();
        let (mut seen, mut order) = (vec![false; nodes], Vec::with_capacity(nodes));
        // The nodes that the search is in, each with how many of its links were followed.
        let mut way: Vec<(u32, u32)> = Vec::new();
        for root in roots {
            if std::mem::replace(&mut seen[root], true) {
                continue;
            }
            way.push((root as u32, 0));
            while let Some((node, followed)) = way.last_mut() {
                let Some(edge) = self.edges(*node as usize).get(*followed as usize) else {
                    order.push(*node);
                    way.pop();
                    continue;
                };
                *followed += 1;
                if !std::mem::replace(&mut seen[edge.to()], true) {
                    way.push((edge.to, 0));
                }
            }
        }
        order.reverse();
        let mut place = vec![0; nodes];
        for (at, node) in (0..).zip(&order) {
            place[*node as usize] = at;
        }
        Sorted { graph: self, order, place }
    }
}

/// A graph without circles, and an order of its nodes.
#[derive(Debug)]
pub(super) struct Sorted {
    graph: Graph,
    order: Vec<u32>,
    /// Where each node stands in the order.
    place: Vec<u32>,
}

impl Sorted {
    /// The nodes, predecessors first.
    pub(super) fn order(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.order.iter().map(|node| *node as usize)
    }

    /// The links from a node; they run to nodes that come later in the order.
    pub(super) fn edges(&self, node: usize) -> impl Iterator<Item = Edge> {
        let after = move |edge: &Edge| self.place[edge.to()] > self.place[node];
        self.graph.edges(node).iter().copied().filter(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(edges: &[&[usize]]) -> (Vec<usize>, Vec<(usize, usize)>) {
        let mut graph = Graph::default();
        let edge = |to: &usize| Edge::new(*to, &Dependency::default(), false);
        for edges in edges {
            graph.add(edges.iter().map(edge));
        }
        let listed = edges.iter().enumerate().flat_map(|(from, to)| to.iter().map(move |to| (from, edge(to))));
        let of = Graph::of(edges.len(), &listed.collect::<Vec<_>>());
        let kept = |sorted: &Sorted| -> Vec<_> {
            (0..edges.len()).flat_map(|node| sorted.edges(node).map(move |edge| (node, edge.to()))).collect()
        };
        let (sorted, other) = (graph.sorted(0..edges.len()), of.sorted(0..edges.len()));
        assert_eq!((kept(&sorted), &sorted.order), (kept(&other), &other.order), "built at once");
        (sorted.order().collect(), kept(&sorted))
    }

    #[test]
    fn links_run_forward() {
        let (order, kept) = sorted(&[&[3, 1], &[2], &[], &[2], &[0, 3]]);
        assert_eq!(order, [4, 0, 1, 3, 2]);
        assert_eq!(kept, [(0, 3), (0, 1), (1, 2), (3, 2), (4, 0), (4, 3)]);
    }

    #[test]
    fn the_link_back_to_where_a_circle_was_entered_is_dropped() {
        assert_eq!(sorted(&[&[1], &[2], &[1, 3], &[]]), (vec![0, 1, 2, 3], vec![(0, 1), (1, 2), (2, 3)]));
        assert_eq!(sorted(&[&[0]]), (vec![0], vec![]));
        assert_eq!(sorted(&[]), (vec![], vec![]));
    }
}
