//! The page of the settings about time: which days the team works, where its year begins, and what a moved bar does.

use chrono::{Month, Weekday};
use egui::{Align2, Button, Event, Key, Margin, RichText, ScrollArea, Stroke, TextEdit, Ui, vec2};

use super::heading;
use crate::edit::SettingsField;
use crate::model::{Calendar, Date, Settings};
use crate::screens::Action;
use crate::ui::dates_in_words::parse_day;
use crate::ui::format::{Dates, count, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{Choice, picker_button, tick};

/// The height of a day off in the list, and of the list at most, in points.
const ROW: f32 = 28.0;
const HEIGHT: f32 = 126.0;
/// The width of a date, in points.
const DATE: f32 = 118.0;
/// The blank at each side of a text, between the parts of a row, and the width of a button at its end, in points.
const MARGIN: i8 = 8;
const GAP: f32 = 4.0;
const BUTTON: f32 = 52.0;
/// Words that a date may be written with.
const WORDS: usize = 4;

/// What is typed about the calendar and is not in it yet.
#[derive(Debug, Default)]
pub(super) struct CalendarSection {
    date: String,
    name: String,
    /// A day off whose name is being typed.
    renamed: Option<(Date, String)>,
    /// A day off that is to come into sight.
    revealed: Option<Date>,
    /// It was shown before.
    shown: bool,
    /// Pasted lines that say no day, and how many there were.
    unread: Option<(String, usize)>,
}

impl CalendarSection {
    /// Something is typed that closing would lose.
    pub(super) fn holds_text(&self) -> bool {
        !(self.date.trim().is_empty() && self.name.trim().is_empty())
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        settings: &Settings,
        dates: Dates,
        today: Date,
        actions: &mut Vec<Action>,
    ) {
        ui.label(RichText::new("The team works on").font(crate::ui::theme::semibold(SECONDARY)));
        weekdays(ui, &settings.calendar, dates.week_start, actions);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new("The fiscal year begins in").font(crate::ui::theme::semibold(SECONDARY)));
            fiscal_year(ui, settings.fiscal_offset, actions);
        });
        heading(ui, "Scheduling");
        let mut pushes = !settings.manual_scheduling;
        if tick(ui, &mut pushes, "Moving a bar pushes what depends on it").changed() {
            actions.push(Action::EditSettings(SettingsField::ManualScheduling(!pushes)));
        }
        explain(ui, "Without it nothing else moves, and dependencies that are not met show as broken.");
        heading(ui, "Days off for everyone");
        explain(ui, "Type a date, or paste several lines such as “2026-12-25 Christmas Day”.");
        self.add(ui, dates, today, actions);
        if !std::mem::replace(&mut self.shown, true) {
            // The next one first: what is over is seldom looked for.
            let coming = settings.calendar.holidays.range(today..).next();
            self.revealed = coming.or(settings.calendar.holidays.last_key_value()).map(|(day, _)| *day);
        }
        self.list(ui, &settings.calendar, dates, actions);
    }

    /// The fields for another day off.
    fn add(&mut self, ui: &mut Ui, dates: Dates, today: Date, actions: &mut Vec<Action>) {
        let t = Tokens::of(ui);
        let parsed = parse_day(&self.date, today, dates.month_first);
        let mut wanted = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let bad = parsed.is_err();
            let hint = if dates.month_first { "Dec 24" } else { "24 Dec" };
            let fields = [
                (&mut self.date, "Date of a day off", hint, DATE, bad),
                (&mut self.name, "Name of a day off", "Name", ui.available_width() - DATE - BUTTON - 2.0 * GAP, false),
            ];
            for (text, name, hint, width, bad) in fields {
                let id = ui.make_persistent_id(name);
                if ui.memory(|m| m.has_focus(id))
                    && let Some(lines) = ui.input_mut(|i| take_pasted_lines(&mut i.events))
                {
                    let (read, unread) = days_off(&lines, today, dates.month_first);
                    self.unread = unread.first().map(|first| (first.clone(), unread.len()));
                    self.revealed = read.first().map(|(day, _)| *day);
                    if !read.is_empty() {
                        actions.push(Action::EditSettings(SettingsField::Holidays(read)));
                    }
                }
                let margin = Margin::symmetric(MARGIN, 4);
                let edit = TextEdit::singleline(text).id(id).hint_text(hint).margin(margin);
                let edit = edit.desired_width(width - 2.0 * f32::from(MARGIN)).align(Align2::LEFT_CENTER);
                let edit = edit.text_color_opt(bad.then_some(t.bad));
                let response = ui.add(edit).accessible_name(name);
                if response.changed() {
                    self.unread = None;
                }
                if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                    wanted = true;
                    response.request_focus();
                }
            }
            let possible = matches!(parsed, Ok(Some(_)));
            wanted |= ui
                .add_enabled(possible, Button::new("Add").min_size(vec2(BUTTON, 28.0)))
                .accessible_name("Add the day off")
                .clicked();
        });
        match (&parsed, &self.unread) {
            (Err(error), _) => problem(ui, &format!("{error}. {}.", error.hint())),
            (_, Some((first, 1))) => problem(ui, &format!("One line says no date: “{}”", visible(first))),
            (_, Some((first, n))) => {
                problem(ui, &format!("{} say no date; the first is “{}”", count(*n, "line", "lines"), visible(first)));
            }
            (Ok(Some(day)), None) => explain(ui, &format!("{} {}", day.format("%A"), dates.full(*day))),
            _ => {}
        }
        if let Ok(Some(day)) = parsed
            && wanted
        {
            let name = std::mem::take(&mut self.name).trim().to_owned();
            self.date.clear();
            self.revealed = Some(day);
            actions.push(Action::EditSettings(SettingsField::Holiday(day, Some(name))));
        }
    }

    /// The days off by date; only those in sight are laid out.
    fn list(&mut self, ui: &mut Ui, calendar: &Calendar, dates: Dates, actions: &mut Vec<Action>) {
        if calendar.holidays.is_empty() {
            return;
        }
        ui.add_space(2.0);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical().id_salt("days off").max_height(HEIGHT).auto_shrink([false, true]);
            let mut area = area.min_scrolled_height(HEIGHT);
            // It is there a frame after it was asked for.
            if let Some(day) = self.revealed.take_if(|day| calendar.holidays.contains_key(day)) {
                let above = calendar.holidays.range(..day).count();
                area = area.vertical_scroll_offset(ROW * above as f32);
            }
            area.show_rows(ui, ROW, calendar.holidays.len(), |ui, rows| {
                let shown = calendar.holidays.iter().skip(rows.start).take(rows.len());
                for (day, name) in shown {
                    ui.push_id(day, |ui| self.row(ui, *day, name, dates, actions));
                }
            });
        });
    }

    fn row(&mut self, ui: &mut Ui, day: Date, name: &str, dates: Dates, actions: &mut Vec<Action>) {
        let t = Tokens::of(ui);
        let date = dates.full(day);
        ui.horizontal(|ui| {
            ui.set_height(ROW);
            ui.spacing_mut().item_spacing.x = GAP;
            ui.allocate_ui_with_layout(vec2(DATE, ROW), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(DATE);
                ui.label(RichText::new(format!("{} {date}", day.format("%a"))).size(SECONDARY).color(t.muted));
            });
            let typed = self.renamed.as_ref().filter(|(of, _)| *of == day).map(|(_, text)| text.clone());
            let mut text = typed.unwrap_or_else(|| name.to_owned());
            let width = ui.available_width() - BUTTON - GAP - 2.0 * f32::from(MARGIN);
            let edit = TextEdit::singleline(&mut text)
                .hint_text("Name")
                .margin(Margin::symmetric(MARGIN, 4))
                .desired_width(width)
                .align(Align2::LEFT_CENTER);
            let response = ui
                .scope(|ui| {
                    // A field looks like a value until it is pointed at.
                    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
                    ui.add(edit)
                })
                .inner
                .accessible_name(format!("Name of {date}"));
            if response.changed() {
                self.renamed = Some((day, text));
            }
            if response.lost_focus() {
                self.finish(actions);
            }
            let cross = Button::new(RichText::new(icons::X).size(SECONDARY).color(t.muted)).frame_when_inactive(false);
            let remove = format!("Remove {date}");
            if ui.add(cross.min_size(vec2(24.0, 24.0))).accessible_name(&remove).on_hover_text(remove).clicked() {
                actions.push(Action::EditSettings(SettingsField::Holiday(day, None)));
            }
        });
    }

    /// Gives a day off the name that was typed for it.
    pub(super) fn finish(&mut self, actions: &mut Vec<Action>) {
        if let Some((day, name)) = self.renamed.take() {
            actions.push(Action::EditSettings(SettingsField::Holiday(day, Some(name.trim().to_owned()))));
        }
    }
}

