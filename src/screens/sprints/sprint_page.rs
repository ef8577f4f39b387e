//! The details of a sprint.

use egui::{Button, Frame, Id, Margin, RichText, TextEdit, Ui};

use super::dates;
use super::facts::Facts;
use super::name::{Named, name_field};
use super::page::{card, muted};
use super::view::{SprintsView, Texts};
use super::{progress, record, stories, team};
use crate::edit::{SprintEdit, SprintField};
use crate::model::{Sprint, SprintState};
use crate::screens::inspector::description::{self, Described};
use crate::screens::inspector::pieces::focus_line;
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{BODY, Tokens};
use crate::ui::widgets::{chip, icon_button, pick_one, primary_button};

/// What is left of the line for the state and the name, at least, in points.
const FOR_STATE: f32 = 190.0;

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut SprintsView,
    facts: &Facts,
    sprint: &Sprint,
    actions: &mut Vec<Action>,
) {
    card(ui, "", |ui| head(ui, scene, view, sprint, actions));
    match sprint.state {
        SprintState::Planned => {
            team::show(ui, scene, &mut view.texts.typing, facts, sprint, actions);
            stories::show(ui, scene, facts, "No story is planned for it yet. Pull some in on the Backlog.", actions);
        }
        SprintState::Active => {
            progress::show(ui, scene, view, sprint, actions);
            team::show(ui, scene, &mut view.texts.typing, facts, sprint, actions);
            stories::show(ui, scene, facts, "No story is in it yet. Pull some in on the Backlog.", actions);
            notes(ui, &mut view.texts, sprint, actions);
        }
        SprintState::Closed => {
            record::show(ui, scene, sprint);
            notes(ui, &mut view.texts, sprint, actions);
            progress::show(ui, scene, view, sprint, actions);
            stories::show(ui, scene, facts, "No story was in it.", actions);
        }
    }
}

fn set(sprint: &Sprint, field: SprintField) -> Action {
    Action::EditSprints(SprintEdit::Set(sprint.id, field))
}

fn typed(sprint: &Sprint, field: SprintField) -> Action {
    Action::TypeInSprint(SprintEdit::Set(sprint.id, field))
}

fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut SprintsView, sprint: &Sprint, actions: &mut Vec<Action>) {
    let id = Id::unique(("sprint name", sprint.id));
    let named = Named { id, name: "Name of the sprint", value: &sprint.name, wants: view.wants };
    let shown = name_field(ui, &mut view.texts.typing, named, |ui| buttons(ui, scene, sprint, actions));
    view.wants = view.wants.filter(|_| !shown.focused);
    actions.extend(shown.text.map(|name| typed(sprint, SprintField::Name(name))));
    actions.extend(shown.left.then_some(Action::EndTyping));
    if sprint.state == SprintState::Closed {
        closed_head(ui, scene, sprint, actions);
        return;
    }
    goal(ui, sprint, actions);
    dates::show(ui, scene, &mut view.texts.dates, sprint, actions);
}

/// From right to left.
fn buttons(ui: &mut Ui, scene: Scene<'_>, sprint: &Sprint, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let command = match sprint.state {
        SprintState::Planned => {
            let name = Command::DeleteDesk.tooltip(ui.ctx());
            if icon_button(ui, icons::TRASH, "Delete the sprint", &name).clicked() {
                actions.push(Action::Run(Command::DeleteDesk));
            }
            Command::StartSprint
        }
        SprintState::Active => Command::CompleteSprint,
        SprintState::Closed => {
            chip(ui, "Closed", t.muted, t.side);
            return;
        }
    };
    // Another is under way: it can be asked for, and is answered with the reason.
    let waits = sprint.state == SprintState::Planned && scene.facts.active_sprint;
    let button = if waits {
        let text = format!("{}  {}", command.icon(), command.name());
        ui.add(Button::new(text).min_size(egui::vec2(0.0, 28.0))).accessible_name(command.name())
    } else {
        primary_button(ui, command.icon(), command.name())
    };
    if button.on_hover_text(command.tooltip(ui.ctx())).clicked() {
        actions.push(Action::Run(command));
    }
    // The list says the same; the name needs the room more.
    if ui.available_width() < FOR_STATE {
        return;
    }
    match sprint.state {
        SprintState::Active => chip(ui, "Active", t.po, t.po_soft),
        _ => chip(ui, "Planned", t.muted, t.side),
    };
}

fn goal(ui: &mut Ui, sprint: &Sprint, actions: &mut Vec<Action>) {
    let mut text = sprint.goal.clone();
    let edit = TextEdit::multiline(&mut text)
        .id(Id::unique(("sprint goal", sprint.id)))
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(0, 4))
        .frame(Frame::NONE)
        .hint_text("Goal: what is different once the sprint is over");
    let response = ui.add(edit).accessible_name("Goal of the sprint");
    focus_line(ui, &response);
    if response.changed() {
        actions.push(typed(sprint, SprintField::Goal(text)));
    }
    if response.lost_focus() {
        actions.push(Action::EndTyping);
    }
}

/// What is told of a sprint that is history: its goal, whether it was met, and its days.
fn closed_head(ui: &mut Ui, scene: Scene<'_>, sprint: &Sprint, actions: &mut Vec<Action>) {
    let goal = if sprint.goal.trim().is_empty() { "It had no goal." } else { sprint.goal.trim() };
    ui.add(egui::Label::new(RichText::new(visible(goal)).size(BODY)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.spacing_mut().interact_size.y = 24.0;
        for (met, label) in [(Some(true), "Goal met"), (Some(false), "Goal not met"), (None, "Not decided")] {
            if pick_one(ui, sprint.goal_met == met, label).clicked() && sprint.goal_met != met {
                actions.push(set(sprint, SprintField::GoalMet(met)));
            }
        }
    });
    if let (Some(start), Some(end)) = (sprint.start, sprint.end) {
        let span = scene.dates.span(start, end, scene.document.clock().today());
        let days = dates::days_in_words(&scene.document.project().settings.calendar, start, end);
        muted(ui, format!("{span} · {days}"));
    }
}

/// Review and retrospective, each a text in Markdown.
fn notes(ui: &mut Ui, texts: &mut Texts, sprint: &Sprint, actions: &mut Vec<Action>) {
    card(ui, "", |ui| {
        let review = Described {
            id: Id::unique(("review notes", sprint.id)),
            name: "Review notes",
            text: &sprint.review_notes,
            hint: "What was shown, and what people said",
        };
        let written = description::show(ui, &mut texts.review, review);
        actions.extend(written.text.map(|text| typed(sprint, SprintField::ReviewNotes(text))));
        actions.extend(written.left.then_some(Action::EndTyping));
        let retrospective = Described {
            id: Id::unique(("retrospective notes", sprint.id)),
            name: "Retrospective notes",
            text: &sprint.retrospective_notes,
            hint: "What to keep, and what to change",
        };
        let written = description::show(ui, &mut texts.retrospective, retrospective);
        actions.extend(written.text.map(|text| typed(sprint, SprintField::RetrospectiveNotes(text))));
        actions.extend(written.left.then_some(Action::EndTyping));
    });
}
