//! Dots that share a place become one, so that a hundred thousand cost no more than what can be seen.

use std::ops::Range;

use egui::{Pos2, Rect, Vec2};

use crate::model::StoryId;

/// The side of a cell, in points: closer dots could not be told apart.
const CELL: f32 = 4.0;

/// Dots in one cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bin {
    /// The mean of their places.
    pub(super) at: Pos2,
    /// Where they are in the order.
    pub(super) dots: Range<usize>,
}

impl Bin {
    pub(super) fn count(&self) -> usize {
        self.dots.len()
    }

    /// Grows with the dots, and not above what fits.
    pub(super) fn radius(&self) -> f32 {
        match self.count() {
            0 | 1 => 2.5,
            2..=3 => 3.0,
            4..=9 => 3.5,
            _ => 4.0,
        }
    }
}

/// Puts places into cells, from left to right and then from the top; tells the dots in the order of the cells too. Costs a
/// few looks at each place, and at each cell of a chart.
pub(super) fn bins(places: &[Pos2], plot: Rect) -> (Vec<Bin>, Vec<usize>) {
    let rows = cell(plot.height()) + 2;
    let all = (cell(plot.width()) + 2) * rows;
    let cell_of = |at: &Pos2| (cell(at.x - plot.min.x) * rows + cell(at.y - plot.min.y)).min(all - 1);
    let cells: Vec<usize> = places.iter().map(cell_of).collect();
    // Where the dots of each cell begin, and then where its next dot goes.
    let mut begins = vec![0_usize; all + 1];
    for cell in &cells {
        if let Some(count) = begins.get_mut(cell + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for begin in &mut begins {
        sum += *begin;
        *begin = sum;
    }
    let mut next = begins.clone();
    let mut order = vec![0; places.len()];
    for (i, cell) in cells.into_iter().enumerate() {
        if let Some(place) = next.get_mut(cell) {
            if let Some(dot) = order.get_mut(*place) {
                *dot = i;
            }
            *place += 1;
        }
    }
    let ranges = begins.iter().zip(begins.iter().skip(1)).map(|(from, to)| *from..*to);
    let bins = ranges.filter(|dots| !dots.is_empty()).map(|dots| {
        let of = order.get(dots.clone()).unwrap_or_default();
        let sum = of.iter().filter_map(|i| places.get(*i)).fold(Vec2::ZERO, |sum, at| sum + at.to_vec2());
        Bin { at: (sum / dots.len() as f32).to_pos2(), dots }
    });
    (bins.collect(), order)
}

/// The cell that a distance in points is in.
fn cell(distance: f32) -> usize {
    (distance / CELL).floor().max(0.0) as usize
}

/// The stories in the order of the cells.
pub(super) fn members(order: &[usize], story: impl Fn(usize) -> Option<StoryId>) -> Vec<StoryId> {
    order.iter().filter_map(|i| story(*i)).collect()
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    fn plot() -> Rect {
        Rect::from_min_size(Pos2::ZERO, vec2(400.0, 200.0))
    }

    #[test]
    fn dots_of_a_cell_are_one() {
        let (bins, order) = bins(&[pos2(41.0, 5.0), pos2(1.0, 1.0), pos2(42.0, 7.0)], plot());
        assert_eq!(order, [1, 0, 2]);
        assert_eq!(
            bins.iter().map(|bin| (bin.at, bin.count())).collect::<Vec<_>>(),
            [(pos2(1.0, 1.0), 1), (pos2(41.5, 6.0), 2)]
        );
    }

    #[test]
    fn there_are_no_more_than_cells() {
        let places: Vec<_> = (0..100_000).map(|i| pos2((i % 400) as f32, (i / 400 % 200) as f32)).collect();
        let (bins, order) = bins(&places, plot());
        assert_eq!(bins.len(), 100 * 50);
        assert_eq!(order.len(), places.len());
        assert_eq!(bins.iter().map(Bin::count).sum::<usize>(), places.len());
    }
}
