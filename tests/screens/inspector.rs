//! A story is edited in the inspector.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use roadboard::model::{EventKind, Priority};

use crate::support::sample;

#[test]
fn typing_a_title_is_one_step() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    screen.enter("Title");
    screen.key(Modifiers::NONE, Key::End);
    for letter in [" ", "a", "t", " ", "o", "n", "c", "e"] {
        screen.type_text(letter);
    }
    assert_eq!(screen.story("NP-122").title, "Pay with a saved card in two taps at once");
    assert_eq!(screen.document().history().len(), (1, 0));
    screen.pick("NP-131", Modifiers::NONE);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.story("NP-122").title, "Pay with a saved card in two taps");
}

#[test]
fn an_estimate_is_typed_and_written_as_an_event() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.enter("Estimate");
    screen.key(Modifiers::COMMAND, Key::A);
    screen.type_text("8");
    assert_eq!(screen.story("NP-131").estimate, Some(8.0));
    assert_eq!(screen.story("NP-131").events.last().unwrap().what, EventKind::Estimated { points: Some(8.0) });
    screen.type_text("x");
    assert_eq!(screen.story("NP-131").estimate, Some(8.0), "what is no number changes nothing");
    assert!(screen.shows("A number from 0 to 1000"));
}

#[test]
fn values_are_picked_from_lists() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.click("Priority: Medium");
    screen.click("Urgent");
    assert_eq!(screen.story("NP-131").priority, Priority::Urgent);
    screen.click("Assignee: Ana Novak");
    screen.click("Nobody");
    assert_eq!(screen.story("NP-131").assignee, None);
    screen.click("Column: Ready");
    screen.harness.get_by_role_and_label(egui::accesskit::Role::Button, "Done").click();
    screen.harness.run();
    screen.move_anyway("It was done elsewhere");
    assert_eq!(screen.story("NP-131").column, screen.column_id("Done"));
    assert_eq!(screen.document().history().len(), (3, 0));
}

#[test]
fn several_selected_stories_are_set_together() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.pick("NP-142", Modifiers::SHIFT);
    screen.click("Priority: Medium");
    screen.click("Low");
    for key in ["NP-131", "NP-127", "NP-140", "NP-142"] {
        assert_eq!(screen.story(key).priority, Priority::Low, "{key}");
    }
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn criteria_are_added_ticked_and_removed() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    assert!(screen.shows("2 of 4"));
    screen.click("Met: A declined card falls back to the card form");
    assert!(screen.shows("3 of 4"));
    screen.enter("Add a criterion");
    screen.type_text("Works with a screen reader");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.story("NP-122").criteria.last().unwrap().text, "Works with a screen reader");
    screen.click("Remove criterion 1");
    assert_eq!(screen.story("NP-122").criteria.len(), 4);
}

#[test]
fn labels_are_added_and_removed() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    screen.enter("Add label");
    screen.type_text("launch");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.story("NP-122").labels.contains("launch"));
    screen.click("Remove label checkout");
    assert!(!screen.story("NP-122").labels.contains("checkout"));
}

#[test]
fn a_due_date_that_does_not_exist_is_refused_while_typing() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.enter("Due");
    screen.type_text("2026-02-31");
    assert_eq!(screen.story("NP-131").due, None);
    assert!(screen.shows("There is no day “2026-02-31”"));
    screen.key(Modifiers::COMMAND, Key::A);
    screen.type_text("2026-12-24");
    assert_eq!(screen.story("NP-131").due.unwrap().to_string(), "2026-12-24");
}

#[test]
fn single_keys_do_nothing_while_text_is_typed() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    screen.click("Edit the description");
    for key in [Key::N, Key::B, Key::I, Key::Questionmark] {
        screen.key(Modifiers::NONE, key);
    }
    assert!(!screen.has("Title of the new story"));
    assert!(!screen.has("Keyboard shortcuts"));
    assert!(screen.has("Description"));
}

#[test]
fn an_estimate_of_two_digits_is_one_step_and_one_event() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    let before = screen.story("NP-131").events.len();
    screen.enter("Estimate");
    screen.key(Modifiers::COMMAND, Key::A);
    screen.type_text("1");
    screen.type_text("3");
    let story = screen.story("NP-131");
    assert_eq!(story.estimate, Some(13.0));
    assert_eq!(story.events.len(), before + 1);
    assert_eq!(screen.document().history().len(), (1, 0));
    screen.key(Modifiers::NONE, Key::Escape);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.story("NP-131").estimate, Some(3.0));
    assert_eq!(screen.story("NP-131").events.len(), before);
}
