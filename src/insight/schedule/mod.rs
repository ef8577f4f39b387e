//! Scheduling on the working calendar: what a move pushes, which links are broken, what is critical.

mod bounds;
mod circle;
mod critical;
mod graph;
#[cfg(test)]
mod laws;
mod links;
mod node_map;
mod push;
#[cfg(test)]
mod slow;
#[cfg(test)]
mod tests;

pub use circle::circle;
pub use critical::{Critical, critical};
pub use links::PlanLinks;
pub use push::{Moves, is_broken, lag_of, pushes, slack, slack_between, slack_on};
