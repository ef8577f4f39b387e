//! Makes the dependencies of a project that was read sound: both ends are there, two bars are linked once, and no links
//! run in a circle.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Display;

use super::document::{Origins, Parsed};
use super::warning::Notes;
use crate::edit::{GREATEST_LAG, round};
use crate::model::{Dependency, DependencyId, Entity as _, EntityId as _, EntityRef, Node, Project};

/// Of two links between the same ends the one with the greater id goes, and of a circle the link that closes it when
/// links are followed in the order of the ids.
pub(super) fn repair(parsed: &mut Parsed, notes: &mut Notes) {
    let Parsed { project, origins, .. } = parsed;
    let mut surgery = Surgery { origins, notes };
    loose(project, &mut surgery);
    lags(project, &mut surgery);
    doubled(project, &mut surgery);
    circles(project, &mut surgery);
}

struct Surgery<'a> {
    origins: &'a Origins,
    notes: &'a mut Notes,
}

impl Surgery<'_> {
    fn note(&mut self, id: DependencyId, what: impl Display, repair: impl Display) {
        let at = self.origins.of(EntityRef { kind: Dependency::NAME, id: id.raw() });
        self.notes.add(at, what, repair);
    }
}

fn loose(project: &mut Project, surgery: &mut Surgery<'_>) {
    let is_loose = |link: &Dependency| !project.has_node(link.from) || !project.has_node(link.to);
    let loose: Vec<_> = project.dependencies.iter().filter(|link| is_loose(link)).map(|link| link.id).collect();
    for id in loose {
        surgery.note(id, format_args!("The dependency “{id}” has an end that does not exist"), "it was removed");
        project.dependencies.remove(id);
    }
}

fn lags(project: &mut Project, surgery: &mut Surgery<'_>) {
    let limits = -GREATEST_LAG..=GREATEST_LAG;
    let far: Vec<_> = project.dependencies.iter().filter(|link| !limits.contains(&link.lag)).cloned().collect();
    for link in far {
        let lag = link.lag.clamp(-GREATEST_LAG, GREATEST_LAG);
        let (ends, had) = (ends(project, &link), link.lag);
        surgery.note(link.id, format_args!("{ends} has a lag of {had} days"), format_args!("it was set to {lag}"));
        project.dependencies.insert(Dependency { lag, ..(*link).clone() });
    }
}

fn doubled(project: &mut Project, surgery: &mut Surgery<'_>) {
    let mut seen = HashSet::with_capacity(project.dependencies.len());
    let again = project.dependencies.iter().filter(|link| !seen.insert((link.from, link.to)));
    for link in again.cloned().collect::<Vec<_>>() {
        let ends = ends(project, &link);
        surgery.note(link.id, format_args!("{ends} stands here a second time"), "it was removed");
        project.dependencies.remove(link.id);
    }
}

/// Where a node stands while links are followed.
enum Visit {
    /// On the way, at this depth.
    OnWay(usize),
    /// All that it leads to was looked at.
    Left,
}

