//! What is being done on the board as a state machine that pointer, touch and keyboard share: cards are held, a rubber
//! band is pulled, a column is carried, or a finger scrolls. It ends in one edit, in a selection, or in nothing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::band::{Band, Touched};
use super::fold_set::FoldSet;
use super::layout::Anchor;
use super::shown::ShownBoard;
use crate::edit::{LaneMove, MoveStories, Place, StoryField};
use crate::insight::{Cell, LaneKey, Sort};
use crate::model::{ColumnId, Story, StoryId};
use crate::session::Selection;

/// What holds the cards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum By {
    /// The pointer, at this distance from the left top corner of the card that it took.
    Pointer {
        grab: [f32; 2],
    },
    Keyboard,
}

/// A place on the board as it is shown: before a row of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub column: ColumnId,
    pub lane: LaneKey,
    pub row: usize,
}

/// Where the cards would go.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Spot(Spot),
    /// A sprint, release or initiative in the navigation.
    Assign(StoryField),
}

impl Target {
    pub fn spot(&self) -> Option<&Spot> {
        match self {
            Self::Spot(spot) => Some(spot),
            Self::Assign(_) => None,
        }
    }
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

/// Cards that are held.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The card that was taken; the others follow it.
    pub lead: StoryId,
    /// The lane that it was taken from.
    pub from: LaneKey,
    /// All that move, the lead among them.
    pub stories: Vec<StoryId>,
    /// The same, to be asked for each card in sight.
    set: HashSet<StoryId>,
    /// How many of them the cell under them would get, for the figure in its header.
    pub entering: Option<Entering>,
    pub by: By,
    pub target: Option<Target>,
    pub before: Before,
    /// Seconds for which each axis has been scrolling by itself.
    pub scrolling: [f64; 2],
    /// The folded part under the pointer, and since when, in seconds of egui's clock.
    pub hovering: Option<(Fold, f64)>,
    /// What was opened by holding cards over it.
    pub opened: Vec<Fold>,
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

impl Held {
    pub fn holds(&self, story: StoryId) -> bool {
        self.set.contains(&story)
    }

    /// The place on the board that they would go to.
    pub fn spot(&self) -> Option<&Spot> {
        self.target.as_ref().and_then(Target::spot)
    }
}

/// A column that is being dragged to another place in the workflow.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    pub column: ColumnId,
    /// Where it would go; none outside the board.
    pub gap: Option<Gap>,
    pub before: Before,
    /// Seconds for which each axis has been scrolling by itself.
    pub scrolling: [f64; 2],
}

/// A place between columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Before(ColumnId),
    AfterLast,
}

impl Gap {
    /// The column behind it.
    pub fn next(self) -> Option<ColumnId> {
        match self {
            Self::Before(column) => Some(column),
            Self::AfterLast => None,
        }
    }
}

/// What the pointer or the keyboard is at. A press that has not moved far enough is not a drag; egui tells them apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Drag {
    #[default]
    Idle,
    Held(Box<Held>),
    Band(Box<Band>),
    Column(Box<Carried>),
    /// A finger scrolls the board, and this column if it is on one.
    Pan(Option<ColumnId>),
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    Lift {
        lead: StoryId,
        lane: LaneKey,
        stories: Vec<StoryId>,
        by: By,
        at: Option<Spot>,
        before: Before,
    },
    Pull(Band),
    /// The rows that the band touches now.
    Touch(Touched),
    Carry {
        column: ColumnId,
        before: Before,
    },
    /// The column that is carried is over this gap, or over none.
    Between(Option<Gap>),
    Pan(Option<ColumnId>),
    /// The pointer is over this place, or over none.
    Over(Option<Target>),
    Step(Step),
    Drop,
    Cancel,
}

/// An arrow key while cards are lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    Top,
    Bottom,
    FirstColumn,
    LastColumn,
}

/// What comes of an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Nothing,
    Move(MoveStories),
    Assign(Vec<StoryId>, StoryField),
    /// Put the column before another, or behind all.
    MoveColumn(ColumnId, Option<ColumnId>),
    /// Select what the band touches.
    Select(Band),
    /// Put scroll, folds and selection back as they were.
    Restore(Before),
}

impl Drag {
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    pub fn held(&self) -> Option<&Held> {
        match self {
            Self::Held(held) => Some(held),
            _ => None,
        }
    }

    pub fn held_mut(&mut self) -> Option<&mut Held> {
        match self {
            Self::Held(held) => Some(held),
            _ => None,
        }
    }

    pub fn band(&self) -> Option<&Band> {
        match self {
            Self::Band(band) => Some(band),
            _ => None,
        }
    }

    pub(super) fn band_mut(&mut self) -> Option<&mut Band> {
        match self {
            Self::Band(band) => Some(band),
            _ => None,
        }
    }

    /// Seconds for which each axis has been scrolling by itself.
    pub(super) fn scrolling_mut(&mut self) -> Option<&mut [f64; 2]> {
        match self {
            Self::Held(held) => Some(&mut held.scrolling),
            Self::Band(band) => Some(&mut band.scrolling),
            Self::Column(carried) => Some(&mut carried.scrolling),
            Self::Idle | Self::Pan(_) => None,
        }
    }

    pub fn by_keyboard(&self) -> bool {
        self.held().is_some_and(|held| held.by == By::Keyboard)
    }

