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

#[path = "../drawings/mod.rs"]
mod drawings;

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
use drawings::{Case, Drawn};
use notation::drawing;
use roadboard::session::Document;

#[track_caller]
fn check_all(cases: &[Case]) {
    drawings::check_all::<Board>(cases);
}

impl Drawn for Board {
    fn read(drawing: &str) -> Self {
        reading::board(drawing)
    }

    fn drawing(&self) -> String {
        drawing(self)
    }

    fn work(&mut self, words: &str) -> Result<(), String> {
        hand::work(self, words).map_err(|refusal| refusal.to_string())
    }

    fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    fn frame(&mut self) {
        self.frame();
    }

    fn places(drawing: &str) -> String {
        drawing.replace('*', "")
    }
}
