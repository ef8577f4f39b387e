//! Moving cards, told as drawings: a board, what a person does, the board after it. One line a case.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a case that cannot be read or worked fails"
)]

mod dragging;
mod events;
mod hand;
mod keyboard;
mod limits;
mod moving;
mod notation;

use roadboard::session::Document;

use notation::{document, drawing};

/// A board, what a person does, the board after it.
pub(crate) type Case = (&'static str, &'static str, &'static str);

#[track_caller]
fn check_all(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(check).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}

/// Works a case, then undoes it and does it again; tells what went otherwise.
fn check((before, words, after): &Case) -> Option<String> {
    let mut board = document(before);
    assert_eq!(drawing(&board), *before, "a drawing that does not draw itself");
    let start = board.snapshot().0;
    let wrong = |what: &str, board: &Document| {
        Some(format!("  {before}\n  {words}\n  {after}\nbut {what}:\n  {}", drawing(board)))
    };
    if let Err(refusal) = hand::work(&mut board, words) {
        return wrong(&format!("it was refused ({refusal})"), &board);
    }
    if drawing(&board) != *after {
        return wrong("it came to", &board);
    }
    let end = board.snapshot().0;
    let (steps, _) = board.history().len();
    if (steps == 0) != (places(before) == places(after)) {
        return wrong(&format!("it took {steps} steps"), &board);
    }
    if board.history().undo_label().is_some_and(str::is_empty) {
        return wrong("the step has no name", &board);
    }
    while board.undo().is_some() {}
    if *board.project() != start || places(&drawing(&board)) != places(before) {
        return wrong("undo came to", &board);
    }
    while board.redo().is_some() {}
    if *board.project() != end || drawing(&board) != *after {
        return wrong("redo came to", &board);
    }
    None
}

/// A drawing without the selection.
fn places(drawing: &str) -> String {
    drawing.replace('*', "")
}
