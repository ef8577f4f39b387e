//! Sorted and filtered columns: a drop in an order that is not the rank changes the column alone.

use roadboard::edit::Refusal;

use crate::reading::board;
use crate::{check_all, hand};

#[test]
fn in_a_sorted_column_a_drop_changes_the_column_and_no_rank() {
    check_all(&[
        // The ranks of equally long columns are the same, so that what keeps its rank stands beside its like.
        ("Ready: a b | Doing~title: c d", "drag b to Doing@0", "Ready: a | Doing~title: c b*=d"),
        ("Ready: a b | Doing~title: c d", "drag a to Doing@end", "Ready: b | Doing~title: a*=c d"),
        ("Ready: a b | Doing~title: c d", "drag a to Doing@1", "Ready: b | Doing~title: a*=c d"),
        ("Ready: a* b* | Doing~title: c d", "drag a to Doing@0", "Ready: | Doing~title: a*=c b*=d"),
        ("Ready: a b | Doing~priority: c d.Urgent", "drag a to Doing@0", "Ready: b | Doing~priority: a*=c d.Urgent"),
        ("Ready~title: a b | Doing: c d", "drag a to Doing@1", "Ready~title: b | Doing: c a* d"),
        ("Ready: a b | Doing~title:", "drag b to Doing@0", "Ready: a | Doing~title: b*"),
    ]);
}

#[test]
fn within_a_sorted_column_nothing_moves() {
    check_all(&[
        ("Ready~title: b* a", "drag b to Ready@0", "Ready~title: b* a"),
        ("Ready~title: b* a c", "drag b to Ready@end", "Ready~title: b* a c"),
        ("Ready~title: b* a* c", "drag b to Ready@end", "Ready~title: b* a* c"),
        ("Ready~title: b* a", "alt+up", "Ready~title: b* a"),
        ("Ready~title: b* a", "alt+home", "Ready~title: b* a"),
        ("Ready~title: b* a", "alt+end", "Ready~title: b* a"),
        ("Ready~title: b* a", "moveto Ready bottom", "Ready~title: b* a"),
        ("Ready~title: b* a", "lift b; down; drop", "Ready~title: b* a"),
    ]);
}

#[test]
fn commands_and_the_menu_change_the_column_of_sorted_ones_too() {
    check_all(&[
        ("Ready: a b* | Doing~title: c d", "alt+right", "Ready: a | Doing~title: c b*=d"),
        ("Ready~title: a b* | Doing: c d", "alt+right", "Ready~title: a | Doing: c b* d"),
        ("Ready: a b* | Doing~title: c d", "moveto Doing top", "Ready: a | Doing~title: c b*=d"),
        ("Ready: a b* | Doing~title: c d", "lift b; right; bottom; drop", "Ready: a | Doing~title: c b*=d"),
    ]);
}

#[test]
fn in_lanes_a_sorted_column_takes_the_lane_too() {
    check_all(&[
        ("Ana; Ready~title: a b / Bob; Ready:", "drag a to Bob/Ready@0", "Ana; Ready~title: b / Bob; Ready: a*"),
        (
            "Ana; Ready~title: a / Bob; Ready: c b",
            "drag a to Bob/Ready@1; group none",
            "Ready~title: a.Bob* c.Bob b.Bob",
        ),
        ("Ana; Ready~title: a* b / Bob; Ready:", "drag a to Ana/Ready@end", "Ana; Ready~title: a* b / Bob; Ready:"),
        (
            "Ana; Ready: a | Doing~title: / Bob; Ready: | Doing: b",
            "drag a to Bob/Doing@0",
            "Ana; Ready: | Doing~title: / Bob; Ready: | Doing: a*=b",
        ),
    ]);
}

#[test]
fn a_sort_that_changes_while_cards_are_held_decides_at_the_drop() {
    check_all(&[
        ("Ready: a b | Doing: c d", "drag a over Doing@1; sort Doing title; drop", "Ready: b | Doing~title: a*=c d"),
        (
            "Ready: a b | Doing~title: d c",
            "drag a over Doing@1; sort Doing rank; drop",
            "Ready: b | Doing~rank: d a* c",
        ),
    ]);
}

#[test]
fn rows_are_counted_as_the_filter_shows_them() {
    check_all(&[
        (
            "Ready: red1 blue1 red2 | Doing: red3 blue2 red4",
            "filter red; drag red1 to Doing@1",
            "Ready: blue1 red2 | Doing: red3 blue2 red1* red4",
        ),
        (
            "Ready: red1 blue1 red2 | Doing: red3 blue2 red4",
            "filter red; drag red1 to Doing@end",
            "Ready: blue1 red2 | Doing: red3 blue2 red4 red1*",
        ),
        ("Ready: red1 | Doing: blue1 blue2", "filter red; drag red1 to Doing@0", "Ready: | Doing: blue1 blue2 red1*"),
        ("Ready: red1* blue1 red2", "filter red; alt+down", "Ready: blue1 red2 red1*"),
        ("Ready: blue1 red1 blue2 red2*", "filter red; alt+up", "Ready: blue1 red2* red1 blue2"),
        ("Ready: blue1 red1 blue2 red2*", "filter red; moveto Ready top", "Ready: blue1 red2* red1 blue2"),
        (
            "Ana; Ready: red1 blue1 | Doing: / Bob; Ready: blue2 | Doing: red2",
            "filter red; drag red1 to Bob/Doing@0",
            "Ana; Ready: blue1 | Doing: / Bob; Ready: blue2 | Doing: red1* red2",
        ),
    ]);
}

#[test]
fn what_a_filter_hides_is_not_selected_and_does_not_move_along() {
    check_all(&[
        ("Ready: red1* blue1* red2 | Doing:", "filter red", "Ready: red1* blue1 red2 | Doing:"),
        ("Ready: red1* blue1* red2 | Doing:", "filter red; drag red1 to Doing@0", "Ready: blue1 red2 | Doing: red1*"),
        ("Ready: red1* blue1* red2 | Doing:", "filter red; alt+right; filter ", "Ready: blue1 red2 | Doing: red1*"),
        ("Ready: a* (x) | Doing:", "show all; pick a,x; show sprint; alt+right", "Ready: (x) | Doing: a*"),
        ("Ready: red1 blue1 | Doing:", "drag blue1 over Doing@0; filter red; drop", "Ready: red1 | Doing: blue1"),
        // Neither does what an edit or a step back takes out of sight.
        ("Ready: a* b* (x) | Doing:", "set a backlog; alt+right", "Ready: (a) (x) | Doing: b*"),
        (
            "Ready: a (x) | Doing:",
            "show all; set x S1; show sprint; pick a,x; undo; alt+right",
            "Ready: (x) | Doing: a*",
        ),
    ]);
}

#[test]
fn in_the_archive_nothing_moves() {
    for (before, words) in [
        ("Ready: {a} {b} {c}", "show archive; drag c to Ready@0"),
        ("Ready: {a} x {b} | Doing: {c}", "show archive; drag c to Ready@1"),
        ("Ready: {a} | Doing:", "show archive; pick a; alt+right"),
        ("Ready: {a} | Doing:", "show archive; pick a; moveto Doing top"),
    ] {
        let mut board = board(before);
        assert_eq!(hand::work(&mut board, words), Err(Refusal::Archived), "{before}, {words}");
        assert_eq!(board.document.history().len(), (0, 0));
    }
    check_all(&[("Ready: {a} | Doing:", "show archive; pick a; alt+left", "Ready: {a}* | Doing:")]);
}
