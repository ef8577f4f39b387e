//! The field for a new story's title, at the top of a part.

use egui::{CornerRadius, FontId, Id, Key, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

use super::moves::new_story;
use super::view::BacklogView;
use crate::screens::{Action, Scene};
use crate::ui::theme::{CHIP, Tokens};

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut BacklogView, rect: Rect, actions: &mut Vec<Action>) {
    let Some(draft) = &mut view.draft else { return };
    let t = Tokens::of(ui);
    ui.painter().rect(rect, CornerRadius::same(7), t.panel, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    let hint = "Enter adds it, Escape closes";
    let hint = ui.painter().layout_no_wrap(hint.into(), FontId::proportional(CHIP), t.muted);
    let room = rect.width() - 32.0 - if rect.width() > 420.0 { hint.size().x + 16.0 } else { 0.0 };
    let edit = TextEdit::singleline(&mut draft.title)
        .id(Id::unique("new-backlog-story"))
        .hint_text("What is it about?")
        .frame(egui::Frame::NONE)
        .desired_width(room);
    let line = Rect::from_min_size(pos2(rect.min.x + 14.0, rect.center().y - 10.0), vec2(room, 20.0));
    let response = ui.put(line, edit).accessible_name("Title of the new story");
    if rect.width() > 420.0 {
        let at = pos2(rect.max.x - 14.0 - hint.size().x, rect.center().y - hint.size().y / 2.0);
        ui.painter().galley(at, hint, t.muted);
    }
    if std::mem::take(&mut draft.fresh) {
        response.request_focus();
    }
    let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
    if response.lost_focus() && enter {
        let title = std::mem::take(&mut draft.title).trim().to_owned();
        draft.fresh = true;
        if title.is_empty() {
            close(ui, scene, view);
            return;
        }
        let (part, below) = (draft.part, draft.below);
        actions.extend(new_story(scene.document, view, part, title, below).map(Action::CreateStory));
    } else if response.lost_focus() && escape {
        close(ui, scene, view);
    } else if response.lost_focus() && draft.title.is_empty() {
        view.draft = None;
    }
}

/// The keyboard goes on from the story that was made last, or from where it was.
fn close(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView) {
    // The row has the focus in this frame already, and would take the key for its own.
    ui.input_mut(|i| [Key::Enter, Key::Escape].map(|key| i.consume_key(Modifiers::NONE, key)));
    view.reveal = view.keep_draft().or(scene.document.selection.cursor());
}
