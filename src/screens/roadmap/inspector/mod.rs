//! Everything about what is selected on the roadmap, edited in place.

use egui::Ui;

use super::RoadmapView;
use crate::screens::{Action, Scene};

/// What the roadmap's inspector remembers between frames.
#[derive(Debug, Default)]
pub struct PlanInspector {}

impl PlanInspector {
    /// Gives the first field the focus when it is shown next.
    pub fn focus_first(&mut self) {}
}

/// Shows the selected bars and milestones, or the selected dependency.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &RoadmapView, state: &mut PlanInspector, actions: &mut Vec<Action>) {
    let _ = (ui, scene, view, state, actions);
}
