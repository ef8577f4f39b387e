//! A cell that is being typed in. What is typed stays here until Enter or a press elsewhere makes it one edit; Escape
//! leaves everything as it was.

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align, Align2, CornerRadius, Id, Key, Margin, Popup, Rect, RichText, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    vec2,
};

use super::column::{Change, Column};
use super::row::Row;
use super::targets::{Targets, Value};
use super::view::TableView;
use super::{Sheet, cell};
use crate::model::{Date, Node, Word as _};
use crate::screens::Action;
use crate::ui::dates_in_words::parse_day;
use crate::ui::format::Dates;
use crate::ui::theme::{BODY, SECONDARY, Tokens};
use crate::ui::widgets::{date_field, date_field_id};

/// What a field for a date takes with its calendar and the day as it was understood, in points.
const DATE: f32 = 250.0;
/// Between the side of a cell and the field in it, in points.
const SIDE: f32 = 4.0;

/// The cell and what was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Editor {
    pub(super) node: Node,
    pub(super) column: Column,
    typed: Typed,
    /// It has not been shown yet.
    fresh: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Typed {
    Text(String),
    Date { value: Option<Date>, buffer: Option<String> },
}

/// How typing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Commit,
    /// As `Commit`, and the keyboard goes on from the row.
    Enter,
    Cancel,
}

impl Editor {
    /// None when it is no cell to type in.
    pub(super) fn open(row: Row<'_>, column: Column) -> Option<Self> {
        let value = if column == Column::Start { row.start() } else { row.end() };
        let typed = match column.change(row.node)? {
            Change::Text => Typed::Text(row.title().to_owned()),
            Change::Date => Typed::Date { value, buffer: None },
            Change::Choice => return None,
        };
        Some(Self { node: row.node, column, typed, fresh: true })
    }

    /// The edit that what was typed comes to; none when it is as it was, or is no date.
    fn commit(&self, row: Row<'_>, dates: Dates) -> Option<Action> {
        match &self.typed {
            Typed::Text(text) => {
                let text = text.trim();
                let changed = text != row.title().trim();
                changed.then(|| Targets::one(self.node).set(self.column, Value::Title(text.to_owned()))).flatten()
            }
            Typed::Date { value, buffer } => {
                let unread = |text: &String| parse_day(text, row.source.today, dates.month_first).is_err();
                if buffer.as_ref().is_some_and(unread) {
                    return None;
                }
                let targets = Targets::of(row.source.document, self.node, self.column);
                let was = if self.column == Column::Start { row.start() } else { row.end() };
                // Others of the selection may have another date.
                let changed = *value != was || (targets.several().is_some() && buffer.is_some());
                changed.then(|| targets.set(self.column, Value::Date(*value))).flatten()
            }
        }
    }
}

/// Shows the field over its cell. `rect` is the cell's; none when its row is out of sight, which ends the typing.
pub(super) fn show(ui: &mut Ui, sheet: Sheet<'_>, view: &mut TableView, rect: Option<Rect>, actions: &mut Vec<Action>) {
    let Some(mut editor) = view.editor.take() else { return };
    let Some(row) = Row::of(sheet.source, editor.node) else { return };
    // A field that appears under the click that asked for it would lose the focus to that click.
    if editor.fresh && ui.input(|i| i.pointer.any_released()) {
        view.editor = Some(editor);
        ui.ctx().request_repaint();
        return;
    }
    let end = match rect {
        Some(rect) => field(ui, sheet, &mut editor, row, rect),
        None => Some(End::Commit),
    };
    let Some(end) = end else {
        view.editor = Some(editor);
        return;
    };
    if end != End::Cancel {
        actions.extend(editor.commit(row, sheet.scene.dates));
    }
    if end != End::Commit {
        view.reveal = Some(editor.node);
    }
    ui.ctx().request_repaint();
}

