//! The dependencies of the roadmap by their ends.

use std::sync::Arc;

use super::node_map::NodeMap;
use crate::model::{Dependency, DependencyId, Edit, Node, Project};

/// The links that leave and that reach each bar or milestone, in id order. Only nodes with links have an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanLinks {
    outgoing: Ends,
    incoming: Ends,
}

type Ends = NodeMap<Vec<Arc<Dependency>>>;

impl PlanLinks {
    pub(in crate::insight) fn of(project: &Project) -> Self {
        let mut links = Self::default();
        for link in project.dependencies.iter() {
            links.add(link);
        }
        links
    }

    pub(in crate::insight) fn follow<'a>(&mut self, edits: impl Iterator<Item = &'a Edit<Dependency>>) {
        for Edit { before, after } in edits {
            if let Some(before) = before {
                remove(&mut self.outgoing, before.from, before.id);
                remove(&mut self.incoming, before.to, before.id);
            }
            if let Some(after) = after {
                self.add(after);
            }
        }
    }

    fn add(&mut self, link: &Arc<Dependency>) {
        insert(&mut self.outgoing, link.from, link);
        insert(&mut self.incoming, link.to, link);
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

fn insert(ends: &mut Ends, node: Node, link: &Arc<Dependency>) {
    let links = ends.entry(node).or_default();
    match links.binary_search_by_key(&link.id, |other| other.id) {
        Ok(at) => links[at] = Arc::clone(link),
        Err(at) => links.insert(at, Arc::clone(link)),
    }
}

fn remove(ends: &mut Ends, node: Node, id: DependencyId) {
    if let Some(links) = ends.get_mut(&node) {
        if let Ok(at) = links.binary_search_by_key(&id, |link| link.id) {
            links.remove(at);
        }
        if links.is_empty() {
            ends.remove(&node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, EntityId as _, InitiativeId, Link, MilestoneId, Moment, RawId, Transaction, Word as _};
    use proptest::prelude::*;

    fn node(n: u8) -> Node {
        let raw = RawId::from_bytes([n / 2; 10]);
        if n.is_multiple_of(2) {
            Node::Initiative(InitiativeId::from_raw(raw))
        } else {
            Node::Milestone(MilestoneId::from_raw(raw))
        }
    }

    fn link([id, from, to, kind]: [u8; 4]) -> Dependency {
        let id = DependencyId::from_raw(RawId::from_bytes([id % 12; 10]));
        let link = Link::ALL[usize::from(kind) % Link::ALL.len()];
        Dependency { id, from: node(from % 6), to: node(to % 6), link, lag: i32::from(kind) }
    }

    proptest! {
        #[test]
        fn following_equals_building_anew(acts in proptest::collection::vec((any::<bool>(), any::<[u8; 4]>()), 1..60)) {
            let mut project = Project::default();
            let (mut links, empty) = (PlanLinks::default(), PlanLinks::default());
            let mut done = Vec::new();
            for (delete, picks) in acts {
                let (after, mut transaction) = (link(picks), Transaction::new("", Moment::default()));
                match project.dependencies.get(after.id) {
                    Some(before) if delete => transaction.delete(before),
                    Some(before) => transaction.replace(before, after),
                    None => transaction.create(after),
                }
                follow(&mut project, &mut links, &transaction);
                done.push(transaction);
                prop_assert_eq!(&links, &PlanLinks::of(&project));
                for node in (0..6).map(node) {
                    let out: Vec<_> = project.dependencies.iter().filter(|l| l.from == node).cloned().collect();
                    let into: Vec<_> = project.dependencies.iter().filter(|l| l.to == node).cloned().collect();
                    prop_assert_eq!((links.outgoing(node), links.incoming(node)), (&out[..], &into[..]));
                }
            }
            for transaction in done.iter().rev() {
                follow(&mut project, &mut links, &transaction.inverse());
                prop_assert_eq!(&links, &PlanLinks::of(&project));
            }
            prop_assert_eq!(links, empty);
        }
    }

    fn follow(project: &mut Project, links: &mut PlanLinks, transaction: &Transaction) {
        transaction.apply(project);
        links.follow(transaction.changes.iter().filter_map(|change| match change {
            Change::Dependency(edit) => Some(edit),
            _ => None,
        }));
    }
}
