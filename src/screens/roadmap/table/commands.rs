//! What commands of the roadmap do in the table, where it is not what they do on the timeline.

use super::row::{Row, Source};
use crate::edit::{NewInitiative, NewMilestone};
use crate::insight::PlanLane;
use crate::model::{Node, ThemeId};
use crate::screens::roadmap::{PlanAction, RoadmapView};
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::Command;

/// Does what a command says to what is shown, and tells what it asks for; none for commands that do the same everywhere.
pub fn run(scene: Scene<'_>, view: &mut RoadmapView, command: Command) -> Option<Vec<Action>> {
    let document = scene.document;
    let source = Source::new(document, &view.facts);
    view.table.refresh(source);
    let selection = &document.plan_selection;
    let theme = selection.cursor().and_then(|node| Row::of(source, node)).and_then(Row::theme).map(|theme| theme.id);
    Some(match command {
        Command::GoToRoadmap => {
            let node = first_node(view, selection.cursor())?;
            view.reveal = Some(node);
            if selection.contains(node) {
                return Some(Vec::new());
            }
            vec![Action::Plan(PlanAction::Pick(node, Pick::Only))]
        }
        Command::SelectBars => vec![Action::Plan(PlanAction::PickAll(view.table.shown().to_vec(), None))],
        Command::RenameBar => {
            let node = selection.cursor().filter(|node| selection.contains(*node));
            if let Some(node) = node.or(selection.picked().first().copied()) {
                view.table.rename(node);
            }
            Vec::new()
        }
        Command::NewInitiative => {
            let lane = theme.map(|theme| PlanLane::Theme(Some(theme)));
            made(view, PlanAction::CreateInitiative(NewInitiative { title: String::new(), lane, period: None }))
        }
        Command::NewMilestone => made(view, new_milestone(theme)),
        _ => return None,
    })
}

/// What is made is named in its row at once.
fn made(view: &mut RoadmapView, action: PlanAction) -> Vec<Action> {
    view.table.name_made = true;
    vec![Action::Plan(action)]
}

fn new_milestone(theme: Option<ThemeId>) -> PlanAction {
    PlanAction::CreateMilestone(NewMilestone { title: String::new(), theme, date: None })
}

/// The row that the keyboard begins with: the one under the cursor, else the first.
fn first_node(view: &RoadmapView, cursor: Option<Node>) -> Option<Node> {
    let rows = &view.table.rows;
    cursor.filter(|node| rows.place(*node).is_some()).or_else(|| rows.shown().first().copied())
}
