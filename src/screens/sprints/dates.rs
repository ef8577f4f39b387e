//! First and last day of a sprint, with the reason beside them when they cannot be.

use chrono::Datelike as _;
use egui::{Label, RichText, Ui};

use crate::edit::{Desk, Refusal, SprintEdit, SprintField, edit_sprints};
use crate::model::{Calendar, Date, IdSource, Period, Sprint};
use crate::screens::{Action, Scene};
use crate::session::Document;
use crate::ui::format::{count, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{DateFieldResponse, date_field};

/// Days as they are typed, before they are a sprint's.
#[derive(Debug, Default)]
pub(super) struct DraftDates {
    first: Option<String>,
    last: Option<String>,
    /// What was asked for and cannot be yet, with the reason.
    refused: Option<(Option<Date>, Option<Date>, String)>,
}

/// So many names of holidays are told.
const NAMED: usize = 3;
/// The least width of both fields beside each other, in points.
const BOTH: f32 = 340.0;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, draft: &mut DraftDates, sprint: &Sprint, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let today = scene.document.clock().today();
    let (start, end) = draft.refused.as_ref().map_or((sprint.start, sprint.end), |(start, end, _)| (*start, *end));
    let (mut first, mut last) = (DateFieldResponse::default(), DateFieldResponse::default());
    let line = |ui: &mut Ui, name: &str| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 26.0;
        ui.label(RichText::new(name).color(t.muted));
    };
    let mut one = |ui: &mut Ui| {
        line(ui, "From");
        first = date_field(ui, "First day", start, &mut draft.first, scene.dates, today);
    };
    let mut other = |ui: &mut Ui| {
        line(ui, "to");
        last = date_field(ui, "Last day", end, &mut draft.last, scene.dates, today);
    };
    let words = |ui: &mut Ui| {
        if let Some((start, end)) = start.zip(end).filter(|(start, end)| start <= end) {
            let text = days_in_words(&scene.document.project().settings.calendar, start, end);
            // It goes to the next line as a whole.
            ui.add(Label::new(RichText::new(text).size(SECONDARY).color(t.muted)).extend());
        } else if start.is_none() || end.is_none() {
            ui.label(RichText::new("No dates yet").size(SECONDARY).color(t.muted));
        }
    };
    if ui.available_width() < BOTH {
        ui.horizontal(&mut one);
        ui.horizontal(&mut other);
        words(ui);
    } else {
        ui.horizontal_wrapped(|ui| {
            one(ui);
            other(ui);
            ui.add_space(8.0);
            words(ui);
        });
    }
    // A sprint that has days keeps some: a field that is emptied waits for another day.
    let (from, to) = (first.value.flatten().or(start), last.value.flatten().or(end));
    let left = first.left || last.left;
    let changed = (from, to) != (start, end);
    if changed {
        draft.refused = None;
        if let Some((start, end)) = from.zip(to) {
            let set = SprintEdit::Set(sprint.id, SprintField::Period(Period { start, end }));
            match refusal(scene.document, &set) {
                None => actions.push(Action::TypeInSprint(set)),
                Some(refusal) => draft.refused = Some((from, to, in_words(scene, &refusal))),
            }
        } else {
            draft.refused = Some((from, to, "A sprint needs a first and a last day.".into()));
        }
    }
    if left {
        actions.push(Action::EndTyping);
        // Refusals are said as everywhere, too.
        if let Some((Some(start), Some(end), _)) = draft.refused {
            let set = SprintField::Period(Period { start, end });
            actions.push(Action::EditSprints(SprintEdit::Set(sprint.id, set)));
        }
    }
    if let Some((.., reason)) = &draft.refused {
        ui.label(RichText::new(format!("{} {}", icons::WARNING, visible(reason))).size(SECONDARY).color(t.bad));
    }
}

/// Why an edit of a sprint cannot be made; none when it can.
fn refusal(document: &Document, edit: &SprintEdit) -> Option<Refusal> {
    // Setting a field makes nothing, so no id is taken.
    let mut ids = IdSource::from_seed(0);
    let clock = document.clock();
    let (project, indexes) = (document.project(), document.indexes());
    let mut desk = Desk { project, indexes, ids: &mut ids, now: clock.now(), date_of: clock.zone() };
    edit_sprints(&mut desk, edit).err()
}

/// With dates as this person writes them.
fn in_words(scene: Scene<'_>, refusal: &Refusal) -> String {
    let today = scene.document.clock().today();
    let day = |date: &Date| scene.dates.day(*date, today);
    let reason = match refusal {
        Refusal::SprintOverlap { name, start, end } => {
            format!("“{name}” has the days from {} to {}, and two sprints cannot share a day.", day(start), day(end))
        }
        Refusal::SprintReversed { start, end } => {
            format!("A sprint cannot end on {}, before it starts on {}.", day(end), day(start))
        }
        other => other.to_string(),
    };
    format!("{reason} {}", refusal.hint())
}

/// "9 working days, 1 holiday: All Saints".
pub(super) fn days_in_words(calendar: &Calendar, start: Date, end: Date) -> String {
    let after = end.succ_opt().unwrap_or(end);
    let working = match usize::try_from(calendar.working_days(start, after)).unwrap_or(0) {
        0 => "No working day".to_owned(),
        n => count(n, "working day", "working days"),
    };
    let off = calendar.holidays.range(start..=end).filter(|(date, _)| calendar.works_on(date.weekday()));
    let names: Vec<&str> = off.map(|(_, name)| name.trim()).collect();
    let holidays = count(names.len(), "holiday", "holidays");
    match names.len() {
        0 => working,
        n if n > NAMED || names.iter().all(|name| name.is_empty()) => format!("{working}, {holidays}"),
        _ => {
            let named: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).map(visible).collect();
            format!("{working}, {holidays}: {}", named.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;

    #[test]
    fn working_days_are_told_with_the_holidays_among_them() {
        let day = |text| parse_date(text).unwrap();
        let mut calendar = Calendar::default();
        let words = |calendar: &Calendar, start, end| days_in_words(calendar, day(start), day(end));
        assert_eq!(words(&calendar, "2026-11-30", "2026-12-11"), "10 working days");
        calendar.holidays.insert(day("2026-12-08"), "Immaculate Conception".into());
        // A Sunday is no holiday that costs a day.
        calendar.holidays.insert(day("2026-12-06"), "Saint Nicholas".into());
        assert_eq!(words(&calendar, "2026-11-30", "2026-12-11"), "9 working days, 1 holiday: Immaculate Conception");
        assert_eq!(words(&calendar, "2026-12-05", "2026-12-06"), "No working day");
        assert_eq!(words(&calendar, "2026-12-07", "2026-12-07"), "1 working day");
        calendar.holidays.insert(day("2026-12-09"), " ".into());
        assert_eq!(words(&calendar, "2026-12-07", "2026-12-09"), "1 working day, 2 holidays: Immaculate Conception");
        for off in ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"] {
            calendar.holidays.insert(day(off), "Day off".into());
        }
        assert_eq!(words(&calendar, "2026-11-30", "2026-12-11"), "4 working days, 6 holidays");
    }
}
