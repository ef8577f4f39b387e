//! Everything about a column, at once and without a save button.

use egui::{Context, Grid, RichText, TextEdit, Ui};

use super::{explained_radio, heading, scrolled};
use crate::app::modals::Sheet;
use crate::edit::{ColumnEdit, ColumnField};
use crate::model::{Column, ColumnId, ColumnKind, LimitPolicy, LimitScope, Project, Word as _};
use crate::screens::{Action, Dialog};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{ListChange, ListDraft, list_editor, pick_one};

/// The greatest WIP limit that can be typed.
const MOST: u32 = 9999;

/// What is typed about a column and is not a value of it yet.
#[derive(Debug)]
pub(in crate::app) struct ColumnWindow {
    column: ColumnId,
    name: Option<String>,
    limit: Option<String>,
    checklist: ListDraft,
    fresh: bool,
}

impl ColumnWindow {
    pub(super) fn new(column: ColumnId) -> Self {
        Self { column, name: None, limit: None, checklist: ListDraft::default(), fresh: true }
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, project: &Project, actions: &mut Vec<Action>) -> bool {
        let Some(column) = project.columns.get(self.column) else { return false };
        let sheet = Sheet { id: "column", title: "Column", width: 520.0, held: !self.checklist.is_blank() };
        let (done, close) = sheet.show(ctx, |ui| {
            scrolled(ui, 190.0, |ui| {
                Grid::new("column").num_columns(2).spacing([16.0, 8.0]).min_col_width(104.0).show(ui, |ui| {
                    self.fields(ui, column, actions);
                });
                self.exit_checklist(ui, column, actions);
            });
            ui.add_space(12.0);
            foot(ui, project, column, actions)
        });
        !(done || close)
    }

    fn fields(&mut self, ui: &mut Ui, column: &Column, actions: &mut Vec<Action>) {
        row(ui, "Name", |ui| self.name(ui, column, actions));
        let mut set = |field| actions.push(Action::EditColumns(ColumnEdit::Set(column.id, field)));
        row(ui, "Kind", |ui| {
            ui.horizontal(|ui| {
                for kind in ColumnKind::ALL {
                    if ui.selectable_label(column.kind == *kind, kind.label()).clicked() && column.kind != *kind {
                        set(ColumnField::Kind(*kind));
                    }
                }
            });
            ui.label(muted(ui, meaning_of_kind(column.kind)));
        });
        row(ui, "WIP limit", |ui| self.limit(ui, column, actions));
        let mut set = |field| actions.push(Action::EditColumns(ColumnEdit::Set(column.id, field)));
        row(ui, "Over the limit", |ui| {
            for policy in LimitPolicy::ALL {
                let picked = column.limit_policy == *policy;
                if explained_radio(ui, picked, policy.label(), meaning_of_policy(*policy)).clicked() && !picked {
                    set(ColumnField::LimitPolicy(*policy));
                }
            }
        });
        row(ui, "It counts", |ui| {
            for scope in LimitScope::ALL {
                let picked = column.limit_scope == *scope;
                if pick_one(ui, picked, scope.label()).clicked() && !picked {
                    set(ColumnField::LimitScope(*scope));
                }
            }
        });
    }

