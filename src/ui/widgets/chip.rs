//! Small rounded labels.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Role, Sense, Shape, Ui, WidgetInfo, vec2};

use crate::ui::theme::CHIP;

/// The height of a chip in points.
pub const CHIP_HEIGHT: f32 = 18.0;
const PADDING: f32 = 7.0;

/// A chip that is laid out and not painted yet.
#[derive(Clone, Debug)]
pub struct Chip {
    galley: Arc<Galley>,
}

impl Chip {
    pub fn new(painter: &Painter, text: String, color: Color32) -> Self {
        Self { galley: painter.layout_no_wrap(text, FontId::proportional(CHIP), color) }
    }

    /// A chip that is cut to a width in points.
    pub fn cut(painter: &Painter, text: String, color: Color32, width: f32) -> Self {
        let mut job = LayoutJob::simple_singleline(text, FontId::proportional(CHIP), color);
        job.wrap = TextWrapping::truncate_at_width(width - 2.0 * PADDING);
        Self { galley: painter.layout_job(job) }
    }

    pub fn width(&self) -> f32 {
        (self.galley.size().x + 2.0 * PADDING).max(CHIP_HEIGHT)
    }

    /// With its left top corner at `at`: its ground and its text.
    pub fn shapes(self, at: Pos2, fill: Color32) -> [Shape; 2] {
        let rect = Rect::from_min_size(at, vec2(self.width(), CHIP_HEIGHT));
        let color = self.galley.job.sections.first().map_or(Color32::PLACEHOLDER, |s| s.format.color);
        let text = rect.center() - self.galley.size() / 2.0;
        [Shape::rect_filled(rect, CornerRadius::same(9), fill), Shape::galley(text, self.galley, color)]
    }
}

/// A chip as a widget.
pub fn chip(ui: &mut Ui, text: &str, color: Color32, fill: Color32) -> egui::Response {
    let chip = Chip::new(ui.painter(), text.to_owned(), color);
    let (rect, response) = ui.allocate_exact_size(vec2(chip.width(), CHIP_HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().extend(chip.shapes(rect.min, fill));
    response
}
