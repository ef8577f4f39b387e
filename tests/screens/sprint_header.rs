//! The sprint above the board's columns.

use egui::vec2;
use egui_kittest::kittest::Queryable as _;
use roadboard::app::StartWith;
use roadboard::model::{Project, Sprint, Story, parse_date};
use roadboard::sample::{SampleSize, project};
use roadboard::storage::{SystemFiles, save};

use crate::support::{Screen, start_with};

const CHART: &str = "Burn-down. Day 7 of 10: 32 points remain, 14.7 by the ideal line, scope 53";

/// The sample after a change, in a window of a width.
fn screen(width: f32, change: impl FnOnce(&mut Project)) -> Screen {
    let mut project = project(&SampleSize::default());
    change(&mut project);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("northwind-pay.ron");
    save(&SystemFiles, &path, &project).unwrap();
    let mut screen = start_with(StartWith::Open(path), vec2(width, 900.0), None);
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    screen
}

fn edit_sprint(project: &mut Project, edit: impl FnOnce(&mut Sprint)) {
    let mut sprint = (**project.active_sprint().unwrap()).clone();
    edit(&mut sprint);
    project.sprints.insert(sprint);
}

#[test]
fn the_burn_down_says_in_words_what_it_shows() {
    let screen = screen(1440.0, |_| {});
    assert!(screen.has(CHART));
}

#[test]
fn parts_of_the_header_never_overlap() {
    for width in [900.0, 1000.0, 1440.0, 1920.0] {
        let screen = screen(width, |project| {
            edit_sprint(project, |sprint| sprint.goal = "A goal as long as a sprint ".repeat(20));
        });
        let chart = screen.harness.get_by_label(CHART).rect();
        let progress = screen.harness.get_by_label("Sprint: 21 of 53 points done").rect();
        let goal = screen.harness.get_by_label("Goal").rect();
        let days = screen.harness.get_by_label("16 – 27 Nov, 4 working days left").rect();
        assert!(days.max.x < goal.min.x && progress.max.x < chart.min.x && chart.max.x <= width, "{width}");
        let cut = screen.harness.get_by_label_contains("A goal as long as").rect();
        assert!(cut.min.x >= goal.min.x && cut.max.x < progress.min.x, "{width}");
    }
}

#[test]
fn a_sprint_past_its_end_or_without_dates_says_so() {
    let end = parse_date("2026-11-20").ok();
    let over = screen(1440.0, |project| edit_sprint(project, |sprint| sprint.end = end));
    assert!(over.shows("16 – 20 Nov, 2 working days over"));
    let undated = screen(1440.0, |project| edit_sprint(project, |sprint| (sprint.start, sprint.end) = (None, None)));
    assert!(undated.shows("No dates"));
    assert!(!undated.texts().iter().any(|text| text.starts_with("Burn-down")));
}

#[test]
fn without_estimates_stories_are_counted() {
    let screen = screen(1440.0, |project| {
        let active = project.active_sprint().unwrap().id;
        let stories: Vec<_> = project.stories.iter().filter(|s| s.sprint == Some(active)).cloned().collect();
        for story in stories {
            project.stories.insert(Story { estimate: None, ..(*story).clone() });
        }
    });
    assert!(screen.shows("9 of 21 stories done"));
    assert!(!screen.texts().iter().any(|text| text.starts_with("Burn-down")));
}
