//! How a person changes a project: one function per intent, from a project to a transaction.
//!
//! An edit looks at the project and its indexes, and says what would change. It applies nothing; the session does.

mod asks;
mod backlog;
#[cfg(test)]
mod backlog_tests;
#[cfg(test)]
mod bench;
mod blockers;
mod checklists;
mod columns;
#[cfg(test)]
mod columns_tests;
mod estimates;
mod fields;
mod history;
mod limits;
mod move_stories;
#[cfg(test)]
mod move_stories_tests;
mod peers;
mod people;
mod plan;
mod plan_asks;
mod project;
mod refusal;
mod releases;
mod rest;
mod settings;
mod split;
mod sprint_asks;
mod sprints;
mod stories;
#[cfg(test)]
mod stories_tests;
mod views;

pub use asks::{Checks, ColumnEdit, ColumnField, SettingsField, SplitStory, ViewEdit};
pub use backlog::rank_stories;
pub use checklists::{Unmet, UnmetList, is_ready, move_checked, readiness, unmet};
pub use columns::edit_columns;
pub use fields::{StoryField, StoryList, edit_stories};
pub use history::{History, StateId, TypingKey};
pub use move_stories::{LaneMove, MoveStories, Place, move_stories};
pub use people::{GREATEST_DAILY_CAPACITY, edit_person};
pub use plan::{
    GREATEST_LAG, GREATEST_LENGTH, create_initiative, create_milestone, delete_nodes, edit_baselines, edit_initiatives,
    edit_links, edit_milestones, edit_nodes, edit_themes, reschedule,
};
pub use plan_asks::{
    BaselineEdit, InitiativeField, InitiativeList, LinkEdit, MilestoneField, NewInitiative, NewMilestone, NodeField,
    Reschedule, ThemeEdit,
};
pub use project::new_project;
pub use refusal::Refusal;
pub(crate) use refusal::round;
pub use releases::{create_release, edit_releases};
pub use settings::edit_settings;
pub use split::split_story;
pub use sprint_asks::{
    CarryOver, CompleteSprint, NewSprint, PersonField, RankStories, ReleaseEdit, ReleaseField, SprintEdit, SprintField,
};
pub use sprints::{GREATEST_CAPACITY, create_sprint, edit_sprints, suggested_sprint};
pub use stories::{NewStory, create_story, delete_stories};
pub use views::edit_views;

use crate::insight::Indexes;
use crate::model::{Date, IdSource, Moment, Project};

/// What an edit works on and with.
#[derive(Debug)]
pub struct Desk<'a> {
    pub project: &'a Project,
    pub indexes: &'a Indexes,
    pub ids: &'a mut IdSource,
    pub now: Moment,
    /// The date of a moment, where the program runs.
    pub date_of: fn(Moment) -> Date,
}

impl Desk<'_> {
    fn today(&self) -> Date {
        (self.date_of)(self.now)
    }
}

/// "NP-122" for one story, "3 stories" for several.
fn name_of(project: &Project, stories: &[crate::model::StoryId]) -> String {
    match stories {
        [one] => project.stories.get(*one).map_or_else(|| "story".into(), |s| s.key.clone()),
        many => format!("{} stories", many.len()),
    }
}

/// A name without the spaces around it.
///
/// # Errors
/// When nothing is left of it.
fn named(what: &'static str, name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() { Err(Refusal::Nameless(what)) } else { Ok(name.to_owned()) }
}

/// A name that may still be typed in: a space at its end stays, since a word may follow.
///
/// # Errors
/// When it is blank.
fn typed_name(what: &'static str, name: &str) -> Result<String, Refusal> {
    named(what, name).map(|_| name.trim_start().to_owned())
}

/// A list as it is kept: trimmed, without empty entries and without any that stood before.
fn tidy(list: &[String]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let entries = list.iter().map(|entry| entry.trim()).filter(|entry| !entry.is_empty());
    entries.filter(|entry| seen.insert(*entry)).map(str::to_owned).collect()
}
