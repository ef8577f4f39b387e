//! A month to pick a day from, by pointer or keys.

use chrono::{Datelike as _, Days, Weekday};
use egui::{
    Align2, Button, EventFilter, FontId, Id, Key, Label, Modifiers, PointerButton, Response, RichText, Role, Sense,
    Stroke, Ui, WidgetInfo, vec2,
};

use super::focus_ring;
use crate::model::Date;
use crate::ui::dates_in_words::{add_months, is_in_range, next_week};
use crate::ui::format::Dates;
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP, Tokens, hairline, semibold};

/// The place of a day, in points.
const CELL: egui::Vec2 = vec2(34.0, 28.0);
/// The side of a button to another month, in points.
const STEP: f32 = 28.0;
const COLUMNS: u32 = 7;
/// As many as the longest month can touch, so that the calendar keeps its height.
const ROWS: u32 = 6;
/// The width of the calendar in points.
pub(super) const CALENDAR_WIDTH: f32 = CELL.x * COLUMNS as f32;

/// What a calendar remembers while it is open.
#[derive(Clone, Copy, Debug)]
struct State {
    /// The day that keys move. Its month is the one shown.
    cursor: Date,
    /// The cursor is to get the keys.
    wants_keys: bool,
}

/// Shows the month of `present`, or of today, and lets a person move on from there. `opened` in the first frame. Returns
/// the day that was picked; `Some(None)` for no day.
pub(super) fn calendar(
    ui: &mut Ui,
    id: Id,
    opened: bool,
    present: Option<Date>,
    dates: Dates,
    today: Date,
) -> Option<Option<Date>> {
    let cursor = present.unwrap_or(today);
    let remembered = ui.data(|data| data.get_temp(id)).filter(|_| !opened);
    let mut state = remembered.unwrap_or(State { cursor, wants_keys: true });

    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    header(ui, &mut state);
    keys(ui, id, &mut state, dates.week_start);
    let mut picked = month(ui, id, &state, present, dates.week_start, today).map(Some);
    // Focus that is asked for in the frame of the opening click is lost with that click.
    if state.wants_keys && !opened {
        ui.memory_mut(|memory| memory.request_focus(cursor_id(id)));
        state.wants_keys = false;
    } else if opened {
        ui.ctx().request_repaint();
    }
    ui.separator();
    picked = picked.or(shortcuts(ui, today));
    ui.data_mut(|data| data.insert_temp(id, state));
    picked
}

/// The cursor has one id wherever it is, so that it keeps the keys as it moves.
fn cursor_id(id: Id) -> Id {
    id.with("cursor")
}

fn header(ui: &mut Ui, state: &mut State) {
    let title = state.cursor.format("%B %Y").to_string();
    ui.horizontal(|ui| {
        let mut step = |ui: &mut Ui, icon: &str, name: &str, months: i32| {
            let to = add_months(state.cursor, months).filter(|day| is_in_range(*day));
            let button = Button::new(icon).frame_when_inactive(false).min_size(vec2(STEP, STEP));
            let response = ui.add_enabled(to.is_some(), button).accessible_name(name).on_hover_text(name);
            if let Some(to) = to.filter(|_| response.clicked()) {
                state.cursor = to;
                // A pointer leaves the keys to the days; who came here by keys stays.
                state.wants_keys |= response.clicked_by(PointerButton::Primary);
            }
        };
        step(ui, icons::CARET_DOUBLE_LEFT, "Previous year", -12);
        step(ui, icons::CARET_LEFT, "Previous month", -1);
        ui.add_sized(vec2(CALENDAR_WIDTH - 4.0 * STEP, STEP), Label::new(RichText::new(title).font(semibold(BODY))));
        step(ui, icons::CARET_RIGHT, "Next month", 1);
        step(ui, icons::CARET_DOUBLE_RIGHT, "Next year", 12);
    });
}

