//! The timeline by keyboard alone.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::model::Node;

use crate::roadmap_support::{ALT, CTRL, NONE, SHIFT, day, roadmap, roadmap_in, roadmap_of};
use crate::support::{Screen, sample};

const ALT_SHIFT: Modifiers = Modifiers { alt: true, shift: true, ..Modifiers::NONE };
const CTRL_ALT: Modifiers = Modifiers { alt: true, ctrl: true, command: true, ..Modifiers::NONE };

fn press(screen: &mut Screen, keys: &[Key]) {
    for key in keys {
        screen.key(NONE, *key);
    }
}

/// The roadmap with a bar selected that has the focus.
fn on(title: &str) -> Screen {
    let mut screen = roadmap();
    let at = screen.bar(title).center();
    screen.click_at(at, NONE);
    assert!(screen.focus().starts_with(title), "{}", screen.focus());
    screen
}

#[track_caller]
fn at(screen: &Screen, title: &str) {
    assert_eq!(screen.picked(), [title]);
    assert!(screen.focus().starts_with(&format!("{title}, ")), "the focus is on {}", screen.focus());
}

#[test]
fn it_begins_with_the_bar_of_today() {
    let mut screen = sample();
    screen.key(CTRL, Key::Num5);
    at(&screen, "One-tap checkout");
    // Without a focus an arrow begins there, too.
    let mut screen = roadmap();
    screen.harness.ctx.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
    screen.key(NONE, Key::ArrowRight);
    at(&screen, "One-tap checkout");
}

#[test]
fn arrows_go_by_time_and_by_row() {
    let mut screen = on("One-tap checkout");
    let mut go = |key, title: &str| {
        screen.key(NONE, key);
        at(&screen, title);
    };
    go(Key::ArrowUp, "Card form without redirects");
    go(Key::ArrowRight, "Split a payment with a friend");
    go(Key::ArrowLeft, "Card form without redirects");
    go(Key::ArrowLeft, "Card form without redirects");
    go(Key::ArrowUp, "Card form without redirects");
    go(Key::ArrowDown, "One-tap checkout");
    go(Key::ArrowRight, "Pay by bank transfer");
    // The next of the lane by time, where the row ends.
    go(Key::ArrowRight, "Split a payment with a friend");
    go(Key::ArrowDown, "Pay by bank transfer");
    // The nearest in time of the row below, in the next lane.
    go(Key::ArrowDown, "Survive a region failover");
    go(Key::Home, "Token vault");
    go(Key::End, "Settle in under an hour");
    go(Key::ArrowDown, "Refund activity list");
    go(Key::ArrowDown, "Invoices for marketplaces");
}

#[test]
fn arrows_bring_what_is_out_of_sight_into_sight() {
    let mut screen = roadmap_in(egui::vec2(900.0, 500.0));
    for _ in 0..3 {
        screen.key(NONE, Key::Plus);
    }
    assert!(!screen.has_bar("Payments Summit"));
    screen.key(CTRL, Key::Num5);
    let summit = screen.node("Payments Summit");
    for _ in 0..40 {
        screen.key(NONE, Key::ArrowDown);
    }
    for _ in 0..10 {
        screen.key(NONE, Key::ArrowRight);
    }
    for _ in 0..3 {
        screen.key(NONE, Key::End);
    }
    let picked = screen.picked();
    assert_eq!(screen.theme_of(&picked[0]), "Market");
    let rect = screen.bar(&picked[0]);
    assert!(rect.width() > 5.0 && rect.height() > 14.0, "{picked:?} at {rect:?}; {summit:?}");
}

#[test]
fn shift_and_arrows_select_more() {
    let mut screen = on("One-tap checkout");
    screen.key(SHIFT, Key::ArrowRight);
    assert_eq!(screen.picked(), ["One-tap checkout", "Pay by bank transfer"]);
    screen.key(SHIFT, Key::ArrowDown);
    assert_eq!(screen.picked().len(), 3);
    press(&mut screen, &[Key::Escape]);
    assert_eq!(screen.picked(), Vec::<String>::new());
    screen.key(CTRL, Key::A);
    assert_eq!(screen.picked().len(), 19, "all on the roadmap");
    screen.key(CTRL.plus(SHIFT), Key::A);
    assert_eq!(screen.picked(), Vec::<String>::new());
}

