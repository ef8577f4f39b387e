//! Edits of what is true of the project as a whole.

use std::sync::Arc;

use chrono::Month;

use super::asks::SettingsField;
use super::plan::check_date;
use super::{Desk, Refusal, named, tidy, typed_name};
use crate::model::{Calendar, Change, Date, Edit, Settings, Transaction, Word as _};

/// Sets a field of the settings; nothing when it has the value already. What stories have ticked is by text and stays
/// when an entry of a definition is worded anew.
///
/// # Errors
/// When the name of the project or of a label is blank, a date or a number is out of range, or no working day would be
/// left in a week.
pub fn edit_settings(desk: &Desk<'_>, field: &SettingsField) -> Result<Transaction, Refusal> {
    let before = &desk.project.settings;
    let mut after = (**before).clone();
    let label = match field {
        SettingsField::Name(name) => {
            after.name = typed_name("project", name)?;
            format!("Rename project to “{}”", after.name)
        }
        SettingsField::DefinitionOfReady(entries) => {
            after.definition_of_ready = tidy(entries);
            "Edit definition of ready".into()
        }
        SettingsField::DefinitionOfDone(entries) => {
            after.definition_of_done = tidy(entries);
            "Edit definition of done".into()
        }
        SettingsField::LabelColor(label, color) => {
            let label = named("label", label)?;
            let text = match color {
                Some(color) => format!("Set colour of label “{label}” to {}", color.label().to_lowercase()),
                None => format!("Clear colour of label “{label}”"),
            };
            match color {
                Some(color) => after.label_colors.insert(label, *color),
                None => after.label_colors.remove(&label),
            };
            text
        }
        SettingsField::Weekday(day, works) => set_weekday(&mut after.calendar, *day, *works)?,
        SettingsField::Holiday(date, name) => {
            check_date(*date)?;
            set_holiday(&mut after.calendar, *date, name.as_deref())
        }
        SettingsField::Holidays(days) => {
            for (date, name) in days {
                check_date(*date)?;
                set_holiday(&mut after.calendar, *date, Some(name));
            }
            match days.as_slice() {
                [(date, _)] => format!("Add holiday on {date}"),
                days => format!("Add {} holidays", days.len()),
            }
        }
        SettingsField::FiscalOffset(months) => {
            let month = month(*months).ok_or(Refusal::FiscalOffset(*months))?;
            after.fiscal_offset = *months;
            format!("Begin the fiscal year in {month}")
        }
        SettingsField::ManualScheduling(by_hand) => {
            after.manual_scheduling = *by_hand;
            if *by_hand { "Schedule by hand" } else { "Schedule automatically" }.into()
        }
    };
    Ok(settings_transaction(desk, label, before, after))
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Bars keep their dates; it is their lengths in working days that change. Past Sunday there is no day to set.
fn set_weekday(calendar: &mut Calendar, day: usize, works: bool) -> Result<String, Refusal> {
    let name = WEEKDAYS.get(day).copied().unwrap_or("no day");
    if let Some(weekday) = calendar.weekdays.get_mut(day) {
        let worked = std::mem::replace(weekday, works);
        if worked && calendar.weekdays == [false; 7] {
            return Err(Refusal::LastWeekday(name));
        }
    }
    Ok(format!("Make {name} a {}", if works { "working day" } else { "day off" }))
}

/// A holiday may be without a name. While it is typed, a space at its end stays.
fn set_holiday(calendar: &mut Calendar, date: Date, name: Option<&str>) -> String {
    let quoted = |name: &str| if name.trim().is_empty() { String::new() } else { format!(" “{}”", name.trim()) };
    let was = calendar.holidays.get(&date).cloned();
    match (name.map(str::trim_start), was) {
        (Some(name), was) => {
            calendar.holidays.insert(date, name.to_owned());
            let verb = if was.is_some() { "Name the" } else { "Add" };
            format!("{verb} holiday on {date}{}", quoted(name))
        }
        (None, was) => {
            calendar.holidays.remove(&date);
            format!("Remove holiday{} on {date}", quoted(&was.unwrap_or_default()))
        }
    }
}

/// The name of the month so many months after January.
fn month(offset: u32) -> Option<&'static str> {
    let number = u8::try_from(offset).ok()?.checked_add(1)?;
    Month::try_from(number).ok().map(|month| month.name())
}

fn settings_transaction(desk: &Desk<'_>, label: String, before: &Arc<Settings>, after: Settings) -> Transaction {
    let mut transaction = Transaction::new(label, desk.now);
    if **before != after {
        let (before, after) = (Some(Arc::clone(before)), Some(Arc::new(after)));
        transaction.changes.push(Change::Settings(Edit { before, after }));
    }
    transaction
}

#[cfg(test)]
mod tests {
    use super::super::bench::Bench;
    use super::*;
    use crate::model::Swatch;

    fn edit(bench: &mut Bench, field: &SettingsField) -> Result<String, Refusal> {
        let transaction = edit_settings(&bench.desk(), field)?;
        bench.apply(&transaction);
        Ok(transaction.label)
    }

    #[test]
    fn a_project_has_a_name() {
        let mut bench = Bench::new(0);
        assert_eq!(edit(&mut bench, &SettingsField::Name(" One ".into())).unwrap(), "Rename project to “One ”");
        assert_eq!(bench.project.settings.name, "One ", "a word may follow");
        assert_eq!(edit(&mut bench, &SettingsField::Name("  ".into())), Err(Refusal::Nameless("project")));
        let same = edit_settings(&bench.desk(), &SettingsField::Name("One ".into())).unwrap();
        assert!(same.is_empty());
    }

