//! Where the stories of a column go before it is deleted.

use egui::{Context, RichText};

use super::{Foot, enters, foot, scrolled};
use crate::app::modals::Sheet;
use crate::edit::ColumnEdit;
use crate::model::{ColumnId, Project};
use crate::screens::Action;
use crate::ui::Tokens;
use crate::ui::format::{count, visible};
use crate::ui::widgets::pick_one;

#[derive(Debug)]
pub(in crate::app) struct DeleteColumn {
    column: ColumnId,
    /// How many stories it holds, archived ones too.
    stories: usize,
    to: ColumnId,
    fresh: bool,
}

impl DeleteColumn {
    /// `None` when nothing is to be asked: it has no stories, or no other column could take them.
    pub(super) fn new(project: &Project, column: ColumnId) -> Option<Self> {
        let stories = project.stories.iter().filter(|story| story.column == column).count();
        let columns = project.columns_in_order();
        let at = columns.iter().position(|c| c.id == column)?;
        let neighbour = columns.get(at + 1).or_else(|| columns.get(at.checked_sub(1)?))?;
        (stories > 0).then_some(Self { column, stories, to: neighbour.id, fresh: true })
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, project: &Project, actions: &mut Vec<Action>) -> bool {
        let Some(column) = project.columns.get(self.column) else { return false };
        let title = format!("Delete {}?", column.name);
        let sheet = Sheet { id: "delete-column", title: &title, width: 380.0, held: false };
        let (answer, close) = sheet.show(ctx, |ui| {
            let t = Tokens::of(ui);
            let text = match self.stories {
                1 => "Its story goes to:".into(),
                n => format!("Its {} go to:", count(n, "story", "stories")),
            };
            ui.label(RichText::new(text).color(t.muted));
            let enter = scrolled(ui, 260.0, |ui| self.others(ui, project));
            foot(ui, "Delete", true, enter)
        });
        if answer == Some(Foot::Confirm) {
            let (column, stories_to) = (self.column, Some(self.to));
            actions.push(Action::EditColumns(ColumnEdit::Delete { column, stories_to }));
        }
        answer.is_none() && !close
    }

    /// The columns to pick from; tells whether Enter was pressed in one.
    fn others(&mut self, ui: &mut egui::Ui, project: &Project) -> bool {
        let mut enter = false;
        for column in project.columns_in_order().iter().filter(|c| c.id != self.column) {
            let response = pick_one(ui, self.to == column.id, &visible(&column.name));
            if response.clicked() {
                self.to = column.id;
            }
            if self.to == column.id && std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            enter |= enters(ui, &response);
        }
        enter
    }
}
