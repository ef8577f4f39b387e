//! The promises of the sample.

mod demo;
mod laws;
