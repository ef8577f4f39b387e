//! When the remaining stories of each initiative are likely to be finished.

use std::collections::HashMap;

use super::Indexes;
use crate::model::{Date, InitiativeId, Project};

/// The days by which a share of the simulated runs has finished all stories of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finish {
    pub half: Date,
    /// 85 of 100.
    pub most: Date,
}

/// What the team's throughput says of each initiative that has open stories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    finishes: HashMap<InitiativeId, Finish>,
    /// The closed sprints that it rests on.
    pub sprints: usize,
}

impl Forecast {
    /// None without open stories, without enough closed sprints, or past ten years.
    pub fn of(&self, initiative: InitiativeId) -> Option<Finish> {
        self.finishes.get(&initiative).copied()
    }
}

pub fn forecast(project: &Project, indexes: &Indexes, today: Date) -> Forecast {
    let _ = (project, indexes, today);
    Forecast::default()
}
