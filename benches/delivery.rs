//! The charts of delivery: making what they rest on, following one edit, and asking each.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

use std::hint::black_box;
use std::sync::Arc;

use chrono::{Days, Weekday};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::insight::{DayUnit, Delivery, Measured, Point, Work, capacity, sprint_record, velocity};
use roadboard::model::{
    Column, ColumnId, ColumnKind, Date, Event, EventKind, IdSource, Moment, Period, Person, Project, Rank, Release,
    ReleaseId, Sprint, SprintId, SprintRecord, SprintState, Story, Transaction,
};

const SIZES: [usize; 3] = [100, 10_000, 100_000];
/// Five years of sprints of two weeks.
const SPRINTS: usize = 130;
const KINDS: [ColumnKind; 8] = {
    use ColumnKind::{Doing, Done, ToDo};
    [ToDo, ToDo, Doing, Doing, Doing, Doing, Doing, Done]
};

struct Stage {
    project: Project,
    columns: Vec<ColumnId>,
    sprints: Vec<SprintId>,
    release: ReleaseId,
    first: Date,
    today: Date,
}

/// Stories of ten events each, spread over five years: nine of ten went through all columns and are done, one was reopened
/// and is in progress. A quarter of all is in one release.
fn stage(stories: usize) -> Stage {
    let mut ids = IdSource::from_seed(1);
    let mut project = Project::default();
    let columns: Vec<ColumnId> = KINDS.iter().map(|_| ids.next_id()).collect();
    for ((id, kind), rank) in columns.iter().zip(KINDS).zip(Rank::spread(None, None, KINDS.len())) {
        project.columns.insert(Column { id: *id, kind, rank, ..Column::default() });
    }
    let first = Date::from_ymd_opt(2021, 11, 29).expect("a date");
    let sprints: Vec<SprintId> = (0..SPRINTS).map(|_| ids.next_id()).collect();
    for (i, id) in sprints.iter().enumerate() {
        let start = first + Days::new(i as u64 * 14);
        let end = start + Days::new(11);
        let closed = i + 1 < SPRINTS;
        let record = closed.then(|| SprintRecord {
            closed_at: Moment::on(end, 64_800),
            commitment: 30.0,
            completed: 28.0,
            ..SprintRecord::default()
        });
        let state = if closed { SprintState::Closed } else { SprintState::Active };
        let dates = Sprint { start: Some(start), end: Some(end), ..Sprint::default() };
        project.sprints.insert(Sprint { id: *id, state, record, started_at: Some(Moment::on(start, 32_400)), ..dates });
    }
    let releases: Vec<ReleaseId> = (0..4).map(|_| ids.next_id()).collect();
    let today = first + Days::new(SPRINTS as u64 * 14 - 5);
    for id in &releases {
        project.releases.insert(Release { id: *id, date: Some(today + Days::new(60)), ..Release::default() });
    }
    for _ in 0..10 {
        project.people.insert(Person { id: ids.next_id(), capacity: Some(0.8), ..Person::default() });
    }
    for i in 0..stories {
        let sprint = i * SPRINTS / stories;
        let begin = Moment::on(first, (sprint as i64 * 14 * 86_400) + 36_000 + (i as i64 * 677) % 20_000);
        let on = |days: i64, what| Event { at: Moment::from_unix_seconds(begin.unix_seconds() + days * 86_400), what };
        let days = (i % 4) as i64;
        let mut events = vec![
            on(-10 - days * 6, EventKind::Created { column: columns[0] }),
            on(-8, EventKind::Estimated { points: Some((i % 8) as f64) }),
            on(-4, EventKind::SprintEntered { sprint: sprints[sprint] }),
            on(-3, EventKind::Moved { to: columns[1] }),
            on(0, EventKind::Moved { to: columns[2] }),
            on(1 + days, EventKind::Moved { to: columns[4] }),
            on(2 + days, EventKind::Estimated { points: Some((i % 5) as f64) }),
            on(3 + days, EventKind::Moved { to: columns[6] }),
        ];
        let is_done = i % 10 != 0;
        if is_done {
            events.extend([on(4 + days, EventKind::Moved { to: columns[7] }), on(4 + days, EventKind::Done)]);
        } else {
            events.extend([on(4 + days, EventKind::Done), on(5 + days, EventKind::Reopened)]);
        }
        project.stories.insert(Story {
            id: ids.next_id(),
            column: columns[if is_done { 7 } else { 6 }],
            sprint: Some(sprints[sprint]),
            release: Some(releases[i % 4]),
            estimate: Some((i % 5) as f64),
            events,
            ..Story::default()
        });
    }
    let release = releases[1];
    Stage { project, columns, sprints, release, first, today }
}

