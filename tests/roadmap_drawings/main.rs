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

use notation::drawing;
use roadmap::Roadmap;

/// A plan, what a person does, the plan after it.
pub(crate) type Case = (&'static str, &'static str, &'static str);

#[track_caller]
fn check_all(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(check).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}

/// Works a case, then undoes it and does it again; tells what went otherwise.
fn check((before, words, after): &Case) -> Option<String> {
    let mut roadmap = reading::roadmap(before);
    assert_eq!(drawing(&roadmap), *before, "a drawing that does not draw itself");
    let start = roadmap.document.snapshot().0;
    let wrong = |what: &str, roadmap: &Roadmap| {
        Some(format!("  {before}\n  {words}\n  {after}\nbut {what}:\n  {}", drawing(roadmap)))
    };
    roadmap.said = hand::work(&mut roadmap, words).err();
    if drawing(&roadmap) != *after {
        return wrong("it came to", &roadmap);
    }
    let end = roadmap.document.snapshot().0;
    let (steps, _) = roadmap.document.history().len();
    if roadmap.document.history().undo_label().is_some_and(str::is_empty) {
        return wrong("the step has no name", &roadmap);
    }
    while roadmap.document.undo().is_some() {}
    if *roadmap.document.project() != start {
        return wrong("undo came to", &roadmap);
    }
    for _ in 0..steps {
        roadmap.document.redo();
    }
    roadmap.frame();
    if *roadmap.document.project() != end || places(&drawing(&roadmap)) != places(after) {
        return wrong("redo came to", &roadmap);
    }
    None
}

/// A drawing without the selection, which no step brings back.
fn places(drawing: &str) -> String {
    let (lanes, marks) = drawing.split_once(" ; ").unwrap_or((drawing, ""));
    let marks = marks.replace('*', "");
    let telling = marks.split_whitespace().filter(|mark| mark.len() > 1 || !mark.starts_with(char::is_uppercase));
    format!("{lanes} ; {}", telling.collect::<Vec<_>>().join(" "))
}
