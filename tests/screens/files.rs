//! New, open, save, save as, recent, and the guard before changes are lost.

use std::fs;
use std::sync::atomic::Ordering;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use roadboard::app::StartWith;
use roadboard::app::dialogs::{Answer, Ask};
use roadboard::storage::{SystemFiles, open};

use crate::support::{SIZE, Screen, sample, sample_file, start, start_with};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn opened(folder: &std::path::Path) -> (Screen, std::path::PathBuf) {
    let path = sample_file(folder);
    let mut screen = start(StartWith::Open(path.clone()));
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    (screen, path)
}

fn edit(screen: &mut Screen) {
    screen.pick("NP-131", Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert!(screen.document().is_dirty());
}

#[test]
fn a_new_project_is_named_changed_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tea.ron");
    let mut screen = start(StartWith::Welcome);
    screen.click("New project");
    screen.type_text("Tea Shop");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.has("No stories yet"));
    screen.click("New story");
    screen.type_text("Sell green tea");
    screen.key(Modifiers::NONE, Key::Enter);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("TS-1 Sell green tea"));

    screen.answer(Answer::Path(path.clone()));
    screen.key(CTRL, Key::S);
    screen.wait("the file to be saved", |s| s.shows("Saved to tea.ron"));
    assert!(matches!(&screen.answers.asked.lock().unwrap()[..], [Ask::Save { name, .. }] if name == "tea-shop.ron"));
    let project = open(&SystemFiles, &path).unwrap().opened.project;
    assert_eq!(project, *screen.document().project());
}

#[test]
fn a_project_is_opened_changed_and_saved_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, path) = opened(folder.path());
    assert!(!screen.document().is_dirty());
    edit(&mut screen);
    assert!(screen.shows("Unsaved changes to northwind-pay.ron"));
    screen.key(CTRL, Key::S);
    screen.wait("the file to be saved", |s| s.shows("Saved to northwind-pay.ron, 10:00"));
    assert!(!screen.document().is_dirty());
    assert_eq!(open(&SystemFiles, &path).unwrap().opened.project, *screen.document().project());
    screen.key(CTRL, Key::Z);
    assert!(screen.document().is_dirty(), "undoing past a save is a change");
    screen.key(CTRL_SHIFT, Key::Z);
    assert!(!screen.document().is_dirty(), "and redoing it is none");
}

#[test]
fn save_as_goes_on_with_the_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, path) = opened(folder.path());
    let before = fs::read(&path).unwrap();
    edit(&mut screen);
    let other = folder.path().join("other.ron");
    screen.answer(Answer::Path(other.clone()));
    screen.key(CTRL_SHIFT, Key::S);
    screen.wait("the copy to be saved", |s| s.shows("Saved to other.ron"));
    assert_eq!(screen.document().path(), Some(other.as_path()));
    assert_eq!(fs::read(&path).unwrap(), before, "the first file is as it was");
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let mut screen = sample();
    screen.answer(Answer::Cancelled);
    screen.key(CTRL, Key::S);
    assert!(screen.shows("Not in a file yet"));
    assert!(screen.document().path().is_none());
}

#[test]
fn without_a_dialog_the_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let mut screen = start(StartWith::Welcome);
    screen.answer(Answer::Unavailable);
    screen.key(CTRL, Key::O);
    assert!(screen.has("Path of the file"));
    screen.key(CTRL, Key::A);
    screen.type_text(&path.display().to_string());
    screen.key(Modifiers::NONE, Key::Enter);
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
}

#[test]
fn a_dialog_that_hangs_can_be_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let mut screen = start(StartWith::Welcome);
    screen.key(CTRL, Key::O);
    assert!(screen.shows("Waiting for the system’s file dialog"));
    screen.click("Type a path instead");
    screen.key(CTRL, Key::A);
    screen.type_text(&path.display().to_string());
    screen.key(Modifiers::NONE, Key::Enter);
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    let late = screen.answers.waiting.lock().unwrap().pop().unwrap();
    late(Answer::Path(folder.path().join("late.ron")));
    screen.harness.run();
    assert!(!screen.shows("late.ron"), "a late answer is ignored");
}

#[test]
fn a_broken_file_is_told_with_its_place_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, _) = opened(folder.path());
    let broken = folder.path().join("broken.ron");
    fs::write(&broken, "(format: 1, document: \"x\", oops").unwrap();
    screen.answer(Answer::Path(broken));
    screen.key(CTRL, Key::O);
    screen.wait("the problem to be told", |s| s.shows("could not be opened"));
    assert!(screen.shows("line 1, column 24: “x” is not an id"), "{:?}", screen.texts());
    screen.click("Show the details");
    assert!(screen.shows("broken.ron could not be read as a project"), "{:?}", screen.texts());
    assert_eq!(screen.document().title(), "northwind-pay.ron", "what was open stays open");
}

#[test]
fn a_failed_save_keeps_the_changes_and_offers_another_try() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, path) = opened(folder.path());
    edit(&mut screen);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    screen.key(CTRL, Key::S);
    screen.wait("the problem to be told", |s| s.shows("could not be saved"));
    assert!(screen.document().is_dirty());
    fs::remove_dir(&path).unwrap();
    screen.key(CTRL, Key::S);
    screen.wait("the file to be saved", |s| s.shows("Saved to northwind-pay.ron"));
    assert!(!screen.shows("could not be saved"), "the problem is gone");
}

