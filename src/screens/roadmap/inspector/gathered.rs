//! The lists that the inspector shows, gathered when the plan changes.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::insight::{asks_to_close, slack_on};
use crate::model::{ColumnId, Dependency, DependencyId, InitiativeId, Node, Period, Project, StoryId, Workdays};
use crate::session::Document;

/// A dependency as it is seen from one of its ends.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    pub(super) link: Arc<Dependency>,
    /// The other end.
    pub(super) other: Node,
    /// In working days; negative when it is broken, none when an end has no dates.
    pub(super) slack: Option<i64>,
}

/// What belongs to one bar or milestone.
#[derive(Debug, Default)]
pub(super) struct OfOne {
    /// By the dates of the other ends.
    pub(super) before: Vec<Tie>,
    pub(super) after: Vec<Tie>,
    /// The stories that serve it, as they stand on the board.
    pub(super) stories: Vec<StoryId>,
}

impl OfOne {
    pub(super) fn gather(document: &Document, workdays: &Workdays, node: Node) -> Self {
        let (project, indexes) = (document.project(), document.indexes());
        let ties = |links: &[Arc<Dependency>], other: fn(&Dependency) -> Node| {
            let tie = |link: &Arc<Dependency>| Tie {
                link: Arc::clone(link),
                other: other(link),
                slack: slack_on(workdays, project, link),
            };
            let mut ties: Vec<Tie> = links.iter().map(tie).collect();
            ties.sort_by_cached_key(|tie| (order(project, tie.other), tie.link.id));
            ties
        };
        let stories = match node {
            Node::Initiative(id) => stories(document, id),
            Node::Milestone(_) => Vec::new(),
        };
        Self {
            before: ties(indexes.plan.incoming(node), |link| link.from),
            after: ties(indexes.plan.outgoing(node), |link| link.to),
            stories,
        }
    }
}

/// As they stand on the board, so that what is done comes last; what is archived comes after that.
fn stories(document: &Document, initiative: InitiativeId) -> Vec<StoryId> {
    let project = document.project();
    let columns: HashMap<ColumnId, usize> =
        project.columns_in_order().iter().enumerate().map(|(i, column)| (column.id, i)).collect();
    let mut stories: Vec<_> =
        document.indexes().stories_of(initiative).filter_map(|id| project.stories.get(id)).collect();
    let column = |id: ColumnId| columns.get(&id).copied().unwrap_or(usize::MAX);
    stories.sort_by(|a, b| (a.archived, column(a.column), a.order()).cmp(&(b.archived, column(b.column), b.order())));
    stories.into_iter().map(|story| story.id).collect()
}

/// By dates, what has none last; then by title.
fn order(project: &Project, node: Node) -> (bool, Option<Period>, String) {
    let period = project.period(node);
    (period.is_none(), period, project.node_title(node).to_lowercase())
}

/// What the plan as a whole needs a look at.
#[derive(Debug, Default)]
pub(super) struct Overview {
    /// From the first day of all to the last.
    pub(super) span: Option<Period>,
    /// Open initiatives.
    pub(super) open: usize,
    /// Dependencies that are not met, the worst first, with their slack in working days.
    pub(super) broken: Vec<(DependencyId, i64)>,
    /// Open initiatives, and milestones, without dates, by title.
    pub(super) undated: Vec<Node>,
    /// Open initiatives whose stories are all done, by their end.
    pub(super) done: Vec<InitiativeId>,
}

