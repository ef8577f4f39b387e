//! Which stories a person has picked. View state: it is in no file and in no undo step.

use std::collections::BTreeSet;

use crate::model::StoryId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    stories: BTreeSet<StoryId>,
    /// Where a range that is picked with Shift begins.
    anchor: Option<StoryId>,
    /// The story that keys act on, and the one that the inspector shows.
    cursor: Option<StoryId>,
}

impl Selection {
    pub fn contains(&self, story: StoryId) -> bool {
        self.stories.contains(&story)
    }

    pub fn stories(&self) -> &BTreeSet<StoryId> {
        &self.stories
    }

    pub fn to_vec(&self) -> Vec<StoryId> {
        self.stories.iter().copied().collect()
    }

    pub fn len(&self) -> usize {
        self.stories.len()
    }

    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }

    pub fn cursor(&self) -> Option<StoryId> {
        self.cursor
    }

    pub fn anchor(&self) -> Option<StoryId> {
        self.anchor.or(self.cursor)
    }

    /// Picks one story alone.
    pub fn only(&mut self, story: StoryId) {
        self.stories = BTreeSet::from([story]);
        self.anchor = Some(story);
        self.cursor = Some(story);
    }

    /// Adds or removes one story.
    pub fn toggle(&mut self, story: StoryId) {
        if !self.stories.remove(&story) {
            self.stories.insert(story);
        }
        self.anchor = Some(story);
        self.cursor = Some(story);
    }

    /// Picks a range; the anchor stays where it is.
    pub fn range(&mut self, stories: impl IntoIterator<Item = StoryId>, cursor: StoryId) {
        self.anchor = self.anchor();
        self.stories = stories.into_iter().collect();
        self.cursor = Some(cursor);
    }

    pub fn all(&mut self, stories: impl IntoIterator<Item = StoryId>) {
        self.stories = stories.into_iter().collect();
    }

    pub fn clear(&mut self) {
        self.stories.clear();
        self.anchor = None;
    }

    /// Forgets stories that are gone.
    pub fn retain(&mut self, exists: impl Fn(StoryId) -> bool) {
        self.stories.retain(|id| exists(*id));
        self.anchor = self.anchor.filter(|id| exists(*id));
        self.cursor = self.cursor.filter(|id| exists(*id));
    }
}
