//! The board by pointer and by keyboard.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use roadboard::model::EventKind;

use crate::support::{sample, upper};

#[test]
fn the_sample_stands_on_the_board_as_in_the_picture() {
    let screen = sample();
    assert_eq!(screen.keys_in("In progress"), ["NP-122", "NP-124", "NP-119", "NP-205"]);
    for text in [
        "Sprint 12",
        "16 – 27 Nov, 4 working days left",
        "A returning customer pays in two taps.",
        "21 of 53 points done",
    ] {
        assert!(screen.shows(text), "{text}");
    }
}

#[test]
fn a_card_is_dragged_to_another_column() {
    let mut screen = sample();
    let from = screen.card("NP-131").center();
    let to = upper(screen.card("NP-121"));
    screen.drag(from, to);
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-121"], "nothing moves before the drop");
    screen.drop(to);
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-131", "NP-121"]);
    let to = screen.column_id("In review");
    assert_eq!(screen.story("NP-131").events.last().unwrap().what, EventKind::Moved { to });
    assert!(screen.shows("Moved NP-131 to In review"));

    screen.click("Undo the last step");
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-121"]);
    assert_eq!(screen.keys_in("Ready")[0], "NP-131");
    assert!(!screen.document().is_dirty(), "all is as it began");
    screen.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-131", "NP-121"]);
}

#[test]
fn a_card_is_dragged_within_its_column() {
    let mut screen = sample();
    let from = screen.card("NP-131").center();
    let to = upper(screen.card("NP-142"));
    screen.drag(from, to);
    screen.drop(to);
    assert_eq!(screen.keys_in("Ready")[..4], ["NP-127", "NP-140", "NP-131", "NP-142"]);
    assert!(
        !screen.story("NP-131").events.iter().any(|e| e.at == screen.document().clock().now()),
        "no event for a rank"
    );
}

#[test]
fn escape_while_dragging_leaves_everything_as_it_was() {
    let mut screen = sample();
    screen.pick("NP-127", Modifiers::NONE);
    let before = screen.document().project().clone();
    let selection = screen.document().selection.clone();
    let from = screen.card("NP-131").center();
    let to = screen.column("In review").center();
    screen.drag(from, to);
    screen.key(Modifiers::NONE, Key::Escape);
    screen.drop(to);
    assert_eq!(*screen.document().project(), before);
    assert_eq!(screen.document().selection, selection);
    assert!(!screen.document().is_dirty());
}

#[test]
fn a_drop_outside_the_columns_changes_nothing() {
    let mut screen = sample();
    let before = screen.document().project().clone();
    let from = screen.card("NP-131").center();
    let to = egui::pos2(700.0, 890.0);
    screen.drag(from, to);
    screen.drop(to);
    assert_eq!(*screen.document().project(), before);
    assert_eq!(screen.document().history().len(), (0, 0));
}

#[test]
fn a_drop_on_itself_is_no_step() {
    let mut screen = sample();
    let from = screen.card("NP-131").center();
    screen.drag(from, from + egui::vec2(12.0, 6.0));
    screen.drop(from + egui::vec2(12.0, 6.0));
    assert_eq!(screen.document().history().len(), (0, 0));
}

#[test]
fn several_selected_cards_move_together_and_keep_their_order() {
    let mut screen = sample();
    screen.pick("NP-140", Modifiers::NONE);
    screen.pick("NP-131", Modifiers::COMMAND);
    screen.pick("NP-124", Modifiers::COMMAND);
    let from = screen.card("NP-140").center();
    let to = upper(screen.card("NP-116"));
    screen.drag(from, to);
    screen.drop(to);
    screen.move_anyway("The demo is today");
    assert_eq!(screen.keys_in("In review"), ["NP-131", "NP-140", "NP-124", "NP-116", "NP-121"]);
    assert_eq!(screen.document().history().len(), (1, 0), "one step");
    assert_eq!(screen.document().selection.len(), 3, "the selection survives the drop");
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-121"]);
}

#[test]
fn dragging_an_unselected_card_moves_only_it() {
    let mut screen = sample();
    screen.pick("NP-140", Modifiers::NONE);
    let from = screen.card("NP-131").center();
    let to = upper(screen.card("NP-116"));
    screen.drag(from, to);
    screen.drop(to);
    assert_eq!(screen.keys_in("In review"), ["NP-131", "NP-116", "NP-121"]);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-131").id]);
}

