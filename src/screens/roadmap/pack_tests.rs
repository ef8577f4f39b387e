//! Packing is first fit, and holds for a whole band of scales.

use chrono::Days;
use proptest::prelude::*;

use super::pack::*;
use super::time::{FIRST, MAX_SCALE, MIN_SCALE, day_of};
use crate::model::{Period, parse_date};

fn items() -> impl Strategy<Value = Vec<Item>> {
    proptest::collection::vec((0_u32..400, 1_u32..60), 0..120).prop_map(|mut found| {
        found.sort_unstable();
        found.into_iter().map(|(left, days)| Item { left: left.into(), right: f64::from(left + days) }).collect()
    })
}

/// The row of each item by looking at all rows.
fn first_fit(items: &[Item]) -> Vec<u32> {
    let mut ends: Vec<f64> = Vec::new();
    let mut rows = Vec::new();
    for item in items {
        let row = ends.iter().position(|end| *end <= item.left).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(item.right);
        }
        ends[row] = item.right;
        rows.push(row as u32);
    }
    rows
}

/// Pairs of items that overlap in a row.
fn overlaps(items: &[Item], rows: &[u32]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (b, second) in items.iter().enumerate() {
        for (a, first) in items[..b].iter().enumerate() {
            if rows[a] == rows[b] && first.left < second.right && second.left < first.right {
                found.push((a, b));
            }
        }
    }
    found
}

/// A bar or a milestone with the width of its label.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    period: Period,
    is_milestone: bool,
    label: f64,
}

impl Drawn {
    fn extent(self, scale: f64) -> Item {
        if self.is_milestone {
            milestone_extent(self.period.start, scale, self.label)
        } else {
            extent(self.period, scale, self.label)
        }
    }
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let one = (0_u64..600, 0_u64..200, 0_u32..6, 0.0..260.0_f64);
    proptest::collection::vec(one, 1..80).prop_map(|mut found| {
        found.sort_by_key(|(start, ..)| *start);
        let draw = |(start, days, kind, label): (u64, u64, u32, f64)| {
            let start = FIRST + Days::new(45_000 + start);
            let is_milestone = kind == 0;
            let end = if is_milestone { start } else { start + Days::new(if kind == 1 { 0 } else { days }) };
            Drawn { period: Period { start, end }, is_milestone, label: if label < 20.0 { 0.0 } else { label } }
        };
        found.into_iter().map(draw).collect()
    })
}

proptest! {
    #[test]
    fn packing_is_first_fit(items in items()) {
        let rows = pack(&items);
        prop_assert_eq!(&rows, &first_fit(&items));
        prop_assert_eq!(overlaps(&items, &rows), []);
        // In order of their starts, first fit needs no more rows than there are items at one place.
        let at = |place: f64| items.iter().filter(|i| i.left <= place && place < i.right).count();
        let crowd = items.iter().map(|item| at(item.left)).max().unwrap_or(0);
        prop_assert!(rows.iter().all(|row| (*row as usize) < crowd.max(1)));
    }

    #[test]
    fn rows_hold_for_the_whole_band(drawn in drawn(), scale in 0.0..1.0_f64, other in 0.0..1.0_f64) {
        let scale = MIN_SCALE * (MAX_SCALE / MIN_SCALE).powf(scale);
        let band = band_of(scale);
        let packed: Vec<Item> = drawn.iter().map(|d| d.extent(band_scale(band))).collect();
        let rows = pack(&packed);
        prop_assert_eq!(overlaps(&packed, &rows), []);
        for scale in [scale, band_scale(band) * (1.0 + other * 0.9999), band_scale(band + 1).next_down()] {
            prop_assert_eq!(band_of(scale), band);
            let shown: Vec<Item> = drawn.iter().map(|d| d.extent(scale)).collect();
            for (small, large) in packed.iter().zip(&shown) {
                prop_assert!(large.left >= small.left && large.right <= small.right, "{small:?} {large:?}");
            }
            prop_assert_eq!(overlaps(&shown, &rows), []);
        }
    }

    #[test]
    fn a_scale_is_in_its_band(scale in -8.0..8.0_f64) {
        let scale = scale.exp2();
        let band = band_of(scale);
        prop_assert!(band_scale(band) <= scale && scale < band_scale(band + 1));
    }
}

#[test]
fn bands_begin_with_their_smallest_scale() {
    for band in -6..7 {
        assert_eq!(band_of(band_scale(band)), band);
        assert_eq!(band_of(band_scale(band).next_down()), band - 1);
    }
    assert_eq!(band_of(f64::NAN), 0);
}

#[test]
fn a_large_number_packs_as_first_fit_does() {
    let items: Vec<Item> =
        (0..3000_u32).map(|n| Item { left: f64::from(n / 3), right: f64::from(n / 3 + 1 + n * 7919 % 83) }).collect();
    assert_eq!(pack(&items), first_fit(&items));
    assert_eq!(pack(&[]), Vec::<u32>::new());
}

#[test]
fn a_label_stands_inside_beside_or_nowhere() {
    let start = parse_date("2026-11-02").unwrap();
    let bar = |days: u64| Period { start, end: start + Days::new(days - 1) };
    assert_eq!(label_place(bar(10), 11.6, 100.0), LabelPlace::Inside);
    assert_eq!(label_place(bar(10), 11.5, 100.0), LabelPlace::Beside);
    assert_eq!(label_place(bar(10), 0.25, 100.0), LabelPlace::Beside);
    // In the band from 1/8 the bar has 1.25 points at first, so it has no label up to 1/4.
    assert_eq!(label_place(bar(10), 0.249, 100.0), LabelPlace::Nowhere);
    assert_eq!(label_place(bar(10), 4.0, 0.0), LabelPlace::Nowhere);
}

#[test]
fn an_extent_is_the_bar_its_label_and_a_gap() {
    let start = parse_date("2026-11-02").unwrap();
    let left = day_of(start);
    let bar = Period { start, end: start + Days::new(9) };
    for (scale, label, right) in
        [(4.0, 26.0, 10.0 + 40.0 / 4.0), (4.0, 24.0, 10.0 + 8.0 / 4.0), (0.125, 50.0, 24.0 + 64.0)]
    {
        assert_eq!(extent(bar, scale, label), Item { left, right: left + right }, "{label} at {scale}");
    }
    let milestone = milestone_extent(start, 8.0, 18.0);
    assert_eq!(milestone, Item { left: left - 0.5, right: left + 0.5 + 5.0 });
}
