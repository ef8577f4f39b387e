//! Pictures of welcome and board, light and dark, beside the mockups. `UPDATE_SNAPSHOTS=true` writes them anew.

use egui::Modifiers;
use roadboard::app::StartWith;
use roadboard::app::preferences::ThemeChoice;

use crate::support::{sample, start};

fn themed(screen: &mut crate::support::Screen, theme: ThemeChoice) {
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = theme);
    screen.harness.run();
}

#[test]
fn welcome() {
    let mut screen = start(StartWith::Welcome);
    for (theme, name) in [(ThemeChoice::Light, "welcome-light"), (ThemeChoice::Dark, "welcome-dark")] {
        themed(&mut screen, theme);
        screen.harness.snapshot(name);
    }
}

#[test]
fn board_with_a_card_in_the_hand() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    let from = screen.card("NP-131").min + egui::vec2(60.0, 40.0);
    let to = screen.card("NP-119").min + egui::vec2(100.0, 30.0);
    screen.drag(from, to);
    for (theme, name) in [(ThemeChoice::Light, "board-light"), (ThemeChoice::Dark, "board-dark")] {
        themed(&mut screen, theme);
        screen.harness.snapshot(name);
    }
}
