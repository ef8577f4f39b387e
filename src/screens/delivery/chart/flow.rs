//! Stories by column and day: cumulative flow, status over time, and work in progress.

use egui::{Color32, Pos2, pos2};

use super::axis::Ticks;
use super::page::{DayScale, Page, Plot, spread};
use super::{Drawn, Figure, Mark, Naming, Reach, Said, Sheet, Source, short};
use crate::insight::{Chart, Flow, Point};
use crate::model::{ColumnId, ColumnKind, Date, Swatch};
use crate::screens::delivery::csv::Table;
use crate::ui::Tokens;
use crate::ui::format::{count, thousands};
use crate::ui::picture::pen::{self, CHIP};
use crate::ui::picture::{Anchor, Measure, Shape};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowKind {
    #[default]
    Cumulative,
    Status,
    InProgress,
}

/// A band of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// None of work in progress, which is not of one column.
    pub column: Option<ColumnId>,
    pub name: String,
    pub kind: ColumnKind,
}

#[derive(Clone, Debug)]
pub struct FlowFigure {
    pub kind: FlowKind,
    pub bands: Vec<Band>,
    /// For each band of each day the stories.
    pub flow: Flow,
}

/// The names of the bands stand at the right, so far apart.
const RIGHT: f32 = 92.0;
const APART: f32 = 14.0;
/// Days stand at least so far apart; of closer ones the last is drawn.
const PITCH: f64 = 3.0;
/// The axis of lines that never fall begins above 0 when all of them are above this share of its height.
const HIGH: f64 = 0.6;

impl FlowFigure {
    fn days(&self) -> usize {
        self.flow.days.len()
    }

    fn date(&self, day: usize) -> Option<Date> {
        self.flow.days.get(day).map(|day| day.date)
    }

    fn stories(&self, day: usize, band: usize) -> u32 {
        self.flow.days.get(day).and_then(|day| day.stories.get(band)).copied().unwrap_or(0)
    }

    /// The height of the upper edge of a band: what reached it, or what stands in it and in all below.
    fn upper(&self, day: usize, band: usize) -> f64 {
        match self.kind {
            FlowKind::Cumulative => self.stories(day, band).into(),
            FlowKind::Status | FlowKind::InProgress => {
                (band..self.bands.len()).map(|band| f64::from(self.stories(day, band))).sum()
            }
        }
    }

    /// The days that are drawn: one of those that share a few points, the last one always.
    fn drawn_days(&self, width: f32) -> Vec<usize> {
        let most = (f64::from(width) / PITCH).max(2.0);
        let step = (self.days() as f64 / most).ceil().max(1.0) as usize;
        let last = self.days().saturating_sub(1);
        (0..self.days()).filter(|day| (last - day).is_multiple_of(step)).collect()
    }

    fn color(&self, t: &Tokens, band: usize) -> Color32 {
        const TO_DO: [Swatch; 4] = [Swatch::Gray, Swatch::Blue, Swatch::Indigo, Swatch::Olive];
        const DOING: [Swatch; 4] = [Swatch::Orange, Swatch::Violet, Swatch::Pink, Swatch::Red];
        const DONE: [Swatch; 2] = [Swatch::Green, Swatch::Teal];
        let kind = self.bands.get(band).map_or(ColumnKind::ToDo, |band| band.kind);
        let before = self.bands.iter().take(band).filter(|other| other.kind == kind).count();
        let swatches: &[Swatch] = match kind {
            ColumnKind::ToDo => &TO_DO,
            ColumnKind::Doing => &DOING,
            ColumnKind::Done => &DONE,
        };
        swatches.get(before % swatches.len()).map_or(t.muted, |swatch| t.swatch(*swatch))
    }

    fn change(&self, band: usize) -> u32 {
        self.stories(self.days().saturating_sub(1), band).saturating_sub(self.stories(0, band))
    }
}

impl Figure for FlowFigure {
    fn chart(&self) -> Chart {
        match self.kind {
            FlowKind::Cumulative => Chart::CumulativeFlow,
            FlowKind::Status => Chart::StatusOverTime,
            FlowKind::InProgress => Chart::WorkInProgress,
        }
    }

    fn missing(&self) -> Option<String> {
        if self.bands.is_empty() {
            return Some("There are no columns to show. Add one to the board.".into());
        }
        let none = self.flow.days.iter().all(|day| day.stories.iter().all(|stories| *stories == 0));
        let why = match self.kind {
            FlowKind::InProgress => "No story was in progress in this time. Move one to a column of kind “doing”.",
            _ => "No story has moved yet. Write stories and move them on the board to see how they flow.",
        };
        none.then(|| why.into())
    }

