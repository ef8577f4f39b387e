//! Resizing by the ends.

use crate::check_all;

#[test]
fn an_end_is_set_by_whole_days() {
    check_all(&[
        ("Pay: AAA", "drag A.end +2", "Pay: AAAAA ; A*"),
        ("Pay: AAA", "drag A.end +1.6", "Pay: AAAAA ; A*"),
        ("Pay: AAA", "drag A.end -1", "Pay: AA ; A*"),
        ("Pay: .AAA", "drag A.start -1", "Pay: AAAA ; A*"),
        ("Pay: .AAA", "drag A.start +1", "Pay: ..AA ; A*"),
        ("Pay: .AAA", "drag A.start -1.6", "Pay: AAAA ; A*@31Dec2023..4Jan"),
        ("Pay: A", "drag A.end +1", "Pay: AA ; A*"),
        ("Pay: .A", "drag A.start -1", "Pay: AA ; A*"),
    ]);
}

#[test]
fn it_may_stand_on_a_day_off() {
    check_all(&[
        ("Pay: AAA", "drag A.end +4", "Pay: AAAAAaa ; A*"),
        ("Pay: AAA", "drag A.end +5", "Pay: AAAAAaaA ; A*"),
        ("Pay: .....--AAA", "drag A.start -1", "Pay: .....-aAAA ; A*"),
        ("Pay: .....--AAA", "drag A.start -3", "Pay: ....AaaAAA ; A*"),
    ]);
}

#[test]
fn a_bar_keeps_a_day() {
    check_all(&[
        ("Pay: AAA", "drag A.end -2", "Pay: A ; A*"),
        ("Pay: AAA", "drag A.end -3", "Pay: A ; A*"),
        ("Pay: AAA", "drag A.end -30", "Pay: A ; A*"),
        ("Pay: AAA", "drag A.start +30", "Pay: ..A ; A*"),
        ("Pay: A", "drag A.end -3", "Pay: A ; A*"),
        ("Pay: AAA", "take A.end -30; over +1; drop", "Pay: AAAA ; A*"),
    ]);
}

#[test]
fn a_bar_of_a_few_points_can_be_moved_and_resized() {
    check_all(&[
        ("Pay: A ; zoom5", "drag A +4", "Pay: .....--A ; A* zoom5"),
        ("Pay: A ; zoom5", "drag A.end +5", "Pay: AAAAAaa ; A* zoom5"),
        ("Pay: ...A ; zoom5", "drag A.start -2", "Pay: AAAA ; A* zoom5"),
        ("Pay: a ; A@1Jan months zoom0.4", "drag A.end +70", "Pay: AAA ; A* months zoom0.4"),
        ("Pay: a ; A@1Jan months zoom0.4", "drag A +70", "Pay: ...a ; A*@1Apr months zoom0.4"),
    ]);
}

#[test]
fn the_lane_stays_wherever_the_pointer_goes() {
    check_all(&[
        ("Pay: AAA | Shop:", "drag A.end +1 to Shop", "Pay: AAAA | Shop: ; A*"),
        ("Pay: AAA | Shop:", "take A.end +1 to Shop", "Pay: AAA | Shop: ; A* => holds A 1..4"),
        ("Pay: AAA | Shop:", "shift drag A.end +1 to Shop", "Pay: AAAA | Shop: ; A*"),
    ]);
}

#[test]
fn where_it_was_is_no_step() {
    check_all(&[
        ("Pay: AAA", "drag A.end +0.4", "Pay: AAA ; A*"),
        ("Pay: AAA", "take A.start +2; over +0.3; drop", "Pay: AAA ; A*"),
        ("Pay: AAA", "drag A.end +2; undo", "Pay: AAA ; A*"),
    ]);
}
