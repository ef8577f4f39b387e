use proptest::prelude::*;

use super::*;
use crate::model::{Calendar, Confidence, Date, Initiative, Period, Settings, Word as _, Workdays, parse_date};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn project(fiscal_offset: u32, calendar: Calendar) -> Project {
    Project { settings: Settings { calendar, fiscal_offset, ..Settings::default() }.into(), ..Project::default() }
}

fn initiative(dates: Option<(&str, &str)>) -> Initiative {
    let (start, end) = dates.map(|(start, end)| (day(start), day(end))).unzip();
    Initiative { start, end, ..Initiative::default() }
}

#[test]
fn quarters_begin_every_third_month_of_the_fiscal_year() {
    for (date, offset, start) in [
        ("2026-11-24", 0, "2026-10-01"),
        ("2026-10-01", 0, "2026-10-01"),
        ("2026-12-31", 0, "2026-10-01"),
        ("2027-01-01", 0, "2027-01-01"),
        ("2026-11-24", 1, "2026-11-01"),
        ("2027-01-31", 1, "2026-11-01"),
        ("2026-11-24", 2, "2026-09-01"),
        ("2027-02-28", 2, "2026-12-01"),
        ("2026-11-24", 3, "2026-10-01"),
        ("2026-01-15", 10, "2025-11-01"),
        ("2028-02-29", 11, "2027-12-01"),
        ("2028-02-29", 1, "2028-02-01"),
    ] {
        assert_eq!(quarter_start(day(date), offset), day(start), "{date}, {offset} months after January");
    }
    for (date, quarters, is) in [
        ("2026-10-01", 1, "2027-01-01"),
        ("2026-10-01", -4, "2025-10-01"),
        ("2026-10-01", 0, "2026-10-01"),
        ("2026-11-30", 1, "2027-02-28"),
        ("2027-11-29", 1, "2028-02-29"),
    ] {
        assert_eq!(add_quarters(day(date), quarters), day(is), "{date} and {quarters} quarters");
    }
}

#[test]
fn the_start_tells_the_horizon_of_what_is_open() {
    let horizon =
        |offset, dates| horizon_of(&project(offset, Calendar::default()), &initiative(dates), day("2026-11-24"));
    for (start, end, offset, is) in [
        ("2026-11-01", "2027-06-30", 0, Horizon::Now),
        // It is late.
        ("2026-02-01", "2026-03-31", 0, Horizon::Now),
        ("2026-12-31", "2027-03-31", 0, Horizon::Now),
        ("2027-01-01", "2027-01-02", 0, Horizon::Next),
        ("2027-03-31", "2028-03-31", 0, Horizon::Next),
        ("2027-04-01", "2027-04-02", 0, Horizon::Later),
        // The quarter ends with January, the next one with April.
        ("2027-01-31", "2027-03-31", 1, Horizon::Now),
        ("2027-02-01", "2027-03-31", 1, Horizon::Next),
        ("2027-05-01", "2027-05-31", 1, Horizon::Later),
    ] {
        assert_eq!(horizon(offset, Some((start, end))), Some(is), "{start} to {end}, {offset}");
    }
    assert_eq!(horizon(0, None), Some(Horizon::Later));
    let closed = Initiative { closed: true, ..initiative(Some(("2026-11-01", "2027-06-30"))) };
    assert_eq!(horizon_of(&project(0, Calendar::default()), &closed, day("2026-11-24")), None);
}

