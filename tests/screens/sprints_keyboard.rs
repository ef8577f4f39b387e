//! The Sprints screen without a pointer, and what it tells a screen reader.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use roadboard::insight::Section;
use roadboard::model::{Project, Story};

use crate::sprints_support::{add_planned, sprints_in};
use crate::support::{SIZE, Screen};

const NONE: Modifiers = Modifiers::NONE;

/// The active sprint has so many stories that are not started.
fn unfinished(project: &mut Project, wanted: usize) {
    let sprint = project.active_sprint().unwrap().id;
    let column = project.columns_in_order()[0].id;
    let others: Vec<_> = project.stories.iter().filter(|s| s.sprint.is_none() && !s.archived).cloned().collect();
    for story in others.into_iter().filter(|s| !project.is_done(s)).take(wanted).collect::<Vec<_>>() {
        project.stories.insert(Story { sprint: Some(sprint), column, ..(*story).clone() });
    }
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

impl Screen {
    fn focused<R>(&self, read: impl FnOnce(&AccessKitNode<'_>) -> R) -> R {
        let root = self.harness.root();
        let found = root.query_all(egui_kittest::kittest::By::new().predicate(is_focused).recursive(true)).last();
        read(&found.expect("nothing has the focus").accesskit_node())
    }

    fn focused_name(&self) -> String {
        self.focused(|node| node.label().unwrap_or_default())
    }
}

#[test]
fn each_of_thirty_unfinished_stories_is_reached_by_the_tab_key() {
    let mut screen = sprints_in(SIZE, |project| {
        add_planned(project, "Sprint 13", "2026-11-30", "2026-12-11");
        unfinished(project, 30);
    });
    let document = screen.document();
    let sprint = document.indexes().active_sprint().unwrap();
    let stories = document.indexes().backlog.section(Section::Sprint(sprint)).stories();
    let mut open = stories.iter().filter(|s| !document.project().is_done(s) && !document.indexes().is_cancelled(s.id));
    let last = open.next_back().cloned().unwrap();
    screen.run_command("Complete sprint");
    let wanted = format!("{} goes to: Sprint 13", last.key);
    let reached = (0..60).any(|_| {
        screen.key(NONE, Key::Tab);
        screen.focused_name() == wanted
    });
    assert!(reached, "{wanted}");
    let (row, foot) = (screen.harness.get_by_label(&wanted).rect(), screen.harness.get_by_label("Cancel").rect());
    assert!(row.max.y <= foot.min.y, "it is in sight: {row:?} above {foot:?}");
    screen.key(NONE, Key::Enter);
    screen.key(NONE, Key::ArrowDown);
    screen.key(NONE, Key::ArrowDown);
    screen.key(NONE, Key::Enter);
    assert!(screen.has(&format!("{} goes to: Bottom of the backlog", last.key)), "{:?}", screen.texts());
    screen.key(Modifiers::SHIFT, Key::Tab);
    screen.key(NONE, Key::Tab);
    assert_eq!(screen.focused_name(), format!("{} goes to: Bottom of the backlog", last.key));
}

#[test]
fn the_stories_of_a_sprint_are_one_list_that_arrows_walk() {
    let mut screen = sprints_in(SIZE, |project| unfinished(project, 30));
    let reached = (0..120).any(|_| {
        screen.key(NONE, Key::Tab);
        screen.focused(|node| node.role() == Role::ListItem)
    });
    assert!(reached, "a story has the focus");
    let place = |screen: &Screen| screen.focused(|node| node.data().position_in_set().zip(node.data().size_of_set()));
    let (first, of) = place(&screen).unwrap();
    assert_eq!(first, 1);
    assert!(of >= 30);
    screen.key(NONE, Key::ArrowDown);
    assert_eq!(place(&screen), Some((2, of)));
    screen.key(NONE, Key::End);
    assert_eq!(place(&screen), Some((of, of)));
    let rect = screen.harness.get_by(is_focused).rect();
    assert!(rect.max.y <= SIZE.y, "{rect:?}");
    screen.key(NONE, Key::Enter);
    let picked = screen.document().selection.cursor().unwrap();
    let key = screen.document().project().stories.get(picked).unwrap().key.clone();
    assert!(screen.focused_name().contains(&key), "{} for {key}", screen.focused_name());
    screen.key(NONE, Key::Home);
    assert_eq!(place(&screen), Some((1, of)));
}

#[test]
fn the_lists_have_names_and_their_rows_places() {
    let screen = sprints_in(SIZE, |_| {});
    for list in ["Sprints", "Stories"] {
        let list = screen.harness.get_by_role_and_label(Role::List, list);
        let row = list.query_all_by_role(Role::ListItem).next().expect("a row");
        let node = row.accesskit_node();
        assert_eq!(node.data().position_in_set(), Some(1));
        assert!(node.data().size_of_set().is_some());
    }
}

#[test]
fn what_the_tab_key_reaches_is_in_sight() {
    let size = Vec2::new(900.0, 600.0);
    let mut screen = sprints_in(size, |_| {});
    let mut seen = Vec::new();
    for _ in 0..60 {
        screen.key(NONE, Key::Tab);
        let root = screen.harness.root();
        let found = root.query_all(egui_kittest::kittest::By::new().predicate(is_focused).recursive(true)).last();
        let Some(found) = found else { continue };
        let (name, rect) = (found.accesskit_node().label().unwrap_or_default(), found.rect());
        assert!(rect.min.y >= 0.0 && rect.max.y <= size.y, "{name} at {rect:?}");
        seen.push(name);
    }
    assert!(seen.iter().any(|name| name == "Edit the retrospective notes"), "{seen:?}");
}

#[test]
fn the_charts_of_a_closed_sprint_are_of_that_sprint() {
    let mut screen = sprints_in(SIZE, |_| {});
    screen.choose_row("Sprint 10:");
    screen.press_anywhere("Open Delivery");
    assert!(screen.has("Sprint or release: Sprint 10"), "{:?}", screen.texts());
}

#[test]
fn the_backlog_asks_before_it_starts_a_sprint_that_lacks_something() {
    let mut screen = sprints_in(SIZE, |project| {
        add_planned(project, "Sprint 13", "2026-11-30", "2026-12-11");
        let active = project.active_sprint().unwrap().id;
        project.sprints.remove(active);
        let stories: Vec<_> = project.stories.iter().filter(|s| s.sprint == Some(active)).cloned().collect();
        for story in stories {
            project.stories.insert(Story { sprint: None, ..(*story).clone() });
        }
    });
    screen.key(Modifiers::COMMAND, Key::Num2);
    screen.press_anywhere("Start Sprint 13");
    assert!(screen.has_dialog("Start Sprint 13?"));
    assert_eq!(screen.active(), None);
}

#[test]
fn a_day_off_late_in_a_long_sprint_can_be_set() {
    let mut screen = sprints_in(SIZE, |project| add_planned(project, "Sprint 13", "2026-11-30", "2027-01-29"));
    screen.choose_row("Sprint 13:");
    let person = screen.document().project().people.iter().find(|p| !p.left).unwrap().clone();
    let wanted = format!(": {} works", person.name);
    let days = screen.harness.query_all_by_label_contains(&wanted);
    let lines: std::collections::BTreeSet<i32> = days.map(|day| day.rect().min.y as i32).collect();
    assert_eq!(lines.len(), 2, "they stand in two lines");
    let last = screen.harness.query_all_by_label_contains(&wanted).last().unwrap();
    last.click_accesskit();
    screen.harness.run();
    let off = &screen.document().project().people.get(person.id).unwrap().days_off;
    assert!(off.contains(&crate::sprints_support::day("2027-01-29")), "{off:?}");
}
