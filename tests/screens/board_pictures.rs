//! Pictures of the board in its other shapes. `UPDATE_SNAPSHOTS=true` writes them anew.

use egui::{Modifiers, vec2};
use roadboard::app::preferences::ThemeChoice;

use crate::board_support::{grip, sample_in};
use crate::support::{Screen, sample, upper};

fn themed(screen: &mut Screen, theme: ThemeChoice) {
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = theme);
    screen.harness.run();
}

#[test]
fn lanes_with_a_card_between_them() {
    let mut screen = sample();
    screen.group_by("Assignee");
    screen.press("Fold Ingrid Solvang");
    screen.pick("NP-122", Modifiers::NONE);
    let (from, over) = (grip(&screen, "NP-131"), upper(screen.card("NP-205")));
    screen.drag(from, over);
    for (theme, name) in [(ThemeChoice::Light, "board-lanes-light"), (ThemeChoice::Dark, "board-lanes-dark")] {
        themed(&mut screen, theme);
        screen.harness.snapshot(name);
    }
}

#[test]
fn compact_cards() {
    let mut screen = sample();
    screen.run_command("Compact or full cards");
    screen.pick("NP-122", Modifiers::NONE);
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("board-compact-light");
}

#[test]
fn a_narrow_window() {
    let mut screen = sample_in(vec2(900.0, 600.0));
    screen.pick("NP-122", Modifiers::NONE);
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("board-narrow-light");
}
