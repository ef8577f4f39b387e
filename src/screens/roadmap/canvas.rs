//! The canvas: where the pointer draws, moves and links.

use egui::{
    CursorIcon, Event, Id, Key, Modifiers, PointerButton, Pos2, Rangef, Rect, Response, Sense, TouchPhase, Ui,
    UiBuilder, pos2,
};

use super::compose::{AXIS, compose};
use super::gesture::{Deed, Gesture, Keys, fresh};
use super::handles::{Part, drag_scroll};
use super::plan::{Hit, Point};
use super::time::date_of;
use super::titling::{End, Subject, Titling};
use super::view::RoadmapView;
use super::{PlanAction, controls, keys, menus, nodes, overview, tooltip};
use crate::insight::PlanLane;
use crate::model::{Node, Period};
use crate::screens::{Action, Pick, Scene};
use crate::ui::Tokens;
use crate::ui::command::Command;
use crate::ui::picture::paint;

/// How near a press has to be to an arrow, in points.
const LINK_REACH: f64 = 5.0;
/// A zoom by keyboard or button.
pub(super) const ZOOM_STEP: f64 = 1.5;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    let area = ui.available_rect_before_wrap();
    let strip = if view.overview && area.height() >= overview::LEAST { overview::HEIGHT } else { 0.0 };
    let rect = area.with_max_y(area.max.y - strip);
    view.timeline.size = rect.size();
    let anchor =
        ui.input(|i| i.pointer.latest_pos()).filter(|at| rect.contains(*at)).map_or(0.0, |at| at.y - rect.min.y - AXIS);
    let response = ui.interact(rect, ui.make_persistent_id("timeline"), Sense::CLICK | Sense::DRAG);
    navigate(ui, view, rect, &response);
    view.prepare(scene, f64::from(anchor.max(0.0)));
    reveal(ui, scene, view);
    point(ui, scene, view, rect, &response, actions);
    keys::linking(scene, view);
    let t = Tokens::of(ui);
    let mut measure = std::mem::take(&mut view.timeline.measure);
    let (picture, sight) = compose(&view.drawing(scene, t), &mut measure);
    view.timeline.measure = measure;
    view.timeline.sight = sight;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    paint(&painter, &picture, rect.min);
    nodes::show(ui, scene, view, rect, actions);
    controls::lanes(ui, scene, view, rect, actions);
    tooltip::show(scene, view, &response);
    menus::show(scene, view, &response, actions);
    title(ui, scene, view, rect, actions);
    controls::show(ui, view, rect, actions);
    if strip > 0.0 {
        overview::show(ui, scene, view, area.with_min_y(rect.max.y));
    }
    if view.timeline.lanes.period().is_none() && view.timeline.titling.is_none() && view.timeline.gesture.is_idle() {
        controls::empty(ui, view, rect, actions);
    }
    ui.advance_cursor_after_rect(area);
}

/// Escape, or a touch that the system takes away, puts everything back that is held.
pub(super) fn cancel(ui: &Ui, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    if view.timeline.is_idle() {
        return;
    }
    let taken_away = |event: &Event| matches!(event, Event::Touch { phase: TouchPhase::Cancel, .. });
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape) || i.events.iter().any(taken_away)) {
        view.timeline.cancel();
        ui.ctx().stop_dragging();
        actions.push(Action::Announce("Cancelled; everything is as it was".into()));
    }
}

