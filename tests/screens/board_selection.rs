//! Picking cards: clicks, ranges, the rubber band.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use roadboard::model::Priority;

use crate::board_support::{ROOMY, sample_in};
use crate::support::{Screen, sample};

/// Pulls the rubber band without letting go.
fn pull(screen: &mut Screen, from: Pos2, to: Pos2, modifiers: Modifiers) {
    screen.harness.hover_at(from);
    screen.harness.step();
    press(screen, from, true, modifiers);
    for i in 1..=4 {
        let at = from + (to - from) * (i as f32 / 4.0);
        screen.harness.event_modifiers(Event::PointerMoved(at), modifiers);
        screen.frame(0.016);
    }
    screen.frame(0.016);
}

fn press(screen: &mut Screen, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    let button = PointerButton::Primary;
    screen.harness.event_modifiers(Event::PointerButton { pos, button, pressed, modifiers }, modifiers);
    screen.frame(0.016);
}

fn let_go(screen: &mut Screen, at: Pos2) {
    press(screen, at, false, Modifiers::NONE);
    screen.harness.run();
}

/// The ground below the last card of a column.
fn ground(screen: &Screen, column: &str) -> Pos2 {
    let well = screen.column(column);
    pos2(well.center().x, well.max.y - 20.0)
}

#[test]
fn a_click_picks_one_and_with_control_adds_or_removes() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.pick("NP-122", Modifiers::COMMAND);
    screen.pick("NP-116", Modifiers::COMMAND);
    assert_eq!(screen.selected(), ["NP-116", "NP-122", "NP-131"]);
    screen.pick("NP-122", Modifiers::COMMAND);
    assert_eq!(screen.selected(), ["NP-116", "NP-131"]);
    assert!(screen.shows("2 selected of 21 stories"));
    screen.pick("NP-124", Modifiers::NONE);
    assert_eq!(screen.selected(), ["NP-124"]);
}

#[test]
fn a_range_with_shift_goes_on_in_the_next_lane() {
    let mut screen = sample_in(ROOMY);
    screen.group_by("Assignee");
    screen.pick("NP-146", Modifiers::NONE);
    screen.pick("NP-142", Modifiers::SHIFT);
    assert_eq!(screen.selected(), ["NP-131", "NP-142", "NP-146"], "Aiko, Ana and Jonas");
    screen.pick("NP-122", Modifiers::SHIFT);
    assert_eq!(screen.selected(), ["NP-122"], "a range is of one column");
}

#[test]
fn the_rubber_band_picks_what_it_touches_in_several_columns() {
    let mut screen = sample();
    let from = ground(&screen, "In progress");
    let to = screen.card("NP-121").center();
    pull(&mut screen, from, to, Modifiers::NONE);
    assert!(screen.selected().is_empty(), "it selects when it is let go");
    let_go(&mut screen, to);
    let below = |key: &str| screen.card(key).max.y > to.y;
    let expected: Vec<_> =
        ["NP-119", "NP-121", "NP-122", "NP-124", "NP-205"].into_iter().filter(|key| below(key)).collect();
    assert!(expected.len() > 2, "of both columns: {expected:?}");
    assert_eq!(screen.selected(), expected);
    assert_eq!(screen.steps(), 0);
}

#[test]
fn with_control_the_rubber_band_adds() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    let from = ground(&screen, "In progress");
    let to = screen.card("NP-205").center();
    pull(&mut screen, from, to, Modifiers::COMMAND);
    let_go(&mut screen, to);
    assert_eq!(screen.selected(), ["NP-131", "NP-205"]);
}

#[test]
fn the_rubber_band_goes_over_lanes() {
    let mut screen = sample_in(ROOMY);
    screen.group_by("Priority");
    let from = screen.card("NP-146").max + vec2(2.0, 30.0);
    let to = screen.card("NP-131").center();
    let from = pos2(screen.column("Ready").center().x, from.y);
    pull(&mut screen, from, to, Modifiers::NONE);
    let_go(&mut screen, to);
    assert_eq!(screen.selected().len(), 6, "{:?}", screen.selected());
}

#[test]
fn escape_ends_the_rubber_band_without_a_trace() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    let from = ground(&screen, "In progress");
    let to = screen.card("NP-121").center();
    pull(&mut screen, from, to, Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::Escape);
    let_go(&mut screen, to);
    assert_eq!(screen.selected(), ["NP-131"]);
}

#[test]
fn a_click_on_the_ground_clears_the_selection_and_so_does_escape() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    let at = ground(&screen, "In review");
    press(&mut screen, at, true, Modifiers::NONE);
    let_go(&mut screen, at);
    assert!(screen.selected().is_empty());
    screen.pick("NP-131", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.selected().is_empty());
}

