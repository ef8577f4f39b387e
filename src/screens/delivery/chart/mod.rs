//! The charts: each is made of figures, drawn as a picture, told in words and written as numbers, all without a window.

mod ageing;
mod axis;
mod burn;
mod dots;
mod flow;
mod page;
mod times;
mod velocity;
mod weeks;

use std::fmt::Debug;
use std::ops::Range;

use egui::{Pos2, Rect, Vec2};

use super::csv::Table;
use crate::insight::{Chart, DayUnit, Point};
use crate::model::{Date, Project, StoryId};
use crate::ui::Tokens;
use crate::ui::format::Dates;
use crate::ui::picture::{Measure, Picture};

pub use ageing::AgeingFigure;
pub use burn::BurnFigure;
pub use flow::{Band, FlowFigure, FlowKind};
pub use times::TimesFigure;
pub use velocity::VelocityFigure;
pub use weeks::WeeksFigure;

/// What words about a chart need to know.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    pub project: &'a Project,
    pub dates: Dates,
    pub today: Date,
}

/// What a chart is drawn on.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// In points.
    pub size: Vec2,
    pub t: &'static Tokens,
    pub dates: Dates,
    pub today: Date,
}

/// What a point of a chart stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    One(Point),
    /// Stories that share a place, as a part of [`Drawn::members`].
    Several(Range<usize>),
}

/// A point that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub at: Pos2,
    /// The heights that belong to it, from the top.
    pub span: [f32; 2],
    /// The place of its figure.
    pub of: usize,
    /// The line or band that it is on.
    pub series: usize,
    pub source: Source,
}

/// How near to a mark the pointer must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere above or below it.
    #[default]
    Column,
    /// Close to it.
    Near,
}

/// A chart as it was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub picture: Picture,
    /// From left to right.
    pub marks: Vec<Mark>,
    pub reach: Reach,
    /// Where the figures are, without axes and legend.
    pub plot: Rect,
    pub members: Vec<StoryId>,
}

impl Default for Drawn {
    fn default() -> Self {
        let (picture, plot) = (Picture::default(), Rect::NOTHING);
        Self { picture, marks: Vec::new(), reach: Reach::default(), plot, members: Vec::new() }
    }
}

/// What is told of a point: a title and its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    pub lines: Vec<String>,
}

/// The figures of a chart.
pub trait Figure: Debug {
    /// Which rule they are made by.
    fn chart(&self) -> Chart;

    /// How its numbers are made, in words.
    fn rule(&self) -> String {
        self.chart().rule().to_owned()
    }

    /// What is missing and what to do, when there is nothing to draw.
    fn missing(&self) -> Option<String>;

