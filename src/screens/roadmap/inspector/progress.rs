//! How far it is, when it is likely to be finished, and how it stands in the schedule.

use egui::{Frame, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::words::{self, Said, Tone};
use super::{Sight, ask, tell};
use crate::edit::InitiativeField;
use crate::insight::{FEWEST_SPRINTS, RollUp, asks_to_close, expected, shift};
use crate::model::{Initiative, Node, Period};
use crate::screens::Action;
use crate::screens::inspector::pieces::{aside, heading};
use crate::screens::roadmap::PlanAction;
use crate::ui::format::{count, visible};
use crate::ui::theme::Tokens;
use crate::ui::widgets::primary_button;

/// The height of the bar, in points.
const BAR: f32 = 8.0;

/// What its stories come to, and the question that follows when all are done.
pub(super) fn show(ui: &mut Ui, sight: Sight<'_>, initiative: &Initiative, actions: &mut Vec<Action>) {
    heading(ui, "Progress", "from its stories");
    let sum = sight.scene.document.indexes().roll_up(initiative.id);
    let Some(progress) = sum.progress() else {
        aside(ui, "No story serves it yet. A story says in its own inspector what it serves.");
        return;
    };
    let plan = initiative
        .period()
        .filter(|_| !initiative.closed)
        .map(|period| Plan { expected: expected(&sight.view.facts.workdays, period, sight.today), period });
    bar(ui, progress, plan.as_ref().map(|plan| plan.expected));
    ui.spacing_mut().item_spacing.y = 2.0;
    aside(ui, words::done(&sum));
    if let Some(plan) = plan {
        compare(ui, sight, progress, &plan);
    }
    if asks_to_close(sight.project, sight.scene.document.indexes(), initiative.id) {
        question(ui, initiative, actions);
    }
}

/// What time says.
struct Plan {
    /// A part of 1.
    expected: f64,
    period: Period,
}

/// How far it is, with a mark where it should be.
fn bar(ui: &mut Ui, progress: f64, expected: Option<f64>) {
    let t = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR + 4.0), Sense::hover());
    let name = format!("{} % done", words::percent(progress));
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
    let ground = Rect::from_center_size(rect.center(), vec2(rect.width(), BAR));
    ui.painter().rect_filled(ground, BAR / 2.0, t.hover);
    let done = ground.with_max_x(ground.min.x + ground.width() * progress.clamp(0.0, 1.0) as f32);
    ui.painter().rect_filled(done, BAR / 2.0, t.pm);
    if let Some(expected) = expected {
        let x = ground.min.x + ground.width() * expected.clamp(0.0, 1.0) as f32;
        ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, t.text));
    }
}

fn compare(ui: &mut Ui, sight: Sight<'_>, progress: f64, plan: &Plan) {
    let (done, expected) = (words::percent(progress), words::percent(plan.expected));
    if sight.today < plan.period.start && done == 0 {
        aside(ui, format!("It starts on {}", sight.day(plan.period.start)));
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        aside(ui, format!("{done} % done, {expected} % expected:"));
        let tooltip = "The part of its points that is done, beside the part of its working days that is over; \
            of its stories when none has points.";
        tell(ui, &words::standing(progress, plan.expected)).on_hover_text(tooltip);
    });
}

fn question(ui: &mut Ui, initiative: &Initiative, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    ui.add_space(4.0);
    Frame::new().fill(t.pm_soft).corner_radius(6).inner_margin(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label("All stories are done. Close it?");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if primary_button(ui, "", "Close").accessible_name("All stories are done: close it").clicked() {
                    let field = InitiativeField::Closed(true);
                    actions.push(ask(PlanAction::EditInitiatives(vec![initiative.id], field)));
                }
            });
        });
    });
}

/// Forecast, float, and how far it moved since the baseline that is shown.
pub(super) fn schedule(ui: &mut Ui, sight: Sight<'_>, node: Node, initiative: Option<&Initiative>) {
    let forecast = initiative.and_then(|initiative| forecast(sight, initiative));
    let float = sight.view.facts.critical.float(node).map(words::float);
    let shifted = initiative.and_then(|initiative| shifted(sight, initiative));
    if forecast.is_none() && float.is_none() && shifted.is_none() {
        return;
    }
    heading(ui, "Schedule", "");
    ui.spacing_mut().item_spacing.y = 3.0;
    if let Some((said, rule)) = forecast {
        tell(ui, &said).on_hover_text(rule);
    }
    if let Some(said) = float {
        tell(ui, &said).on_hover_text(
            "The working days that it can slip without moving the end of the plan, or what may not move after it.",
        );
    }
    if let Some(said) = shifted {
        tell(ui, &said);
    }
}

/// When it is likely to be finished, and the rule behind it. None for what is closed, and without open stories.
fn forecast(sight: Sight<'_>, initiative: &Initiative) -> Option<(Said, String)> {
    let sum: RollUp = sight.scene.document.indexes().roll_up(initiative.id);
    if initiative.closed || sum.done == sum.stories {
        return None;
    }
    let forecast = &sight.view.facts.forecast;
    let rule = format!(
        "From the stories that were finished in the last {}: in so many of 100 simulated runs its last story is done by \
         then, when the team takes stories in the order of the backlog.",
        count(forecast.sprints, "closed sprint", "closed sprints")
    );
    let said = match forecast.of(initiative.id) {
        Some(finish) => {
            let said = words::finish(finish, initiative.end, sight.scene.dates, sight.today);
            Said { text: format!("Finished: {}", said.text), ..said }
        }
        None if forecast.sprints < FEWEST_SPRINTS => {
            let text = format!("No forecast yet: it rests on at least {FEWEST_SPRINTS} closed sprints");
            Said { text, tone: Tone::Plain }
        }
        None => Said { text: "No forecast: more than ten years away".into(), tone: Tone::Warn },
    };
    Some((said, rule))
}

fn shifted(sight: Sight<'_>, initiative: &Initiative) -> Option<Said> {
    let baseline = sight.view.baseline.and_then(|id| sight.project.baselines.get(id))?;
    let taken = sight.day(sight.scene.document.clock().date_of(baseline.taken_at));
    let Some((start, end)) = baseline.dates.get(&initiative.id) else {
        let text = format!("Not in the baseline “{}” of {taken}", visible(&baseline.name));
        return Some(Said { text, tone: Tone::Plain });
    };
    let is = initiative.period()?;
    let was = Period::between(*start, *end);
    Some(words::shift(shift(&sight.view.facts.workdays, was, is), &taken))
}
