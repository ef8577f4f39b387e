//! The Kanban board.
//!
//! # Theory of operation
//!
//! A frame goes in this order: the toolbar and the sprint's header; the columns, each of which places and paints the
//! cards in sight and senses the pointer on them; then the drag, which looks at the pointer once more to find the drop
//! place, scrolls when the pointer is near an edge, and paints the indicator and the preview on top. All that a person
//! asks for leaves as an action. What is held while dragging lives in [`BoardView`], keyed by story, so that the card
//! it began with may scroll out of sight.

mod card;
mod column;
mod drag;
mod dragging;
mod header;
mod keys;
pub mod layout;
mod sparkline;
mod sprint_header;
mod view;

use egui::{Rect, Ui, UiBuilder, Vec2, pos2, vec2};

pub use card::card_name;
pub use drag::{Before, By, Drag, Held, Input, Outcome, Shown, Step, Target, is_in_place, place_at};
pub use keys::{after_deletion, first_story, move_by_command, stories_of_cursor_column};
pub use view::{BoardView, Draft, ShownBoard};

use super::{Action, Scene};
use crate::model::StoryId;
use crate::ui::theme::Tokens;

/// The least and the greatest width of a column, in points.
const COLUMN_WIDTH: [f32; 2] = [226.0, 320.0];
const COLUMN_GAP: f32 = 10.0;
const MARGIN: f32 = 14.0;
/// The height of a column's name above its well.
const COLUMN_HEADER: f32 = 34.0;

/// Where everything of the columns is in this frame.
#[derive(Clone, Debug)]
struct Frame {
    /// The part of the screen that shows columns.
    area: Rect,
    columns: Vec<column::Placed>,
}

/// Shows what stands above the columns.
pub fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    view.refresh(scene.document);
    header::toolbar(ui, scene, view, actions);
    sprint_header::show(ui, scene, view);
}

/// Shows the columns in what is left of the `ui`.
pub fn body(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    // The filter may have changed just now.
    view.refresh(scene.document);
    trim_selection(scene, view, actions);
    let is_gone = |held: &Held| !scene.document.project().stories.contains(held.lead);
    if view.drag.held().is_some_and(is_gone) {
        view.drag = Drag::Idle;
    }
    if view.drag.by_keyboard() && !ui.ctx().text_edit_focused() {
        keys::lifted(ui, scene, view, actions);
    }
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, Tokens::of(ui).bg);
    let mut child = ui.new_child(UiBuilder::new().id_salt("columns").max_rect(area));
    child.shrink_clip_rect(area);
    columns(&mut child, area, scene, view, actions);
    ui.advance_cursor_after_rect(area);
}

/// What a filter or another scope hides is not selected any more: commands must not change what nobody sees.
fn trim_selection(scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let now = Some((view.filter.trim().to_owned(), view.scope(scene.document)));
    if view.trimmed_for == now {
        return;
    }
    view.trimmed_for = now;
    let shown = view.shown(scene.document);
    let selection = &scene.document.selection;
    let is_shown =
        |id: &StoryId| scene.document.project().stories.get(*id).is_some_and(|story| shown.row_of(story).is_some());
    let rest: Vec<StoryId> = selection.stories().iter().copied().filter(is_shown).collect();
    if rest.len() < selection.len() {
        actions.push(Action::PickAll(rest));
    }
}

