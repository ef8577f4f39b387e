//! What is being done with stories as a state machine that pointer, touch and keyboard share, on the board and in the
//! backlog: stories are held, a rubber band is pulled, a column is carried, or a finger scrolls. It ends in one edit, in a
//! selection, or in nothing.
//!
//! What differs between the screens, such as what a place is and which one is next, is a [`Ground`].

use std::collections::HashSet;
use std::fmt::Debug;

use crate::edit::{Place, StoryField};
use crate::model::{ColumnId, StoryId};

/// A screen that stories are held over.
pub trait Ground: Sized + Clone + Debug + PartialEq {
    /// A place as it is shown.
    type Spot: Clone + Debug + PartialEq;
    /// Which of several rows of a story was taken.
    type Lane: Clone + Debug + PartialEq;
    /// A part that opens while stories are held over it.
    type Fold: Clone + Debug + PartialEq;
    /// What a drop would add to what is under the stories.
    type Entering: Clone + Debug + PartialEq;
    /// What Escape brings back.
    type Before: Clone + Debug + PartialEq;
    type Band: Banded<Before = Self::Before> + Clone + Debug + PartialEq;
    /// What a drop asks for.
    type Move: Clone + Debug + PartialEq;
    /// The screen as it is shown.
    type Shown<'a>: Copy;

    /// The place that a key leads to.
    fn stepped(held: &Held<Self>, spot: Self::Spot, step: Step, shown: Self::Shown<'_>) -> Option<Self::Spot>;

    /// The place is on the screen still, whatever a filter or another order has done meanwhile.
    fn is_shown(spot: &Self::Spot, shown: Self::Shown<'_>) -> bool;

    /// What putting stories there asks for; `None` when they stand there already.
    fn move_to(
        shown: Self::Shown<'_>,
        stories: Vec<StoryId>,
        from: &Self::Lane,
        spot: &Self::Spot,
    ) -> Option<Self::Move>;
}

/// A rubber band that is being pulled.
pub trait Banded {
    /// What it touches.
    type Touched: Clone + Debug + PartialEq;
    type Before;

    fn touch(&mut self, touched: Self::Touched);

    /// Seconds for which each axis has been scrolling by itself.
    fn scrolling_mut(&mut self) -> &mut [f64; 2];

    fn into_before(self) -> Self::Before;
}

/// What holds the stories.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum By {
    /// The pointer, at this distance from the left top corner of what it took.
    Pointer {
        grab: [f32; 2],
    },
    Keyboard,
}

/// Where the stories would go.
#[derive(Clone, Debug, PartialEq)]
pub enum Target<S> {
    Spot(S),
    /// A sprint, release or initiative in the navigation.
    Assign(StoryField),
}

impl<S> Target<S> {
    pub fn spot(&self) -> Option<&S> {
        match self {
            Self::Spot(spot) => Some(spot),
            Self::Assign(_) => None,
        }
    }
}

/// Stories that are held.
#[derive(Clone, Debug, PartialEq)]
pub struct Held<G: Ground> {
    /// The story that was taken; the others follow it.
    pub lead: StoryId,
    /// Where it was taken from.
    pub from: G::Lane,
    /// All that move, the lead among them.
    pub stories: Vec<StoryId>,
    /// The same, to be asked for each story in sight.
    set: HashSet<StoryId>,
    /// How many of them what is under them would get, for the figures that tell it.
    pub entering: Option<G::Entering>,
    pub by: By,
    pub target: Option<Target<G::Spot>>,
    pub before: G::Before,
    /// Seconds for which each axis has been scrolling by itself.
    pub scrolling: [f64; 2],
    /// The folded part under the pointer, and since when, in seconds of egui's clock.
    pub hovering: Option<(G::Fold, f64)>,
    /// What was opened by holding stories over it.
    pub opened: Vec<G::Fold>,
}

impl<G: Ground> Held<G> {
    pub fn holds(&self, story: StoryId) -> bool {
        self.set.contains(&story)
    }

    /// The place on the screen that they would go to.
    pub fn spot(&self) -> Option<&G::Spot> {
        self.target.as_ref().and_then(Target::spot)
    }
}

/// A column that is being dragged to another place in the workflow.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried<B> {
    pub column: ColumnId,
    /// Where it would go; none outside the board.
    pub gap: Option<Gap>,
    pub before: B,
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
pub enum Drag<G: Ground> {
    #[default]
    Idle,
    Held(Box<Held<G>>),
    Band(Box<G::Band>),
    Column(Box<Carried<G::Before>>),
    /// A finger scrolls the screen, and this column if it is on one.
    Pan(Option<ColumnId>),
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Input<G: Ground> {
    Lift {
        lead: StoryId,
        lane: G::Lane,
        stories: Vec<StoryId>,
        by: By,
        at: Option<G::Spot>,
        before: G::Before,
    },
    Pull(G::Band),
    /// What the band touches now.
    Touch(<G::Band as Banded>::Touched),
    Carry {
        column: ColumnId,
        before: G::Before,
    },
    /// The column that is carried is over this gap, or over none.
    Between(Option<Gap>),
    Pan(Option<ColumnId>),
    /// The pointer is over this place, or over none.
    Over(Option<Target<G::Spot>>),
    Step(Step),
    Drop,
    Cancel,
}

/// An arrow key while stories are lifted.
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
pub enum Outcome<G: Ground> {
    Nothing,
    Move(G::Move),
    Assign(Vec<StoryId>, StoryField),
    /// Put the column before another, or behind all.
    MoveColumn(ColumnId, Option<ColumnId>),
    /// Select what the band touches.
    Select(G::Band),
    /// Put scroll, folds and selection back as they were.
    Restore(G::Before),
}

impl<G: Ground> Drag<G> {
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    pub fn held(&self) -> Option<&Held<G>> {
        match self {
            Self::Held(held) => Some(held),
            _ => None,
        }
    }

