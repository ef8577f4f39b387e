//! Saves a project so that at every moment the file on disk is the old one or the new one, complete.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::{Operation, SaveError};
use super::files::{Access, Files, Kind, NewFile};
use super::{ContentHash, format, temporary};
use crate::model::{IdSource, Project};

/// Bytes given to the system at once.
const CHUNK: usize = 1024 * 1024;

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where the file really is, without links.
    pub path: PathBuf,
    pub bytes: u64,
    pub hash: ContentHash,
}

/// Where a file goes, and what it replaces.
struct Target {
    path: PathBuf,
    /// Of the file that is replaced.
    access: Option<Access>,
}

/// Writes a project to a file, which must be an ordinary file or not exist yet. A link is followed.
///
/// # Errors
/// The file on disk is then the old one. Only when flushing the folder failed it is the new one, which a power cut
/// might still undo.
pub fn save(files: &dyn Files, path: &Path, project: &Project) -> Result<Saved, SaveError> {
    let target = resolve(files, path)?;
    let text = format::to_ron(project);
    replace(files, &target, text.as_bytes(), || verify(text.as_bytes(), project))?;
    Ok(Saved { hash: ContentHash::of(text.as_bytes()), bytes: text.len() as u64, path: target.path })
}

/// As [`save`], for a file that is no project, such as a picture. Nobody reads it back.
pub fn write(files: &dyn Files, path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = resolve(files, path)?;
    // No one opens it again through us, so what an earlier attempt left behind goes now.
    temporary::remove_stale(files, &target.path);
    replace(files, &target, bytes, || Ok(()))
}

fn failed(path: &Path, operation: Operation) -> impl FnOnce(io::Error) -> SaveError + '_ {
    move |source| SaveError::Io { path: path.to_owned(), operation, source }
}

/// Follows links, and refuses what must not be replaced.
fn resolve(files: &dyn Files, path: &Path) -> Result<Target, SaveError> {
    let real = match files.canonicalize(path) {
        Ok(real) => real,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match files.metadata(path) {
                // A link to a place that is not there, such as a drive that is not connected.
                Ok(_) => Err(SaveError::NotAFile { path: path.to_owned() }),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    Ok(Target { path: in_real_folder(files, path)?, access: None })
                }
                Err(error) => Err(failed(path, Operation::Inspect)(error)),
            };
        }
        Err(error) => return Err(failed(path, Operation::Resolve)(error)),
    };
    let meta = files.metadata(&real).map_err(failed(&real, Operation::Inspect))?;
    if meta.kind != Kind::File {
        return Err(SaveError::NotAFile { path: real });
    }
    // A rename asks only for the right to the folder, so a file that is read-only must be refused here.
    if meta.read_only {
        return Err(SaveError::ReadOnly { path: real });
    }
    files.check_writable(&real).map_err(failed(&real, Operation::CheckWritable))?;
    Ok(Target { path: real, access: meta.access })
}

/// The path of a file that does not exist, in a folder that does.
fn in_real_folder(files: &dyn Files, path: &Path) -> Result<PathBuf, SaveError> {
    let Some(name) = path.file_name() else { return Err(SaveError::NotAFile { path: path.to_owned() }) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = files.canonicalize(folder).map_err(failed(folder, Operation::Resolve))?;
    Ok(folder.join(name))
}

/// Puts the text in the place of the target: written beside it, read back, renamed over it.
///
/// `verify` says what is wrong with what is written. Whoever wants to see the old file once more, to compare or to keep
/// it, does so right before the rename.
fn replace(
    files: &dyn Files,
    target: &Target,
    bytes: &[u8],
    verify: impl FnOnce() -> Result<(), String> + Send,
) -> Result<(), SaveError> {
    let Target { path, access } = target;
    let (temporary, mut file) = create(files, path)?;
    // Reading back takes about as long as the disk, so both go at once.
    let written = std::thread::scope(|scope| {
        let verified = scope.spawn(verify);
        let written = fill(&mut *file, path, bytes, *access);
        let verified = verified.join().unwrap_or_else(|_| Err("the check ended early".into()));
        verified.map_err(|problem| SaveError::Verify { path: path.clone(), problem }).and(written)
    });
    // The file stays open until it has its name, so that nobody takes it for one that was left behind.
    let renamed = written.and_then(|()| files.rename(&temporary, path).map_err(failed(path, Operation::Rename)));
    drop(file);
    if renamed.is_err() {
        // What cannot be removed now is removed when the file is opened the next time.
        let _ = files.remove(&temporary);
        return renamed;
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    files.sync_folder(folder).map_err(failed(folder, Operation::SyncFolder))
}

/// A new file beside another.
fn create(files: &dyn Files, path: &Path) -> Result<(PathBuf, Box<dyn NewFile>), SaveError> {
    let mut ids = IdSource::from_system();
    let temporary = temporary::beside(path, &mut ids);
    let file = files.create_new(&temporary).map_err(failed(path, Operation::Create))?;
    Ok((temporary, file))
}

/// Writes the new file; errors name the `path` that it is meant for.
fn fill(file: &mut dyn NewFile, path: &Path, bytes: &[u8], access: Option<Access>) -> Result<(), SaveError> {
    for chunk in bytes.chunks(CHUNK) {
        write_all(file, chunk).map_err(failed(path, Operation::Write))?;
    }
    if let Some(access) = access {
        file.set_access(access).map_err(failed(path, Operation::SetAccess))?;
    }
    file.sync_all().map_err(failed(path, Operation::Sync))
}

fn write_all(file: &mut dyn NewFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// What was written is the project, down to the last field.
fn verify(text: &[u8], project: &Project) -> Result<(), String> {
    let back = format::read_back(text).map_err(|error| error.to_string())?;
    if back == *project { Ok(()) } else { Err("it reads back as another project".into()) }
}
