//! WIP limits: one that blocks refuses the whole move, one that warns lets it pass.

use roadboard::edit::Refusal;

use crate::reading::board;
use crate::{check_all, drawing, hand};

#[test]
fn a_limit_that_blocks_refuses_and_changes_nothing() {
    for (before, words) in [
        ("Ready: a b | Doing[2]: c d", "drag a to Doing@0"),
        ("Ready: a* b* | Doing[2]: c", "drag a to Doing@end"),
        ("Ready: a* b | Doing[1]: c", "lift a; right; drop"),
        ("Ready: a* b | Doing[0]:", "alt+right"),
        ("Ready: a* | Doing[2]: c=d=e", "drag a to Doing@1"),
        ("Ana; Ready: a | Doing[1]: / Bob; Ready: | Doing: b", "drag a to Ana/Doing@0"),
        ("Ana; Ready: a | -Doing[1]: / -Bob; Ready: | Doing: b", "drag a to Bob/Doing"),
        ("Ready: a | Doing[1]~title: b", "drag a to Doing@0"),
        ("Ready: a* | Doing[1]: b", "moveto Doing bottom"),
        ("Ana; Ready: a b* | Doing[1]: / Bob; Ready: | Doing: c", "alt+right"),
        ("Ready: a* | Doing[0]:", "new Doing n"),
        ("Ready: | Doing[1]: a", "split a b"),
    ] {
        let mut board = board(before);
        let start = board.document.snapshot();
        let refusal = hand::work(&mut board, words).unwrap_err();
        assert!(matches!(refusal, Refusal::Limit { .. }), "{before}, {words}: {refusal}");
        assert!(!refusal.to_string().is_empty() && !refusal.hint().is_empty());
        assert!(board.document.snapshot() == start, "{before}, {words}: {}", drawing(&board));
        assert_eq!(board.document.history().len(), (0, 0));
    }
}

#[test]
fn a_limit_of_each_lane_refuses_what_the_lane_has_no_room_for() {
    for (before, words) in [
        ("Ana; Ready: a | Doing[1 each]: b / Bob; Ready: | Doing:", "drag a to Ana/Doing@0"),
        ("Ana; Ready: a* b* | Doing[1 each]: / Bob; Ready: | Doing:", "drag a to Bob/Doing@0"),
        ("Ana; Ready: | Doing[1 each]: a / Bob; Ready: | Doing: b", "drag a to Bob/Doing@0"),
        ("Ana; Ready: | Doing[1 each]: a* / Bob; Ready: | Doing: b", "lift a; down; drop"),
        ("Ana; Ready: | Doing[1 each]: a* / -Bob; Ready: | Doing: b", "moveto Doing Bob top"),
        ("Ana; Ready: | Doing[1 each]: / Bob; Ready: | Doing: b", "new Bob/Doing n"),
        // Each counts in its own lane.
        ("Ana; Ready: a* | Doing[1 each]: / Bob; Ready: b* | Doing: c", "drag a to Ana/Doing@0"),
        ("blue; Ready: a | Doing[1 each]: / red; Ready: a | Doing: b", "drag blue/a to blue/Doing@0"),
        ("blue; Ready: a | Doing[1 each]: / red; Ready: a | Doing: b", "drag red/a to red/Doing@0"),
    ] {
        let mut board = board(before);
        let start = board.document.snapshot();
        let refusal = hand::work(&mut board, words).unwrap_err();
        assert!(matches!(refusal, Refusal::LaneLimit { .. }), "{before}, {words}: {refusal}");
        assert!(board.document.snapshot() == start, "{before}, {words}: {}", drawing(&board));
    }
    check_all(&[
        (
            "Ana; Ready: a* | Doing[1 each]: / Bob; Ready: b* | Doing:",
            "drag a to Ana/Doing@0",
            "Ana; Ready: | Doing[1 each]: a* / Bob; Ready: | Doing: b*",
        ),
        (
            "Ana; Ready: a | Doing[1 each]: b / Bob; Ready: | Doing:",
            "drag a to Bob/Doing@0",
            "Ana; Ready: | Doing[1 each]: b / Bob; Ready: | Doing: a*",
        ),
        (
            "Ana; Ready: a | Doing[1 each]: b c / Bob; Ready: | Doing:",
            "drag c to Ana/Doing@0",
            "Ana; Ready: a | Doing[1 each]: c* b / Bob; Ready: | Doing:",
        ),
        (
            "Ana; Ready: | Doing[2]: b / Bob; Ready: | Doing: c",
            "drag c to Ana/Doing@0",
            "Ana; Ready: | Doing[2]: c* b / Bob; Ready: | Doing:",
        ),
    ]);
}

