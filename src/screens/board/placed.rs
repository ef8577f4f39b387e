//! Where everything of the board is in this frame.

use std::sync::Arc;

use egui::{Rect, pos2, vec2};

use super::COLUMN_HEADER;
use super::card;
use super::layout::PlacedRow;
use super::stack::LaneStack;
use crate::insight::LaneKey;
use crate::model::{Column, ColumnId, Story};

/// The space between a well's side and its cards.
pub(super) const INSET: f32 = 6.0;

/// The columns, and the cells in sight.
#[derive(Debug)]
pub(super) struct Frame {
    /// The part of the screen that shows columns.
    pub(super) area: Rect,
    pub(super) columns: Vec<PlacedColumn>,
    pub(super) cells: Vec<PlacedCell>,
    /// Where lanes are shown, and how far down they are scrolled.
    pub(super) lanes: Option<LanesView>,
}

#[derive(Clone, Debug)]
pub(super) struct LanesView {
    pub(super) rect: Rect,
    pub(super) stack: Arc<LaneStack>,
    pub(super) offset: f64,
    /// The lanes in sight, from `first` on.
    pub(super) keys: Vec<LaneKey>,
    pub(super) first: usize,
}

impl LanesView {
    /// The place in the stack of a lane that is in sight.
    pub(super) fn position(&self, lane: &LaneKey) -> Option<usize> {
        self.keys.iter().position(|key| key == lane).map(|i| self.first + i)
    }

    /// The lane at a height of the screen, with its place in the stack.
    pub(super) fn lane_at(&self, y: f32) -> Option<(usize, &LaneKey)> {
        let lane = self.stack.lane_at(self.offset + f64::from(y - self.rect.min.y))?;
        Some((lane, self.keys.get(lane.checked_sub(self.first)?)?))
    }
}

#[derive(Clone, Debug)]
pub(super) struct PlacedColumn {
    pub(super) column: Arc<Column>,
    pub(super) rect: Rect,
    pub(super) folded: bool,
}

/// The cards of one column in one lane, as far as they are in sight.
#[derive(Clone, Debug)]
pub(super) struct PlacedCell {
    pub(super) column: Arc<Column>,
    pub(super) lane: LaneKey,
    /// What belongs to the cell; without lanes all of the well.
    pub(super) rect: Rect,
    /// Where rows are placed, from its top.
    pub(super) inside: Rect,
    /// Rows in sight with their stories.
    pub(super) rows: Vec<(PlacedRow, Arc<Story>)>,
    /// How many stories it shows in all.
    pub(super) len: usize,
}

impl Frame {
    pub(super) fn column(&self, id: ColumnId) -> Option<&PlacedColumn> {
        self.columns.iter().find(|placed| placed.column.id == id)
    }

    pub(super) fn cell(&self, column: ColumnId, lane: &LaneKey) -> Option<&PlacedCell> {
        self.cells.iter().find(|cell| cell.column.id == column && cell.lane == *lane)
    }
}

impl PlacedColumn {
    pub(super) fn well(&self) -> Rect {
        Rect::from_min_max(self.rect.min + vec2(0.0, COLUMN_HEADER), self.rect.max)
    }
}

impl PlacedCell {
    pub(super) fn card_rect(&self, row: &PlacedRow) -> Rect {
        let top = self.inside.min.y + row.top as f32;
        let bottom = top + row.height as f32 - card::GAP;
        Rect::from_min_max(pos2(self.inside.min.x, top), pos2(self.inside.max.x, bottom))
    }
}
