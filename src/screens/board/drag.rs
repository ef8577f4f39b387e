//! The board as a ground that cards are held over: its places, and what a drop on one asks for.

use std::collections::HashMap;

use super::band::Band;
use super::fold_set::FoldSet;
use super::layout::Anchor;
use super::shown::ShownBoard;
use crate::edit::{LaneMove, MoveStories, Place};
use crate::insight::{Cell, LaneKey, Sort};
use crate::model::{ColumnId, StoryId};
use crate::screens::drag::{self, Ground, vertical};
use crate::session::Selection;

pub use crate::screens::drag::{By, Gap, Step, is_in_place, place_at};

/// The board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnBoard;

pub type Drag = drag::Drag<OnBoard>;
pub type Held = drag::Held<OnBoard>;
pub type Input = drag::Input<OnBoard>;
pub type Outcome = drag::Outcome<OnBoard>;
pub type Target = drag::Target<Spot>;
pub type Carried = drag::Carried<Before>;

impl Ground for OnBoard {
    type Spot = Spot;
    type Lane = LaneKey;
    type Fold = Fold;
    type Entering = Entering;
    type Before = Before;
    type Band = Band;
    type Move = MoveStories;
    type Shown<'a> = ShownBoard<'a>;

    fn stepped(held: &Held, spot: Spot, step: Step, shown: ShownBoard<'_>) -> Option<Spot> {
        stepped(held, spot, step, shown)
    }

    fn is_shown(spot: &Spot, shown: ShownBoard<'_>) -> bool {
        shown.lane_position(&spot.lane).is_some()
    }

    fn move_to(shown: ShownBoard<'_>, stories: Vec<StoryId>, from: &LaneKey, spot: &Spot) -> Option<MoveStories> {
        move_to(shown, stories, from, spot)
    }
}

impl drag::Rows for Cell<'_> {
    fn count(self) -> usize {
        self.len()
    }

    fn story(self, row: usize) -> Option<StoryId> {
        self.get(row).map(|story| story.id)
    }
}

/// A place on the board as it is shown: before a row of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub column: ColumnId,
    pub lane: LaneKey,
    pub row: usize,
}

/// Columns and lanes that are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    pub columns: FoldSet<ColumnId>,
    pub lanes: FoldSet<LaneKey>,
}

/// A folded part of the board that opens when cards are held over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fold {
    Column(ColumnId),
    Lane(LaneKey),
}

impl Fold {
    pub(super) fn holds(&self, spot: &Spot) -> bool {
        match self {
            Self::Column(column) => *column == spot.column,
            Self::Lane(lane) => *lane == spot.lane,
        }
    }
}

impl Folds {
    pub fn open(&mut self, fold: &Fold) {
        match fold {
            Fold::Column(column) => self.columns.remove(column),
            Fold::Lane(lane) => self.lanes.remove(lane),
        };
    }

    fn close(&mut self, fold: Fold) {
        match fold {
            Fold::Column(column) => self.columns.insert(column),
            Fold::Lane(lane) => self.lanes.insert(lane),
        };
    }
}

/// What Escape brings back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    pub anchors: HashMap<ColumnId, Anchor>,
    pub scroll_x: f32,
    pub scroll_y: f64,
    pub folds: Folds,
    pub selection: Selection,
}

/// What a drop would add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entering {
    pub column: ColumnId,
    pub lane: LaneKey,
    /// Stories that the column does not hold yet.
    pub column_count: usize,
    /// Stories that the column's lane does not hold yet.
    pub lane_count: usize,
    /// Stories that the column's limit would count, and does not yet.
    pub limited_count: usize,
}

/// Folds again what was opened on the way, except where the cards went.
pub(super) fn fold_again(folds: &mut Folds, opened: Vec<Fold>, kept: Option<&Spot>) {
    for fold in opened {
        if !kept.is_some_and(|spot| fold.holds(spot)) {
            folds.close(fold);
        }
    }
}

