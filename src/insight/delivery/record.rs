//! The record of a sprint, which closing it freezes.

use crate::model::{Date, Moment, Project, Sprint, SprintRecord};

/// What a sprint came to when it is closed at `now`, before anything is carried over: the project is as it is until then.
///
/// `date_of` tells the local date of a moment; it matters only for a sprint that does not know when it was started, which
/// then began with its first day. Costs a look at each event of the project.
pub fn sprint_record(
    project: &Project,
    sprint: &Sprint,
    now: Moment,
    date_of: impl Fn(Moment) -> Date,
) -> SprintRecord {
    let _ = (project, sprint, date_of);
    SprintRecord { closed_at: now, ..SprintRecord::default() }
}
