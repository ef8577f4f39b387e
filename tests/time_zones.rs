//! No date is off by one, in any time zone: clocks that go forward or back, at midnight too, and leap days.
//!
//! Which zone a process is in is set before it starts. So one test runs this program again in each zone of a list, for all tests
//! whose names begin with `inner_`; in a plain run they also run in the zone of the machine.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::env;
use std::process::Command;

use chrono::{Datelike as _, Days, Local, TimeZone as _};
use roadboard::model::{Calendar, Date, Moment, Period, Workdays, parse_date};
use roadboard::screens::roadmap::ladder::{Unit, add, floor, is_boundary, units_between};
use roadboard::screens::roadmap::snap::{Edge, moved, snap};
use roadboard::screens::roadmap::time::{Camera, date_of, day_of};

/// Says to a child which zone it should be in.
const CHILD: &str = "ROADBOARD_TZ_CHILD";
/// The tests whose names begin with `inner_`.
const INNER: usize = 7;

struct Zone {
    name: &'static str,
    /// Minutes east of Greenwich at noon UTC of 15 January and of 15 July 2026.
    offsets: [i32; 2],
    /// Moments at which clocks were changed or a day was left out, each with the local dates of the second before and of its own.
    changes: &'static [(&'static str, &'static str, &'static str)],
}

const ZONES: [Zone; 8] = [
    Zone { name: "UTC", offsets: [0, 0], changes: &[] },
    Zone {
        name: "America/St_Johns",
        offsets: [-210, -150],
        // In 2010 clocks went back one minute past midnight: a day came twice.
        changes: &[
            ("2010-11-07T02:31:00Z", "2010-11-07", "2010-11-06"),
            ("2026-03-08T03:30:00Z", "2026-03-07", "2026-03-08"),
        ],
    },
    Zone {
        name: "America/Sao_Paulo",
        offsets: [-180, -180],
        // Clocks went forward at midnight, so a day began at 1; and back at midnight, so one had 25 hours.
        changes: &[
            ("2018-11-04T03:00:00Z", "2018-11-03", "2018-11-04"),
            ("2019-02-17T02:00:00Z", "2019-02-16", "2019-02-16"),
            ("2019-02-17T03:00:00Z", "2019-02-16", "2019-02-17"),
        ],
    },
    // The day on which it went to the other side of the date line did not exist.
    Zone {
        name: "Pacific/Apia",
        offsets: [780, 780],
        changes: &[("2011-12-30T10:00:00Z", "2011-12-29", "2011-12-31")],
    },
    Zone { name: "Pacific/Kiritimati", offsets: [840, 840], changes: &[] },
    // Its winter is the exception, not its summer.
    Zone {
        name: "Europe/Dublin",
        offsets: [0, 60],
        changes: &[
            ("2026-03-29T01:00:00Z", "2026-03-29", "2026-03-29"),
            ("2026-06-30T23:00:00Z", "2026-06-30", "2026-07-01"),
        ],
    },
    Zone { name: "Asia/Kolkata", offsets: [330, 330], changes: &[] },
    // Clocks go by half an hour.
    Zone {
        name: "Australia/Lord_Howe",
        offsets: [660, 630],
        changes: &[("2026-04-04T15:00:00Z", "2026-04-05", "2026-04-05")],
    },
];

/// The zone this process was started for; none in a plain run.
fn asked_for() -> Option<&'static Zone> {
    let name = env::var(CHILD).ok()?;
    let zone = ZONES.iter().find(|zone| zone.name == name);
    assert!(zone.is_some(), "no zone {name}");
    zone
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

/// Every day of the years in which somebody may plan.
fn days() -> impl Iterator<Item = Date> {
    day("2018-01-01").iter_days().take_while(|date| date.year() <= 2032)
}

/// What tests printed, when it says that all of them ran and passed.
fn passed(status: bool, printed: &str, tests: usize) -> bool {
    status && printed.contains(&format!("test result: ok. {tests} passed; 0 failed; 0 ignored;"))
}

