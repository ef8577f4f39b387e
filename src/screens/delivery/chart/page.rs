//! What charts have in common: axes, hairlines, lines that say what they are, and a legend.

use chrono::Days;
use egui::{Color32, Pos2, Rect, pos2, vec2};

use super::Sheet;
use super::axis::{Ticks, day_ticks};
use crate::model::Date;
use crate::ui::picture::pen::{self, CHIP, SMALL};
use crate::ui::picture::{Anchor, Measure, Path, Picture, Shape};

/// Above the plot, for what the axis counts.
const HEAD: f32 = 20.0;
/// The line of labels below the plot.
const FOOT: f32 = 20.0;
/// The height of a row of the legend, the width of a sample, and the space between entries.
const ROW: f32 = 18.0;
const SAMPLE: f32 = 18.0;
const BETWEEN: f32 = 16.0;
/// From one label of the axis to the next, at the least.
const APART: f32 = 16.0;

/// How a legend shows what it explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sample {
    Bar(Color32),
    /// A bar that is only a frame.
    Outline(Color32),
    Line(Color32),
    Dashed(Color32),
    Dot(Color32),
    Diamond(Color32),
    /// A sign that stands in the chart itself.
    Sign(&'static str),
}

/// A picture that is being drawn.
pub(super) struct Page<'a> {
    pub(super) picture: Picture,
    pub(super) sheet: Sheet,
    pub(super) measure: &'a mut dyn Measure,
}

/// Where the values of a chart stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plot {
    pub(super) rect: Rect,
    pub(super) ticks: Ticks,
}

impl Plot {
    pub(super) fn y(&self, value: f64) -> f32 {
        let share = (value - self.ticks.floor) / (self.ticks.top - self.ticks.floor);
        self.rect.max.y - (share * f64::from(self.rect.height())) as f32
    }
}

/// Days side by side, each as wide as the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DayScale {
    pub(super) from: Date,
    pub(super) to: Date,
    left: f32,
    width: f64,
}

impl DayScale {
    pub(super) fn new(from: Date, to: Date, plot: &Plot) -> Self {
        let days = ((to - from).num_days() + 1).max(1);
        Self { from, to, left: plot.rect.min.x, width: f64::from(plot.rect.width()) / days as f64 }
    }

    /// Where a day begins.
    pub(super) fn begin(&self, date: Date) -> f32 {
        self.left + ((date - self.from).num_days() as f64 * self.width) as f32
    }

    pub(super) fn end(&self, date: Date) -> f32 {
        self.left + (((date - self.from).num_days() + 1) as f64 * self.width) as f32
    }

    pub(super) fn middle(&self, date: Date) -> f32 {
        f32::midpoint(self.begin(date), self.end(date))
    }

    /// Points that a day is wide.
    pub(super) fn width(&self) -> f32 {
        self.width as f32
    }

    pub(super) fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let (from, to) = (self.from, self.to);
        (0..).map_while(move |n| from.checked_add_days(Days::new(n))).take_while(move |day| *day <= to)
    }
}

impl<'a> Page<'a> {
    pub(super) fn new(sheet: &Sheet, measure: &'a mut dyn Measure) -> Self {
        let picture = Picture { size: sheet.size, background: sheet.t.panel, shapes: Vec::new() };
        Self { picture, sheet: *sheet, measure }
    }

    /// Draws a legend at the bottom; tells where it begins.
    pub(super) fn legend(&mut self, entries: &[(Sample, String)]) -> f32 {
        let room = self.sheet.size.x;
        let (mut at, mut places) = (vec2(0.0, 0.0), Vec::with_capacity(entries.len()));
        for (_, label) in entries {
            let width = SAMPLE + 6.0 + self.measure.width(label, CHIP);
            if at.x > 0.0 && at.x + width > room {
                at = vec2(0.0, at.y + ROW);
            }
            places.push(at);
            at.x += width + BETWEEN;
        }
        let height = if entries.is_empty() { 0.0 } else { at.y + ROW };
        let top = self.sheet.size.y - height;
        for ((sample, label), place) in entries.iter().zip(places) {
            let at = pos2(place.x, top + place.y + ROW / 2.0);
            self.sample(*sample, at);
            let color = self.sheet.t.muted;
            let at = at + vec2(SAMPLE + 6.0, 0.0);
            pen::text_in(&mut self.picture, at, Anchor::Left, CHIP, color, label.as_str(), room - SAMPLE - 6.0);
        }
        top
    }

