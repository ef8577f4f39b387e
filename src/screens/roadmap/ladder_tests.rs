//! The axis covers every day once, says what it should, and costs what is in view.

use chrono::{Datelike as _, Days};
use proptest::prelude::*;

use super::ladder::*;
use super::time::*;
use crate::model::{Calendar, Date, parse_date};

const UNITS: [Unit; 6] = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade];

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn camera(first: &str, scale: f64) -> Camera {
    Camera::new(day_of(day(first)), scale)
}

fn labels(camera: &Camera, width: f64, unit: Unit, band: Band, fiscal_offset: u32) -> Vec<String> {
    ticks(camera, width, unit, band, fiscal_offset).map(|tick| tick.label).collect()
}

#[test]
fn every_date_is_in_one_unit_that_begins_with_its_boundary() {
    for unit in UNITS {
        for offset in [0, 1, 3, 9, 11] {
            let mut current = floor(FIRST, unit, offset);
            for date in FIRST.iter_days().take_while(|date| *date <= LAST) {
                let next = add(current, unit, 1);
                if date == next {
                    assert!((next - current).num_days() as f64 >= unit.shortest(), "{unit:?} of {current}");
                    assert_eq!(units_between(current, next, unit), 1);
                    assert_eq!(add(next, unit, -1), current);
                    current = next;
                }
                assert_eq!(floor(date, unit, offset), current, "{unit:?} of {date}, offset {offset}");
                assert_eq!(is_boundary(date, unit, offset), date == current);
            }
        }
    }
}

#[test]
fn the_shortest_units_exist() {
    let days = |from: Date, unit| (add(from, unit, 1) - from).num_days() as f64;
    for (unit, from) in [
        (Unit::Month, "2023-02-01"),
        (Unit::Quarter, "2023-02-01"),
        (Unit::Year, "2023-01-01"),
        (Unit::Decade, "2100-01-01"),
    ] {
        assert_eq!(days(day(from), unit), unit.shortest(), "{unit:?}");
    }
}

#[test]
fn units_are_added_as_calendars_do() {
    for (from, unit, n, to) in [
        ("2026-01-31", Unit::Month, 1, "2026-02-28"),
        ("2024-02-29", Unit::Year, 1, "2025-02-28"),
        ("2026-11-24", Unit::Week, -2, "2026-11-10"),
        ("2026-11-24", Unit::Quarter, 1, "2027-02-24"),
        ("2026-12-31", Unit::Day, 1, "2027-01-01"),
    ] {
        assert_eq!(add(day(from), unit, n), day(to), "{n} {unit:?} after {from}");
    }
    assert_eq!(add(day("2026-01-01"), Unit::Decade, i64::MAX), day("2026-01-01"));
    assert_eq!(units_between(day("2026-04-01"), day("2025-10-01"), Unit::Quarter), -2);
}

proptest! {
    #[test]
    fn ticks_cover_the_view_once(
        first in FIRST_DAY..END_DAY - 1.0, scale in -4.3..5.9_f64, width in 100.0..4000.0_f64, offset in 0_u32..12,
    ) {
        let mut camera = Camera::new(first, scale.exp2());
        camera.keep_inside(width);
        let rung = Rung::at(camera.points_per_day());
        prop_assert!(rung.upper > rung.lower);
        for (unit, band) in [(rung.lower, Band::Lower), (rung.upper, Band::Upper)] {
            let ticks: Vec<Tick> = ticks(&camera, width, unit, band, offset).collect();
            prop_assert!(camera.x_of_date(ticks[0].from) <= 0.001);
            let end = ticks[ticks.len() - 1].to;
            prop_assert!(camera.x_of_date(end) >= width || end > LAST);
            prop_assert!(camera.x_of_date(ticks[ticks.len() - 1].from) < width);
            prop_assert!(ticks.windows(2).all(|pair| pair[0].to == pair[1].from));
            // As many as fit, and one that is cut.
            let room = (width / (unit.shortest() * camera.points_per_day())).ceil() + 2.0;
            prop_assert!((ticks.len() as f64) <= room, "{} in {width}", ticks.len());
            prop_assert!(ticks.iter().all(|tick| !tick.label.is_empty()));
        }
    }

    #[test]
    fn a_label_is_in_its_cell(
        left in -3000.0..3000.0_f64, length in 0.0..3000.0_f64, label in 1.0..200.0_f64, pad in 0.0..12.0_f64,
    ) {
        let right = left + length;
        match label_x(left, right, label, pad) {
            Some(x) => {
                prop_assert!(x >= left + pad && x + label <= right - pad + 1e-9);
                prop_assert!(x >= 0.0, "cut by the edge");
            }
            // There is one wherever the cell has room for it inside the view.
            None => prop_assert!(length < label + 2.0 * pad + 1e-9 || right - pad - label <= 1e-9),
        }
    }

    #[test]
    fn shaded_are_the_days_off_in_view(first in 0_u64..109_000, scale in 4.0..60.0_f64, weekdays: [bool; 7]) {
        let mut calendar = Calendar { weekdays, ..Calendar::default() };
        let start = FIRST + Days::new(first);
        calendar.holidays.insert(start + Days::new(2), "Holiday".into());
        let mut camera = Camera::new(day_of(start) + 0.4, scale);
        camera.keep_inside(1000.0);
        let runs = shaded(&camera, 1000.0, &calendar);
        prop_assume!(camera.points_per_day() >= 4.0);
        prop_assert!(runs.windows(2).all(|pair| pair[0].1 < pair[1].0), "runs that touch are one");
        let view = camera.visible(1000.0);
        for date in view.start.iter_days().take_while(|date| *date <= view.end) {
            let dark = runs.iter().any(|(from, to)| (*from..*to).contains(&date));
            prop_assert_eq!(dark, !calendar.is_working(date), "{}", date);
        }
    }
}

