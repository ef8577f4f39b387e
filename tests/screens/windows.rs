//! The windows that ask for more than a click can say.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::StartWith;
use roadboard::model::{Column, ColumnKind, LimitPolicy, LimitScope, Swatch};

use crate::board_support::{ROOMY, sample_in};
use crate::support::{Screen, sample, start, upper};

/// Opens the window of a column in which a card is.
fn column_window(card: &str) -> Screen {
    let mut screen = sample();
    screen.pick(card, Modifiers::NONE);
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.run_command("Edit the column");
    screen
}

fn column(screen: &Screen, name: &str) -> Column {
    (**screen.document().project().columns.get(screen.column_id(name)).unwrap()).clone()
}

fn steps(screen: &Screen) -> usize {
    screen.document().history().len().0
}

/// The button of that name that lies above the others.
fn button<'a>(screen: &'a Screen, name: &'a str) -> Node<'a> {
    screen.harness.query_all_by_role_and_label(Role::Button, name).last().expect("no such button")
}

fn is_enabled(screen: &Screen, name: &str) -> bool {
    !button(screen, name).accesskit_node().is_disabled()
}

fn press(screen: &mut Screen, name: &str) {
    button(screen, name).click();
    screen.harness.run();
}

fn write(screen: &mut Screen, field: &str, text: &str) {
    screen.enter(field);
    screen.key(Modifiers::COMMAND, Key::A);
    screen.type_text(text);
}

fn click_at(screen: &mut Screen, pos: egui::Pos2) {
    screen.harness.drag_at(pos);
    screen.harness.drop_at(pos);
    screen.harness.run();
}

fn dialog(screen: &Screen, title: &str) -> bool {
    screen.harness.query_by_role_and_label(Role::Dialog, title).is_some()
}

#[test]
fn a_column_is_renamed_in_one_step_with_the_focus_in_its_name() {
    let mut screen = column_window("NP-116");
    screen.harness.check_accessibility();
    screen.key(Modifiers::COMMAND, Key::A);
    for letter in ["T", "e", "s", "t", " ", "2"] {
        screen.type_text(letter);
    }
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(!dialog(&screen, "Column"));
    assert_eq!(column(&screen, "Test 2").kind, ColumnKind::Doing);
    assert_eq!(steps(&screen), 1);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-121").id], "the focus went back to the card");
}

#[test]
fn kind_and_limit_of_a_column_take_effect_at_once() {
    let mut screen = column_window("NP-116");
    write(&mut screen, "WIP limit", "12");
    assert_eq!(column(&screen, "In review").limit, Some(12));
    screen.type_text("x");
    assert!(screen.shows("A whole number from 1 to 9999, or nothing"));
    assert_eq!(column(&screen, "In review").limit, Some(12));
    write(&mut screen, "WIP limit", " ");
    assert_eq!(column(&screen, "In review").limit, None);
    screen.click("Block");
    screen.click("Each lane of the column");
    press(&mut screen, "To do");
    let changed = column(&screen, "In review");
    assert_eq!(
        (changed.kind, changed.limit_policy, changed.limit_scope),
        (ColumnKind::ToDo, LimitPolicy::Block, LimitScope::Lane)
    );
    press(&mut screen, "Close");
    assert!(!dialog(&screen, "Column"));
}

#[test]
fn an_exit_checklist_is_edited_in_place() {
    let mut screen = column_window("NP-116");
    let list = |screen: &Screen| column(screen, "In review").exit_checklist;
    screen.enter("New exit check");
    screen.type_text("Demo recorded");
    screen.key(Modifiers::NONE, Key::Enter);
    screen.type_text("Shipped");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(list(&screen), ["Two approvals", "Release notes updated", "Demo recorded", "Shipped"]);
    screen.enter("Exit check 3");
    screen.key(Modifiers::ALT, Key::ArrowUp);
    screen.key(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(list(&screen), ["Demo recorded", "Two approvals", "Release notes updated", "Shipped"]);
    screen.key(Modifiers::NONE, Key::End);
    let before = steps(&screen);
    for letter in [" ", "t", "w", "i", "c", "e"] {
        screen.type_text(letter);
    }
    assert_eq!(steps(&screen), before + 1, "typing is one step");
    screen.click("Move exit check 1 down");
    screen.click("Remove exit check 4");
    assert_eq!(list(&screen), ["Two approvals", "Demo recorded twice", "Release notes updated"]);
    write(&mut screen, "Exit check 1", " ");
    assert_eq!(list(&screen).len(), 3, "it stays while it is empty");
    screen.enter("WIP limit");
    assert_eq!(list(&screen), ["Demo recorded twice", "Release notes updated"]);
}

#[test]
fn an_entry_that_is_typed_is_not_lost_by_closing() {
    let mut screen = column_window("NP-116");
    screen.enter("New exit check");
    screen.type_text("Demo recorded");
    press(&mut screen, "Close");
    assert_eq!(column(&screen, "In review").exit_checklist[2], "Demo recorded");
}

#[test]
fn the_stories_of_a_deleted_column_go_to_one_that_is_picked() {
    let mut screen = column_window("NP-116");
    let id = screen.column_id("In review");
    let stories = screen.document().project().stories.iter().filter(|s| s.column == id).count();
    press(&mut screen, "Delete column…");
    assert!(dialog(&screen, "Delete In review?"));
    assert!(screen.shows(&format!("Its {stories} stories go to:")), "{:?}", screen.texts());
    screen.harness.check_accessibility();
    screen.harness.get_by_role_and_label(Role::RadioButton, "In progress").click();
    screen.harness.run();
    press(&mut screen, "Delete");
    assert!(!screen.document().project().columns.contains(id));
    assert_eq!(screen.story("NP-116").column, screen.column_id("In progress"));
    assert_eq!(steps(&screen), 1);
    press(&mut screen, "Undo: Deleted column “In review”");
    assert_eq!(screen.story("NP-116").column, id);
}

#[test]
fn enter_deletes_a_column_and_escape_does_not() {
    let mut screen = column_window("NP-116");
    let id = screen.column_id("In review");
    press(&mut screen, "Delete column…");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.document().project().columns.contains(id));
    screen.run_command("Edit the column");
    press(&mut screen, "Delete column…");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.story("NP-116").column, screen.column_id("Done"), "the neighbour is picked beforehand");
}

