//! The rows that hold one value each, of one or of several.

use egui::{Button, Popup, PopupCloseBehavior, RichText, Ui};

use super::common::{Common, OfInitiatives};
use super::words::meaning_of_confidence;
use super::{Sight, ask};
use crate::edit::{InitiativeField, MilestoneField, NodeField};
use crate::model::{Confidence, Project, Stage, Swatch, ThemeId, Word};
use crate::screens::Action;
use crate::screens::inspector::pieces::{aside, row, shared_marked_picker, shared_picker, tick};
use crate::screens::inspector::shared::Shared;
use crate::screens::roadmap::PlanAction;
use crate::ui::format::visible;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{Choice, avatar, dot, swatch_choice};

/// Sets a field that bars and milestones have both, as one step.
pub(super) fn set_all(common: &Common, field: NodeField) -> Action {
    ask(match (common.initiatives.is_empty(), common.milestones.is_empty()) {
        (false, true) => PlanAction::EditInitiatives(common.initiatives.clone(), of_initiative(field)),
        (true, false) => PlanAction::EditMilestones(common.milestones.clone(), of_milestone(field)),
        _ => PlanAction::EditNodes(common.nodes().collect(), field),
    })
}

fn of_initiative(field: NodeField) -> InitiativeField {
    field.of_initiative()
}

fn of_milestone(field: NodeField) -> MilestoneField {
    field.of_milestone()
}

/// The lane and the colour.
pub(super) fn place(ui: &mut Ui, sight: Sight<'_>, common: &Common, focus: bool, actions: &mut Vec<Action>) {
    let theme = row(ui, "Theme", |ui| {
        if focus {
            let button = ui.next_auto_id();
            ui.memory_mut(|memory| memory.request_focus(button));
        }
        theme(ui, sight.project, common)
    });
    let color = row(ui, "Colour", |ui| color(ui, sight.project, common));
    actions.extend(theme.or(color).map(|field| set_all(common, field)));
}

/// The scheduler leaves it alone.
pub(super) fn pinned(ui: &mut Ui, common: &Common, actions: &mut Vec<Action>) {
    let becomes = row(ui, "Pinned", |ui| {
        let becomes = tick(ui, common.pinned.is(&true), "", "Pinned: the scheduler never moves it");
        aside(ui, if common.pinned == Shared::Mixed { "Mixed" } else { "The scheduler never moves it" });
        becomes
    });
    actions.extend(becomes.map(|pinned| set_all(common, NodeField::Pinned(pinned))));
}

/// What only initiatives have, from confidence to state.
pub(super) fn life(ui: &mut Ui, sight: Sight<'_>, common: &Common, of: &OfInitiatives, actions: &mut Vec<Action>) {
    let confidence = confidence(ui, &of.confidence).map(InitiativeField::Confidence);
    let stage = row(ui, "Stage", |ui| stage(ui, &of.stage)).map(InitiativeField::Stage);
    let owner = row(ui, "Owner", |ui| owner(ui, sight.project, of)).map(InitiativeField::Owner);
    let picked = [confidence, stage, owner].into_iter().flatten();
    actions.extend(picked.map(|field| ask(PlanAction::EditInitiatives(common.initiatives.clone(), field))));
}

/// Open or closed.
pub(super) fn state(ui: &mut Ui, common: &Common, of: &OfInitiatives, actions: &mut Vec<Action>) {
    let several = common.initiatives.len() > 1;
    let asked = row(ui, "State", |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.spacing_mut().button_padding.x = 8.0;
        let words = match of.closed {
            Shared::Same(true) => "Closed",
            Shared::Same(false) => "Open",
            Shared::Mixed => "Mixed",
        };
        ui.label(words);
        let mut becomes = None;
        let mut offer = |ui: &mut Ui, verb: &str, closed: bool| {
            let (text, what) =
                if several { (format!("{verb} all"), "initiatives") } else { (verb.into(), "initiative") };
            let name = format!("{verb} the {what}");
            if ui.button(RichText::new(text).size(SECONDARY)).accessible_name(name).clicked() {
                becomes = Some(closed);
            }
        };
        if !of.closed.is(&true) {
            offer(ui, "Close", true);
        }
        if !of.closed.is(&false) {
            offer(ui, "Reopen", false);
        }
        becomes
    });
    let edit = |closed| PlanAction::EditInitiatives(common.initiatives.clone(), InitiativeField::Closed(closed));
    actions.extend(asked.map(edit).map(ask));
}

