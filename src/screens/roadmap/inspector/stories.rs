//! The stories that serve an initiative.

use egui::{Align, Layout, Ui, UiBuilder};

use super::Sight;
use super::rows::{ROW, rows};
use crate::model::StoryId;
use crate::screens::Action;
use crate::screens::inspector::blockers::open_button;
use crate::screens::inspector::pieces::{heading, show_all};
use crate::ui::format::thousands;

/// So many are shown until all are asked for.
const FEW: usize = 8;

pub(super) fn show(ui: &mut Ui, sight: Sight<'_>, stories: &[StoryId], all: &mut bool, actions: &mut Vec<Action>) {
    if stories.is_empty() {
        return;
    }
    heading(ui, "Stories", &thousands(stories.len()));
    let shown = if *all { stories.len() } else { stories.len().min(FEW) };
    rows(ui, shown, ROW, |ui, i| {
        let Some(story) = stories.get(i).and_then(|id| sight.project.stories.get(*id)) else { return };
        let layout = UiBuilder::new().layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(layout, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.spacing_mut().button_padding = egui::vec2(4.0, 2.0);
            ui.spacing_mut().interact_size.y = 22.0;
            open_button(ui, sight.project, story, actions);
        });
    });
    show_all(ui, "the stories", stories.len(), FEW, all);
}
