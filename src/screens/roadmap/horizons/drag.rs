//! What is being done with cards as a state machine: they are held, or a finger scrolls. It ends in one edit, or in nothing.

use std::collections::HashSet;

use super::shown::COLUMNS;
use crate::insight::Horizon;
use crate::model::{Confidence, InitiativeId, Period};

/// What Escape brings back. The selection changes at the drop only, so it needs no bringing back.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Before {
    pub(super) down: [f64; COLUMNS],
    pub(super) sideways: f32,
}

/// The dates and the confidence that the card in hand would get.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Landing {
    pub(super) period: Period,
    pub(super) confidence: Confidence,
    /// The row before which it would stand.
    pub(super) row: usize,
    /// How many of the held cards move; those that stand there already do not.
    pub(super) count: usize,
}

/// Cards that are held.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    /// The card that was taken; the others follow it.
    pub(super) lead: InitiativeId,
    /// All that move, the lead among them.
    pub(super) initiatives: Vec<InitiativeId>,
    set: HashSet<InitiativeId>,
    /// From the lead's left top corner to the pointer.
    pub(super) grab: [f32; 2],
    /// The column under the pointer.
    pub(super) over: Option<Horizon>,
    /// What a drop would do; none where nothing would change.
    pub(super) landing: Option<Landing>,
    pub(super) before: Before,
    /// Seconds for which each axis has been scrolling by itself.
    pub(super) scrolling: [f64; 2],
}

impl Held {
    pub(super) fn holds(&self, initiative: InitiativeId) -> bool {
        self.set.contains(&initiative)
    }
}

/// What the pointer is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Drag {
    #[default]
    Idle,
    Held(Box<Held>),
    /// A finger scrolls a column.
    Pan(Horizon),
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Input {
    Lift {
        lead: InitiativeId,
        initiatives: Vec<InitiativeId>,
        grab: [f32; 2],
        before: Before,
    },
    Pan(Horizon),
    /// The pointer is over this column, where a drop would do so, or over none.
    Over(Option<(Horizon, Option<Landing>)>),
    Drop,
    Cancel,
}

/// What comes of an input.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    Nothing,
    Move {
        lead: InitiativeId,
        initiatives: Vec<InitiativeId>,
        horizon: Horizon,
    },
    /// Put the scrolling back as it was.
    Restore(Before),
}

impl Drag {
    pub(super) fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    pub(super) fn held(&self) -> Option<&Held> {
        match self {
            Self::Held(held) => Some(held),
            _ => None,
        }
    }

    pub(super) fn held_mut(&mut self) -> Option<&mut Held> {
        match self {
            Self::Held(held) => Some(held),
            _ => None,
        }
    }

    /// Takes an input in and tells what is to be done. After a drop or a cancel nothing is held any more.
    pub(super) fn handle(&mut self, input: Input) -> Outcome {
        match (std::mem::take(self), input) {
            (Self::Idle, Input::Lift { lead, initiatives, grab, before }) => {
                *self = Self::Held(Box::new(Held {
                    lead,
                    set: initiatives.iter().copied().collect(),
                    initiatives,
                    grab,
                    over: None,
                    landing: None,
                    before,
                    scrolling: [0.0; 2],
                }));
                Outcome::Nothing
            }
            (Self::Idle, Input::Pan(horizon)) => {
                *self = Self::Pan(horizon);
                Outcome::Nothing
            }
            (Self::Held(mut held), Input::Over(over)) => {
                held.over = over.map(|(horizon, _)| horizon);
                held.landing = over.and_then(|(_, landing)| landing);
                *self = Self::Held(held);
                Outcome::Nothing
            }
            (Self::Held(held), Input::Drop) => {
                let Held { lead, initiatives, over, landing, before, .. } = *held;
                match (over, landing) {
                    (Some(horizon), Some(_)) => Outcome::Move { lead, initiatives, horizon },
                    // Where they came from, so the scrolling on the way was meant.
                    (Some(_), None) => Outcome::Nothing,
                    (None, _) => Outcome::Restore(before),
                }
            }
            (Self::Held(held), Input::Cancel) => Outcome::Restore(held.before),
            (Self::Pan(_), Input::Drop | Input::Cancel) => Outcome::Nothing,
            // A second lift while holding changes nothing, and so does anything else while idle.
            (state, _) => {
                *self = state;
                Outcome::Nothing
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shown::tests::day;
    use super::*;
    use crate::model::{EntityId as _, RawId};

    fn id(n: u8) -> InitiativeId {
        InitiativeId::from_raw(RawId::from_bytes([n; 10]))
    }

    fn before() -> Before {
        Before { down: [1.0, 2.0, 3.0], sideways: 4.0 }
    }

    fn held() -> Drag {
        let mut drag = Drag::default();
        let lift = Input::Lift { lead: id(1), initiatives: vec![id(1), id(2)], grab: [3.0, 4.0], before: before() };
        assert_eq!(drag.handle(lift), Outcome::Nothing);
        drag
    }

    fn landing() -> Landing {
        Landing { period: Period::day(day("2027-01-04")), confidence: Confidence::Likely, row: 0, count: 2 }
    }

    #[test]
    fn a_drop_on_a_column_moves_all_that_are_held() {
        let mut drag = held();
        assert!(drag.held().is_some_and(|held| held.holds(id(2)) && !held.holds(id(3))));
        drag.handle(Input::Over(Some((Horizon::Next, Some(landing())))));
        let moved = Outcome::Move { lead: id(1), initiatives: vec![id(1), id(2)], horizon: Horizon::Next };
        assert_eq!((drag.handle(Input::Drop), drag.is_idle()), (moved, true));
    }

    #[test]
    fn escape_and_a_drop_beside_the_columns_bring_back_what_was() {
        let mut drag = held();
        drag.handle(Input::Over(Some((Horizon::Next, Some(landing())))));
        assert_eq!((drag.handle(Input::Cancel), drag.is_idle()), (Outcome::Restore(before()), true));
        let mut drag = held();
        drag.handle(Input::Over(Some((Horizon::Next, Some(landing())))));
        drag.handle(Input::Over(None));
        assert_eq!(drag.handle(Input::Drop), Outcome::Restore(before()));
    }

    #[test]
    fn a_drop_where_nothing_would_change_asks_for_nothing() {
        let mut drag = held();
        drag.handle(Input::Over(Some((Horizon::Now, None))));
        assert_eq!((drag.handle(Input::Drop), drag.is_idle()), (Outcome::Nothing, true));
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let mut drag = held();
        let same = drag.clone();
        assert_eq!(drag.handle(Input::Pan(Horizon::Now)), Outcome::Nothing);
        assert_eq!(drag, same);
        let mut idle = Drag::default();
        assert_eq!((idle.handle(Input::Drop), idle.is_idle()), (Outcome::Nothing, true));
        idle.handle(Input::Pan(Horizon::Later));
        assert_eq!(idle, Drag::Pan(Horizon::Later));
        assert_eq!((idle.handle(Input::Drop), idle.is_idle()), (Outcome::Nothing, true));
    }
}
