//! What the benches share: projects of the three sizes, and a window without a screen.

#![allow(dead_code, unreachable_pub, reason = "each bench is a crate of its own and uses its part")]
#![allow(clippy::expect_used, missing_debug_implementations, reason = "a bench fails by panicking, and prints nothing")]

use std::hint::black_box;
use std::sync::Arc;

use egui::{
    Context, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, Ui, pos2, vec2,
};
use roadboard::insight::Scope;
use roadboard::model::{Column, IdSource, Moment, Person, Project, Rank, Story};
use roadboard::sample::{self, SampleSize};
use roadboard::screens::roadmap::{self, RoadmapView};
use roadboard::screens::{Action, Scene};
use roadboard::session::{Clock, Document};
use roadboard::ui::format::Dates;
use roadboard::ui::{Cards, Facts};

/// Growth shows between these.
pub const SIZES: [usize; 3] = [100, 10_000, 100_000];

pub fn document(stories: usize) -> Document {
    let mut project = sample::project(&SampleSize { stories, ..SampleSize::default() });
    spread(&mut project);
    opened(project)
}

/// A project at a fixed moment.
pub fn opened(project: Project) -> Document {
    let now: Moment = "2026-11-24T10:00:00Z".parse().expect("a moment");
    Document::new(project, IdSource::from_seed(1), Clock::Fixed(now))
}

/// Eight columns with the same number of stories at every size, so that a screen shows as many cards of a small project
/// as of a large one; and as many stories for each of five people as for nobody, which makes six lanes.
fn spread(project: &mut Project) {
    let mut ids = IdSource::from_seed(2);
    let mut columns = project.columns_in_order();
    let ranks = Rank::spread(columns.last().map(|c| &c.rank), None, 8 - columns.len());
    for rank in ranks {
        let name = format!("Step {}", columns.len() + 1);
        let column = Arc::new(Column { id: ids.next_id(), name, rank, ..Column::default() });
        project.columns.insert(Arc::clone(&column));
        columns.push(column);
    }
    let people: Vec<_> = project.people.iter().cloned().collect();
    for (i, person) in people.iter().enumerate() {
        project.people.insert(Person { left: i >= 5, ..(**person).clone() });
    }
    let stories: Vec<_> = project.stories.iter().cloned().collect();
    for (i, story) in stories.into_iter().enumerate() {
        let assignee = people[..5].get(i / 8 % 6).map(|person| person.id);
        project.stories.insert(Story { column: columns[i % 8].id, assignee, ..(*story).clone() });
    }
}

/// The column with the most stories.
pub fn fullest(document: &Document) -> roadboard::model::ColumnId {
    let columns = document.project().columns_in_order();
    let fullest = columns.iter().max_by_key(|c| document.indexes().board.lane(Scope::All, c.id).len());
    fullest.expect("a column").id
}

/// The roadmap in a window.
pub struct Plan {
    pub window: Window,
    pub document: Document,
    pub view: RoadmapView,
    actions: Vec<Action>,
}

impl Plan {
    /// Nothing is shown yet.
    pub fn of(document: Document, view: RoadmapView) -> Self {
        Self { window: Window::new(), document, view, actions: Vec::new() }
    }

    pub fn frame(&mut self) {
        let Self { window, document, view, actions } = self;
        window.scene(document, |ui, scene| {
            roadmap::head(ui, scene, view, actions);
            roadmap::body(ui, scene, view, actions);
        });
        black_box(&actions);
        self.actions.clear();
    }
}

/// A window of 1920 x 1080 points that nothing shows.
pub struct Window {
    ctx: Context,
    time: f64,
    events: Vec<Event>,
}

impl Window {
    pub fn new() -> Self {
        let ctx = Context::default();
        roadboard::ui::fonts::install(&ctx);
        roadboard::ui::theme::apply(&ctx);
        ctx.set_theme(egui::Theme::Light);
        Self { ctx, time: 0.0, events: Vec::new() }
    }

    /// One frame: the pass over the interface, and tessellation.
    pub fn frame(&mut self, ui: impl FnMut(&mut Ui)) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0))),
            time: Some(self.time),
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, ui);
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// A frame of a screen, in an app that has a project open.
    pub fn scene(&mut self, document: &Document, mut show: impl FnMut(&mut Ui, Scene<'_>)) -> usize {
        let facts = Facts { document: true, ..Facts::default() };
        let (dates, cards) = (Dates::default(), Cards::default());
        self.frame(|ui| show(ui, Scene { document, facts: &facts, dates, cards, motion: true }))
    }

    pub fn pointer_to(&mut self, x: f32, y: f32) {
        self.events.push(Event::PointerMoved(pos2(x, y)));
    }

    pub fn press(&mut self, x: f32, y: f32) {
        let (pos, button) = (pos2(x, y), PointerButton::Primary);
        self.events.push(Event::PointerButton { pos, button, pressed: true, modifiers: Modifiers::NONE });
    }

    pub fn release(&mut self, x: f32, y: f32) {
        let (pos, button) = (pos2(x, y), PointerButton::Primary);
        self.events.push(Event::PointerButton { pos, button, pressed: false, modifiers: Modifiers::NONE });
    }

    pub fn wheel(&mut self, points: f32) {
        self.events.push(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
    }
}
