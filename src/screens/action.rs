//! What a person can ask for, from any screen.

use std::path::PathBuf;

use crate::edit::{MoveStories, NewStory, StoryField};
use crate::model::StoryId;
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

/// A request with all that is needed to carry it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Run(Command),
    OpenPath(PathBuf),
    ForgetRecent(PathBuf),
    CreateProject {
        name: String,
    },
    /// The project's name, as it is being typed.
    TypeProjectName(String),
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
    CreateStory(NewStory),
    EditStories(Vec<StoryId>, StoryField),
    /// As `EditStories`, but what is typed in one field is one step.
    TypeInStories(Vec<StoryId>, StoryField),
    /// The person left the field that was being typed in.
    EndTyping,
    OpenInspector(bool),
    /// Said to screen readers, and shown in the status bar.
    Announce(String),
}
