//! Several stories are edited together in the inspector.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use roadboard::model::Priority;

use crate::support::{Screen, sample};

/// Picks cards one after another.
fn pick_all(screen: &mut Screen, keys: &[&str]) {
    screen.pick(keys[0], Modifiers::NONE);
    for key in &keys[1..] {
        screen.pick(key, Modifiers::COMMAND);
    }
}

#[test]
fn what_differs_is_mixed_until_it_is_set_for_all() {
    let mut screen = sample();
    pick_all(&mut screen, &["NP-131", "NP-122"]);
    assert!(screen.shows("2 stories selected"));
    assert!(screen.has("Priority: Mixed") && screen.has("Column: Mixed") && screen.has("Sprint: Sprint 12"));
    assert!(!screen.has("Title") && !screen.has("Add a criterion") && !screen.has("Write a comment"));
    screen.click("Priority: Mixed");
    screen.click("Low");
    assert!(screen.has("Priority: Low"));
    for key in ["NP-131", "NP-122"] {
        assert_eq!(screen.story(key).priority, Priority::Low, "{key}");
    }
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn an_estimate_is_typed_for_all_as_one_step() {
    let mut screen = sample();
    pick_all(&mut screen, &["NP-131", "NP-122", "NP-116"]);
    screen.enter("Estimate");
    screen.type_text("1");
    screen.type_text("3");
    for key in ["NP-131", "NP-122", "NP-116"] {
        assert_eq!(screen.story(key).estimate, Some(13.0), "{key}");
    }
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn a_label_of_some_is_added_to_all_or_taken_from_all() {
    let mut screen = sample();
    pick_all(&mut screen, &["NP-131", "NP-127"]);
    let label = "Label copy, on 1 of 2 stories";
    assert!(screen.has("Label checkout") && screen.has(label));
    screen.click(label);
    screen.click("Add to all");
    assert!(screen.story("NP-131").labels.contains("copy"));
    assert!(screen.has("Label copy"));
    screen.click("Remove label copy");
    assert!(!screen.story("NP-131").labels.contains("copy") && !screen.story("NP-127").labels.contains("copy"));
}

#[test]
fn a_key_picks_its_story_alone() {
    let mut screen = sample();
    pick_all(&mut screen, &["NP-131", "NP-122"]);
    screen.click("Pick NP-131 alone");
    assert_eq!(screen.document().selection.len(), 1);
    assert!(screen.has("Title"));
}

#[test]
fn several_are_archived_and_one_is_brought_back() {
    let mut screen = sample();
    pick_all(&mut screen, &["NP-131", "NP-127"]);
    screen.click("More actions");
    screen.click("Archive selected stories");
    assert!(screen.story("NP-131").archived && screen.story("NP-127").archived);
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("NP-131");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.shows("Archived"));
    screen.click("More actions");
    screen.click("Bring back");
    assert!(!screen.story("NP-131").archived && screen.story("NP-127").archived);
    assert_eq!(screen.document().history().len(), (2, 0));
}

#[test]
fn a_blocker_is_added_to_all() {
    let mut screen = sample();
    pick_all(&mut screen, &["NP-131", "NP-127"]);
    screen.enter("Add a blocker");
    screen.type_text("NP-116");
    screen.key(Modifiers::NONE, Key::Enter);
    let blocker = screen.story("NP-116").id;
    for key in ["NP-131", "NP-127"] {
        assert!(screen.story(key).blocked_by.contains(&blocker), "{key}");
    }
}

#[test]
fn several_are_edited_by_keyboard() {
    let mut screen = sample();
    pick_all(&mut screen, &["NP-131", "NP-127", "NP-140"]);
    screen.key(Modifiers::NONE, Key::Tab);
    assert_eq!(screen.document().selection.len(), 3, "Tab to another card leaves the selection");
    screen.key(Modifiers::NONE, Key::E);
    screen.harness.run();
    let assignee = screen.harness.get_by(|n| n.label().is_some_and(|l| l.starts_with("Assignee: ")));
    assert!(assignee.is_focused());
    screen.key(Modifiers::NONE, Key::Enter);
    screen.type_text("ana n");
    screen.key(Modifiers::NONE, Key::Enter);
    let ana = screen.document().project().people.iter().find(|p| p.name == "Ana Novak").unwrap().id;
    for key in ["NP-131", "NP-127", "NP-140"] {
        assert_eq!(screen.story(key).assignee, Some(ana), "{key}");
    }
    assert_eq!(screen.document().history().len(), (1, 0));
}
