//! A field that offers what fits to what is typed, in a list that the arrow keys walk.

use egui::{CompletionPopup, FocusDirection, Id, Key, Modifiers, RectAlign, Suggestion, TextEdit, Ui};

use crate::edit::StateId;

/// Offers that are listed at most.
pub(super) const MOST: usize = 8;
/// Characters of an offer that are shown, so that the list is no wider than the inspector.
const LONGEST: usize = 36;

/// A field with what it offers now.
#[derive(Debug)]
pub(super) struct Suggest<T> {
    pub(super) text: String,
    found: Vec<Offer<T>>,
    /// What `found` was found for.
    found_for: Option<(StateId, String)>,
    /// Lists that were closed with Escape: the field is another one then, or they would stay closed for good.
    closed: u32,
    was_closed: bool,
}

impl<T> Default for Suggest<T> {
    fn default() -> Self {
        Self { text: String::new(), found: Vec::new(), found_for: None, closed: 0, was_closed: false }
    }
}

/// An entry of the list.
#[derive(Clone, Debug)]
pub(super) struct Offer<T> {
    pub(super) value: T,
    pub(super) shown: String,
}

/// What came of the field in a frame.
#[derive(Debug)]
pub(super) enum Outcome<T> {
    Nothing,
    Picked(T),
    /// Backspace in the empty field.
    Back,
}

/// How the field is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) id: Id,
    pub(super) name: &'static str,
    /// In points.
    pub(super) width: f32,
}

impl<T: Clone> Suggest<T> {
    /// Shows the field. `find` is asked again only when the text or the project changed, and only with the focus.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        look: Look,
        state: StateId,
        find: impl FnOnce(&str) -> Vec<Offer<T>>,
    ) -> Outcome<T> {
        let Look { id, name, width } = look;
        let id = id.with(self.closed);
        let focused = ui.memory(|m| m.has_focus(id));
        let back = focused && self.text.is_empty() && ui.input(|i| i.key_pressed(Key::Backspace));
        if focused {
            pass_tab_on(ui);
        }
        let Self { text, found, found_for, .. } = self;
        let edit = TextEdit::singleline(text)
            .hint_text(name)
            .desired_width(width)
            .margin(egui::Margin::symmetric(4, 3))
            .align(egui::Align2::LEFT_CENTER)
            .background_color(egui::Color32::TRANSPARENT);
        let popup =
            CompletionPopup::new(id).word_boundary(|_| false).align(RectAlign::BOTTOM_START).accept_keys([Key::Enter]);
        let output = ui.scope(|ui| {
            // A field looks like a value until it is pointed at.
            ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::NONE;
            popup.show(ui, edit, |query| {
                if !focused {
                    return Vec::new();
                }
                if !found_for.as_ref().is_some_and(|(at, text)| *at == state && text == query.text) {
                    *found = find(query.text.trim());
                    *found_for = Some((state, query.text.to_owned()));
                }
                let place = |i: usize, offer: &Offer<T>| Suggestion::new(i.to_string()).content(short(&offer.shown));
                found.iter().enumerate().map(|(i, offer)| place(i, offer)).collect()
            })
        });
        let output = output.inner;
        let response = output.text_edit.response.response.accessible_name(name);
        if let Some(offer) = output.accepted.and_then(|a| a.insert.parse().ok()).and_then(|i: usize| self.found.get(i))
        {
            let value = offer.value.clone();
            self.text.clear();
            return Outcome::Picked(value);
        }
        self.was_closed |= focused && !output.is_open && !self.found.is_empty();
        if response.lost_focus() {
            // What was typed to search for something says nothing once it is left.
            self.text.clear();
            self.closed += u32::from(std::mem::take(&mut self.was_closed));
        }
        if back { Outcome::Back } else { Outcome::Nothing }
    }
}

/// The list takes Tab for itself while it is open; here it goes on to the next control as everywhere.
fn pass_tab_on(ui: &Ui) {
    let (back, on) =
        ui.input_mut(|i| (i.consume_key(Modifiers::SHIFT, Key::Tab), i.consume_key(Modifiers::NONE, Key::Tab)));
    if back || on {
        let direction = if back { FocusDirection::Previous } else { FocusDirection::Next };
        ui.memory_mut(|m| m.move_focus(direction));
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_offers_are_cut() {
        assert_eq!(short("checkout"), "checkout");
        let cut = short(&"é".repeat(60));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (LONGEST, true));
    }
}
