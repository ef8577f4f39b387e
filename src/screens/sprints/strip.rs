//! The days of a sprint as small cells, in which a person's days off are set.

use chrono::Datelike as _;
use egui::{EventFilter, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::edit::PersonField;
use crate::model::{Calendar, Date, Person};
use crate::screens::{Action, Scene};
use crate::ui::theme::Tokens;

/// The place of a day, in points.
const CELL: egui::Vec2 = vec2(13.0, 20.0);
/// A line holds so many; longer sprints go on in the next one.
const IN_A_LINE: usize = 31;
/// A sprint that is longer has no cells for the days after.
pub(super) const MOST_DAYS: usize = 12 * IN_A_LINE;

/// What a day is for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Works,
    /// The person has it off.
    Off,
    /// Nobody works.
    Free,
}

impl Day {
    fn of(calendar: &Calendar, person: &Person, date: Date) -> Self {
        match (calendar.is_working(date), person.days_off.contains(&date)) {
            (false, _) => Self::Free,
            (true, true) => Self::Off,
            (true, false) => Self::Works,
        }
    }
}

/// The width of the cells of so many days, in points.
pub(super) fn width(days: usize) -> f32 {
    CELL.x * days.min(IN_A_LINE) as f32
}

/// Shows the days from `start` to `end`; a click, or Space, gives the person a day off or takes it back.
pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    person: &Person,
    (start, end): (Date, Date),
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let calendar = &scene.document.project().settings.calendar;
    let days: Vec<Date> = start.iter_days().take_while(|date| *date <= end).take(MOST_DAYS).collect();
    let id = Id::unique(("days off", person.id));
    let (area, _) =
        ui.allocate_exact_size(vec2(width(days.len()), CELL.y * days.len().div_ceil(IN_A_LINE) as f32), Sense::hover());
    let lines = days.len() > IN_A_LINE;
    let at = cursor(ui, id, days.len());
    for (i, date) in days.into_iter().enumerate() {
        let day = Day::of(calendar, person, date);
        let rect = cell(area.min, i);
        // One stop for the Tab key, from which the arrows go on.
        let response = if i == at {
            ui.interact(rect, id.with("cursor"), Sense::click())
        } else {
            ui.interact(rect, id.with(date), Sense::CLICK)
        };
        let shown = format!("{} {}", date.format("%a"), scene.dates.day(date, scene.document.clock().today()));
        let what = match day {
            Day::Works => format!("{shown}: {} works", person.name),
            Day::Off => format!("{shown}: {} has the day off", person.name),
            Day::Free => match calendar.holidays.get(&date).filter(|_| calendar.works_on(date.weekday())) {
                Some(holiday) => format!("{shown}: holiday for {}, {holiday}", person.name),
                None => format!("{shown}: no working day for {}", person.name),
            },
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, day != Day::Free, day == Day::Off, &what));
        let place = rect.shrink2(vec2(1.0, 1.0));
        let (fill, line) = match day {
            Day::Works => (t.po_soft, t.po_mid),
            Day::Off => (t.warn_soft, t.warn),
            Day::Free => (t.side, t.side),
        };
        ui.painter().rect_filled(place, 3.0, fill);
        if response.hovered() && day != Day::Free || day == Day::Off {
            ui.painter().rect_stroke(place, 3.0, Stroke::new(1.0, line), StrokeKind::Inside);
        }
        if day == Day::Off {
            // Not by its colour alone.
            let cross = Rect::from_center_size(place.center(), vec2(5.0, 5.0));
            let stroke = Stroke::new(1.2, t.warn);
            ui.painter().line_segment([cross.left_top(), cross.right_bottom()], stroke);
            ui.painter().line_segment([cross.right_top(), cross.left_bottom()], stroke);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(place, 3.0, Stroke::new(1.5, t.accent), StrokeKind::Outside);
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: lines, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        if response.on_hover_text(&what).clicked() && day != Day::Free {
            actions.push(Action::EditPerson(person.id, PersonField::DayOff(date, day == Day::Works)));
        }
    }
}

fn cell(from: Pos2, day: usize) -> Rect {
    let (line, column) = (day / IN_A_LINE, day % IN_A_LINE);
    Rect::from_min_size(from + vec2(CELL.x * column as f32, CELL.y * line as f32), CELL)
}

/// The day that has the keys, which arrows move.
fn cursor(ui: &Ui, id: Id, len: usize) -> usize {
    let last = len.saturating_sub(1);
    let mut at = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(0).min(last);
    if ui.memory(|memory| memory.has_focus(id.with("cursor"))) {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowRight) {
                at = (at + 1).min(last);
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowLeft) {
                at = at.saturating_sub(1);
            }
            if len > IN_A_LINE && input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                at = (at + IN_A_LINE).min(last);
            }
            if len > IN_A_LINE && input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                at = at.saturating_sub(IN_A_LINE);
            }
        });
        ui.data_mut(|data| data.insert_temp(id, at));
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_on_in_the_next_line() {
        let from = Pos2::new(10.0, 20.0);
        assert_eq!(cell(from, IN_A_LINE - 1).max.x - from.x, width(60));
        assert_eq!(cell(from, IN_A_LINE).min, from + vec2(0.0, CELL.y));
        assert_eq!(width(14), 14.0 * CELL.x);
    }
}
