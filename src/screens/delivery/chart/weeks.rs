//! Throughput: a bar for each week.

use egui::{Rect, pos2};

use super::axis::Ticks;
use super::page::{DayScale, Page, Sample};
use super::{Drawn, Figure, Mark, Naming, Reach, Said, Sheet, Source, mean_and_median, short};
use crate::insight::{Chart, Point, Week};
use crate::screens::delivery::csv::Table;
use crate::ui::format::count;
use crate::ui::picture::pen::{self, CHIP};
use crate::ui::picture::{Anchor, Measure};

#[derive(Clone, Debug)]
pub struct WeeksFigure {
    pub weeks: Vec<Week>,
}

const RIGHT: f32 = 64.0;

impl WeeksFigure {
    /// Of the weeks that are over, the mean and the middle one.
    fn usual(&self) -> Option<(f64, f64)> {
        mean_and_median(self.weeks.iter().filter(|week| week.over).map(|week| f64::from(week.stories)).collect())
    }
}

impl Figure for WeeksFigure {
    fn chart(&self) -> Chart {
        Chart::Throughput
    }

    fn missing(&self) -> Option<String> {
        let none = self.weeks.iter().all(|week| week.stories == 0);
        none.then(|| {
            "No story was done in this time. Move a story to a column of kind “done”, or look at a longer time.".into()
        })
    }

    fn summary(&self, _: Naming<'_>) -> String {
        if let Some(missing) = self.missing() {
            return missing;
        }
        let Some((mean, median)) = self.usual() else {
            let so_far = self.weeks.iter().map(|week| week.stories).sum::<u32>() as usize;
            return format!("{} done in this week so far", count(so_far, "story", "stories"));
        };
        let over = self.weeks.iter().filter(|week| week.over).count();
        let unit = if short(mean) == "1" { "story" } else { "stories" };
        format!("{} {unit} a week (median {}) over {}", short(mean), short(median), count(over, "week", "weeks"))
    }

    fn compose(&self, sheet: &Sheet, measure: &mut dyn Measure) -> Drawn {
        let t = sheet.t;
        let mut page = Page::new(sheet, measure);
        let (Some(first), Some(last), None) = (self.weeks.first(), self.weeks.last(), self.missing()) else {
            page.words(&self.missing().unwrap_or_default());
            return Drawn { picture: page.picture, ..Drawn::default() };
        };
        let mut legend = vec![(Sample::Bar(t.po), "Stories done in a week".to_owned())];
        if !last.over {
            legend.push((Sample::Outline(t.po), "This week so far".into()));
        }
        legend.push((Sample::Dashed(t.pm), "Mean of full weeks".into()));
        let bottom = page.legend(&legend) - 4.0;
        let greatest = self.weeks.iter().map(|week| week.stories).max().unwrap_or(0);
        let plot = page.plot(Ticks::new(greatest.into(), page.steps(bottom), 1.0), "stories", bottom, RIGHT);
        let end = last.start.checked_add_days(chrono::Days::new(6)).unwrap_or(last.start);
        let scale = DayScale::new(first.start, end, &plot);
        page.days(&plot, &scale, false);
        let slot = scale.width() * 7.0;
        let gap = (slot * 0.15).clamp(0.0, 4.0);
        let mut marks = Vec::with_capacity(self.weeks.len());
        for (i, week) in self.weeks.iter().enumerate() {
            let left = scale.begin(week.start);
            let (top, base) = (plot.y(week.stories.into()), plot.y(0.0));
            let rect = Rect::from_min_max(pos2(left + gap, top), pos2(left + slot - gap, base));
            if week.stories > 0 && week.over {
                pen::rect(&mut page.picture, rect, 2.0, t.po);
            } else if week.stories > 0 {
                pen::rect(&mut page.picture, rect, 2.0, t.po_soft);
                pen::frame(&mut page.picture, rect, 2.0, 1.5, t.po);
            }
            if week.stories > 0 && slot >= 24.0 {
                let at = pos2(rect.center().x, top - 7.0);
                pen::text(&mut page.picture, at, Anchor::Middle, CHIP, t.muted, week.stories.to_string());
            }
            marks.push(Mark {
                at: rect.center_top(),
                span: [plot.rect.min.y, plot.rect.max.y],
                of: i,
                series: 0,
                source: Source::One(Point::Week(week.start)),
            });
        }
        if let Some((mean, _)) = self.usual() {
            let y = plot.y(mean);
            page.rule(&plot, mean, t.pm, &format!("mean {}", short(mean)), y);
        }
        Drawn { picture: page.picture, marks, reach: Reach::Column, plot: plot.rect, members: Vec::new() }
    }

    fn say(&self, mark: &Mark, _: &Drawn, naming: Naming<'_>) -> Said {
        let Some(week) = self.weeks.get(mark.of) else { return Said::default() };
        let end = week.start.checked_add_days(chrono::Days::new(6)).unwrap_or(week.start);
        let title = naming.dates.span(week.start, end, naming.today);
        let mut lines = vec![format!("{} done", count(week.stories as usize, "story", "stories"))];
        if !week.over {
            lines.push("The week is not over".into());
        }
        Said { title, lines }
    }

    fn table(&self, _: Naming<'_>) -> Table {
        let mut table = Table::new(["week from", "stories done", "over"]);
        table.rows.extend(
            self.weeks
                .iter()
                .map(|week| vec![week.start.into(), week.stories.into(), if week.over { "yes" } else { "no" }.into()]),
        );
        table
    }
}

#[cfg(test)]
mod tests {
    use super::super::velocity::tests::{SIZE, drawn, said};
    use super::*;
    use crate::model::{Project, parse_date};

    fn figure(stories: &[u32]) -> WeeksFigure {
        let first = parse_date("2026-11-02").unwrap();
        let weeks = stories.iter().enumerate().map(|(i, stories)| Week {
            start: first.checked_add_days(chrono::Days::new(7 * i as u64)).unwrap(),
            stories: *stories,
            over: i + 1 < stories.to_string().len().max(4),
        });
        WeeksFigure { weeks: weeks.collect() }
    }

    #[test]
    fn a_week_that_is_not_over_is_not_in_the_mean() {
        let project = Project::default();
        let today = parse_date("2026-11-24").unwrap();
        let naming = Naming { project: &project, dates: crate::ui::format::Dates::default(), today };
        assert_eq!(figure(&[4, 6, 8, 1]).summary(naming), "6 stories a week (median 6) over 3 weeks");
    }

    #[test]
    fn bars_stand_side_by_side() {
        let drawn = drawn(&figure(&[4, 6, 8, 1]), SIZE);
        let heights = [0, 2].map(|i| drawn.plot.max.y - drawn.marks[i].at.y);
        assert!((heights[1] - 2.0 * heights[0]).abs() < 0.1, "{heights:?}");
        assert!(said(&drawn).contains(&"This week so far".to_owned()));
        assert!(drawn.marks.windows(2).all(|two| two[0].at.x < two[1].at.x));
    }

    #[test]
    fn nothing_done_says_so() {
        assert!(said(&drawn(&figure(&[0, 0]), SIZE))[0].starts_with("No story was done"));
    }
}
