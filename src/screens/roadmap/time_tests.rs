//! Laws of the camera: anchors stay, zooms return bit by bit, and no date is off by one.

use chrono::{Datelike as _, Days};
use proptest::prelude::*;

use super::time::*;
use crate::model::{Date, Period, parse_date};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn period(from: &str, to: &str) -> Period {
    Period { start: day(from), end: day(to) }
}

/// First day, scale and width such that the view is inside the range of dates.
fn views() -> impl Strategy<Value = (Camera, f64)> {
    (0.0..1.0_f64, 0.0..1.0_f64, 300.0..4000.0_f64).prop_map(|(at, scale, width)| {
        let mut camera = Camera::new(0.0, MIN_SCALE * (MAX_SCALE / MIN_SCALE).powf(scale));
        let days = width / camera.points_per_day();
        camera = Camera::new(FIRST_DAY + at * (END_DAY - FIRST_DAY - days), camera.points_per_day());
        camera.keep_inside(width);
        (camera, width)
    })
}

fn dates() -> impl Strategy<Value = Date> {
    (0_u64..109_938).prop_map(|n| FIRST + Days::new(n))
}

/// The bits of what is shown.
fn bits(camera: Camera) -> (u64, u64) {
    (camera.first_day().to_bits(), camera.points_per_day().to_bits())
}

