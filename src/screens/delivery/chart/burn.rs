//! Burn-down and burn-up of a sprint or a release.

use egui::{Pos2, Rect, pos2};

use super::axis::Ticks;
use super::page::{DayScale, Page, Plot, Sample, thinned};
use super::{Drawn, Figure, Mark, Naming, Reach, Said, Sheet, Source, in_points, short};
use crate::insight::{BurnDay, BurnDown, Chart, Point, Work};
use crate::model::{Calendar, Date};
use crate::screens::delivery::csv::{Cell, Table};
use crate::ui::picture::Measure;
use crate::ui::picture::pen;

/// From more days on, the end of each day has no dot of its own.
const DOTS: usize = 45;
/// The room at the right.
const RIGHT: f32 = 10.0;

#[derive(Clone, Debug)]
pub struct BurnFigure {
    /// Burn-up, instead of burn-down.
    pub up: bool,
    pub work: Option<Work>,
    pub name: String,
    pub burn: BurnDown,
    /// The first day of the sprint, when it is known.
    pub start: Option<Date>,
    /// The last day of the sprint, or the date of the release.
    pub end: Option<Date>,
    /// Nothing will happen in it any more.
    pub over: bool,
    pub calendar: Calendar,
}

impl BurnFigure {
    fn days(&self) -> &[BurnDay] {
        &self.burn.days
    }

    fn first(&self) -> Option<Date> {
        self.days().first().map(|day| day.date)
    }

    /// The value of a day that the chart is about.
    fn value(&self, day: &BurnDay) -> f64 {
        if self.up { day.done } else { day.remaining() }
    }

    /// By how much the scope has changed by the end of a day. A release commits to nothing that it could change from.
    fn change(&self, day: usize) -> f64 {
        if matches!(self.work, Some(Work::Release(_))) {
            return 0.0;
        }
        self.days().get(day).map_or(0.0, |day| day.scope - self.burn.scope_at_start)
    }

    /// The ideal line from the commitment at the begin of the first day on; of a burn-up it rises.
    fn ideal(&self) -> Option<Vec<f64>> {
        let ideal = self.burn.ideal.as_ref().filter(|_| !self.up)?;
        Some(std::iter::once(self.burn.commitment).chain(ideal.iter().copied()).collect())
    }
}

impl Figure for BurnFigure {
    fn chart(&self) -> Chart {
        if self.up { Chart::BurnUp } else { Chart::BurnDown }
    }

    fn missing(&self) -> Option<String> {
        if self.work.is_none() {
            return Some("There is no sprint and no release yet. Plan one to see how it burns down.".into());
        }
        if !self.days().is_empty() {
            return None;
        }
        Some(match (self.work, self.start) {
            (Some(Work::Sprint(_)), None) => {
                format!("{} has no first day. Give it dates to see it day by day.", self.name)
            }
            (Some(Work::Sprint(_)), Some(_)) => {
                format!("{} has not begun. Its days show from its first day on.", self.name)
            }
            _ => format!("Nothing is in {} yet. Plan stories for it to see it day by day.", self.name),
        })
    }

    fn summary(&self, _: Naming<'_>) -> String {
        let Some(last) = self.days().last() else { return self.missing().unwrap_or_default() };
        let name = &self.name;
        if self.up {
            return format!("{name}: {} of {} done", short(last.done), in_points(last.scope));
        }
        let change = self.change(self.days().len() - 1);
        let scope = format!("scope {}{}", short(last.scope), changed(change));
        if self.over {
            return format!("{name}: {} remained at its end, {scope}", in_points(last.remaining()));
        }
        let day = match self.burn.working_days {
            0 => String::new(),
            all => format!(", day {} of {all}", self.burn.working_days_elapsed()),
        };
        let ideal = self.burn.ideal_remaining().map(|ideal| format!(" (ideal {})", short(ideal)));
        format!("{name}{day}: {} remain{}, {scope}", in_points(last.remaining()), ideal.unwrap_or_default())
    }

