//! Velocity: what closed sprints completed, as their frozen records have it.

use crate::model::{Date, Moment, Project, SprintId, SprintState};

/// How many closed sprints a velocity is the mean of, unless asked otherwise.
pub const VELOCITY_SPRINTS: usize = 7;

/// The last closed sprints, oldest first, and what they completed. Sprints that completed nothing count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Velocity {
    pub sprints: Vec<VelocitySprint>,
    /// Of what they completed, in points. None without sprints.
    pub summary: Option<VelocitySummary>,
}

/// Of one closed sprint, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct VelocitySprint {
    pub sprint: SprintId,
    pub name: String,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub closed_at: Moment,
    /// Estimates in the sprint at its start.
    pub commitment: f64,
    /// Estimates of stories done when it was closed, scope changes included.
    pub completed: f64,
    /// Of stories that were finished while it ran, but not in it.
    pub done_outside: f64,
    pub carried_over: f64,
}

impl VelocitySprint {
    /// Completed / commitment; 1 is as promised. None when nothing was committed to.
    pub fn predictability(&self) -> Option<f64> {
        (self.commitment > 0.0).then(|| self.completed / self.commitment)
    }
}

/// The velocity and its spread, in points a sprint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VelocitySummary {
    pub mean: f64,
    pub least: f64,
    /// The middle one; the mean of the two middle ones of an even number.
    pub median: f64,
    pub greatest: f64,
}

/// The velocity over the last `n` closed sprints that have a record, in the order in which they were closed. Costs a look
/// at each sprint.
pub fn velocity(project: &Project, n: usize) -> Velocity {
    let closed = project.sprints.iter().filter(|sprint| sprint.state == SprintState::Closed);
    let mut sprints: Vec<VelocitySprint> = closed
        .filter_map(|sprint| {
            let record = sprint.record.as_ref()?;
            Some(VelocitySprint {
                sprint: sprint.id,
                name: sprint.name.clone(),
                start: sprint.start,
                end: sprint.end,
                closed_at: record.closed_at,
                commitment: record.commitment,
                completed: record.completed,
                done_outside: record.done_outside,
                carried_over: record.carried_over,
            })
        })
        .collect();
    sprints.sort_by_key(|sprint| (sprint.closed_at, sprint.end, sprint.start, sprint.sprint));
    sprints.drain(..sprints.len().saturating_sub(n));
    let summary = summary(sprints.iter().map(|sprint| sprint.completed).collect());
    Velocity { sprints, summary }
}

fn summary(mut completed: Vec<f64>) -> Option<VelocitySummary> {
    completed.sort_by(f64::total_cmp);
    let (least, greatest) = (*completed.first()?, *completed.last()?);
    let (low, high) = ((completed.len() - 1) / 2, completed.len() / 2);
    let median = f64::midpoint(*completed.get(low)?, *completed.get(high)?);
    let mean = completed.iter().sum::<f64>() / completed.len() as f64;
    Some(VelocitySummary { mean, least, median, greatest })
}