    pub fn held_mut(&mut self) -> Option<&mut Held<G>> {
        match self {
            Self::Held(held) => Some(held),
            _ => None,
        }
    }

    pub fn band(&self) -> Option<&G::Band> {
        match self {
            Self::Band(band) => Some(band),
            _ => None,
        }
    }

    pub(super) fn band_mut(&mut self) -> Option<&mut G::Band> {
        match self {
            Self::Band(band) => Some(band),
            _ => None,
        }
    }

    /// Seconds for which each axis has been scrolling by itself.
    pub(super) fn scrolling_mut(&mut self) -> Option<&mut [f64; 2]> {
        match self {
            Self::Held(held) => Some(&mut held.scrolling),
            Self::Band(band) => Some(band.scrolling_mut()),
            Self::Column(carried) => Some(&mut carried.scrolling),
            Self::Idle | Self::Pan(_) => None,
        }
    }

    pub fn by_keyboard(&self) -> bool {
        self.held().is_some_and(|held| held.by == By::Keyboard)
    }

    /// The pointer holds stories, so places for them in the navigation have a use.
    pub fn by_pointer(&self) -> bool {
        self.held().is_some_and(|held| held.by != By::Keyboard)
    }

    /// What a drop in the navigation would set, where the stories are now.
    pub fn assigns(&self) -> Option<&StoryField> {
        match self.held()?.target.as_ref()? {
            Target::Assign(field) => Some(field),
            Target::Spot(_) => None,
        }
    }

    /// Takes an input in and tells what is to be done. After a drop or a cancel nothing is held any more.
    pub fn handle(&mut self, input: Input<G>, shown: G::Shown<'_>) -> Outcome<G> {
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
                held.target = from.and_then(|spot| G::stepped(&held, spot, step, shown)).map(Target::Spot);
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
                band.touch(touched);
                *self = Self::Band(band);
                Outcome::Nothing
            }
            (Self::Band(band), Input::Drop) => Outcome::Select(*band),
            (Self::Band(band), Input::Cancel) => Outcome::Restore(band.into_before()),
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

fn dropped<G: Ground>(held: Held<G>, shown: G::Shown<'_>) -> Outcome<G> {
    // A place that is not shown any more, since a filter or other lanes came in between, is none.
    match held.target.filter(|target| target.spot().is_none_or(|spot| G::is_shown(spot, shown))) {
        Some(Target::Spot(spot)) => {
            let ask = G::move_to(shown, held.stories, &held.from, &spot);
            ask.map_or(Outcome::Nothing, Outcome::Move)
        }
        Some(Target::Assign(field)) => Outcome::Assign(held.stories, field),
        None => Outcome::Restore(held.before),
    }
}

/// Rows of stories as they are shown.
pub trait Rows: Copy {
    fn count(self) -> usize;

    fn story(self, row: usize) -> Option<StoryId>;
}

/// The stories stand there already, side by side as shown. Hidden stories between them do not count: to move them past
/// what nobody sees would be a step that changes nothing on the screen.
pub fn is_in_place(rows: impl Rows, row: usize, moved: &[StoryId]) -> bool {
    let moved: HashSet<StoryId> = moved.iter().copied().collect();
    let row = row.min(rows.count());
    let is_moved = |row: usize| rows.story(row).is_some_and(|story| moved.contains(&story));
    let above = (0..row).rev().take_while(|row| is_moved(*row)).count();
    let below = (row..rows.count()).take_while(|row| is_moved(*row)).count();
    above + below == moved.len()
}

/// Names the place before a row by a neighbour that stays, so that hidden stories keep theirs.
pub fn place_at(rows: impl Rows, row: usize, moved: &[StoryId]) -> Place {
    let moved: HashSet<StoryId> = moved.iter().copied().collect();
    let row = row.min(rows.count());
    let staying = |row: usize| rows.story(row).filter(|story| !moved.contains(story));
    if let Some(next) = (row..rows.count()).find_map(staying) {
        return Place::Before(next);
    }
    match (0..row).rev().find_map(staying) {
        Some(last) => Place::After(last),
        None => Place::Bottom,
    }
}

/// The row above or below among rows; `None` beyond their ends.
pub(super) fn vertical<G: Ground>(held: &Held<G>, rows: impl Rows, from: usize, step: Step) -> Option<usize> {
    // The places next to a held story are the same place; step over them.
    let is_held = |row: usize| rows.story(row).is_some_and(|story| held.holds(story));
    if step == Step::Up {
        if from == 0 {
            return None;
        }
        let mut row = from - 1;
        while row > 0 && is_held(row) {
            row -= 1;
        }
        // Held stories at the top are where the place is already.
        return if (row..from).all(is_held) { None } else { Some(row) };
    }
    if (from..rows.count()).all(is_held) {
        return None;
    }
    let mut row = from + 1;
    while row < rows.count() && is_held(row) {
        row += 1;
    }
    // Passing a run of held stories that the place stood before does not move yet.
    Some(if (from..row).all(is_held) { row + 1 } else { row }.min(rows.count()))
}