#[test]
fn alt_and_arrows_move_by_the_unit() {
    let mut screen = on("Refund activity list");
    screen.key(ALT, Key::ArrowRight);
    assert!(
        screen.dates("Refund activity list").starts_with("2026-11-25 "),
        "{}",
        screen.dates("Refund activity list")
    );
    assert!(screen.says("Moved “Refund activity list”"), "{:?}", screen.texts());
    at(&screen, "Refund activity list");
    screen.key(ALT, Key::ArrowLeft);
    screen.key(ALT, Key::ArrowLeft);
    assert!(screen.dates("Refund activity list").starts_with("2026-11-11 "));
    assert_eq!(screen.steps(), 3);
    screen.undo_to(0);
    assert_eq!(screen.dates("Refund activity list"), "2026-11-18 2027-01-22");
    // Days, where the canvas shows days.
    for _ in 0..4 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(ALT, Key::ArrowRight);
    assert!(screen.dates("Refund activity list").starts_with("2026-11-19 "));
    screen.key(ALT, Key::ArrowRight);
    screen.key(ALT, Key::ArrowRight);
    assert!(screen.dates("Refund activity list").starts_with("2026-11-23 "), "over the weekend");
}

#[test]
fn ends_are_set_one_by_one() {
    let mut screen = on("Refund activity list");
    screen.key(ALT_SHIFT, Key::ArrowRight);
    assert_eq!(screen.dates("Refund activity list"), "2026-11-18 2027-01-29", "on a Friday, as before");
    screen.key(ALT_SHIFT, Key::ArrowRight);
    assert_eq!(screen.dates("Refund activity list"), "2026-11-18 2027-02-05");
    screen.key(ALT_SHIFT, Key::ArrowLeft);
    assert_eq!(screen.dates("Refund activity list"), "2026-11-18 2027-01-29");
    screen.key(CTRL_ALT, Key::ArrowLeft);
    assert_eq!(screen.dates("Refund activity list"), "2026-11-16 2027-01-29");
    screen.key(CTRL_ALT, Key::ArrowRight);
    assert_eq!(screen.dates("Refund activity list"), "2026-11-23 2027-01-29");
    assert_eq!(screen.steps(), 5);
    at(&screen, "Refund activity list");
}

#[test]
fn what_a_desktop_may_take_goes_by_plain_keys_too() {
    for (modifiers, arrow, key) in [
        (ALT_SHIFT, Key::ArrowLeft, Key::Comma),
        (ALT_SHIFT, Key::ArrowRight, Key::Period),
        (CTRL_ALT, Key::ArrowLeft, Key::A),
        (CTRL_ALT, Key::ArrowRight, Key::S),
        (ALT_SHIFT, Key::ArrowUp, Key::U),
        (ALT_SHIFT, Key::ArrowDown, Key::D),
    ] {
        let mut screen = on("Refund activity list");
        let state = |screen: &Screen| (screen.dates("Refund activity list"), screen.themes());
        let before = state(&screen);
        screen.key(modifiers, arrow);
        let after = state(&screen);
        assert_ne!(after, before, "{arrow:?}");
        screen.key(CTRL, Key::Z);
        assert_eq!(state(&screen), before);
        screen.key(NONE, key);
        assert_eq!(state(&screen), after, "{key:?}");
    }
}

#[test]
fn alt_up_and_down_change_the_theme() {
    let mut screen = on("Refund activity list");
    screen.key(ALT, Key::ArrowDown);
    assert_eq!(screen.theme_of("Refund activity list"), "Mobile");
    at(&screen, "Refund activity list");
    screen.key(ALT, Key::ArrowUp);
    screen.key(ALT, Key::ArrowUp);
    assert_eq!(screen.theme_of("Refund activity list"), "Platform");
    assert_eq!(screen.dates("Refund activity list"), "2026-11-18 2027-01-22");
    // At the edge nothing changes.
    screen.key(ALT, Key::ArrowUp);
    screen.key(ALT, Key::ArrowUp);
    assert_eq!((screen.theme_of("Refund activity list"), screen.steps()), ("Checkout".to_owned(), 4));
}

