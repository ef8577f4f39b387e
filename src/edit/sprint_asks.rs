//! What a person asks for about the backlog, sprints and releases: the words of these edits.

use std::collections::BTreeMap;

use super::Place;
use crate::insight::Section;
use crate::model::{Date, Period, PersonId, ReleaseId, ReleaseState, SprintId, StoryId};

/// Ranks stories, and plans them for a sprint or takes them out of it. They keep their order and their columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankStories {
    pub stories: Vec<StoryId>,
    pub section: Section,
    pub place: Place,
}

/// A new sprint, planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSprint {
    /// The next number after that of the latest sprint when it is blank, such as "Sprint 13".
    pub name: String,
    pub goal: String,
    /// None suggests the days after the latest sprint, as many as that one had.
    pub period: Option<Period>,
}

/// One field of a sprint and what it becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum SprintField {
    Name(String),
    Goal(String),
    /// First and last day, both counted.
    Period(Period),
    /// Points that a person can take in it; none for what follows from the person's days.
    Capacity(PersonId, Option<f64>),
    GoalMet(Option<bool>),
    /// Markdown.
    ReviewNotes(String),
    /// Markdown.
    RetrospectiveNotes(String),
}

/// Where a story goes that was not finished in its sprint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CarryOver {
    /// To the sprint that comes next.
    Next(SprintId),
    #[default]
    BacklogTop,
    BacklogBottom,
}

/// Closes the active sprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompleteSprint {
    pub sprint: SprintId,
    pub goal_met: Option<bool>,
    /// Put below the review notes when it is not blank. Markdown.
    pub note: String,
    /// Where unfinished stories go that have a choice of their own.
    pub carry: BTreeMap<StoryId, CarryOver>,
    /// Where all others go.
    pub rest: CarryOver,
}

/// A change of the sprints.
#[derive(Clone, Debug, PartialEq)]
pub enum SprintEdit {
    Create(NewSprint),
    Set(SprintId, SprintField),
    Start(SprintId),
    Complete(CompleteSprint),
    /// A planned one; its stories go back to where they stand in the backlog.
    Delete(SprintId),
}

/// One field of a release and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseField {
    Name(String),
    Date(Option<Date>),
    State(ReleaseState),
    /// Markdown.
    Notes(String),
}

/// A change of the releases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseEdit {
    Create {
        name: String,
        date: Option<Date>,
    },
    Set(ReleaseId, ReleaseField),
    /// Its stories stay, without a release.
    Delete(ReleaseId),
}

/// One field of a person that planning needs, and what it becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum PersonField {
    /// Points a working day, 0 to 100.
    Capacity(Option<f64>),
    /// A day off of their own, or not any more.
    DayOff(Date, bool),
}

impl SprintField {
    /// A stable name for the field, which keeps typing in it together.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Goal(_) => "goal",
            Self::Period(_) => "dates",
            Self::Capacity(..) => "capacity",
            Self::GoalMet(_) => "goal met",
            Self::ReviewNotes(_) => "review notes",
            Self::RetrospectiveNotes(_) => "retrospective notes",
        }
    }
}

impl ReleaseField {
    /// A stable name for the field, which keeps typing in it together.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Date(_) => "date",
            Self::State(_) => "state",
            Self::Notes(_) => "notes",
        }
    }
}
