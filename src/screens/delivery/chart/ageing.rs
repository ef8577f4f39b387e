//! Ageing work in progress: the stories in each column of kind *doing*, by how long they have been under way.

use std::collections::BTreeMap;

use egui::{Rect, pos2, vec2};

use super::axis::Ticks;
use super::page::{Page, Sample};
use super::times::{draw_levels, right};
use super::{Drawn, Figure, Mark, Naming, Reach, Said, Sheet, Source, in_days, rule_in, titled, unit_name};
use crate::insight::{Age, Ageing, Chart, DayUnit, Point};
use crate::model::{ColumnId, StoryId};
use crate::screens::delivery::csv::Table;
use crate::ui::format::{count, thousands};
use crate::ui::picture::pen::{self, CHIP};
use crate::ui::picture::{Anchor, Measure, Shape};

#[derive(Clone, Debug)]
pub struct AgeingFigure {
    pub ageing: Ageing,
    /// The names of its columns.
    pub names: Vec<String>,
    pub unit: DayUnit,
}

/// The height of what stands side by side, and the width of a dot with its gap.
const CELL: f32 = 8.0;
const PITCH: f32 = 10.0;
/// At most so many points as a share of the usual: what is older stands at the top.
const BEYOND: i64 = 3;

impl AgeingFigure {
    fn known(&self) -> impl Iterator<Item = (&Age, i64)> {
        self.ageing.stories.iter().filter_map(|age| Some((age, age.days?)))
    }

    fn ceiling(&self) -> i64 {
        let greatest = self.known().map(|(_, days)| days).max().unwrap_or(0);
        let p95 = self.ageing.percentiles.map_or(0, |p| p.p95);
        let usual = if p95 > 0 { (p95 * BEYOND).max(5) } else { greatest };
        greatest.min(usual).max(p95)
    }

    fn late(&self) -> usize {
        let level = self.ageing.percentiles.map_or(i64::MAX, |p| p.p85);
        self.known().filter(|(_, days)| *days > level).count()
    }
}

impl Figure for AgeingFigure {
    fn chart(&self) -> Chart {
        Chart::AgeingWork
    }

    fn rule(&self) -> String {
        rule_in(self.chart(), self.unit)
    }

    fn missing(&self) -> Option<String> {
        if self.ageing.columns.is_empty() {
            return Some("No column is of kind “doing”. Edit a column of the board and set its kind.".into());
        }
        self.ageing.stories.is_empty().then(|| "No story is in progress. Move one to a column of kind “doing”.".into())
    }

    fn summary(&self, naming: Naming<'_>) -> String {
        if let Some(missing) = self.missing() {
            return missing;
        }
        let mut parts = vec![format!("{} in progress", count(self.ageing.stories.len(), "story", "stories"))];
        if let Some((oldest, days)) = self.known().next() {
            let key = naming.project.stories.get(oldest.story).map_or("", |story| &story.key);
            parts.push(format!("the oldest is {key} with {}", in_days(days, self.unit)));
        }
        if let Some(percentiles) = self.ageing.percentiles {
            let late = match self.late() {
                0 => "none".to_owned(),
                n => thousands(n),
            };
            parts.push(format!("{late} past the service level of {}", in_days(percentiles.p85, self.unit)));
        }
        parts.join("; ")
    }

    fn compose(&self, sheet: &Sheet, measure: &mut dyn Measure) -> Drawn {
        let t = sheet.t;
        let mut page = Page::new(sheet, measure);
        if let Some(missing) = self.missing() {
            page.words(&missing);
            return Drawn { picture: page.picture, ..Drawn::default() };
        }
        let level = self.ageing.percentiles.map(|p| p.p85);
        let mut legend = vec![(Sample::Dot(t.po), "A story in progress".to_owned())];
        if level.is_some() {
            legend.push((Sample::Diamond(t.warn), "Past the service level (85 %)".into()));
        }
        let bottom = page.legend(&legend) - 4.0;
        let ceiling = self.ceiling();
        let unit = unit_name(self.unit);
        let plot = page.plot(Ticks::new(ceiling as f64, Page::steps(bottom), 1.0), unit, bottom, right(self.unit));
        let lane = plot.rect.width() / self.ageing.columns.len().max(1) as f32;
        for (i, name) in self.names.iter().enumerate() {
            let left = plot.rect.min.x + lane * i as f32;
            if i > 0 {
                pen::upright(&mut page.picture, left, [plot.rect.min.y, plot.rect.max.y], t.line);
            }
            let at = pos2(left + lane / 2.0, plot.rect.max.y + 12.0);
            pen::text_in(&mut page.picture, at, Anchor::Middle, CHIP, t.muted, name.as_str(), lane - 6.0);
        }
        if let Some(percentiles) = self.ageing.percentiles {
            draw_levels(&mut page, &plot, percentiles, self.unit);
        }
        // Side by side where they are of about the same age; too many for that are one.
        let mut cells: BTreeMap<(usize, i32), Vec<usize>> = BTreeMap::new();
        let place = |column: ColumnId| self.ageing.columns.iter().position(|known| *known == column);
        for (i, age) in self.ageing.stories.iter().enumerate() {
            let (Some(column), Some(days)) = (place(age.column), age.days) else { continue };
            let y = plot.y(days.min(ceiling) as f64);
            cells.entry((column, (y / CELL).floor() as i32)).or_default().push(i);
        }
        let (mut marks, mut members): (Vec<Mark>, Vec<StoryId>) = (Vec::new(), Vec::new());
        for ((column, _), stories) in cells {
            let middle = plot.rect.min.x + lane * (column as f32 + 0.5);
            let ages: Vec<(usize, &Age, i64)> = stories
                .into_iter()
                .filter_map(|i| self.ageing.stories.get(i).and_then(|age| Some((i, age, age.days?))))
                .collect();
            let Some((first, _, oldest)) = ages.first().copied() else { continue };
            let late = |days: i64| level.is_some_and(|level| days > level);
            if ages.len() as f32 * PITCH > lane - 8.0 {
                let at = pos2(middle, plot.y(oldest.min(ceiling) as f64));
                let color = if late(oldest) { t.warn } else { t.po };
                let from = members.len();
                members.extend(ages.iter().map(|(_, age, _)| age.story));
                let words = thousands(ages.len());
                let width = page.measure.width(&words, CHIP) + 12.0;
                let pill = Rect::from_center_size(at, vec2(width, 14.0));
                pen::rect(&mut page.picture, pill, 7.0, color);
                pen::text(&mut page.picture, at, Anchor::Middle, CHIP, t.panel, words);
                let source = Source::Several(from..members.len());
                marks.push(Mark { at, span: [pill.min.y, pill.max.y], of: first, series: 0, source });
                continue;
            }
            let left = middle - (ages.len() as f32 - 1.0) * PITCH / 2.0;
            for (n, (i, age, days)) in ages.into_iter().enumerate() {
                let at = pos2(left + n as f32 * PITCH, plot.y(days.min(ceiling) as f64));
                if late(days) {
                    page.picture.shapes.push(Shape::Diamond { center: at, half: 5.0, fill: t.warn });
                } else {
                    page.dot(at, 4.0, t.po);
                }
                let source = Source::One(Point::Story(age.story));
                marks.push(Mark { at, span: [at.y, at.y], of: i, series: 0, source });
            }
        }
        Drawn { picture: page.picture, marks, reach: Reach::Near, plot: plot.rect, members }
    }

