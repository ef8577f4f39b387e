//! “Move to…”: column, lane and position, so that nothing needs a drag.

use roadboard::screens::board::{Position, present_position};

use crate::reading::board;
use crate::{check_all, hand};

#[test]
fn places_are_counted_as_the_list_will_be() {
    check_all(&[
        ("Ready: a b* | Doing: c d", "moveto Doing top", "Ready: a | Doing: b* c d"),
        ("Ready: a b* | Doing: c d", "moveto Doing bottom", "Ready: a | Doing: c d b*"),
        ("Ready: a b* | Doing: c d", "moveto Doing 1", "Ready: a | Doing: b* c d"),
        ("Ready: a b* | Doing: c d", "moveto Doing 2", "Ready: a | Doing: c b* d"),
        ("Ready: a b* | Doing: c d", "moveto Doing 3", "Ready: a | Doing: c d b*"),
        ("Ready: a b* | Doing: c d", "moveto Doing 99", "Ready: a | Doing: c d b*"),
        ("Ready: a* b c d", "moveto Ready 3", "Ready: b c a* d"),
        ("Ready: a b c d*", "moveto Ready 2", "Ready: a d* b c"),
        ("Ready: a* b c* d e", "moveto Ready 2", "Ready: b a* c* d e"),
        ("Ready: a* b c*", "moveto Ready bottom", "Ready: b a* c*"),
        ("Ready: a* | Doing:", "moveto Doing 1", "Ready: | Doing: a*"),
        ("Ready: a=b=c* | Doing:", "moveto Ready 2", "Ready: a c* b | Doing:"),
    ]);
}

#[test]
fn where_they_are_is_no_step() {
    check_all(&[
        ("Ready: a* b c", "moveto Ready top", "Ready: a* b c"),
        ("Ready: a* b c", "moveto Ready 1", "Ready: a* b c"),
        ("Ready: a b* c", "moveto Ready 2", "Ready: a b* c"),
        ("Ready: a b c*", "moveto Ready bottom", "Ready: a b c*"),
        ("Ready: a b* c* d", "moveto Ready 2", "Ready: a b* c* d"),
        ("Ready: a b c", "moveto Ready top", "Ready: a b c"),
    ]);
}

#[test]
fn a_lane_is_named_too() {
    check_all(&[
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: b | Doing: c",
            "moveto Doing Bob 2",
            "Ana; Ready: | Doing: / Bob; Ready: b | Doing: c a*",
        ),
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: b | Doing: c",
            "moveto Ready Bob top",
            "Ana; Ready: | Doing: / Bob; Ready: a* b | Doing: c",
        ),
        (
            "Ana; Ready: a* | Doing: / Bob; Ready: b | Doing: c",
            "moveto Ready Nobody top",
            "Ana; Ready: | Doing: / Bob; Ready: b | Doing: c / Nobody; Ready: a* | Doing:",
        ),
        ("Ana; Ready: a* b / Bob; Ready: c* d", "moveto Ready Bob bottom", "Ana; Ready: b / Bob; Ready: d a* c*"),
        ("Ana; Ready: a* b / Bob; Ready: c* d", "moveto Ready Ana bottom", "Ana; Ready: b a* c* / Bob; Ready: d"),
        ("blue; Ready: a* / red; Ready: c*", "moveto Ready blue bottom", "blue; Ready: a* c* / red; Ready: c*"),
        ("Ana; Ready: a* / -Bob; Ready: b", "moveto Ready Bob top", "Ana; Ready: / -Bob; Ready: a* b"),
        ("Urgent; Ready: a / Low; Ready: b*", "moveto Ready Urgent 1", "Urgent; Ready: b* a / Low; Ready:"),
        ("blue; Ready: a* / red; Ready: b", "moveto Ready red bottom", "blue; Ready: / red; Ready: b a*"),
        ("Ana; Ready: a* b / Bob; Ready: c", "moveto Ready Ana top", "Ana; Ready: a* b / Bob; Ready: c"),
    ]);
}

#[test]
fn without_a_lane_each_story_keeps_its_own() {
    check_all(&[
        (
            "Ana; Ready: a* | Doing: b / Bob; Ready: c* | Doing: d",
            "moveto Doing top",
            "Ana; Ready: | Doing: a* b / Bob; Ready: | Doing: c* d",
        ),
        (
            "Ana; Ready: a* | Doing: b / Bob; Ready: c* | Doing: d",
            "moveto Doing 2",
            "Ana; Ready: | Doing: b a* / Bob; Ready: | Doing: c* d",
        ),
        ("Ana; Ready: a b* / Bob; Ready: c*", "moveto Ready 2", "Ana; Ready: a b* / Bob; Ready: c*"),
    ]);
}

#[test]
fn it_begins_where_the_stories_are() {
    for (before, words, row) in [
        ("Ready: a b* c | Doing:", "pick b", 2),
        ("Ready: a* b* c* | Doing:", "pick a,b,c", 1),
        ("Ready: a b* c d* | Doing:", "pick b,d", 2),
        ("Ana; Ready: a / Bob; Ready: b c*", "pick c", 2),
        ("blue; Ready: b a / red; Ready: a", "pick a; cursor in red", 1),
    ] {
        let mut board = board(before);
        hand::work(&mut board, words).unwrap();
        let stories = board.document.selection.to_vec();
        let present = present_position(&board.document, &board.view, &stories);
        assert_eq!(present, Some((board.column("Ready"), Position::Nth(row))), "{before}");
    }
}

#[test]
fn hidden_stories_are_not_counted() {
    check_all(&[
        ("Ready: a* | Doing: b (x) c", "moveto Doing 2", "Ready: | Doing: b (x) a* c"),
        ("Ready: a* | Doing: (x) b", "moveto Doing top", "Ready: | Doing: (x) a* b"),
        ("Ready: a* | Doing: b (x)", "moveto Doing bottom", "Ready: | Doing: b a* (x)"),
    ]);
}
