//! What the stories of an initiative come to.
//!
//! A story that serves an initiative counts while it is on the board, and when it is archived after it was done: that work
//! was done. What is archived without having been done no longer remains, and what is cancelled is left out, too.
//!
//! Sums are kept for each column in whole thousandths of a point, as the board's are, so they are exact whatever the order
//! of edits. An edit of a story costs what it touches, and a column that becomes one of done work costs a look at the columns
//! of each initiative, never at stories.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::board::thousandths;
use super::{Indexes, stories_of};
use crate::model::{
    Change, ColumnId, ColumnKind, Date, InitiativeId, Period, Project, Story, StoryId, Transaction, Workdays,
};

/// The stories that serve an initiative, cancelled ones and those that were archived undone left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RollUp {
    pub stories: usize,
    pub done: usize,
    /// Points of all that are estimated, to a thousandth, and of those of them that are done.
    pub points: f64,
    pub points_done: f64,
    /// Stories without an estimate, done or not. When others have one, these are not in the progress.
    pub unestimated: usize,
}

impl RollUp {
    /// Points done of all points, or stories done of all stories when there are no points; 0 to 1. None without stories.
    pub fn progress(&self) -> Option<f64> {
        if self.points > 0.0 {
            return Some(self.points_done / self.points);
        }
        (self.stories > 0).then(|| self.done as f64 / self.stories as f64)
    }

    /// There are stories and all of them are done.
    pub fn all_done(&self) -> bool {
        self.stories > 0 && self.done == self.stories
    }

    /// Together with another.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            stories: self.stories + other.stories,
            done: self.done + other.done,
            points: to_a_thousandth(self.points + other.points),
            points_done: to_a_thousandth(self.points_done + other.points_done),
            unestimated: self.unestimated + other.unestimated,
        }
    }

    /// How far progress is ahead of what time says, -1 to 1; negative is behind. None without stories.
    pub fn drift(&self, workdays: &Workdays, period: Period, today: Date) -> Option<f64> {
        Some(self.progress()? - expected(workdays, period, today))
    }
}

/// Sums of what each is to a thousandth are so again.
fn to_a_thousandth(points: f64) -> f64 {
    (points * 1000.0).round() / 1000.0
}

/// The initiative is open and all of its stories are done: it should be asked whether to close it.
pub fn asks_to_close(project: &Project, indexes: &Indexes, initiative: InitiativeId) -> bool {
    project.initiatives.get(initiative).is_some_and(|initiative| !initiative.closed)
        && indexes.roll_up(initiative).all_done()
}

/// Working days elapsed of all, 0 to 1, at the end of `today`. A period without working days is over at its end.
pub fn expected(workdays: &Workdays, period: Period, today: Date) -> f64 {
    if today < period.start {
        return 0.0;
    }
    if today >= period.end {
        return 1.0;
    }
    let all = workdays.length(period);
    let elapsed = workdays.length(Period { end: today, ..period });
    if all > 0 { elapsed as f64 / all as f64 } else { 0.0 }
}

/// How far the start and the end moved since a baseline, in working days; positive is later.
pub fn shift(workdays: &Workdays, was: Period, is: Period) -> (i64, i64) {
    let ((was_start, was_end), (is_start, is_end)) = (workdays.interval(was), workdays.interval(is));
    (is_start - was_start, is_end - was_end)
}

/// The stories of each initiative, and what they come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RollUps {
    /// Only initiatives that a story names have an entry.
    served: HashMap<InitiativeId, Served>,
    /// The columns of kind *done*.
    done: BTreeSet<ColumnId>,
    /// All that are cancelled, whether they serve an initiative or not.
    cancelled: HashSet<StoryId>,
}

/// What serves one initiative, or is in one release.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Served {
    /// All that name it, whether they count or not.
    pub(super) stories: BTreeSet<StoryId>,
    /// Only columns that hold something that counts have an entry.
    pub(super) columns: BTreeMap<ColumnId, Tallies>,
    sum: RollUp,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tallies {
    pub(super) on_board: Tally,
    pub(super) archived: Tally,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) stories: usize,
    pub(super) estimated: usize,
    thousandths: i64,
}

/// What of a story matters here.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Service {
    story: StoryId,
    column: ColumnId,
    archived: bool,
    cancelled: bool,
    /// In thousandths of a point.
    estimate: Option<i64>,
}

impl Service {
    pub(super) fn of(story: &Story, cancelled: bool) -> Self {
        Self {
            story: story.id,
            column: story.column,
            archived: story.archived,
            cancelled,
            estimate: story.estimate.map(|_| thousandths(story.estimate)),
        }
    }

