//! The bars in sight as widgets: they have names, take the focus, and hear the keys.

use egui::accesskit::Action as Asked;
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::compose::AXIS;
use super::view::RoadmapView;
use super::{PlanAction, canvas, keys, words};
use crate::insight::slack_on;
use crate::model::{Dependency, Node, Word as _};
use crate::screens::{Action, Pick, Scene};
use crate::ui::Tokens;
use crate::ui::format::visible;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, rect: Rect, actions: &mut Vec<Action>) {
    let room = Rect::from_min_max(rect.min + egui::vec2(view.timeline.names(), AXIS), rect.max);
    let revealed = view.reveal.take().filter(|_| view.timeline.titling.is_none()).or(view.timeline.focus.take());
    let mut focused = None;
    let asked = ui.input(|i| i.events.iter().any(|event| matches!(event, egui::Event::AccessKitActionRequest(_))));
    for seen in &view.timeline.sight.bars {
        let place = seen.rect.translate(rect.min.to_vec2()).intersect(room);
        // One whose row is half scrolled away is still there for the keyboard.
        let place = if place.is_positive() { place } else { Rect::from_min_size(place.min, egui::Vec2::splat(1.0)) };
        let response = ui.interact(place, canvas::id(seen.node), Sense::focusable_noninteractive());
        let selected = scene.document.plan_selection.contains(seen.node);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name(scene, view, seen.node)));
        if asked && ui.input(|i| i.has_accesskit_action_request(response.id, Asked::Click)) {
            actions.push(Action::Plan(PlanAction::Pick(seen.node, Pick::Only)));
            response.request_focus();
        }
        if revealed == Some(seen.node) {
            response.request_focus();
        }
        if response.has_focus() {
            focused = Some((seen.node, response.id));
            if !selected {
                let t = Tokens::of(ui);
                ui.painter().rect_stroke(place.expand(3.0), 8.0, Stroke::new(1.5, t.accent), StrokeKind::Inside);
            }
        }
    }
    if let Some((node, id)) = focused {
        keys::on_bar(ui, scene, view, node, id, actions);
    }
}

/// Gives the canvas the keyboard without a bar to give it to: a field that had it loses it.
pub(super) fn take_focus(ui: &Ui) {
    ui.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
}

/// What a screen reader says of a bar: "One-tap checkout, 23 Sep to 24 Dec, 66 working days, 55 % done, committed,
/// Checkout, waits for 1, 1 follows".
pub(super) fn name(scene: Scene<'_>, view: &RoadmapView, node: Node) -> String {
    let (document, plan) = (scene.document, view.plan(scene.document));
    let project = document.project();
    let title = match project.node_title(node) {
        "" => "Untitled".into(),
        title => visible(title),
    };
    let mut parts = vec![title.into_owned()];
    if let Some(period) = project.period(node) {
        match node {
            Node::Milestone(_) => parts.push(format!("milestone, {}", scene.dates.day(period.start, plan.today))),
            Node::Initiative(_) => {
                parts.push(words::span(scene.dates, plan.workdays, period, plan.today).replace(" → ", " to "));
            }
        }
    }
    if let Node::Initiative(id) = node
        && let Some(initiative) = project.initiatives.get(id)
    {
        if let Some(progress) = document.indexes().roll_up(id).progress() {
            parts.push(format!("{:.0} % done", progress * 100.0));
        }
        parts.push(initiative.confidence.label().to_lowercase());
        if initiative.closed {
            parts.push("closed".into());
        }
    }
    parts.extend(plan.lane_of(node).map(|lane| lane.name(project)));
    let (waits, follow) = (document.indexes().plan.incoming(node), document.indexes().plan.outgoing(node));
    if !waits.is_empty() {
        parts.push(format!("waits for {}", waits.len()));
    }
    match follow.len() {
        0 => {}
        1 => parts.push("1 follows".into()),
        n => parts.push(format!("{n} follow")),
    }
    let is_broken = |link: &Dependency| slack_on(plan.workdays, project, link).is_some_and(|slack| slack < 0);
    let broken = waits.iter().filter(|link| is_broken(link)).count();
    if broken > 0 {
        parts.push(format!("{broken} broken"));
    }
    if view.critical && view.facts.critical.is_critical(node) {
        parts.push("critical".into());
    }
    parts.join(", ")
}
