//! The widgets in a window without a screen, by their accessible names.

use egui::{Key, Modifiers, OutputCommand, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::model::{Date, Swatch, parse_date};
use crate::ui::format::Dates;

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn harness<S: 'static>(state: S, mut add: impl FnMut(&mut Ui, &mut S) + 'static) -> Harness<'static, S> {
    let mut installed = false;
    let app = move |ui: &mut Ui, state: &mut S| {
        if installed {
            add(ui, state);
        } else {
            // Fonts are there from the second frame on.
            crate::ui::fonts::install(ui.ctx());
            crate::ui::theme::apply(ui.ctx());
            installed = true;
        }
    };
    let mut harness = Harness::builder().with_size(egui::vec2(400.0, 420.0)).build_ui_state(app, state);
    harness.run();
    harness
}

#[derive(Debug, Default)]
struct Due {
    value: Option<Date>,
    buffer: Option<String>,
    left: bool,
}

/// A field on Tuesday, 24 November 2026, that applies what it says.
fn field(value: Option<Date>) -> Harness<'static, Due> {
    harness(Due { value, ..Due::default() }, |ui, due| {
        ui.horizontal(|ui| {
            let out = date_field(ui, "Due", due.value, &mut due.buffer, Dates::default(), day("2026-11-24"));
            due.left |= out.left;
            due.value = out.value.unwrap_or(due.value);
        });
    })
}

fn press(harness: &mut Harness<'_, Due>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run();
}

#[test]
fn a_typed_date_is_the_value_at_once() {
    let mut harness = field(None);
    harness.get_by_label("Due").focus();
    harness.run();
    harness.get_by_label("Due").type_text("next fr");
    harness.run();
    assert_eq!(harness.state().value, None);
    assert!(harness.query_by_label_contains("is not a date").is_some());
    harness.get_by_label("Due").type_text("i");
    harness.run();
    assert_eq!(harness.state().value, Some(day("2026-12-04")));
    assert!(harness.query_by_label("Fri 4 Dec").is_some());
    assert!(!harness.state().left);
    press(&mut harness, Key::Enter);
    assert!(harness.state().left);
    assert_eq!(harness.get_by_label("Due").value().as_deref(), Some("4 Dec"));
}

#[test]
fn a_past_day_is_edited_with_its_year() {
    let mut harness = field(Some(day("2026-02-03")));
    assert_eq!(harness.get_by_label("Due").value().as_deref(), Some("3 Feb"));
    harness.get_by_label("Due").focus();
    harness.run();
    assert_eq!(harness.get_by_label("Due").value().as_deref(), Some("2026-02-03"));
}

#[test]
fn a_day_is_picked_by_pointer() {
    let mut harness = field(Some(day("2026-11-27")));
    harness.get_by_label("Pick Due").click();
    harness.run();
    harness.get_by_label("Next month").click();
    harness.run();
    harness.get_by_label("Thursday 24 December 2026").click();
    harness.run();
    assert_eq!(harness.state().value, Some(day("2026-12-24")));
    assert!(harness.state().left);
    assert!(harness.query_by_label("Next month").is_none(), "it is closed");
}

#[test]
fn a_day_is_picked_by_keys() {
    let mut harness = field(None);
    harness.get_by_label("Pick Due").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(harness.get_by_label("Tuesday 24 November 2026").is_focused());
    for (key, there) in [
        (Key::ArrowRight, "Wednesday 25 November 2026"),
        (Key::ArrowDown, "Wednesday 2 December 2026"),
        (Key::End, "Sunday 6 December 2026"),
        (Key::Home, "Monday 30 November 2026"),
        (Key::PageDown, "Wednesday 30 December 2026"),
        (Key::PageUp, "Monday 30 November 2026"),
        (Key::ArrowUp, "Monday 23 November 2026"),
        (Key::ArrowLeft, "Sunday 22 November 2026"),
    ] {
        press(&mut harness, key);
        assert!(harness.get_by_label(there).is_focused(), "{key:?}: {there}");
    }
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().value, Some(day("2026-11-22")));
    assert!(harness.get_by_label("Pick Due").is_focused());
}

#[test]
fn escape_closes_the_calendar_and_changes_nothing() {
    let mut harness = field(Some(day("2026-11-27")));
    harness.get_by_label("Pick Due").click();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Next month").is_none());
    assert_eq!(harness.state().value, Some(day("2026-11-27")));
    assert!(harness.get_by_label("Pick Due").is_focused());
}

#[test]
fn a_date_is_cleared() {
    let mut harness = field(Some(day("2026-11-27")));
    harness.get_by_label("Pick Due").click();
    harness.run();
    harness.check_accessibility();
    harness.get_by_label("Clear").click();
    harness.run();
    assert_eq!(harness.state().value, None);
}

#[test]
fn a_colour_is_picked_by_its_name() {
    let mut harness = harness(Some(Swatch::Blue), |ui, present: &mut Option<Swatch>| {
        if let Some(picked) = swatch_picker(ui, *present) {
            *present = picked;
        }
        label_chip(ui, "checkout", *present);
    });
    harness.check_accessibility();
    harness.get_by_label("Violet").click();
    harness.run();
    assert_eq!(*harness.state(), Some(Swatch::Violet));
    harness.get_by_label("No colour").click();
    harness.run();
    assert_eq!(*harness.state(), None);
}

#[test]
fn a_link_opens_when_it_is_safe() {
    let text = "See [the plan](https://example.org/plan), not [this](file:///etc/passwd).\n\n- [x] done\n- [ ] open";
    let mut harness = harness((), move |ui, ()| drop(markdown(ui, "text", text)));
    harness.check_accessibility();
    assert!(harness.query_by_label("Done").is_some());
    assert!(harness.query_by_label("this").is_none(), "it is text among text");
    harness.get_by_label("the plan").click();
    harness.step();
    let opened = |commands: &[OutputCommand]| {
        commands.iter().any(|c| matches!(c, OutputCommand::OpenUrl(url) if url.url == "https://example.org/plan"))
    };
    assert!(opened(&harness.output().platform_output.commands));
}
