//! The stories of a sprint, those that left it too.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Change, EventKind, Project, SprintId, Story, StoryId, Transaction};

/// The stories that are or ever were in one sprint. Finding them looks at every story once; following a transaction costs
/// what it touches.
#[derive(Clone, Debug, PartialEq)]
pub struct SprintStories {
    sprint: SprintId,
    stories: BTreeMap<StoryId, Arc<Story>>,
}

impl SprintStories {
    pub fn of(project: &Project, sprint: SprintId) -> Self {
        let stories = project.stories.iter().filter(|story| was_in(story, sprint));
        Self { sprint, stories: stories.map(|story| (story.id, Arc::clone(story))).collect() }
    }

    /// Follows a transaction that has been applied to the project.
    pub fn follow(&mut self, transaction: &Transaction) {
        for change in &transaction.changes {
            let Change::Story(edit) = change else { continue };
            if let Some(before) = &edit.before {
                self.stories.remove(&before.id);
            }
            if let Some(after) = edit.after.as_ref().filter(|story| was_in(story, self.sprint)) {
                self.stories.insert(after.id, Arc::clone(after));
            }
        }
    }

    pub fn sprint(&self) -> SprintId {
        self.sprint
    }

    /// In id order.
    pub fn iter(&self) -> impl Iterator<Item = &Story> {
        self.stories.values().map(Arc::as_ref)
    }

    pub fn len(&self) -> usize {
        self.stories.len()
    }

    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }
}

/// It is in the sprint, or an event tells that it was.
pub(super) fn was_in(story: &Story, this: SprintId) -> bool {
    let tells = |what| match what {
        EventKind::SprintEntered { sprint } | EventKind::SprintLeft { sprint } => sprint == this,
        _ => false,
    };
    story.sprint == Some(this) || story.events.iter().any(|event| tells(event.what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, EntityId as _, Event, Moment, RawId};
    use proptest::prelude::*;

    fn sprint(n: u8) -> SprintId {
        SprintId::from_raw(RawId::from_bytes([n; 10]))
    }

    /// A story that is in, was in, or never saw sprint 1.
    fn story(n: usize, what: u8) -> Arc<Story> {
        let event = |sprint| Event { at: Moment::default(), what: EventKind::SprintLeft { sprint } };
        Arc::new(Story {
            id: StoryId::from_raw(RawId::from_bytes([n as u8; 10])),
            sprint: [None, Some(sprint(1)), Some(sprint(2))][usize::from(what % 3)],
            events: [None, Some(event(sprint(1))), Some(event(sprint(2)))][usize::from(what / 3 % 3)]
                .clone()
                .into_iter()
                .collect(),
            ..Story::default()
        })
    }

    proptest! {
        #[test]
        fn following_equals_finding_anew(turns in proptest::collection::vec((any::<Option<u8>>(), any::<Option<u8>>()), 0..40)) {
            let (mut before, mut after) = (Project::default(), Project::default());
            let mut transaction = Transaction::new("", Moment::default());
            for (n, (was, is)) in turns.into_iter().enumerate() {
                let edit = Edit { before: was.map(|what| story(n, what)), after: is.map(|what| story(n, what)) };
                edit.before.iter().for_each(|story| before.stories.insert(Arc::clone(story)));
                edit.after.iter().for_each(|story| after.stories.insert(Arc::clone(story)));
                if edit.before.is_some() || edit.after.is_some() {
                    transaction.changes.push(Change::Story(edit));
                }
            }
            let mut stories = SprintStories::of(&before, sprint(1));
            stories.follow(&transaction);
            prop_assert_eq!(&stories, &SprintStories::of(&after, sprint(1)));
            stories.follow(&transaction.inverse());
            prop_assert_eq!(&stories, &SprintStories::of(&before, sprint(1)));
        }
    }

    #[test]
    fn those_that_left_are_remembered_and_others_are_not() {
        // In sprint 1; left it; both; in sprint 2 having left 1; never in 1.
        let kinds = [1, 3, 4, 5, 0, 2, 6, 8];
        let project =
            Project { stories: kinds.iter().enumerate().map(|(n, k)| story(n, *k)).collect(), ..Project::default() };
        let stories = SprintStories::of(&project, sprint(1));
        assert_eq!(
            stories.iter().map(|s| s.id).collect::<Vec<_>>(),
            (0..4).map(|n| story(n, 0).id).collect::<Vec<_>>()
        );
        assert_eq!((stories.sprint(), stories.len()), (sprint(1), 4));
    }
}
