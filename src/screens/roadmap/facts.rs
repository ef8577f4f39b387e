//! What is worked out of the plan on edits only: never in a frame that changes nothing.

use crate::insight::{Critical, Forecast, Throughput, critical, forecast_from, is_broken};
use crate::model::{Change, Date, Workdays};
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
    plan: bool,
    stories: bool,
    sprints: bool,
}

impl Touched {
    const ALL: Self = Self { plan: true, stories: true, sprints: true };
    const PLAN: Self = Self { plan: true, stories: false, sprints: false };
    const STORIES: Self = Self { plan: false, stories: true, sprints: false };
    const NOTHING: Self = Self { plan: false, stories: false, sprints: false };

    fn by(change: &Change) -> Self {
        match change {
            Change::Settings(_) | Change::Sprint(_) => Self::ALL,
            Change::Initiative(_)
            | Change::Milestone(_)
            | Change::Dependency(_)
            | Change::Theme(_)
            | Change::Person(_)
            | Change::Objective(_)
            | Change::Baseline(_) => Self::PLAN,
            Change::Story(_) | Change::Column(_) => Self::STORIES,
            _ => Self::NOTHING,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            plan: self.plan || other.plan,
            stories: self.stories || other.stories,
            sprints: self.sprints || other.sprints,
        }
    }
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
        if touched.plan {
            self.workdays = Workdays::of(&project.settings.calendar);
            self.critical = critical(project, &indexes.plan);
            self.broken = project.dependencies.iter().filter(|link| is_broken(project, link)).count();
        }
        if touched.plan || touched.stories {
            self.plan_revision += 1;
        }
        if touched.sprints {
            self.throughput = Throughput::of(project);
        }
        if touched.stories {
            self.forecast = forecast_from(&self.throughput, project, indexes, now.1);
        }
    }
}
