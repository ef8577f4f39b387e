//! What the timeline remembers between frames, and how it follows the document.

use egui::Vec2;

use super::compose::{Drawing, Look, Sight, Summaries, names_width};
use super::gesture::Gesture;
use super::lanes::Lanes;
use super::layout::{PlanLayout, ROW};
use super::overview::Overview;
use super::plan::{Hit, Plan, Point};
use super::time::Camera;
use super::titling::Titling;
use super::view::RoadmapView;
use crate::insight::PlanLane;
use crate::model::{Node, Period};
use crate::screens::Scene;
use crate::ui::{FontMeasure, Tokens};

/// From the ends of the plan to the edges of the canvas, when all of it is shown, in points.
pub(super) const MARGIN: f64 = 48.0;

/// The timeline's own state.
#[derive(Debug)]
pub struct Timeline {
    pub camera: Camera,
    /// The top of what is in sight, in points from the top of the first lane.
    pub scroll: f64,
    /// The camera was pointed at the plan.
    pub aimed: bool,
    /// Of the last frame, with names and axis.
    pub size: Vec2,
    pub lanes: Lanes,
    pub layout: PlanLayout,
    pub summaries: Summaries,
    pub measure: FontMeasure,
    pub gesture: Gesture,
    pub hovered: Hit,
    /// What the pointer was on when it was pressed.
    pub pressed: Hit,
    /// The bar that the keyboard goes to, once what else a click does is done.
    pub focus: Option<Node>,
    /// Camera and scroll when the gesture began, for Escape to bring back.
    pub before: Option<(Camera, f64)>,
    /// What a title is being typed for.
    pub titling: Option<Titling>,
    /// The bar that a dependency is being made from, by keyboard.
    pub linking: Option<Node>,
    /// Where the menu was opened.
    pub menu: Point,
    /// The lane whose menu was opened, by its name.
    pub menu_lane: Option<PlanLane>,
    pub overview: Overview,
    /// Where the pointer is on the canvas, in points from its left edge.
    pub pointer_x: Option<f64>,
    /// The canvas is being pulled along.
    pub panning: bool,
    /// What was in sight in the last frame.
    pub sight: Sight,
}

impl Default for Timeline {
    fn default() -> Self {
        Self {
            camera: Camera::new(738_000.0, 3.0),
            scroll: 0.0,
            aimed: false,
            size: Vec2::ZERO,
            lanes: Lanes::default(),
            layout: PlanLayout::default(),
            summaries: Summaries::default(),
            measure: FontMeasure::default(),
            gesture: Gesture::default(),
            hovered: Hit::default(),
            pressed: Hit::default(),
            focus: None,
            before: None,
            titling: None,
            linking: None,
            menu: Point::default(),
            menu_lane: None,
            overview: Overview::default(),
            pointer_x: None,
            panning: false,
            sight: Sight::default(),
        }
    }
}

impl Timeline {
    /// Nothing is held, and no dependency is being made by keyboard.
    pub fn is_idle(&self) -> bool {
        self.gesture.is_idle() && self.linking.is_none()
    }

    /// Begins to hold something.
    pub(super) fn hold(&mut self, gesture: Gesture) {
        self.before = (!gesture.is_idle()).then_some((self.camera, self.scroll));
        self.gesture = gesture;
    }

    /// Lets go of what is held and puts everything back.
    pub(super) fn cancel(&mut self) {
        self.gesture = Gesture::Idle;
        self.linking = None;
        if let Some((camera, scroll)) = self.before.take() {
            (self.camera, self.scroll) = (camera, scroll);
        }
    }

    /// The width of the column with the lanes' names.
    pub fn names(&self) -> f32 {
        names_width(self.size.x)
    }

    /// The width and height of the canvas in the last frame, in points.
    pub fn room(&self) -> (f64, f64) {
        let axis = super::compose::AXIS;
        (f64::from((self.size.x - self.names()).max(1.0)), f64::from((self.size.y - axis).max(1.0)))
    }