/// Takes each link away that leads back into the way that was come. It looks at every link once, and needs no deeper
/// stack for longer ways.
fn circles(project: &mut Project, surgery: &mut Surgery<'_>) {
    let mut successors: BTreeMap<Node, Vec<(DependencyId, Node)>> = BTreeMap::new();
    for link in project.dependencies.iter() {
        successors.entry(link.from).or_default().push((link.id, link.to));
    }
    let links_of = |node: Node| successors.get(&node).map_or(&[][..], Vec::as_slice).iter();
    let mut visits: HashMap<Node, Visit> = HashMap::with_capacity(successors.len());
    let mut closing = Vec::new();
    for root in successors.keys().filter(|root| !links_of(**root).as_slice().is_empty()) {
        if visits.contains_key(root) {
            continue;
        }
        visits.insert(*root, Visit::OnWay(0));
        let mut way = vec![(*root, links_of(*root))];
        while let Some((node, links)) = way.last_mut() {
            let Some((id, to)) = links.next() else {
                visits.insert(*node, Visit::Left);
                way.pop();
                continue;
            };
            match visits.get(to) {
                Some(Visit::Left) => {}
                Some(Visit::OnWay(depth)) => {
                    let circle = way.get(*depth..).unwrap_or_default();
                    let title = |i: usize| circle.get(i).map_or("", |(node, _)| project.node_title(*node));
                    closing.push((*id, round(circle.len(), title)));
                }
                None => {
                    visits.insert(*to, Visit::OnWay(way.len()));
                    way.push((*to, links_of(*to)));
                }
            }
        }
    }
    for (id, circle) in closing {
        let ends = project.dependencies.get(id).map(|link| ends(project, link)).unwrap_or_default();
        surgery.note(id, format_args!("{ends} closes a circle: {circle}"), "it was removed");
        project.dependencies.remove(id);
    }
}