fn columns(ui: &mut Ui, area: Rect, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let columns = scene.document.project().columns_in_order();
    let n = columns.len().max(1) as f32;
    let room = area.width() - 2.0 * MARGIN - COLUMN_GAP * (n - 1.0);
    let width = (room / n).clamp(COLUMN_WIDTH[0], COLUMN_WIDTH[1]).floor();
    let all = 2.0 * MARGIN + n * width + (n - 1.0) * COLUMN_GAP;

    reveal(scene, view, &columns, width, area);
    scroll_sideways(ui, area, view);
    view.scroll_x = view.scroll_x.clamp(0.0, (all - area.width()).max(0.0));
    let mut faces = std::mem::take(&mut view.faces);
    let state = scene.document.history().present();
    faces.keep_for(ui.painter(), Tokens::of(ui), state, width - 2.0 * column::INSET);

    let bar = if all > area.width() { 10.0 } else { 0.0 };
    let mut frame = Frame { area, columns: Vec::new() };
    for (i, column) in columns.iter().enumerate() {
        let left = area.min.x + MARGIN - view.scroll_x + i as f32 * (width + COLUMN_GAP);
        let rect = Rect::from_min_size(
            pos2(left, area.min.y + 6.0),
            vec2(width, (area.height() - 6.0 - MARGIN - bar).max(COLUMN_HEADER + 40.0)),
        );
        let placed = if rect.intersects(area) {
            column::show(ui, scene, view, &mut faces, column, rect, actions)
        } else {
            column::Placed::out_of_sight(column, rect)
        };
        frame.columns.push(placed);
    }
    view.faces = faces;
    view.reveal = None;
    dragging::update(ui, scene, view, &frame, actions);
    if bar > 0.0 {
        horizontal_bar(ui, area, all, view);
    }
    if columns.iter().all(|c| view.shown(scene.document).stories_of(c.id).is_empty()) && view.draft.is_none() {
        header::empty(ui, area, scene, view);
    }
}

/// Brings the story that was asked for into view, sideways too.
fn reveal(
    scene: Scene<'_>,
    view: &mut BoardView,
    columns: &[std::sync::Arc<crate::model::Column>],
    width: f32,
    area: Rect,
) {
    let revealed = view.reveal.and_then(|id| scene.document.project().stories.get(id)).map(|story| story.column);
    let drafted = view.draft.as_ref().filter(|draft| draft.fresh).map(|draft| draft.column);
    let Some(i) = columns.iter().position(|c| Some(c.id) == revealed.or(drafted)) else { return };
    let left = MARGIN + i as f32 * (width + COLUMN_GAP);
    view.scroll_x = view.scroll_x.clamp((left + width + MARGIN - area.width()).max(0.0), (left - MARGIN).max(0.0));
}

/// Shift and wheel, or a sideways gesture, scrolls the columns.
fn scroll_sideways(ui: &Ui, area: Rect, view: &mut BoardView) {
    if ui.rect_contains_pointer(area) {
        view.scroll_x -= ui.input(|i| i.smooth_scroll_delta().x);
    }
}

fn horizontal_bar(ui: &mut Ui, area: Rect, all: f32, view: &mut BoardView) {
    let track = Rect::from_min_max(pos2(area.min.x + MARGIN, area.max.y - 12.0), area.max - vec2(MARGIN, 4.0));
    let length = track.width() * (area.width() / all);
    let share = view.scroll_x / (all - area.width()).max(1.0);
    let thumb =
        Rect::from_min_size(track.min + vec2(share * (track.width() - length), 0.0), Vec2::new(length, track.height()));
    if let Some(dragged) = scroll_thumb(ui, "sideways", thumb, "Scroll the columns sideways") {
        view.scroll_x += dragged.x * (all - area.width()) / (track.width() - length).max(1.0);
    }
}

/// A thumb of a scroll bar; tells by how much it is dragged.
fn scroll_thumb(ui: &mut Ui, salt: impl egui::AsIdSalt, thumb: Rect, name: &str) -> Option<Vec2> {
    let t = Tokens::of(ui);
    let id = ui.make_persistent_id(salt);
    let response = ui.interact(thumb.expand(2.0), id, egui::Sense::drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, name));
    let active = response.hovered() || response.dragged();
    let fill = if active { t.faint } else { t.line_strong };
    ui.painter().rect_filled(thumb.shrink(if active { 0.5 } else { 1.5 }), 4.0, fill);
    response.dragged().then(|| response.drag_delta())
}
