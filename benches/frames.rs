//! A frame of the board while scrolling, dragging with autoscroll and pulling the rubber band, with and without lanes,
//! beside the plainest egui that shows as many cards. After the medians it prints percentiles of single frames.

mod common;

use std::hint::black_box;
use std::time::Instant;

use common::{SIZES, Window, document};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};
use roadboard::insight::{Grouping, Scope};
use roadboard::screens::Action;
use roadboard::screens::board::{self, BoardView, Drag, Show};
use roadboard::session::Document;

struct Board {
    window: Window,
    document: Document,
    view: BoardView,
    actions: Vec<Action>,
}

impl Board {
    /// Columns and lanes stand in their middle, where no end is near.
    fn new(stories: usize, grouping: Grouping) -> Self {
        let mut view = BoardView::default();
        view.show = Show::All;
        view.grouping = grouping;
        let mut board = Self { window: Window::new(), document: document(stories), view, actions: Vec::new() };
        for _ in 0..5 {
            board.frame();
        }
        for column in board.document.project().columns.iter() {
            let len = board.document.indexes().board.lane(Scope::All, column.id).len();
            let anchor = board::layout::Anchor { row: len / 2, fraction: 0.0 };
            board.view.anchors.insert(column.id, anchor);
        }
        // In the midst of the first lane.
        board.view.scroll_y = stories as f64 * 0.4;
        board.frame();
        board
    }

    fn frame(&mut self) {
        let Self { window, document, view, actions } = self;
        window.scene(document, |ui, scene| {
            board::head(ui, scene, view, actions);
            board::body(ui, scene, view, actions);
        });
        black_box(&actions);
        self.actions.clear();
    }

    /// Presses at a point and moves far enough to begin a drag.
    fn take(&mut self, x: f32, y: f32) {
        self.window.pointer_to(x, y);
        self.frame();
        self.window.press(x, y);
        self.frame();
        self.window.pointer_to(x + 10.0, y + 8.0);
        self.frame();
        self.frame();
    }
}

/// The plainest egui that shows as many cards: a label each, in a scroll area for each column.
struct Plain {
    window: Window,
    document: Document,
}

impl Plain {
    /// The height of a card, so that as many are in sight.
    const ROW: f32 = 100.0;

    fn new(stories: usize) -> Self {
        let mut plain = Self { window: Window::new(), document: document(stories) };
        for _ in 0..5 {
            plain.frame();
        }
        plain
    }

    fn frame(&mut self) {
        self.frame_with(|_| ());
    }

    fn frame_with(&mut self, over: impl Fn(&Ui)) {
        let Self { window, document } = self;
        window.frame(|ui: &mut Ui| {
            let columns = document.project().columns_in_order();
            let width = ui.available_width() / columns.len() as f32;
            let area = ui.max_rect();
            for (i, column) in columns.iter().enumerate() {
                let stories = document.indexes().board.lane(Scope::All, column.id).stories();
                let rect = Rect::from_min_size(area.min + vec2(i as f32 * width, 0.0), vec2(width, area.height()));
                let ui = &mut ui.new_child(UiBuilder::new().id_salt(i).max_rect(rect));
                ScrollArea::vertical().id_salt(i).show_rows(ui, Self::ROW, stories.len(), |ui, rows| {
                    for story in &stories[rows] {
                        ui.set_min_height(Self::ROW);
                        ui.label(format!("{} {}", story.key, story.title));
                    }
                });
            }
            over(ui);
        });
    }

    /// With a label that follows the pointer.
    fn frame_with_preview(&mut self, at: egui::Pos2) {
        self.window.pointer_to(at.x, at.y);
        self.frame_with(|ui| {
            let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("dragged"));
            let (font, color) = (egui::FontId::proportional(13.0), egui::Color32::PLACEHOLDER);
            ui.ctx().layer_painter(layer).text(at, egui::Align2::LEFT_TOP, "NP-1 A label", font, color);
        });
    }
}

/// What is done in a frame, by the number of the frame.
type Step = fn(&mut Window, u32);

