//! The pointer on the timeline: drawing, moving, resizing, linking, gathering, and how each of it ends.

use egui::epaint::Shape;
use egui::{Key, PointerButton, Pos2, Rect, pos2, vec2};
use roadboard::model::Link;

use crate::roadmap_support::{ALT, CTRL, NONE, SHIFT, add_bar, day, edit_bar, roadmap, roadmap_in, roadmap_of};
use crate::support::Screen;

const SPLIT: &str = "Split a payment with a friend";
const SETTLE: &str = "Settle in under an hour";
const AS_IT_WAS: &str = "Cancelled; everything is as it was";

/// Dashes that stand one below the other at a place: a guide line.
fn guide_at(screen: &Screen, x: f32) -> bool {
    let upright = |shape: &&Shape| match shape {
        Shape::LineSegment { points, .. } => points.iter().all(|point| (point.x - x).abs() < 1.0),
        _ => false,
    };
    let shapes = screen.harness.output().shapes.iter().map(|clipped| &clipped.shape);
    shapes.filter(upright).count() > 10
}

/// Where a dependency is pulled from.
fn port(screen: &Screen, title: &str) -> Pos2 {
    screen.bar(title).right_center() + vec2(11.0, 0.0)
}

/// Pulls a dependency from the end of a bar to a place, without letting go.
fn pull(screen: &mut Screen, from: &str, to: Pos2) {
    let (over, port) = (screen.bar(from).right_center() - vec2(4.0, 0.0), port(screen, from));
    screen.hover(over);
    screen.hover(over);
    screen.grab(port, to, NONE);
}

/// On the left part of a bar.
fn start_of(screen: &Screen, title: &str) -> Pos2 {
    screen.bar(title).left_center() + vec2(12.0, 0.0)
}

#[test]
fn a_drag_on_empty_ground_draws_a_bar_that_is_named_at_once() {
    let mut screen = roadmap();
    let from = screen.beside("Token vault", "2027-07-07");
    let to = screen.beside("Token vault", "2027-07-23");
    screen.grab(from, to, NONE);
    assert!(screen.paints_some("5 Jul 2027 → 25 Jul 2027, 15 working days"), "{:?}", screen.painted());
    screen.release(to);
    assert!(screen.has("Title of the new initiative"));
    assert_eq!(screen.steps(), 0, "nothing is made before it has a title");
    screen.type_text("Pay with a ring");
    screen.key(NONE, Key::Enter);
    assert_eq!(screen.dates("Pay with a ring"), "2027-07-05 2027-07-25");
    assert_eq!(screen.theme_of("Pay with a ring"), "Platform");
    assert_eq!((screen.steps(), screen.picked()), (1, vec!["Pay with a ring".to_owned()]));
    assert!(screen.says("Created initiative “Pay with a ring”"), "{:?}", screen.texts());
    assert!(screen.focus().starts_with("Pay with a ring, 5 Jul 2027 to 25 Jul 2027"), "{}", screen.focus());
    screen.key(CTRL, Key::Z);
    assert!(!screen.has_bar("Pay with a ring"));
}

#[test]
fn escape_while_its_title_is_typed_makes_nothing() {
    let mut screen = roadmap();
    let before = screen.document().project().clone();
    let (from, to) = (screen.beside("Token vault", "2027-07-07"), screen.beside("Token vault", "2027-07-23"));
    screen.move_by_hand(from, to, NONE);
    screen.type_text("Pay with a ring");
    screen.key(NONE, Key::Escape);
    assert!(!screen.has("Title of the new initiative"));
    assert_eq!(*screen.document().project(), before);
    assert_eq!(screen.steps(), 0);
}

#[test]
fn undo_in_a_new_title_does_not_bring_back_the_one_before() {
    let mut screen = roadmap();
    for (start, end) in [("2027-07-07", "2027-07-23"), ("2027-08-11", "2027-08-26")] {
        let (from, to) = (screen.beside("Token vault", start), screen.beside("Token vault", end));
        screen.move_by_hand(from, to, NONE);
        screen.type_text("Pay with a ring");
        screen.key(NONE, Key::Enter);
    }
    let (from, to) = (screen.beside("Token vault", "2027-09-08"), screen.beside("Token vault", "2027-09-23"));
    screen.move_by_hand(from, to, NONE);
    screen.key(CTRL, Key::Z);
    screen.key(NONE, Key::Enter);
    assert!(screen.has_bar("New initiative"), "{:?}", screen.picked());
}

