//! The parts of the inspector that hold more than one value: description, criteria, checklists, labels, links, comments.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use roadboard::model::Swatch;

use crate::support::{Screen, sample};

fn picked(key: &str) -> Screen {
    let mut screen = sample();
    screen.pick(key, Modifiers::NONE);
    screen
}

fn criteria(screen: &Screen, key: &str) -> Vec<String> {
    screen.story(key).criteria.into_iter().map(|c| c.text).collect()
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

/// Presses a button as a screen reader does, also where it is scrolled out of sight.
fn press(screen: &mut Screen, label: &str) {
    screen.harness.get_by_role_and_label(Role::Button, label).click_accesskit();
    screen.harness.run();
}

/// The name of what has the focus.
fn focused(screen: &Screen) -> Option<String> {
    let root = screen.harness.root();
    let by = egui_kittest::kittest::By::new().predicate(is_focused).recursive(true);
    root.query_all(by).last().and_then(|n| n.accesskit_node().label())
}

#[test]
fn the_description_reads_as_text_until_it_is_edited() {
    let mut screen = picked("NP-122");
    press(&mut screen, "Description");
    assert_eq!(focused(&screen).as_deref(), Some("Description"));
    screen.key(Modifiers::COMMAND, Key::End);
    screen.type_text(" **Now.**");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.story("NP-122").description.ends_with("**Now.**"));
    assert!(!screen.texts().iter().any(|text| text.contains("**")), "it is rendered again");
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn criteria_are_put_in_order_with_the_keyboard() {
    let mut screen = picked("NP-122");
    let before = criteria(&screen, "NP-122");
    screen.enter("Criterion 2");
    screen.key(Modifiers::ALT, Key::ArrowUp);
    let moved = criteria(&screen, "NP-122");
    assert_eq!((&moved[0], &moved[1]), (&before[1], &before[0]));
    assert_eq!(focused(&screen).as_deref(), Some("Criterion 1"), "the focus goes with it");
    screen.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(criteria(&screen, "NP-122"), before);
}

#[test]
fn a_criterion_is_dragged_by_its_handle() {
    let mut screen = picked("NP-122");
    let before = criteria(&screen, "NP-122");
    let from = screen.harness.get_by_label("Reorder criterion 1").rect().center();
    let to = screen.harness.get_by_label("Reorder criterion 3").rect().center_bottom();
    screen.drag(from, to);
    screen.drop(to);
    assert_eq!(criteria(&screen, "NP-122"), [&before[1], &before[2], &before[0], &before[3]].map(Clone::clone));
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn pasted_lines_are_criteria_each() {
    let mut screen = picked("NP-131");
    let before = criteria(&screen, "NP-131").len();
    screen.enter("Add a criterion");
    screen.harness.event(Event::Paste("- one\n- [x] two\n- three".into()));
    screen.harness.run();
    assert_eq!(criteria(&screen, "NP-131")[before..], ["one", "two", "three"]);
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn backspace_takes_an_empty_criterion_away() {
    let mut screen = picked("NP-122");
    screen.enter("Criterion 2");
    screen.key(Modifiers::COMMAND, Key::A);
    screen.key(Modifiers::NONE, Key::Backspace);
    assert_eq!(criteria(&screen, "NP-122")[1], "");
    screen.key(Modifiers::NONE, Key::Backspace);
    assert_eq!(criteria(&screen, "NP-122").len(), 3);
    assert_eq!(focused(&screen).as_deref(), Some("Criterion 1"));
}

#[test]
fn a_criterion_that_was_typed_is_kept_when_another_card_is_clicked() {
    let mut screen = picked("NP-122");
    screen.enter("Add a criterion");
    screen.type_text("Kept");
    screen.pick("NP-131", Modifiers::NONE);
    assert_eq!(criteria(&screen, "NP-122").last().unwrap(), "Kept");
}

#[test]
fn checklists_unfold_and_are_ticked() {
    let mut screen = picked("NP-131");
    let item = "The value for the customer is clear";
    let ticked = screen.story("NP-131").checked.contains(item);
    let name = screen.texts().into_iter().find(|text| text.starts_with("Unfold Ready,")).unwrap();
    screen.click(&name);
    screen.click(&format!("Ready: {item}"));
    assert_eq!(screen.story("NP-131").checked.contains(item), !ticked);
}

#[test]
fn labels_are_offered_and_the_last_goes_by_backspace() {
    let mut screen = picked("NP-122");
    screen.enter("Add label");
    screen.type_text("mob");
    assert!(screen.has("mobile") && screen.has("New label “mob”"));
    screen.key(Modifiers::NONE, Key::ArrowDown);
    screen.key(Modifiers::NONE, Key::ArrowUp);
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.story("NP-122").labels.contains("mobile"));
    screen.key(Modifiers::NONE, Key::Backspace);
    assert!(!screen.story("NP-122").labels.contains("mobile"));
    screen.key(Modifiers::NONE, Key::Tab);
    assert_ne!(focused(&screen).as_deref(), Some("Add label"), "an open list does not hold the focus");
}

#[test]
fn a_label_gets_a_colour() {
    let mut screen = picked("NP-122");
    screen.click("Label checkout");
    screen.click("Pink");
    assert_eq!(screen.document().project().settings.label_colors.get("checkout"), Some(&Swatch::Pink));
}

#[test]
fn a_blocker_is_found_added_opened_and_removed() {
    let mut screen = picked("NP-131");
    screen.enter("Add a blocker");
    screen.type_text("which card");
    screen.key(Modifiers::NONE, Key::Enter);
    let blocker = screen.story("NP-116");
    assert!(screen.story("NP-131").blocked_by.contains(&blocker.id));
    screen.click("Open NP-116 Show which card will be charged, not done");
    assert_eq!(screen.document().selection.cursor(), Some(blocker.id));
    assert!(screen.shows("Blocks"));
    screen.pick("NP-131", Modifiers::NONE);
    screen.click("Remove blocker NP-116");
    assert!(!screen.story("NP-131").blocked_by.contains(&blocker.id));
}

#[test]
fn comments_are_given_changed_and_deleted() {
    let mut screen = picked("NP-131");
    let before = screen.story("NP-131").comments.len();
    press(&mut screen, "Comment as: nobody");
    press(&mut screen, "Ana Novak");
    screen.enter("Write a comment");
    screen.type_text("Ask **Leo**");
    screen.key(Modifiers::COMMAND, Key::Enter);
    let comment = screen.story("NP-131").comments.last().unwrap().clone();
    assert_eq!((comment.text.as_str(), comment.author.is_some()), ("Ask **Leo**", true));
    press(&mut screen, &format!("Edit comment {}", before + 1));
    screen.type_text("!");
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.story("NP-131").comments.last().unwrap().text, "Ask **Leo**!");
    press(&mut screen, &format!("Delete comment {}", before + 1));
    assert_eq!(screen.story("NP-131").comments.len(), before);
    assert_eq!(screen.document().history().len(), (3, 0));
}

#[test]
fn a_comment_that_is_not_given_yet_waits_for_its_story() {
    let mut screen = picked("NP-131");
    screen.enter("Write a comment");
    screen.type_text("Half a thou");
    screen.pick("NP-122", Modifiers::NONE);
    assert!(!screen.shows("Half a thou"));
    screen.pick("NP-131", Modifiers::NONE);
    assert!(screen.shows("Half a thou"));
}

#[test]
fn a_due_date_is_typed_in_words() {
    let mut screen = picked("NP-131");
    screen.enter("Due");
    screen.type_text("fri");
    assert_eq!(screen.story("NP-131").due.unwrap().to_string(), "2026-11-27");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.shows("in 3 days"));
}

#[test]
fn activity_tells_comments_and_moves() {
    let screen = picked("NP-122");
    assert!(screen.shows("Moved to In progress, 19 Nov") && screen.shows("Estimate 3 → 5, 18 Nov"));
    assert!(screen.shows("Comment by Ana Novak, 18 Nov"));
}