proptest! {
    #[test]
    fn the_day_under_the_pointer_stays((camera, width) in views(), at in 0.0..1.0_f64, doublings in -8.0..8.0_f64) {
        let x = at * width;
        let under = camera.day_at(x);
        let mut zoomed = camera;
        zoomed.zoom_at(x, doublings.exp2());
        // Where the range of dates ends, the view cannot follow.
        prop_assume!((FIRST_DAY..END_DAY - 1.0).contains(&(under - x / zoomed.points_per_day())));
        prop_assert!((zoomed.x_of(under) - x).abs() < 0.01, "{}", zoomed.x_of(under) - x);
    }

    #[test]
    fn many_zooms_around_a_day_do_not_add_up(
        (camera, width) in views(), at in 0.0..1.0_f64, factors in proptest::collection::vec(0.5..2.0_f64, 1..200),
    ) {
        let x = at * width;
        let under = camera.day_at(x);
        let mut zoomed = camera;
        for factor in factors {
            zoomed.zoom_at(x, factor);
            prop_assume!((FIRST_DAY + 1.0..END_DAY - 2.0).contains(&zoomed.first_day()));
            prop_assert!((zoomed.x_of(under) - x).abs() < 0.01);
        }
    }

    #[test]
    fn zooming_in_and_out_returns_bit_by_bit(
        (camera, width) in views(), at in 0.0..1.0_f64, factors in proptest::collection::vec(1.0001..1.5_f64, 1..12),
    ) {
        let x = at * width;
        let mut zoomed = camera;
        let mut ceiling = camera.points_per_day();
        let fits = |factor: &f64| {
            ceiling *= factor;
            ceiling < MAX_SCALE
        };
        let factors: Vec<f64> = factors.into_iter().take_while(fits).collect();
        let ceiling = factors.iter().product::<f64>() * camera.points_per_day();
        for factor in &factors {
            zoomed.zoom_at(x, *factor);
            zoomed.keep_inside(width);
        }
        let grown = zoomed.points_per_day() / ceiling - 1.0;
        prop_assert!(grown.abs() < 0.001, "the scale is off by {grown}");
        for factor in &factors {
            zoomed.zoom_at(x, 1.0 / factor);
            zoomed.keep_inside(width);
        }
        prop_assert_eq!(bits(zoomed), bits(camera));
    }

    #[test]
    fn zooming_out_and_in_again_returns_bit_by_bit(
        (camera, width) in views(), at in 0.0..1.0_f64, notches in 1_i32..20,
    ) {
        let x = at * width;
        let mut zoomed = camera;
        for _ in 0..notches {
            zoomed.zoom_at(x, 1.0 / 1.1);
        }
        prop_assume!(zoomed.points_per_day() > MIN_SCALE && zoomed.first_day() > FIRST_DAY);
        for _ in 0..notches {
            zoomed.zoom_at(x, 1.1);
        }
        prop_assert_eq!(bits(zoomed), bits(camera));
    }

    #[test]
    fn the_smallest_turns_add_up((camera, width) in views(), parts in 1_i32..5000) {
        prop_assume!(camera.points_per_day() < MAX_SCALE / 2.0);
        let (mut small, mut once) = (camera, camera);
        for _ in 0..parts {
            small.zoom_at(width / 2.0, 2.0_f64.powf(1.0 / f64::from(parts)));
        }
        once.zoom_at(width / 2.0, 2.0);
        // The one step is where a sum of rounded parts falls on the other side of two steps' middle.
        prop_assert!((small.points_per_day() / once.points_per_day()).log2().abs() < 1.01 / 1024.0);
    }

    #[test]
    fn panning_there_and_back_returns((camera, _) in views(), dx in -5000.0..5000.0_f64) {
        let mut panned = camera;
        panned.pan(dx);
        prop_assume!((FIRST_DAY + 0.5..END_DAY - 1.5).contains(&panned.first_day()));
        prop_assert!((panned.x_of(camera.day_at(0.0)) - dx).abs() < 0.001);
        panned.pan(-dx);
        prop_assert_eq!(bits(panned), bits(camera));
    }

    #[test]
    fn a_date_is_found_where_it_is_drawn((camera, _) in views(), date in dates(), inside in 0.0..0.999_f64) {
        let x = camera.x_of_date(date);
        prop_assert_eq!(camera.date_at(x), date);
        prop_assert_eq!(camera.date_at(x + inside * camera.points_per_day()), date);
    }

    #[test]
    fn a_place_lies_in_the_date_it_names((camera, width) in views(), at in 0.0..1.0_f64) {
        let x = at * width;
        let date = camera.date_at(x);
        let (left, right) = camera.span_of(Period::day(date));
        prop_assert!(left <= x + 0.001 && x < right + 0.001, "{left} {x} {right}");
    }

    #[test]
    fn the_view_stays_inside_the_range(
        (camera, width) in views(), deeds in proptest::collection::vec((any::<bool>(), 0.0..1.0_f64, -3.0..3.0_f64), 1..20),
    ) {
        let mut camera = camera;
        for (zooms, at, by) in deeds {
            if zooms {
                camera.zoom_at(at * width, by.exp2());
            } else {
                camera.pan(by * 1000.0 / camera.points_per_day());
            }
            camera.keep_inside(width);
            let once = camera;
            camera.keep_inside(width);
            prop_assert_eq!(bits(camera), bits(once));
            prop_assert!((MIN_SCALE..=MAX_SCALE).contains(&camera.points_per_day()));
            prop_assert!(camera.first_day() >= FIRST_DAY);
            prop_assert!(camera.day_at(width) <= END_DAY + 1e-6);
        }
    }

    #[test]
    fn a_period_fits_as_large_as_it_may(
        (mut camera, width) in views(), start in dates(), length in 0_u64..8000, margin in 0.0..60.0_f64,
    ) {
        let end = (start + Days::new(length)).min(LAST);
        let period = Period { start, end };
        camera.fit(period, width, margin);
        let (left, right) = camera.span_of(period);
        let room = width - 2.0 * margin;
        prop_assume!(room / period.days() as f64 > MIN_SCALE);
        prop_assert!(left > -0.01 && right < width + 0.01, "{left} {right}");
        let full = right - left > room * 0.998 || camera.points_per_day() == MAX_SCALE;
        prop_assert!(right - left <= room + 0.01 && full, "{} of {room}", right - left);
        let far = camera.first_day() > FIRST_DAY && camera.day_at(width) < END_DAY - 1.0;
        prop_assert!(!far || (left + right - width).abs() < 0.01, "not in the middle");
    }

    #[test]
    fn what_is_shown_is_in_view_and_then_stays((mut camera, width) in views(), date in dates(), length in 0_u64..900) {
        let before = camera;
        let at = day_of(date) + 0.5;
        camera.show(at, width);
        prop_assert!((-0.01..=width + 0.01).contains(&camera.x_of(at)));
        let beside = (width / 8.0).min(80.0);
        if (beside..width - beside).contains(&before.x_of(at)) {
            prop_assert_eq!(bits(camera), bits(before));
        }
        let period = Period { start: date, end: (date + Days::new(length)).min(LAST) };
        camera.reveal(period, width);
        let (left, right) = camera.span_of(period);
        prop_assert!(right > 0.0 && left < width);
        if right - left < width - 2.0 * beside {
            prop_assert!(left > -0.01 && right < width + 0.01, "{left} {right}");
        }
        let once = camera;
        camera.reveal(period, width);
        prop_assert_eq!(bits(camera), bits(once));
        camera.centre(at, width);
        prop_assert!((-0.01..=width + 0.01).contains(&camera.x_of(at)));
    }
}

