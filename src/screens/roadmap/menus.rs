//! What a right click offers.

use egui::{Button, Popup, Response, RichText, Ui, vec2};

use super::PlanAction;
use super::canvas;
use super::plan::Hit;
use super::titling::{Subject, Titling};
use super::view::RoadmapView;
use crate::edit::{InitiativeField, LinkEdit, ThemeEdit};
use crate::insight::{PlanLane, asks_to_close};
use crate::model::{Confidence, DependencyId, InitiativeId, Link, Node, Word};
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::widgets::{color_picker, command_menu_item, pick_one};

pub(super) fn show(scene: Scene<'_>, view: &mut RoadmapView, response: &Response, actions: &mut Vec<Action>) {
    let over_names =
        response.interact_pointer_pos().is_some_and(|at| at.x < response.rect.min.x + view.timeline.names());
    if response.secondary_clicked() {
        let lane = view.plan(scene.document).lane_at(view.timeline.menu.y).map(|lane| lane.lane);
        view.timeline.menu_lane = lane.filter(|_| over_names);
    }
    Popup::context_menu(response).accessible_name("Roadmap menu").show(|ui| {
        ui.set_width(250.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        if let Some(lane) = view.timeline.menu_lane {
            of_lane(ui, scene, view, lane, actions);
            return;
        }
        match view.timeline.menu.hit {
            Hit::Bar(node, _) | Hit::Port(node, _) => of_bar(ui, scene, node, actions),
            Hit::Link(id) => of_link(ui, scene, id, actions),
            Hit::Nothing => of_ground(ui, scene, view, actions),
        }
    });
}

/// A row of a menu; true when it was clicked, and the menu closes then.
pub(super) fn item(ui: &mut Ui, icon: &str, text: &str, enabled: bool) -> bool {
    let button = Button::new(format!("{icon}   {text}")).frame_when_inactive(false);
    let button = button.min_size(vec2(ui.available_width(), 26.0));
    let clicked = ui.add_enabled(enabled, button).accessible_name(text).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn run(ui: &mut Ui, scene: Scene<'_>, commands: &[Command], actions: &mut Vec<Action>) {
    for command in commands {
        if command_menu_item(ui, *command, scene.facts) {
            actions.push(Action::Run(*command));
        }
    }
}

fn of_bar(ui: &mut Ui, scene: Scene<'_>, node: Node, actions: &mut Vec<Action>) {
    if let Node::Initiative(id) = node
        && asks_to_close(scene.document.project(), scene.document.indexes(), id)
        && item(ui, icons::SEAL_CHECK, "All stories are done: close it", true)
    {
        actions.push(Action::Plan(PlanAction::EditInitiatives(vec![id], InitiativeField::Closed(true))));
    }
    run(ui, scene, &[Command::OpenBar, Command::RenameBar, Command::LinkBars, Command::PinBars], actions);
    let selection = &scene.document.plan_selection;
    let ids: Vec<InitiativeId> = selection
        .picked()
        .iter()
        .chain([&node])
        .filter_map(|node| match node {
            Node::Initiative(id) => Some(*id),
            Node::Milestone(_) => None,
        })
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    if !ids.is_empty() {
        ui.menu_button(format!("{}   Confidence", icons::GAUGE), |ui| {
            ui.set_width(170.0);
            for confidence in Confidence::ALL.iter().copied() {
                let all = ids.iter().all(|id| {
                    scene.document.project().initiatives.get(*id).is_some_and(|i| i.confidence == confidence)
                });
                if pick_one(ui, all, confidence.label()).clicked() {
                    let field = InitiativeField::Confidence(confidence);
                    actions.push(Action::Plan(PlanAction::EditInitiatives(ids.clone(), field)));
                    ui.close();
                }
            }
        });
        run(ui, scene, &[Command::CloseInitiatives], actions);
    }
    ui.separator();
    run(ui, scene, &[Command::FitSelection, Command::DeleteBars], actions);
}

fn of_link(ui: &mut Ui, scene: Scene<'_>, id: DependencyId, actions: &mut Vec<Action>) {
    let Some(link) = scene.document.project().dependencies.get(id) else { return };
    for kind in Link::ALL.iter().copied() {
        if pick_one(ui, link.link == kind, kind.label()).clicked() {
            actions.push(Action::Plan(PlanAction::EditLinks(LinkEdit::Kind(id, kind))));
            ui.close();
        }
    }
    if let Some(lag) = crate::insight::lag_of(scene.document.project(), link).filter(|lag| *lag != link.lag) {
        let text = format!(
            "Set the lag to {}",
            super::words::signed(i64::from(lag), super::words::working_days(i64::from(lag)))
        );
        if item(ui, icons::ARROWS_OUT_LINE_HORIZONTAL, &text, true) {
            actions.push(Action::Plan(PlanAction::EditLinks(LinkEdit::Lag(id, lag))));
        }
    }
    ui.separator();
    if item(ui, icons::LINK_BREAK, "Remove the dependency", true) {
        actions.push(Action::Plan(PlanAction::EditLinks(LinkEdit::Delete(vec![id]))));
    }
}

fn of_ground(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    let at = view.timeline.menu;
    if item(ui, icons::PLUS, "New initiative here", true) {
        canvas::new_at(scene, view, at);
    }
    if item(ui, icons::DIAMOND, "New milestone here", true) {
        canvas::milestone_at(scene, view, at);
    }
    run(ui, scene, &[Command::NewTheme], actions);
    ui.separator();
    run(ui, scene, &[Command::GoToToday, Command::FitPlan, Command::FoldLanes, Command::ShareRoadmap], actions);
}

pub(super) fn of_lane(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut RoadmapView,
    lane: PlanLane,
    actions: &mut Vec<Action>,
) {
    let folded = view.folded.contains(&lane);
    let (icon, text) =
        if folded { (icons::ARROWS_OUT_LINE_VERTICAL, "Unfold") } else { (icons::ARROWS_IN_LINE_VERTICAL, "Fold") };
    if item(ui, icon, text, true) {
        view.fold(lane, !folded);
    }
    run(ui, scene, &[Command::FoldLanes], actions);
    let PlanLane::Theme(Some(id)) = lane else { return };
    let themes = scene.document.project().themes_in_order();
    let Some(at) = themes.iter().position(|theme| theme.id == id) else { return };
    let Some(theme) = themes.get(at) else { return };
    ui.separator();
    if item(ui, icons::PENCIL_SIMPLE, "Rename the theme", true) {
        view.timeline.titling = Some(Titling::new(Subject::Theme(id), theme.name.clone()));
    }
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.label(RichText::new(icons::PALETTE));
        if let Some(color) = color_picker(ui, theme.color) {
            actions.push(Action::Plan(PlanAction::EditThemes(ThemeEdit::Color(id, color))));
            ui.close();
        }
    });
    let before = |theme: usize| themes.get(theme).map(|theme| theme.id);
    if item(ui, icons::ARROW_UP, "Move up", at > 0) {
        let edit = ThemeEdit::Move { theme: id, before: before(at - 1) };
        actions.push(Action::Plan(PlanAction::EditThemes(edit)));
    }
    if item(ui, icons::ARROW_DOWN, "Move down", at + 1 < themes.len()) {
        let edit = ThemeEdit::Move { theme: id, before: before(at + 2) };
        actions.push(Action::Plan(PlanAction::EditThemes(edit)));
    }
    run(ui, scene, &[Command::NewTheme], actions);
    ui.separator();
    if item(ui, icons::TRASH, "Delete the theme, keep its bars", true) {
        actions.push(Action::Plan(PlanAction::EditThemes(ThemeEdit::Delete(id))));
    }
}
