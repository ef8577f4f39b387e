//! What is behind a point of a chart: the stories and the events that make it.

use super::burn::released_on;
use super::days::{Day, LocalDays, number};
use super::finishes::finished_at;
use super::sweep::sweep;
use super::told::{Seat, State, Told, points};
use super::workflow::Spot;
use super::{Delivery, Work};
use crate::model::{ColumnId, ColumnKind, Date, Event, EventKind, Moment, Project, SprintId, StoryId};

/// A point of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A day of a burn-down or burn-up.
    BurnDay(Work, Date),
    /// A bar of the velocity.
    Sprint(SprintId),
    /// A day of a line of the cumulative flow.
    Reached(ColumnId, Date),
    /// A day of a column in the status over time.
    Status(ColumnId, Date),
    /// A day of the work in progress.
    InProgress(Date),
    /// A dot of lead or cycle times, or of the ageing work in progress.
    Story(StoryId),
    /// The first day of a week of the throughput.
    Week(Date),
}

/// The stories and events behind a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Behind {
    /// Those that are counted, in id order. A story that was deleted since is not there.
    pub stories: Vec<Counted>,
    /// What made the point differ from the one before it, oldest first: of a day its events. Of a bar and of a dot, what it
    /// rests on.
    pub events: Vec<Happening>,
}

/// A story that is counted in a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    pub story: StoryId,
    /// Its estimate then; 0 without one.
    pub points: f64,
    /// It was done then.
    pub done: bool,
}

/// An event of a story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Happening {
    pub story: StoryId,
    pub at: Moment,
    pub what: EventKind,
}

impl Delivery {
    /// What is behind a point. Costs a look at the events of all stories that could be: of a sprint or release those that
    /// ever were in it, otherwise of all.
    pub fn behind(&self, project: &Project, point: Point, today: Date, date_of: impl Fn(Moment) -> Date) -> Behind {
        let look = Look { delivery: self, project, today: number(today), days: LocalDays::new(date_of) };
        let mut behind = match point {
            Point::BurnDay(work, date) => look.burn_day(work, number(date)),
            Point::Sprint(sprint) => look.sprint(sprint),
            Point::Reached(column, date) => {
                let place = self.workflow.place(column);
                look.day(number(date), |spot| place.is_some() && spot.reached >= place)
            }
            Point::Status(column, date) => {
                let place = self.workflow.place(column);
                look.day(number(date), |spot| place.is_some() && spot.column == place)
            }
            Point::InProgress(date) => look.day(number(date), |spot| self.workflow.is(spot.column, ColumnKind::Doing)),
            Point::Story(story) => look.story(story),
            Point::Week(start) => look.week(number(start)),
        };
        behind.events.sort_by_key(|happening| (happening.at, happening.story));
        behind
    }
}

struct Look<'a, F> {
    delivery: &'a Delivery,
    project: &'a Project,
    today: Day,
    days: LocalDays<F>,
}

