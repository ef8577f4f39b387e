//! Ranking and planning by drag in the backlog.

use egui::{Key, Modifiers, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::backlog_support::{backlog, backlog_in};
use crate::support::Screen;

/// The backlog with a second sprint that nothing is planned for, the first folded away.
fn with_next_sprint() -> Screen {
    let mut screen = backlog();
    screen.press("Fold Sprint 12");
    screen.press("Plan a sprint");
    screen
}

/// In the upper part of a row, where a drop lands before it.
fn before(screen: &Screen, key: &str) -> Pos2 {
    screen.handle(key) - vec2(0.0, 9.0)
}

/// In the lower part of a row, where a drop lands after it.
fn after(screen: &Screen, key: &str) -> Pos2 {
    screen.handle(key) + vec2(0.0, 9.0)
}

#[test]
fn a_story_is_ranked_where_it_is_dropped() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    let to = before(&screen, &keys[1]);
    screen.drag_row(&keys[4], to);
    let moved = screen.keys_of_section("Backlog");
    assert_eq!(moved[..5], [0, 4, 1, 2, 3].map(|i: usize| keys[i].clone()));
    assert!(screen.says(&format!("Ranked {}", keys[4])), "{:?}", screen.texts());
    screen.press("Undo the last step");
    assert_eq!(screen.keys_of_section("Backlog"), keys);
    let to = after(&screen, &keys[3]);
    screen.drag_row(&keys[0], to);
    assert_eq!(screen.keys_of_section("Backlog")[..4], [1, 2, 3, 0].map(|i: usize| keys[i].clone()));
}

#[test]
fn a_drop_where_it_stands_changes_nothing() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    let to = after(&screen, &keys[2]);
    screen.drag_row(&keys[2], to);
    assert_eq!((screen.keys_of_section("Backlog"), screen.steps()), (keys, 0));
}

#[test]
fn a_story_is_planned_by_a_drop_in_a_sprint_and_taken_out_again() {
    let mut screen = with_next_sprint();
    let keys = screen.keys_of_section("Backlog");
    let to = screen.well("Sprint 13");
    screen.drag_row(&keys[2], to);
    assert_eq!(screen.keys_of_section("Sprint 13"), [keys[2].clone()]);
    assert!(screen.says(&format!("Planned {} for Sprint 13", keys[2])), "{:?}", screen.texts());
    assert!(!screen.keys_of_section("Backlog").contains(&keys[2]));
    let to = before(&screen, &keys[1]);
    screen.drag_row(&keys[2], to);
    assert!(screen.keys_of_section("Sprint 13").is_empty());
    assert_eq!(screen.keys_of_section("Backlog")[..3], [0, 2, 1].map(|i: usize| keys[i].clone()));
    screen.key(Modifiers::COMMAND, Key::Z);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.keys_of_section("Backlog"), keys);
}

#[test]
fn several_keep_their_order_and_are_a_stack_with_their_number() {
    let mut screen = with_next_sprint();
    let keys = screen.keys_of_section("Backlog");
    for (i, modifiers) in [(4, Modifiers::NONE), (1, Modifiers::COMMAND), (2, Modifiers::COMMAND)] {
        screen.pick_row(&keys[i], modifiers);
    }
    let to = screen.well("Sprint 13");
    let from = screen.handle(&keys[4]);
    screen.drag(from, to);
    assert!(screen.paints("3"), "{:?}", screen.painted());
    screen.drop(to);
    assert_eq!(screen.keys_of_section("Sprint 13"), [1, 2, 4].map(|i: usize| keys[i].clone()));
    assert!(screen.says("Planned 3 stories for Sprint 13"));
    assert_eq!(screen.selected().len(), 3, "the selection survives");
    assert_eq!(screen.steps(), 2, "the sprint, and the drop");
}

#[test]
fn escape_puts_everything_back() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    screen.pick_row(&keys[0], Modifiers::NONE);
    let (from, to) = (screen.handle(&keys[3]), before(&screen, &keys[1]));
    screen.drag(from, to);
    screen.key(Modifiers::NONE, Key::Escape);
    screen.drop(to);
    assert_eq!((screen.keys_of_section("Backlog"), screen.steps()), (keys.clone(), 0));
    assert_eq!(screen.selected(), [keys[0].clone()]);
    assert!(screen.says("Cancelled; everything is as it was"));
}

