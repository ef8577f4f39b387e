//! What a person asks for beyond moving stories and setting their fields: the words of these edits.

use std::collections::BTreeSet;

use crate::model::{ColumnId, ColumnKind, Date, LimitPolicy, LimitScope, PersonId, StoryId, Swatch, ViewId};

/// One field of a column and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnField {
    Name(String),
    Kind(ColumnKind),
    /// The most stories that it should hold, 1 to 9999.
    Limit(Option<u32>),
    LimitPolicy(LimitPolicy),
    LimitScope(LimitScope),
    ExitChecklist(Vec<String>),
}

impl ColumnField {
    /// A stable name for the field, which keeps typing in it together.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Kind(_) => "kind",
            Self::Limit(_) => "limit",
            Self::LimitPolicy(_) => "limit policy",
            Self::LimitScope(_) => "limit scope",
            Self::ExitChecklist(_) => "exit checklist",
        }
    }
}

/// One field of the project's settings and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsField {
    Name(String),
    DefinitionOfReady(Vec<String>),
    DefinitionOfDone(Vec<String>),
    /// The colour of a label; none when it is to look like any other.
    LabelColor(String, Option<Swatch>),
    /// Whether the team works on a weekday, 0 for Monday to 6.
    Weekday(usize, bool),
    /// A day off for everyone with its name, which may be empty; none takes it away.
    Holiday(Date, Option<String>),
    /// Days off for everyone with their names, beside those that there are; one that is there gets the name.
    Holidays(Vec<(Date, String)>),
    /// Months after January at which the fiscal year begins, 0 to 11.
    FiscalOffset(u32),
    ManualScheduling(bool),
}

/// Takes a part of a story out into one of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitStory {
    pub story: StoryId,
    /// The title of the new story.
    pub title: String,
    /// The criteria that go to the new story, by their place in the old one.
    pub criteria: BTreeSet<usize>,
    /// What the old story is estimated at afterwards, in points.
    pub keeps: Option<f64>,
    /// What the new story is estimated at, in points.
    pub takes: Option<f64>,
}

/// Why stories move although something is unmet, and what is ticked with the move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Entries that are ticked for all that move.
    pub ticked: BTreeSet<String>,
    /// Why they move although other entries are unmet; it becomes a comment.
    pub reason: Option<String>,
    /// Who gives the reason.
    pub author: Option<PersonId>,
}

/// A change of the saved views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewEdit {
    /// Saves a filter under a name; one with the same name on the same screen is replaced.
    Save {
        screen: String,
        name: String,
        query: String,
    },
    Rename(ViewId, String),
    Delete(ViewId),
}

/// A change of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnEdit {
    /// A new column to the right of another, and of its kind; the last one when `None`.
    Create {
        name: String,
        after: Option<ColumnId>,
    },
    Set(ColumnId, ColumnField),
    /// To the left of another; the last one when `None`.
    Move {
        column: ColumnId,
        before: Option<ColumnId>,
    },
    /// Its stories, archived ones too, go to the bottom of another column, which must be named when there are any.
    Delete {
        column: ColumnId,
        stories_to: Option<ColumnId>,
    },
}
