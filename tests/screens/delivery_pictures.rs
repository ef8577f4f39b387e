//! Pictures of the delivery charts. `UPDATE_SNAPSHOTS=true` writes them anew.

use egui::vec2;
use roadboard::app::preferences::ThemeChoice;

use crate::delivery_charts::delivery_in;
use crate::support::SIZE;

#[test]
fn the_sample() {
    let mut screen = delivery_in(SIZE);
    let ctx = screen.harness.ctx.clone();
    screen.harness.remove_cursor();
    for (theme, name) in [(ThemeChoice::Light, "delivery-light"), (ThemeChoice::Dark, "delivery-dark")] {
        screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = theme);
        screen.harness.run();
        screen.harness.snapshot(name);
    }
}

#[test]
fn all_charts_and_a_list() {
    let mut screen = delivery_in(vec2(1500.0, 1100.0));
    screen.walk_into("Burn-down");
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("delivery-list-light");
}

#[test]
fn a_narrow_window() {
    let mut screen = delivery_in(vec2(900.0, 600.0));
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("delivery-narrow-light");
}
