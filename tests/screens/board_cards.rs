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
    assert!(screen.described(name).ends_with("blocked by NP-118"));
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("NP-118");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.selected(), ["NP-118"]);
    let card = screen.card("NP-119");
    let badge = screen.picture(card);
    let to = upper(screen.card("NP-110"));
    screen.drag_card("NP-118", to);
    screen.move_anyway("Done by the vendor");
    assert_eq!(screen.story("NP-118").column, screen.column_id("Done"));
    assert!(!screen.described(name).contains("blocked"));
    assert!(screen.picture(card) != badge, "it is gone from the card");
    screen.key(Modifiers::COMMAND, Key::Z);
    assert!(screen.described(name).ends_with("blocked by NP-118"));
    assert!(screen.picture(card) == badge, "undo brings it back");
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
    let card = screen.card("NP-131");
    let full = screen.picture(card);
    screen.press("Settings");
    screen.press("Cards");
    screen.press("Initiative");
    screen.press("Close");
    assert!(screen.card("NP-131").height() > card.height() + 10.0, "a line more for the initiative");
    screen.press("Settings");
    screen.press("Cards");
    for field in ["Key", "Labels", "Initiative"] {
        screen.press(field);
    }
    screen.press("Close");
    assert!(screen.picture(card) != full);
    assert!(screen.has("NP-131 Remember the last used card on this device"), "its name stays the same");
    screen.press("Settings");
    screen.press("Cards");
    for field in ["Kind", "Priority", "Estimate", "Assignee", "Due date", "Acceptance criteria"] {
        screen.press(field);
    }
    screen.press("Close");
    assert!(screen.card("NP-131").height() < card.height() - 30.0, "the title alone");
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
fn a_compact_card_shows_what_fits_beside_its_title() {
    for size in [vec2(1440.0, 900.0), ROOMY] {
        let mut screen = sample_in(size);
        screen.run_command("Compact or full cards");
        assert!(!screen.has("Acceptance criteria of NP-122: 2 of 4"), "the title has half of the card");
        let ctx = screen.harness.ctx.clone();
        screen.harness.state_mut().set_preferences(&ctx, |preferences| preferences.cards.key = false);
        screen.harness.run();
        assert_eq!(screen.has("Acceptance criteria of NP-122: 2 of 4"), size == ROOMY);
    }
}
