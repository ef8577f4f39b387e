//! The backlog and the sprints as ranked lists.

use crate::model::SprintId;

/// A part of the backlog screen that stories are planned in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// A sprint that is planned or active, with all of its stories that are not archived, done ones too.
    Sprint(SprintId),
    /// What is not in a sprint and not done: neither archived nor cancelled, in no column of kind *done*, and in no sprint
    /// but a closed one.
    #[default]
    Backlog,
}