// On other systems the zone is not read from the environment.
#[cfg(unix)]
#[test]
fn nothing_is_off_by_one_in_any_zone() {
    let run = |zone: &str, child: &str| {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["inner_", "--color=never"]).env("TZ", zone).env(CHILD, child).output().unwrap()
    };
    let mut failures = Vec::new();
    for Zone { name, .. } in &ZONES {
        let output = run(name, name);
        let printed = String::from_utf8_lossy(&output.stdout);
        if !passed(output.status.success(), &printed, INNER) {
            failures.push(format!("{name}\n{printed}{}", String::from_utf8_lossy(&output.stderr)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    // Were the zone without effect, the children would say so.
    let output = run("Asia/Kolkata", "America/St_Johns");
    assert!(String::from_utf8_lossy(&output.stdout).contains("inner_the_zone_is_the_one_asked_for ... FAILED"));
}

#[test]
fn a_run_without_its_tests_is_no_success() {
    assert!(passed(true, "test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured", 7));
    assert!(!passed(true, "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured", 7));
    assert!(!passed(false, "test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured", 7));
}

#[test]
fn inner_the_zone_is_the_one_asked_for() {
    let Some(zone) = asked_for() else { return };
    for (date, minutes) in ["2026-01-15", "2026-07-15"].into_iter().zip(zone.offsets) {
        let noon = day(date).and_hms_opt(12, 0, 0).unwrap();
        let offset = Local.offset_from_utc_datetime(&noon).local_minus_utc();
        assert_eq!(offset, minutes * 60, "{} on {date}; are the system's time zones installed (tzdata)?", zone.name);
    }
}

#[test]
fn inner_changes_of_the_clock_are_known() {
    let Some(zone) = asked_for() else { return };
    for (at, before, after) in zone.changes {
        let second_before = Moment::from_unix_seconds(moment(at).unix_seconds() - 1);
        assert_eq!([second_before, moment(at)].map(Moment::local_date), [day(before), day(after)], "{at}");
    }
    for date in days() {
        // Noon is far from where days begin, but for zones that are half a day away.
        let offset = zone.offsets[0];
        let expected = if offset >= 720 { date + Days::new(1) } else { date };
        assert_eq!(Moment::on(date, 43_200).local_date(), expected);
    }
}

#[test]
fn inner_every_local_day_comes_once_and_in_order() {
    let (first, last) = (days().next().unwrap(), days().last().unwrap());
    let quarters = (Moment::on(last, 0).unix_seconds() - Moment::on(first, 0).unix_seconds()) / 900;
    let mut date = Moment::on(first, 0).local_date();
    let mut lasted = 0;
    let mut lengths = Vec::new();
    for quarter in 1..=quarters {
        lasted += 1;
        let next = Moment::on(first, quarter * 900).local_date();
        if next != date {
            assert_eq!(next, date + Days::new(1), "after {date}");
            lengths.push((date, lasted));
            (date, lasted) = (next, 0);
        }
    }
    // The first was cut where the search began.
    for (date, quarters) in &lengths[1..] {
        assert!((23 * 4..=25 * 4).contains(quarters), "{date} has {quarters} quarters of an hour");
    }
    assert!((lengths.len() as i64 - (last - first).num_days()).abs() <= 1);
}

#[test]
fn inner_a_moment_is_read_as_it_was_written() {
    for date in days() {
        for seconds in [0, 1, 43_200, 86_399] {
            let moment = Moment::on(date, seconds);
            assert_eq!(moment.utc_date(), date);
            assert_eq!(moment.to_string().parse(), Ok(moment));
        }
    }
}

#[test]
fn inner_a_date_is_where_the_canvas_draws_it() {
    for scale in [0.05, 0.7, 3.1, 12.0, 60.0] {
        let camera = Camera::new(day_of(day("2026-03-29")) + 0.04, scale);
        for date in days() {
            let (left, right) = camera.span_of(Period::day(date));
            assert_eq!(camera.date_at(left), date);
            assert_eq!(camera.date_at(right), date + Days::new(1));
            assert_eq!(date_of(day_of(date) + 0.999), date);
        }
    }
}

#[test]
fn inner_units_and_snapping_keep_to_the_calendar() {
    for date in days() {
        for (edge, held) in [(Edge::Start, day_of(date)), (Edge::End, day_of(date) + 1.0)] {
            assert_eq!(snap(held + 0.4, edge, Unit::Day, 0, &[], 30.0).date, date);
            assert_eq!(snap(held - 0.4, edge, Unit::Day, 0, &[], 30.0).date, date);
        }
        for unit in [Unit::Week, Unit::Month, Unit::Quarter, Unit::Year] {
            let from = floor(date, unit, 3);
            let to = add(from, unit, 1);
            assert!(from <= date && date < to && is_boundary(to, unit, 3), "{unit:?} of {date}");
            assert_eq!(units_between(from, to, unit), 1);
        }
    }
}

#[test]
fn inner_working_days_keep_to_the_calendar() {
    let mut calendar = Calendar::default();
    calendar.holidays.insert(day("2026-03-30"), "The day after clocks go forward".into());
    let workdays = Workdays::of(&calendar);
    for date in days() {
        let next = date + Days::new(1);
        let works = i64::from(calendar.is_working(date));
        assert_eq!(workdays.ordinal(next) - workdays.ordinal(date), works, "{date}");
        assert_eq!(workdays.length(Period::day(date)), works, "{date}");
        if works == 1 {
            assert_eq!(workdays.date(workdays.ordinal(date)), date);
        }
        let week = Period { start: date, end: date + Days::new(6) };
        let later = moved(week, 365, &workdays, Unit::Day, 0);
        assert_eq!(workdays.length(later), workdays.length(week), "{date}");
    }
}
