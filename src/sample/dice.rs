//! Chance and time of the sample: seeded choices, and the hours at which the team worked.

use chrono::{Datelike as _, Days, Weekday};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};

use crate::model::{Calendar, Date, Event, EventKind, Moment, parse_date};

/// Seeded choices, the same on every machine.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        // Ids are drawn from stream 0 of the same seed.
        rng.set_stream(1);
        Self(rng)
    }

    /// A number from 0 up to, not including, `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list that is not empty.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// The day that a text of this module's data writes.
pub(super) fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_default()
}

/// The day as of which the sample is told.
pub(super) const TODAY: &str = "2026-11-24";
/// The first story was written on this day.
pub(super) const FIRST_DAY: &str = "2024-11-26";
const ACTIVE_START: &str = "2026-11-16";

const HOUR: i64 = 3600;

/// When sprints start and end. Sprint `closed` is the active one.
pub(super) struct Timeline {
    pub(super) calendar: Calendar,
    /// How many sprints are closed.
    pub(super) closed: usize,
}

impl Timeline {
    pub(super) fn start(&self, sprint: usize) -> Date {
        day(ACTIVE_START) - Days::new(14 * self.closed.saturating_sub(sprint) as u64)
    }

    /// The Friday of the second week.
    pub(super) fn end(&self, sprint: usize) -> Date {
        self.start(sprint) + Days::new(11)
    }

    /// Planning is on the Friday before, so that what is committed is there when the first day begins.
    pub(super) fn planned_at(&self, sprint: usize) -> Moment {
        Moment::on(self.start(sprint) - Days::new(3), 15 * HOUR + HOUR / 2)
    }

    pub(super) fn closed_at(&self, sprint: usize) -> Moment {
        Moment::on(self.end(sprint), 15 * HOUR)
    }

    /// A working moment on the sprint's weekday `offset`, 0 to 9, before the hour of closing.
    pub(super) fn during(&self, sprint: usize, offset: usize, dice: &mut Dice) -> Moment {
        let days = offset + if offset > 4 { 2 } else { 0 };
        self.work_time(self.start(sprint) + Days::new(days as u64), dice)
    }

    /// A working moment on `date`, or on the last working day before it.
    pub(super) fn work_time(&self, date: Date, dice: &mut Dice) -> Moment {
        Moment::on(self.working_day(date), morning(dice))
    }

    /// `date`, or the last working day before it.
    pub(super) fn working_day(&self, date: Date) -> Date {
        let mut day = date;
        for _ in 0..10 {
            if self.calendar.is_working(day) {
                break;
            }
            day = day - Days::new(1);
        }
        day
    }
}

/// Seconds since midnight between 8:00 and 14:40; a minute's precision reads better.
fn morning(dice: &mut Dice) -> i64 {
    8 * HOUR + dice.below(400) as i64 * 60
}

/// A story's events as they are written, never going back in time.
pub(super) struct Log(pub(super) Vec<Event>);

impl Log {
    pub(super) fn new() -> Self {
        Self(Vec::with_capacity(6))
    }

    pub(super) fn push(&mut self, at: Moment, what: EventKind) {
        let at = self.0.last().map_or(at, |last| at.max(last.at));
        self.0.push(Event { at, what });
    }
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> usize {
    to.signed_duration_since(from).num_days().max(0) as usize
}

/// Saturdays and Sundays.
pub(super) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
