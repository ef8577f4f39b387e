//! Telling a press that drags from a finger that scrolls.

use egui::{PointerButton, Response, Ui};

/// Seconds that a finger rests on a card before it takes it; moving before that scrolls.
const HOLD: f64 = 0.25;

/// What a press on something that can be dragged begins in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::screens) enum Start {
    Nothing,
    Drag,
    Scroll,
}

pub(in crate::screens) fn start(ui: &Ui, response: &Response) -> Start {
    // Most cards are not pressed; asking more would cost each of them.
    if !response.is_pointer_button_down_on() {
        return Start::Nothing;
    }
    let (touch, held) = ui.input(|i| (i.any_touches(), i.pointer.press_start_time().map(|since| i.time - since)));
    let started = response.drag_started_by(PointerButton::Primary);
    match (touch, held) {
        (false, _) if started => Start::Drag,
        (true, Some(held)) if started => {
            if held < HOLD {
                Start::Scroll
            } else {
                Start::Drag
            }
        }
        // A finger that rests takes the card without moving.
        (true, Some(held)) if held >= HOLD && !response.dragged() => Start::Drag,
        (true, Some(held)) if held < HOLD => {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(HOLD - held));
            Start::Nothing
        }
        _ => Start::Nothing,
    }
}
