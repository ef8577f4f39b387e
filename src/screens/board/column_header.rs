//! A column's header: its name and figures, its menu, and the drag that puts the columns in another order.

use egui::{
    Align2, Button, CursorIcon, FontId, Id, Key, LayerId, Order, Popup, Rect, Response, RichText, Sense, Stroke,
    TextEdit, Ui, Vec2, pos2, vec2,
};

use super::autoscroll;
use super::column::figure;
use super::drag::{Carried, Gap, Input};
use super::dragging;
use super::moves::first_lane;
use super::placed::{Frame, PlacedColumn};
use super::touch;
use super::view::{BoardView, Created, NOT_IN_ARCHIVE, NextColumn, Renaming, Show};
use super::{COLUMN_GAP, COLUMN_HEADER};
use crate::edit::{ColumnEdit, ColumnField};
use crate::insight::Sort;
use crate::model::{Column, ColumnId, Word as _};
use crate::screens::{Action, Dialog, Scene};
use crate::ui::command::Command;
use crate::ui::format::{points, thousands, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, Tokens, semibold};
use crate::ui::widgets::pick_one;

pub(super) const BUTTON: f32 = 24.0;

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    placed: &PlacedColumn,
    actions: &mut Vec<Action>,
) {
    let column = &placed.column;
    let row = Rect::from_min_size(placed.rect.min, vec2(placed.rect.width(), COLUMN_HEADER));
    // First, so that what stands in it is pressed before it.
    let id = ui.make_persistent_id("header");
    let response = ui.interact(row, id, Sense::CLICK | Sense::DRAG);
    if response.hovered() && view.drag.is_idle() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
    if response.double_clicked() {
        rename(view, column);
    }
    respond(ui, scene, view, column, &response, actions);
    let right = buttons(ui, scene, view, column, row, actions);
    let room = Rect::from_min_max(row.min, pos2(right - 4.0, row.max.y));
    if view.renaming.as_ref().is_some_and(|renaming| renaming.column == column.id) {
        name_field(ui, scene, view, room, actions);
    } else {
        texts(ui, scene, view, placed, room);
    }
}

/// What a column does by its header, or by all of it while it is folded: a drag carries it, a right click opens its menu.
pub(super) fn respond(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    column: &Column,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    if !view.drag.is_idle() {
        // A finger that rests asks for the menu too, long after it has taken the column.
        return;
    }
    match touch::start(ui, response) {
        touch::Start::Nothing => {}
        touch::Start::Scroll => dragging::start_pan(ui, scene, view, Some(column.id), actions),
        touch::Start::Drag => {
            dragging::take_focus(ui);
            let carry = Input::Carry { column: column.id, before: view.before(scene.document) };
            dragging::hand_over(ui, scene, view, carry, actions);
        }
    }
    response.context_menu(|ui| menu(ui, scene, view, column, actions));
}

/// The button that opens the menu of a column.
pub(super) fn menu_button(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    column: &Column,
    place: Rect,
    actions: &mut Vec<Action>,
) {
    let name = format!("Menu of {}", column.name);
    let more = ui.put(place, button(ui, icons::DOTS_THREE)).accessible_name(&name).on_hover_text(&name);
    Popup::menu(&more).accessible_name(&name).show(|ui| menu(ui, scene, view, column, actions));
}

fn button(ui: &Ui, icon: &str) -> Button<'static> {
    let text = RichText::new(icon).color(Tokens::of(ui).muted);
    Button::new(text).frame_when_inactive(false).min_size(Vec2::splat(BUTTON))
}

/// Starts typing another name in place.
pub(super) fn rename(view: &mut BoardView, column: &Column) {
    view.folds.columns.remove(&column.id);
    view.renaming = Some(Renaming { column: column.id, name: column.name.clone(), fresh: true, ..Renaming::default() });
}

