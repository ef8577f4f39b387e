//! The screen of delivery with all its charts: the first frame, a frame at rest, and the frame after one edit, at three sizes
//! with ten events a story; beside the edit itself, which is no part of it.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

mod common;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Days;
use common::{SIZES, Window};
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::model::{
    Column, ColumnId, ColumnKind, Date, Event, EventKind, IdSource, Moment, Project, Rank, Sprint, SprintId,
    SprintRecord, SprintState, Story, Transaction,
};
use roadboard::screens::delivery::choices::{Card, Range};
use roadboard::screens::delivery::{self, DeliveryView};
use roadboard::screens::{Action, Scene};
use roadboard::session::{Clock, Document};
use roadboard::ui::format::Dates;
use roadboard::ui::{Cards, Facts};

/// Five years of sprints of two weeks.
const SPRINTS: usize = 130;
const KINDS: [ColumnKind; 5] =
    [ColumnKind::ToDo, ColumnKind::ToDo, ColumnKind::Doing, ColumnKind::Doing, ColumnKind::Done];

/// Stories of ten events, spread over five years, of which nine of ten are done.
fn document(stories: usize) -> Document {
    let mut ids = IdSource::from_seed(1);
    let mut project = Project::default();
    let columns: Vec<ColumnId> = KINDS.iter().map(|_| ids.next_id()).collect();
    for (i, rank) in Rank::spread(None, None, KINDS.len()).into_iter().enumerate() {
        let name = format!("Step {i}");
        project.columns.insert(Column { id: columns[i], kind: KINDS[i], rank, name, ..Column::default() });
    }
    let first = Date::from_ymd_opt(2021, 11, 29).expect("a date");
    let sprints: Vec<SprintId> = (0..SPRINTS).map(|_| ids.next_id()).collect();
    for (i, id) in sprints.iter().enumerate() {
        let start = first + Days::new(i as u64 * 14);
        let end = start + Days::new(11);
        let (closed_at, commitment, completed) = (Moment::on(end, 64_800), 30.0, 28.0);
        let closed = i + 1 < SPRINTS;
        let record = SprintRecord { closed_at, commitment, completed, ..SprintRecord::default() };
        let state = if closed { SprintState::Closed } else { SprintState::Active };
        project.sprints.insert(Sprint {
            id: *id,
            name: format!("Sprint {i}"),
            start: Some(start),
            end: Some(end),
            started_at: Some(Moment::on(start, 32_400)),
            record: closed.then_some(record),
            state,
            ..Sprint::default()
        });
    }
    for i in 0..stories {
        let sprint = i * SPRINTS / stories;
        let begin = Moment::on(first, (sprint as i64 * 14 * 86_400) + 36_000 + (i as i64 * 677) % 20_000);
        let on = |days: i64, what| Event { at: Moment::from_unix_seconds(begin.unix_seconds() + days * 86_400), what };
        let days = (i % 4) as i64;
        let mut events = vec![
            on(-10 - days * 6, EventKind::Created { column: columns[0] }),
            on(-9, EventKind::Estimated { points: Some(1.0) }),
            on(-8, EventKind::Estimated { points: Some((i % 8) as f64) }),
            on(-4, EventKind::SprintEntered { sprint: sprints[sprint] }),
            on(-3, EventKind::Moved { to: columns[1] }),
            on(0, EventKind::Moved { to: columns[2] }),
            on(1 + days, EventKind::Moved { to: columns[3] }),
            on(2 + days, EventKind::Estimated { points: Some((i % 5) as f64) }),
        ];
        let is_done = i % 10 != 0;
        if is_done {
            events.extend([on(4 + days, EventKind::Moved { to: columns[4] }), on(4 + days, EventKind::Done)]);
        }
        project.stories.insert(Story {
            id: ids.next_id(),
            key: format!("NP-{i}"),
            title: format!("Story {i} of the plan"),
            column: columns[if is_done { 4 } else { 3 }],
            sprint: Some(sprints[sprint]),
            estimate: Some((i % 5) as f64),
            events,
            ..Story::default()
        });
    }
    let today = first + Days::new(SPRINTS as u64 * 14 - 5);
    Document::new(project, ids, Clock::Fixed(Moment::on(today, 36_000)))
}

struct Charts {
    window: Window,
    document: Document,
    view: DeliveryView,
    actions: Vec<Action>,
}

impl Charts {
    fn new(stories: usize) -> Self {
        let (window, document, view) = (Window::new(), document(stories), all());
        let mut charts = Self { window, document, view, actions: Vec::new() };
        (0..10).for_each(|_| charts.frame());
        charts
    }

    fn frame(&mut self) {
        let Self { window, document, view, actions } = self;
        let facts = Facts { document: true, ..Facts::default() };
        window.frame(|ui| {
            let (dates, cards) = (Dates::default(), Cards::default());
            let scene = Scene { document, facts: &facts, dates, cards, motion: true };
            delivery::head(ui, scene, view, actions);
            delivery::body(ui, scene, view, actions);
        });
        black_box(&actions);
        self.actions.clear();
    }

    /// A story in progress is finished.
    fn edit(&mut self) {
        let project = self.document.project();
        let columns = project.columns_in_order();
        let (doing, done) = (columns[3].id, columns[4].id);
        let open = |story: &&Arc<Story>| story.column == doing;
        let before = project.stories.iter().rev().find(open).expect("a story in progress");
        let at = self.document.clock().now();
        let mut after = (**before).clone();
        after.column = done;
        after.events.extend([Event { at, what: EventKind::Moved { to: done } }, Event { at, what: EventKind::Done }]);
        let mut transaction = Transaction::new("Finish", at);
        transaction.replace(before, after);
        self.document.apply(transaction);
    }
}

/// With the longest range, which shows the most.
fn all() -> DeliveryView {
    let mut view = DeliveryView::default();
    view.chosen.range = Range::All;
    view
}

/// Only the frame counts, and not the edit.
fn after_edits(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, size: usize, charts: &mut Charts) {
    group.bench_function(BenchmarkId::new(name, size), |b| {
        b.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                charts.edit();
                let since = Instant::now();
                charts.frame();
                spent += since.elapsed();
                charts.document.undo();
                charts.frame();
            }
            spent
        });
    });
}

fn screens(c: &mut Criterion) {
    let mut group = c.benchmark_group("delivery");
    group.sample_size(10);
    for size in SIZES {
        let mut charts = Charts::new(size);
        group.bench_function(BenchmarkId::new("first frame", size), |b| {
            b.iter_batched(
                all,
                |view| {
                    charts.view = view;
                    charts.frame();
                },
                BatchSize::PerIteration,
            );
        });
        let mut charts = Charts::new(size);
        group.bench_function(BenchmarkId::new("at rest", size), |b| b.iter(|| charts.frame()));
        after_edits(&mut group, "after an edit", size, &mut charts);
    }
    // Each of them alone, in the whole window.
    for card in Card::ALL {
        let mut charts = Charts::new(SIZES[2]);
        charts.view.enlarged = Some(card);
        charts.frame();
        after_edits(&mut group, &format!("{card:?} alone after an edit"), SIZES[2], &mut charts);
    }
    group.finish();
}

criterion_group!(benches, screens);
criterion_main!(benches);
