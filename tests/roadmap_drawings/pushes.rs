//! What a move pushes: as far as the links ask, and no farther.

use crate::check_all;

#[test]
fn a_successor_starts_after_the_end() {
    check_all(&[
        ("Pay: AA.B ; A>B", "drag A +2", "Pay: ..AA / ....B ; A* A>B"),
        ("Pay: AA | Shop: ..BB ; A>B", "drag A +1", "Pay: .AA | Shop: ...BB ; A* A>B"),
        ("Pay: AA | Shop: ..BB ; A>B", "drag A.end +1", "Pay: AAA | Shop: ...BB ; A* A>B"),
        ("Pay: AA | Shop: ..BB ; A>B", "drag A +2", "Pay: ..AA | Shop: ....BbbB ; A* A>B"),
        ("Pay: AA | Shop: ..BB ; A>B", "drag A +3", "Pay: ...AA | Shop: .....--BB ; A* A>B"),
        ("Pay: AA | Shop: ..BB ; A>B", "drag A +1; undo", "Pay: AA | Shop: ..BB ; A* A>B"),
    ]);
}

#[test]
fn slack_is_used_up_first() {
    check_all(&[
        ("Pay: AA | Shop: ....B ; A>B", "drag A +1", "Pay: .AA | Shop: ....B ; A* A>B"),
        ("Pay: AA | Shop: ....B ; A>B", "drag A +2", "Pay: ..AA | Shop: ....B ; A* A>B"),
        ("Pay: AA | Shop: ....B ; A>B", "drag A +3", "Pay: ...AA | Shop: .....--B ; A* A>B"),
        (
            "Pay: AA | Shop: ....B | Core: .....--C ; A>B B>C",
            "drag A +3",
            "Pay: ...AA | Shop: .....--B | Core: .....--.C ; A* A>B B>C",
        ),
        (
            "Pay: AA | Shop: ....B | Core: .....--.C ; A>B B>C",
            "drag A +3",
            "Pay: ...AA | Shop: .....--B | Core: .....--.C ; A* A>B B>C",
        ),
    ]);
}

#[test]
fn nothing_is_pulled_back() {
    check_all(&[
        ("Pay: ..AA | Shop: ....B ; A>B", "drag A -2", "Pay: AA | Shop: ....B ; A* A>B"),
        ("Pay: ..AA | Shop: ....B ; A>B", "drag A.end -1", "Pay: ..A | Shop: ....B ; A* A>B"),
        ("Pay: AA | Shop: ..B ; A>B", "drag A +2; drag A -2", "Pay: AA | Shop: ....B ; A* A>B"),
        ("Pay: AA | Shop: ..B ; A>B", "take A +2; over +0; drop", "Pay: AA | Shop: ..B ; A* A>B"),
    ]);
}

#[test]
fn a_chain_moves_as_one() {
    check_all(&[
        ("Pay: A | Shop: .B | Core: ..C ; A>B B>C", "drag A +1", "Pay: .A | Shop: ..B | Core: ...C ; A* A>B B>C"),
        ("Pay: A | Shop: .B | Core: ..C ; A>B B>C", "drag B +1", "Pay: A | Shop: ..B | Core: ...C ; B* A>B B>C"),
        ("Pay: A | Shop: .B | Core: ..C ; A>B B>C", "drag C +1", "Pay: A | Shop: .B | Core: ...C ; C* A>B B>C"),
        ("Pay: A | Shop: .B | Core: ..C ; A>B A>C", "drag A +2", "Pay: ..A | Shop: ...B | Core: ...C ; A* A>B A>C"),
        (
            "Pay: A | Shop: .B | Core: ..C ; A>B B>C",
            "take A +1",
            "Pay: A | Shop: .B | Core: ..C ; A* A>B B>C => holds A 2, pushes B 3 C 4",
        ),
        (
            "Pay: A | Shop: .BB | Core: .C | Web: ...D ; A>B A>C B>D C>D",
            "drag A +1",
            "Pay: .A | Shop: ..BB | Core: ..C | Web: ....D ; A* A>B A>C B>D C>D",
        ),
        ("Pay: A | Shop: .B | Core: ..C ; A>B B>C", "drag A +1; undo", "Pay: A | Shop: .B | Core: ..C ; A* A>B B>C"),
    ]);
}

