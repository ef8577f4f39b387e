//! What the events of a story tell of it.
//!
//! Where they are incomplete, its fields fill in. A field that no event speaks of has had its present value since the
//! story was created, or always when no event tells of that either. So has an estimate that is the first event of all. Where
//! events end in something else than the present value, the difference shows on the last day, so that today is always as the
//! board has it.

use std::borrow::Cow;

use super::Work;
use crate::insight::board::thousandths;
use crate::model::{Event, EventKind, Story};

/// A story with its events in the order of time, whatever the order in the file.
pub(in crate::insight) struct Told<'a> {
    pub(super) story: &'a Story,
    pub(super) events: Cow<'a, [Event]>,
    /// It stands in a column of kind *done* now.
    pub(super) done: bool,
}

/// What a story must be in to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    Anywhere,
    In(Work),
}

/// What a story is at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) exists: bool,
    /// It is in the sprint or the release that is asked about.
    pub(super) inside: bool,
    pub(super) thousandths: i64,
    pub(super) done: bool,
}

/// In thousandths of points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Points {
    pub(super) scope: i64,
    pub(super) done: i64,
}

impl<'a> Told<'a> {
    pub(in crate::insight) fn new(story: &'a Story, done: bool) -> Self {
        let mut events = Cow::Borrowed(story.events.as_slice());
        if !events.is_sorted_by_key(|event| event.at) {
            events.to_mut().sort_by_key(|event| event.at);
        }
        Self { story, events, done }
    }

    pub(super) fn was_created(&self) -> bool {
        self.events.iter().any(|event| matches!(event.what, EventKind::Created { .. }))
    }

    /// As the story's fields say.
    pub(super) fn present(&self, seat: Seat) -> State {
        let inside = match seat {
            Seat::Anywhere => true,
            Seat::In(Work::Sprint(sprint)) => self.story.sprint == Some(sprint),
            Seat::In(Work::Release(release)) => self.story.release == Some(release),
        };
        State { exists: true, inside, thousandths: thousandths(self.story.estimate), done: self.done }
    }

    /// As the last day has it. No event tells of archiving, and the board leaves out what is archived. A release does not
    /// forget what was done: there, only what was archived undone is left out, and what was cancelled.
    pub(super) fn on_the_last_day(&self, seat: Seat) -> State {
        let state = self.present(seat);
        let kept = !self.story.archived || (state.done && !matches!(seat, Seat::In(Work::Sprint(_))));
        let given_up = matches!(seat, Seat::In(Work::Release(_))) && self.story.is_cancelled();
        State { inside: state.inside && kept && !given_up, ..state }
    }

    /// Whether it is done before the first event.
    pub(super) fn done_at_first(&self) -> bool {
        let told = self.events.iter().find_map(|event| match event.what {
            EventKind::Done => Some(false),
            EventKind::Reopened => Some(true),
            _ => None,
        });
        told.unwrap_or(self.done)
    }

    /// Before the first event: what the first event of each kind implies, or else the present value.
    fn first(&self, seat: Seat) -> State {
        let present = self.present(seat);
        let mut state = State { done: self.done_at_first(), ..present };
        let (mut entered, mut estimated) = (None, None);
        for (i, event) in self.events.iter().enumerate() {
            match event.what {
                EventKind::Created { .. } => state.exists = false,
                // Nothing tells of a time without it when nothing was before it.
                EventKind::Estimated { points } if i == 0 => estimated = Some(thousandths(points)),
                EventKind::Estimated { .. } => estimated = estimated.or(Some(0)),
                EventKind::SprintEntered { sprint } if seat == Seat::In(Work::Sprint(sprint)) => {
                    entered = entered.or(Some(false));
                }
                EventKind::SprintLeft { sprint } if seat == Seat::In(Work::Sprint(sprint)) => {
                    entered = entered.or(Some(true));
                }
                _ => {}
            }
        }
        let thousandths = estimated.unwrap_or(present.thousandths);
        State { inside: entered.unwrap_or(present.inside), thousandths, ..state }
    }

    /// Calls `see` with what the story is before its first event, and then after each.
    pub(super) fn follow(&self, seat: Seat, mut see: impl FnMut(Option<&Event>, State)) {
        let mut state = self.first(seat);
        see(None, state);
        for event in self.events.iter() {
            match event.what {
                EventKind::Created { .. } => state.exists = true,
                EventKind::Estimated { points } => state.thousandths = thousandths(points),
                EventKind::SprintEntered { sprint } if seat == Seat::In(Work::Sprint(sprint)) => state.inside = true,
                EventKind::SprintLeft { sprint } if seat == Seat::In(Work::Sprint(sprint)) => state.inside = false,
                EventKind::Done => state.done = true,
                EventKind::Reopened | EventKind::Cancelled => state.done = false,
                EventKind::SprintEntered { .. } | EventKind::SprintLeft { .. } | EventKind::Moved { .. } => {}
            }
            see(Some(event), state);
        }
    }
}

impl State {
    /// It is in the scope.
    pub(super) fn counts(self) -> bool {
        self.exists && self.inside
    }

    pub(super) fn points(self) -> Points {
        if !self.counts() {
            return Points::default();
        }
        Points { scope: self.thousandths, done: if self.done { self.thousandths } else { 0 } }
    }
}

impl Points {
    pub(super) fn add(&mut self, other: Self) {
        self.scope += other.scope;
        self.done += other.done;
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { scope: self.scope - other.scope, done: self.done - other.done }
    }

    pub(super) fn times(self, n: i64) -> Self {
        Self { scope: self.scope * n, done: self.done * n }
    }
}

/// Thousandths as points.
pub(super) fn points(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}
