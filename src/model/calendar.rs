//! The working calendar: which days the team works.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Weekday};

use super::Date;

/// The days a team works: some weekdays, less named holidays. One without any working weekday, which only a file can
/// hold, works on all of them: a plan must be able to move on any calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Monday first, as they are set; [`Self::worked_weekdays`] are those that count.
    pub weekdays: [bool; 7],
    /// Days off for everyone, each with its name.
    pub holidays: BTreeMap<Date, String>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { weekdays: [true, true, true, true, true, false, false], holidays: BTreeMap::new() }
    }
}

impl Calendar {
    /// The weekdays that are worked, Monday first; one at least.
    pub fn worked_weekdays(&self) -> [bool; 7] {
        if self.weekdays == [false; 7] { [true; 7] } else { self.weekdays }
    }

    /// How many weekdays are worked, 1 to 7.
    pub fn days_a_week(&self) -> usize {
        self.worked_weekdays().iter().filter(|works| **works).count()
    }

    pub fn works_on(&self, weekday: Weekday) -> bool {
        self.worked_weekdays()[weekday.num_days_from_monday() as usize]
    }

    pub fn is_working(&self, date: Date) -> bool {
        self.works_on(date.weekday()) && !self.holidays.contains_key(&date)
    }

    /// Working days in the half-open interval from `from` to `to`; 0 when `to` is not after `from`.
    pub fn working_days(&self, from: Date, to: Date) -> i64 {
        let days = to.signed_duration_since(from).num_days();
        if days <= 0 {
            return 0;
        }
        let a_week = self.days_a_week() as i64;
        let rest = from.iter_days().take((days % 7) as usize).filter(|d| self.works_on(d.weekday())).count() as i64;
        let off = self.holidays.range(from..to).filter(|(d, _)| self.works_on(d.weekday())).count() as i64;
        days / 7 * a_week + rest - off
    }

    /// The first working day on or after `date`; `date` itself when a year holds none.
    pub fn next_working(&self, date: Date) -> Date {
        date.iter_days().take(366).find(|d| self.is_working(*d)).unwrap_or(date)
    }

    /// The day `n` working days after `date` (`n` ≥ 0), where 0 is the first working day on or after it. Stops after
    /// ten years of days off.
    pub fn add_working(&self, date: Date, n: u32) -> Date {
        let mut day = self.next_working(date);
        for _ in 0..n {
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = self.next_working(next);
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    proptest! {
        #[test]
        fn counting_by_weeks_equals_counting_by_days(
            start in 0_u64..3000, length in 0_u64..400, weekdays: [bool; 7],
            holidays in proptest::collection::btree_set(0_u64..3400, 0..30),
        ) {
            let from = day("2020-01-01") + Days::new(start);
            let to = from + Days::new(length);
            let holidays = holidays.into_iter().map(|n| (day("2020-01-01") + Days::new(n), String::new())).collect();
            let calendar = Calendar { weekdays, holidays };
            let slow = from.iter_days().take(length as usize).filter(|d| calendar.is_working(*d)).count() as i64;
            prop_assert_eq!(calendar.working_days(from, to), slow);
        }
    }

    #[test]
    fn weekends_and_holidays_are_skipped() {
        let mut calendar = Calendar::default();
        calendar.holidays.insert(day("2026-12-25"), "Christmas".into());
        assert_eq!(calendar.working_days(day("2026-12-21"), day("2026-12-28")), 4);
        assert_eq!(calendar.next_working(day("2026-12-25")), day("2026-12-28"));
        assert_eq!(calendar.add_working(day("2026-12-24"), 1), day("2026-12-28"));
        assert_eq!(calendar.working_days(day("2026-12-28"), day("2026-12-21")), 0);
    }

    #[test]
    fn days_that_are_all_holidays_end() {
        let off = day("2026-01-01").iter_days().take(4 * 366).map(|date| (date, String::new()));
        let calendar = Calendar { holidays: off.collect(), ..Calendar::default() };
        assert_eq!(calendar.next_working(day("2026-01-01")), day("2026-01-01"));
        assert_eq!(calendar.working_days(day("2026-01-01"), day("2030-01-01")), 0);
    }

    #[test]
    fn a_calendar_without_a_working_weekday_works_on_all_of_them() {
        let holidays = [(day("2026-06-03"), String::new())].into();
        let calendar = Calendar { weekdays: [false; 7], holidays };
        assert_eq!(calendar.working_days(day("2026-06-01"), day("2026-06-15")), 13);
        assert!(calendar.is_working(day("2026-06-07")) && !calendar.is_working(day("2026-06-03")));
    }
}
