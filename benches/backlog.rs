//! Ranking and planning stories with all indexes updated, and finding what to compare a story with.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

mod common;

use std::hint::black_box;

use common::{SIZES, document};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::edit::{NewSprint, Place, RankStories, SprintEdit, create_sprint, edit_sprints, rank_stories};
use roadboard::insight::{Indexes, Section, cut_line, similar};
use roadboard::model::{SprintId, StoryId};
use roadboard::session::Document;

/// The stories of the backlog, in order.
fn backlog(document: &Document) -> Vec<StoryId> {
    document.indexes().backlog.section(Section::Backlog).stories().iter().map(|story| story.id).collect()
}

fn perform(document: &mut Document, ask: &RankStories) {
    let transaction = document.edit(|desk| rank_stories(desk, ask)).expect("a rank");
    document.apply(transaction);
}

fn new_sprint(document: &mut Document) -> SprintId {
    let (id, transaction) = document.edit(|desk| create_sprint(desk, NewSprint::default())).expect("a sprint");
    document.apply(transaction);
    id
}

fn ranking(c: &mut Criterion) {
    for n in [1, 1000] {
        let mut group = c.benchmark_group(format!("ranking {n}"));
        for size in SIZES {
            let mut document = document(size);
            let sprint = new_sprint(&mut document);
            let stories = backlog(&document);
            let middle = stories.len() / 2;
            let moved: Vec<StoryId> = stories.iter().skip(middle).take(n).copied().collect();
            let neighbour = stories.get(middle / 2).copied().expect("a story");
            let rank =
                RankStories { stories: moved.clone(), section: Section::Backlog, place: Place::Before(neighbour) };
            let plan = RankStories { stories: moved, section: Section::Sprint(sprint), place: Place::Top };
            for (name, ask) in [("rank and undo", rank), ("plan and undo", plan)] {
                group.bench_function(BenchmarkId::new(name, size), |b| {
                    b.iter(|| {
                        perform(&mut document, &ask);
                        document.undo();
                    });
                });
            }
        }
    }
}

fn starting(c: &mut Criterion) {
    let mut group = c.benchmark_group("sprints");
    for size in SIZES {
        let mut document = document(size);
        new_sprint(&mut document);
        let sprint = document.project().active_sprint().expect("an active sprint").id;
        let ask = roadboard::edit::CompleteSprint {
            sprint,
            goal_met: None,
            note: String::new(),
            carry: std::collections::BTreeMap::new(),
            rest: roadboard::edit::CarryOver::BacklogTop,
        };
        group.bench_function(BenchmarkId::new("complete and undo", size), |b| {
            b.iter(|| {
                let edit = SprintEdit::Complete(ask.clone());
                let transaction = document.edit(|desk| edit_sprints(desk, &edit)).expect("a completion");
                document.apply(transaction);
                document.undo();
            });
        });
    }
}

fn looking(c: &mut Criterion) {
    let mut group = c.benchmark_group("looking");
    for size in SIZES {
        let document = document(size);
        let stories = backlog(&document);
        let story = stories.first().copied().expect("a story");
        group.bench_function(BenchmarkId::new("similar", size), |b| {
            b.iter(|| black_box(similar(document.project(), document.indexes(), story, 8)));
        });
        let lane = document.indexes().backlog.section(Section::Backlog);
        group.bench_function(BenchmarkId::new("cut line below all", size), |b| {
            b.iter(|| black_box(cut_line(lane.stories().iter().map(|story| story.estimate), 1e9)));
        });
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("indexes anew", size), |b| {
            b.iter(|| black_box(Indexes::of(document.project())));
        });
    }
}

criterion_group!(benches, ranking, starting, looking);
criterion_main!(benches);
