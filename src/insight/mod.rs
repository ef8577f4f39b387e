//! What follows from a project: indexes that are kept up to date from transactions, and figures computed from them.

mod board;
mod burn_down;
#[cfg(test)]
mod burn_down_tests;
mod lanes;
mod sprint;
mod sprint_stories;

pub use board::{BoardIndex, Lane, Scope};
pub use burn_down::{BurnDay, BurnDown, burn_down};
pub use lanes::{Grouping, LaneKey};
pub use sprint::{SprintProgress, sprint_progress};
pub use sprint_stories::SprintStories;

use crate::model::{Change, ColumnId, Project, SprintId, Story, Transaction};

/// Everything that is looked up often. Updating costs what a transaction touches, not what the project holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indexes {
    pub board: BoardIndex,
    keys: KeyNumbers,
    active_sprint: Option<SprintId>,
}

impl Indexes {
    pub fn of(project: &Project) -> Self {
        let mut keys = KeyNumbers::default();
        for story in project.stories.iter() {
            keys.see(story);
        }
        Self { board: BoardIndex::of(project), keys, active_sprint: active_sprint(project) }
    }

    /// Follows a transaction that has been applied to the project, which is as it is after it.
    pub fn follow(&mut self, project: &Project, transaction: &Transaction) {
        if transaction.changes.iter().any(|change| matches!(change, Change::Sprint(_))) {
            self.active_sprint = active_sprint(project);
        }
        let stories = || {
            transaction.changes.iter().filter_map(|change| match change {
                Change::Story(edit) => Some(edit),
                _ => None,
            })
        };
        for story in stories().filter_map(|edit| edit.after.as_deref()) {
            self.keys.see(story);
        }
        self.board.follow(stories());
    }

    /// The sprint that is under way.
    pub fn active_sprint(&self) -> Option<SprintId> {
        self.active_sprint
    }

    /// What a column's WIP limit counts: its stories of the active sprint, or all of them when no sprint is active.
    pub fn work_in_progress(&self, column: ColumnId) -> usize {
        self.board.lane(self.active_sprint.map_or(Scope::All, Scope::Sprint), column).len()
    }

    /// The number for the next story's key; never one that was seen since the project was opened.
    pub fn next_key_number(&self) -> u64 {
        self.keys.greatest + 1
    }
}

fn active_sprint(project: &Project) -> Option<SprintId> {
    project.active_sprint().map(|sprint| sprint.id)
}

/// The numbers at the ends of stories' keys.
#[derive(Clone, Debug, Default, PartialEq)]
struct KeyNumbers {
    greatest: u64,
}

impl KeyNumbers {
    fn see(&mut self, story: &Story) {
        let number = story.key.rsplit('-').next().and_then(|n| n.parse::<u64>().ok());
        // A number of this size was not counted up to; it would use up what a u64 holds.
        let number = number.filter(|n| *n < 1_000_000_000_000);
        self.greatest = self.greatest.max(number.unwrap_or(0));
    }
}
