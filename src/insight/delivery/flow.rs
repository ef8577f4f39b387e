//! Cumulative flow, status over time and work in progress: stories by column and day.

use super::Delivery;
use crate::model::{ColumnId, Date, Period};

/// Counts of stories by column and day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// In the order of the workflow.
    pub columns: Vec<ColumnId>,
    pub days: Vec<FlowDay>,
}

/// At the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowDay {
    pub date: Date,
    /// One for each column.
    pub stories: Vec<u32>,
}

/// At the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    pub date: Date,
    pub stories: u32,
}

impl Delivery {
    /// Cumulative flow: for each column the stories that have ever reached it or a later one, at the end of each day of
    /// `period` up to today. No line ever falls.
    pub fn cumulative_flow(&self, period: Period, today: Date) -> Flow {
        let _ = (period, today);
        Flow::default()
    }

    /// Status over time: for each column the stories that stand in it, at the end of each day of `period` up to today.
    pub fn status_over_time(&self, period: Period, today: Date) -> Flow {
        let _ = (period, today);
        Flow::default()
    }

    /// The stories in columns of kind *doing*, at the end of each day of `period` up to today.
    pub fn work_in_progress(&self, period: Period, today: Date) -> Vec<DayCount> {
        let _ = (period, today);
        Vec::new()
    }
}
