//! The backlog: its sections, what a row tells and takes, filter, groups, and what is made and removed there.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::model::{ColumnKind, SprintState};

use crate::backlog_support::{backlog, backlog_in, backlog_of};
use crate::support::SIZE;

#[test]
fn the_active_sprint_stands_above_the_backlog() {
    let mut screen = backlog();
    assert_eq!(screen.sections(), ["Sprint 12", "Backlog"]);
    let sprint = screen.harness.get_by_label("Fold Sprint 12");
    let told = sprint.accesskit_node().description().unwrap();
    let lane = screen.document().indexes().backlog.section(screen.section("Sprint 12"));
    assert!(told.starts_with(&format!("{} stories, {} of ", lane.len(), lane.points())), "{told}");
    assert!(screen.harness.get_by_label("Fold Backlog").rect().min.y > sprint.rect().max.y);
    screen.press("Plan a sprint");
    assert_eq!(screen.sections(), ["Sprint 12", "Sprint 13", "Backlog"]);
    assert!(screen.has("Start Sprint 13") && screen.has("Complete Sprint 12"));
    screen.press("Undo the last step");
    assert_eq!(screen.sections(), ["Sprint 12", "Backlog"]);
}

#[test]
fn a_row_is_called_by_all_that_it_tells() {
    let screen = backlog();
    let key = screen.keys_of_section("Sprint 12")[0].clone();
    let story = screen.story(&key);
    let name = screen.row_name(&key);
    let points = story.estimate.map_or("not estimated".into(), |points| format!("{points} points"));
    assert!(name.starts_with(&format!("{key}, {}, {points}", story.title)), "{name}");
    let row = screen.harness.get_by_label(&name);
    let (described, len) = (row.accesskit_node().description().unwrap(), screen.keys_of_section("Sprint 12").len());
    assert!(described.starts_with(&format!("Sprint 12, 1 of {len}")), "{described}");
}

#[test]
fn every_control_of_the_backlog_has_a_name() {
    let mut screen = backlog();
    screen.press("Plan a sprint");
    screen.harness.check_accessibility();
    screen.keys(&[Key::R, Key::U]);
    screen.harness.check_accessibility();
    screen.keys(&[Key::F2]);
    screen.harness.check_accessibility();
}

#[test]
fn a_press_by_a_screen_reader_picks_a_row() {
    let mut screen = backlog();
    let key = screen.keys_of_section("Backlog")[1].clone();
    let name = screen.row_name(&key);
    screen.harness.get_by_label(&name).click_accesskit();
    screen.harness.run();
    assert_eq!(screen.selected(), [key]);
}

#[test]
fn the_ready_mark_lists_what_is_missing_and_ticks_it() {
    let mut screen = backlog();
    let key = screen.keys_of_section("Backlog")[0].clone();
    let entries = screen.document().project().settings.definition_of_ready.clone();
    let held = |screen: &crate::support::Screen| {
        entries.iter().filter(|entry| screen.story(&key).checked.contains(*entry)).count()
    };
    let before = held(&screen);
    assert!(before < entries.len(), "the sample leaves something to tick");
    screen.press(&format!("Definition of ready of {key}: {before} of {}", entries.len()));
    for entry in &entries {
        if !screen.story(&key).checked.contains(entry) {
            screen.press(entry);
        }
    }
    assert_eq!(held(&screen), entries.len());
    assert!(screen.row_name(&key).contains(", ready"), "{}", screen.row_name(&key));
}

#[test]
fn the_assignee_is_picked_in_the_row() {
    let mut screen = backlog();
    let key = screen.keys_of_section("Backlog")[0].clone();
    let project = screen.document().project();
    let present =
        screen.story(&key).assignee.map_or("Nobody".into(), |id| project.people.get(id).unwrap().name.clone());
    let other = project.people.iter().find(|p| !p.left && p.name != present).unwrap().name.clone();
    screen.press(&format!("Assignee of {key}: {present}"));
    screen.press(&other);
    let id = screen.story(&key).assignee.unwrap();
    assert_eq!(screen.document().project().people.get(id).unwrap().name, other);
    assert!(screen.row_name(&key).ends_with(&other));
}

