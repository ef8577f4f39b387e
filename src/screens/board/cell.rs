//! The cards of a cell: painted, described to screen readers, and listened to.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::{CursorIcon, Id, Key, Popup, PopupCloseBehavior, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::card::{self, Brush, Faces, Mark};
use super::drag::{By, Input, Spot};
use super::layout::PlacedRow;
use super::placed::PlacedCell;
use super::touch;
use super::view::BoardView;
use super::{card_menu, dragging, keys};
use crate::edit::StoryField;
use crate::insight::LaneKey;
use crate::model::{Story, StoryId};
use crate::screens::{Action, Pick, Scene};
use crate::ui::format::visible;
use crate::ui::theme::Tokens;
use crate::ui::widgets;

/// Seconds for which a card that has landed shows it.
const FLASH: f64 = 0.7;

/// A story that stands in several lanes has a card in each.
pub(super) fn card_id(story: StoryId, lane: &LaneKey) -> Id {
    match lane {
        LaneKey::Label(Some(label)) => Id::unique(("card", story, label)),
        _ => Id::unique(("card", story)),
    }
}

pub(super) fn cards(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    faces: &mut Faces,
    cell: &PlacedCell,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let now = ui.input(|i| i.time);
    let style = view.card_style(scene);
    let band = view.drag.band().map(|band| band.touched.get(&(cell.column.id, cell.lane.clone())).cloned());
    let (below, mut together) = (ui.painter().add(egui::Shape::Noop), egui::Mesh::default());
    faces.reserve(&mut together, cell.rows.len());
    for (row, story) in &cell.rows {
        // On whole pixels, or what was tessellated elsewhere would blur.
        let rect = cell.card_rect(row).round_to_pixels(ui.pixels_per_point());
        let response = ui.interact(rect, card_id(story.id, &cell.lane), Sense::click_and_drag());
        describe(ui, scene, &response, cell, row, story);
        let picked = scene.document.selection.contains(story.id);
        let selected = match &band {
            Some(touched) => {
                let adds = view.drag.band().is_some_and(|band| band.adds);
                touched.as_ref().is_some_and(|rows| rows.contains(&row.row)) || (adds && picked)
            }
            None => picked,
        };
        let mark = Mark {
            selected,
            // What is held is told by its ghost.
            focused: response.has_focus() && (view.drag.is_idle() || view.drag.by_keyboard()),
            hovered: response.hovered() && view.drag.is_idle(),
            ghost: view.drag.held().is_some_and(|held| held.holds(story.id)),
            flash: flash(ui, scene, view, story.id, now),
        };
        let brush = Brush::new(ui.painter(), t, scene, style);
        let criteria = faces.criteria(brush, story);
        faces.paint(brush, story, rect, mark, &mut together);
        if view.reveal == Some(story.id) && view.cursor_lane.as_ref().is_none_or(|lane| *lane == cell.lane) {
            response.request_focus();
        }
        pointer(ui, scene, view, cell, (row, story), &response, actions);
        if response.has_focus() {
            keys::on_card(ui, scene, view, (story, &cell.lane), &response, actions);
        }
        // Tab through several that are selected goes on to what is done with them, and leaves them selected.
        if response.gained_focus()
            && view.reveal.is_none()
            && scene.document.selection.len() <= 1
            && !picked
            && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released())
        {
            view.cursor_lane = Some(cell.lane.clone());
            actions.push(Action::Pick(story.id, Pick::Only));
        }
        // A finger that rests asks for the menu too, long after it has taken the card.
        if view.drag.is_idle() {
            card_menu::show(ui, scene, &response, story, actions);
        }
        if let Some(place) = criteria {
            tick(ui, story, place.translate(rect.min.to_vec2()), &response, actions);
        }
    }
    ui.painter().set(below, together);
}

/// Name, description and place for screen readers.
fn describe(ui: &Ui, scene: Scene<'_>, response: &Response, cell: &PlacedCell, row: &PlacedRow, story: &Story) {
    let selected = scene.document.selection.contains(story.id);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, card::card_name(story)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let place = format!("{}, {} of {}", cell.column.name, row.row + 1, cell.len);
        let lane = match &cell.lane {
            LaneKey::All => String::new(),
            lane => format!(", {}", lane.name(scene.document.project())),
        };
        let blocked = scene.document.project().open_blockers(story).next();
        let blocked = blocked.map(|blocker| format!(", blocked by {}", blocker.key)).unwrap_or_default();
        node.set_description(format!("{place}{lane}{blocked}"));
        node.set_position_in_set(row.row + 1);
        node.set_size_of_set(cell.len);
        node.set_selected(selected);
    });
}

