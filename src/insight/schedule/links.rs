//! The dependencies of the roadmap by their ends.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Dependency, Edit, Node, Project};

/// The links that leave and that reach each bar or milestone, in id order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanLinks {
    outgoing: HashMap<Node, Vec<Arc<Dependency>>>,
    incoming: HashMap<Node, Vec<Arc<Dependency>>>,
}

impl PlanLinks {
    pub(in crate::insight) fn of(project: &Project) -> Self {
        let _ = project;
        Self::default()
    }

    pub(in crate::insight) fn follow<'a>(&mut self, edits: impl Iterator<Item = &'a Edit<Dependency>>) {
        let _ = edits;
    }

    /// The links from a node to its successors.
    pub fn outgoing(&self, node: Node) -> &[Arc<Dependency>] {
        self.outgoing.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The links to a node from its predecessors.
    pub fn incoming(&self, node: Node) -> &[Arc<Dependency>] {
        self.incoming.get(&node).map_or(&[], Vec::as_slice)
    }
}
