//! Dots that share a place become one, so that a hundred thousand cost no more than what can be seen.

use std::collections::BTreeMap;
use std::ops::Range;

use egui::{Pos2, Vec2};

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

/// Puts places into cells, from left to right and then from the top; tells the dots in the order of the cells too.
pub(super) fn bins(places: &[Pos2]) -> (Vec<Bin>, Vec<usize>) {
    let cell = |at: Pos2| ((at.x / CELL).floor() as i32, (at.y / CELL).floor() as i32);
    let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (i, at) in places.iter().enumerate() {
        cells.entry(cell(*at)).or_default().push(i);
    }
    let mut order = Vec::with_capacity(places.len());
    let bins = cells.into_values().map(|dots| {
        let from = order.len();
        let sum = dots.iter().filter_map(|i| places.get(*i)).fold(Vec2::ZERO, |sum, at| sum + at.to_vec2());
        let at = (sum / dots.len().max(1) as f32).to_pos2();
        order.extend(dots);
        Bin { at, dots: from..order.len() }
    });
    let bins = bins.collect();
    (bins, order)
}

/// The stories in the order of the cells.
pub(super) fn members(order: &[usize], story: impl Fn(usize) -> Option<StoryId>) -> Vec<StoryId> {
    order.iter().filter_map(|i| story(*i)).collect()
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn dots_of_a_cell_are_one() {
        let (bins, order) = bins(&[pos2(41.0, 5.0), pos2(1.0, 1.0), pos2(42.0, 7.0)]);
        assert_eq!(order, [1, 0, 2]);
        assert_eq!(
            bins.iter().map(|bin| (bin.at, bin.count())).collect::<Vec<_>>(),
            [(pos2(1.0, 1.0), 1), (pos2(41.5, 6.0), 2)]
        );
    }

    #[test]
    fn there_are_no_more_than_cells() {
        let places: Vec<_> = (0..100_000).map(|i| pos2((i % 400) as f32, (i / 400 % 200) as f32)).collect();
        let (bins, order) = bins(&places);
        assert_eq!(bins.len(), 100 * 50);
        assert_eq!(order.len(), places.len());
        assert_eq!(bins.iter().map(Bin::count).sum::<usize>(), places.len());
    }
}
