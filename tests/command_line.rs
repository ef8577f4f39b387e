//! The command line where there is no display: help, samples and checks, as scripts use them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use roadboard::sample::{self, SampleSize};
use roadboard::storage::{self, SystemFiles};

/// What a run of the program left: its exit code, what it printed, and what it complained of.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    printed: String,
    complained: String,
}

/// Runs the program without a display, in a folder that it may use as home.
fn run(home: &Path, arguments: &[&OsStr]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_roadboard"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .current_dir(home)
        .output()
        .unwrap();
    Run {
        code: output.status.code(),
        printed: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

fn check(home: &Path, file: &Path) -> Run {
    run(home, &["check".as_ref(), file.as_ref()])
}

/// A folder, and a sample in it.
fn folder_with_sample() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let run = run(folder.path(), &["sample".as_ref(), path.as_ref()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.printed.contains("220 stories"), "{run:?}");
    (folder, path)
}

/// Writes the sample's text with one change, which must be one.
fn changed(folder: &Path, sample: &Path, change: impl FnOnce(&str) -> String) -> PathBuf {
    let text = fs::read_to_string(sample).unwrap();
    let other = change(&text);
    assert!(other != text, "nothing was changed");
    let path = folder.join("changed.ron");
    fs::write(&path, other).unwrap();
    path
}

#[test]
fn help_and_version_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let help = run(folder.path(), &["--help".as_ref()]);
    assert_eq!(help.code, Some(0), "{help:?}");
    for word in ["Usage: roadboard", "--sample", "sample", "check", "export"] {
        assert!(help.printed.contains(word), "{word} is missing in {}", help.printed);
    }
    let version = run(folder.path(), &["--version".as_ref()]);
    assert_eq!(version.code, Some(0), "{version:?}");
    assert_eq!(version.printed.trim(), format!("roadboard {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["--nonsense"][..], &["--sample", "plan.ron"], &["check"], &["sample", "a.ron", "--seed", "x"]] {
        let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
        let run = run(folder.path(), &arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {run:?}");
        assert!(run.complained.contains("error:"), "{arguments:?}: {run:?}");
    }
}

#[test]
fn a_sample_is_the_same_every_time() {
    let (folder, path) = folder_with_sample();
    let other = folder.path().join("other.ron");
    assert_eq!(run(folder.path(), &["sample".as_ref(), other.as_ref()]).code, Some(0));
    assert!(fs::read(&path).unwrap() == fs::read(&other).unwrap(), "two samples differ");
    let opened = storage::open(&SystemFiles, &path).unwrap().opened;
    assert!(opened.project == sample::project(&SampleSize::default()), "the file holds another project");
}

#[test]
fn a_sample_overwrites_only_when_forced() {
    let (folder, path) = folder_with_sample();
    let precious = "precious";
    fs::write(&path, precious).unwrap();
    let refused = run(folder.path(), &["sample".as_ref(), path.as_ref()]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.complained.contains("--force"), "{refused:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), precious);

    let size = ["--stories", "30", "--initiatives", "16", "--seed", "7"].map(OsStr::new);
    let arguments: Vec<&OsStr> =
        ["sample".as_ref(), path.as_ref(), "--force".as_ref()].into_iter().chain(size).collect();
    let forced = run(folder.path(), &arguments);
    assert_eq!(forced.code, Some(0), "{forced:?}");
    let opened = storage::open(&SystemFiles, &path).unwrap().opened;
    assert!(opened.project == sample::project(&SampleSize { stories: 30, initiatives: 16, seed: 7 }));
}

#[test]
fn a_sample_needs_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none/plan.ron");
    let run = run(folder.path(), &["sample".as_ref(), path.as_ref()]);
    assert_eq!(run.code, Some(2), "{run:?}");
    // Which folder, and in the system's words why.
    assert!(run.complained.contains("none") && run.complained.contains("No such file"), "{run:?}");
}

#[test]
fn a_good_file_passes() {
    let (folder, path) = folder_with_sample();
    let before = fs::read(&path).unwrap();
    let run = check(folder.path(), &path);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.printed.contains("nothing is wrong"), "{run:?}");
    assert!(fs::read(&path).unwrap() == before, "checking changed the file");
}

#[test]
fn a_dangling_reference_is_a_warning() {
    let (folder, path) = folder_with_sample();
    let mut lines = 0..=0;
    let path = changed(folder.path(), &path, |text| {
        let at = text.find("assignee: \"").unwrap() + "assignee: \"".len();
        // Of the story or of the field.
        let story = text[..at].rfind("\": (").unwrap();
        lines = text[..story].lines().count()..=text[..at].lines().count();
        let id = &text[at..at + 16];
        // A last character that no other person's id has.
        let other = if id.ends_with('7') { '8' } else { '7' };
        format!("{}{other}{}", &text[..at + 15], &text[at + 16..])
    });
    let run = check(folder.path(), &path);
    assert_eq!(run.code, Some(1), "{run:?}");
    let said = run.printed.strip_prefix("warning: Line ").and_then(|text| text.split_once(": "));
    let (line, _) = said.unwrap_or_else(|| panic!("no line in {run:?}"));
    assert!(lines.contains(&line.parse().unwrap()), "none of the lines {lines:?} in {run:?}");
    assert!(run.printed.contains("1 warning."), "{run:?}");
}

#[test]
fn a_broken_file_is_an_error_with_its_place() {
    let (folder, path) = folder_with_sample();
    let (mut line, mut column) = (0, 0);
    let broken = changed(folder.path(), &path, |text| {
        let at = text.find("estimate: ").unwrap() + "estimate: ".len();
        line = text[..at].lines().count();
        column = text[..at].lines().last().unwrap().chars().count() + 1;
        format!("{}\"many\"{}", &text[..at], text[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'))
    });
    let run = check(folder.path(), &broken);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.printed.contains(&format!("line {line}, column {column}: ")), "{line}:{column} in {run:?}");

    let cut = changed(folder.path(), &path, |text| text[..text.len() / 2].to_owned());
    let run = check(folder.path(), &cut);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.printed.contains("line ") && run.printed.contains("column "), "{run:?}");
}

#[test]
fn what_is_no_file_is_an_error() {
    let (folder, path) = folder_with_sample();
    let missing = check(folder.path(), &path.with_file_name("missing.ron"));
    assert_eq!(missing.code, Some(2), "{missing:?}");
    assert!(missing.printed.contains("does not exist"), "{missing:?}");
    let directory = check(folder.path(), folder.path());
    assert_eq!(directory.code, Some(2), "{directory:?}");
    assert!(directory.printed.contains("is a folder"), "{directory:?}");
}

/// Runs `export` on a file with more arguments.
fn export(home: &Path, file: &Path, arguments: &[&str]) -> Run {
    let rest = arguments.iter().map(OsStr::new);
    let arguments: Vec<&OsStr> = ["export".as_ref(), file.as_os_str()].into_iter().chain(rest).collect();
    run(home, &arguments)
}

#[test]
fn a_roadmap_becomes_a_picture() {
    let (folder, path) = folder_with_sample();
    let before = fs::read(&path).unwrap();
    let svg = export(folder.path(), &path, &["roadmap.svg"]);
    assert_eq!(svg.code, Some(0), "{svg:?}");
    assert!(svg.printed.starts_with("Wrote roadmap.svg: Roadmap from 15 Jul 2026 to 27 Aug 2027"), "{svg:?}");
    assert_eq!(svg.complained, "", "{svg:?}");
    let text = fs::read_to_string(folder.path().join("roadmap.svg")).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let texts: Vec<_> = document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    assert!(texts.contains(&"Northwind Pay") && texts.contains(&"One-tap checkout"), "{texts:?}");

    let png = export(folder.path(), &path, &["part.PNG", "--dark", "--from", "2026-11-01", "--to", "2026-11-30"]);
    assert_eq!(png.code, Some(0), "{png:?}");
    assert!(png.printed.contains("from 1 Nov 2026 to 30 Nov 2026"), "{png:?}");
    let bytes = fs::read(folder.path().join("part.PNG")).unwrap();
    let image = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).unwrap().to_rgb8();
    let [r, g, b] = image.get_pixel(0, 0).0;
    assert!(r < 64 && g < 64 && b < 64, "the ground is dark: {r} {g} {b}");
    assert!(fs::read(&path).unwrap() == before, "the project was changed");
}

#[test]
fn one_end_of_the_picture_is_enough() {
    let (folder, path) = folder_with_sample();
    let from = export(folder.path(), &path, &["a.svg", "--from", "2027-01-01"]);
    assert!(from.printed.contains("from 1 Jan 2027 to 27 Aug 2027"), "{from:?}");
    let to = export(folder.path(), &path, &["b.svg", "--to", "2026-08-31"]);
    assert!(to.printed.contains("from 15 Jul 2026 to 31 Aug 2026"), "{to:?}");
    let wrong = export(folder.path(), &path, &["c.svg", "--from", "2027-01-01", "--to", "2026-12-31"]);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    assert!(wrong.complained.contains("the first day is after the last one"), "{wrong:?}");
    let unread = export(folder.path(), &path, &["c.svg", "--from", "yesterday"]);
    assert_eq!(unread.code, Some(2), "{unread:?}");
    assert!(unread.complained.contains("yesterday"), "{unread:?}");
    assert!(!folder.path().join("c.svg").exists());
}

#[test]
fn a_picture_overwrites_only_when_forced() {
    let (folder, path) = folder_with_sample();
    let out = folder.path().join("roadmap.svg");
    fs::write(&out, "precious").unwrap();
    let refused = export(folder.path(), &path, &["roadmap.svg"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.complained.contains("--force"), "{refused:?}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "precious");
    let forced = export(folder.path(), &path, &["roadmap.svg", "--force"]);
    assert_eq!(forced.code, Some(0), "{forced:?}");
    assert!(fs::read_to_string(&out).unwrap().contains("<svg"));
}

#[test]
fn a_picture_has_a_name_that_says_its_kind() {
    let (folder, path) = folder_with_sample();
    for name in ["roadmap", "roadmap.jpg", "plan.ron"] {
        let run = export(folder.path(), &path, &[name, "--force"]);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.complained.contains(".svg or .png"), "{run:?}");
    }
    assert!(storage::open(&SystemFiles, &path).is_ok(), "the project was not written over");
}

#[test]
fn what_is_wrong_with_a_project_is_told_beside_its_picture() {
    let (folder, path) = folder_with_sample();
    let warned = changed(folder.path(), &path, |text| {
        let at = text.find("assignee: \"").unwrap() + "assignee: \"".len();
        let other = if text.as_bytes()[at + 15] == b'7' { '8' } else { '7' };
        format!("{}{other}{}", &text[..at + 15], &text[at + 16..])
    });
    let run = export(folder.path(), &warned, &["warned.svg"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.complained.starts_with("warning: Line "), "{run:?}");
    assert!(folder.path().join("warned.svg").exists());

    fs::write(&path, "no project").unwrap();
    let broken = export(folder.path(), &path, &["broken.svg"]);
    assert_eq!(broken.code, Some(2), "{broken:?}");
    assert!(broken.complained.starts_with("error: "), "{broken:?}");
    assert!(!folder.path().join("broken.svg").exists());
    let missing = export(folder.path(), &path.with_file_name("missing.ron"), &["broken.svg"]);
    assert!(missing.complained.contains("does not exist"), "{missing:?}");
    fs::copy(warned, &path).unwrap();
    let nowhere = export(folder.path(), &path, &["none/roadmap.svg"]);
    assert_eq!(nowhere.code, Some(2), "{nowhere:?}");
    assert!(nowhere.complained.contains("none") && nowhere.complained.contains("No such file"), "{nowhere:?}");
}

/// On other systems a window needs nothing from the environment.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let run = run(folder.path(), &["--sample".as_ref()]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.complained.contains("A display (X11 or Wayland)"), "{run:?}");
}
