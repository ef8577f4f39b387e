//! The days of sprints, of which no two share one, but for the day on which one is closed: the next may begin on it.

use crate::edit::plan::check_date;
use crate::edit::{Desk, Refusal};
use crate::model::{Date, Moment, Period, Sprint, SprintId};

/// Its first and last day, when it has both.
pub(super) fn dated(sprint: &Sprint) -> Option<Period> {
    Some(Period { start: sprint.start?, end: sprint.end? })
}

/// The days that it keeps from others: a closed one those up to its closing, where days were left. None when it has no days,
/// or was closed before the first of them.
pub(super) fn taken(sprint: &Sprint, date_of: impl Fn(Moment) -> Date) -> Option<Period> {
    let days = dated(sprint)?;
    let end = closed_on(sprint, date_of).map_or(days.end, |closed| closed.min(days.end));
    (days.start <= end || days.end < days.start).then_some(Period { start: days.start, end })
}

fn closed_on(sprint: &Sprint, date_of: impl Fn(Moment) -> Date) -> Option<Date> {
    sprint.record.as_ref().map(|record| date_of(record.closed_at))
}

/// Days that a sprint, which may be a new one, can have. They may all be days off: it is the team that says.
///
/// # Errors
/// When they are turned round, lie outside of the years of a project, or are another sprint's; the earliest is named.
pub(super) fn check_days(desk: &Desk<'_>, sprint: Option<SprintId>, days: Period) -> Result<(), Refusal> {
    let Period { start, end } = days;
    check_date(start)?;
    check_date(end)?;
    if end < start {
        return Err(Refusal::SprintReversed { start, end });
    }
    let others = desk.project.sprints.iter().filter(|other| Some(other.id) != sprint);
    let clashes = others
        .filter_map(|other| Some((taken(other, desk.date_of)?, other)))
        .filter(|(taken, other)| overlap(*taken, days) && !follows(other, days, desk.date_of));
    match clashes.min_by_key(|(taken, other)| (taken.start, other.id)) {
        Some((taken, other)) => {
            Err(Refusal::SprintOverlap { name: other.name.clone(), start: taken.start, end: taken.end })
        }
        None => Ok(()),
    }
}

/// The days begin on the day on which the sprint was closed.
pub(super) fn follows(sprint: &Sprint, days: Period, date_of: impl Fn(Moment) -> Date) -> bool {
    closed_on(sprint, date_of) == Some(days.start)
}

pub(super) fn overlap(a: Period, b: Period) -> bool {
    a.start <= b.end && b.start <= a.end
}
