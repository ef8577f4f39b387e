//! Milestones: a day that moves, and has no ends.

use crate::check_all;

#[test]
fn a_milestone_moves() {
    check_all(&[
        ("Pay: M", "drag M +2", "Pay: ..M ; M*"),
        ("Pay: ...M", "drag M -3", "Pay: M ; M*"),
        ("Pay: M | Shop:", "drag M +1 to Shop", "Pay: | Shop: .M ; M*"),
        ("Pay: M", "drag M +5", "Pay: .....m ; M*"),
        ("Pay: M ; zoom5", "drag M +4", "Pay: .....--M ; M* zoom5"),
        ("Pay: M", "drag M +2; undo", "Pay: M ; M*"),
    ]);
}

#[test]
fn it_has_no_ends() {
    check_all(&[
        ("Pay: .M", "drag M.end +2", "Pay: ...M ; M*"),
        ("Pay: .M", "drag M.start +2", "Pay: ...M ; M*"),
        ("Pay: .M ; M*", "alt+shift+right", "Pay: .M ; M*"),
        ("Pay: .M ; M*", "ctrl+alt+left", "Pay: .M ; M*"),
        ("Pay: A.M ; A* M*", "alt+shift+right", "Pay: AAM ; A* M*"),
    ]);
}

#[test]
fn the_scheduler_takes_it_as_a_bar_of_a_day() {
    check_all(&[
        ("Pay: AA | Shop: ..M ; A>M", "drag A +1", "Pay: .AA | Shop: ...M ; A* A>M"),
        ("Pay: AA | Shop: ..M ; A>M", "drag A +3", "Pay: ...AA | Shop: .....--M ; A* A>M"),
        ("Pay: AA | Shop: .M ; A>M.FF", "drag A +1", "Pay: .AA | Shop: ..M ; A* A>M.FF"),
        ("Pay: M | Shop: .B ; M>B", "drag M +1", "Pay: .M | Shop: ..B ; M* M>B"),
        ("Pay: M | Shop: .N ; M>N", "drag M +2", "Pay: ..M | Shop: ...N ; M* M>N"),
        ("Pay: A | Shop: .M | Core: ..B ; A>M M>B", "drag A +1", "Pay: .A | Shop: ..M | Core: ...B ; A* A>M M>B"),
    ]);
}

#[test]
fn what_follows_a_bar_that_is_resized_is_pushed_though_it_is_selected() {
    check_all(&[
        ("Pay: AA | Shop: ..M ; A* M* A>M", "drag A.end +1", "Pay: AAA | Shop: ...M ; A* M* A>M"),
        ("Pay: AA | Shop: ..M ; A* M* A>M", "alt+shift+right", "Pay: AAA | Shop: ...M ; A* M* A>M"),
        (
            "Pay: AA | Shop: ..M ; A* M* A>M",
            "take A.end +1",
            "Pay: AA | Shop: ..M ; A* M* A>M => holds A 1..3, pushes M 4",
        ),
    ]);
}
