//! Nodes as numbers, with the links between them, in an order in which links run forward.

use crate::model::Link;

#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) to: usize,
    pub(super) link: Link,
    pub(super) lag: i64,
    /// Counts although its predecessor has not changed.
    pub(super) new: bool,
}

/// The links from each node, nodes being numbered from 0 as they are added.
#[derive(Debug, Default)]
pub(super) struct Graph {
    edges: Vec<Edge>,
    /// Where the links of each node end in the list; they begin where those of the one before it end.
    ends: Vec<usize>,
}

impl Graph {
    /// Adds the next node with the links from it, which may run to nodes that are still to come.
    pub(super) fn add(&mut self, edges: impl IntoIterator<Item = Edge>) {
        self.edges.extend(edges);
        self.ends.push(self.edges.len());
    }

    fn edges(&self, node: usize) -> &[Edge] {
        let start = node.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(node).copied().unwrap_or(start);
        self.edges.get(start..end).unwrap_or_default()
    }

    /// Sorts what the roots lead to topologically: depth first from each root in turn, the nodes reversed as they are
    /// left.
    ///
    /// A broken file may hold circles. A link back to a node that the search is still in closes one and is dropped, so
    /// that the rest has an order: which of a circle's links that is depends on the node where the search enters it.
    pub(super) fn sorted(self, roots: impl IntoIterator<Item = usize>) -> Sorted {
        let nodes = self.ends.len();
        let (mut seen, mut order) = (vec![false; nodes], Vec::with_capacity(nodes));
        let mut way = Vec::new();
        for root in roots {
            if std::mem::replace(&mut seen[root], true) {
                continue;
            }
            way.push((root, self.edges(root).iter()));
            while let Some((node, edges)) = way.last_mut() {
                let next = edges.by_ref().map(|edge| edge.to).find(|to| !std::mem::replace(&mut seen[*to], true));
                if let Some(to) = next {
                    way.push((to, self.edges(to).iter()));
                } else {
                    order.push(*node);
                    way.pop();
                }
            }
        }
        order.reverse();
        let mut place = vec![0; nodes];
        for (at, node) in order.iter().enumerate() {
            place[*node] = at;
        }
        Sorted { graph: self, order, place }
    }
}

/// A graph without circles, and an order of its nodes.
#[derive(Debug)]
pub(super) struct Sorted {
    graph: Graph,
    pub(super) order: Vec<usize>,
    /// Where each node stands in the order.
    place: Vec<usize>,
}

impl Sorted {
    /// The links from a node; they run to nodes that come later in the order.
    pub(super) fn edges(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.graph.edges(node).iter().filter(move |edge| self.place[edge.to] > self.place[node])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(edges: &[&[usize]]) -> (Vec<usize>, Vec<(usize, usize)>) {
        let mut graph = Graph::default();
        for edges in edges {
            graph.add(edges.iter().map(|to| Edge { to: *to, link: Link::FinishStart, lag: 0, new: false }));
        }
        let sorted = graph.sorted(0..edges.len());
        let kept = (0..edges.len()).flat_map(|node| sorted.edges(node).map(move |edge| (node, edge.to))).collect();
        (sorted.order, kept)
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
