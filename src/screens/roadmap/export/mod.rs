//! The plan as a picture to share: SVG, and PNG from it.
//!
//! # Theory of operation
//!
//! [`sheet`] draws the plan with the layout and the composer of the screen. [`frame`] puts a title above it and a legend
//! below. That is a list of shapes still; [`svg`] writes it as text, and [`png`] draws that text, so both look the same.

mod frame;
mod legend;
mod poster;
#[cfg(test)]
mod poster_tests;
mod sheet;

pub use poster::{HINT, Poster};
pub use sheet::{Part, Sheet, sheet};
