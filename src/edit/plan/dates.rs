//! What dates typed for a bar make of its period.

use chrono::{Datelike as _, Days};

use crate::edit::Refusal;
use crate::insight::DEFAULT_LENGTH;
use crate::model::{Date, Initiative, Period, Workdays, YEARS};

/// The greatest length that can be typed, in working days.
pub const GREATEST_LENGTH: i64 = 9999;

/// A date that a project may hold.
///
/// # Errors
/// [`Refusal::DateRange`].
pub(in crate::edit) fn check_date(date: Date) -> Result<(), Refusal> {
    if YEARS.contains(&date.year()) { Ok(()) } else { Err(Refusal::DateRange(date)) }
}

/// Both ends of a period, as [`check_date`].
pub(super) fn check_period(period: Period) -> Result<(), Refusal> {
    check_date(period.start)?;
    check_date(period.end)
}

/// A length in working days that can be typed.
///
/// # Errors
/// [`Refusal::Length`].
pub(super) fn check_length(length: i64) -> Result<(), Refusal> {
    if (1..=GREATEST_LENGTH).contains(&length) { Ok(()) } else { Err(Refusal::Length(length)) }
}

/// The period of a bar that begins on another day. Its end stays, unless it came before; then the length does, in
/// working days. None when it would leave the years that a project holds.
pub(super) fn with_start(workdays: &Workdays, bar: &Initiative, start: Date) -> Option<Period> {
    match (bar.period(), bar.end) {
        (_, Some(end)) if start <= end => Some(Period { start, end }),
        (Some(was), _) => from(workdays, start, Length::of(workdays, was)),
        (None, _) => from(workdays, start, Length::Working(DEFAULT_LENGTH)),
    }
}

/// The period of a bar that ends on another day. Its start stays, unless it came after; then the length does, in
/// working days. None when it would leave the years that a project holds.
pub(super) fn with_end(workdays: &Workdays, bar: &Initiative, end: Date) -> Option<Period> {
    match (bar.period(), bar.start) {
        (_, Some(start)) if start <= end => Some(Period { start, end }),
        (Some(was), _) => until(workdays, end, Length::of(workdays, was)),
        (None, _) => until(workdays, end, Length::Working(DEFAULT_LENGTH)),
    }
}

/// A period of a number of working days from a day on. None when it would leave the years that a project holds.
pub(super) fn with_length(workdays: &Workdays, start: Date, working_days: i64) -> Option<Period> {
    from(workdays, start, Length::Working(working_days))
}

/// How long a bar is: a bar within a weekend has calendar days alone.
#[derive(Clone, Copy)]
enum Length {
    Working(i64),
    Calendar(i64),
}

impl Length {
    fn of(workdays: &Workdays, period: Period) -> Self {
        match workdays.length(period) {
            0 => Self::Calendar(period.days()),
            working => Self::Working(working),
        }
    }

    /// Calendar days from one end to the other.
    fn steps(days: i64) -> Days {
        Days::new(u64::try_from(days - 1).unwrap_or(0))
    }
}

fn from(workdays: &Workdays, start: Date, length: Length) -> Option<Period> {
    let end = match length {
        Length::Working(days) => workdays.date(workdays.ordinal(start) + days - 1),
        Length::Calendar(days) => start.checked_add_days(Length::steps(days))?,
    };
    sound(workdays, Period { start, end }, length)
}

fn until(workdays: &Workdays, end: Date, length: Length) -> Option<Period> {
    let start = match length {
        // The working days before the day after.
        Length::Working(days) => workdays.date(workdays.ordinal(end.succ_opt()?) - days),
        Length::Calendar(days) => end.checked_sub_days(Length::steps(days))?,
    };
    sound(workdays, Period { start, end }, length)
}

