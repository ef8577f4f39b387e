//! Velocity: two bars a sprint, what it committed to and what it completed.

use egui::{Rect, pos2};

use super::axis::Ticks;
use super::page::{Page, Sample};
use super::{Drawn, Figure, Mark, Naming, Reach, Said, Sheet, Source, in_points, short};
use crate::insight::{Chart, Point, Velocity, VelocitySprint};
use crate::screens::delivery::csv::Table;
use crate::ui::format::visible;
use crate::ui::picture::pen::{self, CHIP};
use crate::ui::picture::{Anchor, Measure};

#[derive(Clone, Debug)]
pub struct VelocityFigure {
    pub velocity: Velocity,
}

/// The least width of a sprint's name, in points; where sprints stand closer, some names are left out.
const NAME: f32 = 48.0;
/// The room for the mean, at the right.
const RIGHT: f32 = 64.0;
/// The line of percents below the names.
const PERCENT: f32 = 14.0;

impl VelocityFigure {
    fn sprints(&self) -> &[VelocitySprint] {
        &self.velocity.sprints
    }
}

impl Figure for VelocityFigure {
    fn chart(&self) -> Chart {
        Chart::Velocity
    }

    fn missing(&self) -> Option<String> {
        self.sprints().is_empty().then(|| "No sprint was closed yet. Close a sprint to see velocity.".into())
    }

    fn summary(&self, _: Naming<'_>) -> String {
        let Some(summary) = self.velocity.summary else { return self.missing().unwrap_or_default() };
        let [median, least, greatest] = [summary.median, summary.least, summary.greatest].map(short);
        let sprints = self.sprints().len();
        format!(
            "Velocity {} a sprint (median {median}, {least} to {greatest}) over {sprints} {}",
            in_points(summary.mean),
            if sprints == 1 { "sprint" } else { "sprints" }
        )
    }

    fn compose(&self, sheet: &Sheet, measure: &mut dyn Measure) -> Drawn {
        let t = sheet.t;
        let mut page = Page::new(sheet, measure);
        if let Some(missing) = self.missing() {
            page.words(&missing);
            return Drawn { picture: page.picture, ..Drawn::default() };
        }
        let legend = [
            (Sample::Outline(t.muted), "Committed".to_owned()),
            (Sample::Bar(t.po), "Completed".to_owned()),
            (Sample::Dashed(t.pm), "Mean completed".to_owned()),
            (Sample::Sign("%"), "Completed of committed".to_owned()),
        ];
        let bottom = page.legend(&legend) - PERCENT - 4.0;
        let greatest = self.sprints().iter().map(|s| s.commitment.max(s.completed)).fold(0.0, f64::max);
        let ticks = Ticks::new(greatest, Page::steps(bottom), 1.0);
        let plot = page.plot(ticks, "points", bottom, RIGHT);
        let slot = plot.rect.width() / self.sprints().len() as f32;
        let bar = (slot * 0.3).clamp(1.0, 26.0);
        let every = (NAME / slot).ceil().max(1.0) as usize;
        let mut marks = Vec::with_capacity(self.sprints().len());
        for (i, sprint) in self.sprints().iter().enumerate() {
            let middle = plot.rect.min.x + slot * (i as f32 + 0.5);
            let base = plot.y(0.0);
            let column = |left: f32, value: f64| {
                Rect::from_min_max(pos2(left, plot.y(value).min(base - 1.0)), pos2(left + bar, base))
            };
            let (committed, completed) =
                (column(middle - bar - 1.0, sprint.commitment), column(middle + 1.0, sprint.completed));
            pen::rect(&mut page.picture, committed, 2.0, t.side);
            pen::frame(&mut page.picture, committed, 2.0, 1.5, t.muted);
            pen::rect(&mut page.picture, completed, 2.0, t.po);
            // From the newest on, whose name is always there.
            if (self.sprints().len() - 1 - i).is_multiple_of(every) {
                let room = slot * every as f32 - 4.0;
                let name = visible(&sprint.name).into_owned();
                let at = pos2(middle, plot.rect.max.y + 11.0);
                pen::text_in(&mut page.picture, at, Anchor::Middle, CHIP, t.muted, name, room);
                let percent = sprint.predictability().map_or_else(|| "–".to_owned(), percent);
                let at = pos2(middle, plot.rect.max.y + 11.0 + PERCENT);
                pen::text(&mut page.picture, at, Anchor::Middle, CHIP, t.muted, percent);
            }
            marks.push(Mark {
                at: completed.center_top(),
                span: [plot.rect.min.y, plot.rect.max.y],
                of: i,
                series: 0,
                source: Source::One(Point::Sprint(sprint.sprint)),
            });
        }
        if let Some(summary) = self.velocity.summary {
            let y = plot.y(summary.mean);
            page.rule(&plot, summary.mean, t.pm, &format!("mean {}", short(summary.mean)), y);
        }
        Drawn { picture: page.picture, marks, reach: Reach::Column, plot: plot.rect, members: Vec::new() }
    }

