//! Ageing work in progress: how long the stories in *doing* have been under way.

use super::{DayUnit, Delivery, Percentiles};
use crate::model::{ColumnId, Date, Project, StoryId};

/// The stories in *doing*, and how long it took others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ageing {
    /// The columns of kind *doing*, in the order of the workflow.
    pub columns: Vec<ColumnId>,
    /// Oldest first; those of unknown age last.
    pub stories: Vec<Age>,
    /// Of the cycle times of all stories that are done, in the same unit.
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
    /// The stories that stand in a column of kind *doing*, archived ones left out.
    pub fn ageing(&self, project: &Project, unit: DayUnit, today: Date) -> Ageing {
        let _ = (project, unit, today);
        Ageing::default()
    }
}
