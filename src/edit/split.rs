//! Dividing a story in two.

use super::asks::SplitStory;
use super::limits::{check_limit, counts};
use super::stories::next_key;
use super::{Desk, Refusal, named};
use crate::insight::{LaneKey, Scope};
use crate::model::{Criterion, Event, EventKind, Story, StoryId, Transaction, place};

/// A new story right below the old one, which takes some of its criteria and shares what both still are: column, sprint,
/// release, initiative, people, feedback and blockers.
///
/// # Errors
/// When the story is gone, the new one has no title, an estimate is out of range, or the column's WIP limit blocks.
pub fn split_story(desk: &mut Desk<'_>, split: &SplitStory) -> Result<(StoryId, Transaction), Refusal> {
    let project = desk.project;
    let old = project.stories.get(split.story).ok_or(Refusal::Gone("story"))?;
    let column = project.columns.get(old.column).ok_or(Refusal::Gone("column"))?;
    let title = named("story", &split.title)?;
    for points in [split.keeps, split.takes].into_iter().flatten() {
        check_points(points)?;
    }
    check_limit(desk, column, &LaneKey::All, usize::from(counts(desk, old.sprint)))?;

    let lane = desk.indexes.board.lane(Scope::All, old.column);
    let at = lane.stories().partition_point(|story| story.order() <= old.order());
    let mut placement = place(lane.len(), |i| &lane.stories()[i].rank, at, 1);
    let (id, key) = (desk.ids.next_id(), next_key(desk));
    let mut transaction = Transaction::new(format!("Split {} into {key}", old.key), desk.now);
    let (taken, kept) = divide(&old.criteria, |i| split.criteria.contains(&i));
    let mut rest = Story { criteria: kept, estimate: split.keeps, ..(**old).clone() };
    if split.keeps != old.estimate {
        rest.events.push(Event { at: desk.now, what: EventKind::Estimated { points: split.keeps } });
    }
    for (i, rank) in placement.rekeyed {
        let before = &lane.stories()[i];
        if before.id == old.id {
            rest.rank = rank;
        } else {
            transaction.replace(before, Story { rank, ..(**before).clone() });
        }
    }
    transaction.replace(old, rest);
    transaction.create(Story {
        id,
        key,
        title,
        criteria: taken,
        estimate: split.takes,
        rank: placement.new.pop().unwrap_or_default(),
        events: events(desk, old, split.takes),
        ..shared(old)
    });
    Ok((id, transaction))
}

fn check_points(points: f64) -> Result<(), Refusal> {
    if (0.0..=1000.0).contains(&points) { Ok(()) } else { Err(Refusal::Estimate(points.to_string())) }
}

/// Those that go, and those that stay.
fn divide(criteria: &[Criterion], goes: impl Fn(usize) -> bool) -> (Vec<Criterion>, Vec<Criterion>) {
    let (taken, kept): (Vec<_>, Vec<_>) = criteria.iter().cloned().enumerate().partition(|(i, _)| goes(*i));
    let texts = |list: Vec<(usize, Criterion)>| list.into_iter().map(|(_, criterion)| criterion).collect();
    (texts(taken), texts(kept))
}

/// What the new story has in common with the old one.
fn shared(old: &Story) -> Story {
    Story {
        kind: old.kind,
        column: old.column,
        priority: old.priority,
        assignee: old.assignee,
        labels: old.labels.clone(),
        sprint: old.sprint,
        release: old.release,
        initiative: old.initiative,
        blocked_by: old.blocked_by.clone(),
        feedback: old.feedback.clone(),
        split_from: Some(old.id),
        ..Story::default()
    }
}

fn events(desk: &Desk<'_>, old: &Story, points: Option<f64>) -> Vec<Event> {
    let created = EventKind::Created { column: old.column };
    let entered = old.sprint.map(|sprint| EventKind::SprintEntered { sprint });
    let estimated = points.map(|points| EventKind::Estimated { points: Some(points) });
    let done = desk.project.is_done(old).then_some(EventKind::Done);
    let all = [Some(created), entered, estimated, done];
    all.into_iter().flatten().map(|what| Event { at: desk.now, what }).collect()
}
