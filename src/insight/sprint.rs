//! How far a sprint has come.

use super::{BoardIndex, Scope};
use crate::model::{ColumnKind, Date, Project, Sprint};

/// The present state of a sprint, in points and days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SprintProgress {
    /// Points of all its stories.
    pub points: f64,
    /// Points of those in columns of kind *done*.
    pub done: f64,
    /// Points of those in columns of kind *doing*.
    pub doing: f64,
    /// Working days from today to its last day, both counted; 0 when it is over.
    pub working_days_left: i64,
}

impl SprintProgress {
    /// The share of points done, 0 to 1; 0 when nothing is estimated.
    pub fn share_done(&self) -> f64 {
        if self.points > 0.0 { self.done / self.points } else { 0.0 }
    }
}

/// Adds up a sprint's columns; costs the number of columns.
pub fn sprint_progress(project: &Project, board: &BoardIndex, sprint: &Sprint, today: Date) -> SprintProgress {
    let mut progress = SprintProgress::default();
    for column in project.columns.iter() {
        let points = board.lane(Scope::Sprint(sprint.id), column.id).points();
        progress.points += points;
        match column.kind {
            ColumnKind::Done => progress.done += points,
            ColumnKind::Doing => progress.doing += points,
            ColumnKind::ToDo => {}
        }
    }
    if let Some(end) = sprint.end {
        let from = sprint.start.map_or(today, |start| start.max(today));
        progress.working_days_left =
            end.succ_opt().map_or(0, |after_end| project.settings.calendar.working_days(from, after_end));
    }
    progress
}