#[test]
fn a_drop_on_a_folded_sprint_puts_it_at_its_end() {
    let mut screen = backlog();
    screen.press("Fold Sprint 12");
    let keys = screen.keys_of_section("Backlog");
    let (from, to) = (screen.handle(&keys[0]), screen.harness.get_by_label("Unfold Sprint 12").rect().center());
    screen.drag(from, from + vec2(20.0, 0.0));
    screen.harness.hover_at(to);
    screen.frame(0.01);
    screen.harness.drop_at(to);
    screen.frame(0.01);
    screen.harness.run();
    assert_eq!(screen.keys_of_section("Sprint 12").last(), Some(&keys[0]));
    assert!(screen.has("Unfold Sprint 12"), "it was not held there for long");
}

#[test]
fn a_folded_sprint_opens_while_stories_are_held_over_it() {
    let mut screen = backlog();
    screen.press("Fold Sprint 12");
    let keys = screen.keys_of_section("Backlog");
    let (from, to) = (screen.handle(&keys[0]), screen.harness.get_by_label("Unfold Sprint 12").rect().center());
    screen.drag(from, from + vec2(20.0, 0.0));
    screen.harness.hover_at(to);
    screen.frame(0.01);
    screen.frame(0.3);
    assert!(screen.has("Unfold Sprint 12"));
    screen.frame(0.3);
    screen.frame(0.1);
    assert!(screen.has("Fold Sprint 12"));
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("Unfold Sprint 12"), "Escape folds it again");
}

#[test]
fn the_list_scrolls_while_something_is_held_near_its_edge() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    let (from, edge) = (screen.handle(&keys[0]), pos2(screen.handle(&keys[0]).x, 1660.0));
    screen.drag(from, edge);
    for _ in 0..200 {
        screen.frame(0.05);
    }
    assert!(!screen.shows_row(&keys[0]), "the one that is held may scroll out of sight");
    screen.drop(edge);
    let at = screen.keys_of_section("Backlog").iter().position(|key| *key == keys[0]).unwrap();
    assert!(at > 60, "it landed far down: {at}");
}

#[test]
fn a_drop_in_another_group_sets_what_its_stories_share() {
    let mut screen = backlog_in(vec2(1440.0, 2000.0));
    screen.press("Fold Sprint 12");
    screen.open_menu("Groups");
    screen.press("Initiative");
    let project = screen.document().project();
    let titles: Vec<String> = screen
        .lanes()
        .into_iter()
        .filter_map(|name| name.strip_prefix("Backlog, ").map(str::to_owned))
        .filter(|title| project.initiatives.iter().any(|i| i.title == *title))
        .collect();
    let key = screen.rows_in(&format!("Backlog, {}", titles[0]))[0].clone();
    let target = screen.rows_in(&format!("Backlog, {}", titles[1]))[0].clone();
    let before = screen.keys_of_section("Backlog");
    let (from, to) = (screen.handle(&key), screen.handle(&target));
    screen.drag(from, to);
    assert!(screen.paints("Only the initiative changes"), "{:?}", screen.painted());
    screen.drop(to);
    let project = screen.document().project();
    let initiative = screen.story(&key).initiative.map(|id| project.initiatives.get(id).unwrap().title.clone());
    assert_eq!(initiative.as_deref(), Some(titles[1].as_str()));
    assert_eq!(screen.keys_of_section("Backlog"), before, "the rank stays");
    assert_eq!(screen.steps(), 1);
}

#[test]
fn a_drop_in_the_navigation_assigns_a_release() {
    let mut screen = backlog();
    let key = screen.keys_of_section("Backlog")[0].clone();
    let from = screen.handle(&key);
    screen.drag(from, from + vec2(30.0, 30.0));
    let to = screen.harness.get_by_label("Drop on Northwind Pay 2.1").rect().center();
    for at in [from.lerp(to, 0.5), to, to] {
        screen.harness.hover_at(at);
        screen.harness.step();
    }
    screen.drop(to);
    let project = screen.document().project();
    let release = screen.story(&key).release.map(|id| project.releases.get(id).unwrap().name.clone());
    assert_eq!(release.as_deref(), Some("Northwind Pay 2.1"));
}