    fn name(&mut self, ui: &mut Ui, column: &Column, actions: &mut Vec<Action>) {
        let mut text = self.name.clone().unwrap_or_else(|| column.name.clone());
        let response = ui.add(TextEdit::singleline(&mut text).desired_width(f32::INFINITY));
        let response = response.accessible_name("Name of the column");
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            let name = text.trim();
            // A column has a name: what is emptied while typing keeps the last one.
            if !name.is_empty() && name != column.name {
                actions.push(typed(column.id, ColumnField::Name(name.to_owned())));
            }
            self.name = Some(text);
        }
        if response.lost_focus() {
            self.name = None;
            actions.push(Action::EndTyping);
        }
    }

    fn limit(&mut self, ui: &mut Ui, column: &Column, actions: &mut Vec<Action>) {
        let t = Tokens::of(ui);
        let value = column.limit.map(|limit| limit.to_string()).unwrap_or_default();
        let mut text = self.limit.clone().unwrap_or(value);
        let bad = parse_limit(&text).is_none();
        ui.horizontal(|ui| {
            let edit = TextEdit::singleline(&mut text)
                .hint_text("None")
                .desired_width(56.0)
                .text_color_opt(bad.then_some(t.bad));
            let response = ui.add(edit).accessible_name("WIP limit");
            if response.changed() {
                let limit = parse_limit(&text).filter(|limit| *limit != column.limit);
                actions.extend(limit.map(|limit| typed(column.id, ColumnField::Limit(limit))));
                self.limit = Some(text);
            }
            if response.lost_focus() {
                self.limit = None;
                actions.push(Action::EndTyping);
            }
            if bad {
                let text = format!("{} A whole number from 1 to {MOST}, or nothing", icons::WARNING);
                ui.label(RichText::new(text).size(SECONDARY).color(t.bad));
            } else {
                ui.label(muted(ui, "The most stories that it should hold"));
            }
        });
    }

    fn exit_checklist(&mut self, ui: &mut Ui, column: &Column, actions: &mut Vec<Action>) {
        heading(ui, "Exit checklist");
        ui.label(muted(ui, "What must hold before a story leaves the column for a later one."));
        for change in list_editor(ui, "Exit check", &column.exit_checklist, &mut self.checklist) {
            actions.push(match change {
                ListChange::Typed(list) => typed(column.id, ColumnField::ExitChecklist(list)),
                ListChange::Set(list) => {
                    Action::EditColumns(ColumnEdit::Set(column.id, ColumnField::ExitChecklist(list)))
                }
                ListChange::Left => Action::EndTyping,
            });
        }
    }
}

/// The buttons below; true when it is to close.
fn foot(ui: &mut Ui, project: &Project, column: &Column, actions: &mut Vec<Action>) -> bool {
    ui.horizontal(|ui| {
        let close = ui.button("Close").clicked();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let only = project.columns.len() < 2;
            let delete = ui.add_enabled(!only, egui::Button::new("Delete column…"));
            if delete.on_disabled_hover_text("A board has at least one column.").clicked() {
                actions.push(Action::OpenDialog(Dialog::DeleteColumn(column.id)));
            }
        });
        close
    })
    .inner
}

fn typed(column: ColumnId, field: ColumnField) -> Action {
    Action::TypeInColumn(ColumnEdit::Set(column, field))
}

fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let t = Tokens::of(ui);
    ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.add_space(5.0);
        ui.label(RichText::new(name).color(t.muted));
    });
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        add(ui);
    });
    ui.end_row();
}

fn muted(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).size(SECONDARY).color(Tokens::of(ui).muted)
}

fn meaning_of_kind(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::ToDo => "Work has not begun.",
        ColumnKind::Doing => "Being worked on. Entering asks for the definition of ready.",
        ColumnKind::Done => "Finished. Entering asks for the definition of done.",
    }
}

fn meaning_of_policy(policy: LimitPolicy) -> &'static str {
    match policy {
        LimitPolicy::Off => "The limit is kept, but not shown",
        LimitPolicy::Warn => "The column is marked",
        LimitPolicy::Block => "No story can be moved in or added",
    }
}

/// The limit that a text says, none for no text; nothing when it says none.
fn parse_limit(text: &str) -> Option<Option<u32>> {
    match text.trim() {
        "" => Some(None),
        text => text.parse().ok().filter(|limit| (1..=MOST).contains(limit)).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_limit;

    #[test]
    fn a_limit_is_a_whole_number_or_nothing() {
        assert_eq!(parse_limit(" 3 "), Some(Some(3)));
        assert_eq!(parse_limit(""), Some(None));
        for text in ["0", "-1", "2.5", "three", "10000"] {
            assert_eq!(parse_limit(text), None, "{text}");
        }
    }
}
