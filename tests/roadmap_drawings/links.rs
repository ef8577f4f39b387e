//! Pulling dependencies from the ports of bars.

use crate::check_all;

#[test]
fn from_an_end_to_a_start() {
    check_all(&[
        ("Pay: AA.B", "drag A> to B", "Pay: AA.B ; A>B"),
        ("Pay: AA.B", "drag A> to B.start", "Pay: AA.B ; A>B"),
        ("Pay: AA | Shop: ...B", "drag A> to B", "Pay: AA | Shop: ...B ; A>B"),
        ("Pay: AA..M", "drag A> to M", "Pay: AA..M ; A>M"),
        ("Pay: M...A", "drag M> to A", "Pay: M...A ; M>A"),
        ("Pay: AA.B ; A*", "drag A> to B", "Pay: AA.B ; A* A>B"),
        ("Pay: AA.B", "drag A> to B; undo", "Pay: AA.B"),
        ("Pay: A.BBB", "drag A> to B", "Pay: A.BBB ; A>B"),
    ]);
}

#[test]
fn the_ends_say_the_kind() {
    check_all(&[
        ("Pay: A.BBB", "drag A> to B.end", "Pay: A.BBB ; A>B.FF"),
        ("Pay: A.BBB", "drag <A to B.start", "Pay: A.BBB ; A>B.SS"),
        ("Pay: A.BBB", "drag <A to B.end", "Pay: A.BBB ; A>B.SF"),
        ("Pay: A.BBB", "drag A> to B>", "Pay: A.BBB ; A>B.FF"),
        ("Pay: A.BBB", "drag <A to <B", "Pay: A.BBB ; A>B.SS"),
        ("Pay: A.BBB", "drag <A to B>", "Pay: A.BBB ; A>B.SF"),
    ]);
}

#[test]
fn what_it_would_push_shows_before_the_drop() {
    check_all(&[
        ("Pay: AAA / .BB", "take A> to B", "Pay: AAA / .BB => pulls A.end to B.start, pushes B 4..5"),
        ("Pay: AAA / .BB", "drag A> to B", "Pay: AAA / ...BB ; A>B"),
        ("Pay: AAA / .BB", "drag A> to B; undo", "Pay: AAA / .BB"),
        ("Pay: AAA / .BB", "take A> to Pay@9", "Pay: AAA / .BB => pulls A.end"),
        ("Pay: AAA / .BB", "take A> to B; over to Pay@9; over to B; drop", "Pay: AAA / ...BB ; A>B"),
        (
            "Pay: AAA / .BB / ...C ; B>C",
            "take A> to B",
            "Pay: AAA / .BB / ...C ; B>C => pulls A.end to B.start, pushes B 4..5 C 8",
        ),
        ("Pay: AAA / .BB ; manual", "drag A> to B", "Pay: AAA / .BB ; A>/B manual"),
        ("Pay: AAA / .BB ; B!", "drag A> to B", "Pay: AAA / .BB ; B! A>/B"),
    ]);
}

#[test]
fn beside_bars_it_is_dropped_for_nothing() {
    check_all(&[
        ("Pay: AA.B", "drag A> to Pay@9", "Pay: AA.B"),
        ("Pay: AA.B | Shop:", "drag A> to Shop@4", "Pay: AA.B | Shop:"),
        ("Pay: AA.B", "drag A> to A", "Pay: AA.B"),
        ("Pay: AA.B", "drag A> to <A", "Pay: AA.B"),
        ("Pay: AA.B", "take A> to B; over to Pay@9; drop", "Pay: AA.B"),
    ]);
}

#[test]
fn circles_are_refused_and_named() {
    check_all(&[
        ("Pay: AA.B ; A>B", "take B> to A", "Pay: AA.B ; A>B => pulls B.end to A.start, circle B A"),
        ("Pay: AA.B ; A>B", "drag B> to A", "Pay: AA.B ; A>B => That would be a circle: “B” → “A” → “B”."),
        ("Pay: AA.B ; A>B", "drag <B to A.end", "Pay: AA.B ; A>B => That would be a circle: “B” → “A” → “B”."),
        ("Pay: A.B.C ; A>B B>C", "take C> to A", "Pay: A.B.C ; A>B B>C => pulls C.end to A.start, circle C A B"),
        (
            "Pay: A.B.C ; A>B B>C",
            "drag C> to A",
            "Pay: A.B.C ; A>B B>C => That would be a circle: “C” → “A” → “B” → “C”.",
        ),
        ("Pay: A.B.C ; A>B B>C", "drag A> to C", "Pay: A.B.C ; A>B A>C B>C"),
        ("Pay: A.B.C ; A>B B>C", "take C> to A; over to Pay@9; drop", "Pay: A.B.C ; A>B B>C"),
        ("Pay: A.B.C ; A>B B>C", "take C> to A; esc", "Pay: A.B.C ; A>B B>C"),
        ("Pay: A...M ; A>M", "drag M> to A", "Pay: A...M ; A>M => That would be a circle: “M” → “A” → “M”."),
        ("Pay: A.B ; A>B", "link B>A", "Pay: A.B ; A>B => That would be a circle: “B” → “A” → “B”."),
        ("Pay: A.B", "link A>A", "Pay: A.B => That would be a circle: “A” → “A”."),
    ]);
}

#[test]
fn two_bars_have_one_link() {
    check_all(&[
        ("Pay: AA.B ; A>B", "drag A> to B", "Pay: AA.B ; A>B => “A” and “B” are linked already."),
        ("Pay: AA.B ; A>B.SS", "drag A> to B", "Pay: AA.B ; A>B.SS => “A” and “B” are linked already."),
        ("Pay: AA.B ; A>B", "drag A> to B; drag A +1", "Pay: AA.B ; A>B => “A” and “B” are linked already."),
    ]);
}

#[test]
fn links_change_and_go() {
    check_all(&[
        ("Pay: AA.B ; A>B", "unlink A>B", "Pay: AA.B"),
        ("Pay: AA.B ; A>B", "unlink A>B; drag A +2", "Pay: ..AA / ...B ; A*"),
        ("Pay: AA.B ; A>B", "lag A>B +2", "Pay: AA..B ; A>B+2"),
        ("Pay: AA / .B ; A>B-1", "lag A>B +0", "Pay: AA / ..B ; A>B"),
        ("Pay: AAA / .B ; A>B.SS", "kind A>B FF", "Pay: AAA / ..B ; A>B.FF"),
        ("Pay: AAA / .B ; A>B.SS", "kind A>B ", "Pay: AAA / ...B ; A>B"),
        ("Pay: AA.B ; A>B", "remove B", "Pay: AA"),
        ("Pay: AA.B ; A>B", "remove A; undo", "Pay: AA.B ; A>B"),
    ]);
}

#[test]
fn by_keyboard_the_earlier_of_two_comes_first() {
    check_all(&[
        ("Pay: AA.B ; A* B*", "L", "Pay: AA.B ; A* B* A>B"),
        ("Pay: BB.A ; A* B*", "L", "Pay: BB.A ; A* B* B>A"),
        ("Pay: AA.B ; A* B* A>B", "L", "Pay: AA.B ; A* B* A>B => “A” and “B” are linked already."),
    ]);
}
