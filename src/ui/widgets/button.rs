//! Buttons.

use egui::{Button, Response, RichText, Stroke, Ui, vec2};

use crate::ui::command::{Command, Facts};
use crate::ui::theme::Tokens;

/// A button of icon and text in the accent colour, for the first action of a screen.
pub fn primary_button(ui: &mut Ui, icon: &str, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let label = RichText::new(if icon.is_empty() { text.to_owned() } else { format!("{icon}  {text}") });
    let button = Button::new(label.color(tokens.on_accent)).fill(tokens.accent).stroke(Stroke::NONE);
    ui.add(button.min_size(vec2(0.0, 28.0))).accessible_name(text)
}

/// A button that shows only an icon. Its name is its tooltip too, with the shortcut if there is one.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str, tooltip: &str) -> Response {
    let button = Button::new(RichText::new(icon).size(16.0)).frame_when_inactive(false).min_size(vec2(28.0, 28.0));
    ui.add(button).accessible_name(name).on_hover_text(tooltip)
}

/// An icon button for a command; greyed when it is not possible. `about` tells in the tooltip what it would act on. True
/// when it was clicked.
pub fn command_button(ui: &mut Ui, command: Command, facts: &Facts, about: Option<&str>) -> bool {
    let tooltip = match about {
        Some(about) => format!("{}: {about}", command.tooltip(ui.ctx())),
        None => command.tooltip(ui.ctx()),
    };
    ui.add_enabled_ui(command.is_possible(facts), |ui| icon_button(ui, command.icon(), command.name(), &tooltip))
        .inner
        .on_disabled_hover_text(tooltip)
        .clicked()
}

/// A row of a menu for a command. True when it was clicked; the menu closes then.
pub fn command_menu_item(ui: &mut Ui, command: Command, facts: &Facts) -> bool {
    let text = format!("{}   {}", command.icon(), command.name());
    let mut button = Button::new(text).frame_when_inactive(false).min_size(vec2(ui.available_width(), 26.0));
    if let Some(keys) = command.shortcut_text(ui.ctx()) {
        button = button.shortcut_text(keys);
    }
    let clicked = ui.add_enabled(command.is_possible(facts), button).accessible_name(command.name()).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
