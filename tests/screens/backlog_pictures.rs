//! Pictures of the backlog. `UPDATE_SNAPSHOTS=true` writes them anew.

use egui::{Key, Modifiers, vec2};
use roadboard::app::preferences::ThemeChoice;

use crate::backlog_support::backlog_in;
use crate::support::SIZE;

#[test]
fn a_sprint_is_planned_from_the_backlog() {
    let mut screen = backlog_in(SIZE);
    screen.press("Fold Sprint 12");
    screen.press("Plan a sprint");
    let keys = screen.keys_of_section("Backlog");
    for key in &keys[..4] {
        screen.pick_row(key, Modifiers::NONE);
        screen.key(Modifiers::ALT, Key::ArrowRight);
    }
    // Large ones, so that the line which they cross is in sight.
    for key in &keys[10..13] {
        screen.pick_row(key, Modifiers::NONE);
        screen.key(Modifiers::NONE, Key::Num8);
    }
    let (from, over) = (screen.handle(&keys[6]), screen.row(&keys[9]).center_top() + vec2(-80.0, 4.0));
    screen.drag(from, over);
    screen.harness.snapshot("backlog-light");
    screen.key(Modifiers::NONE, Key::Escape);
}

#[test]
fn refining_in_a_narrow_window() {
    let mut screen = backlog_in(vec2(900.0, 600.0));
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |p| {
        p.theme = ThemeChoice::Dark;
        p.inspector = false;
    });
    screen.press("Plan a sprint");
    screen.open_menu("Groups");
    screen.press("Initiative");
    screen.press("Fold Sprint 12");
    screen.key(Modifiers::NONE, Key::R);
    screen.key(Modifiers::NONE, Key::U);
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("backlog-refining-dark");
}
