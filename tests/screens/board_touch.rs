//! A finger on the board: a rest takes a card, a swipe scrolls.

use egui::{Key, Modifiers, Pos2, TouchPhase, vec2};

use crate::board_support::grip;
use crate::support::{Screen, sample, upper};

/// A finger that slides in small steps.
fn slide(screen: &mut Screen, from: Pos2, to: Pos2) {
    for i in 1..=10 {
        screen.finger(TouchPhase::Move, from + (to - from) * (i as f32 / 10.0), 0.016);
    }
}

#[test]
fn a_finger_that_rests_takes_the_card() {
    let mut screen = sample();
    let (from, to) = (grip(&screen, "NP-131"), upper(screen.card("NP-116")));
    screen.finger(TouchPhase::Start, from, 0.016);
    screen.frame(0.2);
    assert!(!screen.has("Drop on Backlog"), "not yet after 0.2 s");
    screen.frame(0.1);
    screen.frame(0.016);
    assert!(screen.has("Drop on Backlog"), "it is held without having moved");
    slide(&mut screen, from, to);
    screen.finger(TouchPhase::End, to, 0.016);
    screen.harness.run();
    assert_eq!(screen.keys_in("In review"), ["NP-131", "NP-116", "NP-121"]);
    assert!(!screen.has("Drop on Backlog"));
}

#[test]
fn a_finger_that_moves_at_once_scrolls_the_column() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    let (from, before) = (grip(&screen, "NP-127"), screen.card("NP-127"));
    screen.finger(TouchPhase::Start, from, 0.016);
    slide(&mut screen, from, from - vec2(0.0, 60.0));
    let moved = before.min.y - screen.card("NP-127").min.y;
    assert!((40.0..=61.0).contains(&moved), "{moved} points");
    assert!(!screen.has("Drop on Backlog"));
    screen.frame(0.5);
    assert!(!screen.has("Drop on Backlog"), "a rest on the way takes nothing");
    screen.finger(TouchPhase::End, from - vec2(0.0, 60.0), 0.016);
    screen.harness.run();
    assert_eq!((screen.steps(), screen.selected().len()), (0, 0));
}

#[test]
fn a_finger_scrolls_sideways_and_on_the_ground_too() {
    let mut screen = sample();
    let (from, before) = (grip(&screen, "NP-122"), screen.column("Done"));
    screen.finger(TouchPhase::Start, from, 0.016);
    slide(&mut screen, from, from - vec2(50.0, 0.0));
    screen.finger(TouchPhase::End, from - vec2(50.0, 0.0), 0.016);
    screen.harness.run();
    let after = screen.column("Done");
    assert!(after.min.x < before.min.x - 30.0);
    let ground = screen.column("In review").center_bottom() - vec2(0.0, 30.0);
    screen.finger(TouchPhase::Start, ground, 0.016);
    slide(&mut screen, ground, ground + vec2(50.0, 0.0));
    screen.finger(TouchPhase::End, ground + vec2(50.0, 0.0), 0.016);
    screen.harness.run();
    assert!(screen.column("Done").min.x > after.min.x + 30.0);
    assert_eq!((screen.steps(), screen.selected().len()), (0, 0));
}

#[test]
fn a_tap_picks() {
    let mut screen = sample();
    let at = grip(&screen, "NP-131");
    screen.finger(TouchPhase::Start, at, 0.016);
    screen.finger(TouchPhase::End, at, 0.1);
    screen.harness.run();
    assert_eq!(screen.selected(), ["NP-131"]);
}

#[test]
fn a_touch_that_the_system_takes_away_moves_nothing() {
    let mut screen = sample();
    let (from, to) = (grip(&screen, "NP-131"), upper(screen.card("NP-116")));
    let before = screen.document().project().clone();
    screen.finger(TouchPhase::Start, from, 0.016);
    screen.frame(0.3);
    slide(&mut screen, from, to);
    screen.finger(TouchPhase::Cancel, to, 0.016);
    screen.harness.run();
    assert!(!screen.has("Drop on Backlog"), "nothing is held any more");
    assert_eq!(*screen.document().project(), before);
}

#[test]
fn a_finger_that_rests_on_opens_no_menu_over_the_drag() {
    let mut screen = sample();
    let at = grip(&screen, "NP-131");
    screen.finger(TouchPhase::Start, at, 0.016);
    for _ in 0..15 {
        screen.frame(0.1);
    }
    assert!(screen.has("Drop on Backlog"), "it is held");
    assert!(!screen.has("Menu of NP-131"));
    screen.finger(TouchPhase::End, at, 0.016);
    screen.harness.run();
    assert!(!screen.has("Menu of NP-131"));
}

#[test]
fn a_finger_on_a_header_scrolls_unless_it_rests_first() {
    let mut screen = sample();
    let names = |screen: &Screen| {
        screen.document().project().columns_in_order().iter().map(|c| c.name.clone()).collect::<Vec<_>>()
    };
    let before = names(&screen);
    let (from, done) = (screen.column("In review").min + vec2(20.0, 16.0), screen.column("Done"));
    let to = from - vec2(300.0, 0.0);
    screen.finger(TouchPhase::Start, from, 0.016);
    slide(&mut screen, from, to);
    screen.finger(TouchPhase::End, to, 0.016);
    screen.harness.run();
    assert_eq!(names(&screen), before);
    assert!(screen.column("Done").min.x < done.min.x - 30.0, "it scrolled");

    let from = screen.column("In review").min + vec2(20.0, 16.0);
    screen.finger(TouchPhase::Start, from, 0.016);
    screen.frame(0.3);
    let to = screen.column("In progress").min + vec2(20.0, 16.0);
    slide(&mut screen, from, to);
    screen.finger(TouchPhase::End, to, 0.016);
    screen.harness.run();
    assert_eq!(names(&screen)[1], "In review");
}

#[test]
fn after_escape_a_finger_that_still_rests_takes_nothing() {
    let mut screen = sample();
    let at = grip(&screen, "NP-131");
    screen.finger(TouchPhase::Start, at, 0.016);
    screen.frame(0.3);
    screen.frame(0.016);
    assert!(screen.has("Drop on Backlog"));
    screen.key(Modifiers::NONE, Key::Escape);
    for _ in 0..5 {
        screen.frame(0.1);
    }
    assert!(!screen.has("Drop on Backlog"));
    screen.finger(TouchPhase::End, at, 0.016);
    screen.harness.run();
    assert_eq!(screen.steps(), 0);
}