#[test]
fn a_drag_that_begins_beside_an_edge_scrolls_only_towards_it() {
    let mut screen = roadmap_in(vec2(1100.0, 700.0));
    screen.key(NONE, Key::T);
    let y = screen.bar("Refund activity list").center().y;
    let today = |screen: &Screen| screen.bar("Refund activity list").min.x;
    let before = today(&screen);
    // The canvas begins 208 + 172 points from the left.
    for (from, to, scrolls) in [(400.0, 412.0, false), (1085.0, 1070.0, false), (1070.0, 1090.0, true)] {
        screen.grab(pos2(from, y + 60.0), pos2(to, y + 60.0), SHIFT);
        for _ in 0..10 {
            screen.frame(0.05);
        }
        assert_eq!(today(&screen) != before, scrolls, "from {from} to {to}");
        screen.key(NONE, Key::Escape);
        screen.release(pos2(to, y + 60.0));
    }
}

#[test]
fn a_click_elsewhere_keeps_what_was_typed() {
    let mut screen = roadmap();
    let (from, to) = (screen.beside("Token vault", "2027-07-07"), screen.beside("Token vault", "2027-07-23"));
    screen.move_by_hand(from, to, NONE);
    screen.type_text("Pay with a ring");
    let over = screen.bar("Refund API").center();
    screen.click_at(over, NONE);
    assert_eq!(screen.dates("Pay with a ring"), "2027-07-05 2027-07-25");
    screen.frame(0.05);
    assert_eq!(screen.picked(), ["Refund API"], "the click has the last word");
    assert!(screen.focus().starts_with("Refund API, "), "{}", screen.focus());
}

#[test]
fn a_click_on_empty_ground_selects_what_was_typed() {
    let mut screen = roadmap();
    let (from, to) = (screen.beside("Token vault", "2027-07-07"), screen.beside("Token vault", "2027-07-23"));
    screen.move_by_hand(from, to, NONE);
    screen.type_text("Pay with a ring");
    let ground = screen.beside("Token vault", "2027-10-07");
    screen.click_at(ground, NONE);
    assert_eq!(screen.picked(), ["Pay with a ring"]);
}

#[test]
fn a_bar_can_be_drawn_from_right_to_left_and_in_days() {
    let mut screen = roadmap();
    let (from, to) = (screen.beside("Token vault", "2027-07-23"), screen.beside("Token vault", "2027-07-07"));
    screen.move_by_hand(from, to, NONE);
    screen.type_text("Back");
    screen.key(NONE, Key::Enter);
    assert_eq!(screen.dates("Back"), "2027-07-05 2027-07-25", "whole weeks");
    screen.key(CTRL, Key::Z);
    let (from, to) = (screen.beside("Token vault", "2027-07-07"), screen.beside("Token vault", "2027-07-10"));
    screen.move_by_hand(from + vec2(1.0, 0.0), to + vec2(1.0, 0.0), ALT);
    screen.type_text("Days");
    screen.key(NONE, Key::Enter);
    assert_eq!(screen.dates("Days"), "2027-07-07 2027-07-09", "Alt turns snapping off");
}

#[test]
fn escape_while_a_bar_is_drawn_draws_none() {
    let mut screen = roadmap();
    let (from, to) = (screen.beside("Token vault", "2027-07-07"), screen.beside("Token vault", "2027-07-23"));
    screen.grab(from, to, NONE);
    screen.key(NONE, Key::Escape);
    assert!(screen.says(AS_IT_WAS), "{:?}", screen.texts());
    screen.release(to);
    assert!(!screen.has("Title of the new initiative"));
    assert_eq!(screen.steps(), 0);
}

#[test]
fn a_double_click_makes_one_of_the_default_length() {
    let mut screen = roadmap();
    let at = screen.beside("Token vault", "2027-07-07");
    screen.double_click_at(at);
    assert!(screen.has("Title of the new initiative"));
    screen.type_text("Thirty days");
    screen.key(NONE, Key::Enter);
    let dates = screen.dates("Thirty days");
    assert!(dates.starts_with("2027-07-05 "), "from the week that was clicked: {dates}");
    assert_eq!((screen.length("Thirty days"), screen.theme_of("Thirty days")), (30, "Platform".to_owned()));
    assert_eq!(screen.steps(), 1);
}

