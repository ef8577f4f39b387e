//! Moving cards, told as drawings: a board, what a person does, the board after it. One case a line.
//!
//! [`notation`] says how boards are drawn, [`hand`] what a person does. What drag and drop must hold is told in:
//!
//! | aspect | where |
//! | --- | --- |
//! | source, target, several cards | [`dragging`]; any drop in [`drops`] |
//! | wheel, virtualised | [`scrolling`] |
//! | lanes | [`lanes`], [`labels`], [`folds`] |
//! | sorted or filtered | [`sorts`], and hidden neighbours in [`dragging`] |
//! | WIP limit | [`limits`] |
//! | Escape | [`cancelling`], and for the band [`bands`] |
//! | after | [`events`] |
//! | outside | [`assigning`] |
//! | keyboard, commands, "Move to…" | [`keyboard`], [`lane_keys`], [`menu`]; the edit by itself in [`moving`] |
//! | all of it in any order | [`laws`] |
//!
//! Thresholds, painting, speeds and touch need a window; they are tested in `tests/screens`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a case that cannot be read or worked fails"
)]

mod any;
mod assigning;
mod bands;
mod board;
mod cancelling;
mod dragging;
mod drops;
mod events;
mod folds;
mod hand;
mod keyboard;
mod labels;
mod lane_keys;
mod lanes;
mod laws;
mod limits;
mod menu;
mod moving;
mod notation;
mod others;
mod reading;
mod scrolling;
mod sorts;
mod things;
mod words;

use board::Board;
use notation::drawing;

/// A board, what a person does, the board after it.
pub(crate) type Case = (&'static str, &'static str, &'static str);

#[track_caller]
fn check_all(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(check).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}

/// Works a case, then undoes it and does it again; tells what went otherwise.
fn check((before, words, after): &Case) -> Option<String> {
    let mut board = reading::board(before);
    assert_eq!(drawing(&board), *before, "a drawing that does not draw itself");
    let start = board.document.snapshot().0;
    let wrong = |what: &str, board: &Board| {
        Some(format!("  {before}\n  {words}\n  {after}\nbut {what}:\n  {}", drawing(board)))
    };
    if let Err(refusal) = hand::work(&mut board, words) {
        return wrong(&format!("it was refused ({refusal})"), &board);
    }
    if drawing(&board) != *after {
        return wrong("it came to", &board);
    }
    let end = board.document.snapshot().0;
    let (steps, _) = board.document.history().len();
    if (steps == 0) != (end == start) {
        return wrong(&format!("it took {steps} steps"), &board);
    }
    if board.document.history().undo_label().is_some_and(str::is_empty) {
        return wrong("the step has no name", &board);
    }
    while board.document.undo().is_some() {}
    if *board.document.project() != start {
        return wrong("undo came to", &board);
    }
    for _ in 0..steps {
        board.document.redo();
    }
    board.frame();
    if *board.document.project() != end || places(&drawing(&board)) != places(after) {
        return wrong("redo came to", &board);
    }
    None
}

/// A drawing without the selection, which no step brings back.
fn places(drawing: &str) -> String {
    drawing.replace('*', "")
}
