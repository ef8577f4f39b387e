//! What is worked out of the plan on edits only: never in a frame that changes nothing.

use crate::insight::{Critical, Forecast, Throughput, critical, forecast_from, slack_on};
use crate::model::{Change, Date, Dependency, Edit, Initiative, Workdays};
use crate::session::Document;

/// Schedule and forecast of the present state.
#[derive(Debug)]
pub struct PlanFacts {
    pub workdays: Workdays,
    pub critical: Critical,
    pub forecast: Forecast,
    /// How many dependencies are broken.
    pub broken: usize,
    /// Grows whenever something on the roadmap changes.
    pub plan_revision: u64,
    throughput: Throughput,
    known: Option<(u64, Date)>,
}

impl Default for PlanFacts {
    fn default() -> Self {
        Self {
            workdays: Workdays::of(&crate::model::Calendar::default()),
            critical: Critical::default(),
            forecast: Forecast::default(),
            broken: 0,
            plan_revision: 0,
            throughput: Throughput::default(),
            known: None,
        }
    }
}

/// What a transaction is about.
#[derive(Clone, Copy, Debug)]
struct Touched {
    /// Dates, pins, links or the calendar.
    schedule: bool,
    plan: bool,
    /// Or sprints, which the forecast rests on too.
    stories: bool,
}

impl Touched {
    const ALL: Self = Self { schedule: true, plan: true, stories: true };
    const PLAN: Self = Self { schedule: false, plan: true, stories: false };
    const STORIES: Self = Self { schedule: false, plan: false, stories: true };
    const NOTHING: Self = Self { schedule: false, plan: false, stories: false };

    fn by(change: &Change) -> Self {
        match change {
            Change::Settings(_) | Change::Sprint(_) => Self::ALL,
            Change::Initiative(edit) => Self { schedule: reschedules(edit), ..Self::PLAN },
            Change::Milestone(_) | Change::Dependency(_) => Self { schedule: true, ..Self::PLAN },
            Change::Theme(_) | Change::Person(_) | Change::Objective(_) | Change::Baseline(_) => Self::PLAN,
            Change::Story(_) | Change::Column(_) => Self::STORIES,
            _ => Self::NOTHING,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            schedule: self.schedule || other.schedule,
            plan: self.plan || other.plan,
            stories: self.stories || other.stories,
        }
    }
}

/// It changes what the schedule looks at, and not only words.
fn reschedules(edit: &Edit<Initiative>) -> bool {
    let seen = |initiative: &Initiative| (initiative.period(), initiative.pinned, initiative.closed);
    edit.before.as_deref().map(seen) != edit.after.as_deref().map(seen)
}

impl PlanFacts {
    /// Follows the document; costs nothing while it stays the same.
    pub fn refresh(&mut self, document: &Document) {
        let now = (document.revision(), document.clock().today());
        if self.known == Some(now) {
            return;
        }
        let mut touched = Touched::ALL;
        if let Some((revision, today)) = self.known
            && today == now.1
            && let Some(steps) = document.performed_since(revision)
        {
            let changes = steps.flat_map(|step| &step.changes);
            touched = changes.map(Touched::by).fold(Touched::NOTHING, Touched::and);
        }
        self.known = Some(now);
        let (project, indexes) = (document.project(), document.indexes());
        if touched.schedule {
            self.workdays = Workdays::of(&project.settings.calendar);
            self.critical = critical(project);
            let broken = |link: &Dependency| slack_on(&self.workdays, project, link).is_some_and(|slack| slack < 0);
            self.broken = project.dependencies.iter().filter(|link| broken(link)).count();
        }
        if touched.plan || touched.stories {
            self.plan_revision += 1;
        }
        if touched.stories {
            if !self.throughput.fits(project) {
                self.throughput = Throughput::of(project);
            }
            self.forecast = forecast_from(&self.throughput, project, indexes, now.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{NewStory, create_story};
    use crate::insight::forecast;
    use crate::model::{Column, IdSource, Initiative, Project, Sprint, SprintRecord, SprintState, Story, parse_date};
    use crate::session::Clock;

    /// Three closed sprints of a week with one story each, and a story that serves an initiative.
    fn document() -> Document {
        let mut ids = IdSource::from_seed(1);
        let mut project = Project::default();
        let (column, initiative) = (ids.next_id(), ids.next_id());
        project.columns.insert(Column { id: column, ..Column::default() });
        project.initiatives.insert(Initiative { id: initiative, ..Initiative::default() });
        project.stories.insert(Story { id: ids.next_id(), column, initiative: Some(initiative), ..Story::default() });
        for (start, end) in [("2026-11-02", "2026-11-06"), ("2026-11-09", "2026-11-13"), ("2026-11-16", "2026-11-20")] {
            let [start, end] = [start, end].map(|date| parse_date(date).ok());
            let record = Some(SprintRecord { finished: [ids.next_id()].into(), ..SprintRecord::default() });
            project.sprints.insert(Sprint {
                id: ids.next_id(),
                start,
                end,
                state: SprintState::Closed,
                record,
                ..Sprint::default()
            });
        }
        Document::new(project, ids, Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap()))
    }

    #[test]
    fn the_forecast_looks_further_ahead_when_stories_come() {
        let mut document = document();
        let mut facts = PlanFacts::default();
        let initiative = document.project().initiatives.iter().next().unwrap().id;
        let column = document.project().columns.iter().next().unwrap().id;
        let mut ends = Vec::new();
        for n in 0..20 {
            facts.refresh(&document);
            let anew = forecast(document.project(), document.indexes(), document.clock().today());
            assert!(facts.forecast == anew, "{n} stories more");
            ends.extend(facts.forecast.of(initiative).map(|finish| finish.most));
            // New ones stand on top, so the story of the initiative waits longer and longer.
            let new = NewStory { title: format!("Story {n}"), column, sprint: None, below: None, lane: None };
            let (_, transaction) = document.edit(|desk| create_story(desk, new)).unwrap();
            document.apply(transaction);
        }
        assert_eq!(ends.len(), 20);
        assert!(ends.is_sorted() && ends[19] > ends[0], "{ends:?}");
    }
}
