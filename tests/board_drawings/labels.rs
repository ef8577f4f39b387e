//! Lanes by label, where a story may stand in several.

use crate::check_all;

#[test]
fn a_drop_swaps_the_label_of_the_lane_that_is_left_for_the_other() {
    check_all(&[
        (
            "blue; Ready: a | Doing: / red; Ready: b | Doing:",
            "drag a to red/Doing@0",
            "blue; Ready: | Doing: / red; Ready: b | Doing: a*",
        ),
        ("blue; Ready: a / red; Ready: b", "drag a to red/Ready@end", "blue; Ready: / red; Ready: b a*"),
        ("blue; Ready: a / No label; Ready: b", "drag b to blue/Ready@0", "blue; Ready: b* a / No label; Ready:"),
        ("blue; Ready: a / No label; Ready: b", "drag a to No label/Ready@end", "blue; Ready: / No label; Ready: b a*"),
        (
            "blue; Ready: a* / green; Ready: b* / red; Ready: c",
            "drag a to red/Ready@0",
            "blue; Ready: / green; Ready: b* / red; Ready: a* b* c",
        ),
    ]);
}

#[test]
fn a_story_in_two_lanes_leaves_only_the_one_that_it_is_taken_from() {
    check_all(&[
        (
            "blue; Ready: a / green; Ready: / red; Ready: a b",
            "drag blue/a to green/Ready@0",
            "blue; Ready: / green; Ready: a* / red; Ready: b a*",
        ),
        (
            "blue; Ready: a / green; Ready: / red; Ready: a b",
            "drag red/a to green/Ready@0",
            "blue; Ready: a* / green; Ready: a* / red; Ready: b",
        ),
        ("blue; Ready: a b / red; Ready: a", "drag blue/a to blue/Ready@end", "blue; Ready: b a* / red; Ready: a*"),
        (
            "blue; Ready: a / red; Ready: a b",
            "drag blue/a to No label/Ready@0",
            "blue; Ready: / red; Ready: b / No label; Ready: a*",
        ),
    ]);
}

#[test]
fn onto_itself_in_another_of_its_lanes_it_still_leaves_the_first() {
    check_all(&[
        ("blue; Ready: a / red; Ready: a b", "drag blue/a to red/Ready@0", "blue; Ready: / red; Ready: a* b"),
        ("blue; Ready: a / red; Ready: a b", "drag blue/a to red/Ready@1", "blue; Ready: / red; Ready: a* b"),
        ("blue; Ready: a / red; Ready: a b", "drag red/a to blue/Ready@0", "blue; Ready: a* / red; Ready: b"),
        ("blue; Ready: a / red; Ready: a b", "drag blue/a to red/Ready@end", "blue; Ready: / red; Ready: b a*"),
        (
            "blue; Ready~title: a / red; Ready: a b",
            "drag blue/a to red/Ready@end",
            "blue; Ready~title: / red; Ready: a* b",
        ),
        (
            "Ready: x.red (y) a.blue.red",
            "group label; drag blue/a to red/Ready@end; group none",
            "Ready: x.red (y) a.red*",
        ),
    ]);
}

#[test]
fn keys_and_the_menu_mean_the_lane_that_the_cursor_is_in() {
    check_all(&[
        (
            "blue; Ready: a | Doing: / red; Ready: a | Doing: b",
            "pick a; cursor in red; alt+right",
            "blue; Ready: | Doing: a* / red; Ready: | Doing: a* b",
        ),
        (
            "blue; Ready: b a / red; Ready: a c",
            "pick a; cursor in red; alt+down",
            "blue; Ready: b a* / red; Ready: c a*",
        ),
        (
            "blue; Ready: b a / red; Ready: a c",
            "pick a; cursor in blue; alt+up",
            "blue; Ready: a* b / red; Ready: a* c",
        ),
        (
            "blue; Ready: a / green; Ready: / red; Ready: a",
            "pick a; cursor in red; moveto Ready green top",
            "blue; Ready: a* / green; Ready: a* / red; Ready:",
        ),
        (
            "blue; Ready: a / green; Ready: / red; Ready: a",
            "pick a; cursor in blue; moveto Ready green top",
            "blue; Ready: / green; Ready: a* / red; Ready: a*",
        ),
        ("blue; Ready: a* b / red; Ready: a*", "lift red/a; up; drop", "blue; Ready: b a* / red; Ready:"),
        ("blue; Ready: a* b / red; Ready: a*", "lift blue/a; down; drop", "blue; Ready: b a* / red; Ready: a*"),
    ]);
}
