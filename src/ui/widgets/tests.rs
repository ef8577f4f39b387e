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

/// A picker of one of so many numbers, with how often its choices were gathered.
fn numbers(count: usize, present: usize) -> Harness<'static, (usize, usize)> {
    harness((present, 0), move |ui, (present, gathered)| {
        let choices = || {
            *gathered += 1;
            (0..count).map(|n| Choice { value: n, label: format!("Number {n}") }).collect()
        };
        let shown = egui::RichText::new(present.to_string());
        if let Some(picked) = picker(ui, "Number", shown, present, choices) {
            *present = picked;
        }
    })
}

fn key<S>(harness: &mut Harness<'_, S>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run();
}

#[test]
fn ten_thousand_choices_are_gathered_once_and_shown_as_far_as_they_are_in_sight() {
    let mut harness = numbers(10_000, 4_000);
    harness.get_by_label("Number: 4000").click();
    harness.run();
    harness.check_accessibility();
    for _ in 0..5 {
        harness.step();
    }
    assert_eq!(harness.state().1, 1, "gathered once");
    assert!(harness.query_by_label("Number 4000").is_some(), "what is picked now is in sight");
    assert!(harness.query_all_by_label_contains("Number ").count() < 40);
    harness.get_by_label("Narrow down Number").type_text("9999");
    harness.run();
    key(&mut harness, Key::Enter);
    assert_eq!(*harness.state(), (9_999, 1));
    assert!(harness.query_by_label("Narrow down Number").is_none(), "it is closed");
    assert!(harness.get_by_label("Number: 9999").is_focused());
}

#[test]
fn arrows_walk_the_choices_and_enter_picks() {
    for count in [5, 500] {
        let mut harness = numbers(count, 1);
        harness.get_by_label("Number: 1").focus();
        harness.run();
        key(&mut harness, Key::Enter);
        for step in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::ArrowDown] {
            key(&mut harness, step);
        }
        key(&mut harness, Key::Enter);
        assert_eq!(harness.state().0, 3, "of {count}");
        assert!(harness.get_by_label("Number: 3").is_focused());
    }
}

#[test]
fn a_short_list_is_narrowed_down_by_typing_alone() {
    let mut harness = numbers(5, 0);
    harness.get_by_label("Number: 0").click();
    harness.run();
    harness.event(egui::Event::Text("r 3".to_owned()));
    harness.run();
    assert!(harness.query_by_label("Number 3").is_some() && harness.query_by_label("Number 2").is_none());
    key(&mut harness, Key::Backspace);
    assert!(harness.query_by_label("Number 2").is_some());
    harness.event(egui::Event::Text("4".to_owned()));
    harness.run();
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().0, 4);
}

#[test]
fn escape_closes_the_choices_and_the_button_has_the_focus() {
    for count in [5, 500] {
        let mut harness = numbers(count, 1);
        harness.get_by_label("Number: 1").click();
        harness.run();
        assert!(harness.query_by_label("Number 2").is_some());
        key(&mut harness, Key::Escape);
        assert!(harness.query_by_label("Number 2").is_none());
        assert!(harness.get_by_label("Number: 1").is_focused(), "of {count}");
        assert_eq!(harness.state().0, 1);
    }
}

#[test]
fn a_list_is_as_wide_as_its_button() {
    let mut harness = harness((), |ui, ()| {
        let choices = || (0..3).map(|n| Choice { value: n, label: format!("Number {n}") }).collect();
        let button = egui::Button::new("one").min_size(egui::vec2(360.0, 28.0));
        picker_button(ui, "Number", "one", button, &1, choices);
    });
    harness.get_by_label("Number: one").click();
    harness.run();
    assert!(harness.get_by_label("Number 2").rect().width() >= 350.0);
}
