//! Edits of sprints: planning, starting and completing them.
//!
//! One sprint at most is active, and no two sprints share a day but the one on which the first is closed. A closed one is
//! history: its days, goal, capacity and record stay as they are.

#[cfg(test)]
mod bench;
mod complete;
#[cfg(test)]
mod complete_tests;
mod create;
mod days;
mod fields;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::move_stories::plan;
use super::{Desk, Refusal, SprintEdit};
use crate::insight::Section;
use crate::model::{Project, Sprint, SprintId, SprintState, Story, Transaction};
use days::{check_days, dated};

pub use create::{create_sprint, suggested_sprint};
pub use fields::GREATEST_CAPACITY;

/// Makes, changes, starts, completes or deletes a sprint; nothing when it is so already.
///
/// # Errors
/// When a sprint or person is gone, a name is blank, a number or a date is out of range, days are turned round or another
/// sprint's, or the sprint's state does not allow it.
pub fn edit_sprints(desk: &mut Desk<'_>, edit: &SprintEdit) -> Result<Transaction, Refusal> {
    match edit {
        SprintEdit::Create(new) => create_sprint(desk, new.clone()).map(|(_, transaction)| transaction),
        SprintEdit::Set(id, field) => fields::set(desk, *id, field),
        SprintEdit::Start(id) => start(desk, *id),
        SprintEdit::Complete(ask) => complete::complete(desk, ask),
        SprintEdit::Delete(id) => delete(desk, *id),
    }
}

fn existing(project: &Project, id: SprintId) -> Result<&Arc<Sprint>, Refusal> {
    project.sprints.get(id).ok_or(Refusal::Gone("sprint"))
}

/// What is in it now is its commitment, whatever its first day is, and stays it. Any days will do, a weekend's too.
fn start(desk: &Desk<'_>, id: SprintId) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let before = existing(project, id)?;
    let mut transaction = Transaction::new(format!("Start {}", before.name), desk.now);
    match before.state {
        SprintState::Active => return Ok(transaction),
        SprintState::Closed => return Err(Refusal::SprintFrozen(before.name.clone())),
        SprintState::Planned => {}
    }
    if let Some(active) = project.active_sprint() {
        return Err(Refusal::OtherSprintActive(active.name.clone()));
    }
    // A file may hold days that no edit would have made.
    check_days(desk, Some(id), dated(before).ok_or_else(|| Refusal::SprintUndated(before.name.clone()))?)?;
    let commitment = Some(desk.indexes.backlog.section(Section::Sprint(id)).points());
    let started = Sprint { state: SprintState::Active, started_at: Some(desk.now), commitment, ..(**before).clone() };
    transaction.replace(before, started);
    Ok(transaction)
}

/// Its stories keep their ranks, and so stand in the backlog where they did before.
fn delete(desk: &Desk<'_>, id: SprintId) -> Result<Transaction, Refusal> {
    let sprint = existing(desk.project, id)?;
    match sprint.state {
        SprintState::Active => return Err(Refusal::SprintActive(sprint.name.clone())),
        SprintState::Closed => return Err(Refusal::SprintFrozen(sprint.name.clone())),
        SprintState::Planned => {}
    }
    let mut transaction = Transaction::new(format!("Delete {}", sprint.name), desk.now);
    for before in desk.project.stories.iter().filter(|story| story.sprint == Some(id)) {
        let mut story: Story = (**before).clone();
        plan(desk, &mut story, None);
        transaction.replace(before, story);
    }
    transaction.delete(sprint);
    Ok(transaction)
}
