//! What is held, in a frame: where the pointer would drop, scrolling near the edges, indicator and preview.

use egui::{
    Color32, CornerRadius, CursorIcon, Event, Id, Key, LayerId, Modifiers, Order, Pos2, Rect, Stroke, TouchPhase, Ui,
    pos2, vec2,
};

use super::autoscroll;
use super::band;
use super::card;
use super::column_header;
use super::drag::{By, Drag, Input, Spot, Target};
use super::hold::Deed;
use super::keys;
use super::lanes;
use super::layout;
use super::placed::{Frame, INSET, PlacedCell};
use super::pull;
use super::view::BoardView;
use crate::edit::ColumnEdit;
use crate::insight::Sort;
use crate::model::{ColumnId, Word as _};
use crate::screens::{Action, Scene};
use crate::ui::theme::{SECONDARY, Tokens, semibold};

pub(super) fn update(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, frame: &Frame, actions: &mut Vec<Action>) {
    let inputs = match &view.drag {
        Drag::Idle => return,
        Drag::Held(held) if held.by == By::Keyboard => Vec::new(),
        Drag::Held(_) => pointer(ui, view, frame),
        Drag::Band(_) => pull::update(ui, scene, view, frame),
        Drag::Column(carried) => column_header::carry(ui, view, frame, carried.column),
        Drag::Pan(column) => pan(ui, view, frame, *column),
    };
    for input in inputs {
        hand_over(ui, scene, view, input, actions);
    }
    open_folded(ui, view);
    if let Drag::Column(carried) = &view.drag {
        column_header::paint_carried(ui, frame, carried);
    }
    view.count_entering(scene.document);
    if let Some(band) = view.drag.band() {
        pull::paint(ui, view, band, frame);
    }
    let Some(held) = view.drag.held() else { return };
    if let Some(spot) = held.spot().cloned() {
        indicate(ui, view, frame, scene, &spot);
    }
    let Some(held) = view.drag.held() else { return };
    if let By::Pointer { grab } = held.by {
        let over = held.target.is_some() && view.blocking_limit(scene.document).is_none();
        ui.ctx().set_cursor_icon(if over { CursorIcon::Grabbing } else { CursorIcon::NotAllowed });
        preview(ui, scene, view, vec2(grab[0], grab[1]));
    }
}

/// Gives an input to the machine and asks for what comes of it.
pub(super) fn hand_over(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, input: Input, actions: &mut Vec<Action>) {
    match view.give(scene.document, input) {
        Deed::Nothing => {}
        Deed::Move(ask) => actions.push(Action::MoveStories(ask)),
        Deed::Assign(stories, field) => actions.push(Action::EditStories(stories, field)),
        Deed::MoveColumn(column, before) => actions.push(Action::EditColumns(ColumnEdit::Move { column, before })),
        Deed::Select(stories) if stories.is_empty() => actions.push(Action::ClearSelection),
        Deed::Select(stories) => actions.push(Action::PickAll(stories)),
        Deed::Restore(selection) => {
            actions.push(Action::RestoreSelection(selection));
            actions.push(Action::Announce("Cancelled; everything is as it was".into()));
        }
    }
    if view.drag.is_idle() {
        view.assign_to.clear();
        ui.ctx().stop_dragging();
    }
}

/// Escape, or a touch that the system takes away, ends whatever is being done; so does a press of the pointer while the
/// keyboard holds cards. Before the toolbar is shown, or its fields and buttons would take the same event.
pub(super) fn cancel(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    if view.drag.by_keyboard() {
        if ui.input(|i| i.pointer.any_pressed()) || is_cancelled(ui) {
            keys::let_go(ui, scene, view, Input::Cancel, actions);
        }
    } else if !view.drag.is_idle() && is_cancelled(ui) {
        hand_over(ui, scene, view, Input::Cancel, actions);
    }
}

/// Takes the focus from whatever has it. A field of text would go on taking the keys, undo among them.
pub(in crate::screens) fn take_focus(ui: &Ui) {
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

/// A finger begins to scroll.
pub(super) fn start_pan(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    column: Option<ColumnId>,
    actions: &mut Vec<Action>,
) {
    hand_over(ui, scene, view, Input::Pan(column), actions);
}

fn pan(ui: &Ui, view: &mut BoardView, frame: &Frame, column: Option<ColumnId>) -> Vec<Input> {
    let (down, delta) = ui.input(|i| (i.pointer.primary_down(), i.pointer.delta()));
    if !down {
        return vec![Input::Drop];
    }
    view.scroll_x -= delta.x;
    autoscroll::scroll_column(view, frame, column, f64::from(-delta.y));
    Vec::new()
}

/// Cards that are held over something folded for a while open it.
fn open_folded(ui: &Ui, view: &mut BoardView) {
    if let Some(left) = view.open_hovered(ui.input(|i| i.time)) {
        // Nothing else would ask for a frame while the pointer rests.
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left.max(0.01)));
    }
}

