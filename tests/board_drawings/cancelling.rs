//! Each way a drop can be cancelled: cards, scroll, folds and selection are then exactly as before.

use crate::reading::board;
use crate::{check_all, drawing, hand};

/// A board with everything that is to be as it was.
const BEFORE: [&str; 4] = [
    "Ready^1.5: a b* c** | -Doing: d | Done^2: e f g >80",
    "Ana; Ready: a b* | -Doing[2 each]: c / -Bob; Ready: d* | Doing: e >40 ^120",
    "blue; Ready~title: b a* | Doing: c* / red; Ready: a* | Doing: ^64.5",
    "Ready: a* (x) b** {y} | Doing(1): c=d",
];

/// Ways to leave a drag. The first word takes a card that is not selected, one that is, or one by keyboard.
const WAYS: [&str; 12] = [
    "drag c over Ready@0; escape",
    "drag a over Ready@0; escape",
    "drag c to nowhere",
    "drag a to nowhere",
    "drag c over Ready@0; scroll >200; escape",
    "drag c over Ready@0; scroll Ready 2.25; scroll ^300; escape",
    "drag c over Ready@0; scroll Ready 2.25; scroll ^300; drag c to nowhere; drop",
    "drag a over Doing; wait 0.6; over Doing@0; escape",
    "drag a over Ready@0; onto Pay; escape",
    "lift a; right; down; escape",
    "lift a; last; bottom; scroll >10; escape",
    "pull Ready@0..Ready@2; scroll Ready 0.5; scroll ^7; escape",
];

#[test]
fn every_way_to_cancel_brings_everything_back() {
    let mut cases = 0;
    for before in BEFORE {
        for way in WAYS {
            let mut board = board(before);
            let words = in_first_lane(&board, way);
            let (start, drawn) = (board.document.snapshot(), drawing(&board));
            let looks = board.view.before(&board.document);
            hand::work(&mut board, &words).unwrap();
            assert_eq!(drawing(&board), drawn, "{before}, {way}");
            assert!(board.document.snapshot() == start, "{before}, {way}: the project");
            assert_eq!(board.view.before(&board.document), looks, "{before}, {way}: scroll, folds and selection");
            assert!(board.view.drag.is_idle());
            cases += 1;
        }
    }
    assert_eq!(cases, BEFORE.len() * WAYS.len());
}

/// The same places in the first lane, where a board has lanes.
fn in_first_lane(board: &crate::board::Board, words: &str) -> String {
    let lanes = board.view.shown(&board.document).lanes();
    if !board.view.shown(&board.document).has_lanes() {
        return words.to_owned();
    }
    let name = lanes[0].name(board.document.project());
    let mut words = words.to_owned();
    for column in ["Ready", "Doing"] {
        words = words.replace(&format!(" {column}@"), &format!(" {name}/{column}@"));
        words = words.replace(&format!("..{column}@"), &format!("..{name}/{column}@"));
        words = words.replace(&format!("over {column};"), &format!("over {name}/{column};"));
    }
    words
}

#[test]
fn a_place_that_goes_while_cards_are_held_is_none() {
    check_all(&[
        // What is not shown any more takes no drop.
        ("Ana; Ready: a / Bob; Ready: b", "drag a over Bob/Ready@0; group none; drop", "Ready: a.Ana b.Bob"),
        ("Ana; Ready: a* / Bob; Ready: b", "lift a; down; group priority; drop", "Medium; Ready: a.Ana* b.Bob"),
        ("Ready: a.Ana* b.Bob", "lift a; down; group assignee; drop", "Ana; Ready: a* / Bob; Ready: b"),
        (
            "Ana; Ready: r1 / Bob; Ready: b2",
            "drag r1 over Bob/Ready@0; filter r1; drop",
            "Ana; Ready: r1 / Bob; Ready: b2",
        ),
        // Another place under the pointer is one again.
        (
            "Ana; Ready: a b / Bob; Ready: c",
            "drag a over Bob/Ready@0; group none; over Ready@end; drop",
            "Ready: b.Ana c.Bob a.Ana*",
        ),
        ("Ready: a* | Doing: b | Done: c", "lift a; right; remove Doing to Done; left; drop", "Ready: a* | Done: c b"),
    ]);
}

#[test]
fn a_source_that_goes_while_it_is_held_is_let_go() {
    check_all(&[
        ("Ready: a b* | Doing: c", "drag a over Doing@0; delete a; drop", "Ready: b | Doing: c"),
        (
            "Ready: a b* | -Doing: c",
            "drag a over Doing; wait 0.6; delete a; over Doing@0; drop",
            "Ready: b | -Doing: c",
        ),
        ("Ready: a b | Doing: c", "new Ready n; drag n over Doing@0; undo; drop", "Ready: a b | Doing: c"),
        ("Ready: a* b* | Doing: c", "drag a over Doing@0; delete b; drop", "Ready: | Doing: a* c"),
        ("Ready: a* b* | Doing: c", "drag a over Doing@0; delete a; drag b to Doing@0", "Ready: | Doing: b* c"),
        ("Ready: a* b | Doing: c", "lift a; right; delete a; drop", "Ready: b | Doing: c"),
        ("Ready: a b | Doing: c d", "drag a over Doing@1; delete d; drop", "Ready: b | Doing: c a*"),
        ("Ready: a b | Doing: c d", "drag a over Doing@2; delete c; drop", "Ready: b | Doing: d a*"),
        ("Ready: a* b* | Doing: c", "drag a over Doing@0; archive a; drop", "Ready: {a} | Doing: b* c"),
        ("Ready: a* b | Doing: c", "lift a; right; archive c; drop", "Ready: b | Doing: a*={c}"),
        ("Ready: a b | Doing: c", "drag a over Doing@0; set b red; drop", "Ready: b.red | Doing: a* c"),
        ("Ana; Ready: a / Bob; Ready: b", "drag a over Bob/Ready@0; set a Bob; drop", "Ana; Ready: / Bob; Ready: a* b"),
    ]);
}