#[test]
fn a_bar_is_moved_by_weeks_in_one_step() {
    let mut screen = roadmap();
    let (before, length) = (screen.dates(SPLIT), screen.length(SPLIT));
    let from = screen.bar(SPLIT).center();
    let to = from + screen.days(35.0);
    screen.grab(from, to, NONE);
    assert!(screen.paints_some("3 May 2027 → "), "what it would get is told: {:?}", screen.painted());
    assert!(screen.paints_some(&format!("{length} working days")));
    assert_eq!(screen.dates(SPLIT), before, "nothing changes before it is let go");
    screen.release(to);
    assert!(screen.dates(SPLIT).starts_with("2027-05-03 "), "{}", screen.dates(SPLIT));
    assert_eq!(screen.length(SPLIT), length, "it keeps its working days");
    assert_eq!((screen.steps(), screen.picked()), (1, vec![SPLIT.to_owned()]));
    assert!(screen.says(&format!("Moved “{SPLIT}”")), "{:?}", screen.texts());
    assert!(screen.focus().starts_with(SPLIT), "the keyboard goes on there: {}", screen.focus());
    screen.key(CTRL, Key::Z);
    assert_eq!(screen.dates(SPLIT), before);
    screen.key(CTRL.plus(SHIFT), Key::Z);
    assert!(screen.dates(SPLIT).starts_with("2027-05-03 "));
}

#[test]
fn a_bar_is_moved_by_days_or_months_where_the_canvas_shows_them() {
    let mut screen = roadmap();
    for _ in 0..4 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(NONE, Key::T);
    let bar = screen.bar("Biometric confirmation");
    let was = screen.dates("Biometric confirmation");
    let scale = bar.width() / 61.0;
    assert!(scale > 12.0, "days: {scale}");
    let from = bar.center();
    let to = from + vec2(3.0 * scale, 0.0);
    screen.move_by_hand(from, to, NONE);
    assert!(
        screen.dates("Biometric confirmation").starts_with("2026-10-08 "),
        "{}",
        screen.dates("Biometric confirmation")
    );
    screen.key(CTRL, Key::Z);
    assert_eq!(screen.dates("Biometric confirmation"), was);

    screen.key(NONE, Key::F);
    screen.key(NONE, Key::Minus);
    let from = screen.bar(SPLIT).center();
    let to = from + screen.days(123.0);
    screen.move_by_hand(from, to, NONE);
    assert!(screen.dates(SPLIT).starts_with("2027-08-01 "), "months: {}", screen.dates(SPLIT));
}

#[test]
fn both_ends_are_dragged() {
    let mut screen = roadmap();
    let right = screen.bar(SPLIT).right_center() - vec2(3.0, 0.0);
    let to = right + screen.days(21.0);
    screen.grab(right, to, NONE);
    assert!(screen.paints_some("30 Mar 2027 → 11 Jul 2027"), "{:?}", screen.painted());
    screen.release(to);
    assert_eq!(screen.dates(SPLIT), "2027-03-30 2027-07-11");
    let left = screen.bar(SPLIT).left_center() + vec2(3.0, 0.0);
    screen.move_by_hand(left, left - screen.days(21.0), NONE);
    assert_eq!(screen.dates(SPLIT), "2027-03-08 2027-07-11");
    assert_eq!(screen.steps(), 2);
    assert!(screen.says(&format!("Set dates of “{SPLIT}”")), "{:?}", screen.texts());
    // An end stops at the other one.
    let right = screen.bar(SPLIT).right_center() - vec2(3.0, 0.0);
    screen.move_by_hand(right, right - screen.days(200.0), NONE);
    assert_eq!(screen.dates(SPLIT), "2027-03-08 2027-03-08");
}

#[test]
fn an_end_snaps_to_the_end_of_another_bar_with_a_guide() {
    let mut screen = roadmap();
    let right = screen.bar(SPLIT).right_center() - vec2(3.0, 0.0);
    let (to, end) = (right + screen.days(14.0), screen.x("2027-07-01"));
    screen.grab(right, to, NONE);
    assert!(guide_at(&screen, end), "a line at the end of “Launch in the Baltics”");
    screen.release(to);
    assert_eq!(screen.dates(SPLIT), "2027-03-30 2027-06-30");
    screen.undo_to(0);
    screen.grab(right, to, ALT);
    assert!(!guide_at(&screen, end));
    screen.release(to);
    assert_eq!(screen.dates(SPLIT), "2027-03-30 2027-07-01", "Alt turns snapping off");
}

#[test]
fn alt_moves_by_days() {
    let mut screen = roadmap();
    let from = screen.bar(SPLIT).center();
    screen.move_by_hand(from, from + screen.days(10.0), ALT);
    assert!(screen.dates(SPLIT).starts_with("2027-04-09 "), "{}", screen.dates(SPLIT));
}

