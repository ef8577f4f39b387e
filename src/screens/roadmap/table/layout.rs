//! The geometry of the columns: pure functions in f64, without egui. The first stays in sight while the others scroll.

use super::column::Column;
use crate::model::Word as _;

/// How many columns there are.
pub(super) const COLUMNS: usize = Column::ALL.len();

/// Where each column is, in points from the left of the first when nothing is scrolled.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns {
    /// One more than there are columns; the last is the whole width.
    lefts: [f64; COLUMNS + 1],
}

/// A part of the width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Columns {
    pub(super) fn new(widths: &[f64; COLUMNS]) -> Self {
        let mut lefts = [0.0; COLUMNS + 1];
        let mut left = 0.0;
        for (at, width) in lefts.iter_mut().skip(1).zip(widths) {
            left += width;
            *at = left;
        }
        Self { lefts }
    }

    /// The width of all columns.
    pub(super) fn all(&self) -> f64 {
        self.lefts[COLUMNS]
    }

    /// The width of what stays in sight.
    pub(super) fn fixed(&self) -> f64 {
        self.lefts[1]
    }

    /// The furthest that they scroll to the left in a view of `room` points.
    pub(super) fn furthest(&self, room: f64) -> f64 {
        (self.all() - room).max(0.0)
    }

    /// Where a column is in the view.
    pub(super) fn place(&self, column: Column, scrolled: f64) -> Extent {
        let by = if column == Column::Title { 0.0 } else { scrolled };
        let at = column as usize;
        Extent { left: self.lefts[at] - by, right: self.lefts[at + 1] - by }
    }

    /// The part of a column that is seen in a view of `room` points; none when it is out of sight or under the first.
    pub(super) fn seen(&self, column: Column, scrolled: f64, room: f64) -> Option<Extent> {
        let Extent { left, right } = self.place(column, scrolled);
        let from = if column == Column::Title { 0.0 } else { self.fixed() };
        let seen = Extent { left: left.max(from), right: right.min(room) };
        (seen.right - seen.left > 0.5).then_some(seen)
    }

    /// The column at a place in the view.
    pub(super) fn at(&self, x: f64, scrolled: f64) -> Option<Column> {
        let x = if x < self.fixed() { x } else { x + scrolled };
        let at = self.lefts.partition_point(|left| *left <= x);
        Column::ALL.get(at.checked_sub(1)?).copied()
    }

    /// The least scrolling that brings a whole column into view, beside the first.
    pub(super) fn reveal(&self, column: Column, scrolled: f64, room: f64) -> f64 {
        if column == Column::Title {
            return scrolled;
        }
        let Extent { left, right } = self.place(column, 0.0);
        let (lowest, highest) = (right - room, left - self.fixed());
        // One that is wider than the view shows its beginning.
        let scrolled = if lowest > highest { highest } else { scrolled.clamp(lowest, highest) };
        scrolled.clamp(0.0, self.furthest(room))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn columns() -> Columns {
        Columns::new(&std::array::from_fn(|i| if i == 0 { 200.0 } else { 100.0 }))
    }

    #[test]
    fn the_first_stays_and_the_others_scroll_under_it() {
        let columns = columns();
        assert_eq!((columns.all(), columns.fixed(), columns.furthest(500.0)), (1300.0, 200.0, 800.0));
        assert_eq!(columns.place(Column::Title, 150.0), Extent { left: 0.0, right: 200.0 });
        assert_eq!(columns.place(Column::Theme, 150.0), Extent { left: 50.0, right: 150.0 });
        assert_eq!(columns.seen(Column::Theme, 150.0, 500.0), None);
        assert_eq!(columns.seen(Column::Owner, 150.0, 500.0), Some(Extent { left: 200.0, right: 250.0 }));
        assert_eq!(columns.seen(Column::Float, 0.0, 500.0), None);
        assert_eq!(columns.at(199.0, 150.0), Some(Column::Title));
        assert_eq!(columns.at(201.0, 150.0), Some(Column::Owner));
        assert_eq!((columns.at(-1.0, 0.0), columns.at(1301.0, 0.0)), (None, None));
    }

    proptest! {
        #[test]
        fn a_revealed_column_is_in_sight(
            widths in proptest::array::uniform12(56.0..400.0_f64), at in 0.0..1.0_f64, column: prop::sample::Index, room in 300.0..1600.0_f64,
        ) {
            let columns = Columns::new(&widths);
            let column = Column::ALL[column.index(COLUMNS)];
            let scrolled = columns.reveal(column, at * columns.furthest(room), room);
            let Extent { left, right } = columns.place(column, scrolled);
            let from = if column == Column::Title { 0.0 } else { columns.fixed() };
            let fits = right - left <= room - from;
            prop_assume!(column != Column::Title);
            prop_assert!(left >= from - 1e-6 || columns.furthest(room) == 0.0, "{left} from {from}");
            prop_assert!(!fits || right <= room + 1e-6, "{right} of {room}");
            prop_assert!((columns.reveal(column, scrolled, room) - scrolled).abs() < 1e-6);
        }

        #[test]
        fn what_is_seen_is_what_is_found(
            widths in proptest::array::uniform12(56.0..400.0_f64), at in 0.0..1.0_f64, x in 0.0..1.0_f64, room in 420.0..1600.0_f64,
        ) {
            let columns = Columns::new(&widths);
            let scrolled = at * columns.furthest(room);
            let x = x * room.min(columns.all());
            let found = columns.at(x, scrolled);
            for column in Column::ALL {
                let seen = columns.seen(*column, scrolled, room);
                let holds = seen.is_some_and(|seen| seen.left + 0.6 <= x && x < seen.right - 0.6);
                prop_assert!(!holds || found == Some(*column), "{x}: {found:?}, {column:?} is {seen:?}");
            }
        }
    }
}
