//! Circles of dependencies.

use std::collections::{HashMap, VecDeque};

use super::PlanLinks;
use crate::model::Node;

/// The circle that a link from one node to another would close: from `from` over `to` and on, each once, as the links
/// run; none when it closes none. A link from a node to itself is a circle of one.
///
/// Of several it is a shortest one, and always the same. The link itself may be among `links` or not.
pub fn circle(links: &PlanLinks, from: Node, to: Node) -> Option<Vec<Node>> {
    if from == to {
        return Some(vec![from]);
    }
    // Breadth first from the successor; each node with the one it was reached from.
    let (mut reached, mut queue) = (HashMap::from([(to, from)]), VecDeque::from([to]));
    while let Some(node) = queue.pop_front() {
        for link in links.outgoing(node) {
            if link.to == from {
                return Some(way_back(&reached, from, node));
            }
            reached.entry(link.to).or_insert_with(|| {
                queue.push_back(link.to);
                node
            });
        }
    }
    None
}

/// The nodes from `from` to `last`, which the search reached.
fn way_back(reached: &HashMap<Node, Node>, from: Node, last: Node) -> Vec<Node> {
    let mut way = vec![last];
    let mut node = last;
    while let Some(before) = reached.get(&node) {
        way.push(*before);
        if *before == from {
            break;
        }
        node = *before;
    }
    way.reverse();
    way
}