/// The wheel, pinching, and pulling the ground along.
fn navigate(ui: &Ui, view: &mut RoadmapView, rect: Rect, response: &Response) {
    let timeline = &mut view.timeline;
    let over = response.contains_pointer() || response.dragged();
    timeline.pointer_x = None;
    if over && let Some(at) = ui.input(|i| i.pointer.latest_pos()).filter(|at| rect.contains(*at)) {
        timeline.pointer_x = Some(f64::from((at.x - rect.min.x - timeline.names()).max(0.0)));
        let (zoom, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta()));
        if zoom == 1.0 {
            timeline.camera.pan(f64::from(scroll.x));
            timeline.scroll -= f64::from(scroll.y);
        } else {
            timeline.camera.zoom_at(f64::from((at.x - rect.min.x - timeline.names()).max(0.0)), f64::from(zoom));
        }
    }
    if response.drag_started() {
        // A finger on empty ground pulls the canvas along.
        let touch = ui.input(egui::InputState::any_touches) && timeline.pressed.node().is_none();
        let space = ui.input(|i| i.key_down(Key::Space)) && !ui.ctx().text_edit_focused();
        let middle = response.drag_started_by(PointerButton::Middle);
        timeline.panning = middle || ((space || touch) && response.drag_started_by(PointerButton::Primary));
    }
    if response.dragged() && timeline.panning {
        let by = response.drag_delta();
        timeline.camera.pan(f64::from(by.x));
        timeline.scroll -= f64::from(by.y);
    }
    if response.drag_stopped() || !response.dragged() {
        timeline.panning = false;
    }
}

/// Brings what was asked for into sight, unfolding its lane.
fn reveal(ui: &Ui, scene: Scene<'_>, view: &mut RoadmapView) {
    let Some(node) = view.reveal else { return };
    let document = scene.document;
    if let Some(lane) = super::lanes::lane_of(document.project(), view.grouping, node)
        && view.folded.remove(&lane)
    {
        view.prepare(scene, 0.0);
    }
    let found =
        view.plan(document).spot_of(node).map(|(spot, bar)| (view.timeline.layout.row_middle(spot), bar.period));
    if let Some((middle, period)) = found {
        let width = view.timeline.room().0;
        view.timeline.camera.reveal(period, width);
        view.timeline.show_row(middle);
        view.prepare(scene, 0.0);
    }
    ui.ctx().request_repaint();
}

/// The place on the canvas under a position on the screen.
pub(super) fn place(scene: Scene<'_>, view: &RoadmapView, rect: Rect, at: Pos2) -> Point {
    let day = view.timeline.camera.day_at(f64::from(at.x - rect.min.x - view.timeline.names()));
    let y = f64::from(at.y - rect.min.y - AXIS) + view.timeline.scroll;
    let plan = view.plan(scene.document);
    let alone = |node| plan.selection.len() == 1 && plan.selection.contains(node);
    let ports = |node| match &view.timeline.gesture {
        // Whatever can be tied, but not to itself.
        Gesture::Link(pull) => node != pull.from,
        _ => view.timeline.hovered.node() == Some(node) || alone(node),
    };
    let mut hit = plan.hit(day, y, ports);
    if hit == Hit::Nothing {
        let here = [f64::from(at.x - rect.min.x), f64::from(at.y - rect.min.y)];
        let near = |way: &[[f64; 2]]| super::route::distance_to(way, here);
        let links = view.timeline.sight.links.iter().map(|(id, way)| (near(way), *id));
        let nearest = links.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|(away, _)| *away <= LINK_REACH);
        if let Some((_, id)) = nearest {
            hit = Hit::Link(id);
        }
    }
    Point { day, y, hit }
}

fn held_keys(ui: &Ui) -> Keys {
    let m = ui.input(|i| i.modifiers);
    Keys { free: m.alt, keep_dates: m.shift, alone: m.command || m.ctrl }
}

