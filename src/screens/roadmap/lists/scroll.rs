//! Scroll bars of the roadmap's lists.

use egui::{Rect, Ui, vec2};

use super::rows::{EvenRows, moved_thumb, thumb};
use crate::screens::board::scroll_thumb;

/// The width of a scroll bar, in points.
pub(in crate::screens::roadmap) const BAR: f32 = 8.0;

/// A bar along the right side of rows. Returns the offset, which its thumb may have moved.
pub(in crate::screens::roadmap) fn down(ui: &mut Ui, rows: &EvenRows, offset: f64, track: Rect, name: &str) -> f64 {
    let Some((start, length)) = rows.thumb(offset) else { return offset };
    let height = f64::from(track.height());
    let thumb = Rect::from_min_size(
        track.min + vec2(0.0, (start * height) as f32),
        vec2(track.width(), (length * height) as f32),
    );
    match scroll_thumb(ui, ("down", name), thumb, name) {
        Some(dragged) => {
            // What scrolls is painted already.
            ui.ctx().request_repaint();
            rows.moved_thumb(offset, f64::from(dragged.y) / height)
        }
        None => offset,
    }
}

/// A bar below what is `all` points wide, of which `extent` are in sight. Returns the offset, not kept between the ends.
pub(in crate::screens::roadmap) fn sideways(
    ui: &mut Ui,
    offset: f32,
    extent: f32,
    all: f32,
    track: Rect,
    name: &str,
) -> f32 {
    let (at, extent, all) = (f64::from(offset), f64::from(extent), f64::from(all));
    let Some((start, length)) = thumb(at, extent, all) else { return offset };
    let width = f64::from(track.width());
    let thumb = Rect::from_min_size(
        track.min + vec2((start * width) as f32, 0.0),
        vec2((length * width) as f32, track.height()),
    );
    match scroll_thumb(ui, ("sideways", name), thumb, name) {
        Some(dragged) => {
            ui.ctx().request_repaint();
            moved_thumb(at, f64::from(dragged.x) / width, extent, all) as f32
        }
        None => offset,
    }
}
