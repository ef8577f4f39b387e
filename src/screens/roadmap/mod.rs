//! The roadmap: the Product Manager's plan over time, as a timeline, as horizons, or as a table.
//!
//! # Theory of operation
//!
//! `lanes` and `layout` say what stands where, and follow each transaction; `time` is the camera, and the only thing that
//! knows how days become points. A frame goes in this order: the wheel and the pointer move the camera or a `gesture`,
//! which holds what is being dragged and what that would do; `compose` makes a picture of what is in sight, which `paint`
//! puts on the screen and `export` writes to a file; `nodes` makes widgets of the bars in sight, so that they have names
//! and the keyboard. All that a person asks for leaves as an action.

mod ask;
mod canvas;
mod coarse;
mod colors;
mod commands;
pub mod compose;
mod controls;
pub mod export;
mod facts;
pub mod gesture;
pub mod handles;
pub mod horizons;
pub mod inspector;
pub mod keys;
pub mod ladder;
#[cfg(test)]
mod ladder_tests;
pub mod lanes;
pub mod layout;
mod lists;
mod menus;
pub mod moves;
mod nodes;
mod overview;
pub mod pack;
#[cfg(test)]
mod pack_tests;
pub mod plan;
pub mod proposal;
pub mod route;
pub mod snap;
#[cfg(test)]
mod snap_tests;
pub mod table;
pub mod time;
#[cfg(test)]
mod time_tests;
mod timeline;
mod titling;
mod toolbar;
mod tooltip;
mod view;
mod words;

use egui::Ui;

pub use ask::{ExportAsk, ExportKind, PlanAction};
pub use colors::{Coloring, Status, bar_color, milestone_color, status_of};
pub use commands::run;
pub use facts::PlanFacts;
pub use timeline::Timeline;
pub use view::{Mode, RoadmapView};

use super::{Action, Scene};

/// Shows the toolbar above the plan.
pub fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    view.refresh(scene.document);
    canvas::cancel(ui, view, actions);
    horizons::cancel(ui, view, actions);
    toolbar::show(ui, scene, view, actions);
    if view.mode != Mode::Timeline {
        actions.extend(view.leave_timeline().map(Action::Plan));
    }
}

/// Shows the plan in what is left of the `ui`.
pub fn body(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    match view.mode {
        Mode::Timeline => canvas::show(ui, scene, view, actions),
        Mode::Horizons => horizons::show(ui, scene, view, actions),
        Mode::Table => table::show(ui, scene, view, actions),
    }
}
