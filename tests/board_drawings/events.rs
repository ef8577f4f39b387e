//! What a move writes into the story's events.

use roadboard::model::{Event, EventKind};

use crate::board::Board;
use crate::hand;
use crate::reading::{NOW, board};

/// The events of a card in words.
fn events(board: &Board, name: &str) -> String {
    let project = board.document.project();
    let column = |id| project.columns.get(id).unwrap().name.clone();
    let words = |event: &Event| {
        assert_eq!(event.at, NOW);
        match event.what {
            EventKind::Moved { to } => format!("moved to {}", column(to)),
            EventKind::Done => "done".into(),
            EventKind::Reopened => "reopened".into(),
            other => format!("{other:?}"),
        }
    };
    board.get(board.story(name)).events.iter().map(words).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_move_writes_what_it_means() {
    for (before, words, name, expected) in [
        ("Ready: a | Doing: | Done:", "drag a to Doing@0", "a", "moved to Doing"),
        ("Ready: a | Doing: | Done:", "drag a to Done@0", "a", "moved to Done, done"),
        ("Ready: | Doing: | Done: a", "drag a to Doing@0", "a", "moved to Doing, reopened"),
        ("Ready: a* b* | Done: c", "drag a to Done@0", "b", "moved to Done, done"),
        ("Ready: a* b* | Done: c", "drag a to Done@0", "c", ""),
        ("Ready: a | Done: c* d", "drag c to Done@end", "c", ""),
        ("Ready: a b c", "drag c to Ready@0", "c", ""),
        ("Ready: a=b | Doing: c", "drag c to Ready@1", "a", ""),
        ("Ready: a=b | Doing: c", "drag c to Ready@1", "b", ""),
        ("Ready: a* | Doing: b* | Done:", "drag a to Doing@0", "b", ""),
        (
            "Ready: a | Doing: | Done:",
            "drag a to Done@0; drag a to Ready@0",
            "a",
            "moved to Done, done, moved to Ready, reopened",
        ),
        ("Ready: a | Done:", "drag a over Done@0; escape", "a", ""),
        ("Ready: a* | Doing: | Done:", "alt+right; alt+right", "a", "moved to Doing, moved to Done, done"),
    ] {
        let mut board = board(before);
        hand::work(&mut board, words).unwrap();
        assert_eq!(events(&board, name), expected, "{before}, {words}");
        while board.document.undo().is_some() {}
        assert_eq!(events(&board, name), "", "{before}, {words}: undone");
        while board.document.redo().is_some() {}
        assert_eq!(events(&board, name), expected, "{before}, {words}: done again");
    }
}

/// What the status bar says, beside Undo.
#[test]
fn the_step_is_named_for_what_went_where() {
    for (before, words, label) in [
        ("Ready: a | Done:", "drag a to Done@0", "Move a to Done"),
        ("Ready: a* b* c* | Done:", "drag b to Done@0", "Move 3 stories to Done"),
        ("Ready: a b", "drag b to Ready@0", "Move b to Ready"),
        ("Ana; Ready: a / Bob; Ready: b", "drag a to Bob/Ready@0", "Move a to Bob"),
        ("Ana; Ready: a | Done: / Bob; Ready: b | Done:", "drag a to Bob/Done@0", "Move a to Done, Bob"),
        ("Ana; Ready: a | Done: / Bob; Ready: b | Done:", "drag a to Ana/Done@0", "Move a to Done"),
        ("Ana; Ready: a* | Done: / Bob; Ready: b* | Done:", "drag a to Nobody/Ready@0", "Move 2 stories to Nobody"),
        ("Ready: a", "drag a onto R1", "Set release of a to R1"),
        ("Ready: a* b*", "drag a onto S2", "Plan 2 stories for S2"),
    ] {
        let mut board = board(before);
        hand::work(&mut board, words).unwrap();
        assert_eq!(board.document.history().undo_label(), Some(label), "{before}, {words}");
    }
}
