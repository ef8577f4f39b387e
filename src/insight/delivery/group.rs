//! The stories of one sprint or release, and what they come to by day.

use std::collections::{BTreeMap, BTreeSet};

use super::Work;
use super::days::Day;
use super::frame::Frame;
use super::told::{Points, Seat, Told};
use crate::model::{EventKind, Moment, Story, StoryId};

/// A sprint or a release.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    /// The stories that are in it, and those that events tell were.
    pub(super) members: BTreeSet<StoryId>,
    pub(super) sums: Sums,
}

/// Sums over stories, exact in thousandths: taking out what was put in leaves nothing behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sums {
    /// Before the first day of a sprint, or what has always been in a release.
    pub(super) before: Points,
    /// By how much scope and done change on each later day; no day without a change.
    pub(super) steps: BTreeMap<Day, Points>,
    /// At the start of a sprint.
    pub(super) at_start: Points,
    /// As the last day has it.
    pub(super) present: Points,
    /// How many stories came to be known on each day.
    pub(super) first_days: BTreeMap<Day, u32>,
}

impl Sums {
    /// Puts a story in (`sign` 1), or takes it out (-1).
    pub(super) fn count(
        &mut self,
        told: &Told<'_>,
        work: Work,
        frame: &Frame,
        sign: i64,
        day_of: &mut impl FnMut(Moment) -> Day,
    ) {
        let mut counted = Points::default();
        let mut at_start = Points::default();
        told.follow(Seat::In(work), |event, state| {
            let now = state.points();
            let Some(event) = event else {
                (counted, at_start) = (now, now);
                self.before.add(now.times(sign));
                return;
            };
            if now == counted || frame.is_closed_by(event.at) {
                return;
            }
            let day = day_of(event.at);
            if !frame.start.is_before(event.at, day) {
                at_start = now;
            }
            let step = now.minus(counted).times(sign);
            if frame.first_day.is_some_and(|first| day < first) {
                self.before.add(step);
            } else {
                self.step(day, step);
            }
            counted = now;
        });
        self.at_start.add(at_start.times(sign));
        self.present.add(told.on_the_last_day(Seat::In(work)).points().times(sign));
        if let (Work::Release(_), Some(day)) = (work, first_day(told, day_of)) {
            let stories = self.first_days.entry(day).or_default();
            *stories = stories.saturating_add_signed(sign as i32);
            if *stories == 0 {
                self.first_days.remove(&day);
            }
        }
    }

    fn step(&mut self, day: Day, step: Points) {
        let sum = self.steps.entry(day).or_default();
        sum.add(step);
        if *sum == Points::default() {
            self.steps.remove(&day);
        }
    }
}

/// The day on which a story was created, or else of its first event.
pub(super) fn first_day(told: &Told<'_>, day_of: &mut impl FnMut(Moment) -> Day) -> Option<Day> {
    let created = told.events.iter().find(|event| matches!(event.what, EventKind::Created { .. }));
    created.or(told.events.first()).map(|event| day_of(event.at))
}

/// The sprints and the release that a story is in, and the sprints that its events tell of; each once.
pub(super) fn works_of(story: &Story, works: &mut Vec<Work>) {
    works.clear();
    works.extend(story.release.map(Work::Release));
    works.extend(story.sprint.map(Work::Sprint));
    for event in &story.events {
        if let EventKind::SprintEntered { sprint } | EventKind::SprintLeft { sprint } = event.what
            && !works.contains(&Work::Sprint(sprint))
        {
            works.push(Work::Sprint(sprint));
        }
    }
}
