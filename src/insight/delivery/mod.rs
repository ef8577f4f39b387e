//! Delivery: how the work goes, as the events of the stories tell.
//!
//! Days are local calendar days, and what is told of a day is as at its end. No event tells of archiving: what is archived
//! counts on the days before, and on the last day as each chart says. A cancelled story is not done. It stays where it
//! stands, as on the board, but a release leaves it out on the last day, and the record of a sprint counts it as removed.
//!
//! Everything is a sum of what each story contributes, kept as differences by day. What a story contributes depends on
//! the story, on the columns and on the start and close of its sprints, never on today; what is open is filled in when a
//! chart is asked for. So an edit takes out what the story contributed before and puts in what it does after.

mod ageing;
mod behind;
mod burn;
mod capacity;
mod days;
mod finishes;
mod flow;
mod frame;
mod group;
mod record;
mod rules;
mod scope;
mod sprint_sums;
mod steps;
mod sweep;
#[cfg(test)]
mod tests;
mod times;
mod told;
mod velocity;
mod weeks;
mod workflow;
mod zone;

pub use ageing::{Age, Ageing};
pub use behind::{Behind, Counted, Happening, Point};
pub use burn::Work;
pub use capacity::{Capacity, PersonCapacity, capacity};
pub use flow::{DayCount, Flow, FlowDay};
pub use record::sprint_record;
pub use rules::Chart;
pub use scope::{ScopeChange, ScopeWhy};
pub(super) use sprint_sums::SprintSums;
pub use times::{DayUnit, Dot, Measured, Percentiles, Times};
pub(super) use told::Told;
pub use velocity::{VELOCITY_SPRINTS, Velocity, VelocitySprint, VelocitySummary, velocity};
pub use weeks::Week;

use std::collections::{HashMap, HashSet};

use super::stories_of;
use crate::model::{Change, Date, Moment, Period, Project, SprintId, Story, StoryId, Transaction};
use days::{Day, LocalDays, date, number};
use finishes::{Course, Finishes, UnderWay};
use flow::FlowSums;
use frame::Frame;
use group::{Group, Sums, works_of};
use steps::Steps;
use sweep::sweep;
use workflow::Workflow;
use zone::Zone;

/// What the charts of delivery are made from. Building it looks at every event; following a transaction costs what it
/// touches. It holds nothing that depends on today.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    workflow: Workflow,
    frames: HashMap<SprintId, Frame>,
    groups: HashMap<Work, Group>,
    flow: FlowSums,
    finishes: Finishes,
    under_way: UnderWay,
    /// How many stories had their first event on each day.
    first_days: Steps,
    zone: Zone,
}

impl Delivery {
    /// `date_of` tells the local date of a moment.
    pub fn of(project: &Project, date_of: impl Fn(Moment) -> Date) -> Self {
        let workflow = Workflow::of(project);
        let frames = project.sprints.iter().map(|sprint| (sprint.id, Frame::of(sprint, &date_of))).collect();
        let flow = FlowSums::new(&workflow);
        let first_days = Steps::new(1);
        let zone = Zone::of(&date_of);
        let mut delivery = Self { workflow, frames, flow, first_days, zone, ..Self::default() };
        let days = LocalDays::new(date_of);
        delivery.add_all(project, &mut |at| days.day(at));
        delivery
    }

    /// Puts all stories in. What is ordered is filled at once from what comes in order, since that is fastest.
    fn add_all(&mut self, project: &Project, day_of: &mut impl FnMut(Moment) -> Day) {
        let mut groups: HashMap<Work, (Frame, Sums, Vec<StoryId>)> = HashMap::new();
        let (mut finishes, mut under_way) = (Vec::new(), Vec::new());
        let mut works = Vec::new();
        for story in sweep(project) {
            let told = self.workflow.told(story);
            let course = Course::of(&self.workflow, &told, day_of);
            finishes.extend(course.finish.map(|day| ((day, story.id), course.began)));
            under_way.extend(course.doing.map(|doing| (story.id, doing)));
            self.count(&told, 1, day_of);
            works_of(story, &mut works);
            for work in &works {
                let group = groups.entry(*work).or_insert_with(|| (self.frame(*work), Sums::default(), Vec::new()));
                let (frame, sums, members) = group;
                sums.count(&told, *work, frame, 1, day_of);
                members.push(story.id);
            }
        }
        finishes.sort_unstable_by_key(|(when, _)| *when);
        self.finishes = finishes.into_iter().collect();
        self.under_way = under_way.into_iter().collect();
        let groups = groups.into_iter();
        self.groups =
            groups.map(|(work, (_, sums, ids))| (work, Group { members: ids.into_iter().collect(), sums })).collect();
    }

