//! Now, next, later: the plan by how near it is.
//!
//! # Theory of operation
//!
//! [`Shown`](shown::Shown) holds the open initiatives by horizon and in order; it is gathered anew when the plan changes. A
//! frame places the cards in sight, which are equally high, then looks at what is done with the pointer. A drag is a state
//! machine that ends in one [`Reschedule`](crate::edit::Reschedule) or in nothing; the selection changes at the drop
//! only, so that Escape has nothing to bring back but the scrolling.

mod card;
mod column;
mod commands;
mod drag;
mod dragging;
mod empty;
mod keys;
mod menu;
mod moves;
mod shown;
mod view;

use egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::{Coloring, Mode, PlanAction, PlanFacts, RoadmapView};
use crate::insight::Horizon;
use crate::model::Word as _;
use crate::screens::roadmap::lists::scroll;
use crate::screens::{Action, Scene};
use crate::ui::theme::Tokens;

pub use commands::run;
pub use moves::move_by;
pub use view::HorizonsView;

use self::column::{HEADER, Placed};

/// The least and the greatest width of a column, in points.
const COLUMN_WIDTH: [f32; 2] = [236.0, 420.0];
const COLUMN_GAP: f32 = 10.0;
const MARGIN: f32 = 14.0;

/// What the columns are made from.
#[derive(Clone, Copy)]
struct Plan<'a> {
    scene: Scene<'a>,
    facts: &'a PlanFacts,
    coloring: Coloring,
}

/// Ends a drag on Escape, before fields and buttons take the same key.
pub(super) fn cancel(ui: &Ui, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    dragging::cancel(ui, &mut view.horizons, actions);
}

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    view.horizons.refresh(scene.document, &view.facts);
    view.horizons.enter(ui, scene.document);
    if let Some(node) = view.reveal {
        if view.horizons.show_node(node) || !scene.document.project().has_node(node) {
            view.reveal = None;
        } else {
            // It has no card; the timeline has a place for everything.
            view.mode = Mode::Timeline;
            ui.ctx().request_repaint();
        }
    }
    let plan = Plan { scene, facts: &view.facts, coloring: view.coloring };
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, Tokens::of(ui).bg);
    let mut child = ui.new_child(UiBuilder::new().id_salt("horizons").max_rect(area));
    child.shrink_clip_rect(area);
    if view.horizons.shown.is_empty() {
        empty::screen(&mut child, area, scene, &mut view.mode, actions);
    } else {
        columns(&mut child, area, plan, &mut view.horizons, actions);
    }
    ui.advance_cursor_after_rect(area);
}

fn columns(ui: &mut Ui, area: Rect, plan: Plan<'_>, view: &mut HorizonsView, actions: &mut Vec<Action>) {
    actions.extend(view.trimmed(plan.scene.document));
    view.let_go_of_gone(plan.scene.document);
    let (width, all) = widths(area.width());
    let revealed = view.reveal.take();
    if let Some(place) = revealed.and_then(|id| view.shown.place(id)) {
        let left = MARGIN + place.horizon as usize as f32 * (width + COLUMN_GAP);
        let lowest = (left + width + MARGIN - area.width()).max(0.0);
        view.sideways = view.sideways.clamp(lowest.min(left - MARGIN), left - MARGIN);
    }
    if ui.rect_contains_pointer(area) {
        view.sideways -= ui.input(|i| i.smooth_scroll_delta().x);
    }
    view.sideways = view.sideways.clamp(0.0, (all - area.width()).max(0.0));

    let ground = ui.interact(area, ui.make_persistent_id("ground"), Sense::CLICK | Sense::DRAG);
    let bar = if all > area.width() { scroll::BAR + 2.0 } else { 0.0 };
    let height = (area.height() - 6.0 - MARGIN - bar).max(HEADER + 40.0);
    let mut left = area.min.x + MARGIN - view.sideways;
    let mut placed = Vec::with_capacity(Horizon::ALL.len());
    for horizon in Horizon::ALL {
        let rect = Rect::from_min_size(pos2(left, area.min.y + 6.0), vec2(width, height));
        left += width + COLUMN_GAP;
        placed.push(column::show(ui, plan, view, (*horizon, rect), revealed, actions));
    }
    on_ground(ui, plan, view, &placed, &ground, actions);
    dragging::update(ui, plan, view, area, &placed, actions);
    if bar > 0.0 {
        let track = Rect::from_min_max(pos2(area.min.x + MARGIN, area.max.y - 12.0), area.max - vec2(MARGIN, 4.0));
        view.sideways = scroll::sideways(ui, view.sideways, area.width(), all, track, "Scroll the horizons sideways");
    }
}

/// The width of a column, and of all with what is between and around them.
fn widths(room: f32) -> (f32, f32) {
    let count = Horizon::ALL.len() as f32;
    let around = 2.0 * MARGIN + (count - 1.0) * COLUMN_GAP;
    let width = ((room - around) / count).clamp(COLUMN_WIDTH[0], COLUMN_WIDTH[1]).floor();
    (width, width * count + around)
}

/// Presses between the cards: a click clears the selection, a finger scrolls.
fn on_ground(
    ui: &Ui,
    plan: Plan<'_>,
    view: &mut HorizonsView,
    placed: &[Placed],
    ground: &egui::Response,
    actions: &mut Vec<Action>,
) {
    if ground.clicked() && !plan.scene.document.plan_selection.is_empty() {
        actions.push(Action::Plan(PlanAction::ClearSelection));
    }
    if ground.drag_started() && view.drag.is_idle() && ui.input(egui::InputState::any_touches) {
        let at = ui.input(|i| i.pointer.press_origin());
        if let Some(column) = at.and_then(|at| placed.iter().find(|column| column.rect.contains(at))) {
            view.pan(column.horizon);
        }
    }
}
