//! The backlog by keyboard: walking, selecting, moving, planning, estimating and typing in place.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::backlog_support::backlog;
use crate::support::Screen;

fn focused(screen: &Screen, key: &str) -> bool {
    let name = screen.row_name(key);
    screen.harness.get_by_label(&name).is_focused()
}

#[test]
fn arrows_walk_from_section_to_section() {
    let mut screen = backlog();
    let (sprint, rest) = (screen.keys_of_section("Sprint 12"), screen.keys_of_section("Backlog"));
    assert!(focused(&screen, &sprint[0]), "the list has the focus from the start");
    screen.keys(&[Key::ArrowDown, Key::ArrowDown]);
    assert_eq!(screen.selected(), [sprint[2].clone()]);
    screen.keys(&[Key::End]);
    assert!(focused(&screen, sprint.last().unwrap()));
    screen.keys(&[Key::ArrowDown]);
    assert!(focused(&screen, &rest[0]), "over into the backlog");
    screen.keys(&[Key::End]);
    assert!(focused(&screen, rest.last().unwrap()), "the last of all is scrolled to");
    screen.keys(&[Key::PageUp]);
    let cursor = screen.selected();
    let at = rest.iter().position(|key| *key == cursor[0]).unwrap();
    assert!((1..rest.len() - 20).contains(&at), "a page up: {at}");
    screen.keys(&[Key::Home, Key::Home]);
    assert!(focused(&screen, &sprint[0]));
}

#[test]
fn shift_and_arrows_select_a_range_and_ctrl_a_the_section() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    screen.pick_row(&keys[1], Modifiers::NONE);
    for _ in 0..2 {
        screen.key(Modifiers::SHIFT, Key::ArrowDown);
    }
    let mut expected = keys[1..4].to_vec();
    expected.sort();
    assert_eq!(screen.selected(), expected);
    screen.key(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(screen.selected().len(), 2);
    screen.key(Modifiers::COMMAND, Key::A);
    assert_eq!(screen.selected().len(), keys.len());
    screen.pick_row(&keys[0], Modifiers::NONE);
    screen.pick_row(&keys[3], Modifiers::SHIFT);
    assert_eq!(screen.selected().len(), 4);
}

#[test]
fn alt_and_arrows_rank_at_once_and_say_where() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    let len = keys.len();
    screen.pick_row(&keys[1], Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(screen.keys_of_section("Backlog")[..3], [0, 2, 1].map(|i: usize| keys[i].clone()));
    assert!(screen.says(&format!("{}, Backlog, 3 of {len}", keys[1])), "{:?}", screen.texts());
    screen.key(Modifiers::ALT, Key::Home);
    assert_eq!(screen.keys_of_section("Backlog")[0], keys[1]);
    screen.key(Modifiers::ALT, Key::ArrowUp);
    assert!(screen.says(&format!("{}, Backlog, 1 of {len}", keys[1])), "at the edge it says so");
    screen.key(Modifiers::ALT, Key::Home);
    assert_eq!(screen.steps(), 2, "it stands there already");
    screen.key(Modifiers::ALT, Key::End);
    assert_eq!(screen.keys_of_section("Backlog").last(), Some(&keys[1]));
    assert!(focused(&screen, &keys[1]), "the focus follows");
    screen.press("Undo the last step");
    assert_eq!(screen.keys_of_section("Backlog")[0], keys[1]);
}

