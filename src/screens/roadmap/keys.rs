//! The keyboard on the canvas: going from bar to bar, and making links.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::gesture::{Gesture, kind_of};
use super::lanes::Lane;
use super::layout::Spot;
use super::plan::{Hit, Plan, Point};
use super::snap::Edge;
use super::time::day_of;
use super::view::RoadmapView;
use super::{PlanAction, handles::Part};
use crate::edit::LinkEdit;
use crate::model::{Node, Period};
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::Command;

/// A step from bar to bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

const STEPS: [(Key, Step); 6] = [
    (Key::ArrowLeft, Step::Left),
    (Key::ArrowRight, Step::Right),
    (Key::ArrowUp, Step::Up),
    (Key::ArrowDown, Step::Down),
    (Key::Home, Step::First),
    (Key::End, Step::Last),
];

/// Keys while a bar has the focus.
pub(super) fn on_bar(ui: &Ui, scene: Scene<'_>, view: &mut RoadmapView, node: Node, id: Id, actions: &mut Vec<Action>) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    if !view.timeline.gesture.is_idle() && view.timeline.linking.is_none() {
        return;
    }
    let mut at = node;
    let mut selection = scene.document.plan_selection.clone();
    while let Some((key, held)) = take(ui) {
        if let Some((_, step)) = STEPS.iter().find(|(other, _)| *other == key) {
            let Some(next) = neighbour(&view.plan(scene.document), at, *step) else { continue };
            at = next;
            view.reveal = Some(next);
            if held.shift {
                let mut nodes = selection.to_vec();
                nodes.push(next);
                selection.range(nodes.iter().copied(), next);
                actions.push(Action::Plan(PlanAction::PickAll(nodes, Some(next))));
            } else {
                selection.only(next);
                actions.push(Action::Plan(PlanAction::Pick(next, Pick::Only)));
            }
        } else if key == Key::Escape {
            actions.push(Action::Plan(PlanAction::ClearSelection));
        } else if let Some(from) = view.timeline.linking.take() {
            view.timeline.gesture = Gesture::Idle;
            if from != at {
                let link = kind_of(Edge::End, Edge::Start);
                actions.push(Action::Plan(PlanAction::EditLinks(LinkEdit::Create { from, to: at, link, lag: 0 })));
            }
        } else {
            if !selection.contains(at) {
                actions.push(Action::Plan(PlanAction::Pick(at, Pick::Only)));
            }
            actions.push(Action::Run(Command::OpenBar));
        }
    }
}

/// The next key of the canvas in this frame.
fn take(ui: &Ui) -> Option<(Key, Modifiers)> {
    ui.input_mut(|input| {
        let wanted = |key: &Key, held: &Modifiers| {
            let steps = STEPS.iter().any(|(step, _)| step == key);
            (steps || (matches!(key, Key::Enter | Key::Escape) && !held.shift))
                && !held.alt
                && !held.command
                && !held.ctrl
        };
        let at = input.events.iter().position(
            |event| matches!(event, Event::Key { key, modifiers, pressed: true, .. } if wanted(key, modifiers)),
        )?;
        match input.events.remove(at) {
            Event::Key { key, modifiers, .. } => Some((key, modifiers)),
            _ => None,
        }
    })
}

/// Shows the link that the keyboard is making: from its bar to the one that the arrows have come to.
pub(super) fn linking(scene: Scene<'_>, view: &mut RoadmapView) {
    let Some(from) = view.timeline.linking else { return };
    let plan = view.plan(scene.document);
    if !plan.project.has_node(from) {
        view.timeline.linking = None;
        return;
    }
    let place = |node: Node, edge: Edge| {
        let (spot, bar) = plan.spot_of(node)?;
        let Period { start, end } = bar.period;
        let day = if edge == Edge::Start { day_of(start) } else { day_of(end) + 1.0 };
        Some(Point { day, y: plan.layout.row_middle(spot), hit: Hit::Bar(node, Part::Middle) })
    };
    let to = plan.selection.cursor().unwrap_or(from);
    let Some((begin, at)) = place(from, Edge::End).zip(place(to, Edge::Start)) else { return };
    let begin = Point { hit: Hit::Port(from, Edge::End), ..begin };
    let mut gesture = match std::mem::take(&mut view.timeline.gesture) {
        Gesture::Link(pull) if pull.from == from => Gesture::Link(pull),
        _ => Gesture::begin(&view.plan(scene.document), begin, super::gesture::Keys::default()),
    };
    gesture.to(&view.plan(scene.document), at, super::gesture::Keys::default());
    view.timeline.gesture = gesture;
}

