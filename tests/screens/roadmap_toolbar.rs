//! The roadmap's toolbar, its menus, and what a right click offers.

use egui::accesskit::Role;
use egui::{Key, Pos2, pos2, vec2};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use roadboard::model::{Confidence, Link, Swatch};

use crate::roadmap_support::{CTRL, NONE, roadmap, roadmap_in, roadmap_of};
use crate::support::{SIZE, Screen};

/// The colour in the middle of a bar, a little below its title.
fn color(screen: &mut Screen, title: &str) -> Vec<u8> {
    let at = screen.bar(title).left_center() + vec2(14.0, -9.0);
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.picture(egui::Rect::from_min_size(at, vec2(1.5, 1.5)))[..4].to_vec()
}

fn on_ground(screen: &Screen) -> Pos2 {
    screen.beside("Token vault", "2027-07-07")
}

/// What an open menu offers.
fn offers(screen: &Screen) -> Vec<String> {
    let menu = screen.harness.get_by_label("Roadmap menu");
    let all = menu.query_all(By::new().predicate(|_| true).recursive(true));
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn lanes_stand_for_theme_owner_objective_or_stage() {
    let mut screen = roadmap();
    screen.group_by("Owner");
    assert_eq!(screen.plan_lanes().last().map(String::as_str), Some("Milestones"));
    assert!(screen.plan_lanes().contains(&"Jonas Weber".to_owned()), "{:?}", screen.plan_lanes());
    assert!(screen.spoken("Token vault").contains(", Jonas Weber"), "{}", screen.spoken("Token vault"));
    screen.group_by("Objective");
    let lanes = screen.plan_lanes();
    assert!(lanes.contains(&"No payment is ever lost".to_owned()), "{lanes:?}");
    screen.group_by("Stage");
    assert_eq!(&screen.plan_lanes()[..3], ["Concept", "Build", "Launch"], "{:?}", screen.plan_lanes());
    assert!(screen.has("Lanes: stage"));
    assert_eq!(screen.bars().len(), 19, "all are somewhere");
    screen.group_by("Theme");
    assert_eq!(screen.plan_lanes()[0], "Checkout");
    assert_eq!(screen.steps(), 0);
}

#[test]
fn colours_stand_for_theme_confidence_or_status() {
    let mut screen = roadmap();
    let (vault, api) = ("Token vault", "Refund API");
    let by_theme = color(&mut screen, vault);
    assert_ne!(by_theme, color(&mut screen, api));
    screen.open_menu("Colour");
    screen.press("Confidence");
    let by_confidence = color(&mut screen, vault);
    assert_eq!(by_confidence, color(&mut screen, api), "both are committed");
    assert_ne!(by_confidence, color(&mut screen, "Biometric confirmation"));
    screen.open_menu("Colour");
    screen.press("Status");
    let late = color(&mut screen, vault);
    assert_eq!(late, color(&mut screen, api), "both should have ended");
    assert_ne!(late, color(&mut screen, "Card form without redirects"), "which is closed");
    assert!(screen.has("Colour: status"));
}

#[test]
fn what_shows_is_ticked() {
    let mut screen = roadmap();
    screen.click("Show");
    screen.press("Critical path");
    assert!(screen.has("Forecast from the board"), "the menu stays for more");
    assert!(screen.bars().iter().any(|name| name.ends_with(", critical")));
    screen.press("Overview of the whole plan");
    assert!(!screen.has("Overview of the plan"));
    screen.press("Moving a bar pushes what follows");
    assert!(screen.document().project().settings.manual_scheduling);
    screen.key(CTRL, Key::Z);
    screen.key(NONE, Key::Escape);
    assert_eq!(screen.steps(), 1, "keys belong to the menu while it is open");
    screen.key(CTRL, Key::Z);
    assert!(!screen.document().project().settings.manual_scheduling);
}

#[test]
fn the_forecast_can_be_hidden() {
    let mut screen = roadmap();
    let area = egui::Rect::from_min_max(pos2(380.0, 110.0), pos2(1800.0, 800.0));
    screen.harness.remove_cursor();
    screen.harness.run();
    let with = screen.picture(area);
    screen.run_command("Show or hide the forecast");
    assert!(with != screen.picture(area));
    screen.run_command("Show or hide the forecast");
    assert!(with == screen.picture(area));
}

#[test]
fn the_plan_has_three_shapes() {
    let mut screen = roadmap();
    screen.click("Table");
    assert!(!screen.has("Overview of the plan"));
    screen.click("Timeline");
    assert!(screen.has_bar("Token vault"));
    screen.click("Now, next, later");
    assert!(!screen.has("Overview of the plan"));
    for (key, timeline) in [(Key::Num1, true), (Key::Num2, false), (Key::Num1, true), (Key::Num3, false)] {
        screen.key(NONE, key);
        assert_eq!(screen.has("Overview of the plan"), timeline, "{key:?}");
    }
}

#[test]
fn undo_and_redo_have_buttons() {
    let mut screen = roadmap();
    let from = screen.bar("Refund API").center();
    let to = from + screen.days(28.0);
    screen.move_by_hand(from, to, NONE);
    screen.press("Undo");
    assert!(screen.dates("Refund API").starts_with("2026-08-31 "));
    screen.press("Redo");
    assert!(screen.dates("Refund API").starts_with("2026-09-28 "));
}

#[test]
fn the_button_makes_an_initiative() {
    let mut screen = roadmap();
    screen.click("New initiative");
    screen.type_text("Fresh");
    screen.key(NONE, Key::Enter);
    assert_eq!((screen.picked(), screen.steps()), (vec!["Fresh".to_owned()], 1));
    assert_eq!(screen.length("Fresh"), 30);
}

#[test]
fn the_menu_of_a_bar() {
    let mut screen = roadmap();
    let at = screen.bar("Refund API").center();
    screen.menu_at(at);
    assert_eq!(screen.picked(), ["Refund API"], "a right click picks it");
    for name in [
        "Open the selected bar",
        "Rename the bar",
        "Link to another bar",
        "Pin or unpin",
        "Close or reopen initiatives",
        "Fit what is selected",
        "Delete what is selected",
    ] {
        assert!(offers(&screen).contains(&name.to_owned()), "{name} in {:?}", offers(&screen));
    }
    screen.press("Close or reopen initiatives");
    assert!(screen.initiative("Refund API").closed);
    screen.menu_at(at);
    let confidence = screen.harness.get_by(|n| n.label().is_some_and(|l| l.ends_with("Confidence")));
    confidence.click();
    screen.harness.run();
    screen.press("Exploratory");
    assert_eq!(screen.initiative("Refund API").confidence, Confidence::Exploratory);
    screen.menu_at(at);
    screen.press("Rename the bar");
    assert_eq!(screen.focus(), "New title");
    screen.type_text("Refunds");
    screen.key(NONE, Key::Enter);
    let at = screen.bar("Refunds").center();
    screen.menu_at(at);
    screen.press("Delete what is selected");
    assert!(!screen.has_bar("Refunds"));
    assert_eq!(screen.steps(), 4);
}

#[test]
fn the_menu_of_one_among_several_is_for_all() {
    let mut screen = roadmap();
    let (api, vault) = (screen.bar("Refund API").center(), screen.bar("Token vault").center());
    screen.click_at(vault, NONE);
    screen.click_at(api, CTRL);
    screen.menu_at(api);
    assert_eq!(screen.picked().len(), 2);
    screen.press("Close or reopen initiatives");
    assert!(screen.initiative("Refund API").closed && screen.initiative("Token vault").closed);
    assert_eq!(screen.steps(), 1);
    let launch = screen.bar("One-tap launch").center();
    screen.menu_at(launch);
    assert_eq!(screen.picked(), ["One-tap launch"]);
    assert!(!offers(&screen).contains(&"Close or reopen initiatives".to_owned()), "a milestone is not closed");
}

#[test]
fn the_menu_of_the_ground() {
    let mut screen = roadmap();
    let at = on_ground(&screen);
    screen.menu_at(at);
    screen.press("New initiative here");
    screen.type_text("Here");
    screen.key(NONE, Key::Enter);
    assert!(screen.dates("Here").starts_with("2027-07-05 "), "{}", screen.dates("Here"));
    assert_eq!(screen.theme_of("Here"), "Platform");
    screen.key(CTRL, Key::Z);
    screen.menu_at(at + vec2(1.0, 0.0));
    screen.press("New milestone here");
    screen.type_text("Day");
    screen.key(NONE, Key::Enter);
    assert_eq!((screen.dates("Day").as_str(), screen.theme_of("Day").as_str()), ("2027-07-07 2027-07-07", "Platform"));
    screen.menu_at(at + vec2(40.0, 0.0));
    screen.press("Fold or unfold all lanes");
    assert!(screen.plan_lanes().iter().all(|lane| lane.starts_with('(')));
}

#[test]
fn the_menu_of_a_theme() {
    let mut screen = roadmap();
    let at = screen.lane("Platform");
    screen.menu_at(at);
    screen.press("Rename the theme");
    assert_eq!(screen.focus(), "Name of the theme");
    screen.type_text("Core");
    screen.key(NONE, Key::Enter);
    assert_eq!(screen.themes()[1], "Core");
    screen.menu_at(at);
    screen.press("Move up");
    assert_eq!(screen.themes()[..2], ["Core", "Checkout"]);
    let at = screen.lane("Core");
    screen.menu_at(at);
    screen.press("Move down");
    assert_eq!(screen.themes()[..2], ["Checkout", "Core"]);
    let at = screen.lane("Core");
    screen.menu_at(at);
    screen.harness.get_by_role_and_label(Role::RadioButton, "Pink").click();
    screen.harness.run();
    let color = |screen: &Screen| screen.document().project().themes_in_order()[1].color;
    assert_eq!(color(&screen), Swatch::Pink);
    screen.menu_at(at);
    screen.press("Fold");
    assert_eq!(screen.plan_lanes()[1], "(Core)");
    screen.menu_at(at);
    screen.press("Unfold");
    assert_eq!(screen.plan_lanes()[1], "Core");
    screen.menu_at(at);
    screen.press("Delete the theme, keep its bars");
    assert_eq!(screen.plan_lanes().last().map(String::as_str), Some("No theme"));
    assert_eq!(screen.theme_of("Token vault"), "none");
    assert_eq!(screen.steps(), 5);
    screen.key(CTRL, Key::Z);
    assert_eq!(screen.theme_of("Token vault"), "Core");
}

#[test]
fn the_menu_of_an_arrow() {
    let mut screen = roadmap();
    let (from, to) = ("One-tap checkout", "Pay by bank transfer");
    let at = pos2(screen.bar(to).min.x - 8.0, f32::midpoint(screen.bar(from).center().y, screen.bar(to).center().y));
    screen.menu_at(at);
    assert!(offers(&screen).iter().any(|text| text.starts_with("Set the lag to +")), "{:?}", offers(&screen));
    let lag = offers(&screen).into_iter().find(|text| text.starts_with("Set the lag to +")).unwrap();
    screen.press(&lag);
    assert!(screen.link(from, to).unwrap().lag > 0);
    screen.menu_at(at);
    let kind = roadboard::model::Word::label(Link::StartStart);
    screen.press(kind);
    assert_eq!(screen.link(from, to).unwrap().link, Link::StartStart);
    screen.undo_to(1);
    screen.menu_at(at);
    screen.press("Remove the dependency");
    assert!(screen.link(from, to).is_none());
}

#[test]
fn new_theme_is_offered_below_the_lanes() {
    let mut screen = roadmap();
    screen.click("New theme");
    screen.type_text("Trust");
    screen.key(NONE, Key::Enter);
    assert_eq!(screen.plan_lanes().last().map(String::as_str), Some("Trust"));
}

#[test]
fn menus_and_fields_have_names_for_all_they_hold() {
    let mut screen = roadmap_of(|project| {
        crate::roadmap_support::edit_bar(project, "Refund API", |bar| (bar.start, bar.end) = (None, None));
    });
    screen.harness.check_accessibility();
    for menu in ["Lanes", "Colour", "Baseline"] {
        screen.open_menu(menu);
        screen.harness.check_accessibility();
        screen.key(NONE, Key::Escape);
    }
    for button in ["Show", "1 bar without dates"] {
        screen.press(button);
        screen.harness.check_accessibility();
        screen.key(NONE, Key::Escape);
    }
    let vault = screen.bar("Token vault").center();
    let (ground, lane) = (on_ground(&screen), screen.lane("Platform"));
    for at in [vault, ground, lane] {
        screen.menu_at(at);
        screen.harness.check_accessibility();
        screen.key(NONE, Key::Escape);
    }
    screen.click_at(vault, NONE);
    screen.key(NONE, Key::F2);
    screen.harness.check_accessibility();
    screen.key(NONE, Key::Escape);
    screen.click("Fold Checkout");
    screen.harness.check_accessibility();
}

#[test]
fn everything_is_reached_by_tab() {
    let mut screen = roadmap_in(SIZE);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..90 {
        screen.harness.key_press(Key::Tab);
        screen.harness.step();
        screen.harness.step();
        seen.insert(screen.focus());
    }
    for name in [
        "Timeline",
        "Table",
        "Lanes: theme",
        "Colour: theme",
        "Baseline: none",
        "Show",
        "Share as a picture…",
        "New initiative",
        "One-tap checkout",
        "Payments Summit",
        "Fold Checkout",
        "Go to today",
        "Fit the whole plan",
        "Zoom the timeline in",
        "Zoom the timeline out",
    ] {
        assert!(seen.iter().any(|label| label.starts_with(name)), "{name} was not reached; {seen:?} were");
    }
}
