//! The list: which runs are in sight, and everything of them.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::{
    Align2, CornerRadius, FontId, PointerButton, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::dragging;
use super::ground::Fold;
use super::layout::{CUT, GROUP, ROW, Run};
use super::planned::part_name;
use super::view::BacklogView;
use super::{Frame, draft, edits, empty, row, section};
use crate::insight::{Group, Part, Section};
use crate::model::Swatch;
use crate::screens::board::scroll_thumb;
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::format::{count, points, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP, SECONDARY, Tokens, semibold};

/// Beside the rows.
pub(super) const MARGIN: f32 = 14.0;

pub(super) fn show(ui: &mut Ui, area: Rect, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    let stack = view.stack(scene.document);
    let extent = f64::from(area.height());
    view.keep_top(scene.document, &stack);
    if ui.rect_contains_pointer(area) {
        view.scroll_y -= f64::from(ui.input(|i| i.smooth_scroll_delta().y));
    }
    let revealed = view.reveal;
    let frame = Frame { area, stack, offset: view.scroll_y };
    reveal(scene, view, &frame, extent);
    view.scroll_y = frame.stack.clamp(view.scroll_y, extent);
    // A whole number of pixels, or text would blur and hairlines come and go.
    let pixels = f64::from(ui.pixels_per_point());
    let frame = Frame { offset: (view.scroll_y * pixels).round() / pixels, ..frame };
    view.remember_top(scene.document, &frame.stack, extent);
    view.page = ((extent / ROW) as usize).saturating_sub(2).max(1);

    let ground = ui.interact(area, ui.make_persistent_id("ground"), Sense::CLICK | Sense::DRAG);
    let visible = frame.stack.visible(frame.offset, extent);
    let parts: Vec<(usize, Part, Run)> =
        visible.filter_map(|at| Some((at, view.shown(scene.document).part(at)?, *frame.stack.get(at)?))).collect();
    for (at, part, run) in &parts {
        if !run.content.section_folded {
            body(ui, scene, view, &frame, (*at, *part, run), actions);
        }
    }
    headers(ui, scene, view, &frame, &parts, actions);
    // What a key of this frame asked for comes into view in the next: its place may have been passed already.
    if view.reveal == revealed {
        view.reveal = None;
    }
    view.reveal_spot = None;
    edits::leave_undrawn(scene, view, actions);
    if ground.clicked() && !scene.document.selection.is_empty() {
        actions.push(Action::ClearSelection);
    }
    if ground.drag_started_by(PointerButton::Primary) && ui.input(egui::InputState::any_touches) {
        dragging::start_pan(ui, scene, view, actions);
    }
    dragging::update(ui, scene, view, &frame, actions);
    bar(ui, view, &frame);
    if view.draft.is_none() && view.shown(scene.document).is_empty() {
        empty::show(ui, area, frame.y(frame.stack.height()), scene, view);
    }
}

/// Brings what was asked for into view.
fn reveal(scene: Scene<'_>, view: &mut BacklogView, frame: &Frame, extent: f64) {
    if let Some(story) = view.reveal {
        let before = view.folds.revision();
        view.unfold(scene.document, story);
        if view.folds.revision() != before {
            // The heights are others now; the next frame has them.
            return;
        }
    }
    let shown = view.shown(scene.document);
    let stack = &frame.stack;
    if let Some(spot) = view.reveal_spot {
        let Some(run) = shown.position(spot.part) else { return };
        // Where lifted stories would land is between two rows; both come into view.
        let rows = shown.rows(spot.part).len();
        for row in [spot.row.min(rows), spot.row.saturating_sub(1)] {
            view.scroll_y = stack.reveal(view.scroll_y, run, row.min(rows.saturating_sub(1)), extent);
        }
    } else if let Some(at) = view.reveal.and_then(|story| shown.find_id(story)) {
        view.scroll_y = stack.reveal(view.scroll_y, at.part, at.row, extent);
    } else if let Some(draft) = view.draft.as_ref().filter(|draft| draft.fresh)
        && let Some(run) = shown.position(draft.part).and_then(|at| stack.get(at))
    {
        view.scroll_y = stack.show(view.scroll_y, run.section, run.first, extent);
    }
}

