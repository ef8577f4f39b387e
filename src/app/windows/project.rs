//! The pages of the settings that are about the project: its name, its definitions, the colours of its labels.

use std::collections::BTreeSet;

use egui::{RichText, TextEdit, Ui};

use super::heading;
use crate::edit::SettingsField;
use crate::model::Project;
use crate::screens::Action;
use crate::ui::format::visible;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{ListChange, ListDraft, list_editor, swatch_button};

/// What is typed about the project and is not in it yet.
#[derive(Debug, Default)]
pub(super) struct ProjectSection {
    name: Option<String>,
    ready: ListDraft,
    done: ListDraft,
    /// The labels when the page was opened: finding them looks at each story.
    labels: Option<BTreeSet<String>>,
}

impl ProjectSection {
    /// Something is typed that closing would lose.
    pub(super) fn holds_text(&self) -> bool {
        !(self.ready.is_blank() && self.done.is_blank())
    }

    pub(super) fn show(&mut self, ui: &mut Ui, project: &Project, actions: &mut Vec<Action>) {
        let settings = &project.settings;
        self.name(ui, &settings.name, actions);
        heading(ui, "Definition of ready");
        explain(ui, "What must hold before work on a story begins.");
        let changes = list_editor(ui, "Ready entry", &settings.definition_of_ready, &mut self.ready);
        define(changes, SettingsField::DefinitionOfReady, actions);
        heading(ui, "Definition of done");
        explain(ui, "What must hold before a story counts as done.");
        let changes = list_editor(ui, "Done entry", &settings.definition_of_done, &mut self.done);
        define(changes, SettingsField::DefinitionOfDone, actions);
    }

    fn name(&mut self, ui: &mut Ui, present: &str, actions: &mut Vec<Action>) {
        ui.label(RichText::new("Name").font(crate::ui::theme::semibold(SECONDARY)));
        let mut text = self.name.clone().unwrap_or_else(|| present.to_owned());
        let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Name of the project");
        if response.changed() {
            let name = text.trim();
            // A project has a name: what is emptied while typing keeps the last one.
            if !name.is_empty() && name != present {
                actions.push(Action::EditSettings(SettingsField::Name(name.to_owned())));
            }
            self.name = Some(text);
        }
        if response.lost_focus() {
            self.name = None;
            actions.push(Action::EndTyping);
        }
    }

    pub(super) fn labels(&mut self, ui: &mut Ui, project: &Project, actions: &mut Vec<Action>) {
        let colors = &project.settings.label_colors;
        let labels = self.labels.get_or_insert_with(|| {
            let of_stories = project.stories.iter().flat_map(|story| story.labels.iter());
            of_stories.chain(colors.keys()).cloned().collect()
        });
        if labels.is_empty() {
            explain(ui, "No story has a label yet. Labels are added to stories in the inspector.");
            return;
        }
        explain(ui, "Labels are added to stories in the inspector. Here they get their colours.");
        ui.spacing_mut().item_spacing.y = 0.0;
        for label in labels.iter() {
            ui.horizontal(|ui| {
                if let Some(color) = swatch_button(ui, label, colors.get(label).copied()) {
                    actions.push(Action::EditSettings(SettingsField::LabelColor(label.clone(), color)));
                }
                ui.label(visible(label));
            });
        }
    }
}

fn explain(ui: &mut Ui, text: &str) {
    let t = Tokens::of(ui);
    ui.label(RichText::new(text).size(SECONDARY).color(t.muted));
}

fn define(changes: Vec<ListChange>, field: fn(Vec<String>) -> SettingsField, actions: &mut Vec<Action>) {
    for change in changes {
        match change {
            ListChange::Typed(list) => actions.push(Action::EditSettings(field(list))),
            // A step of its own, beside what is typed before and after.
            ListChange::Set(list) => {
                actions.extend([Action::EndTyping, Action::EditSettings(field(list)), Action::EndTyping]);
            }
            ListChange::Left => actions.push(Action::EndTyping),
        }
    }
}