#[test]
fn closing_with_changes_asks_first() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, path) = opened(folder.path());
    edit(&mut screen);
    screen.key(CTRL, Key::W);
    assert!(screen.has("Save the changes to northwind-pay.ron?"));
    screen.click("Cancel");
    assert!(screen.harness.state().document().is_some());

    screen.key(CTRL, Key::W);
    screen.harness.get_all_by_label("Save").last().unwrap().click();
    screen.wait("the project to close", |s| s.harness.state().document().is_none());
    let saved = open(&SystemFiles, &path).unwrap().opened.project;
    let moved = saved.stories.iter().find(|s| s.key == "NP-131").unwrap();
    assert_eq!(saved.columns.get(moved.column).unwrap().name, "In progress");
}

#[test]
fn discarding_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, path) = opened(folder.path());
    let before = fs::read(&path).unwrap();
    edit(&mut screen);
    screen.key(CTRL, Key::W);
    screen.click("Don’t save");
    assert!(screen.harness.state().document().is_none());
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn recent_files_are_offered_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let preferences = folder.path().join("preferences.ron");
    let path = sample_file(folder.path());
    let mut screen = start_with(StartWith::Open(path), SIZE, Some(preferences));
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    screen.key(CTRL, Key::W);
    screen.click("Open northwind-pay.ron");
    screen.wait("the file to open again", |s| s.harness.state().document().is_some());
    screen.key(CTRL, Key::W);
    screen.click("Remove northwind-pay.ron from the list");
    assert!(!screen.has("Open northwind-pay.ron"));
}

#[test]
fn what_was_repaired_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let text = fs::read_to_string(&path).unwrap();
    let project = open(&SystemFiles, &path).unwrap().opened.project;
    let person = project.people.iter().next().unwrap().id.to_string();
    // The person is still named by stories, but no longer there.
    let text = text.replacen(&format!("\"{person}\": ("), "\"zzzzzzzzzzzzzzzz\": (", 1);
    fs::write(&path, text).unwrap();
    let mut screen = start(StartWith::Open(path));
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    assert!(screen.shows("was repaired on opening"));
}

#[test]
fn what_was_repaired_counts_as_changed_and_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let text = fs::read_to_string(&path).unwrap();
    let person = open(&SystemFiles, &path).unwrap().opened.project.people.iter().next().unwrap().id.to_string();
    fs::write(&path, text.replacen(&format!("\"{person}\": ("), "\"zzzzzzzzzzzzzzzz\": (", 1)).unwrap();
    let mut screen = start(StartWith::Open(path.clone()));
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    assert!(screen.document().is_dirty());
    screen.key(CTRL, Key::S);
    screen.wait("the file to be saved", |s| s.shows("Saved to northwind-pay.ron"));
    assert!(open(&SystemFiles, &path).unwrap().opened.warnings.is_empty());
}

#[test]
fn what_changes_while_another_file_is_read_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, path) = opened(folder.path());
    let other = folder.path().join("other.ron");
    fs::copy(&path, &other).unwrap();
    screen.gate.store(true, Ordering::Relaxed);
    screen.answer(Answer::Path(other));
    screen.key(CTRL, Key::O);
    screen.pick("NP-131", Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    screen.gate.store(false, Ordering::Relaxed);
    screen.wait("the question", |s| s.has("Save the changes to northwind-pay.ron?"));
    assert!(screen.document().is_dirty(), "the changes are still there");
    screen.click("Don’t save");
    screen.wait("the other file", |s| s.document().title() == "other.ron");
}

#[test]
fn a_path_that_is_typed_does_not_replace_a_file_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken.ron");
    fs::write(&taken, "precious").unwrap();
    let mut screen = sample();
    screen.answer(Answer::Unavailable);
    screen.key(CTRL, Key::S);
    screen.key(CTRL, Key::A);
    screen.type_text(&taken.display().to_string());
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.has("Replace taken.ron?"));
    screen.harness.get_all_by_label("Cancel").last().unwrap().click();
    screen.harness.run();
    assert_eq!(fs::read_to_string(&taken).unwrap(), "precious");
}

#[test]
fn the_name_that_a_dialog_did_not_ask_about_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("plan.ron");
    fs::write(&taken, "precious").unwrap();
    let mut screen = sample();
    screen.answer(Answer::Path(folder.path().join("plan")));
    screen.key(CTRL, Key::S);
    assert!(screen.has("Replace plan.ron?"));
    screen.click("Replace");
    screen.wait("the file to be saved", |s| s.shows("Saved to plan.ron"));
    assert!(open(&SystemFiles, &taken).is_ok());
}

#[test]
fn a_new_project_that_is_not_named_leaves_the_old_one_open() {
    let mut screen = sample();
    screen.key(CTRL_SHIFT, Key::N);
    assert!(screen.has("Name of the product"));
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(!screen.has("Name of the product"));
    assert_eq!(screen.document().project().settings.name, "Northwind Pay");
}

#[test]
fn a_file_that_is_dropped_on_the_window_opens() {
    #[derive(Debug)]
    struct Dropped(std::path::PathBuf);

    impl egui::DroppedFile for Dropped {
        fn path(&self) -> &std::path::Path {
            &self.0
        }

        fn bytes(&self) -> Result<Vec<u8>, String> {
            fs::read(&self.0).map_err(|error| error.to_string())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let mut screen = start(StartWith::Welcome);
    screen.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
}
