//! A frame of the timeline while panning, zooming and dragging, beside a canvas that paints the same rectangles, arrows and
//! labels and knows nothing; at 50 initiatives, and at 10,000 of which as many are in sight. Then opening the screen, and
//! percentiles of single frames.

#![allow(clippy::expect_used, reason = "a bench fails by panicking")]

mod common;

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Days;
use common::{Plan, Window};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Align2, FontId, Stroke, StrokeKind, Ui};
use roadboard::model::{
    Confidence, Date, Dependency, IdSource, Initiative, Link, Moment, Node, Project, Rank, Settings, Swatch, Theme,
    Word as _,
};
use roadboard::screens::Scene;
use roadboard::screens::roadmap::RoadmapView;
use roadboard::screens::roadmap::compose::compose;
use roadboard::screens::roadmap::gesture::Gesture;
use roadboard::screens::roadmap::time::{Camera, day_of};
use roadboard::session::{Clock, Document};
use roadboard::ui::format::Dates;
use roadboard::ui::picture::{Anchor, Picture, Shape};
use roadboard::ui::theme::semibold;
use roadboard::ui::{Cards, Facts, FontMeasure, Tokens};

/// Initiatives, and themes.
const SIZES: [(usize, usize); 2] = [(50, 5), (10_000, 40)];
/// Rows of a theme; each bar is followed by the next one of its row.
const ROWS: usize = 5;
/// From the start of one bar of a row to the next, and their length, in days.
const PITCH: u64 = 280;
const LENGTH: u64 = 120;

fn first() -> Date {
    Date::from_ymd_opt(2026, 1, 5).expect("a date")
}

/// Themes of five rows, in which bars follow each other at even distances and are linked one to the next.
fn document(initiatives: usize, themes: usize) -> Document {
    let mut ids = IdSource::from_seed(3);
    let settings = Settings { document: ids.next_id(), name: "Plan".into(), ..Settings::default() };
    let mut project = Project { settings: Arc::new(settings), ..Project::default() };
    let mut nodes = Vec::new();
    for (t, rank) in Rank::spread(None, None, themes).into_iter().enumerate() {
        let color = Swatch::ALL[t % Swatch::ALL.len()];
        let theme = Theme { id: ids.next_id(), name: format!("Theme {t}"), color, rank };
        let each = initiatives / themes;
        let mut last = [None; ROWS];
        for i in 0..each {
            let row = i % ROWS;
            let from = first() + Days::new((i / ROWS) as u64 * PITCH + 20 * row as u64);
            let initiative = Initiative {
                id: ids.next_id(),
                title: format!("Initiative {t}.{i} of the plan"),
                theme: Some(theme.id),
                start: Some(from),
                end: Some(from + Days::new(LENGTH)),
                confidence: Confidence::ALL[i % 3],
                ..Initiative::default()
            };
            let node = Node::Initiative(initiative.id);
            nodes.push(node);
            if let Some(before) = last[row].replace(node) {
                link(&mut project, &mut ids, before, node);
            }
            project.initiatives.insert(initiative);
        }
        project.themes.insert(theme);
    }
    // As many links as bars: the rest goes from the first bars of a theme to later ones of it.
    let mut i = 0;
    while project.dependencies.len() < nodes.len() {
        link(&mut project, &mut ids, nodes[i], nodes[(i + ROWS + 1).min(nodes.len() - 1)]);
        i += 1;
    }
    let now: Moment = "2026-11-24T10:00:00Z".parse().expect("a moment");
    Document::new(project, ids, Clock::Fixed(now))
}

fn link(project: &mut Project, ids: &mut IdSource, from: Node, to: Node) {
    project.dependencies.insert(Dependency { id: ids.next_id(), from, to, link: Link::FinishStart, lag: 0 });
}

impl Plan {
    fn new(initiatives: usize, themes: usize) -> Self {
        let mut plan = Self::of(document(initiatives, themes), RoadmapView::default());
        plan.frame();
        // Two bars of each row.
        plan.view.timeline.camera = Camera::new(day_of(first()) - 20.0, 3.4);
        for _ in 0..5 {
            plan.frame();
        }
        plan
    }

    /// What is in sight, as shapes.
    fn picture(&self) -> Picture {
        let facts = Facts { document: true, ..Facts::default() };
        let (dates, cards) = (Dates::default(), Cards::default());
        let scene = Scene { document: &self.document, facts: &facts, dates, cards, motion: true };
        let t = Tokens::of_theme(egui::Theme::Light);
        compose(&self.view.drawing(scene, t), &mut FontMeasure::default()).0
    }

    fn in_sight(&self) -> usize {
        self.view.timeline.sight.bars.len()
    }
}

/// A canvas that paints the shapes of a picture and does nothing else.
struct Plain {
    window: Window,
    picture: Picture,
}