#[test]
fn control_and_a_select_the_column_of_the_cursor() {
    let mut screen = sample();
    screen.pick("NP-124", Modifiers::NONE);
    screen.key(Modifiers::COMMAND, Key::A);
    assert_eq!(screen.selected(), ["NP-119", "NP-122", "NP-124", "NP-205"]);
    assert!(screen.says("Selected 4 stories"));
    screen.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    assert!(screen.selected().is_empty());
}

#[test]
fn what_the_menu_does_it_does_to_all() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.pick("NP-127", Modifiers::COMMAND);
    let at = screen.card("NP-127").min + vec2(20.0, 10.0);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        screen.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        screen.harness.step();
    }
    screen.harness.run();
    screen.press("Move to the next column");
    assert_eq!(screen.keys_in("In progress")[..2], ["NP-131", "NP-127"]);
    assert_eq!(screen.steps(), 1);
}

#[test]
fn the_rubber_band_keeps_columns_that_scroll_out_of_sight() {
    let mut screen = sample_in(vec2(1000.0, 1400.0));
    let from = ground(&screen, "Ready");
    let top = screen.card("NP-131").center().y;
    let edge = pos2(990.0, top);
    pull(&mut screen, from, edge, Modifiers::NONE);
    for _ in 0..150 {
        screen.frame(0.016);
    }
    assert!(!screen.shows_card("NP-131"), "Ready is out of sight");
    let_go(&mut screen, edge);
    let picked = screen.selected();
    for column in ["Ready", "In progress", "In review"] {
        let keys = screen.keys_in(column);
        assert!(keys.iter().any(|key| picked.contains(key)), "{column}: {picked:?}");
    }
    assert!(picked.contains(&"NP-131".to_owned()));
}

#[test]
fn the_rubber_band_waits_for_a_pointer_that_left_the_window() {
    let mut screen = sample();
    let from = ground(&screen, "In progress");
    let to = screen.card("NP-205").center();
    pull(&mut screen, from, to, Modifiers::NONE);
    screen.harness.event(Event::PointerGone);
    screen.frame(0.016);
    assert!(screen.selected().is_empty(), "nothing is let go yet");
    screen.harness.event(Event::PointerMoved(to));
    screen.frame(0.016);
    let_go(&mut screen, to);
    assert_eq!(screen.selected(), ["NP-205"]);
}

/// Opens the card menu's part for a field.
fn open_in_menu(screen: &mut Screen, card: &str, part: &str) {
    let at = screen.card(card).min + vec2(20.0, 10.0);
    screen.harness.hover_at(at);
    screen.harness.run();
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
        screen.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    screen.harness.run();
    let part = screen.harness.get_by(|n| n.label().is_some_and(|l| l.ends_with(&format!("   {part}"))));
    part.click();
    screen.harness.run();
}

#[test]
fn fields_of_all_selected_stories_are_set_from_the_menu_of_a_card() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.pick("NP-127", Modifiers::COMMAND);
    for (part, choice) in [
        ("Assign to…", "Luis Urrutia"),
        ("Priority", "Urgent"),
        ("Estimate", "13"),
        ("Labels", "platform"),
        ("Sprint", "Backlog"),
    ] {
        open_in_menu(&mut screen, "NP-127", part);
        screen.harness.check_accessibility();
        screen.press(choice);
        screen.key(Modifiers::NONE, Key::Escape);
        screen.key(Modifiers::NONE, Key::Escape);
        if screen.selected().is_empty() {
            break;
        }
    }
    for key in ["NP-131", "NP-127"] {
        let story = screen.story(key);
        let assignee = story.assignee.map(|id| screen.document().project().people.get(id).unwrap().name.clone());
        assert_eq!(assignee.as_deref(), Some("Luis Urrutia"), "{key}");
        assert_eq!((story.priority, story.estimate), (Priority::Urgent, Some(13.0)), "{key}");
        assert!(story.labels.contains("platform") && story.sprint.is_none(), "{key}");
    }
    assert_eq!(screen.steps(), 5);
}

#[test]
fn the_menu_of_a_card_opens_by_key_and_gives_the_focus_back() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num1);
    for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (Modifiers::NONE, Key::Menu)] {
        screen.key(modifiers, key);
        assert!(screen.harness.get_by_label("Open the selected story").is_focused());
        let row = screen.harness.get_by_label("Move to the bottom").rect();
        assert!(row.height() < 30.0, "on one line: {row:?}");
        screen.key(Modifiers::NONE, Key::Escape);
        assert!(!screen.has("Open the selected story"));
        assert!(screen.harness.get_by(|n| n.label().is_some_and(|l| l.starts_with("NP-131 "))).is_focused());
    }
}