fn texts(ui: &Ui, scene: Scene<'_>, view: &BoardView, placed: &PlacedColumn, room: Rect) {
    let t = Tokens::of(ui);
    let column = &placed.column;
    let painter = ui.painter_at(room);
    let middle = |height: f32| room.center().y - height / 2.0;
    let name = painter.layout_no_wrap(visible(&column.name).into_owned(), semibold(BODY), t.text);
    let mut x = room.min.x;
    let size = name.size();
    painter.galley(pos2(x, middle(size.y)), name, t.text);
    x += size.x + 8.0;

    let mut figure = figure(scene, view, column);
    let shown = view.shown(scene.document);
    if shown.is_filtered() {
        let count = thousands(shown.count_in(column.id));
        if figure.limited {
            // What a limit counts is not what the filter leaves.
            let text = painter.layout_no_wrap(format!("{count} shown ·"), FontId::proportional(BODY), t.muted);
            let size = text.size();
            painter.galley(pos2(x, middle(size.y)), text, t.muted);
            x += size.x + 4.0;
        } else {
            figure.text = format!("{count} of {}", figure.text);
        }
    }
    let (font, color) = if figure.over { (semibold(BODY), t.warn) } else { (FontId::proportional(BODY), t.muted) };
    let text = painter.layout_no_wrap(figure.text, font, color);
    let size = text.size();
    painter.galley(pos2(x, middle(size.y)), text, color);
    x += size.x + 8.0;
    let sort = shown.sort(column.id);
    if sort != Sort::Rank {
        let text = format!("{} {}", icons::SORT_ASCENDING, sort.label());
        let text = painter.layout_no_wrap(text, FontId::proportional(SECONDARY), t.accent);
        let size = text.size();
        painter.galley(pos2(x, middle(size.y)), text, t.accent);
        x += size.x + 8.0;
    }

    let sum = shown.points_in(column.id);
    if sum > 0.0 {
        let text = painter.layout_no_wrap(format!("{} pt", points(sum)), FontId::proportional(SECONDARY), t.muted);
        let at = room.max.x - 2.0 - text.size().x;
        if at > x {
            painter.galley(pos2(at, middle(text.size().y)), text, t.muted);
        }
    }
}

/// The buttons at the right; tells where they begin.
fn buttons(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    column: &Column,
    row: Rect,
    actions: &mut Vec<Action>,
) -> f32 {
    ui.spacing_mut().interact_size.y = BUTTON;
    // No wider than their places, or they would lie over each other.
    ui.spacing_mut().button_padding = Vec2::ZERO;
    let place = |n: f32| {
        let center = pos2(row.max.x - BUTTON / 2.0 - n * (BUTTON - 2.0), row.center().y);
        Rect::from_center_size(center, vec2(BUTTON, BUTTON))
    };
    menu_button(ui, scene, view, column, place(0.0), actions);
    let name = format!("New story in {}", column.name);
    let add = place(1.0);
    let response = ui.add_enabled_ui(can_create(view), |ui| ui.put(add, button(ui, icons::PLUS))).inner;
    let response = response.accessible_name(&name).on_hover_text(name).on_disabled_hover_text(NOT_IN_ARCHIVE);
    if response.clicked() {
        let lane = first_lane(scene.document, view);
        view.start_draft(column.id, lane);
    }
    add.min.x
}

