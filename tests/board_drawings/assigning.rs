//! Drops on a sprint, release or initiative in the navigation.

use roadboard::edit::Refusal;

use crate::reading::board;
use crate::{check_all, drawing, hand};

#[test]
fn a_drop_outside_the_board_assigns_and_leaves_the_place() {
    check_all(&[
        ("Ready: a b | Doing: c", "drag a onto R1", "Ready: a.R1* b | Doing: c"),
        ("Ready: a b | Doing: c", "drag a onto Pay", "Ready: a.Pay* b | Doing: c"),
        ("Ready: a b | Doing: c", "drag a onto S2", "Ready: a.S2* b | Doing: c"),
        ("Ready: a.S2 b | Doing: c", "drag a onto backlog", "Ready: a* b | Doing: c"),
        ("Ready: a.Pay b | Doing: c", "drag a onto Search", "Ready: a.Search* b | Doing: c"),
        ("Ready: a* b | Doing: c*", "drag c onto R1", "Ready: a.R1* b | Doing: c.R1*"),
        ("Ready: a* b | Doing: c*", "drag b onto R1", "Ready: a b.R1* | Doing: c"),
        ("Ready: a b | Doing: c", "drag a over Doing@0; onto R1; drop", "Ready: a.R1* b | Doing: c"),
        ("Ready: a b | Doing: c", "drag a onto R1; drag a to Doing@0", "Ready: b | Doing: a.R1* c"),
        ("Ready~title: b a | Doing: c", "drag b onto R1", "Ready~title: b.R1* a | Doing: c"),
    ]);
}

#[test]
fn what_leaves_the_active_sprint_is_no_longer_shown() {
    check_all(&[
        ("Ready: a b (x)", "drag a onto backlog", "Ready: (a) b (x)"),
        ("Ready: a b (x)", "drag a onto S2", "Ready: (a.S2) b (x)"),
        ("Ready: a b (x)", "show all; drag x onto S1", "Ready: a b x*"),
        ("Ready: a* b* (x)", "drag b onto S2", "Ready: (a.S2) (b.S2) (x)"),
    ]);
}

#[test]
fn where_it_is_assigned_already_is_no_step() {
    check_all(&[
        ("Ready: a.R1* b", "drag a onto R1", "Ready: a.R1* b"),
        ("Ready: a* b", "drag a onto backlog", "Ready: a* b"),
        ("Ready: a.Pay* b.Pay*", "drag b onto Pay", "Ready: a.Pay* b.Pay*"),
    ]);
}

#[test]
fn in_lanes_an_initiative_moves_between_them() {
    check_all(&[
        ("Pay; Ready: a b / Search; Ready: c", "drag a onto Search", "Pay; Ready: b / Search; Ready: a* c"),
        (
            "Ana; Ready: a | Doing: / Bob; Ready: b | Doing:",
            "drag b onto R1",
            "Ana; Ready: a | Doing: / Bob; Ready: b.R1* | Doing:",
        ),
        ("blue; Ready: a / red; Ready: a b", "drag red/a onto R1", "blue; Ready: a.R1* / red; Ready: a.R1* b"),
    ]);
}

#[test]
fn what_is_cancelled_over_the_navigation_assigns_nothing() {
    check_all(&[
        ("Ready: a b*", "drag a over Ready@0; onto R1; escape", "Ready: a b*"),
        ("Ready: a b* | Doing: c", "drag a over Ready@0; onto R1; over Doing@0; drop", "Ready: b | Doing: a* c"),
        ("Ready: a b*", "onto R1; drop", "Ready: a b*"),
    ]);
}

#[test]
fn a_sprint_that_is_gone_refuses_and_changes_nothing() {
    let mut board = board("Ready: a b | Doing: c");
    let start = board.document.snapshot();
    let refusal = hand::work(&mut board, "drag a onto S9").unwrap_err();
    assert_eq!(refusal, Refusal::Gone("sprint"));
    assert!(board.document.snapshot() == start && board.view.drag.is_idle(), "{}", drawing(&board));
}
