//! The part of dragging that needs a screen: the pointer, scrolling near the edges, indicator and preview.

use egui::{CursorIcon, Event, Id, Key, LayerId, Modifiers, Order, Pos2, Rect, TouchPhase, Ui, vec2};

use super::card;
use super::column::Placed;
use super::drag::{Drag, Input, Landing, Outcome};
use super::moves;
use super::view::HorizonsView;
use super::{COLUMN_GAP, MARGIN, Plan};
use crate::insight::{Horizon, move_to};
use crate::model::Node;
use crate::screens::board::layout::{autoscroll, ramp};
use crate::screens::roadmap::PlanAction;
use crate::screens::{Action, Pick};
use crate::ui::theme::Tokens;

/// Points a second at the very edge.
const FASTEST: f64 = 900.0;
/// Points beside the columns within which they still scroll.
const BESIDE: f32 = 40.0;

pub(super) fn update(
    ui: &Ui,
    plan: Plan<'_>,
    view: &mut HorizonsView,
    area: Rect,
    placed: &[Placed],
    actions: &mut Vec<Action>,
) {
    match &view.drag {
        Drag::Idle => return,
        Drag::Pan(horizon) => pan(ui, view, placed, *horizon),
        Drag::Held(_) => {
            for input in pointer(ui, plan, view, area, placed) {
                hand_over(ui, plan, view, input, actions);
            }
        }
    }
    let Some(held) = view.drag.held() else { return };
    ui.ctx().set_cursor_icon(if held.over.is_some() { CursorIcon::Grabbing } else { CursorIcon::NotAllowed });
    let Some(initiative) = plan.scene.document.project().initiatives.get(held.lead) else { return };
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged initiatives"));
    let painter = egui::Painter::new(ui.ctx().clone(), layer, ui.ctx().content_rect());
    let width = placed.first().map_or(0.0, Placed::card_width);
    let corner = at - vec2(held.grab[0], held.grab[1]);
    let what = (held.initiatives.len(), held.landing);
    card::paint_preview(&painter, Tokens::of(ui), plan, initiative, (corner, width), what);
}

/// Escape, or a touch that the system takes away, ends whatever is being done.
pub(super) fn cancel(ui: &Ui, view: &mut HorizonsView, actions: &mut Vec<Action>) {
    if view.drag.is_idle() || !is_cancelled(ui) {
        return;
    }
    if let Outcome::Restore(_) = view.give(Input::Cancel) {
        actions.push(Action::Announce("Cancelled; everything is as it was".into()));
    }
    ui.ctx().stop_dragging();
}

fn is_cancelled(ui: &Ui) -> bool {
    ui.input_mut(|i| {
        let is_taken_away = |event: &Event| matches!(event, Event::Touch { phase: TouchPhase::Cancel, .. });
        i.consume_key(Modifiers::NONE, Key::Escape) || i.events.iter().any(is_taken_away)
    })
}

/// Gives an input to the machine and asks for what comes of it.
fn hand_over(ui: &Ui, plan: Plan<'_>, view: &mut HorizonsView, input: Input, actions: &mut Vec<Action>) {
    match view.give(input) {
        Outcome::Nothing => {}
        Outcome::Restore(_) => actions.push(Action::Announce("Cancelled; everything is as it was".into())),
        Outcome::Move { lead, initiatives, horizon } => {
            let document = plan.scene.document;
            let node = Node::Initiative(lead);
            if !document.plan_selection.contains(node) {
                actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
            }
            let (project, today) = (document.project(), document.clock().today());
            let ask = moves::to_horizon(project, &plan.facts.workdays, &initiatives, horizon, today);
            actions.extend(ask.map(|ask| Action::Plan(PlanAction::Reschedule(ask))));
            view.follow = Some(lead);
        }
    }
    if view.drag.is_idle() {
        ui.ctx().stop_dragging();
    }
}

/// A finger moves the column under it.
fn pan(ui: &Ui, view: &mut HorizonsView, placed: &[Placed], horizon: Horizon) {
    let (down, delta) = ui.input(|i| (i.pointer.primary_down(), i.pointer.delta()));
    if !down {
        view.give(Input::Drop);
        return;
    }
    view.sideways -= delta.x;
    if let Some(column) = placed.iter().find(|column| column.horizon == horizon) {
        let offset = &mut view.down[horizon as usize];
        *offset = column.rows.clamp(*offset - f64::from(delta.y));
    }
}

