//! Pulling the rubber band: what it touches in this frame, and how it looks.

use egui::{Rect, Stroke, Ui, pos2};

use super::autoscroll;
use super::band::{self, Band, Touched};
use super::drag::Input;
use super::dragging::{above, rows_of};
use super::placed::Frame;
use super::view::BoardView;
use crate::insight::LaneKey;
use crate::screens::Scene;
use crate::ui::theme::Tokens;

/// The band that begins where the button was pressed.
pub(super) fn begin(ui: &Ui, scene: Scene<'_>, view: &BoardView, frame: &Frame) -> Option<Input> {
    let at = ui.input(|i| i.pointer.press_origin())?;
    let modifiers = ui.input(|i| i.modifiers);
    Some(Input::Pull(Band {
        from_x: f64::from(at.x - frame.area.min.x + view.scroll_x),
        from_y: frame.lanes.as_ref().map_or(f64::from(at.y), |l| l.offset + f64::from(at.y - l.rect.min.y)),
        adds: modifiers.command || modifiers.shift,
        before: view.before(scene.document),
        ..Band::default()
    }))
}

pub(super) fn update(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, frame: &Frame) -> Vec<Input> {
    let down = ui.input(|i| i.pointer.primary_down());
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else {
        // It may come back with the button still down.
        return if down { Vec::new() } else { vec![Input::Drop] };
    };
    note_starts(view, frame);
    let Some(band) = view.drag.band() else { return Vec::new() };
    let touched = Input::Touch(touched(scene, view, band, frame, at));
    if !down {
        return vec![touched, Input::Drop];
    }
    autoscroll::update(ui, view, frame, at);
    vec![touched]
}

/// Where the band began in columns that are in sight for the first time. One that was not could not scroll, so the height
/// of the press on the screen holds for it still.
fn note_starts(view: &mut BoardView, frame: &Frame) {
    let Some(band) = view.drag.band_mut().filter(|_| frame.lanes.is_none()) else { return };
    for cell in &frame.cells {
        band.from.entry(cell.column.id).or_insert_with(|| {
            let rows: Vec<_> = cell.rows.iter().map(|(row, _)| *row).collect();
            band::along(&rows, band.from_y - f64::from(cell.inside.min.y), cell.len)
        });
    }
}

/// The rows that the band touches in each cell. Cells out of sight are asked by their place alone.
fn touched(scene: Scene<'_>, view: &BoardView, band: &Band, frame: &Frame, at: egui::Pos2) -> Touched {
    let from_x = (band.from_x - f64::from(view.scroll_x)) as f32 + frame.area.min.x;
    let (left, right) = (from_x.min(at.x), from_x.max(at.x));
    let crosses = |rect: Rect| rect.min.x + super::placed::INSET < right && rect.max.x - super::placed::INSET > left;
    let columns = frame.columns.iter().filter(|placed| !placed.folded && crosses(placed.rect));
    let mut touched = Touched::new();
    let Some(lanes) = &frame.lanes else {
        for placed in columns {
            let cell = frame.cells.iter().find(|cell| cell.column.id == placed.column.id);
            let (Some(cell), Some(from)) = (cell, band.from.get(&placed.column.id)) else {
                // A column that has left the view stays touched as it was.
                let key = (placed.column.id, LaneKey::All);
                touched.extend(band.touched.get(&key).map(|rows| (key.clone(), rows.clone())));
                continue;
            };
            let y = f64::from(at.y.max(cell.inside.min.y - 1.0) - cell.inside.min.y);
            let rows = if y < 0.0 { band::rows_between(*from, 0.0, 1.0, cell.len) } else { rows_of(cell, *from, y) };
            touched.insert((cell.column.id, cell.lane.clone()), rows);
        }
        return touched;
    };
    let to_y = lanes.offset + f64::from(at.y - lanes.rect.min.y);
    let (top, bottom) = (band.from_y.min(to_y), band.from_y.max(to_y));
    let shown = view.shown(scene.document);
    let columns: Vec<_> = columns.collect();
    for lane in lanes.stack.visible(top, bottom - top) {
        let key = &shown.lanes()[lane];
        if shown.is_folded(key) {
            continue;
        }
        for placed in &columns {
            let column = placed.column.id;
            let room = frame.cell(column, key).map_or(0.0, |cell| above(view, cell));
            let len = shown.cell(lane, column).len();
            let rows = lanes.stack.rows(lane, room, len, top, bottom - top);
            if !rows.is_empty() {
                touched.insert((column, key.clone()), rows);
            }
        }
    }
    touched
}

pub(super) fn paint(ui: &Ui, view: &BoardView, band: &Band, frame: &Frame) {
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let t = Tokens::of(ui);
    let x = (band.from_x - f64::from(view.scroll_x)) as f32 + frame.area.min.x;
    let y = match &frame.lanes {
        Some(lanes) => super::lanes::screen_y(lanes, band.from_y),
        // Columns scroll each by itself; the corner stays in the one that was pressed in.
        None => start_in_sight(band, frame, x).unwrap_or(band.from_y as f32),
    };
    let rect = Rect::from_two_pos(pos2(x, y), at).intersect(frame.area);
    let painter = ui.painter().with_clip_rect(frame.area);
    let stroke = Stroke::new(1.0, t.accent);
    painter.rect(rect, 3, t.accent.gamma_multiply(0.10), stroke, egui::StrokeKind::Inside);
}

fn start_in_sight(band: &Band, frame: &Frame, x: f32) -> Option<f32> {
    let placed = frame.columns.iter().find(|placed| placed.rect.x_range().expand(6.0).contains(x))?;
    let cell = frame.cells.iter().find(|cell| cell.column.id == placed.column.id)?;
    let from = *band.from.get(&cell.column.id)?;
    let (first, last) = (&cell.rows.first()?.0, &cell.rows.last()?.0);
    if from < first.row as f64 {
        return Some(frame.area.min.y);
    }
    let row = cell.rows.iter().map(|(row, _)| row).find(|row| from < row.row as f64 + 1.0);
    match row {
        Some(row) => Some(cell.inside.min.y + (row.top + (from - row.row as f64) * row.height) as f32),
        // Below the last card nothing scrolls away.
        None if last.row + 1 == cell.len => None,
        None => Some(frame.area.max.y),
    }
}
