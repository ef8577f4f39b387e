//! Scheduling on the working calendar: what a move pushes, which links are broken, what is critical.

mod circle;
mod critical;
mod links;
mod push;

pub use circle::circle;
pub use critical::{Critical, critical};
pub use links::PlanLinks;
pub use push::{Moves, is_broken, lag_of, pushes, slack};