fn menu(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, column: &Column, actions: &mut Vec<Action>) {
    ui.set_width(230.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    let id = column.id;
    let columns = view.shown(scene.document).columns();
    let at = columns.iter().position(|c| *c == id).unwrap_or(0);
    if ui.add_enabled_ui(can_create(view), |ui| item(ui, icons::PLUS, "New story")).inner {
        let lane = first_lane(scene.document, view);
        view.start_draft(id, lane);
    }
    if item(ui, icons::CHECK_SQUARE, "Select all") {
        let stories = view.shown(scene.document).stories_of(id);
        actions.push(Action::PickAll(stories.iter().map(|story| story.id).collect()));
    }
    ui.menu_button(format!("{}   Sort by", icons::SORT_ASCENDING), |ui| {
        ui.set_width(200.0);
        let present = view.shown(scene.document).sort(id);
        for sort in Sort::ALL {
            if pick_one(ui, present == *sort, sort.label()).clicked() {
                match sort {
                    Sort::Rank => view.sorts.remove(&id),
                    sort => view.sorts.insert(id, *sort),
                };
                ui.close();
            }
        }
    });
    if view.folds.columns.contains(&id) {
        if item(ui, icons::ARROWS_OUT_LINE_HORIZONTAL, "Unfold") {
            view.folds.columns.remove(&id);
        }
    } else if item(ui, icons::ARROWS_IN_LINE_HORIZONTAL, "Fold") {
        view.folds.columns.insert(id);
    }
    ui.separator();
    if item(ui, icons::PENCIL_SIMPLE, "Rename") {
        rename(view, column);
    }
    if item(ui, icons::GEAR_SIX, "Limit, kind, checklist…") {
        actions.push(Action::OpenDialog(Dialog::Column(id)));
    }
    if at > 0 && item(ui, icons::ARROW_LEFT, "Move left") {
        let before = columns.get(at - 1).copied();
        actions.push(Action::EditColumns(ColumnEdit::Move { column: id, before }));
    }
    if at + 1 < columns.len() && item(ui, icons::ARROW_RIGHT, "Move right") {
        let before = columns.get(at + 2).copied();
        actions.push(Action::EditColumns(ColumnEdit::Move { column: id, before }));
    }
    if item(ui, icons::COLUMNS_PLUS_RIGHT, "New column to the right") {
        create(view, Some(id), actions);
    }
    ui.separator();
    if item(ui, icons::TRASH, "Delete column…") {
        actions.push(Action::OpenDialog(Dialog::DeleteColumn(id)));
    }
}

/// The archive keeps what was done or dropped; what is new is not in it.
fn can_create(view: &BoardView) -> bool {
    view.show != Show::Archived
}

fn item(ui: &mut Ui, icon: &str, name: &str) -> bool {
    let button = Button::new(format!("{icon}   {name}")).frame_when_inactive(false);
    let clicked = ui.add(button.min_size(vec2(ui.available_width(), 26.0))).accessible_name(name).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// Asks for a new column; its name is typed in place once it is there.
fn create(view: &mut BoardView, after: Option<ColumnId>, actions: &mut Vec<Action>) {
    view.name_next_column = Some(NextColumn { after });
    actions.push(Action::EditColumns(ColumnEdit::Create { name: "New column".into(), after }));
}

/// The strip at the right of the last column that adds another.
pub(super) fn add_column(ui: &mut Ui, view: &mut BoardView, rect: Rect, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let place = Rect::from_center_size(pos2(rect.center().x, rect.min.y + COLUMN_HEADER / 2.0), vec2(28.0, 28.0));
    ui.spacing_mut().interact_size.y = 28.0;
    let button = Button::new(RichText::new(icons::PLUS).color(t.muted)).frame_when_inactive(false);
    if ui.put(place, button).accessible_name("New column").on_hover_text("New column").clicked() {
        create(view, None, actions);
    }
}

/// A column that was created just now gets the field for its name.
pub(super) fn name_created(scene: Scene<'_>, view: &mut BoardView, columns: &[std::sync::Arc<Column>]) {
    let known = std::mem::replace(&mut view.known_columns, columns.iter().map(|c| c.id).collect());
    if known.is_empty() {
        return;
    }
    if let Some(column) = columns.iter().find(|c| !known.contains(&c.id))
        && let Some(NextColumn { after }) = view.name_next_column.take()
    {
        rename(view, column);
        let state = scene.document.history().present();
        view.renaming = view.renaming.take().map(|r| Renaming { created: Some(Created { after, state }), ..r });
    }
}

/// A field that was not shown, because its column is folded, gone or out of sight, is left as by a click elsewhere.
pub(super) fn leave_undrawn(scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let Some(renaming) = &mut view.renaming else { return };
    let exists = scene.document.project().columns.contains(renaming.column);
    let drawn = std::mem::take(&mut renaming.drawn);
    if !exists {
        view.renaming = None;
    } else if !drawn && !renaming.fresh {
        leave(scene, view, false, actions);
    }
}

/// Names the column as typed, or leaves it as it was. One that was created for the name is created under it, or not.
fn leave(scene: Scene<'_>, view: &mut BoardView, cancel: bool, actions: &mut Vec<Action>) {
    let Some(Renaming { column, name, created, .. }) = view.renaming.take() else { return };
    let known = scene.document.project().columns.get(column);
    let same = name.trim().is_empty() || known.is_none_or(|known| known.name == name.trim());
    // Something else may have been done since.
    match created.filter(|created| created.state == scene.document.history().present()) {
        Some(_) if cancel => actions.push(Action::Run(Command::Undo)),
        _ if cancel || same => {}
        Some(Created { after, .. }) => {
            actions.push(Action::Run(Command::Undo));
            actions.push(Action::EditColumns(ColumnEdit::Create { name, after }));
        }
        None => actions.push(Action::EditColumns(ColumnEdit::Set(column, ColumnField::Name(name)))),
    }
}

fn name_field(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, room: Rect, actions: &mut Vec<Action>) {
    let Some(renaming) = &mut view.renaming else { return };
    renaming.drawn = true;
    let edit = TextEdit::singleline(&mut renaming.name)
        .id(Id::unique("column-name"))
        .font(semibold(BODY))
        .margin(egui::Margin::symmetric(4, 3))
        .desired_width(room.width() - 8.0);
    let place = Rect::from_center_size(room.center(), vec2(room.width(), 26.0));
    let response = ui.put(place, edit).accessible_name("Name of the column");
    if std::mem::take(&mut renaming.fresh) {
        response.request_focus();
        let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::default(),
            egui::text::CCursor::new(renaming.name.chars().count()),
        );
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), response.id);
        return;
    }
    if response.lost_focus() {
        leave(scene, view, ui.input(|i| i.key_pressed(Key::Escape)), actions);
    }
}