/// The days of a week from its first on.
fn week_from(first: Weekday) -> impl Iterator<Item = Weekday> {
    std::iter::successors(Some(first), |day| Some(day.succ())).take(7)
}

fn weekdays(ui: &mut Ui, calendar: &Calendar, first: Weekday, actions: &mut Vec<Action>) {
    // As they are set: when none is, all of them count, and the first one that is ticked is the only one.
    let works = |day: Weekday| calendar.weekdays[day.num_days_from_monday() as usize];
    let only = week_from(first).filter(|day| works(*day)).count() == 1;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.spacing_mut().icon_spacing = 5.0;
        for day in week_from(first) {
            let mut ticked = works(day);
            // The last day stays: a team that never works plans nothing.
            let tick = ui.add_enabled_ui(!(only && ticked), |ui| tick(ui, &mut ticked, &day.to_string())).inner;
            let tick = tick.accessible_name(format!("The team works on {}", name_of(day)));
            let tick = tick.on_disabled_hover_text("A team works on one day at least");
            if tick.changed() {
                let place = day.num_days_from_monday() as usize;
                actions.push(Action::EditSettings(SettingsField::Weekday(place, ticked)));
            }
        }
    });
}

fn name_of(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The name of the month that is so many after January.
fn month(after_january: u32) -> &'static str {
    let number = u8::try_from(after_january % 12 + 1).ok();
    number.and_then(|number| Month::try_from(number).ok()).map_or("January", |month| month.name())
}

