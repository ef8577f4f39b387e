//! The rubber band: a rectangle that is pulled over the board and picks the cards that it touches.
//!
//! Where it began is remembered in the board's own coordinates, so that it holds while the board scrolls under the
//! pointer. What it touches is a range of rows in each cell; it becomes a selection when the button is let go.

use std::collections::HashMap;
use std::ops::Range;

use super::drag::Before;
use crate::insight::LaneKey;
use crate::model::ColumnId;
use crate::screens::drag::Banded;

/// A band that is being pulled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Where it began, in points from the left of the first column.
    pub from_x: f64,
    /// Where it began in each column that has been in sight since, see [`Along`].
    pub from: HashMap<ColumnId, f64>,
    /// Where it began: with lanes in points from the top of the first, without in points of the screen.
    pub from_y: f64,
    /// What was selected before stays so.
    pub adds: bool,
    /// The rows that it touches now.
    pub touched: Touched,
    /// What Escape brings back.
    pub before: Before,
    /// Seconds for which each axis has been scrolling by itself.
    pub scrolling: [f64; 2],
}

impl Banded for Band {
    type Touched = Touched;
    type Before = Before;

    fn touch(&mut self, touched: Touched) {
        self.touched = touched;
    }

    fn scrolling_mut(&mut self) -> &mut [f64; 2] {
        &mut self.scrolling
    }

    fn into_before(self) -> Before {
        self.before
    }
}

/// Rows by column and lane.
pub type Touched = HashMap<(ColumnId, LaneKey), Range<usize>>;

/// A height in a column that scrolls by itself: the row, and the share of it that is above.
pub(super) type Along = f64;

/// The height in rows of a point `y` below the top of the view, by the rows in sight; `len` below the last.
pub(super) fn along(rows: &[super::layout::PlacedRow], y: f64, len: usize) -> Along {
    match rows.iter().find(|placed| y < placed.bottom()) {
        Some(placed) => placed.row as f64 + ((y - placed.top) / placed.height).clamp(0.0, 1.0),
        None => len as f64,
    }
}

/// The rows between two heights. `card` is the share of a row that its card fills; the rest is the gap below it.
pub(super) fn rows_between(a: Along, b: Along, card: f64, len: usize) -> Range<usize> {
    let (from, to) = (a.min(b), a.max(b));
    // A band that begins in the gap below a card does not touch it.
    let first = if from.fract() > card { from.floor() + 1.0 } else { from.floor() };
    let first = (first.max(0.0) as usize).min(len);
    let last = (to.ceil().max(0.0) as usize).min(len);
    first..last.max(first)
}

#[cfg(test)]
mod tests {
    use super::super::layout::{Anchor, place_rows};
    use super::*;

    #[test]
    fn a_band_touches_the_cards_between_its_ends() {
        for (a, b, rows) in [
            (0.5, 0.7, 0..1),
            (0.5, 2.1, 0..3),
            (2.1, 0.5, 0..3),
            (0.95, 1.5, 1..2),
            (0.95, 0.97, 1..1),
            (3.0, 3.0, 3..3),
            (4.0, 9.0, 4..5),
            (7.0, 9.0, 5..5),
        ] {
            assert_eq!(rows_between(a, b, 0.9, 5), rows, "{a} to {b}");
        }
    }

    #[test]
    fn heights_are_rows_and_shares_of_rows() {
        let rows = place_rows(Anchor { row: 3, fraction: 0.5 }, 6, 230.0, |_| 100.0);
        for (y, expected) in [(0.0, 3.5), (50.0, 4.0), (75.0, 4.25), (149.0, 4.99), (229.0, 5.79), (290.0, 6.0)] {
            assert!((along(&rows, y, 6) - expected).abs() < 1e-9, "{y}: {}", along(&rows, y, 6));
        }
    }
}