    /// It has been on the screen, so something is in sight.
    pub fn is_seen(&self) -> bool {
        self.size.x > self.names() && self.size.y > super::compose::AXIS
    }

    /// Shows all of the plan, or what lies around today when there is nothing yet.
    pub fn fit_all(&mut self, today: crate::model::Date) {
        let room = self.room().0;
        let around = |days: i64| today.checked_add_signed(chrono::Duration::days(days)).unwrap_or(today);
        let period = self.lanes.period().unwrap_or(Period { start: around(-60), end: around(270) });
        self.camera.fit(period, room, MARGIN);
        self.scroll = 0.0;
    }

    /// Scrolls the least that brings a row into sight.
    pub fn show_row(&mut self, middle: f64) {
        let height = self.room().1;
        let (top, bottom) = (middle - ROW, middle + ROW);
        self.scroll = self.scroll.min(top).max(bottom - height);
        self.keep_inside();
    }

    /// Keeps the lanes in sight, with some room below them.
    pub fn keep_inside(&mut self) {
        let (width, height) = self.room();
        let most = (self.layout.height() + 64.0 - height).max(0.0);
        self.scroll = self.scroll.clamp(0.0, most);
        self.camera.keep_inside(width);
    }
}

impl RoadmapView {
    /// Follows document, zoom and folds. The lane at `anchor`, a height in sight, stays where it is when rows are packed anew.
    pub(super) fn prepare(&mut self, scene: Scene<'_>, anchor: f64) {
        let timeline = &mut self.timeline;
        let held = timeline.layout.lane_at(timeline.scroll + anchor);
        let lane = held.and_then(|i| timeline.lanes.all().get(i)).map(|lane| lane.lane);
        let was = held.map(|i| timeline.layout.top(i));
        timeline.lanes.refresh(scene.document, self.grouping, &mut timeline.measure);
        let aims = !timeline.aimed && timeline.size.x > timeline.names();
        if aims {
            timeline.aimed = true;
            timeline.fit_all(scene.document.clock().today());
        }
        timeline.layout.prepare(&timeline.lanes, &timeline.camera, &self.folded);
        if timeline.gesture.is_idle()
            && !aims
            && let Some((was, now)) = was.zip(lane.and_then(|lane| timeline.lanes.index(lane)))
        {
            timeline.scroll += timeline.layout.top(now) - was;
        }
        timeline.keep_inside();
        let heights = (timeline.scroll, timeline.scroll + timeline.room().1);
        let parts = (&timeline.lanes, &timeline.layout);
        timeline.summaries.prepare(parts, scene.document.indexes(), self.facts.plan_revision, heights);
    }

    /// The plan as it lies on the canvas.
    pub fn plan<'a>(&'a self, document: &'a crate::session::Document) -> Plan<'a> {
        Plan {
            project: document.project(),
            indexes: document.indexes(),
            workdays: &self.facts.workdays,
            lanes: &self.timeline.lanes,
            layout: &self.timeline.layout,
            camera: &self.timeline.camera,
            selection: &document.plan_selection,
            today: document.clock().today(),
            revision: document.revision(),
        }
    }

    /// What the person chose to see.
    pub fn look<'a>(&'a self, document: &'a crate::session::Document) -> Look<'a> {
        let baseline = self.baseline.and_then(|id| document.project().baselines.get(id));
        Look {
            coloring: self.coloring,
            baseline: baseline.map(|baseline| &**baseline),
            critical: &self.facts.critical,
            frame_critical: self.critical,
            forecast: self.forecast.then_some(&self.facts.forecast),
        }
    }

    /// The drawing of what is in sight.
    pub fn drawing<'a>(&'a self, scene: Scene<'a>, t: &'a Tokens) -> Drawing<'a> {
        Drawing {
            plan: self.plan(scene.document),
            look: self.look(scene.document),
            t,
            dates: scene.dates,
            size: self.timeline.size,
            scroll: self.timeline.scroll,
            gesture: &self.timeline.gesture,
            hovered: self.timeline.hovered,
            link: self.link,
            summaries: &self.timeline.summaries,
            live: true,
        }
    }
}