/// Hovering, clicks and drags.
fn point(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut RoadmapView,
    rect: Rect,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let canvas = Rect::from_min_max(rect.min + egui::vec2(view.timeline.names(), AXIS), rect.max);
    let names =
        Rect::from_min_max(pos2(rect.min.x, rect.min.y + AXIS), pos2(rect.min.x + view.timeline.names(), rect.max.y));
    let at = ui.input(|i| i.pointer.latest_pos());
    // A pointer that moves on fast has left a port when the drag begins.
    if ui.input(|i| i.pointer.primary_pressed())
        && response.contains_pointer()
        && let Some(from) = ui.input(|i| i.pointer.press_origin())
    {
        view.timeline.pressed = place(scene, view, rect, from).hit;
    }
    let hover = at.filter(|at| response.contains_pointer() && canvas.contains(*at));
    view.timeline.hovered = hover.map_or(Hit::Nothing, |at| place(scene, view, rect, at).hit);
    let keys = held_keys(ui);
    if response.drag_started_by(PointerButton::Primary)
        && !view.timeline.panning
        && let Some(from) = ui.input(|i| i.pointer.press_origin())
    {
        begin(ui, scene, view, (rect, canvas, names), from, keys);
    }
    // A finger that is lifted has no place any more, but it had one.
    if !view.timeline.gesture.is_idle()
        && view.timeline.linking.is_none()
        && let Some(at) = at.or(response.interact_pointer_pos())
    {
        if response.dragged() {
            autoscroll(ui, view, canvas, at);
        }
        let point = place(scene, view, rect, at);
        let mut gesture = std::mem::take(&mut view.timeline.gesture);
        gesture.to(&view.plan(scene.document), point, keys);
        view.timeline.gesture = gesture;
        if response.drag_stopped() {
            let gesture = std::mem::take(&mut view.timeline.gesture);
            // Only now, so that Escape has no selection to bring back.
            if let Some(node) = gesture.grabbed() {
                if !scene.document.plan_selection.contains(node) {
                    actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
                }
                view.timeline.focus = Some(node);
            }
            let deed = gesture.end(&view.plan(scene.document));
            carry_out(view, deed, actions);
        }
    }
    // The pointer left the window while it held something.
    let linking = view.timeline.linking.is_some();
    if !view.timeline.gesture.is_idle() && !linking && !ui.input(|i| i.pointer.any_down()) {
        view.timeline.gesture = Gesture::Idle;
    }
    click(ui, scene, view, (rect, canvas), response, actions);
    cursor(ui, view, response);
}

fn begin(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut RoadmapView,
    (rect, canvas, names): (Rect, Rect, Rect),
    from: Pos2,
    keys: Keys,
) {
    let point = Point { hit: view.timeline.pressed, ..place(scene, view, rect, from) };
    if names.contains(from) {
        let lane = view.plan(scene.document).lane_at(point.y).map(|lane| lane.lane);
        if let Some(PlanLane::Theme(Some(theme))) = lane {
            view.timeline.hold(Gesture::carry(theme));
        }
        return;
    }
    if !canvas.contains(from) {
        return;
    }
    view.timeline.linking = None;
    let gesture = Gesture::begin(&view.plan(scene.document), point, keys);
    view.timeline.hold(gesture);
    nodes::take_focus(ui);
}

/// Scrolls while something is held near an edge.
fn autoscroll(ui: &Ui, view: &mut RoadmapView, canvas: Rect, at: Pos2) {
    let (dt, from) = ui.input(|i| (f64::from(i.stable_dt.min(0.1)), i.pointer.press_origin().unwrap_or(at)));
    let speed = |from: f32, at: f32, edges: Rangef| {
        drag_scroll(f64::from(from), f64::from(at), f64::from(edges.min), f64::from(edges.max))
    };
    let (across, down) = (speed(from.x, at.x, canvas.x_range()), speed(from.y, at.y, canvas.y_range()));
    if matches!(view.timeline.gesture, Gesture::Theme(_)) {
        view.timeline.scroll += down * dt;
    } else if across != 0.0 || down != 0.0 {
        view.timeline.camera.pan(-across * dt);
        view.timeline.scroll += down * dt;
    }
    if across != 0.0 || down != 0.0 {
        view.timeline.keep_inside();
        ui.ctx().request_repaint();
    }
}

