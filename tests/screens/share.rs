//! The roadmap shared as a picture: what is asked for, and what is in the file.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::StartWith;
use roadboard::app::dialogs::{Answer, Ask};
use roadboard::screens::roadmap::ExportKind;

use crate::support::{Screen, sample, sample_file, start};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The timeline, with the window that asks what to share.
fn sharing(mut screen: Screen) -> Screen {
    screen.key(Modifiers::COMMAND, Key::Num5);
    screen.key(Modifiers::COMMAND, Key::E);
    assert!(is_open(&screen, "Share the roadmap"));
    screen
}

fn is_open(screen: &Screen, title: &str) -> bool {
    screen.harness.query_by_role_and_label(Role::Dialog, title).is_some()
}

fn pick(screen: &mut Screen, name: &str) {
    screen.harness.get_by_role_and_label(Role::RadioButton, name).click();
    screen.harness.run();
}

/// Presses "Share…", with an answer for the dialog that comes.
fn share(screen: &mut Screen, answer: Answer) {
    screen.answer(answer);
    screen.click("Share…");
}

fn shared(screen: &mut Screen, path: &Path) -> Vec<u8> {
    let said = format!("Shared {}", path.file_name().unwrap().to_str().unwrap());
    screen.wait("the picture to be written", |screen| screen.shows(&said));
    fs::read(path).unwrap()
}

fn shared_text(screen: &mut Screen, path: &Path) -> String {
    String::from_utf8(shared(screen, path)).unwrap()
}

fn asked(screen: &Screen) -> Ask {
    screen.answers.asked.lock().unwrap().last().unwrap().clone()
}

fn title(svg: &str) -> &str {
    svg.split_once("<desc id=\"description\">").unwrap().1.split_once(". ").unwrap().0
}

#[test]
fn the_whole_plan_goes_into_an_svg_beside_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample_file(folder.path());
    let mut screen = start(StartWith::Open(project.clone()));
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    let recent = screen.harness.state().preferences().recent.clone();
    let mut screen = sharing(screen);
    let path = folder.path().join("Northwind Pay roadmap.svg");
    share(&mut screen, Answer::Path(path.clone()));
    let svg = shared_text(&mut screen, &path);
    assert_eq!(title(&svg), "Roadmap from 15 Jul 2026 to 27 Aug 2027, as of 24 Nov 2026");
    assert!(svg.contains(">One-tap checkout</text>") && svg.contains("fill=\"#f6f7f9\""), "light, with its texts");
    let expected = Ask::Share {
        folder: Some(folder.path().to_owned()),
        name: "Northwind Pay roadmap.svg".into(),
        kind: ExportKind::Svg,
    };
    assert_eq!(asked(&screen), expected);
    assert_eq!(screen.document().path(), Some(project.as_path()), "the project is where it was");
    assert!(!screen.document().is_dirty());
    assert_eq!(screen.harness.state().preferences().recent, recent, "a picture is no project");
}

#[test]
fn the_visible_part_goes_into_a_dark_png() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = sharing(sample());
    pick(&mut screen, "PNG");
    pick(&mut screen, "Visible part");
    pick(&mut screen, "Dark");
    let path = folder.path().join("part.png");
    share(&mut screen, Answer::Path(path.clone()));
    let bytes = shared(&mut screen, &path);
    assert!(bytes.starts_with(PNG));
    let image = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).unwrap().to_rgb8();
    assert!(image.get_pixel(0, 0).0.iter().all(|channel| *channel < 64), "the ground is dark");
    assert!(matches!(asked(&screen), Ask::Share { name, folder: None, kind: ExportKind::Png }
        if name == "Northwind Pay roadmap.png"));
    assert!(screen.document().path().is_none() && !screen.shows("Saved to"));

    // The next time it begins with what was chosen, and where it went.
    screen.key(Modifiers::COMMAND, Key::E);
    for name in ["PNG", "Visible part", "Dark"] {
        let node = screen.harness.get_by_role_and_label(Role::RadioButton, name);
        assert_eq!(node.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "{name}");
    }
    share(&mut screen, Answer::Cancelled);
    assert!(matches!(asked(&screen), Ask::Share { folder: Some(there), .. } if there == folder.path()));
}

