//! What a view of the roadmap says where there is nothing to show.

use egui::{Align, Frame, Layout, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{TITLE, Tokens, semibold};

/// A sheet in the upper part of an area, with what can be done.
pub(in crate::screens::roadmap) fn sheet(ui: &mut Ui, area: Rect, title: &str, text: &str, add: impl FnOnce(&mut Ui)) {
    let t = Tokens::of(ui);
    let rect = Rect::from_center_size(pos2(area.center().x, area.min.y + 170.0), vec2(400.0, 150.0));
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)));
    let stroke = Stroke::new(1.0, t.line);
    Frame::new().fill(t.panel).corner_radius(10).stroke(stroke).inner_margin(18).show(ui, |ui| {
        ui.set_width(364.0);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(title).font(semibold(TITLE)));
            ui.label(RichText::new(text).color(t.muted));
            ui.add_space(6.0);
            add(ui);
        });
    });
}