#[test]
fn the_filter_keeps_the_places_of_what_it_hides() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    let (first, third) = (keys[0].clone(), keys[2].clone());
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("zzz");
    assert!(screen.has("Nothing matches"));
    screen.press("Clear the filter");
    assert_eq!(screen.rows_in("Backlog")[..3], keys[..3]);
    // What two of them share, that the one between them does not have.
    for key in [&first, &third] {
        screen.pick_row(key, Modifiers::NONE);
        screen.key(Modifiers::NONE, Key::F2);
        let title = format!("Zebra {key}");
        screen.type_text(&title);
        screen.key(Modifiers::NONE, Key::Enter);
        assert_eq!(screen.story(key).title, title);
    }
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("zebra");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.rows_in("Backlog"), [first.clone(), third.clone()]);
    assert!(screen.described("Fold Backlog").starts_with(&format!("2 of {} stories", keys.len())));
    screen.pick_row(&first, Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowDown);
    let moved = screen.keys_of_section("Backlog");
    assert_eq!(moved[..3], [keys[1].clone(), third, first], "the hidden one stands where it did");
}

#[test]
fn a_view_is_saved_and_shown_again() {
    let mut screen = backlog();
    screen.open_menu("Groups");
    screen.press("Initiative");
    screen.open_menu("Saved views");
    screen.press("Save this view…");
    screen.type_text("What serves what");
    screen.key(Modifiers::NONE, Key::Enter);
    let view = screen.document().project().views.iter().find(|view| view.name == "What serves what").cloned().unwrap();
    assert_eq!((view.screen.as_str(), view.query.as_str()), ("Backlog", "groups:initiative"));
    screen.open_menu("Groups");
    screen.press("No groups");
    screen.open_menu("Saved views");
    screen.press("What serves what");
    assert!(screen.has("Groups: Initiative"));
}

#[test]
fn groups_stand_by_initiative_and_fold() {
    let mut screen = backlog();
    screen.open_menu("Groups");
    screen.press("Initiative");
    screen.press("Fold Sprint 12");
    let project = screen.document().project();
    let first = screen.story(&screen.rows_in_first_group()[0]);
    let title = project.initiatives.get(first.initiative.unwrap()).unwrap().title.clone();
    assert!(screen.rows_in(&format!("Backlog, {title}")).contains(&first.key));
    screen.press(&format!("Fold Backlog, {title}"));
    assert!(screen.rows_in(&format!("Backlog, {title}")).is_empty());
    assert!(screen.has(&format!("Unfold Backlog, {title}")));
}

#[test]
fn a_line_shows_where_the_next_sprint_is_full() {
    let mut screen = backlog();
    screen.press("Fold Sprint 12");
    assert!(!screen.shows("is full here"));
    screen.press("Plan a sprint");
    let text = screen.texts().into_iter().find(|text| text.contains("is full here")).unwrap();
    let sprint = screen.document().project().sprints.iter().find(|s| s.name == "Sprint 13").cloned().unwrap();
    let total = roadboard::insight::capacity(screen.document().project(), &sprint).total.unwrap();
    assert!(text.starts_with(&format!("Sprint 13 is full here: {total} points")), "{text}");
    // What stands above the line fits, and one more would not.
    let line = screen.harness.get_by_label(&text).rect().center().y;
    let fit: Vec<String> =
        screen.rows_in("Backlog").into_iter().filter(|key| screen.row(key).center().y < line).collect();
    let sum = |keys: &[String]| keys.iter().filter_map(|key| screen.estimate(key)).sum::<f64>();
    let next = &screen.keys_of_section("Backlog")[..=fit.len()];
    assert!(sum(&fit) <= total && sum(next) > total, "{} {} {total}", sum(&fit), sum(next));
}

#[test]
fn new_stories_are_typed_one_below_the_other() {
    let mut screen = backlog();
    let first = screen.keys_of_section("Backlog")[0].clone();
    screen.pick_row(&first, Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::N);
    for title in ["Count coupons", "Print coupons"] {
        screen.type_text(title);
        screen.key(Modifiers::NONE, Key::Enter);
    }
    screen.key(Modifiers::NONE, Key::Escape);
    let lane = screen.document().indexes().backlog.section(screen.section("Backlog"));
    let titles: Vec<_> = lane.stories().iter().take(3).map(|story| story.title.clone()).collect();
    assert_eq!(titles[..2], ["Count coupons", "Print coupons"]);
    assert_eq!(lane.stories()[2].key, first);
    let key = lane.stories()[1].key.clone();
    assert_eq!(screen.selected(), std::slice::from_ref(&key));
    let name = screen.row_name(&key);
    assert!(screen.harness.get_by_label(&name).is_focused(), "keys go on from it");
}

