//! Counts by day that are kept as differences, so that a change costs as little however long it lasts.

use super::days::Day;

/// By how much each of a row of counts changes on each day.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    width: usize,
    /// Before all days.
    before: Vec<i32>,
    first: Day,
    /// Row after row, one a day from the first.
    rows: Vec<i32>,
}

/// Rows that are added at once before the first, so that going back day by day is not slow.
const SLACK: Day = 64;

impl Steps {
    pub(super) fn new(width: usize) -> Self {
        Self { width, before: vec![0; width], first: 0, rows: Vec::new() }
    }

    /// From `day` on, or always, the count in `slot` is greater by `n`.
    pub(super) fn add(&mut self, day: Option<Day>, slot: usize, n: i32) {
        if slot >= self.width {
            return;
        }
        let Some(day) = day else {
            self.before.iter_mut().skip(slot).take(1).for_each(|count| *count += n);
            return;
        };
        let i = self.row(day) * self.width + slot;
        if let Some(step) = self.rows.get_mut(i) {
            *step += n;
        }
    }

    /// Where a day's row is, which is made when it is not there.
    fn row(&mut self, day: Day) -> usize {
        if self.rows.is_empty() {
            self.first = day;
        }
        if day < self.first {
            let more = (self.first - day + SLACK) as usize;
            self.rows.splice(0..0, std::iter::repeat_n(0, more * self.width));
            self.first -= more as Day;
        }
        let row = (day - self.first) as usize;
        let needed = (row + 1) * self.width;
        if self.rows.len() < needed {
            self.rows.resize(needed, 0);
        }
        row
    }

    /// Calls `see` with the counts at the end of each day from first to last.
    pub(super) fn each_day(&self, first: Day, last: Day, mut see: impl FnMut(Day, &[i32])) {
        let mut counts = self.before.clone();
        let mut rows = self.rows.chunks_exact(self.width.max(1));
        let mut add = |counts: &mut [i32]| {
            for (count, step) in counts.iter_mut().zip(rows.next().unwrap_or_default()) {
                *count += step;
            }
        };
        if !self.rows.is_empty() {
            (self.first..first).for_each(|_| add(&mut counts));
        }
        for day in first..=last {
            if day >= self.first {
                add(&mut counts);
            }
            see(day, &counts);
        }
    }

    /// The first day on which anything changes.
    pub(super) fn first_change(&self) -> Option<Day> {
        let i = self.rows.iter().position(|step| *step != 0)?;
        Some(self.first + (i / self.width.max(1)) as Day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_are_sums_of_what_was_added(
            added in proptest::collection::vec((proptest::option::of(-300_i32..300), 0_usize..3, -5_i32..6), 0..30),
            first in -400_i32..400, length in 0_i32..40,
        ) {
            let mut steps = Steps::new(3);
            for (day, slot, n) in &added {
                steps.add(*day, *slot, *n);
            }
            let mut seen = Vec::new();
            steps.each_day(first, first + length, |day, counts| seen.push((day, counts.to_vec())));
            let slow = |day: Day, of: usize| -> i32 {
                added.iter().filter(|(on, slot, _)| on.is_none_or(|on| on <= day) && *slot == of).map(|a| a.2).sum()
            };
            let expected: Vec<_> =
                (first..=first + length).map(|day| (day, (0..3).map(|of| slow(day, of)).collect())).collect();
            prop_assert_eq!(seen, expected);
        }
    }

    #[test]
    fn what_was_taken_out_is_no_change() {
        let mut steps = Steps::new(2);
        steps.add(Some(5), 1, 1);
        steps.add(Some(-90), 0, 1);
        assert_eq!(steps.first_change(), Some(-90));
        steps.add(Some(-90), 0, -1);
        assert_eq!(steps.first_change(), Some(5));
        steps.add(Some(5), 1, -1);
        assert_eq!(steps.first_change(), None);
    }
}
