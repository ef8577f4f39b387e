//! Rows: bars that do not overlap share one, and rows stay while something is held.

use crate::check_all;

#[test]
fn bars_take_the_first_row_that_has_room() {
    check_all(&[
        ("Pay: AA.BB", "drag B -2", "Pay: AA / .BB ; B*"),
        ("Pay: AA / .BB", "drag B +2", "Pay: AA.BB ; B*"),
        ("Pay: AAA / ..BB", "drag B +1", "Pay: AAA / ...BB ; B*"),
        ("Pay: AAA / .BBB / ..CCC", "drag A +4", "Pay: .BBB / ..CCC / ....AaaAA ; A*"),
        ("Pay: AAA / BBB", "drag A +0.2", "Pay: AAA / BBB ; A*"),
        ("Pay: A.C.B", "drag B -3", "Pay: A.C / .B ; B*"),
    ]);
}

#[test]
fn they_stay_while_something_is_held() {
    check_all(&[
        ("Pay: AA.CC / .BB", "take A +4", "Pay: AA.CC / .BB ; A* => holds A 5..8"),
        ("Pay: AA.CC / .BB", "take A +4; drop", "Pay: .BB.AaaA / ...CC ; A*"),
        ("Pay: AA.CC / .BB", "take A +4; over +0; drop", "Pay: AA.CC / .BB ; A*"),
        ("Pay: A.C | Shop: B", "take B to Pay", "Pay: A.C | Shop: B ; B* => holds B 1, to Pay, at BarStart"),
        ("Pay: A.C | Shop: B", "take B to Pay; drop", "Pay: A.C / B | Shop: ; B*"),
    ]);
}

#[test]
fn a_title_beside_its_bar_takes_room() {
    check_all(&[
        ("Pay: A.B", "drag B +1", "Pay: A..B ; B*"),
        ("Pay: A / ..B ; A_6", "drag B +1", "Pay: A / ...B ; A_6 B*"),
        ("Pay: A / ..B ; A_6", "drag B +5", "Pay: A....--B ; A_6 B*"),
    ]);
}

#[test]
fn a_title_stands_inside_as_far_as_its_bar_is_solid() {
    check_all(&[
        ("Pay: AAA.B ; A_7=", "set A likely", "Pay: AAA / ....B ; A_7"),
        ("Pay: AAA.B ; A_5", "set A exploratory", "Pay: AAA / ....B ; A_5?"),
        ("Pay: AAA / ....B ; A_5?", "set A committed", "Pay: AAA.B ; A_5="),
        ("Pay: AAA.B ; A_6=", "drag A.end -1", "Pay: AA / ....B ; A_6=*"),
    ]);
}

#[test]
fn the_rows_of_other_lanes_stay() {
    check_all(&[("Pay: AAA / ..BB | Shop: CCC / ..DD", "drag A +6", "Pay: ..BB.-aAAA | Shop: CCC / ..DD ; A*")]);
}