#[test]
fn a_bar_that_is_dragged_down_comes_into_another_theme() {
    let mut screen = roadmap();
    let before = screen.dates(SPLIT);
    let from = screen.bar(SPLIT).center();
    let to = pos2(from.x, screen.bar("Refund API").center().y);
    screen.grab(from, to + screen.days(35.0), NONE);
    assert!(screen.paints_some("to Refunds and billing"), "{:?}", screen.painted());
    screen.release(to + screen.days(35.0));
    assert_eq!(screen.theme_of(SPLIT), "Refunds and billing");
    assert!(screen.dates(SPLIT).starts_with("2027-05-03 "));
    assert_eq!(screen.steps(), 1, "theme and dates are one step");
    screen.undo_to(0);
    assert_eq!((screen.theme_of(SPLIT), screen.dates(SPLIT)), ("Checkout".to_owned(), before.clone()));

    let from = screen.bar(SPLIT).center();
    let to = pos2(from.x, screen.bar("Refund API").center().y) + screen.days(35.0);
    screen.move_by_hand(from, to, SHIFT);
    assert_eq!((screen.theme_of(SPLIT), screen.dates(SPLIT)), ("Refunds and billing".to_owned(), before.clone()));
    assert!(screen.says(&format!("Moved “{SPLIT}” to Refunds and billing")), "{:?}", screen.texts());
    screen.undo_to(0);

    let from = screen.bar(SPLIT).center();
    let to = pos2(from.x + 2.0, screen.bar("Refund API").center().y);
    screen.move_by_hand(from, to, NONE);
    assert_eq!(
        (screen.theme_of(SPLIT), screen.dates(SPLIT)),
        ("Refunds and billing".to_owned(), before),
        "straight down"
    );
}

#[test]
fn escape_cancels_a_move_exactly() {
    let mut screen = roadmap();
    let over = screen.bar("Refund API").center();
    screen.click_at(over, NONE);
    let (before, place) = (screen.document().project().clone(), screen.bar(SPLIT));
    let to = pos2(screen.x("2027-06-14"), screen.bar("Token vault").center().y);
    screen.grab(place.center(), to, NONE);
    assert_ne!(screen.bar(SPLIT), place);
    screen.key(NONE, Key::Delete);
    screen.key(NONE, Key::Escape);
    assert!(screen.says(AS_IT_WAS), "{:?}", screen.texts());
    assert_eq!(screen.bar(SPLIT), place, "at once, with the button still down");
    screen.hover(to + vec2(40.0, 0.0));
    screen.release(to + vec2(40.0, 0.0));
    assert_eq!(*screen.document().project(), before);
    assert_eq!((screen.steps(), screen.picked()), (0, vec!["Refund API".to_owned()]));
}

#[test]
fn escape_brings_back_where_the_canvas_was() {
    let mut screen = roadmap_in(vec2(1100.0, 500.0));
    for _ in 0..2 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(NONE, Key::T);
    let (bar, below) = (screen.bar("Biometric confirmation"), screen.bar("Refund activity list"));
    let at = below.center();
    screen.hover(at);
    screen.grab(at, pos2(1095.0, 425.0), NONE);
    for _ in 0..30 {
        screen.frame(0.05);
    }
    assert!(screen.dates("Refund activity list").starts_with("2026-11-18"));
    assert!(!screen.has_bar("Biometric confirmation") || screen.bar("Biometric confirmation") != bar, "it scrolls");
    screen.key(NONE, Key::Escape);
    assert_eq!((screen.bar("Biometric confirmation"), screen.bar("Refund activity list")), (bar, below));
    screen.release(pos2(1095.0, 425.0));
}

#[test]
fn the_canvas_scrolls_near_its_edge_and_the_date_follows() {
    let mut screen = roadmap_in(vec2(1100.0, 700.0));
    for _ in 0..3 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(NONE, Key::T);
    let from = screen.bar("Refund activity list").left_center() + vec2(30.0, 0.0);
    let edge = pos2(1096.0, from.y);
    screen.grab(from, edge, NONE);
    let told = |screen: &Screen| screen.painted().into_iter().find(|text| text.contains(" → "));
    let first = told(&screen);
    for _ in 0..30 {
        screen.frame(0.05);
    }
    let later = told(&screen);
    assert!(first.is_some() && later.is_some() && first != later, "with a pointer that rests: {first:?} {later:?}");
    screen.release(edge);
    assert!(
        day(&screen.dates("Refund activity list")[..10]) > day("2027-03-01"),
        "{}",
        screen.dates("Refund activity list")
    );
}

#[test]
fn several_that_are_selected_keep_their_distances() {
    let mut screen = roadmap();
    let at = screen.bar(SPLIT).center();
    screen.click_at(at, NONE);
    let other = screen.bar(SETTLE).center();
    screen.click_at(other, CTRL);
    let summit = screen.bar("Payments Summit").center();
    screen.click_at(summit, SHIFT);
    assert_eq!(screen.picked().len(), 3);
    screen.move_by_hand(at, at + screen.days(35.0), NONE);
    let start = |title: &str| day(&screen.dates(title)[..10]);
    assert_eq!(start(SPLIT), day("2027-05-03"));
    assert_eq!(start(SPLIT) - start(SETTLE), day("2027-03-30") - day("2027-02-08"));
    assert_eq!(start("Payments Summit") - start(SPLIT), day("2027-04-20") - day("2027-03-30"));
    assert_eq!((screen.steps(), screen.picked().len()), (1, 3), "and stay selected");
    screen.key(CTRL, Key::Z);
    assert!(screen.dates("Payments Summit").starts_with("2027-04-20"));
}

