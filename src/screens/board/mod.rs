//! The Kanban board.
//!
//! # Theory of operation
//!
//! A frame goes in this order: the toolbar and the sprint's header; the columns and, where the board has them, the
//! lanes, which place and paint the cards in sight and sense the pointer on them; then what is being done with the
//! pointer, which looks at it once more to find the drop place, scrolls when it is near an edge, and paints indicator
//! and preview on top. All that a person asks for leaves as an action. What is held while dragging lives in
//! [`BoardView`], keyed by story, so that the card it began with may scroll out of sight.
//!
//! Which stories a cell shows and in which order is [`crate::insight::Arrangement`]'s; it follows each transaction, so a
//! frame costs what is in sight.

mod autoscroll;
mod band;
mod card;
pub(super) mod card_menu;
mod cell;
mod column;
mod column_header;
mod draft;
mod drag;
pub(super) mod dragging;
mod face;
mod filters;
mod fold_set;
pub(super) mod header;
mod hold;
pub(super) mod keys;
mod lanes;
pub mod layout;
mod moves;
mod placed;
mod pull;
mod saved;
mod shown;
mod sparkline;
mod sprint_header;
pub mod stack;
mod tops;
pub(super) mod touch;
mod view;

use egui::{PointerButton, Rect, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

pub use band::{Band, Touched};
pub use card::card_name;
pub use drag::{
    Before, By, Carried, Drag, Fold, Folds, Gap, Held, Input, OnBoard, Outcome, Spot, Step, Target, is_in_place,
    place_at,
};
pub use filters::SCREEN;
pub use fold_set::FoldSet;
pub(crate) use header::strip;
pub use hold::Deed;
pub use moves::{
    Position, after_deletion, cursor_column, first_lane, first_story, move_by_command, move_to_position,
    present_position, staying, stories_of_cursor_column,
};
pub use shown::{At, ShownBoard};
pub(crate) use sparkline::paint as paint_burn_down;
pub(crate) use sprint_header::Burning;
pub use view::{BoardView, Draft, Renaming, Show};

use self::placed::{Frame, PlacedColumn};
use super::{Action, Scene};
use crate::model::Column;
use crate::ui::theme::Tokens;

/// The least and the greatest width of a column, in points.
const COLUMN_WIDTH: [f32; 2] = [226.0, 320.0];
const COLUMN_GAP: f32 = 10.0;
const MARGIN: f32 = 14.0;
/// The height of a column's name above its well.
const COLUMN_HEADER: f32 = 34.0;
/// The strip after the last column that adds another.
const ADD_COLUMN: f32 = 36.0;

/// Shows what stands above the columns.
pub fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    view.refresh(scene.document);
    dragging::cancel(ui, scene, view, actions);
    filters::toolbar(ui, scene, view, actions);
    sprint_header::show(ui, scene, view, actions);
}

