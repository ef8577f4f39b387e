//! What the pointer is on, in words.

use egui::{Response, RichText};

use super::coarse::Coarse;
use super::gesture::Gesture;
use super::plan::Hit;
use super::view::RoadmapView;
use super::words;
use crate::insight::{expected, slack_on};
use crate::model::{DependencyId, Node, Word as _};
use crate::screens::Scene;
use crate::ui::Tokens;
use crate::ui::format::{count, points, visible};
use crate::ui::theme::{BODY, SECONDARY, semibold};

pub(super) fn show(scene: Scene<'_>, view: &RoadmapView, response: &Response) {
    if view.timeline.gesture != Gesture::Idle || view.timeline.titling.is_some() {
        return;
    }
    let lines = match view.timeline.hovered {
        Hit::Bar(node, _) => of_node(scene, view, node),
        Hit::Link(id) => of_link(scene, view, id),
        Hit::Port(..) => vec!["Pull to another bar to link them".into()],
        Hit::Nothing => return,
    };
    response.clone().on_hover_ui_at_pointer(|ui| {
        let t = Tokens::of(ui);
        ui.set_max_width(360.0);
        for (i, line) in lines.iter().enumerate() {
            if i == 0 {
                ui.label(RichText::new(line).font(semibold(BODY)));
            } else {
                ui.label(RichText::new(line).size(SECONDARY).color(t.muted));
            }
        }
    });
}

fn of_node(scene: Scene<'_>, view: &RoadmapView, node: Node) -> Vec<String> {
    let (document, plan) = (scene.document, view.plan(scene.document));
    let project = document.project();
    let mut lines = vec![match project.node_title(node) {
        "" => "Untitled".to_owned(),
        title => visible(title).into_owned(),
    }];
    let Some(period) = project.period(node) else { return lines };
    let Node::Initiative(id) = node else {
        lines.push(scene.dates.day(period.start, plan.today));
        return lines;
    };
    let Some(initiative) = project.initiatives.get(id) else { return lines };
    let coarse = Coarse { dates: scene.dates, today: plan.today, fiscal_offset: plan.fiscal_offset() };
    let length = usize::try_from(plan.workdays.length(period)).unwrap_or(0);
    lines.push(format!(
        "{}, {}, {}",
        coarse.period(period, initiative.confidence),
        count(length, "working day", "working days"),
        initiative.confidence.label().to_lowercase()
    ));
    let sums = document.indexes().roll_up(id);
    if let Some(progress) = sums.progress() {
        let of = if sums.points > 0.0 {
            format!("{} of {} points", points(sums.points_done), points(sums.points))
        } else {
            format!("{} of {}", sums.done, count(sums.stories, "story", "stories"))
        };
        // Of whole percents, as the inspector tells them.
        let percent = |part: f64| (part * 100.0).round() as i64;
        let drift = match percent(progress) - percent(expected(plan.workdays, period, plan.today)) {
            _ if initiative.closed => String::new(),
            ahead if ahead > 0 => format!(", {ahead} % ahead of plan"),
            behind if behind < 0 => format!(", {} % behind plan", -behind),
            _ => ", as planned".into(),
        };
        lines.push(format!("{:.0} % done: {of}{drift}", progress * 100.0));
    }
    if sums.all_done() && !initiative.closed {
        lines.push("All stories are done. Close it?".into());
    }
    if let Some(finish) = view.facts.forecast.of(id).filter(|_| !initiative.closed) {
        let day = |date| scene.dates.day(date, plan.today);
        lines.push(format!("Forecast from the board: 50 % by {}, 85 % by {}", day(finish.half), day(finish.most)));
    }
    match view.facts.critical.float(node) {
        Some(float) if float <= 0 => lines.push("On the critical path".into()),
        Some(float) => {
            lines.push(format!("Can slip by {}", count(float.unsigned_abs() as usize, "working day", "working days")));
        }
        None => {}
    }
    if initiative.pinned {
        lines.push("Pinned: the scheduler never moves it".into());
    }
    lines
}

fn of_link(scene: Scene<'_>, view: &RoadmapView, id: DependencyId) -> Vec<String> {
    let project = scene.document.project();
    let Some(link) = project.dependencies.get(id) else { return Vec::new() };
    let title = |node| visible(project.node_title(node)).into_owned();
    let mut lines = vec![format!("“{}” → “{}”", title(link.from), title(link.to))];
    let lag = if link.lag == 0 {
        String::new()
    } else {
        format!(", lag {}", words::signed(i64::from(link.lag), words::working_days(i64::from(link.lag))))
    };
    lines.push(format!("{}{lag}", link.link.label()));
    match slack_on(&view.facts.workdays, project, link) {
        Some(slack) if slack < 0 => {
            lines.push(format!("Broken by {}", count(slack.unsigned_abs() as usize, "working day", "working days")));
        }
        Some(slack) if slack > 0 => {
            lines.push(format!("{} of slack", count(slack.unsigned_abs() as usize, "working day", "working days")));
        }
        _ => {}
    }
    lines
}
