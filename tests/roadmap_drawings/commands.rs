//! Commands by keys: moving, resizing, other lanes, deleting.

use crate::check_all;

#[test]
fn alt_and_arrows_move_by_the_unit() {
    check_all(&[
        ("Pay: AAA ; A*", "alt+right", "Pay: .AAA ; A*"),
        ("Pay: .AAA ; A*", "alt+left", "Pay: AAA ; A*"),
        ("Pay: AAAAA ; A* zoom5", "alt+right", "Pay: .....--AAAAA ; A* zoom5"),
        ("Pay: ..AAAaaAA ; A* zoom5", "alt+right", "Pay: .....--..AAAaaAA ; A* zoom5"),
        ("Pay: A ; A* months", "alt+right", "Pay: .A ; A* months"),
        ("Pay: AAA ; A* months zoom0.4", "alt+right", "Pay: ...AAA ; A* months zoom0.4"),
        ("Pay: A.B ; A* B*", "alt+right", "Pay: .A.B ; A* B*"),
        ("Pay: AA | Shop: ..B ; A* A>B", "alt+right", "Pay: .AA | Shop: ...B ; A* A>B"),
        ("Pay: AA | Shop: ..B ; A* A>B", "alt+right; undo", "Pay: AA | Shop: ..B ; A* A>B"),
        ("Pay: AA", "alt+right", "Pay: AA"),
        ("Pay: M ; M*", "alt+right", "Pay: .M ; M*"),
    ]);
}

#[test]
fn steps_back_return_to_where_the_first_began() {
    check_all(&[
        ("Pay: a ; A*@31Jan months", "alt+right", "Pay: .a ; A*@29Feb months"),
        ("Pay: a ; A*@31Jan months", "alt+right; alt+left", "Pay: a ; A*@31Jan months"),
        ("Pay: a ; A*@31Jan months", "alt+right; alt+right; alt+right", "Pay: ...a ; A*@30Apr months"),
        ("Pay: a ; A*@31Jan months", "alt+right; undo; alt+right; alt+left", "Pay: a ; A*@31Jan months"),
        // What was moved otherwise in between begins anew.
        ("Pay: a ; A*@31Jan months", "alt+right; set A 2..2; alt+left", "Pay: A ; A* months"),
        ("Pay: .....a ; A*", "alt+right; alt+left", "Pay: .....a ; A*"),
    ]);
}

#[test]
fn with_shift_the_end() {
    check_all(&[
        ("Pay: AAA ; A*", "alt+shift+right", "Pay: AAAA ; A*"),
        ("Pay: AAA ; A*", "alt+shift+left", "Pay: AA ; A*"),
        ("Pay: A ; A*", "alt+shift+left", "Pay: A ; A*"),
        // By weeks it stays on its weekday.
        ("Pay: AAAAA ; A* zoom5", "alt+shift+right", "Pay: AAAAAaaAAAAA ; A* zoom5"),
        ("Pay: AAAAAaaAAAAA ; A* zoom5", "alt+shift+left", "Pay: AAAAA ; A* zoom5"),
        ("Pay: AAAAA ; A* zoom5 off12", "alt+shift+right", "Pay: AAAAAaaAAAA ; A* zoom5 off12"),
        ("Pay: AAAAAaa ; A* zoom5", "alt+shift+right", "Pay: AAAAAaaAAAAAaa ; A* zoom5"),
        ("Pay: AAAAAaaAA ; A* zoom5", "alt+shift+left", "Pay: AA ; A* zoom5"),
        ("Pay: ..AAA ; A* zoom5", "alt+shift+left", "Pay: ..A ; A* zoom5"),
        ("Pay: A ; A* months", "alt+shift+right", "Pay: AA ; A* months"),
        ("Pay: AA ; A* months", "alt+shift+left", "Pay: A ; A* months"),
        ("Pay: AA | Shop: BBB ; A* B*", "alt+shift+right", "Pay: AAA | Shop: BBBB ; A* B*"),
        ("Pay: AA | Shop: ..B ; A* A>B", "alt+shift+right", "Pay: AAA | Shop: ...B ; A* A>B"),
    ]);
}

#[test]
fn with_ctrl_the_start() {
    check_all(&[
        ("Pay: .AAA ; A*", "ctrl+alt+left", "Pay: AAAA ; A*"),
        ("Pay: .AAA ; A*", "ctrl+alt+right", "Pay: ..AA ; A*"),
        ("Pay: A ; A*", "ctrl+alt+right", "Pay: A ; A*"),
        ("Pay: ..AAAaa ; A* zoom5", "ctrl+alt+left", "Pay: AAAAAaa ; A* zoom5"),
        ("Pay: ..AAAaaAA ; A* zoom5", "ctrl+alt+right", "Pay: .....--AA ; A* zoom5"),
        ("Pay: .AA ; A* months", "ctrl+alt+left", "Pay: AAA ; A* months"),
    ]);
}

#[test]
fn to_the_lane_above_or_below() {
    check_all(&[
        ("Pay: AAA | Shop: ; A*", "alt+down", "Pay: | Shop: AAA ; A*"),
        ("Pay: | Shop: AAA ; A*", "alt+up", "Pay: AAA | Shop: ; A*"),
        ("Pay: AAA | Shop: ; A*", "alt+up", "Pay: AAA | Shop: ; A*"),
        ("Pay: | Shop: AAA ; A*", "alt+down", "Pay: | Shop: AAA ; A*"),
        ("Pay: A.B | Shop: ; A* B*", "alt+down", "Pay: | Shop: A.B ; A* B*"),
        ("Pay: A | Shop: B | Core: ; A* B*", "alt+down", "Pay: | Shop: A / B | Core: ; A* B*"),
        ("Ana: A | Milestones: M ; A*", "alt+down", "Ana: A | Milestones: M ; A*"),
        ("Ana: A | Milestones: M ; M*", "alt+up", "Ana: A | Milestones: M ; M*"),
        ("Pay: M | Shop: ; M*", "alt+down", "Pay: | Shop: M ; M*"),
    ]);
}

#[test]
fn themes_up_and_down() {
    check_all(&[
        ("Pay: A | Shop: B ; A*", "alt+shift+down", "Shop: B | Pay: A ; A*"),
        ("Pay: A | Shop: B ; B*", "alt+shift+up", "Shop: B | Pay: A ; B*"),
        ("Pay: A | Shop: B ; A*", "alt+shift+up", "Pay: A | Shop: B ; A*"),
        ("Pay: A | Shop: B ; B*", "alt+shift+down", "Pay: A | Shop: B ; B*"),
        ("Pay: A | Shop: | Core: B ; B*", "alt+shift+up", "Pay: A | Core: B | Shop: ; B*"),
    ]);
}

#[test]
fn deleting_and_selecting_all() {
    check_all(&[
        ("Pay: AA.B ; A* A>B", "delete", "Pay: ...B"),
        ("Pay: AA.B ; A* A>B", "delete; undo", "Pay: AA.B ; A>B"),
        ("Pay: AA.B | Shop: M", "ctrl+A", "Pay: AA.B | Shop: M ; A* B* M*"),
        ("Pay: AA.B | Shop: M", "ctrl+A; delete", "Pay: | Shop:"),
        ("Pay: AA.B ; A* B*", "ctrl+shift+A", "Pay: AA.B"),
        ("Pay: AA.B ; A*", "close", "Pay: AA.B ; A+*"),
    ]);
}