    fn compose(&self, sheet: &Sheet, measure: &mut dyn Measure) -> Drawn {
        let t = sheet.t;
        let mut page = Page::new(sheet, measure);
        let (Some(first), Some(last), None) = (self.first(), self.days().last(), self.missing()) else {
            page.words(&self.missing().unwrap_or_default());
            return Drawn { picture: page.picture, ..Drawn::default() };
        };
        let ideal = self.ideal();
        let mut legend = vec![(Sample::Line(t.po), if self.up { "Done" } else { "Remaining" }.to_owned())];
        if ideal.is_some() {
            legend.push((Sample::Dashed(t.muted), "Ideal".into()));
        }
        legend.push((Sample::Line(t.pm), "Scope".into()));
        legend.push((Sample::Bar(t.hover), "Days off".into()));
        let bottom = page.legend(&legend) - 4.0;
        let scopes = self.days().iter().map(|day| day.scope.max(self.value(day)));
        let greatest = scopes.chain([self.burn.commitment]).fold(0.0, f64::max);
        let plot = page.plot(Ticks::new(greatest, Page::steps(bottom), 1.0), "points", bottom, RIGHT);
        let end = self.end.map_or(last.date, |end| end.max(last.date));
        let scale = DayScale::new(first, end, &plot);
        self.shade(&mut page, &plot, &scale);
        page.days(&plot, &scale, true);
        if let Some(ideal) = ideal {
            let points = ideal
                .iter()
                .zip(0..)
                .map(|(value, n)| pos2(scale.begin(first) + n as f32 * scale.width(), plot.y(*value)));
            page.path(thinned(points.collect()), 1.5, t.muted, true);
        }
        // What a sprint begins with stands at its first day's begin.
        let (scope, begun) = (self.burn.scope_at_start, self.burn.done_before);
        let line = |from: f64, value: &dyn Fn(&BurnDay) -> f64| -> Vec<Pos2> {
            let ends = self.days().iter().map(|day| pos2(scale.end(day.date), plot.y(value(day))));
            std::iter::once(pos2(scale.begin(first), plot.y(from))).chain(ends).collect()
        };
        page.path(thinned(stepped(&line(scope, &|day| day.scope))), 1.5, t.pm, false);
        let from = if self.up { begun } else { scope - begun };
        let values = line(from, &|day| self.value(day));
        page.path(thinned(values.clone()), 2.0, t.po, false);
        let ends = values.get(1..).unwrap_or_default();
        if ends.len() <= DOTS {
            for at in ends {
                page.dot(*at, 3.0, t.po);
            }
        }
        if !self.over && (first..=end).contains(&sheet.today) {
            page.today(&plot, scale.end(sheet.today));
        }
        let marks = self.days().iter().zip(ends).zip(0..).filter_map(|((day, at), i)| {
            let source = Source::One(Point::BurnDay(self.work?, day.date));
            Some(Mark { at: *at, span: [plot.rect.min.y, plot.rect.max.y], of: i, series: 0, source })
        });
        let marks = marks.collect();
        Drawn { picture: page.picture, marks, reach: Reach::Column, plot: plot.rect, members: Vec::new() }
    }

    fn say(&self, mark: &Mark, _: &Drawn, naming: Naming<'_>) -> Said {
        let Some(day) = self.days().get(mark.of) else { return Said::default() };
        let remaining = format!("{} remaining", in_points(day.remaining()));
        let done = format!("{} done", in_points(day.done));
        let mut lines = if self.up { vec![done, remaining] } else { vec![remaining, done] };
        let ideal = self.burn.ideal.as_ref().filter(|_| !self.up).and_then(|ideal| ideal.get(mark.of));
        lines.extend(ideal.map(|ideal| format!("{} by the ideal line", short(*ideal))));
        let change = self.change(mark.of);
        lines.push(format!("Scope {}{}", short(day.scope), changed(change)));
        if !day.working {
            lines.push("A day off".into());
        }
        Said { title: naming.dates.full(day.date), lines }
    }

    fn table(&self, _: Naming<'_>) -> Table {
        let mut table =
            Table::new(["date", "scope", "done", "remaining", "ideal remaining", "scope change", "working day"]);
        let ideal = |i: usize| self.burn.ideal.as_ref().and_then(|ideal| ideal.get(i)).copied();
        table.rows.extend(self.days().iter().zip(self.burn.scope_changes()).zip(0..).map(|((day, change), i)| {
            let working: Cell = if day.working { "yes" } else { "no" }.into();
            let (scope, done) = (day.scope.into(), day.done.into());
            vec![day.date.into(), scope, done, day.remaining().into(), ideal(i).into(), change.into(), working]
        }));
        table
    }
}

