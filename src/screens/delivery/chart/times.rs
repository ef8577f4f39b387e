//! Cycle and lead times: a dot for each story that is done, by the day it was done.

use egui::{Pos2, pos2};

use super::axis::Ticks;
use super::dots::{bins, members};
use super::page::{DayScale, Page, Plot, Sample, spread};
use super::{Drawn, Figure, Mark, Naming, Reach, Said, Sheet, Source, in_days, rule_in, titled, unit_name};
use crate::insight::{Chart, DayUnit, Measured, Percentiles, Point, Times};
use crate::model::Period;
use crate::screens::delivery::csv::Table;
use crate::ui::Tokens;
use crate::ui::format::{count, thousands};
use crate::ui::picture::{Measure, Shape};

#[derive(Clone, Debug)]
pub struct TimesFigure {
    pub times: Times,
    pub measured: Measured,
    pub unit: DayUnit,
    /// None when nothing has happened yet.
    pub period: Option<Period>,
    /// The days at which the axis ends when a few dots are far above all others.
    ceiling: i64,
}

/// The room for the lines' names, at the right.
pub(super) fn right(unit: DayUnit) -> f32 {
    match unit {
        DayUnit::Calendar => 84.0,
        DayUnit::Working => 134.0,
    }
}

/// Names of lines stand this far apart.
const APART: f32 = 13.0;
/// What took longer than so many times the 95th percentile stands at the top.
const BEYOND: i64 = 2;

/// The percents and their days, from the greatest.
pub(super) fn levels(percentiles: Percentiles) -> [(u8, i64); 4] {
    [(95, percentiles.p95), (85, percentiles.p85), (70, percentiles.p70), (50, percentiles.p50)]
}

/// Draws the lines of the percentiles with their names beside them.
pub(super) fn draw_levels(page: &mut Page<'_>, plot: &Plot, percentiles: Percentiles, unit: DayUnit) {
    let t = page.sheet.t;
    let levels = levels(percentiles);
    let wanted = levels.map(|(_, days)| plot.y(days as f64));
    let places = spread(&wanted, APART, [plot.rect.min.y, plot.rect.max.y]);
    for ((percent, days), y) in levels.into_iter().zip(places) {
        page.rule(plot, days as f64, level_color(t, percent), &format!("{percent} %: {}", in_days(days, unit)), y);
    }
}

fn level_color(t: &Tokens, percent: u8) -> egui::Color32 {
    match percent {
        95 => t.bad,
        85 => t.warn,
        _ => t.muted,
    }
}

impl TimesFigure {
    pub fn new(times: Times, measured: Measured, unit: DayUnit, period: Option<Period>) -> Self {
        let greatest = times.dots.iter().map(|dot| dot.days).max().unwrap_or(1);
        let usual = times.percentiles.map_or(greatest, |p| (p.p95 * BEYOND).max(5));
        Self { ceiling: greatest.min(usual), times, measured, unit, period }
    }
}

impl Figure for TimesFigure {
    fn chart(&self) -> Chart {
        match self.measured {
            Measured::Lead => Chart::LeadTime,
            Measured::Cycle => Chart::CycleTime,
        }
    }

    fn rule(&self) -> String {
        rule_in(self.chart(), self.unit)
    }

    fn missing(&self) -> Option<String> {
        let why = match (self.times.dots.is_empty(), self.times.unknown) {
            (false, _) => return None,
            (true, 0) => {
                "No story was done in this time. Move a story to a column of kind “done”, or look at a longer time."
            }
            (true, _) => "Of the stories that were done in this time no event tells when they began.",
        };
        Some(why.into())
    }

    fn summary(&self, _: Naming<'_>) -> String {
        let Some(percentiles) = self.times.percentiles else { return self.missing().unwrap_or_default() };
        let unit = unit_name(self.unit);
        let unknown = match self.times.unknown {
            0 => String::new(),
            n => format!("; of {} more the start is unknown", thousands(n)),
        };
        format!(
            "85 % of {} took {} {unit} or fewer, half took {} or fewer{unknown}",
            count(self.times.dots.len(), "story", "stories"),
            percentiles.p85,
            percentiles.p50
        )
    }

