//! The promises of the sample.

mod burn_down;
mod demo;
mod laws;
