//! Setting the fields of a sprint.

use super::days::check_days;
use super::existing;
use crate::edit::{Desk, Refusal, SprintField, typed_name};
use crate::model::{PersonId, Project, Sprint, SprintId, SprintState, Transaction};

/// The most points that a person can take in a sprint.
pub const GREATEST_CAPACITY: u32 = 1000;

pub(super) fn set(desk: &Desk<'_>, id: SprintId, field: &SprintField) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let before = existing(project, id)?;
    check_state(before, field)?;
    let mut after = (**before).clone();
    match field {
        SprintField::Name(name) => after.name = typed_name("sprint", name)?,
        SprintField::Goal(goal) => after.goal.clone_from(goal),
        SprintField::Period(period) => {
            check_days(desk, Some(id), *period)?;
            (after.start, after.end) = (Some(period.start), Some(period.end));
        }
        SprintField::Capacity(person, points) => set_capacity(project, &mut after, *person, *points)?,
        SprintField::GoalMet(met) => after.goal_met = *met,
        SprintField::ReviewNotes(notes) => after.review_notes.clone_from(notes),
        SprintField::RetrospectiveNotes(notes) => after.retrospective_notes.clone_from(notes),
    }
    let mut transaction = Transaction::new(label(project, &before.name, &after, field), desk.now);
    transaction.replace(before, after);
    Ok(transaction)
}

/// What was promised and what it came to are frozen once it is closed, and before that it is open whether it was kept.
fn check_state(sprint: &Sprint, field: &SprintField) -> Result<(), Refusal> {
    let closed = sprint.state == SprintState::Closed;
    match field {
        SprintField::Goal(_) | SprintField::Period(_) | SprintField::Capacity(..) if closed => {
            Err(Refusal::SprintFrozen(sprint.name.clone()))
        }
        SprintField::GoalMet(Some(_)) if !closed => Err(Refusal::GoalOpen(sprint.name.clone())),
        _ => Ok(()),
    }
}

/// What is taken away is taken from people who are gone, too.
fn set_capacity(project: &Project, sprint: &mut Sprint, person: PersonId, points: Option<f64>) -> Result<(), Refusal> {
    let Some(points) = points else {
        sprint.capacity.remove(&person);
        return Ok(());
    };
    if !(0.0..=f64::from(GREATEST_CAPACITY)).contains(&points) {
        return Err(Refusal::Capacity { value: points.to_string(), most: GREATEST_CAPACITY });
    }
    if !project.people.contains(person) {
        return Err(Refusal::Gone("person"));
    }
    sprint.capacity.insert(person, points);
    Ok(())
}

fn label(project: &Project, name: &str, after: &Sprint, field: &SprintField) -> String {
    match field {
        SprintField::Name(_) => format!("Rename sprint “{name}” to “{}”", after.name),
        SprintField::Goal(_) => format!("Set goal of {name}"),
        SprintField::Period(days) => format!("Set days of {name} to {} – {}", days.start, days.end),
        SprintField::Capacity(person, points) => {
            let person = project.people.get(*person).map_or("a deleted person", |person| person.name.as_str());
            match points {
                Some(points) => format!("Set capacity of {person} in {name} to {points}"),
                None => format!("Clear capacity of {person} in {name}"),
            }
        }
        SprintField::GoalMet(Some(true)) => format!("Say that the goal of {name} was met"),
        SprintField::GoalMet(Some(false)) => format!("Say that the goal of {name} was not met"),
        SprintField::GoalMet(None) => format!("Leave open whether the goal of {name} was met"),
        SprintField::ReviewNotes(_) => format!("Edit review notes of {name}"),
        SprintField::RetrospectiveNotes(_) => format!("Edit retrospective notes of {name}"),
    }
}
