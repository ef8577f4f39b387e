//! A file system for tests: the real one, of which any call can be made to fail.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::files::{Access, Files, Meta, NewFile, SystemFiles};

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// This call fails.
    Once(Failure),
    /// This call and all after it fail, as if the program had been killed or the disk had gone.
    FromThenOn(Failure),
    /// This call writes only half of what it was given, and says so.
    ShortWrite,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// EIO, and what else has no kind.
    Device,
    Kind(io::ErrorKind),
}

#[derive(Debug)]
struct Plan {
    calls: AtomicUsize,
    at: usize,
    fault: Fault,
}

impl Plan {
    /// Counts a call; fails when it is this one's turn. Tells whether to write only half.
    fn call(&self) -> io::Result<bool> {
        let call = self.calls.fetch_add(1, Ordering::SeqCst);
        let failure = match self.fault {
            Fault::Once(failure) if call == self.at => failure,
            Fault::FromThenOn(failure) if call >= self.at => failure,
            fault => return Ok(fault == Fault::ShortWrite && call == self.at),
        };
        Err(match failure {
            Failure::Device => io::Error::from_raw_os_error(5),
            Failure::Kind(kind) => kind.into(),
        })
    }
}

/// Fails the call of number `at`, counted from 0.
#[derive(Debug)]
pub(super) struct FaultyFiles(Arc<Plan>);

impl FaultyFiles {
    pub(super) fn new(at: usize, fault: Fault) -> Self {
        Self(Arc::new(Plan { calls: AtomicUsize::new(0), at, fault }))
    }

    /// There were so many calls that the fault has happened.
    pub(super) fn has_failed(&self) -> bool {
        self.0.calls.load(Ordering::SeqCst) > self.0.at
    }
}

impl Files for FaultyFiles {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.call()?;
        SystemFiles.canonicalize(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        self.0.call()?;
        SystemFiles.metadata(path)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.0.call()?;
        SystemFiles.read(path, limit)
    }

    fn check_writable(&self, path: &Path) -> io::Result<()> {
        self.0.call()?;
        SystemFiles.check_writable(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.0.call()?;
        let file = SystemFiles.create_new(path)?;
        Ok(Box::new(FaultyFile(file, Arc::clone(&self.0))))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.call()?;
        SystemFiles.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.call()?;
        SystemFiles.remove(path)
    }

    fn remove_abandoned(&self, path: &Path) -> io::Result<bool> {
        self.0.call()?;
        SystemFiles.remove_abandoned(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.0.call()?;
        SystemFiles.sync_folder(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<OsString>> {
        self.0.call()?;
        SystemFiles.list(path)
    }
}

struct FaultyFile(Box<dyn NewFile>, Arc<Plan>);

impl NewFile for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let half = self.1.call()?;
        self.0.write(if half { &bytes[..bytes.len() / 2] } else { bytes })
    }

    fn set_access(&mut self, access: Access) -> io::Result<()> {
        self.1.call()?;
        self.0.set_access(access)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.1.call()?;
        self.0.sync_all()
    }
}