#[test]
fn a_story_typed_in_a_sprint_is_planned_for_it() {
    let mut screen = backlog();
    let first = screen.keys_of_section("Sprint 12")[0].clone();
    screen.pick_row(&first, Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::N);
    screen.type_text("Count coupons");
    screen.key(Modifiers::NONE, Key::Enter);
    let made = screen.document().project().stories.iter().find(|s| s.title == "Count coupons").cloned().unwrap();
    assert_eq!(made.sprint, screen.document().project().active_sprint().map(|sprint| sprint.id));
    let column = screen.document().project().columns.get(made.column).cloned().unwrap();
    assert_eq!(column.kind, ColumnKind::ToDo);
}

#[test]
fn the_list_goes_on_beside_what_is_archived() {
    let mut screen = backlog();
    let keys = screen.keys_of_section("Backlog");
    screen.pick_row(&keys[1], Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::Delete);
    assert!(!screen.shows_row(&keys[1]));
    assert_eq!(screen.selected(), [keys[2].clone()]);
    let name = screen.row_name(&keys[2]);
    assert!(screen.harness.get_by_label(&name).is_focused());
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.keys_of_section("Backlog"), keys);
}

#[test]
fn an_empty_backlog_offers_the_first_story() {
    let mut screen = backlog_of(SIZE, |project| {
        let stories: Vec<_> = project.stories.iter().map(|story| story.id).collect();
        for story in stories {
            project.stories.remove(story);
        }
    });
    assert!(screen.has("Nothing to do yet"));
    screen.press("New story");
    screen.type_text("The first");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.keys_of_section("Backlog").len(), 1);
    assert!(!screen.has("Nothing to do yet"));
}

#[test]
fn a_sprint_is_started_from_its_header() {
    let mut screen = backlog_of(SIZE, |project| {
        let mut active = (**project.active_sprint().unwrap()).clone();
        active.state = SprintState::Planned;
        project.sprints.insert(active);
    });
    screen.press("Start Sprint 12");
    assert_eq!(screen.document().project().active_sprint().unwrap().name, "Sprint 12");
    assert!(screen.says("Started Sprint 12"), "{:?}", screen.texts());
    screen.press("Plan a sprint");
    screen.press("Start Sprint 13");
    assert_eq!(screen.document().project().active_sprint().unwrap().name, "Sprint 12", "one at a time");
}

#[test]
fn narrow_rows_keep_their_titles() {
    for width in [900.0, 1000.0, 1440.0] {
        let screen = backlog_in(vec2(width, 600.0));
        let key = screen.keys_of_section("Sprint 12")[0].clone();
        let row = screen.row(&key);
        let part = |name: &str| {
            let label = format!("{name} of {key}: ");
            let mut parts = screen.harness.query_all_by_label_contains(&label);
            parts.next().unwrap_or_else(|| panic!("no {name}")).rect()
        };
        let (ready, person, estimate) = (part("Definition of ready"), part("Assignee"), part("Estimate"));
        assert!(row.contains_rect(estimate) && row.contains_rect(person), "{width}: {row:?}");
        assert!(person.min.x - ready.max.x > 180.0, "{width}: the title has room");
    }
}

#[test]
fn a_story_that_is_searched_for_is_shown_where_it_stands() {
    let mut screen = backlog();
    let last = screen.keys_of_section("Backlog").pop().unwrap();
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("zzz");
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text(&last);
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.has("Fold Backlog"), "still in the backlog");
    let name = screen.row_name(&last);
    assert!(screen.harness.get_by_label(&name).is_focused(), "the filter gives way");
}

#[test]
fn a_header_that_stays_at_the_top_is_not_pressed_through() {
    let mut screen = backlog_in(SIZE);
    screen.harness.hover_at(egui::pos2(600.0, 500.0));
    screen.wheel(vec2(0.0, -2010.0), Modifiers::NONE);
    let header = screen.harness.get_by_label("Fold Backlog").rect();
    let from = header.left_center() + vec2(200.0, 0.0);
    screen.drag(from, from + vec2(0.0, 300.0));
    screen.drop(from + vec2(0.0, 300.0));
    assert_eq!(screen.steps(), 0, "no row under it was lifted");
}

impl crate::support::Screen {
    /// The rows of the first group of the backlog in sight.
    fn rows_in_first_group(&self) -> Vec<String> {
        let first = self.lanes().into_iter().find(|name| name.starts_with("Backlog, "));
        self.rows_in(&first.expect("no group of the backlog is in sight"))
    }
}
