//! Moving cards as a state machine that pointer, touch and keyboard share. It ends in one [`MoveStories`] or in nothing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::layout::Anchor;
use crate::edit::{MoveStories, Place};
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

/// Where the cards would land: before a row of the column as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub column: ColumnId,
    pub row: usize,
}

/// What Escape brings back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    pub anchors: HashMap<ColumnId, Anchor>,
    pub scroll_x: f32,
    pub selection: Selection,
}

/// Cards that are held.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The card that was taken; the others follow it.
    pub lead: StoryId,
    /// All that move, the lead among them.
    pub stories: Vec<StoryId>,
    /// The same, to be asked for each card in sight.
    set: HashSet<StoryId>,
    /// How many of them the column under them does not hold yet.
    pub entering: Option<(ColumnId, usize)>,
    pub by: By,
    pub target: Option<Target>,
    pub before: Before,
    /// Seconds for which each axis has been scrolling by itself.
    pub scrolling: [f64; 2],
}

impl Held {
    pub fn holds(&self, story: StoryId) -> bool {
        self.set.contains(&story)
    }
}

/// Nothing, or cards that are held. A press that has not moved far enough is not a drag; egui tells them apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Drag {
    #[default]
    Idle,
    Held(Box<Held>),
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    Lift {
        lead: StoryId,
        stories: Vec<StoryId>,
        by: By,
        at: Option<Target>,
        before: Before,
    },
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
    /// Put scroll and selection back as they were.
    Restore(Before),
}

/// The columns as they are shown, in order: what the machine needs to know of the board.
pub trait Shown {
    fn columns(&self) -> Vec<ColumnId>;
    fn stories(&self, column: ColumnId) -> &[Arc<Story>];
}

impl Drag {
    pub fn held(&self) -> Option<&Held> {
        match self {
            Self::Idle => None,
            Self::Held(held) => Some(held),
        }
    }

    pub fn held_mut(&mut self) -> Option<&mut Held> {
        match self {
            Self::Idle => None,
            Self::Held(held) => Some(held),
        }
    }

    pub fn by_keyboard(&self) -> bool {
        self.held().is_some_and(|held| held.by == By::Keyboard)
    }

    pub fn handle(&mut self, input: Input, shown: &impl Shown) -> Outcome {
        match (std::mem::take(self), input) {
            (Self::Idle, Input::Lift { lead, stories, by, at, before }) => {
                let set = stories.iter().copied().collect();
                let (target, scrolling, entering) = (at, [0.0; 2], None);
                *self = Self::Held(Box::new(Held { lead, stories, set, entering, by, target, before, scrolling }));
                Outcome::Nothing
            }
            (Self::Held(mut held), Input::Over(target)) => {
                held.target = target;
                *self = Self::Held(held);
                Outcome::Nothing
            }
            (Self::Held(mut held), Input::Step(step)) => {
                held.target = held.target.and_then(|target| stepped(&held, target, step, shown));
                *self = Self::Held(held);
                Outcome::Nothing
            }
            (Self::Held(held), Input::Drop) => match held.target {
                Some(target) if is_in_place(shown.stories(target.column), target.row, &held.stories) => {
                    Outcome::Nothing
                }
                Some(target) => {
                    let place = place_at(shown.stories(target.column), target.row, &held.stories);
                    Outcome::Move(MoveStories { stories: held.stories, column: target.column, place, lane: None })
                }
                None => Outcome::Restore(held.before),
            },
            (Self::Held(held), Input::Cancel) => Outcome::Restore(held.before),
            // A second lift while holding changes nothing, and so does anything else while idle.
            (state, _) => {
                *self = state;
                Outcome::Nothing
            }
        }
    }
}

/// The stories stand there already, side by side as shown. Hidden stories between them do not count: to move them past
/// what nobody sees would be a step that changes nothing on the board.
pub fn is_in_place(shown: &[Arc<Story>], row: usize, moved: &[StoryId]) -> bool {
    let moved: HashSet<StoryId> = moved.iter().copied().collect();
    let is_moved = |story: &&Arc<Story>| moved.contains(&story.id);
    let (above, below) = shown.split_at(row.min(shown.len()));
    above.iter().rev().take_while(is_moved).count() + below.iter().take_while(is_moved).count() == moved.len()
}

/// Names the place before a row by a neighbour that stays, so that hidden stories keep theirs.
pub fn place_at(shown: &[Arc<Story>], row: usize, moved: &[StoryId]) -> Place {
    let moved: HashSet<StoryId> = moved.iter().copied().collect();
    let stays = |story: &&Arc<Story>| !moved.contains(&story.id);
    let row = row.min(shown.len());
    if let Some(next) = shown[row..].iter().find(stays) {
        return Place::Before(next.id);
    }
    match shown[..row].iter().rev().find(stays) {
        Some(last) => Place::After(last.id),
        None => Place::Bottom,
    }
}

fn stepped(held: &Held, target: Target, step: Step, shown: &impl Shown) -> Option<Target> {
    let columns = shown.columns();
    let index = columns.iter().position(|c| *c == target.column)?;
    let stories = shown.stories(target.column);
    // The places next to a held card are the same place; step over them.
    let is_held = |row: usize| stories.get(row).is_some_and(|s| held.holds(s.id));
    let row = match step {
        Step::Up => {
            let mut row = target.row.saturating_sub(1);
            while row > 0 && is_held(row) {
                row -= 1;
            }
            row
        }
        Step::Down => {
            let mut row = target.row + 1;
            while row < stories.len() && is_held(row) {
                row += 1;
            }
            // Passing a run of held cards that the target stood before does not move yet.
            if (target.row..row).all(is_held) { row + 1 } else { row }.min(stories.len())
        }
        Step::Top => 0,
        Step::Bottom => stories.len(),
        Step::Left | Step::Right | Step::FirstColumn | Step::LastColumn => target.row,
    };
    let column = match step {
        Step::Left => index.saturating_sub(1),
        Step::Right => (index + 1).min(columns.len() - 1),
        Step::FirstColumn => 0,
        Step::LastColumn => columns.len() - 1,
        _ => index,
    };
    let column = columns[column];
    Some(Target { column, row: row.min(shown.stories(column).len()) })
}
