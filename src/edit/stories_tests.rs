//! What edits of stories write, refuse and leave behind.

use std::collections::BTreeSet;

use super::bench::{Bench, NOW};
use super::*;
use crate::insight::Indexes;
use crate::model::*;

#[test]
fn an_estimate_that_changes_is_an_event() {
    let mut bench = Bench::new(1);
    let id = bench.story("NP-1").id;
    for points in [Some(3.0), Some(3.0), Some(0.0), None, None] {
        bench.set(id, &StoryField::Estimate(points));
    }
    let expected = [Some(3.0), Some(0.0), None].map(|points| EventKind::Estimated { points });
    assert_eq!(bench.events("NP-1"), expected);
    assert!(bench.story("NP-1").events.iter().all(|event| event.at == NOW));
}

#[test]
fn estimates_out_of_range_are_refused() {
    let mut bench = Bench::new(1);
    let id = bench.story("NP-1").id;
    for points in [-0.5, 1000.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let refusal = edit_stories(&bench.desk(), &[id], &StoryField::Estimate(Some(points))).unwrap_err();
        assert_eq!(refusal, Refusal::Estimate(points.to_string()));
    }
    for points in [0.0, 0.5, 1000.0] {
        assert!(edit_stories(&bench.desk(), &[id], &StoryField::Estimate(Some(points))).is_ok(), "{points}");
    }
}

#[test]
fn changing_the_sprint_leaves_one_and_enters_another() {
    let mut bench = Bench::new(1);
    let (one, two, id) = (bench.sprint(0), bench.sprint(1), bench.story("NP-1").id);
    for sprint in [Some(one), Some(one), Some(two), None, None] {
        bench.set(id, &StoryField::Sprint(sprint));
    }
    let expected = [
        EventKind::SprintEntered { sprint: one },
        EventKind::SprintLeft { sprint: one },
        EventKind::SprintEntered { sprint: two },
        EventKind::SprintLeft { sprint: two },
    ];
    assert_eq!(bench.events("NP-1"), expected);
    assert_eq!(bench.story("NP-1").sprint, None);
}

#[test]
fn other_fields_write_no_event() {
    let mut bench = Bench::new(1);
    let id = bench.story("NP-1").id;
    for field in [
        StoryField::Title("Title".into()),
        StoryField::Priority(Priority::Urgent),
        StoryField::AddLabel("red".into()),
        StoryField::Archived(true),
    ] {
        assert_eq!(bench.set(id, &field).changes.len(), 1, "{field:?}");
    }
    assert_eq!(bench.events("NP-1"), []);
    assert!(bench.set(id, &StoryField::Title("Title".into())).is_empty(), "the same again");
}

#[test]
fn what_is_gone_cannot_be_referred_to() {
    let mut bench = Bench::new(1);
    let id = bench.story("NP-1").id;
    for (field, what) in [
        (StoryField::Assignee(Some(PersonId::default())), "person"),
        (StoryField::Sprint(Some(SprintId::default())), "sprint"),
        (StoryField::Release(Some(ReleaseId::default())), "release"),
        (StoryField::Initiative(Some(InitiativeId::default())), "initiative"),
    ] {
        assert_eq!(edit_stories(&bench.desk(), &[id], &field), Err(Refusal::Gone(what)));
    }
    let new = NewStory { title: String::new(), column: ColumnId::default(), sprint: None, below: None, lane: None };
    assert_eq!(create_story(&mut bench.desk(), new).unwrap_err(), Refusal::Gone("column"));
}

#[test]
fn a_story_that_is_named_twice_changes_once() {
    let mut bench = Bench::new(2);
    let (a, b) = (bench.story("NP-1").id, bench.story("NP-2").id);
    let transaction = edit_stories(&bench.desk(), &[b, a, b], &StoryField::Estimate(Some(2.0))).unwrap();
    assert_eq!(transaction.changes.len(), 2);
    bench.apply(&transaction);
    assert!(bench.indexes.board == Indexes::of(&bench.project).board);
}