#[test]
fn several_are_resized_together() {
    let mut screen = roadmap();
    let (at, other) = (screen.bar(SPLIT).center(), screen.bar(SETTLE).center());
    screen.click_at(at, NONE);
    screen.click_at(other, CTRL);
    let right = screen.bar(SPLIT).right_center() - vec2(3.0, 0.0);
    screen.move_by_hand(right, right + screen.days(21.0), NONE);
    assert_eq!(screen.dates(SPLIT), "2027-03-30 2027-07-11");
    assert_eq!(screen.dates(SETTLE), "2027-02-08 2027-06-07", "24 days more, as the other");
    assert_eq!(screen.steps(), 1);
}

#[test]
fn shift_on_empty_ground_pulls_a_rubber_band() {
    let mut screen = roadmap();
    let at = screen.bar("Refund API").center();
    screen.click_at(at, NONE);
    let from = screen.beside("Token vault", "2027-07-20");
    let to = screen.bar(SETTLE).center() + vec2(0.0, 20.0);
    screen.grab(from, to, SHIFT);
    assert_eq!(screen.picked(), ["Refund API"], "it selects when it is let go");
    screen.release(to);
    let band = Rect::from_two_pos(from, to);
    let project = screen.document().project();
    let titles = project.initiatives.iter().map(|i| i.title.clone());
    let mut expected: Vec<String> =
        titles.filter(|title| screen.has_bar(title) && screen.bar(title).intersects(band)).collect();
    expected.push("Refund API".into());
    expected.sort();
    assert!(expected.contains(&SETTLE.to_owned()) && expected.len() > 1);
    assert_eq!(screen.picked(), expected, "what it touches, beside what was selected before");
    assert_eq!(screen.steps(), 0);
}

#[test]
fn a_rubber_band_goes_over_lanes_and_escape_ends_it() {
    let mut screen = roadmap();
    let from = screen.beside("Card form without redirects", "2026-07-06");
    let to = screen.bar("Refund activity list").center() + vec2(0.0, 20.0);
    screen.grab(from, to, SHIFT);
    screen.key(NONE, Key::Escape);
    screen.release(to);
    assert_eq!(screen.picked(), Vec::<String>::new());
    screen.move_by_hand(from, to, SHIFT);
    let picked = screen.picked();
    for title in
        ["Card form without redirects", "One-tap checkout", "Token vault", "Refund API", "Refund activity list"]
    {
        assert!(picked.contains(&title.to_owned()), "{title} in {picked:?}");
    }
    assert!(!picked.contains(&"Biometric confirmation".to_owned()));
}

#[test]
fn clicks_select_add_and_clear() {
    let mut screen = roadmap();
    let (vault, refund) = (screen.bar("Token vault").center(), screen.bar("Refund API").center());
    screen.click_at(vault, NONE);
    assert_eq!(screen.picked(), ["Token vault"]);
    screen.click_at(refund, CTRL);
    assert_eq!(screen.picked(), ["Refund API", "Token vault"]);
    assert!(screen.shows("2 selected of 15 initiatives, 4 milestones"));
    screen.click_at(vault, CTRL);
    assert_eq!(screen.picked(), ["Refund API"]);
    let ground = screen.beside("Token vault", "2027-07-20");
    screen.click_at(ground, NONE);
    assert_eq!(screen.picked(), Vec::<String>::new());
    assert!(!screen.has("Title of the new initiative"), "a click draws nothing");
}

#[test]
fn a_press_that_hardly_moves_is_a_click() {
    let mut screen = roadmap();
    let at = screen.bar(SPLIT).center();
    screen.hover(at);
    screen.button_event(at, PointerButton::Primary, true, NONE);
    screen.hover(at + vec2(3.0, 2.0));
    screen.release(at + vec2(3.0, 2.0));
    assert_eq!((screen.steps(), screen.picked()), (0, vec![SPLIT.to_owned()]));
}

#[test]
fn a_double_click_on_a_bar_opens_it() {
    let mut screen = roadmap();
    let at = screen.bar(SPLIT).center();
    screen.double_click_at(at);
    assert_eq!(screen.picked(), [SPLIT]);
    assert_eq!(screen.focus(), "Title");
}

