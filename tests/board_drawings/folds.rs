//! Folded lanes and columns: they take drops, open under cards that are held, and fold again.

use crate::check_all;

#[test]
fn a_folded_lane_takes_a_drop_at_the_end_of_its_column() {
    check_all(&[
        (
            "Ana; Ready: a | Doing: / -Bob; Ready: | Doing: b",
            "drag a to Bob/Doing",
            "Ana; Ready: | Doing: / -Bob; Ready: | Doing: b a*",
        ),
        (
            "Ana; Ready: a | Doing: / -Bob; Ready: | Doing:",
            "drag a to Bob/Ready",
            "Ana; Ready: | Doing: / -Bob; Ready: a* | Doing:",
        ),
        (
            "-Ana; Ready: / -Bob; Ready: / Nobody; Ready: a b",
            "drag b to Ana/Ready",
            "-Ana; Ready: b* / -Bob; Ready: / Nobody; Ready: a",
        ),
        ("Ana; Ready: a* b* / -Bob; Ready: c=d", "drag a to Bob/Ready", "Ana; Ready: / -Bob; Ready: c=d a* b*"),
        ("Ready: a | -Doing: b | Done:", "drag a to Doing", "Ready: | -Doing: b a* | Done:"),
        ("Ready: a | -Doing: | Done:", "drag a to Doing", "Ready: | -Doing: a* | Done:"),
        (
            "Ana; Ready: a | -Doing: b / Bob; Ready: | Doing: c",
            "drag a to Bob/Doing",
            "Ana; Ready: | -Doing: b / Bob; Ready: | Doing: c a*",
        ),
    ]);
}

#[test]
fn held_over_it_for_half_a_second_it_opens_and_stays_open_where_the_cards_land() {
    check_all(&[
        (
            "Ana; Ready: a / -Bob; Ready: b c",
            "drag a over Bob/Ready; wait 0.6; drop",
            "Ana; Ready: / Bob; Ready: b c a*",
        ),
        (
            "Ana; Ready: a / -Bob; Ready: b c",
            "drag a over Bob/Ready; wait 0.6; over Bob/Ready@1; drop",
            "Ana; Ready: / Bob; Ready: b a* c",
        ),
        (
            "Ana; Ready: a / -Bob; Ready: b c",
            "drag a over Bob/Ready; wait 0.4; drop",
            "Ana; Ready: / -Bob; Ready: b c a*",
        ),
        ("Ready: a | -Doing: b c", "drag a over Doing; wait 0.6; over Doing@0; drop", "Ready: | Doing: a* b c"),
        (
            "Ready: a | -Doing: b c",
            "drag a over Doing; wait 0.3; over Ready@0; wait 0.3; over Doing; wait 0.3; drop",
            "Ready: | -Doing: b c a*",
        ),
        // First the column under the cards opens, then the lane.
        (
            "Ana; Ready: a | -Doing: / -Bob; Ready: | Doing: b",
            "drag a over Bob/Doing; wait 0.6; over Bob/Doing; wait 0.6; over Bob/Doing@0; drop",
            "Ana; Ready: | Doing: / Bob; Ready: | Doing: a* b",
        ),
    ]);
}

#[test]
fn what_was_opened_on_the_way_folds_again() {
    check_all(&[
        (
            "Ana; Ready: a / -Bob; Ready: b / Cy; Ready: c",
            "drag a over Bob/Ready; wait 0.6; over Cy/Ready@0; drop",
            "Ana; Ready: / -Bob; Ready: b / Cy; Ready: a* c",
        ),
        (
            "Ana; Ready: a / -Bob; Ready: b / -Cy; Ready: c",
            "drag a over Bob/Ready; wait 0.6; over Cy/Ready; wait 0.6; over Cy/Ready@0; drop",
            "Ana; Ready: / -Bob; Ready: b / Cy; Ready: a* c",
        ),
        (
            "Ready: a | -Doing: b | Done:",
            "drag a over Doing; wait 0.6; over Done@0; drop",
            "Ready: | -Doing: b | Done: a*",
        ),
        ("Ready: a b | -Doing: c", "drag a over Doing; wait 0.6; over Ready@0; drop", "Ready: a* b | -Doing: c"),
        ("Ready: a b | -Doing: c", "drag a over Doing; wait 0.6; onto R1; drop", "Ready: a.R1* b | -Doing: c"),
        (
            "Ready: a b | -Doing: c",
            "drag a over Doing; wait 0.6; undo; over Ready@end; drop",
            "Ready: b a* | -Doing: c",
        ),
    ]);
}

#[test]
fn cancelling_folds_all_that_was_opened() {
    check_all(&[
        (
            "Ana; Ready: a b* / -Bob; Ready: c",
            "drag a over Bob/Ready; wait 0.6; escape",
            "Ana; Ready: a b* / -Bob; Ready: c",
        ),
        ("Ready: a b* | -Doing: c", "drag a over Doing; wait 0.6; over Doing@0; escape", "Ready: a b* | -Doing: c"),
        (
            "Ready: a b* | -Doing: c",
            "drag a over Doing; wait 0.6; drag a to nowhere; over Doing@0; drop",
            "Ready: a b* | -Doing: c",
        ),
        ("Ready: a b* | -Doing: c", "lift b; right; escape", "Ready: a b* | -Doing: c"),
        (
            "Ana; Ready: a* | -Doing: / -Bob; Ready: | Doing: b",
            "drag a over Bob/Doing; wait 0.6; over Bob/Doing; wait 0.6; over Bob/Doing@0; escape",
            "Ana; Ready: a* | -Doing: / -Bob; Ready: | Doing: b",
        ),
    ]);
}

#[test]
fn keys_open_a_folded_column_or_lane_at_once_and_fold_it_when_they_leave() {
    check_all(&[
        ("Ready: a* | -Doing: b", "lift a; right; drop", "Ready: | Doing: a* b"),
        ("Ready: a* | -Doing: b | Done:", "lift a; right; right; drop", "Ready: | -Doing: b | Done: a*"),
        ("Ready: a* | -Doing: b", "lift a; right; left; drop", "Ready: a* | -Doing: b"),
        (
            "Ana; Ready: a* / -Bob; Ready: b / Cy; Ready: c",
            "lift a; down; drop",
            "Ana; Ready: / Bob; Ready: a* b / Cy; Ready: c",
        ),
        (
            "Ana; Ready: a* / -Bob; Ready: b / Cy; Ready: c",
            "lift a; down; down; down; drop",
            "Ana; Ready: / -Bob; Ready: b / Cy; Ready: a* c",
        ),
        (
            "Ana; Ready: a / -Bob; Ready: b / Cy; Ready: c*",
            "lift c; up; drop",
            "Ana; Ready: a / Bob; Ready: b c* / Cy; Ready:",
        ),
        (
            "Ana; Ready: a* / -Bob; Ready: b / -Nobody; Ready: c",
            "lift a; down; bottom; bottom; escape",
            "Ana; Ready: a* / -Bob; Ready: b / -Nobody; Ready: c",
        ),
        (
            "Ana; Ready: a* | -Doing: / -Bob; Ready: | Doing: b",
            "lift a; down; right; left; up; drop",
            "Ana; Ready: a* | -Doing: / -Bob; Ready: | Doing: b",
        ),
        (
            "-Ana; Ready: a / Bob; Ready: b c* / -Nobody; Ready: d",
            "lift c; top; top; drop",
            "Ana; Ready: c* a / Bob; Ready: b / -Nobody; Ready: d",
        ),
        ("Ready: a* | -Doing: b", "alt+right", "Ready: | -Doing: a* b"),
    ]);
}