impl BurnFigure {
    /// Days off, as far as they can be seen apart.
    fn shade(&self, page: &mut Page<'_>, plot: &Plot, scale: &DayScale) {
        if scale.width() < 1.5 {
            return;
        }
        let color = page.sheet.t.hover;
        for date in scale.days().filter(|date| !self.calendar.is_working(*date)) {
            let [left, right] = [scale.begin(date), scale.end(date)];
            let rect = Rect::from_min_max(pos2(left, plot.rect.min.y), pos2(right, plot.rect.max.y));
            pen::rect(&mut page.picture, rect, 0.0, color);
        }
    }
}

/// " (+3)", or nothing.
fn changed(change: f64) -> String {
    match short(change) {
        same if same == "0" => String::new(),
        less if change < 0.0 => format!(" ({})", less.replace('-', "−")),
        more => format!(" (+{more})"),
    }
}

/// The line as steps: a value holds from the begin of its day on.
fn stepped(points: &[Pos2]) -> Vec<Pos2> {
    let mut steps = Vec::with_capacity(points.len() * 2);
    for point in points {
        if let Some(before) = steps.last().copied() {
            let before: Pos2 = before;
            steps.push(pos2(before.x, point.y));
        }
        steps.push(*point);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::super::velocity::tests::{SIZE, drawn, said};
    use super::*;
    use crate::model::{SprintId, parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    /// Two weeks from Monday on, of which two days are over.
    fn figure(up: bool) -> BurnFigure {
        let burnt = [("2026-11-16", 40.0, 0.0), ("2026-11-17", 44.0, 10.0)];
        let days = burnt.map(|(date, scope, done)| BurnDay { date: day(date), scope, done, working: true }).to_vec();
        let ideal = (1..=14).map(|n| 40.0 - f64::from(n) * 40.0 / 14.0).collect();
        BurnFigure {
            up,
            work: Some(Work::Sprint(SprintId::default())),
            name: "Sprint 9".into(),
            burn: BurnDown {
                days,
                early: 0,
                commitment: 40.0,
                done_before: 0.0,
                scope_at_start: 40.0,
                ideal: Some(ideal),
                working_days: 10,
            },
            start: Some(day("2026-11-16")),
            end: Some(day("2026-11-29")),
            over: false,
            calendar: Calendar::default(),
        }
    }

    #[test]
    fn no_day_to_come_has_a_point_but_the_axis_has_it() {
        let drawn = drawn(&figure(false), SIZE);
        assert_eq!(drawn.marks.len(), 2);
        let share = (drawn.marks[1].at.x - drawn.plot.min.x) / drawn.plot.width();
        assert!((share - 2.0 / 14.0).abs() < 0.001, "the end of the second of fourteen days, not {share}");
    }

    #[test]
    fn a_day_stands_where_its_points_are() {
        let [down, up] = [false, true].map(|up| drawn(&figure(up), SIZE));
        let height = |drawn: &Drawn, i: usize| (drawn.plot.max.y - drawn.marks[i].at.y) / drawn.plot.height() * 50.0;
        assert!((height(&down, 1) - 34.0).abs() < 0.01);
        assert!((height(&up, 1) - 10.0).abs() < 0.01);
    }

    #[test]
    fn the_summary_tells_the_present_day() {
        let today = day("2026-11-17");
        let project = crate::model::Project::default();
        let naming = Naming { project: &project, dates: crate::ui::format::Dates::default(), today };
        assert_eq!(
            figure(false).summary(naming),
            "Sprint 9, day 2 of 10: 34 points remain (ideal 34.3), scope 44 (+4)"
        );
        assert_eq!(figure(true).summary(naming), "Sprint 9: 10 of 44 points done");
    }

    #[test]
    fn a_release_has_no_scope_to_change_from() {
        let figure = BurnFigure { work: Some(Work::Release(crate::model::ReleaseId::default())), ..figure(false) };
        assert_eq!(figure.change(1), 0.0);
    }

    #[test]
    fn what_has_not_begun_says_so() {
        let mut figure = figure(false);
        figure.burn.days.clear();
        let drawn = drawn(&figure, SIZE);
        assert_eq!(said(&drawn), ["Sprint 9 has not begun. Its days show from its first day on."]);
    }

    #[test]
    fn scope_goes_in_steps() {
        let points = [pos2(0.0, 1.0), pos2(2.0, 3.0)];
        assert_eq!(stepped(&points), [pos2(0.0, 1.0), pos2(0.0, 3.0), pos2(2.0, 3.0)]);
        assert_eq!([0.0, 3.0, -2.5].map(changed), ["", " (+3)", " (−2.5)"]);
    }
}
