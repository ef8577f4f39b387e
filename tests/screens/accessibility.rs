//! What a screen reader is told.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use roadboard::app::StartWith;

use crate::support::{sample, start};

#[test]
fn every_control_has_a_name() {
    let mut screen = sample();
    screen.harness.check_accessibility();
    screen.pick("NP-122", Modifiers::NONE);
    screen.harness.check_accessibility();
    screen.click("Edit the description");
    screen.harness.check_accessibility();
    screen.pick("NP-131", Modifiers::COMMAND);
    screen.harness.check_accessibility();
    screen.key(Modifiers::COMMAND, Key::K);
    screen.harness.check_accessibility();
    screen.key(Modifiers::NONE, Key::Escape);
    screen.key(Modifiers::COMMAND, Key::Comma);
    screen.harness.check_accessibility();
    start(StartWith::Welcome).harness.check_accessibility();
}

#[test]
fn a_card_tells_its_name_and_its_place() {
    let screen = sample();
    let card = screen.harness.get_by_label("NP-122 Pay with a saved card in two taps");
    let node = card.accesskit_node();
    assert_eq!(node.description().as_deref(), Some("In progress, 1 of 4"));
    assert_eq!(node.role(), Role::ListItem);
}

#[test]
fn a_column_is_a_list_named_after_it() {
    let screen = sample();
    for name in ["Ready", "In progress", "In review", "Done"] {
        let list = screen.harness.get_by_role_and_label(Role::List, name);
        assert!(list.children().next().is_some(), "{name} holds its cards");
        if name == "In progress" {
            let words = list.accesskit_node().description();
            assert_eq!(words.as_deref(), Some("4 stories, 13 points, limit 3"));
        }
    }
}

#[test]
fn navigation_is_named_by_its_labels() {
    let screen = sample();
    for name in ["Board", "Settings", "Search or run"] {
        assert!(screen.harness.query_all_by_label(name).next().is_some(), "{name}");
    }
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

#[test]
fn everything_is_reached_by_tab() {
    let mut screen = sample();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..120 {
        screen.harness.key_press(Key::Tab);
        screen.harness.step();
        screen.harness.step();
        let root = screen.harness.root();
        let found = root.query_all(egui_kittest::kittest::By::new().predicate(is_focused).recursive(true)).last();
        seen.extend(found.and_then(|n| n.accesskit_node().label()));
    }
    for name in [
        "Menu of Northwind Pay",
        "Search or run",
        "Board",
        "Settings",
        "Filter stories",
        "Story",
        "New story in Ready",
        "NP-131 Remember the last used card on this device",
        "NP-116 Show which card will be charged",
    ] {
        assert!(seen.contains(name), "{name} was not reached; {seen:?} were");
    }
}

#[test]
fn tab_goes_through_the_inspector_and_on() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    screen.enter("Title");
    let mut seen = Vec::new();
    for _ in 0..80 {
        screen.harness.key_press(Key::Tab);
        screen.harness.step();
        screen.harness.step();
        let root = screen.harness.root();
        let found = root.query_all(egui_kittest::kittest::By::new().predicate(is_focused).recursive(true)).last();
        seen.extend(found.and_then(|n| n.accesskit_node().label()));
    }
    let place = |name: &str| seen.iter().position(|seen| seen.starts_with(name));
    let names = [
        "Assignee",
        "Estimate",
        "Due",
        "Label checkout",
        "Add label",
        "Edit the description",
        "Met: The last used card",
        "Criterion 1",
        "Remove criterion 1",
        "Reorder criterion 1",
        "Add a criterion",
        "Unfold Ready",
        "Add a blocker",
        "Write a comment",
        "Comment as",
    ];
    let places: Vec<_> = names.iter().map(|name| place(name)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {seen:?}");
}

#[test]
fn what_folds_and_what_opens_a_list_says_so() {
    let mut screen = sample();
    let criteria = screen.harness.get_by_label("Acceptance criteria of NP-122: 2 of 4");
    assert_eq!(criteria.accesskit_node().data().has_popup(), Some(egui::accesskit::HasPopup::Menu));
    let expanded = |screen: &crate::support::Screen, name: &str| {
        screen.harness.get_by_label(name).accesskit_node().data().is_expanded()
    };
    screen.in_menu_of("In review", "Fold");
    assert_eq!(expanded(&screen, "Unfold In review"), Some(false));
    screen.group_by("Priority");
    assert_eq!(expanded(&screen, "Fold Medium"), Some(true));
    screen.press("Fold Medium");
    assert_eq!(expanded(&screen, "Unfold Medium"), Some(false));
}
