//! What can go wrong between a project and its file: what happened, why, and what to do.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::format::ReadError;

/// What was being done when the file system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Resolve,
    Inspect,
    Read,
    CheckWritable,
    Create,
    Write,
    SetAccess,
    Sync,
    Rename,
    SyncFolder,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resolve => "finding the place of",
            Self::Inspect => "looking at",
            Self::Read => "reading",
            Self::CheckWritable => "opening for writing",
            Self::Create => "creating",
            Self::Write => "writing",
            Self::SetAccess => "setting the permissions of",
            Self::Sync => "flushing to the disk",
            Self::Rename => "putting the new file in the place of",
            Self::SyncFolder => "flushing to the disk the folder",
        })
    }
}

/// Why a project was not opened. Its source is the cause.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{} does not exist", path.display())]
    NotFound { path: PathBuf },
    #[error("{} is a folder", path.display())]
    Folder { path: PathBuf },
    #[error("{} is not an ordinary file", path.display())]
    NotAFile { path: PathBuf },
    #[error("{} may not be read", path.display())]
    Permission { path: PathBuf, source: io::Error },
    #[error("{} has {bytes} bytes, and more than {limit} are not read", path.display())]
    TooLarge { path: PathBuf, bytes: u64, limit: u64 },
    #[error("{operation} {} failed", path.display())]
    Io { path: PathBuf, operation: Operation, source: io::Error },
    #[error("{} could not be read as a project", path.display())]
    Read { path: PathBuf, source: ReadError },
}

impl OpenError {
    /// What a person can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NotFound { .. } => "Check whether it was moved or renamed, or whether its drive is connected.".into(),
            Self::Folder { .. } | Self::NotAFile { .. } => "Choose a project file, which ends in .ron.".into(),
            Self::Permission { .. } => "Ask its owner to let you read it.".into(),
            Self::TooLarge { .. } => "Check that this is the right file; a project is never this large.".into(),
            Self::Io { .. } => "Check that its drive is connected and sound, and try again.".into(),
            Self::Read { source, .. } => source.hint(),
        }
    }
}

/// Why a project was not saved. Its source is the cause. The file on disk is the old one, or already the new one when
/// the operation was [`Operation::SyncFolder`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("{} is not an ordinary file", path.display())]
    NotAFile { path: PathBuf },
    #[error("{} is read-only", path.display())]
    ReadOnly { path: PathBuf },
    #[error("what would be written to {} does not read back as the project: {problem}", path.display())]
    Verify { path: PathBuf, problem: String },
    #[error("{operation} {} failed", path.display())]
    Io { path: PathBuf, operation: Operation, source: io::Error },
}

impl SaveError {
    /// What a person can do about it.
    pub fn hint(&self) -> String {
        let hint = match self {
            Self::NotAFile { .. } => "Save under another name.",
            Self::ReadOnly { .. } => "Make the file writable, or save under another name.",
            Self::Verify { .. } => "Nothing was changed on disk. Undo the last change and save again, and report this.",
            Self::Io { source, .. } => match source.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    "Free some space on the disk and save again, or save to another disk."
                }
                ErrorKind::PermissionDenied => "Ask for the right to write to this folder, or save under another name.",
                ErrorKind::ReadOnlyFilesystem => "This disk cannot be written. Save to another one.",
                ErrorKind::NotFound => "Check that its drive is connected, or save under another name.",
                _ => "Save again; when that fails too, save to another disk.",
            },
        };
        hint.into()
    }
}