    fn summary(&self, naming: Naming<'_>) -> String {
        if let Some(missing) = self.missing() {
            return missing;
        }
        let last = self.days().saturating_sub(1);
        match self.kind {
            FlowKind::Cumulative => {
                let done = self.bands.iter().position(|band| band.kind == ColumnKind::Done);
                let since = self.date(0).map_or_else(String::new, |date| naming.dates.day(date, naming.today));
                let came = count(self.change(0) as usize, "story", "stories");
                match done {
                    Some(done) => format!("Since {since} {came} came in and {} were done", self.change(done)),
                    None => format!("Since {since} {came} came in"),
                }
            }
            FlowKind::Status => {
                let each = self.bands.iter().enumerate();
                let each = each.map(|(i, band)| format!("{} {}", band.name, thousands(self.stories(last, i) as usize)));
                format!("Today: {}", each.collect::<Vec<_>>().join(", "))
            }
            FlowKind::InProgress => {
                let sum: f64 = (0..self.days()).map(|day| f64::from(self.stories(day, 0))).sum();
                let now = count(self.stories(last, 0) as usize, "story", "stories");
                format!("{now} in progress today, {} on average", short(sum / self.days().max(1) as f64))
            }
        }
    }

    fn compose(&self, sheet: &Sheet, measure: &mut dyn Measure) -> Drawn {
        let t = sheet.t;
        let mut page = Page::new(sheet, measure);
        let last = self.days().saturating_sub(1);
        let (Some(from), Some(to), None) = (self.date(0), self.date(last), self.missing()) else {
            page.words(&self.missing().unwrap_or_default());
            return Drawn { picture: page.picture, ..Drawn::default() };
        };
        let bottom = sheet.size.y;
        let greatest = (0..self.days()).map(|day| self.upper(day, 0)).fold(0.0, f64::max);
        let floor = match self.kind {
            FlowKind::Cumulative => self.upper(0, self.bands.len().saturating_sub(1)),
            _ => 0.0,
        };
        let floor = if floor > greatest * HIGH { floor } else { 0.0 };
        let plot = page.plot(Ticks::from(floor, greatest, Page::steps(bottom), 1.0), "stories", bottom, RIGHT);
        let scale = DayScale::new(from, to, &plot);
        let days: Vec<(usize, f32)> = self
            .drawn_days(plot.rect.width())
            .into_iter()
            .filter_map(|day| Some((day, scale.middle(self.date(day)?))))
            .collect();
        let edge = |band: usize| -> Vec<Pos2> {
            let y = |day| if band < self.bands.len() { plot.y(self.upper(day, band)) } else { plot.rect.max.y };
            days.iter().map(|(day, x)| pos2(*x, y(*day).clamp(plot.rect.min.y, plot.rect.max.y))).collect()
        };
        let edges: Vec<Vec<Pos2>> = (0..=self.bands.len()).map(edge).collect();
        for (band, (top, below)) in edges.iter().zip(edges.iter().skip(1)).enumerate() {
            let fill = self.color(t, band);
            page.picture.shapes.push(Shape::Area { top: top.clone(), bottom: below.clone(), fill });
        }
        for top in edges.iter().take(self.bands.len()) {
            // Bands are told apart where colours are not seen.
            page.path(top.clone(), 1.0, t.panel, false);
        }
        page.days(&plot, &scale, false);
        self.names(&mut page, &plot, &edges);
        let mut marks = Vec::with_capacity(days.len() * self.bands.len());
        for (i, (day, _)) in days.iter().enumerate() {
            for band in 0..self.bands.len() {
                let at = |edge: usize| edges.get(edge).and_then(|edge| edge.get(i)).copied();
                let (Some(top), Some(below), Some(date)) = (at(band), at(band + 1), self.date(*day)) else { continue };
                let point = match (self.kind, self.bands.get(band).and_then(|band| band.column)) {
                    (FlowKind::Cumulative, Some(column)) => Point::Reached(column, date),
                    (FlowKind::Status, Some(column)) => Point::Status(column, date),
                    _ => Point::InProgress(date),
                };
                let source = Source::One(point);
                marks.push(Mark { at: top, span: [top.y, below.y], of: *day, series: band, source });
            }
        }
        Drawn { picture: page.picture, marks, reach: Reach::Column, plot: plot.rect, members: Vec::new() }
    }

    fn say(&self, mark: &Mark, _: &Drawn, naming: Naming<'_>) -> Said {
        let Some(date) = self.date(mark.of) else { return Said::default() };
        let day = naming.dates.full(date);
        let Some(band) = self.bands.get(mark.series) else { return Said::default() };
        let stories = |band: usize| thousands(self.stories(mark.of, band) as usize);
        if self.kind == FlowKind::InProgress {
            let in_progress = count(self.stories(mark.of, 0) as usize, "story", "stories");
            return Said { title: day, lines: vec![format!("{in_progress} in progress")] };
        }
        let title = format!("{}, {day}", band.name);
        let mut lines = vec![match self.kind {
            FlowKind::Cumulative => {
                let reached = count(self.stories(mark.of, mark.series) as usize, "story", "stories");
                format!("{reached} reached it or a later column")
            }
            _ => format!("{} in it", count(self.stories(mark.of, mark.series) as usize, "story", "stories")),
        }];
        let others = self.bands.iter().enumerate().filter(|(i, _)| *i != mark.series);
        lines.extend(others.map(|(i, other)| format!("{} {}", other.name, stories(i))));
        Said { title, lines }
    }

