//! When stories began and when they were finished.

use std::collections::BTreeMap;

use super::days::Day;
use super::told::Told;
use super::workflow::Workflow;
use crate::model::{ColumnKind, EventKind, Moment, StoryId};

/// The stories that are done, by the day on which each was done the last time.
pub(super) type Finishes = BTreeMap<(Day, StoryId), Began>;

/// The stories in *doing*.
pub(super) type UnderWay = BTreeMap<StoryId, Doing>;

/// When a story began. None where no event tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Began {
    pub(super) created: Option<Day>,
    /// First in a column of kind *doing*.
    pub(super) doing: Option<Day>,
}

/// A story in *doing*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doing {
    /// Its column's place in the workflow.
    pub(super) column: usize,
    pub(super) since: Option<Day>,
}

/// What the days of a story come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Course {
    pub(super) began: Began,
    /// The day of its last *done*, when it is done.
    pub(super) finish: Option<Day>,
    pub(super) doing: Option<Doing>,
}

impl Course {
    pub(super) fn of(workflow: &Workflow, told: &Told<'_>, day_of: &mut impl FnMut(Moment) -> Day) -> Self {
        let created = told.events.iter().find(|event| matches!(event.what, EventKind::Created { .. }));
        let mut first_doing = None;
        workflow.follow(told, |event, spot| {
            if first_doing.is_none() && workflow.is(spot.column, ColumnKind::Doing) {
                first_doing = event.map(|event| event.at);
            }
        });
        let began = Began { created: created.map(|event| day_of(event.at)), doing: first_doing.map(&mut *day_of) };
        let column = workflow.place(told.story.column);
        let doing = column
            .filter(|_| workflow.is(column, ColumnKind::Doing) && !told.story.archived)
            .map(|column| Doing { column, since: began.doing });
        Self { began, finish: finished_at(told).map(day_of), doing }
    }
}

/// The moment of a story's last *done*, when it is done by its events and by its column.
pub(super) fn finished_at(told: &Told<'_>) -> Option<Moment> {
    if !told.done {
        return None;
    }
    let mut finish = None;
    for event in told.events.iter() {
        match event.what {
            EventKind::Done => finish = Some(event.at),
            EventKind::Reopened | EventKind::Cancelled => finish = None,
            _ => {}
        }
    }
    finish
}
