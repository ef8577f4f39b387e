//! Initiatives.

use std::collections::BTreeSet;

use super::dates::{check_date, check_length, check_period, with_end, with_length, with_start};
use super::draft::Draft;
use super::lanes::{check_lane, put_into};
use super::names::{and_push, count, exists, lower, name, names, new_title, set_to, typed_title};
use crate::edit::{Desk, InitiativeField, InitiativeList, NewInitiative, Refusal};
use crate::model::{Initiative, InitiativeId, Node, Period, Project, Transaction, Workdays};

/// A new bar in a lane.
///
/// # Errors
/// When what its lane stands for is gone, or a date lies outside of what a project holds.
pub fn create_initiative(desk: &mut Desk<'_>, new: NewInitiative) -> Result<(InitiativeId, Transaction), Refusal> {
    let NewInitiative { title, lane, period } = new;
    let period = period.map(|period| Period::between(period.start, period.end));
    period.map_or(Ok(()), check_period)?;
    lane.map_or(Ok(()), |lane| check_lane(desk.project, lane))?;
    let title = new_title(title, "New initiative");
    let mut transaction = Transaction::new(format!("New initiative “{title}”"), desk.now);
    let id = desk.ids.next_id();
    let (start, end) = (period.map(|p| p.start), period.map(|p| p.end));
    let mut initiative = Initiative { id, title, start, end, ..Initiative::default() };
    if let Some(lane) = lane {
        put_into(&mut initiative, lane);
    }
    transaction.create(initiative);
    Ok((id, transaction))
}

/// Sets a field of initiatives; those that have the value already, or are gone, are left out.
///
/// New dates push what the links say, unless the project schedules by hand; what is edited stays where it was put. A bar
/// has both dates or none: one given alone makes a bar of the default length, and clearing one clears the other. A
/// length is set of those that have dates.
///
/// # Errors
/// When the field refers to something that is gone, a title is blank, or a date or a length is out of range; also when a
/// push would lead there.
pub fn edit_initiatives(
    desk: &Desk<'_>,
    initiatives: InitiativeList<'_>,
    field: &InitiativeField,
) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let field = &checked(project, field)?;
    let each: BTreeSet<InitiativeId> =
        initiatives.iter().copied().filter(|id| project.initiatives.contains(*id)).collect();
    let workdays = Workdays::of(&project.settings.calendar);
    let mut draft = Draft::new(project);
    for id in &each {
        if let Some(initiative) = draft.initiative(*id) {
            set(project, &workdays, initiative, field)?;
        }
    }
    let pushed = draft.push_from_here(desk)?;
    let nodes = each.into_iter().map(Node::Initiative).collect();
    let label = label(project, field, &names(project, &nodes, "initiative"));
    let mut transaction = Transaction::new(and_push(label, pushed), desk.now);
    draft.finish(&mut transaction);
    Ok(transaction)
}

/// With the title as it is kept, when everything that it refers to exists and numbers are in range.
fn checked(project: &Project, field: &InitiativeField) -> Result<InitiativeField, Refusal> {
    match field {
        InitiativeField::Title(title) => return typed_title("initiative", title).map(InitiativeField::Title),
        InitiativeField::Theme(Some(id)) => exists(project.themes.contains(*id), "theme")?,
        InitiativeField::Owner(Some(id)) => exists(project.people.contains(*id), "person")?,
        InitiativeField::AddObjective(id) => exists(project.objectives.contains(*id), "objective")?,
        InitiativeField::Start(Some(date)) | InitiativeField::End(Some(date)) => check_date(*date)?,
        InitiativeField::Length(length) => check_length(*length)?,
        _ => {}
    }
    Ok(field.clone())
}

fn set(
    project: &Project,
    workdays: &Workdays,
    initiative: &mut Initiative,
    field: &InitiativeField,
) -> Result<(), Refusal> {
    let beyond = || Refusal::Beyond(name(project, Node::Initiative(initiative.id)));
    match field.clone() {
        InitiativeField::Start(None) | InitiativeField::End(None) => place(initiative, None),
        InitiativeField::Start(Some(start)) => {
            let period = with_start(workdays, initiative, start).ok_or_else(beyond)?;
            place(initiative, Some(period));
        }
        InitiativeField::End(Some(end)) => {
            let period = with_end(workdays, initiative, end).ok_or_else(beyond)?;
            place(initiative, Some(period));
        }
        InitiativeField::Length(length) => {
            if let Some(was) = initiative.period() {
                let period = with_length(workdays, was.start, length).ok_or_else(beyond)?;
                place(initiative, Some(period));
            }
        }
        InitiativeField::Title(title) => initiative.title = title,
        InitiativeField::Description(text) => initiative.description = text,
        InitiativeField::Theme(theme) => initiative.theme = theme,
        InitiativeField::Color(color) => initiative.color = color,
        InitiativeField::Pinned(pinned) => initiative.pinned = pinned,
        InitiativeField::Confidence(confidence) => initiative.confidence = confidence,
        InitiativeField::Stage(stage) => initiative.stage = stage,
        InitiativeField::Owner(owner) => initiative.owner = owner,
        InitiativeField::AddObjective(objective) => {
            initiative.objectives.insert(objective);
        }
        InitiativeField::RemoveObjective(objective) => {
            initiative.objectives.remove(&objective);
        }
        InitiativeField::Closed(closed) => initiative.closed = closed,
    }
    Ok(())
}

fn place(initiative: &mut Initiative, period: Option<Period>) {
    (initiative.start, initiative.end) = (period.map(|p| p.start), period.map(|p| p.end));
}

fn label(project: &Project, field: &InitiativeField, name: &str) -> String {
    let objective = |id| project.objectives.get(id).map_or("an objective".into(), |o| format!("“{}”", o.title));
    match field {
        InitiativeField::Title(title) => format!("Rename {name} to “{title}”"),
        InitiativeField::Description(_) => format!("Describe {name}"),
        InitiativeField::Theme(id) => {
            set_to("theme", name, id.and_then(|id| project.themes.get(id)).map(|theme| theme.name.as_str()))
        }
        InitiativeField::Color(color) => set_to("colour", name, color.map(lower).as_deref()),
        InitiativeField::Start(None) | InitiativeField::End(None) => format!("Clear dates of {name}"),
        InitiativeField::Start(Some(date)) => set_to("start", name, Some(&date.to_string())),
        InitiativeField::End(Some(date)) => set_to("end", name, Some(&date.to_string())),
        InitiativeField::Length(days) => {
            set_to("length", name, Some(&count(usize::try_from(*days).unwrap_or(0), "working day")))
        }
        InitiativeField::Pinned(true) => format!("Pin {name}"),
        InitiativeField::Pinned(false) => format!("Unpin {name}"),
        InitiativeField::Confidence(confidence) => set_to("confidence", name, Some(&lower(*confidence))),
        InitiativeField::Stage(stage) => set_to("stage", name, Some(&lower(*stage))),
        InitiativeField::Owner(id) => {
            set_to("owner", name, id.and_then(|id| project.people.get(id)).map(|person| person.name.as_str()))
        }
        InitiativeField::AddObjective(id) => format!("Add objective {} to {name}", objective(*id)),
        InitiativeField::RemoveObjective(id) => format!("Remove objective {} from {name}", objective(*id)),
        InitiativeField::Closed(true) => format!("Close {name}"),
        InitiativeField::Closed(false) => format!("Reopen {name}"),
    }
}
