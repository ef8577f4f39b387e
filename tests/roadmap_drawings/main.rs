//! Planning on the timeline, told as drawings: a plan, what a person does, the plan after it. One case a line.
//!
//! [`notation`] says how plans are drawn, [`hand`] what a person does, [`held`] what shows before the drop. What the
//! timeline must hold is told in:
//!
//! | aspect | where |
//! | --- | --- |
//! | move, resize, draw | [`moving`], [`resizing`], [`drawing`] |
//! | several selected, rubber band | [`several`], [`bands`] |
//! | Escape, keys pressed on the way | [`cancelling`] |
//! | canvas moved or zoomed under what is held | [`scrolling`] |
//! | units and magnets | [`units`], [`magnets`] |
//! | themes, other lanes, their order | [`lanes`], [`themes`] |
//! | rows and folds | [`rows`], [`folds`] |
//! | dependencies | [`links`] |
//! | what moves push, pins, links that break | [`pushes`], [`kinds`], [`pins`] |
//! | milestones | [`milestones`] |
//! | weekends and days off | [`calendar`] |
//! | keyboard | [`keyboard`], [`commands`] |
//! | critical path | [`critical`] |
//! | what lies outside of 1900 to 2200 | [`limits`] |
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
mod bands;
mod calendar;
mod cancelling;
mod commands;
mod critical;
mod days;
mod drawing;
mod folds;
mod hand;
mod held;
mod keyboard;
mod kinds;
mod lanes;
mod laws;
mod limits;
mod links;
mod magnets;
mod milestones;
mod moving;
mod notation;
mod others;
mod pins;
mod places;
mod pushes;
mod reading;
mod resizing;
mod roadmap;
mod rows;
mod scrolling;
mod several;
mod themes;
mod things;
mod units;

use drawings::{Case, Drawn};
use notation::drawing;
use roadboard::session::Document;
use roadmap::Roadmap;

#[track_caller]
fn check_all(cases: &[Case]) {
    drawings::check_all::<Roadmap>(cases);
}

impl Drawn for Roadmap {
    fn read(drawing: &str) -> Self {
        reading::roadmap(drawing)
    }

    fn drawing(&self) -> String {
        drawing(self)
    }

    fn work(&mut self, words: &str) -> Result<(), String> {
        // What is refused is said in the drawing.
        self.said = hand::work(self, words).err();
        Ok(())
    }

    fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    fn frame(&mut self) {
        self.frame();
    }

    fn places(drawing: &str) -> String {
        let (lanes, marks) = drawing.split_once(" ; ").unwrap_or((drawing, ""));
        let marks = marks.replace('*', "");
        let telling = marks.split_whitespace().filter(|mark| mark.len() > 1 || !mark.starts_with(char::is_uppercase));
        format!("{lanes} ; {}", telling.collect::<Vec<_>>().join(" "))
    }
}
