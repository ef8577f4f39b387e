//! The burn-down of a sprint: what its stories' events tell of each day.
//!
//! Where a story's events are incomplete, its fields fill in, as `delivery/told.rs` says; so today is always as the board
//! has it.

use super::delivery::{SprintSums, Told};
use crate::model::{Date, Moment, Project, Sprint, Story};

/// A sprint day by day, in points. Everything is empty when the sprint has no first day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BurnDown {
    /// One for each day from the sprint's first, or from the day it was started where that is earlier, to today or to the day
    /// it was closed on; none for days to come.
    pub days: Vec<BurnDay>,
    /// How many of them come before the sprint's first day.
    pub early: usize,
    /// The sum of the estimates in the sprint when it was started, which the sprint keeps; or at the begin of its first day when
    /// no moment is known. Frozen from then on.
    pub commitment: f64,
    /// The part of the commitment that was done already then.
    pub done_before: f64,
    /// The scope that changes are counted from: the commitment of a sprint, what has always been in a release.
    pub scope_at_start: f64,
    /// What should remain at the end of each day from the first of `days` to the sprint's last, days to come included: all of
    /// the commitment until the sprint's first day. `None` when the sprint has no last day or no working day.
    pub ideal: Option<Vec<f64>>,
    /// The working days from the sprint's first day to its last.
    pub working_days: usize,
}

/// The end of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BurnDay {
    pub date: Date,
    /// Points of the stories that are in the sprint.
    pub scope: f64,
    /// Points of those of them that are done.
    pub done: f64,
    /// The team works on this day.
    pub working: bool,
}

impl BurnDay {
    pub fn remaining(&self) -> f64 {
        self.scope - self.done
    }
}

impl BurnDown {
    /// By how much the scope has changed from the start to the end of each day, in points: a line of its own.
    pub fn scope_changes(&self) -> impl Iterator<Item = f64> + '_ {
        self.days.iter().map(|day| day.scope - self.scope_at_start)
    }

    /// Points left at the end of the last day that there is; of the commitment when the sprint has not begun.
    pub fn remaining(&self) -> f64 {
        self.days.last().map_or(self.commitment - self.done_before, BurnDay::remaining)
    }

    /// What should remain at the end of the last day that there is.
    pub fn ideal_remaining(&self) -> Option<f64> {
        let ideal = self.ideal.as_ref()?;
        ideal.get(self.days.len().checked_sub(1)?).or(ideal.last()).copied()
    }

    /// Working days of the sprint that are over at the end of the last day that there is.
    pub fn working_days_elapsed(&self) -> usize {
        self.days.iter().skip(self.early).filter(|day| day.working).count().min(self.working_days)
    }
}

/// Follows the events of `stories`, which are those that are or were in the sprint; others do no harm. `date_of` tells the
/// local date of a moment. What happened when the sprint was closed and later is not in it.
pub fn burn_down<'a>(
    project: &Project,
    stories: impl Iterator<Item = &'a Story>,
    sprint: &Sprint,
    today: Date,
    date_of: impl Fn(Moment) -> Date,
) -> BurnDown {
    let mut sums = SprintSums::new(sprint, date_of);
    for story in stories {
        sums.add(&Told::new(story, project.is_done(story)));
    }
    sums.burn_down(project, sprint, today)
}
