//! Edits of the workflow: its columns, their order, limits and checklists.

use std::sync::Arc;

use super::asks::{ColumnEdit, ColumnField};
use super::move_stories::{enter_column, finish_or_reopen};
use super::{Desk, Refusal, named, tidy, typed_name};
use crate::insight::Scope;
use crate::model::{Column, ColumnId, ColumnKind, Project, Rank, Story, Transaction, Word as _, place};

/// The greatest WIP limit.
const GREATEST_LIMIT: u32 = 9999;

/// Makes, changes, moves or deletes a column; nothing when it is so already.
///
/// # Errors
/// When a column is gone, a name is blank, a limit is out of range, or a column cannot be deleted.
pub fn edit_columns(desk: &mut Desk<'_>, edit: &ColumnEdit) -> Result<Transaction, Refusal> {
    match edit {
        ColumnEdit::Create { name, after } => create(desk, name, *after),
        ColumnEdit::Set(id, field) => set(desk, *id, field),
        ColumnEdit::Move { column, before } => reorder(desk, *column, *before),
        ColumnEdit::Delete { column, stories_to } => delete(desk, *column, *stories_to),
    }
}

fn existing(project: &Project, id: ColumnId) -> Result<&Arc<Column>, Refusal> {
    project.columns.get(id).ok_or(Refusal::Gone("column"))
}

/// The new column is of the kind of its left neighbour: a part of the same step of the workflow.
fn create(desk: &mut Desk<'_>, name: &str, after: Option<ColumnId>) -> Result<Transaction, Refusal> {
    let columns = desk.project.columns_in_order();
    let at = match after {
        Some(id) => columns.iter().position(|column| column.id == id).ok_or(Refusal::Gone("column"))? + 1,
        None => columns.len(),
    };
    let name = named("column", name)?;
    let mut transaction = Transaction::new(format!("New column “{name}”"), desk.now);
    let kind = at.checked_sub(1).map_or(ColumnKind::ToDo, |left| columns[left].kind);
    let rank = make_room(&mut transaction, &columns, at);
    transaction.create(Column { id: desk.ids.next_id(), name, kind, rank, ..Column::default() });
    Ok(transaction)
}

/// The rank of a column that is put before index `at`; neighbours give way in the transaction.
fn make_room(transaction: &mut Transaction, columns: &[Arc<Column>], at: usize) -> Rank {
    let mut placement = place(columns.len(), |i| &columns[i].rank, at, 1);
    for (i, rank) in placement.rekeyed {
        transaction.replace(&columns[i], Column { rank, ..(*columns[i]).clone() });
    }
    placement.new.pop().unwrap_or_default()
}

fn set(desk: &Desk<'_>, id: ColumnId, field: &ColumnField) -> Result<Transaction, Refusal> {
    let before = existing(desk.project, id)?;
    let mut after = (**before).clone();
    match field {
        ColumnField::Name(name) => after.name = typed_name("column", name)?,
        ColumnField::Kind(kind) => after.kind = *kind,
        ColumnField::Limit(Some(limit)) if !(1..=GREATEST_LIMIT).contains(limit) => {
            return Err(Refusal::LimitRange(*limit));
        }
        ColumnField::Limit(limit) => after.limit = *limit,
        ColumnField::LimitPolicy(policy) => after.limit_policy = *policy,
        ColumnField::LimitScope(scope) => after.limit_scope = *scope,
        ColumnField::ExitChecklist(entries) => after.exit_checklist = tidy(entries),
    }
    let mut transaction = Transaction::new(label(&before.name, &after, field), desk.now);
    let [was_done, is_done] = [before.kind, after.kind].map(|kind| kind == ColumnKind::Done);
    if was_done != is_done {
        for story in stories_of(desk.project, id) {
            let mut changed = (**story).clone();
            finish_or_reopen(desk, &mut changed, was_done, is_done);
            transaction.replace(story, changed);
        }
    }
    transaction.replace(before, after);
    Ok(transaction)
}

fn label(name: &str, after: &Column, field: &ColumnField) -> String {
    match field {
        ColumnField::Name(_) => format!("Rename column “{name}” to “{}”", after.name),
        ColumnField::Kind(kind) => format!("Set kind of column “{name}” to {}", kind.label().to_lowercase()),
        ColumnField::Limit(Some(1)) => format!("Limit column “{name}” to 1 story"),
        ColumnField::Limit(Some(limit)) => format!("Limit column “{name}” to {limit} stories"),
        ColumnField::Limit(None) => format!("Clear limit of column “{name}”"),
        ColumnField::LimitPolicy(policy) => {
            format!("Set limit of column “{name}” to {}", policy.label().to_lowercase())
        }
        ColumnField::LimitScope(scope) => {
            format!("Set scope of limit of column “{name}” to {}", scope.label().to_lowercase())
        }
        ColumnField::ExitChecklist(_) => format!("Edit exit checklist of column “{name}”"),
    }
}

/// All in a column, archived ones too, in order.
fn stories_of(project: &Project, column: ColumnId) -> Vec<&Arc<Story>> {
    let mut stories: Vec<_> = project.stories.iter().filter(|story| story.column == column).collect();
    stories.sort_by(|a, b| a.order().cmp(&b.order()));
    stories
}

fn reorder(desk: &Desk<'_>, id: ColumnId, before: Option<ColumnId>) -> Result<Transaction, Refusal> {
    let column = existing(desk.project, id)?;
    let mut transaction = Transaction::new(format!("Move column “{}”", column.name), desk.now);
    let mut others = desk.project.columns_in_order();
    let stood = others.iter().position(|other| other.id == id).unwrap_or(others.len());
    others.retain(|other| other.id != id);
    let at = match before {
        Some(before) if before == id => stood,
        Some(before) => others.iter().position(|other| other.id == before).ok_or(Refusal::Gone("column"))?,
        None => others.len(),
    };
    if at != stood {
        let rank = make_room(&mut transaction, &others, at);
        transaction.replace(column, Column { rank, ..(**column).clone() });
    }
    Ok(transaction)
}

/// A limit of the column that the stories go to does not hold them up: they were there before, under another name.
fn delete(desk: &Desk<'_>, id: ColumnId, stories_to: Option<ColumnId>) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let column = existing(project, id)?;
    if project.columns.len() == 1 {
        return Err(Refusal::LastColumn(column.name.clone()));
    }
    let stories = stories_of(project, id);
    let mut transaction = Transaction::new(format!("Delete column “{}”", column.name), desk.now);
    if !stories.is_empty() {
        let in_use = || Refusal::ColumnInUse { column: column.name.clone(), count: stories.len() };
        let to = existing(project, stories_to.filter(|to| *to != id).ok_or_else(in_use)?)?;
        append(desk, &mut transaction, &stories, to);
    }
    transaction.delete(column);
    Ok(transaction)
}

/// Puts stories of one column at the bottom of another.
fn append(desk: &Desk<'_>, transaction: &mut Transaction, stories: &[&Arc<Story>], to: &Column) {
    let lane = desk.indexes.board.lane(Scope::All, to.id);
    let placement = place(lane.len(), |i| &lane.stories()[i].rank, lane.len(), stories.len());
    for (i, rank) in placement.rekeyed {
        let before = &lane.stories()[i];
        transaction.replace(before, Story { rank, ..(**before).clone() });
    }
    for (before, rank) in stories.iter().zip(placement.new) {
        let mut story = Story { rank, ..(***before).clone() };
        enter_column(desk, &mut story, to);
        transaction.replace(before, story);
    }
}
