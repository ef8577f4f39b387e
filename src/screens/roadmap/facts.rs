//! What is worked out of the plan on edits only: never in a frame that changes nothing.

use crate::insight::{Critical, Forecast, critical, forecast, is_broken};
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
            known: None,
        }
    }
}

/// What a transaction is about.
#[derive(Clone, Copy, Debug, Default)]
struct Touched {
    plan: bool,
    stories: bool,
}

impl Touched {
    fn by(change: &Change) -> Self {
        match change {
            Change::Settings(_) | Change::Column(_) | Change::Sprint(_) => Self { plan: true, stories: true },
            Change::Initiative(_)
            | Change::Milestone(_)
            | Change::Dependency(_)
            | Change::Theme(_)
            | Change::Person(_)
            | Change::Objective(_)
            | Change::Baseline(_) => Self { plan: true, stories: false },
            Change::Story(_) => Self { plan: false, stories: true },
            _ => Self::default(),
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
        let mut touched = Touched { plan: true, stories: true };
        if let Some((revision, today)) = self.known
            && today == now.1
            && let Some(steps) = document.performed_since(revision)
        {
            touched = Touched::default();
            for change in steps.flat_map(|step| &step.changes) {
                let by = Touched::by(change);
                touched = Touched { plan: touched.plan || by.plan, stories: touched.stories || by.stories };
            }
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
        if touched.stories {
            self.forecast = forecast(project, indexes, now.1);
        }
    }
}