/// What the pointer says of a column that is carried.
pub(super) fn carry(ui: &Ui, view: &mut BoardView, frame: &Frame, id: ColumnId) -> Vec<Input> {
    let down = ui.input(|i| i.pointer.primary_down());
    let at = ui.input(|i| i.pointer.interact_pos()).filter(|_| frame.column(id).is_some());
    let Some(at) = at else {
        // Let go outside the window, or the column is gone.
        return if down && frame.column(id).is_some() { Vec::new() } else { vec![Input::Cancel] };
    };
    let next = frame.columns.iter().find(|placed| placed.column.id != id && at.x < placed.rect.center().x);
    let gap = next.map_or(Gap::AfterLast, |placed| Gap::Before(placed.column.id));
    let over = Input::Between(frame.area.expand(40.0).contains(at).then_some(gap));
    if !down {
        return vec![over, Input::Drop];
    }
    autoscroll::update(ui, view, frame, at);
    vec![over]
}

/// A line where the column would go, and its name under the pointer.
pub(super) fn paint_carried(ui: &Ui, frame: &Frame, carried: &Carried) {
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let Some(placed) = frame.column(carried.column) else { return };
    let t = Tokens::of(ui);
    let icon = if carried.gap.is_some() { CursorIcon::Grabbing } else { CursorIcon::NotAllowed };
    ui.ctx().set_cursor_icon(icon);
    if let Some(gap) = carried.gap {
        let last = frame.columns.iter().rfind(|placed| placed.column.id != carried.column);
        let end = last.map_or(frame.area.min.x, |placed| placed.rect.max.x) + COLUMN_GAP / 2.0;
        let next = gap.next().and_then(|id| frame.column(id));
        let x = next.map_or(end, |placed| placed.rect.min.x - COLUMN_GAP / 2.0);
        let painter = ui.painter().with_clip_rect(frame.area);
        painter.vline(x, placed.rect.y_range(), Stroke::new(2.0, t.accent));
        painter.circle(pos2(x, placed.rect.min.y), 3.5, t.panel, Stroke::new(2.0, t.accent));
    }
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged-column"));
    let painter = egui::Painter::new(ui.ctx().clone(), layer, ui.ctx().content_rect());
    let rect = Rect::from_min_size(at + vec2(10.0, -14.0), vec2(180.0, 30.0));
    painter.rect(rect, 7, t.panel, Stroke::new(1.0, t.line_strong), egui::StrokeKind::Inside);
    let name = visible(&placed.column.name).into_owned();
    let clipped = painter.with_clip_rect(rect.shrink(4.0));
    clipped.text(rect.left_center() + vec2(10.0, 0.0), Align2::LEFT_CENTER, name, semibold(BODY), t.text);
}
