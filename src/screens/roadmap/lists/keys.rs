//! Keys of the roadmap's lists.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

/// Takes the first key of this frame that is wanted with the modifiers that it was pressed with: a slow frame holds
/// several, and what is held down at its end says nothing of them.
pub(in crate::screens::roadmap) fn take(ui: &Ui, wanted: impl Fn(Key, Modifiers) -> bool) -> Option<(Key, Modifiers)> {
    ui.input_mut(|input| {
        let key = |event: &Event| match event {
            Event::Key { key, modifiers, pressed: true, .. } => Some((*key, *modifiers)),
            _ => None,
        };
        let at = input.events.iter().position(|event| key(event).is_some_and(|(key, held)| wanted(key, held)))?;
        key(&input.events.remove(at))
    })
}

/// Arrows and Escape go to what has the focus, and do not move the focus.
pub(in crate::screens::roadmap) fn keep_arrows(ui: &Ui, response: &Response) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// The keys for a menu on most systems.
pub(in crate::screens::roadmap) fn ask_for_menu(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F10) || i.consume_key(Modifiers::NONE, Key::Menu))
}