fn muted(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).color(Tokens::of(ui).muted)
}

fn theme(ui: &mut Ui, project: &Project, common: &Common) -> Option<NodeField> {
    let t = Tokens::of(ui);
    let color = |theme: &Option<ThemeId>| {
        let theme = theme.and_then(|id| project.themes.get(id));
        Some(theme.map_or(t.line, |theme| t.swatch(theme.color)))
    };
    let theme = common.theme.get().and_then(|id| project.themes.get(id));
    let shown = theme.map_or_else(|| muted(ui, "No theme"), |theme| RichText::new(visible(&theme.name)));
    let choices = || {
        let themes = project.themes_in_order();
        let themes = themes.iter().map(|theme| Choice::new(Some(theme.id), &theme.name));
        std::iter::once(Choice::new(None, "No theme")).chain(themes).collect()
    };
    shared_marked_picker(ui, "Theme", shown, &common.theme, choices, color).map(NodeField::Theme)
}

/// A colour of its own, or that of the theme.
fn color(ui: &mut Ui, project: &Project, common: &Common) -> Option<NodeField> {
    let t = Tokens::of(ui);
    let inherited = common.theme.get().and_then(|id| project.themes.get(id)).map_or(Swatch::Gray, |theme| theme.color);
    let words = match common.color {
        Shared::Same(None) => "As the theme",
        Shared::Same(Some(swatch)) => swatch.label(),
        Shared::Mixed => "Mixed",
    };
    let known = common.color != Shared::Mixed && common.theme != Shared::Mixed;
    let text = RichText::new(words);
    let text = if matches!(common.color, Shared::Same(Some(_))) { text } else { text.color(t.muted) };
    let button = if known || common.color.get().is_some() {
        Button::new((dot(t.swatch(common.color.get().unwrap_or(inherited))), text))
    } else {
        Button::new(text)
    };
    let response = ui.add(button.frame_when_inactive(false)).accessible_name(format!("Colour: {words}"));
    let close = PopupCloseBehavior::CloseOnClickOutside;
    let shown = Popup::menu(&response).accessible_name("Colour").close_behavior(close).show(|ui| {
        ui.set_width(270.0);
        let picked = swatch_choice(ui, "As the theme", common.color.same());
        if picked.is_some() {
            ui.close();
        }
        picked
    });
    shown.and_then(|shown| shown.inner).map(NodeField::Color)
}

fn confidence(ui: &mut Ui, present: &Shared<Confidence>) -> Option<Confidence> {
    let mut picked = None;
    row(ui, "Confidence", |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.spacing_mut().button_padding.x = 5.0;
                for confidence in Confidence::ALL {
                    let text = RichText::new(confidence.label()).size(SECONDARY);
                    let button = ui.add(Button::selectable(present.is(confidence), text));
                    let name = format!("Confidence: {}", confidence.label());
                    let button = button.accessible_name(name).on_hover_text(meaning_of_confidence(*confidence));
                    if button.clicked() && !present.is(confidence) {
                        picked = Some(*confidence);
                    }
                }
            });
            aside(ui, present.same().map_or("Mixed", meaning_of_confidence));
        });
    });
    picked
}

fn stage(ui: &mut Ui, present: &Shared<Stage>) -> Option<Stage> {
    let shown = RichText::new(present.same().map_or("Mixed", Word::label));
    let choices = || Stage::ALL.iter().map(|stage| Choice::new(*stage, stage.label())).collect();
    shared_picker(ui, "Stage", shown, present, choices)
}

fn owner(ui: &mut Ui, project: &Project, of: &OfInitiatives) -> Option<Option<crate::model::PersonId>> {
    let person = of.owner.get().and_then(|id| project.people.get(id));
    if let Some(person) = person {
        avatar(ui, person);
    }
    let shown = person.map_or_else(|| muted(ui, "Nobody"), |person| RichText::new(visible(&person.name)));
    let choices = || {
        let mut people: Vec<_> = project.people.iter().filter(|person| !person.left).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name));
        let people = people.into_iter().map(|person| Choice::new(Some(person.id), &person.name));
        std::iter::once(Choice::new(None, "Nobody")).chain(people).collect()
    };
    shared_picker(ui, "Owner", shown, &of.owner, choices)
}