#[test]
fn the_visible_part_is_what_the_timeline_shows() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num5);
    screen.key(Modifiers::NONE, Key::Plus);
    screen.key(Modifiers::NONE, Key::Plus);
    let mut screen = sharing(screen);
    pick(&mut screen, "Visible part");
    let path = folder.path().join("part.svg");
    share(&mut screen, Answer::Path(path.clone()));
    let part = shared_text(&mut screen, &path);
    assert!(!title(&part).contains("15 Jul 2026"), "{}", title(&part));
}

#[test]
fn the_end_of_the_name_decides() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = sharing(sample());
    let png = folder.path().join("roadmap.png");
    share(&mut screen, Answer::Path(png.clone()));
    assert!(shared(&mut screen, &png).starts_with(PNG), "although SVG was picked");
    let mut screen = sharing(screen);
    share(&mut screen, Answer::Path(folder.path().join("plan v1.2")));
    assert!(shared_text(&mut screen, &folder.path().join("plan v1.2.svg")).starts_with("<?xml"));
}

#[test]
fn the_system_has_asked_about_the_name_that_was_typed_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (named, unnamed) = (folder.path().join("roadmap.svg"), folder.path().join("roadmap"));
    fs::write(&named, "precious").unwrap();
    let mut screen = sharing(sample());
    share(&mut screen, Answer::Path(unnamed.clone()));
    assert!(is_open(&screen, "Replace roadmap.svg?"));
    screen.click("Cancel");
    assert_eq!(fs::read_to_string(&named).unwrap(), "precious");
    let mut screen = sharing(screen);
    share(&mut screen, Answer::Path(unnamed));
    screen.click("Replace");
    assert!(shared_text(&mut screen, &named).starts_with("<?xml"));
    let mut screen = sharing(screen);
    fs::write(&named, "agreed").unwrap();
    share(&mut screen, Answer::Path(named.clone()));
    assert!(!is_open(&screen, "Replace roadmap.svg?"), "the dialog has asked");
    screen.wait("the picture to be written", |_| fs::read_to_string(&named).unwrap() != "agreed");
}

#[test]
fn without_a_dialog_the_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("typed.svg");
    fs::write(&path, "precious").unwrap();
    let mut screen = sharing(sample());
    share(&mut screen, Answer::Unavailable);
    assert!(is_open(&screen, "Share the roadmap") && screen.has("Path of the file"));
    screen.key(Modifiers::COMMAND, Key::A);
    screen.type_text(&path.display().to_string());
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(is_open(&screen, "Replace typed.svg?"));
    screen.click("Replace");
    assert!(shared_text(&mut screen, &path).starts_with("<?xml"));
}

#[test]
fn a_cancelled_dialog_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = sharing(sample());
    share(&mut screen, Answer::Cancelled);
    assert!(!screen.shows("Writing") && fs::read_dir(folder.path()).unwrap().next().is_none());
    let mut screen = sharing(screen);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(!is_open(&screen, "Share the roadmap"));
    assert_eq!(screen.answers.asked.lock().unwrap().len(), 1, "Escape asks for no file");
}

#[test]
fn what_cannot_be_written_is_told_with_a_hint() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = sharing(sample());
    share(&mut screen, Answer::Path(folder.path().join("none").join("roadmap.svg")));
    screen.wait("the problem to be told", |s| s.shows("“roadmap.svg” could not be shared"));
    assert!(screen.shows("Check that its drive is connected"), "{:?}", screen.texts());
}

#[test]
fn the_projects_own_file_is_not_replaced_by_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.svg");
    fs::rename(sample_file(folder.path()), &path).unwrap();
    let before = fs::read(&path).unwrap();
    let mut screen = start(StartWith::Open(path.clone()));
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    let mut screen = sharing(screen);
    share(&mut screen, Answer::Path(path.clone()));
    assert!(screen.shows("plan.svg is the file of the project itself"), "{:?}", screen.texts());
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn the_window_is_worked_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("keys.svg");
    let mut screen = sharing(sample());
    screen.answer(Answer::Path(path.clone()));
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(shared_text(&mut screen, &path).starts_with("<?xml"));
}
