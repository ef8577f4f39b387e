//! Files are asked for: with the dialog of the system, and without one.

use std::path::Path;

use roadboard::app::StartWith;
use roadboard::sample::{self, SampleSize};

use crate::board::{Board, place_between, read};
use crate::cards::{assert_moved, sample as sample_file, typed};
use crate::hand::Hand;
use crate::program::Program;
use crate::stage::Stage;

#[test]
fn a_sample_is_saved_with_the_systems_dialog() {
    let stage = Stage::new();
    let before = sample::project(&SampleSize::default());
    let program = Program::start(&stage, &["--sample".as_ref()]);
    program.await_title("Northwind Pay — Roadboard");
    let board = Board::new(program.size(), StartWith::Sample);
    program.drag(board.card(&before, "NP-131").center(), place_between(&board, &before, "NP-116", "NP-121"));
    program.drop_it();
    program.await_title("• Northwind Pay — Roadboard");

    program.key("ctrl+s");
    let dialog = Hand::on(&stage, stage.await_window("zenity asks where to save", &["--class", "zenity"]));
    let path = stage.path("mine.ron");
    dialog.key("ctrl+a");
    dialog.text(typed(&path));
    dialog.key("Return");
    program.await_title("mine.ron — Roadboard");
    assert_moved(&before, &read(&path), "NP-131", "In review");
}

#[test]
fn a_project_is_opened_and_saved_through_the_portal() {
    for (package, service) in [
        ("xdg-desktop-portal", "org.freedesktop.portal.Desktop.service"),
        ("xdg-desktop-portal-gtk", "org.freedesktop.impl.portal.desktop.gtk.service"),
    ] {
        let known = Path::new("/usr/share/dbus-1/services").join(service);
        assert!(known.exists(), "{package} is missing. Install that package, or run scripts/install-test-packages");
    }
    let stage = Stage::new();
    let path = sample_file(&stage);
    // With a bus, the desktop's portal shows the dialogs.
    let (_bus, address) = stage.bus();
    let mut command = stage.command(env!("CARGO_BIN_EXE_roadboard"));
    command.env("DBUS_SESSION_BUS_ADDRESS", address);
    let program = Program::start_command(&stage, command);
    program.await_title("Roadboard");

    program.key("ctrl+o");
    let dialog = Hand::on(&stage, stage.await_window("the portal asks what to open", &["--name", "^Open project$"]));
    // In GTK's dialogs this begins a path.
    dialog.key("ctrl+l");
    dialog.text(typed(&path));
    dialog.key("Return");
    program.await_title("plan.ron — Roadboard");

    stage.await_focus(program.window());
    program.key("ctrl+shift+s");
    let dialog = Hand::on(&stage, stage.await_window("the portal asks where to save", &["--name", "^Save project$"]));
    let copy = stage.path("copy.ron");
    dialog.key("ctrl+a");
    dialog.text(typed(&copy));
    dialog.key("Return");
    program.await_title("copy.ron — Roadboard");
    assert!(read(&copy) == read(&path), "the copy is another project");
}

#[test]
fn a_dialog_that_is_cancelled_changes_nothing() {
    let stage = Stage::new();
    let path = sample_file(&stage);
    let mut program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    program.key("ctrl+o");
    let dialog = Hand::on(&stage, stage.await_window("zenity asks what to open", &["--class", "zenity"]));
    dialog.key("Escape");
    stage.await_focus(program.window());
    program.settle();
    assert_eq!(program.title(), "plan.ron — Roadboard");
    program.assert_runs();

    // It can be asked for again.
    program.key("ctrl+o");
    stage.await_window("zenity asks again", &["--class", "zenity"]);
}

#[test]
fn without_a_dialog_a_path_is_typed() {
    let stage = Stage::new();
    let path = sample_file(&stage);
    let mut command = stage.command(env!("CARGO_BIN_EXE_roadboard"));
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env("PATH", stage.path("nothing"));
    let program = Program::start_command(&stage, command);
    program.await_title("Roadboard");

    program.key("ctrl+o");
    program.key("ctrl+a");
    program.text(typed(&path));
    program.key("Return");
    program.await_title("plan.ron — Roadboard");
}
