//! What of a bar the pointer holds, and how the canvas scrolls by itself. Pure functions in f64, without egui.

use super::pack::LEAST_WIDTH;
use crate::screens::board::layout;

/// The most points of a handle inside its bar.
const INSIDE: f64 = 8.0;
/// Points of a handle outside of its bar.
const OUTSIDE: f64 = 4.0;
/// The least points within which a bar can be hit.
const LEAST_HIT: f64 = 12.0;
/// The least points to move a bar by.
const LEAST_MIDDLE: f64 = 4.0;
/// Points beside an edge of the canvas within which it scrolls.
const EDGE: f64 = 48.0;
/// Points a second at the very edge, at the most.
const FASTEST: f64 = 1200.0;
/// The share of what is in sight that goes by in a second, at the most: else years run through before a hand can stop.
const FASTEST_SHARE: f64 = 0.5;
/// What was taken hold of beside an edge has to go so many points towards it before the canvas scrolls.
const OUTWARDS: f64 = 8.0;

/// A part of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Sets the first day.
    Start,
    /// Moves the bar.
    Middle,
    /// Sets the last day.
    End,
}

/// The places that part a bar, from left to right, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// Where the handle of the start begins.
    pub left: f64,
    pub middle_left: f64,
    pub middle_right: f64,
    /// Where the handle of the end ends.
    pub right: f64,
}

/// From where to where a bar is painted.
pub fn painted(bar_left: f64, bar_right: f64) -> (f64, f64) {
    (bar_left, bar_right.max(bar_left + LEAST_WIDTH))
}

/// Where the parts of a bar are. A handle reaches 8 points into the bar, or a quarter of it, and 4 points out of it; what
/// is between moves the bar, and stays however short it is.
pub fn parts(bar_left: f64, bar_right: f64) -> Parts {
    let (left, right) = painted(bar_left, bar_right);
    let (width, middle) = (right - left, f64::midpoint(left, right));
    let inside = (width / 4.0).min(INSIDE);
    let move_half = (width / 2.0 - inside).max(LEAST_MIDDLE / 2.0);
    let hit_half = (width / 2.0 + OUTSIDE).max(LEAST_HIT / 2.0);
    Parts {
        left: middle - hit_half,
        middle_left: middle - move_half,
        middle_right: middle + move_half,
        right: middle + hit_half,
    }
}

/// The part of a bar at `x`, if any.
pub fn hit(bar_left: f64, bar_right: f64, x: f64) -> Option<Part> {
    let parts = parts(bar_left, bar_right);
    if !(parts.left..=parts.right).contains(&x) {
        None
    } else if x < parts.middle_left {
        Some(Part::Start)
    } else if x <= parts.middle_right {
        Some(Part::Middle)
    } else {
        Some(Part::End)
    }
}

/// Points a second to scroll by while something is held at `pos` in a canvas from `low` to `high`: negative towards `low`,
/// 0 unless it is within 48 points of an edge, and from there quadratic up to the edge and beyond it: half of the canvas a
/// second there, and 1200 points at the most.
pub fn edge_scroll(pos: f64, low: f64, high: f64) -> f64 {
    let fastest = FASTEST.min((high - low).max(0.0) * FASTEST_SHARE);
    layout::edge_speed(pos, low, high, EDGE.min((high - low) / 4.0), fastest)
}

