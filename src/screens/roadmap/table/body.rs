//! The rows in sight: painted, described to screen readers, and listened to.

use egui::{Id, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::column::{Change, Column};
use super::header::part;
use super::row::Row;
use super::view::TableView;
use super::{ROW, Sheet, cell, choices, editor, keys};
use crate::model::{Node, Word as _};
use crate::screens::roadmap::PlanAction;
use crate::screens::roadmap::lists::rows::EvenRows;
use crate::screens::roadmap::lists::{menu, scroll};
use crate::screens::{Action, Pick};
use crate::ui::icons;
use crate::ui::theme::{Tokens, hairline};

pub(super) fn row_id(node: Node) -> Id {
    Id::unique(("roadmap row", node))
}

pub(super) fn show(ui: &mut Ui, sheet: Sheet<'_>, view: &mut TableView, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let body = sheet.body;
    let rows = EvenRows {
        len: view.rows.shown().len(),
        step: f64::from(ROW),
        gap: 0.0,
        extent: f64::from(body.height().max(1.0)),
    };
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
    ui.shrink_clip_rect(body);
    let revealed = view.reveal.take();
    scroll_to(ui, view, sheet, &rows, revealed);
    let visible = rows.visible(view.down);
    let first = visible.start;
    let nodes: Vec<Node> = view.rows.shown().get(visible).unwrap_or_default().to_vec();
    let all = (sheet.columns.all() - sheet.sideways).min(f64::from(body.width())) as f32;
    ui.painter().rect_filled(body.with_max_x(body.min.x + all), 0.0, t.panel);
    let mut edited = None;
    for (i, node) in nodes.into_iter().enumerate() {
        let Some(row) = Row::of(sheet.source, node) else { continue };
        let place = first + i;
        let top = body.min.y + rows.top(place, view.down) as f32;
        let rect = Rect::from_min_size(pos2(body.min.x, top), vec2(all, ROW));
        let response = ui.interact(rect, row_id(node), Sense::click());
        if revealed == Some(node) {
            response.request_focus();
        }
        show_row(ui, sheet, view, (row, place, rows.len), &response, actions);
        if response.has_focus() {
            keys::on_row(ui, sheet, view, node, (&response, rows.page()), actions);
        }
        // Tab through several that are selected goes on to what is done with them, and leaves them selected.
        let selection = &sheet.scene.document.plan_selection;
        if response.gained_focus()
            && revealed.is_none()
            && selection.len() <= 1
            && !selection.contains(node)
            && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released())
        {
            actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
        }
        if let Some(editor) = view.editor.as_ref().filter(|editor| editor.node == node) {
            edited = Some(part(rect, sheet.columns.place(editor.column, sheet.sideways)));
        }
    }
    let fixed = body.min.x + sheet.columns.fixed() as f32;
    if sheet.sideways > 0.5 {
        // What scrolls goes under the titles.
        ui.painter().vline(fixed, body.y_range(), Stroke::new(1.0, t.line_strong));
    }
    let track = Rect::from_x_y_ranges(body.max.x - scroll::BAR..=body.max.x, body.y_range());
    view.down = scroll::down(ui, &rows, view.down, track, "Scroll the rows");
    editor::show(ui, sheet, view, edited, actions);
}

/// Scrolls by what the wheel says, and to what is to be seen.
fn scroll_to(ui: &Ui, view: &mut TableView, sheet: Sheet<'_>, rows: &EvenRows, revealed: Option<Node>) {
    let wheel = if ui.rect_contains_pointer(sheet.body) { ui.input(|i| i.smooth_scroll_delta().y) } else { 0.0 };
    view.down = rows.clamp(view.down - f64::from(wheel));
    for node in [revealed, view.follow.take()].into_iter().flatten() {
        if let Some(place) = view.rows.place(node) {
            view.down = rows.reveal(view.down, place);
        }
    }
}

fn show_row(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    view: &mut TableView,
    (row, place, len): (Row<'_>, usize, usize),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let rect = response.rect;
    let selected = sheet.scene.document.plan_selection.contains(row.node);
    describe(sheet, response, (row, place, len), selected);
    let hovered = ui.rect_contains_pointer(rect) && view.editor.is_none();
    let fill = match (selected, hovered) {
        (true, _) => Some(t.selected),
        (false, true) => Some(t.panel.lerp_to_gamma(t.hover, 0.5)),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(hairline(ui), t.line));
    let builder = UiBuilder::new().id_salt(("cells", row.node)).max_rect(rect).accessibility_parent(response.id);
    let ui = &mut ui.new_child(builder);
    for column in Column::ALL {
        let Some(seen) = sheet.columns.seen(*column, sheet.sideways, sheet.body.width().into()) else { continue };
        let seen = part(rect, seen);
        let all = part(rect, sheet.columns.place(*column, sheet.sideways));
        show_cell(ui, sheet, view, (row, *column), (seen, all), response, actions);
    }
    on_row(ui, sheet, view, row, response, actions);
    context_menu(ui, sheet, view, row.node, (response, response), actions);
}

/// The menu of a row, wherever in it was pressed.
fn context_menu(
    ui: &Ui,
    sheet: Sheet<'_>,
    view: &TableView,
    node: Node,
    pressed: (&Response, &Response),
    actions: &mut Vec<Action>,
) {
    if view.editor.is_some() {
        return;
    }
    menu::show(ui, sheet.scene, pressed, node, actions, |ui, actions| {
        if menu::item(ui, icons::COPY, "Copy rows", true) {
            super::copy(ui, sheet.source, view, actions);
        }
    });
}

/// Name and place for screen readers.
fn describe(sheet: Sheet<'_>, response: &Response, (row, place, len): (Row<'_>, usize, usize), selected: bool) {
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, row.name(sheet.scene.dates)));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_row_index(place + 1);
        node.set_position_in_set(place + 1);
        node.set_size_of_set(len);
        node.set_selected(selected);
    });
}