fn ends(project: &Project, link: &Dependency) -> String {
    format!("The dependency from “{}” to “{}”", project.node_title(link.from), project.node_title(link.to))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Initiative, InitiativeId, Link, Milestone, MilestoneId, RawId};

    fn raw(n: usize) -> RawId {
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&(n as u64).to_be_bytes());
        RawId::from_bytes(bytes)
    }

    fn bar(n: usize) -> Node {
        Node::Initiative(InitiativeId::from_raw(raw(n)))
    }

    /// Links between bars with the titles B0, B1 and so on, in the order of their ids.
    fn linked(bars: usize, links: impl IntoIterator<Item = (usize, usize)>) -> Project {
        let mut project = Project::default();
        for n in 0..bars {
            let id = InitiativeId::from_raw(raw(n));
            project.initiatives.insert(Initiative { id, title: format!("B{n}"), ..Initiative::default() });
        }
        for (i, (from, to)) in links.into_iter().enumerate() {
            let id = DependencyId::from_raw(raw(i));
            project.dependencies.insert(Dependency { id, from: bar(from), to: bar(to), ..Dependency::default() });
        }
        project
    }

    /// The project as it is repaired, with the warnings.
    fn repaired(project: Project) -> (Project, Vec<String>) {
        let mut parsed = Parsed { project, ..Parsed::default() };
        let mut notes = Notes::default();
        repair(&mut parsed, &mut notes);
        let (warnings, _) = notes.finish("");
        (parsed.project, warnings.iter().map(ToString::to_string).collect())
    }

    /// Links are left out until only circles are left.
    fn has_circle(project: &Project) -> bool {
        let mut links: Vec<_> = project.dependencies.iter().map(|link| (link.from, link.to)).collect();
        loop {
            let reached: BTreeSet<Node> = links.iter().map(|(_, to)| *to).collect();
            let before = links.len();
            links.retain(|(from, _)| reached.contains(from));
            if links.len() == before {
                return !links.is_empty();
            }
        }
    }

    #[test]
    fn sound_links_stay() {
        let project = linked(4, [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)]);
        assert_eq!(repaired(project.clone()), (project, vec![]));
    }

    #[test]
    fn a_circle_is_named_and_opened() {
        let (project, warnings) = repaired(linked(4, [(0, 1), (1, 2), (2, 3), (2, 0), (3, 3), (3, 1)]));
        assert_eq!(
            warnings,
            [
                "The dependency from “B3” to “B3” closes a circle: “B3” → “B3”; it was removed",
                "The dependency from “B3” to “B1” closes a circle: “B1” → “B2” → “B3” → “B1”; it was removed",
                "The dependency from “B2” to “B0” closes a circle: “B0” → “B1” → “B2” → “B0”; it was removed",
            ]
        );
        let left: Vec<_> = project.dependencies.iter().map(|link| (link.from, link.to)).collect();
        assert_eq!(left, [(bar(0), bar(1)), (bar(1), bar(2)), (bar(2), bar(3))]);
    }

    #[test]
    fn a_circle_runs_through_milestones_too() {
        let mut project = linked(1, []);
        let milestone = MilestoneId::default();
        project.milestones.insert(Milestone { title: "M".into(), ..Milestone::default() });
        let ends = [(bar(0), Node::Milestone(milestone)), (Node::Milestone(milestone), bar(0))];
        for (i, (from, to)) in ends.into_iter().enumerate() {
            let id = DependencyId::from_raw(raw(i));
            project.dependencies.insert(Dependency { id, from, to, ..Dependency::default() });
        }
        let (project, warnings) = repaired(project);
        let expected = "The dependency from “M” to “B0” closes a circle: “B0” → “M” → “B0”; it was removed";
        assert_eq!((project.dependencies.len(), warnings), (1, vec![expected.to_owned()]));
    }

    #[test]
    fn two_ends_are_linked_once() {
        let mut project = linked(2, [(0, 1), (0, 1)]);
        let second = DependencyId::from_raw(raw(1));
        let other = Dependency { link: Link::StartStart, ..(**project.dependencies.get(second).unwrap()).clone() };
        project.dependencies.insert(other);
        let (project, warnings) = repaired(project);
        assert_eq!(warnings, ["The dependency from “B0” to “B1” stands here a second time; it was removed"]);
        assert!(project.dependencies.iter().all(|link| link.link == Link::FinishStart));
    }

    #[test]
    fn lags_are_brought_into_range() {
        let mut project = linked(5, [(0, 1), (0, 2), (0, 3), (0, 4)]);
        for (link, lag) in
            linked(5, [(0, 1), (0, 2), (0, 3), (0, 4)]).dependencies.iter().zip([999, 1000, -1000, i32::MIN])
        {
            project.dependencies.insert(Dependency { lag, ..(**link).clone() });
        }
        let (project, warnings) = repaired(project);
        assert_eq!(project.dependencies.iter().map(|link| link.lag).collect::<Vec<_>>(), [999, 999, -999, -999]);
        assert_eq!(warnings.len(), 3);
        assert_eq!(warnings[0], "The dependency from “B0” to “B2” has a lag of 1000 days; it was set to 999");
    }

    #[test]
    fn ten_thousand_links_in_one_circle_are_opened_at_one_place() {
        let n = 10_000;
        let (project, warnings) = repaired(linked(n, (0..n).map(|i| (i, (i + 1) % n))));
        assert_eq!((project.dependencies.len(), warnings.len()), (n - 1, 1));
        assert!(warnings[0].contains("“B11” → … 9976 more … → “B9988” →"), "{}", warnings[0]);
    }

    #[test]
    fn ten_thousand_links_in_as_many_circles_are_opened() {
        let n = 5_000;
        let (project, warnings) = repaired(linked(n, (1..n).flat_map(|i| [(i - 1, i), (i, i - 1)])));
        assert_eq!((project.dependencies.len(), warnings.len()), (n - 1, super::super::MOST_WARNINGS));
        assert!(!has_circle(&project));
    }

    proptest! {
        #[test]
        fn what_is_left_has_no_circle_and_each_that_went_closed_one(
            links in proptest::collection::vec((0_usize..6, 0_usize..6), 0..20),
        ) {
            let before = linked(6, links);
            let (after, _) = repaired(before.clone());
            prop_assert!(!has_circle(&after));
            let left: BTreeSet<_> = after.dependencies.iter().map(|link| (link.from, link.to)).collect();
            for link in before.dependencies.iter().filter(|link| !left.contains(&(link.from, link.to))) {
                let mut with = after.clone();
                with.dependencies.insert((**link).clone());
                prop_assert!(has_circle(&with), "{:?} was removed for nothing", link);
            }
            prop_assert_eq!(repaired(after.clone()), (after, vec![]));
        }
    }
}