#[test]
fn what_is_pushed_shows_before_the_drop_and_is_one_step_with_it() {
    let mut screen = roadmap();
    let from = screen.bar("Refund API").center();
    let to = from + screen.days(28.0);
    screen.grab(from, to, NONE);
    assert!(screen.paints_some("pushes 1 more; Ctrl leaves it"), "{:?}", screen.painted());
    assert!(screen.dates("Refund activity list").starts_with("2026-11-18"));
    screen.release(to);
    assert_eq!(screen.dates("Refund API"), "2026-09-28 2026-12-04");
    assert!(
        screen.dates("Refund activity list").starts_with("2026-12-07 "),
        "{}",
        screen.dates("Refund activity list")
    );
    assert!(screen.says("Moved “Refund API” and push 1 more"), "{:?}", screen.texts());
    assert_eq!(screen.steps(), 1);
    screen.key(CTRL, Key::Z);
    assert!(screen.dates("Refund activity list").starts_with("2026-11-18 "));

    screen.move_by_hand(from, to, CTRL);
    assert_eq!(screen.dates("Refund API"), "2026-09-28 2026-12-04");
    assert!(screen.dates("Refund activity list").starts_with("2026-11-18 "), "Ctrl leaves the others");
    assert!(screen.spoken("Refund activity list").contains("1 broken"), "{}", screen.spoken("Refund activity list"));
    assert!(screen.shows("2 dependencies broken"));
}

#[test]
fn a_pinned_bar_is_not_pushed_and_its_broken_link_shows() {
    let mut screen = roadmap();
    let from = screen.bar("Token vault").center();
    let to = from + screen.days(56.0);
    screen.grab(from, to, NONE);
    assert!(!screen.paints_some("pushes"), "{:?}", screen.painted());
    screen.release(to);
    assert_eq!(screen.dates("Survive a region failover"), "2026-11-16 2027-01-29");
    assert!(screen.spoken("Survive a region failover").contains("1 broken"));
}

#[test]
fn with_scheduling_off_nothing_is_pushed() {
    let mut screen = roadmap_of(|project| std::sync::Arc::make_mut(&mut project.settings).manual_scheduling = true);
    let from = screen.bar("Refund API").center();
    screen.move_by_hand(from, from + screen.days(28.0), NONE);
    assert!(screen.dates("Refund activity list").starts_with("2026-11-18 "));
}

#[test]
fn a_dependency_is_pulled_from_a_port_and_what_it_pushes_shows_before() {
    let mut screen = roadmap();
    let to = start_of(&screen, "Self-service onboarding");
    pull(&mut screen, "Wallet in the operating system", to);
    assert!(screen.paints_some("“Self-service onboarding”"), "{:?}", screen.painted());
    assert!(screen.paints_some("pushes 1"), "{:?}", screen.painted());
    assert!(screen.link("Wallet in the operating system", "Self-service onboarding").is_none());
    screen.release(to);
    let made = screen.link("Wallet in the operating system", "Self-service onboarding").unwrap();
    assert_eq!((made.link, made.lag), (Link::FinishStart, 0));
    assert!(
        screen.dates("Self-service onboarding").starts_with("2027-05-31 "),
        "{}",
        screen.dates("Self-service onboarding")
    );
    assert_eq!(screen.steps(), 1);
    assert!(
        screen.says("Linked “Wallet in the operating system” to “Self-service onboarding” and push 1 more"),
        "{:?}",
        screen.texts()
    );
    screen.key(CTRL, Key::Z);
    assert!(screen.link("Wallet in the operating system", "Self-service onboarding").is_none());
    assert!(screen.dates("Self-service onboarding").starts_with("2027-04-12 "));
}

#[test]
fn the_ends_that_are_tied_make_the_kind_of_a_dependency() {
    let mut screen = roadmap();
    let to = screen.bar("Wallet in the operating system").right_center() - vec2(12.0, 0.0);
    pull(&mut screen, "Settle in under an hour", to);
    screen.release(to);
    let made = screen.link("Settle in under an hour", "Wallet in the operating system").unwrap();
    assert_eq!(made.link, Link::FinishFinish);
}

#[test]
fn a_fast_pull_from_a_port_is_no_new_bar() {
    let mut screen = roadmap();
    let at = screen.bar("Refund activity list").right_center();
    screen.hover(at - vec2(4.0, 0.0));
    screen.hover(at - vec2(4.0, 0.0));
    let port = at + vec2(11.0, 0.0);
    screen.hover(port);
    screen.button_event(port, PointerButton::Primary, true, NONE);
    let to = start_of(&screen, "Invoices for marketplaces");
    screen.hover(to);
    screen.hover(to);
    screen.release(to);
    assert!(!screen.has("Title of the new initiative"));
    assert!(screen.link("Refund activity list", "Invoices for marketplaces").is_some());
}

