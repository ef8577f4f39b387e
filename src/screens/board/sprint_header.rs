//! The sprint above the columns: name and days, goal, progress, and a small burn-down.
//!
//! What has no room is left out: first the goal is cut short, then the burn-down goes, then progress, then the goal.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, CornerRadius, CursorIcon, FontId, Label, Layout, Popup, Rect, Response, RichText, Role, Sense, Ui,
    WidgetInfo, vec2,
};

use super::header::strip;
use super::sparkline;
use super::view::BoardView;
use crate::insight::{BurnDown, Scope, SprintProgress, SprintStories, burn_down, sprint_progress};
use crate::model::{Date, Sprint, SprintId};
use crate::screens::{Action, Scene};
use crate::session::Document;
use crate::ui::command::Command;
use crate::ui::format::{count, points, visible};
use crate::ui::theme::{BODY, SECONDARY, Tokens, semibold};
use crate::ui::widgets::command_menu_item;

const HEIGHT: f32 = 52.0;
/// The height of two lines of text, which is also the chart's.
const LINES: f32 = 34.0;
const GAP: f32 = 18.0;
const PROGRESS: f32 = 190.0;
const CHART: f32 = 110.0;
/// The greatest width of a name that is longer than the line of days below it.
const NAME: f32 = 240.0;
/// The width of a goal at which something else gives way.
const LEAST_GOAL: f32 = 120.0;

/// The burn-down that is shown, made again only when project, sprint or day change.
#[derive(Debug, Default)]
pub(crate) struct Burning {
    /// The revision of the document, the sprint and the day that it was made for.
    made_for: Option<(u64, SprintId, Date)>,
    stories: Option<SprintStories>,
    burn: BurnDown,
    /// "Day 6 of 10: 17 points remain, 15.2 by the ideal line, scope 38"
    summary: String,
}

impl Burning {
    /// Follows what has changed since it was last asked for.
    pub(crate) fn refresh(&mut self, document: &Document, sprint: &Sprint) {
        let today = document.clock().today();
        let now = (document.revision(), sprint.id, today);
        if self.made_for == Some(now) {
            return;
        }
        let stories =
            self.followed(document, sprint.id).unwrap_or_else(|| SprintStories::of(document.project(), sprint.id));
        let date_of = |moment| document.clock().date_of(moment);
        self.burn = burn_down(document.project(), stories.iter(), sprint, today, date_of);
        self.summary = summary(&self.burn);
        self.stories = Some(stories);
        self.made_for = Some(now);
    }

    pub(crate) fn burn(&self) -> &BurnDown {
        &self.burn
    }

    /// What it says of today, in words.
    pub(crate) fn summary(&self) -> &str {
        &self.summary
    }

    /// The stories known already, brought up to date; `None` for another sprint, or when they are too far behind.
    fn followed(&mut self, document: &Document, sprint: SprintId) -> Option<SprintStories> {
        let (revision, ..) = self.made_for?;
        let mut stories = self.stories.take().filter(|stories| stories.sprint() == sprint)?;
        document.performed_since(revision)?.for_each(|transaction| stories.follow(transaction));
        Some(stories)
    }
}

/// Shows the sprint that the board is limited to.
pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let project = scene.document.project();
    let Scope::Sprint(id) = view.scope(scene.document) else { return };
    let Some(sprint) = project.sprints.get(id) else { return };
    view.burning.refresh(scene.document, sprint);
    let Burning { burn, summary, .. } = &view.burning;

    let mut bar = strip(ui, HEIGHT, "sprint-header");
    bar.spacing_mut().item_spacing.x = GAP;
    let progress = sprint_progress(project, &scene.document.indexes().board, sprint, scene.document.clock().today());
    let name = visible(&sprint.name);
    let goal = visible(&sprint.goal);
    let days = days(&bar, scene, sprint, &progress);
    let days_width = bar.painter().layout_job(days.clone()).size().x.ceil();
    let wants = Widths {
        name: text_width(&bar, &name, semibold(BODY)).min(NAME).max(days_width),
        goal: match &*goal {
            "" => 0.0,
            goal => text_width(&bar, goal, FontId::proportional(BODY)).max(LEAST_GOAL / 2.0),
        },
        progress: if progress.stories > 0 { PROGRESS } else { 0.0 },
        chart: if progress.points > 0.0 && !burn.days.is_empty() && sprint.end.is_some() { CHART } else { 0.0 },
    };
    let widths = wants.arranged(bar.available_width());

    two_lines(&mut bar, widths.name, |ui| {
        let label = Label::new(RichText::new(&*name).font(semibold(BODY))).truncate().sense(Sense::click());
        let response = ui.add(label).on_hover_cursor(CursorIcon::PointingHand);
        menu(&response, scene, &name, actions);
        ui.add(Label::new(days).truncate().sense(Sense::hover())).on_hover_text(DAYS_RULE);
    });
    if widths.goal > 0.0 {
        two_lines(&mut bar, widths.goal, |ui| {
            ui.label(RichText::new("Goal").size(SECONDARY).color(Tokens::of(ui).muted));
            ui.add(Label::new(RichText::new(&*goal).size(BODY)).truncate());
        });
    }
    if widths.progress > 0.0 {
        two_lines(&mut bar, widths.progress, |ui| progress_bar(ui, &progress));
    }
    if widths.chart > 0.0 {
        let (rect, response) = bar.allocate_exact_size(vec2(widths.chart, LINES), Sense::hover());
        sparkline::paint(&bar, rect.shrink2(vec2(0.0, 2.0)), burn);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Burn-down. {summary}")));
        response.on_hover_text(summary);
    }
}

