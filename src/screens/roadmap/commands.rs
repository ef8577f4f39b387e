//! Commands of the roadmap: what each asks for, or changes of what is shown.

use super::canvas::ZOOM_STEP;
use super::gesture::Gesture;
use super::titling::{Subject, Titling};
use super::view::{Mode, RoadmapView};
use super::{PlanAction, canvas, controls, horizons, keys, moves, table};
use crate::edit::{InitiativeField, LinkEdit, NodeField, SettingsField, ThemeEdit};
use crate::insight::PlanLane;
use crate::model::{InitiativeId, Link, MilestoneId, Node, Period};
use crate::screens::{Action, Dialog, Scene};
use crate::session::Selection;
use crate::ui::command::Command;

/// Does what a command says to what is shown, and tells what it asks for.
pub fn run(scene: Scene<'_>, view: &mut RoadmapView, command: Command) -> Vec<Action> {
    let document = scene.document;
    view.refresh(document);
    if view.mode == Mode::Timeline {
        view.prepare(scene, 0.0);
    }
    let elsewhere = match view.mode {
        Mode::Timeline => None,
        Mode::Horizons => horizons::run(scene, view, command),
        Mode::Table => table::run(scene, view, command),
    };
    if let Some(actions) = elsewhere {
        return actions;
    }
    match command {
        Command::GoToRoadmap => {
            view.reveal = keys::first(&view.plan(document)).or(document.plan_selection.cursor());
            let node = view.reveal.filter(|node| !document.plan_selection.contains(*node));
            return node.map(|node| plan(PlanAction::Pick(node, crate::screens::Pick::Only))).into_iter().collect();
        }
        Command::NewInitiative => {
            view.mode = Mode::Timeline;
            let at = place_for_new(scene, view);
            canvas::new_at(scene, view, at);
        }
        Command::NewMilestone => {
            view.mode = Mode::Timeline;
            let at = place_for_new(scene, view);
            canvas::milestone_at(scene, view, at);
        }
        Command::RenameBar => {
            let node = lead(&document.plan_selection);
            if let Some(node) = node {
                view.reveal = Some(node);
                let title = document.project().node_title(node).to_owned();
                view.timeline.titling = Some(Titling::new(Subject::Node(node), title));
            }
        }
        Command::LinkBars => return link(scene, view),
        Command::PinBars => return pin(scene),
        Command::CloseInitiatives => return close(scene),
        Command::DeleteBars => {
            if let Some(link) = view.link {
                return vec![plan(PlanAction::EditLinks(LinkEdit::Delete(vec![link])))];
            }
            return vec![plan(PlanAction::Delete(document.plan_selection.to_vec()))];
        }
        Command::SelectBars => {
            let bars = view.timeline.lanes.all().iter().flat_map(super::lanes::Lane::bars).map(|bar| bar.node);
            return vec![plan(PlanAction::PickAll(bars.collect(), None))];
        }
        Command::ClearBars => return vec![plan(PlanAction::ClearSelection)],
        Command::MoveEarlier
        | Command::MoveLater
        | Command::EndEarlier
        | Command::EndLater
        | Command::StartEarlier
        | Command::StartLater
        | Command::LaneUp
        | Command::LaneDown => {
            view.reveal = document.plan_selection.cursor();
            let mut walk = std::mem::take(&mut view.walk);
            let ask = moves::by_command(&view.plan(document), command, &mut walk);
            view.walk = walk;
            return ask.map(|ask| plan(PlanAction::Reschedule(ask))).into_iter().collect();
        }
        Command::ThemeUp | Command::ThemeDown => return move_theme(scene, view, command),
        Command::TakeBaseline => return vec![Action::OpenDialog(Dialog::TakeBaseline)],
        Command::NewTheme => return vec![Action::OpenDialog(Dialog::NewTheme)],
        Command::ShareRoadmap => return vec![Action::OpenDialog(Dialog::Share)],
        Command::ToggleScheduling => {
            let manual = !document.project().settings.manual_scheduling;
            return vec![Action::EditSettings(SettingsField::ManualScheduling(manual))];
        }
        Command::ShowTimeline => view.mode = Mode::Timeline,
        Command::ShowHorizons => view.mode = Mode::Horizons,
        Command::ShowTable => view.mode = Mode::Table,
        _ => look(scene, view, command),
    }
    Vec::new()
}

/// The one of the selection that the keyboard is at.
fn lead(selection: &Selection<Node>) -> Option<Node> {
    let cursor = selection.cursor().filter(|node| selection.contains(*node));
    cursor.or(selection.picked().first().copied())
}

fn plan(action: PlanAction) -> Action {
    Action::Plan(action)
}

/// Changes of what is in sight.
fn look(scene: Scene<'_>, view: &mut RoadmapView, command: Command) {
    let document = scene.document;
    let width = view.timeline.room().0;
    match command {
        Command::GoToToday => {
            let today = super::time::day_of(document.clock().today());
            view.timeline.camera.centre(today + 0.5, width);
        }
        Command::FitPlan => view.timeline.fit_all(document.clock().today()),
        Command::FitSelection => {
            let picked = document.plan_selection.picked().iter();
            let period = picked.filter_map(|node| document.project().period(*node)).reduce(Period::union);
            if let Some(period) = period {
                view.timeline.camera.fit(period, width, super::timeline::MARGIN);
                view.reveal = document.plan_selection.cursor();
            }
        }
        Command::TimelineIn => controls::zoom(view, ZOOM_STEP),
        Command::TimelineOut => controls::zoom(view, 1.0 / ZOOM_STEP),
        Command::FoldLane | Command::UnfoldLane => {
            let lanes = lanes_of_selection(scene, view);
            for lane in lanes {
                view.fold(lane, command == Command::FoldLane);
            }
            if command == Command::UnfoldLane {
                view.reveal = document.plan_selection.cursor();
            }
        }
        Command::FoldLanes => {
            let lanes: Vec<PlanLane> = view.timeline.lanes.all().iter().map(|lane| lane.lane).collect();
            let fold = lanes.iter().any(|lane| !view.folded.contains(lane));
            for lane in lanes {
                view.fold(lane, fold);
            }
        }
        Command::ToggleCritical => view.critical = !view.critical,
        Command::ToggleForecast => view.forecast = !view.forecast,
        Command::ToggleOverview => view.overview = !view.overview,
        _ => {}
    }
}

