//! Capacity: what the people of the team can take on in a sprint.

use crate::model::{Period, PersonId, Project, Sprint, Workdays};

/// What the team can take on in a sprint, in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Capacity {
    /// Everybody who has not left, in the order of their names.
    pub people: Vec<PersonCapacity>,
    /// The sum of those of whom one is known. None when none is.
    pub total: Option<f64>,
    /// Days that the team works in the sprint: working weekdays without the team's days off.
    pub working_days: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PersonCapacity {
    pub person: PersonId,
    pub name: String,
    /// Points a working day.
    pub per_day: Option<f64>,
    /// Working days of the team that the person has off.
    pub days_off: i64,
    /// The sprint says itself what the person can take.
    pub set: bool,
    /// What the sprint says, or else points a day x (working days - days off). None when neither is known.
    pub points: Option<f64>,
}

/// The capacity of a sprint; the days off of the team are the holidays of the project's calendar. People who left do not
/// count. Without dates only what the sprint itself says is known.
pub fn capacity(project: &Project, sprint: &Sprint) -> Capacity {
    let calendar = &project.settings.calendar;
    let period = sprint.start.zip(sprint.end).filter(|(start, end)| start <= end);
    let working_days = period.map_or(0, |(start, end)| Workdays::of(calendar).length(Period { start, end }));
    let mut people: Vec<PersonCapacity> = project
        .people
        .iter()
        .filter(|person| !person.left)
        .map(|person| {
            let off = period.map_or(0, |(start, end)| {
                person.days_off.range(start..=end).filter(|date| calendar.is_working(**date)).count() as i64
            });
            let set = sprint.capacity.get(&person.id).copied();
            let worked = period.and(person.capacity).map(|per_day| per_day * (working_days - off).max(0) as f64);
            PersonCapacity {
                person: person.id,
                name: person.name.clone(),
                per_day: person.capacity,
                days_off: off,
                set: set.is_some(),
                points: set.or(worked),
            }
        })
        .collect();
    people.sort_by(|a, b| a.name.cmp(&b.name).then(a.person.cmp(&b.person)));
    let known: Vec<f64> = people.iter().filter_map(|person| person.points).collect();
    let total = (!known.is_empty()).then(|| known.iter().sum());
    Capacity { people, total, working_days }
}
