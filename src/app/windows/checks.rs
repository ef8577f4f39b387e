//! What is unmet when stories move: ticked where it holds, or passed over for a reason.

use std::collections::BTreeSet;

use egui::{Context, RichText, TextEdit, Ui};

use super::{enters, heading, scrolled};
use crate::app::modals::Sheet;
use crate::edit::{Checks, MoveStories, Unmet, UnmetList};
use crate::model::{PersonId, Project, StoryId};
use crate::screens::Action;
use crate::ui::format::{count, visible};
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{primary_button, tick};

#[derive(Debug)]
pub(in crate::app) struct ChecksWindow {
    ask: MoveStories,
    unmet: Vec<Unmet>,
    title: String,
    ticked: BTreeSet<String>,
    reason: String,
    /// The story to follow once they have moved.
    pub(super) lead: Option<StoryId>,
    fresh: bool,
}

/// What was pressed.
enum Answer {
    Move,
    Anyway,
    Cancel,
}

impl ChecksWindow {
    pub(super) fn new(project: &Project, ask: MoveStories, unmet: Vec<Unmet>, lead: Option<StoryId>) -> Self {
        let title = title(project, &ask, &unmet);
        Self { ask, unmet, title, ticked: BTreeSet::new(), reason: String::new(), lead, fresh: true }
    }

    /// False when it is to close; with an answer it stays until the stories have moved. `author` signs a reason.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        project: &Project,
        author: Option<PersonId>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let held = !self.reason.trim().is_empty() || !self.ticked.is_empty();
        let title = self.title.clone();
        let (answer, close) = Sheet { id: "checks", title: &title, width: 460.0, held }.show(ctx, |ui| {
            let enter = scrolled(ui, 290.0, |ui| self.lists(ui, project));
            self.answers(ui, enter)
        });
        let reason = match answer {
            None => return !close,
            Some(Answer::Cancel) => return false,
            Some(Answer::Move) => None,
            Some(Answer::Anyway) => Some(self.reason.trim().to_owned()),
        };
        let checks = Checks { ticked: self.ticked.clone(), reason, author };
        actions.push(Action::MoveChecked(self.ask.clone(), checks));
        true
    }

    /// What is unmet, under the names of the lists; tells whether Enter was pressed there.
    fn lists(&mut self, ui: &mut Ui, project: &Project) -> bool {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (mut shown, mut enter) = (None, false);
        for unmet in &self.unmet {
            if shown != Some(unmet.list) {
                shown = Some(unmet.list);
                heading(ui, &name_of_list(project, unmet.list));
            }
            let mut ticked = self.ticked.contains(&unmet.item);
            let response = ui
                .horizontal(|ui| {
                    let response = tick(ui, &mut ticked, &visible(&unmet.item));
                    if self.ask.stories.len() > 1 {
                        let text = format!("open for {} of {}", unmet.stories.len(), self.ask.stories.len());
                        ui.label(RichText::new(text).size(SECONDARY).color(Tokens::of(ui).muted));
                    }
                    response
                })
                .inner;
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            // Space ticks; Enter is for the window.
            if enters(ui, &response) {
                enter = true;
            } else if response.changed() {
                if ticked {
                    self.ticked.insert(unmet.item.clone());
                } else {
                    self.ticked.remove(&unmet.item);
                }
            }
        }
        enter
    }

    fn answers(&mut self, ui: &mut Ui, enter: bool) -> Option<Answer> {
        let t = Tokens::of(ui);
        let all = self.unmet.iter().all(|unmet| self.ticked.contains(&unmet.item));
        ui.add_space(10.0);
        let mut reasoned = false;
        if !all {
            ui.label(RichText::new("Or a reason to move anyway").size(SECONDARY).color(t.muted));
            let edit =
                TextEdit::singleline(&mut self.reason).hint_text("Becomes a comment").desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name("Reason to move anyway");
            reasoned = enters(ui, &response);
            ui.add_space(4.0);
        }
        ui.horizontal(|ui| {
            let go = ui.add_enabled_ui(all, |ui| primary_button(ui, "", "Move")).inner;
            let go = go.on_disabled_hover_text("Once everything is ticked");
            if all && (enter || go.clicked()) {
                return Some(Answer::Move);
            }
            if !all {
                let possible = !self.reason.trim().is_empty();
                let anyway = ui.add_enabled(possible, egui::Button::new("Move anyway"));
                if possible && (reasoned || anyway.on_disabled_hover_text("With a reason").clicked()) {
                    return Some(Answer::Anyway);
                }
            }
            ui.button("Cancel").clicked().then_some(Answer::Cancel)
        })
        .inner
    }
}

fn name_of_list(project: &Project, list: UnmetList) -> String {
    match list {
        UnmetList::Ready => "Definition of ready".into(),
        UnmetList::Exit(column) => format!("Exit of {}", column_name(project, column)),
        UnmetList::Done => "Definition of done".into(),
    }
}

fn column_name(project: &Project, column: crate::model::ColumnId) -> &str {
    project.columns.get(column).map_or("the column", |column| &column.name)
}

/// "NP-131 is not ready", "3 stories leave In review with open points".
fn title(project: &Project, ask: &MoveStories, unmet: &[Unmet]) -> String {
    let stories: BTreeSet<StoryId> = unmet.iter().flat_map(|unmet| unmet.stories.iter().copied()).collect();
    let one = stories.first().filter(|_| stories.len() == 1).and_then(|id| project.stories.get(*id));
    let (who, is, s) = match one {
        Some(story) => (story.key.clone(), "is", "s"),
        None => (count(stories.len(), "story", "stories"), "are", ""),
    };
    let first = unmet.first().map(|unmet| unmet.list);
    match first.filter(|first| unmet.iter().all(|unmet| unmet.list == *first)) {
        Some(UnmetList::Ready) => format!("{who} {is} not ready"),
        Some(UnmetList::Done) => format!("{who} {is} not done yet"),
        Some(UnmetList::Exit(column)) => {
            format!("{who} leave{s} {} with open points", column_name(project, column))
        }
        None => format!("{who} move{s} to {} with open points", column_name(project, ask.column)),
    }
}
