//! Pictures of the timeline. `UPDATE_SNAPSHOTS=true` writes them anew.

use egui::{Key, vec2};
use roadboard::app::preferences::ThemeChoice;

use crate::roadmap_support::{NONE, SHIFT, roadmap_in};
use crate::support::{SIZE, Screen};

fn themed(screen: &mut Screen, theme: ThemeChoice) {
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = theme);
    screen.harness.run();
}

#[test]
fn the_sample() {
    let mut screen = roadmap_in(SIZE);
    let at = screen.bar("One-tap checkout").center();
    screen.click_at(at, NONE);
    screen.harness.remove_cursor();
    for (theme, name) in [(ThemeChoice::Light, "roadmap-light"), (ThemeChoice::Dark, "roadmap-dark")] {
        themed(&mut screen, theme);
        screen.harness.snapshot(name);
    }
}

#[test]
fn days_with_a_baseline_and_the_critical_path() {
    let mut screen = roadmap_in(SIZE);
    screen.key(NONE, Key::C);
    screen.open_menu("Baseline");
    screen.press("1 Oct");
    screen.key(NONE, Key::T);
    for _ in 0..5 {
        screen.key(NONE, Key::Plus);
    }
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("roadmap-days-light");
}

#[test]
fn years() {
    let mut screen = roadmap_in(SIZE);
    for _ in 0..7 {
        screen.key(NONE, Key::Minus);
    }
    screen.click("Fold Platform");
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("roadmap-years-light");
}

#[test]
fn a_narrow_window() {
    let mut screen = roadmap_in(vec2(900.0, 600.0));
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("roadmap-narrow-light");
}

#[test]
fn a_bar_in_the_hand_with_what_it_pushes() {
    let mut screen = roadmap_in(SIZE);
    let from = screen.bar("Refund API").center();
    screen.grab(from, from + screen.days(62.0), NONE);
    for (theme, name) in [(ThemeChoice::Light, "roadmap-drag-light"), (ThemeChoice::Dark, "roadmap-drag-dark")] {
        themed(&mut screen, theme);
        screen.harness.snapshot(name);
    }
    screen.key(NONE, Key::Escape);
    let _ = SHIFT;
}
