//! Above the columns: title, filter and buttons; and what an empty board says.

use egui::{Align, Frame, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

use super::moves::first_lane;
use super::view::{BoardView, Show};
use crate::insight::Scope;
use crate::screens::Scene;
use crate::ui::icons;
use crate::ui::theme::{TITLE, Tokens, hairline, semibold};
use crate::ui::widgets::primary_button;

/// The height of the bar at the top of a screen.
pub(in crate::screens) const TOOLBAR: f32 = 43.0;

/// A bar across the screen, and what stands in it.
pub(crate) fn strip(ui: &mut Ui, height: f32, salt: &str) -> Ui {
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

/// Why no story is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Empty {
    /// Nothing fits the filter; `elsewhere` tells that something does outside of the sprint.
    NoMatch {
        elsewhere: bool,
    },
    Archive,
    /// Other stories are in no sprint or another.
    Sprint,
    Project,
}

fn why_empty(scene: Scene<'_>, view: &mut BoardView) -> Empty {
    let (document, scope) = (scene.document, view.scope(scene.document));
    let in_sprint = matches!(scope, Scope::Sprint(_));
    let board = &document.indexes().board;
    if view.shown(document).is_filtered() {
        Empty::NoMatch { elsewhere: in_sprint && view.fits_elsewhere(document) }
    } else if scope == Scope::Archived {
        Empty::Archive
    } else if in_sprint && document.project().columns.iter().any(|c| !board.lane(Scope::All, c.id).is_empty()) {
        Empty::Sprint
    } else {
        Empty::Project
    }
}

/// What an empty board says, over its columns.
pub(super) fn empty(ui: &mut Ui, area: Rect, scene: Scene<'_>, view: &mut BoardView) {
    let t = Tokens::of(ui);
    let why = why_empty(scene, view);
    let (title, text) = match why {
        Empty::NoMatch { .. } => ("Nothing matches", format!("No story fits “{}”.", view.filter.trim())),
        Empty::Archive => {
            ("The archive is empty", "Stories that you archive are kept here, and can be brought back.".into())
        }
        Empty::Sprint => {
            ("Nothing in this sprint", "No story is planned for it yet. Others are in the project.".into())
        }
        Empty::Project => (
            "No stories yet",
            "A story is a unit of work that moves through these columns. Write the first one.".into(),
        ),
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
                if matches!(why, Empty::NoMatch { .. }) && ui.button("Clear the filter").clicked() {
                    view.filter.clear();
                }
                if matches!(why, Empty::Sprint | Empty::NoMatch { elsewhere: true })
                    && ui.button("Show all stories").clicked()
                {
                    view.show = Show::All;
                }
                if why == Empty::Project && primary_button(ui, icons::PLUS, "New story").clicked() {
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
