//! The record of a sprint, which closing it freezes.

use super::Work;
use super::days::{Day, LocalDays};
use super::finishes::finished_at;
use super::frame::Frame;
use super::scope::{ScopeWhy, each_step};
use super::sweep::sweep;
use super::told::{Seat, State, Told, points};
use crate::insight::board::thousandths;
use crate::insight::sprint_stories::was_in;
use crate::model::{Date, Moment, Project, Sprint, SprintRecord};

/// What a sprint comes to when it is closed at `now`, before anything is carried over: of the project as it is until then.
///
/// - Commitment: what the sprint keeps from its start; or else the estimates in it then, which is the moment it was started or
///   the begin of its first day. What was done by then is in it.
/// - Added, removed and re-estimated: the sums of the steps of the scope since. What went and came back is in both. What was in
///   the commitment and is in no story any more, since it was deleted, is removed. So
///   commitment + added - removed + re-estimated = completed + carried over.
/// - Completed: estimates of the stories in it that are done now, archived ones too.
/// - Carried over: of those that are not done. What was cancelled, or archived undone, is removed instead.
/// - Done outside: of stories that were done the last time since the start and are not in it.
///
/// `date_of` tells the local date of a moment; it matters only for a sprint that does not know when it was started. Costs a
/// look at each event of the project.
pub fn sprint_record(
    project: &Project,
    sprint: &Sprint,
    now: Moment,
    date_of: impl Fn(Moment) -> Date,
) -> SprintRecord {
    let work = Work::Sprint(sprint.id);
    let frame = Frame { closed_at: None, last_day: None, ..Frame::of(sprint, &date_of) };
    let days = LocalDays::new(date_of);
    let mut day_of = |at| days.day(at);
    let mut record = SprintRecord { closed_at: now, ..SprintRecord::default() };
    let mut totals = Totals::default();
    for story in sweep(project) {
        let told = Told::new(story, project.is_done(story));
        let last = at_closing(&told, work);
        if was_in(story, sprint.id) {
            totals.follow(&told, work, &frame, last, &mut day_of);
        }
        if last.inside {
            let (ids, sum) = if last.done {
                (&mut record.finished, &mut totals.completed)
            } else {
                (&mut record.unfinished, &mut totals.carried_over)
            };
            ids.insert(story.id);
            *sum += last.thousandths;
        } else if finished_at(&told).is_some_and(|at| at <= now && frame.start.is_before(at, day_of(at))) {
            totals.done_outside += last.thousandths;
        }
    }
    if let Some(committed) = sprint.commitment {
        totals.commit(thousandths(Some(committed)));
    }
    SprintRecord {
        commitment: points(totals.commitment),
        added: points(totals.added),
        removed: points(totals.removed),
        re_estimated: points(totals.re_estimated),
        completed: points(totals.completed),
        carried_over: points(totals.carried_over),
        done_outside: points(totals.done_outside),
        ..record
    }
}

/// What a story is when the sprint is closed: what was cancelled, or archived undone, is in it no more.
fn at_closing(told: &Told<'_>, work: Work) -> State {
    let state = told.present(Seat::In(work));
    let kept = (state.done || !told.story.archived) && !told.story.is_cancelled();
    State { inside: state.inside && kept, ..state }
}

/// In thousandths of points.
#[derive(Default)]
struct Totals {
    commitment: i64,
    added: i64,
    removed: i64,
    re_estimated: i64,
    completed: i64,
    carried_over: i64,
    done_outside: i64,
}

impl Totals {
    /// To what was committed to, whatever the stories tell of it now. What they lack was removed; what they have beyond it was
    /// none of it when it is out again, such as what was archived before the start, and else was added.
    fn commit(&mut self, committed: i64) {
        self.removed += committed - self.commitment;
        self.added -= self.removed.min(0);
        self.removed = self.removed.max(0);
        self.commitment = committed;
    }

    fn follow(
        &mut self,
        told: &Told<'_>,
        work: Work,
        frame: &Frame,
        last: State,
        day_of: &mut impl FnMut(Moment) -> Day,
    ) {
        let commitment = each_step(told, work, frame, (Day::MAX, Some(last)), day_of, |step| match step.why {
            ScopeWhy::Added => self.added += step.thousandths,
            ScopeWhy::Removed => self.removed -= step.thousandths,
            ScopeWhy::ReEstimated => self.re_estimated += step.thousandths,
        });
        self.commitment += commitment;
    }
}