fn field(ui: &mut Ui, sheet: Sheet<'_>, editor: &mut Editor, row: Row<'_>, rect: Rect) -> Option<End> {
    let t = Tokens::of(ui);
    let fresh = std::mem::take(&mut editor.fresh);
    let name = format!("{} of {}", editor.column.label(), row.title());
    let rect = match editor.typed {
        Typed::Text(_) => rect.intersect(sheet.body),
        Typed::Date { .. } => {
            let rect = Rect::from_min_size(rect.min, vec2(DATE.max(rect.width()), rect.height()));
            // What has no room at the right moves to the left.
            rect.translate(vec2((sheet.body.max.x - rect.max.x - 4.0).min(0.0), 0.0))
        }
    };
    // What lies beneath takes no click.
    ui.interact(rect, ui.make_persistent_id("editor ground"), egui::Sense::CLICK | egui::Sense::DRAG);
    let shadow = egui::Shadow { offset: [0, 3], blur: 10, spread: 0, color: t.shadow };
    ui.painter().add(shadow.as_shape(rect, CornerRadius::same(5)));
    let stroke = Stroke::new(1.5, t.accent);
    ui.painter().rect(rect, CornerRadius::same(5), t.panel, stroke, StrokeKind::Inside);
    if let Typed::Text(_) = editor.typed {
        // The text stays where it was, so what stands before it does too.
        cell::mark(ui.painter(), t, row, rect);
    }
    let layout = egui::Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().id_salt(("editor", editor.node, editor.column));
    let ui = &mut ui.new_child(builder.max_rect(rect.shrink2(vec2(SIDE, 1.0))).layout(layout));
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.spacing_mut().interact_size.y = 24.0;
    let targets = Targets::of(sheet.scene.document, editor.node, editor.column);
    match &mut editor.typed {
        Typed::Text(text) => title(ui, &name, text, fresh),
        Typed::Date { value, buffer } => {
            let ended = date(ui, (&name, value, buffer), fresh, (sheet, rect));
            if let Some(several) = targets.several().filter(|_| buffer.is_none()) {
                ui.label(RichText::new(format!("for {several}")).size(SECONDARY).color(t.muted));
            }
            ended
        }
    }
}

fn title(ui: &mut Ui, name: &str, text: &mut String, fresh: bool) -> Option<End> {
    let id = ui.make_persistent_id("title");
    if fresh {
        focus_all(ui, id);
    }
    let margin = Margin { left: (cell::PADDING + cell::MARK - SIDE) as i8, right: 6, ..Margin::ZERO };
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(egui::FontId::proportional(BODY))
        .frame(egui::Frame::NONE.inner_margin(margin))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, ui.available_height()))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    if fresh || !response.lost_focus() {
        return (!fresh && !response.has_focus()).then_some(End::Commit);
    }
    Some(ended(ui))
}

/// How a field was left.
fn ended(ui: &Ui) -> End {
    match ui.input(|i| (i.key_pressed(Key::Escape), i.key_pressed(Key::Enter))) {
        (true, _) => End::Cancel,
        (_, true) => End::Enter,
        _ => End::Commit,
    }
}

fn date(
    ui: &mut Ui,
    (name, value, buffer): (&str, &mut Option<Date>, &mut Option<String>),
    fresh: bool,
    (sheet, rect): (Sheet<'_>, Rect),
) -> Option<End> {
    let picking = Popup::is_any_open(ui.ctx());
    let id = date_field_id(ui, name);
    if fresh {
        focus_all(ui, id);
    }
    let typed = buffer.clone();
    let field = date_field(ui, name, *value, buffer, sheet.scene.dates, sheet.source.today);
    if let Some(date) = field.value {
        *value = date;
    }
    let open = Popup::is_any_open(ui.ctx());
    if field.left && picking && !open {
        // Picked from the calendar.
        return Some(End::Enter);
    }
    if field.left && !picking {
        // What was typed says whether there is anything to do, also when it is no date.
        *buffer = typed.or_else(|| buffer.take());
        match ended(ui) {
            End::Commit => {}
            end => return Some(end),
        }
    }
    if fresh || picking || open {
        return None;
    }
    // Within the field the focus may go on to the calendar.
    let pressed_elsewhere =
        ui.input(|i| i.pointer.any_pressed() && i.pointer.interact_pos().is_some_and(|at| !rect.contains(at)));
    let focused = ui.memory(egui::Memory::focused);
    let is_here = |id: Id| ui.ctx().read_response(id).is_some_and(|response| rect.intersects(response.rect));
    let gone_elsewhere = focused.is_some_and(|id| !is_here(id));
    (pressed_elsewhere || gone_elsewhere).then_some(End::Commit)
}

/// Farther than any text that is typed in a cell; a cursor beyond a text counts as at its end.
const END: usize = 1 << 20;

/// Gives a field the focus with all of its text selected, which a field of a date may show otherwise when it has it.
fn focus_all(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| memory.request_focus(id));
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(END));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}
