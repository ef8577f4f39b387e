//! The file system as the storage needs it, so that tests can make any call of it fail.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    /// A device, a socket, a pipe.
    Other,
}

/// What a file system says of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    pub kind: Kind,
    /// In bytes.
    pub len: u64,
    /// Nobody may write it.
    pub read_only: bool,
    /// Where the system has them.
    pub access: Option<Access>,
}

/// Who may do what with a file, as Unix keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    pub mode: u32,
    pub user: u32,
    pub group: u32,
}

/// The calls that reading and saving make. All of them block.
pub trait Files: Send + Sync + fmt::Debug {
    /// The path without links, `.` and `..`.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    /// What stands at the path itself; a link is not followed.
    fn metadata(&self, path: &Path) -> io::Result<Meta>;
    /// The first `limit` bytes of a file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// Fails when this process may not write the file. Changes nothing.
    fn check_writable(&self, path: &Path) -> io::Result<()>;
    /// A file that was not there before.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a file that no process holds as a [`NewFile`]; tells whether it did.
    fn remove_abandoned(&self, path: &Path) -> io::Result<bool>;
    /// Makes the names in a folder durable, where the system can.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder, in any order.
    fn list(&self, path: &Path) -> io::Result<Vec<OsString>>;
}

/// A new file that is being written.
pub trait NewFile: Send {
    /// Writes some of the bytes; tells how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Gives it the mode of another file, and its owner where this process may.
    fn set_access(&mut self, access: Access) -> io::Result<()>;
    /// Returns when all that was written is durable.
    fn sync_all(&mut self) -> io::Result<()>;
}

/// The file system of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemFiles;

impl Files for SystemFiles {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        let meta = fs::symlink_metadata(path)?;
        let kind = match meta.file_type() {
            kind if kind.is_file() => Kind::File,
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_symlink() => Kind::Link,
            _ => Kind::Other,
        };
        Ok(Meta { kind, len: meta.len(), read_only: meta.permissions().readonly(), access: access(&meta) })
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let mut bytes = Vec::with_capacity(file.metadata().map_or(0, |m| m.len().min(limit)) as usize);
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn check_writable(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().write(true).open(path).map(drop)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        // A hint to others who tidy up; some file systems know no locks.
        let _ = file.try_lock();
        Ok(Box::new(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_abandoned(&self, path: &Path) -> io::Result<bool> {
        if self.metadata(path)?.kind != Kind::File {
            return Ok(false);
        }
        if let Err(TryLockError::WouldBlock) = File::open(path)?.try_lock() {
            return Ok(false);
        }
        fs::remove_file(path).map(|()| true)
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some file systems cannot sync a folder; there is nothing better to do.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            result => result,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(path)?.map(|entry| entry.map(|e| e.file_name())).collect()
    }
}

impl NewFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }

    #[cfg(unix)]
    fn set_access(&mut self, access: Access) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        let Access { mode, user, group } = access;
        let meta = self.metadata()?;
        if (meta.uid(), meta.gid()) != (user, group) {
            // Only an administrator may give files away, so a refusal is the usual answer.
            let _ = fchown(&*self, Some(user), Some(group)).or_else(|_| fchown(&*self, None, Some(group)));
        }
        self.set_permissions(fs::Permissions::from_mode(mode))
    }

    #[cfg(not(unix))]
    fn set_access(&mut self, _: Access) -> io::Result<()> {
        Ok(())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        File::sync_all(self)
    }
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems have none")]
fn access(meta: &fs::Metadata) -> Option<Access> {
    use std::os::unix::fs::MetadataExt as _;
    Some(Access { mode: meta.mode() & 0o7777, user: meta.uid(), group: meta.gid() })
}

#[cfg(not(unix))]
fn access(_: &fs::Metadata) -> Option<Access> {
    None
}