/// What the pointer says in this frame.
fn pointer(ui: &Ui, plan: Plan<'_>, view: &mut HorizonsView, area: Rect, placed: &[Placed]) -> Vec<Input> {
    let down = ui.input(|i| i.pointer.primary_down());
    // A finger is gone in the frame in which it lets go; this is where it was.
    let Some(at) = ui.input(|i| i.pointer.interact_pos()) else {
        // Let go outside the window: that is no place to drop.
        return if down { Vec::new() } else { vec![Input::Cancel] };
    };
    let over = column_at(area, placed, at).map(|column| column.horizon);
    let over = Input::Over(over.map(|horizon| (horizon, landing(plan, view, horizon))));
    if !down {
        return vec![over, Input::Drop];
    }
    scroll_near_edges(ui, view, area, placed, at);
    vec![over]
}

/// The column at a point; the gaps between columns belong to the nearer one, so that a drop never falls between.
fn column_at(area: Rect, placed: &[Placed], at: Pos2) -> Option<&Placed> {
    let near = vec2(COLUMN_GAP / 2.0, MARGIN);
    placed.iter().find(|column| area.contains(at) && column.rect.expand2(near).contains(at))
}

/// What a drop would do. Worked out when the pointer comes over another column.
fn landing(plan: Plan<'_>, view: &HorizonsView, horizon: Horizon) -> Option<Landing> {
    let held = view.drag.held()?;
    if held.over == Some(horizon) {
        return held.landing;
    }
    let document = plan.scene.document;
    let (project, today) = (document.project(), document.clock().today());
    let ask = moves::to_horizon(project, &plan.facts.workdays, &held.initiatives, horizon, today)?;
    let lead = project.initiatives.get(held.lead)?;
    let (period, confidence) = move_to(project, &plan.facts.workdays, lead, horizon, today);
    let row = view.shown.row_for(horizon, lead, period.start);
    Some(Landing { period, confidence, row, count: ask.periods.len() })
}

/// Scrolls by itself near the edges, independent of the frame rate.
fn scroll_near_edges(ui: &Ui, view: &mut HorizonsView, area: Rect, placed: &[Placed], at: Pos2) {
    let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
    let Some(held) = view.drag.held_mut() else { return };
    if !area.expand(BESIDE).contains(at) {
        held.scrolling = [0.0; 2];
        return;
    }
    let all = placed.last().map_or(0.0, |last| last.rect.max.x + view.sideways + MARGIN - area.min.x);
    let most = (all - area.width()).max(0.0);
    let across = autoscroll(at.x.into(), area.min.x.into(), area.max.x.into(), FASTEST);
    let across =
        if (across < 0.0 && view.sideways > 0.0) || (across > 0.0 && view.sideways < most) { across } else { 0.0 };
    let column = placed.iter().find(|column| column.rect.x_range().expand(COLUMN_GAP / 2.0).contains(at.x));
    let well = column.map(|column| (column, column.well(), view.down[column.horizon as usize]));
    let along = well.map_or(0.0, |(column, well, offset)| {
        let speed = autoscroll(at.y.into(), well.min.y.into(), well.max.y.into(), FASTEST);
        // Where there is no more to scroll, the window may rest.
        let more = if speed < 0.0 { offset > 0.0 } else { offset < column.rows.furthest() };
        if more { speed } else { 0.0 }
    });
    for (since, speed) in held.scrolling.iter_mut().zip([across, along]) {
        *since = if speed == 0.0 { 0.0 } else { *since + dt };
    }
    let [ramp_x, ramp_y] = held.scrolling.map(ramp);
    view.sideways = (view.sideways + (across * ramp_x * dt) as f32).clamp(0.0, most);
    if let Some((column, _, offset)) = well {
        view.down[column.horizon as usize] = column.rows.clamp(offset + along * ramp_y * dt);
    }
    if across != 0.0 || along != 0.0 {
        ui.ctx().request_repaint();
    }
}
