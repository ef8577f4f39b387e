//! What the details are made of: cards below each other.

use egui::{Frame, Margin, Rect, Response, RichText, Role, Stroke, Ui, UiBuilder};

use crate::ui::theme::{BODY, SECONDARY, Tokens, hairline, semibold};

/// A card of its own, with a heading unless that is empty.
pub(super) fn card<R>(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    card_with(ui, title, |_| {}, add)
}

/// As [`card`], with something at the right of the heading.
pub(super) fn card_with<R>(ui: &mut Ui, title: &str, aside: impl FnOnce(&mut Ui), add: impl FnOnce(&mut Ui) -> R) -> R {
    let t = Tokens::of(ui);
    let stroke = Stroke::new(hairline(ui), t.line);
    let frame = Frame::new().fill(t.panel).stroke(stroke).corner_radius(7).inner_margin(Margin::symmetric(16, 12));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if !title.is_empty() {
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 22.0;
                ui.label(RichText::new(title).font(semibold(BODY)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), aside);
            });
            ui.add_space(4.0);
        }
        add(ui)
    });
    ui.add_space(4.0);
    inner.inner
}

/// Where the rows of a list stand that screen readers know by a name.
pub(super) fn list_of(ui: &mut Ui, area: Rect, name: &str) -> Ui {
    let builder = UiBuilder::new().id_salt(("list", name)).max_rect(area).accessibility_role(Role::List);
    let list = ui.new_child(builder.accessibility_label(name));
    let seen = area.intersect(ui.clip_rect());
    ui.ctx().accesskit_node_builder(list.unique_id(), |node| {
        let (min, max) = (seen.min, seen.max);
        node.set_bounds(egui::accesskit::Rect::new(min.x.into(), min.y.into(), max.x.into(), max.y.into()));
    });
    list
}

/// Which row of how many it is, from 0.
pub(super) fn tell_place(ui: &Ui, row: &Response, at: usize, of: usize) {
    ui.ctx().accesskit_node_builder(row.id, |node| {
        node.set_position_in_set(at + 1);
        node.set_size_of_set(of);
    });
}

/// Secondary words.
pub(super) fn muted(ui: &mut Ui, text: impl Into<String>) -> egui::Response {
    let color = Tokens::of(ui).muted;
    ui.label(RichText::new(text).size(SECONDARY).color(color))
}

/// A number, what it is, and how it is counted.
pub(super) type Figure = (String, &'static str, &'static str);

/// The width of a figure, in points.
const FIGURE: f32 = 98.0;

/// Figures in rows, each a number with what it is below it.
pub(super) fn figures(ui: &mut Ui, all: &[Figure]) {
    let t = Tokens::of(ui);
    let in_a_row = ((ui.available_width() / FIGURE) as usize).clamp(1, all.len().max(1));
    // No row has one alone where they can be shared out evenly.
    let in_a_row = all.len().div_ceil(all.len().div_ceil(in_a_row).max(1)).max(1);
    ui.spacing_mut().item_spacing = egui::vec2(0.0, 8.0);
    for row in all.chunks(in_a_row) {
        ui.horizontal(|ui| {
            for (value, what, rule) in row {
                let cell = ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.set_min_width(FIGURE);
                    ui.label(RichText::new(value).font(semibold(18.0)));
                    ui.label(RichText::new(*what).size(SECONDARY).color(t.muted));
                });
                cell.response.on_hover_text(*rule);
            }
        });
    }
}

/// A bar of shares over each other, each 0 to 1, the longest first.
pub(super) fn bar(ui: &mut Ui, name: &str, shares: [f64; 2]) -> egui::Response {
    let t = Tokens::of(ui);
    let size = egui::vec2(ui.available_width(), 8.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name));
    for (share, color) in [(1.0, t.line), (shares[0], t.po_mid), (shares[1], t.po)] {
        let width = rect.width() * share.clamp(0.0, 1.0) as f32;
        let part = egui::Rect::from_min_size(rect.min, egui::vec2(width, rect.height()));
        ui.painter().rect_filled(part, egui::CornerRadius::same(4), color);
    }
    response
}
