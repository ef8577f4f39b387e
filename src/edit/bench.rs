//! What edits are tried on.

use super::*;
use crate::model::*;

/// A project with its indexes, on which edits are made.
pub(super) struct Bench {
    pub(super) project: Project,
    pub(super) indexes: Indexes,
    pub(super) ids: IdSource,
}

pub(super) const NOW: Moment = Moment::from_unix_seconds(1_700_000_000);

impl Bench {
    /// Stories in the first column, with keys from NP-1 up.
    pub(super) fn new(stories: usize) -> Self {
        let mut ids = IdSource::from_seed(3);
        let mut project = new_project("Northwind Pay", &mut ids);
        for name in ["One", "Two"] {
            project.sprints.insert(Sprint { id: ids.next_id(), name: name.into(), ..Sprint::default() });
        }
        let indexes = Indexes::of(&project);
        let mut bench = Self { project, indexes, ids };
        for _ in 0..stories {
            bench.create(None);
        }
        bench
    }

    pub(super) fn desk(&mut self) -> Desk<'_> {
        Desk { project: &self.project, indexes: &self.indexes, ids: &mut self.ids, now: NOW, date_of: Moment::utc_date }
    }

    pub(super) fn apply(&mut self, transaction: &Transaction) {
        transaction.apply(&mut self.project);
        self.indexes.follow(&self.project, transaction);
    }

    pub(super) fn column(&self, n: usize) -> ColumnId {
        self.project.columns_in_order()[n].id
    }

    pub(super) fn sprint(&self, n: usize) -> SprintId {
        self.project.sprints.iter().nth(n).unwrap().id
    }

    pub(super) fn create(&mut self, sprint: Option<SprintId>) -> StoryId {
        let new = NewStory { title: "New".into(), column: self.column(0), sprint, below: None, lane: None };
        let (id, transaction) = create_story(&mut self.desk(), new).unwrap();
        self.apply(&transaction);
        id
    }

    pub(super) fn set(&mut self, story: StoryId, field: &StoryField) -> Transaction {
        let transaction = edit_stories(&self.desk(), &[story], field).unwrap();
        self.apply(&transaction);
        transaction
    }

    pub(super) fn delete(&mut self, stories: &[StoryId]) -> Transaction {
        let transaction = delete_stories(&self.desk(), stories);
        self.apply(&transaction);
        transaction
    }

    pub(super) fn story(&self, key: &str) -> &Story {
        self.project.stories.iter().find(|story| story.key == key).unwrap()
    }

    pub(super) fn change(&mut self, key: &str, change: impl FnOnce(&mut Story)) {
        let mut story = self.story(key).clone();
        change(&mut story);
        self.project.stories.insert(story);
    }

    /// The events after the first, which is the making of the story.
    pub(super) fn events(&self, key: &str) -> Vec<EventKind> {
        self.story(key).events[1..].iter().map(|event| event.what).collect()
    }
}
