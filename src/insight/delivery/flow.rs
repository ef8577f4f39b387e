//! Cumulative flow, status over time and work in progress: stories by column and day.
//!
//! What is archived has been where it was: in the cumulative flow for ever, since no line of it may fall; in the others on
//! the days before, and on the last day only what is done.

use super::Delivery;
use super::days::{Day, date, number};
use super::steps::Steps;
use super::told::Told;
use super::workflow::{Spot, Workflow};
use crate::model::{ColumnId, ColumnKind, Date, Moment, Period};

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

/// The sums that these charts are made of.
#[derive(Clone, Debug, Default)]
pub(super) struct FlowSums {
    reached: Counts,
    standing: Counts,
}

#[derive(Clone, Debug, Default)]
struct Counts {
    steps: Steps,
    /// As the last day has it.
    present: Vec<i32>,
}

impl FlowSums {
    pub(super) fn new(workflow: &Workflow) -> Self {
        let counts = Counts { steps: Steps::new(workflow.len()), present: vec![0; workflow.len()] };
        Self { reached: counts.clone(), standing: counts }
    }

    /// Puts a story in (`sign` 1), or takes it out (-1).
    pub(super) fn count(
        &mut self,
        workflow: &Workflow,
        told: &Told<'_>,
        sign: i32,
        day_of: &mut impl FnMut(Moment) -> Day,
    ) {
        let mut before = Spot::default();
        workflow.follow(told, |event, spot| {
            let day = event.map(|event| day_of(event.at));
            for column in newly_reached(before, spot) {
                self.reached.steps.add(day, column, sign);
            }
            if before.column != spot.column {
                before.column.into_iter().for_each(|column| self.standing.steps.add(day, column, -sign));
                spot.column.into_iter().for_each(|column| self.standing.steps.add(day, column, sign));
            }
            before = spot;
        });
        let last = workflow.on_the_last_day(told, before.reached);
        let reached = newly_reached(Spot::default(), last).len();
        self.reached.present.iter_mut().take(reached).for_each(|count| *count += sign);
        if let Some(count) = last.column.and_then(|column| self.standing.present.get_mut(column)) {
            *count += sign;
        }
    }
}

/// The columns that a story has come to for the first time, or past which it has gone.
fn newly_reached(before: Spot, spot: Spot) -> std::ops::Range<usize> {
    let end = |spot: Spot| spot.reached.map_or(0, |reached| reached + 1);
    end(before)..end(spot)
}

impl Counts {
    /// The counts at the end of each day of a period up to today.
    fn each_day(&self, period: Period, today: Date, mut see: impl FnMut(Date, &[i32])) {
        let today = number(today);
        let last = number(period.end).min(today);
        self.steps.each_day(number(period.start), last, |day, counts| {
            see(date(day), if day == today { &self.present } else { counts });
        });
    }
}

impl Delivery {
    /// Cumulative flow: for each column the stories that have ever reached it or a later one, at the end of each day of
    /// `period` up to today. No line ever falls.
    pub fn cumulative_flow(&self, period: Period, today: Date) -> Flow {
        self.flow_of(&self.flow.reached, period, today)
    }

    /// Status over time: for each column the stories that stand in it, at the end of each day of `period` up to today.
    pub fn status_over_time(&self, period: Period, today: Date) -> Flow {
        self.flow_of(&self.flow.standing, period, today)
    }

    fn flow_of(&self, counts: &Counts, period: Period, today: Date) -> Flow {
        let mut days = Vec::new();
        counts.each_day(period, today, |date, counts| {
            days.push(FlowDay { date, stories: counts.iter().map(|count| not_negative(*count)).collect() });
        });
        Flow { columns: self.workflow.ids().collect(), days }
    }

    /// The stories in columns of kind *doing*, at the end of each day of `period` up to today.
    pub fn work_in_progress(&self, period: Period, today: Date) -> Vec<DayCount> {
        let doing: Vec<bool> =
            (0..self.workflow.len()).map(|place| self.workflow.is(Some(place), ColumnKind::Doing)).collect();
        let mut days = Vec::new();
        self.flow.standing.each_day(period, today, |date, counts| {
            let stories = counts.iter().zip(&doing).filter(|(_, doing)| **doing).map(|(count, _)| *count).sum();
            days.push(DayCount { date, stories: not_negative(stories) });
        });
        days
    }
}

fn not_negative(count: i32) -> u32 {
    u32::try_from(count).unwrap_or(0)
}
