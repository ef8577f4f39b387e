//! Whether a sprint is to be started that has no stories, or no goal.

use egui::{Context, Key, RichText};

use super::{Foot, foot};
use crate::app::modals::Sheet;
use crate::edit::SprintEdit;
use crate::insight::Section;
use crate::model::{SprintId, SprintState};
use crate::screens::Action;
use crate::session::Document;
use crate::ui::format::visible;
use crate::ui::theme::Tokens;

#[derive(Debug)]
pub(in crate::app) struct StartWindow {
    sprint: SprintId,
    missing: &'static str,
}

impl StartWindow {
    /// `None` when there is nothing to ask: nothing is missing, or the sprint cannot be started at all.
    pub(super) fn new(document: &Document, sprint: SprintId) -> Option<Self> {
        let project = document.project();
        let planned = project.sprints.get(sprint).filter(|planned| planned.state == SprintState::Planned)?;
        if project.active_sprint().is_some() || planned.start.is_none() || planned.end.is_none() {
            return None;
        }
        let empty = document.indexes().backlog.section(Section::Sprint(sprint)).is_empty();
        let missing = missing(empty, planned.goal.trim().is_empty())?;
        Some(Self { sprint, missing })
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, document: &Document, actions: &mut Vec<Action>) -> bool {
        let Some(sprint) = document.project().sprints.get(self.sprint) else { return false };
        let title = format!("Start {}?", visible(&sprint.name));
        let (answer, close) = Sheet { id: "start-sprint", title: &title, width: 420.0, held: false }.show(ctx, |ui| {
            ui.label(RichText::new(self.missing).color(Tokens::of(ui).muted));
            let enter = ui.memory(|m| m.focused().is_none()) && ui.input(|i| i.key_pressed(Key::Enter));
            foot(ui, "Start anyway", true, enter)
        });
        if answer == Some(Foot::Confirm) {
            actions.push(Action::EditSprints(SprintEdit::Start(self.sprint)));
        }
        answer.is_none() && !close
    }
}

/// What a sprint lacks, and what that means.
fn missing(no_stories: bool, no_goal: bool) -> Option<&'static str> {
    match (no_stories, no_goal) {
        (true, true) => Some("It has no stories and no goal. What is in it at its start is its commitment."),
        (true, false) => {
            Some("It has no stories. What is in it at its start is its commitment, which is nothing then.")
        }
        (false, true) => Some("It has no goal. A goal says what is different once the sprint is over."),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn a_sprint_with_stories_and_a_goal_lacks_nothing() {
        assert_eq!(missing(false, false), None);
        assert!(missing(true, true).is_some_and(|text| text.contains("no stories and no goal")));
    }
}
