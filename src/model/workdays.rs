//! Working days as ordinals: what the scheduler counts in.

use chrono::{Datelike as _, Days};

use super::{Calendar, Date, Period};

/// A Monday, so that a day's number says its weekday.
const FIRST: Date = day(1900, 1, 1);
/// The day after the last.
const BEYOND: Date = day(2201, 1, 1);

const fn day(year: i32, month: u32, day: u32) -> Date {
    match Date::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => Date::MIN,
    }
}

/// A calendar made ready for arithmetic. The ordinal of a date is the number of working days before it, since the start
/// of 1900; intervals of ordinals are half-open.
///
/// It counts the days of [`Calendar::is_working`]. Only weekdays that are worked can have holidays.
///
/// All of it stays within 1900 to 2200, and saturates there: a date outside counts as the end that it lies beyond, an
/// ordinal outside means the first or the last working day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workdays {
    /// Monday first; one at least is worked.
    weekdays: [bool; 7],
    /// How many of them are worked.
    a_week: i64,
    /// The holidays on worked weekdays, in their order.
    holidays: Vec<Holiday>,
    /// The ordinal of the last working day.
    last: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Holiday {
    /// Worked weekdays before it, holidays among them.
    weekdays: i64,
    /// Working days before it.
    ordinal: i64,
}

impl Workdays {
    /// Costs a look at each holiday.
    pub fn of(calendar: &Calendar) -> Self {
        let (weekdays, a_week) = (calendar.worked_weekdays(), calendar.days_a_week() as i64);
        let mut workdays = Self { weekdays, a_week, holidays: Vec::new(), last: 0 };
        for date in calendar.holidays.range(FIRST..BEYOND).map(|(date, _)| *date) {
            if calendar.works_on(date.weekday()) {
                let weekdays = workdays.weekdays_before(date);
                let ordinal = weekdays - workdays.holidays.len() as i64;
                workdays.holidays.push(Holiday { weekdays, ordinal });
            }
        }
        workdays.last = (workdays.ordinal(BEYOND) - 1).max(0);
        workdays
    }

    /// Worked weekdays before a date, holidays among them.
    fn weekdays_before(&self, date: Date) -> i64 {
        let days = days_since_first(date);
        let rest = self.weekdays.iter().take((days % 7) as usize).filter(|works| **works).count() as i64;
        days / 7 * self.a_week + rest
    }

    /// Working days before `date`; one day off has the ordinal of the working day after it.
    pub fn ordinal(&self, date: Date) -> i64 {
        let weekdays = self.weekdays_before(date);
        weekdays - self.holidays.partition_point(|holiday| holiday.weekdays < weekdays) as i64
    }

    /// The working day with an ordinal: the first date whose ordinal and that of the day after it differ by one.
    pub fn date(&self, ordinal: i64) -> Date {
        let ordinal = ordinal.clamp(0, self.last);
        // A holiday lies before a working day when no more working days lie before it than before that day.
        let off = self.holidays.partition_point(|holiday| holiday.ordinal <= ordinal) as i64;
        let weekdays = ordinal + off;
        let (weeks, rest) = (weekdays / self.a_week, weekdays % self.a_week);
        let worked = self.weekdays.iter().zip(0_i64..).filter(|(works, _)| **works).map(|(_, weekday)| weekday);
        let weekday = worked.into_iter().nth(rest as usize).unwrap_or_default();
        let date = FIRST.checked_add_days(Days::new((weeks * 7 + weekday) as u64));
        // Only a calendar whose every day is a holiday gets past the end.
        date.filter(|date| *date < BEYOND).or_else(|| BEYOND.pred_opt()).unwrap_or(FIRST)
    }

    /// The ordinal of the last working day, where all saturates.
    pub fn last(&self) -> i64 {
        self.last
    }

    /// Start and end of a period as a half-open interval of ordinals; empty when it holds no working day.
    pub fn interval(&self, period: Period) -> (i64, i64) {
        let start = self.ordinal(period.start);
        let after = period.end.succ_opt().unwrap_or(period.end);
        (start, self.ordinal(after).max(start))
    }