#[test]
fn themes_are_reordered() {
    let mut screen = on("Refund activity list");
    screen.key(ALT_SHIFT, Key::ArrowUp);
    assert_eq!(screen.themes(), ["Checkout", "Refunds and billing", "Platform", "Mobile", "Market"]);
    screen.key(ALT_SHIFT, Key::ArrowDown);
    screen.key(ALT_SHIFT, Key::ArrowDown);
    assert_eq!(screen.themes(), ["Checkout", "Platform", "Mobile", "Refunds and billing", "Market"]);
    assert_eq!(screen.steps(), 3);
    at(&screen, "Refund activity list");
    for _ in 0..4 {
        screen.key(ALT_SHIFT, Key::ArrowDown);
    }
    assert_eq!(screen.steps(), 4, "the last is the last");
}

#[test]
fn enter_opens_and_f2_renames_in_place() {
    let mut screen = on("Refund API");
    press(&mut screen, &[Key::Enter]);
    assert_eq!(screen.focus(), "Title");
    press(&mut screen, &[Key::Escape]);
    let mut screen = on("Refund API");
    press(&mut screen, &[Key::F2]);
    assert_eq!(screen.focus(), "New title");
    for letter in ["R", "t", "p", "[", " ", "l"] {
        screen.type_text(letter);
    }
    assert_eq!((screen.steps(), screen.plan_lanes()[0].as_str()), (0, "Checkout"), "letters are no commands");
    press(&mut screen, &[Key::Enter]);
    assert!(screen.has_bar("Rtp[ l"), "all of the old title was selected");
    assert_eq!(screen.steps(), 1);
    at(&screen, "Rtp[ l");
    press(&mut screen, &[Key::F2]);
    screen.type_text("x");
    press(&mut screen, &[Key::Escape]);
    assert_eq!(screen.steps(), 1);
    at(&screen, "Rtp[ l");
    // What is left blank stays as it was.
    press(&mut screen, &[Key::F2, Key::Backspace, Key::Enter]);
    assert_eq!(screen.steps(), 1);
    at(&screen, "Rtp[ l");
}

#[test]
fn delete_takes_away_and_the_keyboard_goes_on_beside() {
    let mut screen = on("Refund API");
    press(&mut screen, &[Key::Delete]);
    assert!(screen.says("Deleted “Refund API”"), "{:?}", screen.texts());
    assert!(!screen.has_bar("Refund API"));
    at(&screen, "Refund activity list");
    assert_eq!(screen.steps(), 1, "with its dependency");
    screen.press("Undo");
    assert!(screen.has_bar("Refund API") && screen.link("Refund API", "Refund activity list").is_some());
    let mut screen = on("Refund API");
    screen.key(SHIFT, Key::ArrowDown);
    screen.key(SHIFT, Key::ArrowDown);
    let gone = screen.picked();
    assert_eq!(gone.len(), 3);
    press(&mut screen, &[Key::Delete]);
    assert_eq!(screen.steps(), 1);
    assert!(screen.document().plan_selection.len() <= 1);
    screen.key(CTRL, Key::Z);
    assert!(gone.iter().all(|title| screen.has_bar(title)));
}

#[test]
fn l_links_to_where_the_arrows_go() {
    let mut screen = on("Wallet in the operating system");
    press(&mut screen, &[Key::L]);
    assert!(
        screen.says(
            "Linking “Wallet in the operating system”: arrows go to the bar that follows, Enter links, Escape cancels"
        ),
        "{:?}",
        screen.texts()
    );
    press(&mut screen, &[Key::ArrowDown]);
    let to = screen.picked().remove(0);
    assert_ne!(to, "Wallet in the operating system");
    assert!(screen.paints_some(&format!("“{to}”")), "{:?}", screen.painted());
    assert_eq!(screen.steps(), 0);
    press(&mut screen, &[Key::Enter]);
    assert!(screen.link("Wallet in the operating system", &to).is_some());
    assert_eq!(screen.steps(), 1);
    assert_eq!(screen.focus().split(',').next(), Some(to.as_str()), "and nothing is opened");
}

#[test]
fn escape_cancels_linking() {
    let mut screen = on("Wallet in the operating system");
    press(&mut screen, &[Key::L, Key::ArrowDown]);
    let before = screen.document().project().clone();
    press(&mut screen, &[Key::Delete]);
    assert_eq!(*screen.document().project(), before, "only arrows, Enter and Escape are for linking");
    press(&mut screen, &[Key::Escape]);
    assert!(screen.says("Cancelled; everything is as it was"), "{:?}", screen.texts());
    press(&mut screen, &[Key::Enter]);
    assert_eq!(*screen.document().project(), before);
    assert_eq!(screen.focus(), "Title", "Enter opens again");
}

