//! Now, next, later: the plan by how near it is.

use egui::Ui;

use super::RoadmapView;
use crate::screens::{Action, Scene};

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    let _ = (ui, scene, view, actions);
}
