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

#[test]
fn other_kinds_of_the_charts() {
    let mut screen = delivery_in(vec2(1240.0, 1100.0));
    screen.choose("Sprint or release", "Sprint 10");
    screen.choose("Burn-down or burn-up", "Burn-up");
    screen.choose("Sprints of the velocity", "All sprints");
    screen.choose("Kind of flow", "Status over time");
    screen.choose("Cycle or lead time", "Lead time");
    screen.choose("Days of the times", "Working days");
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("delivery-other-light");
}

#[test]
fn an_enlarged_chart_with_a_point() {
    let mut screen = delivery_in(SIZE);
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = ThemeChoice::Dark);
    screen.focus_chart("Cumulative flow");
    screen.key(egui::Modifiers::NONE, egui::Key::F);
    for _ in 0..20 {
        screen.key(egui::Modifiers::NONE, egui::Key::ArrowLeft);
    }
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("delivery-enlarged-dark");
}

#[test]
fn a_narrow_window_with_inspector_and_list() {
    let mut screen = delivery_in(vec2(900.0, 760.0));
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |p| p.inspector = true);
    screen.focus_chart("Cumulative flow");
    screen.choose("Kind of flow", "Status over time");
    screen.walk_into("Burn-down");
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("delivery-narrow-list-light");
}

#[test]
fn a_release_enlarged() {
    let mut screen = delivery_in(SIZE);
    screen.choose_typed("Sprint or release", "Pay 2.0");
    screen.focus_chart("Burn-down");
    screen.key(egui::Modifiers::NONE, egui::Key::F);
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("delivery-release-light");
}
