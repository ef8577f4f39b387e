//! The name of a new theme.

use egui::{Context, RichText, TextEdit};

use super::{Foot, enters, foot};
use crate::app::modals::Sheet;
use crate::edit::ThemeEdit;
use crate::model::Project;
use crate::screens::Action;
use crate::screens::roadmap::PlanAction;
use crate::ui::theme::{SECONDARY, Tokens};

#[derive(Debug)]
pub(in crate::app) struct NewTheme {
    name: String,
    fresh: bool,
}

impl NewTheme {
    pub(super) fn new() -> Self {
        Self { name: String::new(), fresh: true }
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, project: &Project, actions: &mut Vec<Action>) -> bool {
        let sheet = Sheet { id: "new-theme", title: "New theme", width: 380.0, held: !self.name.trim().is_empty() };
        let (answer, close) = sheet.show(ctx, |ui| {
            let t = Tokens::of(ui);
            ui.label(RichText::new("A theme is a lane of the roadmap, such as an area of the product.").color(t.muted));
            let edit = TextEdit::singleline(&mut self.name).hint_text("Name").desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name("Name of the theme");
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            let enter = enters(ui, &response);
            let name = self.name.trim();
            // Two may have one name, but seldom on purpose.
            if project.themes.iter().any(|theme| theme.name.trim() == name) {
                ui.label(RichText::new("There is a theme with this name already").size(SECONDARY).color(t.warn));
            }
            foot(ui, "Create", !name.is_empty(), enter)
        });
        if answer == Some(Foot::Confirm) {
            let create = ThemeEdit::Create { name: self.name.trim().to_owned(), after: None };
            actions.push(Action::Plan(PlanAction::EditThemes(create)));
        }
        answer.is_none() && !close
    }
}
