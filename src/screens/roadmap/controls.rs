//! What lies on the canvas to be pressed: today, fit and zoom; the carets of lanes; and what an empty plan says.

use egui::{Align, Align2, Button, FontId, Layout, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::canvas::ZOOM_STEP;
use super::compose::AXIS;
use super::ladder::Rung;
use super::view::RoadmapView;
use crate::insight::PlanLane;
use crate::screens::{Action, Scene};
use crate::ui::Tokens;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::{TITLE, semibold};
use crate::ui::widgets::primary_button;

/// The height of the buttons, and the width of those that zoom with the unit between them.
const HEIGHT: f32 = 28.0;
const ZOOM: f32 = 124.0;
/// The least width of the canvas for all of the buttons.
const ALL: f32 = 260.0;

pub(super) fn show(ui: &mut Ui, view: &mut RoadmapView, rect: Rect, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let corner = rect.max - vec2(14.0, 12.0);
    let group = Rect::from_min_max(corner - vec2(ZOOM, HEIGHT), corner);
    ui.painter().rect(group, 6.0, t.panel, egui::Stroke::new(1.0, t.line_strong), egui::StrokeKind::Inside);
    let unit = Rung::at(view.timeline.camera.points_per_day()).lower.plural();
    ui.painter().text(group.center(), Align2::CENTER_CENTER, unit, FontId::proportional(13.0), t.text);
    let (can_in, can_out) = view.timeline.camera.can_zoom();
    for (command, can, factor, x) in [
        (Command::TimelineOut, can_out, 1.0 / ZOOM_STEP, group.min.x + 15.0),
        (Command::TimelineIn, can_in, ZOOM_STEP, group.max.x - 15.0),
    ] {
        let icon = if command == Command::TimelineIn { icons::PLUS } else { icons::MINUS };
        let place = Rect::from_center_size(pos2(x, group.center().y), vec2(30.0, HEIGHT));
        let button = Button::new(RichText::new(icon).size(14.0)).frame_when_inactive(false);
        if put(ui, place, command, button, can) {
            let middle = view.timeline.room().0 / 2.0;
            view.timeline.camera.zoom_at(middle, factor);
        }
    }
    // Keys and the menu of the ground have them too.
    if rect.width() - view.timeline.names() < ALL {
        return;
    }
    let mut right = group.min.x - 6.0;
    for (command, text, width) in [(Command::FitPlan, "Fit", 40.0), (Command::GoToToday, "Today", 58.0)] {
        let place = Rect::from_min_size(pos2(right - width, group.min.y), vec2(width, HEIGHT));
        if put(ui, place, command, Button::new(text).fill(t.panel), true) {
            actions.push(Action::Run(command));
        }
        right = place.min.x - 6.0;
    }
}

/// A button at a place of its own, with the name and the tooltip of a command. True when it was clicked.
fn put(ui: &mut Ui, place: Rect, command: Command, button: Button<'_>, enabled: bool) -> bool {
    let builder = UiBuilder::new().id_salt(command).max_rect(place).layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    // Else it would be higher than its place, and lie below the middle of it.
    child.spacing_mut().button_padding = vec2(0.0, 0.0);
    child.spacing_mut().interact_size.y = place.height();
    let response = child.add_enabled(enabled, button.min_size(place.size())).accessible_name(command.name());
    response.on_hover_text(command.tooltip(child.ctx())).clicked()
}

/// Zooms around the pointer, or around the middle when it is elsewhere.
pub(super) fn zoom(view: &mut RoadmapView, factor: f64) {
    let x = view.timeline.pointer_x.unwrap_or(view.timeline.room().0 / 2.0);
    view.timeline.camera.zoom_at(x, factor);
}

/// A caret at each lane in sight, which folds it.
pub(super) fn lanes(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, rect: Rect, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let room =
        Rect::from_min_max(pos2(rect.min.x, rect.min.y + AXIS), pos2(rect.min.x + view.timeline.names(), rect.max.y));
    let mut pressed = None;
    for (lane, place) in &view.timeline.sight.lanes {
        let place = place.translate(rect.min.to_vec2()).intersect(room);
        let caret = Rect::from_min_size(pos2(place.max.x - 24.0, place.min.y + 8.0), vec2(20.0, 20.0));
        if !room.contains_rect(caret) {
            continue;
        }
        let folded = view.folded.contains(lane);
        let name = lane.name(scene.document.project());
        let about = ui.interact(place, ui.make_persistent_id(("lane", lane)), Sense::hover());
        if about.hovered() {
            about.on_hover_text(words_of(scene, view, *lane, &name));
        }
        let response = ui.interact(caret, ui.make_persistent_id(("caret", lane)), Sense::click());
        response.widget_info(|| {
            let verb = if folded { "Unfold" } else { "Fold" };
            WidgetInfo::labeled(Role::Button, true, format!("{verb} {name}"))
        });
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(!folded));
        let seen = folded || response.hovered() || response.has_focus() || ui.rect_contains_pointer(place);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(caret, 4.0, t.hover);
        }
        if seen {
            let icon = if folded { icons::CARET_RIGHT } else { icons::CARET_DOWN };
            ui.painter().text(caret.center(), Align2::CENTER_CENTER, icon, FontId::proportional(13.0), t.muted);
        }
        if response.clicked() {
            pressed = Some((*lane, !folded));
        }
    }
    if let Some((lane, folded)) = pressed {
        view.fold(lane, folded);
    }
    // Below the last lane, where there is room.
    let foot = room.min.y + (view.timeline.layout.height() - view.timeline.scroll) as f32;
    let button = Rect::from_min_size(pos2(room.min.x + 8.0, foot + 8.0), vec2(view.timeline.names() - 24.0, 28.0));
    if view.grouping == crate::insight::PlanGrouping::Theme && button.max.y < room.max.y {
        let add = Button::new(RichText::new(format!("{}  New theme", icons::PLUS)).color(t.muted));
        let response = ui.put(button, add.frame_when_inactive(false));
        if response.accessible_name(Command::NewTheme.name()).clicked() {
            actions.push(Action::Run(Command::NewTheme));
        }
    }
}

/// "Checkout: 20 Jul – 17 Jun 2027, 4 initiatives, 71 % done": its dates are those of its bars.
fn words_of(scene: Scene<'_>, view: &RoadmapView, lane: PlanLane, name: &str) -> String {
    let Some(lane) = view.timeline.lanes.get(lane) else { return name.to_owned() };
    let today = scene.document.clock().today();
    let dates = lane.period().map(|period| format!("{}, ", scene.dates.span(period.start, period.end, today)));
    format!("{name}: {}{}", dates.unwrap_or_default(), view.timeline.summaries.get(lane).words())
}

/// What an empty plan says.
pub(super) fn empty(ui: &mut Ui, view: &RoadmapView, rect: Rect, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let canvas = rect.with_min_x(rect.min.x + view.timeline.names());
    let size = vec2(canvas.width().min(380.0), 130.0);
    let place = Rect::from_center_size(canvas.center(), size);
    let mut child =
        ui.new_child(UiBuilder::new().id_salt("empty-plan").max_rect(place).layout(Layout::top_down(Align::Center)));
    child.label(RichText::new("Nothing is planned yet").font(semibold(TITLE)));
    child.add_space(2.0);
    child.label(RichText::new("Drag across the canvas to draw an initiative.").color(t.muted));
    child.add_space(10.0);
    if primary_button(&mut child, icons::PLUS, "Initiative").clicked() {
        actions.push(Action::Run(Command::NewInitiative));
    }
}
