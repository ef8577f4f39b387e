//! Roadboard: a native desktop planning tool for the Product Owner and the Product Manager of one product.
//!
//! The modules stand in the order of their arrows: each uses only those above it. ARCHITECTURE.md tells more.

pub mod model;

pub mod sample;

pub mod insight;

pub mod edit;

pub mod session;
