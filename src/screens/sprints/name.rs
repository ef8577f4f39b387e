//! The name of a sprint or a release as a field without a frame, with what can be done at its right.

use egui::text::{CCursor, CCursorRange};
use egui::{Align, Frame, Id, Layout, Margin, TextEdit, Ui, UiBuilder, vec2};

use super::typing::Typing;
use super::view::Wants;
use crate::screens::inspector::pieces::focus_line;
use crate::ui::theme::{TITLE, semibold};

/// The height of the line, in points.
const HEIGHT: f32 = 32.0;

/// A name to be shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    pub(super) id: Id,
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    /// What is to get the keyboard.
    pub(super) wants: Option<Wants>,
}

/// What came of it in a frame.
#[derive(Debug)]
pub(super) struct NameTyped {
    /// Another name that is not blank.
    pub(super) text: Option<String>,
    pub(super) left: bool,
    /// It has got the keyboard as it was wanted.
    pub(super) focused: bool,
}

pub(super) fn name_field(
    ui: &mut Ui,
    typing: &mut Typing,
    named: Named<'_>,
    buttons: impl FnOnce(&mut Ui),
) -> NameTyped {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), egui::Sense::hover());
    // The name comes first for the Tab key, in the room that the buttons left when they were last shown.
    let taken = named.id.with("buttons");
    let known: f32 = ui.data(|data| data.get_temp(taken)).unwrap_or(0.0);
    let room = rect.with_max_x(rect.max.x - known - 12.0);
    let left = UiBuilder::new().id_salt("name").max_rect(room).layout(Layout::left_to_right(Align::Center));
    let typed = typing.field(&mut ui.new_child(left), named.id, named.name, named.value.to_owned(), |edit| {
        edit.font(semibold(TITLE))
            .frame(Frame::NONE)
            .margin(Margin::symmetric(0, 4))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(room.width())
            .hint_text("A name")
    });
    let right = UiBuilder::new().id_salt("buttons").max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut right = ui.new_child(right);
    right.spacing_mut().item_spacing.x = 8.0;
    buttons(&mut right);
    let width = rect.max.x - right.min_rect().min.x;
    if (width - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(taken, width));
        ui.ctx().request_discard("the buttons beside a name have another width");
    }
    let response = typed.response;
    focus_line(ui, &response);
    let focused = matches!(named.wants, Some(Wants::Name | Wants::NewName));
    if focused {
        response.request_focus();
        response.scroll_to_me(None);
        let len = named.value.chars().count();
        let start = if named.wants == Some(Wants::NewName) { 0 } else { len };
        let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(start), CCursor::new(len))));
        state.store(ui.ctx(), response.id);
    }
    let text = typed.text.filter(|text| !text.trim().is_empty());
    NameTyped { text, left: typed.left.is_some(), focused }
}
