//! The plan as a table: a row for each initiative and each milestone.
//!
//! # Theory of operation
//!
//! [`Rows`](order::Rows) holds which rows are shown and in which order; it is worked out anew when plan, sorting or filter
//! change. A frame costs the cells in sight: rows are equally high, so their places are multiplications, and what a cell
//! tells is worked out when it is painted. Rows have the focus; the arrows walk among rows and, within one, among cells.
//! What is typed stays in the [`Editor`](editor::Editor) until it is done, and is then one edit.

mod bar;
mod body;
mod cell;
mod choices;
mod column;
mod commands;
mod copy;
mod editor;
mod header;
mod keys;
mod layout;
mod order;
mod row;
mod targets;
mod view;

use egui::{Event, Rect, Role, Sense, Ui, UiBuilder, pos2, vec2};

use super::lists::{empty, scroll};
use super::{PlanAction, RoadmapView};
use crate::model::{Node, Word as _};
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::format::count;
use crate::ui::icons;
use crate::ui::theme::Tokens;
use crate::ui::widgets::primary_button;

pub use column::Column;
pub use commands::run;
pub use view::TableView;

use self::layout::Columns;
use self::row::{Row, Source};

/// The height of a row and of the names above them, in points.
const ROW: f32 = 32.0;
const HEADER: f32 = 32.0;

/// What a frame of the table is made from.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    scene: Scene<'a>,
    source: Source<'a>,
    columns: &'a Columns,
    /// Where the rows are, below the names of the columns.
    body: Rect,
    /// Points that the columns are scrolled to the left by.
    sideways: f64,
}

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    let source = Source::new(scene.document, &view.facts);
    let table = &mut view.table;
    table.refresh(source);
    table.enter(ui, scene.document);
    if let Some((node, column)) = table.edit_next.take()
        && table.show_node(source, node)
    {
        edit(source, table, node, column);
    }
    let naming = std::mem::take(&mut table.name_made);
    if let Some(node) = view.reveal.take()
        && table.show_node(source, node)
        && naming
    {
        edit(source, table, node, Column::Title);
    }
    bar::show(ui, scene, source, table, actions);
    // The filter may have changed just now.
    table.refresh(source);
    actions.extend(table.trimmed(scene.document));
    if asks_to_copy(ui) {
        copy(ui, source, table, actions);
    }
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, Tokens::of(ui).bg);
    let mut child = ui.new_child(UiBuilder::new().id_salt("table").max_rect(area));
    child.shrink_clip_rect(area);
    if table.rows.shown().is_empty() {
        table.editor = None;
        nothing(&mut child, area, table, actions);
    } else {
        sheet(&mut child, area, scene, source, table, actions);
    }
    ui.advance_cursor_after_rect(area);
}

