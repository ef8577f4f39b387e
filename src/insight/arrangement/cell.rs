//! What a screen sees of one lane's part of a column.

use std::sync::Arc;

use super::layout::Slots;
use super::roster::Roster;
use super::sort::Order;
use crate::insight::Lane;
use crate::model::{ColumnId, Story};

/// The stories of a lane and column in the order shown.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a>(Content<'a>);

#[derive(Clone, Copy, Debug)]
enum Content<'a> {
    Empty,
    /// A column as the board's index has it.
    Lane(&'a Lane),
    Slots {
        slots: &'a Slots,
        column: ColumnId,
        order: &'a Order,
        roster: &'a Roster,
    },
}

impl<'a> Cell<'a> {
    pub(super) const EMPTY: Self = Self(Content::Empty);

    pub(super) fn of_lane(lane: &'a Lane) -> Self {
        Self(Content::Lane(lane))
    }

    pub(super) fn of_slots(slots: &'a Slots, column: ColumnId, order: &'a Order, roster: &'a Roster) -> Self {
        Self(Content::Slots { slots, column, order, roster })
    }

    pub fn len(&self) -> usize {
        match self.0 {
            Content::Empty => 0,
            Content::Lane(lane) => lane.len(),
            Content::Slots { slots, .. } => slots.slots.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, i: usize) -> Option<&'a Arc<Story>> {
        match self.0 {
            Content::Empty => None,
            Content::Lane(lane) => lane.stories().get(i),
            Content::Slots { slots, roster, .. } => roster.get(*slots.slots.get(i)?),
        }
    }

    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'a Arc<Story>> + ExactSizeIterator {
        Stories { cell: self, rest: 0..self.len() }
    }

    /// Where a story stands, in time logarithmic in the cell's length; `None` when it is not shown here.
    pub fn position(&self, story: &Story) -> Option<usize> {
        match self.0 {
            Content::Empty => None,
            Content::Lane(lane) => lane.position(story),
            Content::Slots { slots, column, order, roster } => slots.search(story, column, order, roster).ok(),
        }
    }

    /// The sum of the estimates, to a thousandth.
    pub fn points(&self) -> f64 {
        match self.0 {
            Content::Empty => 0.0,
            Content::Lane(lane) => lane.points(),
            Content::Slots { slots, .. } => slots.milli_points as f64 / 1000.0,
        }
    }
}

#[derive(Debug)]
struct Stories<'a> {
    cell: Cell<'a>,
    rest: std::ops::Range<usize>,
}

impl<'a> Iterator for Stories<'a> {
    type Item = &'a Arc<Story>;

    fn next(&mut self) -> Option<Self::Item> {
        self.cell.get(self.rest.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl DoubleEndedIterator for Stories<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.cell.get(self.rest.next_back()?)
    }
}

impl ExactSizeIterator for Stories<'_> {}