    /// Follows transactions that have been applied one after the other, oldest first: all that were since the last time, since
    /// the project is as it is after the last of them. A change of the columns' order or of what they mean builds all anew.
    pub fn follow<'a>(
        &mut self,
        project: &Project,
        transactions: impl IntoIterator<Item = &'a Transaction>,
        date_of: impl Fn(Moment) -> Date,
    ) {
        let transactions: Vec<&Transaction> = transactions.into_iter().collect();
        let has = |is: fn(&Change) -> bool| transactions.iter().any(|step| step.changes.iter().any(is));
        if has(|change| matches!(change, Change::Column(_))) && self.workflow != Workflow::of(project) {
            *self = Self::of(project, date_of);
            return;
        }
        let day_of = &mut |at| number(date_of(at));
        for edit in transactions.iter().flat_map(|step| stories_of(step)) {
            // Titles, ranks and notes change nothing here.
            let (before, after) = (edit.before.as_deref(), edit.after.as_deref());
            if before.zip(after).is_some_and(|(before, after)| are_alike(before, after)) {
                continue;
            }
            if let Some(story) = before {
                self.remove(story, day_of);
            }
            if let Some(story) = after {
                self.add(story, day_of);
            }
        }
        if has(|change| matches!(change, Change::Sprint(_))) {
            self.follow_sprints(project, &transactions, &date_of);
        }
    }

    /// The stories of a sprint whose start or close has changed are added up anew.
    fn follow_sprints(&mut self, project: &Project, transactions: &[&Transaction], date_of: impl Fn(Moment) -> Date) {
        let touched: HashSet<SprintId> = transactions
            .iter()
            .flat_map(|step| &step.changes)
            .filter_map(|change| match change {
                Change::Sprint(edit) => edit.after.as_ref().or(edit.before.as_ref()).map(|sprint| sprint.id),
                _ => None,
            })
            .collect();
        for id in touched {
            let frame = project.sprints.get(id).map(|sprint| Frame::of(sprint, &date_of));
            let before = self.frames.remove(&id);
            self.frames.extend(frame.map(|frame| (id, frame)));
            let work = Work::Sprint(id);
            if frame != before
                && let Some(group) = self.groups.get_mut(&work)
            {
                group.sums = Sums::default();
                let frame = frame.unwrap_or(Frame::OPEN);
                for story in group.members.iter().filter_map(|id| project.stories.get(*id)) {
                    group.sums.count(&self.workflow.told(story), work, &frame, 1, &mut |at| number(date_of(at)));
                }
            }
        }
    }

    fn add(&mut self, story: &Story, day_of: &mut impl FnMut(Moment) -> Day) {
        let told = self.workflow.told(story);
        let course = Course::of(&self.workflow, &told, day_of);
        self.finishes.extend(course.finish.map(|day| ((day, story.id), course.began)));
        self.under_way.extend(course.doing.map(|doing| (story.id, doing)));
        self.count(&told, 1, day_of);
        let mut works = Vec::new();
        works_of(story, &mut works);
        for work in works {
            self.sums(work, &told, 1, day_of);
            self.groups.entry(work).or_default().members.insert(story.id);
        }
    }

    fn remove(&mut self, story: &Story, day_of: &mut impl FnMut(Moment) -> Day) {
        let told = self.workflow.told(story);
        if let Some(finish) = Course::of(&self.workflow, &told, day_of).finish {
            self.finishes.remove(&(finish, story.id));
        }
        self.under_way.remove(&story.id);
        self.count(&told, -1, day_of);
        let mut works = Vec::new();
        works_of(story, &mut works);
        for work in works {
            self.sums(work, &told, -1, day_of);
            if let Some(group) = self.groups.get_mut(&work) {
                group.members.remove(&story.id);
                if group.members.is_empty() {
                    self.groups.remove(&work);
                }
            }
        }
    }

    /// What all charts but the burn-downs count.
    fn count(&mut self, told: &Told<'_>, sign: i32, day_of: &mut impl FnMut(Moment) -> Day) {
        self.flow.count(&self.workflow, told, sign, day_of);
        if let Some(event) = told.events.first() {
            self.first_days.add(Some(day_of(event.at)), 0, sign);
        }
    }

    fn sums(&mut self, work: Work, told: &Told<'_>, sign: i64, day_of: &mut impl FnMut(Moment) -> Day) {
        let frame = self.frame(work);
        self.groups.entry(work).or_default().sums.count(told, work, &frame, sign, day_of);
    }

    fn frame(&self, work: Work) -> Frame {
        match work {
            Work::Sprint(sprint) => self.frames.get(&sprint).copied().unwrap_or(Frame::OPEN),
            Work::Release(_) => Frame::OPEN,
        }
    }

    /// `date_of` is of the time zone that it was built in. In another one it must be built anew.
    pub fn is_of_zone(&self, date_of: impl Fn(Moment) -> Date) -> bool {
        self.zone == Zone::of(date_of)
    }

    /// From the day of the first event to today. None without events until today.
    pub fn period(&self, today: Date) -> Option<Period> {
        let start = date(self.first_days.first_change()?);
        (start <= today).then_some(Period { start, end: today })
    }
}

/// All that counts here is the same.
fn are_alike(before: &Story, after: &Story) -> bool {
    let of = |story: &Story| {
        (story.id, story.column, story.estimate.map(f64::to_bits), story.sprint, story.release, story.archived)
    };
    of(before) == of(after) && before.events == after.events
}