    #[test]
    fn definitions_hold_no_empty_entry_and_none_twice() {
        let mut bench = Bench::new(0);
        let list = || [" Estimated ", "", "Written", "Estimated", "  "].map(String::from).to_vec();
        edit(&mut bench, &SettingsField::DefinitionOfReady(list())).unwrap();
        edit(&mut bench, &SettingsField::DefinitionOfDone(list())).unwrap();
        assert_eq!(bench.project.settings.definition_of_ready, ["Estimated", "Written"]);
        assert_eq!(bench.project.settings.definition_of_done, ["Estimated", "Written"]);
    }

    #[test]
    fn labels_get_and_lose_a_colour() {
        let mut bench = Bench::new(0);
        let color = |color| SettingsField::LabelColor(" red ".into(), color);
        assert_eq!(edit(&mut bench, &color(Some(Swatch::Red))).unwrap(), "Set colour of label “red” to red");
        assert_eq!(bench.project.settings.label_colors.get("red"), Some(&Swatch::Red));
        edit(&mut bench, &color(None)).unwrap();
        assert!(bench.project.settings.label_colors.is_empty());
        assert_eq!(edit(&mut bench, &SettingsField::LabelColor(" ".into(), None)), Err(Refusal::Nameless("label")));
    }

    #[test]
    fn a_week_keeps_a_working_day() {
        let mut bench = Bench::new(0);
        let day = SettingsField::Weekday;
        assert_eq!(edit(&mut bench, &day(5, true)).unwrap(), "Make Saturday a working day");
        for (n, name) in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"].iter().enumerate() {
            assert_eq!(edit(&mut bench, &day(n, false)).unwrap(), format!("Make {name} a day off"));
        }
        assert_eq!(bench.project.settings.calendar.weekdays, [false, false, false, false, false, true, false]);
        let refusal = edit(&mut bench, &day(5, false)).unwrap_err();
        assert_eq!(refusal.to_string(), "Saturday is the only day that the team works.");
        assert_eq!(refusal.hint(), "Turn another day on first.");
        for same in [day(5, true), day(6, false), day(7, true)] {
            assert!(edit_settings(&bench.desk(), &same).unwrap().is_empty());
        }
    }

    #[test]
    fn holidays_are_added_named_and_removed() {
        let mut bench = Bench::new(0);
        let date = Date::from_ymd_opt(2026, 12, 25).unwrap();
        let holiday = |name: Option<&str>| SettingsField::Holiday(date, name.map(str::to_owned));
        for (name, label) in [
            (Some("Christmas"), "Add holiday on 2026-12-25 “Christmas”"),
            (Some(" Christmas Day "), "Name the holiday on 2026-12-25 “Christmas Day”"),
            (None, "Remove holiday “Christmas Day” on 2026-12-25"),
            (Some(" "), "Add holiday on 2026-12-25"),
            (None, "Remove holiday on 2026-12-25"),
        ] {
            assert_eq!(edit(&mut bench, &holiday(name)).unwrap(), label);
            let kept = bench.project.settings.calendar.holidays.get(&date).cloned();
            assert_eq!(kept.as_deref(), name.map(str::trim_start), "a word may follow");
        }
        assert!(edit_settings(&bench.desk(), &holiday(None)).unwrap().is_empty());
        let late = Date::from_ymd_opt(2201, 1, 1).unwrap();
        let refused = edit(&mut bench, &SettingsField::Holiday(late, Some("Late".into())));
        assert_eq!(refused, Err(Refusal::DateRange(late)));
    }

    #[test]
    fn several_holidays_are_one_step() {
        let mut bench = Bench::new(0);
        let [christmas, boxing] = [25, 26].map(|day| Date::from_ymd_opt(2026, 12, day).unwrap());
        edit(&mut bench, &SettingsField::Holiday(christmas, Some("Off".into()))).unwrap();
        let days = vec![(christmas, "Christmas".to_owned()), (boxing, " Boxing Day".to_owned())];
        assert_eq!(edit(&mut bench, &SettingsField::Holidays(days.clone())).unwrap(), "Add 2 holidays");
        let kept: Vec<_> = bench.project.settings.calendar.holidays.clone().into_iter().collect();
        assert_eq!(kept, [(christmas, "Christmas".to_owned()), (boxing, "Boxing Day".to_owned())]);
        assert!(edit_settings(&bench.desk(), &SettingsField::Holidays(days)).unwrap().is_empty());
        let late = Date::from_ymd_opt(2201, 1, 1).unwrap();
        let refused = edit(&mut bench, &SettingsField::Holidays(vec![(late, String::new())]));
        assert_eq!(refused, Err(Refusal::DateRange(late)));
    }

    #[test]
    fn a_fiscal_year_begins_in_a_month() {
        let mut bench = Bench::new(0);
        let months = SettingsField::FiscalOffset;
        assert_eq!(edit(&mut bench, &months(11)).unwrap(), "Begin the fiscal year in December");
        assert_eq!(edit(&mut bench, &months(0)).unwrap(), "Begin the fiscal year in January");
        assert_eq!(
            [12, u32::MAX].map(|n| edit(&mut bench, &months(n))),
            [12, u32::MAX].map(|n| Err(Refusal::FiscalOffset(n)))
        );
    }

    #[test]
    fn a_project_schedules_by_hand_or_by_itself() {
        let mut bench = Bench::new(0);
        assert_eq!(edit(&mut bench, &SettingsField::ManualScheduling(true)).unwrap(), "Schedule by hand");
        assert!(bench.project.settings.manual_scheduling);
        assert_eq!(edit(&mut bench, &SettingsField::ManualScheduling(false)).unwrap(), "Schedule automatically");
        assert!(!bench.project.settings.manual_scheduling);
    }
}