/// Asks for what a gesture came to.
pub(super) fn carry_out(view: &mut RoadmapView, deed: Option<Deed>, actions: &mut Vec<Action>) {
    match deed {
        None => {}
        Some(Deed::Draft(lane, period, y)) => draft(view, lane, period, y),
        Some(Deed::Reschedule(ask)) => actions.push(Action::Plan(PlanAction::Reschedule(ask))),
        Some(Deed::Link(edit)) => actions.push(Action::Plan(PlanAction::EditLinks(edit))),
        Some(Deed::Theme(edit)) => actions.push(Action::Plan(PlanAction::EditThemes(edit))),
        Some(Deed::Select(nodes)) => actions.push(Action::Plan(PlanAction::PickAll(nodes, None))),
    }
}

/// Begins a new bar, whose title is typed at once.
pub(super) fn draft(view: &mut RoadmapView, lane: PlanLane, period: Period, y: f64) {
    view.timeline.titling = Some(Titling::new(Subject::Initiative(lane, period, y), String::new()));
}

fn click(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut RoadmapView,
    (rect, canvas): (Rect, Rect),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let Some(at) = response.interact_pointer_pos() else { return };
    if response.secondary_clicked() {
        let mut point = place(scene, view, rect, at);
        if !canvas.contains(at) {
            // What is scrolled under the names or the axis is not meant.
            point.hit = Hit::Nothing;
        }
        view.timeline.menu = point;
        match point.hit {
            Hit::Bar(node, _) | Hit::Port(node, _) if !scene.document.plan_selection.contains(node) => {
                actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
            }
            Hit::Link(id) => actions.push(Action::Plan(PlanAction::PickLink(id))),
            _ => {}
        }
        return;
    }
    if !canvas.contains(at) || !(response.clicked() || response.double_clicked()) {
        return;
    }
    let point = place(scene, view, rect, at);
    match point.hit {
        Hit::Bar(node, _) | Hit::Port(node, _) => {
            if response.double_clicked() {
                actions.push(Action::Run(Command::OpenBar));
                return;
            }
            let m = ui.input(|i| i.modifiers);
            let how = if m.command || m.ctrl || m.shift { Pick::Toggle } else { Pick::Only };
            actions.push(Action::Plan(PlanAction::Pick(node, how)));
            view.timeline.focus = Some(node);
        }
        Hit::Link(id) => actions.push(Action::Plan(PlanAction::PickLink(id))),
        Hit::Nothing if response.double_clicked() => new_at(scene, view, point),
        Hit::Nothing => actions.push(Action::Plan(PlanAction::ClearSelection)),
    }
}

/// A new bar of the default length, from the unit that a place lies in.
pub(super) fn new_at(scene: Scene<'_>, view: &mut RoadmapView, at: Point) {
    if let Some(Deed::Draft(lane, period, y)) = fresh(&view.plan(scene.document), at) {
        draft(view, lane, period, y);
    }
}

/// A new milestone at a place.
pub(super) fn milestone_at(scene: Scene<'_>, view: &mut RoadmapView, at: Point) {
    let plan = view.plan(scene.document);
    let Some(lane) = plan.lane_at(at.y).map(|lane| lane.lane) else { return };
    let y = plan.row_at(at.y);
    let subject = Subject::Milestone(lane, Period::day(date_of(at.day)), y);
    view.timeline.titling = Some(Titling::new(subject, String::new()));
}

