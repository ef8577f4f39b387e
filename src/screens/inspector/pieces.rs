//! What the parts of the inspector are made of.

use egui::{
    Align, Align2, Button, Color32, FontId, Layout, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::shared::Shared;
use crate::ui::format::thousands;
use crate::ui::theme::{SECONDARY, Tokens, semibold};
use crate::ui::widgets::{self, Choice, marked_picker, picker, picker_button};

/// The width of the names beside fields.
const NAMES: f32 = 86.0;

/// A heading, with a muted word beside it.
pub(in crate::screens) fn heading(ui: &mut Ui, text: &str, aside: &str) {
    heading_with(ui, text, aside, |_| {});
}

/// As [`heading`], with controls at the right.
pub(in crate::screens) fn heading_with(ui: &mut Ui, text: &str, aside: &str, add: impl FnOnce(&mut Ui)) {
    ui.add_space(10.0);
    line(ui, 20.0, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(text).font(semibold(SECONDARY)));
        self::aside(ui, aside);
        ui.with_layout(Layout::right_to_left(Align::Center), add);
    });
    ui.add_space(2.0);
}

/// A line of controls of a height in points, no higher for what it holds.
pub(in crate::screens) fn line<R>(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = height;
        add(ui)
    })
    .inner
}

/// A name at the left and its control.
pub(in crate::screens) fn row<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let muted = Tokens::of(ui).muted;
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(vec2(NAMES, 26.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAMES);
            ui.label(RichText::new(name).color(muted));
        });
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(4.0, 3.0);
        ui.spacing_mut().interact_size.y = 26.0;
        add(ui)
    })
    .inner
}

/// Secondary words in the muted colour.
pub(in crate::screens) fn aside(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = Tokens::of(ui).muted;
    ui.label(RichText::new(text).size(SECONDARY).color(color))
}

/// A box to tick by a name of its own. Returns what it becomes.
pub(in crate::screens) fn tick(ui: &mut Ui, ticked: bool, text: &str, name: &str) -> Option<bool> {
    let mut becomes = ticked;
    widgets::tick(ui, &mut becomes, text).accessible_name(name).changed().then_some(becomes)
}

/// A picker of a value that stories share, or not.
pub(in crate::screens) fn shared_picker<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    shown: RichText,
    present: &Shared<T>,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    let shown = match present {
        Shared::Same(_) => shown,
        Shared::Mixed => RichText::new("Mixed").color(Tokens::of(ui).muted),
    };
    value(picker(ui, name, shown, present, || wrapped(choices()))?)
}

/// As [`shared_picker`], with a button of one's own.
pub(in crate::screens) fn shared_button<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    button: Button<'_>,
    present: &Shared<T>,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    value(picker_button(ui, name, shown, button, present, || wrapped(choices()))?)
}

/// As [`shared_picker`], each choice with a disc of the colour that `mark` tells.
pub(in crate::screens) fn shared_marked_picker<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    shown: RichText,
    present: &Shared<T>,
    choices: impl FnOnce() -> Vec<Choice<T>>,
    mark: impl Fn(&T) -> Option<Color32>,
) -> Option<T> {
    let shown = match present {
        Shared::Same(_) => shown,
        Shared::Mixed => RichText::new("Mixed").color(Tokens::of(ui).muted),
    };
    let mark = |shared: &Shared<T>| match shared {
        Shared::Same(value) => mark(value),
        Shared::Mixed => None,
    };
    let value_shown = shown.text().to_owned();
    let button = Button::new(shown).frame_when_inactive(false).truncate();
    value(marked_picker(ui, name, &value_shown, button, present, || wrapped(choices()), mark)?)
}

fn wrapped<T>(choices: Vec<Choice<T>>) -> Vec<Choice<Shared<T>>> {
    choices.into_iter().map(|c| Choice { value: Shared::Same(c.value), label: c.label }).collect()
}

fn value<T>(shared: Shared<T>) -> Option<T> {
    match shared {
        Shared::Same(value) => Some(value),
        Shared::Mixed => None,
    }
}

/// A small button of an icon that shows when the pointer is `near` or when it has the focus.
pub(in crate::screens) fn quiet_button(ui: &mut Ui, icon: &str, name: &str, near: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 22.0), Sense::click());
    quiet_icon(ui, rect, &response, icon, name, near);
    response.on_hover_text(name)
}

/// As [`quiet_button`], in a place that was kept for it.
pub(in crate::screens) fn quiet_button_at(
    ui: &Ui,
    rect: Rect,
    id: egui::Id,
    icon: &str,
    name: &str,
    near: bool,
) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    quiet_icon(ui, rect, &response, icon, name, near);
    response.on_hover_text(name)
}

/// Paints the icon of what was allocated elsewhere, and names it.
pub(in crate::screens) fn quiet_icon(ui: &Ui, rect: Rect, response: &Response, icon: &str, name: &str, near: bool) {
    let t = Tokens::of(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, t.accent), egui::StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, t.hover);
    }
    if near || response.has_focus() || response.hovered() || response.dragged() {
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, FontId::proportional(SECONDARY), t.muted);
    }
}

/// The button that unfolds a list of which `few` are shown, and folds it again; none where that is all. `of` names the
/// list, such as "the activity".
pub(in crate::screens) fn show_all(ui: &mut Ui, of: &str, len: usize, few: usize, all: &mut bool) {
    if len <= few {
        return;
    }
    let text = if *all { "Show fewer".to_owned() } else { format!("Show all {}", thousands(len)) };
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(0.0, 2.0);
        let shown = RichText::new(&text).size(SECONDARY).color(Tokens::of(ui).accent);
        let name = format!("{text} of {of}");
        if ui.add(Button::new(shown).frame_when_inactive(false)).accessible_name(name).clicked() {
            *all = !*all;
        }
    });
}

/// The line around a text that is being edited without a frame of its own.
pub(in crate::screens) fn focus_line(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let line = response.rect.expand2(vec2(6.0, 2.0));
        let stroke = Stroke::new(1.5, Tokens::of(ui).accent);
        ui.painter().rect_stroke(line, 6.0, stroke, egui::StrokeKind::Inside);
    }
}