    /// Takes an input in and tells what is to be done. After a drop or a cancel nothing is held any more.
    pub fn handle(&mut self, input: Input, shown: ShownBoard<'_>) -> Outcome {
        match (std::mem::take(self), input) {
            (Self::Idle, Input::Lift { lead, lane, stories, by, at, before }) => {
                *self = Self::Held(Box::new(Held {
                    lead,
                    from: lane,
                    set: stories.iter().copied().collect(),
                    stories,
                    entering: None,
                    by,
                    target: at.map(Target::Spot),
                    before,
                    scrolling: [0.0; 2],
                    hovering: None,
                    opened: Vec::new(),
                }));
                Outcome::Nothing
            }
            (Self::Held(mut held), Input::Over(target)) => {
                held.target = target;
                *self = Self::Held(held);
                Outcome::Nothing
            }
            (Self::Held(mut held), Input::Step(step)) => {
                let from = held.spot().cloned();
                held.target = from.and_then(|spot| stepped(&held, spot, step, shown)).map(Target::Spot);
                *self = Self::Held(held);
                Outcome::Nothing
            }
            (Self::Held(held), Input::Drop) => dropped(*held, shown),
            (Self::Held(held), Input::Cancel) => Outcome::Restore(held.before),
            (Self::Idle, Input::Pull(band)) => {
                *self = Self::Band(Box::new(band));
                Outcome::Nothing
            }
            (Self::Band(mut band), Input::Touch(touched)) => {
                band.touched = touched;
                *self = Self::Band(band);
                Outcome::Nothing
            }
            (Self::Band(band), Input::Drop) => Outcome::Select(*band),
            (Self::Band(band), Input::Cancel) => Outcome::Restore(band.before),
            (Self::Idle, Input::Carry { column, before }) => {
                *self = Self::Column(Box::new(Carried { column, gap: None, before, scrolling: [0.0; 2] }));
                Outcome::Nothing
            }
            (Self::Column(mut carried), Input::Between(gap)) => {
                carried.gap = gap;
                *self = Self::Column(carried);
                Outcome::Nothing
            }
            (Self::Column(carried), Input::Drop) => match carried.gap {
                Some(gap) => Outcome::MoveColumn(carried.column, gap.next()),
                None => Outcome::Restore(carried.before),
            },
            (Self::Column(carried), Input::Cancel) => Outcome::Restore(carried.before),
            (Self::Idle, Input::Pan(column)) => {
                *self = Self::Pan(column);
                Outcome::Nothing
            }
            (Self::Pan(_), Input::Drop | Input::Cancel) => Outcome::Nothing,
            // A second lift while holding changes nothing, and so does anything else while idle.
            (state, _) => {
                *self = state;
                Outcome::Nothing
            }
        }
    }
}

fn dropped(held: Held, shown: ShownBoard<'_>) -> Outcome {
    // A place that is not shown any more, since a filter or other lanes came in between, is none.
    match held.target.filter(|target| target.spot().is_none_or(|spot| shown.lane_position(&spot.lane).is_some())) {
        Some(Target::Spot(spot)) => {
            let ask = move_to(shown, held.stories, &held.from, &spot);
            ask.map_or(Outcome::Nothing, Outcome::Move)
        }
        Some(Target::Assign(field)) => Outcome::Assign(held.stories, field),
        None => Outcome::Restore(held.before),
    }
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

/// The stories stand there already, side by side as shown. Hidden stories between them do not count: to move them past
/// what nobody sees would be a step that changes nothing on the board.
pub fn is_in_place(cell: Cell<'_>, row: usize, moved: &[StoryId]) -> bool {
    let moved: HashSet<StoryId> = moved.iter().copied().collect();
    let row = row.min(cell.len());
    let is_moved = |row: usize| cell.get(row).is_some_and(|story| moved.contains(&story.id));
    let above = (0..row).rev().take_while(|row| is_moved(*row)).count();
    let below = (row..cell.len()).take_while(|row| is_moved(*row)).count();
    above + below == moved.len()
}

/// Names the place before a row by a neighbour that stays, so that hidden stories keep theirs.
pub fn place_at(cell: Cell<'_>, row: usize, moved: &[StoryId]) -> Place {
    let moved: HashSet<StoryId> = moved.iter().copied().collect();
    let row = row.min(cell.len());
    let stays = |row: &usize| cell.get(*row).is_some_and(|story: &Arc<Story>| !moved.contains(&story.id));
    let id = |row: usize| cell.get(row).map(|story| story.id);
    if let Some(next) = (row..cell.len()).find(stays).and_then(id) {
        return Place::Before(next);
    }
    match (0..row).rev().find(stays).and_then(id) {
        Some(last) => Place::After(last),
        None => Place::Bottom,
    }
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

/// The row above or below within a cell; `None` beyond its ends.
fn vertical(held: &Held, cell: Cell<'_>, from: usize, step: Step) -> Option<usize> {
    // The places next to a held card are the same place; step over them.
    let is_held = |row: usize| cell.get(row).is_some_and(|s| held.holds(s.id));
    if step == Step::Up {
        if from == 0 {
            return None;
        }
        let mut row = from - 1;
        while row > 0 && is_held(row) {
            row -= 1;
        }
        // Held cards at the top are where the place is already.
        return if (row..from).all(is_held) { None } else { Some(row) };
    }
    if (from..cell.len()).all(is_held) {
        return None;
    }
    let mut row = from + 1;
    while row < cell.len() && is_held(row) {
        row += 1;
    }
    // Passing a run of held cards that the place stood before does not move yet.
    Some(if (from..row).all(is_held) { row + 1 } else { row }.min(cell.len()))
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
