//! Drawing the plan as a picture: the same for the screen and for what is shared.
//!
//! Only what is in sight is looked at: the lanes and rows between top and bottom, of each row the bars between left and
//! right, and of each bar the links that leave or reach it. A link is drawn when one of its ends is in sight.

mod axis;
mod bars;
mod ghosts;
mod links;
mod names;

use egui::{Rect, Vec2, pos2, vec2};

use super::colors::Coloring;
use super::gesture::Gesture;
use super::lanes::Lane;
use super::layout::{BAR, Spot};
use super::plan::{Hit, Plan};
use crate::insight::{Critical, Forecast, PlanLane};
use crate::model::{Baseline, DependencyId, Node};
use crate::ui::Tokens;
use crate::ui::format::Dates;
use crate::ui::picture::{Measure, Picture, Shape};

pub use names::{Summaries, Summary};

/// The greatest width of the column with the lanes' names.
pub const NAMES: f32 = 172.0;
/// The heights of the axis' bands, from the top.
pub const BANDS: [f32; 3] = [24.0, 22.0, 20.0];
/// The height of the axis.
pub const AXIS: f32 = BANDS[0] + BANDS[1] + BANDS[2];

/// What shows beside the bars.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    pub coloring: Coloring,
    pub baseline: Option<&'a Baseline>,
    /// Links on the critical path are bold.
    pub critical: &'a Critical,
    /// Bars on it are framed, too.
    pub frame_critical: bool,
    /// Where the forecast is to be seen.
    pub forecast: Option<&'a Forecast>,
}

/// What is drawn, and how.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    pub plan: Plan<'a>,
    pub look: Look<'a>,
    pub t: &'a Tokens,
    pub dates: Dates,
    /// Of the picture, with the names at the left and the axis at the top.
    pub size: Vec2,
    /// The top of what is in sight, in points from the top of the first lane.
    pub scroll: f64,
    pub gesture: &'a Gesture,
    pub hovered: Hit,
    /// The selected dependency.
    pub link: Option<DependencyId>,
    pub summaries: &'a Summaries,
    /// For a person who works on it: marks of what is selected, and ports. Not for what is shared.
    pub live: bool,
}

impl std::fmt::Debug for Drawing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drawing").field("size", &self.size).field("scroll", &self.scroll).finish_non_exhaustive()
    }
}

/// A bar that is in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    pub node: Node,
    pub rect: Rect,
    /// Its title is cut, or stands nowhere.
    pub cut: bool,
}

/// What is in sight and where, in the picture.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    pub bars: Vec<Seen>,
    /// The ways of the links.
    pub links: Vec<(DependencyId, Vec<[f64; 2]>)>,
    pub lanes: Vec<(PlanLane, Rect)>,
}

/// Draws the plan.
pub fn compose(drawing: &Drawing<'_>, measure: &mut dyn Measure) -> (Picture, Sight) {
    let Drawing { t, size, .. } = *drawing;
    let mut picture = Picture { size, background: t.bg, shapes: Vec::with_capacity(512) };
    let mut sight = Sight::default();
    let whole = Rect::from_min_size(pos2(0.0, 0.0), size);
    let canvas = drawing.canvas();
    picture.shapes.push(Shape::Clip(whole));
    picture.shapes.push(Shape::Rect { rect: whole, radius: 0.0, fill: t.bg });
    picture.shapes.push(Shape::Clip(canvas));
    axis::ground(drawing, &mut picture);
    names::lines(drawing, &mut picture);
    let rows = bars::collect(drawing, &mut sight);
    ghosts::below(drawing, &sight, &mut picture);
    links::draw(drawing, &mut sight, &mut picture);
    bars::draw(drawing, &rows, &mut sight, &mut picture, measure);
    ghosts::above(drawing, &sight, &mut picture, measure);
    axis::today_line(drawing, &mut picture);
    picture.shapes.push(Shape::Clip(Rect::from_min_max(pos2(0.0, AXIS), pos2(drawing.names(), size.y))));
    names::draw(drawing, &mut sight, &mut picture);
    picture.shapes.push(Shape::Clip(Rect::from_min_size(pos2(0.0, 0.0), vec2(size.x, AXIS))));
    axis::draw(drawing, &mut picture, measure);
    (picture, sight)
}

/// The width of the column with the lanes' names in a picture of a width: they leave most of it to the bars.
pub fn names_width(width: f32) -> f32 {
    (width * 0.4).round().clamp(64.0, NAMES)
}

impl Drawing<'_> {
    fn names(&self) -> f32 {
        names_width(self.size.x)
    }

    /// The part of the picture in which bars stand.
    pub fn canvas(&self) -> Rect {
        Rect::from_min_max(pos2(self.names(), AXIS), self.size.to_pos2())
    }

    /// The picture's x of a place in time.
    pub fn x(&self, day: f64) -> f32 {
        self.names() + self.plan.camera.x_of(day) as f32
    }

    /// The picture's y of a height among the lanes.
    pub fn y(&self, height: f64) -> f32 {
        AXIS + (height - self.scroll) as f32
    }

    /// The part of time that the canvas shows.
    fn days(&self) -> (f64, f64) {
        let camera = self.plan.camera;
        (camera.day_at(0.0), camera.day_at(f64::from(self.canvas().width())))
    }

    /// The lanes that are in sight, from the top.
    fn lanes(&self) -> impl Iterator<Item = (usize, &Lane)> {
        let bottom = self.scroll + f64::from(self.canvas().height());
        let first = self.plan.layout.lane_at(self.scroll).unwrap_or(0);
        let lanes = self.plan.lanes.all().iter().enumerate().skip(first);
        lanes.take_while(move |(i, _)| self.plan.layout.top(*i) < bottom)
    }

    /// The rectangle of something with a period, in the row around a height.
    fn rect(&self, node: Node, period: crate::model::Period, middle: f64) -> Rect {
        let (left, right) = super::plan::edges(self.plan.camera, node, period);
        let (x, y) = (self.names() + left as f32, self.y(middle) - BAR as f32 / 2.0);
        Rect::from_min_size(pos2(x, y), vec2((right - left) as f32, BAR as f32))
    }

    /// The middle of a row, in the picture.
    fn row_y(&self, spot: Spot) -> f32 {
        self.y(self.plan.layout.row_middle(spot))
    }
}
