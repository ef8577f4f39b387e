//! The plan alone, as large as it is to be shared: by the same layout as the screen.

use chrono::Datelike as _;
use egui::{Theme, vec2};

use crate::model::Period;
use crate::screens::roadmap::RoadmapView;
use crate::screens::roadmap::compose::{AXIS, Drawing, NAMES, Sight, Summaries, compose};
use crate::screens::roadmap::gesture::Gesture;
use crate::screens::roadmap::lanes::Lanes;
use crate::screens::roadmap::layout::PlanLayout;
use crate::screens::roadmap::plan::{Hit, Plan};
use crate::screens::roadmap::time::{Camera, day_of};
use crate::session::{Document, Selection};
use crate::ui::format::Dates;
use crate::ui::picture::Picture;
use crate::ui::{FontMeasure, Tokens};

/// What a whole plan takes at the least, in points, and the points a day that it has as long as it stays below the most.
const WIDTH: [f64; 2] = [1400.0, 12_000.0];
const SCALE: [f64; 2] = [1.5, 12.0];
/// From the ends of the plan to the edges of the canvas; the labels after the last bars stand there.
const BESIDE: [f64; 2] = [32.0, 190.0];

/// Which part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// What the timeline shows.
    Visible,
    /// All lanes between two days.
    Between(Period),
}

/// A part of the plan as it was drawn.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub picture: Picture,
    /// What is in it, and where.
    pub sight: Sight,
    /// The days from its left edge to its right one; of a whole plan from its first day to its last.
    pub period: Period,
}

/// Draws a part of the plan as the view shows it: with its lanes, folds, colours and baseline.
pub fn sheet(document: &Document, view: &RoadmapView, dates: Dates, part: Part, dark: bool) -> Sheet {
    let mut measure = FontMeasure::default();
    let mut lanes = Lanes::default();
    lanes.refresh(document, view.grouping, &mut measure);
    let (camera, width, period) = camera_of(document, view, &lanes, part);
    let mut layout = PlanLayout::default();
    layout.prepare(&lanes, &camera, &view.folded);
    let visible = part == Part::Visible && view.timeline.is_seen();
    let (scroll, height) = if visible {
        (view.timeline.scroll, f64::from(view.timeline.size.y - AXIS).min(layout.height()))
    } else {
        (0.0, layout.height())
    };
    let mut summaries = Summaries::default();
    let heights = (scroll, scroll + height);
    summaries.prepare((&lanes, &layout), document.indexes(), view.facts.plan_revision, heights);
    let selection = Selection::default();
    let plan = Plan {
        project: document.project(),
        indexes: document.indexes(),
        workdays: &view.facts.workdays,
        lanes: &lanes,
        layout: &layout,
        camera: &camera,
        selection: &selection,
        today: document.clock().today(),
        revision: document.revision(),
    };
    let drawing = Drawing {
        plan,
        look: view.look(document),
        t: Tokens::of_theme(if dark { Theme::Dark } else { Theme::Light }),
        dates,
        size: vec2(NAMES + width as f32, AXIS + height as f32),
        scroll,
        gesture: &Gesture::Idle,
        hovered: Hit::Nothing,
        link: None,
        summaries: &summaries,
        live: false,
    };
    let (picture, sight) = compose(&drawing, &mut measure);
    Sheet { picture, sight, period }
}

/// The camera on a part of the plan, the width of the canvas that it fills, and the days of the part.
fn camera_of(document: &Document, view: &RoadmapView, lanes: &Lanes, part: Part) -> (Camera, f64, Period) {
    let today = document.clock().today();
    let year = |month, day| chrono::NaiveDate::from_ymd_opt(today.year(), month, day).unwrap_or(today);
    let empty = Period::between(year(1, 1), year(12, 31));
    let period = match part {
        Part::Visible if view.timeline.is_seen() => {
            let (camera, width) = (view.timeline.camera, view.timeline.room().0);
            return (camera, width, camera.visible(width));
        }
        Part::Between(period) => period,
        Part::Whole | Part::Visible => lanes.period().unwrap_or(empty),
    };
    let days = period.days().max(1) as f64;
    let scale = (WIDTH[0] / days).clamp(SCALE[0], SCALE[1]).min(WIDTH[1] / days);
    let [before, after] = if let Part::Between(_) = part { [0.0, 0.0] } else { BESIDE };
    let mut camera = Camera::new(day_of(period.start), scale);
    camera.pan(before);
    (camera, days * camera.points_per_day() + before + after, period)
}