#[test]
fn the_pushed_keep_their_working_days() {
    check_all(&[
        ("Pay: AAA | Shop: ...BB ; A>B", "drag A +1", "Pay: .AAA | Shop: ....BbbB ; A* A>B"),
        ("Pay: AAA | Shop: ...BBbbB ; A>B", "drag A +2", "Pay: ..AAA | Shop: .....--BBB ; A* A>B"),
        ("Pay: AA | Shop: ..BBB ; A>B", "drag A +4", "Pay: ....AaaA | Shop: .....--.BBB ; A* A>B"),
    ]);
}

#[test]
fn what_is_put_somewhere_by_hand_stays() {
    check_all(&[
        ("Pay: AA | Shop: ..B ; A>B", "drag B -1", "Pay: AA | Shop: .B ; B* A>/B"),
        ("Pay: AA | Shop: .B ; A>/B", "drag B +1", "Pay: AA | Shop: ..B ; B* A>B"),
        ("Pay: AA | Shop: .B | Core: ..C ; A>/B B>C", "drag B -1", "Pay: AA | Shop: B | Core: ..C ; B* A>/B B>C"),
        // A link that is broken elsewhere stays so.
        ("Pay: AA | Shop: .B | Core: ..C ; A>/B B>C", "drag C +1", "Pay: AA | Shop: .B | Core: ...C ; C* A>/B B>C"),
        ("Pay: AA | Shop: .B ; A>/B", "drag A +0", "Pay: AA | Shop: .B ; A* A>/B"),
        ("Pay: AA | Shop: .B ; A>/B", "drag A +1", "Pay: .AA | Shop: ...B ; A* A>B"),
    ]);
}

#[test]
fn several_that_are_linked_go_together_and_push_the_rest() {
    check_all(&[
        (
            "Pay: A | Shop: .B | Core: ..C ; A* B* A>B B>C",
            "drag A +1",
            "Pay: .A | Shop: ..B | Core: ...C ; A* B* A>B B>C",
        ),
        (
            "Pay: A | Shop: .B | Core: ..C ; A* C* A>B B>C",
            "drag A +1",
            "Pay: .A | Shop: ..B | Core: ...C ; A* C* A>B B>C",
        ),
        (
            "Pay: A | Shop: .BB | Core: ...C ; A* C* A>B B>C",
            "drag A +1",
            "Pay: .A | Shop: ..BB | Core: ....C ; A* C* A>B B>C",
        ),
    ]);
}

#[test]
fn without_dates_nothing_is_pushed() {
    check_all(&[
        ("Pay: AA / (B) ; A>B", "drag A +1", "Pay: .AA / (B) ; A* A>B"),
        ("Pay: A / (B) | Shop: .C ; A>B B>C", "drag A +3", "Pay: ...A / (B) | Shop: .C ; A* A>B B>C"),
        ("Pay: AA | Shop: ..B ; A>B", "set B undated; drag A +1", "Pay: .AA | Shop: (B) ; A* A>B"),
    ]);
}

#[test]
fn what_is_undone_meanwhile_shows_at_once() {
    check_all(&[
        ("Pay: AA | Shop: ..B ; A>B", "drag B +2; take A +1", "Pay: AA | Shop: ....B ; A* A>B => holds A 2..3"),
        (
            "Pay: AA | Shop: ..B ; A>B",
            "drag B +2; take A +1; undo",
            "Pay: AA | Shop: ..B ; A* A>B => holds A 2..3, pushes B 4",
        ),
        (
            "Pay: AA | Shop: ..B",
            "drag B -1; take A> to B",
            "Pay: AA | Shop: .B ; B* => pulls A.end to B.start, pushes B 3",
        ),
        ("Pay: AA | Shop: ..B", "drag B -1; take A> to B; undo", "Pay: AA | Shop: ..B ; B* => pulls A.end to B.start"),
    ]);
}
