//! Lists of rows of one height, of which only those in sight are laid out.

use std::ops::Range;

use egui::{Rect, Ui, pos2, vec2};

/// The height of a row of one line, in points.
pub(super) const ROW: f32 = 24.0;
/// Rows that are laid out beyond those in sight.
const BEYOND: f64 = 8.0;
/// A list that is no longer than this is laid out as a whole.
const SHORT: usize = 24;

/// Shows `n` rows of a height in points; `add` is asked for those in sight, by their place.
pub(super) fn rows(ui: &mut Ui, n: usize, height: f32, mut add: impl FnMut(&mut Ui, usize)) {
    let width = ui.available_width();
    let (top, clip) = (ui.cursor().min, ui.clip_rect());
    let (from, to) = (clip.min.y - top.y, clip.max.y - top.y);
    let shown = in_sight(f64::from(height), f64::from(from)..f64::from(to), n);
    // A row keeps its id, and what comes after the list too, wherever the list is scrolled to.
    ui.skip_ahead_auto_ids(shown.start);
    let rest = n - shown.end;
    for i in shown {
        let at = pos2(top.x, top.y + height * i as f32);
        let rect = Rect::from_min_size(at, vec2(width, height));
        let mut row = ui.new_child(egui::UiBuilder::new().id_salt(("row", i)).max_rect(rect));
        add(&mut row, i);
    }
    ui.skip_ahead_auto_ids(rest);
    ui.allocate_space(vec2(width, height * n as f32));
}

/// The rows that `clip` cuts, with a few more at each side so that the focus can go on by Tab. In points from the top
/// of the first.
fn in_sight(height: f64, clip: Range<f64>, n: usize) -> Range<usize> {
    if n <= SHORT {
        return 0..n;
    }
    let first = (clip.start / height).floor() - BEYOND;
    let last = (clip.end / height).ceil() + BEYOND;
    // Casts of what is negative come to 0.
    let last = (last as usize).min(n);
    (first as usize).min(last)..last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_in_sight_are_laid_out() {
        for (clip, n, expected) in [
            (0.0..48.0, 100, 0..10),
            (240.0..288.0, 1000, 2..20),
            (-500.0..-452.0, 100, 0..0),
            (-100.0..-52.0, 100, 0..6),
            (9000.0..9048.0, 100, 100..100),
            (-500.0..-452.0, 10, 0..10),
        ] {
            assert_eq!(in_sight(24.0, clip.clone(), n), expected, "{clip:?} of {n}");
        }
    }
}
