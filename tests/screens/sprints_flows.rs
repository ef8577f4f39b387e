//! Sprints from the first plan to the record, by accessible name.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::insight::Section;
use roadboard::model::{Project, SprintState};

use crate::sprints_support::{add_planned, day, sprints, sprints_in};
use crate::support::{SIZE, Screen};

const PLANNED: &str = "Sprint 13";

fn planned(project: &mut Project) {
    add_planned(project, PLANNED, "2026-11-30", "2026-12-11");
}

/// The keys of a section, from its top.
fn keys(screen: &Screen, section: Section) -> Vec<String> {
    screen.document().indexes().backlog.section(section).stories().iter().map(|s| s.key.clone()).collect()
}

/// Keys of the stories of the active sprint that are not done.
fn unfinished(screen: &Screen) -> Vec<String> {
    let document = screen.document();
    let active = document.indexes().active_sprint().unwrap();
    let stories = document.indexes().backlog.section(Section::Sprint(active)).stories();
    let open = stories.iter().filter(|s| !document.project().is_done(s) && !document.indexes().is_cancelled(s.id));
    open.map(|story| story.key.clone()).collect()
}

#[test]
fn the_list_begins_with_what_is_active_and_every_control_has_a_name() {
    let mut screen = sprints_in(SIZE, planned);
    let rows = screen.sprint_rows();
    assert_eq!(rows[0], "Sprint 12: active, 16 to 27 Nov, 21 of 53 points");
    assert_eq!(rows[1], "Sprint 13: planned, 30 Nov to 11 Dec, 0 stories");
    assert!(rows[2].starts_with("Sprint 11: goal met, 2 to 13 Nov, "), "{rows:?}");
    screen.harness.check_accessibility();
    for row in ["Sprint 13:", "Sprint 11:"] {
        screen.choose_row(row);
        screen.harness.check_accessibility();
    }
}

#[test]
fn the_list_is_walked_by_keys_and_leads_to_the_details() {
    let mut screen = sprints_in(SIZE, planned);
    let name = |screen: &Screen| {
        screen.harness.get_by_role_and_label(Role::TextInput, "Name of the sprint").accesskit_node().value()
    };
    assert_eq!(name(&screen).as_deref(), Some("Sprint 12"));
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(name(&screen).as_deref(), Some("Sprint 13"));
    screen.key(Modifiers::NONE, Key::End);
    assert_eq!(name(&screen).as_deref(), Some("Sprint 1"));
    screen.key(Modifiers::NONE, Key::Home);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    screen.key(Modifiers::NONE, Key::F2);
    screen.type_text("Holidays");
    assert_eq!(screen.sprint_named("Holidays").start, Some(day("2026-11-30")));
    assert_eq!(screen.steps(), 1, "what is typed is one step");
}

#[test]
fn a_new_sprint_follows_the_latest_and_is_named_at_once() {
    let mut screen = sprints();
    screen.key(Modifiers::NONE, Key::N);
    let made = screen.sprint_named("Sprint 13");
    assert_eq!((made.start, made.end), (Some(day("2026-11-30")), Some(day("2026-12-11"))));
    screen.type_text("Winter");
    assert_eq!(screen.sprint_named("Winter").id, made.id);
    screen.write_in("Goal of the sprint", "Refunds are quick");
    assert_eq!(screen.sprint_named("Winter").goal, "Refunds are quick");
    assert!(screen.shows("10 working days") || screen.shows("9 working days"));
    for _ in 0..3 {
        screen.run_command("Undo");
    }
    assert_eq!(screen.document().project().sprints.len(), 12);
}

#[test]
fn overlapping_and_reversed_days_are_refused_with_the_reason_beside_them() {
    let mut screen = sprints_in(SIZE, planned);
    screen.choose_row("Sprint 13:");
    screen.write_in("First day", "2026-11-27");
    let reason = "“Sprint 12” has the days from 16 Nov to 27 Nov, and two sprints cannot share a day.";
    assert!(screen.shows(reason), "{:?}", screen.texts());
    assert_eq!(screen.sprint_named(PLANNED).start, Some(day("2026-11-30")));
    screen.key(Modifiers::NONE, Key::Tab);
    assert!(screen.shows("two sprints cannot share a day. Pick days before or after it"), "it is said, too");
    screen.write_in("First day", "2026-12-14");
    assert!(screen.shows("A sprint cannot end on 11 Dec, before it starts on 14 Dec."));
    screen.write_in("Last day", "2026-12-18");
    let moved = screen.sprint_named(PLANNED);
    assert_eq!((moved.start, moved.end), (Some(day("2026-12-14")), Some(day("2026-12-18"))));
    assert!(screen.shows("5 working days"));
}

