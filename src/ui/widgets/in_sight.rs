//! What gains the focus by a key comes into sight.

use egui::{Align, Ui};

/// Scrolls to what has gained the focus since the last frame where the edge of the area cuts it. To be called in a scrolled
/// area after all that it holds.
pub fn keep_focus_in_sight(ui: &Ui) {
    let focused = ui.memory(egui::Memory::focused);
    let key = ui.scope_id().with("focus in sight");
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<Option<egui::Id>>(key).flatten();
        data.insert_temp(key, focused);
        before
    });
    // What is clicked is in sight.
    if focused == before || ui.input(|i| i.pointer.any_down() || i.pointer.any_released()) {
        return;
    }
    let Some(known) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    let (area, rect) = (ui.clip_rect(), known.rect);
    // What is elsewhere is cut by other edges, or by none.
    let is_here = known.layer_id == ui.layer_id() && known.interact_rect.y_range() == rect.intersect(area).y_range();
    let is_whole = area.min.y <= rect.min.y && rect.max.y <= area.max.y;
    if is_here && !is_whole {
        let align = (rect.height() > area.height()).then_some(Align::Min);
        ui.scroll_to_rect_animation(rect, align, egui::style::ScrollAnimation::none());
    }
}