/// What moving stories to a spot asks for; `None` when they stand there already.
pub(super) fn move_to(
    shown: ShownBoard<'_>,
    stories: Vec<StoryId>,
    from: &LaneKey,
    spot: &Spot,
) -> Option<MoveStories> {
    let cell = shown.cell_of(&spot.lane, spot.column);
    let lane = (spot.lane != LaneKey::All).then(|| LaneMove { from: from.clone(), to: spot.lane.clone() });
    // The order that is shown is not always the one that a drop could change.
    let is_ranked = shown.sort(spot.column) == Sort::Rank;
    // Within the lane that they were taken from, those of other lanes keep theirs, and are there if the column is.
    let is_kept = *from == spot.lane;
    let stand_there = if is_kept && !shown.are_all_in_column(spot.column, &stories) {
        false
    } else if is_ranked {
        let here = if is_kept { shown.those_in(cell, &stories) } else { stories.clone() };
        is_in_place(cell, spot.row, &here)
    } else {
        is_kept || shown.are_all_in(cell, &stories)
    };
    // Of stories with several labels, those that stand there may still leave the lane that they were taken from.
    if stand_there && (is_kept || !shown.any_in(from, &stories)) {
        return None;
    }
    let place = if is_ranked && !stand_there { place_at(cell, spot.row, &stories) } else { Place::Kept };
    Some(MoveStories { stories, column: spot.column, place, lane, sprint: None })
}

fn stepped(held: &Held, spot: Spot, step: Step, shown: ShownBoard<'_>) -> Option<Spot> {
    let columns = shown.columns();
    let index = columns.iter().position(|c| *c == spot.column)?;
    let cell = shown.cell_of(&spot.lane, spot.column);
    let row = match step {
        Step::Up | Step::Down => match vertical(held, cell, spot.row, step) {
            Some(row) => row,
            None => return Some(next_lane(shown, spot, step)),
        },
        Step::Top if spot.row == 0 => return Some(edge_lane(shown, spot, Step::Top)),
        Step::Bottom if spot.row >= cell.len() => return Some(edge_lane(shown, spot, Step::Bottom)),
        Step::Top => 0,
        Step::Bottom => cell.len(),
        Step::Left | Step::Right | Step::FirstColumn | Step::LastColumn => spot.row,
    };
    let column = match step {
        Step::Left => index.saturating_sub(1),
        Step::Right => (index + 1).min(columns.len() - 1),
        Step::FirstColumn => 0,
        Step::LastColumn => columns.len() - 1,
        _ => index,
    };
    let column = columns[column];
    let row = row.min(shown.cell_of(&spot.lane, column).len());
    Some(Spot { column, row, ..spot })
}

/// The next lane up or down, at its nearer end; the same place where there is none.
fn next_lane(shown: ShownBoard<'_>, spot: Spot, step: Step) -> Spot {
    let lanes = shown.lanes();
    let Some(at) = shown.lane_position(&spot.lane) else { return spot };
    let next = if step == Step::Up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < lanes.len()) };
    let (lane, row) = match (next, step) {
        (Some(lane), Step::Up) => (lane, shown.cell(lane, spot.column).len()),
        (Some(lane), _) => (lane, 0),
        (None, Step::Up) => (at, 0),
        (None, _) => (at, shown.cell(at, spot.column).len()),
    };
    Spot { lane: lanes[lane].clone(), row, ..spot }
}

/// The first or the last lane, at its outer end.
fn edge_lane(shown: ShownBoard<'_>, spot: Spot, step: Step) -> Spot {
    let mut lanes = shown.lanes().iter().enumerate();
    let edge = if step == Step::Top { lanes.next() } else { lanes.next_back() };
    let Some((i, lane)) = edge else { return spot };
    let row = if step == Step::Top { 0 } else { shown.cell(i, spot.column).len() };
    Spot { lane: lane.clone(), row, ..spot }
}
