//! An open document: a project with its indexes, history and selection, and what of it is saved.

mod document;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod plan_acts;
mod selection;
#[cfg(test)]
mod sprint_acts;

pub use document::{Clock, Document};
pub use selection::{Revision, Selection};
