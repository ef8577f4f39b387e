//! Opening and saving on a real file system.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs::{self, File};
use std::path::Path;

use roadboard::model::{Column, Project};
use roadboard::storage::{self, ContentHash, OpenError, ReadError, SaveError, SystemFiles};

fn project(name: &str) -> Project {
    let mut project = Project::default();
    project.columns.insert(Column { name: name.into(), ..Column::default() });
    project
}

fn save(path: &Path, name: &str) -> Result<storage::Saved, SaveError> {
    storage::save(&SystemFiles, path, &project(name))
}

fn open(path: &Path) -> Result<storage::OpenedFile, OpenError> {
    storage::open(&SystemFiles, path)
}

#[test]
fn a_project_is_saved_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let saved = save(&path, "First").unwrap();
    let saved_again = save(&path, "Second").unwrap();
    assert_ne!(saved.hash, saved_again.hash);
    let opened = open(&path).unwrap();
    assert_eq!(opened.opened.project, project("Second"));
    assert_eq!(opened.opened.warnings, vec![]);
    assert_eq!((opened.hash, opened.path), (saved_again.hash, saved_again.path));
    let bytes = fs::read(&path).unwrap();
    assert_eq!(saved_again.bytes, bytes.len() as u64);
    assert_eq!(saved_again.hash, ContentHash::of(&bytes));
}

#[test]
fn what_is_no_project_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert!(matches!(open(&at("missing.ron")), Err(OpenError::NotFound { .. })));
    assert!(matches!(open(folder.path()), Err(OpenError::Folder { .. })));
    assert!(matches!(save(folder.path(), "X"), Err(SaveError::NotAFile { .. })));
    assert!(matches!(save(&at("no folder/plan.ron"), "X"), Err(SaveError::Io { .. })));
    assert!(matches!(save(Path::new("/"), "X"), Err(SaveError::NotAFile { .. })));

    fs::write(at("empty.ron"), "").unwrap();
    let error = open(&at("empty.ron")).unwrap_err();
    assert!(matches!(error, OpenError::Read { source: ReadError::Empty, .. }));
    assert!(!error.hint().is_empty());

    File::create(at("large.ron")).unwrap().set_len(storage::BYTE_LIMIT + 1).unwrap();
    assert!(matches!(open(&at("large.ron")), Err(OpenError::TooLarge { .. })));
}

#[test]
fn a_read_only_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    save(&path, "First").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions.clone()).unwrap();
    assert!(matches!(save(&path, "Second"), Err(SaveError::ReadOnly { .. })));
    assert_eq!(open(&path).unwrap().opened.project, project("First"));
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    fs::set_permissions(&path, permissions).unwrap();
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn the_mode_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        save(&path, "First").unwrap();
        for mode in [0o600, 0o640, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            save(&path, "Next").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, mode);
        }
    }

    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("plan.ron"), folder.path().join("link.ron"));
        save(&path, "First").unwrap();
        symlink("plan.ron", &link).unwrap();
        let saved = save(&link, "Second").unwrap();
        assert_eq!(saved.path, path.canonicalize().unwrap());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(open(&path).unwrap().opened.project, project("Second"));
        assert_eq!(open(&link).unwrap().path, saved.path);
    }

    #[test]
    fn what_is_no_ordinary_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink("nowhere", at("dangling")).unwrap();
        symlink("circle", at("circle")).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        assert!(matches!(save(&at("dangling"), "X"), Err(SaveError::NotAFile { .. })));
        assert!(matches!(save(&at("circle"), "X"), Err(SaveError::Io { .. })));
        assert!(matches!(save(&at("socket"), "X"), Err(SaveError::NotAFile { .. })));
        assert!(matches!(open(&at("socket")), Err(OpenError::NotAFile { .. })));
        assert!(matches!(open(&at("dangling")), Err(OpenError::NotFound { .. })));
    }
}

#[test]
fn a_hundred_thousand_stories_fit_in_forty_megabytes() {
    let size = roadboard::sample::SampleSize { stories: 100_000, ..roadboard::sample::SampleSize::default() };
    let bytes = roadboard::storage::to_ron(&roadboard::sample::project(&size)).len();
    assert!(bytes <= 40_000_000, "{bytes} bytes");
}
