//! Lanes: their names, and the cells in sight.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, CornerRadius, FontId, Rect, Role, Sense, Stroke, TextFormat, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::card::{self, Faces};
use super::column::lane_figure;
use super::layout::PlacedRow;
use super::placed::{Frame, INSET, LanesView, PlacedCell, PlacedColumn};
use super::stack::{LaneContent, LaneSizes, LaneStack};
use super::view::{BoardView, StackKey};
use super::{cell, draft, face, scroll_thumb};
use crate::insight::LaneKey;
use crate::model::{Project, Swatch};
use crate::screens::{Action, Scene};
use crate::ui::format::{count, points, thousands, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, Tokens, hairline, semibold};
use crate::ui::widgets::avatar_shapes;

/// The height of a lane's name.
pub(super) const HEADER: f32 = 32.0;
/// What a lane's name has at least, in points.
const SHORTEST_NAME: f32 = 30.0;
/// Between the gap below a lane's last card and the next lane.
const PADDING: f32 = 2.0;

/// Where the lanes are: below the names of the columns, as one view that scrolls.
pub(super) fn view_of(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, rect: Rect) -> LanesView {
    let stack = stack(ui, scene, view);
    let extent = f64::from(rect.height());
    if ui.rect_contains_pointer(rect) {
        view.scroll_y -= f64::from(ui.input(|i| i.smooth_scroll_delta().y));
    }
    reveal(scene, view, &stack, extent);
    view.scroll_y = stack.clamp(view.scroll_y, extent);
    let visible = stack.visible(view.scroll_y, extent);
    let first = visible.start;
    let keys = view.shown(scene.document).lanes()[visible].to_vec();
    LanesView { rect, stack, offset: view.scroll_y, keys, first }
}

/// The heights of all lanes, worked out again only when one may have changed.
fn stack(ui: &Ui, scene: Scene<'_>, view: &mut BoardView) -> Arc<LaneStack> {
    let painter = ui.painter();
    let brush = card::Brush::new(painter, Tokens::of(ui), scene, view.card_style(scene));
    let row = f64::from(face::even_height(&brush).unwrap_or(100.0) + card::GAP);
    let key = StackKey {
        arranged: view.arranged(),
        folded: [view.folds.columns.revision(), view.folds.lanes.revision()],
        drafted: view.draft.as_ref().map(|draft| draft.lane.clone()),
        row,
    };
    if let Some((known, stack)) = &view.stack
        && *known == key
    {
        return Arc::clone(stack);
    }
    let shown = view.shown(scene.document);
    let columns: Vec<_> = shown.columns().into_iter().filter(|c| !view.folds.columns.contains(c)).collect();
    let lanes = shown.lanes().iter().enumerate().map(|(i, lane)| LaneContent {
        rows: columns.iter().map(|column| shown.cell(i, *column).len()).max().unwrap_or(0),
        above: if key.drafted.as_ref() == Some(lane) { f64::from(draft::HEIGHT) } else { 0.0 },
        folded: view.folds.lanes.contains(lane),
    });
    let sizes = LaneSizes { header: f64::from(HEADER), inset: f64::from(INSET), row, padding: f64::from(PADDING) };
    let stack = Arc::new(LaneStack::new(sizes, lanes.collect()));
    view.stack = Some((key, Arc::clone(&stack)));
    stack
}

/// Brings the story that was asked for into view, or the one that is being typed.
fn reveal(scene: Scene<'_>, view: &mut BoardView, stack: &LaneStack, extent: f64) {
    let shown = view.shown(scene.document);
    let story = view.reveal.and_then(|id| scene.document.project().stories.get(id));
    let at = story.and_then(|story| shown.find(story, view.cursor_lane.as_ref()));
    let drafted = view.draft.as_ref().filter(|draft| draft.fresh);
    let spot = view.reveal_spot.as_ref().and_then(|spot| Some((shown.lane_position(&spot.lane)?, spot.row)));
    if let Some((lane, row)) = spot {
        // Where lifted cards would land is between two rows; both come into view.
        for row in [row, row.saturating_sub(1)] {
            view.scroll_y = stack.reveal(view.scroll_y, lane, 0.0, row, extent);
        }
    } else if let Some(at) = at {
        let lane = shown.lanes()[at.lane].clone();
        view.scroll_y = stack.reveal(view.scroll_y, at.lane, 0.0, at.row, extent);
        // The next frame knows the lane, in which the card is given the focus.
        view.cursor_lane = Some(lane);
    } else if let Some(lane) = drafted.and_then(|draft| shown.lane_position(&draft.lane)) {
        view.scroll_y = stack.reveal(view.scroll_y, lane, 0.0, 0, extent);
    }
}

