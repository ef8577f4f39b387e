//! A column: its well, and without lanes the one cell that scrolls in it.

use std::sync::Arc;

use egui::{CornerRadius, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::card::{self, Brush, Faces};
use super::layout::{self, PlacedRow};
use super::placed::{INSET, PlacedCell, PlacedColumn};
use super::view::{BoardView, Show};
use super::{COLUMN_HEADER, cell, column_header, draft, scroll_thumb};
use crate::insight::LaneKey;
use crate::model::{Column, LimitPolicy, LimitScope};
use crate::screens::{Action, Scene};
use crate::ui::format::{count, points, thousands, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, Tokens, semibold};

/// The width of a folded column, in points.
pub(super) const FOLDED: f32 = 40.0;

/// Opens the child in which a column is shown, and tells screen readers what it is.
pub(super) fn open(ui: &mut Ui, scene: Scene<'_>, view: &BoardView, placed: &PlacedColumn) -> Ui {
    let column = &placed.column;
    // In lanes, each cell is a list of its own.
    let role = if view.shown(scene.document).has_lanes() { Role::Group } else { Role::List };
    let builder = UiBuilder::new()
        .id_salt(("column", column.id))
        .max_rect(placed.rect)
        .accessibility_role(role)
        .accessibility_label(&column.name);
    let ui = ui.new_child(builder);
    let bounds = placed.rect.intersect(ui.clip_rect());
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_description(in_words(scene, view, column));
        let (min, max) = (bounds.min, bounds.max);
        node.set_bounds(egui::accesskit::Rect::new(min.x.into(), min.y.into(), max.x.into(), max.y.into()));
    });
    ui
}

/// What the column's header shows, for screen readers: "4 stories, 13 points, limit 3".
fn in_words(scene: Scene<'_>, view: &BoardView, column: &Column) -> String {
    let lane = scene.document.indexes().board.lane(view.scope(scene.document), column.id);
    let limit = limit_of(view, column);
    let each = if column.limit_scope == LimitScope::Lane { " in each lane" } else { "" };
    let limit = limit.map(|limit| format!(", limit {limit}{each}")).unwrap_or_default();
    format!("{}, {} points{limit}", count(lane.len(), "story", "stories"), points(lane.points()))
}

/// The well, tinted when the column holds more than its limit.
pub(super) fn paint_well(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, placed: &PlacedColumn) {
    let t = Tokens::of(ui);
    let over = figure(scene, view, &placed.column).over;
    ui.painter().rect_filled(placed.well(), CornerRadius::same(8), if over { t.warn_soft } else { t.side });
}

/// A count beside its limit, and whether it is over it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figure {
    pub(super) text: String,
    pub(super) over: bool,
    /// It stands beside a limit.
    pub(super) limited: bool,
}

/// How many stories the column holds, or would hold if what is dragged over it were dropped. A limit counts the same in
/// every scope; without one it is what the board shows.
pub(super) fn figure(scene: Scene<'_>, view: &BoardView, column: &Column) -> Figure {
    let indexes = scene.document.indexes();
    let held = view.drag.held().and_then(|held| held.entering.as_ref());
    let entering = held.filter(|e| e.column == column.id).map_or(0, |e| e.column_count);
    let in_lanes = view.shown(scene.document).has_lanes();
    let limit = limit_of(view, column).filter(|_| !(in_lanes && column.limit_scope == LimitScope::Lane));
    if let Some(limit) = limit {
        let count = indexes.work_in_progress(column.id) + entering;
        return Figure { text: format!("{} / {limit}", thousands(count)), over: count > limit, limited: true };
    }
    let count = indexes.board.lane(view.scope(scene.document), column.id).len() + entering;
    Figure { text: thousands(count), over: false, limited: false }
}

