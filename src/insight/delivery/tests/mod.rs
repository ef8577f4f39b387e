//! The definitions of delivery, clause by clause, and what must hold whatever the events.

mod behind;
mod burn;
mod capacity;
mod flow;
mod laws;
mod records;
mod slow;
mod times;
mod velocity;
mod zones;

use super::*;
use crate::model::*;

pub(super) fn id<I: EntityId>(n: u8) -> I {
    I::from_raw(RawId::from_bytes([n; 10]))
}

pub(super) fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// A day of November 2026, of which the 16th is a Monday.
pub(super) fn november(n: u32) -> Date {
    Date::from_ymd_opt(2026, 11, n).unwrap()
}

pub(super) fn days_of_november(from: u32, to: u32) -> Period {
    Period::between(november(from), november(to))
}

/// What the four columns are called here; column n has the id of n.
const COLUMNS: [(&str, ColumnKind); 4] = [
    ("todo", ColumnKind::ToDo),
    ("doing", ColumnKind::Doing),
    ("review", ColumnKind::Doing),
    ("finished", ColumnKind::Done),
];

/// Four columns, three sprints of which the first goes from Monday 16 to Friday 27 November, and a release for
/// 30 November, in a project that works from Monday to Friday.
pub(super) fn project(stories: &[&str]) -> Project {
    let mut project = Project::default();
    for ((n, (name, kind)), rank) in (0..).zip(COLUMNS).zip(Rank::spread(None, None, 4)) {
        project.columns.insert(Column { id: id(n), name: name.into(), kind, rank, ..Column::default() });
    }
    for (n, start, end) in [(1, 16, 27), (2, 2, 13), (3, 21, 22)] {
        let (start, end) = (Some(november(start)), Some(november(end)));
        project.sprints.insert(Sprint { id: id(n), start, end, ..Sprint::default() });
    }
    project.releases.insert(Release { id: id(1), date: Some(november(30)), ..Release::default() });
    for (n, happened) in (1..).zip(stories) {
        project.stories.insert(story(n, happened));
    }
    project
}

/// A story from what happened on days of November, such as `13 in, 17 est 5, 18:23 to finished`, at noon where no hour is
/// named; its fields are as these leave it. Words without a day are facts that no event tells of.
pub(super) fn story(n: u8, happened: &str) -> Story {
    let mut story = Story { id: id(n), column: id(0), ..Story::default() };
    for line in happened.split(',').map(str::trim).filter(|line| !line.is_empty()) {
        let (when, what) = line.split_once(' ').unwrap_or(("", line));
        let words: Vec<&str> = what.split(' ').collect();
        if !when.starts_with(|c: char| c.is_ascii_digit()) {
            set_fact(&mut story, line);
            continue;
        }
        let (date, hour) = when.split_once(':').unwrap_or((when, "12"));
        let seconds = hour.parse::<i64>().unwrap() * 3600 + story.events.len() as i64;
        let at = Moment::on(november(date.parse().unwrap()), seconds);
        let was_done = story.column == id(3);
        let mut happen = |what| story.events.push(Event { at, what });
        match words[..] {
            ["new"] => happen(EventKind::Created { column: id(0) }),
            ["new", column] => {
                happen(EventKind::Created { column: column_id(column) });
                story.column = column_id(column);
            }
            ["est", points] => {
                happen(EventKind::Estimated { points: points.parse().ok() });
                story.estimate = points.parse().ok();
            }
            ["in"] => {
                happen(EventKind::SprintEntered { sprint: id(1) });
                story.sprint = Some(id(1));
            }
            ["out"] => {
                happen(EventKind::SprintLeft { sprint: id(1) });
                story.sprint = None;
            }
            ["in", sprint] => {
                let sprint = id(sprint.parse().unwrap());
                happen(EventKind::SprintEntered { sprint });
                story.sprint = Some(sprint);
            }
            ["to", column] => {
                let column = column_id(column);
                happen(EventKind::Moved { to: column });
                match (was_done, column == id(3)) {
                    (false, true) => happen(EventKind::Done),
                    (true, false) => happen(EventKind::Reopened),
                    _ => {}
                }
                story.column = column;
            }
            ["cancelled"] => happen(EventKind::Cancelled),
            _ => panic!("{line}"),
        }
    }
    story
}

fn set_fact(story: &mut Story, fact: &str) {
    match fact.split(' ').collect::<Vec<_>>()[..] {
        ["released"] => story.release = Some(id(1)),
        ["archived"] => story.archived = true,
        ["points", points] => story.estimate = points.parse().ok(),
        ["sprint", sprint] => story.sprint = Some(id(sprint.parse().unwrap())),
        ["column", column] => story.column = column_id(column),
        _ => panic!("{fact}"),
    }
}

pub(super) fn column_id(name: &str) -> ColumnId {
    id(COLUMNS.iter().position(|(column, _)| *column == name).unwrap() as u8)
}

pub(super) fn delivery(project: &Project) -> Delivery {
    Delivery::of(project, Moment::utc_date)
}

/// Stories by number.
pub(super) fn numbers(stories: impl IntoIterator<Item = StoryId>) -> Vec<u8> {
    stories.into_iter().map(|story| story.raw().bytes()[0]).collect()
}
