//! The days of sprints, of which no two share one.

use crate::edit::Refusal;
use crate::edit::plan::check_date;
use crate::model::{Period, Project, Sprint, SprintId};

/// Its first and last day, when it has both.
pub(super) fn dated(sprint: &Sprint) -> Option<Period> {
    Some(Period { start: sprint.start?, end: sprint.end? })
}

/// Days that a sprint, which may be a new one, can have. They may all be days off: it is the team that says.
///
/// # Errors
/// When they are turned round, lie outside of the years of a project, or are another sprint's; the earliest is named.
pub(super) fn check_days(project: &Project, sprint: Option<SprintId>, days: Period) -> Result<(), Refusal> {
    let Period { start, end } = days;
    check_date(start)?;
    check_date(end)?;
    if end < start {
        return Err(Refusal::SprintReversed { start, end });
    }
    let others = project.sprints.iter().filter(|other| Some(other.id) != sprint);
    let overlaps = others.filter_map(|other| Some((dated(other)?, other))).filter(|(taken, _)| overlap(*taken, days));
    match overlaps.min_by_key(|(taken, other)| (taken.start, other.id)) {
        Some((taken, other)) => {
            Err(Refusal::SprintOverlap { name: other.name.clone(), start: taken.start, end: taken.end })
        }
        None => Ok(()),
    }
}

pub(super) fn overlap(a: Period, b: Period) -> bool {
    a.start <= b.end && b.start <= a.end
}
