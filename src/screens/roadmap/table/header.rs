//! The names of the columns: a click sorts, the edges resize.

use egui::accesskit::SortDirection;
use egui::{CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::cell::PADDING;
use super::column::Column;
use super::layout::Extent;
use super::order::Sort;
use super::row::Row;
use super::view::TableView;
use super::{ROW, Sheet};
use crate::model::Word as _;
use crate::screens::roadmap::lists::text::one_line;
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, Tokens, hairline, semibold};

/// The width of the place at a column's edge that resizes it, in points.
const GRIP: f32 = 8.0;
/// What a sign of the sorting takes.
const SIGN: f32 = 16.0;

pub(super) fn show(ui: &mut Ui, sheet: Sheet<'_>, view: &mut TableView, rect: Rect) {
    let t = Tokens::of(ui);
    ui.painter().rect_filled(rect, 0.0, t.side);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(hairline(ui), t.line_strong));
    let builder = egui::UiBuilder::new().id_salt("header").max_rect(rect).accessibility_role(Role::Row);
    let ui = &mut ui.new_child(builder);
    for column in Column::ALL {
        let Some(seen) = sheet.columns.seen(*column, sheet.sideways, rect.width().into()) else { continue };
        let place = sheet.columns.place(*column, sheet.sideways);
        let part = part(rect, seen);
        name(ui, sheet, view, *column, (part, self::part(rect, place)));
    }
    // Above the names, which they overlap.
    for column in Column::ALL {
        grip(ui, sheet, view, *column, rect);
    }
}

/// A part of a bar's width.
pub(super) fn part(rect: Rect, extent: Extent) -> Rect {
    let x = |x: f64| rect.min.x + x as f32;
    Rect::from_x_y_ranges(x(extent.left)..=x(extent.right), rect.y_range())
}

fn name(ui: &mut Ui, sheet: Sheet<'_>, view: &mut TableView, column: Column, (seen, all): (Rect, Rect)) {
    let t = Tokens::of(ui);
    let response = ui.interact(seen, ui.make_persistent_id(("name", column)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, column.label()));
    let sort = view.sort.filter(|sort| sort.column == column);
    let sorted = match sort {
        Some(Sort { descending: true, .. }) => "sorted downwards",
        Some(_) => "sorted upwards",
        None => "not sorted",
    };
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_column_index(column as usize);
        node.set_description(sorted);
        match sort {
            Some(Sort { descending: true, .. }) => node.set_sort_direction(SortDirection::Descending),
            Some(_) => node.set_sort_direction(SortDirection::Ascending),
            None => node.clear_sort_direction(),
        }
    });
    if response.hovered() {
        ui.painter().rect_filled(seen, 0.0, t.hover);
    }
    let painter = ui.painter_at(seen);
    let color = if sort.is_some() { t.text } else { t.muted };
    let room = all.width() - 2.0 * PADDING - if sort.is_some() { SIGN } else { 0.0 };
    let galley = one_line(&painter, column.label().to_owned(), semibold(SECONDARY), color, room);
    let x = if column.is_figure() { all.min.x + PADDING + room - galley.size().x } else { all.min.x + PADDING };
    let at = pos2(x, all.center().y - galley.size().y / 2.0);
    let after = if column.is_figure() { all.max.x - PADDING } else { at.x + galley.size().x + SIGN };
    painter.galley(at, galley, color);
    if let Some(sort) = sort {
        let sign = if sort.descending { icons::ARROW_DOWN } else { icons::ARROW_UP };
        let font = egui::FontId::proportional(BODY);
        painter.text(pos2(after, all.center().y), egui::Align2::RIGHT_CENTER, sign, font, t.accent);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(seen, 4.0, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    }
    if response.clicked() {
        view.sort = Sort::clicked(view.sort, column);
        // The rows are painted already.
        ui.ctx().request_repaint();
        view.follow = sheet.source.document.plan_selection.cursor();
    }
    response.on_hover_text(format!("{}. Click to sort", column.about()));
}

/// The right edge of a column.
fn grip(ui: &mut Ui, sheet: Sheet<'_>, view: &mut TableView, column: Column, rect: Rect) {
    let t = Tokens::of(ui);
    let edge = sheet.columns.place(column, sheet.sideways).right as f32;
    let fixed = sheet.columns.fixed() as f32;
    if edge > rect.width() + GRIP / 2.0 || (column != Column::Title && edge < fixed + GRIP / 2.0) {
        return;
    }
    let x = rect.min.x + edge;
    let line = ui.painter().with_clip_rect(rect);
    line.vline(x - 0.5, rect.shrink2(vec2(0.0, 8.0)).y_range(), Stroke::new(hairline(ui), t.line_strong));
    let place = Rect::from_x_y_ranges(x - GRIP / 2.0..=x + GRIP / 2.0, rect.y_range());
    let id = ui.make_persistent_id(("grip", column));
    let response = ui.interact(place, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, format!("Resize {}", column.label())));
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        line.vline(x - 0.5, rect.y_range(), Stroke::new(2.0, t.accent));
    }
    if response.dragged() {
        let pointer = ui.input(|i| i.pointer.interact_pos()).map_or(x, |at| at.x);
        let left = sheet.columns.place(column, sheet.sideways).left;
        view.resize(column, f64::from(pointer - rect.min.x) - left);
        ui.ctx().request_repaint();
    }
    if response.double_clicked() {
        view.resize(column, fitting(ui, sheet, view, column));
        ui.ctx().request_repaint();
    }
    response.on_hover_text("Drag to resize, double click to fit");
}

/// The width that the name and the rows in sight need.
fn fitting(ui: &Ui, sheet: Sheet<'_>, view: &TableView, column: Column) -> f64 {
    let width = |text: String, font| {
        f64::from(ui.painter().layout_no_wrap(text, font, Tokens::of(ui).text).size().x + 2.0 * PADDING)
    };
    let name = width(column.label().to_owned(), semibold(SECONDARY)) + f64::from(SIGN);
    let first = (view.down / f64::from(ROW)) as usize;
    let most = (sheet.body.height() / ROW) as usize + 2;
    let rows = view.rows.shown().iter().skip(first).take(most).filter_map(|node| Row::of(sheet.source, *node));
    let font = || egui::FontId::proportional(BODY);
    let cells = rows
        .map(|row| width(row.text(column, sheet.scene.dates), font()) + f64::from(super::cell::beside(row, column)));
    cells.fold(name, f64::max).ceil()
}
