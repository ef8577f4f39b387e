//! Snapping is idempotent, deaf to noise and inside of the range; bars keep what moving and resizing should keep.

use std::collections::BTreeMap;

use chrono::Days;
use proptest::prelude::*;

use super::ladder::{Unit, add, floor, is_boundary};
use super::snap::*;
use super::time::*;
use crate::model::{Calendar, Date, Period, Workdays, parse_date};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn period(from: &str, to: &str) -> Period {
    Period { start: day(from), end: day(to) }
}

fn magnet(text: &str, kind: MagnetKind) -> Magnet {
    Magnet { day: day_of(day(text)), kind }
}

fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year])
}

fn edges() -> impl Strategy<Value = Edge> {
    prop::sample::select(vec![Edge::Start, Edge::End])
}

fn kinds() -> impl Strategy<Value = MagnetKind> {
    use MagnetKind::*;
    prop::sample::select(vec![Milestone, SprintStart, SprintEnd, Today, BarStart, BarEnd])
}

/// Magnets around a day, in order.
fn magnets(around: f64) -> impl Strategy<Value = Vec<Magnet>> {
    proptest::collection::vec((-40_i32..40, kinds(), any::<bool>()), 0..30).prop_map(move |found| {
        let place = |by: i32, kind, middle| {
            let whole = matches!(kind, MagnetKind::Milestone | MagnetKind::Today);
            let part = if whole && middle { 0.5 } else { 0.0 };
            Magnet { day: around.floor() + f64::from(by) + part, kind }
        };
        let mut magnets: Vec<_> = found.into_iter().map(|(by, kind, middle)| place(by, kind, middle)).collect();
        magnets.sort_by(|a, b| a.day.total_cmp(&b.day));
        magnets
    })
}

/// A place, and magnets around it; many near the ends of the range.
fn places() -> impl Strategy<Value = (f64, Vec<Magnet>)> {
    prop_oneof![
        FIRST_DAY - 50.0..END_DAY + 50.0,
        FIRST_DAY - 5.0..FIRST_DAY + 100.0,
        END_DAY - 100.0..END_DAY + 5.0,
        // On the very places where f64 could go either way.
        (FIRST_DAY as i32 * 4..END_DAY as i32 * 4).prop_map(|quarter| f64::from(quarter) / 4.0),
    ]
    .prop_flat_map(|place| (Just(place), magnets(place)))
}

fn held(snapped: Snapped, edge: Edge) -> f64 {
    day_of(snapped.date) + if edge == Edge::End { 1.0 } else { 0.0 }
}

