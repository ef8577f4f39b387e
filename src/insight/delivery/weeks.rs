//! Throughput: stories done per week.

use chrono::{Datelike as _, Weekday};

use super::Delivery;
use super::days::{Day, date, number};
use crate::model::{Date, Period, StoryId};

/// The stories that were finished in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub start: Date,
    pub stories: u32,
    /// All of its days are over: false for the present week.
    pub over: bool,
}

impl Delivery {
    /// The weeks that `period` touches up to today, each whole, and the stories done in each. A story counts in the week
    /// in which it was done the last time, and not at all when it was reopened since; archived ones count too. What the
    /// clock has not come to yet is not told.
    pub fn throughput(&self, period: Period, first_weekday: Weekday, today: Date) -> Vec<Week> {
        let today = number(today);
        let first = week_start(number(period.start), first_weekday);
        let last = number(period.end).min(today);
        (first..=last)
            .step_by(7)
            .map(|start| {
                let end = (start + 6).min(today);
                let finished = self.finishes.range((start, StoryId::default())..(end + 1, StoryId::default()));
                Week { start: date(start), stories: finished.count() as u32, over: start + 6 < today }
            })
            .collect()
    }
}

/// The first day of the week that a day is in.
fn week_start(day: Day, first_weekday: Weekday) -> Day {
    day - date(day).weekday().days_since(first_weekday) as Day
}