#[test]
fn a_circle_is_refused_by_its_names_and_nothing_changes() {
    let mut screen = roadmap();
    let before = screen.document().project().clone();
    let to = start_of(&screen, "Refund API");
    pull(&mut screen, "Refund activity list", to);
    assert!(screen.paints_some("This would close a circle:"), "{:?}", screen.painted());
    assert!(
        screen.paints_some("“Refund API” → “Refund activity list”")
            || screen.paints_some("“Refund activity list” → “Refund API”")
    );
    screen.release(to);
    assert_eq!((*screen.document().project() == before, screen.steps()), (true, 0));
    let told = screen.texts().into_iter().find(|text| text.starts_with("That would be a circle: ")).unwrap();
    assert!(
        told.contains("“Refund API”")
            && told.contains("“Refund activity list”")
            && told.contains("Remove one of these links first."),
        "{told}"
    );
}

#[test]
fn a_pull_that_ends_on_the_ground_makes_nothing() {
    let mut screen = roadmap();
    let to = screen.beside("Token vault", "2027-07-20");
    pull(&mut screen, "Refund activity list", to);
    screen.release(to);
    assert_eq!(screen.steps(), 0);
    assert!(!screen.has("Title of the new initiative"));
}

#[test]
fn bars_side_by_side_keep_their_handles() {
    let first = "One-tap checkout";
    let mut screen = roadmap_of(|project| {
        add_bar(project, 7, SPLIT, |bar| {
            bar.title = "Next".into();
            (bar.start, bar.end) = (Some(day("2026-12-28")), Some(day("2027-02-26")));
        });
    });
    let (left, right) = (screen.bar(first), screen.bar("Next"));
    assert_eq!(left.center().y, right.center().y, "they stand in one row");
    assert!(right.min.x - left.max.x < 11.0);
    // By way of its neighbour, whose port would be there.
    let over = left.right_center() - vec2(4.0, 0.0);
    screen.hover(over);
    screen.hover(over);
    let from = right.left_center() + vec2(3.0, 0.0);
    screen.grab(from, from + screen.days(14.0), NONE);
    screen.release(from + screen.days(14.0));
    assert_eq!(screen.dates("Next"), "2027-01-11 2027-02-26");
    screen.undo_to(0);
    // The one that is selected can be linked.
    screen.click_at(left.center(), NONE);
    let to = start_of(&screen, "Next") + vec2(20.0, 0.0);
    pull(&mut screen, first, to);
    screen.release(to);
    assert!(screen.link(first, "Next").is_some());
}

/// On the arrow from “One-tap checkout” to “Pay by bank transfer”, between their rows.
fn on_arrow(screen: &Screen) -> Pos2 {
    let (from, to) = (screen.bar("One-tap checkout"), screen.bar("Pay by bank transfer"));
    pos2(to.min.x - 8.0, f32::midpoint(from.center().y, to.center().y))
}

#[test]
fn a_click_on_an_arrow_selects_it_and_delete_removes_it() {
    let mut screen = roadmap();
    let at = on_arrow(&screen);
    let vault = screen.bar("Token vault").center();
    screen.click_at(vault, NONE);
    screen.click_at(at, NONE);
    assert_eq!(screen.picked(), Vec::<String>::new(), "it and nothing else");
    screen.key(NONE, Key::Delete);
    assert!(screen.link("One-tap checkout", "Pay by bank transfer").is_none());
    assert!(screen.says("Unlinked “One-tap checkout” from “Pay by bank transfer”"), "{:?}", screen.texts());
    assert_eq!(screen.steps(), 1);
    screen.key(CTRL, Key::Z);
    assert!(screen.link("One-tap checkout", "Pay by bank transfer").is_some());
    // What is not selected any more is not deleted.
    screen.click_at(at, NONE);
    screen.click_at(vault, NONE);
    screen.key(NONE, Key::Escape);
    screen.key(NONE, Key::Delete);
    assert_eq!(screen.steps(), 0);
}

#[test]
fn a_selected_arrow_is_seen_in_the_inspector() {
    let mut screen = roadmap();
    let at = on_arrow(&screen);
    screen.click_at(at, NONE);
    screen.key(NONE, Key::I);
    assert!(screen.has("Remove the dependency"), "{:?}", screen.texts());
}

#[test]
fn a_milestone_is_moved() {
    let mut screen = roadmap();
    let from = screen.bar("Payments Summit").center();
    let to = from + screen.days(21.0);
    screen.move_by_hand(from, to, NONE);
    assert_eq!(screen.dates("Payments Summit"), "2027-05-10 2027-05-10");
    let to = pos2(from.x, screen.bar("Token vault").center().y);
    let from = screen.bar("Payments Summit").center();
    screen.move_by_hand(from, to, SHIFT);
    assert_eq!((screen.theme_of("Payments Summit"), screen.steps()), ("Platform".to_owned(), 2));
}