proptest! {
    #[test]
    fn snapping_twice_is_snapping_once(
        (place, magnets) in places(), edge in edges(), unit in units(), offset in 0_u32..12, scale in 0.05..60.0_f64,
    ) {
        let once = snap(place, edge, unit, offset, &magnets, scale);
        prop_assert!((FIRST..=LAST).contains(&once.date));
        let twice = snap(held(once, edge), edge, unit, offset, &magnets, scale);
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn noise_decides_nothing(
        quarter in FIRST_DAY as i32 * 4..END_DAY as i32 * 4, noise in -1e-8..1e-8_f64, edge in edges(), unit in units(),
        offset in 0_u32..12, scale in 0.05..60.0_f64,
    ) {
        let place = f64::from(quarter) / 4.0;
        let magnets = [Magnet { day: place.floor() + 3.0, kind: MagnetKind::BarEnd }];
        let snapped = snap(place, edge, unit, offset, &magnets, scale);
        prop_assert_eq!(snap(place + noise, edge, unit, offset, &magnets, scale), snapped);
    }

    #[test]
    fn the_search_finds_what_looking_at_all_finds(
        (place, magnets) in places(), edge in edges(), unit in units(), offset in 0_u32..12, scale in 0.05..60.0_f64,
    ) {
        let snapped = snap(place, edge, unit, offset, &magnets, scale);
        let place = place.clamp(FIRST_DAY, END_DAY);
        let alone = held(snap(place, edge, unit, offset, &[], scale), edge);
        let inside = |b: f64| {
            let day = b - if edge == Edge::End { 1.0 } else { 0.0 };
            (FIRST_DAY..END_DAY).contains(&day)
        };
        let boundaries = magnets.iter().map(|m| m.boundary(edge)).filter(|b| inside(*b));
        let near = boundaries.map(|b| (b - place).abs()).filter(|d| d * scale <= REACH).fold(f64::INFINITY, f64::min);
        let distance = (held(snapped, edge) - place).abs();
        prop_assert!((distance - near.min((alone - place).abs())).abs() < 1e-5);
        if let Some(guide) = snapped.guide {
            prop_assert_eq!(guide.boundary(edge), held(snapped, edge));
        }
    }

    #[test]
    fn an_edge_goes_to_the_nearest_boundary(
        place in FIRST_DAY + 400.0..END_DAY - 400.0, edge in edges(), unit in units(), offset in 0_u32..12,
    ) {
        let at = held(snap(place, edge, unit, offset, &[], 1.0), edge);
        prop_assert!(is_boundary(date_of(at), unit, offset));
        let before = day_of(floor(date_of(place), unit, offset));
        let after = day_of(add(date_of(before), unit, 1));
        prop_assert!((at - place).abs() <= (before - place).abs().min((after - place).abs()) + 1e-5);
    }
}

#[test]
fn a_last_day_is_the_one_before_the_boundary() {
    let at = |text: &str, edge, unit| snap(day_of(day(text)) + 0.3, edge, unit, 0, &[], 1.0).date;
    assert_eq!(at("2026-11-24", Edge::Start, Unit::Day), day("2026-11-24"));
    assert_eq!(at("2026-11-24", Edge::End, Unit::Day), day("2026-11-23"));
    assert_eq!(at("2026-11-24", Edge::Start, Unit::Week), day("2026-11-23"));
    assert_eq!(at("2026-11-24", Edge::End, Unit::Week), day("2026-11-22"));
    assert_eq!(at("2026-11-24", Edge::Start, Unit::Month), day("2026-12-01"));
    assert_eq!(at("2026-11-24", Edge::End, Unit::Month), day("2026-11-30"));
    assert_eq!(at("2026-11-24", Edge::End, Unit::Quarter), day("2026-12-31"));
    assert_eq!(at("2024-02-28", Edge::End, Unit::Month), day("2024-02-29"));
}

#[test]
fn magnets_draw_within_six_points() {
    let end = magnet("2026-11-25", MagnetKind::BarEnd);
    // 25 November, and 6 and 7 points after it.
    for (after, edge, date, drawn) in [
        (0.0, Edge::Start, "2026-11-25", true),
        (0.5, Edge::Start, "2026-11-25", true),
        (0.5, Edge::End, "2026-11-24", true),
        (0.6, Edge::Start, "2026-11-23", false),
    ] {
        let place = day_of(day("2026-11-25")) + after;
        let snapped = snap(place, edge, Unit::Week, 0, &[end], 12.0);
        assert_eq!((snapped.date, snapped.guide), (day(date), drawn.then_some(end)), "{after} days after, {edge:?}");
    }
}

#[test]
fn a_bar_starts_and_ends_on_a_milestone() {
    let milestone = Magnet { day: day_of(day("2026-11-25")) + 0.5, kind: MagnetKind::Milestone };
    for (edge, place) in [(Edge::Start, 0.1), (Edge::End, 0.9)] {
        let place = day_of(day("2026-11-25")) + place;
        let snapped = snap(place, edge, Unit::Month, 0, &[milestone], 30.0);
        assert_eq!((snapped.date, snapped.guide), (day("2026-11-25"), Some(milestone)), "{edge:?}");
    }
}

#[test]
fn a_boundary_that_is_nearer_than_a_magnet_can_be_reached() {
    let magnet = magnet("2026-12-03", MagnetKind::SprintEnd);
    let at = |place: f64| snap(day_of(day("2026-12-01")) + place, Edge::Start, Unit::Month, 0, &[magnet], 1.0);
    assert_eq!((at(0.9).date, at(0.9).guide), (day("2026-12-01"), None));
    assert_eq!((at(1.1).date, at(1.1).guide), (day("2026-12-03"), Some(magnet)));
}

#[test]
fn at_one_place_the_more_telling_magnet_is_the_guide() {
    let [bar, sprint] = [MagnetKind::BarEnd, MagnetKind::SprintStart].map(|kind| magnet("2026-11-25", kind));
    let snapped = snap(bar.day, Edge::Start, Unit::Day, 0, &[bar, sprint], 12.0);
    assert_eq!(snapped.guide, Some(sprint));
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let weekdays = any::<[bool; 7]>().prop_filter("some day works", |days| days.contains(&true));
    (weekdays, proptest::collection::btree_set(0_u64..1500, 0..20)).prop_map(|(weekdays, holidays)| {
        let holidays: BTreeMap<Date, String> =
            holidays.into_iter().map(|n| (day("2026-01-01") + Days::new(n), String::new())).collect();
        Calendar { weekdays, holidays }
    })
}

proptest! {
    #[test]
    fn a_moved_bar_keeps_its_working_days(
        calendar in calendars(), start in 0_u64..700, length in 0_u64..200, delta in -300_i64..300, unit in units(),
        offset in 0_u32..12,
    ) {
        let workdays = Workdays::of(&calendar);
        let start = day("2026-01-01") + Days::new(start);
        let bar = Period { start, end: start + Days::new(length) };
        let moved = moved(bar, delta, &workdays, unit, offset);
        prop_assert_eq!(moved.start, add(start, Unit::Day, delta));
        let fills = |p: Period| {
            is_boundary(p.start, unit, offset) && is_boundary(add(p.end, Unit::Day, 1), unit, offset)
        };
        if unit > Unit::Day && fills(bar) && is_boundary(moved.start, unit, offset) {
            prop_assert!(fills(moved));
        } else if delta != 0 {
            let count = |p: Period| calendar.working_days(p.start, add(p.end, Unit::Day, 1));
            if count(bar) == 0 {
                prop_assert_eq!(moved.days(), bar.days());
            } else {
                prop_assert_eq!(count(moved), count(bar));
                prop_assert!(calendar.is_working(moved.end));
            }
        } else {
            prop_assert_eq!(moved, bar);
        }
    }

    #[test]
    fn a_resized_bar_has_a_day(
        start in 0_u64..109_000, length in 0_u64..900, to in 0_u64..109_938, edge in edges(),
    ) {
        let start = FIRST + Days::new(start);
        let bar = Period { start, end: start + Days::new(length) };
        let date = FIRST + Days::new(to);
        let resized = resized(bar, edge, date);
        prop_assert!(resized.start <= resized.end);
        match edge {
            Edge::Start => prop_assert_eq!((resized.start, resized.end), (date.min(bar.end), bar.end)),
            Edge::End => prop_assert_eq!((resized.start, resized.end), (bar.start, date.max(bar.start))),
        }
    }
}

#[test]
fn a_bar_that_fills_units_goes_on_filling_them() {
    let workdays = Workdays::of(&Calendar::default());
    let months = period("2026-11-01", "2026-12-31");
    assert_eq!(moved(months, 61, &workdays, Unit::Month, 0), period("2027-01-01", "2027-02-28"));
    assert_eq!(moved(months, -30, &workdays, Unit::Month, 0), period("2026-10-02", "2026-12-02"));
    assert_eq!(moved(months, -31, &workdays, Unit::Month, 0), period("2026-10-01", "2026-11-30"));
    // By days it keeps its 44 working days.
    assert_eq!(moved(months, 61, &workdays, Unit::Day, 0), period("2027-01-01", "2027-03-03"));
    let fiscal = period("2026-11-01", "2027-01-31");
    assert_eq!(moved(fiscal, 92, &workdays, Unit::Quarter, 10), period("2027-02-01", "2027-04-30"));
    let weeks = period("2026-11-23", "2026-12-06");
    assert_eq!(moved(weeks, 14, &workdays, Unit::Week, 0), period("2026-12-07", "2026-12-20"));
}

#[test]
fn a_bar_stops_at_the_ends_of_the_range_with_its_length() {
    let workdays = Workdays::of(&Calendar::default());
    let bar = period("2026-11-23", "2026-12-04");
    for unit in [Unit::Day, Unit::Week, Unit::Month] {
        let late = moved(bar, 80_000, &workdays, unit, 0);
        assert_eq!((late.end, workdays.length(late)), (LAST, 10), "{unit:?}");
        let early = moved(bar, -80_000, &workdays, unit, 0);
        assert_eq!((early.start, workdays.length(early)), (FIRST, 10), "{unit:?}");
    }
    let months = period("2026-11-01", "2026-12-31");
    assert_eq!(moved(months, i64::MAX, &workdays, Unit::Day, 0).end, LAST);
    let last = (day("2200-12-01") - months.start).num_days();
    assert_eq!(moved(months, last, &workdays, Unit::Month, 0), period("2200-11-01", "2200-12-31"));
}

#[test]
fn a_bar_without_working_days_keeps_its_days() {
    let workdays = Workdays::of(&Calendar::default());
    let weekend = period("2026-11-28", "2026-11-29");
    assert_eq!(moved(weekend, 7, &workdays, Unit::Day, 0), period("2026-12-05", "2026-12-06"));
    assert_eq!(moved(weekend, 2, &workdays, Unit::Day, 0), period("2026-11-30", "2026-12-01"));
}
