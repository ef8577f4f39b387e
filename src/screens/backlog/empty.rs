//! What a backlog without stories says, over its sections.

use egui::{Align, Frame, Layout, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2};

use super::view::BacklogView;
use crate::insight::Part;
use crate::screens::Scene;
use crate::ui::icons;
use crate::ui::theme::{TITLE, Tokens, semibold};
use crate::ui::widgets::primary_button;

/// The height of the card, in points.
const HEIGHT: f32 = 150.0;

/// Shows it below what ends at the height `bottom` of the screen, as far as there is room.
pub(super) fn show(ui: &mut Ui, area: Rect, bottom: f32, scene: Scene<'_>, view: &mut BacklogView) {
    let t = Tokens::of(ui);
    let filtered = view.shown(scene.document).is_filtered();
    let (title, text) = if filtered {
        ("Nothing matches", format!("No story of the backlog or of an open sprint fits “{}”.", view.filter.trim()))
    } else {
        (
            "Nothing to do yet",
            "The backlog holds all that is not done, the most important first. Write the first story.".into(),
        )
    };
    let top = bottom.min(area.max.y - HEIGHT).max(area.min.y);
    let rect = Rect::from_min_size(pos2(area.center().x - 200.0, top), vec2(400.0, HEIGHT));
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)));
    let frame = Frame::new().fill(t.panel).corner_radius(10).stroke(Stroke::new(1.0, t.line)).inner_margin(18);
    frame.show(ui, |ui| {
        ui.set_width(364.0);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(title).font(semibold(TITLE)));
            ui.label(RichText::new(text).color(t.muted));
            ui.add_space(6.0);
            if filtered {
                if ui.button("Clear the filter").clicked() {
                    view.filter.clear();
                }
            } else if primary_button(ui, icons::PLUS, "New story").clicked() {
                view.start_draft(Part::default());
            }
        });
    });
}
