//! A frame of the board while scrolling and while dragging, beside the plainest egui that shows as many cards.

mod common;

use std::hint::black_box;

use common::{SIZES, Window, document};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};
use roadboard::insight::Scope;
use roadboard::screens::board::{self, BoardView, Show};
use roadboard::screens::{Action, Scene};
use roadboard::session::Document;
use roadboard::ui::Facts;
use roadboard::ui::cards::Cards;
use roadboard::ui::format::Dates;

struct Board {
    window: Window,
    document: Document,
    view: BoardView,
    actions: Vec<Action>,
}

impl Board {
    fn new(stories: usize) -> Self {
        let mut view = BoardView::default();
        view.show = Show::All;
        let mut board = Self { window: Window::new(), document: document(stories), view, actions: Vec::new() };
        for _ in 0..5 {
            board.frame();
        }
        board
    }

    fn frame(&mut self) {
        let Self { window, document, view, actions } = self;
        let facts = Facts { document: true, ..Facts::default() };
        window.frame(|ui| {
            let scene =
                Scene { document, facts: &facts, dates: Dates::default(), cards: Cards::default(), motion: true };
            board::head(ui, scene, view, actions);
            board::body(ui, scene, view, actions);
        });
        black_box(&actions);
        self.actions.clear();
    }

    /// Scrolls every column into its middle, where no end is near.
    fn scroll_to_the_middle(&mut self) {
        for column in self.document.project().columns.iter() {
            let len = self.document.indexes().board.lane(Scope::All, column.id).len();
            let anchor = board::layout::Anchor { row: len / 2, fraction: 0.0 };
            self.view.anchors.insert(column.id, anchor);
        }
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
}

fn scrolling(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame while scrolling");
    for stories in SIZES {
        let mut board = Board::new(stories);
        board.scroll_to_the_middle();
        board.window.pointer_to(300.0, 600.0);
        board.frame();
        let mut step = 0_u32;
        group.bench_function(BenchmarkId::new("board", stories), |b| {
            b.iter(|| {
                step += 1;
                // To and fro over as much as the smallest project can scroll, so that all sizes do the same.
                board.window.wheel(if (step / 6).is_multiple_of(2) { -37.0 } else { 37.0 });
                board.frame();
            });
        });
        let mut plain = Plain::new(stories);
        plain.window.pointer_to(300.0, 600.0);
        plain.frame();
        let mut step = 0_u32;
        group.bench_function(BenchmarkId::new("plain", stories), |b| {
            b.iter(|| {
                step += 1;
                plain.window.wheel(if (step / 6).is_multiple_of(2) { -37.0 } else { 37.0 });
                plain.frame();
            });
        });
    }
}

/// The plain board with a label that follows the pointer.
fn plain_while_dragging(plain: &mut Plain, at: egui::Pos2) {
    plain.window.pointer_to(at.x, at.y);
    plain.frame_with(|ui| {
        let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("dragged"));
        let font = egui::FontId::proportional(13.0);
        ui.ctx().layer_painter(layer).text(
            at,
            egui::Align2::LEFT_TOP,
            "NP-1 A label",
            font,
            egui::Color32::PLACEHOLDER,
        );
    });
}

fn dragging(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame while dragging");
    for stories in SIZES {
        let mut board = Board::new(stories);
        board.scroll_to_the_middle();
        board.window.pointer_to(300.0, 400.0);
        board.frame();
        board.window.press(300.0, 400.0);
        board.frame();
        board.window.pointer_to(330.0, 430.0);
        board.frame();
        board.frame();
        assert!(board.view.drag.held().is_some(), "no card was under the pointer");
        let mut step = 0_u32;
        group.bench_function(BenchmarkId::new("board", stories), |b| {
            b.iter(|| {
                step += 1;
                let along = (step % 400) as f32;
                board.window.pointer_to(300.0 + 3.0 * along, 400.0 + along * 0.5);
                board.frame();
            });
        });
        let mut plain = Plain::new(stories);
        let mut step = 0_u32;
        group.bench_function(BenchmarkId::new("plain", stories), |b| {
            b.iter(|| {
                step += 1;
                let along = (step % 400) as f32;
                plain_while_dragging(&mut plain, egui::pos2(300.0 + 3.0 * along, 400.0 + along * 0.5));
            });
        });
    }
}

criterion_group!(benches, scrolling, dragging);
criterion_main!(benches);