#[test]
fn a_theme_is_carried_by_its_name() {
    let mut screen = roadmap();
    let before = screen.themes();
    let (from, to) = (screen.lane("Mobile"), screen.lane("Checkout") - vec2(0.0, 4.0));
    screen.grab(from, to, NONE);
    assert_eq!(screen.themes(), before);
    screen.release(to);
    assert_eq!(screen.themes(), ["Mobile", "Checkout", "Platform", "Refunds and billing", "Market"]);
    assert!(screen.says("Moved theme “Mobile”"), "{:?}", screen.texts());
    assert_eq!(screen.plan_lanes()[0], "Mobile");
    assert_eq!(screen.steps(), 1);
    // To the end, and back where it is.
    let (from, to) = (screen.lane("Mobile"), screen.lane("Market") + vec2(0.0, 140.0));
    screen.move_by_hand(from, to, NONE);
    assert_eq!(screen.themes(), ["Checkout", "Platform", "Refunds and billing", "Market", "Mobile"]);
    let from = screen.lane("Platform");
    screen.move_by_hand(from, from + vec2(4.0, 10.0), NONE);
    assert_eq!(screen.steps(), 2, "where it stands already nothing changes");
    screen.grab(from, screen.lane("Market"), NONE);
    screen.key(NONE, Key::Escape);
    screen.release(screen.lane("Market"));
    assert_eq!(screen.steps(), 2);
    assert!(screen.says(AS_IT_WAS));
}

#[test]
fn other_lanes_are_not_carried() {
    let mut screen = roadmap();
    screen.group_by("Stage");
    let (from, to) = (screen.lane("Build"), screen.lane("Concept"));
    screen.move_by_hand(from, to, NONE);
    assert_eq!(screen.steps(), 0);
}

#[test]
fn a_drag_between_lanes_of_another_grouping_sets_what_they_stand_for() {
    let mut screen = roadmap();
    screen.group_by("Owner");
    let owner = |screen: &Screen| {
        let id = screen.initiative(SPLIT).owner.unwrap();
        screen.document().project().people.get(id).unwrap().name.clone()
    };
    let was = owner(&screen);
    let from = screen.bar(SPLIT).center();
    let to = pos2(from.x, screen.bar("Token vault").center().y);
    screen.move_by_hand(from, to, SHIFT);
    assert_ne!(owner(&screen), was);
    assert_eq!(owner(&screen), "Mateus Farinha");
}

#[test]
fn a_drag_takes_the_keyboard_from_a_field() {
    let mut screen = roadmap();
    let at = screen.bar("Token vault").center();
    screen.click_at(at, NONE);
    screen.key(NONE, Key::E);
    screen.type_text("Vault");
    let from = screen.bar("Vault").center();
    let to = from + screen.days(28.0);
    screen.grab(from, to, NONE);
    screen.key(NONE, Key::Escape);
    screen.release(to);
    assert!(screen.says(AS_IT_WAS), "Escape is the drag's alone");
    screen.move_by_hand(from, to, NONE);
    screen.key(CTRL, Key::Z);
    assert_eq!(screen.steps(), 1);
    assert!(screen.dates("Vault").starts_with("2026-07-15"), "the move is undone first");
}

#[test]
fn rows_do_not_jump_while_a_bar_is_held() {
    let mut screen = roadmap();
    let others = ["Card form without redirects", "One-tap checkout", "Pay by bank transfer", "Token vault", SETTLE];
    let before: Vec<Rect> = others.iter().map(|title| screen.bar(title)).collect();
    let from = screen.bar(SPLIT).center();
    let to = from - screen.days(180.0);
    screen.grab(from, to, NONE);
    assert_eq!(others.iter().map(|title| screen.bar(title)).collect::<Vec<_>>(), before, "it lies over another one");
    screen.release(to);
}

#[test]
fn a_bar_of_a_few_points_can_be_moved_and_resized() {
    let mut screen = roadmap_of(|project| {
        edit_bar(project, SPLIT, |bar| bar.end = Some(day("2027-03-31")));
    });
    let bar = screen.bar(SPLIT);
    assert!(bar.width() < 8.0, "{bar:?}");
    screen.move_by_hand(bar.center(), bar.center() + screen.days(35.0), ALT);
    assert_eq!(screen.dates(SPLIT), "2027-05-04 2027-05-05");
    screen.undo_to(0);
    let right = bar.right_center() + vec2(3.0, 0.0);
    screen.move_by_hand(right, right + screen.days(14.0), ALT);
    assert_eq!(screen.dates(SPLIT), "2027-03-30 2027-04-14");
}
