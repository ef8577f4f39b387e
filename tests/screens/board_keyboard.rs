//! A session by keyboard alone, and what is announced on the way. The pointer is used where it comes in between.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, By, NodeT as _, Queryable as _};
use roadboard::app::StartWith;
use roadboard::app::dialogs::Answer;

use crate::board_support::{ROOMY, sample_in};
use crate::support::{Screen, sample, start};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn press(screen: &mut Screen, keys: &[Key]) {
    for key in keys {
        screen.key(NONE, *key);
    }
}

/// The status bar, which screen readers read out, says exactly this.
#[track_caller]
fn announced(screen: &Screen, text: &str) {
    assert!(screen.says(text), "“{text}” is not among {:?}", screen.texts());
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

/// What has the focus.
fn focused(screen: &Screen) -> String {
    let root = screen.harness.root();
    let all = root.query_all(By::new().predicate(is_focused).recursive(true));
    let name = all.last().and_then(|node| node.accesskit_node().label());
    name.unwrap_or_default()
}

/// Goes on with Tab until something has the focus.
#[track_caller]
fn tab_to(screen: &mut Screen, name: &str) {
    for _ in 0..150 {
        if focused(screen).starts_with(name) {
            return;
        }
        screen.key(NONE, Key::Tab);
    }
    panic!("Tab does not reach {name}");
}

#[test]
fn a_session_without_a_pointer() {
    use Key::*;
    let folder = tempfile::tempdir().unwrap();
    let mut screen = start(StartWith::Welcome);

    tab_to(&mut screen, "Look at the sample");
    press(&mut screen, &[Enter]);
    screen.wait("the sample", |s| s.harness.state().document().is_some());
    let untouched = screen.document().project().clone();

    screen.key(CTRL, Num1);
    assert_eq!(screen.selected(), ["NP-131"]);
    press(&mut screen, &[ArrowRight, ArrowDown, ArrowLeft]);
    assert_eq!(screen.selected(), ["NP-127"], "the arrows walk");
    press(&mut screen, &[Home]);
    assert_eq!(screen.selected(), ["NP-131"]);

    // A range is lifted, moved to the edge and dropped.
    screen.key(Modifiers::SHIFT, ArrowDown);
    screen.key(Modifiers::SHIFT, ArrowDown);
    assert_eq!(screen.selected(), ["NP-127", "NP-131", "NP-140"]);
    press(&mut screen, &[Space]);
    announced(&screen, "Lifted 3 stories. Arrows move, Enter drops, Escape cancels");
    press(&mut screen, &[ArrowRight]);
    announced(&screen, "In progress, 3 of 7");
    screen.key(CTRL, ArrowDown);
    announced(&screen, "In progress, 5 of 7");
    screen.key(CTRL, ArrowUp);
    announced(&screen, "In progress, 1 of 7");
    press(&mut screen, &[ArrowRight, ArrowDown, Enter]);
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-131", "NP-127", "NP-140", "NP-121"]);
    announced(&screen, "Moved 3 stories to In review");
    assert_eq!(screen.steps(), 1);

    // Moving at once.
    press(&mut screen, &[Home]);
    assert_eq!(screen.selected(), ["NP-116"]);
    screen.key(Modifiers::ALT, ArrowDown);
    announced(&screen, "NP-116, In review, 2 of 5");
    screen.key(Modifiers::ALT, End);
    announced(&screen, "NP-116, In review, 5 of 5");
    screen.key(Modifiers::ALT, ArrowLeft);
    assert_eq!(screen.keys_in("In progress").last().map(String::as_str), Some("NP-116"));
    announced(&screen, "NP-116, In progress, 5 of 5");
    assert_eq!(screen.steps(), 4);

    // Two stories are written in one go.
    press(&mut screen, &[N]);
    screen.type_text("Say why a card was declined");
    press(&mut screen, &[Enter]);
    announced(&screen, "Created story NP-221");
    screen.type_text("And offer another one");
    press(&mut screen, &[Enter, Escape]);
    announced(&screen, "Created story NP-222");
    assert_eq!(screen.keys_in("In progress")[..2], ["NP-221", "NP-222"]);
    assert_eq!(screen.selected(), ["NP-222"]);

    // One is divided.
    screen.key(CTRL, Num1);
    press(&mut screen, &[S]);
    screen.type_text("Pay on a watch");
    press(&mut screen, &[Enter]);
    announced(&screen, "Split NP-222 into NP-223");
    assert_eq!(screen.selected(), ["NP-223"]);
    let steps = screen.steps();

    // Its title is edited in the inspector.
    press(&mut screen, &[E]);
    tab_to(&mut screen, "Title");
    press(&mut screen, &[End]);
    for letter in [" ", "n", "o", "w"] {
        screen.type_text(letter);
    }
    assert_eq!(screen.story("NP-223").title, "Pay on a watch now");
    assert_eq!(screen.steps(), steps + 1, "typing is one step");
    press(&mut screen, &[Escape]);

    // The board is narrowed down and widened again.
    screen.key(CTRL, F);
    screen.type_text("@luis");
    assert_eq!(screen.cards_in("Ready"), Vec::<String>::new());
    assert_eq!(screen.cards_in("In review"), ["NP-140"]);
    press(&mut screen, &[Escape]);
    assert_eq!(screen.cards_in("In review").len(), 4);

    // A story goes to the archive and comes back.
    screen.key(CTRL, Num1);
    let gone = screen.selected();
    press(&mut screen, &[Delete]);
    announced(&screen, &format!("Archived {}", gone[0]));
    assert!(screen.story(&gone[0]).archived);
    screen.key(CTRL, Z);
    announced(&screen, &format!("Undone: Archive {}", gone[0]));
    assert!(!screen.story(&gone[0]).archived);

    // It is saved under a name, and then all of it is undone.
    screen.answer(Answer::Path(folder.path().join("session.ron")));
    screen.key(CTRL, S);
    screen.wait("the file", |s| !s.document().is_dirty() && s.document().path().is_some());
    while screen.steps() > 0 {
        screen.key(CTRL, Z);
    }
    assert_eq!(*screen.document().project(), untouched);
    announced(&screen, "Undone: Move 3 stories to In review");
    screen.key(CTRL.plus(Modifiers::SHIFT), Z);
    announced(&screen, "Done again: Move 3 stories to In review");
    assert!(screen.document().is_dirty());
}

#[test]
fn cards_that_are_lifted_and_put_back_leave_no_trace() {
    let mut screen = sample();
    screen.key(CTRL, Key::Num1);
    let before = screen.document().project().clone();
    press(&mut screen, &[Key::Space, Key::ArrowRight, Key::ArrowDown, Key::Escape]);
    announced(&screen, "Cancelled; everything is as it was");
    assert_eq!(*screen.document().project(), before);
    assert!(focused(&screen).starts_with("NP-131"));
}

#[test]
fn lifted_cards_go_from_lane_to_lane() {
    let mut screen = sample_in(ROOMY);
    tab_to(&mut screen, "Lanes: No lanes");
    press(&mut screen, &[Key::Enter]);
    tab_to(&mut screen, "Assignee");
    press(&mut screen, &[Key::Enter]);
    assert!(screen.has("Lanes: Assignee"));
    screen.key(CTRL, Key::Num1);
    assert_eq!(screen.selected(), ["NP-146"]);
    press(&mut screen, &[Key::ArrowDown]);
    assert_eq!(screen.selected(), ["NP-131"], "the next lane with a card in the column");
    press(&mut screen, &[Key::Space, Key::ArrowDown]);
    announced(&screen, "Ready, Ingrid Solvang, 1 of 1");
    press(&mut screen, &[Key::Enter]);
    assert_eq!(screen.cards_in("Ingrid Solvang, Ready"), ["NP-131"]);
    assert!(focused(&screen).starts_with("NP-131"));
    assert_eq!(screen.described("NP-131 Remember the last used card on this device"), "Ready, 1 of 1, Ingrid Solvang");
}

#[test]
fn move_to_asks_for_column_sprint_and_position_in_one_step() {
    let mut screen = sample();
    screen.key(CTRL, Key::Num1);
    screen.key(Modifiers::SHIFT, Key::ArrowDown);
    press(&mut screen, &[Key::M]);
    assert!(screen.has("Move 2 stories to…"));
    screen.harness.check_accessibility();
    assert!(focused(&screen).starts_with("Column: Ready"), "{}", focused(&screen));
    press(&mut screen, &[Key::Enter]);
    tab_to(&mut screen, "In review");
    press(&mut screen, &[Key::Enter]);
    assert!(screen.has("Column: In review"));
    tab_to(&mut screen, "Bottom");
    press(&mut screen, &[Key::Space]);
    tab_to(&mut screen, "Move");
    press(&mut screen, &[Key::Enter]);
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-121", "NP-131", "NP-127"]);
    announced(&screen, "Moved 2 stories to In review");
    assert_eq!(screen.steps(), 1);
    screen.key(CTRL, Key::Z);

    // Only the sprint, which takes them off this board.
    press(&mut screen, &[Key::M]);
    tab_to(&mut screen, "Sprint: As it is");
    press(&mut screen, &[Key::Enter]);
    tab_to(&mut screen, "Backlog");
    press(&mut screen, &[Key::Enter]);
    tab_to(&mut screen, "Move");
    press(&mut screen, &[Key::Enter]);
    assert!(screen.story("NP-131").sprint.is_none() && screen.story("NP-127").sprint.is_none());
    assert_eq!(screen.steps(), 1);
    screen.key(CTRL, Key::Z);
    assert_eq!(screen.keys_in("Ready")[..2], ["NP-131", "NP-127"]);
}

#[test]
fn move_to_asks_for_a_lane_where_there_are_lanes() {
    let mut screen = sample_in(ROOMY);
    tab_to(&mut screen, "Lanes: No lanes");
    press(&mut screen, &[Key::Enter]);
    tab_to(&mut screen, "Priority");
    press(&mut screen, &[Key::Enter]);
    screen.key(CTRL, Key::Num1);
    let key = screen.selected().remove(0);
    press(&mut screen, &[Key::M]);
    tab_to(&mut screen, "Lane: ");
    press(&mut screen, &[Key::Enter]);
    tab_to(&mut screen, "Urgent");
    press(&mut screen, &[Key::Enter]);
    tab_to(&mut screen, "Top");
    press(&mut screen, &[Key::Enter]);
    assert_eq!(screen.story(&key).priority, roadboard::model::Priority::Urgent);
    let title = format!("Move {key} to…");
    assert!(screen.harness.query_by_role_and_label(Role::Dialog, &title).is_none(), "Enter in a field moves");
}

#[test]
fn a_press_of_the_pointer_puts_lifted_cards_back_first() {
    let mut screen = sample();
    screen.key(CTRL, Key::Num1);
    screen.key(Modifiers::ALT, Key::ArrowDown);
    let before = screen.keys_in("Ready");
    press(&mut screen, &[Key::Space, Key::ArrowRight]);
    screen.press("Undo");
    assert_eq!(screen.steps(), 0, "the button does what it says");
    assert_ne!(screen.keys_in("Ready"), before);
    press(&mut screen, &[Key::Enter]);
    assert_eq!(screen.steps(), 0, "nothing is lifted any more");
}

/// Keys that come in one frame, as when the machine is busy.
fn at_once(screen: &mut Screen, keys: &[(Modifiers, Key)]) {
    for (modifiers, key) in keys {
        for pressed in [true, false] {
            let event =
                egui::Event::Key { key: *key, physical_key: None, pressed, repeat: false, modifiers: *modifiers };
            screen.harness.input_mut().events.push(event);
        }
    }
    screen.harness.run();
}

#[test]
fn keys_of_a_slow_frame_are_all_heard() {
    let mut screen = sample();
    screen.key(CTRL, Key::Num1);
    at_once(&mut screen, &[(NONE, Key::ArrowDown), (NONE, Key::ArrowDown)]);
    assert_eq!(screen.selected(), ["NP-140"]);
    at_once(&mut screen, &[(NONE, Key::Home), (Modifiers::SHIFT, Key::ArrowDown), (Modifiers::SHIFT, Key::ArrowDown)]);
    assert_eq!(screen.selected(), ["NP-127", "NP-131", "NP-140"], "each with its own modifiers");
    at_once(&mut screen, &[(NONE, Key::Space), (NONE, Key::ArrowRight), (CTRL, Key::ArrowUp), (NONE, Key::Enter)]);
    assert_eq!(screen.keys_in("In progress")[..3], ["NP-131", "NP-127", "NP-140"]);

    assert_eq!(screen.selected(), ["NP-127", "NP-131", "NP-140"]);
    let alt = Modifiers::ALT;
    at_once(&mut screen, &[(alt, Key::ArrowDown), (alt, Key::ArrowDown), (alt, Key::ArrowDown)]);
    assert_eq!(screen.steps(), 4);
    assert_eq!(screen.keys_in("In progress")[3..6], ["NP-131", "NP-127", "NP-140"]);
    let shift = Modifiers::SHIFT;
    at_once(&mut screen, &[(CTRL, Key::Z), (CTRL, Key::Z), (CTRL, Key::Z), (CTRL.plus(shift), Key::Z)]);
    assert_eq!(screen.steps(), 2);
    at_once(&mut screen, &[(CTRL, Key::Plus); 4]);
    assert!((screen.harness.ctx.zoom_factor() - 1.4).abs() < 1e-5);
}

#[test]
fn the_text_of_a_draft_is_kept_and_the_focus_goes_back_to_the_card() {
    let mut screen = sample();
    screen.key(CTRL, Key::Num1);
    press(&mut screen, &[Key::N]);
    screen.type_text("Half a tit");
    press(&mut screen, &[Key::Escape]);
    assert!(focused(&screen).starts_with("NP-131"), "{}", focused(&screen));
    press(&mut screen, &[Key::ArrowRight, Key::N]);
    screen.type_text("le");
    press(&mut screen, &[Key::Enter, Key::Escape]);
    let made = screen.keys_in("In progress")[0].clone();
    assert_eq!(screen.story(&made).title, "Half a title");
    assert!(focused(&screen).starts_with(&made), "{}", focused(&screen));
    press(&mut screen, &[Key::N, Key::Enter]);
    assert!(!screen.has("Title of the new story"), "nothing is left of it");
}