/// Shows the lanes in sight over the wells of the columns.
pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    faces: &mut Faces,
    frame: &mut Frame,
    actions: &mut Vec<Action>,
) {
    let Some(lanes) = frame.lanes.clone() else { return };
    let mut ui = ui.new_child(UiBuilder::new().id_salt("lanes").max_rect(lanes.rect));
    ui.shrink_clip_rect(lanes.rect);
    for (lane, key) in (lanes.first..).zip(&lanes.keys) {
        if view.folds.lanes.contains(key) {
            continue;
        }
        for placed in frame.columns.iter().filter(|c| !c.folded && c.rect.intersects(frame.area)) {
            let cell = show_cell(&mut ui, scene, view, faces, (&lanes, lane, key), placed, actions);
            frame.cells.push(cell);
        }
    }
    for (lane, key) in (lanes.first..).zip(&lanes.keys) {
        let top = screen_y(&lanes, lanes.stack.top(lane));
        // The name stays in sight as long as a card of its lane is.
        let lowest = screen_y(&lanes, lanes.stack.bottom(lane)) - HEADER;
        let top = top.max(lanes.rect.min.y).min(lowest.max(top));
        let rect = Rect::from_min_size(pos2(lanes.rect.min.x, top), vec2(lanes.rect.width(), HEADER));
        header(&mut ui, scene, view, key, rect, &frame.columns);
    }
    bar(&mut ui, view, &lanes);
}

/// Where a height of the stack is on the screen.
pub(super) fn screen_y(lanes: &LanesView, y: f64) -> f32 {
    // The difference is small, so it loses nothing in f32.
    lanes.rect.min.y + (y - lanes.offset) as f32
}

fn show_cell(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    faces: &mut Faces,
    (lanes, lane, key): (&LanesView, usize, &LaneKey),
    placed: &PlacedColumn,
    actions: &mut Vec<Action>,
) -> PlacedCell {
    let stack = &lanes.stack;
    let column = &placed.column;
    let x = placed.well().shrink(INSET).x_range();
    let inside = Rect::from_x_y_ranges(x, lanes.rect.y_range());
    let top = screen_y(lanes, stack.top(lane)) + HEADER;
    let rect = Rect::from_x_y_ranges(placed.rect.x_range(), top..=screen_y(lanes, stack.bottom(lane)));
    let drafted = view.draft.as_ref().is_some_and(|draft| draft.column == column.id && draft.lane == *key);
    let above = if drafted { f64::from(draft::HEIGHT) } else { 0.0 };
    let stories = view.shown(scene.document).cell(lane, column.id);
    let extent = f64::from(lanes.rect.height());
    let first = stack.cards_top(lane, above) - lanes.offset;
    let rows = stack.rows(lane, above, stories.len(), lanes.offset, extent).filter_map(|row| {
        let top = first + row as f64 * stack.row_height();
        let placed = PlacedRow { row, top, height: stack.row_height() };
        stories.get(row).map(|story| (placed, Arc::clone(story)))
    });
    let cell = PlacedCell {
        column: Arc::clone(column),
        lane: key.clone(),
        rect,
        inside,
        rows: rows.collect(),
        len: stories.len(),
    };
    if cell.rows.is_empty() && !drafted {
        return cell;
    }
    let name = format!("{}, {}", key.name(scene.document.project()), column.name);
    let builder = UiBuilder::new()
        .id_salt((column.id, key))
        .max_rect(rect)
        .accessibility_role(Role::List)
        .accessibility_label(name);
    let ui = &mut ui.new_child(builder);
    if drafted {
        draft::show(ui, scene, view, pos2(inside.min.x, top + INSET), inside.width(), actions);
    }
    cell::cards(ui, scene, view, faces, &cell, actions);
    cell
}

