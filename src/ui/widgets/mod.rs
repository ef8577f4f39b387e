//! Widgets that several screens use. Each has an accessible name.

use egui::{Response, Stroke, StrokeKind, Ui};

use crate::ui::theme::Tokens;

mod avatar;
mod button;
mod calendar;
mod chip;
mod choice;
mod choices;
mod context_menu;
mod date_field;
mod in_sight;
mod label;
mod list_editor;
mod markdown;
mod picker;
mod quiet_field;
mod swatch;

pub use avatar::{AVATAR, avatar, avatar_shapes};
pub use button::{command_button, command_menu_item, icon_button, primary_button};
pub use chip::{CHIP_HEIGHT, Chip, chip};
pub use choice::{pick_one, tick};
pub use choices::{Choice, Choices};
pub use context_menu::ContextMenu;
pub use date_field::{DateFieldResponse, date_field, date_field_id};
pub use in_sight::keep_focus_in_sight;
pub use label::{color_picker, label_chip, label_colors, swatch_choice, swatch_picker};
pub use list_editor::{ListChange, ListDraft, list_editor};
pub use markdown::markdown;
pub use picker::{choice_list, marked_picker, picker, picker_button};
pub use quiet_field::{QuietField, quiet_field};
pub use swatch::{dot, swatch_button};

/// Shows that a widget which paints itself has the keys.
fn focus_ring(ui: &Ui, response: &Response, corner: f32) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, Tokens::of(ui).accent);
        ui.painter().rect_stroke(response.rect, corner, stroke, StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests;
