//! Folded lanes: one row from the first start to the last end.

use crate::check_all;

#[test]
fn a_folded_lane_is_one_row() {
    check_all(&[
        ("Pay: AAA / ..BB | Shop: C", "fold Pay", "-Pay: #### | Shop: C ; A@1Jan..3Jan B@3Jan..4Jan"),
        ("Pay: A..B | Shop: C", "fold Pay", "-Pay: #### | Shop: C ; A@1Jan B@4Jan"),
        ("Pay: | Shop: C", "fold Pay", "-Pay: | Shop: C"),
        ("Pay: AAA / ..BB | Shop: C", "fold Pay; unfold Pay", "Pay: AAA / ..BB | Shop: C"),
        ("Pay: A | Shop: B", "fold all", "-Pay: # | -Shop: # ; A@1Jan B@1Jan"),
        ("Pay: A | Shop: B", "fold Pay; fold all", "-Pay: # | -Shop: # ; A@1Jan B@1Jan"),
        ("Pay: A | Shop: B", "fold all; fold all", "Pay: A | Shop: B"),
    ]);
}

#[test]
fn by_keys_the_lanes_of_what_is_selected() {
    check_all(&[
        ("Pay: A | Shop: B ; B*", "[", "Pay: A | -Shop: # ; B*@1Jan"),
        ("Pay: A | Shop: B ; B*", "[; ]", "Pay: A | Shop: B ; B*"),
        ("Pay: A | Shop: B ; A* B*", "[", "-Pay: # | -Shop: # ; A*@1Jan B*@1Jan"),
        ("Pay: A | Shop: B", "[", "-Pay: # | Shop: B ; A@1Jan"),
    ]);
}

#[test]
fn lanes_below_move_up_and_are_worked_there() {
    check_all(&[
        ("Pay: AAA / ..BB | Shop: C", "fold Pay; drag C +1; unfold Pay", "Pay: AAA / ..BB | Shop: .C ; C*"),
        (
            "Pay: AAA / ..BB | Shop: C",
            "fold Pay; drag Shop@3 to Shop@4; unfold Pay",
            "Pay: AAA / ..BB | Shop: C.DD ; D*",
        ),
    ]);
}

#[test]
fn a_bar_can_be_dropped_on_a_folded_lane() {
    check_all(&[
        ("Pay: AAA | Shop: C", "fold Pay; drag C to Pay; unfold Pay", "Pay: AAA / C | Shop: ; C*"),
        ("Pay: AAA | Shop: C", "fold Pay; drag C +6 to Pay", "-Pay: ######## | Shop: ; A@1Jan..3Jan C*@7Jan..8Jan"),
    ]);
}

#[test]
fn what_is_folded_is_still_pushed() {
    check_all(&[(
        "Pay: AAA | Shop: ...B ; A>B",
        "fold Shop; drag A +1; unfold Shop",
        "Pay: .AAA | Shop: ....B ; A* A>B",
    )]);
}

#[test]
fn arrows_pass_over_folded_lanes() {
    check_all(&[(
        "Pay: A | Shop: B | Core: C ; A*",
        "fold Shop; down; unfold Shop",
        "Pay: A | Shop: B | Core: C ; C*",
    )]);
}
