//! How stories hang together: what blocks them, what they block, and what they were split from and into.

use std::cmp::Reverse;
use std::sync::Arc;

use egui::{Align, Button, Id, Layout, RichText, Ui};

use super::INNER;
use super::common::Common;
use super::pieces::{aside, heading, quiet_button};
use super::suggest::{Look, MOST, Offer, Outcome, Suggest};
use crate::edit::StoryField;
use crate::model::{Project, Story, StoryId};
use crate::screens::board::card_name;
use crate::screens::{Action, Pick, Scene};
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};

/// Stories of a list that are shown at most.
const SHOWN: usize = 12;

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    field: &mut Suggest<StoryId>,
    common: &Common,
    story: Option<&Arc<Story>>,
    actions: &mut Vec<Action>,
) {
    let (project, indexes) = (scene.document.project(), scene.document.indexes());
    heading(ui, "Blocked by", "");
    for (id, n) in &common.blockers {
        let Some(blocker) = project.stories.get(*id) else { continue };
        let partial = (!common.is_all(*n)).then(|| format!("{n} of {}", common.len()));
        if blocking(ui, project, blocker, partial, actions) {
            let field = StoryField::RemoveBlocker(blocker.id);
            actions.push(Action::EditStories(common.stories.clone(), field));
        }
    }
    let look = Look { id: Id::unique("add-blocker"), name: "Add a blocker", width: INNER - 8.0 };
    let state = scene.document.history().present();
    if let Outcome::Picked(id) = field.show(ui, look, state, |text| offers(project, common, text)) {
        actions.push(Action::EditStories(common.stories.clone(), StoryField::AddBlocker(id)));
    }
    let Some(story) = story else { return };
    list(ui, project, "Blocks", indexes.blocks(story.id), actions);
    list(ui, project, "Split from", story.split_from.into_iter(), actions);
    list(ui, project, "Split into", indexes.split_into(story.id), actions);
}

/// A blocker with its state. True when it is to be removed.
fn blocking(
    ui: &mut Ui,
    project: &Project,
    blocker: &Story,
    partial: Option<String>,
    actions: &mut Vec<Action>,
) -> bool {
    let near = ui.rect_contains_pointer(row_rect(ui));
    let mut removed = false;
    story_line(ui, |ui| {
        let name = format!("Remove blocker {}", blocker.key);
        removed = quiet_button(ui, icons::X, &name, near).clicked();
        if let Some(text) = partial {
            aside(ui, text);
        }
        open_button(ui, project, blocker, actions);
    });
    removed
}

/// The place of the row that comes next.
fn row_rect(ui: &Ui) -> egui::Rect {
    egui::Rect::from_min_size(ui.cursor().min, egui::vec2(INNER, 24.0))
}

/// A row whose last part, the story, takes what the parts at the right leave.
pub(in crate::screens) fn story_line(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(egui::vec2(INNER, 24.0), Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = egui::vec2(4.0, 2.0);
        ui.spacing_mut().interact_size.y = 22.0;
        add(ui);
    });
}

/// A story with its state, which is shown on the board by a click.
pub(in crate::screens) fn open_button(ui: &mut Ui, project: &Project, story: &Story, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let (icon, color, state) = if story.is_cancelled() {
        (icons::PROHIBIT, t.muted, "cancelled")
    } else if project.is_done(story) {
        (icons::CHECK_CIRCLE, t.ok, "done")
    } else {
        (icons::CIRCLE_DASHED, t.warn, "not done")
    };
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.label(RichText::new(icon).color(color)).on_hover_text(state);
        ui.label(RichText::new(visible(&story.key)).size(SECONDARY).color(t.muted));
        let button = Button::new(RichText::new(visible(&story.title))).frame_when_inactive(false).truncate();
        let name = format!("Open {}, {state}", card_name(story));
        if ui.add(button).accessible_name(&name).on_hover_text(name).clicked() {
            actions.push(Action::Pick(story.id, Pick::Only));
            actions.push(Action::Reveal(story.id));
        }
    });
}

fn list(ui: &mut Ui, project: &Project, name: &str, stories: impl Iterator<Item = StoryId>, actions: &mut Vec<Action>) {
    let mut stories = stories.filter_map(|id| project.stories.get(id)).peekable();
    if stories.peek().is_none() {
        return;
    }
    heading(ui, name, "");
    for story in stories.by_ref().take(SHOWN) {
        story_line(ui, |ui| open_button(ui, project, story, actions));
    }
    let rest = stories.count();
    if rest > 0 {
        aside(ui, format!("and {rest} more"));
    }
}

/// Stories whose key or title hold the text and that do not block all of these yet, the closest first.
fn offers(project: &Project, common: &Common, text: &str) -> Vec<Offer<StoryId>> {
    let wanted = text.to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let on_all = |id| common.blockers.get(&id).is_some_and(|n| common.is_all(*n));
    let mut fitting: Vec<(_, &Arc<Story>)> = project
        .stories
        .iter()
        .filter_map(|story| Some((fit(story, &wanted)?, story)))
        .filter(|(_, story)| !on_all(story.id) && common.one() != Some(story.id))
        .map(|(fit, story)| ((Reverse(fit), project.is_done(story), story.key.as_str()), story))
        .collect();
    fitting.sort_unstable_by_key(|(order, _)| *order);
    fitting.truncate(MOST);
    fitting
        .into_iter()
        .map(|(_, story)| Offer { value: story.id, shown: visible(&card_name(story)).into_owned() })
        .collect()
}

/// How well a story fits a text in lower case.
fn fit(story: &Story, wanted: &str) -> Option<u8> {
    let key = story.key.to_lowercase();
    if key == wanted || key.rsplit('-').next() == Some(wanted) {
        return Some(3);
    }
    if key.starts_with(wanted) {
        return Some(2);
    }
    let title = story.title.to_lowercase();
    if title.starts_with(wanted) { Some(2) } else { title.contains(wanted).then_some(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_numbers_and_titles_fit() {
        let story = Story { key: "NP-12".into(), title: "Pay in two taps".into(), ..Story::default() };
        for (text, expected) in
            [("np-12", Some(3)), ("12", Some(3)), ("np-1", Some(2)), ("pay", Some(2)), ("two", Some(1)), ("x", None)]
        {
            assert_eq!(fit(&story, text), expected, "{text}");
        }
    }
}
