//! The geometry of the board: pure functions in f64, without egui.
//!
//! # Theory of operation
//!
//! A column may hold 100,000 cards of different heights, and only those in sight are ever measured. So a column does not
//! scroll by an offset from its first card, but by an anchor: the row at the top of the view, and which fraction of it
//! is above the view. Rows are placed downwards from there. Scrolling walks over the rows between the old and the new
//! anchor; jumping sets the anchor.

/// Where a column is scrolled to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// The row at the top of the view.
    pub row: usize,
    /// The share of that row above the view, 0 to 1.
    pub fraction: f64,
}

/// A row in sight. Heights include the gap below the card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedRow {
    pub row: usize,
    /// From the top of the view; negative for a row that is cut.
    pub top: f64,
    pub height: f64,
}

impl PlacedRow {
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }
}

/// The rows in sight of a view of `extent` points.
pub fn place_rows(anchor: Anchor, len: usize, extent: f64, mut height: impl FnMut(usize) -> f64) -> Vec<PlacedRow> {
    let mut rows = Vec::new();
    if len == 0 {
        return rows;
    }
    let first = anchor.row.min(len - 1);
    let mut top = -anchor.fraction * height(first);
    for row in first..len {
        if top >= extent {
            break;
        }
        let height = height(row);
        rows.push(PlacedRow { row, top, height });
        top += height;
    }
    rows
}

/// The furthest that a column scrolls: its last row ends at the bottom of the view, or all rows fit and it is the start.
pub fn end_of(len: usize, extent: f64, mut height: impl FnMut(usize) -> f64) -> Anchor {
    let mut room = extent;
    for row in (0..len).rev() {
        let height = height(row);
        if height >= room {
            let fraction = if height > 0.0 { 1.0 - room / height } else { 0.0 };
            return Anchor { row, fraction };
        }
        room -= height;
    }
    Anchor::default()
}

/// Moves an anchor by `delta` points, down when positive, and keeps it between start and end.
pub fn scroll(anchor: Anchor, delta: f64, len: usize, extent: f64, mut height: impl FnMut(usize) -> f64) -> Anchor {
    if len == 0 {
        return Anchor::default();
    }
    let mut row = anchor.row.min(len - 1);
    let mut offset = anchor.fraction * height(row) + delta;
    while offset < 0.0 && row > 0 {
        row -= 1;
        offset += height(row);
    }
    while row + 1 < len && offset >= height(row) {
        offset -= height(row);
        row += 1;
    }
    let at = height(row);
    let fraction = if at > 0.0 { (offset / at).clamp(0.0, 1.0) } else { 0.0 };
    let moved = Anchor { row, fraction };
    let end = end_of(len, extent, height);
    if is_before(end, moved) { end } else { moved }
}

/// The least scrolling that brings a whole row into view.
pub fn reveal(anchor: Anchor, row: usize, len: usize, extent: f64, mut height: impl FnMut(usize) -> f64) -> Anchor {
    if len == 0 {
        return Anchor::default();
    }
    let row = row.min(len - 1);
    if row <= anchor.row {
        return scroll(Anchor { row, fraction: 0.0 }, 0.0, len, extent, height);
    }
    // The anchor with which the row is the last in view; it is found by walking up from the row.
    let lowest = end_of(row + 1, extent, &mut height);
    if is_before(anchor, lowest) { lowest } else { anchor }
}

fn is_before(a: Anchor, b: Anchor) -> bool {
    (a.row, a.fraction) < (b.row, b.fraction)
}

/// The row before which something dropped at `y` lands; `len` for after the last. `rows` are those in sight.
pub fn drop_row(rows: &[PlacedRow], y: f64, len: usize) -> usize {
    match rows.iter().find(|placed| y < placed.top + placed.height / 2.0) {
        Some(placed) => placed.row,
        None => rows.last().map_or(len, |last| (last.row + 1).min(len)),
    }
}

/// Points a second to scroll by while something is held at `at` in a view from `start` to `end`: 0 in the middle, up to
/// `fastest` at the edges, over a zone of a quarter of the view and at most 180 points. Outside it is the fastest.
pub fn autoscroll(at: f64, start: f64, end: f64, fastest: f64) -> f64 {
    edge_speed(at, start, end, ((end - start) / 4.0).min(180.0), fastest)
}

/// [`autoscroll`] over a zone of so many points.
pub fn edge_speed(at: f64, start: f64, end: f64, zone: f64, fastest: f64) -> f64 {
    if zone <= 0.0 {
        return 0.0;
    }
    let depth = |inside: f64| (1.0 - inside / zone).clamp(0.0, 1.0);
    let (before, after) = (depth(at - start), depth(end - at));
    // Squared, so that it begins gently.
    (after * after - before * before) * fastest
}

/// How far autoscroll has ramped in after `held` seconds, 0 to 1.
pub fn ramp(held: f64) -> f64 {
    (held / 0.4).clamp(0.0, 1.0)
}