    /// With the initiative that it serves.
    fn to_initiative(story: &Story, cancelled: bool) -> Option<(InitiativeId, Self)> {
        Some((story.initiative?, Self::of(story, cancelled)))
    }
}

impl RollUps {
    pub(super) fn of(project: &Project) -> Self {
        let mut roll_ups = Self { done: done_columns(project), ..Self::default() };
        for story in project.stories.iter() {
            if let Some((initiative, service)) = roll_ups.see(story) {
                roll_ups.served.entry(initiative).or_default().add(service);
            }
        }
        for served in roll_ups.served.values_mut() {
            served.add_up(&roll_ups.done);
        }
        roll_ups
    }

    /// Follows a transaction that has been applied to the project, which is as it is after it.
    pub(super) fn follow(&mut self, project: &Project, transaction: &Transaction) {
        let mut touched = HashSet::new();
        for edit in stories_of(transaction) {
            let was = edit.before.as_ref().and_then(|story| {
                let cancelled = self.cancelled.remove(&story.id);
                Service::to_initiative(story, cancelled)
            });
            let is = edit.after.as_ref().and_then(|story| self.see(story));
            if was == is {
                continue;
            }
            if let Some((initiative, was)) = was {
                self.served.entry(initiative).or_default().remove(was);
                touched.insert(initiative);
            }
            if let Some((initiative, is)) = is {
                self.served.entry(initiative).or_default().add(is);
                touched.insert(initiative);
            }
        }
        if transaction.changes.iter().any(|change| matches!(change, Change::Column(_))) {
            let done = done_columns(project);
            if done != self.done {
                self.done = done;
                touched.extend(self.served.keys());
            }
        }
        for initiative in touched {
            let Some(served) = self.served.get_mut(&initiative) else { continue };
            if served.stories.is_empty() {
                self.served.remove(&initiative);
            } else {
                served.add_up(&self.done);
            }
        }
    }

    /// Notes whether a story is cancelled.
    fn see(&mut self, story: &Story) -> Option<(InitiativeId, Service)> {
        let cancelled = story.is_cancelled();
        if cancelled {
            self.cancelled.insert(story.id);
        }
        Service::to_initiative(story, cancelled)
    }

    pub(super) fn is_cancelled(&self, story: StoryId) -> bool {
        self.cancelled.contains(&story)
    }

    pub(super) fn sum(&self, initiative: InitiativeId) -> RollUp {
        self.served.get(&initiative).map(|served| served.sum).unwrap_or_default()
    }

    pub(super) fn stories(&self, initiative: InitiativeId) -> impl Iterator<Item = StoryId> + '_ {
        self.served.get(&initiative).into_iter().flat_map(|served| served.stories.iter().copied())
    }
}

pub(super) fn done_columns(project: &Project) -> BTreeSet<ColumnId> {
    project.columns.iter().filter(|column| column.kind == ColumnKind::Done).map(|column| column.id).collect()
}

impl Served {
    pub(super) fn add(&mut self, service: Service) {
        self.stories.insert(service.story);
        if !service.cancelled {
            let tally = self.columns.entry(service.column).or_default().of(service);
            tally.stories += 1;
            tally.estimated += usize::from(service.estimate.is_some());
            tally.thousandths += service.estimate.unwrap_or(0);
        }
    }

    /// Takes out what was added.
    pub(super) fn remove(&mut self, service: Service) {
        self.stories.remove(&service.story);
        if service.cancelled {
            return;
        }
        let tallies = self.columns.entry(service.column).or_default();
        let tally = tallies.of(service);
        tally.stories = tally.stories.saturating_sub(1);
        tally.estimated = tally.estimated.saturating_sub(usize::from(service.estimate.is_some()));
        tally.thousandths -= service.estimate.unwrap_or(0);
        if *tallies == Tallies::default() {
            self.columns.remove(&service.column);
        }
    }

    fn add_up(&mut self, done_columns: &BTreeSet<ColumnId>) {
        let (mut all, mut done) = (Tally::default(), Tally::default());
        for (column, tallies) in &self.columns {
            all.add(tallies.on_board);
            if done_columns.contains(column) {
                all.add(tallies.archived);
                done.add(tallies.on_board);
                done.add(tallies.archived);
            }
        }
        self.sum = RollUp {
            stories: all.stories,
            done: done.stories,
            points: all.points(),
            points_done: done.points(),
            unestimated: all.stories - all.estimated,
        };
    }
}

impl Tallies {
    fn of(&mut self, service: Service) -> &mut Tally {
        if service.archived { &mut self.archived } else { &mut self.on_board }
    }
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.stories += other.stories;
        self.estimated += other.estimated;
        self.thousandths += other.thousandths;
    }

    pub(super) fn points(self) -> f64 {
        self.thousandths as f64 / 1000.0
    }
}
