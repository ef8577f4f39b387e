//! Several bars and milestones, edited together.

use egui::{Button, RichText, Ui};

use super::common::Common;
use super::{Sight, ask, fields, head, icon_of, scrolled};
use crate::model::Node;
use crate::screens::inspector::pieces::{aside, heading};
use crate::screens::roadmap::PlanAction;
use crate::screens::{Action, Pick};
use crate::ui::format::{count, thousands};
use crate::ui::icons;
use crate::ui::theme::{TITLE, Tokens, semibold};

/// Titles that are shown at most.
const TITLES: usize = 6;

pub(super) fn show(ui: &mut Ui, sight: Sight<'_>, common: &Common, focus: bool, actions: &mut Vec<Action>) {
    let text = format!("{} selected", counted(common));
    let left = |ui: &mut Ui| drop(ui.label(RichText::new(&text).font(semibold(TITLE))));
    head::bar(ui, actions, left, |_, _| {});
    scrolled(ui, "several", |ui| {
        titles(ui, sight, common, actions);
        ui.add_space(4.0);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            fields::place(ui, sight, common, focus, actions);
            fields::pinned(ui, common, actions);
        });
        if let Some(of) = &common.of_initiatives {
            if !common.milestones.is_empty() {
                heading(ui, &count(common.initiatives.len(), "initiative", "initiatives"), "alone");
            }
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                fields::life(ui, sight, common, of, actions);
                fields::state(ui, common, of, actions);
            });
        }
        ui.add_space(12.0);
        let t = Tokens::of(ui);
        let name = format!("Delete {}", counted(common));
        let button = Button::new((RichText::new(icons::TRASH).color(t.bad), RichText::new("Delete")));
        if ui.add(button).accessible_name(&name).on_hover_text(name).clicked() {
            actions.push(ask(PlanAction::Delete(common.nodes().collect())));
        }
    });
}

/// "2 initiatives, 1 milestone"; "3 milestones".
fn counted(common: &Common) -> String {
    let bars = count(common.initiatives.len(), "initiative", "initiatives");
    let days = count(common.milestones.len(), "milestone", "milestones");
    match (common.initiatives.is_empty(), common.milestones.is_empty()) {
        (_, true) => bars,
        (true, _) => days,
        _ => format!("{bars}, {days}"),
    }
}

/// The first of them; a click picks one alone.
fn titles(ui: &mut Ui, sight: Sight<'_>, common: &Common, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().button_padding = egui::vec2(4.0, 1.0);
        ui.spacing_mut().interact_size.y = 22.0;
        for node in common.nodes().take(TITLES) {
            title(ui, node, &sight.title(node), actions);
        }
        let rest = common.len().saturating_sub(TITLES);
        if rest > 0 {
            aside(ui, format!("and {} more", thousands(rest)));
        }
    });
}

fn title(ui: &mut Ui, node: Node, title: &str, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let t = Tokens::of(ui);
        ui.label(RichText::new(icon_of(node)).color(t.pm));
        let button = Button::new(RichText::new(title)).frame_when_inactive(false).truncate();
        let name = format!("Pick {title} alone");
        if ui.add(button).accessible_name(&name).on_hover_text(name).clicked() {
            actions.push(ask(PlanAction::Pick(node, Pick::Only)));
        }
    });
}