#[test]
fn l_links_two_that_are_selected_and_refuses_a_circle() {
    let mut screen = on("Refund API");
    let other = screen.bar("Token vault").center();
    screen.click_at(other, CTRL);
    press(&mut screen, &[Key::L]);
    assert!(screen.link("Token vault", "Refund API").is_some(), "the one that starts first comes first");
    screen.undo_to(0);

    let mut screen = on("Refund activity list");
    press(&mut screen, &[Key::L, Key::ArrowLeft]);
    assert_eq!(screen.picked(), ["Refund API"]);
    assert!(screen.paints_some("This would close a circle:"));
    press(&mut screen, &[Key::Enter]);
    assert_eq!(screen.steps(), 0);
    assert!(screen.texts().iter().any(|text| text.starts_with("That would be a circle: ")), "{:?}", screen.texts());
}

#[test]
fn t_p_and_the_zoom_keys() {
    let mut screen = on("Refund activity list");
    screen.key(NONE, Key::P);
    assert!(screen.initiative("Refund activity list").pinned);
    screen.key(NONE, Key::P);
    assert!(!screen.initiative("Refund activity list").pinned);
    assert_eq!(screen.steps(), 2);
    let scale = screen.camera().1;
    screen.key(NONE, Key::Plus);
    assert!((screen.camera().1 / scale - 1.5).abs() < 0.01);
    screen.key(NONE, Key::Minus);
    assert!((screen.camera().1 - scale).abs() < 1e-4);
    screen.key(NONE, Key::T);
    let middle = f32::midpoint(380.0, 1800.0);
    let today = screen.x("2026-11-24") + screen.camera().1 / 2.0;
    assert!((today - middle).abs() < 1.0, "{today} {middle}");
    screen.key(NONE, Key::F);
    assert!(screen.has_bar("Card form without redirects") && screen.has_bar("Self-service onboarding"));
    // What is selected, as large as it fits.
    screen.key(SHIFT, Key::F);
    let bar = screen.bar("Refund activity list");
    assert!(bar.width() > 1200.0 && bar.min.x > 381.0, "{bar:?}");
}

#[test]
fn brackets_fold_and_unfold() {
    let mut screen = on("One-tap checkout");
    press(&mut screen, &[Key::OpenBracket]);
    assert!(!screen.has_bar("One-tap checkout") && screen.has_bar("Token vault"));
    assert_eq!(screen.plan_lanes()[0], "(Checkout)");
    press(&mut screen, &[Key::CloseBracket]);
    at(&screen, "One-tap checkout");
    // The next lane is reached without opening the one that is folded.
    press(&mut screen, &[Key::OpenBracket, Key::ArrowDown]);
    assert_eq!(screen.plan_lanes()[0], "(Checkout)");
    assert_eq!(screen.theme_of(&screen.picked()[0]), "Platform");
    screen.run_command("Fold or unfold all lanes");
    assert_eq!(screen.plan_lanes(), ["(Checkout)", "(Platform)", "(Refunds and billing)", "(Mobile)", "(Market)"]);
    screen.run_command("Fold or unfold all lanes");
    assert_eq!(screen.plan_lanes(), ["Checkout", "Platform", "Refunds and billing", "Mobile", "Market"]);
}

#[test]
fn n_makes_a_bar_in_the_theme_of_the_cursor() {
    let mut screen = on("Refund API");
    press(&mut screen, &[Key::N]);
    assert_eq!(screen.focus(), "Title of the new initiative");
    screen.type_text("Refund in cash");
    press(&mut screen, &[Key::Enter]);
    at(&screen, "Refund in cash");
    assert_eq!(
        (screen.theme_of("Refund in cash"), screen.length("Refund in cash")),
        ("Refunds and billing".to_owned(), 30)
    );
    press(&mut screen, &[Key::N, Key::Escape]);
    at(&screen, "Refund in cash");
    screen.key(SHIFT, Key::N);
    assert_eq!(screen.focus(), "Title of the new milestone");
    screen.type_text("Law in force");
    press(&mut screen, &[Key::Enter]);
    at(&screen, "Law in force");
    assert!(matches!(screen.node("Law in force"), Node::Milestone(_)));
    assert_eq!((screen.theme_of("Law in force"), screen.steps()), ("Refunds and billing".to_owned(), 2));
}

