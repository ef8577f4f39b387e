//! A frame of the Sprints screen with a release that holds half of the stories: as it is, while scrolling, and after a
//! letter in its name.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

mod common;

use std::hint::black_box;

use common::{SIZES, Window, opened};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::edit::{ReleaseEdit, ReleaseField, edit_releases};
use roadboard::model::{ReleaseId, Story};
use roadboard::sample::{self, SampleSize};
use roadboard::screens::Action;
use roadboard::screens::sprints::{self, SprintsView};
use roadboard::session::Document;

struct Sprints {
    window: Window,
    document: Document,
    release: ReleaseId,
    view: SprintsView,
    actions: Vec<Action>,
}

impl Sprints {
    fn new(stories: usize) -> Self {
        let mut project = sample::project(&SampleSize { stories, ..SampleSize::default() });
        let release = project.releases.iter().map(|release| release.id).min().expect("a release");
        let all: Vec<_> = project.stories.iter().cloned().collect();
        for story in all.into_iter().step_by(2) {
            project.stories.insert(Story { release: Some(release), ..(*story).clone() });
        }
        let mut view = SprintsView::default();
        view.show_release(release, false);
        let (window, document) = (Window::new(), opened(project));
        let mut sprints = Self { window, document, release, view, actions: Vec::new() };
        for _ in 0..5 {
            sprints.frame();
        }
        sprints
    }

    fn frame(&mut self) {
        let Self { window, document, view, actions, .. } = self;
        window.scene(document, |ui, scene| {
            sprints::head(ui, scene, view, actions);
            sprints::body(ui, scene, view, actions);
        });
        black_box(&actions);
        self.actions.clear();
    }

    fn name(&mut self, name: &str) {
        let edit = ReleaseEdit::Set(self.release, ReleaseField::Name(name.into()));
        if let Ok(transaction) = self.document.edit(|desk| edit_releases(desk, &edit)) {
            self.document.apply(transaction);
        }
    }
}

fn frames(c: &mut Criterion) {
    let mut group = c.benchmark_group("the Sprints screen with a large release");
    for stories in SIZES {
        let mut sprints = Sprints::new(stories);
        group.bench_function(BenchmarkId::new("still", stories), |b| b.iter(|| sprints.frame()));
        sprints.window.pointer_to(900.0, 700.0);
        let mut n = 0_u32;
        group.bench_function(BenchmarkId::new("scrolling", stories), |b| {
            b.iter(|| {
                n += 1;
                // To and fro over as much as the smallest project can scroll, so that all sizes do the same.
                sprints.window.wheel(if (n / 6).is_multiple_of(2) { -37.0 } else { 37.0 });
                sprints.frame();
            });
        });
        let mut names = ["W", "Wi", "Win", "Wi"].into_iter().cycle();
        group.bench_function(BenchmarkId::new("a letter", stories), |b| {
            b.iter(|| {
                sprints.name(names.next().unwrap_or_default());
                sprints.frame();
            });
        });
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
