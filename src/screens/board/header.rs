//! Above the columns: title, filter and buttons; the active sprint; and what an empty board says.

use egui::{Align, CornerRadius, Frame, Layout, Rect, RichText, Role, Sense, Ui};
use egui::{UiBuilder, WidgetInfo, pos2, vec2};

use super::moves::first_lane;
use super::view::{BoardView, Show};
use crate::insight::{Scope, sprint_progress};
use crate::model::Sprint;
use crate::screens::Scene;
use crate::ui::format::{count, points, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, TITLE, Tokens, hairline, semibold};
use crate::ui::widgets::primary_button;

/// The height of the bar at the top of a screen.
pub(super) const TOOLBAR: f32 = 43.0;
const SPRINT: f32 = 52.0;

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

/// The active sprint's name, days, goal and progress.
pub(super) fn sprint(ui: &mut Ui, scene: Scene<'_>, view: &BoardView) {
    let project = scene.document.project();
    let Scope::Sprint(id) = view.scope(scene.document) else { return };
    let Some(sprint) = project.sprints.get(id) else { return };
    let t = Tokens::of(ui);
    let mut bar = strip(ui, SPRINT, "sprint-header");
    let today = scene.document.clock().today();
    let progress = sprint_progress(project, &scene.document.indexes().board, sprint, today);

    two_lines(&mut bar, |ui| {
        ui.label(RichText::new(visible(&sprint.name)).font(semibold(BODY)));
        let days = count(progress.working_days_left.max(0) as usize, "working day", "working days");
        let text = dates(scene, sprint).map_or_else(|| format!("{days} left"), |span| format!("{span}, {days} left"));
        ui.label(RichText::new(text).size(SECONDARY).color(t.muted));
    });
    if !sprint.goal.is_empty() {
        bar.add_space(10.0);
        let room = (bar.available_width() - 220.0).max(120.0);
        two_lines(&mut bar, |ui| {
            ui.set_max_width(room);
            ui.label(RichText::new("Goal").size(SECONDARY).color(t.muted));
            ui.add(egui::Label::new(RichText::new(visible(&sprint.goal)).size(BODY)).truncate());
        });
    }
    if progress.points > 0.0 && bar.available_width() > 200.0 {
        bar.add_space(10.0);
        two_lines(&mut bar, |ui| {
            let share = progress.share_done();
            let text = format!("{} of {} points done", points(progress.done), points(progress.points));
            ui.horizontal(|ui| {
                ui.set_width(190.0);
                ui.label(RichText::new(&text).size(SECONDARY).color(t.muted));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let percent = format!("{:.0}%", share * 100.0);
                    ui.label(RichText::new(percent).size(SECONDARY).color(t.muted));
                });
            });
            let (rect, response) = ui.allocate_exact_size(vec2(190.0, 6.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("Sprint: {text}")));
            let started = (progress.done + progress.doing) / progress.points;
            for (share, color) in [(1.0, t.line), (started, t.po_mid), (share, t.po)] {
                let part = Rect::from_min_size(rect.min, vec2(rect.width() * share as f32, rect.height()));
                ui.painter().rect_filled(part, CornerRadius::same(3), color);
            }
            response.on_hover_text(format!(
                "{} done, {} in progress, of {} points in the sprint",
                points(progress.done),
                points(progress.doing),
                points(progress.points)
            ));
        });
    }
}

fn dates(scene: Scene<'_>, sprint: &Sprint) -> Option<String> {
    let today = scene.document.clock().today();
    Some(scene.dates.span(sprint.start?, sprint.end?, today))
}

fn two_lines(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 34.0), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 3.0);
        ui.spacing_mut().interact_size.y = 14.0;
        add(ui);
    });
}

/// What an empty board says, over its columns.
pub(super) fn empty(ui: &mut Ui, area: Rect, scene: Scene<'_>, view: &mut BoardView) {
    let t = Tokens::of(ui);
    let (title, text) = if view.shown(scene.document).is_filtered() {
        ("Nothing matches", format!("No story fits “{}”.", view.filter.trim()))
    } else if view.show == Show::Archived {
        ("The archive is empty", "Stories that you archive are kept here, and can be brought back.".into())
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
                } else if view.show != Show::Archived && primary_button(ui, icons::PLUS, "New story").clicked() {
                    let columns = scene.document.project().columns_in_order();
                    if let Some(column) = columns.first() {
                        let lane = first_lane(scene.document, view);
                        view.start_draft(column.id, lane);
                    }
                }
            });
        },
    );
}