/// The thumb of a scroll bar as start and length, both as shares of its track; `None` when all rows are in sight.
pub fn thumb(rows: &[PlacedRow], len: usize, extent: f64) -> Option<(f64, f64)> {
    let (first, last) = (rows.first()?, rows.last()?);
    if first.row == 0 && first.top >= 0.0 && last.row + 1 == len && last.bottom() <= extent + 0.5 {
        return None;
    }
    let above = first.row as f64 + (-first.top / first.height).clamp(0.0, 1.0);
    let cut = ((last.bottom() - extent) / last.height).clamp(0.0, 1.0);
    let below = last.row as f64 + 1.0 - cut;
    let len = len as f64;
    let length = ((below - above) / len).clamp(0.04, 1.0);
    let hidden = len - (below - above);
    let share = if hidden > 0.0 { above / hidden } else { 0.0 };
    Some((share.clamp(0.0, 1.0) * (1.0 - length), length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heights(row: usize) -> f64 {
        [103.0, 86.0, 120.5][row % 3]
    }

    /// The distance from the first row, which only tests may add up.
    fn offset(anchor: Anchor) -> f64 {
        (0..anchor.row).map(heights).sum::<f64>() + anchor.fraction * heights(anchor.row)
    }

    proptest! {
        #[test]
        fn scrolling_moves_by_the_delta_and_stays_inside(
            len in 0_usize..300, extent in 50.0..2000.0_f64, deltas in proptest::collection::vec(-3000.0..3000.0_f64, 1..20),
        ) {
            let total: f64 = (0..len).map(heights).sum();
            let furthest = (total - extent).max(0.0);
            let (mut anchor, mut expected) = (Anchor::default(), 0.0_f64);
            for delta in deltas {
                anchor = scroll(anchor, delta, len, extent, heights);
                expected = (expected + delta).clamp(0.0, furthest);
                prop_assert!((offset(anchor) - expected).abs() < 1e-6, "{} {}", offset(anchor), expected);
            }
        }

        #[test]
        fn a_revealed_row_is_in_view(
            len in 1_usize..300, at: prop::sample::Index, from: prop::sample::Index, extent in 150.0..2000.0_f64,
        ) {
            let (row, from) = (at.index(len), from.index(len));
            let start = scroll(Anchor { row: from, fraction: 0.3 }, 0.0, len, extent, heights);
            let anchor = reveal(start, row, len, extent, heights);
            let rows = place_rows(anchor, len, extent, heights);
            let placed = rows.iter().find(|p| p.row == row).copied();
            prop_assert!(placed.is_some_and(|p| p.top >= -1e-6 && p.bottom() <= extent + 1e-6), "{placed:?}");
            prop_assert_eq!(reveal(anchor, row, len, extent, heights), anchor);
        }
    }

    #[test]
    fn small_steps_far_down_add_up() {
        let len = 100_000;
        let mut anchor = Anchor { row: 99_000, fraction: 0.0 };
        for _ in 0..1000 {
            anchor = scroll(anchor, 0.1, len, 800.0, |_| 103.0);
        }
        assert!((anchor.fraction * 103.0 - 100.0).abs() < 1e-6, "{anchor:?}");
    }

    #[test]
    fn a_drop_lands_before_the_row_whose_middle_is_below() {
        let rows = place_rows(Anchor::default(), 3, 1000.0, |_| 100.0);
        for (y, row) in [(-5.0, 0), (49.0, 0), (51.0, 1), (149.0, 1), (251.0, 3), (900.0, 3)] {
            assert_eq!(drop_row(&rows, y, 3), row, "at {y}");
        }
        assert_eq!(drop_row(&[], 10.0, 0), 0);
    }

    #[test]
    fn autoscroll_is_fastest_at_the_edges_and_rests_in_the_middle() {
        assert_eq!(autoscroll(500.0, 0.0, 1000.0, 900.0), 0.0);
        assert_eq!(autoscroll(0.0, 0.0, 1000.0, 900.0), -900.0);
        assert_eq!(autoscroll(1000.0, 0.0, 1000.0, 900.0), 900.0);
        assert_eq!(autoscroll(1200.0, 0.0, 1000.0, 900.0), 900.0);
        assert!(autoscroll(900.0, 0.0, 1000.0, 900.0) < 900.0);
        assert_eq!(ramp(0.2), 0.5);
        assert_eq!(ramp(9.0), 1.0);
    }

    #[test]
    fn the_thumb_shows_where_the_view_is() {
        let len = 100;
        let at = |anchor| thumb(&place_rows(anchor, len, 500.0, |_| 100.0), len, 500.0).unwrap();
        assert_eq!(at(Anchor::default()), (0.0, 0.05));
        let (start, length) = at(end_of(len, 500.0, |_| 100.0));
        assert!((start + length - 1.0).abs() < 1e-9);
        assert_eq!(thumb(&place_rows(Anchor::default(), 3, 500.0, |_| 100.0), 3, 500.0), None);
    }
}
