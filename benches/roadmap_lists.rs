//! A frame of the horizons and of the table while scrolling, at 100, 5,000 and 10,000 initiatives, beside labels in a
//! scroll area; and how long it takes to measure ten thousand titles.

mod common;

use common::{Plan, Window};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::ScrollArea;
use roadboard::sample::{self, SampleSize};
use roadboard::screens::roadmap::{Mode, RoadmapView};
use roadboard::session::Document;
use roadboard::ui::FontMeasure;

/// The least fills the window, so growth shows between these.
const SIZES: [usize; 3] = [100, 5_000, 10_000];

const VIEWS: [(&str, Mode); 2] = [("horizons", Mode::Horizons), ("table", Mode::Table)];

fn document(initiatives: usize) -> Document {
    common::opened(sample::project(&SampleSize { initiatives, ..SampleSize::default() }))
}

/// A list some rows down, where no end is near.
fn list(initiatives: usize, mode: Mode) -> Plan {
    let mut plan = Plan::of(document(initiatives), RoadmapView { mode, ..RoadmapView::default() });
    plan.window.pointer_to(400.0, 600.0);
    for _ in 0..5 {
        plan.frame();
    }
    plan.window.wheel(-300.0);
    for _ in 0..30 {
        plan.frame();
    }
    plan
}

/// The plainest egui that shows as many rows: a label each, in a scroll area.
fn plain_frame(window: &mut Window, document: &Document, titles: &[String]) {
    window.scene(document, |ui, _| {
        ScrollArea::vertical().show_rows(ui, 32.0, titles.len(), |ui, rows| {
            for title in &titles[rows] {
                ui.set_min_height(32.0);
                ui.label(title);
            }
        });
    });
}

/// To and fro.
fn scroll(window: &mut Window, n: u32) {
    window.wheel(if (n / 6).is_multiple_of(2) { -37.0 } else { 37.0 });
}

fn titles(document: &Document) -> Vec<String> {
    document.project().initiatives.iter().map(|initiative| initiative.title.clone()).collect()
}

fn frames(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame of a list while scrolling");
    for initiatives in SIZES {
        for (name, mode) in VIEWS {
            let mut list = list(initiatives, mode);
            let mut n = 0_u32;
            group.bench_function(BenchmarkId::new(name, initiatives), |b| {
                b.iter(|| {
                    n += 1;
                    scroll(&mut list.window, n);
                    list.frame();
                });
            });
        }
        let (mut window, document) = (Window::new(), document(initiatives));
        let titles = titles(&document);
        window.pointer_to(400.0, 600.0);
        let mut n = 0_u32;
        group.bench_function(BenchmarkId::new("plain", initiatives), |b| {
            b.iter(|| {
                n += 1;
                scroll(&mut window, n);
                plain_frame(&mut window, &document, &titles);
            });
        });
    }
}

/// Ten thousand titles by a measure that knows no letter yet, and by one that has measured them before.
fn measuring(c: &mut Criterion) {
    let titles = titles(&document(10_000));
    let all = |measure: &mut FontMeasure| titles.iter().map(|title| measure.width(title, 13.0, true)).sum::<f32>();
    let mut group = c.benchmark_group("measuring 10000 titles");
    group.bench_function("first", |b| b.iter_batched_ref(FontMeasure::default, all, BatchSize::PerIteration));
    let mut measure = FontMeasure::default();
    all(&mut measure);
    group.bench_function("again", |b| b.iter(|| all(&mut measure)));
}

criterion_group!(benches, frames, measuring);
criterion_main!(benches);
