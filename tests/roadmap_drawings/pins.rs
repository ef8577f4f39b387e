//! Pins, closed bars, and plans that are scheduled by hand: links break, and show it.

use crate::check_all;

#[test]
fn a_pinned_bar_is_not_pushed() {
    check_all(&[
        ("Pay: AA | Shop: ..B ; B! A>B", "drag A +1", "Pay: .AA | Shop: ..B ; A* B! A>/B"),
        ("Pay: AA | Shop: ..B ; B! A>B", "take A +1", "Pay: AA | Shop: ..B ; A* B! A>B => holds A 2..3, at BarEnd"),
        ("Pay: AA | Shop: ..M ; M! A>M", "drag A +1", "Pay: .AA | Shop: ..M ; A* M! A>/M"),
        ("Pay: AA | Shop: ..B ; B! A>B", "drag A +1; undo", "Pay: AA | Shop: ..B ; A* B! A>B"),
        ("Pay: AA | Shop: ..B ; A>B", "set B pinned; drag A +1", "Pay: .AA | Shop: ..B ; A* B! A>/B"),
        ("Pay: AA | Shop: ..B ; B! A>B", "drag A +1; set B free; drag A +1", "Pay: ..AA | Shop: ....B ; A* A>B"),
    ]);
}

#[test]
fn it_passes_nothing_on() {
    check_all(&[
        ("Pay: A | Shop: .B | Core: ..C ; B! A>B B>C", "drag A +2", "Pay: ..A | Shop: .B | Core: ..C ; A* B! A>/B B>C"),
        (
            "Pay: A | Shop: .B | Core: ..C ; B! A>B A>C B>C",
            "drag A +2",
            "Pay: ..A | Shop: .B | Core: ...C ; A* B! A>/B A>C B>C",
        ),
    ]);
}

#[test]
fn by_hand_it_moves() {
    check_all(&[
        ("Pay: AA ; A!", "drag A +1", "Pay: .AA ; A!*"),
        ("Pay: AA ; A!", "drag A.end +1", "Pay: AAA ; A!*"),
        ("Pay: AA | Shop: ..B ; A! A>B", "drag A +1", "Pay: .AA | Shop: ...B ; A!* A>B"),
        ("Pay: AA ; A!*", "alt+right", "Pay: .AA ; A!*"),
    ]);
}

#[test]
fn a_closed_bar_is_in_the_past() {
    check_all(&[
        ("Pay: AA | Shop: ..B ; B+ A>B", "drag A +1", "Pay: .AA | Shop: ..B ; A* B+ A>/B"),
        ("Pay: AA | Shop: ..B ; A+ A>B", "drag A +1", "Pay: .AA | Shop: ...B ; A+* A>B"),
    ]);
}

#[test]
fn by_hand_nothing_is_pushed() {
    check_all(&[
        ("Pay: AA | Shop: ..B ; A>B manual", "drag A +1", "Pay: .AA | Shop: ..B ; A* A>/B manual"),
        (
            "Pay: AA | Shop: ..B ; A>B manual",
            "take A +1",
            "Pay: AA | Shop: ..B ; A* A>B manual => holds A 2..3, at BarEnd",
        ),
        ("Pay: AA | Shop: ..B ; A>B manual", "drag A.end +1", "Pay: AAA | Shop: ..B ; A* A>/B manual"),
        ("Pay: AA | Shop: ..B ; A>B manual", "drag A +1; automatic; drag A +1", "Pay: ..AA | Shop: ....B ; A* A>B"),
        ("Pay: AA | Shop: ..B ; A>B", "manual; drag A +1", "Pay: .AA | Shop: ..B ; A* A>/B manual"),
        ("Pay: AA | Shop: ..B ; A>B manual", "lag A>B +1", "Pay: AA | Shop: ..B ; A>/B+1 manual"),
    ]);
}

#[test]
fn all_that_is_selected_is_pinned_or_freed_by_key() {
    check_all(&[
        ("Pay: A.B ; A* B*", "P", "Pay: A.B ; A!* B!*"),
        ("Pay: A.B ; A!* B*", "P", "Pay: A.B ; A!* B!*"),
        ("Pay: A.B ; A!* B!*", "P", "Pay: A.B ; A* B*"),
        ("Pay: M ; M*", "P", "Pay: M ; M!*"),
    ]);
}