/// What the header would show while hovering.
#[test]
fn what_a_drop_would_add_is_counted_for_the_column_and_for_the_lane() {
    for (before, words, column, lane) in [
        ("Ready: a b | Doing(1): c", "drag a over Doing@0", 1, 1),
        ("Ready: a* b* | Doing(1): c*", "drag a over Doing@0", 2, 2),
        ("Ready: a b | Doing(1): c", "drag a over Ready@0", 0, 0),
        ("Ana; Ready: a | Doing: / Bob; Ready: b | Doing:", "drag a over Bob/Ready@0", 0, 1),
        ("Ana; Ready: a* | Doing: / Bob; Ready: b* | Doing:", "drag a over Bob/Doing@0", 2, 2),
        ("Ana; Ready: a* | Doing: / Bob; Ready: b* | Doing:", "drag a over Bob/Ready@0", 0, 1),
        ("Ana; Ready: a* | Doing: / Bob; Ready: b* | Doing:", "drag a over Ana/Doing@0", 2, 1),
    ] {
        let mut board = board(before);
        hand::work(&mut board, words).unwrap();
        let entering = board.view.drag.held().and_then(|held| held.entering.as_ref()).unwrap();
        assert_eq!((entering.column_count, entering.lane_count), (column, lane), "{before}, {words}");
    }
}

/// What the hand is told while it holds the cards there; a drop is refused just where it is.
#[test]
fn a_cell_that_would_refuse_says_so_before_the_drop() {
    for (before, words, limit) in [
        ("Ready: a b | Doing[2]: c d", "drag a over Doing@0", Some(2)),
        ("Ready: a* b* | Doing[2]: c", "drag a over Doing@end", Some(2)),
        ("Ready: a b | Doing[3]: c d", "drag a over Doing@0", None),
        ("Ready: a b | Doing(2): c d", "drag a over Doing@0", None),
        ("Ready: a | Doing[1]: c d", "drag d over Doing@0", None),
        ("Ready: a | Doing[1]: c d", "drag d over Ready@0", None),
        ("Ready: a | Doing[1]: b", "lift a; right", Some(1)),
        ("Ready: a (x) | Doing[1]: c", "show all; drag x over Doing@0", None),
        ("Ready: a | Doing[1]: b", "drag a over Doing@0; onto backlog", None),
        ("Ana; Ready: a | Doing[1 each]: b / Bob; Ready: | Doing:", "drag a over Ana/Doing@0", Some(1)),
        ("Ana; Ready: a | Doing[1 each]: b / Bob; Ready: | Doing:", "drag a over Bob/Doing@0", None),
        ("Ana; Ready: | Doing[1 each]: a / Bob; Ready: | Doing: b", "drag a over Bob/Doing@0", Some(1)),
    ] {
        let mut board = board(before);
        hand::work(&mut board, words).unwrap();
        assert_eq!(board.view.blocking_limit(&board.document), limit, "{before}, {words}");
        let refused = hand::work(&mut board, "drop").is_err();
        assert_eq!(refused, limit.is_some(), "{before}, {words}");
    }
}

#[test]
fn what_fits_or_only_leaves_or_only_warns_passes() {
    check_all(&[
        ("Ready: a b | Doing[3]: c d", "drag a to Doing@0", "Ready: b | Doing[3]: a* c d"),
        ("Ready: a b | Doing(2): c d", "drag a to Doing@0", "Ready: b | Doing(2): a* c d"),
        // What the sprint does not hold is not in the way of it.
        ("Ready: a | Doing[2]: c (x)", "drag a to Doing@0", "Ready: | Doing[2]: a* c (x)"),
        ("Ready: a (x) | Doing[1]: c", "show all; drag x to Doing@0", "Ready: a | Doing[1]: (x)* c"),
        // A column that is too full may still be put in order, and be left.
        ("Ready: a | Doing[1]: c d", "drag d to Doing@0", "Ready: a | Doing[1]: d* c"),
        ("Ready: a | Doing[1]: c d", "drag d to Ready@0", "Ready: d* a | Doing[1]: c"),
        ("Ready: a* | Doing[3]: c* d", "drag a to Doing@end", "Ready: | Doing[3]: d a* c*"),
    ]);
}