#[test]
fn a_day_off_lowers_the_capacity_and_comes_back() {
    let mut screen = sprints_in(SIZE, planned);
    screen.choose_row("Sprint 13:");
    let person = screen.document().project().people.iter().find(|p| !p.left && p.capacity.is_some()).unwrap().clone();
    let capacity = |screen: &Screen| {
        let field = format!("Capacity of {} in points", person.name);
        let text = screen.harness.get_by_label(&field).accesskit_node().value().unwrap();
        text.parse::<f64>().unwrap()
    };
    let before = capacity(&screen);
    screen.press_anywhere(&format!("Wed 2 Dec: {} works", person.name));
    assert!(screen.document().project().people.get(person.id).unwrap().days_off.contains(&day("2026-12-02")));
    assert!((before - capacity(&screen) - person.capacity.unwrap()).abs() < 0.011);
    screen.press_anywhere(&format!("Wed 2 Dec: {} has the day off", person.name));
    assert_eq!(capacity(&screen), before);
    screen.write_in(&format!("Capacity of {} in points", person.name), "4,5");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.sprint_named(PLANNED).capacity.get(&person.id), Some(&4.5));
    screen.press_anywhere(&format!("Take the capacity of {} from the days again", person.name));
    assert!(screen.sprint_named(PLANNED).capacity.is_empty());
    screen.write_in(&format!("Points a day of {}", person.name), "a lot");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.shows("“a lot” is not a number."));
    screen.write_in(&format!("Points a day of {}", person.name), "2");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.document().project().people.get(person.id).unwrap().capacity, Some(2.0));
}

#[test]
fn what_is_typed_is_kept_when_another_sprint_is_chosen() {
    let mut screen = sprints_in(SIZE, planned);
    let person = screen.document().project().people.iter().find(|p| !p.left && p.capacity.is_some()).unwrap().clone();
    screen.write_in(&format!("Points a day of {}", person.name), "3");
    screen.choose_row("Sprint 13:");
    assert_eq!(screen.document().project().people.get(person.id).unwrap().capacity, Some(3.0));
}

#[test]
fn without_any_capacity_the_table_says_what_to_do() {
    let mut screen = sprints_in(SIZE, |project| {
        planned(project);
        let people = project.people.iter().map(|p| roadboard::model::Person { capacity: None, ..(**p).clone() }.into());
        project.people = people.collect();
    });
    screen.choose_row("Sprint 13:");
    assert!(screen.shows("No capacity is known. Type below how many points a day each person can take."));
    assert!(screen.shows("0 points planned"));
}

#[test]
fn of_hundreds_of_sprints_those_in_sight_are_shown() {
    let mut screen = sprints_in(SIZE, |project| {
        let sprint = project.sprints.iter().next().unwrap().clone();
        let mut ids = roadboard::model::IdSource::from_seed(5);
        for n in 0..400 {
            let (id, name) = (ids.next_id(), format!("Past {n:03}"));
            let end = sprint.end.map(|end| end - chrono::Days::new(14 * (n + 1)));
            let start = end.map(|end| end - chrono::Days::new(11));
            project.sprints.insert(roadboard::model::Sprint { id, name, start, end, ..(*sprint).clone() });
        }
    });
    assert!(screen.sprint_rows().len() < 20, "{}", screen.sprint_rows().len());
    screen.key(Modifiers::NONE, Key::End);
    assert!(screen.sprint_rows().iter().any(|row| row.starts_with("Past 399: ")), "{:?}", screen.sprint_rows());
}

#[test]
fn too_much_is_marked_by_a_word() {
    let mut screen = sprints();
    let busy = screen.document().project().stories.iter().find(|s| {
        s.sprint == screen.document().indexes().active_sprint() && s.assignee.is_some() && s.estimate > Some(0.0)
    });
    let person = busy.unwrap().assignee.unwrap();
    let name = screen.document().project().people.get(person).unwrap().name.clone();
    screen.write_in(&format!("Capacity of {name} in points"), "0");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.texts().iter().any(|text| text.ends_with(" over")), "{:?}", screen.texts());
}

