//! How a project lives on disk: its format, and opening and saving it safely.
//!
//! # Theory of operation
//!
//! The model knows nothing of files; [`format`] gives it the shape it has in one, writes that shape as RON and reads it
//! back. [`save`] makes the text of a snapshot, writes it to a new file beside the old one, reads the text back to see
//! that it is the same project, and only then renames the new file over the old one. All calls to the file system go
//! through [`Files`], so that tests can make each of them fail.

mod error;
#[cfg(test)]
mod faulty;
mod files;
pub(crate) mod format;
mod hash;
mod open;
mod save;
mod temporary;
#[cfg(test)]
mod tests;

pub use error::{OpenError, Operation, SaveError};
pub use files::{Access, Files, Kind, Meta, NewFile, SystemFiles};
pub use format::{BYTE_LIMIT, FORMAT, Header, MOST_WARNINGS, OLDEST, Opened, ReadError, Warning, read, to_ron};
pub use hash::ContentHash;
pub use open::{OpenedFile, open};
pub use save::{Saved, save, write};