impl<F: Fn(Moment) -> Date> Look<'_, F> {
    fn burn_day(&self, work: Work, day: Day) -> Behind {
        let mut behind = Behind::default();
        let Some(group) = self.delivery.groups.get(&work) else { return behind };
        let frame = self.delivery.frame(work);
        let released = released_on(self.project, work);
        let open = frame.closed_at.is_none() && released.is_none_or(|released| released >= self.today);
        for story in group.members.iter().filter_map(|id| self.project.stories.get(*id)) {
            let told = self.delivery.workflow.told(story);
            let mut at_end: Option<State> = None;
            told.follow(Seat::In(work), |event, state| {
                let on = event.map(|event| self.days.day(event.at));
                if on.is_some_and(|on| on > day) || event.is_some_and(|event| frame.is_closed_by(event.at)) {
                    return;
                }
                if on == Some(day)
                    && at_end
                        .is_some_and(|before| before.points() != state.points() || before.counts() != state.counts())
                {
                    behind.events.extend(event.map(|event| happening(story.id, event)));
                }
                at_end = Some(state);
            });
            if open && day >= self.today {
                at_end = Some(told.on_the_last_day(Seat::In(work)));
            }
            behind.stories.extend(at_end.filter(|state| state.counts()).map(|state| counted(story.id, state)));
        }
        behind
    }

    /// What its record holds, with the estimates as they were when it was closed.
    fn sprint(&self, id: SprintId) -> Behind {
        let mut behind = Behind::default();
        let Some(record) = self.project.sprints.get(id).and_then(|sprint| sprint.record.as_ref()) else {
            return behind;
        };
        for (done, story) in
            record.finished.iter().map(|id| (true, id)).chain(record.unfinished.iter().map(|id| (false, id)))
        {
            let Some(story) = self.project.stories.get(*story) else { continue };
            let told = self.delivery.workflow.told(story);
            let mut last = None;
            told.follow(Seat::Anywhere, |event, state| {
                if event.is_none_or(|event| event.at < record.closed_at) {
                    last = Some(state);
                }
            });
            behind.stories.extend(last.map(|state| counted(story.id, State { done, ..state })));
            let mut finished =
                told.events.iter().filter(|event| event.what == EventKind::Done && event.at < record.closed_at);
            behind.events.extend(finished.next_back().filter(|_| done).map(|event| happening(story.id, event)));
        }
        behind.stories.sort_by_key(|counted| counted.story);
        behind
    }

    /// The stories for which `counts` holds at the end of a day, and the events of the day that changed whether it does.
    fn day(&self, day: Day, counts: impl Fn(Spot) -> bool) -> Behind {
        let mut behind = Behind::default();
        let workflow = &self.delivery.workflow;
        for story in sweep(self.project) {
            let told = workflow.told(story);
            let (mut at_end, mut reached) = (false, None);
            workflow.follow(&told, |event, spot| {
                reached = spot.reached;
                let on = event.map(|event| self.days.day(event.at));
                if on.is_some_and(|on| on > day) {
                    return;
                }
                if on == Some(day) && counts(spot) != at_end {
                    behind.events.extend(event.map(|event| happening(story.id, event)));
                }
                at_end = counts(spot);
            });
            if day >= self.today {
                at_end = counts(workflow.on_the_last_day(&told, reached));
            }
            if at_end {
                behind.stories.push(counted(story.id, self.at_end_of(&told, day)));
            }
        }
        behind
    }

    /// What a story is at the end of a day.
    fn at_end_of(&self, told: &Told<'_>, day: Day) -> State {
        let present = told.present(Seat::Anywhere);
        let mut last = None;
        if day < self.today {
            told.follow(Seat::Anywhere, |event, state| {
                if event.is_none_or(|event| self.days.day(event.at) <= day) {
                    last = Some(state);
                }
            });
        }
        last.unwrap_or(present)
    }

    /// The story as it is, and what its times are counted from and to.
    fn story(&self, id: StoryId) -> Behind {
        let Some(story) = self.project.stories.get(id) else { return Behind::default() };
        let told = self.delivery.workflow.told(story);
        let tells = |what| {
            !matches!(
                what,
                EventKind::Estimated { .. } | EventKind::SprintEntered { .. } | EventKind::SprintLeft { .. }
            )
        };
        Behind {
            stories: vec![counted(id, told.present(Seat::Anywhere))],
            events: told.events.iter().filter(|event| tells(event.what)).map(|event| happening(id, event)).collect(),
        }
    }

    fn week(&self, start: Day) -> Behind {
        let mut behind = Behind::default();
        let range = (start, StoryId::default())..(start + 7, StoryId::default());
        let finished = self.delivery.finishes.range(range).filter(|((day, _), _)| *day <= self.today);
        for story in finished.filter_map(|((_, id), _)| self.project.stories.get(*id)) {
            let told = self.delivery.workflow.told(story);
            behind.stories.push(counted(story.id, told.present(Seat::Anywhere)));
            let at = finished_at(&told);
            behind.events.extend(at.map(|at| Happening { story: story.id, at, what: EventKind::Done }));
        }
        behind.stories.sort_by_key(|counted| counted.story);
        behind
    }
}

fn counted(story: StoryId, state: State) -> Counted {
    Counted { story, points: points(state.thousandths), done: state.done }
}

fn happening(story: StoryId, event: &Event) -> Happening {
    Happening { story, at: event.at, what: event.what }
}
