//! Arrows go from bar to bar.

use crate::check_all;

#[test]
fn along_a_row_and_then_by_start() {
    check_all(&[
        ("Pay: A.B.C ; A*", "right", "Pay: A.B.C ; B*"),
        ("Pay: A.B.C ; C*", "left", "Pay: A.B.C ; B*"),
        ("Pay: A.B.C ; A*", "left", "Pay: A.B.C ; A*"),
        ("Pay: A.B.C ; C*", "right", "Pay: A.B.C ; C*"),
        ("Pay: AAA.C / .BB ; A*", "right", "Pay: AAA.C / .BB ; C*"),
        ("Pay: AAA.C / .BB ; B*", "right", "Pay: AAA.C / .BB ; C*"),
        ("Pay: AAA.C / .BB ; B*", "left", "Pay: AAA.C / .BB ; A*"),
        ("Pay: A.B.C ; C*", "home", "Pay: A.B.C ; A*"),
        ("Pay: A.B.C ; A*", "end", "Pay: A.B.C ; C*"),
        ("Pay: A.M.B ; A*", "right", "Pay: A.M.B ; M*"),
    ]);
}

#[test]
fn up_and_down_to_the_nearest_of_the_next_row() {
    check_all(&[
        ("Pay: AAA.C / .BB ; A*", "down", "Pay: AAA.C / .BB ; B*"),
        ("Pay: A...C | Shop: B...D ; A*", "down", "Pay: A...C | Shop: B...D ; B*"),
        ("Pay: A...C | Shop: B...D ; C*", "down", "Pay: A...C | Shop: B...D ; D*"),
        ("Pay: A...C | Shop: B...D ; D*", "up", "Pay: A...C | Shop: B...D ; C*"),
        ("Pay: A | Shop: | Core: B ; A*", "down", "Pay: A | Shop: | Core: B ; B*"),
        ("Pay: A | Shop: | Core: B ; B*", "up", "Pay: A | Shop: | Core: B ; A*"),
        ("Pay: A | Shop: B ; B*", "down", "Pay: A | Shop: B ; B*"),
        ("Pay: A | Shop: B ; A*", "up", "Pay: A | Shop: B ; A*"),
    ]);
}

#[test]
fn with_shift_the_selection_grows() {
    check_all(&[
        ("Pay: A.B.C ; A*", "shift+right", "Pay: A.B.C ; A* B**"),
        ("Pay: A.B.C ; A*", "shift+right; shift+right", "Pay: A.B.C ; A* B* C**"),
        ("Pay: A.B.C ; A*", "shift+right; right", "Pay: A.B.C ; C*"),
        ("Pay: A.B | Shop: C ; A*", "shift+down; alt+right", "Pay: .A / ..B | Shop: .C ; A* C**"),
    ]);
}

#[test]
fn the_keyboard_begins_at_the_cursor_or_near_today() {
    check_all(&[
        ("Pay: A.B.C ; today3", "first", "Pay: A.B.C ; B* today3"),
        ("Pay: A.B.C ; today9", "first", "Pay: A.B.C ; C* today9"),
        ("Pay: A.B.C ; C* today3", "first", "Pay: A.B.C ; C* today3"),
        ("Pay: | Shop: B ; today9", "first", "Pay: | Shop: B ; B* today9"),
        ("Pay:", "first", "Pay:"),
    ]);
}
