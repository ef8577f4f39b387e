//! Scope changes: what came into a sprint after its start, what went, and what was estimated anew.

use super::burn::released_on;
use super::days::{Day, LocalDays, date, number};
use super::frame::Frame;
use super::told::{Seat, State, Told, points};
use super::{Delivery, Work};
use crate::model::{Date, Moment, Project, StoryId};

/// How a story changed the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScopeWhy {
    Added,
    Removed,
    /// Estimated for the first time, too.
    ReEstimated,
}

/// One step of the scope. A story that goes and comes back is two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScopeChange {
    pub story: StoryId,
    /// None where no event tells: it was archived, or the file was edited. It then shows on the last day, and so does what
    /// was cancelled in a release.
    pub at: Option<Moment>,
    pub date: Date,
    /// Positive is more to do. 0 for a story without an estimate.
    pub points: f64,
    pub why: ScopeWhy,
}

/// A step of one story, in thousandths of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// None at the end.
    pub(super) at: Option<(Moment, Day)>,
    pub(super) thousandths: i64,
    pub(super) why: ScopeWhy,
}

/// Calls `see` for each step after the start up to the end of `last_day`, and on to what the story is `at_last`. Tells what
/// it was in the scope with at the start.
pub(super) fn each_step(
    told: &Told<'_>,
    work: Work,
    frame: &Frame,
    (last_day, at_last): (Day, Option<State>),
    day_of: &mut impl FnMut(Moment) -> Day,
    mut see: impl FnMut(Step),
) -> i64 {
    let mut before: Option<State> = None;
    let mut at_start = 0;
    told.follow(Seat::In(work), |event, state| {
        if event.is_some_and(|event| frame.is_closed_by(event.at)) {
            return;
        }
        let at = event.map(|event| (event.at, day_of(event.at)));
        if at.is_some_and(|(_, day)| day > last_day) {
            return;
        }
        // All that a release is comes after its start.
        let after = at.is_some_and(|(at, day)| matches!(work, Work::Release(_)) || frame.start.is_before(at, day));
        match before.and_then(|before| step(before, state)) {
            Some((thousandths, why)) if after => see(Step { at, thousandths, why }),
            _ if after => {}
            _ => at_start = state.points().scope,
        }
        before = Some(state);
    });
    if let Some((thousandths, why)) = before.zip(at_last).and_then(|(before, last)| step(before, last)) {
        see(Step { at: None, thousandths, why });
    }
    at_start
}

fn step(before: State, after: State) -> Option<(i64, ScopeWhy)> {
    match (before.counts(), after.counts()) {
        (false, true) => Some((after.thousandths, ScopeWhy::Added)),
        (true, false) => Some((-before.thousandths, ScopeWhy::Removed)),
        (true, true) if before.thousandths != after.thousandths => {
            Some((after.thousandths - before.thousandths, ScopeWhy::ReEstimated))
        }
        _ => None,
    }
}

impl Delivery {
    /// The changes of the scope since the start of a sprint, or ever of a release, up to today or to its close; oldest
    /// first. Costs a look at each event of its stories, which of a large release is for a list that somebody opens, not for
    /// every edit; [`crate::insight::BurnDown::scope_changes`] is the line by day.
    pub fn scope_changes(
        &self,
        project: &Project,
        work: Work,
        today: Date,
        date_of: impl Fn(Moment) -> Date,
    ) -> Vec<ScopeChange> {
        let Some(group) = self.groups.get(&work) else { return Vec::new() };
        let (frame, today) = (self.frame(work), number(today));
        let released = released_on(project, work);
        let last_day = frame.last_day.or(released).map_or(today, |day| day.min(today));
        // Where the last day is not as the board has it, or is not yet, events tell all.
        let open = frame.closed_at.is_none() && last_day == today && frame.has_begun(work, today);
        let days = LocalDays::new(date_of);
        let mut changes = Vec::new();
        for story in group.members.iter().filter_map(|id| project.stories.get(*id)) {
            let told = self.workflow.told(story);
            let at_last = open.then(|| told.on_the_last_day(Seat::In(work)));
            each_step(&told, work, &frame, (last_day, at_last), &mut |at| days.day(at), |step| {
                let (at, day) = step.at.map_or((None, today), |(at, day)| (Some(at), day));
                let (date, points) = (date(day), points(step.thousandths));
                changes.push(ScopeChange { story: story.id, at, date, points, why: step.why });
            });
        }
        changes.sort_by_key(|change| (change.at.is_none(), change.at, change.story));
        changes
    }
}
