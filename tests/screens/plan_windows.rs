//! Windows about the plan: baselines, themes, and the working calendar.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::model::{Calendar, Date, Settings, parse_date};

use crate::board_support::changed;
use crate::support::{SIZE, Screen, sample};

fn on_roadmap() -> Screen {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num5);
    screen
}

fn settings() -> Screen {
    let mut screen = sample();
    screen.run_command("Project settings");
    press(&mut screen, "Working calendar");
    screen
}

/// The button of that name that lies above the others.
fn button<'a>(screen: &'a Screen, name: &'a str) -> Node<'a> {
    screen.harness.query_all_by_role_and_label(Role::Button, name).last().expect("no such button")
}

fn press(screen: &mut Screen, name: &str) {
    button(screen, name).click();
    screen.harness.run();
}

fn write(screen: &mut Screen, field: &str, text: &str) {
    screen.enter(field);
    screen.key(Modifiers::COMMAND, Key::A);
    screen.type_text(text);
}

fn dialog(screen: &Screen, title: &str) -> bool {
    screen.harness.query_by_role_and_label(Role::Dialog, title).is_some()
}

fn steps(screen: &Screen) -> usize {
    screen.document().history().len().0
}

fn baselines(screen: &Screen) -> Vec<String> {
    let mut names: Vec<_> = screen.document().project().baselines.iter().map(|b| b.name.clone()).collect();
    names.sort();
    names
}

fn project_settings(screen: &Screen) -> &Settings {
    &screen.document().project().settings
}