/// The arithmetic of working days stops at the ends of time, which leaves too few.
fn sound(workdays: &Workdays, period: Period, length: Length) -> Option<Period> {
    let is_whole = match length {
        Length::Working(days) => workdays.length(period) == days,
        Length::Calendar(_) => check_period(period).is_ok(),
    };
    (period.start <= period.end && is_whole).then_some(period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::bench::Bench;
    use crate::model::Calendar;

    /// Day 1 is a Monday; days 6 and 7, 13 and 14, and so on are weekends.
    fn bar(start: i64, end: i64) -> Initiative {
        Initiative { start: Some(Bench::day(start)), end: Some(Bench::day(end)), ..Initiative::default() }
    }

    fn workdays() -> Workdays {
        Workdays::of(&Calendar::default())
    }

    #[test]
    fn a_start_moves_the_end_when_it_comes_after_it() {
        let start = |bar: &Initiative, day| with_start(&workdays(), bar, Bench::day(day)).unwrap();
        assert_eq!(start(&bar(1, 5), 3), Bench::period(3, 5));
        assert_eq!(start(&bar(3, 5), 1), Bench::period(1, 5));
        assert_eq!(start(&bar(3, 5), 5), Bench::period(5, 5));
        assert_eq!(start(&bar(3, 5), 8), Bench::period(8, 10));
        assert_eq!(start(&bar(3, 9), 12), Bench::period(12, 18), "five working days over a weekend");
        assert_eq!(start(&bar(3, 5), 13), Bench::period(13, 17), "a day off as it was typed, then three working days");
        assert_eq!(start(&bar(6, 7), 10), Bench::period(10, 11), "two days, none of which was a working day");
    }

    #[test]
    fn an_end_moves_the_start_when_it_comes_before_it() {
        let end = |bar: &Initiative, day| with_end(&workdays(), bar, Bench::day(day)).unwrap();
        assert_eq!(end(&bar(8, 12), 10), Bench::period(8, 10));
        assert_eq!(end(&bar(8, 12), 8), Bench::period(8, 8));
        assert_eq!(end(&bar(8, 12), 5), Bench::period(1, 5));
        assert_eq!(end(&bar(10, 12), 9), Bench::period(5, 9), "three working days over a weekend");
        assert_eq!(end(&bar(10, 12), 7), Bench::period(3, 7), "a day off as it was typed");
        assert_eq!(end(&bar(13, 14), 10), Bench::period(9, 10), "two days, none of which was a working day");
    }

    #[test]
    fn one_date_alone_makes_a_bar_of_thirty_working_days() {
        let start = |bar: &Initiative, day| with_start(&workdays(), bar, Bench::day(day)).unwrap();
        let end = |bar: &Initiative, day| with_end(&workdays(), bar, Bench::day(day)).unwrap();
        assert_eq!(start(&Initiative::default(), 1), Bench::period(1, 40));
        assert_eq!(end(&Initiative::default(), 40), Bench::period(1, 40));
        // A file may hold one of them.
        let starts = Initiative { start: Some(Bench::day(10)), ..Initiative::default() };
        let ends = Initiative { end: Some(Bench::day(10)), ..Initiative::default() };
        assert_eq!(start(&starts, 1), Bench::period(1, 40));
        assert_eq!(start(&ends, 1), Bench::period(1, 10));
        assert_eq!(start(&ends, 15), Bench::period(15, 54));
        assert_eq!(end(&starts, 12), Bench::period(10, 12));
    }

    #[test]
    fn a_length_counts_working_days() {
        let long = |day, length| with_length(&workdays(), Bench::day(day), length).unwrap();
        assert_eq!(long(1, 1), Bench::period(1, 1));
        assert_eq!(long(4, 3), Bench::period(4, 8));
        assert_eq!(long(6, 1), Bench::period(6, 8), "the first working day after a Saturday");
    }

    #[test]
    fn dates_end_where_a_project_does() {
        let date = |year| Date::from_ymd_opt(year, 1, 1).unwrap();
        assert_eq!([1900, 2200].map(|year| check_date(date(year))), [Ok(()), Ok(())]);
        assert_eq!(check_date(date(1899)), Err(Refusal::DateRange(date(1899))));
        assert_eq!(check_date(date(2201)), Err(Refusal::DateRange(date(2201))));
        let (first, last) = (date(1900), Date::from_ymd_opt(2200, 12, 31).unwrap());
        assert_eq!(with_end(&workdays(), &Initiative::default(), first), None);
        assert_eq!(with_end(&workdays(), &bar(6, 7), first), None, "by calendar days");
        assert_eq!(with_start(&workdays(), &Initiative::default(), last), None);
        assert_eq!(with_length(&workdays(), last, 1), Some(Period::day(last)));
        assert_eq!(with_length(&workdays(), last, 2), None);
        assert_eq!([0, 1, 9999, 10_000].map(|days| check_length(days).is_ok()), [false, true, true, false]);
    }
}