    /// The chart in one line.
    fn summary(&self, naming: Naming<'_>) -> String;

    fn compose(&self, sheet: &Sheet, measure: &mut dyn Measure) -> Drawn;

    fn say(&self, mark: &Mark, drawn: &Drawn, naming: Naming<'_>) -> Said;

    /// One row for each point.
    fn table(&self, naming: Naming<'_>) -> Table;
}

/// How far from a mark the pointer may be, in points.
const NEAR: f32 = 14.0;

impl Drawn {
    /// The mark that a position means, in points from the picture's left top corner.
    pub fn at(&self, pos: Pos2) -> Option<usize> {
        if !self.plot.expand(NEAR).contains(pos) {
            return None;
        }
        let beside = |mark: &Mark| {
            let [top, bottom] = mark.span;
            (top - pos.y).max(pos.y - bottom).max(0.0)
        };
        let marks = self.marks.iter().enumerate();
        let nearest = match self.reach {
            Reach::Column => marks.min_by(|(_, a), (_, b)| {
                let across = |mark: &Mark| (mark.at.x - pos.x).abs();
                across(a).total_cmp(&across(b)).then(beside(a).total_cmp(&beside(b)))
            }),
            Reach::Near => marks
                .filter(|(_, mark)| mark.at.distance(pos) <= NEAR)
                .min_by(|(_, a), (_, b)| a.at.distance_sq(pos).total_cmp(&b.at.distance_sq(pos))),
        };
        nearest.map(|(i, _)| i)
    }

    /// The mark that a step leads to; of none, the last one.
    pub fn walk(&self, from: Option<usize>, step: Step) -> Option<usize> {
        let Some((from, mark)) = from.and_then(|from| Some((from, self.marks.get(from)?))) else {
            return match step {
                Step::First => (!self.marks.is_empty()).then_some(0),
                _ => self.marks.len().checked_sub(1),
            };
        };
        let along = || self.marks.iter().enumerate().filter(|(_, other)| other.series == mark.series).map(|(i, _)| i);
        let beside = || self.marks.iter().enumerate().filter(|(_, other)| other.of == mark.of);
        let to = match step {
            Step::Left => along().take_while(|i| *i < from).last(),
            Step::Right => along().find(|i| *i > from),
            Step::First => along().next(),
            Step::Last => along().next_back(),
            Step::Up => beside().filter(|(_, other)| other.series < mark.series).map(|(i, _)| i).next_back(),
            Step::Down => beside().find(|(_, other)| other.series > mark.series).map(|(i, _)| i),
        };
        to.or(Some(from))
    }

    /// The stories that a mark stands for; none of a mark that is not of stories.
    pub fn members_of<'a>(&'a self, mark: &'a Mark) -> &'a [StoryId] {
        match &mark.source {
            Source::One(Point::Story(story)) => std::slice::from_ref(story),
            Source::One(_) => &[],
            Source::Several(range) => self.members.get(range.clone()).unwrap_or_default(),
        }
    }
}

/// A step from point to point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

/// A number with at most one decimal.
pub fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// "1 point", "2.5 points".
pub fn in_points(number: f64) -> String {
    let text = short(number);
    let one = text == "1";
    format!("{text} {}", if one { "point" } else { "points" })
}

/// "1 day", "9 working days".
pub fn in_days(days: i64, unit: DayUnit) -> String {
    match (days, unit) {
        (1, DayUnit::Calendar) => "1 day".into(),
        (1, DayUnit::Working) => "1 working day".into(),
        _ => format!("{days} {}", unit_name(unit)),
    }
}

/// The rule of a chart whose days are counted so.
fn rule_in(chart: Chart, unit: DayUnit) -> String {
    match unit {
        DayUnit::Calendar => chart.rule().to_owned(),
        DayUnit::Working => format!("{} Only the working days of the project's calendar are counted.", chart.rule()),
    }
}

fn unit_name(unit: DayUnit) -> &'static str {
    match unit {
        DayUnit::Calendar => "days",
        DayUnit::Working => "working days",
    }
}

/// Of any numbers, the mean and the middle one. None without numbers.
fn mean_and_median(mut numbers: Vec<f64>) -> Option<(f64, f64)> {
    numbers.sort_by(f64::total_cmp);
    let last = numbers.len().checked_sub(1)?;
    let median = f64::midpoint(*numbers.get(last / 2)?, *numbers.get(numbers.len() / 2)?);
    Some((numbers.iter().sum::<f64>() / numbers.len() as f64, median))
}

/// The title of a story after its key.
pub fn titled(project: &Project, story: StoryId) -> String {
    match project.stories.get(story) {
        Some(story) => format!("{} {}", story.key, crate::ui::format::visible(&story.title)).trim_end().to_owned(),
        None => "A story that was deleted".into(),
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn mark(x: f32, y: f32, of: usize, series: usize) -> Mark {
        let source = Source::Several(0..0);
        Mark { at: pos2(x, y), span: [y, y + 10.0], of, series, source }
    }

    /// Two bands over three days.
    fn drawn(reach: Reach) -> Drawn {
        let marks = (0..3).flat_map(|day| (0..2).map(move |s| (day, s)));
        let marks = marks.map(|(day, s)| mark(20.0 * day as f32, 10.0 * s as f32, day, s)).collect();
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(60.0, 40.0));
        Drawn { marks, reach, plot, ..Drawn::default() }
    }

    #[test]
    fn the_pointer_means_the_band_that_it_is_in() {
        let bands = drawn(Reach::Column);
        assert_eq!(bands.at(pos2(21.0, 4.0)), Some(2));
        assert_eq!(bands.at(pos2(21.0, 14.0)), Some(3));
        assert_eq!(bands.at(pos2(31.0, 39.0)), Some(5));
        assert_eq!(bands.at(pos2(200.0, 4.0)), None);
    }

    #[test]
    fn a_dot_must_be_close() {
        let dots = drawn(Reach::Near);
        assert_eq!(dots.at(pos2(22.0, 11.0)), Some(3));
        assert_eq!(dots.at(pos2(30.0, 39.0)), None);
    }

    #[test]
    fn keys_walk_along_a_line_and_from_line_to_line() {
        let bands = drawn(Reach::Column);
        assert_eq!(bands.walk(None, Step::Left), Some(5));
        assert_eq!(bands.walk(None, Step::First), Some(0));
        assert_eq!(bands.walk(Some(2), Step::Left), Some(0));
        assert_eq!(bands.walk(Some(0), Step::Left), Some(0), "it stays at the end");
        assert_eq!(bands.walk(Some(2), Step::Right), Some(4));
        assert_eq!(bands.walk(Some(2), Step::Down), Some(3));
        assert_eq!(bands.walk(Some(3), Step::Up), Some(2));
        assert_eq!(bands.walk(Some(3), Step::Last), Some(5));
        assert_eq!(Drawn::default().walk(None, Step::Right), None);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([30.66, 30.0, -0.01, 0.5].map(short), ["30.7", "30", "0", "0.5"]);
        assert_eq!([1.0, 2.0].map(in_points), ["1 point", "2 points"]);
        assert_eq!([1, 9].map(|n| in_days(n, DayUnit::Working)), ["1 working day", "9 working days"]);
        assert_eq!(mean_and_median(vec![4.0, 1.0, 2.0, 9.0]), Some((4.0, 3.0)));
        assert_eq!(mean_and_median(Vec::new()), None);
    }
}