#[test]
fn alt_and_sideways_plans_and_takes_out_again() {
    let mut screen = backlog();
    screen.press("Plan a sprint");
    let keys = screen.keys_of_section("Backlog");
    screen.pick_row(&keys[1], Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(screen.keys_of_section("Sprint 13"), [keys[1].clone()]);
    assert!(screen.says(&format!("{}, Sprint 13, 1 of 1", keys[1])), "{:?}", screen.texts());
    assert!(focused(&screen, &keys[1]));
    screen.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(screen.keys_of_section("Backlog")[0], keys[1]);
    assert!(screen.keys_of_section("Sprint 13").is_empty());
    let first = screen.keys_of_section("Sprint 12")[0].clone();
    screen.pick_row(&first, Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(screen.keys_of_section("Sprint 13"), [first], "from a sprint to the one below it");
}

#[test]
fn space_lifts_arrows_carry_and_enter_drops() {
    let mut screen = backlog();
    screen.press("Plan a sprint");
    let keys = screen.keys_of_section("Backlog");
    screen.pick_row(&keys[0], Modifiers::NONE);
    screen.keys(&[Key::Space]);
    assert!(screen.says("Lifted 1 story. Arrows move, Enter drops, Escape cancels"));
    screen.keys(&[Key::ArrowDown]);
    assert!(screen.says(&format!("Backlog, 2 of {}", keys.len())), "{:?}", screen.texts());
    screen.keys(&[Key::ArrowUp, Key::ArrowUp]);
    assert!(screen.says("Sprint 13, 1 of 1"), "{:?}", screen.texts());
    screen.keys(&[Key::Escape]);
    assert_eq!(screen.steps(), 1);
    screen.keys(&[Key::Space, Key::ArrowLeft, Key::Enter]);
    assert_eq!(screen.keys_of_section("Sprint 13"), [keys[0].clone()]);
    assert!(focused(&screen, &keys[0]));
}

#[test]
fn digits_estimate_and_one_and_three_are_thirteen() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    screen.pick_row(&keys[0], Modifiers::NONE);
    screen.keys(&[Key::Num8]);
    assert_eq!((screen.estimate(&keys[0]), screen.steps()), (Some(8.0), 1));
    assert!(screen.says(&format!("Estimated {} at 8", keys[0])), "{:?}", screen.texts());
    screen.harness.key_press(Key::Num1);
    screen.frame(0.1);
    screen.harness.key_press(Key::Num3);
    screen.frame(0.1);
    screen.harness.run();
    assert_eq!((screen.estimate(&keys[0]), screen.steps()), (Some(13.0), 2), "one step");
    screen.press("Undo the last step");
    assert_eq!(screen.estimate(&keys[0]), Some(8.0));
    screen.pick_row(&keys[0], Modifiers::NONE);
    screen.keys(&[Key::Backspace]);
    assert_eq!(screen.estimate(&keys[0]), None);
    screen.pick_row(&keys[1], Modifiers::COMMAND);
    screen.keys(&[Key::Num2]);
    assert_eq!(keys[..2].iter().map(|key| screen.estimate(key)).collect::<Vec<_>>(), [Some(2.0); 2], "all selected");
}

#[test]
fn title_and_estimate_are_typed_in_place() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    screen.pick_row(&keys[1], Modifiers::NONE);
    let before = screen.story(&keys[1]);
    screen.keys(&[Key::F2]);
    screen.type_text("Something else");
    screen.keys(&[Key::Escape]);
    assert_eq!((screen.story(&keys[1]).title, screen.steps()), (before.title, 0));
    assert!(focused(&screen, &keys[1]), "the row has the keys again");
    screen.keys(&[Key::F2]);
    screen.type_text("Something else");
    screen.keys(&[Key::Enter]);
    assert_eq!(screen.story(&keys[1]).title, "Something else");
    screen.keys(&[Key::P]);
    screen.type_text("0,5");
    screen.keys(&[Key::Enter]);
    assert_eq!(screen.estimate(&keys[1]), Some(0.5));
    let shown = format!("Estimate of {}: 0.5", keys[1]);
    screen.press(&shown);
    screen.type_text("many");
    screen.keys(&[Key::Enter]);
    assert_eq!(screen.estimate(&keys[1]), Some(0.5));
    assert!(screen.says("“many” is not a number of points. It can be 0 to 1000."), "{:?}", screen.texts());
    assert!(focused(&screen, &keys[1]));
}

#[test]
fn refining_goes_from_one_without_an_estimate_to_the_next() {
    let mut screen = backlog();
    let rough = screen.unestimated();
    let first = screen.keys_of_section("Backlog")[0].clone();
    screen.pick_row(&first, Modifiers::NONE);
    screen.keys(&[Key::R, Key::U]);
    assert_eq!(screen.selected(), [rough[0].clone()]);
    assert!(screen.has(&format!("Estimate {} at 5 points", rough[0])));
    screen.keys(&[Key::Num3]);
    assert_eq!(screen.estimate(&rough[0]), Some(3.0));
    assert_eq!(screen.selected(), [rough[1].clone()], "and goes on");
    assert!(focused(&screen, &rough[1]));
    screen.press(&format!("Estimate {} at 8 points", rough[1]));
    assert_eq!(screen.estimate(&rough[1]), Some(8.0));
    assert_eq!(screen.selected(), [rough[2].clone()]);
    screen.press("Close refinement");
    screen.pick_row(&rough[2], Modifiers::NONE);
    screen.keys(&[Key::Num2]);
    assert_eq!(screen.selected(), [rough[2].clone()], "only while refining");
}

#[test]
fn enter_opens_the_inspector_and_a_split_stays_in_the_backlog() {
    let mut screen = backlog();
    let key = screen.keys_of_section("Backlog")[0].clone();
    screen.pick_row(&key, Modifiers::NONE);
    let open = |screen: &Screen| screen.harness.state().preferences().inspector;
    if open(&screen) {
        screen.keys(&[Key::I]);
    }
    screen.keys(&[Key::Enter]);
    assert!(open(&screen));
    screen.keys(&[Key::S]);
    screen.type_text("The other half");
    screen.keys(&[Key::Enter]);
    let half = screen.document().project().stories.iter().find(|s| s.title == "The other half").cloned().unwrap();
    assert!(screen.row_name(&half.key).contains("The other half"), "the backlog shows it");
    let lane = screen.keys_of_section("Backlog");
    assert!(lane[..3].contains(&half.key), "beside the one that it comes from: {:?}", &lane[..3]);
}
