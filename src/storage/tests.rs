//! Saving and opening when the file system fails.

use std::error::Error as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::faulty::{Failure, Fault, FaultyFiles};
use super::format::arbitrary;
use super::*;
use crate::model::{Project, Story};

const FAILURES: [Failure; 5] = [
    Failure::Device,
    Failure::Kind(ErrorKind::StorageFull),
    Failure::Kind(ErrorKind::PermissionDenied),
    Failure::Kind(ErrorKind::ReadOnlyFilesystem),
    Failure::Kind(ErrorKind::NotFound),
];

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A sound project of a few kilobytes.
fn project(seed: u64) -> Project {
    read(to_ron(&arbitrary::project(seed, 2)).as_bytes()).unwrap().project
}

/// Saves over an old file with a fault at each call in turn; hands each outcome to `check` with the old and new text.
fn with_a_fault_at_each_call(fault: Fault, check: impl Fn(&Path, Result<Saved, SaveError>, &str, &str)) {
    let (old, new) = (project(1), project(2));
    let (old_text, new_text) = (to_ron(&old), to_ron(&new));
    for at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        save(&SystemFiles, &path, &old).unwrap();
        let files = FaultyFiles::new(at, fault);
        let result = save(&files, &path, &new);
        if !files.has_failed() {
            assert!(at > 8, "only {at} calls were made");
            result.unwrap();
            return;
        }
        check(&path, result, &old_text, &new_text);
        let saved = save(&SystemFiles, &path, &new).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), new_text, "trying again at call {at}");
        assert_eq!(saved.hash, ContentHash::of(new_text.as_bytes()));
        assert_eq!(open(&SystemFiles, &path).unwrap().opened.project, new);
        assert_eq!(names(folder.path()), ["plan.ron"], "left behind at call {at}");
    }
}

#[test]
fn any_call_may_fail_once() {
    for failure in FAILURES {
        with_a_fault_at_each_call(Fault::Once(failure), |path, result, old, new| {
            let error = result.unwrap_err();
            let is_new = matches!(error, SaveError::Io { operation: Operation::SyncFolder, .. });
            assert_eq!(fs::read_to_string(path).unwrap(), if is_new { new } else { old }, "{error}");
            assert_eq!(names(path.parent().unwrap()), ["plan.ron"], "{error}");
            assert!(!error.hint().is_empty());
            if let SaveError::Io { .. } = error {
                assert!(error.source().is_some());
            }
        });
    }
}

#[test]
fn the_program_may_be_killed_at_any_call() {
    with_a_fault_at_each_call(Fault::FromThenOn(Failure::Device), |path, result, old, new| {
        let error = result.unwrap_err();
        let is_new = matches!(error, SaveError::Io { operation: Operation::SyncFolder, .. });
        assert_eq!(fs::read_to_string(path).unwrap(), if is_new { new } else { old }, "{error}");
        // What is left behind goes when the file is opened.
        open(&SystemFiles, path).unwrap();
        assert_eq!(names(path.parent().unwrap()), ["plan.ron"], "{error}");
    });
}

#[test]
fn short_and_interrupted_writes_go_on() {
    with_a_fault_at_each_call(Fault::ShortWrite, |path, result, _, new| {
        result.unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), new);
    });
    with_a_fault_at_each_call(Fault::Once(Failure::Kind(ErrorKind::Interrupted)), |path, result, old, new| {
        let text = fs::read_to_string(path).unwrap();
        match result {
            Ok(_) | Err(SaveError::Io { operation: Operation::SyncFolder, .. }) => assert_eq!(text, new),
            Err(_) => assert_eq!(text, old),
        }
    });
}

#[test]
fn a_new_file_is_not_there_after_a_fault() {
    for at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.ron");
        let files = FaultyFiles::new(at, Fault::Once(Failure::Kind(ErrorKind::StorageFull)));
        let result = save(&files, &path, &project(3));
        if !files.has_failed() {
            break;
        }
        match result.unwrap_err() {
            SaveError::Io { operation: Operation::SyncFolder, .. } => assert_eq!(names(folder.path()), ["new.ron"]),
            _ => assert_eq!(names(folder.path()), [""; 0]),
        }
    }
}

