//! The backlog: what to do next, ranked, with the sprints that it is planned for above it.
//!
//! # Theory of operation
//!
//! A frame goes in this order: the toolbar; the rows in sight, the names of their groups and the headers of their sections,
//! which stay at the top while the section is in sight; then what is being done with the pointer, which looks at it once
//! more to find the drop place, scrolls when it is near an edge, and paints indicator and preview on top; at last the panel
//! that compares a story with others while estimates are made. All that a person asks for leaves as an action. What is held
//! is the state machine of [`crate::screens::drag`], as on the board.
//!
//! Which stories a section shows is [`crate::insight::Listing`]'s; it follows each transaction, so a frame costs what is in
//! sight.

mod draft;
mod dragging;
mod edits;
mod empty;
mod face;
mod ground;
#[cfg(test)]
mod ground_tests;
mod keys;
pub mod layout;
#[cfg(test)]
mod layout_tests;
mod list;
mod moves;
mod planned;
mod refine;
mod row;
mod saved;
mod section;
mod shown;
mod toolbar;
mod view;

use egui::{Rect, Ui, UiBuilder};

pub use ground::{Before, Drag, Dropped, Fold, Held, Input, OnBacklog, Outcome, Spot, Target};
pub use moves::{after_deletion, move_by_command, new_story, run};
pub use saved::SCREEN;
pub use shown::{At, ShownBacklog};
pub use view::{BacklogView, Draft};

use super::{Action, Scene};
use crate::ui::theme::Tokens;

/// The bar above the screen.
pub fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    view.now = ui.input(|i| i.time);
    view.refresh(scene.document);
    dragging::cancel(ui, scene, view, actions);
    toolbar::toolbar(ui, scene, view, actions);
}

/// The screen itself.
pub fn body(ui: &mut Ui, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    // The filter may have changed just now.
    view.refresh(scene.document);
    actions.extend(view.trimmed_selection(scene.document).map(Action::PickAll));
    view.let_go_of_gone(scene.document);
    if view.drag.by_keyboard() && !ui.ctx().text_edit_focused() {
        keys::lifted(ui, scene, view, actions);
    }
    refine::go_on(ui, scene, view, actions);
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, Tokens::of(ui).bg);
    let below = if view.refining { refine::HEIGHT.min(area.height() / 2.0) } else { 0.0 };
    let (list, panel) = area.split_top_bottom_at_y(area.max.y - below);
    let mut child = ui.new_child(UiBuilder::new().id_salt("backlog").max_rect(list));
    child.shrink_clip_rect(list);
    list::show(&mut child, list, scene, view, actions);
    if view.refining {
        let mut child = ui.new_child(UiBuilder::new().id_salt("refine").max_rect(panel));
        child.shrink_clip_rect(panel);
        refine::panel(&mut child, panel, scene, view, actions);
    }
    ui.advance_cursor_after_rect(area);
}

/// Where the list is in this frame.
#[derive(Clone, Debug)]
struct Frame {
    area: Rect,
    stack: std::sync::Arc<layout::Stack>,
    /// Points that the list is scrolled up by.
    offset: f64,
}

impl Frame {
    /// Where a height of the list is on the screen.
    fn y(&self, y: f64) -> f32 {
        // The difference is small, so it loses nothing in f32.
        self.area.min.y + (y - self.offset) as f32
    }

    /// The height of the list at a height of the screen.
    fn along(&self, y: f32) -> f64 {
        self.offset + f64::from(y - self.area.min.y)
    }

    /// The rectangle between two heights of the list, as wide as rows are.
    fn rect(&self, top: f64, bottom: f64) -> Rect {
        let x = self.area.x_range();
        let x = x.min + list::MARGIN..=x.max - list::MARGIN;
        Rect::from_x_y_ranges(x, self.y(top)..=self.y(bottom))
    }
}