/// A group's name, and its rows in sight.
fn body(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    frame: &Frame,
    (at, part, run): (usize, Part, &Run),
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    if run.content.named {
        group_name(ui, scene, view, part, frame.rect(run.top, run.top + GROUP));
    }
    if run.content.folded {
        return;
    }
    let well = frame.rect(run.body, run.bottom).round_to_pixels(ui.pixels_per_point());
    let stroke = Stroke::new(1.0, t.line);
    ui.painter().rect(well, CornerRadius::same(7), t.panel, stroke, StrokeKind::Inside);
    let name = part_name(scene.document.project(), part);
    let builder = UiBuilder::new()
        .id_salt(("rows", part))
        .max_rect(well)
        .accessibility_role(Role::List)
        .accessibility_label(name);
    let ui = &mut ui.new_child(builder);
    // What lies under the header is not pressed through it.
    let header = header_top(frame, at, run) + section::HEIGHT;
    ui.shrink_clip_rect(frame.area.with_min_y(header.min(frame.area.max.y)));
    let bounds = well.intersect(frame.area);
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        let (min, max) = (bounds.min, bounds.max);
        node.set_bounds(egui::accesskit::Rect::new(min.x.into(), min.y.into(), max.x.into(), max.y.into()));
    });
    if run.content.drafted {
        draft::show(ui, scene, view, well.with_max_y(frame.y(run.first)), actions);
    }
    if run.content.rows == 0 {
        if !run.content.drafted {
            let (text, at) = (nothing_here(ui, view, scene, part.section), well.left_center() + vec2(14.0, 0.0));
            ui.painter().text(at, Align2::LEFT_CENTER, text, FontId::proportional(BODY), t.muted);
        }
        return;
    }
    for at in run.rows(frame.offset, f64::from(frame.area.height())) {
        let story = view.shown(scene.document).rows(part).get(at).map(Arc::clone);
        let Some(story) = story else { continue };
        let top = run.row_top(at);
        let rect = frame.rect(top, top + ROW).round_to_pixels(ui.pixels_per_point());
        let placed = row::Placed { part, row: at, len: run.content.rows, rect };
        row::show(ui, scene, view, placed, &story, actions);
    }
    if let Some(cut) = run.content.cut {
        let bottom = run.row_top(cut);
        let rect = frame.rect(bottom - CUT, bottom);
        if rect.intersects(frame.area) {
            cut_line(ui, view, rect);
        }
    }
}

/// What is said in a section without rows.
fn nothing_here(ui: &Ui, view: &BacklogView, scene: Scene<'_>, section: Section) -> String {
    let keys = |command: Command| command.shortcut_text(ui.ctx()).unwrap_or_default();
    match section {
        _ if view.shown(scene.document).is_filtered() => "Nothing here matches the filter.".into(),
        Section::Backlog => format!("Nothing waits here. Press {} to write a story.", keys(Command::NewStory)),
        Section::Sprint(_) => {
            format!("Nothing is planned for it yet. Drag stories here, or press {} on one.", keys(Command::PlanNext))
        }
    }
}

