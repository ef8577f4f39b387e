//! Filtering and grouping the board.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

mod common;

use common::{SIZES, document};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::edit::{StoryField, edit_stories};
use roadboard::insight::{Arrangement, Grouping, How, Scope};
use roadboard::session::Document;

fn how(grouping: Grouping, query: &str) -> How {
    How { grouping, query: query.into(), ..How::default() }
}

fn arrange(arrangement: &mut Arrangement, document: &Document, how: &How) {
    arrangement.arrange(document.project(), document.indexes(), how);
}

/// An arrangement in lanes that is ready to be searched.
fn ready(document: &Document) -> Arrangement {
    let mut arrangement = Arrangement::default();
    arrange(&mut arrangement, document, &how(Grouping::Assignee, ""));
    arrangement.prepare_search(document.project(), document.indexes());
    arrangement
}

/// Goes through queries in turn, one an iteration.
fn turns(c: &mut Criterion, name: &str, queries: &[&str]) {
    let mut group = c.benchmark_group(name);
    for stories in SIZES {
        let document = document(stories);
        let mut arrangement = ready(&document);
        let hows: Vec<How> = queries.iter().map(|query| how(Grouping::Assignee, query)).collect();
        let mut turn = hows.iter().cycle();
        group.bench_function(BenchmarkId::from_parameter(stories), |b| {
            b.iter(|| arrange(&mut arrangement, &document, turn.next().expect("a query")));
        });
    }
}

fn typing(c: &mut Criterion) {
    // By turns, so that the dearest is seen by itself: one letter finds nearly everything.
    turns(c, "the first letter and none", &["e", ""]);
    turns(c, "one letter and another", &["e", "a"]);
    turns(c, "a keystroke of a word", &["c", "ch", "che", "chec", "check", "chec", "che", "ch"]);
    turns(c, "a keystroke of a second word", &["the c", "the ch", "the che", "the ch"]);
    turns(c, "a word that nothing has", &["zzzz", "yyyy"]);
}

fn terms(c: &mut Criterion) {
    turns(c, "a term on and off", &["kind:bug", ""]);
    turns(c, "a state on and off", &["is:blocked", ""]);
    turns(c, "a term beside a word", &["e kind:bug", "e"]);
}

fn lanes(c: &mut Criterion) {
    let mut group = c.benchmark_group("lanes");
    for stories in SIZES {
        let document = document(stories);
        for grouping in [Grouping::Assignee, Grouping::Label] {
            let name = format!("from nothing by {grouping:?}");
            group.bench_function(BenchmarkId::new(name, stories), |b| {
                b.iter(|| {
                    let mut arrangement = Arrangement::default();
                    arrange(&mut arrangement, &document, &how(grouping, ""));
                    arrangement
                });
            });
        }
        let mut arrangement = ready(&document);
        let hows = [Grouping::Priority, Grouping::Assignee].map(|grouping| how(grouping, ""));
        let mut turn = hows.iter().cycle();
        group.bench_function(BenchmarkId::new("by another field", stories), |b| {
            b.iter(|| arrange(&mut arrangement, &document, turn.next().expect("a grouping")));
        });
        group.bench_function(BenchmarkId::new("getting ready to search", stories), |b| {
            b.iter(|| ready(&document));
        });
    }
}

fn following(c: &mut Criterion) {
    let mut group = c.benchmark_group("following an edit");
    for stories in SIZES {
        let mut document = document(stories);
        let column = common::fullest(&document);
        let lane = document.indexes().board.lane(Scope::All, column).stories();
        let story = lane[lane.len() / 2].id;
        let rename = StoryField::Title("Check in".into());
        let edit = document.edit(|desk| edit_stories(desk, &[story], &rename)).expect("an edit");
        document.apply(edit.clone());
        for (name, query) in [("in lanes", ""), ("filtered", "e"), ("filtered by state", "e -is:done")] {
            let mut arrangement = ready(&document);
            arrange(&mut arrangement, &document, &how(Grouping::Assignee, query));
            group.bench_function(BenchmarkId::new(name, stories), |b| {
                b.iter(|| arrangement.follow(document.project(), document.indexes(), &edit));
            });
        }
    }
}

criterion_group!(benches, typing, terms, lanes, following);
criterion_main!(benches);
