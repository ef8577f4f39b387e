//! Forecasting when initiatives are finished: the simulation, which rests on sprints alone, and the queue of open stories.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

mod common;

use common::{SIZES, document};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::insight::{Throughput, forecast, forecast_from};
use roadboard::model::parse_date;

fn forecasting(c: &mut Criterion) {
    let today = parse_date("2026-11-24").expect("a date");
    let mut group = c.benchmark_group("forecast");
    for stories in SIZES {
        let document = document(stories);
        let (project, indexes) = (document.project(), document.indexes());
        group.bench_function(BenchmarkId::new("simulate and ask", stories), |b| {
            b.iter(|| forecast(project, indexes, today));
        });
        group.bench_function(BenchmarkId::new("simulate", stories), |b| b.iter(|| Throughput::of(project)));
        let throughput = Throughput::of(project);
        group.bench_function(BenchmarkId::new("ask", stories), |b| {
            b.iter(|| forecast_from(&throughput, project, indexes, today));
        });
    }
}

criterion_group!(benches, forecasting);
criterion_main!(benches);
