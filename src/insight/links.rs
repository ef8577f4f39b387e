//! Which stories point at a story, and which labels are in use: what would else need a look at every story.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Edit, Story, StoryId};

/// The links between stories, turned round. Only stories that another one points at have an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Links {
    blocks: HashMap<StoryId, BTreeSet<StoryId>>,
    split_into: HashMap<StoryId, BTreeSet<StoryId>>,
}

impl Links {
    pub(super) fn add(&mut self, story: &Story) {
        for blocker in &story.blocked_by {
            self.blocks.entry(*blocker).or_default().insert(story.id);
        }
        if let Some(origin) = story.split_from {
            self.split_into.entry(origin).or_default().insert(story.id);
        }
    }

    fn remove(&mut self, story: &Story) {
        for blocker in &story.blocked_by {
            unlink(&mut self.blocks, *blocker, story.id);
        }
        if let Some(origin) = story.split_from {
            unlink(&mut self.split_into, origin, story.id);
        }
    }

    pub(super) fn follow<'a>(&mut self, edits: impl Iterator<Item = &'a Edit<Story>>) {
        for Edit { before, after } in edits {
            if let (Some(before), Some(after)) = (before, after)
                && before.blocked_by == after.blocked_by
                && before.split_from == after.split_from
            {
                continue;
            }
            if let Some(before) = before {
                self.remove(before);
            }
            if let Some(after) = after {
                self.add(after);
            }
        }
    }

    pub(super) fn blocks(&self, blocker: StoryId) -> impl Iterator<Item = StoryId> + '_ {
        self.blocks.get(&blocker).into_iter().flatten().copied()
    }

    pub(super) fn split_into(&self, origin: StoryId) -> impl Iterator<Item = StoryId> + '_ {
        self.split_into.get(&origin).into_iter().flatten().copied()
    }
}

fn unlink(links: &mut HashMap<StoryId, BTreeSet<StoryId>>, to: StoryId, from: StoryId) {
    if let Some(stories) = links.get_mut(&to) {
        stories.remove(&from);
        if stories.is_empty() {
            links.remove(&to);
        }
    }
}

/// How many stories have each label, archived ones too.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LabelCounts(BTreeMap<String, usize>);

impl LabelCounts {
    pub(super) fn add(&mut self, story: &Story) {
        for label in &story.labels {
            match self.0.get_mut(label) {
                Some(count) => *count += 1,
                None => drop(self.0.insert(label.clone(), 1)),
            }
        }
    }

    fn remove(&mut self, story: &Story) {
        for label in &story.labels {
            match self.0.get_mut(label) {
                Some(count) if *count > 1 => *count -= 1,
                _ => drop(self.0.remove(label)),
            }
        }
    }

    pub(super) fn follow<'a>(&mut self, edits: impl Iterator<Item = &'a Edit<Story>>) {
        for Edit { before, after } in edits {
            if let (Some(before), Some(after)) = (before, after)
                && before.labels == after.labels
            {
                continue;
            }
            // What is added comes first, so that a label that stays in use keeps its entry.
            if let Some(after) = after {
                self.add(after);
            }
            if let Some(before) = before {
                self.remove(before);
            }
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