/// A story of the active sprint is finished.
fn finish(stage: &Stage) -> Transaction {
    let active = stage.sprints.last().copied();
    let open = |story: &&Arc<Story>| story.sprint == active && story.column == stage.columns[6];
    let before = stage.project.stories.iter().find(open).or(stage.project.stories.iter().next()).expect("a story");
    let mut after = (**before).clone();
    let at = Moment::on(stage.today, 50_000);
    after.column = stage.columns[7];
    after.events.push(Event { at, what: EventKind::Moved { to: after.column } });
    after.events.push(Event { at, what: EventKind::Done });
    let mut transaction = Transaction::new("", at);
    transaction.replace(before, after);
    transaction
}

/// The active sprint is started on another moment.
fn restart(stage: &Stage) -> Transaction {
    let before = stage.sprints.last().and_then(|id| stage.project.sprints.get(*id)).expect("a sprint");
    let mut transaction = Transaction::new("", Moment::default());
    transaction.replace(before, Sprint { started_at: None, ..(**before).clone() });
    transaction
}

fn making(c: &mut Criterion) {
    let mut group = c.benchmark_group("delivery");
    for stories in SIZES {
        let mut stage = stage(stories);
        group.bench_function(BenchmarkId::new("build", stories), |b| {
            b.iter(|| Delivery::of(&stage.project, Moment::local_date));
        });
        let mut delivery = Delivery::of(&stage.project, Moment::local_date);
        for (name, transaction) in [("follow a story", finish(&stage)), ("follow a sprint", restart(&stage))] {
            let turns = [transaction.clone(), transaction.inverse()];
            // Each measure is of an edit and of its undoing.
            group.bench_function(BenchmarkId::new(format!("{name} and back"), stories), |b| {
                b.iter(|| {
                    for turn in &turns {
                        turn.apply(&mut stage.project);
                        delivery.follow(&stage.project, [turn], Moment::local_date);
                    }
                });
            });
        }
    }
}

fn asking(c: &mut Criterion) {
    let mut group = c.benchmark_group("delivery chart");
    for stories in SIZES {
        let stage = stage(stories);
        let (project, today) = (&stage.project, stage.today);
        let delivery = Delivery::of(project, Moment::local_date);
        let period = delivery.period(today).expect("events");
        let quarter = Period::between(today - Days::new(90), today);
        let sprint = *stage.sprints.last().expect("a sprint");
        let mut ask = |name: &str, chart: &mut dyn FnMut()| {
            group.bench_function(BenchmarkId::new(name, stories), |b| b.iter(&mut *chart));
        };
        let active = project.sprints.get(sprint).expect("a sprint");
        let whole = || Period::between(stage.first, today);
        ask("velocity", &mut || drop(black_box(velocity(project, 7))));
        ask("capacity", &mut || drop(black_box(capacity(project, active))));
        ask("burn-down of a sprint", &mut || {
            drop(black_box(delivery.burn_down(project, Work::Sprint(sprint), today)));
        });
        ask("scope changes of a sprint", &mut || {
            drop(black_box(delivery.scope_changes(project, Work::Sprint(sprint), today, Moment::local_date)));
        });
        ask("burn-down of a release", &mut || {
            drop(black_box(delivery.burn_down(project, Work::Release(stage.release), today)));
        });
        ask("cumulative flow of five years", &mut || drop(black_box(delivery.cumulative_flow(period, today))));
        ask("status over five years", &mut || drop(black_box(delivery.status_over_time(period, today))));
        ask("status of a quarter", &mut || drop(black_box(delivery.status_over_time(quarter, today))));
        ask("work in progress of five years", &mut || drop(black_box(delivery.work_in_progress(period, today))));
        for (name, unit) in [("calendar", DayUnit::Calendar), ("working", DayUnit::Working)] {
            ask(&format!("cycle times of five years, {name} days"), &mut || {
                drop(black_box(delivery.times(project, Measured::Cycle, unit, whole())));
            });
        }
        ask("cycle times of a quarter", &mut || {
            drop(black_box(delivery.times(project, Measured::Cycle, DayUnit::Calendar, quarter)));
        });
        ask("throughput of five years", &mut || {
            drop(black_box(delivery.throughput(period, Weekday::Mon, today)));
        });
        ask("ageing", &mut || drop(black_box(delivery.ageing(project, DayUnit::Working, period, today))));
        ask("behind a day of the flow", &mut || {
            drop(black_box(delivery.behind(
                project,
                Point::Reached(stage.columns[3], today),
                today,
                Moment::local_date,
            )));
        });
        ask("the record of a sprint", &mut || {
            drop(black_box(sprint_record(project, active, Moment::on(today, 0), Moment::local_date)));
        });
    }
}

criterion_group!(benches, making, asking);
criterion_main!(benches);