/// What can be done with the sprint.
fn menu(response: &Response, scene: Scene<'_>, name: &str, actions: &mut Vec<Action>) {
    Popup::menu(response).accessible_name(format!("Menu of {name}")).show(|ui| {
        ui.set_width(240.0);
        for command in [Command::CompleteSprint, Command::GoToSprints] {
            if command_menu_item(ui, command, scene.facts) {
                actions.push(Action::Run(command));
            }
        }
    });
}

const DAYS_RULE: &str = "Working days of the project’s calendar, without weekends and holidays. Today is counted.";

/// The sprint's dates and how many days are left, or over.
fn days(ui: &Ui, scene: Scene<'_>, sprint: &Sprint, progress: &SprintProgress) -> LayoutJob {
    let t = Tokens::of(ui);
    let mut job = LayoutJob::default();
    let mut add = |text: &str, color| {
        job.append(text, 0.0, TextFormat { font_id: FontId::proportional(SECONDARY), color, ..TextFormat::default() });
    };
    let today = scene.document.clock().today();
    match (sprint.start, sprint.end) {
        (Some(start), Some(end)) => add(&scene.dates.span(start, end, today), t.muted),
        (Some(start), None) => add(&format!("From {}", scene.dates.day(start, today)), t.muted),
        (None, Some(end)) => add(&format!("To {}", scene.dates.day(end, today)), t.muted),
        (None, None) => add("No dates", t.muted),
    }
    if sprint.end.is_some() {
        add(", ", t.muted);
        match progress.working_days_over {
            Some(0) => add("over", t.warn),
            Some(over) => add(&format!("{} over", working_days(over)), t.warn),
            None => add(&format!("{} left", working_days(progress.working_days_left)), t.muted),
        }
    }
    job
}

fn working_days(n: i64) -> String {
    count(usize::try_from(n).unwrap_or(0), "working day", "working days")
}

/// How much is done and in progress, in points, or in stories when nothing is estimated.
fn progress_bar(ui: &mut Ui, progress: &SprintProgress) {
    let t = Tokens::of(ui);
    let [done, doing, all] = progress.amounts();
    let unit = match (progress.points > 0.0, all == 1.0) {
        (true, true) => "point",
        (true, false) => "points",
        (false, true) => "story",
        (false, false) => "stories",
    };
    let text = format!("{} of {} {unit} done", points(done), points(all));
    ui.horizontal(|ui| {
        ui.set_width(PROGRESS);
        ui.label(RichText::new(&text).size(SECONDARY).color(t.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let percent = format!("{:.0} %", done / all * 100.0);
            ui.label(RichText::new(percent).size(SECONDARY).color(t.muted));
        });
    });
    let (rect, response) = ui.allocate_exact_size(vec2(PROGRESS, 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("Sprint: {text}")));
    for (share, color) in [(1.0, t.line), ((done + doing) / all, t.po_mid), (done / all, t.po)] {
        let part = Rect::from_min_size(rect.min, vec2(rect.width() * share as f32, rect.height()));
        ui.painter().rect_filled(part, CornerRadius::same(3), color);
    }
    response.on_hover_text(format!(
        "{} done, {} in progress, of {} {unit} in the sprint",
        points(done),
        points(doing),
        points(all)
    ));
}

/// What the burn-down says of today.
fn summary(burn: &BurnDown) -> String {
    let remaining = burn.remaining();
    let day = if burn.working_days > 0 {
        format!("Day {} of {}: ", burn.working_days_elapsed(), burn.working_days)
    } else {
        String::new()
    };
    let remain = if remaining == 1.0 { "point remains" } else { "points remain" };
    // Without a commitment the ideal line lies at nothing all along.
    let ideal = burn.ideal_remaining().filter(|_| burn.commitment > 0.0);
    let ideal = ideal.map(|ideal| format!(", {} by the ideal line", points(ideal))).unwrap_or_default();
    let scope = burn.days.last().map(|day| format!(", scope {}", points(day.scope))).unwrap_or_default();
    format!("{day}{} {remain}{ideal}{scope}", points(remaining))
}

fn text_width(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Tokens::of(ui).text).size().x.ceil()
}

fn two_lines(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, LINES), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(4.0, 3.0);
        ui.spacing_mut().interact_size.y = 14.0;
        add(ui);
    });
}

/// The widths of the parts in points; a part that is not there has none.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Widths {
    name: f32,
    goal: f32,
    progress: f32,
    chart: f32,
}

