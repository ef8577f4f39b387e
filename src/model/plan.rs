//! What the Product Owner plans with: columns, sprints, releases, saved views.

use std::collections::{BTreeMap, BTreeSet};

use super::{ColumnId, Date, Moment, PersonId, Rank, ReleaseId, SprintId, StoryId, ViewId, words};

words! {
    /// What reaching a column means for a story.
    pub enum ColumnKind {
        #[default]
        ToDo = "todo" => "To do",
        Doing = "doing" => "Doing",
        Done = "done" => "Done",
    }

    /// What happens when a column holds more than its limit.
    pub enum LimitPolicy {
        Off = "off" => "Off",
        #[default]
        Warn = "warn" => "Warn",
        Block = "block" => "Block",
    }

    /// What a WIP limit counts.
    pub enum LimitScope {
        #[default]
        Column = "column" => "Whole column",
        Lane = "lane" => "Each lane of the column",
    }

    pub enum SprintState {
        #[default]
        Planned = "planned" => "Planned",
        Active = "active" => "Active",
        Closed = "closed" => "Closed",
    }

    pub enum ReleaseState {
        #[default]
        Planned = "planned" => "Planned",
        Released = "released" => "Released",
    }
}

/// A step of the workflow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    pub id: ColumnId,
    pub name: String,
    pub kind: ColumnKind,
    pub rank: Rank,
    /// The most stories it should hold (work in progress).
    pub limit: Option<u32>,
    pub limit_policy: LimitPolicy,
    pub limit_scope: LimitScope,
    /// What must hold before a story leaves the column.
    pub exit_checklist: Vec<String>,
}

/// A time box with a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sprint {
    pub id: SprintId,
    pub name: String,
    pub goal: String,
    /// Set when the sprint is closed.
    pub goal_met: Option<bool>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day, inclusive.
    pub end: Option<Date>,
    pub state: SprintState,
    /// When it was started: what is in it then is its commitment. None in older files, where its first day begins it.
    pub started_at: Option<Moment>,
    /// What was in it when it was started, in points; later changes leave it. None before, and in older files, where what
    /// is known of its stories tells.
    pub commitment: Option<f64>,
    /// Points each person can take, where it differs from the person's own capacity.
    pub capacity: BTreeMap<PersonId, f64>,
    /// Markdown.
    pub review_notes: String,
    /// Markdown.
    pub retrospective_notes: String,
    /// Frozen when the sprint is closed; nothing done later changes it.
    pub record: Option<SprintRecord>,
}

/// What a sprint came to, in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SprintRecord {
    pub closed_at: Moment,
    pub commitment: f64,
    pub added: f64,
    pub removed: f64,
    pub re_estimated: f64,
    pub completed: f64,
    pub carried_over: f64,
    /// Of stories that were finished between start and closing, but not in it.
    pub done_outside: f64,
    /// Stories that were finished, then those that were not.
    pub finished: BTreeSet<StoryId>,
    pub unfinished: BTreeSet<StoryId>,
}

/// A version that stories are shipped in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    pub id: ReleaseId,
    pub name: String,
    pub date: Option<Date>,
    pub state: ReleaseState,
    /// Markdown.
    pub notes: String,
}

/// A filter that a person saved under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedView {
    pub id: ViewId,
    pub name: String,
    /// The screen that it belongs to, by its navigation label.
    pub screen: String,
    /// The filter as typed.
    pub query: String,
}

impl Column {
    pub fn order(&self) -> (&Rank, ColumnId) {
        (&self.rank, self.id)
    }
}