/// As [`edge_scroll`], for what was taken hold of at `from`: who begins beside an edge and goes along it or away from it
/// does not ask for what lies beyond.
pub fn drag_scroll(from: f64, pos: f64, low: f64, high: f64) -> f64 {
    let speed = edge_scroll(pos, low, high);
    let (outwards, room) = if speed < 0.0 { (from - pos, from - low) } else { (pos - from, high - from) };
    if outwards > OUTWARDS.min(room / 2.0) { speed } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_bar_can_be_moved_and_resized(left in -5000.0..5000.0_f64, width in 0.0..400.0_f64) {
            let parts = parts(left, left + width);
            let width = width.max(3.0);
            prop_assert!(parts.right - parts.left >= 12.0 - 1e-9);
            prop_assert!(parts.middle_right - parts.middle_left >= 4.0 - 1e-9);
            prop_assert!(parts.middle_left - parts.left >= 4.0 - 1e-9);
            prop_assert!((parts.right - parts.middle_right - (parts.middle_left - parts.left)).abs() < 1e-9);
            if width >= 8.0 {
                prop_assert!((parts.middle_left - left - (width / 4.0).min(8.0)).abs() < 1e-9);
                prop_assert!((parts.left - (left - 4.0)).abs() < 1e-9);
            }
        }

        #[test]
        fn parts_follow_each_other(left in -500.0..500.0_f64, width in 0.0..100.0_f64) {
            let found: Vec<_> = (-40..=560).map(|n| hit(left, left + width, left + f64::from(n) / 4.0)).collect();
            let mut order = found.clone();
            order.dedup();
            let order: Vec<_> = order.into_iter().flatten().collect();
            prop_assert_eq!(order, [Part::Start, Part::Middle, Part::End]);
        }

        #[test]
        fn scrolling_is_the_same_both_ways(at in -100.0..1100.0_f64) {
            let speed = edge_scroll(at, 0.0, 1000.0);
            prop_assert!((speed + edge_scroll(1000.0 - at, 0.0, 1000.0)).abs() < 1e-6);
            prop_assert!(speed.abs() <= 500.0);
            prop_assert_eq!(speed == 0.0, (48.0..=952.0).contains(&at));
        }
    }

    #[test]
    fn handles_of_bars_of_all_widths() {
        let at = |width| {
            let parts = parts(100.0, 100.0 + width);
            [parts.left, parts.middle_left, parts.middle_right, parts.right]
        };
        assert_eq!(at(200.0), [96.0, 108.0, 292.0, 304.0]);
        assert_eq!(at(16.0), [96.0, 104.0, 112.0, 120.0]);
        assert_eq!(at(8.0), [96.0, 102.0, 106.0, 112.0]);
        assert_eq!(at(1.0), [95.5, 99.5, 103.5, 107.5]);
        assert_eq!(painted(100.0, 101.0), (100.0, 103.0));
        assert_eq!(painted(100.0, 140.0), (100.0, 140.0));
    }

    #[test]
    fn who_begins_beside_an_edge_scrolls_only_towards_it() {
        // From the middle it is the place that counts.
        assert_eq!(drag_scroll(500.0, 24.0, 0.0, 1000.0), -125.0);
        assert_eq!(drag_scroll(500.0, 976.0, 0.0, 1000.0), 125.0);
        // Away from the edge, and along it.
        assert_eq!(drag_scroll(20.0, 24.0, 0.0, 1000.0), 0.0);
        assert_eq!(drag_scroll(980.0, 976.0, 0.0, 1000.0), 0.0);
        assert_eq!(drag_scroll(980.0, 986.0, 0.0, 1000.0), 0.0);
        // Towards it, also from its very brink.
        assert_eq!(drag_scroll(36.0, 24.0, 0.0, 1000.0), -125.0);
        assert_eq!(drag_scroll(997.0, 1000.0, 0.0, 1000.0), 500.0);
        assert_eq!(drag_scroll(1000.0, 1001.0, 0.0, 1000.0), 500.0);
    }

    #[test]
    fn scrolling_grows_towards_the_edge() {
        assert_eq!(edge_scroll(500.0, 0.0, 1000.0), 0.0);
        assert_eq!(edge_scroll(24.0, 0.0, 1000.0), -125.0);
        assert_eq!(edge_scroll(976.0, 0.0, 1000.0), 125.0);
        assert_eq!(edge_scroll(1000.0, 0.0, 1000.0), 500.0);
        assert_eq!(edge_scroll(-9.0, 0.0, 1000.0), -500.0);
        // However wide the canvas is, what stands at one edge takes two seconds to the other.
        for width in [400.0, 1628.0, 2400.0] {
            assert_eq!(edge_scroll(width, 0.0, width), width / 2.0);
        }
        assert_eq!(edge_scroll(5000.0, 0.0, 5000.0), 1200.0);
        // A narrow canvas keeps a middle that rests.
        assert_eq!(edge_scroll(50.0, 0.0, 100.0), 0.0);
        assert_eq!(edge_scroll(5.0, 0.0, 0.0), 0.0);
    }
}
