//! Pictures of the Sprints screen. `UPDATE_SNAPSHOTS=true` writes them anew.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use roadboard::app::preferences::ThemeChoice;
use roadboard::model::Project;

use crate::sprints_support::{add_planned, sprints_in};
use crate::support::{SIZE, Screen};

fn themed(screen: &mut Screen, theme: ThemeChoice) {
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = theme);
    screen.harness.run();
}

fn planned(project: &mut Project) {
    add_planned(project, "Sprint 13", "2026-11-30", "2026-12-11");
}

fn still(screen: &mut Screen) {
    screen.harness.remove_cursor();
    screen.harness.run();
}

#[test]
fn the_active_sprint_light_and_dark() {
    let mut screen = sprints_in(SIZE, planned);
    screen.key(Modifiers::NONE, Key::I);
    still(&mut screen);
    for (theme, name) in [(ThemeChoice::Light, "sprints-light"), (ThemeChoice::Dark, "sprints-dark")] {
        themed(&mut screen, theme);
        screen.harness.snapshot(name);
    }
}

#[test]
fn a_closed_sprint() {
    let mut screen = sprints_in(SIZE, planned);
    screen.choose_row("Sprint 10:");
    still(&mut screen);
    screen.harness.snapshot("sprints-closed-light");
}

#[test]
fn a_narrow_window() {
    let mut screen = sprints_in(vec2(900.0, 600.0), planned);
    screen.choose_row("Sprint 13:");
    still(&mut screen);
    screen.harness.snapshot("sprints-narrowest-light");
    screen.key(Modifiers::NONE, Key::I);
    still(&mut screen);
    screen.harness.snapshot("sprints-narrow-light");
}

#[test]
fn a_release() {
    let mut screen = sprints_in(SIZE, planned);
    screen.click("Show the releases");
    still(&mut screen);
    screen.harness.snapshot("sprints-release-light");
}

#[test]
fn completing_the_sprint() {
    let mut screen = sprints_in(SIZE, planned);
    screen.run_command("Complete sprint");
    still(&mut screen);
    screen.harness.snapshot("sprints-complete-light");
}

#[test]
fn what_is_below_the_fold() {
    let mut screen = sprints_in(SIZE, planned);
    let over = screen.harness.get_by_label("Progress").rect().center();
    screen.harness.hover_at(over);
    screen.harness.run();
    screen.wheel(vec2(0.0, -600.0), Modifiers::NONE);
    still(&mut screen);
    screen.harness.snapshot("sprints-below-light");
}