impl Plain {
    fn frame(&mut self, n: u32) {
        let Self { window, picture } = self;
        let by = (n % 100) as f32;
        window.frame(|ui: &mut Ui| {
            let painter = ui.painter();
            let offset = egui::vec2(by, 43.0);
            for shape in &picture.shapes {
                match shape {
                    // The timeline draws no areas and no discs.
                    Shape::Clip(_) | Shape::Area { .. } | Shape::Dots { .. } => {}
                    Shape::Rect { rect, radius, fill } | Shape::Fade { rect, radius, fill, .. } => {
                        painter.rect_filled(rect.translate(offset), *radius, *fill);
                    }
                    Shape::Frame { rect, radius, width, color } => {
                        let stroke = Stroke::new(*width, *color);
                        painter.rect_stroke(rect.translate(offset), *radius, stroke, StrokeKind::Inside);
                    }
                    Shape::Path(path) => {
                        let points: Vec<_> = path.points.iter().map(|point| *point + offset).collect();
                        let (from, to) = (points[points.len() - 2], points[points.len() - 1]);
                        painter.add(egui::Shape::line(points, Stroke::new(path.width, path.color)));
                        painter.arrow(from, to - from, Stroke::new(path.width, path.color));
                    }
                    Shape::Diamond { center, half, fill } => {
                        painter.circle_filled(*center + offset, *half, *fill);
                    }
                    Shape::Text(text) => {
                        let align = match text.anchor {
                            Anchor::Left => Align2::LEFT_CENTER,
                            Anchor::Middle => Align2::CENTER_CENTER,
                            Anchor::Right => Align2::RIGHT_CENTER,
                        };
                        let size = text.font.size;
                        let font = if text.font.strong { semibold(size) } else { FontId::proportional(size) };
                        painter.text(text.at + offset, align, &text.text, font, text.color);
                    }
                }
            }
        });
    }
}

/// What is done in a frame, by the number of the frame.
type Step = fn(&mut Plan, u32);

/// To and fro over one bar's distance.
fn pan(plan: &mut Plan, n: u32) {
    let by = if (n / 60).is_multiple_of(2) { -11.0 } else { 11.0 };
    plan.view.timeline.camera.pan(by);
}

/// In and out over two doublings, so over the bands of the packing too.
fn zoom(plan: &mut Plan, n: u32) {
    let by = if (n / 40).is_multiple_of(2) { 1.02 } else { 1.0 / 1.02 };
    plan.view.timeline.camera.zoom_at(700.0, by);
}

/// To and fro with a bar, whose successors give way.
fn drag(plan: &mut Plan, n: u32) {
    let along = (n % 200) as f32;
    let x = 420.0 + if along < 100.0 { along * 4.0 } else { (200.0 - along) * 4.0 };
    plan.window.pointer_to(x, 170.0);
}

const SCENES: [(&str, Step); 3] = [("panning", pan), ("zooming", zoom), ("dragging", drag)];

fn staged(scene: &str, (initiatives, themes): (usize, usize)) -> Plan {
    let mut plan = Plan::new(initiatives, themes);
    plan.window.pointer_to(420.0, 170.0);
    plan.frame();
    if scene == "dragging" {
        let seen = plan.view.timeline.sight.bars[2].rect.center();
        let at = seen + egui::vec2(0.0, 43.0);
        plan.window.pointer_to(at.x, at.y);
        plan.frame();
        plan.window.press(at.x, at.y);
        plan.frame();
        plan.window.pointer_to(at.x + 20.0, at.y);
        plan.frame();
        plan.frame();
        assert!(matches!(plan.view.timeline.gesture, Gesture::Move(_)), "a bar is held");
    }
    plan
}

#[allow(clippy::print_stdout, reason = "a bench tells what it found")]
fn frames(c: &mut Criterion) {
    for (name, step) in SCENES {
        let mut group = c.benchmark_group(format!("timeline while {name}"));
        for size in SIZES {
            let mut plan = staged(name, size);
            println!("{} bars in sight of {}", plan.in_sight(), size.0);
            let mut n = 0_u32;
            group.bench_function(BenchmarkId::new("timeline", size.0), |b| {
                b.iter(|| {
                    n += 1;
                    step(&mut plan, n);
                    plan.frame();
                });
            });
            let plan = staged(name, size);
            let mut plain = Plain { window: Window::new(), picture: plan.picture() };
            let mut n = 0_u32;
            group.bench_function(BenchmarkId::new("plain", size.0), |b| {
                b.iter(|| {
                    n += 1;
                    plain.frame(n);
                });
            });
        }
    }
    percentiles();
}

/// Single frames at the greatest size: the median and the slowest of a hundred.
#[allow(clippy::print_stdout, reason = "a bench tells what it found")]
fn percentiles() {
    const FRAMES: u32 = 3000;
    for (name, step) in SCENES {
        let mut plan = staged(name, SIZES[1]);
        let mut times: Vec<Duration> = (1..=FRAMES)
            .map(|n| {
                let since = Instant::now();
                step(&mut plan, n);
                plan.frame();
                since.elapsed()
            })
            .collect();
        times.sort_unstable();
        let at = |share: f64| times[(f64::from(FRAMES - 1) * share) as usize];
        println!("timeline while {name}, {} initiatives: median {:?}, p99 {:?}", SIZES[1].0, at(0.5), at(0.99));
    }
}

/// The first frame of the screen, with all that is worked out for it; the window and its fonts are there.
fn opening(c: &mut Criterion) {
    let mut group = c.benchmark_group("opening the roadmap");
    for size in SIZES {
        let mut plan = Plan::new(size.0, size.1);
        group.bench_function(BenchmarkId::from_parameter(size.0), |b| {
            b.iter_batched(
                RoadmapView::default,
                |view| {
                    plan.view = view;
                    plan.frame();
                },
                BatchSize::PerIteration,
            );
        });
    }
}

criterion_group!(benches, frames, opening);
criterion_main!(benches);