impl Widths {
    /// What fits in a row of `room` points.
    fn arranged(self, room: f32) -> Self {
        let mut fits = self;
        let goal = self.goal.min(LEAST_GOAL);
        if (Self { goal, ..fits }).total() > room {
            fits.chart = 0.0;
        }
        if (Self { goal, ..fits }).total() > room {
            fits.progress = 0.0;
        }
        if (Self { goal, ..fits }).total() > room {
            fits.goal = 0.0;
        }
        fits.goal = fits.goal.min((room - fits.total() + fits.goal).max(0.0));
        fits.name = fits.name.min(room.max(0.0));
        fits
    }

    /// With the gaps between the parts that are there.
    fn total(self) -> f32 {
        let parts = [self.name, self.goal, self.progress, self.chart];
        let there = parts.iter().filter(|width| **width > 0.0).count();
        parts.iter().sum::<f32>() + GAP * there.saturating_sub(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{StoryField, edit_stories};
    use crate::insight::BurnDay;
    use crate::model::IdSource;
    use crate::sample::{self, SampleSize};
    use crate::session::Clock;
    use proptest::prelude::*;

    #[test]
    fn the_goal_is_cut_short_then_the_chart_goes_then_progress_then_the_goal() {
        let wants = Widths { name: 180.0, goal: 300.0, progress: 190.0, chart: 110.0 };
        for (room, goal, progress, chart) in [
            (1200.0, 300.0, 190.0, 110.0),
            (834.0, 300.0, 190.0, 110.0),
            (833.0, 299.0, 190.0, 110.0),
            (654.0, 120.0, 190.0, 110.0),
            (653.0, 247.0, 190.0, 0.0),
            (526.0, 120.0, 190.0, 0.0),
            (525.0, 300.0, 0.0, 0.0),
            (318.0, 120.0, 0.0, 0.0),
            (317.0, 0.0, 0.0, 0.0),
        ] {
            assert_eq!(wants.arranged(room), Widths { goal, progress, chart, ..wants }, "in {room}");
        }
        // What is not there leaves no gap.
        let bare = Widths { goal: 0.0, progress: 0.0, ..wants };
        assert_eq!(bare.arranged(308.0), bare);
        assert_eq!(bare.arranged(307.0).chart, 0.0);
    }

    proptest! {
        #[test]
        fn nothing_overlaps(room in 0_f32..2000.0, name in 0_f32..2000.0, goal in 0_f32..9000.0, progress: bool, chart: bool) {
            let part = |there, width| if there { width } else { 0.0 };
            let wants = Widths { name, goal, progress: part(progress, PROGRESS), chart: part(chart, CHART) };
            let fits = wants.arranged(room);
            prop_assert!(fits.total() <= room + 0.001, "{fits:?}");
            prop_assert!(fits.goal <= wants.goal);
        }
    }

    #[test]
    fn following_the_document_gives_what_making_it_anew_does() {
        let clock = Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap());
        let mut document = Document::new(sample::project(&SampleSize::default()), IdSource::from_seed(1), clock);
        let sprint = document.project().active_sprint().unwrap().clone();
        let mut burning = Burning::default();
        burning.refresh(&document, &sprint);
        assert_eq!(burning.summary, "Day 7 of 10: 32 points remain, 14.7 by the ideal line, scope 53");
        let backlog =
            document.project().stories.iter().find(|s| s.sprint.is_none() && s.estimate.is_none()).unwrap().id;
        for field in [StoryField::Sprint(Some(sprint.id)), StoryField::Estimate(Some(5.0)), StoryField::Sprint(None)] {
            let transaction = document.edit(|desk| edit_stories(desk, &[backlog], &field)).unwrap();
            document.apply(transaction);
            burning.refresh(&document, &sprint);
            let mut anew = Burning::default();
            anew.refresh(&document, &sprint);
            assert_eq!((&burning.burn, &burning.stories), (&anew.burn, &anew.stories), "{field:?}");
        }
        document.undo();
        burning.refresh(&document, &sprint);
        assert_eq!(burning.summary, "Day 7 of 10: 37 points remain, 14.7 by the ideal line, scope 58");
    }

    #[test]
    fn the_chart_in_words() {
        let day =
            |remaining: f64| BurnDay { date: Date::default(), scope: 38.0, done: 38.0 - remaining, working: true };
        let mut burn = BurnDown {
            days: [38.0, 35.0, 30.0, 25.0, 20.0, 17.0].map(day).to_vec(),
            commitment: 38.0,
            ideal: Some((1..=10).map(|n| 38.0 * (1.0 - f64::from(n) / 10.0)).collect()),
            working_days: 10,
            ..BurnDown::default()
        };
        assert_eq!(summary(&burn), "Day 6 of 10: 17 points remain, 15.2 by the ideal line, scope 38");
        burn.commitment = 0.0;
        assert_eq!(summary(&burn), "Day 6 of 10: 17 points remain, scope 38");
        burn.days = vec![day(1.0)];
        (burn.ideal, burn.working_days) = (None, 0);
        assert_eq!(summary(&burn), "1 point remains, scope 38");
    }
}
