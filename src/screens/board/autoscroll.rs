//! Scrolling by itself while something is held near an edge: both axes, independent of each other and of the frame rate.

use egui::{Pos2, Rect, Ui};

use super::card;
use super::drag::{Drag, Target};
use super::layout;
use super::placed::{Frame, PlacedCell};
use super::view::BoardView;
use crate::model::ColumnId;

/// Points a second at the very edge.
const FASTEST: f64 = 900.0;
/// Points beside the board within which it still scrolls.
const BESIDE: f32 = 40.0;

pub(super) fn update(ui: &Ui, view: &mut BoardView, frame: &Frame, at: Pos2) {
    let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
    let area = frame.area;
    if is_elsewhere(view, area, at) {
        if let Some(scrolling) = view.drag.scrolling_mut() {
            *scrolling = [0.0; 2];
        }
        return;
    }
    let (x, y) = (f64::from(at.x), f64::from(at.y));
    let sideways = layout::autoscroll(x, f64::from(area.min.x), f64::from(area.max.x), FASTEST);
    let column = frame.columns.iter().find(|placed| placed.rect.x_range().expand(5.0).contains(at.x));
    let column = column.map(|placed| placed.column.id);
    let cell = column.and_then(|column| frame.cells.iter().find(|cell| cell.column.id == column));
    let range = match &frame.lanes {
        // A column goes sideways alone.
        _ if matches!(view.drag, Drag::Column(_)) => None,
        Some(lanes) => Some(lanes.rect.y_range()),
        None => cell.map(|cell| cell.inside.y_range()),
    };
    let down = range.map_or(0.0, |range| layout::autoscroll(y, range.min.into(), range.max.into(), FASTEST));
    // Where there is no more to scroll, the window may rest.
    let sideways = if has_more_sideways(view, frame, sideways) { sideways } else { 0.0 };
    let more = match &frame.lanes {
        Some(lanes) => {
            let end = lanes.stack.clamp(f64::INFINITY, f64::from(lanes.rect.height()));
            if down < 0.0 { view.scroll_y > 0.0 } else { view.scroll_y < end }
        }
        None => cell.is_some_and(|cell| has_more(cell, down)),
    };
    let down = if more { down } else { 0.0 };
    let Some(scrolling) = view.drag.scrolling_mut() else { return };
    for (axis, speed) in [sideways, down].into_iter().enumerate() {
        scrolling[axis] = if speed == 0.0 { 0.0 } else { scrolling[axis] + dt };
    }
    let [ramp_x, ramp_y] = scrolling.map(layout::ramp);
    view.scroll_x += (sideways * ramp_x * dt) as f32;
    scroll_column(view, frame, column, down * ramp_y * dt);
    if sideways != 0.0 || down != 0.0 {
        ui.ctx().request_repaint();
    }
}

/// What is held is over something beside the board: a target in the navigation, or well outside. A band is pulled beyond
/// an edge to scroll on.
fn is_elsewhere(view: &BoardView, area: Rect, at: Pos2) -> bool {
    match &view.drag {
        Drag::Band(_) => false,
        Drag::Held(held) if matches!(held.target, Some(Target::Assign(_))) => true,
        _ => !area.expand(BESIDE).contains(at),
    }
}

/// Scrolls the lanes, or a column of a board without lanes, down by so many points.
pub(super) fn scroll_column(view: &mut BoardView, frame: &Frame, column: Option<ColumnId>, by: f64) {
    if let Some(lanes) = &frame.lanes {
        view.scroll_y = lanes.stack.clamp(view.scroll_y + by, f64::from(lanes.rect.height()));
        return;
    }
    let Some(cell) = column.and_then(|column| frame.cells.iter().find(|cell| cell.column.id == column)) else { return };
    let anchor = view.anchors.entry(cell.column.id).or_default();
    // Rows near the anchor are in sight, so their heights are known; the next frame clamps to the ends.
    let height = |row: usize| {
        let known = cell.rows.iter().find(|(placed, _)| placed.row == row);
        known.map_or(100.0, |(placed, _)| placed.height)
    };
    let extent = f64::from(cell.inside.height() + card::GAP);
    if by != 0.0 && has_more(cell, by) {
        *anchor = layout::scroll(*anchor, by, cell.len, extent.min(1.0), height);
    }
}

/// Columns are out of sight in this direction.
fn has_more_sideways(view: &BoardView, frame: &Frame, speed: f64) -> bool {
    if speed < 0.0 {
        return view.scroll_x > 0.0;
    }
    frame.columns.last().is_some_and(|placed| placed.rect.max.x + super::MARGIN > frame.area.max.x + 0.5)
}

/// Rows are out of sight in this direction.
fn has_more(cell: &PlacedCell, speed: f64) -> bool {
    let row = if speed < 0.0 { cell.rows.first() } else { cell.rows.last() };
    row.is_some_and(|(row, _)| {
        let card = cell.card_rect(row);
        if speed < 0.0 {
            row.row > 0 || card.min.y < cell.inside.min.y - 0.5
        } else {
            row.row + 1 < cell.len || card.max.y > cell.inside.max.y + 0.5
        }
    })
}
