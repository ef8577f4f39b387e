//! What selected stories have in common. One story has everything in common with itself, so the fields know one case.

use std::collections::BTreeMap;

use super::shared::Shared;
use crate::edit::StateId;
use crate::model::{
    ColumnId, Date, InitiativeId, PersonId, Priority, Project, ReleaseId, SprintId, Story, StoryId, StoryKind,
};
use crate::session::{Document, Revision};

/// The keys of this many stories are kept to be shown.
const KEYS: usize = 12;

/// Gathered once for a state of the project and a selection, however many frames show it.
#[derive(Debug)]
pub(super) struct Common {
    of: Basis,
    /// What an edit in the inspector is about; never empty.
    pub(super) stories: Vec<StoryId>,
    /// The first of them with their keys.
    pub(super) keys: Vec<(StoryId, String)>,
    pub(super) column: Shared<ColumnId>,
    pub(super) kind: Shared<StoryKind>,
    pub(super) priority: Shared<Priority>,
    pub(super) estimate: Shared<Option<f64>>,
    pub(super) assignee: Shared<Option<PersonId>>,
    pub(super) due: Shared<Option<Date>>,
    pub(super) sprint: Shared<Option<SprintId>>,
    pub(super) release: Shared<Option<ReleaseId>>,
    pub(super) initiative: Shared<Option<InitiativeId>>,
    pub(super) archived: Shared<bool>,
    /// All of them are in a column where work is done.
    pub(super) all_done: bool,
    /// Each label with the number of stories that have it.
    pub(super) labels: BTreeMap<String, usize>,
    /// Each blocker with the number of stories that it blocks.
    pub(super) blockers: BTreeMap<StoryId, usize>,
}

/// What a [`Common`] was gathered from.
pub(super) type Basis = (StateId, Revision);

impl Common {
    pub(super) fn basis(document: &Document) -> Basis {
        (document.history().present(), document.selection.revision())
    }

    pub(super) fn is_of(&self, document: &Document) -> bool {
        self.of == Self::basis(document)
    }

    /// Of the selected stories, or of the one under the cursor when that is not among them; `None` when there is none.
    pub(super) fn gather(document: &Document) -> Option<Self> {
        let (project, selection) = (document.project(), &document.selection);
        let cursor = selection.cursor().filter(|_| selection.is_empty());
        let ids = selection.picked().iter().copied().chain(cursor);
        let mut stories: Vec<&Story> = ids.filter_map(|id| project.stories.get(id).map(AsRef::as_ref)).collect();
        // As they stand on the board.
        let column = |story: &Story| project.columns.get(story.column).map(|column| column.order());
        stories.sort_by(|a, b| column(a).cmp(&column(b)).then_with(|| a.order().cmp(&b.order())));
        let mut stories = stories.into_iter();
        let mut common = Self::of_one(Self::basis(document), project, stories.next()?);
        for story in stories {
            common.meet(project, story);
        }
        Some(common)
    }

    fn of_one(of: Basis, project: &Project, story: &Story) -> Self {
        Self {
            of,
            stories: vec![story.id],
            keys: vec![(story.id, story.key.clone())],
            column: Shared::Same(story.column),
            kind: Shared::Same(story.kind),
            priority: Shared::Same(story.priority),
            estimate: Shared::Same(story.estimate),
            assignee: Shared::Same(story.assignee),
            due: Shared::Same(story.due),
            sprint: Shared::Same(story.sprint),
            release: Shared::Same(story.release),
            initiative: Shared::Same(story.initiative),
            archived: Shared::Same(story.archived),
            all_done: project.is_done(story),
            labels: story.labels.iter().map(|label| (label.clone(), 1)).collect(),
            blockers: story.blocked_by.iter().map(|id| (*id, 1)).collect(),
        }
    }

    fn meet(&mut self, project: &Project, story: &Story) {
        self.stories.push(story.id);
        if self.keys.len() < KEYS {
            self.keys.push((story.id, story.key.clone()));
        }
        self.column.meet(&story.column);
        self.kind.meet(&story.kind);
        self.priority.meet(&story.priority);
        self.estimate.meet(&story.estimate);
        self.assignee.meet(&story.assignee);
        self.due.meet(&story.due);
        self.sprint.meet(&story.sprint);
        self.release.meet(&story.release);
        self.initiative.meet(&story.initiative);
        self.archived.meet(&story.archived);
        self.all_done &= project.is_done(story);
        for label in &story.labels {
            // Most labels are known already, and need no copy.
            match self.labels.get_mut(label) {
                Some(n) => *n += 1,
                None => drop(self.labels.insert(label.clone(), 1)),
            }
        }
        for id in &story.blocked_by {
            *self.blockers.entry(*id).or_default() += 1;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.stories.len()
    }

    /// Every one of the stories is counted.
    pub(super) fn is_all(&self, n: usize) -> bool {
        n == self.stories.len()
    }

    /// The story that is selected alone.
    pub(super) fn one(&self) -> Option<StoryId> {
        match self.stories.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
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

    fn id(document: &Document, key: &str) -> StoryId {
        document.project().stories.iter().find(|s| s.key == key).unwrap().id
    }

    #[test]
    fn one_story_has_all_in_common_with_itself() {
        let mut document = sample();
        assert!(Common::gather(&document).is_none());
        let one = id(&document, "NP-122");
        document.selection.only(one);
        let common = Common::gather(&document).unwrap();
        assert_eq!((common.one(), common.estimate.get()), (Some(one), Some(5.0)));
        document.selection.clear();
        assert_eq!(Common::gather(&document).unwrap().one(), Some(one), "the cursor is still there");
    }

    #[test]
    fn several_share_what_is_the_same_in_each() {
        let mut document = sample();
        let stories = ["NP-131", "NP-127", "NP-122"].map(|key| id(&document, key));
        document.selection.all(stories);
        let common = Common::gather(&document).unwrap();
        assert_eq!((common.len(), common.one()), (3, None));
        assert_eq!((&common.column, &common.estimate), (&Shared::Mixed, &Shared::Mixed));
        assert!(common.sprint.get().is_some() && common.archived.is(&false) && !common.all_done);
        assert_eq!((common.labels["checkout"], common.labels["copy"]), (3, 1));
        assert!(common.is_all(3) && !common.is_all(1));
    }

    #[test]
    fn their_keys_stand_in_the_order_of_the_board() {
        let mut document = sample();
        document.selection.all(["NP-122", "NP-140", "NP-127", "NP-131"].map(|key| id(&document, key)));
        let common = Common::gather(&document).unwrap();
        let keys: Vec<_> = common.keys.iter().map(|(_, key)| key.as_str()).collect();
        assert_eq!(keys, ["NP-131", "NP-127", "NP-140", "NP-122"]);
    }

    #[test]
    fn it_is_gathered_anew_when_selection_or_project_change() {
        let mut document = sample();
        let one = id(&document, "NP-122");
        document.selection.only(one);
        let common = Common::gather(&document).unwrap();
        assert!(common.is_of(&document));
        let edit = crate::edit::StoryField::Title("Other".into());
        let transaction = document.edit(|desk| crate::edit::edit_stories(desk, &[one], &edit)).unwrap();
        document.apply(transaction);
        assert!(!common.is_of(&document));
        document.undo();
        assert!(common.is_of(&document));
        let other = id(&document, "NP-131");
        document.selection.toggle(other);
        assert!(!common.is_of(&document));
    }
}
