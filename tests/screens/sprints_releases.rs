//! Releases: their dates, their stories, and their notes.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use roadboard::model::ReleaseState;

use crate::sprints_support::{day, releases};

#[test]
fn every_control_of_a_release_has_a_name() {
    let screen = releases();
    assert!(screen.sprint_rows().len() >= 2, "{:?}", screen.sprint_rows());
    screen.harness.check_accessibility();
}

#[test]
fn a_release_is_made_named_dated_and_released() {
    let mut screen = releases();
    screen.key(Modifiers::SHIFT, Key::N);
    screen.type_text("Winter release");
    assert_eq!(screen.release_named("Winter release").state, ReleaseState::Planned);
    screen.write_in("Date of the release", "2026-12-18");
    assert_eq!(screen.release_named("Winter release").date, Some(day("2026-12-18")));
    screen.click("Released");
    assert_eq!(screen.release_named("Winter release").state, ReleaseState::Released);
    screen.key(Modifiers::NONE, Key::Delete);
    assert!(screen.document().project().releases.iter().all(|r| r.name != "Winter release"));
    screen.run_command("Undo");
    assert!(
        screen.sprint_rows().iter().any(|row| row.starts_with("Winter release: released, 18 Dec")),
        "{:?}",
        screen.sprint_rows()
    );
}

#[test]
fn notes_are_made_from_done_stories_copied_and_undone() {
    let mut screen = releases();
    let project = screen.document().project();
    let done = project.stories.iter().find(|s| s.release.is_some() && project.is_done(s)).unwrap().clone();
    let release = project.releases.get(done.release.unwrap()).unwrap().clone();
    screen.choose_row(&format!("{}:", release.name));
    screen.press_anywhere("Generate from done stories");
    assert!(screen.release_named(&release.name).notes.contains(&done.key));
    screen.press_anywhere("Copy the release notes");
    screen.harness.step();
    assert!(screen.shows(&format!("Copied the notes of {}", release.name)));
    screen.run_command("Undo");
    assert_eq!(screen.release_named(&release.name).notes, release.notes);
}

#[test]
fn nothing_done_leaves_the_notes_as_they_are() {
    let mut screen = releases();
    screen.key(Modifiers::SHIFT, Key::N);
    screen.press_anywhere("Generate from done stories");
    assert!(screen.shows("No story of this release is done yet"));
    assert!(screen.harness.query_by_label("Name of the release").is_some());
}
