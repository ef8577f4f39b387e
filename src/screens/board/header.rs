//! Above the columns: title, filter and buttons; and what an empty board says.

use egui::{Align, Frame, Layout, Margin, Rect, RichText, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::view::{BoardView, Draft};
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::{TITLE, Tokens, hairline, semibold};
use crate::ui::widgets::{command_button, primary_button};

/// The height of the bar at the top of a screen.
const TOOLBAR: f32 = 43.0;

/// A bar across the screen, and what stands in it.
pub(super) fn strip(ui: &mut Ui, height: f32, salt: &str) -> Ui {
    let t = Tokens::of(ui);
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    ui.painter().rect_filled(rect, 0.0, t.panel);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, egui::Stroke::new(hairline(ui), t.line));
    ui.advance_cursor_after_rect(rect);
    // The next strip follows without a gap.
    ui.add_space(-ui.spacing().item_spacing.y);
    let inner = rect.shrink2(vec2(14.0, 0.0));
    ui.new_child(UiBuilder::new().id_salt(salt).max_rect(inner).layout(Layout::left_to_right(Align::Center)))
}

pub(super) fn toolbar(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let mut bar = strip(ui, TOOLBAR, "board-toolbar");
    bar.heading("Board");
    bar.add_space(6.0);

    let width = (bar.available_width() - 330.0).clamp(90.0, 210.0);
    let field = TextEdit::singleline(&mut view.filter)
        .hint_text("Filter stories")
        .prefix(RichText::new(icons::MAGNIFYING_GLASS).color(t.muted))
        .background_color(t.bg)
        .margin(Margin::symmetric(8, 5))
        .desired_width(width);
    let field = bar.add(field).accessible_name("Filter stories");
    let field = field.on_hover_text(Command::Filter.tooltip(bar.ctx()));
    if std::mem::take(&mut view.focus_filter) {
        field.request_focus();
    }
    if field.lost_focus() && bar.input(|i| i.key_pressed(egui::Key::Escape)) {
        view.filter.clear();
    }
    if !view.filter.is_empty() {
        let clear = egui::Button::new(icons::X).frame_when_inactive(false);
        if bar.add(clear).accessible_name("Clear the filter").on_hover_text("Clear the filter").clicked() {
            view.filter.clear();
        }
    }
    if scene.document.indexes().active_sprint().is_some() {
        let (icon, text) = if view.show_all { (icons::ROWS, "All stories") } else { (icons::REPEAT, "Active sprint") };
        let button = egui::Button::new(format!("{icon}  {text}"));
        let tooltip = Command::ToggleScope.tooltip(bar.ctx());
        if bar.add(button).accessible_name(format!("Shows: {text}")).on_hover_text(tooltip).clicked() {
            actions.push(Action::Run(Command::ToggleScope));
        }
    }
    bar.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let tooltip = Command::NewStory.tooltip(ui.ctx());
        if primary_button(ui, icons::PLUS, "Story").on_hover_text(tooltip).clicked() {
            actions.push(Action::Run(Command::NewStory));
        }
        let history = scene.document.history();
        for (command, label) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
            if command_button(ui, command, scene.facts, label) {
                actions.push(Action::Run(command));
            }
        }
    });
}

/// What an empty board says, over its columns.
pub(super) fn empty(ui: &mut Ui, area: Rect, scene: Scene<'_>, view: &mut BoardView) {
    let t = Tokens::of(ui);
    let (title, text) = if view.shown(scene.document).is_filtered() {
        ("Nothing matches", format!("No story has “{}” in its key, title, labels or people.", view.filter.trim()))
    } else {
        ("No stories yet", "A story is a unit of work that moves through these columns. Write the first one.".into())
    };
    let rect = Rect::from_center_size(pos2(area.center().x, area.min.y + 170.0), vec2(400.0, 150.0));
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)));
    Frame::new().fill(t.panel).corner_radius(10).stroke(egui::Stroke::new(1.0, t.line)).inner_margin(18).show(
        ui,
        |ui| {
            ui.set_width(364.0);
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(title).font(semibold(TITLE)));
                ui.label(RichText::new(text).color(t.muted));
                ui.add_space(6.0);
                if view.shown(scene.document).is_filtered() {
                    if ui.button("Clear the filter").clicked() {
                        view.filter.clear();
                    }
                } else if primary_button(ui, icons::PLUS, "New story").clicked() {
                    let columns = scene.document.project().columns_in_order();
                    view.draft = columns.first().map(|c| Draft { column: c.id, fresh: true, ..Draft::default() });
                }
            });
        },
    );
}
