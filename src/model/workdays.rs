//! Working days as ordinals: what the scheduler counts in.

use super::{Calendar, Date, Period};

/// A calendar made ready for arithmetic. An ordinal is the number of working days before a date since the first
/// working day of 1900; intervals of ordinals are half-open. A calendar without any working weekday works every day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workdays {
    calendar: Calendar,
}

impl Workdays {
    pub fn of(calendar: &Calendar) -> Self {
        Self { calendar: calendar.clone() }
    }

    /// Working days before `date`.
    pub fn ordinal(&self, date: Date) -> i64 {
        let _ = (&self.calendar, date);
        0
    }

    /// The working day with an ordinal: the first date whose ordinal and the day after it differ by one.
    pub fn date(&self, ordinal: i64) -> Date {
        let _ = ordinal;
        Date::default()
    }

    /// Start and end of a period as a half-open interval of ordinals; empty when it holds no working day.
    pub fn interval(&self, period: Period) -> (i64, i64) {
        let _ = period;
        (0, 0)
    }

    /// From the first working day of an interval to its last; both are the first when it is empty.
    pub fn period(&self, start: i64, end: i64) -> Period {
        Period::between(self.date(start), self.date(end))
    }

    /// How many working days a period holds.
    pub fn length(&self, period: Period) -> i64 {
        let (start, end) = self.interval(period);
        end - start
    }
}
