//! The cells of the board: for each lane and column the slots of its stories, in the order shown.

use std::collections::HashMap;

use super::bits::Bits;
use super::roster::Roster;
use super::sort::Order;
use crate::insight::{BoardIndex, Grouping, LaneKey, Scope};
use crate::model::{ColumnId, Story};

/// The slots of a cell in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Slots {
    pub(super) slots: Vec<u32>,
    pub(super) milli_points: i64,
}

impl Slots {
    fn push(&mut self, slot: u32, roster: &Roster) {
        self.slots.push(slot);
        self.milli_points += roster.milli_points(slot);
    }

    /// Where a story stands or would stand, in time logarithmic in the cell's length.
    pub(super) fn search(
        &self,
        story: &Story,
        column: ColumnId,
        order: &Order,
        roster: &Roster,
    ) -> Result<usize, usize> {
        self.slots.binary_search_by(|slot| {
            roster.get(*slot).map_or(std::cmp::Ordering::Less, |other| order.compare(column, other, story))
        })
    }
}

/// A lane by its number in [`LaneNumbers`], and a column.
pub(super) type CellKey = (u32, ColumnId);

/// Different stories, and the sum of their estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Total {
    pub(super) stories: usize,
    pub(super) milli_points: i64,
}

/// All cells that hold a story, how many stories each lane holds, and what each column does.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    filled: HashMap<CellKey, Slots>,
    counts: Vec<usize>,
    totals: HashMap<ColumnId, Total>,
}

impl Cells {
    pub(super) fn get(&self, lane: u32, column: ColumnId) -> Option<&Slots> {
        self.filled.get(&(lane, column))
    }

    /// How many stories a lane holds.
    pub(super) fn count(&self, lane: u32) -> usize {
        self.counts.get(lane as usize).copied().unwrap_or(0)
    }

    pub(super) fn total(&self, column: ColumnId) -> Total {
        self.totals.get(&column).copied().unwrap_or_default()
    }

    /// Counts a story of a column, whatever lanes it stands in.
    fn add_total(&mut self, column: ColumnId, milli_points: i64) {
        let total = self.totals.entry(column).or_default();
        total.stories += 1;
        total.milli_points += milli_points;
    }

    fn add_count(&mut self, lane: u32, count: usize) {
        if self.counts.len() <= lane as usize {
            self.counts.resize(lane as usize + 1, 0);
        }
        self.counts[lane as usize] += count;
    }

    /// Puts a story of the roster into cells.
    pub(super) fn insert(&mut self, keys: &[CellKey], slot: u32, story: &Story, order: &Order, roster: &Roster) {
        for key in keys {
            let cell = self.filled.entry(*key).or_default();
            let at = cell.search(story, key.1, order, roster).unwrap_or_else(|at| at);
            cell.slots.insert(at, slot);
            cell.milli_points += roster.milli_points(slot);
            self.add_count(key.0, 1);
        }
        // All of a story's cells are of one column.
        if let Some((_, column)) = keys.first() {
            self.add_total(*column, roster.milli_points(slot));
        }
    }

    /// Takes a story out of cells, while the roster still has it as it is there.
    pub(super) fn remove(&mut self, keys: &[CellKey], slot: u32, story: &Story, order: &Order, roster: &Roster) {
        let mut was_there = None;
        for key in keys {
            let Some(cell) = self.filled.get_mut(key) else { continue };
            let Ok(at) = cell.search(story, key.1, order, roster) else { continue };
            cell.slots.remove(at);
            cell.milli_points -= roster.milli_points(slot);
            self.counts[key.0 as usize] -= 1;
            if cell.slots.is_empty() {
                self.filled.remove(key);
            }
            was_there = Some(key.1);
        }
        if let Some(total) = was_there.and_then(|column| self.totals.get_mut(&column)) {
            total.stories -= 1;
            total.milli_points -= roster.milli_points(slot);
        }
    }
}

/// Numbers for lanes in the order in which they are met.
#[derive(Debug, Default)]
struct LaneNumbers {
    keys: Vec<LaneKey>,
    numbers: HashMap<LaneKey, u32>,
}

impl LaneNumbers {
    fn of(&mut self, key: LaneKey) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.keys.len() as u32;
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }
}

/// All stories of a scope in their cells.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) grouping: Grouping,
    pub(super) order: Order,
    numbers: LaneNumbers,
    pub(super) all: Cells,
}

impl Layout {
    pub(super) fn of(board: &BoardIndex, scope: Scope, roster: &Roster, grouping: Grouping, order: Order) -> Self {
        let mut layout = Self { grouping, order, numbers: LaneNumbers::default(), all: Cells::default() };
        // Stories are looked at in the order of slots, in which they lie in memory; then only numbers are put in order.
        let (mut numbers, mut starts) = (Vec::new(), vec![0]);
        for slot in 0..roster.end() {
            if let Some(story) = roster.get(slot) {
                layout.lanes_of(story, |number| numbers.push(number));
            }
            starts.push(numbers.len());
        }
        let slot_of = roster.slots_of();
        for (column, lane) in board.lanes_in(scope) {
            let mut slots: Vec<u32> = lane.stories().iter().filter_map(&slot_of).collect();
            layout.order.arrange(column, &mut slots, |slot| roster.get(slot).map(|story| &**story));
            let mut lanes = vec![Slots::default(); layout.numbers.keys.len()];
            for slot in slots {
                layout.all.add_total(column, roster.milli_points(slot));
                for number in &numbers[starts[slot as usize]..starts[slot as usize + 1]] {
                    lanes[*number as usize].push(slot, roster);
                }
            }
            let filled = lanes.into_iter().enumerate().filter(|(_, slots)| !slots.slots.is_empty());
            for (number, slots) in filled.map(|(number, slots)| (number as u32, slots)) {
                layout.all.add_count(number, slots.slots.len());
                layout.all.filled.insert((number, column), slots);
            }
        }
        layout
    }

    pub(super) fn number(&self, lane: &LaneKey) -> Option<u32> {
        self.numbers.numbers.get(lane).copied()
    }

    /// The lanes that ever held a story, with their numbers.
    pub(super) fn lanes(&self) -> impl Iterator<Item = (u32, &LaneKey)> {
        self.numbers.keys.iter().enumerate().map(|(number, key)| (number as u32, key))
    }

    fn lanes_of(&mut self, story: &Story, mut each: impl FnMut(u32)) {
        for lane in self.grouping.lanes_of(story) {
            each(self.numbers.of(lane));
        }
    }

    /// The cells that a story belongs into.
    pub(super) fn keys(&mut self, story: &Story) -> Vec<CellKey> {
        let mut keys = Vec::with_capacity(1);
        self.lanes_of(story, |number| keys.push((number, story.column)));
        keys
    }

    /// The same cells with only the slots that pass.
    pub(super) fn passing(&self, passes: impl Fn(u32) -> bool, roster: &Roster) -> Cells {
        let mut passing = Cells::default();
        let mut counted = Bits::default();
        for (key, all) in &self.all.filled {
            let mut some = Slots::default();
            for slot in all.slots.iter().filter(|slot| passes(**slot)) {
                some.push(*slot, roster);
                if !counted.has(*slot) {
                    counted.set(*slot, true);
                    passing.add_total(key.1, roster.milli_points(*slot));
                }
            }
            if !some.slots.is_empty() {
                passing.add_count(key.0, some.slots.len());
                passing.filled.insert(*key, some);
            }
        }
        passing
    }
}