fn show_cell(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    view: &mut TableView,
    (row, column): (Row<'_>, Column),
    (seen, all): (Rect, Rect),
    of_row: &Response,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let choice = column.change(row.node) == Some(Change::Choice);
    // Not by Tab: the arrows go among the cells.
    let sense = if choice { Sense::CLICK } else { Sense::hover() };
    let response = ui.interact(seen, of_row.id.with(column), sense);
    let text = row.text(column, sheet.scene.dates);
    response.widget_info(|| {
        let value = if text.is_empty() { "none" } else { text.as_str() };
        WidgetInfo::labeled(Role::Cell, true, format!("{}: {value}", column.label()))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_column_index(column as usize);
        if choice {
            node.set_has_popup(egui::accesskit::HasPopup::Menu);
        }
    });
    let current = of_row.has_focus() && view.column == column;
    if current {
        ui.ctx().accesskit_node_builder(of_row.id, |node| node.set_active_descendant(response.id.accesskit_id()));
    }
    let painter = ui.painter_at(seen.intersect(ui.clip_rect()));
    cell::paint(&painter, t, sheet, row, column, all);
    let opens = choice && (response.hovered() || current);
    if opens {
        caret(&painter, t, seen);
    }
    if current {
        painter.rect_stroke(seen.shrink(1.0), 4.0, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    }
    if choice {
        if response.clicked() {
            pick(ui, sheet, view, row.node, of_row, actions);
            view.column = column;
        }
        choices::show(ui, sheet, view, (row, column), &response, actions);
        context_menu(ui, sheet, view, row.node, (&response, of_row), actions);
    }
    if view.editor.is_none()
        && response.hovered()
        && let Some(text) = cell::tooltip(sheet, row, column, cell::is_cut(&painter, sheet, row, column, all))
    {
        response.on_hover_text(text);
    }
}

/// A list opens here.
fn caret(painter: &egui::Painter, t: &Tokens, seen: Rect) {
    let place = Rect::from_center_size(pos2(seen.max.x - 13.0, seen.center().y), vec2(18.0, 20.0));
    painter.rect_filled(place, 4.0, t.hover);
    let font = egui::FontId::proportional(11.0);
    painter.text(place.center(), egui::Align2::CENTER_CENTER, icons::CARET_DOWN, font, t.muted);
}

/// Clicks on a row, wherever no list opens.
fn on_row(
    ui: &Ui,
    sheet: Sheet<'_>,
    view: &mut TableView,
    row: Row<'_>,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    // Keys that egui takes for a click are the table's own.
    let by_key = response.has_focus() && ui.input(|i| i.key_pressed(Key::Space) || i.key_pressed(Key::Enter));
    let at = response.interact_pointer_pos().map(|at| f64::from(at.x - sheet.body.min.x));
    let column = at.and_then(|x| sheet.columns.at(x, sheet.sideways));
    if response.clicked() && !by_key {
        pick(ui, sheet, view, row.node, response, actions);
        view.column = column.unwrap_or(view.column);
    }
    if response.double_clicked()
        && let Some(column) = column
    {
        keys::change(sheet, view, row.node, column, actions);
        ui.ctx().request_repaint();
    }
}

/// Selects a row by a click, which gives it the focus.
fn pick(ui: &Ui, sheet: Sheet<'_>, view: &TableView, node: Node, of_row: &Response, actions: &mut Vec<Action>) {
    let modifiers = ui.input(|i| i.modifiers);
    of_row.request_focus();
    let selection = &sheet.scene.document.plan_selection;
    let range = keys::range_to(sheet, view, node).filter(|_| modifiers.shift);
    // A list is about all that are selected, so opening it selects nothing else.
    let keeps = selection.contains(node) && selection.len() > 1 && !of_row.clicked();
    actions.push(Action::Plan(match range {
        Some(range) => PlanAction::PickAll(range, Some(node)),
        None if modifiers.command => PlanAction::Pick(node, Pick::Toggle),
        None if keeps => return,
        None => PlanAction::Pick(node, Pick::Only),
    }));
}
