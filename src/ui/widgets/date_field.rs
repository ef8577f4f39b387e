//! A field for a date: typed in words or numbers, or picked from a calendar.

use egui::{Button, Id, Key, Label, Popup, PopupCloseBehavior, RichText, Role, Ui, WidgetInfo, vec2};

use super::calendar::{CALENDAR_WIDTH, calendar};
use super::quiet_field::{QuietField, quiet_field};
use crate::model::Date;
use crate::ui::dates_in_words::{BadDay, parse_day};
use crate::ui::format::Dates;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};

/// What came of a date field in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateFieldResponse {
    /// The other date that the person typed or picked; `Some(None)` for no date.
    pub value: Option<Option<Date>>,
    /// The person left the field, or picked: what is typed next is another step.
    pub left: bool,
}

/// A date that looks like text until it is pointed at. `buffer` holds what is being typed, until the field is left; the
/// value follows at once, wherever the text is a date.
pub fn date_field(
    ui: &mut Ui,
    name: &str,
    value: Option<Date>,
    buffer: &mut Option<String>,
    dates: Dates,
    today: Date,
) -> DateFieldResponse {
    let mut out = typed(ui, name, value, buffer, dates, today);
    if let Some(picked) = picked(ui, name, value, dates, today) {
        *buffer = None;
        out = DateFieldResponse { value: Some(picked).filter(|picked| *picked != value), left: true };
    }
    if let Some(text) = buffer {
        match parse_day(text, today, dates.month_first) {
            Ok(Some(day)) => understood(ui, day, dates, today),
            Ok(None) => {}
            Err(error) => problem(ui, &error),
        }
    }
    out
}

/// The id of the field of text that a date field of this name has in a `ui`, to give it the focus.
pub fn date_field_id(ui: &Ui, name: &str) -> Id {
    ui.make_persistent_id(("date", name))
}

fn typed(
    ui: &mut Ui,
    name: &str,
    value: Option<Date>,
    buffer: &mut Option<String>,
    dates: Dates,
    today: Date,
) -> DateFieldResponse {
    let parse = |text: &str| parse_day(text, today, dates.month_first);
    let id = date_field_id(ui, name);
    let shown = value.map(|day| {
        let text = dates.day(day, today);
        // A past day of this year, typed without its year, would be next year's.
        let differs = parse(&text).ok().flatten() != Some(day);
        if differs && ui.memory(|memory| memory.has_focus(id)) { day.to_string() } else { text }
    });
    let mut text = buffer.clone().unwrap_or(shown.unwrap_or_default());
    let bad = buffer.as_deref().is_some_and(|text| parse(text).is_err());
    let hint = if dates.month_first { "fri or Dec 24" } else { "fri or 24 Dec" };
    let response = quiet_field(ui, QuietField { id, name, hint, width: 96.0, bad }, &mut text);
    let changed = response.changed().then(|| parse(&text).ok()).flatten();
    if response.lost_focus() {
        *buffer = None;
    } else if response.changed() {
        *buffer = Some(text);
    }
    DateFieldResponse { value: changed.filter(|day| *day != value), left: response.lost_focus() }
}

/// The button with the calendar behind it. Returns what was picked there.
fn picked(ui: &mut Ui, name: &str, value: Option<Date>, dates: Dates, today: Date) -> Option<Option<Date>> {
    let name = format!("Pick {name}");
    let glyph = RichText::new(icons::CALENDAR_BLANK).size(14.0).color(Tokens::of(ui).muted);
    let button = ui.add(Button::new(glyph).frame_when_inactive(false).min_size(vec2(24.0, 24.0)));
    let button = button.accessible_name(&name).on_hover_text(&name);
    let opened = button.clicked();
    let state: Id = button.id.with("calendar");
    let popup = Popup::menu(&button)
        .accessible_name(&name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(CALENDAR_WIDTH)
        .show(|ui| {
            ui.set_width(CALENDAR_WIDTH);
            let picked = calendar(ui, state, opened, value, dates, today);
            if picked.is_some() {
                ui.close();
            }
            picked
        })?;
    if popup.inner.is_some() || ui.input(|input| input.key_pressed(Key::Escape)) {
        // The keys go back to where they came from.
        button.request_focus();
    }
    popup.inner
}

fn understood(ui: &mut Ui, day: Date, dates: Dates, today: Date) {
    let text = format!("{} {}", day.format("%a"), dates.day(day, today));
    ui.label(RichText::new(text).size(SECONDARY).color(Tokens::of(ui).muted));
}

fn problem(ui: &mut Ui, error: &BadDay) {
    let text = format!("{} {}", icons::WARNING, error.brief());
    let label = Label::new(RichText::new(text).size(SECONDARY).color(Tokens::of(ui).bad)).truncate();
    let full = format!("{error}. {}.", error.hint());
    let response = ui.add(label);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &full));
    response.on_hover_text(full);
}
