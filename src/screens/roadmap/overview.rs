//! The whole plan in a strip below the canvas, with a window on what is in sight.

use std::sync::Arc;

use egui::{Color32, CursorIcon, Mesh, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::time::{Camera, day_of};
use super::view::RoadmapView;
use crate::model::{Date, Period, Swatch};
use crate::screens::Scene;
use crate::ui::Tokens;
use crate::ui::theme::hairline;

pub(super) const HEIGHT: f32 = 40.0;
/// In a canvas that is lower than this it gives way to the bars.
pub(super) const LEAST: f32 = 260.0;
/// From the ends of the plan to the edges of the strip, in points.
const BESIDE: f64 = 24.0;

/// The strip's own picture, drawn anew when the plan or the strip changes.
#[derive(Debug, Default)]
pub struct Overview {
    key: Option<Key>,
    camera: Option<Camera>,
    mesh: Arc<Mesh>,
    /// From where in the window it is held, in days.
    held: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
struct Key {
    lanes: u64,
    plan: u64,
    rect: Rect,
    dark: bool,
    today: Date,
}

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, rect: Rect) {
    let t = Tokens::of(ui);
    let response = ui.interact(rect, ui.make_persistent_id("overview"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Overview of the plan"));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0.0, t.side);
    painter.hline(rect.x_range(), rect.min.y, Stroke::new(hairline(ui), t.line_strong));
    let today = scene.document.clock().today();
    let plan = view.timeline.lanes.period().unwrap_or(Period::day(today)).union(Period::day(today));
    let key = Key {
        lanes: view.timeline.lanes.revision(),
        plan: view.facts.plan_revision,
        rect,
        dark: ui.visuals().dark_mode,
        today,
    };
    if view.timeline.overview.key.as_ref() != Some(&key) {
        let mut camera = Camera::new(day_of(plan.start), 1.0);
        camera.fit(plan, f64::from(rect.width()), BESIDE);
        view.timeline.overview.mesh = Arc::new(bars(view, &camera, rect, t));
        view.timeline.overview.camera = Some(camera);
        view.timeline.overview.key = Some(key);
    }
    let Some(camera) = view.timeline.overview.camera else { return };
    painter.add(egui::Shape::Mesh(Arc::clone(&view.timeline.overview.mesh)));
    let x = |day: f64| rect.min.x + camera.x_of(day) as f32;
    painter.vline(x(day_of(today)), rect.y_range(), Stroke::new(1.0, t.bad));
    let canvas = view.timeline.camera;
    let days = view.timeline.room().0 / canvas.points_per_day();
    let (left, right) = (x(canvas.first_day()), x(canvas.first_day() + days));
    let window = Rect::from_min_max(pos2(left, rect.min.y + 2.0), pos2(right.max(left + 6.0), rect.max.y - 2.0));
    painter.rect_filled(window, 4.0, t.accent.gamma_multiply(0.12));
    painter.rect_stroke(window, 4.0, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    if response.hovered() {
        ui.ctx().set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
    }
    let at = response.interact_pointer_pos();
    if let Some(at) = at {
        let day = camera.day_at(f64::from(at.x - rect.min.x));
        // What is pressed in the window keeps its place in it; a press beside it is where its middle goes.
        let grasp = view.timeline.overview.held.unwrap_or_else(|| {
            let inside = window.contains(at) && response.drag_started();
            if inside { day - canvas.first_day() } else { days / 2.0 }
        });
        if response.dragged() {
            view.timeline.overview.held = Some(grasp);
        }
        if response.dragged() || response.clicked() {
            view.timeline.camera = Camera::new(day - grasp, canvas.points_per_day());
            view.timeline.keep_inside();
            ui.ctx().request_repaint();
        }
    }
    if !response.dragged() {
        view.timeline.overview.held = None;
    }
}

/// A line for each lane, where anything stands in it.
fn bars(view: &RoadmapView, camera: &Camera, rect: Rect, t: &Tokens) -> Mesh {
    let mut mesh = Mesh::default();
    let lanes = view.timeline.lanes.all();
    let room = rect.height() - 10.0;
    let pitch = (room / lanes.len().max(1) as f32).min(7.0);
    let thick = (pitch - 1.0).clamp(0.75, 4.0);
    for (i, lane) in lanes.iter().enumerate() {
        let color: Color32 = t.swatch(lane.color.unwrap_or(Swatch::Gray));
        let top = rect.min.y + 5.0 + pitch * i as f32;
        let mut run: Option<(f32, f32)> = None;
        let mut put = |(left, right): (f32, f32)| {
            mesh.add_colored_rect(Rect::from_min_size(pos2(left, top), vec2(right - left, thick)), color);
        };
        for bar in lane.bars() {
            let (left, right) = camera.span_of(bar.period);
            let (left, right) = (rect.min.x + left as f32, rect.min.x + (right as f32).max(left as f32 + 1.5));
            match &mut run {
                Some(run) if left <= run.1 + 0.5 => run.1 = run.1.max(right),
                Some(done) => {
                    put(*done);
                    run = Some((left, right));
                }
                None => run = Some((left, right)),
            }
        }
        run.into_iter().for_each(&mut put);
    }
    mesh
}
