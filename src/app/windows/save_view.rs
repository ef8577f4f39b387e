//! The name under which a filter is saved.

use egui::{Context, RichText, TextEdit};

use super::{Foot, enters, foot, heading, scrolled};
use crate::app::modals::Sheet;
use crate::edit::ViewEdit;
use crate::model::Project;
use crate::screens::Action;
use crate::ui::format::visible;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::pick_one;

#[derive(Debug)]
pub(in crate::app) struct SaveView {
    screen: String,
    query: String,
    name: String,
    fresh: bool,
}

impl SaveView {
    pub(super) fn new(screen: String, query: String) -> Self {
        Self { screen, query, name: String::new(), fresh: true }
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, project: &Project, actions: &mut Vec<Action>) -> bool {
        let mut saved: Vec<_> = project.views.iter().filter(|view| view.screen == self.screen).collect();
        saved.sort_by(|a, b| a.name.cmp(&b.name));
        let sheet = Sheet { id: "save-view", title: "Save view", width: 380.0, held: !self.name.trim().is_empty() };
        let (answer, close) = sheet.show(ctx, |ui| {
            let t = Tokens::of(ui);
            ui.label(RichText::new(format!("Filter: {}", visible(&self.query))).color(t.muted));
            let edit = TextEdit::singleline(&mut self.name).hint_text("Name").desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name("Name of the view");
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            let enter = enters(ui, &response);
            let name = self.name.trim();
            let replaced = saved.iter().find(|view| view.name == name).map(|view| view.query.clone());
            if !saved.is_empty() {
                heading(ui, "Or replace");
                scrolled(ui, 330.0, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for view in &saved {
                        if pick_one(ui, view.name == self.name.trim(), &visible(&view.name)).clicked() {
                            self.name.clone_from(&view.name);
                        }
                    }
                });
            }
            if let Some(query) = &replaced {
                let text = format!("It filters by “{}” now.", visible(query));
                ui.label(RichText::new(text).size(SECONDARY).color(t.muted));
            }
            let verb = if replaced.is_some() { "Replace" } else { "Save" };
            foot(ui, verb, !self.name.trim().is_empty(), enter)
        });
        if answer == Some(Foot::Confirm) {
            let (screen, query) = (self.screen.clone(), self.query.clone());
            actions.push(Action::EditViews(ViewEdit::Save { screen, name: self.name.trim().to_owned(), query }));
        }
        answer.is_none() && !close
    }
}
