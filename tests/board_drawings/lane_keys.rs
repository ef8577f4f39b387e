//! Keys in lanes: lifted cards step from lane to lane, and commands stay in theirs.

use crate::check_all;

#[test]
fn lifted_cards_step_from_lane_to_lane() {
    check_all(&[
        ("Ana; Ready: a* / Bob; Ready: b c", "lift a; down; drop", "Ana; Ready: / Bob; Ready: a* b c"),
        ("Ana; Ready: a* / Bob; Ready: b c", "lift a; down; down; drop", "Ana; Ready: / Bob; Ready: b a* c"),
        ("Ana; Ready: a* / Bob; Ready: b c", "lift a; down; bottom; drop", "Ana; Ready: / Bob; Ready: b c a*"),
        (
            "Ana; Ready: a* / Bob; Ready: b / Nobody; Ready: c",
            "lift a; down; bottom; bottom; drop",
            "Ana; Ready: / Bob; Ready: b / Nobody; Ready: c a*",
        ),
        ("Ana; Ready: a b / Bob; Ready: c*", "lift c; up; drop", "Ana; Ready: a b c* / Bob; Ready:"),
        ("Ana; Ready: a b / Bob; Ready: c*", "lift c; up; up; drop", "Ana; Ready: a c* b / Bob; Ready:"),
        ("Ana; Ready: a b / Bob; Ready: c*", "lift c; top; drop", "Ana; Ready: c* a b / Bob; Ready:"),
        (
            "Ana; Ready: a | Doing: / Bob; Ready: b* | Doing: c",
            "lift b; right; up; drop",
            "Ana; Ready: a | Doing: b* / Bob; Ready: | Doing: c",
        ),
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: | Doing:",
            "lift a; down; right; drop",
            "Ana; Ready: | Doing: / Bob; Ready: | Doing: a*",
        ),
        ("Ana; Ready: a* b* / Bob; Ready: c", "lift a; down; drop", "Ana; Ready: / Bob; Ready: a* b* c"),
        ("Ana; Ready: a* b / Bob; Ready: c", "lift a; down; drop", "Ana; Ready: b a* / Bob; Ready: c"),
        (
            "Urgent; Ready: a / High; Ready: / Medium; Ready: b*",
            "lift b; up; drop",
            "Urgent; Ready: a / High; Ready: b* / Medium; Ready:",
        ),
    ]);
}

#[test]
fn beyond_the_first_and_the_last_lane_they_stay() {
    check_all(&[
        ("Ana; Ready: a* b / Nobody; Ready: c", "lift a; up; up; drop", "Ana; Ready: a* b / Nobody; Ready: c"),
        ("Ana; Ready: a b / Nobody; Ready: c*", "lift c; down; down; drop", "Ana; Ready: a b / Nobody; Ready: c*"),
        (
            "Ana; Ready: a* b / Nobody; Ready: c",
            "lift a; down; down; down; down; up; up; up; up; drop",
            "Ana; Ready: a* b / Nobody; Ready: c",
        ),
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: | Doing:",
            "lift a; left; first; drop",
            "Ana; Ready: a* | Doing: / Bob; Ready: | Doing:",
        ),
    ]);
}

#[test]
fn commands_keep_to_the_lane() {
    check_all(&[
        ("Ana; Ready: a b* / Bob; Ready: c", "alt+down", "Ana; Ready: a b* / Bob; Ready: c"),
        ("Ana; Ready: a b* / Bob; Ready: c", "alt+up", "Ana; Ready: b* a / Bob; Ready: c"),
        ("Ana; Ready: a / Bob; Ready: b* c", "alt+up", "Ana; Ready: a / Bob; Ready: b* c"),
        ("Ana; Ready: a / Bob; Ready: b* c", "alt+end", "Ana; Ready: a / Bob; Ready: c b*"),
        ("Ana; Ready: a / Bob; Ready: b c*", "alt+home", "Ana; Ready: a / Bob; Ready: c* b"),
        (
            "Ana; Ready: a* | Doing: b / Bob; Ready: | Doing: c",
            "alt+right",
            "Ana; Ready: | Doing: a* b / Bob; Ready: | Doing: c",
        ),
        (
            "Ana; Ready: | Doing: / Bob; Ready: a | Doing: b*",
            "alt+left",
            "Ana; Ready: | Doing: / Bob; Ready: b* a | Doing:",
        ),
        // Cards of other lanes that are selected too stay where they are.
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: b* | Doing:",
            "alt+right",
            "Ana; Ready: | Doing: a* / Bob; Ready: b* | Doing:",
        ),
        ("Ana; Ready: c a* / Bob; Ready: d b*", "alt+up", "Ana; Ready: a* c / Bob; Ready: d b*"),
        ("Ana; Ready: c a* / Bob; Ready: d b**", "alt+up", "Ana; Ready: c a* / Bob; Ready: b** d"),
    ]);
}

#[test]
fn commands_move_past_cards_of_other_lanes() {
    check_all(&[
        ("Ready: a.Ana b.Bob c.Ana*", "group assignee; alt+up; group none", "Ready: c.Ana* a.Ana b.Bob"),
        ("Ready: a.Ana* b.Bob c.Ana d.Bob", "group assignee; alt+down; group none", "Ready: b.Bob c.Ana a.Ana* d.Bob"),
        ("Ready: a.Bob b.Ana c.Ana*", "group assignee; alt+home; group none", "Ready: a.Bob c.Ana* b.Ana"),
        ("Ready: a.Ana* b.Ana c.Bob", "group assignee; alt+end; group none", "Ready: b.Ana a.Ana* c.Bob"),
    ]);
}

#[test]
fn other_edits_happen_in_the_lane_and_the_keys_go_on_beside_what_is_gone() {
    check_all(&[
        ("Ana; Ready: a / Bob; Ready: b", "new Bob/Ready n", "Ana; Ready: a / Bob; Ready: n* b"),
        ("blue; Ready: a / red; Ready: b", "new red/Ready n", "blue; Ready: a / red; Ready: n* b"),
        ("Ready: a* b | Doing:", "delete; alt+right", "Ready: | Doing: b*"),
        ("Ready: a b* | Doing:", "archive; alt+right", "Ready: {b} | Doing: a*"),
        ("Ready: a b* c | Doing:", "split b d; alt+right", "Ready: a b c | Doing: d*"),
    ]);
}