fn fiscal_year(ui: &mut Ui, present: u32, actions: &mut Vec<Action>) {
    let caret = RichText::new(icons::CARET_DOWN).color(Tokens::of(ui).muted);
    let button = Button::new(month(present)).right_text(caret).min_size(vec2(160.0, 26.0));
    let choices = || (0..12).map(|n| Choice::new(n, month(n))).collect();
    if let Some(picked) = picker_button(ui, "First month of the fiscal year", month(present), button, &present, choices)
    {
        actions.push(Action::EditSettings(SettingsField::FiscalOffset(picked)));
    }
}

fn explain(ui: &mut Ui, text: &str) {
    let t = Tokens::of(ui);
    ui.label(RichText::new(text).size(SECONDARY).color(t.muted));
}

fn problem(ui: &mut Ui, text: &str) {
    let t = Tokens::of(ui);
    ui.label(RichText::new(format!("{} {text}", icons::WARNING)).size(SECONDARY).color(t.bad));
}

/// Takes text that says more than a date out of what was pasted.
fn take_pasted_lines(events: &mut Vec<Event>) -> Option<String> {
    let lines = |event: &Event| match event {
        Event::Paste(text) if text.trim().contains('\n') => Some(text.clone()),
        _ => None,
    };
    let at = events.iter().position(|event| lines(event).is_some())?;
    lines(&events.remove(at))
}

/// The days off that lines of text say, each a date and then its name, and the lines that say none.
fn days_off(text: &str, today: Date, month_first: bool) -> (Vec<(Date, String)>, Vec<String>) {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match day_off(line, today, month_first) {
            Some(day) => read.push(day),
            None => unread.push(line.to_owned()),
        }
    }
    (read, unread)
}

/// The longest beginning of a line that is a date is its date, and the rest its name.
fn day_off(line: &str, today: Date, month_first: bool) -> Option<(Date, String)> {
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let line = line.trim_start_matches(['-', '*', '•', ' ']);
    let ends: Vec<usize> = line.match_indices(parts).map(|(at, _)| at).chain([line.len()]).take(2 * WORDS).collect();
    ends.into_iter().rev().find_map(|end| {
        let (date, name) = line.split_at_checked(end)?;
        let date = parse_day(date.trim_end_matches([',', ';', ':']), today, month_first).ok()??;
        let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '"'));
        Some((date, name.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn pasted_lines_are_days_off_with_their_names() {
        let text = "2026-12-25 Christmas Day\n- 26 Dec 2026: Boxing Day\n\n2027-01-01;New Year\r\n1 May May Day\n\
                    2027-04-05, \"Easter Monday\"\n2027-06-21\nsoon\n31 Feb Nothing";
        let (read, unread) = days_off(text, day("2026-11-24"), false);
        let expected = [
            ("2026-12-25", "Christmas Day"),
            ("2026-12-26", "Boxing Day"),
            ("2027-01-01", "New Year"),
            ("2027-05-01", "May Day"),
            ("2027-04-05", "Easter Monday"),
            ("2027-06-21", ""),
        ];
        assert_eq!(read, expected.map(|(date, name)| (day(date), name.to_owned())));
        assert_eq!(unread, ["soon", "31 Feb Nothing"]);
    }

    #[test]
    fn the_week_begins_where_the_locale_says() {
        let names: Vec<_> = week_from(Weekday::Sun).map(name_of).collect();
        assert_eq!((names.first(), names.last(), names.len()), (Some(&"Sunday"), Some(&"Saturday"), 7));
    }

    #[test]
    fn months_are_counted_from_january() {
        assert_eq!([month(0), month(3), month(11), month(12)], ["January", "April", "December", "January"]);
    }
}
