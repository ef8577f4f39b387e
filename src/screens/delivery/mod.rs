//! How delivery goes: charts computed from the stories' events.

use egui::Ui;

use super::{Action, Scene};
use crate::ui::command::Command;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct DeliveryView {}

impl DeliveryView {
    /// Nothing is held, so keys are the screen's own.
    pub fn is_idle(&self) -> bool {
        true
    }
}

/// The bar above the screen.
pub fn head(_ui: &mut Ui, _scene: Scene<'_>, _view: &mut DeliveryView, _actions: &mut Vec<Action>) {}

/// The screen itself.
pub fn body(_ui: &mut Ui, _scene: Scene<'_>, _view: &mut DeliveryView, _actions: &mut Vec<Action>) {}

/// What a command asks for here.
pub fn run(_scene: Scene<'_>, _view: &mut DeliveryView, _command: Command) -> Vec<Action> {
    Vec::new()
}