#[test]
fn shift_click_selects_a_range() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.pick("NP-142", Modifiers::SHIFT);
    let keys: Vec<_> = ["NP-131", "NP-127", "NP-140", "NP-142"].map(|k| screen.story(k).id).into();
    assert_eq!(screen.document().selection.len(), 4);
    assert!(keys.iter().all(|id| screen.document().selection.contains(*id)));
}

#[test]
fn a_new_story_is_typed_in_place_and_the_field_stays_for_the_next() {
    let mut screen = sample();
    screen.click("New story in In review");
    screen.type_text("Tell the customer which card failed");
    screen.key(Modifiers::NONE, Key::Enter);
    screen.type_text("And why");
    screen.key(Modifiers::NONE, Key::Enter);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(!screen.has("Title of the new story"), "Escape closes the field");
    let column = screen.keys_in("In review");
    assert_eq!(column.len(), 4);
    let first = screen.story(&column[0]);
    assert_eq!(first.title, "Tell the customer which card failed");
    assert_eq!(screen.story(&column[1]).title, "And why");
    assert_eq!(first.sprint, screen.document().project().active_sprint().map(|s| s.id));
    assert!(first.key.starts_with("NP-"));
}

#[test]
fn the_keyboard_alone_moves_a_card_across_the_board() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-127").id]);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(screen.keys_in("In progress")[1], "NP-127");
    assert!(screen.shows("NP-127, In progress, 2 of 5"), "{:?}", screen.texts());
    screen.key(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(screen.keys_in("In progress")[0], "NP-127");
    screen.key(Modifiers::ALT, Key::ArrowDown);
    screen.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(screen.keys_in("In progress")[2], "NP-127");
    screen.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(screen.keys_in("Ready").contains(&"NP-127".to_owned()));
    screen.key(Modifiers::NONE, Key::ArrowRight);
    screen.key(Modifiers::NONE, Key::ArrowRight);
    let cursor = screen.document().selection.cursor().unwrap();
    let column = screen.document().project().stories.get(cursor).unwrap().column;
    assert_eq!(column, screen.column_id("In review"), "the focus went with the card");
}

#[test]
fn space_lifts_arrows_move_and_enter_drops() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::NONE, Key::Space);
    screen.key(Modifiers::NONE, Key::ArrowRight);
    screen.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-121"], "lifted is not moved");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.keys_in("In review"), ["NP-131", "NP-116", "NP-121"]);

    screen.key(Modifiers::NONE, Key::Space);
    screen.key(Modifiers::NONE, Key::ArrowLeft);
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.keys_in("In review"), ["NP-131", "NP-116", "NP-121"], "Escape puts it back");
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn deleting_offers_undo() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.key(Modifiers::SHIFT, Key::Delete);
    assert!(!screen.keys_in("Ready").contains(&"NP-131".to_owned()));
    screen.click("Undo: Deleted NP-131");
    assert_eq!(screen.keys_in("Ready")[0], "NP-131");
}

#[test]
fn archiving_offers_undo_and_the_keyboard_goes_on() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::NONE, Key::Delete);
    assert!(screen.story("NP-131").archived);
    assert!(!screen.keys_in("Ready").contains(&"NP-131".to_owned()));
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-127").id], "the next card is selected");
    screen.click("Undo: Archived NP-131");
    assert!(!screen.story("NP-131").archived);
    assert_eq!(screen.keys_in("Ready")[0], "NP-131");
}

#[test]
fn the_filter_narrows_as_one_types() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("refund lu");
    assert!(screen.has("NP-140 Refund shows up in the activity list"));
    assert!(!screen.has("NP-131 Remember the last used card on this device"));
    screen.type_text("zzz");
    assert!(screen.has("Nothing matches"));
    screen.harness.get_all_by_label("Clear the filter").last().unwrap().click();
    screen.harness.run();
    assert!(screen.has("NP-131 Remember the last used card on this device"));
}

#[test]
fn the_board_shows_the_sprint_or_everything() {
    let mut screen = sample();
    assert!(screen.shows("21 stories, 53 points"));
    screen.key(Modifiers::NONE, Key::B);
    assert!(screen.shows("220 stories"), "{:?}", screen.texts());
    screen.key(Modifiers::NONE, Key::B);
    assert!(screen.shows("21 stories, 53 points"));
}

#[test]
fn a_long_column_scrolls_and_keeps_its_place() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    let column = screen.column("Ready");
    let first = screen.card("NP-131").min.y;
    screen.harness.hover_at(column.center());
    screen.harness.run();
    screen.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -50.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    screen.harness.run();
    assert!((screen.card("NP-131").min.y - (first - 50.0)).abs() < 1.0);
}

