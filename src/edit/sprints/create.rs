//! New sprints, and what is suggested for them.

use chrono::Days;

use super::days::{check_days, dated, taken};
use crate::edit::{Desk, NewSprint, Refusal};
use crate::model::{Date, Moment, Period, Project, Sprint, SprintId, Transaction, Workdays};

/// Calendar days of the first sprint of a project, days off at its end not counted.
const FIRST_LENGTH: u64 = 14;

/// A new sprint, planned. What is left open is as [`suggested_sprint`] has it.
///
/// # Errors
/// When its days are turned round, lie outside of the years of a project, or are another sprint's.
pub fn create_sprint(desk: &mut Desk<'_>, new: NewSprint) -> Result<(SprintId, Transaction), Refusal> {
    let project = desk.project;
    let suggested = suggested_sprint(project, desk.today(), desk.date_of);
    let name = Some(new.name.trim().to_owned()).filter(|name| !name.is_empty()).unwrap_or(suggested.name);
    let Some(period) = new.period.or(suggested.period) else { return Err(Refusal::Beyond(name)) };
    check_days(desk, None, period)?;
    let mut transaction = Transaction::new(format!("New sprint “{name}”"), desk.now);
    let id = desk.ids.next_id();
    let (start, end) = (Some(period.start), Some(period.end));
    transaction.create(Sprint { id, name, goal: new.goal, start, end, ..Sprint::default() });
    Ok((id, transaction))
}

/// A name and days for the next sprint.
///
/// The name counts on from the latest sprint's, past names that there are. The days begin on the first working day after the
/// latest sprint or after the day it was closed on, and are as many as that one was to have, days off counted; where they would be over already, they begin with the
/// first working day from today on. The first sprint has two weeks, less the days off at their end. None past the years of a
/// project. `date_of` tells the local date of a moment.
pub fn suggested_sprint(project: &Project, today: Date, date_of: impl Fn(Moment) -> Date) -> NewSprint {
    NewSprint { name: suggested_name(project), goal: String::new(), period: suggested_period(project, today, date_of) }
}

fn suggested_period(project: &Project, today: Date, date_of: impl Fn(Moment) -> Date) -> Option<Period> {
    let calendar = &project.settings.calendar;
    let days = project.sprints.iter().filter_map(|sprint| Some((taken(sprint, &date_of)?, dated(sprint)?)));
    let Some((latest, planned)) = days.max_by_key(|(taken, _)| (taken.end, taken.start)) else {
        let start = calendar.next_working(today);
        let after = start.checked_add_days(Days::new(FIRST_LENGTH))?;
        let workdays = Workdays::of(calendar);
        return Some(Period { start, end: workdays.date(workdays.ordinal(after) - 1).max(start) });
    };
    let more = Days::new(u64::try_from(planned.days() - 1).unwrap_or(0));
    let from = |day: Date| {
        let start = calendar.next_working(day);
        Some(Period { start, end: start.checked_add_days(more)? })
    };
    let next = from(latest.end.succ_opt()?)?;
    if next.end < today { from(today) } else { Some(next) }
}

fn suggested_name(project: &Project) -> String {
    let latest =
        project.sprints.iter().max_by_key(|sprint| (sprint.end, sprint.start, number(&sprint.name), sprint.id));
    let (prefix, mut next) = match latest.and_then(|sprint| numbered(&sprint.name)) {
        Some((prefix, number)) => (prefix.to_owned(), number.saturating_add(1)),
        None => ("Sprint ".to_owned(), project.sprints.len() as u64 + 1),
    };
    let taken = |name: &str| project.sprints.iter().any(|sprint| sprint.name.trim() == name);
    // As many numbers as there are sprints, and one more: one of them is free.
    for _ in 0..project.sprints.len() {
        if !taken(&format!("{prefix}{next}")) {
            break;
        }
        next = next.saturating_add(1);
    }
    format!("{prefix}{next}")
}

/// What stands before the number at the end of a name, and the number.
fn numbered(name: &str) -> Option<(&str, u64)> {
    let name = name.trim();
    let prefix = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((prefix, name.get(prefix.len()..)?.parse().ok()?))
}

