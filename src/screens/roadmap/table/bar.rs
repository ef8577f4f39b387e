//! The strip above the table: the filter, how many rows there are, and copying.

use egui::{Align, Button, Key, Layout, Margin, Modifiers, Rect, RichText, TextEdit, Ui, UiBuilder, vec2};

use super::row::Source;
use super::view::TableView;
use crate::screens::{Action, Scene};
use crate::ui::format::{count, thousands};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, hairline};
use crate::ui::widgets::icon_button;

const HEIGHT: f32 = 40.0;
/// The greatest width of the filter, and what stands beside it.
const FILTER: f32 = 230.0;
const BESIDE: f32 = 190.0;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, source: Source<'_>, view: &mut TableView, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), HEIGHT));
    ui.painter().rect_filled(rect, 0.0, t.bg);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, egui::Stroke::new(hairline(ui), t.line));
    ui.advance_cursor_after_rect(rect);
    // The table follows without a gap.
    ui.add_space(-ui.spacing().item_spacing.y);
    let inner = rect.shrink2(vec2(14.0, 0.0));
    let builder = UiBuilder::new().id_salt("table bar").max_rect(inner).layout(Layout::left_to_right(Align::Center));
    let bar = &mut ui.new_child(builder);
    bar.shrink_clip_rect(rect);
    filter(bar, view);
    let (shown, all) = (view.rows.shown().len(), view.rows.count());
    let text = if shown == all {
        count(all, "row", "rows")
    } else {
        format!("{} of {}", thousands(shown), count(all, "row", "rows"))
    };
    bar.label(RichText::new(text).size(SECONDARY).color(t.muted));
    let right = UiBuilder::new().id_salt("right").max_rect(inner).layout(Layout::right_to_left(Align::Center));
    let mut right = bar.new_child(right);
    let selected = scene.document.plan_selection.len();
    let what = match selected {
        0 => "all rows".to_owned(),
        n => count(n, "selected row", "selected rows"),
    };
    let keys = right.ctx().format_shortcut(&egui::KeyboardShortcut::new(Modifiers::COMMAND, Key::C));
    if icon_button(&mut right, icons::COPY, "Copy rows", &format!("Copy {what} ({keys})")).clicked() {
        super::copy(&right, source, view, actions);
    }
}

fn filter(bar: &mut Ui, view: &mut TableView) {
    let t = Tokens::of(bar);
    let shortcut = egui::KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
    let covered = bar.memory(|memory| memory.top_modal_layer().is_some());
    view.focus_filter |= !covered && bar.input_mut(|i| i.consume_shortcut(&shortcut));
    let width = (bar.available_width() - BESIDE).clamp(80.0, FILTER);
    let field = TextEdit::singleline(&mut view.filter)
        .hint_text("Filter by title")
        .prefix(RichText::new(icons::MAGNIFYING_GLASS).color(t.muted))
        .background_color(t.panel)
        .margin(Margin::symmetric(8, 5))
        .desired_width(width);
    let field = bar.add(field).accessible_name("Filter by title");
    let field = field.on_hover_text(format!("Words in the title ({})", bar.ctx().format_shortcut(&shortcut)));
    if std::mem::take(&mut view.focus_filter) {
        field.request_focus();
    }
    if field.lost_focus() && bar.input(|i| i.key_pressed(Key::Escape)) {
        view.filter.clear();
    }
    if !view.filter.is_empty() {
        let clear = Button::new(icons::X).frame_when_inactive(false);
        if bar.add(clear).accessible_name("Clear the filter").on_hover_text("Clear the filter").clicked() {
            view.filter.clear();
        }
    }
}
