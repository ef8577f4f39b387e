//! Carrying out what is asked for on the roadmap.

use egui::Context;

use super::App;
use super::preferences::Preferences;
use crate::edit::{
    BaselineEdit, Desk, LinkEdit, Refusal, ThemeEdit, create_initiative, create_milestone, delete_nodes,
    edit_baselines, edit_initiatives, edit_links, edit_milestones, edit_nodes, edit_themes, reschedule,
};
use crate::model::{
    Dependency, Entity as _, EntityId as _, EntityRef, Initiative, Milestone, Node, Theme, Transaction,
};
use crate::screens::roadmap::{self, PlanAction};
use crate::screens::{Pick, Scene};
use crate::ui::command::{Command, Screen};

impl App {
    pub(super) fn carry_out_plan(&mut self, ctx: &Context, frame: &eframe::Frame, action: PlanAction) {
        match action {
            PlanAction::Pick(..) | PlanAction::PickAll(..) | PlanAction::PickLink(_) | PlanAction::ClearSelection => {
                self.pick_on_plan(action);
            }
            PlanAction::Reveal(node) => self.reveal_node(node),
            PlanAction::CreateInitiative(new) => {
                let made = self.make(|desk| create_initiative(desk, new));
                self.made_node(made.map(Node::Initiative));
            }
            PlanAction::CreateMilestone(new) => {
                let made = self.make(|desk| create_milestone(desk, new));
                self.made_node(made.map(Node::Milestone));
            }
            PlanAction::EditInitiatives(ids, field) => {
                self.edit(|desk| edit_initiatives(desk, &ids, &field));
            }
            PlanAction::TypeInInitiatives(ids, field) => {
                let Some(first) = ids.first() else { return };
                let entity = EntityRef { kind: Initiative::NAME, id: first.raw() };
                self.type_over(entity, field.name(), |desk| edit_initiatives(desk, &ids, &field));
            }
            PlanAction::EditMilestones(ids, field) => {
                self.edit(|desk| edit_milestones(desk, &ids, &field));
            }
            PlanAction::TypeInMilestones(ids, field) => {
                let Some(first) = ids.first() else { return };
                let entity = EntityRef { kind: Milestone::NAME, id: first.raw() };
                self.type_over(entity, field.name(), |desk| edit_milestones(desk, &ids, &field));
            }
            PlanAction::Reschedule(ask) => {
                self.edit(|desk| reschedule(desk, &ask));
            }
            PlanAction::EditLinks(edit @ LinkEdit::Delete(_)) => self.remove(ctx, |desk| edit_links(desk, &edit)),
            PlanAction::EditLinks(edit) => {
                self.edit(|desk| edit_links(desk, &edit));
            }
            PlanAction::EditNodes(nodes, field) => {
                self.edit(|desk| edit_nodes(desk, &nodes, field));
            }
            PlanAction::TypeInLink(edit) => self.type_in_link(&edit),
            PlanAction::EditThemes(edit @ ThemeEdit::Delete(_)) => {
                self.remove(ctx, |desk| edit_themes(desk, &edit));
            }
            PlanAction::EditThemes(edit) => {
                self.edit(|desk| edit_themes(desk, &edit));
            }
            PlanAction::TypeInTheme(edit) => {
                // Only names are typed in.
                let ThemeEdit::Rename(id, _) = &edit else {
                    self.edit(|desk| edit_themes(desk, &edit));
                    return;
                };
                let id = id.raw();
                self.type_over(EntityRef { kind: Theme::NAME, id }, "name", |desk| edit_themes(desk, &edit));
            }
            PlanAction::EditBaselines(edit @ BaselineEdit::Delete(_)) => {
                self.remove(ctx, |desk| edit_baselines(desk, &edit));
            }
            PlanAction::EditBaselines(edit) => {
                self.edit(|desk| edit_baselines(desk, &edit));
            }
            PlanAction::Delete(nodes) => self.take_away_nodes(ctx, &nodes),
            PlanAction::Export(ask) => self.export(frame, &ask),
        }
    }

    fn type_in_link(&mut self, edit: &LinkEdit) {
        match edit {
            LinkEdit::Lag(id, _) => {
                let entity = EntityRef { kind: Dependency::NAME, id: id.raw() };
                self.type_over(entity, "lag", |desk| edit_links(desk, edit));
            }
            // Only lags are typed in.
            _ => {
                self.edit(|desk| edit_links(desk, edit));
            }
        }
    }

    /// Picks on the roadmap, as a click there would.
    pub fn pick_on_plan(&mut self, action: PlanAction) {
        let Some(document) = &mut self.document else { return };
        document.seal();
        self.roadmap.link = None;
        let selection = &mut document.plan_selection;
        match action {
            PlanAction::Pick(node, Pick::Only) => {
                selection.only(node);
                // What was made just before comes into sight only while it stays picked.
                self.roadmap.reveal.take_if(|revealed| *revealed != node);
            }
            PlanAction::Pick(node, Pick::Toggle) => selection.toggle(node),
            PlanAction::PickAll(nodes, Some(cursor)) => selection.range(nodes, cursor),
            PlanAction::PickAll(nodes, None) => selection.all(nodes),
            PlanAction::PickLink(link) => {
                selection.clear();
                self.roadmap.link = Some(link);
            }
            _ => selection.clear(),
        }
    }

    /// Shows a bar or a milestone on the roadmap.
    fn reveal_node(&mut self, node: Node) {
        self.screen = Screen::Roadmap;
        self.focus_below = None;
        self.roadmap.reveal = Some(node);
    }

    /// What was made is the selected one, and in sight.
    fn made_node(&mut self, made: Option<Node>) {
        let Some((document, node)) = self.document.as_mut().zip(made) else { return };
        self.roadmap.link = None;
        document.plan_selection.only(node);
        self.roadmap.reveal = Some(node);
    }

    /// Runs an edit that takes something away, with Undo in a toast.
    pub(super) fn remove(&mut self, ctx: &Context, edit: impl FnOnce(&mut Desk<'_>) -> Result<Transaction, Refusal>) {
        if self.edit(edit) {
            self.toasts.note(self.status.text.clone(), self.status.undo, ctx.input(|i| i.time));
        }
    }

    /// Takes bars off the roadmap, with Undo in a toast; the keyboard goes on beside what is gone.
    fn take_away_nodes(&mut self, ctx: &Context, nodes: &[Node]) {
        let next = self.document.as_ref().and_then(|document| self.roadmap.after_deletion(document, nodes));
        if !self.edit(|desk| Ok(delete_nodes(desk, nodes))) {
            return;
        }
        if next.is_some() {
            self.made_node(next);
        }
        self.toasts.note(self.status.text.clone(), self.status.undo, ctx.input(|i| i.time));
    }

    pub(super) fn run_on_roadmap(&mut self, ctx: &Context, frame: &eframe::Frame, command: Command) {
        if command == Command::OpenBar {
            self.preferences.inspector = true;
            self.plan_inspector.focus_first();
            return;
        }
        let facts = self.facts();
        let Some(document) = &self.document else { return };
        let Preferences { motion, cards, .. } = self.preferences;
        let scene = Scene { document, facts: &facts, dates: self.dates, cards, motion };
        for action in roadmap::run(scene, &mut self.roadmap, command) {
            self.carry_out(ctx, frame, action);
        }
    }
}
