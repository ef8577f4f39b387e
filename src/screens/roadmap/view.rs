//! What the roadmap remembers between frames.

use std::collections::HashSet;

use super::ask::PlanAction;
use super::colors::Coloring;
use super::facts::PlanFacts;
use super::horizons::HorizonsView;
use super::keys;
use super::moves::Walk;
use super::table::TableView;
use super::timeline::Timeline;
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
#[derive(Debug)]
pub struct RoadmapView {
    pub mode: Mode,
    pub grouping: PlanGrouping,
    pub coloring: Coloring,
    /// The baseline whose dates show under the bars.
    pub baseline: Option<BaselineId>,
    pub folded: HashSet<PlanLane>,
    /// The critical path is shown.
    pub critical: bool,
    /// Where the board sees the ends.
    pub forecast: bool,
    /// The strip with the whole plan.
    pub overview: bool,
    /// The dependency that is selected.
    pub link: Option<DependencyId>,
    /// To bring into sight in the next frame.
    pub reveal: Option<Node>,
    /// The moves by keyboard that the next one goes on from.
    pub walk: Walk,
    pub facts: PlanFacts,
    pub timeline: Timeline,
    pub horizons: HorizonsView,
    pub table: TableView,
}

impl Default for RoadmapView {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            grouping: PlanGrouping::default(),
            coloring: Coloring::default(),
            baseline: None,
            folded: HashSet::new(),
            critical: false,
            forecast: true,
            overview: true,
            link: None,
            reveal: None,
            walk: Walk::default(),
            facts: PlanFacts::default(),
            timeline: Timeline::default(),
            horizons: HorizonsView::default(),
            table: TableView::default(),
        }
    }
}

impl RoadmapView {
    /// Nothing is held, and no dependency is being made by keyboard.
    pub fn is_idle(&self) -> bool {
        self.timeline.is_idle() && self.horizons.is_idle()
    }

    /// Follows the document.
    pub fn refresh(&mut self, document: &Document) {
        self.facts.refresh(document);
        let project = document.project();
        self.link = self.link.filter(|id| project.dependencies.contains(*id));
        self.baseline = self.baseline.filter(|id| project.baselines.contains(*id));
    }

    /// Where the timeline's keyboard goes on when some bars are deleted.
    pub fn after_deletion(&self, document: &Document, gone: &[Node]) -> Option<Node> {
        if self.mode == Mode::Timeline { keys::after_deletion(&self.plan(document), gone) } else { None }
    }

    /// What is being typed on a timeline that is not shown any more is entered: nothing typed is lost.
    pub fn leave_timeline(&mut self) -> Option<PlanAction> {
        self.timeline.titling.take()?.ask()
    }

    /// Folds a lane, or unfolds it.
    pub fn fold(&mut self, lane: PlanLane, folded: bool) {
        if folded {
            self.folded.insert(lane);
        } else {
            self.folded.remove(&lane);
        }
    }
}
