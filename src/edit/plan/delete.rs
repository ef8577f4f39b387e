//! Deleting what stands on the roadmap.

use std::collections::{BTreeMap, BTreeSet};

use super::names::names;
use crate::edit::Desk;
use crate::model::{Entity, InitiativeId, Node, Story, Table, Transaction};

/// Deletes bars and milestones with their dependencies; whatever else names them forgets them. Baselines keep their
/// dates, as history does. What is gone is left out.
pub fn delete_nodes(desk: &Desk<'_>, nodes: &[Node]) -> Transaction {
    let project = desk.project;
    let gone: BTreeSet<Node> = nodes.iter().copied().filter(|node| project.has_node(*node)).collect();
    let mut transaction = Transaction::new(format!("Delete {}", names(project, &gone, "initiative")), desk.now);
    unlink(desk, &mut transaction, &gone);
    let mut initiatives = BTreeSet::new();
    for node in gone {
        match node {
            Node::Initiative(id) => {
                initiatives.insert(id);
                project.initiatives.get(id).into_iter().for_each(|initiative| transaction.delete(initiative));
            }
            Node::Milestone(id) => {
                project.milestones.get(id).into_iter().for_each(|milestone| transaction.delete(milestone));
            }
        }
    }
    for story in initiatives.iter().flat_map(|id| desk.indexes.stories_of(*id)) {
        if let Some(before) = project.stories.get(story) {
            transaction.replace(before, Story { initiative: None, ..(**before).clone() });
        }
    }
    let gone = &initiatives;
    forget(&mut transaction, &project.research, gone, |note| &note.initiatives, |note, kept| note.initiatives = kept);
    forget(&mut transaction, &project.decisions, gone, |made| &made.initiatives, |made, kept| made.initiatives = kept);
    forget(&mut transaction, &project.measures, gone, |what| &what.initiatives, |what, kept| what.initiatives = kept);
    transaction
}

/// Deletes the dependencies of nodes, each once.
fn unlink(desk: &Desk<'_>, transaction: &mut Transaction, nodes: &BTreeSet<Node>) {
    let links = &desk.indexes.plan;
    let ends = nodes.iter().flat_map(|node| links.outgoing(*node).iter().chain(links.incoming(*node)));
    let each: BTreeMap<_, _> = ends.map(|link| (link.id, link)).collect();
    for link in each.into_values() {
        transaction.delete(link);
    }
}

/// Takes initiatives out of the sets that name them.
fn forget<E: Entity>(
    transaction: &mut Transaction,
    table: &Table<E>,
    gone: &BTreeSet<InitiativeId>,
    named: fn(&E) -> &BTreeSet<InitiativeId>,
    set: fn(&mut E, BTreeSet<InitiativeId>),
) {
    for before in table.iter().filter(|entity| !named(entity).is_disjoint(gone)) {
        let mut after = (**before).clone();
        set(&mut after, named(before).difference(gone).copied().collect());
        transaction.replace(before, after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::bench::Bench;
    use crate::edit::{BaselineEdit, StoryField, edit_baselines, edit_stories};
    use crate::model::{Decision, Measure, Research};

    fn delete(bench: &mut Bench, titles: &str) -> String {
        let nodes = bench.nodes(titles);
        let transaction = delete_nodes(&bench.desk(), &nodes);
        bench.perform(&transaction);
        transaction.label
    }

    #[test]
    fn bars_go_with_their_links() {
        let mut bench = Bench::plan("A 1..2, B 3..4, C 5..8, M @9, A->B, B->C, B->M, C->M");
        assert_eq!(delete(&mut bench, "B"), "Delete “B”");
        assert_eq!(bench.drawn(), "A 1..2, C 5..8, M @9, C->M");
        assert_eq!(delete(&mut bench, "C M C"), "Delete 1 initiative and 1 milestone");
        assert_eq!(bench.drawn(), "A 1..2");
    }

    #[test]
    fn what_is_gone_is_left_out() {
        let mut bench = Bench::plan("A 1..2, B 3..4");
        let gone = bench.node("A");
        delete(&mut bench, "A");
        let nodes = [gone, bench.node("B")];
        let transaction = delete_nodes(&bench.desk(), &nodes);
        assert_eq!((transaction.label.as_str(), transaction.changes.len()), ("Delete “B”", 1));
        assert!(delete_nodes(&bench.desk(), &[gone]).is_empty());
    }

    #[test]
    fn what_names_an_initiative_forgets_it() {
        let mut bench = Bench::plan("A 1..2, B 3..4");
        let (a, b) = (bench.initiative("A").id, bench.initiative("B").id);
        for (story, archived) in [(a, false), (a, true), (b, false)] {
            let id = bench.create(None);
            bench.set(id, &StoryField::Initiative(Some(story)));
            bench.set(id, &StoryField::Archived(archived));
        }
        let both = || [a, b].into();
        bench.project.research.insert(Research { id: bench.ids.next_id(), initiatives: both(), ..Research::default() });
        bench.project.decisions.insert(Decision {
            id: bench.ids.next_id(),
            initiatives: both(),
            ..Decision::default()
        });
        bench.project.measures.insert(Measure { id: bench.ids.next_id(), initiatives: both(), ..Measure::default() });
        let take = edit_baselines(&mut bench.desk(), &BaselineEdit::Take { name: "Q1".into() }).unwrap();
        bench.apply(&take);

        delete(&mut bench, "A");
        let serves = |key: &str| bench.story(key).initiative;
        assert_eq!([serves("NP-1"), serves("NP-2"), serves("NP-3")], [None, None, Some(b)]);
        let project = &bench.project;
        assert!(project.research.iter().all(|note| note.initiatives == [b].into()));
        assert!(project.decisions.iter().all(|decision| decision.initiatives == [b].into()));
        assert!(project.measures.iter().all(|measure| measure.initiatives == [b].into()));
        assert!(project.baselines.iter().all(|baseline| baseline.dates.contains_key(&a)), "a baseline is history");
        let stories: Vec<_> = project.stories.iter().map(|story| story.id).collect();
        let again = edit_stories(&bench.desk(), &stories, &StoryField::Initiative(Some(a)));
        assert_eq!(again, Err(crate::edit::Refusal::Gone("initiative")));
    }
}
