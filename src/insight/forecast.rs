//! When the remaining stories of each initiative are likely to be finished.
//!
//! All open stories stand in one queue, and the team takes them from its front: those of the active sprint, then those of
//! planned sprints by their start, then the rest; within each, what is further along comes first, column by column, and
//! in a column the order of the board. An initiative is finished with its last story in the queue, on the day that the
//! team's [`Throughput`] reaches that far.

use std::collections::{HashMap, HashSet};

use chrono::Months;

use super::throughput::YEARS;
use super::{Indexes, Scope, Throughput};
use crate::model::{ColumnId, ColumnKind, Date, InitiativeId, Project, SprintId, SprintState, Workdays};

/// The days by which a share of the simulated runs has finished all stories of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finish {
    pub half: Date,
    /// 85 of 100.
    pub most: Date,
}

/// What the team's throughput says of each initiative that has open stories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    finishes: HashMap<InitiativeId, Finish>,
    /// The closed sprints that it rests on; fewer than three are not enough.
    pub sprints: usize,
}

impl Forecast {
    /// None without open stories, without enough closed sprints, or past ten years.
    pub fn of(&self, initiative: InitiativeId) -> Option<Finish> {
        self.finishes.get(&initiative).copied()
    }
}

/// Simulates and asks. Who asks again keeps the [`Throughput`] and calls [`forecast_from`].
pub fn forecast(project: &Project, indexes: &Indexes, today: Date) -> Forecast {
    forecast_from(&Throughput::of(project), project, indexes, today)
}

/// With a throughput that [fits](Throughput::fits) the project; costs a look at each open story. The first day of work is the next working day after `today`.
pub fn forecast_from(throughput: &Throughput, project: &Project, indexes: &Indexes, today: Date) -> Forecast {
    let sprints = throughput.sprints();
    let tomorrow = today.succ_opt().filter(|_| !throughput.is_empty());
    let (Some(tomorrow), Some(last)) = (tomorrow, today.checked_add_months(Months::new(12 * YEARS))) else {
        return Forecast { sprints, ..Forecast::default() };
    };
    let workdays = Workdays::of(&project.settings.calendar);
    let first = workdays.ordinal(tomorrow);
    let date = |day: usize| Some(workdays.date(first + day as i64)).filter(|date| *date <= last);
    let finish =
        |stories| Some(Finish { half: date(throughput.half(stories)?)?, most: date(throughput.most(stories)?)? });
    let places = last_places(project, indexes);
    let finishes = places.into_iter().filter_map(|(initiative, place)| Some((initiative, finish(place)?))).collect();
    Forecast { finishes, sprints }
}

/// How many stories of the queue are finished when the last one of each initiative is.
fn last_places(project: &Project, indexes: &Indexes) -> HashMap<InitiativeId, usize> {
    let columns = working_columns(project);
    let sprints = coming_sprints(project, indexes);
    let planned: HashSet<_> = sprints.iter().copied().collect();
    let (mut place, mut places) = (0, HashMap::new());
    for scope in sprints.into_iter().map(Scope::Sprint).chain([Scope::All]) {
        for story in columns.iter().flat_map(|column| indexes.board.lane(scope, *column).stories()) {
            let came_before = scope == Scope::All && story.sprint.is_some_and(|sprint| planned.contains(&sprint));
            if came_before || indexes.is_cancelled(story.id) {
                continue;
            }
            place += 1;
            if let Some(initiative) = story.initiative {
                places.insert(initiative, place);
            }
        }
    }
    places
}

/// The columns of open work, what is further along first.
fn working_columns(project: &Project) -> Vec<ColumnId> {
    let columns = project.columns_in_order();
    let of = |kind| columns.iter().rev().filter(move |column| column.kind == kind).map(|column| column.id);
    of(ColumnKind::Doing).chain(of(ColumnKind::ToDo)).collect()
}

/// The active sprint, then those that are not closed by their start; those without one come last.
fn coming_sprints(project: &Project, indexes: &Indexes) -> Vec<SprintId> {
    let active = indexes.active_sprint();
    let mut sprints: Vec<_> = project.sprints.iter().filter(|sprint| sprint.state != SprintState::Closed).collect();
    sprints.sort_by_key(|sprint| (Some(sprint.id) != active, sprint.start.is_none(), sprint.start, sprint.id));
    sprints.into_iter().map(|sprint| sprint.id).collect()
}
