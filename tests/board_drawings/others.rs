//! What else happens to a board: edits by the inspector and by other commands, and steps back.

use std::collections::BTreeSet;

use roadboard::edit::{
    ColumnEdit, NewStory, Refusal, SplitStory, StoryField, create_story, delete_stories, edit_columns, edit_stories,
    split_story,
};
use roadboard::insight::Scope;
use roadboard::model::{StoryId, Transaction};
use roadboard::screens::board::after_deletion;

use crate::board::Board;
use crate::things;
use crate::words::{lane_and_name, three};

/// Does what a word says. Tells whether it is a word for an edit.
///
/// # Errors
/// What the edit refuses.
pub(crate) fn edit(board: &mut Board, verb: &str, rest: &str) -> Result<bool, Refusal> {
    let (first, second) = rest.split_once(' ').unwrap_or((rest, ""));
    match (verb, rest) {
        ("archive" | "delete", "") => take_away(board, verb)?,
        ("archive", name) => {
            let stories = [board.story(name)];
            board.edit(|desk| edit_stories(desk, &stories, &StoryField::Archived(true)))?;
        }
        ("delete", name) => {
            let stories = [board.story(name)];
            board.edit(|desk| Ok(delete_stories(desk, &stories)))?;
        }
        ("set", _) => {
            let (stories, field) = ([board.story(first)], things::field(second));
            board.edit(|desk| edit_stories(desk, &stories, &field))?;
        }
        ("new", _) => {
            let (lane, column) = lane_and_name(first);
            let sprint = match board.view.scope(&board.document) {
                Scope::Sprint(sprint) => Some(sprint),
                Scope::All | Scope::Archived => None,
            };
            let new = NewStory { title: second.into(), column: board.column(column), sprint, below: None, lane };
            let made = board.document.edit(|desk| create_story(desk, new))?;
            select_made(board, made);
        }
        ("split", _) => {
            let split = SplitStory {
                story: board.story(first),
                title: second.into(),
                criteria: BTreeSet::new(),
                keeps: None,
                takes: None,
            };
            let made = board.document.edit(|desk| split_story(desk, &split))?;
            select_made(board, made);
        }
        ("remove", _) => {
            let (column, _, to) = three(rest);
            let edit = ColumnEdit::Delete { column: board.column(column), stories_to: Some(board.column(to)) };
            board.edit(|desk| edit_columns(desk, &edit))?;
        }
        ("undo", _) => _ = board.document.undo(),
        ("redo", _) => _ = board.document.redo(),
        _ => return Ok(false),
    }
    Ok(true)
}

fn select_made(board: &mut Board, (id, transaction): (StoryId, Transaction)) {
    board.document.apply(transaction);
    board.document.selection.only(id);
}

/// The commands go on beside what is gone.
fn take_away(board: &mut Board, verb: &str) -> Result<(), Refusal> {
    let stories = board.document.selection.to_vec();
    let next = after_deletion(&board.document, &board.view, &stories);
    let done = match verb {
        "archive" => board.edit(|desk| edit_stories(desk, &stories, &StoryField::Archived(true)))?,
        _ => board.edit(|desk| Ok(delete_stories(desk, &stories)))?,
    };
    match next.filter(|_| done) {
        Some(next) => board.document.selection.only(next),
        None if done => board.document.selection.clear(),
        None => {}
    }
    Ok(())
}
