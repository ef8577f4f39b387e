//! The burn-down of a sprint: what its stories' events tell of each day.
//!
//! Where a story's events are incomplete, its fields fill in. A field that no event speaks of has had its present value
//! since the story was created, or always when no event tells of that either. Where events end in something else than
//! the present value, the difference shows on the last day, so that today is always as the board has it.

use super::board::thousandths;
use crate::model::{Date, Event, EventKind, Moment, Project, Sprint, SprintId, Story};

/// A sprint day by day, in points. Everything is empty when the sprint has no first day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BurnDown {
    /// One for each day from the sprint's first to today, or to the day it was closed on; none for days to come.
    pub days: Vec<BurnDay>,
    /// The sum of the estimates in the sprint at the begin of its first day, frozen from then on.
    pub commitment: f64,
    /// The part of the commitment that was done already at the begin of the first day.
    pub done_before: f64,
    /// What should remain at the end of each day from the sprint's first to its last, days to come included. `None` when
    /// the sprint has no last day or no working day.
    pub ideal: Option<Vec<f64>>,
    /// The working days from the sprint's first day to its last.
    pub working_days: usize,
}

/// The end of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BurnDay {
    pub date: Date,
    /// Points of the stories that are in the sprint.
    pub scope: f64,
    /// Points of those of them that are done.
    pub done: f64,
    /// The team works on this day.
    pub working: bool,
}

impl BurnDay {
    pub fn remaining(&self) -> f64 {
        self.scope - self.done
    }
}

impl BurnDown {
    /// Points left at the end of the last day that there is; of the commitment when the sprint has not begun.
    pub fn remaining(&self) -> f64 {
        self.days.last().map_or(self.commitment - self.done_before, BurnDay::remaining)
    }

    /// What should remain at the end of the last day that there is.
    pub fn ideal_remaining(&self) -> Option<f64> {
        let ideal = self.ideal.as_ref()?;
        ideal.get(self.days.len().checked_sub(1)?).or(ideal.last()).copied()
    }

    /// Working days of the sprint that are over at the end of the last day that there is.
    pub fn working_days_elapsed(&self) -> usize {
        self.days.iter().filter(|day| day.working).count().min(self.working_days)
    }
}

/// Follows the events of `stories`, which are those that are or were in the sprint; others do no harm. `date_of` tells the
/// local date of a moment. What happened when the sprint was closed and later is not in it.
pub fn burn_down<'a>(
    project: &Project,
    stories: impl Iterator<Item = &'a Story>,
    sprint: &Sprint,
    today: Date,
    date_of: impl Fn(Moment) -> Date,
) -> BurnDown {
    let Some(start) = sprint.start else { return BurnDown::default() };
    let closed_at = sprint.record.as_ref().map(|record| record.closed_at);
    let last = closed_at.map_or(today, |at| date_of(at).min(today));
    let dates: Vec<Date> = start.iter_days().take_while(|date| *date <= last).collect();

    let mut sums = Sums { steps: vec![Points::default(); dates.len() + 1] };
    for story in stories {
        let mut events: Vec<&Event> = story.events.iter().collect();
        events.sort_by_key(|event| event.at);
        let present = State::present(project, story, sprint.id);
        let mut state = State::first(&events, present, sprint.id);
        let mut counted = Points::default();
        sums.count(0, &mut counted, state);
        for event in events.into_iter().take_while(|event| closed_at.is_none_or(|at| event.at < at)) {
            state.follow(event.what, sprint.id);
            if let Some(slot) = slot(start, last, date_of(event.at)) {
                sums.count(slot, &mut counted, state);
            }
        }
        if closed_at.is_none() {
            sums.count(dates.len(), &mut counted, present.unless_archived(story));
        }
    }
    sums.add_up();

    let calendar = &project.settings.calendar;
    let at_start = sums.steps[0];
    let day = |(date, sum): (Date, &Points)| BurnDay {
        date,
        scope: points(sum.scope),
        done: points(sum.done),
        working: calendar.is_working(date),
    };
    let commitment = points(at_start.scope);
    let (ideal, working_days) = ideal(project, sprint, commitment);
    BurnDown {
        days: dates.into_iter().zip(&sums.steps[1..]).map(day).collect(),
        commitment,
        done_before: points(at_start.done),
        ideal,
        working_days,
    }
}