    fn sample(&mut self, sample: Sample, at: Pos2) {
        let bar = Rect::from_center_size(at + vec2(SAMPLE / 2.0, 0.0), vec2(12.0, 10.0));
        let ends = [at, at + vec2(SAMPLE, 0.0)];
        match sample {
            Sample::Bar(color) => pen::rect(&mut self.picture, bar, 2.0, color),
            Sample::Outline(color) => pen::frame(&mut self.picture, bar, 2.0, 1.5, color),
            Sample::Line(color) => pen::line(&mut self.picture, ends[0], ends[1], 2.0, color, false),
            Sample::Dashed(color) => pen::line(&mut self.picture, ends[0], ends[1], 1.5, color, true),
            Sample::Dot(color) => self.dot(bar.center(), 4.0, color),
            Sample::Diamond(color) => {
                self.picture.shapes.push(Shape::Diamond { center: bar.center(), half: 5.0, fill: color });
            }
            Sample::Sign(sign) => {
                let color = self.sheet.t.muted;
                pen::text(&mut self.picture, bar.center(), Anchor::Middle, CHIP, color, sign);
            }
        }
    }

    pub(super) fn dot(&mut self, center: Pos2, radius: f32, color: Color32) {
        let rect = Rect::from_center_size(center, vec2(2.0 * radius, 2.0 * radius));
        pen::rect(&mut self.picture, rect, radius, color);
    }

    /// How many steps of the axis have room above `bottom`.
    pub(super) fn steps(&self, bottom: f32) -> usize {
        ((bottom - FOOT - HEAD) / 34.0).floor().clamp(2.0, 8.0) as usize
    }

    /// Draws the axis of the values, what it counts above it, and its hairlines, above `bottom` and a line of labels,
    /// with room at the right.
    pub(super) fn plot(&mut self, ticks: Ticks, unit: &str, bottom: f32, right: f32) -> Plot {
        let t = self.sheet.t;
        let labels: Vec<(f64, String)> = ticks.all().map(|tick| (tick, tick_label(tick))).collect();
        let widest = labels.iter().map(|(_, label)| self.measure.width(label, CHIP)).fold(12.0, f32::max);
        let min = pos2((widest + 8.0).ceil(), HEAD);
        let max = pos2((self.sheet.size.x - right).max(min.x + 10.0), (bottom - FOOT).max(min.y + 10.0));
        let plot = Plot { rect: Rect::from_min_max(min, max), ticks };
        pen::text(&mut self.picture, pos2(0.0, 7.0), Anchor::Left, CHIP, t.muted, unit);
        for (i, (tick, label)) in labels.into_iter().enumerate() {
            let y = plot.y(tick);
            let color = if i == 0 { t.line_strong } else { t.line };
            pen::level(&mut self.picture, [min.x, max.x], y, color);
            pen::text(&mut self.picture, pos2(min.x - 6.0, y), Anchor::Right, CHIP, t.muted, label);
        }
        plot
    }

    /// Writes days below the plot, each where it begins or in its middle.
    pub(super) fn days(&mut self, plot: &Plot, scale: &DayScale, centred: bool) {
        let t = self.sheet.t;
        let (dates, today) = (self.sheet.dates, self.sheet.today);
        let widest = [scale.from, scale.to].map(|date| self.measure.width(&dates.day(date, today), CHIP));
        let room = widest[0].max(widest[1]) + APART;
        let most = (plot.rect.width() / room).floor().max(1.0) as usize;
        for tick in day_ticks(scale.from, scale.to, most, dates.week_start) {
            let label = dates.day(tick, today);
            let half = self.measure.width(&label, CHIP) / 2.0;
            let x = if centred { scale.middle(tick) } else { scale.begin(tick) };
            pen::upright(&mut self.picture, x, [plot.rect.max.y, plot.rect.max.y + 3.0], t.line_strong);
            let x = x.clamp(half, (self.sheet.size.x - half).max(half));
            pen::text(&mut self.picture, pos2(x, plot.rect.max.y + 12.0), Anchor::Middle, CHIP, t.muted, label);
        }
    }