/// To and fro over as much as the smallest project can scroll, so that all sizes do the same.
fn scroll(window: &mut Window, step: u32) {
    window.wheel(if (step / 6).is_multiple_of(2) { -37.0 } else { 37.0 });
}

/// Over the board and, for half of the time, into the zone where it scrolls by itself, down and up in turn.
fn drag(window: &mut Window, step: u32) {
    let along = (step % 400) as f32;
    let y = match step / 60 % 4 {
        0 => 1040.0,
        2 => 140.0,
        _ => 400.0 + along * 0.5,
    };
    window.pointer_to(300.0 + 3.0 * along, y);
}

/// A band that grows over half of the screen, and for half of the time over the edge.
fn pull(window: &mut Window, step: u32) {
    let along = (step % 300) as f32;
    let y = if (step / 60).is_multiple_of(2) { 1050.0 } else { 500.0 + along };
    window.pointer_to(400.0 + 4.0 * along, y);
}

const SCENES: [(&str, Step); 3] = [("scrolling", scroll), ("dragging", drag), ("rubber-banding", pull)];

/// A board in the midst of a scene.
fn staged(scene: &str, stories: usize, grouping: Grouping) -> Board {
    let mut board = Board::new(stories, grouping);
    match scene {
        "dragging" => {
            // Lanes put the cards at heights of their own.
            let taken = (0..20).map(|i| 300.0 + 31.0 * i as f32).find(|y| {
                board.take(300.0, *y);
                let held = board.view.drag.held().is_some();
                if !held {
                    board.view.drag = Drag::Idle;
                    board.window.release(300.0, *y);
                    board.frame();
                }
                held
            });
            assert!(taken.is_some(), "no card was under the pointer");
        }
        "rubber-banding" => {
            board.take(GAP_BETWEEN_COLUMNS, 420.0);
            assert!(matches!(board.view.drag, Drag::Band(_)), "no ground was under the pointer");
        }
        _ => {
            board.window.pointer_to(300.0, 600.0);
            board.frame();
        }
    }
    board
}

/// The middle of a gap: columns of 226 points stand 10 apart, from 14 on.
const GAP_BETWEEN_COLUMNS: f32 = 14.0 + 226.0 + 5.0;

fn frames(c: &mut Criterion) {
    for (name, step) in SCENES {
        let mut group = c.benchmark_group(format!("frame while {name}"));
        for stories in SIZES {
            for (label, grouping) in [("board", Grouping::None), ("lanes", Grouping::Assignee)] {
                let mut board = staged(name, stories, grouping);
                let mut n = 0_u32;
                group.bench_function(BenchmarkId::new(label, stories), |b| {
                    b.iter(|| {
                        n += 1;
                        step(&mut board.window, n);
                        board.frame();
                    });
                });
            }
            let mut plain = Plain::new(stories);
            plain.window.pointer_to(300.0, 600.0);
            plain.frame();
            let mut n = 0_u32;
            group.bench_function(BenchmarkId::new("plain", stories), |b| {
                b.iter(|| {
                    n += 1;
                    if name == "scrolling" {
                        step(&mut plain.window, n);
                        plain.frame();
                    } else {
                        let along = (n % 400) as f32;
                        plain.frame_with_preview(egui::pos2(300.0 + 3.0 * along, 400.0 + along * 0.5));
                    }
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
    let stories = SIZES[SIZES.len() - 1];
    for (name, step) in SCENES {
        for (label, grouping) in [("board", Grouping::None), ("lanes", Grouping::Assignee)] {
            let mut board = staged(name, stories, grouping);
            let mut times: Vec<_> = (1..=FRAMES)
                .map(|n| {
                    let since = Instant::now();
                    step(&mut board.window, n);
                    board.frame();
                    since.elapsed()
                })
                .collect();
            times.sort_unstable();
            let at = |share: f64| times[(f64::from(FRAMES - 1) * share) as usize];
            println!("{label} while {name}, {stories} stories: median {:?}, p99 {:?}", at(0.5), at(0.99));
        }
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
