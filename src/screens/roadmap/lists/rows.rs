//! The geometry of a list whose rows are equally high: pure functions in f64, without egui.
//!
//! Rows are that high so that the place of any of 10,000 is a multiplication, and a frame costs what is in sight.

use std::ops::Range;

/// Rows below each other, and how much of them is seen. All lengths are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::screens::roadmap) struct EvenRows {
    pub(in crate::screens::roadmap) len: usize,
    /// From the top of a row to the top of the next; above 0.
    pub(in crate::screens::roadmap) step: f64,
    /// The part of it that is between two rows.
    pub(in crate::screens::roadmap) gap: f64,
    /// The height of the view.
    pub(in crate::screens::roadmap) extent: f64,
}

impl EvenRows {
    fn height(&self) -> f64 {
        (self.len as f64 * self.step - self.gap).max(0.0)
    }

    /// The offset at which the last row ends at the bottom of the view; 0 when all rows fit.
    pub(in crate::screens::roadmap) fn furthest(&self) -> f64 {
        (self.height() - self.extent).max(0.0)
    }

    /// The offset kept between the start and the end.
    pub(in crate::screens::roadmap) fn clamp(&self, offset: f64) -> f64 {
        offset.clamp(0.0, self.furthest())
    }

    /// Where a row begins, from the top of the view.
    pub(in crate::screens::roadmap) fn top(&self, row: usize, offset: f64) -> f64 {
        row as f64 * self.step - offset
    }

    /// The rows that touch the view; one of which only the gap is seen may be the first.
    pub(in crate::screens::roadmap) fn visible(&self, offset: f64) -> Range<usize> {
        let first = ((offset / self.step).floor().max(0.0) as usize).min(self.len);
        let last = (((offset + self.extent) / self.step).ceil().max(0.0) as usize).min(self.len);
        first..last.max(first)
    }

    /// The least scrolling that brings a whole row into view.
    pub(in crate::screens::roadmap) fn reveal(&self, offset: f64, row: usize) -> f64 {
        let top = row as f64 * self.step;
        let lowest = top + self.step - self.gap - self.extent;
        self.clamp(if lowest > top { top } else { offset.clamp(lowest, top) })
    }

    /// Whole rows that a view holds, at least one.
    pub(in crate::screens::roadmap) fn page(&self) -> usize {
        (((self.extent + self.gap) / self.step).floor() as usize).max(1)
    }

    /// The thumb of a scroll bar as start and length, both as shares of its track; `None` when all rows are in sight.
    pub(in crate::screens::roadmap) fn thumb(&self, offset: f64) -> Option<(f64, f64)> {
        thumb(offset, self.extent, self.height())
    }

    /// The offset after the thumb was moved by a share of its track.
    pub(in crate::screens::roadmap) fn moved_thumb(&self, offset: f64, by: f64) -> f64 {
        self.clamp(moved_thumb(offset, by, self.extent, self.height()))
    }
}

/// The least share of its track that a thumb takes.
const LEAST_THUMB: f64 = 0.06;

/// The thumb of a scroll bar over `all` points of which `extent` are in sight from `offset` on.
pub(in crate::screens::roadmap) fn thumb(offset: f64, extent: f64, all: f64) -> Option<(f64, f64)> {
    let hidden = all - extent;
    if hidden < 0.5 {
        return None;
    }
    let length = (extent / all).clamp(LEAST_THUMB, 1.0);
    Some(((offset / hidden).clamp(0.0, 1.0) * (1.0 - length), length))
}

/// The offset after a thumb was moved by a share of its track; not kept between the ends.
pub(in crate::screens::roadmap) fn moved_thumb(offset: f64, by: f64, extent: f64, all: f64) -> f64 {
    match thumb(offset, extent, all) {
        Some((_, length)) => offset + by / (1.0 - length).max(f64::EPSILON) * (all - extent),
        None => offset,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(len: usize, extent: f64) -> EvenRows {
        EvenRows { len, step: 100.0, gap: 6.0, extent }
    }

    proptest! {
        #[test]
        fn what_is_visible_is_what_touches_the_view(len in 0_usize..300, at in 0.0..1.0_f64, extent in 1.0..2000.0_f64) {
            let rows = rows(len, extent);
            let offset = at * rows.furthest();
            let visible = rows.visible(offset);
            for row in 0..len {
                let top = rows.top(row, offset);
                let touches = top < extent && top + 94.0 > 0.0;
                prop_assert!(!touches || visible.contains(&row), "{row} is not in {visible:?}");
                let near = top < extent && top + 100.0 > -1e-6;
                prop_assert!(near || !visible.contains(&row), "{row} is in {visible:?}");
            }
        }

        #[test]
        fn a_revealed_row_is_in_view_and_stays_there(
            len in 1_usize..300, row: prop::sample::Index, at in 0.0..1.0_f64, extent in 100.0..2000.0_f64,
        ) {
            let rows = rows(len, extent);
            let row = row.index(len);
            let offset = rows.reveal(at * rows.furthest(), row);
            let top = rows.top(row, offset);
            prop_assert!(top >= -1e-6 && top + 94.0 <= extent + 1e-6, "{top}");
            prop_assert!((rows.reveal(offset, row) - offset).abs() < 1e-6);
        }

        #[test]
        fn a_thumb_that_is_moved_is_where_it_was_moved_to(len in 30_usize..9000, from in 0.0..1.0_f64, by in -1.0..1.0_f64) {
            let rows = rows(len, 700.0);
            let offset = from * rows.furthest();
            let (start, length) = rows.thumb(offset).unwrap();
            let (moved, _) = rows.thumb(rows.moved_thumb(offset, by)).unwrap();
            prop_assert!((moved - (start + by).clamp(0.0, 1.0 - length)).abs() < 1e-6);
        }
    }

    #[test]
    fn what_fits_does_not_scroll() {
        let fits = rows(3, 294.0);
        assert_eq!((fits.furthest(), fits.thumb(0.0), fits.clamp(50.0)), (0.0, None, 0.0));
        assert_eq!(rows(0, 100.0).visible(0.0), 0..0);
        assert_eq!(rows(4, 294.0).furthest(), 100.0);
        assert_eq!((rows(9, 294.0).page(), rows(9, 10.0).page()), (3, 1));
    }
}
