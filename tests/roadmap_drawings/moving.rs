//! Moving a bar along: by whole days, over weekends, and to where it was.

use crate::check_all;

#[test]
fn a_bar_moves_by_whole_days() {
    check_all(&[
        ("Pay: AAA", "drag A +1", "Pay: .AAA ; A*"),
        ("Pay: AAA", "drag A +1.4", "Pay: .AAA ; A*"),
        ("Pay: AAA", "drag A +1.6", "Pay: ..AAA ; A*"),
        ("Pay: ..AAA", "drag A -1.4", "Pay: .AAA ; A*"),
        ("Pay: ..AAA", "drag A -2", "Pay: AAA ; A*"),
        ("Pay: A", "drag A +4", "Pay: ....A ; A*"),
        ("Pay: A", "drag A +3.6", "Pay: ....A ; A*"),
        ("Pay: AAA | Shop: BB", "drag B +1", "Pay: AAA | Shop: .BB ; B*"),
    ]);
}

#[test]
fn it_keeps_its_working_days_over_weekends() {
    check_all(&[
        ("Pay: AAA", "drag A +3", "Pay: ...AAaaA ; A*"),
        ("Pay: ...AAaaA", "drag A -3", "Pay: AAA ; A*"),
        ("Pay: AAAAA", "drag A +7", "Pay: .....--AAAAA ; A*"),
        ("Pay: AAAAA", "drag A +2", "Pay: ..AAAaaAA ; A*"),
        ("Pay: AAAAAaaA", "drag A +7", "Pay: .....--AAAAAaaA ; A*"),
        ("Pay: AA", "drag A -3", "Pay: A ; A*@29Dec2023..1Jan"),
        ("Pay: AA", "drag A -4", "Pay: ; A*@28Dec2023..29Dec2023"),
    ]);
}

#[test]
fn on_a_day_off_it_starts_where_it_was_put() {
    check_all(&[
        ("Pay: AAA", "drag A +5", "Pay: .....aaAAA ; A*"),
        ("Pay: AAA", "drag A +6", "Pay: .....-aAAA ; A*"),
        ("Pay: .....aaAAA", "drag A -5", "Pay: AAA ; A*"),
        ("Pay: .....aa", "drag A -2", "Pay: ...AA ; A*"),
    ]);
}

#[test]
fn where_it_was_is_no_step() {
    check_all(&[
        ("Pay: .AAA", "drag A +0", "Pay: .AAA ; A*"),
        ("Pay: .AAA", "drag A +0.4", "Pay: .AAA ; A*"),
        ("Pay: .AAA", "drag A -0.4", "Pay: .AAA ; A*"),
        ("Pay: .AAA", "take A +5; over +0; drop", "Pay: .AAA ; A*"),
        ("Pay: .AAA ; A*", "take A -9; over +2; over -0.2; drop", "Pay: .AAA ; A*"),
    ]);
}

#[test]
fn one_drag_is_one_step() {
    check_all(&[
        ("Pay: AAA", "take A +5; over -2; over +1; drop", "Pay: .AAA ; A*"),
        ("Pay: AAA", "drag A +1; drag A +1", "Pay: ..AAA ; A*"),
        ("Pay: AAA", "drag A +1; undo", "Pay: AAA ; A*"),
        ("Pay: AAA", "drag A +1; undo; redo", "Pay: .AAA ; A*"),
        ("Pay: AAA", "drag A +1; drag A +1; undo", "Pay: .AAA ; A*"),
    ]);
}

#[test]
fn what_it_would_be_shows_before_the_drop() {
    check_all(&[
        ("Pay: AAA", "take A +1", "Pay: AAA ; A* => holds A 2..4"),
        ("Pay: AAA", "take A +3", "Pay: AAA ; A* => holds A 4..8"),
        ("Pay: AAA", "take A +1; over +0", "Pay: AAA ; A* => holds A 1..3"),
        ("Pay: AAA | Shop: B", "take A +1 to Shop", "Pay: AAA | Shop: B ; A* => holds A 2..4, to Shop, at BarEnd"),
    ]);
}
