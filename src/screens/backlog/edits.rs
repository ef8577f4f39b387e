//! Title and estimate, typed in their place in the row.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, Rect, TextEdit, Ui};

use super::view::{BacklogView, Edited, Editing};
use crate::edit::StoryField;
use crate::model::Story;
use crate::screens::{Action, Scene};
use crate::ui::format::points;

impl BacklogView {
    /// Starts typing in a row.
    pub(super) fn edit(&mut self, story: &Story, what: Edited) {
        let text = match what {
            Edited::Title => story.title.clone(),
            Edited::Estimate => story.estimate.map(points).unwrap_or_default(),
        };
        self.editing = Some(Editing { story: story.id, what, text, fresh: true, drawn: false });
    }
}

/// An estimate as typed; none when nothing is.
///
/// # Errors
/// When it is not a number of points that a story can have, 0 to 1000.
pub(super) fn parse_estimate(text: &str) -> Result<Option<f64>, ()> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let points: f64 = text.parse().map_err(|_| ())?;
    if (0.0..=1000.0).contains(&points) { Ok(Some(points)) } else { Err(()) }
}

/// The field that is typed in.
pub(super) fn field(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    story: &Arc<Story>,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let Some(editing) = &mut view.editing else { return };
    editing.drawn = true;
    let id = Id::unique(("backlog-edit", story.id));
    let (name, align) = match editing.what {
        Edited::Title => ("Title", egui::Align::Min),
        Edited::Estimate => ("Estimate", egui::Align::Center),
    };
    let edit = TextEdit::singleline(&mut editing.text)
        .id(id)
        .margin(egui::Margin::symmetric(4, 3))
        .align(egui::Align2([align, egui::Align::Center]))
        .desired_width(rect.width() - 8.0);
    let response = ui.put(rect, edit).accessible_name(format!("{name} of {}", story.key));
    if std::mem::take(&mut editing.fresh) {
        response.request_focus();
        let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        let (start, end) = (egui::text::CCursor::default(), egui::text::CCursor::new(editing.text.chars().count()));
        state.cursor.set_char_range(Some(egui::text::CCursorRange::two(start, end)));
        state.store(ui.ctx(), id);
        return;
    }
    if response.lost_focus() {
        let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
        leave(scene, view, escape, actions);
        if enter || escape {
            // The row takes the keys from the next frame on, and must not take this one.
            ui.input_mut(|i| [Key::Enter, Key::Escape].map(|key| i.consume_key(Modifiers::NONE, key)));
            view.reveal = Some(story.id);
        }
    }
}

/// A field that was not shown, because its row is out of sight, is left as by a click elsewhere.
pub(super) fn leave_undrawn(scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    let Some(editing) = &mut view.editing else { return };
    if !std::mem::take(&mut editing.drawn) && !editing.fresh {
        leave(scene, view, false, actions);
    }
}

/// Sets what was typed, or leaves it as it was.
fn leave(scene: Scene<'_>, view: &mut BacklogView, cancel: bool, actions: &mut Vec<Action>) {
    let Some(Editing { story, what, text, .. }) = view.editing.take() else { return };
    let Some(known) = scene.document.project().stories.get(story).filter(|_| !cancel) else { return };
    match what {
        Edited::Title => {
            let title = text.trim();
            if !title.is_empty() && title != known.title {
                actions.push(Action::EditStories(vec![story], StoryField::Title(title.to_owned())));
            }
        }
        Edited::Estimate => match parse_estimate(&text) {
            Ok(estimate) if estimate != known.estimate => {
                actions.push(Action::EditStories(vec![story], StoryField::Estimate(estimate)));
                view.refine.set(story, view.now);
            }
            Ok(_) => {}
            Err(()) => {
                let text = format!("“{}” is not a number of points. It can be 0 to 1000.", text.trim());
                actions.push(Action::Announce(text));
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::parse_estimate;

    #[test]
    fn estimates_are_numbers_of_points_or_nothing() {
        for (text, expected) in [
            ("5", Ok(Some(5.0))),
            (" 0,5 ", Ok(Some(0.5))),
            ("0", Ok(Some(0.0))),
            ("1000", Ok(Some(1000.0))),
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("1001", Err(())),
            ("-1", Err(())),
            ("NaN", Err(())),
            ("five", Err(())),
        ] {
            assert_eq!(parse_estimate(text), expected, "{text:?}");
        }
    }
}
