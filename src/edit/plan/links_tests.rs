//! What edits of dependencies write, refuse and push.

use crate::edit::bench::Bench;
use crate::edit::*;
use crate::model::*;

fn edit(bench: &mut Bench, edit: &LinkEdit) -> Result<String, Refusal> {
    let transaction = edit_links(&mut bench.desk(), edit)?;
    bench.perform(&transaction);
    Ok(transaction.label)
}

fn tie(bench: &mut Bench, from: &str, to: &str, link: Link, lag: i32) -> Result<String, Refusal> {
    let (from, to) = (bench.node(from), bench.node(to));
    edit(bench, &LinkEdit::Create { from, to, link, lag })
}

fn link_of(bench: &Bench, from: &str, to: &str) -> DependencyId {
    let ends = (bench.node(from), bench.node(to));
    bench.project.dependencies.iter().find(|link| (link.from, link.to) == ends).unwrap().id
}

#[test]
fn a_link_pushes_what_it_leads_to() {
    let mut bench = Bench::plan("A 1..5, B 3..4, C 5..8, M @3, B->C");
    let label = tie(&mut bench, "A", "B", Link::FinishStart, 0).unwrap();
    assert_eq!(label, "Link “A” to “B” and push 2 more");
    assert_eq!(bench.drawn(), "A 1..5, B 8..9, C 10..11, M @3, A->B, B->C");
    assert_eq!(tie(&mut bench, "M", "C", Link::StartStart, 2).unwrap(), "Link “M” to “C”");
    assert_eq!(bench.drawn(), "A 1..5, B 8..9, C 10..11, M @3, A->B, B->C, M->C SS+2");
}

#[test]
fn links_change_and_go() {
    let mut bench = Bench::plan("A 1..2, B 3..4, C 5..5, A->B, B->C");
    let (first, second) = (link_of(&bench, "A", "B"), link_of(&bench, "B", "C"));
    assert_eq!(edit(&mut bench, &LinkEdit::Lag(first, 1)).unwrap(), "Set lag of link “A” → “B” to 1 and push 2 more");
    assert_eq!(bench.drawn(), "A 1..2, B 4..5, C 8..8, A->B+1, B->C");
    assert_eq!(
        edit(&mut bench, &LinkEdit::Kind(first, Link::StartStart)).unwrap(),
        "Set kind of link “A” → “B” to start to start"
    );
    assert_eq!(bench.drawn(), "A 1..2, B 4..5, C 8..8, A->B SS+1, B->C", "nothing is pulled");
    assert_eq!(edit(&mut bench, &LinkEdit::Delete(vec![first])).unwrap(), "Unlink “A” from “B”");
    assert_eq!(bench.drawn(), "A 1..2, B 4..5, C 8..8, B->C");
    for gone in [LinkEdit::Lag(first, 1), LinkEdit::Kind(first, Link::FinishStart)] {
        assert_eq!(edit(&mut bench, &gone), Err(Refusal::Gone("link")));
    }
    tie(&mut bench, "A", "C", Link::FinishStart, 0).unwrap();
    let third = link_of(&bench, "A", "C");
    let both = LinkEdit::Delete(vec![second, third, second, first]);
    assert_eq!(edit(&mut bench, &both).unwrap(), "Delete 2 links");
    assert_eq!(bench.drawn(), "A 1..2, B 4..5, C 8..8");
    assert!(edit_links(&mut bench.desk(), &both).unwrap().is_empty());
}

#[test]
fn what_is_so_already_pushes_nothing() {
    // The link is broken, as a file may hold it.
    let mut bench = Bench::plan("A 1..5, B 3..4, A->B");
    let link = link_of(&bench, "A", "B");
    for same in [LinkEdit::Lag(link, 0), LinkEdit::Kind(link, Link::FinishStart)] {
        assert!(edit_links(&mut bench.desk(), &same).unwrap().is_empty());
    }
}

#[test]
fn by_hand_and_with_a_pin_the_link_shows_as_broken() {
    let mut bench = Bench::plan("A 1..5, B 3..4 pinned, C 3..4");
    assert_eq!(tie(&mut bench, "A", "B", Link::FinishStart, 0).unwrap(), "Link “A” to “B”");
    bench.change_settings(|settings| settings.manual_scheduling = true);
    assert_eq!(tie(&mut bench, "A", "C", Link::FinishStart, 0).unwrap(), "Link “A” to “C”");
    assert_eq!(bench.drawn(), "A 1..5, B 3..4 pinned, C 3..4, A->B, A->C");
}

#[test]
fn a_circle_is_refused_with_the_whole_loop() {
    let mut bench = Bench::plan("A 1..2, B 3..4, M @5, A->B, B->M");
    for (from, to, circle) in [
        ("M", "A", "That would be a circle: “M” → “A” → “B” → “M”."),
        ("B", "A", "That would be a circle: “B” → “A” → “B”."),
        ("A", "A", "That would be a circle: “A” → “A”."),
    ] {
        let refusal = tie(&mut bench, from, to, Link::StartStart, 0).unwrap_err();
        assert_eq!(refusal.to_string(), circle);
    }
    assert_eq!(bench.drawn(), "A 1..2, B 3..4, M @5, A->B, B->M");
    assert!(tie(&mut bench, "A", "M", Link::FinishStart, 0).is_ok(), "two ways to one milestone are no circle");
}

#[test]
fn links_that_cannot_be_are_refused() {
    let mut bench = Bench::plan("A 1..2, B 3..4, C, A->B SS");
    let linked = Refusal::Linked { from: "A".into(), to: "B".into() };
    assert_eq!(tie(&mut bench, "A", "B", Link::FinishFinish, 3), Err(linked.clone()));
    assert_eq!(linked.to_string(), "“A” and “B” are linked already.");
    let link = link_of(&bench, "A", "B");
    for lag in [-1000, 1000] {
        assert_eq!(edit(&mut bench, &LinkEdit::Lag(link, lag)), Err(Refusal::Lag(lag)));
        assert_eq!(tie(&mut bench, "A", "C", Link::FinishStart, lag), Err(Refusal::Lag(lag)));
    }
    let a = bench.node("A");
    for (gone, what) in [
        (Node::Initiative(InitiativeId::default()), "initiative"),
        (Node::Milestone(MilestoneId::default()), "milestone"),
    ] {
        let create = |from, to| LinkEdit::Create { from, to, link: Link::FinishStart, lag: 0 };
        assert_eq!(edit(&mut bench, &create(a, gone)), Err(Refusal::Gone(what)));
        assert_eq!(edit(&mut bench, &create(gone, a)), Err(Refusal::Gone(what)));
    }
}

#[test]
fn lags_reach_to_their_limits() {
    let mut bench = Bench::plan("A 1..2, B 3..4, C 3..4");
    tie(&mut bench, "A", "B", Link::FinishStart, -999).unwrap();
    tie(&mut bench, "A", "C", Link::FinishStart, 999).unwrap();
    assert!(bench.drawn().starts_with("A 1..2, B 3..4, C "), "{}", bench.drawn());
    assert!(bench.drawn().ends_with("A->B-999, A->C+999"), "{}", bench.drawn());
}
