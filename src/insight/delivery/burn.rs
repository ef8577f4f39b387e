//! Burn-down and burn-up of any sprint and any release.

use super::Delivery;
use super::days::{Day, date, number};
use super::frame::Frame;
use super::group::Sums;
use super::told::points;
use crate::insight::burn_down::{BurnDay, BurnDown};
use crate::model::{Calendar, Date, Project, Release, ReleaseId, ReleaseState, Sprint, SprintId};

/// What is burnt down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    Sprint(SprintId),
    Release(ReleaseId),
}

impl Delivery {
    /// The burn-down of a sprint or a release, which is its burn-up too: scope and done at the end of each day. It is empty
    /// when there is no such thing, or no day of it is known.
    ///
    /// A sprint is as [`crate::insight::burn_down`] has it. A release has no events of joining: the stories that are in it
    /// now count from their creation on, archived ones too when they are done; cancelled ones not on the last day. It commits to nothing, so its ideal line is
    /// drawn for the scope on its last day; it runs from the first day on which something was in it to its date. Once it
    /// is released, its date is its last day.
    pub fn burn_down(&self, project: &Project, work: Work, today: Date) -> BurnDown {
        let none = Sums::default();
        let sums = self.groups.get(&work).map_or(&none, |group| &group.sums);
        match work {
            Work::Sprint(id) => match project.sprints.get(id).zip(self.frames.get(&id)) {
                Some((sprint, frame)) => of_sprint(project, sums, sprint, frame, today),
                None => BurnDown::default(),
            },
            Work::Release(id) => match project.releases.get(id) {
                Some(release) => of_release(project, sums, release, today),
                None => BurnDown::default(),
            },
        }
    }
}

pub(in crate::insight) fn of_sprint(
    project: &Project,
    sums: &Sums,
    sprint: &Sprint,
    frame: &Frame,
    today: Date,
) -> BurnDown {
    let (Some(start), Some(first)) = (sprint.start, frame.first_day) else { return BurnDown::default() };
    let calendar = &project.settings.calendar;
    let today = number(today);
    let last = frame.last_day.map_or(today, |closed| closed.min(today));
    let days = days(calendar, sums, first, last, frame.closed_at.is_none());
    // A sprint that has not begun begins with what is in it now.
    let begun = frame.has_begun(Work::Sprint(sprint.id), today) || frame.closed_at.is_some();
    let at_start = if begun { sums.at_start } else { sums.present };
    // Frozen at the start, and with the record.
    let frozen = sprint.record.as_ref().map(|record| record.commitment).or(sprint.commitment);
    let commitment = frozen.unwrap_or(points(at_start.scope));
    let early = usize::try_from(number(start) - first).unwrap_or(0);
    let (ideal, working_days) = match sprint.end {
        Some(end) => ideal(calendar, start, end, commitment),
        None => (None, 0),
    };
    // It begins to fall with the planned days.
    let ideal = ideal.map(|line| std::iter::repeat_n(commitment, early).chain(line).collect());
    BurnDown {
        days,
        early,
        commitment,
        done_before: points(at_start.done),
        scope_at_start: commitment,
        ideal,
        working_days,
    }
}

fn of_release(project: &Project, sums: &Sums, release: &Release, today: Date) -> BurnDown {
    let calendar = &project.settings.calendar;
    let today = number(today);
    let last = released_on(project, Work::Release(release.id)).map_or(today, |day| day.min(today));
    let Some(first) = first_day(sums).filter(|first| *first <= last) else { return BurnDown::default() };
    let days = days(calendar, sums, first, last, last == today);
    let commitment = days.last().map_or(0.0, |day| day.scope);
    let (ideal, working_days) = match release.date {
        Some(end) => ideal(calendar, date(first), end, commitment),
        None => (None, 0),
    };
    BurnDown {
        days,
        early: 0,
        commitment,
        done_before: points(sums.before.done),
        scope_at_start: points(sums.before.scope),
        ideal,
        working_days,
    }
}

/// The last day of a release that is released.
pub(super) fn released_on(project: &Project, work: Work) -> Option<Day> {
    let Work::Release(id) = work else { return None };
    let released = project.releases.get(id).filter(|release| release.state == ReleaseState::Released)?;
    released.date.map(number)
}

/// The first day on which something was in a release.
pub(super) fn first_day(sums: &Sums) -> Option<Day> {
    sums.first_days.first_key_value().map(|(day, _)| *day)
}

/// The ends of the days from first to last; the last one as the board has it when it is `open`.
fn days(calendar: &Calendar, sums: &Sums, first: Day, last: Day, open: bool) -> Vec<BurnDay> {
    let mut sum = sums.before;
    sums.steps.range(..first).for_each(|(_, step)| sum.add(*step));
    let mut steps = sums.steps.range(first..).peekable();
    (first..=last)
        .map(|day| {
            while let Some((_, step)) = steps.next_if(|(on, _)| **on <= day) {
                sum.add(*step);
            }
            let sum = if open && day == last { sums.present } else { sum };
            let date = date(day);
            BurnDay { date, scope: points(sum.scope), done: points(sum.done), working: calendar.is_working(date) }
        })
        .collect()
}

/// The ideal line, C * (1 - w(d) / W) at the end of each day d from start to end, and W.
fn ideal(calendar: &Calendar, start: Date, end: Date, commitment: f64) -> (Option<Vec<f64>>, usize) {
    let days = || start.iter_days().take_while(|date| *date <= end);
    let all = days().filter(|date| calendar.is_working(*date)).count();
    if all == 0 {
        return (None, 0);
    }
    let mut elapsed = 0;
    let line = days().map(|date| {
        elapsed += usize::from(calendar.is_working(date));
        commitment * (1.0 - elapsed as f64 / all as f64)
    });
    (Some(line.collect()), all)
}