/// The ideal line, C * (1 - w(d) / W) at the end of each day d, and W.
fn ideal(project: &Project, sprint: &Sprint, commitment: f64) -> (Option<Vec<f64>>, usize) {
    let (Some(start), Some(end)) = (sprint.start, sprint.end) else { return (None, 0) };
    let calendar = &project.settings.calendar;
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

/// Where a date is counted: 0 before the sprint, n on its nth day; not at all after the last day that there is.
fn slot(start: Date, last: Date, date: Date) -> Option<usize> {
    if date < start {
        return Some(0);
    }
    (date <= last).then(|| date.signed_duration_since(start).num_days() as usize + 1)
}

/// In thousandths of points.
#[derive(Clone, Copy, Debug, Default)]
struct Points {
    scope: i64,
    done: i64,
}

fn points(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

/// By how much scope and done change in each slot; once added up, what they are at its end.
struct Sums {
    steps: Vec<Points>,
}

impl Sums {
    /// Notes what a story adds in `slot` to what was `counted` of it before.
    fn count(&mut self, slot: usize, counted: &mut Points, state: State) {
        let now = state.points();
        let step = &mut self.steps[slot];
        step.scope += now.scope - counted.scope;
        step.done += now.done - counted.done;
        *counted = now;
    }

    fn add_up(&mut self) {
        let mut sum = Points::default();
        for step in &mut self.steps {
            sum.scope += step.scope;
            sum.done += step.done;
            *step = sum;
        }
    }
}

/// What a story is at one moment.
#[derive(Clone, Copy, Debug)]
struct State {
    exists: bool,
    in_sprint: bool,
    thousandths: i64,
    done: bool,
}

impl State {
    /// As the story's fields say.
    fn present(project: &Project, story: &Story, sprint: SprintId) -> Self {
        Self {
            exists: true,
            in_sprint: story.sprint == Some(sprint),
            thousandths: thousandths(story.estimate),
            done: project.is_done(story),
        }
    }

    /// No event tells of archiving; the board leaves out what is archived.
    fn unless_archived(self, story: &Story) -> Self {
        Self { in_sprint: self.in_sprint && !story.archived, ..self }
    }

    /// Before the first event: what the first event of each kind implies, or else the present value.
    fn first(events: &[&Event], present: Self, this: SprintId) -> Self {
        let kinds = || events.iter().map(|event| event.what);
        let in_sprint = kinds().find_map(|what| match what {
            EventKind::SprintEntered { sprint } if sprint == this => Some(false),
            EventKind::SprintLeft { sprint } if sprint == this => Some(true),
            _ => None,
        });
        let done = kinds().find_map(|what| match what {
            EventKind::Done => Some(false),
            EventKind::Reopened => Some(true),
            _ => None,
        });
        let estimated = kinds().any(|what| matches!(what, EventKind::Estimated { .. }));
        Self {
            exists: !kinds().any(|what| matches!(what, EventKind::Created { .. })),
            in_sprint: in_sprint.unwrap_or(present.in_sprint),
            thousandths: if estimated { 0 } else { present.thousandths },
            done: done.unwrap_or(present.done),
        }
    }

    fn follow(&mut self, what: EventKind, this: SprintId) {
        match what {
            EventKind::Created { .. } => self.exists = true,
            EventKind::Estimated { points } => self.thousandths = thousandths(points),
            EventKind::SprintEntered { sprint } if sprint == this => self.in_sprint = true,
            EventKind::SprintLeft { sprint } if sprint == this => self.in_sprint = false,
            EventKind::Done => self.done = true,
            EventKind::Reopened | EventKind::Cancelled => self.done = false,
            EventKind::SprintEntered { .. } | EventKind::SprintLeft { .. } | EventKind::Moved { .. } => {}
        }
    }

    fn points(self) -> Points {
        if !(self.exists && self.in_sprint) {
            return Points::default();
        }
        Points { scope: self.thousandths, done: if self.done { self.thousandths } else { 0 } }
    }
}
