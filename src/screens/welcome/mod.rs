//! What stands there when no project is open: start one, open one, or look at the sample.

use std::path::PathBuf;

use egui::{Align, Align2, Button, FontId, Layout, Rect, RichText, Stroke, Ui, UiBuilder, vec2};

use super::Action;
use crate::ui::command::{Command, Facts};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, semibold};

const WIDTH: f32 = 620.0;

/// Shows the welcome screen. `recent` are files that were open before, the latest first.
pub fn show(ui: &mut Ui, facts: &Facts, recent: &[PathBuf], actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, t.bg);
    let width = WIDTH.min(area.width() - 40.0);
    let top = (area.height() * 0.14).min(140.0);
    let rect = Rect::from_min_size(
        egui::pos2(area.center().x - width / 2.0, area.min.y + top),
        vec2(width, area.height() - top),
    );
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    egui::ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        ui.set_width(width);
        ui.horizontal(|ui| {
            logo(ui, 44.0);
            ui.add_space(6.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(RichText::new("Roadboard").font(semibold(24.0)));
                let text = "Plan a product together, in one readable file that is yours.";
                ui.label(RichText::new(text).color(t.muted));
            });
        });
        ui.add_space(22.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let tile_width = (width - 24.0) / 3.0;
            for (command, title, text) in [
                (Command::NewProject, "New project", "Start with a workflow of three columns."),
                (Command::Open, "Open a project", "Pick a .ron file, or drop one on this window."),
                (Command::OpenSample, "Look at the sample", "Two years of an invented payment app."),
            ] {
                if tile(ui, command, title, text, tile_width, facts) {
                    actions.push(Action::Run(command));
                }
            }
        });
        recent_files(ui, recent, actions);
    });
}

/// The product's mark: both desks in one square.
pub fn logo(ui: &mut Ui, size: f32) {
    let t = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(size, size), egui::Sense::hover());
    let radius = egui::CornerRadius::same((size * 0.24) as u8);
    ui.painter().rect_filled(rect, radius, t.pm);
    // The upper left half in the other colour: the same rounded square, clipped row by row along the diagonal.
    let rows = size.ceil() as usize * 2;
    for i in 0..rows {
        let (from, to) = (i as f32 / rows as f32, (i + 1) as f32 / rows as f32);
        let clip = Rect::from_min_max(
            rect.min + vec2(0.0, size * from),
            egui::pos2(rect.max.x - size * from, rect.min.y + size * to),
        );
        ui.painter().with_clip_rect(clip).rect_filled(rect, radius, t.po);
    }
}

fn tile(ui: &mut Ui, command: Command, title: &str, text: &str, width: f32, facts: &Facts) -> bool {
    let t = Tokens::of(ui);
    let enabled = command.is_possible(facts);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 112.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, title));
    let active = enabled && (response.hovered() || response.has_focus());
    let stroke = if response.has_focus() { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.line) };
    let fill = if active { t.hover } else { t.panel };
    ui.painter().rect(rect, 10.0, fill, stroke, egui::StrokeKind::Inside);
    // Painted, not labels: the tile is one control with one name.
    let painter = ui.painter_at(rect);
    let inner = rect.shrink(14.0);
    let text_at = |pos, text: &str, font, color| {
        let galley = painter.layout(text.to_owned(), font, color, inner.width());
        let height = galley.size().y;
        painter.galley(pos, galley, color);
        height
    };
    text_at(inner.min, command.icon(), FontId::proportional(22.0), t.accent);
    if let Some(keys) = command.shortcut_text(ui.ctx()) {
        painter.text(inner.right_top(), Align2::RIGHT_TOP, keys, FontId::proportional(SECONDARY), t.muted);
    }
    let at = inner.min + vec2(0.0, 34.0);
    let height = text_at(at, title, semibold(13.0), t.text);
    text_at(at + vec2(0.0, height + 4.0), text, FontId::proportional(SECONDARY), t.muted);
    enabled && response.clicked()
}

fn recent_files(ui: &mut Ui, recent: &[PathBuf], actions: &mut Vec<Action>) {
    if recent.is_empty() {
        return;
    }
    let t = Tokens::of(ui);
    ui.add_space(22.0);
    ui.label(RichText::new("Recent").font(semibold(SECONDARY)).color(t.muted));
    for path in recent {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
            let folder = path.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
            let text = format!("{}   {name}", icons::FILE);
            let button = Button::new(text)
                .right_text(RichText::new(folder).color(t.muted).size(SECONDARY))
                .frame_when_inactive(false)
                .truncate()
                .min_size(vec2(ui.available_width() - 32.0, 30.0));
            if ui.add(button).accessible_name(format!("Open {name}")).clicked() {
                actions.push(Action::OpenPath(path.clone()));
            }
            let forget = Button::new(RichText::new(icons::X).color(t.muted)).frame_when_inactive(false);
            let label = format!("Remove {name} from the list");
            if ui.add(forget).accessible_name(&label).on_hover_text(label).clicked() {
                actions.push(Action::ForgetRecent(path.clone()));
            }
        });
    }
}