#[test]
fn an_empty_column_is_deleted_without_a_question() {
    let mut screen = start(StartWith::Welcome);
    screen.click("New project");
    screen.type_text("Tea Shop");
    screen.key(Modifiers::NONE, Key::Enter);
    screen.run_command("Edit the column");
    press(&mut screen, "Delete column…");
    assert_eq!(screen.document().project().columns.len(), 2);
    press(&mut screen, "Undo: Deleted column “To do”");
    assert_eq!(screen.document().project().columns.len(), 3);
}

#[test]
fn a_story_is_split_with_its_criteria_and_points() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::S);
    screen.harness.check_accessibility();
    let before = screen.story("NP-122");
    let total = before.estimate.unwrap();
    assert!(!is_enabled(&screen, "Split"), "a title is needed");
    screen.type_text("Pay with a saved card on a watch");
    let goes = format!("Goes: {}, met", before.criteria[0].text);
    screen.click(&goes);
    assert!(screen.shows("together, as before"));
    write(&mut screen, "The new story takes", "13");
    assert!(screen.shows("more than before"));
    write(&mut screen, "The new story takes", "x");
    assert!(!is_enabled(&screen, "Split"));
    write(&mut screen, "The new story takes", "1");
    write(&mut screen, "NP-122 keeps", &(total - 1.0).to_string());
    screen.key(Modifiers::NONE, Key::Enter);
    let stories = &screen.document().project().stories;
    let made = stories.iter().find(|s| s.split_from == Some(before.id)).expect("there is a new story");
    assert_eq!(made.title, "Pay with a saved card on a watch");
    assert_eq!(made.criteria[..], before.criteria[..1]);
    assert_eq!(made.estimate, Some(1.0));
    let after = screen.story("NP-122");
    assert_eq!((after.criteria.len(), after.estimate), (before.criteria.len() - 1, Some(total - 1.0)));
    assert_eq!(steps(&screen), 1);
}

#[test]
fn a_click_beside_a_window_does_not_lose_what_was_typed() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    let outside = egui::pos2(10.0, 10.0);
    screen.key(Modifiers::NONE, Key::S);
    screen.type_text("A title");
    click_at(&mut screen, outside);
    assert!(dialog(&screen, "Split NP-122"));
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(!dialog(&screen, "Split NP-122"));
    screen.key(Modifiers::NONE, Key::S);
    click_at(&mut screen, outside);
    assert!(!dialog(&screen, "Split NP-122"), "nothing was typed");
}

#[test]
fn a_story_that_is_not_ready_asks_before_it_moves() {
    let mut screen = sample();
    let before = screen.document().project().clone();
    let (from, to) = (screen.card("NP-133").center(), upper(screen.card("NP-122")));
    screen.drag(from, to);
    screen.drop(to);
    assert!(dialog(&screen, "NP-133 is not ready"), "{:?}", screen.texts());
    assert!(screen.shows("Definition of ready"));
    screen.harness.check_accessibility();
    screen.click("Cancel");
    assert_eq!(*screen.document().project(), before, "all is as it was");

    screen.drag(from, to);
    screen.drop(to);
    assert!(!is_enabled(&screen, "Move") && !is_enabled(&screen, "Move anyway"));
    // Space ticks, Enter confirms.
    screen.key(Modifiers::NONE, Key::Space);
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.keys_in("In progress")[0], "NP-133");
    assert!(screen.story("NP-133").checked.contains("Nothing outside the team blocks it"));
    assert!(screen.shows("Moved NP-133 to In progress"));
    assert_eq!(steps(&screen), 1);
    screen.click("Undo the last step");
    assert_eq!(*screen.document().project(), before);
}

