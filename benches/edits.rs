//! Moving stories with all indexes updated, and taking it back.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

mod common;

use common::{SIZES, document, fullest};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::edit::{LaneMove, MoveStories, Place, move_stories};
use roadboard::insight::{LaneKey, Scope};
use roadboard::model::{Priority, StoryId};
use roadboard::session::Document;

/// Moves the middle `n` stories of the fullest column to the middle of another.
fn ask(document: &Document, n: usize) -> MoveStories {
    let from = fullest(document);
    let stories = document.indexes().board.lane(Scope::All, from).stories();
    let middle = stories.len() / 2;
    let moved: Vec<StoryId> = stories.iter().skip(middle).take(n).map(|s| s.id).collect();
    let columns = document.project().columns_in_order();
    let to = columns.iter().find(|c| c.id != from).expect("a second column").id;
    let target = document.indexes().board.lane(Scope::All, to).stories();
    let place = target.get(target.len() / 2).map_or(Place::Bottom, |s| Place::Before(s.id));
    MoveStories { stories: moved, column: to, place, lane: None, sprint: None }
}

/// Moves every other story of the middle 2,000 of the fullest column down among those that stay, into another lane.
fn interleaved(document: &Document) -> MoveStories {
    let column = fullest(document);
    let stories = document.indexes().board.lane(Scope::All, column).stories();
    let from = (stories.len() / 2).saturating_sub(1000);
    let moved: Vec<StoryId> = stories.iter().skip(from).step_by(2).take(1000).map(|s| s.id).collect();
    let place = stories.get(stories.len() / 2 + 1).map_or(Place::Bottom, |s| Place::After(s.id));
    let lane = LaneMove { from: LaneKey::Priority(Priority::Medium), to: LaneKey::Priority(Priority::Urgent) };
    MoveStories { stories: moved, column, place, lane: Some(lane), sprint: None }
}

fn perform(document: &mut Document, ask: &MoveStories) {
    let transaction = document.edit(|desk| move_stories(desk, ask)).expect("a move");
    document.apply(transaction);
}

fn moving(c: &mut Criterion) {
    for n in [1, 1000] {
        let mut group = c.benchmark_group(format!("moving {n}"));
        for stories in SIZES {
            let mut document = document(stories);
            let ask = ask(&document, n);
            group.bench_function(BenchmarkId::new("move and undo", stories), |b| {
                b.iter(|| {
                    perform(&mut document, &ask);
                    document.undo();
                });
            });
        }
    }
    let mut group = c.benchmark_group("moving 1000 that stand between others");
    for stories in SIZES {
        let mut document = document(stories);
        let ask = interleaved(&document);
        group.bench_function(BenchmarkId::new("move and undo", stories), |b| {
            b.iter(|| {
                perform(&mut document, &ask);
                document.undo();
            });
        });
    }
}

fn snapshot(c: &mut Criterion) {
    let mut group = c.benchmark_group("what saving asks of the window");
    for stories in SIZES {
        let document = document(stories);
        group.bench_function(BenchmarkId::new("snapshot", stories), |b| b.iter(|| document.snapshot()));
        let mut edited = common::document(stories);
        let ask = ask(&edited, 1);
        // The first edit after a snapshot copies what it touches of the shared tables.
        group.bench_function(BenchmarkId::new("edit while a snapshot is held", stories), |b| {
            b.iter(|| {
                let held = edited.snapshot();
                perform(&mut edited, &ask);
                edited.undo();
                held
            });
        });
    }
}

criterion_group!(benches, moving, snapshot);
criterion_main!(benches);