impl Overview {
    pub(super) fn gather(document: &Document, workdays: &Workdays) -> Self {
        let (project, indexes) = (document.project(), document.indexes());
        let nodes = || {
            let bars = project.initiatives.iter().map(|i| Node::Initiative(i.id));
            bars.chain(project.milestones.iter().map(|m| Node::Milestone(m.id)))
        };
        let is_closed = |node: &Node| matches!(node, Node::Initiative(id) if project.initiatives.get(*id).is_some_and(|i| i.closed));
        let mut undated: Vec<_> = nodes().filter(|node| project.period(*node).is_none() && !is_closed(node)).collect();
        undated.sort_by_cached_key(|node| (project.node_title(*node).to_lowercase(), *node));
        let open = || project.initiatives.iter().filter(|initiative| !initiative.closed);
        let mut done: Vec<_> = open().filter(|i| asks_to_close(project, indexes, i.id)).map(|i| i.id).collect();
        done.sort_by_cached_key(|id| (order(project, Node::Initiative(*id)), *id));
        let mut broken: Vec<_> = project
            .dependencies
            .iter()
            .filter_map(|link| Some((link.id, slack_on(workdays, project, link).filter(|slack| *slack < 0)?)))
            .collect();
        broken.sort_by_key(|(id, slack)| (*slack, *id));
        let span = nodes().filter_map(|node| project.period(node)).reduce(Period::union);
        Self { span, open: open().count(), broken, undated, done }
    }
}

/// What a dependency may be made with: everything but the node itself and what it is tied to already, by title.
pub(super) fn candidates(project: &Project, node: Node, lists: &OfOne) -> Vec<(Node, String)> {
    let tied: HashSet<Node> = lists.before.iter().chain(&lists.after).map(|tie| tie.other).chain([node]).collect();
    let bars = project.initiatives.iter().map(|i| (Node::Initiative(i.id), i.title.clone()));
    let days = project.milestones.iter().map(|m| (Node::Milestone(m.id), format!("{} (milestone)", m.title)));
    let mut all: Vec<_> = bars.chain(days).filter(|(other, _)| !tied.contains(other)).collect();
    all.sort_by_cached_key(|(other, title)| (title.to_lowercase(), *other));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IdSource;
    use crate::sample::{SampleSize, project};
    use crate::session::Clock;

    fn sample() -> Document {
        Document::new(project(&SampleSize::default()), IdSource::from_seed(1), Clock::System)
    }

    fn bar(document: &Document, title: &str) -> Node {
        Node::Initiative(document.project().initiatives.iter().find(|i| i.title == title).unwrap().id)
    }

    #[test]
    fn links_stand_by_the_dates_of_their_other_ends() {
        let document = sample();
        let project = document.project();
        for initiative in project.initiatives.iter() {
            let lists = OfOne::gather(
                &document,
                &Workdays::of(&document.project().settings.calendar),
                Node::Initiative(initiative.id),
            );
            for ties in [&lists.before, &lists.after] {
                assert!(ties.is_sorted_by_key(|tie| project.period(tie.other)), "{}", initiative.title);
            }
        }
        let vault = OfOne::gather(
            &document,
            &Workdays::of(&document.project().settings.calendar),
            bar(&document, "Token vault"),
        );
        assert!(!vault.after.is_empty() && vault.after.iter().all(|tie| tie.link.to == tie.other));
    }

    #[test]
    fn nothing_is_offered_twice_nor_to_itself() {
        let document = sample();
        let vault = bar(&document, "Token vault");
        let lists = OfOne::gather(&document, &Workdays::of(&document.project().settings.calendar), vault);
        let offered = candidates(document.project(), vault, &lists);
        let tied = lists.before.len() + lists.after.len() + 1;
        assert_eq!(offered.len() + tied, document.project().initiatives.len() + document.project().milestones.len());
        assert!(offered.iter().all(|(node, _)| *node != vault));
        assert!(offered.iter().any(|(_, title)| title.ends_with("(milestone)")));
    }

    #[test]
    fn stories_stand_as_on_the_board() {
        let document = sample();
        let project = document.project();
        let Node::Initiative(id) = bar(&document, "One-tap checkout") else { unreachable!() };
        let stories =
            OfOne::gather(&document, &Workdays::of(&document.project().settings.calendar), Node::Initiative(id))
                .stories;
        let done: Vec<bool> = stories.iter().map(|id| project.is_done(project.stories.get(*id).unwrap())).collect();
        assert!(done.contains(&false) && done.contains(&true) && done.is_sorted());
    }
}
