//! A button that opens a list to pick one value from.

use egui::{
    Button, Color32, Event, EventFilter, Key, Modifiers, Popup, PopupCloseBehavior, Response, RichText, Role, Sense,
    Ui, WidgetInfo, vec2,
};

use super::choices::{Choice, Choices};
use super::dot;
use crate::ui::icons;
use crate::ui::theme::Tokens;

/// The least width of the list, in points.
const WIDTH: f32 = 220.0;
/// Rows that a page of the list is.
const PAGE: isize = 10;

/// Shows `shown` as a button named `name`; a click opens the choices. Returns the one that was picked.
pub fn picker<T: Clone + PartialEq + Send + Sync + 'static>(
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
pub fn picker_button<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    value: &str,
    button: Button<'_>,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    marked_picker(ui, name, value, button, present, choices, |_| None)
}

/// As [`picker_button`], each choice with a disc of the colour that `mark` tells.
pub fn marked_picker<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    value: &str,
    button: Button<'_>,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
    mark: impl Fn(&T) -> Option<Color32>,
) -> Option<T> {
    let response = ui.add(button);
    let announced = if value.trim().is_empty() { name.to_owned() } else { format!("{name}: {value}") };
    let response = response.accessible_name(announced);
    let popup = Popup::default_response_id(&response);
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    let picked = Popup::menu(&response)
        .accessible_name(name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(response.rect.width().max(WIDTH));
            marked_list(ui, name, present, choices, mark)
        })
        .and_then(|shown| shown.inner);
    // The keyboard goes on from the button; the focus was in the list that is gone now.
    let closed = was_open && !Popup::is_id_open(ui.ctx(), popup);
    if (closed || picked.is_some()) && !ui.input(|i| i.pointer.any_released()) {
        response.request_focus();
    }
    picked
}

/// The choices themselves, for a menu that is open already. Returns the one that was picked, which closes the menu.
pub fn choice_list<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    marked_list(ui, name, present, choices, |_| None)
}

fn marked_list<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
    mark: impl Fn(&T) -> Option<Color32>,
) -> Option<T> {
    let id = ui.make_persistent_id("choices");
    let mut list = Choices::open(ui, id, choices);
    if list.is_new() {
        list.highlight(list.all().iter().position(|choice| choice.value == *present).unwrap_or(0));
    }
    let asked = keys(ui, &mut list);
    let home = if list.is_long() { list.field(ui, name) } else { typed_ahead(ui, &mut list, name) };
    if asked == Some(Asked::Walk) {
        home.request_focus();
    }
    let t = Tokens::of(ui);
    let mut picked = None;
    let mut focused = None;
    list.rows(ui, |ui, place, choice, highlighted| {
        let is_present = choice.value == *present;
        let text = RichText::new(&choice.label).color(if is_present { t.accent } else { t.text });
        let row = match mark(&choice.value) {
            Some(color) => Button::selectable(is_present, (dot(color), text)),
            None => Button::selectable(is_present, text),
        };
        let mut row = row.min_size(vec2(ui.available_width(), 26.0)).truncate();
        if highlighted {
            row = row.fill(if is_present { t.selected } else { t.hover });
        }
        let row = ui.add(row);
        if highlighted && home.has_focus() {
            ui.ctx().accesskit_node_builder(home.id, |node| node.set_active_descendant(row.id.accesskit_id()));
        }
        if row.has_focus() {
            lock_arrows(ui, &row);
        }
        if row.gained_focus() {
            focused = Some(place);
        }
        if row.clicked() {
            picked = Some(choice.value.clone());
        }
    });
    if let Some(place) = focused {
        list.highlight(place);
    }
    if asked == Some(Asked::Pick) {
        picked = list.highlighted().map(|choice| choice.value.clone());
    }
    if picked.is_some() {
        ui.close();
    }
    list.keep(ui, id);
    picked
}

/// What the keys of a frame ask of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// The highlight moved.
    Walk,
    Pick,
}

/// Takes the keys that walk the list and pick from it.
fn keys<T: Send + Sync + 'static>(ui: &Ui, list: &mut Choices<T>) -> Option<Asked> {
    let mut asked = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } = event else { return true };
            let by = match key {
                Key::ArrowUp => -1,
                Key::ArrowDown => 1,
                Key::PageUp => -PAGE,
                Key::PageDown => PAGE,
                // The key that opened the list does not pick from it.
                Key::Enter if !list.is_new() => {
                    asked = Some(Asked::Pick);
                    return false;
                }
                _ => return true,
            };
            if asked != Some(Asked::Pick) {
                list.step(by);
                asked = Some(Asked::Walk);
            }
            false
        });
    });
    asked
}

/// Where the focus is while a short list is open: what is typed narrows it down without a field.
fn typed_ahead<T: Send + Sync + 'static>(ui: &mut Ui, list: &mut Choices<T>, name: &str) -> Response {
    let id = ui.make_persistent_id("typed ahead");
    let rect = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, format!("Choices of {name}")));
    if list.is_fresh() {
        response.request_focus();
    }
    if response.has_focus() {
        lock_arrows(ui, &response);
    }
    let mut text = list.narrow().to_owned();
    ui.input(|input| {
        for event in &input.events {
            match event {
                // The key that opened it, and a space that presses a row, are no text.
                Event::Text(typed) if !(list.is_new() || text.is_empty() && typed.trim().is_empty()) => {
                    text.push_str(typed);
                }
                Event::Key { key: Key::Backspace, pressed: true, .. } => drop(text.pop()),
                _ => {}
            }
        }
    });
    if text != list.narrow() {
        list.narrow_to(text);
    }
    if !list.narrow().is_empty() {
        let shown = format!("{}  {}", icons::MAGNIFYING_GLASS, list.narrow());
        ui.label(RichText::new(shown).color(Tokens::of(ui).muted));
    }
    response
}

/// Arrows move the highlight, and not the focus.
fn lock_arrows(ui: &Ui, response: &Response) {
    let filter = EventFilter { horizontal_arrows: false, vertical_arrows: true, escape: false, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}