/// What the pointer says in this frame.
fn pointer(ui: &Ui, view: &mut BoardView, frame: &Frame) -> Vec<Input> {
    let down = ui.input(|i| i.pointer.primary_down());
    // A finger is gone in the frame in which it lets go; this is where it was.
    let Some(at) = ui.input(|i| i.pointer.interact_pos()) else {
        // Let go outside the window: that is no place to drop.
        return if down { Vec::new() } else { vec![Input::Cancel] };
    };
    let over = Input::Over(target(view, frame, at));
    if !down {
        return vec![over, Input::Drop];
    }
    autoscroll::update(ui, view, frame, at);
    vec![over]
}

pub(in crate::screens) fn is_cancelled(ui: &Ui) -> bool {
    ui.input_mut(|i| {
        let is_taken_away = |event: &Event| matches!(event, Event::Touch { phase: TouchPhase::Cancel, .. });
        i.consume_key(Modifiers::NONE, Key::Escape)
            || i.key_pressed(Key::Escape)
            // The system makes something else of the touch; no button is let go then.
            || i.events.iter().any(is_taken_away)
    })
}

/// Where something dropped at a point of the screen goes.
fn target(view: &BoardView, frame: &Frame, at: Pos2) -> Option<Target> {
    if let Some((_, field)) = view.assign_to.iter().find(|(rect, _)| rect.contains(at)) {
        return Some(Target::Assign(field.clone()));
    }
    spot_at(view, frame, at).map(Target::Spot)
}

/// The place on the board at a point of the screen; none outside the columns.
fn spot_at(view: &BoardView, frame: &Frame, at: Pos2) -> Option<Spot> {
    if !frame.area.contains(at) {
        return None;
    }
    // The gaps between the columns belong to the nearer one, so that a drop never falls between.
    let placed = frame.columns.iter().find(|placed| placed.rect.expand2(vec2(5.0, 40.0)).contains(at))?;
    let column = placed.column.id;
    let Some(lanes) = &frame.lanes else {
        let lane = crate::insight::LaneKey::All;
        let cell = frame.cell(column, &lane);
        let row = cell.map_or(usize::MAX, |cell| {
            let rows: Vec<_> = cell.rows.iter().map(|(row, _)| *row).collect();
            layout::drop_row(&rows, f64::from(at.y - cell.inside.min.y), cell.len)
        });
        return Some(Spot { column, lane, row });
    };
    let (lane, key) = lanes.lane_at(at.y.max(lanes.rect.min.y))?;
    let folded = placed.folded || view.folds.lanes.contains(key);
    let row = match frame.cell(column, key).filter(|_| !folded) {
        Some(cell) => {
            let first = f64::from(lanes::screen_y(lanes, lanes.stack.cards_top(lane, above(view, cell))));
            let row = ((f64::from(at.y) - first) / lanes.stack.row_height() + 0.5).floor().max(0.0);
            (row as usize).min(cell.len)
        }
        None => usize::MAX,
    };
    Some(Spot { column, lane: key.clone(), row })
}

/// What a cell of a lane has above its cards.
pub(super) fn above(view: &BoardView, cell: &PlacedCell) -> f64 {
    let drafted = view.draft.as_ref().is_some_and(|d| d.column == cell.column.id && d.lane == cell.lane);
    if drafted { f64::from(super::draft::HEIGHT) } else { 0.0 }
}

