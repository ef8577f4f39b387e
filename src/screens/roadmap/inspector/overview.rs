//! What is shown with nothing selected: how to begin, and what of the plan needs a look.

use egui::{Align, Button, Layout, RichText, Ui};

use super::gathered::Overview;
use super::rows::{ROW, rows};
use super::words::{self, Tone};
use super::{PlanInspector, Sight, Unfolded, ask, go_to, head, icon_of, scrolled};
use crate::model::{Node, Project};
use crate::screens::Action;
use crate::screens::inspector::pieces::{aside, heading, line, show_all};
use crate::screens::roadmap::PlanAction;
use crate::ui::command::Command;
use crate::ui::format::{count, thousands};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, TITLE, Tokens, semibold};
use crate::ui::widgets::primary_button;

/// So many of each list are shown until all are asked for.
const FEW: usize = 6;
/// The height of a row of two lines, in points.
const TWO_LINES: f32 = 42.0;

pub(super) fn show(ui: &mut Ui, sight: Sight<'_>, state: &mut PlanInspector, actions: &mut Vec<Action>) {
    let lists = state.overview(sight);
    let left = |ui: &mut Ui| drop(ui.label(RichText::new("The plan").font(semibold(TITLE))));
    head::bar(ui, actions, left, |_, _| {});
    scrolled(ui, "overview", |ui| {
        ui.add_space(4.0);
        if sight.project.initiatives.is_empty() && sight.project.milestones.is_empty() {
            empty(ui, actions);
            return;
        }
        summary(ui, sight, &lists);
        needs_a_look(ui, sight, &lists, &mut state.unfolded, actions);
        ui.add_space(10.0);
        aside(ui, "Pick a bar, a milestone or an arrow to see and edit everything about it here.");
    });
}

fn empty(ui: &mut Ui, actions: &mut Vec<Action>) {
    aside(ui, "Nothing is planned yet. An initiative is a bar on the roadmap; stories of the board serve it.");
    ui.add_space(6.0);
    if primary_button(ui, icons::PLUS, Command::NewInitiative.name()).clicked() {
        actions.push(Action::Run(Command::NewInitiative));
    }
}

fn summary(ui: &mut Ui, sight: Sight<'_>, lists: &Overview) {
    let project: &Project = sight.project;
    ui.spacing_mut().item_spacing.y = 3.0;
    let bars = count(project.initiatives.len(), "initiative", "initiatives");
    let days = count(project.milestones.len(), "milestone", "milestones");
    ui.label(format!("{bars}, {} of them open", thousands(lists.open)));
    ui.label(format!("{days}, {}", count(project.dependencies.len(), "dependency", "dependencies")));
    if let Some(span) = lists.span {
        ui.label(sight.scene.dates.span(span.start, span.end, sight.today));
    }
}

fn needs_a_look(ui: &mut Ui, sight: Sight<'_>, lists: &Overview, unfolded: &mut Unfolded, actions: &mut Vec<Action>) {
    if lists.broken.is_empty() && lists.undated.is_empty() && lists.done.is_empty() {
        ui.add_space(10.0);
        let text = "Every dependency is met, and everything has dates.";
        super::tell(ui, &words::Said { text: text.into(), tone: Tone::Good });
    }
    list(ui, "Broken dependencies", (lists.broken.len(), TWO_LINES), &mut unfolded.broken, |ui, i| {
        let Some((id, slack)) = lists.broken.get(i) else { return };
        let Some(link) = sight.project.dependencies.get(*id) else { return };
        let text = format!("{} → {}", sight.title(link.from), sight.title(link.to));
        if broken(ui, &text, &words::tightness(Some(*slack)).text) {
            actions.push(ask(PlanAction::PickLink(*id)));
        }
    });
    list(ui, "All stories are done", (lists.done.len(), ROW), &mut unfolded.done, |ui, i| {
        let Some(id) = lists.done.get(i) else { return };
        let node = Node::Initiative(*id);
        if entry(ui, icons::SEAL_CHECK, &sight.title(node), "to close") {
            go_to(node, actions);
        }
    });
    list(ui, "Without dates", (lists.undated.len(), ROW), &mut unfolded.undated, |ui, i| {
        let Some(node) = lists.undated.get(i) else { return };
        if entry(ui, icon_of(*node), &sight.title(*node), "") {
            go_to(*node, actions);
        }
    });
}

fn list(ui: &mut Ui, name: &str, (len, height): (usize, f32), all: &mut bool, add: impl FnMut(&mut Ui, usize)) {
    if len == 0 {
        return;
    }
    heading(ui, name, &thousands(len));
    rows(ui, if *all { len } else { len.min(FEW) }, height, add);
    show_all(ui, &format!("“{name}”"), len, FEW, all);
}

/// A line that is a button, with a word at its right. True when it was clicked.
fn entry(ui: &mut Ui, icon: &str, text: &str, beside: &str) -> bool {
    let t = Tokens::of(ui);
    line(ui, ROW, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(icon).color(t.pm));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !beside.is_empty() {
                aside(ui, beside);
            }
            let name = if beside.is_empty() { text.to_owned() } else { format!("{text}, {beside}") };
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| button(ui, text, &name)).inner
        })
        .inner
    })
}

/// A dependency and how far it is broken below it. True when it was clicked.
fn broken(ui: &mut Ui, text: &str, how: &str) -> bool {
    let t = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let clicked = line(ui, 22.0, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(icons::LINK_BREAK).color(t.bad));
        button(ui, text, &format!("{text}, {how}"))
    });
    line(ui, 18.0, |ui| {
        ui.add_space(22.0);
        ui.label(RichText::new(how).size(SECONDARY).color(t.bad));
    });
    clicked
}

fn button(ui: &mut Ui, text: &str, name: &str) -> bool {
    ui.spacing_mut().button_padding = egui::vec2(4.0, 2.0);
    let button = Button::new(RichText::new(text)).frame_when_inactive(false).truncate();
    ui.add(button).accessible_name(name).on_hover_text(name).clicked()
}
