//! The rules of ARCHITECTURE.md that a machine can check, on the source as it stands.
//!
//! A check is a function from text to failures, so that each has a test with what it must refuse.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

mod code;
mod files;
mod layers;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::Source;

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `src`, in order of path.
fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    rust_files(&package().join("src"), &mut paths);
    paths.sort();
    let mut sources: Vec<Source> = paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(package()).unwrap().components();
            let name: Vec<_> = name.map(|part| part.as_os_str().to_string_lossy()).collect();
            Source::new(&name.join("/"), &fs::read_to_string(path).unwrap())
        })
        .collect();
    source::mark_test_files(&mut sources);
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"), "no source found");
    sources
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[track_caller]
fn none(failures: &[String]) {
    assert!(failures.is_empty(), "see ARCHITECTURE.md\n\n{}\n", failures.join("\n"));
}

#[track_caller]
fn none_in_any(check: fn(&Source) -> Vec<String>) {
    none(&sources().iter().flat_map(check).collect::<Vec<_>>());
}

#[test]
fn arrows_point_up_the_list_of_layers() {
    none_in_any(layers::arrows);
}

#[test]
fn the_interface_and_files_stay_out_of_the_layers_below_them() {
    none_in_any(layers::kept_above);
}

#[test]
fn the_library_lists_its_layers_in_the_order_of_the_arrows() {
    let sources = sources();
    none(&sources.iter().filter(|s| s.path == "src/lib.rs").flat_map(layers::order_in_lib).collect::<Vec<_>>());
}

#[test]
fn nothing_panics_outside_of_tests() {
    none_in_any(code::panics);
}

#[test]
fn only_the_theme_names_a_colour() {
    none_in_any(code::colours);
}

#[test]
fn screens_change_nothing_and_open_no_file() {
    none_in_any(code::screens);
}

#[test]
fn a_file_has_one_subject() {
    let sources = sources();
    let lines: Vec<_> = sources.iter().map(|source| (source.path.as_str(), source.text.lines().count())).collect();
    none(&files::sizes(&lines));
}

#[test]
fn every_folder_says_what_it_is() {
    none(&files::docs(&sources()));
}

#[test]
fn every_font_has_its_licence() {
    let folder = package().join("assets/fonts");
    let names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let page = fs::read_to_string(folder.join("README.md")).unwrap();
    none(&files::fonts(&names.iter().map(String::as_str).collect::<Vec<_>>(), &page));
}