/// The same for one lane of a column whose limit counts lanes; `None` where it does not.
pub(super) fn lane_figure(scene: Scene<'_>, view: &mut BoardView, column: &Column, lane: &LaneKey) -> Option<Figure> {
    let limit = limit_of(view, column).filter(|_| column.limit_scope == LimitScope::Lane)?;
    let held = view.drag.held().and_then(|held| held.entering.as_ref());
    let entering = held.filter(|e| e.column == column.id && e.lane == *lane).map_or(0, |e| e.lane_count);
    let count = view.work_in_lane(scene.document, column.id, lane) + entering;
    Some(Figure { text: format!("{} / {limit}", thousands(count)), over: count > limit, limited: true })
}

/// The limit that counts for what is shown: the archive has none.
fn limit_of(view: &BoardView, column: &Column) -> Option<usize> {
    let counts = column.limit_policy != LimitPolicy::Off && view.show != Show::Archived;
    column.limit.filter(|_| counts).map(|limit| limit as usize)
}

/// A folded column: its name from top to bottom, and how many stories it holds. A click opens it.
pub(super) fn folded(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    placed: &PlacedColumn,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let id = ui.make_persistent_id("unfold");
    let response = ui.interact(placed.rect, id, Sense::CLICK | Sense::DRAG);
    let name = format!("Unfold {}", placed.column.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(false));
    let figure = figure(scene, view, &placed.column);
    let fill = match (figure.over, response.hovered()) {
        (true, _) => t.warn_soft,
        (false, true) => t.hover,
        (false, false) => t.side,
    };
    ui.painter().rect_filled(placed.rect, CornerRadius::same(8), fill);
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, t.accent);
        ui.painter().rect_stroke(placed.rect, CornerRadius::same(8), stroke, egui::StrokeKind::Inside);
    }
    let painter = ui.painter_at(placed.rect);
    let top = placed.rect.center_top() + vec2(0.0, 17.0);
    let caret = egui::FontId::proportional(BODY);
    painter.text(top, egui::Align2::CENTER_CENTER, icons::CARET_RIGHT, caret, t.muted);
    let color = if figure.over { t.warn } else { t.muted };
    let down = |text: String, font, color, y: f32| {
        let galley = painter.layout_no_wrap(text, font, color);
        let size = galley.size();
        let at = egui::pos2(placed.rect.center().x + size.y / 2.0, y);
        let shape = egui::epaint::TextShape::new(at, galley, color).with_angle(std::f32::consts::FRAC_PI_2);
        painter.add(shape);
        y + size.x
    };
    let y = down(visible(&placed.column.name).into_owned(), semibold(BODY), t.text, placed.rect.min.y + 60.0);
    down(figure.text, egui::FontId::proportional(SECONDARY), color, y + 10.0);
    column_header::respond(ui, scene, view, &placed.column, &response, actions);
    if response.on_hover_text(name).clicked() {
        view.folds.columns.remove(&placed.column.id);
    }
    let more = placed.rect.center_top() + vec2(0.0, 42.0);
    let more = Rect::from_center_size(more, Vec2::splat(column_header::BUTTON));
    ui.spacing_mut().interact_size.y = column_header::BUTTON;
    ui.spacing_mut().button_padding = Vec2::ZERO;
    column_header::menu_button(ui, scene, view, &placed.column, more, actions);
}

/// The one cell of a column on a board without lanes.
pub(super) fn show_cell(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    faces: &mut Faces,
    placed: &PlacedColumn,
    actions: &mut Vec<Action>,
) -> PlacedCell {
    let well = placed.well();
    let mut inside = well.shrink(INSET);
    let len = view.shown(scene.document).cell(0, placed.column.id).len();
    let mut ui = ui.new_child(UiBuilder::new().id_salt("well").max_rect(well));
    ui.shrink_clip_rect(well);
    if view.draft.as_ref().is_some_and(|draft| draft.column == placed.column.id) {
        draft::show(&mut ui, scene, view, inside.min, inside.width(), actions);
        inside.min.y += draft::HEIGHT;
    }
    let column = Arc::clone(&placed.column);
    let mut cell = PlacedCell { column, lane: LaneKey::All, rect: well, inside, rows: Vec::new(), len };
    place_rows(&ui, scene, view, faces, &mut cell);
    cell::cards(&mut ui, scene, view, faces, &cell, actions);
    bar(&mut ui, view, &cell);
    cell
}

