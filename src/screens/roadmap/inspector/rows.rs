//! Lists of rows of one height, of which only those in sight are laid out.

use std::ops::Range;

use egui::{Rect, Ui, pos2, vec2};

/// The height of a row, in points.
pub(super) const ROW: f32 = 24.0;
/// Rows that are laid out beyond those in sight.
const BEYOND: f64 = 8.0;

/// Shows `n` rows; `add` is asked for those in sight, by their place.
pub(super) fn rows(ui: &mut Ui, n: usize, mut add: impl FnMut(&mut Ui, usize)) {
    let width = ui.available_width();
    let (top, clip) = (ui.cursor().min, ui.clip_rect());
    let shown = in_sight(f64::from(top.y), f64::from(clip.min.y)..f64::from(clip.max.y), n);
    // A row keeps its id, and what comes after the list too, wherever the list is scrolled to.
    ui.skip_ahead_auto_ids(shown.start);
    let rest = n - shown.end;
    for i in shown {
        let at = pos2(top.x, top.y + ROW * i as f32);
        let rect = Rect::from_min_size(at, vec2(width, ROW));
        let mut row = ui.new_child(egui::UiBuilder::new().id_salt(("row", i)).max_rect(rect));
        add(&mut row, i);
    }
    ui.skip_ahead_auto_ids(rest);
    ui.allocate_space(vec2(width, ROW * n as f32));
}

/// The rows that `clip` cuts, with a few more at each side so that the focus can go on by Tab. In points.
fn in_sight(top: f64, clip: Range<f64>, n: usize) -> Range<usize> {
    let row = f64::from(ROW);
    let first = ((clip.start - top) / row).floor() - BEYOND;
    let last = ((clip.end - top) / row).ceil() + BEYOND;
    // Casts of what is negative come to 0.
    let last = (last as usize).min(n);
    (first as usize).min(last)..last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_in_sight_are_laid_out() {
        assert_eq!(in_sight(0.0, 0.0..48.0, 100), 0..10);
        assert_eq!(in_sight(-240.0, 0.0..48.0, 1000), 2..20);
        assert_eq!(in_sight(500.0, 0.0..48.0, 10), 0..0);
        assert_eq!(in_sight(100.0, 0.0..48.0, 10), 0..6);
        assert_eq!(in_sight(-900.0, 0.0..48.0, 10), 10..10);
    }
}