/// The pointer tells what a press would do.
fn cursor(ui: &Ui, view: &RoadmapView, response: &Response) {
    if !response.contains_pointer() && !response.dragged() {
        return;
    }
    let icon = match &view.timeline.gesture {
        _ if view.timeline.panning => CursorIcon::Grabbing,
        Gesture::Move(_) | Gesture::Theme(_) => CursorIcon::Grabbing,
        Gesture::Resize(_) => CursorIcon::ResizeHorizontal,
        Gesture::Link(pull) if pull.circle.is_some() => CursorIcon::NotAllowed,
        Gesture::Link(_) | Gesture::Draw(_) | Gesture::Band(_) => CursorIcon::Crosshair,
        Gesture::Idle => match view.timeline.hovered {
            Hit::Bar(Node::Milestone(_), _) | Hit::Bar(_, Part::Middle) => CursorIcon::Grab,
            Hit::Bar(..) => CursorIcon::ResizeHorizontal,
            Hit::Port(..) => CursorIcon::Crosshair,
            Hit::Link(_) => CursorIcon::PointingHand,
            Hit::Nothing => CursorIcon::Default,
        },
    };
    ui.ctx().set_cursor_icon(icon);
}

/// The field for a title, over its bar.
fn title(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, rect: Rect, actions: &mut Vec<Action>) {
    let Some(mut titling) = view.timeline.titling.take() else { return };
    let at = |period: Period, y: f64| {
        let (left, right) = view.timeline.camera.span_of(period);
        let (x, y) = (rect.min.x + view.timeline.names(), rect.min.y + AXIS + (y - view.timeline.scroll) as f32);
        Rect::from_min_max(pos2(x + left as f32, y - 12.0), pos2(x + right as f32, y + 12.0))
    };
    let bar = match titling.subject {
        Subject::Initiative(_, period, y) | Subject::Milestone(_, period, y) => Some(at(period, y)),
        Subject::Node(node) => view
            .plan(scene.document)
            .spot_of(node)
            .map(|(spot, bar)| at(bar.period, view.timeline.layout.row_middle(spot))),
        Subject::Theme(theme) => view.timeline.lanes.index(PlanLane::Theme(Some(theme))).map(|lane| {
            let top = rect.min.y + AXIS + (view.timeline.layout.top(lane) - view.timeline.scroll) as f32;
            Rect::from_min_max(
                pos2(rect.min.x + 8.0, top + 4.0),
                pos2(rect.min.x + view.timeline.names() - 6.0, top + 30.0),
            )
        }),
    };
    // What the title is of may be gone.
    let Some(bar) = bar else { return };
    let room = match titling.subject {
        Subject::Theme(_) => rect.with_min_y(rect.min.y + AXIS),
        _ => Rect::from_min_max(rect.min + egui::vec2(view.timeline.names(), AXIS), rect.max),
    };
    if matches!(titling.subject, Subject::Initiative(..)) {
        let t = Tokens::of(ui);
        ui.painter().with_clip_rect(room).rect_filled(bar, 5.0, t.accent.gamma_multiply(0.35));
    }
    let mut child = ui.new_child(UiBuilder::new().id_salt("titling").max_rect(rect));
    let mut entered = Vec::new();
    let end = titling.show(&mut child, bar, room, &mut entered);
    // The click that leaves the field comes after what it enters: what it picks stays picked.
    let picks = |action: &Action| matches!(action, Action::Plan(PlanAction::Pick(..) | PlanAction::PickLink(_)));
    let at = actions.iter().position(picks).unwrap_or(actions.len());
    actions.splice(at..at, entered);
    match end {
        None => view.timeline.titling = Some(titling),
        Some(End::Left) => {}
        // The keyboard goes on where it was; what is made has it next.
        Some(End::Entered | End::Cancelled) => {
            let node = match titling.subject {
                Subject::Node(node) => Some(node),
                _ => scene.document.plan_selection.cursor(),
            };
            view.timeline.focus = node;
            ui.ctx().request_repaint();
        }
    }
}

/// A place in the midst of what is in sight.
pub(super) fn middle(view: &RoadmapView) -> Point {
    let (width, height) = view.timeline.room();
    Point { day: view.timeline.camera.day_at(width / 2.0), y: view.timeline.scroll + height / 3.0, hit: Hit::Nothing }
}

/// What the widget of a bar is known by.
pub(super) fn id(node: Node) -> Id {
    Id::unique(("roadmap-node", node))
}
