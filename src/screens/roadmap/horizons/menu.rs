//! The menu of a card: where it can go, before the commands for what is selected.

use egui::{Response, Ui};

use super::{Plan, moves};
use crate::insight::Horizon;
use crate::model::{Initiative, Node, Word as _};
use crate::screens::Action;
use crate::screens::roadmap::PlanAction;
use crate::screens::roadmap::lists::menu;
use crate::ui::icons;

pub(super) fn show(ui: &Ui, plan: Plan<'_>, response: &Response, initiative: &Initiative, actions: &mut Vec<Action>) {
    let node = Node::Initiative(initiative.id);
    menu::show(ui, plan.scene, (response, response), node, actions, |ui, actions| {
        let document = plan.scene.document;
        let (project, today) = (document.project(), document.clock().today());
        let selection = &document.plan_selection;
        let selected = if selection.contains(node) {
            moves::initiatives_of(selection.picked().iter().copied())
        } else {
            vec![initiative.id]
        };
        for horizon in Horizon::ALL {
            let name = format!("Move to {}", horizon.label());
            let ask = moves::to_horizon(project, &plan.facts.workdays, &selected, *horizon, today);
            if menu::item(ui, icons::ARROW_BEND_UP_RIGHT, &name, ask.is_some()) {
                actions.extend(ask.map(|ask| Action::Plan(PlanAction::Reschedule(ask))));
            }
        }
    });
}
