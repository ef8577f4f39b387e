//! A button that opens a list to pick one value from.

use egui::{Button, Popup, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::ui::theme::Tokens;

/// An entry of a picker.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    pub value: T,
    pub label: String,
}

/// From this many choices on, a field to narrow them down stands above the list.
const FILTER_FROM: usize = 9;

/// Shows `shown` as a button named `name`; a click opens the choices. Returns the one that was picked.
pub fn picker<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    shown: RichText,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    let value = shown.text().to_owned();
    picker_button(ui, name, &value, Button::new(shown).frame_when_inactive(false).truncate(), present, choices)
}

/// As [`picker`], with a button of one's own; `value` is what it shows, in words.
pub fn picker_button<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    value: &str,
    button: Button<'_>,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    let response = ui.add(button);
    let announced = if value.trim().is_empty() { name.to_owned() } else { format!("{name}: {value}") };
    let response = response.accessible_name(announced);

    let filter_id = response.id.with("filter");
    let opened = response.clicked();
    let mut picked = None;
    Popup::menu(&response)
        .accessible_name(name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(220.0)
        .show(|ui| {
            let choices = choices();
            let mut filter: String = ui.data_mut(|data| data.get_temp(filter_id).unwrap_or_default());
            if opened {
                filter.clear();
            }
            if choices.len() >= FILTER_FROM {
                let edit = TextEdit::singleline(&mut filter).hint_text("Narrow down").desired_width(f32::INFINITY);
                let edit = ui.add(edit).accessible_name(format!("Narrow down {name}"));
                if opened {
                    edit.request_focus();
                }
            }
            let wanted = filter.to_lowercase();
            let fits = |choice: &&Choice<T>| choice.label.to_lowercase().contains(&wanted);
            let tokens = Tokens::of(ui);
            ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).show(ui, |ui| {
                let fitting: Vec<_> = choices.iter().filter(fits).collect();
                let enter = !wanted.is_empty() && ui.input(|i| i.key_pressed(egui::Key::Enter));
                for (i, choice) in fitting.iter().enumerate() {
                    let is_present = choice.value == *present;
                    let text = RichText::new(&choice.label).color(if is_present { tokens.accent } else { tokens.text });
                    let row = Button::selectable(is_present, text).min_size(vec2(ui.available_width(), 26.0));
                    if ui.add(row).clicked() || (enter && i == 0) {
                        picked = Some(choice.value.clone());
                        ui.close();
                    }
                }
                if fitting.is_empty() {
                    ui.label(RichText::new("Nothing matches").color(tokens.muted));
                }
            });
            ui.data_mut(|data| data.insert_temp(filter_id, filter));
        });
    // The keyboard goes on from the button; the focus was in the list that is gone now.
    if picked.is_some() && !ui.input(|i| i.pointer.any_released()) {
        response.request_focus();
    }
    picked
}