fn number(name: &str) -> Option<u64> {
    numbered(name).map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId as _, RawId, parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    /// A project with sprints by name, and first and last day where they have any.
    fn project(sprints: &[(&str, &str)]) -> Project {
        let mut project = Project::default();
        for (n, (name, days)) in sprints.iter().enumerate() {
            let id = SprintId::from_raw(RawId::from_bytes([n as u8; 10]));
            let dates = days.split_once(' ').map(|(start, end)| (day(start), day(end)));
            let (start, end) = (dates.map(|d| d.0), dates.map(|d| d.1));
            project.sprints.insert(Sprint { id, name: (*name).into(), start, end, ..Sprint::default() });
        }
        project
    }

    #[test]
    fn days_follow_the_latest_sprint() {
        let days = |project: &Project, today: &str| {
            let period = suggested_sprint(project, day(today), Moment::utc_date).period.unwrap();
            format!("{} {}", period.start, period.end)
        };
        // 16 November 2026 is a Monday.
        for (sprints, today, expected) in [
            (&[] as &[(&str, &str)], "2026-11-16", "2026-11-16 2026-11-27"),
            (&[], "2026-11-14", "2026-11-16 2026-11-27"),
            (&[], "2026-11-18", "2026-11-18 2026-12-01"),
            (&[("1", "2026-11-16 2026-11-27")], "2026-11-20", "2026-11-30 2026-12-11"),
            (&[("1", "2026-11-16 2026-11-29")], "2026-11-20", "2026-11-30 2026-12-13"),
            (&[("1", "2026-11-18 2026-11-24")], "2026-11-20", "2026-11-25 2026-12-01"),
            (&[("1", "2026-11-21 2026-11-22")], "2026-11-20", "2026-11-23 2026-11-24"),
            (
                &[("2", "2026-11-30 2026-12-11"), ("1", "2026-11-16 2026-11-20"), ("3", "")],
                "2026-11-20",
                "2026-12-14 2026-12-25",
            ),
            // The end of the sprint that is suggested is today, and then it is over.
            (&[("1", "2026-11-02 2026-11-06")], "2026-11-13", "2026-11-09 2026-11-13"),
            (&[("1", "2026-11-02 2026-11-06")], "2026-11-14", "2026-11-16 2026-11-20"),
        ] {
            assert_eq!(days(&project(sprints), today), expected, "{sprints:?} on {today}");
        }
        let mut project = project(&[("1", "2026-11-16 2026-11-27")]);
        let mut settings = crate::model::Settings::default();
        settings.calendar.holidays.insert(day("2026-11-30"), "Day off".into());
        project.settings = settings.into();
        assert_eq!(days(&project, "2026-11-20"), "2026-12-01 2026-12-12");
        // Closed on Friday 20: its other days are free, and the next has as many as it was to have.
        let mut closed = (**project.sprints.iter().next().unwrap()).clone();
        let closed_at = Moment::on(day("2026-11-20"), 12 * 3600);
        closed.record = Some(crate::model::SprintRecord { closed_at, ..Default::default() });
        project.sprints.insert(closed);
        assert_eq!(days(&project, "2026-11-20"), "2026-11-23 2026-12-04");
    }

    #[test]
    fn the_name_counts_on() {
        for (sprints, expected) in [
            (&[] as &[(&str, &str)], "Sprint 1"),
            (&[("Sprint 12", "2026-11-16 2026-11-27"), ("Sprint 9", "2026-10-01 2026-10-02")], "Sprint 13"),
            (&[("Sprint 12", ""), ("Sprint 13", "")], "Sprint 14"),
            (&[("Sprint 12", "2026-11-16 2026-11-27"), ("Sprint 13", "")], "Sprint 14"),
            (&[("S9 ", "")], "S10"),
            (&[("26.4", "")], "26.5"),
            (&[("Kick-off", "")], "Sprint 2"),
            (&[("Kick-off", "2026-11-16 2026-11-27"), ("Sprint 3", "")], "Sprint 4"),
            (&[("99999999999999999999999", "")], "Sprint 2"),
        ] {
            assert_eq!(
                suggested_sprint(&project(sprints), day("2026-11-16"), Moment::utc_date).name,
                expected,
                "{sprints:?}"
            );
        }
    }

    #[test]
    fn the_end_of_time_has_no_next_sprint() {
        let mut project = project(&[("1", "")]);
        let sprint = Sprint { start: Some(Date::MAX), end: Some(Date::MAX), ..Sprint::default() };
        project.sprints.insert(sprint);
        assert_eq!(suggested_sprint(&project, day("2026-11-16"), Moment::utc_date).period, None);
    }
}
