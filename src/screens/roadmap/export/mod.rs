//! The plan as a picture to share: SVG, and PNG from it.

mod sheet;

pub use sheet::{Part, sheet};