/// 1 when a story has just landed, falling to 0.
fn flash(ui: &Ui, scene: Scene<'_>, view: &BoardView, story: StoryId, now: f64) -> f32 {
    let Some((stories, since)) = &view.landed else { return 0.0 };
    let left = FLASH - (now - since);
    if left <= 0.0 || !scene.motion || !stories.contains(&story) {
        return 0.0;
    }
    ui.ctx().request_repaint();
    (left / FLASH) as f32
}

fn pointer(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    cell: &PlacedCell,
    (row, story): (&PlacedRow, &Arc<Story>),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    // Keys that egui takes for a click are the board's own.
    let by_key = response.has_focus() && ui.input(|i| i.key_pressed(Key::Space) || i.key_pressed(Key::Enter));
    if response.clicked() && !by_key {
        let modifiers = ui.input(|i| i.modifiers);
        response.request_focus();
        view.cursor_lane = Some(cell.lane.clone());
        let range = modifiers.shift.then(|| keys::range_to(scene, view, story)).flatten();
        match range {
            Some(range) => actions.push(Action::PickRange(range, story.id)),
            None if modifiers.command => actions.push(Action::Pick(story.id, Pick::Toggle)),
            None => actions.push(Action::Pick(story.id, Pick::Only)),
        }
    }
    if response.double_clicked() {
        actions.push(Action::OpenInspector(true));
    }
    match touch::start(ui, response) {
        _ if !view.drag.is_idle() => {}
        touch::Start::Nothing => {}
        touch::Start::Scroll => dragging::start_pan(ui, scene, view, Some(cell.column.id), actions),
        touch::Start::Drag => {
            // From a field of text too, which would go on taking the keys.
            response.request_focus();
            lift(ui, scene, view, cell, (row, story), actions);
        }
    }
    if response.hovered() && view.drag.is_idle() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}

fn lift(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    cell: &PlacedCell,
    (row, story): (&PlacedRow, &Arc<Story>),
    actions: &mut Vec<Action>,
) {
    let selection = &scene.document.selection;
    let stories = if selection.contains(story.id) {
        selection.to_vec()
    } else {
        actions.push(Action::Pick(story.id, Pick::Only));
        vec![story.id]
    };
    let rect = cell.card_rect(row);
    let press = ui.input(|i| i.pointer.press_origin()).unwrap_or(rect.min);
    let grab = press - rect.min;
    let lift = Input::Lift {
        lead: story.id,
        lane: cell.lane.clone(),
        stories,
        by: By::Pointer { grab: [grab.x, grab.y] },
        at: Some(Spot { column: cell.column.id, lane: cell.lane.clone(), row: row.row }),
        before: view.before(scene.document),
    };
    dragging::hand_over(ui, scene, view, lift, actions);
}

/// The acceptance criteria on the card: a click opens them to be ticked.
fn tick(ui: &Ui, story: &Arc<Story>, place: egui::Rect, card: &Response, actions: &mut Vec<Action>) {
    let response = ui.interact(place.expand(2.0), card.id.with("criteria"), Sense::click());
    let (done, all) = story.criteria_done();
    let name = format!("Acceptance criteria of {}: {done} of {all}", story.key);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_has_popup(egui::accesskit::HasPopup::Menu));
    let t = Tokens::of(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(place, 9.0, egui::Stroke::new(1.0, t.line_strong), egui::StrokeKind::Outside);
    }
    if !response.clicked() && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        return;
    }
    Popup::menu(&response).accessible_name(&name).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(260.0);
        for (i, criterion) in story.criteria.iter().enumerate() {
            ui.horizontal(|ui| {
                let mut met = criterion.done;
                ui.spacing_mut().interact_size = vec2(20.0, 24.0);
                let text = visible(&criterion.text);
                if widgets::tick(ui, &mut met, &text).changed() {
                    let mut criteria = story.criteria.clone();
                    criteria[i].done = met;
                    actions.push(Action::EditStories(vec![story.id], StoryField::Criteria(criteria)));
                }
            });
        }
    });
}
