//! Several bars at once.

use crate::check_all;

#[test]
fn the_selected_go_along_and_keep_their_distances() {
    check_all(&[
        ("Pay: A.B ; A* B*", "drag A +1", "Pay: .A.B ; A* B*"),
        ("Pay: A.B ; A* B*", "drag B +2", "Pay: ..A.B ; A* B*"),
        ("Pay: A.B.C ; A* C*", "drag C -1", "Pay: ..B / ...C ; A*@29Dec2023 C*"),
        ("Pay: AAA | Shop: .BBB ; A* B*", "drag A +1", "Pay: .AAA | Shop: ..BBB ; A* B*"),
        ("Pay: AAA | Shop: .BBB ; A* B*", "drag A +2", "Pay: ..AAA | Shop: ...BBbbB ; A* B*"),
        ("Pay: AA.M ; A* M*", "drag A +1", "Pay: .AA.M ; A* M*"),
        ("Pay: AA.M ; A* M*", "drag M +1", "Pay: .AA.M ; A* M*"),
    ]);
}

#[test]
fn each_keeps_its_working_days() {
    check_all(&[
        ("Pay: AA..BbbB ; A* B*", "drag A +2", "Pay: ..AA.--BB ; A* B*"),
        ("Pay: AA | Shop: BBBBB ; A* B*", "drag A +4", "Pay: ....AaaA | Shop: ....BbbBBBB ; A* B*"),
    ]);
}

#[test]
fn what_goes_along_begins_on_a_working_day() {
    check_all(&[
        ("Pay: AA..BbbB ; A* B*", "drag A +1", "Pay: .AA..--BB ; A* B*"),
        ("Pay: A...B ; A* B*", "drag A +1", "Pay: .A...--B ; A* B*"),
        ("Pay: .....--A.B ; A* B*", "drag B -1", "Pay: ....A--.B ; A* B*"),
        ("Pay: A...B ; A* B*", "alt+right", "Pay: .A...--B ; A* B*"),
        ("Pay: A...B ; A* B*", "alt+right; alt+left", "Pay: A...B ; A* B*"),
        // What is under the pointer starts where it was put, and what began on a day off may go on to.
        ("Pay: A...B ; A* B*", "drag B +1", "Pay: .A...bbB ; A* B*"),
        ("Pay: ....A-b ; A* B*", "drag A -1", "Pay: ...A.b ; A* B*"),
        // Milestones may be on days off.
        ("Pay: A...M ; A* M*", "drag A +1", "Pay: .A...m ; A* M*"),
    ]);
}

#[test]
fn a_bar_that_is_not_selected_goes_alone() {
    check_all(&[
        ("Pay: A.B ; A*", "drag B +1", "Pay: A..B ; B*"),
        ("Pay: A.B.C ; A* B*", "drag C +2", "Pay: A.B..-cC ; C*"),
        ("Pay: A.B", "drag B +1", "Pay: A..B ; B*"),
    ]);
}

#[test]
fn all_go_to_the_lane_of_the_pointer() {
    check_all(&[
        ("Pay: AA | Shop: .BB | Core: ; A* B*", "drag A to Core", "Pay: | Shop: | Core: AA / .BB ; A* B*"),
        ("Pay: AA | Shop: ..M | Core: ; A* M*", "drag A to Core", "Pay: | Shop: | Core: AAM ; A* M*"),
        ("Pay: AA | Shop: ...B ; A* B*", "drag A to Shop", "Pay: | Shop: AA.B ; A* B*"),
        ("Pay: AA | Shop: ...B ; A* B*", "drag A +1 to Shop", "Pay: | Shop: .AA.B ; A* B*"),
    ]);
}

#[test]
fn one_end_of_all_is_set_by_as_many_days() {
    check_all(&[
        ("Pay: AA | Shop: .BB ; A* B*", "drag A.end +1", "Pay: AAA | Shop: .BBB ; A* B*"),
        ("Pay: AA | Shop: .BB ; A* B*", "drag B.start -1", "Pay: AA | Shop: BBB ; A*@31Dec2023..2Jan B*"),
        ("Pay: AAA | Shop: .BB ; A* B*", "drag A.end -2", "Pay: A | Shop: .B ; A* B*"),
        ("Pay: AAA | Shop: B ; A* B*", "drag A.end -1", "Pay: AA | Shop: B ; A* B*"),
        ("Pay: AA | Shop: ..M ; A* M*", "drag A.end +1", "Pay: AAA | Shop: ..M ; A* M*"),
        ("Pay: AA | Shop: .BB ; A*", "drag B.end +1", "Pay: AA | Shop: .BBB ; B*"),
    ]);
}

#[test]
fn one_step_for_all() {
    check_all(&[
        ("Pay: A.B ; A* B*", "drag A +1; undo", "Pay: A.B ; A* B*"),
        ("Pay: A.B | Shop: ; A* B*", "drag A +1 to Shop; undo", "Pay: A.B | Shop: ; A* B*"),
        ("Pay: A.B ; A* B*", "take A +1", "Pay: A.B ; A* B* => holds A 2 B 4"),
    ]);
}

#[test]
fn links_among_them_push_nothing() {
    check_all(&[
        ("Pay: AA.B ; A* B* A>B", "drag A +1", "Pay: .AA.B ; A* B* A>B"),
        ("Pay: AA.B ; A* A>B", "drag A +1", "Pay: .AA / ...B ; A* A>B"),
    ]);
}
