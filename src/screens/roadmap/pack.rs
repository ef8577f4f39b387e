//! Rows: bars that do not overlap share one. Pure functions in f64, without egui.
//!
//! What a bar takes depends on the scale, as a label beside it takes the more days the smaller they are. So that rows do not
//! jump with every turn of the wheel, they are packed once for a *band*, a doubling of the scale, at its smallest scale:
//! measured in days, nothing takes more at any larger one. Whether a bar has a label at all is for the band too.

use super::time::day_of;
use crate::model::{Date, Period};

/// The least points that a bar is painted wide.
pub const LEAST_WIDTH: f64 = 3.0;
/// Points between what shares a row; the handles of two bars meet in it.
pub const GAP: f64 = 8.0;
/// Points between a bar and the label beside it.
pub const LABEL_GAP: f64 = 6.0;
/// Points on both sides of a label inside its bar.
pub const LABEL_PAD: f64 = 8.0;
/// From the middle of a milestone to its tips, in points.
pub const MILESTONE_RADIUS: f64 = 8.0;
/// Bars of fewer points at the band's scale have no label.
const LABELLED_FROM: f64 = 2.0;

/// From where to where something takes room in its row, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    pub left: f64,
    /// With the gap to what comes next.
    pub right: f64,
}

/// Where a bar's title stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelPlace {
    Inside,
    /// To the right of the bar.
    Beside,
    /// The bar is too short to have one.
    Nowhere,
}

/// The band of a scale in points a day: each is a doubling.
pub fn band_of(points_per_day: f64) -> i32 {
    if !points_per_day.is_finite() || points_per_day <= 0.0 {
        return 0;
    }
    let band = points_per_day.log2().floor() as i32;
    // The logarithm may be off by its last bit beside a power of two.
    if band_scale(band) > points_per_day {
        band - 1
    } else if band_scale(band + 1) <= points_per_day {
        band + 1
    } else {
        band
    }
}

/// The smallest scale of a band.
pub fn band_scale(band: i32) -> f64 {
    2.0_f64.powi(band)
}

/// Where the title of a bar stands at a scale, when it takes `label_width` points; nowhere when that is 0.
pub fn label_place(period: Period, points_per_day: f64, label_width: f64) -> LabelPlace {
    let days = period.days() as f64;
    if label_width <= 0.0 || days * band_scale(band_of(points_per_day)) < LABELLED_FROM {
        LabelPlace::Nowhere
    } else if label_width + 2.0 * LABEL_PAD <= days * points_per_day {
        LabelPlace::Inside
    } else {
        LabelPlace::Beside
    }
}

/// What a bar takes of its row at a scale.
pub fn extent(period: Period, points_per_day: f64, label_width: f64) -> Item {
    let left = day_of(period.start);
    let bar = (day_of(period.end) + 1.0).max(left + LEAST_WIDTH / points_per_day);
    let beside = match label_place(period, points_per_day, label_width) {
        LabelPlace::Beside => LABEL_GAP + label_width,
        LabelPlace::Inside | LabelPlace::Nowhere => 0.0,
    };
    Item { left, right: bar + (beside + GAP) / points_per_day }
}

/// What a milestone takes of its row at a scale: it stands in the middle of its day, with its label beside it.
pub fn milestone_extent(date: Date, points_per_day: f64, label_width: f64) -> Item {
    let middle = day_of(date) + 0.5;
    let label = if label_width > 0.0 { LABEL_GAP + label_width } else { 0.0 };
    let left = middle - MILESTONE_RADIUS / points_per_day;
    Item { left, right: middle + (MILESTONE_RADIUS + label + GAP) / points_per_day }
}

/// The row of each item: the first in which all before it end where it begins, or earlier. So rows depend on the order of
/// the items, which should be that of their starts.
///
/// The ends of the rows are the leaves of a tree of minima, so each item costs a way from the root to a leaf and back.
pub fn pack(items: &[Item]) -> Vec<u32> {
    let leaves = items.len().next_power_of_two();
    // An empty row ends before everything.
    let mut least = vec![f64::NEG_INFINITY; 2 * leaves];
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        let mut node = 1;
        while node < leaves {
            node = if least[2 * node] <= item.left { 2 * node } else { 2 * node + 1 };
        }
        rows.push((node - leaves) as u32);
        // Also what is no number, or ends before it begins, takes its row.
        least[node] = item.right.max(item.left);
        while node > 1 {
            node /= 2;
            least[node] = least[2 * node].min(least[2 * node + 1]);
        }
    }
    rows
}
