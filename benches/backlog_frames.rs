//! A frame of the backlog while scrolling and while dragging with autoscroll, in groups and without; a keystroke in its
//! filter; and what it costs the list to follow a story that is ranked.

mod common;

use std::hint::black_box;

use common::{SIZES, Window, document};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use roadboard::edit::{Place, RankStories, rank_stories};
use roadboard::insight::{ListGrouping, Section};
use roadboard::screens::backlog::{self, BacklogView};
use roadboard::screens::{Action, Scene};
use roadboard::session::Document;
use roadboard::ui::Facts;
use roadboard::ui::cards::Cards;
use roadboard::ui::command::Screen;
use roadboard::ui::format::Dates;

struct Backlog {
    window: Window,
    document: Document,
    view: BacklogView,
    actions: Vec<Action>,
}

impl Backlog {
    /// It stands in its middle, where no end is near.
    fn new(stories: usize, grouping: ListGrouping) -> Self {
        let mut view = BacklogView::default();
        view.grouping = grouping;
        let mut backlog = Self { window: Window::new(), document: document(stories), view, actions: Vec::new() };
        for _ in 0..5 {
            backlog.frame();
        }
        let rows = backlog.document.indexes().backlog.section(Section::Backlog).len();
        backlog.view.scroll_y = backlog::layout::ROW * rows as f64 * 0.5;
        backlog.frame();
        backlog
    }

    fn frame(&mut self) {
        let Self { window, document, view, actions } = self;
        let facts = Facts { document: true, screen: Screen::Backlog, ..Facts::default() };
        window.frame(|ui| {
            let (dates, cards) = (Dates::default(), Cards::default());
            let scene = Scene { document, facts: &facts, dates, cards, motion: true };
            backlog::head(ui, scene, view, actions);
            backlog::body(ui, scene, view, actions);
        });
        black_box(&actions);
        self.actions.clear();
    }

    /// Takes a row by its title.
    fn take(&mut self) {
        let taken = (0..20).map(|i| 300.0 + 11.0 * i as f32).find(|y| {
            self.window.pointer_to(400.0, *y);
            self.frame();
            self.window.press(400.0, *y);
            self.frame();
            self.window.pointer_to(410.0, *y + 8.0);
            self.frame();
            self.frame();
            let held = self.view.drag.held().is_some();
            if !held {
                self.window.release(410.0, *y + 8.0);
                self.frame();
            }
            held
        });
        assert!(taken.is_some(), "no row was under the pointer");
    }
}

/// To and fro over as much as the smallest project can scroll, so that all sizes do the same.
fn scroll(window: &mut Window, step: u32) {
    window.wheel(if (step / 6).is_multiple_of(2) { -37.0 } else { 37.0 });
}

/// Over the list and, for half of the time, into the zone where it scrolls by itself, down and up in turn.
fn drag(window: &mut Window, step: u32) {
    let along = (step % 400) as f32;
    let y = match step / 60 % 4 {
        0 => 1040.0,
        2 => 140.0,
        _ => 400.0 + along * 0.5,
    };
    window.pointer_to(300.0 + along, y);
}

fn frames(c: &mut Criterion) {
    for (name, step) in [("scrolling", scroll as fn(&mut Window, u32)), ("dragging", drag)] {
        let mut group = c.benchmark_group(format!("backlog while {name}"));
        for stories in SIZES {
            for (label, grouping) in [("list", ListGrouping::None), ("groups", ListGrouping::Initiative)] {
                let mut backlog = Backlog::new(stories, grouping);
                if name == "dragging" {
                    backlog.take();
                } else {
                    backlog.window.pointer_to(400.0, 600.0);
                    backlog.frame();
                }
                let mut n = 0_u32;
                group.bench_function(BenchmarkId::new(label, stories), |b| {
                    b.iter(|| {
                        n += 1;
                        step(&mut backlog.window, n);
                        backlog.frame();
                    });
                });
            }
        }
    }
}

/// Letters that come and go, each with the frame that shows what passes.
fn keystrokes(c: &mut Criterion) {
    let mut group = c.benchmark_group("a letter in the backlog's filter");
    for stories in SIZES {
        let mut backlog = Backlog::new(stories, ListGrouping::None);
        let mut typed = ["p", "pa", "pay", "pa"].into_iter().cycle();
        group.bench_function(BenchmarkId::new("list", stories), |b| {
            b.iter(|| {
                backlog.view.filter = typed.next().unwrap_or_default().into();
                backlog.frame();
            });
        });
    }
}

/// A story goes up and down again, with a filter that has to follow it.
fn ranks(c: &mut Criterion) {
    let mut group = c.benchmark_group("the backlog after a rank");
    for stories in SIZES {
        for (label, query) in [("list", ""), ("filtered", "a")] {
            let mut backlog = Backlog::new(stories, ListGrouping::None);
            backlog.view.filter = query.into();
            backlog.frame();
            let lane = backlog.document.indexes().backlog.section(Section::Backlog).stories();
            let middle = lane.len() / 2;
            let [story, other] = [lane[middle].id, lane[middle + 1].id];
            let mut up = false;
            group.bench_function(BenchmarkId::new(label, stories), |b| {
                b.iter(|| {
                    up = !up;
                    let place = if up { Place::After(other) } else { Place::Before(other) };
                    let ask = RankStories { stories: vec![story], section: Section::Backlog, place };
                    if let Ok(transaction) = backlog.document.edit(|desk| rank_stories(desk, &ask)) {
                        backlog.document.apply(transaction);
                    }
                    backlog.view.refresh(&backlog.document);
                });
            });
        }
    }
}

criterion_group!(benches, frames, keystrokes, ranks);
criterion_main!(benches);
