//! How many stories the team finishes from day to day, as a thousand simulated futures have it.
//!
//! A run draws one past sprint after another, each as likely as the others, and finishes in as many working days as that one
//! had what was finished in it, evenly. A sprint's stories are counted, not their points, since a queue of stories is asked
//! about. The seed is fixed: the same past gives the same answer.
//!
//! Runs never take back what they finished. So the runs that have finished a number of stories at the end of a day are those
//! that have on any later day, and two numbers a day answer everything: what half of the runs have finished at least,
//! and what 85 of 100 have.

use std::slice::Iter;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};

use crate::model::{Period, Project, SprintState, Workdays};

/// Past this a forecast says nothing.
pub(super) const YEARS: u32 = 10;

const RUNS: usize = 1000;
const SEED: u64 = 85;
/// The fewest closed sprints that a forecast rests on.
pub const FEWEST_SPRINTS: usize = 3;
/// The most that it draws from, the latest ones.
const MOST: usize = 8;

/// What is likely to be finished at the end of each working day to come. It depends on closed sprints and the calendar; of
/// stories only their number matters, roughly, which tells how far ahead it must look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Throughput {
    basis: Basis,
    /// Stories that half of the runs have finished at the end of each working day, or more.
    half: Vec<u32>,
    /// As above, 85 of 100 runs.
    most: Vec<u32>,
}

impl Throughput {
    /// Costs up to some milliseconds, which [`Self::fits`] saves.
    pub fn of(project: &Project) -> Self {
        let basis = Basis::of(project);
        let (half, most) = if basis.sprints.len() < FEWEST_SPRINTS { Default::default() } else { simulate(&basis) };
        Self { basis, half, most }
    }

    /// It is still what [`Self::of`] the project gives. Costs a look at the sprints.
    pub fn fits(&self, project: &Project) -> bool {
        self.basis == Basis::of(project)
    }

    /// The last closed sprints with dates and a record, at most eight. Fewer than three give no forecast.
    pub fn sprints(&self) -> usize {
        self.basis.sprints.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.half.is_empty()
    }

    /// The working day to come, 0 for the first, at whose end half of the runs have finished this many stories.
    pub(super) fn half(&self, stories: usize) -> Option<usize> {
        first(&self.half, stories)
    }

    /// As [`Self::half`], 85 of 100 runs.
    pub(super) fn most(&self, stories: usize) -> Option<usize> {
        first(&self.most, stories)
    }
}

fn first(sums: &[u32], stories: usize) -> Option<usize> {
    let day = sums.partition_point(|sum| (*sum as usize) < stories);
    (day < sums.len()).then_some(day)
}

/// What a simulation rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Basis {
    /// In the order of time.
    sprints: Vec<Past>,
    /// Working days that the years to come hold at most.
    days: usize,
    /// As many stories as the project has, or up to twice as many. Once they are finished nothing is left to ask.
    stories: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Past {
    finished: u32,
    /// Its working days, at least one.
    days: u32,
}

impl Basis {
    fn of(project: &Project) -> Self {
        let workdays = Workdays::of(&project.settings.calendar);
        let mut past: Vec<_> = project
            .sprints
            .iter()
            .filter(|sprint| sprint.state == SprintState::Closed)
            .filter_map(|sprint| {
                let period = Period::between(sprint.start?, sprint.end?);
                let finished = sprint.record.as_ref()?.finished.len();
                // Nothing follows of a sprint without working days.
                let days = u32::try_from(workdays.length(period)).ok().filter(|days| *days > 0)?;
                let past = Past { finished: u32::try_from(finished).unwrap_or(u32::MAX), days };
                Some(((period.end, period.start, sprint.id), past))
            })
            .collect();
        past.sort_unstable_by_key(|(when, _)| *when);
        let from = past.len().saturating_sub(MOST);
        let sprints = past.drain(from..).map(|(_, past)| past).collect();
        let a_week = project.settings.calendar.days_a_week();
        let stories = project.stories.len().checked_next_power_of_two().unwrap_or(usize::MAX);
        Self { sprints, days: (YEARS as usize * 366).div_ceil(7) * a_week, stories }
    }
}

fn simulate(basis: &Basis) -> (Vec<u32>, Vec<u32>) {
    let sprints: Vec<Vec<u32>> = basis.sprints.iter().map(|past| past.by_day()).collect();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut runs = vec![Run::default(); RUNS];
    let mut sums = vec![0_u32; RUNS];
    let (mut half, mut most) = (Share::of(50), Share::of(85));
    while half.by_day.len() < basis.days && (most.reached as usize) < basis.stories {
        for (sum, run) in sums.iter_mut().zip(&mut runs) {
            *sum = sum.saturating_add(run.work(&sprints, &mut rng));
        }
        half.follow(&sums);
        most.follow(&sums);
    }
    (half.by_day, most.by_day)
}

