//! The backlog as a ground that stories are held over: its places, and what a drop on one asks for.

use super::shown::ShownBacklog;
use crate::edit::{Place, RankStories, StoryField};
use crate::insight::{Group, ListRows, Part, Section};
use crate::model::StoryId;
use crate::screens::board::FoldSet;
use crate::screens::drag::{self, Banded, Ground, Step, is_in_place, place_at, vertical};
use crate::session::Selection;

/// The backlog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnBacklog;

pub type Drag = drag::Drag<OnBacklog>;
pub type Held = drag::Held<OnBacklog>;
pub type Input = drag::Input<OnBacklog>;
pub type Outcome = drag::Outcome<OnBacklog>;
pub type Target = drag::Target<Spot>;

/// A place before a row of a part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub part: Part,
    pub row: usize,
}

/// A part that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fold {
    Section(Section),
    Group(Part),
}

impl Fold {
    pub(super) fn holds(self, spot: &Spot) -> bool {
        match self {
            Self::Section(section) => section == spot.part.section,
            Self::Group(part) => part == spot.part,
        }
    }
}

/// What Escape brings back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    pub scroll_y: f64,
    pub folds: FoldSet<Fold>,
    pub selection: Selection,
}

/// What a drop asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Dropped {
    Rank(RankStories),
    /// What the stories of a group share; their ranks stay.
    Set(Vec<StoryId>, StoryField),
}

/// Rows reach from side to side, and leave no ground to pull a band on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBand {}

impl Banded for NoBand {
    type Touched = ();
    type Before = Before;

    fn touch(&mut self, (): ()) {
        match *self {}
    }

    fn scrolling_mut(&mut self) -> &mut [f64; 2] {
        match *self {}
    }

    fn into_before(self) -> Before {
        match self {}
    }
}

impl drag::Rows for ListRows<'_> {
    fn count(self) -> usize {
        self.len()
    }

    fn story(self, row: usize) -> Option<StoryId> {
        self.get(row).map(|story| story.id)
    }
}

impl Ground for OnBacklog {
    type Spot = Spot;
    type Lane = Part;
    type Fold = Fold;
    type Entering = ();
    type Before = Before;
    type Band = NoBand;
    type Move = Dropped;
    type Shown<'a> = ShownBacklog<'a>;

    fn stepped(held: &Held, spot: Spot, step: Step, shown: ShownBacklog<'_>) -> Option<Spot> {
        let at = shown.position(spot.part)?;
        let rows = shown.rows(spot.part);
        let (top, bottom) = (|part| Spot { part, row: 0 }, |part| Spot { part, row: shown.rows(part).len() });
        let previous = || at.checked_sub(1).and_then(|at| shown.parts().get(at)).copied();
        let next = || shown.parts().get(at + 1).copied();
        let section = |part: &Part| part.section != spot.part.section;
        let to = match step {
            Step::Up | Step::Down => match vertical(held, rows, spot.row, step) {
                Some(row) => Some(Spot { row, ..spot }),
                None if step == Step::Up => previous().map(bottom),
                None => next().map(top),
            },
            Step::Top if spot.row > 0 => Some(top(spot.part)),
            Step::Bottom if spot.row < rows.len() => Some(bottom(spot.part)),
            Step::Top | Step::FirstColumn => shown.parts().first().copied().map(top),
            Step::Bottom => shown.parts().last().copied().map(bottom),
            Step::Left => shown.parts().iter().take(at).rev().copied().find(section).map(bottom),
            Step::Right => shown.parts().iter().skip(at).copied().find(section).map(top),
            Step::LastColumn => shown.parts().last().copied().map(top),
        };
        Some(to.unwrap_or(spot))
    }

    fn is_shown(spot: &Spot, shown: ShownBacklog<'_>) -> bool {
        shown.position(spot.part).is_some()
    }

    fn move_to(shown: ShownBacklog<'_>, stories: Vec<StoryId>, from: &Part, spot: &Spot) -> Option<Dropped> {
        if let Some(field) = regroups(from, spot.part) {
            return Some(Dropped::Set(stories, field));
        }
        let rows = shown.rows(spot.part);
        if shown.are_all_in(spot.part, &stories) && is_in_place(rows, spot.row, &stories) {
            return None;
        }
        let place = if rows.is_empty() { Place::Bottom } else { place_at(rows, spot.row, &stories) };
        Some(Dropped::Rank(RankStories { stories, section: spot.part.section, place }))
    }
}

/// What stories get that are put into another group of their section, whose ranks are not what is asked for.
pub(super) fn regroups(from: &Part, to: Part) -> Option<StoryField> {
    if from.section != to.section || from.group == to.group {
        return None;
    }
    match to.group {
        Group::All => None,
        Group::Initiative(initiative) => Some(StoryField::Initiative(initiative)),
        Group::Release(release) => Some(StoryField::Release(release)),
    }
}
