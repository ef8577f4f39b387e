//! What a person can ask for, from any screen.

use std::path::PathBuf;

use crate::edit::{
    Checks, ColumnEdit, CompleteSprint, MoveStories, NewStory, PersonField, RankStories, ReleaseEdit, SettingsField,
    SplitStory, SprintEdit, StoryField, ViewEdit,
};
use crate::model::{ColumnId, PersonId, SprintId, StoryId};
use crate::screens::roadmap::PlanAction;
use crate::session::Selection;
use crate::ui::command::Command;

/// How a story is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// This one alone.
    Only,
    /// In or out of the selection.
    Toggle,
}

/// A window that asks for more than a click can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Column, lane, sprint and position of the selected stories.
    MoveTo,
    /// Divides a story in two.
    Split(StoryId),
    /// Everything about a column.
    Column(ColumnId),
    /// Where the stories of a column go before it is deleted.
    DeleteColumn(ColumnId),
    /// The name of a view to save, with its filter.
    SaveView { screen: String, query: String },
    /// The name of a new baseline.
    TakeBaseline,
    /// The name of a new theme.
    NewTheme,
    /// What to share of the roadmap, and as what.
    Share,
    /// Whether a sprint is to be started that lacks something; it is started at once when it does not.
    StartSprint(SprintId),
    /// How the active sprint ended, and where each unfinished story goes.
    CompleteSprint(SprintId),
    /// Definitions of ready and done, and the labels.
    ProjectSettings,
}

/// Stands for the sprint that completing another one makes; no sprint has this id.
pub fn to_be_made() -> SprintId {
    SprintId::default()
}

/// A request with all that is needed to carry it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Run(Command),
    OpenPath(PathBuf),
    ForgetRecent(PathBuf),
    CreateProject {
        name: String,
    },
    /// Show a story on the board and give it the focus.
    Reveal(StoryId),
    Pick(StoryId, Pick),
    /// All stories of a range, the last being where the cursor is.
    PickRange(Vec<StoryId>, StoryId),
    PickAll(Vec<StoryId>),
    ClearSelection,
    /// The selection as it was, with its anchor and cursor.
    RestoreSelection(Selection),
    MoveStories(MoveStories),
    /// As `MoveStories`, after the person has answered for what was unmet.
    MoveChecked(MoveStories, Checks),
    CreateStory(NewStory),
    EditStories(Vec<StoryId>, StoryField),
    /// As `EditStories`, but what is typed in one field is one step.
    TypeInStories(Vec<StoryId>, StoryField),
    EditColumns(ColumnEdit),
    /// As `EditColumns`, but what is typed in one field is one step.
    TypeInColumn(ColumnEdit),
    /// What is typed in the project's name is one step.
    EditSettings(SettingsField),
    EditViews(ViewEdit),
    Split(SplitStory),
    /// Ranks stories in the backlog, or plans them for a sprint.
    RankStories(RankStories),
    EditSprints(SprintEdit),
    /// As completing a sprint, but `CarryOver::Next` of [`to_be_made`] goes to a sprint that is made for it first.
    CompleteIntoNew(CompleteSprint),
    /// As `EditSprints`, but what is typed in one field is one step.
    TypeInSprint(SprintEdit),
    EditReleases(ReleaseEdit),
    /// As `EditReleases`, but what is typed in one field is one step.
    TypeInRelease(ReleaseEdit),
    EditPerson(PersonId, PersonField),
    /// Something of the roadmap.
    Plan(PlanAction),
    /// The charts of Delivery, with what burns down being this sprint.
    ShowCharts(SprintId),
    OpenDialog(Dialog),
    /// The person left the field that was being typed in.
    EndTyping,
    OpenInspector(bool),
    /// Said to screen readers, and shown in the status bar.
    Announce(String),
}