/// Where the next sprint's capacity ends.
fn cut_line(ui: &Ui, view: &BacklogView, rect: Rect) {
    let t = Tokens::of(ui);
    let Some(text) = view.planned.cut_text() else { return };
    let response = ui.interact(rect, ui.make_persistent_id("cut"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let galley = ui.painter().layout_no_wrap(text.to_owned(), semibold(CHIP), t.po);
    let (x, y) = (rect.x_range(), rect.center().y);
    let pill = Rect::from_min_size(pos2(x.min + 14.0, y - 9.0), galley.size() + vec2(16.0, 18.0 - galley.size().y));
    let dashes = egui::Shape::dashed_line(&[pos2(x.min, y), pos2(x.max, y)], Stroke::new(1.5, t.po), 6.0, 4.0);
    ui.painter().extend(dashes);
    ui.painter().rect_filled(pill, 9.0, t.po_soft);
    ui.painter().galley(pill.center() - galley.size() / 2.0, galley, t.po);
    response.on_hover_text("By the order of the backlog: the first story that does not fit ends it.");
}

/// The name of a group with its figures; a click folds or unfolds it.
fn group_name(ui: &mut Ui, scene: Scene<'_>, view: &mut BacklogView, part: Part, rect: Rect) {
    let t = Tokens::of(ui);
    let project = scene.document.project();
    let name = part.group.name(project);
    let fold = Fold::Group(part);
    let folded = view.folds.contains(&fold);
    let verb = if folded { "Unfold" } else { "Fold" };
    let response = ui.interact(rect, ui.make_persistent_id(("group", part)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {}", part_name(project, part))));
    let rows = view.shown(scene.document).rows(part);
    let figures = format!("{}  ·  {} pt", count(rows.len(), "story", "stories"), points(rows.points()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(figures.as_str());
        node.set_expanded(!folded);
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), 6.0, t.hover);
    }
    let (painter, y) = (ui.painter_at(rect), rect.center().y);
    let caret = if folded { icons::CARET_RIGHT } else { icons::CARET_DOWN };
    painter.text(pos2(rect.min.x + 16.0, y), Align2::CENTER_CENTER, caret, FontId::proportional(SECONDARY), t.muted);
    let mut x = rect.min.x + 28.0;
    if let Some(swatch) = swatch(scene, part.group) {
        painter.circle_filled(pos2(x + 5.0, y), 4.5, t.swatch(swatch));
        x += 16.0;
    }
    let figures = painter.layout_no_wrap(figures, FontId::proportional(SECONDARY), t.muted);
    let room = (rect.max.x - x - figures.size().x - 22.0).max(40.0);
    let title = super::face::line(&painter, visible(&name).into_owned(), semibold(SECONDARY), t.text, room);
    let width = title.size().x;
    painter.galley(pos2(x, y - title.size().y / 2.0), title, t.text);
    painter.galley(pos2(x + width + 10.0, y - figures.size().y / 2.0), figures, t.muted);
    if response.on_hover_text(format!("{verb} this group")).clicked() && !view.folds.remove(&fold) {
        view.folds.insert(fold);
    }
}

fn swatch(scene: Scene<'_>, group: Group) -> Option<Swatch> {
    let Group::Initiative(Some(id)) = group else { return None };
    super::face::initiative_color(scene.document.project(), id)
}

/// Where the header of a run's section is on the screen: at the top as long as a row of it is in sight.
fn header_top(frame: &Frame, at: usize, run: &Run) -> f32 {
    let natural = frame.y(run.section);
    let lowest = frame.y(frame.stack.section_bottom(at)) - section::HEIGHT;
    natural.max(frame.area.min.y).min(lowest.max(natural))
}

/// The headers of the sections in sight; that of the first stays at the top as long as a row of it is.
fn headers(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    frame: &Frame,
    parts: &[(usize, Part, Run)],
    actions: &mut Vec<Action>,
) {
    let mut seen = None;
    for (at, part, run) in parts {
        if seen.replace(part.section) == Some(part.section) {
            continue;
        }
        let corner = pos2(frame.area.min.x, header_top(frame, *at, run));
        let rect = Rect::from_min_size(corner, vec2(frame.area.width(), section::HEIGHT));
        section::header(ui, scene, view, part.section, rect.round_to_pixels(ui.pixels_per_point()), actions);
    }
}

/// The scroll bar at the right.
fn bar(ui: &mut Ui, view: &mut BacklogView, frame: &Frame) {
    let (extent, height) = (f64::from(frame.area.height()), frame.stack.height());
    if height <= extent {
        return;
    }
    let area = frame.area;
    let track = Rect::from_min_max(pos2(area.max.x - 10.0, area.min.y + 2.0), area.max - vec2(1.0, 2.0));
    let length = (extent / height).clamp(0.04, 1.0);
    let start = frame.offset / (height - extent) * (1.0 - length);
    let room = f64::from(track.height());
    let thumb =
        Rect::from_min_size(track.min + vec2(0.0, (start * room) as f32), vec2(track.width(), (length * room) as f32));
    if let Some(dragged) = scroll_thumb(ui, "rows", thumb, "Scroll the backlog") {
        view.scroll_y += f64::from(dragged.y) * (height - extent) / (room * (1.0 - length)).max(1.0);
    }
}