#[test]
fn a_sprint_that_lacks_something_asks_before_it_starts_and_a_second_one_is_refused() {
    let mut screen = sprints_in(SIZE, planned);
    screen.choose_row("Sprint 13:");
    screen.click("Start sprint");
    assert!(screen.shows("“Sprint 12” is active, and only one sprint can be."));
    let mut screen = sprints_in(SIZE, |project| {
        planned(project);
        let active = project.active_sprint().unwrap().id;
        project.sprints.remove(active);
        let stories: Vec<_> = project.stories.iter().filter(|s| s.sprint == Some(active)).cloned().collect();
        for story in stories {
            project.stories.insert(roadboard::model::Story { sprint: None, ..(*story).clone() });
        }
    });
    screen.choose_row("Sprint 13:");
    screen.click("Start sprint");
    assert!(screen.has_dialog("Start Sprint 13?") && screen.shows("It has no stories and no goal."));
    screen.harness.check_accessibility();
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.active(), None);
    screen.click("Start sprint");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.active().as_deref(), Some("Sprint 13"));
}

#[test]
fn a_sprint_that_lacks_nothing_starts_at_once() {
    let mut screen = sprints_in(SIZE, |project| {
        let mut sprint = (**project.active_sprint().unwrap()).clone();
        (sprint.state, sprint.started_at) = (SprintState::Planned, None);
        project.sprints.insert(sprint);
    });
    screen.choose_row("Sprint 12:");
    screen.run_command("Start sprint");
    let started = screen.sprint_named("Sprint 12");
    assert!(started.state == SprintState::Active && started.started_at.is_some());
    screen.run_command("Undo");
    assert_eq!(screen.active(), None);
}

#[test]
fn each_unfinished_story_goes_where_it_was_told_and_undo_brings_all_back() {
    let mut screen = sprints_in(SIZE, planned);
    let before = screen.document().project().clone();
    let open = unfinished(&screen);
    screen.click("Complete sprint…");
    assert!(screen.has_dialog("Complete Sprint 12"));
    screen.harness.check_accessibility();
    screen.click("Goal met");
    screen.enter("Note for the review");
    screen.type_text("Shown to support");
    screen.click(&format!("{} goes to: Sprint 13", open[0]));
    screen.click("Top of the backlog");
    screen.press_anywhere(&format!("{} goes to: Sprint 13", open[1]));
    screen.click("Bottom of the backlog");
    screen.enter("Note for the review");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(!screen.has_dialog("Complete Sprint 12"));
    let closed = screen.sprint_named("Sprint 12");
    assert_eq!((closed.state, closed.goal_met), (SprintState::Closed, Some(true)));
    assert!(closed.review_notes.ends_with("Shown to support") && closed.record.is_some());
    let backlog = keys(&screen, Section::Backlog);
    assert_eq!((backlog.first(), backlog.last()), (open.first(), open.get(1)));
    let next = screen.sprint_named(PLANNED).id;
    assert_eq!(keys(&screen, Section::Sprint(next)), open[2..]);
    assert!(screen.sprint_rows().iter().any(|row| row.starts_with("Sprint 12: goal met")));
    screen.click("Undo: Completed Sprint 12");
    assert_eq!(screen.document().project(), &before);
}

#[test]
fn the_next_sprint_is_made_where_there_is_none() {
    let mut screen = sprints();
    let open = unfinished(&screen);
    screen.click("Complete sprint…");
    screen.click("All unfinished stories go to: Top of the backlog");
    screen.click("New sprint: Sprint 13");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has_dialog("Complete Sprint 12") || screen.steps() == 0);
    if !screen.has_dialog("Complete Sprint 12") {
        screen.click("Complete sprint…");
        screen.click("All unfinished stories go to: Top of the backlog");
        screen.click("New sprint: Sprint 13");
    }
    screen.harness.get_by_role_and_label(Role::Button, "Complete").click();
    screen.harness.run();
    let next = screen.sprint_named("Sprint 13");
    assert_eq!(next.state, SprintState::Planned);
    assert_eq!(keys(&screen, Section::Sprint(next.id)), open);
    assert_eq!(screen.steps(), 1, "one step");
    screen.run_command("Undo");
    assert_eq!(screen.document().project().sprints.len(), 12);
    assert_eq!(screen.active().as_deref(), Some("Sprint 12"));
}