    fn compose(&self, sheet: &Sheet, measure: &mut dyn Measure) -> Drawn {
        let t = sheet.t;
        let mut page = Page::new(sheet, measure);
        let (Some(period), Some(percentiles)) = (self.period, self.times.percentiles) else {
            page.words(&self.missing().unwrap_or_default());
            return Drawn { picture: page.picture, ..Drawn::default() };
        };
        let ceiling = self.ceiling;
        let beyond = self.times.dots.iter().filter(|dot| dot.days > ceiling).count();
        let mut legend = vec![(Sample::Dot(t.po), "A story that was done, or several".to_owned())];
        if beyond > 0 {
            let label = format!("{} above {}", count(beyond, "story", "stories"), in_days(ceiling, self.unit));
            legend.push((Sample::Diamond(t.bad), label));
        }
        let bottom = page.legend(&legend) - 4.0;
        let unit = unit_name(self.unit);
        let plot = page.plot(Ticks::new(ceiling as f64, Page::steps(bottom), 1.0), unit, bottom, right(self.unit));
        let scale = DayScale::new(period.start, period.end, &plot);
        page.days(&plot, &scale, false);
        draw_levels(&mut page, &plot, percentiles, self.unit);
        // They come by the day on which they were finished.
        let (mut day, mut x) = (None, 0.0);
        let mut place = |dot: &crate::insight::Dot| -> Pos2 {
            if day.replace(dot.finish) != Some(dot.finish) {
                x = scale.middle(dot.finish);
            }
            pos2(x, if dot.days > ceiling { plot.rect.min.y } else { plot.y(dot.days as f64) })
        };
        let places: Vec<Pos2> = self.times.dots.iter().map(&mut place).collect();
        let (bins, order) = bins(&places, plot.rect);
        let members = members(&order, |i| self.times.dots.get(i).map(|dot| dot.story));
        let mut dots = Vec::with_capacity(bins.len());
        let mut marks = Vec::with_capacity(bins.len());
        for bin in bins {
            if bin.at.y <= plot.rect.min.y + 0.01 && beyond > 0 {
                page.picture.shapes.push(Shape::Diamond { center: bin.at, half: 4.5, fill: t.bad });
            } else {
                dots.push((bin.at, bin.radius()));
            }
            let source = match members.get(bin.dots.clone()) {
                Some([story]) => Source::One(Point::Story(*story)),
                _ => Source::Several(bin.dots.clone()),
            };
            let first = order.get(bin.dots.start).copied().unwrap_or_default();
            marks.push(Mark { at: bin.at, span: [bin.at.y, bin.at.y], of: first, series: 0, source });
        }
        page.picture.shapes.push(Shape::Dots { dots, fill: t.po.gamma_multiply(0.8) });
        Drawn { picture: page.picture, marks, reach: Reach::Near, plot: plot.rect, members }
    }

    fn say(&self, mark: &Mark, drawn: &Drawn, naming: Naming<'_>) -> Said {
        let Some(dot) = self.times.dots.get(mark.of) else { return Said::default() };
        let stories = drawn.members_of(mark);
        let day = |date| naming.dates.day(date, naming.today);
        if let [story] = *stories {
            let title = titled(naming.project, story);
            let span = format!("{} to {}", day(dot.start), day(dot.finish));
            return Said { title, lines: vec![in_days(dot.days, self.unit), span] };
        }
        let title = count(stories.len(), "story", "stories");
        let keys = stories.iter().take(4).filter_map(|id| naming.project.stories.get(*id)).map(|s| s.key.clone());
        let mut keys = keys.collect::<Vec<_>>().join(", ");
        if stories.len() > 4 {
            keys.push_str(", …");
        }
        let about = if dot.days > self.ceiling {
            format!("more than {}, done about {}", in_days(self.ceiling, self.unit), day(dot.finish))
        } else {
            format!("about {}, done about {}", in_days(dot.days, self.unit), day(dot.finish))
        };
        Said { title, lines: vec![about, keys] }
    }

