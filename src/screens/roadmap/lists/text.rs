//! Lines of text on cards and in cells.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Galley, Painter, RichText, TextFormat, Ui};

use crate::insight::RollUp;
use crate::ui::theme::{BODY, SECONDARY, Tokens, semibold};

/// The height of a line of a title, in points.
pub(in crate::screens::roadmap) const LINE: f32 = 17.0;

/// Text on one line, cut with an ellipsis where it is wider than `room` points.
pub(in crate::screens::roadmap) fn one_line(
    painter: &Painter,
    text: String,
    font: FontId,
    color: Color32,
    room: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text, TextFormat::simple(font, color));
    job.wrap = TextWrapping { max_width: room.max(0.0), max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    job.break_on_newline = false;
    painter.layout_job(job)
}

/// Text on at most so many lines, cut with an ellipsis at the end of the last.
pub(in crate::screens::roadmap) fn lines(
    painter: &Painter,
    text: String,
    font: FontId,
    color: Color32,
    room: f32,
    most: usize,
) -> Arc<Galley> {
    let format = TextFormat { line_height: Some(LINE), ..TextFormat::simple(font, color) };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping { max_width: room.max(0.0), max_rows: most, ..TextWrapping::default() };
    job.break_on_newline = false;
    painter.layout_job(job)
}

/// What a thing is called, and below it what there is to tell of it.
pub(in crate::screens::roadmap) fn tooltip(ui: &mut Ui, lines: &[String]) {
    let t = Tokens::of(ui);
    ui.set_max_width(340.0);
    for (i, line) in lines.iter().enumerate() {
        ui.label(match i {
            0 => RichText::new(line).font(semibold(BODY)),
            _ => RichText::new(line).size(SECONDARY).color(t.muted),
        });
    }
}

/// A share from 0 to 1 in whole percent; 100 only when nothing is left.
pub(in crate::screens::roadmap) fn percent(share: f64) -> u32 {
    let whole = (share.clamp(0.0, 1.0) * 100.0).round() as u32;
    if share < 1.0 { whole.min(99) } else { 100 }
}

/// What is done of an initiative, and what is not in the figure: "21 of 38 points done", "3 of 8 stories without an
/// estimate". Empty without stories.
pub(in crate::screens::roadmap) fn done_in_words(roll_up: RollUp) -> Vec<String> {
    use crate::ui::format::{count, points, thousands};
    let RollUp { stories, done, points: all, points_done, unestimated } = roll_up;
    let mut lines = Vec::new();
    if stories == 0 {
        return lines;
    }
    if all > 0.0 {
        let unit = if all == 1.0 { "point" } else { "points" };
        lines.push(format!("{} of {} {unit} done", points(points_done), points(all)));
    }
    lines.push(format!("{} of {} done", thousands(done), count(stories, "story", "stories")));
    if unestimated > 0 && all > 0.0 {
        let unestimated = count(unestimated, "story", "stories");
        lines.push(format!("{unestimated} without an estimate, not in the percentage"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_done_only_when_nothing_is_left() {
        assert_eq!([0.0, 0.004, 0.55, 0.999, 1.0].map(percent), [0, 0, 55, 99, 100]);
    }

    #[test]
    fn unestimated_stories_are_named_apart() {
        let roll_up = RollUp { stories: 8, done: 1, points: 38.0, points_done: 21.0, unestimated: 3 };
        assert_eq!(
            done_in_words(roll_up),
            ["21 of 38 points done", "1 of 8 stories done", "3 stories without an estimate, not in the percentage"]
        );
        let counted = RollUp { stories: 2, done: 1, unestimated: 2, ..RollUp::default() };
        assert_eq!(done_in_words(counted), ["1 of 2 stories done"], "none is estimated, so stories are counted");
        assert!(done_in_words(RollUp::default()).is_empty());
    }
}
