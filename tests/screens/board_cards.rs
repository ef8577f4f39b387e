//! What cards show and what can be done on them.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::board_support::{ROOMY, sample_in};
use crate::support::{Screen, sample, upper};

fn criteria(screen: &Screen, key: &str) -> (usize, usize) {
    let (done, all) = screen.story(key).criteria_done();
    (done, all)
}

#[test]
fn criteria_are_ticked_on_the_card() {
    let mut screen = sample();
    screen.press("Acceptance criteria of NP-122: 2 of 4");
    screen.harness.check_accessibility();
    let open = screen.story("NP-122").criteria.iter().find(|c| !c.done).unwrap().text.clone();
    screen.press(&open);
    assert_eq!(criteria(&screen, "NP-122"), (3, 4));
    assert!(screen.has("Acceptance criteria of NP-122: 3 of 4"));
    assert!(screen.painted().iter().any(|text| text.ends_with(" 3/4")), "on the card too");
    screen.press(&open);
    assert_eq!(criteria(&screen, "NP-122"), (2, 4), "the list stays open");
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.steps(), 2);
    assert!(screen.selected().is_empty(), "the card below was not clicked");
}

#[test]
fn a_blocked_badge_follows_the_state_of_the_blocker() {
    let mut screen = sample_in(ROOMY);
    screen.key(Modifiers::NONE, Key::B);
    let name = "NP-119 Vault tokens survive a region failover";
    let badge = |screen: &Screen| screen.painted().iter().any(|text| text.ends_with("blocked by NP-118"));
    assert!(badge(&screen));
    assert!(screen.described(name).ends_with("blocked by NP-118"));
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("NP-118");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.selected(), ["NP-118"]);
    let to = upper(screen.card("NP-110"));
    let column = screen.story("NP-118").column;
    screen.drag_card("NP-118", to);
    screen.move_anyway("Done by the vendor");
    assert_eq!(screen.story("NP-118").column, screen.column_id("Done"), "{column:?}");
    assert!(!badge(&screen) && !screen.described(name).contains("blocked"));
    screen.key(Modifiers::COMMAND, Key::Z);
    assert!(badge(&screen), "undo brings it back");
}

#[test]
fn compact_cards_take_one_line() {
    let mut screen = sample();
    let full = screen.card("NP-131").height();
    screen.run_command("Compact or full cards");
    assert!(screen.says("Compact cards"));
    assert!(screen.card("NP-131").height() < full / 2.0);
    assert_eq!(screen.card("NP-131").height(), screen.card("NP-122").height());
    assert!(!screen.has("Acceptance criteria of NP-122: 2 of 4"), "there is no room beside the title");
    screen.drag_card("NP-131", upper(screen.card("NP-121")));
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-131", "NP-121"]);
    screen.group_by("Assignee");
    assert!(screen.card("NP-146").height() < full / 2.0, "in lanes too");
}

#[test]
fn fields_are_left_out_as_a_person_prefers() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::I);
    let compact = screen.card("NP-131").height();
    let paints = |screen: &Screen, text: &str| screen.painted().iter().any(|known| known.contains(text));
    assert!(screen.paints("NP-131") && screen.paints("checkout") && !paints(&screen, "One-tap checkout"));
    screen.press("Settings");
    screen.press("Cards");
    for field in ["Key", "Labels", "Initiative"] {
        screen.press(field);
    }
    screen.press("Close");
    assert!(!screen.paints("NP-131") && !screen.paints("checkout"), "{:?}", screen.painted());
    assert!(paints(&screen, "One-tap checkout"));
    assert!(screen.has("NP-131 Remember the last used card on this device"), "its name stays the same");
    screen.press("Settings");
    screen.press("Cards");
    for field in ["Kind", "Priority", "Estimate", "Assignee", "Due date", "Acceptance criteria", "Initiative"] {
        screen.press(field);
    }
    screen.press("Close");
    assert!(screen.card("NP-131").height() < compact);
    assert!(!screen.has("Acceptance criteria of NP-131: 0 of 3"));
}

#[test]
fn a_double_click_opens_the_inspector() {
    let mut screen = sample();
    screen.press("Close the inspector");
    let at = screen.card("NP-131").min + egui::vec2(20.0, 10.0);
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        screen.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        screen.frame(0.05);
    }
    screen.harness.run();
    assert!(screen.harness.query_by_label("Close the inspector").is_some());
    assert_eq!(screen.selected(), ["NP-131"]);
}

#[test]
fn nothing_on_a_compact_card_overlaps() {
    for size in [vec2(1440.0, 900.0), ROOMY] {
        let mut screen = sample_in(size);
        screen.run_command("Compact or full cards");
        let is_due = |text: &String| text.ends_with(" 27 Nov") && !text.starts_with("16");
        assert_eq!(
            screen.painted().iter().any(is_due),
            size == ROOMY,
            "the due date is left out where it would cover the title"
        );
        assert_eq!(screen.has("Acceptance criteria of NP-122: 2 of 4"), size == ROOMY);
    }
}
