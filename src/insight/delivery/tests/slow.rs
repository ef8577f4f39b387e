//! The charts worked out slowly: each day anew, from the events of each story until then.

use chrono::Datelike as _;

use super::*;

pub(super) struct Slow<'a> {
    pub(super) project: &'a Project,
    pub(super) date_of: &'a dyn Fn(Moment) -> Date,
    pub(super) today: Date,
}

impl Slow<'_> {
    fn events(&self, story: &Story) -> Vec<Event> {
        let _ = self;
        let mut events = story.events.clone();
        events.sort_by_key(|event| event.at);
        events
    }

    fn stories(&self) -> impl Iterator<Item = &Story> {
        self.project.stories.iter().map(|story| &**story)
    }

    /// The last of what the events that `until` allows tell, or else what the first of the others implies.
    fn told<T>(
        &self,
        story: &Story,
        until: &dyn Fn(Moment) -> bool,
        after: impl Fn(EventKind) -> Option<T>,
        before: impl Fn(EventKind) -> Option<T>,
    ) -> Option<T> {
        let events = self.events(story);
        let known = events.iter().filter(|event| until(event.at)).filter_map(|event| after(event.what)).last();
        known.or_else(|| events.iter().find_map(|event| before(event.what)))
    }

    fn is_created(&self, story: &Story, until: &dyn Fn(Moment) -> bool) -> bool {
        let created = |what| matches!(what, EventKind::Created { .. });
        let after = |what| created(what).then_some(true);
        self.told(story, until, after, |what| created(what).then_some(false)).unwrap_or(true)
    }

    fn estimate(&self, story: &Story, until: &dyn Fn(Moment) -> bool) -> f64 {
        let points = |what| match what {
            EventKind::Estimated { points } => Some(points.unwrap_or(0.0)),
            _ => None,
        };
        // What it was before its first estimate, unless that is all that is known.
        let first = self.events(story).first().and_then(|event| points(event.what)).unwrap_or(0.0);
        let none = |what| points(what).map(|_| first);
        self.told(story, until, points, none).unwrap_or(story.estimate.unwrap_or(0.0))
    }

    fn done(&self, story: &Story, until: &dyn Fn(Moment) -> bool) -> bool {
        let after = |what| match what {
            EventKind::Done => Some(true),
            EventKind::Reopened | EventKind::Cancelled => Some(false),
            _ => None,
        };
        let before = |what| match what {
            EventKind::Done => Some(false),
            EventKind::Reopened => Some(true),
            _ => None,
        };
        self.told(story, until, after, before).unwrap_or(self.project.is_done(story))
    }

    fn is_in(&self, story: &Story, work: Work, until: &dyn Fn(Moment) -> bool) -> bool {
        let Work::Sprint(this) = work else { return self.present_in(story, work) };
        let after = |what| match what {
            EventKind::SprintEntered { sprint } if sprint == this => Some(true),
            EventKind::SprintLeft { sprint } if sprint == this => Some(false),
            _ => None,
        };
        let before = |what| after(what).map(|entered| !entered);
        self.told(story, until, after, before).unwrap_or(self.present_in(story, work))
    }

    fn present_in(&self, story: &Story, work: Work) -> bool {
        let _ = self;
        match work {
            Work::Sprint(sprint) => story.sprint == Some(sprint),
            Work::Release(release) => story.release == Some(release),
        }
    }

    /// Scope and done of what the events tell until then.
    fn sums(&self, work: Work, until: &dyn Fn(Moment) -> bool) -> (f64, f64) {
        let there = self.stories().filter(|story| self.is_in(story, work, until) && self.is_created(story, until));
        there.fold((0.0, 0.0), |(scope, done), story| {
            let points = self.estimate(story, until);
            (scope + points, done + if self.done(story, until) { points } else { 0.0 })
        })
    }

    /// As the board has it.
    fn present(&self, work: Work) -> (f64, f64) {
        self.stories().filter(|story| self.present_in(story, work)).fold((0.0, 0.0), |(scope, done), story| {
            let is_done = self.project.is_done(story);
            let of_release = matches!(work, Work::Release(_));
            let kept = (!story.archived || (is_done && of_release)) && !(of_release && story.is_cancelled());
            let points = if kept { story.estimate.unwrap_or(0.0) } else { 0.0 };
            (scope + points, done + if is_done { points } else { 0.0 })
        })
    }

    /// Commitment, and scope and done of each day.
    pub(super) fn burn(&self, work: Work) -> (f64, Vec<(f64, f64)>) {
        let date_of = self.date_of;
        let (first, last, closed, started) = match work {
            Work::Sprint(id) => {
                let Some(sprint) = self.project.sprints.get(id) else { return (0.0, Vec::new()) };
                let Some(start) = sprint.start else { return (0.0, Vec::new()) };
                let closed = sprint.record.as_ref().map(|record| record.closed_at);
                let first = sprint.started_at.map_or(start, |at| date_of(at).min(start));
                (first, closed.map_or(self.today, |at| date_of(at).min(self.today)), closed, sprint.started_at)
            }
            Work::Release(id) => {
                let Some(release) = self.project.releases.get(id) else { return (0.0, Vec::new()) };
                let last = release.date.filter(|_| release.state == ReleaseState::Released);
                let of_release = self.stories().filter(|story| story.release == Some(id));
                let known = of_release.filter_map(|story| {
                    let events = self.events(story);
                    let created = events.iter().find(|event| matches!(event.what, EventKind::Created { .. }));
                    created.or(events.first()).map(|event| date_of(event.at))
                });
                let Some(first) = known.min() else { return (0.0, Vec::new()) };
                (first, last.map_or(self.today, |date| date.min(self.today)), None, None)
            }
        };
        let open = |at: Moment| closed.is_none_or(|closed| at < closed);
        let days: Vec<_> = first
            .iter_days()
            .take_while(|date| *date <= last)
            .map(|date| {
                if date == self.today && closed.is_none() {
                    self.present(work)
                } else {
                    self.sums(work, &|at| open(at) && date_of(at) <= date)
                }
            })
            .collect();
        let commitment = match (work, started) {
            (Work::Release(_), _) => days.last().map_or(0.0, |(scope, _)| *scope),
            (Work::Sprint(id), started) => {
                let record = self.project.sprints.get(id).and_then(|sprint| sprint.record.as_ref());
                let frozen = self.project.sprints.get(id).and_then(|sprint| sprint.commitment);
                match (record, started) {
                    (Some(record), _) => record.commitment,
                    (None, _) if frozen.is_some() => frozen.unwrap_or_default(),
                    (None, Some(at)) => self.sums(work, &|event| event <= at).0,
                    (None, None) if self.today < first => self.present(work).0,
                    (None, None) => self.sums(work, &|at| date_of(at) < first).0,
                }
            }
        };
        (commitment, days)
    }

    fn columns(&self) -> Vec<Column> {
        self.project.columns_in_order().iter().map(|column| (**column).clone()).collect()
    }

    /// The columns that a story has been in by the end of a day, in the order of time. None before it was created.
    fn way(&self, story: &Story, date: Date) -> Option<Vec<usize>> {
        let columns = self.columns();
        let place = |id: ColumnId| columns.iter().position(|column| column.id == id);
        let events = self.events(story);
        let created = events.iter().position(|event| matches!(event.what, EventKind::Created { .. }));
        let moves = |event: &Event| match event.what {
            EventKind::Moved { to } => place(to),
            EventKind::Created { column } => place(column).or((!columns.is_empty()).then_some(0)),
            _ => None,
        };
        let by_then = |event: &&Event| (self.date_of)(event.at) <= date;
        if let Some(created) = created {
            let since: Vec<Event> = events[created..].iter().filter(by_then).cloned().collect();
            return (!since.is_empty()).then(|| since.iter().filter_map(moves).collect());
        }
        let moved = events.iter().any(|event| matches!(event.what, EventKind::Moved { .. }));
        let first = if moved { (!columns.is_empty()).then_some(0) } else { place(story.column) };
        Some(first.into_iter().chain(events.iter().filter(by_then).filter_map(moves)).collect())
    }

    /// Of each day: those that ever reached each column, and those that stand in it.
    pub(super) fn flow(&self, date: Date) -> (Vec<u32>, Vec<u32>) {
        let columns = self.columns();
        let mut counts = (vec![0; columns.len()], vec![0; columns.len()]);
        for story in self.stories() {
            let column = columns.iter().position(|column| column.id == story.column);
            let is_today = date == self.today;
            // Today it has been wherever its events tell, and where it stands.
            let mut way = self.way(story, if is_today { Date::MAX } else { date }).unwrap_or_default();
            let mut standing = way.last().copied();
            if is_today {
                way.extend(column);
                standing = column.filter(|_| !story.archived || self.project.is_done(story));
            }
            for place in 0..=way.iter().copied().max().unwrap_or(0) {
                if !way.is_empty() {
                    counts.0[place] += 1;
                }
            }
            if let Some(place) = standing {
                counts.1[place] += 1;
            }
        }
        counts
    }

    fn finish(&self, story: &Story) -> Option<Date> {
        let events = self.events(story);
        let tells = |what| matches!(what, EventKind::Done | EventKind::Reopened | EventKind::Cancelled);
        let last = events.iter().rfind(|event| tells(event.what))?;
        (last.what == EventKind::Done && self.project.is_done(story)).then(|| (self.date_of)(last.at))
    }

    fn created(&self, story: &Story) -> Option<Date> {
        let events = self.events(story);
        events
            .iter()
            .find(|event| matches!(event.what, EventKind::Created { .. }))
            .map(|event| (self.date_of)(event.at))
    }

    fn first_doing(&self, story: &Story) -> Option<Date> {
        let columns = self.columns();
        let events = self.events(story);
        let mut exists = self.created(story).is_none();
        let mut first = None;
        for event in &events {
            let entered = match event.what {
                EventKind::Created { column } => {
                    exists = true;
                    columns.iter().find(|c| c.id == column).or(columns.first())
                }
                EventKind::Moved { to } if exists => columns.iter().find(|c| c.id == to),
                _ => None,
            };
            if entered.is_some_and(|column| column.kind == ColumnKind::Doing) {
                first = first.or(Some((self.date_of)(event.at)));
            }
        }
        first
    }

    /// Story, start and finish of each dot, by finish and id; and how many have no start.
    pub(super) fn spans(&self, measured: Measured, period: Period) -> (Vec<(StoryId, Date, Date)>, usize) {
        let (mut spans, mut unknown) = (Vec::new(), 0);
        for story in self.stories() {
            let Some(finish) = self.finish(story).filter(|date| period.start <= *date && *date <= period.end) else {
                continue;
            };
            let start = match measured {
                Measured::Lead => self.created(story),
                Measured::Cycle => self.first_doing(story),
            };
            match start.filter(|start| *start <= finish) {
                Some(start) => spans.push((story.id, start, finish)),
                None => unknown += 1,
            }
        }
        spans.sort_by_key(|(story, _, finish)| (*finish, *story));
        (spans, unknown)
    }

    /// Stories done in the week from Monday that a day is in, until today.
    pub(super) fn done_in_week(&self, date: Date) -> u32 {
        let week = |date: Date| date.iso_week();
        let done = self.stories().filter_map(|story| self.finish(story));
        done.filter(|finish| *finish <= self.today && week(*finish) == week(date)).count() as u32
    }

    /// Since when each story in *doing* is.
    pub(super) fn under_way(&self) -> Vec<(StoryId, Option<Date>)> {
        let columns = self.columns();
        let doing = |story: &&Story| columns.iter().any(|c| c.id == story.column && c.kind == ColumnKind::Doing);
        self.stories().filter(doing).filter(|story| !story.archived).map(|s| (s.id, self.first_doing(s))).collect()
    }

    pub(super) fn first_event(&self) -> Option<Date> {
        self.stories().flat_map(|story| &story.events).map(|event| (self.date_of)(event.at)).min()
    }
}
