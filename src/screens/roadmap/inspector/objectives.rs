//! The objectives that an initiative serves: chips, and a list to add more from.

use egui::{Button, RichText, Sense, Ui, vec2};

use super::{Sight, ask};
use crate::edit::InitiativeField;
use crate::model::{Initiative, ObjectiveId};
use crate::screens::Action;
use crate::screens::inspector::pieces::row;
use crate::screens::roadmap::PlanAction;
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{CHIP_HEIGHT, Chip, Choice, picker_button};

/// What the cross beside a chip takes, in points.
const CROSS: f32 = 22.0;

pub(super) fn show(ui: &mut Ui, sight: Sight<'_>, initiative: &Initiative, actions: &mut Vec<Action>) {
    row(ui, "Objectives", |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for id in &initiative.objectives {
                let Some(objective) = sight.project.objectives.get(*id) else { continue };
                if chip(ui, &objective.title) {
                    actions.push(set(initiative, InitiativeField::RemoveObjective(*id)));
                }
            }
            let muted = Tokens::of(ui).muted;
            let button = Button::new(RichText::new("Add an objective").color(muted)).frame_when_inactive(false);
            let choices = || choices(sight, initiative);
            let picked = picker_button(ui, "Add an objective", "", button, &ObjectiveId::default(), choices);
            actions.extend(picked.map(|id| set(initiative, InitiativeField::AddObjective(id))));
        });
    });
}

fn set(initiative: &Initiative, field: InitiativeField) -> Action {
    ask(PlanAction::EditInitiatives(vec![initiative.id], field))
}

/// A chip with a cross. True when it is to go.
fn chip(ui: &mut Ui, title: &str) -> bool {
    let t = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let chip = Chip::cut(ui.painter(), visible(title).into_owned(), t.pm, ui.available_width() - CROSS);
        let (rect, response) = ui.allocate_exact_size(vec2(chip.width(), CHIP_HEIGHT), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, title));
        ui.painter().extend(chip.shapes(rect.min, t.pm_soft));
        response.on_hover_text(visible(title));
        let cross = Button::new(RichText::new(icons::X).size(10.0).color(t.muted)).frame_when_inactive(false).small();
        let name = format!("Remove objective {title}");
        ui.add(cross).accessible_name(&name).on_hover_text(name).clicked()
    })
    .inner
}

/// Those that it does not serve yet, by title.
fn choices(sight: Sight<'_>, initiative: &Initiative) -> Vec<Choice<ObjectiveId>> {
    let others = sight.project.objectives.iter().filter(|objective| !initiative.objectives.contains(&objective.id));
    let mut choices: Vec<_> = others.map(|objective| Choice::new(objective.id, &objective.title)).collect();
    choices.sort_by_cached_key(|choice| (choice.label.to_lowercase(), choice.value));
    choices
}
