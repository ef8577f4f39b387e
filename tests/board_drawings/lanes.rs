//! Lanes: a drop gives a story what the lane stands for, and keeps the order of all that is not moved.

use crate::check_all;

#[test]
fn a_drop_in_another_lane_changes_what_the_lane_stands_for() {
    check_all(&[
        (
            "Ana; Ready: a b | Doing: c / Bob; Ready: d | Doing: e",
            "drag a to Bob/Doing@0",
            "Ana; Ready: b | Doing: c / Bob; Ready: d | Doing: a* e",
        ),
        (
            "Ana; Ready: a b | Doing: c / Bob; Ready: d | Doing: e",
            "drag a to Bob/Doing@end",
            "Ana; Ready: b | Doing: c / Bob; Ready: d | Doing: e a*",
        ),
        ("Ana; Ready: a / Bob; Ready: b c", "drag a to Bob/Ready@1", "Ana; Ready: / Bob; Ready: b a* c"),
        ("Ana; Ready: a / Nobody; Ready: b", "drag a to Nobody/Ready@0", "Ana; Ready: / Nobody; Ready: a* b"),
        ("Ana; Ready: a / Nobody; Ready: b", "drag b to Ana/Ready@end", "Ana; Ready: a b* / Nobody; Ready:"),
        (
            "Urgent; Ready: a | Doing: / Low; Ready: b | Doing:",
            "drag b to Urgent/Doing@0",
            "Urgent; Ready: a | Doing: b* / Low; Ready: | Doing:",
        ),
        (
            "Urgent; Ready: a / Low; Ready: b",
            "drag a to Medium/Ready@0",
            "Urgent; Ready: / Medium; Ready: a* / Low; Ready: b",
        ),
        ("Pay; Ready: a / Search; Ready: b", "drag a to Search/Ready@0", "Pay; Ready: / Search; Ready: a* b"),
        (
            "Pay; Ready: a b / Search; Ready: c",
            "drag a to No initiative/Ready@0",
            "Pay; Ready: b / Search; Ready: c / No initiative; Ready: a*",
        ),
    ]);
}

#[test]
fn a_drop_works_in_an_empty_lane_and_in_the_same_column_of_another() {
    check_all(&[
        (
            "Ana; Ready: a | Doing: / Bob; Ready: | Doing:",
            "drag a to Bob/Ready@0",
            "Ana; Ready: | Doing: / Bob; Ready: a* | Doing:",
        ),
        (
            "Ana; Ready: a | Doing: / Bob; Ready: | Doing:",
            "drag a to Bob/Doing@0",
            "Ana; Ready: | Doing: / Bob; Ready: | Doing: a*",
        ),
        (
            "Ana; Ready: a | Doing: / Bob; Ready: | Doing:",
            "drag a to Bob/Doing@9",
            "Ana; Ready: | Doing: / Bob; Ready: | Doing: a*",
        ),
        ("Ana; Ready: a b / Bob; Ready: c d", "drag b to Bob/Ready@0", "Ana; Ready: a / Bob; Ready: b* c d"),
        ("Ana; Ready: a b / Bob; Ready: c d", "drag c to Ana/Ready@1", "Ana; Ready: a c* b / Bob; Ready: d"),
        ("Ana; Ready: a b / Bob; Ready: c d", "drag d to Ana/Ready@end", "Ana; Ready: a b d* / Bob; Ready: c"),
        ("Ana; Ready: a=b / Bob; Ready: c=d", "drag c to Ana/Ready@1", "Ana; Ready: a c* b / Bob; Ready: d"),
        ("Ana; Ready: a=b=c / Bob; Ready: d", "drag b to Bob/Ready@0", "Ana; Ready: a=c / Bob; Ready: b* d"),
    ]);
}

#[test]
fn within_the_lead_s_lane_each_card_keeps_its_own() {
    check_all(&[
        (
            "Ana; Ready: a* | Doing: b / Bob; Ready: c* | Doing: d",
            "drag a to Ana/Doing@0",
            "Ana; Ready: | Doing: a* b / Bob; Ready: | Doing: c* d",
        ),
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: | Doing: c*",
            "drag a to Ana/Doing@0",
            "Ana; Ready: | Doing: a* / Bob; Ready: | Doing: c*",
        ),
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: c* | Doing:",
            "lift a; right; drop",
            "Ana; Ready: | Doing: a* / Bob; Ready: | Doing: c*",
        ),
        ("Ana; Ready: a* b / Bob; Ready: c*", "drag a to Ana/Ready@0", "Ana; Ready: a* b / Bob; Ready: c*"),
        ("Ana; Ready: a* b / Bob; Ready: c*", "drag a to Ana/Ready@end", "Ana; Ready: b a* / Bob; Ready: c*"),
        (
            "Ana; Ready~title: a* b | Doing: / Bob; Ready: | Doing: c*",
            "drag a to Ana/Ready@end",
            "Ana; Ready~title: a* b | Doing: / Bob; Ready: c* | Doing:",
        ),
        (
            "Ana; Ready~title: a* b / Bob; Ready: c*",
            "drag a to Ana/Ready@end",
            "Ana; Ready~title: a* b / Bob; Ready: c*",
        ),
        (
            "blue; Ready: a* | Doing: / red; Ready: a* b* | Doing:",
            "drag blue/a to blue/Doing@0",
            "blue; Ready: | Doing: a* / red; Ready: | Doing: a* b*",
        ),
        ("No label; Ready: a* | Doing:", "drag a to No label/Doing@0", "No label; Ready: | Doing: a*"),
    ]);
}

