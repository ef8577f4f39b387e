//! What should hold before a story moves on: the definitions of ready and done, and the columns' exit checklists.
//!
//! Entries are ticked by their text, so the same words in two lists are one entry.

use std::sync::Arc;

use super::asks::Checks;
use super::move_stories::in_order;
use super::{Desk, MoveStories, Refusal, move_stories};
use crate::model::{Change, Column, ColumnId, ColumnKind, Comment, Moment, Project, Story, StoryId, Transaction};

/// The list that an entry stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnmetList {
    /// The definition of ready.
    Ready,
    /// What must hold before a story leaves a column.
    Exit(ColumnId),
    /// The definition of done.
    Done,
}

/// An entry that is not ticked for stories that are about to move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    pub list: UnmetList,
    pub item: String,
    /// Of those that move, by column and rank.
    pub stories: Vec<StoryId>,
}

/// What a move asks for that is not ticked: first of the definition of ready, then of the columns in the order of the
/// workflow, then of the definition of done.
///
/// A story answers for the column that it stands in, not for those that it skips. Going back asks for nothing.
pub fn unmet(project: &Project, ask: &MoveStories) -> Vec<Unmet> {
    let Some(to) = project.columns.get(ask.column) else { return Vec::new() };
    let moved = in_order(project, &ask.stories);
    let mut found = Vec::new();
    for (list, items, from) in lists(project, to) {
        for item in items {
            let lacks = |story: &&&Arc<Story>| from.contains(&story.column) && !story.checked.contains(item);
            let stories: Vec<StoryId> = moved.iter().filter(lacks).map(|story| story.id).collect();
            if !stories.is_empty() {
                found.push(Unmet { list, item: item.clone(), stories });
            }
        }
    }
    found
}

/// The lists that a move to a column asks for, and the columns out of which it asks for them.
fn lists<'a>(project: &'a Project, to: &Column) -> Vec<(UnmetList, &'a [String], Vec<ColumnId>)> {
    let from = |is_asked: &dyn Fn(&Column) -> bool| {
        project.columns.iter().filter(|column| is_asked(column)).map(|column| column.id).collect::<Vec<_>>()
    };
    let settings = &project.settings;
    let mut lists: Vec<(UnmetList, &[String], Vec<ColumnId>)> = Vec::new();
    if to.kind != ColumnKind::ToDo {
        lists.push((UnmetList::Ready, &settings.definition_of_ready, from(&|column| column.kind == ColumnKind::ToDo)));
    }
    let mut earlier: Vec<&Arc<Column>> = project.columns.iter().filter(|column| column.order() < to.order()).collect();
    earlier.sort_by(|a, b| a.order().cmp(&b.order()));
    lists.extend(earlier.iter().map(|c| (UnmetList::Exit(c.id), &*c.exit_checklist, vec![c.id])));
    if to.kind == ColumnKind::Done {
        lists.push((UnmetList::Done, &settings.definition_of_done, from(&|column| column.kind != ColumnKind::Done)));
    }
    lists
}

/// Moves stories, ticks what the person answered for where it is asked, and writes the reason into a comment of each
/// story for which something is unmet all the same. Without a reason nothing is written.
///
/// # Errors
/// Those of [`move_stories`].
pub fn move_checked(desk: &Desk<'_>, ask: &MoveStories, checks: &Checks) -> Result<Transaction, Refusal> {
    let mut transaction = move_stories(desk, ask)?;
    let unmet = unmet(desk.project, ask);
    let column = desk.project.columns.get(ask.column).map_or("", |column| column.name.as_str());
    let reason = checks.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    for change in &mut transaction.changes {
        // Who is asked for something leaves its column, and so changes.
        let Change::Story(edit) = change else { continue };
        let Some(story) = edit.after.as_mut().map(Arc::make_mut) else { continue };
        let asked = unmet.iter().filter(|unmet| unmet.stories.contains(&story.id)).map(|unmet| &unmet.item);
        let (ticked, open): (Vec<_>, Vec<_>) = asked.partition(|item| checks.ticked.contains(*item));
        story.checked.extend(ticked.into_iter().cloned());
        if let Some(reason) = reason.filter(|_| !open.is_empty()) {
            story.comments.push(comment(desk.now, column, &open, reason));
        }
    }
    Ok(transaction)
}

/// "Moved to In progress although “Estimated by the team” is unmet: the demo is tomorrow".
fn comment(at: Moment, column: &str, open: &[&String], reason: &str) -> Comment {
    let quoted: Vec<String> = open.iter().map(|item| format!("“{item}”")).collect();
    let (names, are) = match quoted.split_last() {
        Some((last, [])) => (last.clone(), "is"),
        Some((last, rest)) => (format!("{} and {last}", rest.join(", ")), "are"),
        None => (String::new(), "is"),
    };
    Comment { at, author: None, text: format!("Moved to {column} although {names} {are} unmet: {reason}") }
}

/// Entries of the definition of ready that hold for a story, of all.
pub fn readiness(project: &Project, story: &Story) -> (usize, usize) {
    let entries = &project.settings.definition_of_ready;
    (entries.iter().filter(|entry| story.checked.contains(*entry)).count(), entries.len())
}