#[test]
fn undo_brings_into_sight_what_came_back() {
    let mut screen = roadmap_in(egui::vec2(900.0, 500.0));
    for _ in 0..3 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(CTRL, Key::Num5);
    press(&mut screen, &[Key::Delete]);
    let (gone, ends) = ("One-tap checkout", [Key::ArrowDown; 12]);
    assert!(!screen.has_bar(gone));
    press(&mut screen, &ends);
    press(&mut screen, &[Key::End]);
    screen.key(CTRL, Key::Z);
    assert!(screen.has_bar(gone) && screen.bar(gone).height() > 14.0, "{:?}", screen.bars());
    assert!(screen.says("Undone: Delete “One-tap checkout”"), "{:?}", screen.texts());
}

#[test]
fn undo_unfolds_the_lane_of_what_came_back() {
    let mut screen = on("Refund API");
    screen.key(ALT, Key::ArrowRight);
    press(&mut screen, &[Key::OpenBracket]);
    assert!(!screen.has_bar("Refund API"));
    screen.key(CTRL, Key::Z);
    assert!(screen.has_bar("Refund API"));
}

#[test]
fn keys_of_a_slow_frame_are_all_heard() {
    let mut screen = on("Refund activity list");
    for (modifiers, key) in [(ALT, Key::ArrowRight), (ALT, Key::ArrowRight), (ALT, Key::ArrowRight)] {
        for pressed in [true, false] {
            let event = egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            screen.harness.input_mut().events.push(event);
        }
    }
    screen.harness.run();
    assert!(
        screen.dates("Refund activity list").starts_with("2026-12-09 "),
        "{}",
        screen.dates("Refund activity list")
    );
    assert_eq!(screen.steps(), 3);
}

#[test]
fn a_screen_reader_can_press_a_bar() {
    let mut screen = roadmap();
    let name = screen.spoken("Token vault");
    screen.harness.get_by_label(&name).click_accesskit();
    screen.harness.run();
    at(&screen, "Token vault");
    assert_eq!(
        screen.harness.get_by_label(&name).accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True),
        "and hears that it is selected"
    );
}

#[test]
fn a_plan_is_made_without_a_pointer() {
    let mut screen = roadmap_of(|project| {
        let nodes: Vec<_> = project.dependencies.iter().map(|link| link.id).collect();
        for id in nodes {
            project.dependencies.remove(id);
        }
    });
    screen.key(CTRL, Key::Num5);
    press(&mut screen, &[Key::Home, Key::N]);
    screen.type_text("First");
    press(&mut screen, &[Key::Enter]);
    screen.key(ALT, Key::ArrowRight);
    screen.key(ALT, Key::ArrowDown);
    let start = day(&screen.dates("First")[..10]);
    press(&mut screen, &[Key::N]);
    screen.type_text("Second");
    press(&mut screen, &[Key::Enter]);
    at(&screen, "Second");
    assert_eq!(screen.theme_of("Second"), "Platform");
    press(&mut screen, &[Key::L]);
    let at_first = |screen: &Screen| screen.picked() == ["First"];
    'rows: for row in 0..4 {
        press(&mut screen, &[Key::Home]);
        press(&mut screen, &vec![Key::ArrowDown; row]);
        for _ in 0..5 {
            if at_first(&screen) {
                break 'rows;
            }
            press(&mut screen, &[Key::ArrowRight]);
        }
    }
    assert_eq!(screen.picked(), ["First"]);
    press(&mut screen, &[Key::Enter]);
    assert!(screen.link("Second", "First").is_some());
    assert!(day(&screen.dates("First")[..10]) > start, "it was pushed");
    let steps = screen.steps();
    screen.undo_to(0);
    assert!(!screen.has_bar("First") && steps == 5, "{steps}");
}

#[test]
fn the_palette_leads_to_a_bar() {
    let mut screen = roadmap_in(egui::vec2(900.0, 500.0));
    screen.click("Fold Platform");
    screen.key(CTRL, Key::K);
    screen.type_text("token vault");
    press(&mut screen, &[Key::Enter]);
    assert_eq!(screen.picked(), ["Token vault"]);
    assert!(screen.has_bar("Token vault"), "its lane unfolds");
    press(&mut screen, &[Key::I]);
    assert!(screen.bar("Token vault").width() > 20.0);
}