/// What a share of the runs has finished, or more.
struct Share {
    /// Runs.
    needed: u32,
    by_day: Vec<u32>,
    /// On the last day.
    reached: u32,
    /// Since the day before it.
    growth: u32,
}

impl Share {
    fn of(percent: usize) -> Self {
        Self { needed: (RUNS * percent / 100) as u32, by_day: Vec::new(), reached: 0, growth: 0 }
    }

    /// One more day. It grows much as it did the day before, so a few counts about there find it sooner than sorting would.
    fn follow(&mut self, sums: &[u32]) {
        let is_reached = |stories: u32| sums.iter().map(|sum| u32::from(*sum >= stories)).sum::<u32>() >= self.needed;
        // What is reached, and what is not.
        let (mut low, mut high) = (self.reached, u32::MAX);
        let mut guess = low.saturating_add(self.growth);
        let mut step = 1_u32;
        while high - low > 1 {
            let stories = guess.clamp(low + 1, high - 1);
            if is_reached(stories) {
                low = stories;
            } else {
                high = stories;
            }
            guess = if high == u32::MAX {
                low.saturating_add(step)
            } else if low == self.reached {
                high.saturating_sub(step)
            } else {
                low.midpoint(high)
            };
            step = step.saturating_mul(2);
        }
        self.growth = low - self.reached;
        self.reached = low;
        self.by_day.push(low);
    }
}

impl Past {
    /// What is finished on each day of it: whole stories, so that nothing is lost to rounding.
    fn by_day(self) -> Vec<u32> {
        let until = |day: u32| (u64::from(self.finished) * u64::from(day) / u64::from(self.days)) as u32;
        (0..self.days).map(|day| until(day + 1) - until(day)).collect()
    }
}

/// One future: what is finished on each day that is left of its present sprint.
#[derive(Clone, Debug, Default)]
struct Run<'a>(Iter<'a, u32>);

impl<'a> Run<'a> {
    /// One more day; how many stories are finished on it.
    fn work(&mut self, sprints: &'a [Vec<u32>], rng: &mut ChaCha8Rng) -> u32 {
        if let Some(finished) = self.0.next() {
            return *finished;
        }
        self.0 = sprints.get(below(sprints.len(), rng)).map(|sprint| sprint.iter()).unwrap_or_default();
        self.0.next().copied().unwrap_or(0)
    }
}

/// A number from 0 up to, not including, `n`.
fn below(n: usize, rng: &mut ChaCha8Rng) -> usize {
    ((u64::from(rng.next_u32()) * n as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_a_day_tell_what_sorting_all_runs_tells() {
        let past = |finished, days| Past { finished, days };
        let basis = Basis { sprints: vec![past(0, 3), past(7, 10), past(40, 9), past(1, 1)], days: 120, stories: 1000 };
        let (half, most) = simulate(&basis);
        // The same runs, and the day on which each has finished so many.
        let sprints: Vec<_> = basis.sprints.iter().map(|past| past.by_day()).collect();
        let mut rng = ChaCha8Rng::seed_from_u64(SEED);
        let (mut runs, mut sums) = (vec![Run::default(); RUNS], vec![0; RUNS]);
        let mut day = || {
            runs.iter_mut().zip(&mut sums).for_each(|(run, sum)| *sum += run.work(&sprints, &mut rng));
            sums.clone()
        };
        let days: Vec<Vec<u32>> = (0..basis.days).map(|_| day()).collect();
        for stories in 1..300 {
            let day_of = |run: usize| days.iter().position(|sums| sums[run] >= stories as u32).unwrap_or(usize::MAX);
            let mut finished: Vec<usize> = (0..RUNS).map(day_of).collect();
            finished.sort_unstable();
            let nearest_rank =
                |percent: usize| Some(finished[RUNS * percent / 100 - 1]).filter(|day| *day < basis.days);
            assert_eq!(first(&half, stories), nearest_rank(50), "{stories} stories");
            assert_eq!(first(&most, stories), nearest_rank(85), "{stories} stories");
        }
    }

    #[test]
    fn a_sprint_is_finished_evenly_and_wholly() {
        assert_eq!(Past { finished: 5, days: 10 }.by_day(), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
        assert_eq!(Past { finished: 7, days: 3 }.by_day(), [2, 2, 3]);
        assert_eq!(Past { finished: u32::MAX, days: 2 }.by_day(), [u32::MAX / 2, u32::MAX / 2 + 1]);
    }
}