#[test]
fn any_call_of_opening_may_fail() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    save(&SystemFiles, &path, &project(4)).unwrap();
    for failure in FAILURES {
        for at in 0.. {
            let files = FaultyFiles::new(at, Fault::Once(failure));
            let result = open(&files, &path);
            if !files.has_failed() {
                break;
            }
            // Tidying up is not what was asked for, so its failure is none of opening.
            assert_eq!(result.is_ok(), at == 3, "call {at}: {result:?}");
            match (failure, result) {
                (_, Ok(_)) => {}
                (Failure::Kind(ErrorKind::PermissionDenied), Err(error)) => {
                    assert!(matches!(error, OpenError::Permission { .. }), "{error}");
                }
                (Failure::Kind(ErrorKind::NotFound), Err(error)) => {
                    assert!(matches!(error, OpenError::NotFound { .. }), "{error}");
                }
                (_, Err(error)) => assert!(matches!(error, OpenError::Io { .. }), "{error}"),
            }
        }
    }
}

#[test]
fn what_does_not_read_back_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut bad = project(5);
    save(&SystemFiles, &path, &bad).unwrap();
    let before = fs::read(&path).unwrap();
    bad.stories.insert(Story { title: "Broken".into(), estimate: Some(f64::NAN), ..Story::default() });
    let error = save(&SystemFiles, &path, &bad).unwrap_err();
    assert!(error.to_string().contains("this number is not finite"), "{error}");
    assert!(matches!(error, SaveError::Verify { .. }));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["plan.ron"]);
}

#[test]
fn only_abandoned_temporary_files_of_this_file_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    save(&SystemFiles, &path, &project(6)).unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in [
        ".~plan.ron.0123456789abcdef",
        ".~other.ron.0123456789abcdef",
        ".~plan.ron.notes",
        ".~plan.ron.0123456789abcdeX",
    ] {
        fs::write(at(name), "x").unwrap();
    }
    let busy = SystemFiles.create_new(&at(".~plan.ron.fedcba9876543210")).unwrap();
    open(&SystemFiles, &path).unwrap();
    assert_eq!(
        names(folder.path()),
        [
            ".~other.ron.0123456789abcdef",
            ".~plan.ron.0123456789abcdeX",
            ".~plan.ron.fedcba9876543210",
            ".~plan.ron.notes",
            "plan.ron"
        ]
    );
    drop(busy);
    open(&SystemFiles, &path).unwrap();
    assert!(!at(".~plan.ron.fedcba9876543210").exists());
}

#[test]
fn a_picture_is_written_whole_or_not_at_all() {
    for failure in FAILURES {
        for at in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("roadmap.svg");
            fs::write(&path, "old").unwrap();
            let files = FaultyFiles::new(at, Fault::Once(failure));
            let result = write(&files, &path, b"new");
            if !files.has_failed() {
                assert!(at > 7, "only {at} calls were made");
                break;
            }
            let text = fs::read_to_string(&path).unwrap();
            match result {
                // What an earlier attempt left behind can stay.
                Ok(()) => assert_eq!(text, "new"),
                Err(SaveError::Io { operation: Operation::SyncFolder, .. }) => assert_eq!(text, "new"),
                Err(error) => assert_eq!(text, "old", "{error}"),
            }
            assert_eq!(names(folder.path()), ["roadmap.svg"]);
        }
    }
}

#[test]
fn a_picture_that_was_cut_short_leaves_nothing_behind_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roadmap.svg");
    for at in 0..12 {
        let _ = write(&FaultyFiles::new(at, Fault::FromThenOn(Failure::Device)), &path, b"new");
    }
    write(&SystemFiles, &path, b"newer").unwrap();
    assert_eq!(names(folder.path()), ["roadmap.svg"]);
    assert_eq!(fs::read(&path).unwrap(), b"newer");
}