    fn table(&self, naming: Naming<'_>) -> Table {
        let mut table = Table::new(["story", "title", "start", "finish", "days"]);
        table.rows.extend(self.times.dots.iter().map(|dot| {
            let story = naming.project.stories.get(dot.story);
            let (key, title) = (story.map(|s| s.key.clone()), story.map(|s| s.title.clone()));
            vec![key.into(), title.into(), dot.start.into(), dot.finish.into(), dot.days.into()]
        }));
        table
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::super::velocity::tests::{SIZE, drawn, said};
    use super::*;
    use crate::insight::Dot;
    use crate::model::{IdSource, parse_date};

    fn figure(days: impl Iterator<Item = i64>) -> TimesFigure {
        let period = Period { start: parse_date("2026-08-25").unwrap(), end: parse_date("2026-11-24").unwrap() };
        let mut ids = IdSource::from_seed(1);
        let dot = |(i, days): (usize, i64)| {
            let finish = period.start.checked_add_days(Days::new(i as u64 * 7 % 92)).unwrap();
            Dot { story: ids.next_id(), start: finish, finish, days }
        };
        let dots: Vec<Dot> = days.enumerate().map(dot).collect();
        let percentiles = Some(Percentiles { p50: 3, p70: 5, p85: 9, p95: 12 });
        let times = Times { dots, percentiles, unknown: 0 };
        TimesFigure::new(times, Measured::Cycle, DayUnit::Calendar, Some(period))
    }

    #[test]
    fn lines_say_what_they_are() {
        let said = said(&drawn(&figure([3, 9, 12].into_iter()), SIZE));
        for label in ["95 %: 12 days", "85 %: 9 days", "70 %: 5 days", "50 %: 3 days"] {
            assert!(said.contains(&label.to_owned()), "{label} in {said:?}");
        }
    }

    #[test]
    fn working_days_are_called_so_everywhere() {
        let figure = TimesFigure { unit: DayUnit::Working, ..figure([3, 4, 400].into_iter()) };
        let said = said(&drawn(&figure, SIZE));
        for label in ["95 %: 12 working days", "1 story above 24 working days"] {
            assert!(said.contains(&label.to_owned()), "{label} in {said:?}");
        }
        assert!(figure.rule().ends_with("Only the working days of the project's calendar are counted."));
    }

    #[test]
    fn a_dot_stands_at_its_day_and_its_days() {
        let drawn = drawn(&figure([10].into_iter()), SIZE);
        let [mark] = &drawn.marks[..] else { panic!("one dot") };
        let height = (drawn.plot.max.y - mark.at.y) / drawn.plot.height();
        assert!((height - 1.0).abs() < 0.01, "10 days are the top of the axis, not {height}");
        assert!((mark.at.x - drawn.plot.min.x) < 4.0);
        assert_eq!(drawn.members_of(mark).len(), 1);
    }

    #[test]
    fn many_dots_cost_what_can_be_seen() {
        let figure = figure((0..100_000).map(|i| 1 + i % 15));
        let drawn = drawn(&figure, SIZE);
        assert!(drawn.marks.len() < 2_500 && drawn.picture.shapes.len() < 100, "{} marks", drawn.marks.len());
        let all: usize = drawn.marks.iter().map(|mark| drawn.members_of(mark).len()).sum();
        assert_eq!(all, 100_000, "each story is behind a mark");
    }

    #[test]
    fn what_is_far_above_all_others_stands_at_the_top() {
        let drawn = drawn(&figure([3, 4, 400].into_iter()), SIZE);
        assert!(said(&drawn).contains(&"1 story above 24 days".to_owned()), "{:?}", said(&drawn));
        let top = drawn.marks.iter().filter(|mark| mark.at.y <= drawn.plot.min.y).count();
        assert_eq!(top, 1);
    }
}
