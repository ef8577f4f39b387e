//! The stories of each release, and how far it has come.

use std::collections::HashMap;

use super::roll_up::{RollUps, Served, Service, Tally};
use super::{Indexes, stories_of};
use crate::model::{ColumnKind, Project, ReleaseId, Story, StoryId, Transaction};

/// Stories, and the points of those of them that are estimated.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    pub stories: usize,
    /// To a thousandth.
    pub points: f64,
}

/// The stories of a release by the kind of their column. Those that are cancelled are left out, and so are those that were
/// archived without being done.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReleaseProgress {
    pub to_do: Amount,
    pub doing: Amount,
    pub done: Amount,
    /// Stories without an estimate, done or not.
    pub unestimated: usize,
}

impl ReleaseProgress {
    pub fn stories(&self) -> usize {
        self.to_do.stories + self.doing.stories + self.done.stories
    }

    /// To a thousandth.
    pub fn points(&self) -> f64 {
        let sum = self.to_do.points + self.doing.points + self.done.points;
        (sum * 1000.0).round() / 1000.0
    }

    /// Points done of all points, or stories done of all stories when there are no points; 0 to 1. None without stories.
    pub fn share_done(&self) -> Option<f64> {
        let points = self.points();
        if points > 0.0 {
            return Some(self.done.points / points);
        }
        (self.stories() > 0).then(|| self.done.stories as f64 / self.stories() as f64)
    }
}

/// What the stories of a release come to; costs the number of their columns.
pub fn release_progress(project: &Project, indexes: &Indexes, release: ReleaseId) -> ReleaseProgress {
    let (mut to_do, mut doing, mut done) = (Tally::default(), Tally::default(), Tally::default());
    for (column, tallies) in indexes.releases.served(release).into_iter().flat_map(|served| &served.columns) {
        match project.columns.get(*column).map(|column| column.kind).unwrap_or_default() {
            ColumnKind::ToDo => to_do.add(tallies.on_board),
            ColumnKind::Doing => doing.add(tallies.on_board),
            ColumnKind::Done => {
                done.add(tallies.on_board);
                done.add(tallies.archived);
            }
        }
    }
    let amount = |tally: Tally| Amount { stories: tally.stories, points: tally.points() };
    let unestimated = [to_do, doing, done].map(|tally| tally.stories - tally.estimated).iter().sum();
    ReleaseProgress { to_do: amount(to_do), doing: amount(doing), done: amount(done), unestimated }
}

/// The stories of each release that has any.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ReleaseIndex(HashMap<ReleaseId, Served>);

impl ReleaseIndex {
    pub(super) fn of(project: &Project, roll_ups: &RollUps) -> Self {
        let mut index = Self::default();
        for story in project.stories.iter().filter(|story| story.release.is_some()) {
            index.add(story, roll_ups.is_cancelled(story.id));
        }
        index
    }

    pub(super) fn follow(&mut self, transaction: &Transaction) {
        for edit in stories_of(transaction) {
            let [before, after] =
                [&edit.before, &edit.after].map(|story| story.as_ref().filter(|s| s.release.is_some()));
            if let Some(story) = before {
                self.remove(story);
            }
            if let Some(story) = after {
                self.add(story, story.is_cancelled());
            }
        }
    }

    fn add(&mut self, story: &Story, cancelled: bool) {
        if let Some(release) = story.release {
            self.0.entry(release).or_default().add(Service::of(story, cancelled));
        }
    }

    fn remove(&mut self, story: &Story) {
        let Some(release) = story.release else { return };
        let Some(served) = self.0.get_mut(&release) else { return };
        served.remove(Service::of(story, story.is_cancelled()));
        if served.stories.is_empty() {
            self.0.remove(&release);
        }
    }

    fn served(&self, release: ReleaseId) -> Option<&Served> {
        self.0.get(&release)
    }

    /// In id order.
    pub(super) fn stories(&self, release: ReleaseId) -> impl Iterator<Item = StoryId> + '_ {
        self.served(release).into_iter().flat_map(|served| served.stories.iter().copied())
    }
}
