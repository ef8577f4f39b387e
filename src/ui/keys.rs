//! Keys for what paints itself, such as cards and rows.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

/// Takes the first key of this frame that is wanted with the modifiers that it was pressed with: a slow frame holds
/// several, and what is held down at its end says nothing of them.
pub fn take(ui: &Ui, wanted: impl Fn(Key, Modifiers) -> bool) -> Option<(Key, Modifiers)> {
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
pub fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_taken_with_what_was_held_when_it_was_pressed() {
        let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let events = vec![
            key(Key::ArrowUp, Modifiers::SHIFT),
            key(Key::A, Modifiers::NONE),
            key(Key::ArrowDown, Modifiers::NONE),
        ];
        let mut taken = Vec::new();
        let input = egui::RawInput { events, ..egui::RawInput::default() };
        let ctx = egui::Context::default();
        let mut output = ctx.run_ui(input, |ui| {
            let wanted = |key, _| matches!(key, Key::ArrowUp | Key::ArrowDown);
            taken.extend(std::iter::from_fn(|| take(ui, wanted)));
            assert!(ui.input(|input| input.events.len() == 1), "what is not wanted is left to others");
        });
        output.textures_delta.clear();
        assert_eq!(taken, [(Key::ArrowUp, Modifiers::SHIFT), (Key::ArrowDown, Modifiers::NONE)]);
    }
}