/// The lane of the cursor, or the first one in sight.
fn lanes_of_selection(scene: Scene<'_>, view: &RoadmapView) -> Vec<PlanLane> {
    let plan = view.plan(scene.document);
    let picked = scene.document.plan_selection.picked().iter().filter_map(|node| plan.lane_of(*node));
    let mut lanes: Vec<PlanLane> = picked.collect();
    lanes.sort_unstable();
    lanes.dedup();
    if lanes.is_empty() {
        lanes.extend(plan.lane_at(view.timeline.scroll + 1.0).map(|lane| lane.lane));
    }
    lanes
}

/// In the lane of the cursor, or in the middle of what is in sight.
fn place_for_new(scene: Scene<'_>, view: &RoadmapView) -> super::plan::Point {
    let mut at = canvas::middle(view);
    let plan = view.plan(scene.document);
    let today = super::time::day_of(plan.today);
    if let Some((spot, _)) = scene.document.plan_selection.cursor().and_then(|node| plan.spot_of(node)) {
        at.y = plan.layout.row_middle(spot);
    } else if plan.camera.x_of(today) > 0.0 && plan.camera.x_of(today) < view.timeline.room().0 {
        at.day = today;
    }
    at
}

/// Links two that are selected, or begins to link the one.
fn link(scene: Scene<'_>, view: &mut RoadmapView) -> Vec<Action> {
    let selection = &scene.document.plan_selection;
    let nodes = selection.to_vec();
    if let [a, b] = nodes[..] {
        // The earlier one comes first.
        let start = |node| scene.document.project().period(node).map(|period| period.start);
        let (from, to) = if start(b) < start(a) { (b, a) } else { (a, b) };
        return vec![plan(PlanAction::EditLinks(LinkEdit::Create { from, to, link: Link::FinishStart, lag: 0 }))];
    }
    let Some(from) = lead(selection) else { return Vec::new() };
    view.mode = Mode::Timeline;
    view.timeline.linking = Some(from);
    view.timeline.gesture = Gesture::Idle;
    view.reveal = Some(from);
    let title = scene.document.project().node_title(from);
    let text = format!("Linking “{title}”: arrows go to the bar that follows, Enter links, Escape cancels");
    vec![plan(PlanAction::Pick(from, crate::screens::Pick::Only)), Action::Announce(text)]
}

fn split(nodes: impl Iterator<Item = Node>) -> (Vec<InitiativeId>, Vec<MilestoneId>) {
    let (mut initiatives, mut milestones) = (Vec::new(), Vec::new());
    for node in nodes {
        match node {
            Node::Initiative(id) => initiatives.push(id),
            Node::Milestone(id) => milestones.push(id),
        }
    }
    (initiatives, milestones)
}

/// Pins all that is selected as one step, or frees it when all of it is pinned.
fn pin(scene: Scene<'_>) -> Vec<Action> {
    let project = scene.document.project();
    let nodes = scene.document.plan_selection.to_vec();
    if nodes.is_empty() {
        return Vec::new();
    }
    let pinned = nodes.iter().all(|node| match node {
        Node::Initiative(id) => project.initiatives.get(*id).is_some_and(|initiative| initiative.pinned),
        Node::Milestone(id) => project.milestones.get(*id).is_some_and(|milestone| milestone.pinned),
    });
    vec![plan(PlanAction::EditNodes(nodes, NodeField::Pinned(!pinned)))]
}

fn close(scene: Scene<'_>) -> Vec<Action> {
    let project = scene.document.project();
    let (initiatives, _) = split(scene.document.plan_selection.picked().iter().copied());
    if initiatives.is_empty() {
        return vec![Action::Announce("Only initiatives can be closed".into())];
    }
    let closed = initiatives.iter().all(|id| project.initiatives.get(*id).is_some_and(|i| i.closed));
    vec![plan(PlanAction::EditInitiatives(initiatives, InitiativeField::Closed(!closed)))]
}

/// Moves the theme of the cursor up or down among the themes.
fn move_theme(scene: Scene<'_>, view: &RoadmapView, command: Command) -> Vec<Action> {
    let themes = scene.document.project().themes_in_order();
    let lane = lanes_of_selection(scene, view).into_iter().next();
    let Some(PlanLane::Theme(Some(theme))) = lane else { return Vec::new() };
    let Some(at) = themes.iter().position(|other| other.id == theme) else { return Vec::new() };
    let before = match command {
        Command::ThemeUp => match at.checked_sub(1).and_then(|above| themes.get(above)) {
            Some(above) => Some(above.id),
            None => return Vec::new(),
        },
        _ if at + 1 >= themes.len() => return Vec::new(),
        _ => themes.get(at + 2).map(|below| below.id),
    };
    vec![plan(PlanAction::EditThemes(ThemeEdit::Move { theme, before }))]
}
