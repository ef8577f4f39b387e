//! The roadmap: the Product Manager's plan over time.

mod ask;
mod colors;
pub mod export;
mod facts;
pub mod horizons;
pub mod inspector;
mod lists;
pub mod picture;
pub mod table;
mod toolbar;
mod view;

use egui::Ui;

pub use ask::{ExportAsk, ExportKind, PlanAction};
pub use colors::{Coloring, Status, bar_color, status_of};
pub use facts::PlanFacts;
pub use view::{Mode, RoadmapView};

use super::{Action, Scene};

/// Shows the toolbar above the plan.
pub fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    view.refresh(scene.document);
    horizons::cancel(ui, view, actions);
    toolbar::show(ui, scene, view, actions);
}

/// Shows the plan in what is left of the `ui`.
pub fn body(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    match view.mode {
        Mode::Timeline => {}
        Mode::Horizons => horizons::show(ui, scene, view, actions),
        Mode::Table => table::show(ui, scene, view, actions),
    }
}
