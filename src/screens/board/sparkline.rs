//! A burn-down as small as a line of text.

use egui::{Pos2, Rect, Shape, Stroke, Ui, pos2};

use crate::insight::{BurnDay, BurnDown};
use crate::ui::theme::Tokens;

/// Points of a line that a chart's width can show.
const RESOLUTION: usize = 256;

/// Paints what remains up to today over the dashed ideal line.
pub(crate) fn paint(ui: &Ui, rect: Rect, burn: &BurnDown) {
    let t = Tokens::of(ui);
    let Lines { ideal, actual } = lines(burn);
    // Half of the actual line's width stays inside.
    let rect = rect.shrink(1.0);
    let place = |line: Vec<[f64; 2]>| -> Vec<Pos2> {
        let at = |[x, y]: [f64; 2]| pos2(rect.min.x + x as f32 * rect.width(), rect.max.y - y as f32 * rect.height());
        line.into_iter().map(at).collect()
    };
    ui.painter().extend(Shape::dashed_line(&place(ideal), Stroke::new(1.0, t.muted), 3.0, 3.0));
    ui.painter().line(place(actual), Stroke::new(2.0, t.po));
}

/// Corners from the sprint's begin on, as shares of width and height counted from the bottom left.
#[derive(Debug, Default, PartialEq)]
struct Lines {
    ideal: Vec<[f64; 2]>,
    actual: Vec<[f64; 2]>,
}

/// The width is the whole sprint, or more when today is past its last day; the height is the most that ever remained.
fn lines(burn: &BurnDown) -> Lines {
    let ideal: &[f64] = burn.ideal.as_deref().filter(|_| burn.commitment > 0.0).unwrap_or_default();
    let begin = burn.commitment - burn.done_before;
    let days = burn.ideal.as_ref().map_or(0, Vec::len).max(burn.days.len()).max(1);
    let most = burn.days.iter().map(BurnDay::remaining).fold(burn.commitment.max(begin), f64::max);
    let most = if most > 0.0 { most } else { 1.0 };
    let line = |begin: f64, values: &mut dyn Iterator<Item = f64>, length: usize| {
        // A sprint of years has more days than the chart has pixels; its last day is always there.
        let step = length.div_ceil(RESOLUTION).max(1);
        std::iter::once(begin)
            .chain(values)
            .enumerate()
            .filter(|(i, _)| (length - i).is_multiple_of(step) || *i == 0)
            .map(|(i, value)| [i as f64 / days as f64, value.max(0.0) / most])
            .collect::<Vec<_>>()
    };
    Lines {
        ideal: if ideal.is_empty() {
            Vec::new()
        } else {
            line(burn.commitment, &mut ideal.iter().copied(), ideal.len())
        },
        actual: line(begin, &mut burn.days.iter().map(BurnDay::remaining), burn.days.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn burn(days: &[f64], commitment: f64, ideal: Option<Vec<f64>>) -> BurnDown {
        let day = |remaining: &f64| BurnDay { date: Date::default(), scope: *remaining, done: 0.0, working: true };
        BurnDown { days: days.iter().map(day).collect(), commitment, ideal, ..BurnDown::default() }
    }

    #[test]
    fn lines_go_over_the_whole_sprint_and_as_high_as_what_remained() {
        let two_of_four = burn(&[10.0, 5.0], 8.0, Some(vec![6.0, 4.0, 2.0, 0.0]));
        let lines = lines(&two_of_four);
        assert_eq!(lines.ideal, [[0.0, 0.8], [0.25, 0.6], [0.5, 0.4], [0.75, 0.2], [1.0, 0.0]]);
        assert_eq!(lines.actual, [[0.0, 0.8], [0.25, 1.0], [0.5, 0.5]]);
    }

    #[test]
    fn past_the_last_day_the_ideal_line_ends_before_the_actual() {
        let overdue = burn(&[8.0, 4.0, 4.0, 2.0], 8.0, Some(vec![4.0, 0.0]));
        let lines = lines(&overdue);
        assert_eq!(lines.ideal.last(), Some(&[0.5, 0.0]));
        assert_eq!(lines.actual.last(), Some(&[1.0, 0.25]));
    }

    #[test]
    fn nothing_committed_draws_no_ideal_line() {
        let grown = lines(&burn(&[3.0], 0.0, Some(vec![0.0, 0.0])));
        assert_eq!(grown, Lines { ideal: Vec::new(), actual: vec![[0.0, 0.0], [0.5, 1.0]] });
        assert_eq!(lines(&burn(&[0.0], 0.0, None)).actual, [[0.0, 0.0], [1.0, 0.0]]);
    }

    #[test]
    fn a_sprint_of_centuries_has_few_corners() {
        let long = lines(&burn(&vec![1.0; 100_000], 1.0, Some(vec![0.5; 100_000])));
        assert!(long.actual.len() <= RESOLUTION + 2);
        assert_eq!(long.actual.last(), Some(&[1.0, 1.0]));
    }
}
