//! The name of a new baseline, and the baselines that there are.

use egui::text::{CCursor, CCursorRange};
use egui::{Align, Button, Context, Layout, Response, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::{Foot, enters, foot, heading};
use crate::app::modals::Sheet;
use crate::edit::BaselineEdit;
use crate::model::{Baseline, BaselineId, Project};
use crate::screens::Action;
use crate::screens::roadmap::PlanAction;
use crate::session::Document;
use crate::ui::format::{Dates, count, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};

/// The height of a baseline in the list, and of the list at most, in points.
const ROW: f32 = 30.0;
const HEIGHT: f32 = 180.0;
/// The width of a name in the list, in points.
const NAME: f32 = 170.0;

#[derive(Debug)]
pub(in crate::app) struct TakeBaseline {
    name: String,
    /// What the name was at first: today.
    given: String,
    /// Initiatives that have dates.
    dated: usize,
    /// A baseline of the list whose name is being typed.
    renamed: Option<(BaselineId, String)>,
    fresh: bool,
}

impl TakeBaseline {
    pub(super) fn new(document: &Document, dates: Dates) -> Self {
        let name = free_name(document.project(), dates.full(document.clock().today()));
        let dated = document.project().initiatives.iter().filter(|i| i.period().is_some()).count();
        Self { given: name.clone(), name, dated, renamed: None, fresh: true }
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, document: &Document, dates: Dates, actions: &mut Vec<Action>) -> bool {
        let project = document.project();
        let held = self.name != self.given && !self.name.trim().is_empty();
        let sheet = Sheet { id: "take-baseline", title: "Take a baseline", width: 420.0, held };
        let (answer, close) = sheet.show(ctx, |ui| {
            let t = Tokens::of(ui);
            let text = match self.dated {
                0 => "No initiative has dates yet, so there is nothing to keep.".to_owned(),
                n => format!(
                    "It keeps the present dates of {}, so that you see later what has moved.",
                    count(n, "initiative", "initiatives")
                ),
            };
            ui.label(RichText::new(text).color(t.muted));
            let edit = TextEdit::singleline(&mut self.name).hint_text("Name").desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name("Name of the baseline");
            if std::mem::take(&mut self.fresh) {
                select_all(ui, &response, &self.name);
            }
            let enter = enters(ui, &response);
            let taken = is_taken(project, None, &self.name);
            if taken {
                let text = format!("{} There is a baseline with this name already", icons::WARNING);
                ui.label(RichText::new(text).size(SECONDARY).color(t.bad));
            }
            self.list(ui, document, dates, actions);
            foot(ui, "Take", self.dated > 0 && !taken && !self.name.trim().is_empty(), enter)
        });
        if answer == Some(Foot::Confirm) {
            actions.push(asked(BaselineEdit::Take { name: self.name.trim().to_owned() }));
        }
        let stays = answer.is_none() && !close;
        if !stays {
            self.rename(project, actions);
        }
        stays
    }

    /// The baselines that there are, the latest first.
    fn list(&mut self, ui: &mut Ui, document: &Document, dates: Dates, actions: &mut Vec<Action>) {
        let project = document.project();
        let mut baselines: Vec<_> = project.baselines.iter().collect();
        if baselines.is_empty() {
            return;
        }
        baselines.sort_by(|a, b| b.taken_at.cmp(&a.taken_at).then_with(|| a.name.cmp(&b.name)));
        heading(ui, "Baselines");
        ui.spacing_mut().item_spacing.y = 2.0;
        let area = ScrollArea::vertical().id_salt("baselines").max_height(HEIGHT).auto_shrink([false, true]);
        area.show_rows(ui, ROW - 2.0, baselines.len(), |ui, rows| {
            for baseline in baselines.get(rows).into_iter().flatten() {
                ui.push_id(baseline.id, |ui| self.row(ui, document, baseline, dates, actions));
            }
        });
    }

    fn row(&mut self, ui: &mut Ui, document: &Document, baseline: &Baseline, dates: Dates, actions: &mut Vec<Action>) {
        let t = Tokens::of(ui);
        ui.horizontal(|ui| {
            ui.set_height(ROW - 2.0);
            let typed = self.renamed.as_ref().filter(|(of, _)| *of == baseline.id).map(|(_, text)| text.clone());
            let mut text = typed.unwrap_or_else(|| baseline.name.clone());
            let taken = is_taken(document.project(), Some(baseline.id), &text);
            let edit = TextEdit::singleline(&mut text).desired_width(NAME).text_color_opt(taken.then_some(t.bad));
            let response = ui.add(edit).accessible_name(format!("Name of baseline {}", baseline.name));
            if response.changed() {
                self.renamed = Some((baseline.id, text));
            }
            if response.lost_focus() {
                self.rename(document.project(), actions);
            }
            let clock = document.clock();
            let day = dates.day(clock.date_of(baseline.taken_at), clock.today());
            let about = format!("{day}, {}", count(baseline.dates.len(), "initiative", "initiatives"));
            let about = if taken { "This name is taken".to_owned() } else { about };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let trash = Button::new(RichText::new(icons::TRASH).color(t.muted)).frame_when_inactive(false);
                let name = format!("Delete baseline {}", visible(&baseline.name));
                if ui.add(trash.min_size(vec2(26.0, 26.0))).accessible_name(&name).on_hover_text(name).clicked() {
                    actions.push(asked(BaselineEdit::Delete(baseline.id)));
                }
                let color = if taken { t.bad } else { t.muted };
                ui.add(egui::Label::new(RichText::new(about).size(SECONDARY).color(color)).truncate());
            });
        });
    }

    /// Gives the baseline whose name was typed that name, if it can have it.
    fn rename(&mut self, project: &Project, actions: &mut Vec<Action>) {
        let Some((id, text)) = self.renamed.take() else { return };
        let name = text.trim();
        let same = project.baselines.get(id).is_none_or(|baseline| baseline.name == name);
        if !name.is_empty() && !same && !is_taken(project, Some(id), name) {
            actions.push(asked(BaselineEdit::Rename(id, name.to_owned())));
        }
    }
}

fn asked(edit: BaselineEdit) -> Action {
    Action::Plan(PlanAction::EditBaselines(edit))
}

/// Another baseline than `of` has the name.
fn is_taken(project: &Project, of: Option<BaselineId>, name: &str) -> bool {
    project.baselines.iter().any(|baseline| Some(baseline.id) != of && baseline.name.trim() == name.trim())
}

/// The name, or with a number behind it when a baseline has it.
fn free_name(project: &Project, name: String) -> String {
    if !is_taken(project, None, &name) {
        return name;
    }
    let numbered = (2..).map(|n| format!("{name} ({n})"));
    numbered.take(project.baselines.len() + 1).find(|text| !is_taken(project, None, text)).unwrap_or(name)
}

/// Gives a field the focus with all of it selected, so that typing replaces it.
fn select_all(ui: &Ui, response: &Response, text: &str) {
    response.request_focus();
    let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), response.id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IdSource;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let mut ids = IdSource::from_seed(1);
        let mut project = Project::default();
        let mut free = |project: &mut Project| {
            let name = free_name(project, "24 Nov 2026".into());
            project.baselines.insert(Baseline { id: ids.next_id(), name: name.clone(), ..Baseline::default() });
            name
        };
        let names = [free(&mut project), free(&mut project), free(&mut project)];
        assert_eq!(names, ["24 Nov 2026", "24 Nov 2026 (2)", "24 Nov 2026 (3)"]);
    }
}