/// Shows the columns in what is left of the `ui`.
pub fn body(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    // The filter may have changed just now.
    view.refresh(scene.document);
    actions.extend(view.trimmed_selection(scene.document).map(Action::PickAll));
    view.let_go_of_gone(scene.document);
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

fn columns(ui: &mut Ui, area: Rect, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let columns = scene.document.project().columns_in_order();
    column_header::name_created(scene, view, &columns);
    let (widths, all) = widths(view, &columns, area.width());
    let room = area.width();
    let revealed = view.reveal;
    reveal(scene, view, &columns, &widths, area);
    scroll_sideways(ui, area, view);
    view.scroll_x = view.scroll_x.clamp(0.0, (all - room).max(0.0));

    let bar = if all > room { 10.0 } else { 0.0 };
    let mut left = area.min.x + MARGIN - view.scroll_x;
    let height = (area.height() - 6.0 - MARGIN - bar).max(COLUMN_HEADER + 40.0);
    let mut frame = Frame { area, columns: Vec::new(), cells: Vec::new(), lanes: None };
    for (column, width) in columns.iter().zip(&widths) {
        let rect = Rect::from_min_size(pos2(left, area.min.y + 6.0), vec2(*width, height));
        let folded = view.folds.columns.contains(&column.id);
        frame.columns.push(PlacedColumn { column: std::sync::Arc::clone(column), rect, folded });
        left += width + COLUMN_GAP;
    }
    let mut faces = std::mem::take(&mut view.faces);
    let open = widths.iter().copied().fold(COLUMN_WIDTH[0], f32::max);
    let brush = card::Brush::new(ui.painter(), Tokens::of(ui), scene, view.card_style(scene));
    faces.keep_for(&brush, scene.document.history().present(), open - 2.0 * placed::INSET);

    let ground = ui.interact(area, ui.make_persistent_id("ground"), Sense::CLICK | Sense::DRAG);
    let well = |placed: &&PlacedColumn| placed.rect.intersects(area);
    for placed in frame.columns.iter().filter(well) {
        let mut ui = column::open(ui, scene, view, placed);
        if placed.folded {
            column::folded(&mut ui, scene, view, placed, actions);
            continue;
        }
        column::paint_well(&ui, scene, view, placed);
        column_header::show(&mut ui, scene, view, placed, actions);
        if !view.shown(scene.document).has_lanes() {
            frame.cells.push(column::show_cell(&mut ui, scene, view, &mut faces, placed, actions));
        }
    }
    let strip = Rect::from_min_size(pos2(left, area.min.y + 6.0), vec2(ADD_COLUMN, height));
    column_header::add_column(ui, view, strip, actions);
    if view.shown(scene.document).has_lanes() {
        let top = area.min.y + 6.0 + COLUMN_HEADER;
        let rect = Rect::from_min_max(pos2(area.min.x, top), pos2(area.max.x, area.min.y + 6.0 + height));
        frame.lanes = Some(lanes::view_of(ui, scene, view, rect));
        lanes::show(ui, scene, view, &mut faces, &mut frame, actions);
    }
    view.faces = faces;
    // What a key of this frame asked for comes into view in the next: its place may have been passed already.
    if view.reveal == revealed {
        view.reveal = None;
    }
    view.reveal_spot = None;
    on_ground(ui, scene, view, &frame, &ground, actions);
    dragging::update(ui, scene, view, &frame, actions);
    column_header::leave_undrawn(scene, view, actions);
    if bar > 0.0 {
        horizontal_bar(ui, area, all, view);
    }
    if view.draft.is_none() && view.shown(scene.document).is_empty() {
        header::empty(ui, area, scene, view);
    }
}

/// The width of each column, and of all with what is between and around them.
fn widths(view: &BoardView, columns: &[std::sync::Arc<Column>], room: f32) -> (Vec<f32>, f32) {
    let is_folded = |column: &Column| view.folds.columns.contains(&column.id);
    let folded = columns.iter().filter(|c| is_folded(c)).count() as f32;
    let open = (columns.len() as f32 - folded).max(1.0);
    let around = 2.0 * MARGIN + COLUMN_GAP * (columns.len() as f32) + ADD_COLUMN;
    let width = ((room - around - folded * column::FOLDED) / open).clamp(COLUMN_WIDTH[0], COLUMN_WIDTH[1]).floor();
    let widths: Vec<f32> = columns.iter().map(|c| if is_folded(c) { column::FOLDED } else { width }).collect();
    let all = widths.iter().sum::<f32>() + around;
    (widths, all)
}

/// Presses between the cards: a click clears the selection, a drag pulls the rubber band, a finger scrolls.
fn on_ground(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    frame: &Frame,
    ground: &egui::Response,
    actions: &mut Vec<Action>,
) {
    if ground.clicked() && !scene.document.selection.is_empty() {
        actions.push(Action::ClearSelection);
    }
    if !ground.drag_started_by(PointerButton::Primary) || !view.drag.is_idle() {
        return;
    }
    if ui.input(egui::InputState::any_touches) {
        let at = ui.input(|i| i.pointer.press_origin());
        let column = at.and_then(|at| frame.columns.iter().find(|c| c.rect.contains(at))).map(|c| c.column.id);
        dragging::start_pan(ui, scene, view, column, actions);
    } else if let Some(input) = pull::begin(ui, scene, view, frame) {
        dragging::take_focus(ui);
        dragging::hand_over(ui, scene, view, input, actions);
    }
}

/// Brings the story that was asked for into view, sideways too.
fn reveal(scene: Scene<'_>, view: &mut BoardView, columns: &[std::sync::Arc<Column>], widths: &[f32], area: Rect) {
    let revealed = view.reveal.and_then(|id| scene.document.project().stories.get(id)).map(|story| story.column);
    if let Some(story) = view.reveal {
        view.unfold(scene.document, story);
    }
    let drafted = view.draft.as_ref().filter(|draft| draft.fresh).map(|draft| draft.column);
    let renamed = view.renaming.as_ref().filter(|renaming| renaming.fresh).map(|renaming| renaming.column);
    let spot = view.reveal_spot.as_ref().map(|spot| spot.column);
    let wanted = spot.or(revealed).or(drafted).or(renamed);
    let Some(i) = columns.iter().position(|c| Some(c.id) == wanted) else { return };
    let left = MARGIN + widths[..i].iter().map(|width| width + COLUMN_GAP).sum::<f32>();
    let lowest = (left + widths[i] + MARGIN - area.width()).max(0.0);
    view.scroll_x = view.scroll_x.clamp(lowest.min(left - MARGIN), (left - MARGIN).max(0.0));
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
pub(super) fn scroll_thumb(ui: &mut Ui, salt: impl egui::AsIdSalt, thumb: Rect, name: &str) -> Option<Vec2> {
    let t = Tokens::of(ui);
    let id = ui.make_persistent_id(salt);
    let response = ui.interact(thumb.expand(2.0), id, Sense::drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, name));
    let active = response.hovered() || response.dragged();
    let fill = if active { t.faint } else { t.line_strong };
    ui.painter().rect_filled(thumb.shrink(if active { 0.5 } else { 1.5 }), 4.0, fill);
    response.dragged().then(|| response.drag_delta())
}