    fn say(&self, mark: &Mark, _: &Drawn, _: Naming<'_>) -> Said {
        let Some(sprint) = self.sprints().get(mark.of) else { return Said::default() };
        let mut lines = vec![
            format!("Completed {}", in_points(sprint.completed)),
            format!("Committed {}", in_points(sprint.commitment)),
        ];
        lines.extend(sprint.predictability().map(|share| format!("Predictability {}", percent(share))));
        lines.push(format!("Carried over {}", in_points(sprint.carried_over)));
        if sprint.done_outside > 0.0 {
            lines.push(format!("Done outside the sprint {}", in_points(sprint.done_outside)));
        }
        Said { title: visible(&sprint.name).into_owned(), lines }
    }

    fn table(&self, _: Naming<'_>) -> Table {
        let mut table = Table::new([
            "sprint",
            "start",
            "end",
            "commitment",
            "completed",
            "predictability",
            "carried over",
            "done outside",
        ]);
        table.rows.extend(self.sprints().iter().map(|sprint| {
            vec![
                sprint.name.as_str().into(),
                sprint.start.into(),
                sprint.end.into(),
                sprint.commitment.into(),
                sprint.completed.into(),
                sprint.predictability().into(),
                sprint.carried_over.into(),
                sprint.done_outside.into(),
            ]
        }));
        table
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

#[cfg(test)]
pub(super) mod tests {
    use egui::{Theme, Vec2, vec2};

    use super::*;
    use crate::insight::VelocitySummary;
    use crate::model::{Moment, SprintId, parse_date};
    use crate::ui::format::Dates;
    use crate::ui::picture::{Shape, Text};
    use crate::ui::{FontMeasure, Tokens};

    pub(in super::super) const SIZE: Vec2 = vec2(440.0, 240.0);

    pub(in super::super) fn sheet(size: Vec2) -> Sheet {
        let today = parse_date("2026-11-24").unwrap();
        Sheet { size, t: Tokens::of_theme(Theme::Light), dates: Dates::default(), today }
    }

    pub(in super::super) fn drawn(figure: &dyn Figure, size: Vec2) -> Drawn {
        figure.compose(&sheet(size), &mut FontMeasure::default())
    }

    pub(in super::super) fn texts(drawn: &Drawn) -> Vec<&Text> {
        let shapes = drawn.picture.shapes.iter();
        shapes.filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None }).collect()
    }

    pub(in super::super) fn said(drawn: &Drawn) -> Vec<String> {
        texts(drawn).iter().map(|text| text.text.to_string()).collect()
    }

    fn figure(completed: &[f64]) -> VelocityFigure {
        let sprints = completed.iter().enumerate().map(|(i, completed)| VelocitySprint {
            sprint: SprintId::default(),
            name: format!("Sprint {i}"),
            start: None,
            end: None,
            closed_at: Moment::default(),
            commitment: 40.0,
            completed: *completed,
            done_outside: 0.0,
            carried_over: 40.0 - completed,
        });
        let mean = completed.iter().sum::<f64>() / completed.len() as f64;
        let summary = VelocitySummary { mean, least: 20.0, median: 30.0, greatest: 38.0 };
        VelocityFigure { velocity: Velocity { sprints: sprints.collect(), summary: Some(summary) } }
    }

    #[test]
    fn bars_are_as_high_as_their_points() {
        let drawn = drawn(&figure(&[20.0, 40.0]), SIZE);
        let [low, high] = [0, 1].map(|i| drawn.plot.max.y - drawn.marks[i].at.y);
        assert!((high - 2.0 * low).abs() < 0.01, "{high} is twice {low}");
        assert!((high - drawn.plot.height()).abs() < 0.01, "40 points are the top of the axis");
        assert!(drawn.marks[0].at.x < drawn.marks[1].at.x);
        let said = said(&drawn);
        assert!(said.contains(&"50 %".to_owned()) && said.contains(&"mean 30".to_owned()), "{said:?}");
    }

    #[test]
    fn many_sprints_leave_names_out_but_the_last() {
        let drawn = drawn(&figure(&[30.0; 60]), SIZE);
        let names = said(&drawn).into_iter().filter(|text| text.starts_with("Sprint ")).collect::<Vec<_>>();
        assert!(names.len() < 10, "{names:?}");
        assert!(names.contains(&"Sprint 59".to_owned()));
        assert_eq!(drawn.marks.len(), 60);
    }

    #[test]
    fn without_a_closed_sprint_it_says_what_to_do() {
        let drawn = drawn(&VelocityFigure { velocity: Velocity::default() }, SIZE);
        assert_eq!(said(&drawn), ["No sprint was closed yet. Close a sprint to see velocity."]);
        assert!(drawn.marks.is_empty());
    }
}
