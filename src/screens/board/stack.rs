//! The geometry of lanes: pure functions in f64, without egui.
//!
//! Lanes stand below each other and scroll as one. All cards of a board with lanes are equally high, so a lane is as
//! high as its fullest cell needs, and the place of every row is a multiplication.

use std::ops::Range;

/// The heights that all lanes share, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneSizes {
    /// Of a lane's name.
    pub header: f64,
    /// Between a lane's name and its first card.
    pub lead: f64,
    /// Of a card with the gap below it.
    pub row: f64,
    /// Between a lane's last card and the next lane.
    pub padding: f64,
}

/// What a lane needs room for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LaneContent {
    /// Rows of its fullest cell.
    pub rows: usize,
    /// Room above the cards, for a story that is being typed.
    pub above: f64,
    pub folded: bool,
}

/// Where every lane begins, from the top of the first.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneStack {
    sizes: LaneSizes,
    lanes: Vec<LaneContent>,
    /// One more than there are lanes; the last is the whole height.
    tops: Vec<f64>,
}

impl LaneStack {
    pub fn new(sizes: LaneSizes, lanes: Vec<LaneContent>) -> Self {
        let mut tops = Vec::with_capacity(lanes.len() + 1);
        let mut top = 0.0;
        tops.push(top);
        for lane in &lanes {
            top += sizes.header;
            if !lane.folded {
                // An empty lane has room for one card, to be dropped into.
                top += sizes.lead + lane.above + lane.rows.max(1) as f64 * sizes.row + sizes.padding;
            }
            tops.push(top);
        }
        Self { sizes, lanes, tops }
    }

    pub fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    pub fn top(&self, lane: usize) -> f64 {
        self.tops.get(lane).copied().unwrap_or_else(|| self.height())
    }

    /// Where a lane ends and the next begins.
    pub fn bottom(&self, lane: usize) -> f64 {
        self.top(lane + 1)
    }

    pub fn row_height(&self) -> f64 {
        self.sizes.row
    }

    /// Where the first card of a lane begins. `above` is what its cell has above the cards.
    pub fn cards_top(&self, lane: usize, above: f64) -> f64 {
        self.top(lane) + self.sizes.header + self.sizes.lead + above
    }

    /// The lanes that touch the view of `extent` points from `offset` on.
    pub fn visible(&self, offset: f64, extent: f64) -> Range<usize> {
        let first = self.tops.partition_point(|top| *top <= offset).saturating_sub(1).min(self.lanes.len());
        let last = self.tops.partition_point(|top| *top < offset + extent).min(self.lanes.len());
        first..last.max(first)
    }

    /// The lane at a height; the last one below them all, `None` without lanes or above the first.
    pub fn lane_at(&self, y: f64) -> Option<usize> {
        let above = self.tops.partition_point(|top| *top <= y);
        (above > 0 && !self.lanes.is_empty()).then(|| (above - 1).min(self.lanes.len() - 1))
    }

    /// The rows of a cell with `len` cards that touch the view.
    pub fn rows(&self, lane: usize, above: f64, len: usize, offset: f64, extent: f64) -> Range<usize> {
        let top = self.cards_top(lane, above);
        let first = ((offset - top) / self.sizes.row).floor().max(0.0) as usize;
        let last = ((offset + extent - top) / self.sizes.row).ceil().max(0.0) as usize;
        first.min(len)..last.min(len).max(first.min(len))
    }

    /// The offset kept between the start and the end.
    pub fn clamp(&self, offset: f64, extent: f64) -> f64 {
        offset.clamp(0.0, (self.height() - extent).max(0.0))
    }

    /// The least scrolling that brings a row of a lane into view, below the lane's name, which sticks to the top.
    pub fn reveal(&self, offset: f64, lane: usize, above: f64, row: usize, extent: f64) -> f64 {
        let top = self.cards_top(lane, above) + row as f64 * self.sizes.row;
        let lowest = top + self.sizes.row - extent;
        let highest = top - self.sizes.header;
        self.clamp(if highest < lowest { highest } else { offset.clamp(lowest, highest) }, extent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZES: LaneSizes = LaneSizes { header: 30.0, lead: 5.0, row: 100.0, padding: 3.0 };

    fn lanes(rows: &[usize]) -> Vec<LaneContent> {
        rows.iter().map(|rows| LaneContent { rows: *rows, ..LaneContent::default() }).collect()
    }

    #[test]
    fn lanes_follow_each_other_and_empty_ones_have_room() {
        let mut lanes = lanes(&[2, 0, 3]);
        lanes[2].folded = true;
        let stack = LaneStack::new(SIZES, lanes);
        assert_eq!([0, 1, 2, 3].map(|i| stack.top(i)), [0.0, 238.0, 376.0, 406.0]);
        assert_eq!(stack.height(), 406.0);
        assert_eq!(
            [-1.0, 0.0, 237.9, 238.0, 400.0, 900.0].map(|y| stack.lane_at(y)),
            [None, Some(0), Some(0), Some(1), Some(2), Some(2)]
        );
    }

    #[test]
    fn without_lanes_there_is_nothing() {
        let stack = LaneStack::new(SIZES, Vec::new());
        assert_eq!((stack.height(), stack.lane_at(5.0), stack.visible(0.0, 100.0)), (0.0, None, 0..0));
    }

    proptest! {
        #[test]
        fn what_is_visible_is_what_touches_the_view(
            rows in proptest::collection::vec(0_usize..40, 1..20), offset in 0.0..5000.0_f64, extent in 1.0..900.0_f64,
        ) {
            let stack = LaneStack::new(SIZES, lanes(&rows));
            let touches = |top: f64, bottom: f64| top < offset + extent && bottom > offset;
            let expected: Vec<usize> =
                (0..rows.len()).filter(|i| touches(stack.top(*i), stack.bottom(*i))).collect();
            prop_assert_eq!(stack.visible(offset, extent).collect::<Vec<_>>(), expected);
            for (lane, len) in rows.iter().enumerate() {
                let expected: Vec<usize> = (0..*len)
                    .filter(|row| {
                        let top = stack.cards_top(lane, 0.0) + *row as f64 * SIZES.row;
                        touches(top, top + SIZES.row)
                    })
                    .collect();
                prop_assert_eq!(stack.rows(lane, 0.0, *len, offset, extent).collect::<Vec<_>>(), expected);
            }
        }

        #[test]
        fn a_revealed_row_is_in_view_below_the_lanes_name(
            rows in proptest::collection::vec(1_usize..2000, 1..8), lane: prop::sample::Index, row: prop::sample::Index,
            offset in 0.0..200_000.0_f64, extent in 140.0..900.0_f64,
        ) {
            let stack = LaneStack::new(SIZES, lanes(&rows));
            let lane = lane.index(rows.len());
            let row = row.index(rows[lane]);
            let at = stack.reveal(stack.clamp(offset, extent), lane, 0.0, row, extent);
            let top = stack.cards_top(lane, 0.0) + row as f64 * SIZES.row;
            prop_assert!(top - SIZES.header >= at - 1e-6 && top + SIZES.row <= at + extent + 1e-6);
            prop_assert_eq!(stack.reveal(at, lane, 0.0, row, extent), at);
        }
    }
}
