//! Roadboard: a native desktop planning tool for the Product Owner and the Product Manager of one product.
//!
//! The modules stand in the order of their arrows: each uses only those above it. ARCHITECTURE.md tells more.

pub mod model;

pub mod insight;

pub mod edit;

pub mod storage;

pub mod sample;

pub mod session;

pub mod ui;

pub mod screens;

pub mod app;
