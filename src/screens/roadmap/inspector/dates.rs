//! When it is: start, end and length of a bar, or the day of a milestone.

use egui::{Id, RichText, Ui};

use super::numbers::{Look, number_field};
use super::words::{day_note, working_days};
use super::{Sight, Texts, ask};
use crate::edit::{GREATEST_LENGTH, InitiativeField, MilestoneField};
use crate::model::{Date, Initiative, Milestone};
use crate::screens::Action;
use crate::screens::inspector::pieces::row;
use crate::screens::roadmap::PlanAction;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{DateFieldResponse, date_field};

const END: &str = "End";

pub(super) fn of_initiative(
    ui: &mut Ui,
    sight: Sight<'_>,
    texts: &mut Texts,
    initiative: &Initiative,
    actions: &mut Vec<Action>,
) {
    let typed = |field| ask(PlanAction::TypeInInitiatives(vec![initiative.id], field));
    let start = day(ui, sight, "Start", initiative.start, &mut texts.start);
    report(start, |date| typed(InitiativeField::Start(date)), actions);
    let end = day(ui, sight, END, initiative.end, &mut texts.end);
    report(end, |date| typed(InitiativeField::End(date)), actions);
    length(ui, sight, &mut texts.length, initiative, actions);
}

pub(super) fn of_milestone(
    ui: &mut Ui,
    sight: Sight<'_>,
    texts: &mut Texts,
    milestone: &Milestone,
    actions: &mut Vec<Action>,
) {
    let typed = |field| ask(PlanAction::TypeInMilestones(vec![milestone.id], field));
    let date = day(ui, sight, "Date", milestone.date, &mut texts.start);
    report(date, |date| typed(MilestoneField::Date(date)), actions);
}

fn report(field: DateFieldResponse, typed: impl FnOnce(Option<Date>) -> Action, actions: &mut Vec<Action>) {
    actions.extend(field.value.map(typed));
    actions.extend(field.left.then_some(Action::EndTyping));
}

/// A date, with its weekday beside it while nobody types.
fn day(
    ui: &mut Ui,
    sight: Sight<'_>,
    name: &str,
    value: Option<Date>,
    buffer: &mut Option<String>,
) -> DateFieldResponse {
    row(ui, name, |ui| {
        let field = date_field(ui, name, value, buffer, sight.scene.dates, sight.today);
        if let Some(date) = value.filter(|_| buffer.is_none()) {
            let (text, off) = day_note(&sight.project.settings.calendar, date);
            // What ends with a whole week or month often ends on a day off, which is no mistake.
            let t = Tokens::of(ui);
            let (text, color) =
                if off && name != END { (format!("{} {text}", icons::WARNING), t.warn) } else { (text, t.muted) };
            ui.add(egui::Label::new(RichText::new(text).size(SECONDARY).color(color)).truncate());
        }
        field
    })
}

fn length(
    ui: &mut Ui,
    sight: Sight<'_>,
    buffer: &mut Option<String>,
    initiative: &Initiative,
    actions: &mut Vec<Action>,
) {
    let length = initiative.period().map(|period| sight.view.facts.workdays.length(period));
    let look = Look {
        id: Id::unique(("initiative-length", initiative.id)),
        name: "Working days",
        hint: "none yet",
        width: 132.0,
        range: 1..=GREATEST_LENGTH,
        empty: None,
        value: length,
        shown: length.map(working_days).unwrap_or_default(),
    };
    let typed = row(ui, "Length", |ui| {
        // Without a start there is nothing that a length is counted from.
        let field = ui.add_enabled_ui(length.is_some(), |ui| number_field(ui, look, buffer));
        let typed = field.inner;
        field.response.on_disabled_hover_text("Once it has dates");
        if typed.bad {
            let text = format!("{} A number from 1 to {GREATEST_LENGTH}", icons::WARNING);
            ui.label(RichText::new(text).size(SECONDARY).color(Tokens::of(ui).bad));
        }
        typed
    });
    let edit = |days| PlanAction::TypeInInitiatives(vec![initiative.id], InitiativeField::Length(days));
    actions.extend(typed.value.map(edit).map(ask));
    actions.extend(typed.left.then_some(Action::EndTyping));
}
