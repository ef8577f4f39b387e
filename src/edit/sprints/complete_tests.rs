//! Completing a sprint, as drawings before and after.

use std::collections::BTreeMap;

use super::*;
use crate::edit::bench::{Bench, NOW};
use crate::edit::{CarryOver, CompleteSprint};
use crate::insight::{Indexes, sprint_record};
use crate::model::{EventKind, Rank};

/// "Two", "top" or "bottom".
fn carry_over(bench: &Bench, to: &str) -> CarryOver {
    match to {
        "top" => CarryOver::BacklogTop,
        "bottom" => CarryOver::BacklogBottom,
        sprint => CarryOver::Next(bench.sprint_named(sprint)),
    }
}

/// "top, B Two, C D bottom": where all go, then where some go instead.
fn ask(bench: &Bench, text: &str) -> CompleteSprint {
    let mut parts = text.split(", ");
    let rest = carry_over(bench, parts.next().unwrap());
    let mut carry = BTreeMap::new();
    for part in parts {
        let (keys, to) = part.rsplit_once(' ').unwrap();
        carry.extend(bench.stories_named(keys).into_iter().map(|id| (id, carry_over(bench, to))));
    }
    CompleteSprint { sprint: bench.sprint_named("One"), goal_met: Some(true), note: String::new(), carry, rest }
}

fn completed(bench: &mut Bench, ask: CompleteSprint) -> Transaction {
    let transaction = edit_sprints(&mut bench.desk(), &SprintEdit::Complete(ask)).unwrap();
    let start = bench.project.clone();
    bench.perform(&transaction);
    let end = bench.project.clone();
    bench.perform(&transaction.inverse());
    assert!(bench.project == start, "undone");
    bench.perform(&transaction);
    assert!(bench.project == end, "done again");
    transaction
}

#[test]
fn unfinished_stories_go_where_they_are_told_in_their_order() {
    let start = "*One 1..5: A B! C D~ E | Two 8..12: P Q | -: X Y";
    for (text, expected) in [
        ("top", "Two 8..12: P Q | -: A C E X Y | #One 1..5: B! D~"),
        ("bottom", "Two 8..12: P Q | -: X Y A C E | #One 1..5: B! D~"),
        ("Two", "Two 8..12: A C E P Q | -: X Y | #One 1..5: B! D~"),
        ("top, C Two", "Two 8..12: C P Q | -: A E X Y | #One 1..5: B! D~"),
        ("Two, E A bottom", "Two 8..12: C P Q | -: X Y A E | #One 1..5: B! D~"),
        ("bottom, A top, C Two", "Two 8..12: C P Q | -: A X Y E | #One 1..5: B! D~"),
        // What is done or cancelled is not asked.
        ("top, B D bottom, X Two", "Two 8..12: P Q | -: A C E X Y | #One 1..5: B! D~"),
    ] {
        let mut bench = Bench::sprints(start);
        let ask = ask(&bench, text);
        let transaction = completed(&mut bench, ask);
        assert_eq!((bench.drawn_sprints().as_str(), transaction.label.as_str()), (expected, "Complete One"), "{text}");
    }
}

#[test]
fn an_empty_backlog_takes_tops_above_bottoms() {
    for (text, expected) in [
        ("top", "-: A B C | #One 1..5:"),
        ("bottom", "-: A B C | #One 1..5:"),
        ("bottom, C top", "-: C A B | #One 1..5:"),
        ("top, A bottom", "-: B C A | #One 1..5:"),
    ] {
        let mut bench = Bench::sprints("*One 1..5: A B C | -:");
        let ask = ask(&bench, text);
        completed(&mut bench, ask);
        assert_eq!(bench.drawn_sprints(), expected, "{text}");
    }
}