    /// A dashed line across the plot, with what it is at its right end, in the margin.
    pub(super) fn rule(&mut self, plot: &Plot, value: f64, color: Color32, label: &str, label_y: f32) {
        let y = plot.y(value);
        let ends = [plot.rect.min.x, plot.rect.max.x].map(|x| pos2(x, y));
        pen::line(&mut self.picture, ends[0], ends[1], 1.2, color, true);
        let at = pos2(plot.rect.max.x + 5.0, label_y);
        pen::text(&mut self.picture, at, Anchor::Left, CHIP, self.sheet.t.text, label);
    }

    pub(super) fn path(&mut self, points: Vec<Pos2>, width: f32, color: Color32, dashed: bool) {
        if points.len() >= 2 {
            self.picture.shapes.push(Shape::Path(Path { points, width, color, dashed, arrow: false }));
        }
    }

    /// A line to today, with the word above it.
    pub(super) fn today(&mut self, plot: &Plot, x: f32) {
        let t = self.sheet.t;
        pen::line(&mut self.picture, pos2(x, plot.rect.min.y), pos2(x, plot.rect.max.y), 1.0, t.accent, false);
        let half = self.measure.width("today", CHIP) / 2.0;
        let x = x.clamp(plot.rect.min.x + half, (self.sheet.size.x - half).max(half));
        pen::text(&mut self.picture, pos2(x, 9.0), Anchor::Middle, CHIP, t.accent, "today");
    }

    /// Words in the middle, where there is nothing to draw.
    pub(super) fn words(&mut self, text: &str) {
        let at = (self.sheet.size / 2.0).to_pos2();
        let (color, room) = (self.sheet.t.muted, self.sheet.size.x - 16.0);
        pen::text_in(&mut self.picture, at, Anchor::Middle, SMALL, color, text, room);
    }
}

/// The heights of labels that shall stand at `wanted`, from the top, at least `apart` from each other and inside of a room.
pub(super) fn spread(wanted: &[f32], apart: f32, [top, bottom]: [f32; 2]) -> Vec<f32> {
    let mut places: Vec<f32> = Vec::with_capacity(wanted.len());
    for y in wanted {
        let least = places.last().map_or(top, |last| last + apart);
        places.push(y.max(least));
    }
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - apart;
    }
    places
}

/// The line without points that nobody could tell from the one before.
pub(super) fn thinned(points: Vec<Pos2>) -> Vec<Pos2> {
    let mut kept: Vec<Pos2> = Vec::with_capacity(points.len().min(2000));
    let last = points.last().copied();
    for point in points {
        let apart = |before: &Pos2| (point.x - before.x).abs() >= 0.75 || (point.y - before.y).abs() >= 0.75;
        if kept.last().is_none_or(apart) || Some(point) == last {
            kept.push(point);
        }
    }
    kept
}

fn tick_label(tick: f64) -> String {
    if tick.fract() == 0.0 && tick >= 0.0 { crate::ui::format::thousands(tick as usize) } else { super::short(tick) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_give_way_to_each_other() {
        assert_eq!(spread(&[10.0, 12.0, 40.0], 10.0, [0.0, 100.0]), [10.0, 20.0, 40.0]);
        assert_eq!(spread(&[90.0, 95.0, 99.0], 10.0, [0.0, 100.0]), [80.0, 90.0, 100.0]);
        assert_eq!(spread(&[], 10.0, [0.0, 100.0]), [0.0; 0]);
    }

    #[test]
    fn a_line_of_many_days_keeps_what_can_be_seen() {
        let points: Vec<Pos2> = (0..10_000).map(|i| pos2(i as f32 * 0.05, 1.0)).collect();
        let (first, last) = (points[0], points[9999]);
        let kept = thinned(points);
        assert!(kept.len() < 700, "{}", kept.len());
        assert_eq!((kept[0], kept[kept.len() - 1]), (first, last));
    }
}
