//! A row: painted, described to screen readers, and listened to.

use std::sync::Arc;

use egui::{CursorIcon, Id, Key, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::face::{self, Brush, Mark, Zones};
use super::ground::{Input, Spot};
use super::planned::part_name;
use super::view::{BacklogView, Edited};
use super::{dragging, edits, keys};
use crate::edit::{StoryField, is_ready, readiness};
use crate::insight::{Group, Part, Section};
use crate::model::{Project, Story, StoryId};
use crate::screens::board::{card_menu, touch};
use crate::screens::drag::By;
use crate::screens::{Action, Pick, Scene};
use crate::ui::format::{points, visible};
use crate::ui::theme::Tokens;
use crate::ui::widgets;

/// Seconds for which a story that has landed shows it.
const FLASH: f64 = 0.7;

/// Where a row is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) part: Part,
    pub(super) row: usize,
    /// How many rows its part has.
    pub(super) len: usize,
    pub(super) rect: Rect,
}

pub(super) fn row_id(story: StoryId) -> Id {
    Id::unique(("backlog-row", story))
}

/// "NP-122, Pay with a saved card, 5 points, ready, Mara": what a row is called.
pub(super) fn row_name(project: &Project, story: &Story) -> String {
    let estimate = match story.estimate {
        Some(1.0) => "1 point".to_owned(),
        Some(estimate) => format!("{} points", points(estimate)),
        None => "not estimated".to_owned(),
    };
    let ready = match (project.settings.definition_of_ready.is_empty(), is_ready(project, story)) {
        (true, _) => "",
        (_, true) => ", ready",
        (_, false) => ", not ready",
    };
    let person = story.assignee.and_then(|id| project.people.get(id));
    let person = person.map(|person| format!(", {}", visible(&person.name))).unwrap_or_default();
    format!("{}, {}, {estimate}{ready}{person}", story.key, visible(&story.title))
}

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    placed: Placed,
    story: &Arc<Story>,
    actions: &mut Vec<Action>,
) {
    let Placed { part, row, len, rect } = placed;
    let project = scene.document.project();
    let response = ui.interact(rect, row_id(story.id), Sense::click_and_drag());
    let selected = scene.document.selection.contains(story.id);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, row_name(project, story)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let blocked = project.open_blockers(story).next();
        let blocked = blocked.map(|blocker| format!(", blocked by {}", blocker.key)).unwrap_or_default();
        node.set_description(format!("{}, {} of {len}{blocked}", part_name(project, part), row + 1));
        node.set_position_in_set(row + 1);
        node.set_size_of_set(len);
        node.set_selected(selected);
    });
    let idle = view.drag.is_idle();
    let mark = Mark {
        selected,
        focused: response.has_focus() && (idle || view.drag.by_keyboard()),
        hovered: idle && (response.hovered() || response.contains_pointer()),
        ghost: view.drag.held().is_some_and(|held| held.holds(story.id)),
        last: row + 1 == len,
        flash: flash(ui, scene, view, story.id),
    };
    let column = match part.section {
        Section::Sprint(_) => project.columns.get(story.column).map(|column| column.name.as_str()),
        Section::Backlog => None,
    };
    let says_initiative = matches!(part.group, Group::Initiative(_));
    let brush = Brush { painter: ui.painter(), t: Tokens::of(ui), project, says_initiative };
    let zones = face::paint(brush, story, rect, mark, column);
    if view.reveal == Some(story.id) {
        response.request_focus();
    }
    pointer(ui, scene, view, placed, story, &response, &zones, actions);
    if response.has_focus() {
        keys::on_row(ui, scene, view, story, &response, actions);
    }
    // Tab through several that are selected goes on to what is done with them, and leaves them selected.
    if response.gained_focus()
        && view.reveal.is_none()
        && scene.document.selection.len() <= 1
        && !selected
        && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released())
    {
        actions.push(Action::Pick(story.id, Pick::Only));
    }
    // A finger that rests asks for the menu too, long after it has taken the row.
    if view.drag.is_idle() {
        card_menu::show(ui, scene, &response, story, actions);
    }
    if let Some(zone) = zones.ready {
        ready(ui, project, story, zone, &response, actions);
    }
    person(ui, scene, story, zones.person, &response, actions);
    if let Some(edited) = view.editing.as_ref().filter(|editing| editing.story == story.id).map(|e| e.what) {
        let zone = match edited {
            Edited::Title => zones.title.expand2(vec2(5.0, 0.0)),
            Edited::Estimate => zones.estimate.expand2(vec2(4.0, 1.0)),
        };
        edits::field(ui, scene, view, story, zone, actions);
    } else {
        estimate(ui, view, story, zones.estimate, &response);
    }
}

/// 1 when a story has just landed, falling to 0.
fn flash(ui: &Ui, scene: Scene<'_>, view: &BacklogView, story: StoryId) -> f32 {
    let Some((stories, since)) = &view.landed else { return 0.0 };
    let left = FLASH - (view.now - since);
    if left <= 0.0 || !scene.motion || !stories.contains(&story) {
        return 0.0;
    }
    ui.ctx().request_repaint();
    (left / FLASH) as f32
}