#[test]
fn a_new_story_says_where_it_was_made() {
    let mut bench = Bench::new(0);
    let (sprint, done) = (bench.sprint(0), bench.column(2));
    let new = NewStory { title: "New".into(), column: done, sprint: Some(sprint), below: None, lane: None };
    let (_, transaction) = create_story(&mut bench.desk(), new).unwrap();
    bench.apply(&transaction);
    let events: Vec<_> = bench.story("NP-1").events.iter().map(|event| event.what).collect();
    assert_eq!(events, [EventKind::Created { column: done }, EventKind::SprintEntered { sprint }, EventKind::Done]);
}

#[test]
fn a_new_story_stands_at_the_top_or_below_the_one_named() {
    let mut bench = Bench::new(2);
    let order = |bench: &Bench| {
        let lane = bench.indexes.board.lane(crate::insight::Scope::All, bench.column(0));
        lane.stories().iter().map(|story| story.key.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(&bench), "NP-2 NP-1");
    let (column, below) = (bench.column(0), Some(bench.story("NP-2").id));
    let new = NewStory { title: String::new(), column, sprint: None, below, lane: None };
    let (_, transaction) = create_story(&mut bench.desk(), new).unwrap();
    bench.apply(&transaction);
    assert_eq!(order(&bench), "NP-2 NP-3 NP-1");
}

#[test]
fn deleting_removes_every_link_and_undo_brings_them_back() {
    let mut bench = Bench::new(4);
    let id = |bench: &Bench, key: &str| bench.story(key).id;
    let (a, b, c) = (id(&bench, "NP-1"), id(&bench, "NP-2"), id(&bench, "NP-3"));
    bench.change("NP-2", |story| story.split_from = Some(a));
    bench.change("NP-3", |story| story.blocked_by = BTreeSet::from([a, b]));
    let decision = Decision { id: bench.ids.next_id(), stories: BTreeSet::from([a, c]), ..Decision::default() };
    let decision_id = decision.id;
    bench.project.decisions.insert(decision);
    bench.indexes = Indexes::of(&bench.project);
    let before = bench.project.clone();

    let transaction = bench.delete(&[a]);
    assert!(!bench.project.stories.contains(a));
    assert_eq!(bench.story("NP-2").split_from, None);
    assert_eq!(bench.story("NP-3").blocked_by, BTreeSet::from([b]));
    assert_eq!(bench.project.decisions.get(decision_id).unwrap().stories, BTreeSet::from([c]));
    assert_eq!(transaction.label, "Delete NP-1");
    assert_eq!(transaction.changes.len(), 4, "what has no link is left alone");

    bench.apply(&transaction.inverse());
    assert_eq!(bench.project, before);
    assert!(bench.indexes.board == Indexes::of(&before).board);
}

#[test]
fn deleting_several_at_once_leaves_no_link_between_them() {
    let mut bench = Bench::new(3);
    let (a, b) = (bench.story("NP-1").id, bench.story("NP-2").id);
    bench.change("NP-1", |story| story.blocked_by = BTreeSet::from([b]));
    bench.change("NP-2", |story| story.split_from = Some(a));
    bench.indexes = Indexes::of(&bench.project);
    let transaction = bench.delete(&[b, a, b, StoryId::default()]);
    assert_eq!(transaction.changes.len(), 2);
    assert_eq!(bench.project.stories.len(), 1);
}

#[test]
fn numbers_of_keys_are_never_used_again() {
    let mut bench = Bench::new(3);
    let last = bench.story("NP-3").id;
    bench.delete(&[last]);
    bench.create(None);
    assert_eq!(bench.story("NP-4").title, "New");

    let column = bench.column(0);
    let new = NewStory { title: String::new(), column, sprint: None, below: None, lane: None };
    let (_, transaction) = create_story(&mut bench.desk(), new).unwrap();
    bench.apply(&transaction);
    bench.apply(&transaction.inverse());
    bench.create(None);
    assert!(bench.project.stories.iter().any(|story| story.key == "NP-6"));
    // Numbers count over all prefixes, and what is no number counts for nothing.
    for (key, next) in
        [("XY-41", 42), ("NP-x", 7), ("NP-99999999999999999999", 7), ("NP-999999999999999", 7), ("9", 10)]
    {
        bench.change("NP-1", |story| story.key = key.into());
        bench.indexes = Indexes::of(&bench.project);
        assert_eq!(bench.indexes.next_key_number(), next, "{key}");
        bench.change(key, |story| story.key = "NP-1".into());
    }
}
