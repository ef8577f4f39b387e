//! Dividing a story in two: what goes, what stays, and how many points each has.

use std::collections::BTreeSet;

use egui::{Context, Grid, RichText, TextEdit, Ui};

use super::{Foot, enters, foot, heading, scrolled};
use crate::app::modals::Sheet;
use crate::edit::SplitStory;
use crate::model::{Project, Story, StoryId};
use crate::screens::Action;
use crate::screens::board::card_name;
use crate::ui::format::{points, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::tick;

/// What stories are usually estimated at.
const SCALE: [f64; 6] = [1.0, 2.0, 3.0, 5.0, 8.0, 13.0];

#[derive(Debug)]
pub(in crate::app) struct SplitWindow {
    story: StoryId,
    title: String,
    /// The criteria that go, by their place.
    goes: BTreeSet<usize>,
    keeps: String,
    takes: String,
    fresh: bool,
}

impl SplitWindow {
    pub(super) fn new(story: &Story) -> Self {
        let (keeps, takes) = match story.estimate.map(divided) {
            Some((keeps, takes)) => (points(keeps), points(takes)),
            None => (String::new(), String::new()),
        };
        Self { story: story.id, title: String::new(), goes: BTreeSet::new(), keeps, takes, fresh: true }
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, project: &Project, actions: &mut Vec<Action>) -> bool {
        let Some(story) = project.stories.get(self.story) else { return false };
        let title = format!("Split {}", story.key);
        let held = !self.title.trim().is_empty() || !self.goes.is_empty();
        let (answer, close) = Sheet { id: "split", title: &title, width: 500.0, held }.show(ctx, |ui| {
            let t = Tokens::of(ui);
            ui.label(RichText::new(visible(&card_name(story))).color(t.muted));
            heading(ui, "Title of the new story");
            let edit = TextEdit::singleline(&mut self.title).desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name("Title of the new story");
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            let mut enter = enters(ui, &response);
            if !story.criteria.is_empty() {
                heading(ui, "Acceptance criteria that go to it");
                scrolled(ui, 380.0, |ui| self.criteria(ui, story));
            }
            heading(ui, "Points");
            enter |= self.points(ui, story);
            foot(ui, "Split", self.ask().is_some(), enter)
        });
        if answer == Some(Foot::Confirm) {
            actions.extend(self.ask().map(Action::Split));
        }
        answer.is_none() && !close
    }

    fn criteria(&mut self, ui: &mut Ui, story: &Story) {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, criterion) in story.criteria.iter().enumerate() {
            let mut goes = self.goes.contains(&i);
            let met = if criterion.done { format!("  {}", icons::CHECK) } else { String::new() };
            let tick = tick(ui, &mut goes, &format!("{}{met}", visible(&criterion.text)));
            let met = if criterion.done { ", met" } else { "" };
            if tick.accessible_name(format!("Goes: {}{met}", criterion.text)).changed() {
                if goes {
                    self.goes.insert(i);
                } else {
                    self.goes.remove(&i);
                }
            }
        }
    }

    /// The estimates of both; tells whether Enter was pressed in one.
    fn points(&mut self, ui: &mut Ui, story: &Story) -> bool {
        let mut enter = false;
        Grid::new("points").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            let names =
                [(format!("{} keeps", story.key), &mut self.keeps), ("The new story takes".into(), &mut self.takes)];
            for (name, text) in names {
                let t = Tokens::of(ui);
                let bad = parse(text).is_none();
                ui.label(RichText::new(&name).color(t.muted));
                let edit = TextEdit::singleline(text).hint_text("None").desired_width(56.0);
                let response = ui.add(edit.text_color_opt(bad.then_some(t.bad))).accessible_name(name);
                enter |= enters(ui, &response);
                ui.end_row();
            }
        });
        let t = Tokens::of(ui);
        let (text, color) = match (parse(&self.keeps), parse(&self.takes)) {
            (Some(keeps), Some(takes)) => (sum(story.estimate, keeps, takes), t.muted),
            _ => (format!("{} Points are a number from 0 to 1000, such as 0.5, 3 or 8", icons::WARNING), t.bad),
        };
        ui.label(RichText::new(text).size(SECONDARY).color(color));
        enter
    }

    /// What is asked for, once it can be.
    fn ask(&self) -> Option<SplitStory> {
        let title = self.title.trim();
        let (keeps, takes) = (parse(&self.keeps)?, parse(&self.takes)?);
        (!title.is_empty()).then(|| SplitStory {
            story: self.story,
            title: title.to_owned(),
            criteria: self.goes.clone(),
            keeps,
            takes,
        })
    }
}

/// Points as they might be divided: about half, by the usual scale, to the new story.
fn divided(estimate: f64) -> (f64, f64) {
    let half = estimate / 2.0;
    let takes = SCALE.into_iter().rev().find(|step| *step <= half).unwrap_or(half);
    (estimate - takes, takes)
}

/// The points that a text says, none for no text; nothing when it says none.
fn parse(text: &str) -> Option<Option<f64>> {
    match text.trim() {
        "" => Some(None),
        text => text.replace(',', ".").parse().ok().filter(|points| (0.0..=1000.0).contains(points)).map(Some),
    }
}

/// Both estimates together, against what the story had.
fn sum(before: Option<f64>, keeps: Option<f64>, takes: Option<f64>) -> String {
    let after = match (keeps, takes) {
        (None, None) => None,
        (keeps, takes) => Some(keeps.unwrap_or(0.0) + takes.unwrap_or(0.0)),
    };
    match (before, after) {
        (None, None) => "Neither is estimated, as before".into(),
        (Some(before), None) => format!("Neither is estimated; it was {} before", points(before)),
        (None, Some(after)) => format!("{} together; it was not estimated before", points(after)),
        (Some(before), Some(after)) if points(before) == points(after) => {
            format!("{} together, as before", points(after))
        }
        (Some(before), Some(after)) => {
            let (by, word) = if after > before { (after - before, "more") } else { (before - after, "fewer") };
            format!("{} together, {} {word} than before", points(after), points(by))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{divided, parse, sum};

    #[test]
    fn points_are_divided_by_the_usual_scale() {
        for (estimate, expected) in
            [(1.0, (0.5, 0.5)), (2.0, (1.0, 1.0)), (5.0, (3.0, 2.0)), (8.0, (5.0, 3.0)), (13.0, (8.0, 5.0))]
        {
            assert_eq!(divided(estimate), expected, "{estimate}");
        }
    }

    proptest! {
        #[test]
        fn dividing_neither_makes_points_nor_loses_them(estimate in 0.0..=1000.0_f64) {
            let (keeps, takes) = divided(estimate);
            prop_assert!(keeps >= 0.0 && takes >= 0.0 && takes <= keeps);
            prop_assert!((keeps + takes - estimate).abs() < 1e-9);
        }
    }

    #[test]
    fn points_are_a_number_or_nothing() {
        assert_eq!(parse(" 0,5 "), Some(Some(0.5)));
        assert_eq!(parse(""), Some(None));
        for text in ["x", "-1", "1001", "NaN", "inf"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_sum_is_told_against_what_was() {
        assert_eq!(sum(Some(8.0), Some(5.0), Some(3.0)), "8 together, as before");
        assert_eq!(sum(Some(8.0), Some(8.0), Some(3.0)), "11 together, 3 more than before");
        assert_eq!(sum(Some(8.0), Some(5.0), None), "5 together, 3 fewer than before");
        assert_eq!(sum(None, None, Some(1.0)), "1 together; it was not estimated before");
    }
}