#[test]
fn moving_gives_dates_and_confidence() {
    let mut calendar = Calendar::default();
    calendar.holidays.insert(day("2027-01-01"), "New Year".into());
    let workdays = Workdays::of(&calendar);
    let project = project(0, calendar);
    let moved = |dates, horizon, today| {
        let (period, confidence) = move_to(&project, &workdays, &initiative(dates), horizon, day(today));
        (period.start.to_string(), period.end.to_string(), confidence)
    };
    let is = |start: &str, end: &str, confidence| (start.to_owned(), end.to_owned(), confidence);
    // Ten working days with a weekend in them, from a Wednesday to a Tuesday.
    let ten = Some(("2027-05-05", "2027-05-18"));
    for (horizon, today, start, end, confidence) in [
        (Horizon::Now, "2026-11-24", "2026-11-24", "2026-12-07", Confidence::Committed),
        (Horizon::Now, "2026-11-21", "2026-11-23", "2026-12-04", Confidence::Committed),
        // Friday the 1st is a holiday.
        (Horizon::Next, "2026-11-24", "2027-01-04", "2027-01-15", Confidence::Likely),
        (Horizon::Later, "2026-11-24", "2027-05-05", "2027-05-18", Confidence::Exploratory),
        (Horizon::Later, "2027-02-24", "2027-07-01", "2027-07-14", Confidence::Exploratory),
    ] {
        assert_eq!(moved(ten, horizon, today), is(start, end, confidence), "{horizon:?} on {today}");
    }
    // Six weeks, less nothing.
    let new = moved(None, Horizon::Later, "2026-11-24");
    assert_eq!(new, is("2027-04-01", "2027-05-12", Confidence::Exploratory));
    let late = Some(("2026-02-02", "2026-02-03"));
    assert_eq!(moved(late, Horizon::Now, "2026-11-24"), is("2026-02-02", "2026-02-03", Confidence::Committed));
    let weekend = Some(("2027-05-01", "2027-05-02"));
    assert_eq!(moved(weekend, Horizon::Now, "2026-11-24"), is("2026-11-24", "2026-11-24", Confidence::Committed));
}

#[test]
fn a_quarter_that_ends_in_days_off_still_holds_what_is_put_there() {
    // Saturday 30 January 2027; February begins on a Monday, and with it the next quarter.
    let workdays = Workdays::of(&Calendar::default());
    let project = project(1, Calendar::default());
    let (period, _) = move_to(&project, &workdays, &initiative(None), Horizon::Now, day("2027-01-30"));
    assert_eq!(period, Period { start: day("2027-01-30"), end: day("2027-03-12") });
}

proptest! {
    #[test]
    fn what_is_moved_to_a_horizon_is_there_and_stays(
        today in 0_u64..2000, start in 0_u64..3000, length in 0_u64..300, dated: bool, offset in 0_u32..12,
        horizon in prop::sample::select(Horizon::ALL), weekdays: [bool; 7],
        holidays in proptest::collection::vec((0_u64..4000, 1_u64..150), 0..6),
    ) {
        let date = |n| day("2026-01-01") + chrono::Days::new(n);
        let off = holidays.into_iter().flat_map(|(from, days)| (from..from + days).map(date));
        let calendar = Calendar { weekdays, holidays: off.map(|date| (date, String::new())).collect() };
        let workdays = Workdays::of(&calendar);
        let project = project(offset, calendar);
        let today = date(today);
        let (start, end) = dated.then(|| (date(start), date(start + length))).unzip();
        let before = Initiative { start, end, ..Initiative::default() };

        let (period, confidence) = move_to(&project, &workdays, &before, horizon, today);
        prop_assert!(period.start <= period.end);
        let after = Initiative { start: Some(period.start), end: Some(period.end), confidence, ..before.clone() };
        prop_assert_eq!(horizon_of(&project, &after, today), Some(horizon));
        prop_assert_eq!(move_to(&project, &workdays, &after, horizon, today), (period, confidence));
        let length = before.period().map_or(DEFAULT_LENGTH, |period| workdays.length(period));
        if Some(period) != before.period() {
            prop_assert_eq!(workdays.length(period), length.max(1));
            prop_assert!(horizon != Horizon::Now || period.start >= today);
        }
    }

    #[test]
    fn quarters_hold_their_days(date in 0_u64..40_000, offset in 0_u32..12, quarters in -40_i32..40) {
        let date = day("1950-01-01") + chrono::Days::new(date);
        let start = quarter_start(date, offset);
        prop_assert!(start <= date && date < add_quarters(start, 1));
        prop_assert_eq!(quarter_start(start, offset), start);
        let other = add_quarters(start, quarters);
        prop_assert_eq!(quarter_start(other, offset), other);
        prop_assert_eq!(add_quarters(other, -quarters), start);
    }
}
