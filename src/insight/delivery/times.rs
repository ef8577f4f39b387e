//! Lead and cycle times, and their percentiles.

use super::Delivery;
use super::days::{Day, date, number};
use crate::model::{Calendar, Date, Period, Project, StoryId, Workdays};

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

impl Percentiles {
    /// Of any number of days, in any order. None when there are none. Costs a count of them, not a sort.
    pub(super) fn of(days: impl Iterator<Item = i64>) -> Option<Self> {
        // By number of days.
        let mut counts: Vec<usize> = Vec::new();
        let mut all = 0;
        for days in days {
            let days = usize::try_from(days).unwrap_or(0);
            if counts.len() <= days {
                counts.resize(days + 1, 0);
            }
            counts.iter_mut().skip(days).take(1).for_each(|count| *count += 1);
            all += 1;
        }
        let at = |percent: usize| {
            let rank = (all * percent).div_ceil(100);
            let mut below = 0;
            let days = counts.iter().position(|count| {
                below += count;
                below >= rank
            });
            days.unwrap_or(0) as i64
        };
        (all > 0).then(|| Self { p50: at(50), p70: at(70), p85: at(85), p95: at(95) })
    }
}

impl Delivery {
    /// The times of the stories that were finished on a day of `period`. A story counts once, from its first start to its
    /// last finish; archived ones too. Costs a look at each of them.
    pub fn times(&self, project: &Project, measured: Measured, unit: DayUnit, period: Period) -> Times {
        let (from, to) = (number(period.start), number(period.end));
        if from > to {
            return Times::default();
        }
        let of_period = || self.finishes.range((from, StoryId::default())..(to + 1, StoryId::default()));
        let spans: Vec<(StoryId, Day, Day)> = of_period()
            .filter_map(|((finish, story), began)| {
                let start = match measured {
                    Measured::Lead => began.created,
                    Measured::Cycle => began.doing,
                };
                Some((*story, start.filter(|start| start <= finish)?, *finish))
            })
            .collect();
        let earliest = spans.iter().map(|(_, start, _)| *start).min().unwrap_or(from);
        let counter = DayCounter::new(unit, &project.settings.calendar, earliest, to);
        // Of one day there are many.
        let mut last: Option<(Day, Date)> = None;
        let mut finished = |day: Day| match last {
            Some((known, date)) if known == day => date,
            _ => last.insert((day, date(day))).1,
        };
        let dots: Vec<Dot> = spans
            .iter()
            .map(|(story, start, finish)| Dot {
                story: *story,
                start: date(*start),
                finish: finished(*finish),
                days: counter.between(*start, *finish + 1).max(1),
            })
            .collect();
        let percentiles = Percentiles::of(dots.iter().map(|dot| dot.days));
        Times { unknown: of_period().count() - dots.len(), dots, percentiles }
    }
}

/// Counts days of a unit, between days that are looked up rather than worked out.
pub(super) struct DayCounter {
    first: Day,
    /// The working days before each day; none where calendar days are counted.
    ordinals: Option<Vec<i64>>,
}

impl DayCounter {
    /// For days from `first` to the one after `last`.
    pub(super) fn new(unit: DayUnit, calendar: &Calendar, first: Day, last: Day) -> Self {
        let ordinals = (unit == DayUnit::Working).then(|| {
            let workdays = Workdays::of(calendar);
            (first..=last + 1).map(|day| workdays.ordinal(date(day))).collect()
        });
        Self { first, ordinals }
    }

    /// The days from `from` up to, not including, `to`.
    pub(super) fn between(&self, from: Day, to: Day) -> i64 {
        let Some(ordinals) = &self.ordinals else { return i64::from(to - from) };
        let ordinal = |day: Day| usize::try_from(day - self.first).ok().and_then(|i| ordinals.get(i)).copied();
        ordinal(to).zip(ordinal(from)).map_or(0, |(to, from)| to - from)
    }
}
