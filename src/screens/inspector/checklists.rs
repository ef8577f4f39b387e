//! The checklists that a story passes: ready, before it leaves its column, and done.

use std::collections::BTreeSet;

use egui::{Button, RichText, Ui};

use super::pieces::{aside, line, tick};
use super::set;
use crate::edit::StoryField;
use crate::model::Story;
use crate::screens::{Action, Scene};
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, semibold};

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    unfolded: &mut BTreeSet<&'static str>,
    story: &Story,
    actions: &mut Vec<Action>,
) {
    let project = scene.document.project();
    ui.add_space(8.0);
    list(ui, ("ready", "Ready"), &project.settings.definition_of_ready, unfolded, story, actions);
    if let Some(column) = project.columns.get(story.column) {
        let title = format!("Before leaving {}", visible(&column.name));
        list(ui, ("exit", &title), &column.exit_checklist, unfolded, story, actions);
    }
    list(ui, ("done", "Done"), &project.settings.definition_of_done, unfolded, story, actions);
}

fn list(
    ui: &mut Ui,
    (name, title): (&'static str, &str),
    items: &[String],
    unfolded: &mut BTreeSet<&'static str>,
    story: &Story,
    actions: &mut Vec<Action>,
) {
    if items.is_empty() {
        return;
    }
    let held = items.iter().filter(|item| story.checked.contains(*item)).count();
    let open = unfolded.contains(name);
    if fold(ui, title, &format!("{held} of {}", items.len()), open) {
        if open {
            unfolded.remove(name);
        } else {
            unfolded.insert(name);
        }
    }
    if !open {
        return;
    }
    ui.spacing_mut().interact_size.y = 22.0;
    for item in items {
        let holds = story.checked.contains(item);
        if let Some(holds) = tick(ui, holds, &visible(item), &format!("{title}: {item}")) {
            actions.push(set(story, StoryField::Checked(item.clone(), holds)));
        }
    }
}

/// The heading of a section that folds. True when it was pressed.
fn fold(ui: &mut Ui, title: &str, progress: &str, open: bool) -> bool {
    let t = Tokens::of(ui);
    line(ui, 24.0, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = egui::vec2(0.0, 1.0);
        let caret = RichText::new(if open { icons::CARET_DOWN } else { icons::CARET_RIGHT }).color(t.muted);
        let title_text = RichText::new(title).font(semibold(SECONDARY));
        let button = ui.add(Button::new((caret, title_text)).frame_when_inactive(false).truncate());
        aside(ui, progress);
        let verb = if open { "Fold" } else { "Unfold" };
        button.accessible_name(format!("{verb} {title}, {progress}")).clicked()
    })
}
