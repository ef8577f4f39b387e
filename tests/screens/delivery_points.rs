//! Going to a point of a chart by pointer and keys, and what is behind it.

use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::insight::Chart;

use crate::delivery_charts::delivery_in;
use crate::roadmap_support::{CTRL, NONE};
use crate::support::{SIZE, Screen};

/// The rows of the list: stories and what happened to them.
fn rows(screen: &Screen) -> Vec<String> {
    let rows = screen.harness.query_all_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == egui::accesskit::Role::Button && label.starts_with("NP-")
    });
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn keys_go_from_point_to_point_and_tell_each() {
    let mut screen = delivery_in(SIZE);
    screen.focus_chart("Velocity");
    assert_eq!(screen.chart_value("Velocity"), None);
    screen.key(NONE, Key::ArrowRight);
    let last = screen.chart_value("Velocity").unwrap();
    assert!(last.contains("Completed") && last.contains("Committed"), "{last}");
    screen.key(NONE, Key::ArrowLeft);
    let before = screen.chart_value("Velocity").unwrap();
    assert_ne!(before, last);
    screen.key(NONE, Key::Home);
    screen.key(NONE, Key::ArrowLeft);
    let first = screen.chart_value("Velocity").unwrap();
    screen.key(NONE, Key::ArrowLeft);
    assert_eq!(screen.chart_value("Velocity").unwrap(), first, "there is none before the first");
    screen.key(NONE, Key::End);
    assert_eq!(screen.chart_value("Velocity").unwrap(), last);
}

#[test]
fn enter_opens_what_is_behind_a_point_and_escape_closes_it() {
    let mut screen = delivery_in(SIZE);
    screen.walk_into("Velocity");
    assert!(screen.has("Close the list"));
    assert!(screen.shows(Chart::Velocity.rule()));
    let rows = rows(&screen);
    assert!(rows.iter().any(|row| row.ends_with("points, done")), "{rows:?}");
    screen.key(NONE, Key::Escape);
    assert!(!screen.has("Close the list"));
    screen.key(NONE, Key::ArrowLeft);
    assert!(screen.chart_value("Velocity").is_some(), "the chart has the keys again");
}

#[test]
fn a_story_behind_a_point_is_selected_and_its_inspector_opens() {
    let mut screen = delivery_in(SIZE);
    screen.walk_into("Cycle time");
    let row = rows(&screen).into_iter().next().expect("a story");
    screen.harness.query_all_by_label(&row).next().unwrap().click();
    screen.harness.run();
    let key = row.split(' ').next().unwrap().to_owned();
    let story = screen.story(&key);
    assert!(screen.document().selection.contains(story.id));
    assert!(screen.has("Title"), "the inspector shows it");
}

#[test]
fn the_pointer_on_a_point_tells_its_values_and_a_click_opens_it() {
    let mut screen = delivery_in(SIZE);
    let chart = screen.harness.get_by_label_contains("Velocity. ").rect();
    let at = chart.min + vec2(chart.width() * 0.4, chart.height() * 0.5);
    screen.harness.hover_at(at);
    screen.harness.run();
    assert!(screen.texts().iter().any(|text| text.starts_with("Completed ")), "{:?}", screen.texts());
    screen.harness.drag_at(at);
    screen.harness.step();
    screen.harness.drop_at(at);
    screen.harness.run();
    assert!(screen.shows(Chart::Velocity.rule()));
}

#[test]
fn an_edit_shows_in_the_charts_and_in_what_is_behind_a_point() {
    let mut screen = delivery_in(SIZE);
    screen.walk_into("Burn-down");
    let (before, told) = (screen.chart("Burn-down"), screen.texts());
    assert!(told.contains(&"32 points remaining".to_owned()), "{told:?}");
    let open = rows(&screen).into_iter().find(|row| row.ends_with("3 points, not done")).expect("an open story");
    screen.harness.query_all_by_label(&open).next().unwrap().click();
    screen.harness.run();
    screen.enter("Estimate");
    screen.key(CTRL, Key::A);
    screen.type_text("8");
    screen.key(NONE, Key::Enter);
    assert_ne!(screen.chart("Burn-down"), before);
    assert!(screen.texts().contains(&"37 points remaining".to_owned()), "{:?}", screen.texts());
    assert!(rows(&screen).iter().any(|row| row.contains("Estimated at 8 points")), "{:?}", rows(&screen));
    screen.click("Undo");
    assert_eq!(screen.chart("Burn-down"), before);
}
