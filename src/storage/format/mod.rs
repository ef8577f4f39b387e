//! The format of project files: RON made to be read, compared line by line, and merged.

#[cfg(test)]
pub(crate) mod arbitrary;
mod collections;
mod context;
mod document;
mod error;
mod links;
mod migrate;
mod read;
mod records;
mod repair;
mod shape;
#[cfg(test)]
mod tests;
mod variants;
mod warning;
mod writer;

pub use document::Header;
pub use error::ReadError;
pub use migrate::{FORMAT, OLDEST};
pub(crate) use read::read_back;
pub use read::{BYTE_LIMIT, Opened, read};
pub use warning::{MOST_WARNINGS, Warning};

use crate::model::Project;

/// The text of a project's file. The same project gives the same text on every machine.
pub fn to_ron(project: &Project) -> String {
    document::write(project, env!("CARGO_PKG_VERSION"))
}
