//! Roadboard: a native desktop planning tool for the Product Owner and the Product Manager of one product.

pub mod model;
pub mod storage;