#[test]
fn enter_completes_at_once_in_the_smallest_window() {
    let mut screen = sprints_in(egui::vec2(900.0, 600.0), planned);
    let open = unfinished(&screen);
    screen.run_command("Complete sprint");
    let confirm = screen.harness.get_by_role_and_label(Role::Button, "Complete").rect();
    assert!(confirm.max.y < 590.0, "{confirm:?}");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.sprint_named("Sprint 12").state, SprintState::Closed);
    assert_eq!(keys(&screen, Section::Sprint(screen.sprint_named(PLANNED).id)), open);
    assert_eq!(screen.sprint_named("Sprint 12").goal_met, None);
}

#[test]
fn the_board_completes_the_sprint_too() {
    let mut screen = sprints();
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.click("Sprint 12");
    screen.harness.check_accessibility();
    screen.click("Complete sprint…");
    assert!(screen.has_dialog("Complete Sprint 12"));
    screen.key(Modifiers::NONE, Key::Escape);
    screen.run_command("Complete sprint");
    assert!(screen.has_dialog("Complete Sprint 12"));
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(!screen.has_dialog("Complete Sprint 12"));
    assert_eq!(screen.steps(), 0);
}

#[test]
fn what_is_typed_in_the_notes_of_a_closed_sprint_is_one_step() {
    let mut screen = sprints();
    screen.choose_row("Sprint 11:");
    assert!(screen.shows("Commitment") && screen.shows("Predictability") && screen.shows("Carried over"));
    screen.press_anywhere("Edit the review notes");
    screen.write_in("Review notes", "All ");
    screen.type_text("was shown");
    assert_eq!(screen.sprint_named("Sprint 11").review_notes, "All was shown");
    assert_eq!(screen.steps(), 1);
    screen.press_anywhere("Edit the retrospective notes");
    screen.write_in("Retrospective notes", "- Keep");
    assert_eq!((screen.sprint_named("Sprint 11").retrospective_notes.as_str(), screen.steps()), ("- Keep", 2));
    screen.click("Not decided");
    assert_eq!(screen.sprint_named("Sprint 11").goal_met, None);
}

#[test]
fn a_planned_sprint_is_deleted_and_a_closed_one_stays() {
    let mut screen = sprints_in(SIZE, planned);
    screen.choose_row("Sprint 13:");
    screen.key(Modifiers::NONE, Key::Delete);
    assert!(!screen.sprint_rows().iter().any(|row| row.starts_with(PLANNED)));
    screen.click("Undo: Deleted Sprint 13");
    assert!(screen.sprint_rows().iter().any(|row| row.starts_with(PLANNED)));
    screen.choose_row("Sprint 11:");
    screen.key(Modifiers::NONE, Key::Delete);
    assert!(screen.sprint_rows().iter().any(|row| row.starts_with("Sprint 11")));
}

#[test]
fn a_story_of_the_sprint_is_shown_in_the_inspector() {
    let mut screen = sprints();
    // The list is below the fold.
    screen.key(Modifiers::NONE, Key::I);
    let over = screen.harness.get_by_label("Progress").rect().center();
    screen.harness.hover_at(over);
    screen.harness.run();
    screen.wheel(egui::vec2(0.0, -900.0), Modifiers::NONE);
    screen.harness.get_by_label_contains("NP-122 ").click();
    screen.harness.run();
    let id = screen.story("NP-122").id;
    assert!(screen.document().selection.contains(id));
    assert!(screen.has("Estimate"), "the inspector shows it");
}

#[test]
fn without_sprints_the_screen_says_what_belongs_here() {
    let mut screen = sprints_in(SIZE, |project| {
        let ids: Vec<_> = project.sprints.iter().map(|s| s.id).collect();
        ids.into_iter().for_each(|id| project.sprints.remove(id));
        let stories: Vec<_> = project.stories.iter().cloned().collect();
        for story in stories {
            let mut story = (*story).clone();
            story.sprint = None;
            story.events.retain(|event| {
                use roadboard::model::EventKind::{SprintEntered, SprintLeft};
                !matches!(event.what, SprintEntered { .. } | SprintLeft { .. })
            });
            project.stories.insert(story);
        }
        project.people =
            project.people.iter().map(|p| roadboard::model::Person { left: true, ..(**p).clone() }.into()).collect();
    });
    assert!(screen.shows("No sprint yet"));
    screen.harness.check_accessibility();
    screen.harness.get_all_by_label("New sprint").last().unwrap().click();
    screen.harness.run();
    assert!(screen.sprint_rows()[0].starts_with("Sprint 1: planned"));
    assert!(screen.shows("Nobody is in the team yet") && screen.shows("No story is planned for it yet"));
}