/// Names, rows, scroll bars, and what is being typed.
fn sheet(
    ui: &mut Ui,
    area: Rect,
    scene: Scene<'_>,
    source: Source<'_>,
    view: &mut TableView,
    actions: &mut Vec<Action>,
) {
    let columns = view.columns();
    let room = f64::from(area.width());
    let foot = if columns.furthest(room) > 0.0 { scroll::BAR + 2.0 } else { 0.0 };
    let body = Rect::from_min_max(area.min + vec2(0.0, HEADER), area.max - vec2(0.0, foot));
    if ui.rect_contains_pointer(area) {
        view.sideways -= f64::from(ui.input(|i| i.smooth_scroll_delta().x));
    }
    if std::mem::take(&mut view.reveal_column) {
        view.sideways = columns.reveal(view.column, view.sideways, room);
    }
    view.sideways = view.sideways.clamp(0.0, columns.furthest(room));
    let sheet = Sheet { scene, source, columns: &columns, body, sideways: view.sideways };
    let builder = UiBuilder::new()
        .id_salt("sheet")
        .max_rect(area)
        .accessibility_role(Role::Table)
        .accessibility_label("Initiatives and milestones");
    let ui = &mut ui.new_child(builder);
    let len = view.rows.shown().len();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_row_count(len + 1);
        node.set_column_count(Column::ALL.len());
        let (min, max) = (area.min, area.max);
        node.set_bounds(egui::accesskit::Rect::new(min.x.into(), min.y.into(), max.x.into(), max.y.into()));
    });
    let ground = ui.interact(body, ui.make_persistent_id("ground"), Sense::CLICK | Sense::DRAG);
    if ground.clicked() && !scene.document.plan_selection.is_empty() {
        actions.push(Action::Plan(PlanAction::ClearSelection));
    }
    if ground.dragged() && ui.input(egui::InputState::any_touches) {
        view.down -= f64::from(ground.drag_delta().y);
        view.sideways -= f64::from(ground.drag_delta().x);
    }
    body::show(ui, sheet, view, actions);
    header::show(ui, sheet, view, Rect::from_min_size(area.min, vec2(area.width(), HEADER)));
    if foot > 0.0 {
        let left = area.min.x + columns.fixed() as f32 + 4.0;
        let track = Rect::from_min_max(pos2(left, area.max.y - scroll::BAR), area.max - vec2(12.0, 1.0));
        let (from, extent) = (view.sideways as f32, area.width() - columns.fixed() as f32);
        let all = (columns.all() - columns.fixed()) as f32;
        if track.width() > 20.0 {
            let name = "Scroll the columns sideways";
            view.sideways = f64::from(scroll::sideways(ui, from, extent, all, track, name));
        }
    }
}

/// Begins to type in a cell; false when it is no cell to type in.
fn edit(source: Source<'_>, view: &mut TableView, node: Node, column: Column) -> bool {
    let editor = Row::of(source, node).and_then(|row| editor::Editor::open(row, column));
    let opened = editor.is_some();
    if opened {
        view.editor = editor;
        view.column = column;
        view.reveal_column = true;
        view.follow = Some(node);
    }
    opened
}

/// Nothing stands on the roadmap, or nothing fits the filter.
fn nothing(ui: &mut Ui, area: Rect, view: &mut TableView, actions: &mut Vec<Action>) {
    if view.rows.count() > 0 {
        let text = format!("No title holds “{}”.", view.filter.trim());
        empty::sheet(ui, area, "Nothing matches", &text, |ui| {
            if ui.button("Clear the filter").clicked() {
                view.filter.clear();
                ui.ctx().request_repaint();
            }
        });
        return;
    }
    let text = "Initiatives and milestones stand here, a row each, to be sorted, compared and copied.";
    empty::sheet(ui, area, "Nothing on the roadmap yet", text, |ui| {
        if primary_button(ui, icons::PLUS, "New initiative").clicked() {
            actions.push(Action::Run(Command::NewInitiative));
        }
    });
}

/// Ctrl+C was pressed, and nothing else takes it: no field of text, and no window that lies over the table.
fn asks_to_copy(ui: &Ui) -> bool {
    let elsewhere = ui.ctx().text_edit_focused() || ui.memory(|memory| memory.top_modal_layer().is_some());
    !elsewhere && ui.input(|i| i.events.iter().any(|event| matches!(event, Event::Copy)))
}

/// Copies the selected rows, or all that are shown with the names of the columns.
fn copy(ui: &Ui, source: Source<'_>, view: &TableView, actions: &mut Vec<Action>) {
    let selection = &source.document.plan_selection;
    let all = selection.is_empty();
    let wanted = view.rows.shown().iter().copied().filter(|node| all || selection.contains(*node));
    let rows: Vec<Row<'_>> = wanted.filter_map(|node| Row::of(source, node)).collect();
    if rows.is_empty() {
        return;
    }
    let copied = count(rows.len(), "row", "rows");
    ui.ctx().copy_text(copy::tab_separated(rows.into_iter(), all));
    actions.push(Action::Announce(format!("Copied {copied}")));
}