/// A line with a ring at its start in the gap where the cards will land; an empty cell lights up as a whole, and so does
/// one whose order is not that of the drops.
fn indicate(ui: &Ui, view: &mut BoardView, frame: &Frame, scene: Scene<'_>, spot: &Spot) {
    let t = Tokens::of(ui);
    let limit = view.blocking_limit(scene.document);
    let (color, fill) = if limit.is_some() { (t.bad, t.bad_soft) } else { (t.accent, t.selected) };
    let stroke = Stroke::new(2.0, color);
    let whole = |rect: Rect| {
        let rect = rect.intersect(frame.area);
        let fill = fill.gamma_multiply(0.6);
        ui.painter().rect(rect, CornerRadius::same(8), fill, stroke, egui::StrokeKind::Inside);
    };
    let Some(placed) = frame.column(spot.column) else { return };
    if placed.folded {
        return whole(placed.rect);
    }
    let sort = view.shown(scene.document).sort(spot.column);
    let Some(cell) = frame.cell(spot.column, &spot.lane) else {
        // A folded lane shows its name only.
        let lanes = frame.lanes.as_ref();
        if let Some((lanes, lane)) = lanes.and_then(|lanes| Some((lanes, lanes.position(&spot.lane)?))) {
            let top = lanes::screen_y(lanes, lanes.stack.top(lane));
            whole(Rect::from_x_y_ranges(placed.rect.x_range(), top..=top + lanes::HEADER));
        }
        return;
    };
    let clip = cell.rect.intersect(frame.lanes.as_ref().map_or(frame.area, |lanes| lanes.rect));
    if sort != Sort::Rank {
        whole(clip);
        let sorted = || format!("Sorted by {}; only the column changes", sort.label().to_lowercase());
        return sign(ui, clip, clip.center().y, color, limit.map_or_else(sorted, full));
    }
    if cell.len == 0 {
        whole(cell.rect.shrink2(vec2(if frame.lanes.is_some() { INSET - 2.0 } else { 0.0 }, 0.0)));
        if let Some(limit) = limit {
            sign(ui, clip, clip.center().y, color, full(limit));
        }
        return;
    }
    let Some(y) = gap_before(cell, spot.row) else { return };
    let painter = ui.painter().with_clip_rect(clip.expand2(vec2(4.0, 3.0)));
    let (left, right) = (cell.inside.min.x, cell.inside.max.x);
    painter.line_segment([pos2(left + 3.0, y), pos2(right, y)], stroke);
    painter.circle(pos2(left, y), 3.5, t.panel, stroke);
    if let Some(limit) = limit {
        sign(ui, clip, y, color, full(limit));
    }
}

/// Why a cell takes no more cards.
pub(super) fn full(limit: u32) -> String {
    format!("Full: limit {limit}")
}

/// A line of text in the middle of a cell, at a height of the screen.
fn sign(ui: &Ui, cell: Rect, y: f32, color: Color32, text: String) {
    let galley = ui.painter().layout(text, semibold(SECONDARY), color, cell.width() - 24.0);
    let center = pos2(cell.center().x, y.clamp(cell.min.y, cell.max.y.max(cell.min.y)));
    let place = egui::Align2::CENTER_CENTER.anchor_size(center, galley.size());
    ui.painter().rect_filled(place.expand2(vec2(10.0, 6.0)), CornerRadius::same(7), Tokens::of(ui).panel);
    ui.painter().galley(place.min, galley, color);
}

fn gap_before(cell: &PlacedCell, row: usize) -> Option<f32> {
    let below = cell.rows.iter().find(|(placed, _)| placed.row == row);
    if let Some((row, _)) = below {
        return Some(cell.card_rect(row).min.y - card::GAP / 2.0);
    }
    let (last, _) = cell.rows.last().filter(|(last, _)| last.row + 1 == row.min(cell.len))?;
    Some(cell.card_rect(last).max.y + card::GAP / 2.0)
}

fn preview(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, grab: egui::Vec2) {
    let Some(held) = view.drag.held() else { return };
    let (lead, count) = (held.lead, held.stories.len());
    let Some(story) = scene.document.project().stories.get(lead) else { return };
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged-cards"));
    let mut painter = egui::Painter::new(ui.ctx().clone(), layer, ui.ctx().content_rect());
    if matches!(held.target, Some(Target::Assign(_))) {
        // The row of the navigation that takes the cards is narrower than they are, and must be seen through them.
        painter.set_opacity(0.5);
    }
    let brush = card::Brush::new(&painter, Tokens::of(ui), scene, view.card_style(scene));
    view.faces.paint_preview(brush, story, at - grab, count);
}

/// The rows of a band's column between its start and here.
pub(super) fn rows_of(cell: &PlacedCell, from: band::Along, y: f64) -> std::ops::Range<usize> {
    let rows: Vec<_> = cell.rows.iter().map(|(row, _)| *row).collect();
    let share = rows.first().map_or(1.0, |row| 1.0 - f64::from(card::GAP) / row.height);
    band::rows_between(from, band::along(&rows, y, cell.len), share, cell.len)
}
