//! Delivery: how the work goes, as the events of the stories tell.
//!
//! Days are local calendar days, and what is told of a day is as at its end. No event tells of archiving: what is archived
//! counts on the days before, and on the last day as each chart says. A cancelled story stays where it stands, as on the
//! board, and is not done.

mod ageing;
mod behind;
mod burn;
mod capacity;
mod flow;
mod record;
mod rules;
mod scope;
mod times;
mod velocity;
mod weeks;

pub use ageing::{Age, Ageing};
pub use behind::{Behind, Counted, Happening, Point};
pub use burn::Work;
pub use capacity::{Capacity, PersonCapacity, capacity};
pub use flow::{DayCount, Flow, FlowDay};
pub use record::sprint_record;
pub use rules::Chart;
pub use scope::{ScopeChange, ScopeWhy};
pub use times::{DayUnit, Dot, Measured, Percentiles, Times};
pub use velocity::{VELOCITY_SPRINTS, Velocity, VelocitySprint, VelocitySummary, velocity};
pub use weeks::Week;

use crate::model::{Date, Moment, Period, Project, Transaction};

/// What the charts of delivery are made from. Building it looks at every event once; following a transaction costs what it
/// touches. It holds nothing that depends on today.
#[derive(Clone, Debug, Default)]
pub struct Delivery {}

impl Delivery {
    /// `date_of` tells the local date of a moment.
    pub fn of(project: &Project, date_of: impl Fn(Moment) -> Date) -> Self {
        let _ = (project, date_of);
        Self::default()
    }

    /// Follows a transaction that has been applied to the project, which is as it is after it. A change of the columns or
    /// of what they mean builds all anew.
    pub fn follow(&mut self, project: &Project, transaction: &Transaction, date_of: impl Fn(Moment) -> Date) {
        let _ = (project, transaction, date_of);
    }

    /// `date_of` is of the time zone that it was built in. In another one it must be built anew.
    pub fn is_of_zone(&self, date_of: impl Fn(Moment) -> Date) -> bool {
        let _ = date_of;
        true
    }

    /// From the day of the first event to today. None without events before tomorrow.
    pub fn period(&self, today: Date) -> Option<Period> {
        let _ = today;
        None
    }
}
