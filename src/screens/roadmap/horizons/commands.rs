//! What commands of the roadmap do in this view, where it is not what they do on the timeline.

use super::moves::{initiatives_of, move_by};
use crate::edit::NewInitiative;
use crate::insight::{Horizon, PlanLane, move_to};
use crate::model::{Initiative, Node, Word as _};
use crate::screens::roadmap::{PlanAction, RoadmapView};
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::Command;

/// Does what a command says to what is shown, and tells what it asks for; none for commands that do the same everywhere.
pub fn run(scene: Scene<'_>, view: &mut RoadmapView, command: Command) -> Option<Vec<Action>> {
    let document = scene.document;
    view.horizons.refresh(document, &view.facts);
    let selection = &document.plan_selection;
    Some(match command {
        Command::GoToRoadmap => {
            let node = first_node(view, selection.cursor())?;
            view.reveal = Some(node);
            if selection.contains(node) {
                return Some(Vec::new());
            }
            vec![Action::Plan(PlanAction::Pick(node, Pick::Only))]
        }
        Command::SelectBars => {
            let shown = Horizon::ALL.iter().flat_map(|horizon| view.horizons.shown.column(*horizon));
            let nodes = shown.map(|one| Node::Initiative(one.id)).collect();
            vec![Action::Plan(PlanAction::PickAll(nodes, None))]
        }
        Command::MoveEarlier | Command::MoveLater => {
            view.reveal = selection.cursor();
            let ask = move_by(document, view, command);
            ask.map(|ask| Action::Plan(PlanAction::Reschedule(ask))).into_iter().collect()
        }
        // The title is the first field of the inspector.
        Command::RenameBar => vec![Action::Run(Command::OpenBar)],
        Command::NewInitiative => {
            vec![Action::Plan(PlanAction::CreateInitiative(new_initiative(scene, view))), Action::Run(Command::OpenBar)]
        }
        _ => return None,
    })
}

/// The bar that the keyboard begins with in this view: the one under the cursor, else the first.
fn first_node(view: &RoadmapView, cursor: Option<Node>) -> Option<Node> {
    let shown = &view.horizons.shown;
    let has_card = |node: &Node| matches!(node, Node::Initiative(id) if shown.place(*id).is_some());
    let first = || Horizon::ALL.iter().find_map(|horizon| shown.at(*horizon, 0)).map(Node::Initiative);
    cursor.filter(has_card).or_else(first)
}

/// In the horizon and the theme of the cursor, or in the first horizon.
fn new_initiative(scene: Scene<'_>, view: &RoadmapView) -> NewInitiative {
    let document = scene.document;
    let project = document.project();
    let cursor = initiatives_of(document.plan_selection.cursor()).first().copied();
    let place = cursor.and_then(|id| view.horizons.shown.place(id));
    let horizon = place.map_or(Horizon::Now, |place| place.horizon);
    let theme = cursor.and_then(|id| project.initiatives.get(id)).and_then(|one| one.theme);
    let today = document.clock().today();
    let (period, _) = move_to(project, &view.facts.workdays, &Initiative::default(), horizon, today);
    NewInitiative { title: String::new(), lane: theme.map(|theme| PlanLane::Theme(Some(theme))), period: Some(period) }
}
