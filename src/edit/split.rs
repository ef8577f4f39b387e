//! Dividing a story in two.

use super::asks::SplitStory;
use super::estimates::estimate;
use super::limits::check_limits;
use super::peers::place_below;
use super::stories::next_key;
use super::{Desk, Refusal, named};
use crate::insight::Grouping;
use crate::model::{Criterion, Event, EventKind, Story, StoryId, Transaction};

/// A new story right below the old one, in its column and in the backlog, which takes some of its criteria and shares what both still are: column, sprint,
/// release, initiative, people, feedback and blockers.
///
/// # Errors
/// When the story is gone, the new one has no title, an estimate is out of range, or the column's WIP limit blocks.
pub fn split_story(desk: &mut Desk<'_>, split: &SplitStory) -> Result<(StoryId, Transaction), Refusal> {
    let project = desk.project;
    let old = project.stories.get(split.story).ok_or(Refusal::Gone("story"))?;
    let title = named("story", &split.title).map_err(|_| Refusal::Untitled("story"))?;
    for points in [split.keeps, split.takes].into_iter().flatten() {
        check_points(points)?;
    }
    check_limits(desk, [(None, &shared(old))], Grouping::None)?;

    let placed = place_below(desk, old.column, old.sprint, Some(old));
    let (id, key) = (desk.ids.next_id(), next_key(desk));
    let mut transaction = Transaction::new(format!("Split {} into {key}", old.key), desk.now);
    let (taken, kept) = divide(&old.criteria, |i| split.criteria.contains(&i));
    let mut rest = Story { criteria: kept, ..(**old).clone() };
    estimate(&mut rest, split.keeps, desk.now);
    for (before, rank) in placed.rekeyed {
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
        rank: placed.rank,
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::bench::{Bench, NOW};
    use super::*;
    use crate::insight::{Indexes, Scope};
    use crate::model::*;

    fn criterion(text: &str, done: bool) -> Criterion {
        Criterion { text: text.into(), done }
    }

    /// Three stories, of which the second has everything that a story can have.
    fn bench() -> Bench {
        let mut bench = Bench::new(3);
        let (sprint, blocker) = (bench.sprint(0), bench.story("NP-1").id);
        let [person, release, initiative, note] = [(); 4].map(|()| bench.ids.next_id::<StoryId>().raw());
        bench.change("NP-2", |story| {
            *story = Story {
                title: "Pay".into(),
                description: "As a customer".into(),
                kind: StoryKind::Bug,
                priority: Priority::High,
                estimate: Some(8.0),
                assignee: Some(PersonId::from_raw(person)),
                labels: BTreeSet::from(["red".into()]),
                sprint: Some(sprint),
                release: Some(ReleaseId::from_raw(release)),
                initiative: Some(InitiativeId::from_raw(initiative)),
                criteria: vec![criterion("a", true), criterion("b", false), criterion("c", false)],
                checked: BTreeSet::from(["Estimated".into()]),
                blocked_by: BTreeSet::from([blocker]),
                feedback: BTreeSet::from([FeedbackId::from_raw(note)]),
                comments: vec![Comment::default()],
                ..story.clone()
            };
        });
        bench.indexes = Indexes::of(&bench.project);
        bench
    }

    fn ask(bench: &Bench) -> SplitStory {
        SplitStory {
            story: bench.story("NP-2").id,
            title: " Pay later ".into(),
            criteria: BTreeSet::from([0, 2, 7]),
            keeps: Some(3.0),
            takes: Some(5.0),
        }
    }

    #[test]
    fn a_split_shares_what_both_are_and_divides_the_rest() {
        let mut bench = bench();
        let (old, ask) = (bench.story("NP-2").clone(), ask(&bench));
        let start = bench.project.clone();
        let (id, transaction) = split_story(&mut bench.desk(), &ask).unwrap();
        assert_eq!(transaction.label, "Split NP-2 into NP-4");
        bench.apply(&transaction);
        let new = bench.story("NP-4");
        let event = |what| Event { at: NOW, what };
        let expected = Story {
            id,
            key: "NP-4".into(),
            title: "Pay later".into(),
            description: String::new(),
            criteria: vec![criterion("a", true), criterion("c", false)],
            estimate: Some(5.0),
            checked: BTreeSet::new(),
            comments: Vec::new(),
            split_from: Some(old.id),
            rank: new.rank.clone(),
            events: vec![
                event(EventKind::Created { column: old.column }),
                event(EventKind::SprintEntered { sprint: bench.sprint(0) }),
                event(EventKind::Estimated { points: Some(5.0) }),
            ],
            ..old.clone()
        };
        assert_eq!(*new, expected);
        let rest = bench.story("NP-2");
        assert_eq!(rest.criteria, [criterion("b", false)]);
        assert_eq!(rest.estimate, Some(3.0));
        let told = [8.0, 3.0].map(|points| event(EventKind::Estimated { points: Some(points) }));
        assert_eq!(rest.events[1..], told, "what it was, and what it is");
        let lane = bench.indexes.board.lane(Scope::All, old.column).stories();
        assert_eq!(lane.iter().map(|s| &*s.key).collect::<Vec<_>>(), ["NP-3", "NP-2", "NP-4", "NP-1"]);
        bench.apply(&transaction.inverse());
        assert_eq!(bench.project, start);
    }

    #[test]
    fn an_estimate_that_stays_is_no_event_and_neither_is_one_that_is_missing() {
        let mut bench = bench();
        let ask = SplitStory { keeps: Some(8.0), takes: None, ..ask(&bench) };
        let (_, transaction) = split_story(&mut bench.desk(), &ask).unwrap();
        bench.apply(&transaction);
        assert_eq!(bench.events("NP-2"), []);
        assert_eq!(bench.events("NP-4"), [EventKind::SprintEntered { sprint: bench.sprint(0) }]);
    }

    #[test]
    fn between_equal_ranks_the_old_story_changes_once() {
        let mut bench = bench();
        for key in ["NP-1", "NP-2", "NP-3"] {
            bench.change(key, |story| story.rank = Rank::default());
        }
        bench.indexes = Indexes::of(&bench.project);
        let ask = ask(&bench);
        let (_, transaction) = split_story(&mut bench.desk(), &ask).unwrap();
        let targets: BTreeSet<_> = transaction.changes.iter().map(Change::target).collect();
        assert_eq!(targets.len(), transaction.changes.len());
        bench.apply(&transaction);
        let lane = bench.indexes.board.lane(Scope::All, bench.column(0)).stories();
        assert_eq!(lane.iter().map(|s| &*s.key).collect::<Vec<_>>(), ["NP-3", "NP-2", "NP-4", "NP-1"]);
    }

    #[test]
    fn a_split_of_what_is_done_is_done() {
        let mut bench = bench();
        let done = bench.column(2);
        bench.change("NP-2", |story| story.column = done);
        bench.indexes = Indexes::of(&bench.project);
        let ask = ask(&bench);
        let (_, transaction) = split_story(&mut bench.desk(), &ask).unwrap();
        bench.apply(&transaction);
        assert_eq!(bench.events("NP-4").last(), Some(&EventKind::Done));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let mut bench = bench();
        let ask = ask(&bench);
        let mut refused = |ask: SplitStory| split_story(&mut bench.desk(), &ask).unwrap_err();
        assert_eq!(refused(SplitStory { title: "  ".into(), ..ask.clone() }), Refusal::Untitled("story"));
        assert_eq!(refused(SplitStory { story: StoryId::default(), ..ask.clone() }), Refusal::Gone("story"));
        assert_eq!(refused(SplitStory { takes: Some(-1.0), ..ask.clone() }), Refusal::Estimate("-1".into()));
        assert_eq!(refused(SplitStory { keeps: Some(1000.5), ..ask.clone() }), Refusal::Estimate("1000.5".into()));
        let mut column = (*bench.project.columns_in_order()[0]).clone();
        (column.limit, column.limit_policy) = (Some(3), LimitPolicy::Block);
        bench.project.columns.insert(column);
        let limit = Refusal::Limit { column: "To do".into(), count: 3, limit: 3 };
        assert_eq!(split_story(&mut bench.desk(), &ask).unwrap_err(), limit);
    }
}
