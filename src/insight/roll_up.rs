//! What the stories of an initiative come to.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Date, Edit, InitiativeId, Period, Project, Story, StoryId, Workdays};

/// The stories that serve an initiative, cancelled ones left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RollUp {
    pub stories: usize,
    pub done: usize,
    /// Points of all that are estimated, and of those of them that are done.
    pub points: f64,
    pub points_done: f64,
    /// Stories without an estimate.
    pub unestimated: usize,
}

impl RollUp {
    /// Points done of all points, or stories done of all stories when none is estimated; 0 to 1. None without stories.
    pub fn progress(&self) -> Option<f64> {
        None
    }

    /// There are stories and all of them are done.
    pub fn all_done(&self) -> bool {
        self.stories > 0 && self.done == self.stories
    }

    /// Together with another.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let _ = other;
        *self
    }
}

/// The stories of each initiative, and what they come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RollUps {
    stories: HashMap<InitiativeId, BTreeSet<StoryId>>,
    sums: HashMap<InitiativeId, RollUp>,
}

impl RollUps {
    pub(super) fn of(project: &Project) -> Self {
        let _ = project;
        Self::default()
    }

    /// Follows a transaction that has been applied to the project, which is as it is after it.
    pub(super) fn follow(&mut self, project: &Project, transaction: &crate::model::Transaction) {
        let _ = (project, transaction);
    }

    pub(super) fn sum(&self, initiative: InitiativeId) -> RollUp {
        self.sums.get(&initiative).copied().unwrap_or_default()
    }

    pub(super) fn stories(&self, initiative: InitiativeId) -> impl Iterator<Item = StoryId> + '_ {
        self.stories.get(&initiative).into_iter().flatten().copied()
    }
}

/// Working days elapsed of all, 0 to 1, at the end of `today`.
pub fn expected(workdays: &Workdays, period: Period, today: Date) -> f64 {
    let _ = (workdays, period, today);
    0.0
}

/// How far the end and the start moved since a baseline, in working days; positive is later.
pub fn shift(workdays: &Workdays, was: Period, is: Period) -> (i64, i64) {
    let _ = (workdays, was, is);
    (0, 0)
}

#[allow(dead_code, reason = "a story's edit")]
fn _unused(_: &Edit<Story>) {}