/// Moves the cursor while it has the keys.
fn keys(ui: &mut Ui, id: Id, state: &mut State, week_start: Weekday) {
    if !ui.memory(|memory| memory.has_focus(cursor_id(id))) {
        return;
    }
    let day = state.cursor;
    let into_week = u64::from(day.weekday().days_since(week_start));
    let moves: [(Modifiers, Key, Option<Date>); 10] = [
        (Modifiers::SHIFT, Key::PageUp, add_months(day, -12)),
        (Modifiers::SHIFT, Key::PageDown, add_months(day, 12)),
        (Modifiers::NONE, Key::PageUp, add_months(day, -1)),
        (Modifiers::NONE, Key::PageDown, add_months(day, 1)),
        (Modifiers::NONE, Key::ArrowLeft, day.pred_opt()),
        (Modifiers::NONE, Key::ArrowRight, day.succ_opt()),
        (Modifiers::NONE, Key::ArrowUp, day.checked_sub_days(Days::new(7))),
        (Modifiers::NONE, Key::ArrowDown, day.checked_add_days(Days::new(7))),
        (Modifiers::NONE, Key::Home, day.checked_sub_days(Days::new(into_week))),
        (Modifiers::NONE, Key::End, day.checked_add_days(Days::new(6 - into_week))),
    ];
    for (modifiers, key, to) in moves {
        if ui.input_mut(|input| input.consume_key(modifiers, key)) {
            state.cursor = to.filter(|day| is_in_range(*day)).unwrap_or(day);
            return;
        }
    }
}

/// The weeks that the cursor's month touches. Returns the day that was clicked.
fn month(ui: &mut Ui, id: Id, state: &State, present: Option<Date>, week_start: Weekday, today: Date) -> Option<Date> {
    let first = state.cursor.with_day(1)?;
    let start = first.checked_sub_days(Days::new(first.weekday().days_since(week_start).into()))?;
    let t = Tokens::of(ui);
    let (names, _) = ui.allocate_exact_size(vec2(CALENDAR_WIDTH, 20.0), Sense::hover());
    let (grid, _) = ui.allocate_exact_size(CELL * vec2(COLUMNS as f32, ROWS as f32), Sense::hover());
    let mut picked = None;
    for (i, day) in start.iter_days().take((COLUMNS * ROWS) as usize).enumerate() {
        let (column, row) = (i as u32 % COLUMNS, i as u32 / COLUMNS);
        let x = CELL.x * column as f32;
        if row == 0 {
            let at = names.left_center() + vec2(x + CELL.x / 2.0, 0.0);
            let name: String = day.format("%a").to_string().chars().take(2).collect();
            ui.painter().text(at, Align2::CENTER_CENTER, name, FontId::proportional(CHIP), t.muted);
        }
        let rect = egui::Rect::from_min_size(grid.min + vec2(x, CELL.y * row as f32), CELL);
        let looks = Looks {
            is_cursor: day == state.cursor,
            is_present: Some(day) == present,
            is_today: day == today,
            is_other: day.month() != first.month(),
        };
        if is_in_range(day) && day_button(ui, id, rect, day, looks).clicked() {
            picked = Some(day);
        }
    }
    picked
}

#[derive(Clone, Copy, Debug)]
struct Looks {
    is_cursor: bool,
    is_present: bool,
    is_today: bool,
    /// Of the month before or after.
    is_other: bool,
}

fn day_button(ui: &mut Ui, id: Id, rect: egui::Rect, day: Date, looks: Looks) -> Response {
    // One stop for the Tab key, from which the arrows go on.
    let response = if looks.is_cursor {
        ui.interact(rect, cursor_id(id), Sense::click())
    } else {
        ui.interact(rect, id.with(day), Sense::CLICK)
    };
    let name = day.format("%A %-d %B %Y").to_string();
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), looks.is_present, &name));
    if looks.is_cursor {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }

    let t = Tokens::of(ui);
    let place = rect.shrink2(vec2(3.0, 1.0));
    let color = match looks {
        Looks { is_present: true, .. } => t.on_accent,
        Looks { is_today: true, .. } => t.accent,
        Looks { is_other: true, .. } => t.muted,
        _ => t.text,
    };
    let font = if looks.is_today || looks.is_present { semibold(BODY) } else { FontId::proportional(BODY) };
    let painter = ui.painter();
    if looks.is_present {
        painter.rect_filled(place, 6.0, t.accent);
    } else if response.hovered() {
        painter.rect_filled(place, 6.0, t.hover);
    }
    if looks.is_today {
        painter.rect_stroke(place, 6.0, Stroke::new(hairline(ui), t.accent), egui::StrokeKind::Inside);
    }
    painter.text(place.center(), Align2::CENTER_CENTER, day.day(), font, color);
    focus_ring(ui, &response, 6.0);
    response
}

/// The days that are picked most. `Some(None)` is the button that clears.
fn shortcuts(ui: &mut Ui, today: Date) -> Option<Option<Date>> {
    let mut picked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding = vec2(5.0, 3.0);
        for (name, day) in
            [("Today", Some(today)), ("Tomorrow", today.succ_opt()), ("Next week", next_week(today)), ("Clear", None)]
        {
            if ui.add(Button::new(name).frame_when_inactive(false)).clicked() {
                picked = Some(day);
            }
        }
    });
    picked
}
