//! What is behind a point of a chart: the stories and the events that make it.

use super::{Delivery, Work};
use crate::model::{ColumnId, Date, EventKind, Moment, Project, SprintId, StoryId};

/// A point of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A day of a burn-down or burn-up.
    BurnDay(Work, Date),
    /// A bar of the velocity.
    Sprint(SprintId),
    /// A day of a line of the cumulative flow.
    Reached(ColumnId, Date),
    /// A day of a column in the status over time.
    Status(ColumnId, Date),
    /// A day of the work in progress.
    InProgress(Date),
    /// A dot of lead or cycle times, or of the ageing work in progress.
    Story(StoryId),
    /// The first day of a week of the throughput.
    Week(Date),
}

/// The stories and events behind a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Behind {
    /// Those that are counted, in id order. A story that was deleted since is not there.
    pub stories: Vec<Counted>,
    /// What made the point differ from the one before it, oldest first.
    pub events: Vec<Happening>,
}

/// A story that is counted in a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    pub story: StoryId,
    /// Its estimate then; 0 without one.
    pub points: f64,
    /// It was done then.
    pub done: bool,
}

/// An event of a story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Happening {
    pub story: StoryId,
    pub at: Moment,
    pub what: EventKind,
}

impl Delivery {
    /// What is behind a point. Costs a look at the events of all stories that could be.
    pub fn behind(&self, project: &Project, point: Point, today: Date, date_of: impl Fn(Moment) -> Date) -> Behind {
        let _ = (project, point, today, date_of);
        Behind::default()
    }
}
