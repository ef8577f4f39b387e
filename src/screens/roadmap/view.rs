//! What the roadmap remembers between frames.

use std::collections::HashSet;

use super::colors::Coloring;
use super::facts::PlanFacts;
use super::horizons::HorizonsView;
use super::table::TableView;
use crate::insight::{PlanGrouping, PlanLane};
use crate::model::{BaselineId, DependencyId, Node};
use crate::session::Document;

/// How the plan is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Timeline,
    /// Now, next, later.
    Horizons,
    Table,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct RoadmapView {
    pub mode: Mode,
    pub grouping: PlanGrouping,
    pub coloring: Coloring,
    /// The baseline whose dates show under the bars.
    pub baseline: Option<BaselineId>,
    pub folded: HashSet<PlanLane>,
    /// The dependency that is selected.
    pub link: Option<DependencyId>,
    /// To bring into sight in the next frame.
    pub reveal: Option<Node>,
    pub facts: PlanFacts,
    pub horizons: HorizonsView,
    pub table: TableView,
}

impl RoadmapView {
    /// Nothing is held by the pointer. While something is, keys belong to the drag.
    pub fn is_idle(&self) -> bool {
        self.horizons.is_idle()
    }

    /// Follows the document.
    pub fn refresh(&mut self, document: &Document) {
        self.facts.refresh(document);
        let project = document.project();
        self.link = self.link.filter(|id| project.dependencies.contains(*id));
        self.baseline = self.baseline.filter(|id| project.baselines.contains(*id));
    }
}
