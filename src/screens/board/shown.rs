//! The board as it is shown now: its columns, its lanes, and the stories of each cell in order.

use std::collections::HashSet;
use std::sync::Arc;

use super::drag::Folds;
use crate::insight::{Arrangement, Cell, Filter, How, LaneKey, Sort};
use crate::model::{ColumnId, Story, StoryId};
use crate::session::Document;

/// Which stories each cell shows, in order.
#[derive(Clone, Copy, Debug)]
pub struct ShownBoard<'a> {
    pub(super) document: &'a Document,
    pub(super) arrangement: &'a Arrangement,
    pub(super) folds: &'a Folds,
}

/// Where a story stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    pub lane: usize,
    pub row: usize,
}

impl<'a> ShownBoard<'a> {
    /// In the order of the workflow.
    pub fn columns(self) -> Vec<ColumnId> {
        self.document.project().columns_in_order().iter().map(|c| c.id).collect()
    }

    /// Those that are not folded.
    pub fn open_columns(self) -> Vec<ColumnId> {
        let mut columns = self.columns();
        columns.retain(|column| !self.folds.columns.contains(column));
        columns
    }

    /// What it was asked to show.
    pub fn how(self) -> &'a How {
        self.arrangement.how()
    }

    pub fn lanes(self) -> &'a [LaneKey] {
        self.arrangement.lanes()
    }

    pub fn has_lanes(self) -> bool {
        self.lanes() != [LaneKey::All]
    }

    pub fn lane_position(self, lane: &LaneKey) -> Option<usize> {
        self.arrangement.lane_position(lane)
    }

    /// A folded lane shows its name and figures only.
    pub fn is_folded(self, lane: &LaneKey) -> bool {
        self.folds.lanes.contains(lane)
    }

    pub fn cell(self, lane: usize, column: ColumnId) -> Cell<'a> {
        self.arrangement.cell(&self.document.indexes().board, lane, column)
    }

    /// The cell of a lane; an empty one when the lane is not shown.
    pub fn cell_of(self, lane: &LaneKey, column: ColumnId) -> Cell<'a> {
        self.cell(self.lane_position(lane).unwrap_or(usize::MAX), column)
    }

    pub fn filter(self) -> &'a Filter {
        self.arrangement.filter()
    }

    pub fn is_filtered(self) -> bool {
        self.arrangement.is_filtered()
    }

    /// What a column is ordered by.
    pub fn sort(self, column: ColumnId) -> Sort {
        self.arrangement.how().sorts.get(&column).copied().unwrap_or_default()
    }

    /// How many stories a column shows, in all lanes, each once.
    pub fn count_in(self, column: ColumnId) -> usize {
        self.arrangement.count(&self.document.indexes().board, column)
    }

    /// The sum of their estimates.
    pub fn points_in(self, column: ColumnId) -> f64 {
        self.arrangement.points(&self.document.indexes().board, column)
    }

    pub fn is_empty(self) -> bool {
        self.columns().into_iter().all(|column| self.count_in(column) == 0)
    }

    /// Where a story is shown; in `preferred` if it stands there among others.
    pub fn find(self, story: &Story, preferred: Option<&LaneKey>) -> Option<At> {
        let in_lane = |key: &LaneKey| {
            let lane = self.lane_position(key)?;
            Some(At { lane, row: self.cell(lane, story.column).position(story)? })
        };
        let lanes = self.arrangement.how().grouping.lanes_of(story);
        let preferred = preferred.filter(|key| lanes.contains(key)).and_then(in_lane);
        preferred.or_else(|| lanes.iter().find_map(in_lane))
    }

    pub fn is_shown(self, story: &Story) -> bool {
        self.find(story, None).is_some()
    }

    /// All these stories stand in the cell.
    pub(super) fn are_all_in(self, cell: Cell<'_>, stories: &[StoryId]) -> bool {
        let all = &self.document.project().stories;
        stories.iter().all(|id| all.get(*id).is_some_and(|story| cell.position(story).is_some()))
    }

    /// Those of these stories that stand in the cell.
    pub(super) fn those_in(self, cell: Cell<'_>, stories: &[StoryId]) -> Vec<StoryId> {
        let all = &self.document.project().stories;
        let is_in = |id: &StoryId| all.get(*id).is_some_and(|story| cell.position(story).is_some());
        stories.iter().copied().filter(is_in).collect()
    }

    /// All these stories stand in the column, in whatever lane.
    pub(super) fn are_all_in_column(self, column: ColumnId, stories: &[StoryId]) -> bool {
        let all = &self.document.project().stories;
        stories.iter().all(|id| all.get(*id).is_some_and(|story| story.column == column))
    }

    /// Any of these stories has what the stories of a lane share.
    pub(super) fn any_in(self, lane: &LaneKey, stories: &[StoryId]) -> bool {
        let all = &self.document.project().stories;
        stories.iter().any(|id| all.get(*id).is_some_and(|story| lane.holds(story)))
    }

    /// The stories of a column from its top, lane by lane, each once.
    pub fn stories_of(self, column: ColumnId) -> Vec<Arc<Story>> {
        let mut seen = HashSet::new();
        let open = (0..self.lanes().len()).filter(|lane| !self.is_folded(&self.lanes()[*lane]));
        open.flat_map(|lane| self.cell(lane, column).iter()).filter(|s| seen.insert(s.id)).cloned().collect()
    }
}