/// The bar beside another: of its row, or the next of its lane by start; or the nearest in the row above or below.
pub fn neighbour(plan: &Plan<'_>, node: Node, step: Step) -> Option<Node> {
    let (spot, bar) = plan.spot_of(node)?;
    let lane = plan.lanes.all().get(spot.lane)?;
    let node_at = |i: usize| lane.bars().get(i).map(|bar| bar.node);
    let at = lane.find(bar.period.start, node)?;
    match step {
        Step::First => node_at(0).filter(|first| *first != node),
        Step::Last => node_at(lane.bars().len().checked_sub(1)?).filter(|last| *last != node),
        Step::Left => {
            let before = plan.layout.row(lane, spot.row).take_while(|(i, _)| *i < at).last();
            before.map(|(_, bar)| bar.node).or_else(|| node_at(at.checked_sub(1)?))
        }
        Step::Right => {
            let after = plan.layout.row(lane, spot.row).find(|(i, _)| *i > at);
            after.map(|(_, bar)| bar.node).or_else(|| node_at(at + 1))
        }
        Step::Up | Step::Down => {
            let middle = |period: Period| f64::midpoint(day_of(period.start), day_of(period.end) + 1.0);
            let here = middle(bar.period);
            let mut at = spot;
            loop {
                at = beside(plan, at, step == Step::Down)?;
                let lane = plan.lanes.all().get(at.lane)?;
                let away = |period: Period| (middle(period) - here).abs();
                let nearest = plan.layout.row(lane, at.row).map(|(_, bar)| bar);
                let nearest = nearest.min_by(|a, b| away(a.period).total_cmp(&away(b.period)));
                if let Some(bar) = nearest {
                    return Some(bar.node);
                }
            }
        }
    }
}

/// The next row up or down, of this lane or another.
fn beside(plan: &Plan<'_>, spot: Spot, down: bool) -> Option<Spot> {
    let rows = |lane: usize| plan.lanes.all().get(lane).map_or(1, |lane| plan.layout.row_count(lane));
    if down {
        if spot.row + 1 < rows(spot.lane) {
            return Some(Spot { row: spot.row + 1, ..spot });
        }
        return (spot.lane + 1 < plan.lanes.all().len()).then(|| Spot { lane: spot.lane + 1, row: 0 });
    }
    match spot.row.checked_sub(1) {
        Some(row) => Some(Spot { row, ..spot }),
        None => spot.lane.checked_sub(1).map(|lane| Spot { lane, row: rows(lane) - 1 }),
    }
}

/// Where the keyboard goes on when some are deleted: the next of the lane that stays, or the last before.
pub fn after_deletion(plan: &Plan<'_>, gone: &[Node]) -> Option<Node> {
    let cursor = plan.selection.cursor().or(gone.first().copied())?;
    let (spot, bar) = plan.spot_of(cursor)?;
    let lane = plan.lanes.all().get(spot.lane)?;
    let (before, after) = lane.bars().split_at_checked(lane.find(bar.period.start, cursor)?)?;
    let mut nearest = after.iter().chain(before.iter().rev()).map(|bar| bar.node);
    nearest.find(|node| !gone.contains(node))
}

/// Where the keyboard begins: the bar of the cursor, or the one of the first lane that is nearest to today. Lanes that are
/// folded are passed over, from that of the cursor on.
pub fn first(plan: &Plan<'_>) -> Option<Node> {
    let lanes = plan.lanes.all();
    let open = |lane: &&Lane| !lane.bars().is_empty() && !plan.layout.is_folded(lane.lane);
    let mut from = 0;
    if let Some((cursor, (spot, _))) = plan.selection.cursor().and_then(|node| Some((node, plan.spot_of(node)?))) {
        if lanes.get(spot.lane).is_some_and(|lane| open(&lane)) {
            return Some(cursor);
        }
        from = spot.lane;
    }
    let lane = lanes.iter().skip(from).find(open).or_else(|| lanes.iter().find(open)).or_else(|| {
        // All are folded, and one has to open.
        lanes.iter().skip(from).find(|lane| !lane.bars().is_empty())
    })?;
    let away = |period: Period| {
        let today = plan.today;
        if period.contains(today) {
            0
        } else {
            let days = |date: crate::model::Date| date.signed_duration_since(today).num_days().abs();
            days(period.start).min(days(period.end))
        }
    };
    lane.bars().iter().min_by_key(|bar| away(bar.period)).map(|bar| bar.node)
}