#[test]
fn several_stories_move_anyway_for_a_reason_that_becomes_a_comment() {
    let mut screen = sample();
    screen.pick("NP-116", Modifiers::NONE);
    screen.pick("NP-121", Modifiers::COMMAND);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert!(dialog(&screen, "2 stories move to Done with open points"), "{:?}", screen.texts());
    assert!(screen.shows("Exit of In review") && screen.shows("Definition of done"));
    assert!(screen.shows("open for 2 of 2"));
    screen.click("Two approvals");
    screen.move_anyway("The auditor comes tomorrow");
    for key in ["NP-116", "NP-121"] {
        let story = screen.story(key);
        assert_eq!(story.column, screen.column_id("Done"));
        assert!(story.checked.contains("Two approvals") && !story.checked.contains("Release notes updated"));
        assert!(story.comments.last().unwrap().text.ends_with("The auditor comes tomorrow"));
    }
    assert!(screen.shows("NP-121, Done"), "its place is told: {:?}", screen.texts());
    assert_eq!(steps(&screen), 1);
    screen.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-116").id], "the focus went with the cards");
}

#[test]
fn a_filter_is_saved_under_a_name_or_over_another() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("refund");
    screen.run_command("Save the filter as a view");
    screen.harness.check_accessibility();
    assert!(screen.shows("Filter: refund"));
    assert!(!is_enabled(&screen, "Save"));
    screen.type_text("Refunds");
    screen.key(Modifiers::NONE, Key::Enter);
    let view = |screen: &Screen, name: &str| {
        let view = screen.document().project().views.iter().find(|view| view.name == name).cloned();
        view.map(|view| (view.screen.clone(), view.query.clone()))
    };
    assert_eq!(view(&screen, "Refunds"), Some(("Board".into(), "refund".into())));
    screen.run_command("Save the filter as a view");
    screen.harness.get_by_role_and_label(Role::RadioButton, "Checkout").click();
    screen.harness.run();
    assert!(screen.shows("It filters by “checkout” now."));
    press(&mut screen, "Replace");
    assert_eq!(view(&screen, "Checkout"), Some(("Board".into(), "refund".into())));
    assert_eq!(screen.document().project().views.len(), 3);
}

#[test]
fn the_project_is_set_up_in_the_settings() {
    let mut screen = sample();
    screen.run_command("Project settings");
    screen.harness.check_accessibility();
    let settings = |screen: &Screen| screen.document().project().settings.clone();
    screen.enter("New ready entry");
    screen.type_text("Someone asks for it");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(settings(&screen).definition_of_ready[5], "Someone asks for it");
    screen.enter("Ready entry 6");
    screen.key(Modifiers::NONE, Key::End);
    for letter in [" ", "n", "o", "w"] {
        screen.type_text(letter);
    }
    assert_eq!(settings(&screen).definition_of_ready[5], "Someone asks for it now");
    assert_eq!(steps(&screen), 2, "adding is a step, and typing is one");
    screen.click("Remove done entry 1");
    assert_eq!(settings(&screen).definition_of_done.len(), 5);
    press(&mut screen, "Labels");
    screen.harness.check_accessibility();
    screen.click("Colour of checkout: Blue");
    screen.click("Olive");
    assert_eq!(settings(&screen).label_colors.get("checkout"), Some(&Swatch::Olive));
    screen.click("Colour of checkout: Olive");
    screen.click("No colour");
    assert_eq!(settings(&screen).label_colors.get("checkout"), None);
    press(&mut screen, "Close");
    assert!(!dialog(&screen, "Settings"));
}

#[test]
fn what_cards_show_is_a_preference() {
    let mut screen = sample();
    screen.click("Settings");
    press(&mut screen, "Cards");
    screen.harness.check_accessibility();
    screen.click("Initiative");
    press(&mut screen, "Compact");
    let cards = |screen: &Screen| screen.harness.state().preferences().cards;
    assert!(cards(&screen).initiative && cards(&screen).compact);
    press(&mut screen, "Close");
    screen.run_command("Compact or full cards");
    assert!(!cards(&screen).compact);
}

#[test]
fn a_window_ends_with_its_project() {
    let mut screen = start(StartWith::Welcome);
    screen.click("Settings");
    assert!(dialog(&screen, "Settings"));
    assert!(!screen.has("Labels"), "without a project there is nothing about one");
}

#[test]
fn a_reason_is_signed_by_who_comments() {
    let mut screen = sample_in(ROOMY);
    screen.pick("NP-131", Modifiers::NONE);
    screen.click("Comment as: nobody");
    screen.press("Ana Novak");
    assert!(screen.has("Comment as: Ana Novak"));
    screen.pick("NP-121", Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    screen.move_anyway("It is shipped");
    let ana = screen.document().project().people.iter().find(|p| p.name == "Ana Novak").unwrap().id;
    assert_eq!(screen.story("NP-121").comments.last().unwrap().author, Some(ana));
}