/// A lane's name with its figures; a click folds or unfolds it.
fn header(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, key: &LaneKey, rect: Rect, columns: &[PlacedColumn]) {
    let t = Tokens::of(ui);
    let project = scene.document.project();
    let folded = view.folds.lanes.contains(key);
    let name = key.name(project);
    let id = ui.make_persistent_id(("lane", key));
    let response = ui.interact(rect, id, Sense::click());
    let verb = if folded { "Unfold" } else { "Fold" };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {name}")));
    let fill = if response.hovered() { t.hover } else { t.bg };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    let line = Stroke::new(hairline(ui), t.line_strong);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, line);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, t.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 6.0, stroke, egui::StrokeKind::Inside);
    }
    let shown = view.shown(scene.document);
    let Some(lane) = shown.lane_position(key) else { return };
    let cells = columns.iter().map(|placed| shown.cell(lane, placed.column.id));
    let (stories, sum) = cells.fold((0, 0.0), |(n, sum), cell| (n + cell.len(), sum + cell.points()));
    let limits = columns.iter().filter_map(|placed| {
        let figure = lane_figure(scene, view, &placed.column, key)?;
        Some(format!(", {} {}", placed.column.name, figure.text))
    });
    let limits: String = limits.collect();
    let about = format!("{}, {} points{limits}", count(stories, "story", "stories"), points(sum));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(about.as_str());
        node.set_expanded(!folded);
    });
    if response.on_hover_text(format!("{verb} this lane")).clicked() {
        let lanes = &mut view.folds.lanes;
        if !lanes.remove(key) {
            lanes.insert(key.clone());
        }
    }

    let painter = ui.painter_at(rect);
    let y = rect.center().y;
    let caret = if folded { icons::CARET_RIGHT } else { icons::CARET_DOWN };
    painter.text(pos2(rect.min.x + 12.0, y), Align2::CENTER_CENTER, caret, FontId::proportional(BODY), t.muted);
    let mut x = rect.min.x + 26.0;
    match (key, swatch(project, key)) {
        (LaneKey::Assignee(Some(id)), _) => {
            if let Some(person) = project.people.get(*id) {
                painter.extend(avatar_shapes(&painter, t, pos2(x + 10.0, y), person));
                x += 27.0;
            }
        }
        (_, Some(swatch)) => {
            painter.circle_filled(pos2(x + 5.0, y), 4.5, t.swatch(swatch));
            x += 17.0;
        }
        _ => {}
    }
    let limits = limit_figures(&painter, t, scene, view, (key, columns));
    let end = limits.first().map_or(rect.max.x, |limit| limit.left) - 12.0;
    let about = format!("{}  ·  {} pt", thousands(stories), points(sum));
    let about = painter.layout_no_wrap(about, FontId::proportional(SECONDARY), t.muted);
    // The figures stay in sight, however long the name is.
    let room = (end - x - about.size().x - 10.0).max(SHORTEST_NAME);
    let text = cut(&painter, visible(&name).into_owned(), room, t.text);
    let width = text.size().x;
    painter.galley(pos2(x, y - text.size().y / 2.0), text, t.text);
    x += width + 10.0;
    if x + about.size().x <= end {
        painter.galley(pos2(x, y - about.size().y / 2.0), about, t.muted);
    }
    for LimitFigure { left, text, over } in limits {
        let color = if over { t.warn } else { t.muted };
        let ground = Rect::from_min_size(pos2(left - 6.0, y - 9.0), vec2(text.size().x + 12.0, 18.0));
        painter.rect_filled(ground, 9.0, if over { t.warn_soft } else { t.hover });
        painter.galley(pos2(left, y - text.size().y / 2.0), text, color);
    }
}

/// A limit of a lane in a column, laid out.
struct LimitFigure {
    left: f32,
    text: Arc<egui::Galley>,
    over: bool,
}

/// The limits that count this lane, from left to right: each at the right of its column.
fn limit_figures(
    painter: &egui::Painter,
    t: &Tokens,
    scene: Scene<'_>,
    view: &mut BoardView,
    (key, columns): (&LaneKey, &[PlacedColumn]),
) -> Vec<LimitFigure> {
    let open = columns.iter().filter(|placed| !placed.folded);
    open.filter_map(|placed| {
        let figure = lane_figure(scene, view, &placed.column, key)?;
        let (font, color) =
            if figure.over { (semibold(SECONDARY), t.warn) } else { (FontId::proportional(SECONDARY), t.muted) };
        let text = painter.layout_no_wrap(figure.text, font, color);
        Some(LimitFigure { left: placed.rect.max.x - 10.0 - text.size().x, text, over: figure.over })
    })
    .filter(|limit| limit.left > painter.clip_rect().min.x)
    .collect()
}

/// A lane's name, cut to a width in points.
fn cut(painter: &egui::Painter, name: String, width: f32, color: egui::Color32) -> Arc<egui::Galley> {
    let mut job = LayoutJob::single_section(name, TextFormat::simple(semibold(BODY), color));
    job.wrap = TextWrapping::truncate_at_width(width);
    painter.layout_job(job)
}

fn swatch(project: &Project, key: &LaneKey) -> Option<Swatch> {
    match key {
        LaneKey::Initiative(Some(id)) => {
            let initiative = project.initiatives.get(*id)?;
            initiative.color.or_else(|| Some(project.themes.get(initiative.theme?)?.color))
        }
        LaneKey::Label(Some(label)) => project.settings.label_colors.get(label).copied(),
        _ => None,
    }
}

/// The scroll bar at the right of the lanes.
fn bar(ui: &mut Ui, view: &mut BoardView, lanes: &LanesView) {
    let (extent, height) = (f64::from(lanes.rect.height()), lanes.stack.height());
    if height <= extent {
        return;
    }
    let track = Rect::from_min_max(pos2(lanes.rect.max.x - 9.0, lanes.rect.min.y), lanes.rect.max);
    let length = (extent / height).clamp(0.04, 1.0);
    let start = lanes.offset / (height - extent) * (1.0 - length);
    let room = f64::from(track.height());
    let thumb =
        Rect::from_min_size(track.min + vec2(0.0, (start * room) as f32), vec2(track.width(), (length * room) as f32));
    if let Some(dragged) = scroll_thumb(ui, "lanes", thumb, "Scroll the lanes") {
        view.scroll_y += f64::from(dragged.y) * (height - extent) / (room * (1.0 - length)).max(1.0);
    }
}
