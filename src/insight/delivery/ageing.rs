//! Ageing work in progress: how long the stories in *doing* have been under way.

use super::days::{date, number};
use super::times::DayCounter;
use super::{DayUnit, Delivery, Percentiles};
use crate::model::{ColumnId, ColumnKind, Date, Period, Project, StoryId};

/// The stories in *doing*, and how long it took others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ageing {
    /// The columns of kind *doing*, in the order of the workflow.
    pub columns: Vec<ColumnId>,
    /// Oldest first; those of unknown age last.
    pub stories: Vec<Age>,
    /// Of the cycle times of the stories that were finished in the period, in the same unit: those of [`Delivery::times`].
    pub percentiles: Option<Percentiles>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    pub story: StoryId,
    pub column: ColumnId,
    /// The day it was first in a column of kind *doing*. None when no event tells.
    pub since: Option<Date>,
    /// Today - first *doing*: 0 on the first day. In working days, those from the first up to today, today not counted.
    pub days: Option<i64>,
}

impl Delivery {
    /// The stories that stand in a column of kind *doing*, archived ones left out, and how long those took that were
    /// finished on a day of `period`. Costs a look at each of them.
    pub fn ageing(&self, project: &Project, unit: DayUnit, period: Period, today: Date) -> Ageing {
        let today = number(today);
        let from = number(period.start);
        let to = number(period.end).max(from - 1);
        let cycles = || {
            let finished = self.finishes.range((from, StoryId::default())..(to + 1, StoryId::default()));
            let known = finished.filter_map(|((finish, _), began)| Some((began.doing?, *finish)));
            known.filter(|(start, finish)| start <= finish)
        };
        let since = self.under_way.values().filter_map(|doing| doing.since);
        let first = since.chain(cycles().map(|(start, _)| start)).min().unwrap_or(today).min(today);
        let last = cycles().map(|(_, finish)| finish).max().unwrap_or(today).max(today);
        let counter = DayCounter::new(unit, &project.settings.calendar, first, last);
        let columns: Vec<ColumnId> = self.workflow.ids().collect();
        let mut stories: Vec<Age> = self
            .under_way
            .iter()
            .filter_map(|(story, doing)| {
                let age = |since| counter.between(since, today).max(0);
                let column = columns.get(doing.column).copied()?;
                Some(Age { story: *story, column, since: doing.since.map(date), days: doing.since.map(age) })
            })
            .collect();
        // They are in the order of their ids, which stays where dates are equal.
        stories.sort_by_key(|age| (age.since.is_none(), age.since));
        let places = (0..columns.len()).filter(|place| self.workflow.is(Some(*place), ColumnKind::Doing));
        Ageing {
            columns: places.filter_map(|place| columns.get(place).copied()).collect(),
            stories,
            percentiles: Percentiles::of(cycles().map(|(start, finish)| counter.between(start, finish + 1).max(1))),
        }
    }
}
