//! How far the active sprint is, and its burn-down.

use egui::{RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::list::points_of;
use super::page::{bar, card_with, muted};
use super::view::SprintsView;
use crate::insight::{SprintProgress, sprint_progress};
use crate::model::{Sprint, SprintState};
use crate::screens::board::paint_burn_down;
use crate::screens::{Action, Scene};
use crate::ui::format::{count, points};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};

/// The height of the chart, in points.
const CHART: f32 = 84.0;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut SprintsView, sprint: &Sprint, actions: &mut Vec<Action>) {
    let document = scene.document;
    let (project, today) = (document.project(), document.clock().today());
    view.burning.refresh(document, sprint);
    let progress = sprint_progress(project, &document.indexes().board, sprint, today);
    let to_delivery = |ui: &mut Ui| {
        let button = ui.button(format!("{}  Delivery", icons::CHART_LINE)).accessible_name("Open Delivery");
        if button.on_hover_text("All charts of this sprint").clicked() {
            actions.push(Action::ShowCharts(sprint.id));
        }
    };
    let title = if sprint.state == SprintState::Active { "Progress" } else { "Burn-down" };
    card_with(ui, title, to_delivery, |ui| {
        let t = Tokens::of(ui);
        if sprint.state == SprintState::Active {
            let [done, doing, all] = progress.amounts();
            ui.horizontal_wrapped(|ui| {
                ui.label(amount(&progress));
                if let Some((text, over)) = days_left(&progress, sprint) {
                    let color = if over { t.warn } else { t.muted };
                    ui.label(RichText::new(text).size(SECONDARY).color(color));
                }
            });
            if all > 0.0 {
                let name = format!("Progress: {}", amount(&progress));
                bar(ui, &name, [(done + doing) / all, done / all]).on_hover_text(format!(
                    "{} done, {} in progress, of {}",
                    points(done),
                    points(doing),
                    points(all)
                ));
            }
        }
        let (burn, summary) = (view.burning.burn(), view.burning.summary());
        if burn.days.is_empty() || sprint.end.is_none() {
            muted(ui, "The burn-down begins on the first day.");
            return;
        }
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CHART), Sense::hover());
        paint_burn_down(ui, rect.shrink2(vec2(0.0, 4.0)), burn);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Burn-down. {summary}")));
        muted(ui, format!("Burn-down. {summary}"));
    });
}

/// "21 of 53 points done", or stories when nothing is estimated.
fn amount(progress: &SprintProgress) -> String {
    if progress.points > 0.0 {
        format!("{} of {} done", points(progress.done), points_of(progress.points))
    } else {
        format!("{} of {} done", progress.stories_done, count(progress.stories, "story", "stories"))
    }
}

/// How many days are left, and whether it is over.
fn days_left(progress: &SprintProgress, sprint: &Sprint) -> Option<(String, bool)> {
    sprint.end?;
    let days = |n: i64| count(usize::try_from(n).unwrap_or(0), "working day", "working days");
    Some(match progress.working_days_over {
        Some(0) => ("over".into(), true),
        Some(over) => (format!("{} over", days(over)), true),
        None => (format!("{} left", days(progress.working_days_left)), false),
    })
}
