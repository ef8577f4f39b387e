//! Scheduling: what one move pushes down a chain, and the critical path.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

use std::collections::BTreeMap;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::insight::{Indexes, Moves, critical, pushes};
use roadboard::model::{
    Calendar, Date, Dependency, IdSource, Initiative, InitiativeId, Node, Period, Project, Settings, Workdays,
};

const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Bars of three working days, and as many links, each from a bar to one that starts when it ends: `apart` bars later.
/// Each year of the plan has twelve holidays.
fn project(bars: usize, apart: usize) -> (Project, Vec<InitiativeId>) {
    let mut calendar = Calendar::default();
    let years = bars / apart / 80 + 2;
    for year in (1995..).take(years) {
        let firsts = (1..=12).filter_map(|month| Date::from_ymd_opt(year, month, 1));
        calendar.holidays.extend(firsts.map(|date| (date, "Off".to_owned())));
    }
    let workdays = Workdays::of(&calendar);
    let start = workdays.ordinal(Date::from_ymd_opt(1995, 1, 2).expect("a day"));
    let mut project = Project { settings: Settings { calendar, ..Settings::default() }.into(), ..Project::default() };
    // Ids are random, as in use, so that neighbours on the roadmap do not lie side by side in the tables.
    let mut ids = IdSource::from_seed(1);
    let chain: Vec<InitiativeId> = (0..bars).map(|_| ids.next_id()).collect();
    for (i, id) in chain.iter().enumerate() {
        let first = start + 3 * (i / apart) as i64;
        let Period { start, end } = workdays.period(first, first + 3);
        let dates = Initiative { start: Some(start), end: Some(end), ..Initiative::default() };
        project.initiatives.insert(Initiative { id: *id, ..dates });
    }
    let pairs = chain.iter().zip(chain.iter().skip(apart));
    for (from, to) in pairs {
        let (from, to) = (Node::Initiative(*from), Node::Initiative(*to));
        project.dependencies.insert(Dependency { id: ids.next_id(), from, to, ..Dependency::default() });
    }
    (project, chain)
}

/// The head of a chain, one working week later.
fn move_of_the_head(project: &Project, chain: &[InitiativeId]) -> Moves {
    let head = Node::Initiative(*chain.first().expect("a bar"));
    let workdays = Workdays::of(&project.settings.calendar);
    let (start, end) = workdays.interval(project.period(head).expect("dates"));
    Moves { placed: BTreeMap::from([(head, workdays.period(start + 5, end + 5))]), ..Moves::default() }
}

fn pushing(c: &mut Criterion) {
    let mut group = c.benchmark_group("what a move at the head of a chain pushes");
    for bars in SIZES {
        let (project, chain) = project(bars, 1);
        let links = Indexes::of(&project).plan;
        let moves = move_of_the_head(&project, &chain);
        assert_eq!(pushes(&project, &links, &moves).len(), bars - 1, "all of the chain");
        group.bench_function(BenchmarkId::new("pushes", bars), |b| b.iter(|| pushes(&project, &links, &moves)));
    }
    group.finish();
    // One move in a plan of 10,000 that pushes ten bars: it costs what it reaches.
    let (project, chain) = project(10_000, 1_000);
    let links = Indexes::of(&project).plan;
    let moves = move_of_the_head(&project, &chain);
    assert_eq!(pushes(&project, &links, &moves).len(), 9, "one chain of a thousand");
    c.bench_function("what a move pushes of 10000 in chains of ten", |b| b.iter(|| pushes(&project, &links, &moves)));
}

fn the_critical_path(c: &mut Criterion) {
    let mut group = c.benchmark_group("the critical path");
    for bars in SIZES {
        for (shape, apart) in [("one chain", 1), ("chains side by side", bars / 10)] {
            let (project, _) = project(bars, apart);
            group.bench_function(BenchmarkId::new(shape, bars), |b| b.iter(|| critical(&project)));
        }
    }
}

criterion_group!(benches, pushing, the_critical_path);
criterion_main!(benches);
