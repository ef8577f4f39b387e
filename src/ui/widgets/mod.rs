//! Widgets that several screens use. Each has an accessible name.

mod avatar;
mod button;
mod chip;
mod list_editor;
mod picker;
mod swatch;

pub use avatar::{AVATAR, avatar, avatar_shapes};
pub use button::{command_button, command_menu_item, icon_button, primary_button};
pub use chip::{CHIP_HEIGHT, Chip, chip};
pub use list_editor::{ListChange, ListDraft, list_editor};
pub use picker::{Choice, picker, picker_button};
pub use swatch::swatch_picker;
