//! A title as a field without a frame.

use egui::text::{CCursor, CCursorRange};
use egui::{Frame, Id, Key, Margin, Modifiers, Response, TextEdit, Ui};

use crate::ui::theme::{TITLE, semibold};

/// What becomes of the keyboard's focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::screens) enum Focus {
    AsItIs,
    /// It goes to the title, after its last letter.
    AtEnd,
    /// It goes to the title with all of it selected, so that typing replaces it.
    OnAll,
}

/// Shows a title; `text` is what was typed, in one line. Enter leaves it.
pub(in crate::screens) fn title_field(ui: &mut Ui, id: Id, text: &mut String, focus: Focus) -> Response {
    if ui.memory(|m| m.has_focus(id)) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
        ui.memory_mut(|m| m.surrender_focus(id));
    }
    let edit = TextEdit::multiline(text)
        .id(id)
        .font(semibold(TITLE))
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 4))
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .hint_text("Untitled")
        .return_key(None);
    let response = ui.add(edit).accessible_name("Title");
    if focus != Focus::AsItIs {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if focus == Focus::OnAll {
        let all = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
        let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), response.id);
    }
    if response.changed() {
        *text = text.replace(['\n', '\r'], " ");
    }
    response
}
