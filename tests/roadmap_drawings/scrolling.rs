//! The canvas moves or is zoomed while something is held: the date follows from the pointer.

use crate::check_all;

#[test]
fn what_is_held_goes_on_with_the_canvas() {
    check_all(&[
        ("Pay: AAA", "take A +0; pan 2; drop", "Pay: ..AAA ; A*"),
        ("Pay: AAA", "take A +1; pan 1; drop", "Pay: ..AAA ; A*"),
        ("Pay: AAA", "take A +2; pan -1; drop", "Pay: .AAA ; A*"),
        ("Pay: AAA", "take A.end +1; pan 1; drop", "Pay: AAAAA ; A*"),
        ("Pay:", "take Pay@1 to Pay@2; pan 2; drop", "Pay: AAAA ; A*"),
        ("Pay: AA.B", "take A> to B; pan 5; drop", "Pay: AA.B"),
        ("Pay: AAA", "take A +0; pan 2; pan -2; drop", "Pay: AAA ; A*"),
        ("Pay: AAA", "take A +0; pan 300; pan -300; drop", "Pay: AAA ; A*"),
        ("Pay: A | Shop: B", "take A +0; scroll 1.5; drop", "Pay: | Shop: A / B ; A*"),
        ("Pay: A | Shop: B", "take A +0; scroll 1.5; scroll -1.5; drop", "Pay: A | Shop: B ; A*"),
        ("Pay: A | Shop: B", "shift take Pay@3 to Pay@1; scroll 1.5", "Pay: A | Shop: B => band A B"),
    ]);
}

#[test]
fn the_unit_is_that_of_the_zoom_at_the_drop() {
    check_all(&[
        ("Pay: AAAAA", "take A +2; zoom 5; drop", "Pay: AAAAA ; A*"),
        ("Pay: AAAAA", "take A +5; zoom 5; drop", "Pay: .....--AAAAA ; A*"),
        ("Pay: AAAAA ; zoom5", "take A +2; zoom 33; drop", "Pay: ..AAAaaAA ; A* zoom5"),
        ("Pay: AAAAA", "zoom 5; drag A +2", "Pay: AAAAA ; A*"),
        ("Pay: AAAAA", "zoom 5; drag A +4", "Pay: .....--AAAAA ; A*"),
        ("Pay: AAAAA", "zoom 5; zoom 33; drag A +2", "Pay: ..AAAaaAA ; A*"),
        ("Pay:", "take Pay@3 to Pay@4; zoom 5; drop", "Pay: AAAAAaa ; A*"),
        ("Pay:", "take Pay@3 to Pay@10; zoom 2; drop", "Pay: AAAAAaaAAAAAaaAAAAAaaAAAAAaaAAA ; A*"),
    ]);
}

#[test]
fn rows_are_where_the_zoom_packs_them() {
    check_all(&[
        ("Pay: A..B", "zoom 2", "Pay: A / ...B"),
        ("Pay: A..B", "zoom 2; zoom 33", "Pay: A..B"),
        ("Pay: A..B", "take A +0; zoom 2; drop", "Pay: A / ...B ; A*"),
    ]);
}
