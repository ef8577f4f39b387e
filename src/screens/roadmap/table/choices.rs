//! The lists that cells are chosen from.

use egui::{Popup, PopupCloseBehavior, Response, RichText, Ui};

use super::Sheet;
use super::column::Column;
use super::row::Row;
use super::targets::{Targets, Value};
use super::view::TableView;
use crate::model::{Confidence, Project, Stage, Word};
use crate::screens::Action;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{Choice, choice_list};

/// The width of a list, in points.
const WIDTH: f32 = 220.0;

/// Shows the choices of a cell if they were asked for, by a click on it or by a key.
pub(super) fn show(
    ui: &Ui,
    sheet: Sheet<'_>,
    view: &mut TableView,
    (row, column): (Row<'_>, Column),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let popup = Popup::default_response_id(response);
    let by_key = view.choose == Some((row.node, column));
    if by_key {
        view.choose = None;
        Popup::open_id(ui.ctx(), popup);
    }
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    let plain = !ui.input(|i| i.modifiers.command || i.modifiers.shift);
    // Most cells have no open list, and asking is cheaper than building one.
    if !was_open && !(response.clicked() && plain) {
        return;
    }
    let name = format!("{} of {}", column.label(), row.title());
    let picked = Popup::menu(response)
        .accessible_name(&name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(WIDTH);
            let targets = Targets::of(sheet.scene.document, row.node, column);
            if let Some(several) = targets.several() {
                let text = format!("{} of {several}", column.label());
                ui.label(RichText::new(text).size(SECONDARY).color(Tokens::of(ui).muted));
            }
            let value = list(ui, row, column, &name)?;
            targets.set(column, value)
        })
        .and_then(|shown| shown.inner);
    // The keyboard goes on from the row; the focus was in the list that is gone now.
    let closed = was_open && !Popup::is_id_open(ui.ctx(), popup);
    if picked.is_some() || (closed && !ui.input(|i| i.pointer.any_released())) {
        view.reveal = Some(row.node);
        ui.ctx().request_repaint();
    }
    actions.extend(picked);
}

fn list(ui: &mut Ui, row: Row<'_>, column: Column, name: &str) -> Option<Value> {
    let project = row.source.project();
    match column {
        Column::Theme => {
            choice_list(ui, name, &row.theme().map(|theme| theme.id), || themes(project)).map(Value::Theme)
        }
        Column::Owner => {
            choice_list(ui, name, &row.owner().map(|owner| owner.id), || people(project)).map(Value::Owner)
        }
        Column::Confidence => choice_list(ui, name, &row.confidence()?, words::<Confidence>).map(Value::Confidence),
        Column::Stage => choice_list(ui, name, &row.stage()?, words::<Stage>).map(Value::Stage),
        _ => None,
    }
}

fn words<W: Word>() -> Vec<Choice<W>> {
    W::ALL.iter().map(|word| Choice::new(*word, word.label())).collect()
}

fn themes(project: &Project) -> Vec<Choice<Option<crate::model::ThemeId>>> {
    let none = Choice::new(None, "No theme");
    let themes = project.themes_in_order();
    std::iter::once(none).chain(themes.iter().map(|theme| Choice::new(Some(theme.id), &theme.name))).collect()
}

fn people(project: &Project) -> Vec<Choice<Option<crate::model::PersonId>>> {
    let mut people: Vec<_> = project.people.iter().filter(|person| !person.left).collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let none = Choice::new(None, "Nobody");
    std::iter::once(none).chain(people.into_iter().map(|person| Choice::new(Some(person.id), &person.name))).collect()
}