    fn table(&self, _: Naming<'_>) -> Table {
        let mut table = Table::new(["date"]);
        table.head.extend(self.bands.iter().map(|band| band.name.clone()));
        table.rows.extend(self.flow.days.iter().map(|day| {
            std::iter::once(day.date.into()).chain(day.stories.iter().map(|stories| (*stories).into())).collect()
        }));
        table
    }
}

impl FlowFigure {
    /// The names of the bands at their right ends.
    fn names(&self, page: &mut Page<'_>, plot: &Plot, edges: &[Vec<Pos2>]) {
        let t = page.sheet.t;
        let end = |edge: &Vec<Pos2>| edge.last().map_or(plot.rect.max.y, |at| at.y);
        let middles: Vec<f32> =
            edges.iter().zip(edges.iter().skip(1)).map(|(top, below)| f32::midpoint(end(top), end(below))).collect();
        let places = spread(&middles, APART, [plot.rect.min.y, plot.rect.max.y - 4.0]);
        for (i, (band, y)) in self.bands.iter().zip(places).enumerate() {
            // More names than have room end at the top.
            if y < plot.rect.min.y - APART {
                continue;
            }
            let at = pos2(plot.rect.max.x + 7.0, y);
            let square = egui::Rect::from_center_size(at + egui::vec2(4.0, 0.0), egui::vec2(8.0, 8.0));
            pen::rect(&mut page.picture, square, 2.0, self.color(t, i));
            let at = at + egui::vec2(13.0, 0.0);
            pen::text_in(&mut page.picture, at, Anchor::Left, CHIP, t.text, band.name.as_str(), RIGHT - 22.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::velocity::tests::{SIZE, drawn, said};
    use super::*;
    use crate::insight::FlowDay;
    use crate::model::parse_date;

    fn figure(kind: FlowKind, days: &[[u32; 3]]) -> FlowFigure {
        let first = parse_date("2026-11-01").unwrap();
        let names = [("To do", ColumnKind::ToDo), ("Doing", ColumnKind::Doing), ("Done", ColumnKind::Done)];
        let bands = names.map(|(name, kind)| Band { column: Some(ColumnId::default()), name: name.into(), kind });
        let days = days.iter().enumerate().map(|(i, stories)| FlowDay {
            date: first.checked_add_days(chrono::Days::new(i as u64)).unwrap(),
            stories: stories.to_vec(),
        });
        FlowFigure { kind, bands: bands.to_vec(), flow: Flow { columns: Vec::new(), days: days.collect() } }
    }

    /// The heights of the marks of a day, in stories.
    fn heights(drawn: &Drawn, day: usize, top: f32) -> Vec<f32> {
        let marks = drawn.marks.iter().filter(|mark| mark.of == day);
        marks.map(|mark| ((drawn.plot.max.y - mark.at.y) / drawn.plot.height() * top).round()).collect()
    }

    #[test]
    fn lines_of_the_flow_are_not_added_up_but_columns_are() {
        let flow = drawn(&figure(FlowKind::Cumulative, &[[3, 1, 0], [10, 6, 4]]), SIZE);
        assert_eq!(heights(&flow, 1, 10.0), [10.0, 6.0, 4.0]);
        let status = drawn(&figure(FlowKind::Status, &[[3, 1, 0], [4, 2, 4]]), SIZE);
        assert_eq!(heights(&status, 1, 10.0), [10.0, 6.0, 4.0]);
    }

    #[test]
    fn each_band_has_its_name_beside_it() {
        let said = said(&drawn(&figure(FlowKind::Status, &[[3, 1, 0], [4, 2, 4]]), SIZE));
        for name in ["To do", "Doing", "Done"] {
            assert!(said.contains(&name.to_owned()), "{name} in {said:?}");
        }
    }

    #[test]
    fn many_days_are_drawn_as_far_as_they_can_be_seen_and_today_is() {
        let drawn = drawn(&figure(FlowKind::Cumulative, &vec![[9, 5, 2]; 5000]), SIZE);
        assert!(drawn.marks.len() < 3 * 150, "{}", drawn.marks.len());
        assert_eq!(drawn.marks.last().map(|mark| mark.of), Some(4999));
    }

    #[test]
    fn the_axis_of_a_flow_that_is_far_above_nothing_begins_below_it() {
        let [flow, status] = [FlowKind::Cumulative, FlowKind::Status]
            .map(|kind| said(&drawn(&figure(kind, &[[1000, 990, 980], [1040, 1030, 1020]]), SIZE)));
        assert!(!flow.contains(&"0".to_owned()) && flow.contains(&"980".to_owned()), "{flow:?}");
        assert!(status.contains(&"0".to_owned()), "{status:?}");
    }
}