fn calendar(screen: &Screen) -> &Calendar {
    &project_settings(screen).calendar
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

#[test]
fn a_baseline_is_called_after_today_unless_it_is_named() {
    let mut screen = on_roadmap();
    screen.run_command("Take a baseline");
    screen.harness.check_accessibility();
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(!dialog(&screen, "Take a baseline"));
    assert_eq!(baselines(&screen), ["1 Oct", "24 Nov 2026"]);
    let taken = screen.document().project().baselines.iter().find(|b| b.name == "24 Nov 2026").unwrap().clone();
    assert_eq!(taken.dates.len(), 15);
    screen.run_command("Take a baseline");
    screen.type_text("Promise");
    press(&mut screen, "Take");
    assert_eq!(baselines(&screen), ["1 Oct", "24 Nov 2026", "Promise"], "typing replaces the date");
    assert_eq!(steps(&screen), 2);
}

#[test]
fn baselines_are_renamed_and_deleted_beside_it() {
    let mut screen = on_roadmap();
    screen.run_command("Take a baseline");
    screen.key(Modifiers::NONE, Key::Enter);
    screen.run_command("Take a baseline");
    write(&mut screen, "Name of baseline 1 Oct", "Pro");
    screen.type_text("mise");
    assert_eq!(baselines(&screen), ["1 Oct", "24 Nov 2026"]);
    press(&mut screen, "Cancel");
    assert_eq!(baselines(&screen), ["24 Nov 2026", "Promise"], "what was typed is not lost");
    assert_eq!(steps(&screen), 2);
    screen.run_command("Take a baseline");
    write(&mut screen, "Name of the baseline", "Promise");
    assert!(screen.shows("There is a baseline with this name already"));
    assert!(button(&screen, "Take").accesskit_node().is_disabled());
    press(&mut screen, "Delete baseline Promise");
    assert_eq!(baselines(&screen), ["24 Nov 2026"]);
    assert!(!button(&screen, "Take").accesskit_node().is_disabled());
}

#[test]
fn a_theme_is_made_by_its_name() {
    let mut screen = on_roadmap();
    screen.run_command("New theme");
    screen.harness.check_accessibility();
    assert!(button(&screen, "Create").accesskit_node().is_disabled());
    screen.type_text(" Trust ");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(!dialog(&screen, "New theme"));
    let themes = screen.document().project().themes_in_order();
    assert_eq!(themes.last().unwrap().name, "Trust");
    assert_eq!(steps(&screen), 1);
}

#[test]
fn a_week_without_a_working_day_shows_none_and_begins_with_the_one_that_is_ticked() {
    let mut screen = changed(SIZE, |project| {
        let mut settings = Settings::clone(&project.settings);
        settings.calendar.weekdays = [false; 7];
        project.settings = settings.into();
    });
    screen.run_command("Project settings");
    press(&mut screen, "Working calendar");
    let ticked = |screen: &Screen, name: &str| {
        let name = format!("The team works on {name}");
        let tick = screen.harness.get_by_label(&name);
        tick.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(!ticked(&screen, "Monday") && !ticked(&screen, "Sunday"));
    screen.click("The team works on Tuesday");
    assert!(ticked(&screen, "Tuesday") && !ticked(&screen, "Monday"));
    assert_eq!(calendar(&screen).weekdays, [false, true, false, false, false, false, false]);
}

#[test]
fn the_week_is_set_day_by_day_and_keeps_one() {
    let mut screen = settings();
    screen.harness.check_accessibility();
    screen.click("The team works on Saturday");
    for name in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] {
        screen.click(&format!("The team works on {name}"));
    }
    assert_eq!(calendar(&screen).weekdays, [false, false, false, false, false, true, false]);
    let last = screen.harness.get_by_label("The team works on Saturday");
    assert!(last.accesskit_node().is_disabled());
    assert_eq!(steps(&screen), 6);
}

#[test]
fn days_off_are_typed_named_and_removed() {
    let mut screen = settings();
    let before = calendar(&screen).holidays.len();
    write(&mut screen, "Date of a day off", "31 Feb");
    assert!(screen.shows("There is no day “31 Feb”"));
    assert!(button(&screen, "Add the day off").accesskit_node().is_disabled());
    write(&mut screen, "Date of a day off", "next friday");
    assert!(screen.shows("Friday 4 Dec 2026"));
    write(&mut screen, "Name of a day off", "Team day");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(calendar(&screen).holidays.get(&day("2026-12-04")).map(String::as_str), Some("Team day"));
    write(&mut screen, "Name of 4 Dec 2026", "Outing");
    press(&mut screen, "Close");
    assert_eq!(calendar(&screen).holidays.get(&day("2026-12-04")).map(String::as_str), Some("Outing"));
    assert_eq!(steps(&screen), 2);
    screen.run_command("Project settings");
    press(&mut screen, "Working calendar");
    press(&mut screen, "Remove 4 Dec 2026");
    assert_eq!(calendar(&screen).holidays.len(), before);
}

#[test]
fn pasted_lines_are_days_off_in_one_step() {
    let mut screen = settings();
    screen.enter("Date of a day off");
    screen.harness.event(Event::Paste("2027-05-01 May Day\n2027-05-17 Constitution Day\nsome day".into()));
    screen.harness.run();
    let name = |date: &str| calendar(&screen).holidays.get(&day(date)).cloned();
    assert_eq!(name("2027-05-01").as_deref(), Some("May Day"));
    assert_eq!(name("2027-05-17").as_deref(), Some("Constitution Day"));
    assert!(screen.shows("One line says no date: “some day”"));
    assert_eq!(steps(&screen), 1);
}

#[test]
fn the_fiscal_year_and_the_scheduling_are_set() {
    let mut screen = settings();
    press(&mut screen, "First month of the fiscal year: January");
    screen.type_text("apr");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(project_settings(&screen).fiscal_offset, 3);
    let was = project_settings(&screen).manual_scheduling;
    // It may be scrolled out of sight.
    screen.harness.get_by_label("Moving a bar pushes what depends on it").click_accesskit();
    screen.harness.run();
    assert_eq!(project_settings(&screen).manual_scheduling, !was);
    assert_eq!(steps(&screen), 2);
}