#[test]
fn a_label_sticks_to_the_edge_and_leaves_where_it_has_no_room() {
    for (left, right, x) in [
        (100.0, 300.0, Some(106.0)),
        (-50.0, 300.0, Some(6.0)),
        (-50.0, 60.0, Some(4.0)),
        (-50.0, 56.0, Some(0.0)),
        (-50.0, 55.0, None),
        (-50.0, 20.0, None),
        (-60.0, 6.0, None),
        (100.0, 160.0, None),
    ] {
        assert_eq!(label_x(left, right, 50.0, 6.0), x, "{left} to {right}");
    }
}

#[test]
fn the_rung_keeps_cells_wide_enough() {
    let rung = |scale| Rung::at(scale).lower;
    let cases = [
        (60.0, Unit::Day),
        (22.0, Unit::Day),
        (21.9, Unit::Week),
        (4.9, Unit::Week),
        (4.8, Unit::Month),
        (1.3, Unit::Month),
        (1.2, Unit::Quarter),
        (0.45, Unit::Quarter),
        (0.44, Unit::Year),
        (0.05, Unit::Year),
    ];
    for (scale, unit) in cases {
        assert_eq!(rung(scale), unit, "at {scale}");
    }
    let units = [(60.0, Unit::Day), (12.0, Unit::Day), (11.9, Unit::Week), (3.0, Unit::Week), (2.9, Unit::Month)];
    for (scale, unit) in units.into_iter().chain([(0.6, Unit::Month), (0.59, Unit::Quarter)]) {
        assert_eq!(snap_unit(scale), unit, "at {scale}");
    }
}

#[test]
fn labels_of_the_bands() {
    let near = camera("2026-12-30", 30.0);
    assert_eq!(labels(&near, 119.0, Unit::Day, Band::Lower, 0), ["30", "31", "1", "2"]);
    assert_eq!(labels(&near, 119.0, Unit::Month, Band::Upper, 0), ["December 2026", "January 2027"]);
    let weeks = camera("2026-12-23", 6.0);
    assert_eq!(labels(&weeks, 83.0, Unit::Week, Band::Lower, 0), ["W52", "W53", "W01"]);
    let months = camera("2026-10-15", 2.0);
    assert_eq!(labels(&months, 200.0, Unit::Month, Band::Lower, 0), ["Oct", "Nov", "Dec", "Jan"]);
    assert_eq!(labels(&months, 200.0, Unit::Quarter, Band::Upper, 0), ["Q4 2026", "Q1 2027"]);
    assert_eq!(labels(&months, 200.0, Unit::Quarter, Band::Upper, 9), ["Q1 FY27", "Q2 FY27"]);
    assert_eq!(labels(&months, 200.0, Unit::Quarter, Band::Upper, 3), ["Q3 FY27", "Q4 FY27"]);
    let far = camera("2026-08-01", 0.5);
    assert_eq!(labels(&far, 120.0, Unit::Month, Band::Lower, 0)[..3], ["A", "S", "O"]);
    assert_eq!(labels(&far, 120.0, Unit::Quarter, Band::Lower, 0), ["Q3", "Q4", "Q1"]);
    assert_eq!(labels(&far, 120.0, Unit::Year, Band::Upper, 0), ["2026", "2027"]);
    assert_eq!(labels(&far, 120.0, Unit::Year, Band::Upper, 9), ["FY26", "FY27"]);
    let farthest = camera("2028-06-01", 0.05);
    assert_eq!(labels(&farthest, 60.0, Unit::Year, Band::Lower, 0), ["28", "29", "30", "31"]);
    assert_eq!(labels(&farthest, 60.0, Unit::Decade, Band::Upper, 0), ["2020s", "2030s"]);
    assert_eq!(labels(&camera("2028-06-01", 0.2), 100.0, Unit::Year, Band::Lower, 0), ["2028", "2029"]);
}

#[test]
fn the_week_of_a_year_s_end_belongs_to_the_next() {
    assert_eq!(label(day("2024-12-30"), Unit::Week, Band::Lower, false, 0), "W01");
    assert_eq!(label(day("2024-12-30"), Unit::Week, Band::Upper, false, 0), "W01 2025");
    assert_eq!(label(day("2026-12-28"), Unit::Week, Band::Lower, false, 0), "W53");
}

#[test]
fn days_off_are_shaded_when_they_are_wide_enough() {
    let mut calendar = Calendar::default();
    calendar.holidays.insert(day("2026-12-25"), "Christmas".into());
    let runs = shaded(&camera("2026-12-21", 10.0), 140.0, &calendar);
    let expected = [("2026-12-25", "2026-12-28"), ("2027-01-02", "2027-01-04")];
    assert_eq!(runs, expected.map(|(from, to)| (day(from), day(to))));
    assert_eq!(shaded(&camera("2026-12-21", 3.9), 140.0, &calendar), []);
    assert_eq!(floor(day("2026-12-27"), Unit::Week, 0).weekday(), chrono::Weekday::Mon);
}
