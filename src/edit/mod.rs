//! How a person changes a project: one function per intent, from a project to a transaction.
//!
//! An edit looks at the project and its indexes, and says what would change. It applies nothing; the session does.

mod asks;
mod history;
mod move_stories;
mod project;
mod stories;
#[cfg(test)]
mod stories_tests;

pub use asks::{Checks, ColumnEdit, ColumnField, SettingsField, SplitStory, ViewEdit};
pub use history::{History, StateId, TypingKey};
pub use move_stories::{LaneMove, MoveStories, Place, move_stories};
pub use project::{new_project, rename_project};
pub use stories::{NewStory, StoryField, StoryList, create_story, delete_stories, edit_stories};

use crate::insight::Indexes;
use crate::model::{IdSource, Moment, Project};

/// What an edit works on and with.
#[derive(Debug)]
pub struct Desk<'a> {
    pub project: &'a Project,
    pub indexes: &'a Indexes,
    pub ids: &'a mut IdSource,
    pub now: Moment,
}

/// Why an edit cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("“{column}” holds {count} of at most {limit} stories, and its limit is set to block.")]
    Limit { column: String, count: usize, limit: u32 },
    #[error("The {0} no longer exists.")]
    Gone(&'static str),
    #[error("An estimate is a number from 0 to 1000, not “{0}”.")]
    Estimate(String),
}

impl Refusal {
    /// What the person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Limit { .. } => "Move a story out of the column first, or raise its limit.",
            Self::Gone(_) => "It may have been deleted; undo brings it back.",
            Self::Estimate(_) => "Type a number such as 0.5, 3 or 8.",
        }
    }
}

/// "NP-122" for one story, "3 stories" for several.
fn name_of(project: &Project, stories: &[crate::model::StoryId]) -> String {
    match stories {
        [one] => project.stories.get(*one).map_or_else(|| "story".into(), |s| s.key.clone()),
        many => format!("{} stories", many.len()),
    }
}
