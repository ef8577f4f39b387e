//! One initiative or one milestone.

use egui::{Id, Ui};

use super::common::Common;
use super::{PlanInspector, Sight, Texts, ask, dates, fields, head, links, objectives, progress, scrolled, stories};
use crate::edit::{InitiativeField, MilestoneField};
use crate::model::{Initiative, Milestone, Node};
use crate::screens::Action;
use crate::screens::inspector::description::{self, Described};
use crate::screens::inspector::feedback;
use crate::screens::inspector::title::{Focus, title_field};
use crate::screens::roadmap::PlanAction;

pub(super) fn show(
    ui: &mut Ui,
    sight: Sight<'_>,
    state: &mut PlanInspector,
    common: &Common,
    node: Node,
    focus: bool,
    actions: &mut Vec<Action>,
) {
    let focus = if focus { Focus::OnAll } else { Focus::AsItIs };
    match node {
        Node::Initiative(id) => {
            let Some(initiative) = sight.project.initiatives.get(id) else { return };
            head::of_one(ui, sight, node, Some(initiative), actions);
            scrolled(ui, node, |ui| self::initiative(ui, sight, state, common, initiative, focus, actions));
        }
        Node::Milestone(id) => {
            let Some(milestone) = sight.project.milestones.get(id) else { return };
            head::of_one(ui, sight, node, None, actions);
            scrolled(ui, node, |ui| self::milestone(ui, sight, state, common, milestone, focus, actions));
        }
    }
}

fn initiative(
    ui: &mut Ui,
    sight: Sight<'_>,
    state: &mut PlanInspector,
    common: &Common,
    initiative: &Initiative,
    focus: Focus,
    actions: &mut Vec<Action>,
) {
    let node = Node::Initiative(initiative.id);
    let typed = |field| ask(PlanAction::TypeInInitiatives(vec![initiative.id], field));
    title(ui, node, &initiative.title, &mut state.texts, focus, |title| typed(InitiativeField::Title(title)), actions);
    ui.add_space(2.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        fields::place(ui, sight, common, false, actions);
        dates::of_initiative(ui, sight, &mut state.texts, initiative, actions);
        if let Some(of) = &common.of_initiatives {
            fields::life(ui, sight, common, of, actions);
            objectives::show(ui, sight, initiative, actions);
            fields::pinned(ui, common, actions);
            fields::state(ui, common, of, actions);
        }
    });
    let id = Id::unique(("initiative", initiative.id));
    let what =
        Described { id, name: "Description", text: &initiative.description, hint: "What it brings, and to whom" };
    let written = description::show(ui, &mut state.texts.description, what);
    actions.extend(written.text.map(|text| typed(InitiativeField::Description(text))));
    actions.extend(written.left.then_some(Action::EndTyping));
    ui.scope(|ui| progress::show(ui, sight, initiative, actions));
    ui.scope(|ui| progress::schedule(ui, sight, node, Some(initiative)));
    let lists = state.of_one(sight, node);
    ui.scope(|ui| links::show(ui, sight, state, node, &lists, actions));
    ui.scope(|ui| stories::show(ui, sight, &lists.stories, &mut state.unfolded.stories, actions));
    feedback::show(ui, sight.scene, &initiative.feedback);
}

fn milestone(
    ui: &mut Ui,
    sight: Sight<'_>,
    state: &mut PlanInspector,
    common: &Common,
    milestone: &Milestone,
    focus: Focus,
    actions: &mut Vec<Action>,
) {
    let node = Node::Milestone(milestone.id);
    let typed = |field| ask(PlanAction::TypeInMilestones(vec![milestone.id], field));
    title(ui, node, &milestone.title, &mut state.texts, focus, |title| typed(MilestoneField::Title(title)), actions);
    ui.add_space(2.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        dates::of_milestone(ui, sight, &mut state.texts, milestone, actions);
        fields::place(ui, sight, common, false, actions);
        fields::pinned(ui, common, actions);
    });
    ui.scope(|ui| progress::schedule(ui, sight, node, None));
    let lists = state.of_one(sight, node);
    ui.scope(|ui| links::show(ui, sight, state, node, &lists, actions));
}

/// The title. What is emptied while typing keeps the last one: everything on the roadmap has a title.
fn title(
    ui: &mut Ui,
    node: Node,
    present: &str,
    texts: &mut Texts,
    focus: Focus,
    typed: impl FnOnce(String) -> Action,
    actions: &mut Vec<Action>,
) {
    let mut text = texts.title.clone().unwrap_or_else(|| present.to_owned());
    let response = title_field(ui, Id::unique(("plan-title", node)), &mut text, focus);
    if response.changed() {
        if !text.trim().is_empty() {
            actions.push(typed(text.clone()));
        }
        texts.title = Some(text);
    }
    if response.lost_focus() {
        texts.title = None;
        actions.push(Action::EndTyping);
    }
}