#[test]
fn several_cards_of_several_lanes_come_together_in_another_in_their_order() {
    check_all(&[
        (
            "Ana; Ready: a* b | Doing: / Bob; Ready: c* | Doing: d",
            "drag a to Bob/Doing@0",
            "Ana; Ready: b | Doing: / Bob; Ready: | Doing: a* c* d",
        ),
        (
            "Ana; Ready: a* b | Doing: / Bob; Ready: c* | Doing: d",
            "drag c to Ana/Ready@end",
            "Ana; Ready: b a* c* | Doing: / Bob; Ready: | Doing: d",
        ),
        (
            "Ana; Ready: a b* | Doing: c* / Bob; Ready: d | Doing: e*",
            "drag b to Nobody/Ready@0",
            "Ana; Ready: a | Doing: / Bob; Ready: d | Doing: / Nobody; Ready: b* c* e* | Doing:",
        ),
        ("Ana; Ready: a* b* / Bob; Ready: c", "drag c to Ana/Ready@1", "Ana; Ready: a c* b / Bob; Ready:"),
    ]);
}

#[test]
fn dropping_a_card_where_it_stands_is_no_step() {
    check_all(&[
        ("Ana; Ready: a* b / Bob; Ready: c", "drag a to Ana/Ready@0", "Ana; Ready: a* b / Bob; Ready: c"),
        ("Ana; Ready: a* b / Bob; Ready: c", "drag a to Ana/Ready@1", "Ana; Ready: a* b / Bob; Ready: c"),
        ("Ana; Ready: a* b* / Bob; Ready: c", "drag b to Ana/Ready@1", "Ana; Ready: a* b* / Bob; Ready: c"),
        ("red; Ready: a* b / No label; Ready: c", "drag a to red/Ready@1", "red; Ready: a* b / No label; Ready: c"),
        // The other lane's card stands between them in rank, but not in sight.
        (
            "Ready: a.Ana* b.Bob c.Ana*",
            "group assignee; drag a to Ana/Ready@1; group none",
            "Ready: a.Ana* b.Bob c.Ana*",
        ),
    ]);
}

#[test]
fn cards_of_other_lanes_keep_their_places_in_the_column() {
    check_all(&[
        (
            "Ready: a.Ana b.Bob c.Ana | Doing: d.Ana",
            "group assignee; drag d to Ana/Ready@1; group none",
            "Ready: a.Ana b.Bob d.Ana* c.Ana | Doing:",
        ),
        (
            "Ready: a.Ana b.Bob c.Ana | Doing: d.Ana",
            "group assignee; drag d to Ana/Ready@end; group none",
            "Ready: a.Ana b.Bob c.Ana d.Ana* | Doing:",
        ),
        (
            "Ready: a.Ana b.Bob c.Ana | Doing: d.Cy",
            "group assignee; drag d to Bob/Ready@end; group none",
            "Ready: a.Ana b.Bob d.Bob* c.Ana | Doing:",
        ),
        (
            "Ready: a.Ana b.Bob c.Ana | Doing: d.Cy",
            "group assignee; drag d to Cy/Ready@0; group none",
            "Ready: a.Ana b.Bob c.Ana d.Cy* | Doing:",
        ),
        (
            "Ready: a.Ana b.Bob c.Ana d.Bob",
            "group assignee; drag c to Ana/Ready@0; group none",
            "Ready: c.Ana* a.Ana b.Bob d.Bob",
        ),
        (
            "Ready: a.Ana b.Bob=c.Ana=d.Bob | Doing: e.Bob",
            "group assignee; drag e to Bob/Ready@1; group none",
            "Ready: a.Ana b.Bob c.Ana e.Bob* d.Bob | Doing:",
        ),
        (
            "Ready: a.Ana (x.Ana) b.Ana | Doing: c.Bob",
            "group assignee; drag c to Ana/Ready@1; group none",
            "Ready: a.Ana (x.Ana) c.Ana* b.Ana | Doing:",
        ),
    ]);
}

#[test]
fn the_same_column_in_another_lane_is_no_move_to_it() {
    check_all(&[
        ("Ana; Ready: a / Bob; Ready: b", "drag a to Bob/Ready@0; undo", "Ana; Ready: a* / Bob; Ready: b"),
        ("Ana; Ready: a / Bob; Ready: b", "drag a to Bob/Ready@0; undo; redo", "Ana; Ready: / Bob; Ready: a* b"),
        (
            "Ana; Ready: a | Done: / Bob; Ready: | Done: b",
            "drag a to Bob/Done@0; drag b to Ana/Ready@0",
            "Ana; Ready: b* | Done: / Bob; Ready: | Done: a",
        ),
    ]);
}