#[test]
fn neighbours_that_give_way_change_once() {
    let mut bench = Bench::sprints("*One 1..5: A B | -: X Y Z");
    // A rank this long is made short when something is put beside it.
    let long = |digit: &str| Rank::parse(&format!("a5{}", digit.repeat(60))).unwrap();
    for (key, digit) in [("X", "1"), ("Y", "2"), ("Z", "3")] {
        bench.change(key, |story| story.rank = long(digit));
    }
    bench.indexes = Indexes::of(&bench.project);
    let ask = ask(&bench, "top, B bottom");
    completed(&mut bench, ask);
    assert_eq!(bench.drawn_sprints(), "-: A X Y Z B | #One 1..5:");
}

#[test]
fn those_that_go_tell_so_and_those_that_stay_change_in_nothing() {
    let mut bench = Bench::sprints("*One 1..5: A B! C~ D K^ | Two 8..12: | -: X");
    let before = bench.project.clone();
    let (one, two) = (bench.sprint_named("One"), bench.sprint_named("Two"));
    let ask = ask(&bench, "top, D Two");
    completed(&mut bench, ask);
    let left = EventKind::SprintLeft { sprint: one };
    assert_eq!(bench.events("A"), [left]);
    assert_eq!(bench.events("D"), [left, EventKind::SprintEntered { sprint: two }]);
    for key in ["B", "C", "K", "X"] {
        let id = bench.story(key).id;
        assert_eq!(bench.project.stories.get(id), before.stories.get(id), "{key}");
    }
}

#[test]
fn the_sprint_is_closed_with_its_record() {
    let mut bench = Bench::sprints("*One 1..5: A B! | -:");
    let id = bench.sprint_named("One");
    for (notes, note, expected) in
        [("", "", ""), ("Shown.  ", " ", "Shown.  "), ("", " Met. ", "Met."), ("Shown.\n", "Met.", "Shown.\n\nMet.")]
    {
        let before = Sprint { review_notes: notes.into(), ..(**bench.project.sprints.get(id).unwrap()).clone() };
        bench.project.sprints.insert(before.clone());
        let record = sprint_record(&bench.project, &before, NOW, crate::model::Moment::utc_date);
        let ask = CompleteSprint { note: note.into(), goal_met: Some(false), ..ask(&bench, "top") };
        let transaction = completed(&mut bench, ask);
        let after = (**bench.project.sprints.get(id).unwrap()).clone();
        let state = SprintState::Closed;
        let expected =
            Sprint { state, goal_met: Some(false), review_notes: expected.into(), record: Some(record), ..before };
        assert_eq!(after, expected);
        bench.perform(&transaction.inverse());
    }
}

#[test]
fn only_the_active_sprint_is_completed_and_only_into_planned_ones() {
    let mut bench = Bench::sprints("*One 1..5: A B! | Two 8..12: | -: | #Zero:");
    let mut refused = |ask: &CompleteSprint| edit_sprints(&mut bench.desk(), &SprintEdit::Complete(ask.clone()));
    let drawn = Bench::sprints("*One 1..5: A B! | Two 8..12: | -: | #Zero:");
    let other = |name: &str| CompleteSprint { sprint: drawn.sprint_named(name), ..ask(&drawn, "top") };
    assert_eq!(refused(&other("Two")), Err(Refusal::SprintNotStarted("Two".into())));
    assert_eq!(refused(&other("Zero")), Err(Refusal::SprintFrozen("Zero".into())));
    assert_eq!(refused(&other("Nine")), Err(Refusal::Gone("sprint")));
    for (text, refusal) in [
        ("One", Refusal::CarryOver("One".into())),
        ("Zero", Refusal::CarryOver("Zero".into())),
        ("Nine", Refusal::Gone("sprint")),
        ("top, A Zero", Refusal::CarryOver("Zero".into())),
    ] {
        assert_eq!(refused(&ask(&drawn, text)), Err(refusal), "{text}");
    }
    // A place that nothing goes to is not asked for.
    for text in ["Zero, A top", "top, B Zero"] {
        assert!(refused(&ask(&drawn, text)).is_ok(), "{text}");
    }
}
