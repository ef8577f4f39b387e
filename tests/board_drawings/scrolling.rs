//! Scrolling between lift and drop: what is held lives by its story, not by what is in sight.

use crate::check_all;

#[test]
fn a_source_that_scrolled_out_of_sight_still_drops() {
    check_all(&[
        (
            "Ready: a b c d e f g h | Doing: i",
            "drag a over Ready@1; scroll Ready 5; over Ready@end; drop",
            "Ready^4: b c d e f g h a* | Doing: i",
        ),
        (
            "Ready: a b c d e f g h | Doing: i",
            "drag a over Ready@1; scroll Ready 5.5; over Doing@0; drop",
            "Ready^4.5: b c d e f g h | Doing: a* i",
        ),
        (
            "Ready^5: a b c d e f g h | Doing: i",
            "drag g over Ready@5; scroll Ready 0; over Ready@0; drop",
            "Ready: g* a b c d e f h | Doing: i",
        ),
        (
            "Ready: a b | Doing: | Done: c",
            "drag a over Ready@1; scroll >400; over Done@end; drop",
            "Ready: b | Doing: | Done: c a* >400",
        ),
        ("Ready: a* b | Doing: | Done: c", "lift a; scroll >400; last; drop", "Ready: b | Doing: | Done: a* c >400"),
        (
            "Ana; Ready: a / Bob; Ready: b c / Nobody; Ready: d",
            "drag a over Ana/Ready@0; scroll ^500; over Nobody/Ready@end; drop",
            "Ana; Ready: / Bob; Ready: b c / Nobody; Ready: d a* ^500",
        ),
        (
            "Ready: a* b c* d e f | Doing^3: g h i j k",
            "drag c over Doing@3; scroll Ready 4; scroll Doing 1; over Doing@1; drop",
            "Ready^2: b d e f | Doing^1: g a* c* h i j k",
        ),
    ]);
}

#[test]
fn a_drop_keeps_the_scroll_and_a_cancel_does_not() {
    check_all(&[
        ("Ready^1: a b c | Doing: d >80", "drag a to Doing@0", "Ready: b c | Doing: a* d >80"),
        ("Ready^1: a b c | Doing: d >80", "drag a over Doing@0; scroll >160; drop", "Ready: b c | Doing: a* d >160"),
        (
            "Ready^1: a* b c | Doing: d >80",
            "drag a over Doing@0; scroll >160; scroll Ready 2; escape",
            "Ready^1: a* b c | Doing: d >80",
        ),
        (
            "Ana; Ready: a b / Bob; Ready: c ^64",
            "drag a over Bob/Ready@0; scroll ^128; escape",
            "Ana; Ready: a b / Bob; Ready: c ^64",
        ),
        (
            "Ana; Ready: a b / Bob; Ready: c ^64",
            "drag a over Bob/Ready@0; scroll ^128; drop",
            "Ana; Ready: b / Bob; Ready: a* c ^128",
        ),
        ("Ready: a b c d | Doing: e", "drag a over Doing@0; scroll Ready 2; escape", "Ready: a b c d | Doing: e"),
    ]);
}

#[test]
fn a_drop_that_is_no_step_keeps_the_scroll_too() {
    check_all(&[
        (
            "Ready: a* b c | Doing: d",
            "drag a over Doing@0; scroll Ready 1; over Ready@0; drop",
            "Ready^1: a* b c | Doing: d",
        ),
        (
            "Ana; Ready: a* b / Bob; Ready: c",
            "drag a over Bob/Ready@0; scroll ^9; over Ana/Ready@1; drop",
            "Ana; Ready: a* b / Bob; Ready: c ^9",
        ),
    ]);
}

#[test]
fn what_stands_at_the_top_of_a_scrolled_column_stays_there() {
    check_all(&[
        ("Ready^2.5: a b c d e | Doing: x", "archive a", "Ready^1.5: {a} b c d e | Doing: x"),
        ("Ready^2.5: a b c d e | Doing: x", "drag a to Doing@0", "Ready^1.5: b c d e | Doing: a* x"),
        ("Ready^2.5: a b c d e | Doing: x", "drag x to Ready@0", "Ready^3.5: x* a b c d e | Doing:"),
        // What is below is no matter, and neither is what the person moves away.
        ("Ready^2.5: a b c d e | Doing: x", "archive e", "Ready^2.5: a b c d {e} | Doing: x"),
        ("Ready^2.5: a b c d e | Doing: x", "drag c to Ready@end", "Ready^2.5: a b d e c* | Doing: x"),
        ("Ready^2.5: a b c d e | Doing: x", "drag c to Doing@0", "Ready^2.5: a b d e | Doing: c* x"),
        // At the very top, what comes there is seen.
        ("Ready: a b c d e | Doing: x", "drag x to Ready@0", "Ready: x* a b c d e | Doing:"),
        ("Ready^1.5: red1 blue1 red2 blue2 red3", "filter red", "Ready^1.5: red1 blue1 red2 blue2 red3"),
        (
            "Ready: red1 blue1 red2 blue2 red3",
            "filter red; scroll Ready 1.5; filter ",
            "Ready^2.5: red1 blue1 red2 blue2 red3",
        ),
    ]);
}