#[test]
fn the_keyboard_goes_on_after_a_deletion() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::SHIFT, Key::Delete);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-127").id], "the next card is selected");
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-140").id]);
}

#[test]
fn an_arrow_begins_on_the_board_when_nothing_has_the_focus() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::ArrowDown);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-127").id]);
}

#[test]
fn arrows_take_the_focus_along_in_every_direction() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    for (key, story) in [
        (Key::ArrowDown, "NP-127"),
        (Key::ArrowDown, "NP-140"),
        (Key::ArrowUp, "NP-127"),
        (Key::ArrowUp, "NP-131"),
        (Key::ArrowRight, "NP-122"),
        (Key::ArrowRight, "NP-116"),
        (Key::ArrowLeft, "NP-122"),
        (Key::ArrowLeft, "NP-131"),
    ] {
        screen.key(Modifiers::NONE, key);
        assert_eq!(screen.document().selection.to_vec(), [screen.story(story).id], "{key:?}");
    }
}

#[test]
fn arrows_bring_what_is_out_of_sight_into_view() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    screen.key(Modifiers::COMMAND, Key::Num1);
    let column = screen.column("Ready");
    for _ in 0..20 {
        screen.key(Modifiers::NONE, Key::ArrowDown);
        let cursor = screen.document().selection.cursor().unwrap();
        let card = screen.card(&screen.document().project().stories.get(cursor).unwrap().key.clone());
        assert!(column.contains_rect(card), "{card:?} is cut off by {column:?}");
    }
}

#[test]
fn lifted_cards_are_never_lost_out_of_sight() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    screen.key(Modifiers::COMMAND, Key::Num1);
    let before = screen.document().project().clone();
    screen.key(Modifiers::NONE, Key::Space);
    screen.key(Modifiers::COMMAND, Key::ArrowDown);
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(*screen.document().project(), before);
    screen.key(Modifiers::NONE, Key::Space);
    screen.key(Modifiers::COMMAND, Key::ArrowDown);
    screen.key(Modifiers::NONE, Key::Enter);
    let ready = screen.column_id("Ready");
    let lane = screen.document().indexes().board.lane(roadboard::insight::Scope::All, ready).stories();
    assert_eq!(lane.last().unwrap().key, "NP-131");
}

#[test]
fn shift_and_arrows_select_a_range() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::SHIFT, Key::ArrowDown);
    screen.key(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(screen.document().selection.len(), 3);
}

#[test]
fn what_a_filter_hides_is_not_deleted() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::COMMAND, Key::A);
    assert_eq!(screen.document().selection.len(), 6);
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("refund");
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-140").id]);
}

#[test]
fn escape_clears_the_filter() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("refund");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("NP-131 Remember the last used card on this device"));
}

#[test]
fn a_held_card_goes_nowhere_by_other_keys() {
    let mut screen = sample();
    let from = screen.card("NP-131").center();
    let to = upper(screen.card("NP-116"));
    screen.drag(from, to);
    screen.key(Modifiers::NONE, Key::Delete);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(screen.document().history().len(), (0, 0));
    screen.drop(to);
    assert_eq!(screen.keys_in("In review"), ["NP-131", "NP-116", "NP-121"]);
}

#[test]
fn a_card_held_at_the_edge_scrolls_the_column_and_may_leave_the_view() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    let from = screen.card("NP-131").center();
    let edge = screen.column("Ready").center_bottom() - egui::vec2(0.0, 12.0);
    screen.drag(from, edge);
    for _ in 0..120 {
        screen.harness.step();
    }
    assert!(!screen.has("NP-131 Remember the last used card on this device"), "it scrolled out of sight");
    assert!(screen.document().history().is_empty(), "and is still only held");
    screen.drop(edge);
    let ready = screen.column_id("Ready");
    let lane = screen.document().indexes().board.lane(roadboard::insight::Scope::All, ready);
    let row = lane.position(&screen.story("NP-131")).unwrap();
    assert!(row > 8, "it landed at row {row}");
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn the_wheel_scrolls_while_a_card_is_held() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    let from = screen.card("NP-131").center();
    let over = screen.column("Ready").center();
    screen.drag(from, over);
    let before = screen.card("NP-127").min.y;
    screen.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -60.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..20 {
        screen.harness.step();
    }
    assert!(screen.card("NP-127").min.y < before - 30.0);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!((screen.card("NP-127").min.y - before).abs() < 1.0, "Escape scrolls back");
}