/// Scrolls by what the wheel says, and finds the rows in sight.
fn place_rows(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, faces: &mut Faces, cell: &mut PlacedCell) {
    let id = cell.column.id;
    let shown = view.shown(scene.document);
    let stories = shown.cell(0, id);
    let painter = ui.painter().clone();
    let brush = Brush::new(&painter, Tokens::of(ui), scene, view.card_style(scene));
    let mut height =
        |row: usize| stories.get(row).map_or(0.0, |story| f64::from(faces.height(brush, story) + card::GAP));
    // The last card ends with a gap, so the view is one gap longer than it looks.
    let extent = f64::from((cell.inside.height() + card::GAP).max(1.0));
    let mut anchor = view.anchors.get(&id).copied().unwrap_or_default();

    let column = Rect::from_min_max(cell.rect.min - vec2(0.0, COLUMN_HEADER), cell.rect.max);
    let wheel = if ui.rect_contains_pointer(column) { ui.input(|i| i.smooth_scroll_delta().y) } else { 0.0 };
    anchor = layout::scroll(anchor, f64::from(-wheel), cell.len, extent, &mut height);
    let wanted = view.reveal.and_then(|id| scene.document.project().stories.get(id)).filter(|s| s.column == id);
    if let Some(row) = wanted.and_then(|story| stories.position(story)) {
        anchor = layout::reveal(anchor, row, cell.len, extent, &mut height);
    }
    // Where lifted cards would land is between two rows; both come into view.
    if let Some(spot) = view.reveal_spot.as_ref().filter(|spot| spot.column == id && cell.len > 0) {
        for row in [spot.row.min(cell.len - 1), spot.row.saturating_sub(1)] {
            anchor = layout::reveal(anchor, row, cell.len, extent, &mut height);
        }
    }
    let rows = layout::place_rows(anchor, cell.len, extent, &mut height);
    let with_story = |row: PlacedRow| stories.get(row.row).map(|story| (row, Arc::clone(story)));
    cell.rows = rows.into_iter().filter_map(with_story).collect();
    view.anchors.insert(id, anchor);
    view.remember_top(scene.document, id);
}

/// A scroll bar at the right side of the well.
fn bar(ui: &mut Ui, view: &mut BoardView, cell: &PlacedCell) {
    let rows: Vec<PlacedRow> = cell.rows.iter().map(|(row, _)| *row).collect();
    let extent = f64::from(cell.inside.height() + card::GAP);
    let Some((start, length)) = layout::thumb(&rows, cell.len, extent) else { return };
    let track = Rect::from_x_y_ranges(cell.rect.max.x - 7.0..=cell.rect.max.x, cell.inside.y_range());
    let height = f64::from(track.height());
    let thumb = Rect::from_min_size(
        track.min + vec2(0.0, (start * height) as f32),
        vec2(track.width(), (length * height) as f32),
    );
    let name = format!("Scroll {}", cell.column.name);
    if let Some(dragged) = scroll_thumb(ui, "bar", thumb, &name) {
        let rows_a_point = (cell.len as f64 - rows.len() as f64 + 1.0) / (height * (1.0 - length)).max(1.0);
        let anchor = view.anchors.entry(cell.column.id).or_default();
        let at = (anchor.row as f64 + anchor.fraction + f64::from(dragged.y) * rows_a_point).max(0.0);
        anchor.row = (at as usize).min(cell.len.saturating_sub(1));
        anchor.fraction = at.fract();
    }
}