#[allow(clippy::too_many_arguments, reason = "a row is told all that there is of it")]
fn pointer(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    placed: Placed,
    story: &Arc<Story>,
    response: &Response,
    zones: &Zones,
    actions: &mut Vec<Action>,
) {
    // Keys that egui takes for a click are the list's own.
    let by_key = response.has_focus() && ui.input(|i| i.key_pressed(Key::Space) || i.key_pressed(Key::Enter));
    if response.clicked() && !by_key {
        let modifiers = ui.input(|i| i.modifiers);
        response.request_focus();
        let range = modifiers.shift.then(|| keys::range_to(scene, view, story)).flatten();
        match range {
            Some(range) => actions.push(Action::PickRange(range, story.id)),
            None if modifiers.command => actions.push(Action::Pick(story.id, Pick::Toggle)),
            None => actions.push(Action::Pick(story.id, Pick::Only)),
        }
    }
    if response.double_clicked() {
        let on_title = response.interact_pointer_pos().is_some_and(|at| zones.title.contains(at));
        if on_title {
            view.edit(story, Edited::Title);
        } else {
            actions.push(Action::OpenInspector(true));
        }
    }
    match touch::start(ui, response) {
        _ if !view.drag.is_idle() => {}
        touch::Start::Nothing => {}
        touch::Start::Scroll => dragging::start_pan(ui, scene, view, actions),
        touch::Start::Drag => {
            // From a field of text too, which would go on taking the keys.
            response.request_focus();
            lift(ui, scene, view, placed, story, actions);
        }
    }
    if response.hovered() && view.drag.is_idle() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}

fn lift(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    placed: Placed,
    story: &Arc<Story>,
    actions: &mut Vec<Action>,
) {
    let selection = &scene.document.selection;
    let stories = if selection.contains(story.id) {
        selection.to_vec()
    } else {
        actions.push(Action::Pick(story.id, Pick::Only));
        vec![story.id]
    };
    let press = ui.input(|i| i.pointer.press_origin()).unwrap_or(placed.rect.min);
    let grab = press - placed.rect.min;
    let lift = Input::Lift {
        lead: story.id,
        lane: placed.part,
        stories,
        by: By::Pointer { grab: [grab.x.min(face::MOST_GRAB), grab.y] },
        at: Some(Spot { part: placed.part, row: placed.row }),
        before: view.before(scene.document),
    };
    dragging::hand_over(ui, scene, view, lift, actions);
}

/// A part of a row that is pressed by itself.
fn zone(ui: &Ui, rect: Rect, row: &Response, salt: &str, name: &str) -> Response {
    let response = ui.interact(rect, row.id.with(salt), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        let t = Tokens::of(ui);
        let color = if response.has_focus() { t.accent } else { t.line_strong };
        ui.painter().rect_stroke(rect, 9.0, Stroke::new(1.0, color), egui::StrokeKind::Inside);
    }
    response
}

/// The ready mark: it says what is missing, and a click opens the list to tick.
fn ready(ui: &Ui, project: &Project, story: &Arc<Story>, rect: Rect, row: &Response, actions: &mut Vec<Action>) {
    let entries = &project.settings.definition_of_ready;
    let (held, of) = readiness(project, story);
    let name = format!("Definition of ready of {}: {held} of {of}", story.key);
    let response = zone(ui, rect, row, "ready", &name);
    let response = response.on_hover_ui(|ui| {
        ui.label(if held == of { "Ready" } else { "Not ready yet; missing:" });
        for entry in entries.iter().filter(|entry| !story.checked.contains(*entry)) {
            ui.label(format!("•  {}", visible(entry)));
        }
    });
    if !response.clicked() && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        return;
    }
    Popup::menu(&response).accessible_name(&name).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(280.0);
        for entry in entries {
            let mut holds = story.checked.contains(entry);
            ui.spacing_mut().interact_size = vec2(20.0, 24.0);
            if widgets::tick(ui, &mut holds, &visible(entry)).changed() {
                actions.push(Action::EditStories(vec![story.id], StoryField::Checked(entry.clone(), holds)));
            }
        }
    });
}

/// The assignee: a click opens the others.
fn person(ui: &Ui, scene: Scene<'_>, story: &Arc<Story>, rect: Rect, row: &Response, actions: &mut Vec<Action>) {
    let known = story.assignee.and_then(|id| scene.document.project().people.get(id));
    let who = known.map_or("Nobody".into(), |person| visible(&person.name));
    let response = zone(ui, rect, row, "person", &format!("Assignee of {}: {who}", story.key));
    let response = response.on_hover_text(who.into_owned());
    if !response.clicked() && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        return;
    }
    let picked = Popup::menu(&response)
        .accessible_name(format!("Assignee of {}", story.key))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(220.0);
            card_menu::assignee(ui, scene, &[story.id])
        })
        .and_then(|shown| shown.inner);
    actions.extend(picked.map(|field| Action::EditStories(vec![story.id], field)));
}

/// The estimate: a click types another in its place.
fn estimate(ui: &Ui, view: &mut BacklogView, story: &Arc<Story>, rect: Rect, row: &Response) {
    let said = story.estimate.map_or("none".to_owned(), points);
    let response = zone(ui, rect, row, "estimate", &format!("Estimate of {}: {said}", story.key));
    if response.hovered() && view.drag.is_idle() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    if response
        .on_hover_text("Estimate in points. On a row the keys 1, 2, 3, 5 and 8 set it, 1 and then 3 is 13.")
        .clicked()
    {
        view.edit(story, Edited::Estimate);
    }
}