    /// From the first working day of an interval to its last; both are the first when it is empty.
    pub fn period(&self, start: i64, end: i64) -> Period {
        let first = self.date(start);
        Period::between(first, if end > start { self.date(end - 1) } else { first })
    }

    /// How many working days a period holds.
    pub fn length(&self, period: Period) -> i64 {
        let (start, end) = self.interval(period);
        end - start
    }
}

/// Calendar days, within the range.
fn days_since_first(date: Date) -> i64 {
    date.clamp(FIRST, BEYOND).signed_duration_since(FIRST).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;
    use proptest::prelude::*;

    fn on(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    /// Any days, and holidays crowded around them, most of them near leap days and ends of years.
    fn any_place() -> impl Strategy<Value = (Date, Calendar)> {
        let near = prop_oneof![
            (1901_i32..2199, Just((12, 31))),
            (prop::sample::select(vec![1900, 1904, 2000, 2023, 2024, 2100]), Just((2, 28))),
            (1901_i32..2199, (1_u32..13, 1_u32..29)),
        ];
        let place = (near, -40_i64..40).prop_map(|((year, (month, day)), off)| {
            Date::from_ymd_opt(year, month, day).unwrap() + chrono::TimeDelta::days(off)
        });
        let holidays = proptest::collection::btree_set(-400_i64..400, 0..60);
        let five = Calendar::default().weekdays;
        let weekdays = prop_oneof![6 => any::<[bool; 7]>(), 2 => Just(five), 1 => Just([false; 7])];
        (place, weekdays, holidays).prop_map(|(place, weekdays, holidays)| {
            let off = holidays.into_iter().map(|n| (place + chrono::TimeDelta::days(n), String::new()));
            (place, Calendar { weekdays, holidays: off.collect() })
        })
    }

    proptest! {
        #[test]
        fn ordinals_count_working_days((from, calendar) in any_place(), length in 0_u64..500) {
            let workdays = Workdays::of(&calendar);
            let to = from + Days::new(length);
            let slow = from.iter_days().take(length as usize).filter(|d| calendar.is_working(*d)).count() as i64;
            prop_assert_eq!(workdays.ordinal(to) - workdays.ordinal(from), slow);
            prop_assert_eq!(calendar.working_days(from, to), slow);
        }

        #[test]
        fn a_date_is_the_working_day_of_its_ordinal((from, calendar) in any_place(), n in 0_usize..60) {
            let workdays = Workdays::of(&calendar);
            let slow = from.iter_days().filter(|d| calendar.is_working(*d)).nth(n).unwrap();
            let ordinal = workdays.ordinal(from) + n as i64;
            prop_assert_eq!(workdays.date(ordinal), slow);
            prop_assert_eq!(workdays.ordinal(slow), ordinal);
            prop_assert_eq!(workdays.ordinal(slow.succ_opt().unwrap()), ordinal + 1);
            // The calendar's own walk gives up after a year of days off, which these do not have.
            if slow < from + Days::new(365) {
                prop_assert_eq!(calendar.add_working(from, n as u32), slow);
            }
        }

        #[test]
        fn a_period_is_trimmed_to_its_working_days((start, calendar) in any_place(), length in 0_u64..40) {
            let workdays = Workdays::of(&calendar);
            let period = Period { start, end: start + Days::new(length) };
            let slow: Vec<_> = start.iter_days().take(length as usize + 1).filter(|d| calendar.is_working(*d)).collect();
            prop_assert_eq!(workdays.length(period), slow.len() as i64);
            let (from, to) = workdays.interval(period);
            let trimmed = workdays.period(from, to);
            let next = start.iter_days().find(|d| calendar.is_working(*d)).unwrap();
            let (first, last) = (slow.first().copied().unwrap_or(next), slow.last().copied().unwrap_or(next));
            prop_assert_eq!(trimmed, Period { start: first, end: last });
            prop_assert_eq!(workdays.interval(trimmed), (from, to.max(from + 1)));
        }
    }

    #[test]
    fn every_day_of_three_centuries_has_its_ordinal() {
        let mut calendar = Calendar::default();
        calendar.weekdays[5] = true;
        for (i, date) in FIRST.iter_days().take_while(|date| *date < BEYOND).enumerate() {
            if i % 17 == 0 || (1_000..1_040).contains(&i) {
                calendar.holidays.insert(date, String::new());
            }
        }
        let workdays = Workdays::of(&calendar);
        let mut before = 0;
        for date in FIRST.iter_days().take_while(|date| *date < BEYOND) {
            assert_eq!(workdays.ordinal(date), before, "{date}");
            if calendar.is_working(date) {
                assert_eq!(workdays.date(before), date);
                before += 1;
            }
        }
        assert_eq!(workdays.ordinal(BEYOND), before);
    }

    #[test]
    fn what_lies_outside_saturates() {
        let mut calendar = Calendar::default();
        // 31 December 2200 is a Wednesday, 1 January 1900 a Monday.
        for date in ["1900-01-01", "2200-12-31"] {
            calendar.holidays.insert(on(date), String::new());
        }
        let (before, beyond) = (Date::from_ymd_opt(1899, 12, 29).unwrap(), Date::from_ymd_opt(2201, 6, 1).unwrap());
        calendar.holidays.extend([before, beyond, Date::MIN, Date::MAX].map(|date| (date, String::new())));
        let workdays = Workdays::of(&calendar);
        let last = workdays.ordinal(on("2200-12-31")) - 1;
        for date in [Date::MIN, before, on("1900-01-01"), on("1900-01-02")] {
            assert_eq!(workdays.ordinal(date), 0, "{date}");
        }
        for date in [on("2200-12-31"), beyond, Date::MAX] {
            assert_eq!(workdays.ordinal(date), last + 1, "{date}");
        }
        for ordinal in [i64::MIN, -1, 0] {
            assert_eq!(workdays.date(ordinal), on("1900-01-02"), "{ordinal}");
        }
        for ordinal in [last, last + 1, last + 9_999, i64::MAX] {
            assert_eq!(workdays.date(ordinal), on("2200-12-30"), "{ordinal}");
        }
        assert_eq!(workdays.period(last - 1, last + 9_999), Period::between(on("2200-12-29"), on("2200-12-30")));
        assert_eq!(workdays.period(i64::MIN, i64::MAX), Period::between(on("1900-01-02"), on("2200-12-30")));
        assert_eq!(workdays.interval(Period { start: Date::MIN, end: Date::MAX }), (0, last + 1));
        assert_eq!(workdays.length(Period { start: on("2026-06-12"), end: on("2026-06-01") }), 0, "turned round");
    }

    #[test]
    fn a_calendar_without_a_working_weekday_works_on_all_of_them() {
        let holidays = [(on("2026-06-03"), String::new())].into();
        let workdays = Workdays::of(&Calendar { weekdays: [false; 7], holidays });
        assert_eq!(workdays.length(Period::between(on("2026-06-01"), on("2026-06-14"))), 13);
        assert_eq!(workdays.date(workdays.ordinal(on("2026-06-07"))), on("2026-06-07"));
    }

    #[test]
    fn a_holiday_on_a_day_off_takes_nothing() {
        let mut calendar = Calendar::default();
        let plain = Workdays::of(&calendar);
        calendar.holidays.insert(on("2026-06-06"), "a Saturday".into());
        assert_eq!(Workdays::of(&calendar), plain);
        calendar.holidays.insert(on("2026-06-05"), "a Friday".into());
        let workdays = Workdays::of(&calendar);
        assert_eq!(workdays.length(Period::between(on("2026-06-01"), on("2026-06-12"))), 9);
        assert_eq!(workdays.date(workdays.ordinal(on("2026-06-05"))), on("2026-06-08"));
    }

    #[test]
    fn days_that_are_all_holidays_end() {
        let all = FIRST.iter_days().take_while(|date| *date < BEYOND).map(|date| (date, String::new()));
        let workdays = Workdays::of(&Calendar { holidays: all.collect(), ..Calendar::default() });
        assert_eq!((workdays.ordinal(BEYOND), workdays.date(5)), (0, on("2200-12-31")));
    }
}