    fn say(&self, mark: &Mark, drawn: &Drawn, naming: Naming<'_>) -> Said {
        let Some(age) = self.ageing.stories.get(mark.of) else { return Said::default() };
        let column = self.ageing.columns.iter().position(|column| *column == age.column);
        let column = column.and_then(|i| self.names.get(i)).cloned().unwrap_or_default();
        let days = age.days.map_or_else(|| "unknown".to_owned(), |days| in_days(days, self.unit));
        let stories = drawn.members_of(mark);
        if let [story] = *stories {
            let mut lines = vec![format!("In progress for {days}"), format!("In {column}")];
            lines.extend(age.since.map(|since| format!("Since {}", naming.dates.day(since, naming.today))));
            return Said { title: titled(naming.project, story), lines };
        }
        let lines = vec![format!("In progress for about {days}"), format!("In {column}")];
        Said { title: count(stories.len(), "story", "stories"), lines }
    }

    fn table(&self, naming: Naming<'_>) -> Table {
        let mut table = Table::new(["story", "title", "column", "since", "days"]);
        table.rows.extend(self.ageing.stories.iter().map(|age| {
            let story = naming.project.stories.get(age.story);
            let column = naming.project.columns.get(age.column).map(|column| column.name.clone());
            let (key, title) = (story.map(|s| s.key.clone()), story.map(|s| s.title.clone()));
            vec![key.into(), title.into(), column.into(), age.since.into(), age.days.into()]
        }));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::super::velocity::tests::{SIZE, drawn, said};
    use super::*;
    use crate::insight::Percentiles;
    use crate::model::IdSource;

    fn figure(ages: &[i64]) -> AgeingFigure {
        let mut ids = IdSource::from_seed(1);
        let columns: Vec<ColumnId> = vec![ids.next_id(), ids.next_id()];
        let mut stories: Vec<Age> = ages
            .iter()
            .enumerate()
            .map(|(i, days)| Age { story: ids.next_id(), column: columns[i % 2], since: None, days: Some(*days) })
            .collect();
        stories.sort_by_key(|age| std::cmp::Reverse(age.days));
        let percentiles = Some(Percentiles { p50: 3, p70: 5, p85: 9, p95: 12 });
        let names = vec!["In progress".into(), "Review".into()];
        AgeingFigure { ageing: Ageing { columns, stories, percentiles }, names, unit: DayUnit::Calendar }
    }

    #[test]
    fn a_story_stands_in_its_column_at_its_age() {
        let figure = figure(&[6, 12]);
        let drawn = drawn(&figure, SIZE);
        let middle = drawn.plot.center().x;
        let [young, old] = &drawn.marks[..] else { panic!("two dots") };
        assert!(young.at.x < middle && old.at.x > middle);
        let height = |mark: &Mark| drawn.plot.max.y - mark.at.y;
        assert!((height(old) - 2.0 * height(young)).abs() < 0.1);
        let diamonds = drawn
            .picture
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Diamond { center, .. } if *center == old.at));
        assert_eq!(diamonds.count(), 1, "past the service level it has another shape");
    }

    #[test]
    fn stories_of_one_age_stand_side_by_side_until_they_are_too_many() {
        let some = drawn(&figure(&[4; 8]), SIZE);
        assert_eq!(some.marks.len(), 8);
        let many = drawn(&figure(&[4; 2000]), SIZE);
        assert_eq!(many.marks.len(), 2);
        assert_eq!(many.members_of(&many.marks[0]).len(), 1000);
        assert!(said(&many).contains(&thousands(1000)));
    }
}
