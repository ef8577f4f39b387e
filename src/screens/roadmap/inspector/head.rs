//! What stands above the fields: what it is, how it stands, and what can be done with it.

use egui::{Align, Frame, Layout, Margin, RichText, Ui};

use super::{Sight, ask, icon_of};
use crate::model::{Initiative, Node, Word as _};
use crate::screens::Action;
use crate::screens::inspector::head::close;
use crate::screens::roadmap::{PlanAction, Status, status_of};
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{chip, icon_button};

/// The line above all else: what it is at the left, buttons at the right.
pub(super) fn bar(
    ui: &mut Ui,
    actions: &mut Vec<Action>,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    Frame::new().inner_margin(Margin { left: 16, right: 10, top: 10, bottom: 0 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            left(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close(ui, actions);
                right(ui, actions);
            });
        });
    });
}

/// Of what is selected alone.
pub(super) fn of_one(
    ui: &mut Ui,
    sight: Sight<'_>,
    node: Node,
    initiative: Option<&Initiative>,
    actions: &mut Vec<Action>,
) {
    let what = match node {
        Node::Initiative(_) => "Initiative",
        Node::Milestone(_) => "Milestone",
    };
    let left = |ui: &mut Ui| {
        let t = Tokens::of(ui);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(icon_of(node)).color(t.pm));
        ui.label(RichText::new(what).size(SECONDARY).color(t.muted));
        if let Some(initiative) = initiative {
            status(ui, sight, initiative);
        }
    };
    bar(ui, actions, left, |ui, actions| {
        delete(ui, vec![node], &format!("Delete the {}", what.to_lowercase()), actions);
        let name = "Show on the roadmap";
        if icon_button(ui, icons::CROSSHAIR_SIMPLE, name, name).clicked() {
            actions.push(ask(PlanAction::Reveal(node)));
        }
    });
}

/// A button that deletes without asking: it can be undone.
pub(super) fn delete(ui: &mut Ui, nodes: Vec<Node>, name: &str, actions: &mut Vec<Action>) {
    let keys = Command::DeleteBars.shortcut_text(ui.ctx());
    let tooltip = keys.map_or_else(|| name.to_owned(), |keys| format!("{name} ({keys})"));
    if icon_button(ui, icons::TRASH, name, &tooltip).clicked() {
        actions.push(ask(PlanAction::Delete(nodes)));
    }
}

fn status(ui: &mut Ui, sight: Sight<'_>, initiative: &Initiative) {
    let t = Tokens::of(ui);
    let sum = sight.scene.document.indexes().roll_up(initiative.id);
    let status = status_of(initiative, sum, sight.today);
    let (color, fill) = match status {
        Status::Planned => (t.muted, t.hover),
        Status::UnderWay => (t.pm, t.pm_soft),
        Status::Late => (t.bad, t.bad_soft),
        Status::Closed => (t.text, t.hover),
    };
    chip(ui, status.label(), color, fill);
}
