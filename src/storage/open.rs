//! Opens a project file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{OpenError, Operation};
use super::files::{Files, Kind};
use super::format::{self, BYTE_LIMIT, Opened};
use super::{ContentHash, temporary};

/// A project file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// Where it really is, without links.
    pub path: PathBuf,
    /// Of the bytes as they are on disk.
    pub hash: ContentHash,
    pub opened: Opened,
}

/// Reads a project file, and removes what a killed save left beside it. The file itself is only read.
///
/// # Errors
/// When there is no such file, it may not be read, or it is no project.
pub fn open(files: &dyn Files, path: &Path) -> Result<OpenedFile, OpenError> {
    let (path, bytes) = read_bytes(files, path)?;
    temporary::remove_stale(files, &path);
    match format::read(&bytes) {
        Ok(opened) => Ok(OpenedFile { hash: ContentHash::of(&bytes), path, opened }),
        Err(source) => Err(OpenError::Read { path, source }),
    }
}

/// The bytes of a file and where it really is.
fn read_bytes(files: &dyn Files, path: &Path) -> Result<(PathBuf, Vec<u8>), OpenError> {
    let failed = |operation, source: std::io::Error| {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound => OpenError::NotFound { path },
            ErrorKind::PermissionDenied => OpenError::Permission { path, source },
            ErrorKind::IsADirectory => OpenError::Folder { path },
            _ => OpenError::Io { path, operation, source },
        }
    };
    let real = files.canonicalize(path).map_err(|e| failed(Operation::Resolve, e))?;
    let meta = files.metadata(&real).map_err(|e| failed(Operation::Inspect, e))?;
    match meta.kind {
        Kind::File => {}
        Kind::Folder => return Err(OpenError::Folder { path: path.to_owned() }),
        Kind::Link | Kind::Other => return Err(OpenError::NotAFile { path: path.to_owned() }),
    }
    let too_large = |bytes| OpenError::TooLarge { path: path.to_owned(), bytes, limit: BYTE_LIMIT };
    if meta.len > BYTE_LIMIT {
        return Err(too_large(meta.len));
    }
    // One byte more than is allowed tells a file that has grown meanwhile.
    let bytes = files.read(&real, BYTE_LIMIT + 1).map_err(|e| failed(Operation::Read, e))?;
    if bytes.len() as u64 > BYTE_LIMIT {
        return Err(too_large(bytes.len() as u64));
    }
    Ok((real, bytes))
}
