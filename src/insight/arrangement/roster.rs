//! The stories of a scope, each in a numbered slot, so that lists of them are lists of small numbers.

use std::collections::HashMap;
use std::sync::Arc;

use crate::insight::board::milli_points;
use crate::insight::{BoardIndex, Scope};
use crate::model::{Project, Story, StoryId};

#[derive(Debug, Default)]
pub(super) struct Roster {
    slots: HashMap<StoryId, u32>,
    stories: Vec<Option<Arc<Story>>>,
    /// Estimates in thousandths of a point, by slot.
    milli_points: Vec<i64>,
    free: Vec<u32>,
}

impl Roster {
    pub(super) fn of(project: &Project, board: &BoardIndex, scope: Scope) -> Self {
        let mut roster = Self::default();
        match scope {
            // In id order stories lie side by side in memory as a file was read; in another each costs a wait for it.
            Scope::All | Scope::Archived => {
                roster.slots.reserve(project.stories.len());
                project.stories.iter().filter(|story| scope.holds(story)).for_each(|story| _ = roster.put(story));
            }
            Scope::Sprint(_) => {
                let stories = board.lanes_in(scope).flat_map(|(_, lane)| lane.stories());
                stories.for_each(|story| _ = roster.put(story));
            }
        }
        roster
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(super) fn slot(&self, story: StoryId) -> Option<u32> {
        self.slots.get(&story).copied()
    }

    /// The slots of the same stories elsewhere, found without a look at the stories.
    pub(super) fn slots_of(&self) -> impl Fn(&Arc<Story>) -> Option<u32> + '_ {
        let address = |story: &Arc<Story>| Arc::as_ptr(story).addr();
        let slots: HashMap<usize, u32> = self.iter().map(|(slot, story)| (address(story), slot)).collect();
        move |story| slots.get(&address(story)).copied().or_else(|| self.slot(story.id))
    }

    /// Above all slots.
    pub(super) fn end(&self) -> u32 {
        self.stories.len() as u32
    }

    pub(super) fn get(&self, slot: u32) -> Option<&Arc<Story>> {
        self.stories.get(slot as usize)?.as_ref()
    }

    pub(super) fn milli_points(&self, slot: u32) -> i64 {
        self.milli_points[slot as usize]
    }

    /// In order of slot.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &Arc<Story>)> {
        let slots = self.stories.iter().enumerate();
        slots.filter_map(|(slot, story)| story.as_ref().map(|story| (slot as u32, story)))
    }

    /// Takes a story in, in the place of what it was before.
    pub(super) fn put(&mut self, story: &Arc<Story>) -> u32 {
        let (stories, free) = (&mut self.stories, &mut self.free);
        let slot = *self.slots.entry(story.id).or_insert_with(|| {
            free.pop().unwrap_or_else(|| {
                stories.push(None);
                stories.len() as u32 - 1
            })
        });
        self.milli_points.resize(self.stories.len(), 0);
        self.milli_points[slot as usize] = milli_points(story);
        self.stories[slot as usize] = Some(Arc::clone(story));
        slot
    }

    pub(super) fn remove(&mut self, story: StoryId) {
        if let Some(slot) = self.slots.remove(&story) {
            self.stories[slot as usize] = None;
            self.free.push(slot);
        }
    }
}