#[test]
fn every_date_of_the_range_is_found_at_every_kind_of_scale() {
    for scale in [MIN_SCALE, 0.3, 1.0, 2.7, 12.0, 33.3, MAX_SCALE] {
        let camera = Camera::new(day_of(day("2026-11-24")) + 0.377, scale);
        let mut next = camera.x_of_date(FIRST);
        for date in FIRST.iter_days().take_while(|date| *date <= LAST) {
            let (left, right) = camera.span_of(Period::day(date));
            assert_eq!(camera.date_at(left), date, "at {scale}");
            assert_eq!(camera.date_at(f64::midpoint(left, right)), date, "at {scale}");
            assert_eq!(left.to_bits(), next.to_bits(), "{date} at {scale} does not begin where the day before ends");
            next = right;
        }
        assert_eq!(camera.date_at(next), LAST);
    }
}

#[test]
fn the_constants_say_what_they_should() {
    assert_eq!((FIRST, LAST), (day("1900-01-01"), day("2200-12-31")));
    assert_eq!((FIRST_DAY, END_DAY), (day_of(FIRST), day_of(LAST) + 1.0));
    assert_eq!(day_of(day("2001-01-01")), 730_486.0);
    for scale in [MIN_SCALE, MAX_SCALE] {
        assert_eq!(Camera::new(0.0, scale).points_per_day(), scale);
    }
    let mut camera = Camera::new(day_of(day("2026-01-01")), 59.0);
    for _ in 0..100 {
        camera.zoom_at(0.0, 1.001);
    }
    assert_eq!((camera.points_per_day(), camera.can_zoom()), (MAX_SCALE, (false, true)));
    camera.zoom_at(0.0, 1e-9);
    assert_eq!((camera.points_per_day(), camera.can_zoom()), (MIN_SCALE, (true, false)));
}

#[test]
fn at_the_ends_of_the_scale_nothing_moves() {
    for (scale, factor) in [(MAX_SCALE, 1.3), (MIN_SCALE, 0.7)] {
        let start = Camera::new(day_of(day("2026-11-24")), scale);
        let mut camera = start;
        for _ in 0..1000 {
            camera.zoom_at(777.7, factor);
        }
        assert_eq!(bits(camera), bits(start));
        // Nothing was saved up beyond the end: the first turn back is felt.
        camera.zoom_at(777.7, 1.0 / factor);
        assert!((camera.points_per_day() / scale * factor - 1.0).abs() < 0.001);
    }
}

#[test]
fn what_is_no_number_changes_nothing() {
    let start = Camera::new(day_of(day("2026-11-24")), 4.0);
    let mut camera = start;
    for bad in [0.0, -2.0, f64::NAN, f64::INFINITY] {
        camera.zoom_at(100.0, bad);
    }
    camera.zoom_at(f64::NAN, 2.0);
    camera.pan(f64::NAN);
    camera.pan(f64::INFINITY);
    assert_eq!(bits(camera), bits(start));
    assert_eq!(date_of(f64::NAN), FIRST);
    assert_eq!(date_of(f64::INFINITY), LAST);
    assert_eq!(Camera::new(f64::NAN, f64::NAN).points_per_day(), MIN_SCALE);
}

#[test]
fn a_period_reaches_to_the_end_of_its_last_day() {
    let camera = Camera::new(day_of(day("2024-02-27")), MAX_SCALE);
    assert_eq!(camera.span_of(period("2024-02-28", "2024-03-01")), (60.0, 240.0));
    assert_eq!(camera.visible(180.0), period("2024-02-27", "2024-03-01"));
}

#[test]
fn leap_days_and_the_ends_of_years_are_days_like_others() {
    for (before, after) in [
        ("2023-02-28", "2023-03-01"),
        ("2024-02-28", "2024-02-29"),
        ("2024-02-29", "2024-03-01"),
        ("2100-02-28", "2100-03-01"),
        ("2000-02-28", "2000-02-29"),
        ("2026-12-31", "2027-01-01"),
    ] {
        assert_eq!(day_of(day(after)) - day_of(day(before)), 1.0, "{before}");
        assert_eq!(date_of(day_of(day(after)) - 0.001), day(before));
        // What was added up and taken off again may be short of a boundary by far less than can be seen.
        for (short, found) in [(0.0, after), (5e-7, after), (5e-6, before)] {
            assert_eq!(date_of(day_of(day(after)) - short), day(found), "{short} before {after}");
        }
    }
    assert_eq!(LAST.num_days_from_ce() - FIRST.num_days_from_ce() + 1, 109_938);
}
