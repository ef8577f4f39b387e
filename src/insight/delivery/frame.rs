//! From when to when a sprint is looked at.

use super::Work;
use super::days::{Day, number};
use crate::model::{Date, Moment, Sprint};

/// What of a sprint the sums over its stories depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) start: Start,
    /// Its planned one, or the day it was started where that is earlier. What came before it needs no day of its own.
    pub(super) first_day: Option<Day>,
    /// What happened when it was closed and later is not in it: that is the carrying over.
    pub(super) closed_at: Option<Moment>,
    pub(super) last_day: Option<Day>,
}

/// When a sprint began; what is in it then is its commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// It was started at this moment; what happened in the same second was before.
    At(Moment),
    /// With the begin of this day.
    Day(Day),
    Unknown,
}

impl Frame {
    /// What was never bounded: a release, or a sprint that is gone.
    pub(super) const OPEN: Self = Self { start: Start::Unknown, first_day: None, closed_at: None, last_day: None };

    pub(super) fn of(sprint: &Sprint, date_of: impl Fn(Moment) -> Date) -> Self {
        let planned = sprint.start.map(number);
        let started = sprint.started_at.map(|at| number(date_of(at)));
        let first_day = planned.map(|planned| started.map_or(planned, |started| started.min(planned)));
        let start = match (sprint.started_at, planned) {
            (Some(at), _) => Start::At(at),
            (None, Some(day)) => Start::Day(day),
            (None, None) => Start::Unknown,
        };
        let closed_at = sprint.record.as_ref().map(|record| record.closed_at);
        Self { start, first_day, closed_at, last_day: closed_at.map(|at| number(date_of(at))) }
    }

    /// It has begun by the end of a day. A release always has.
    pub(super) fn has_begun(&self, work: Work, day: Day) -> bool {
        match (work, self.start) {
            (Work::Release(_), _) | (_, Start::At(_)) => true,
            (_, Start::Day(first)) => first <= day,
            (_, Start::Unknown) => false,
        }
    }

    pub(super) fn is_closed_by(&self, at: Moment) -> bool {
        self.closed_at.is_some_and(|closed| at >= closed)
    }
}

impl Start {
    /// What happened then is after it.
    pub(super) fn is_before(self, at: Moment, day: Day) -> bool {
        match self {
            Self::At(start) => at > start,
            Self::Day(start) => day >= start,
            Self::Unknown => false,
        }
    }
}
