//! Edits of the roadmap.

mod bars;
#[cfg(test)]
mod bars_tests;
mod baselines;
#[cfg(test)]
mod bench;
mod dates;
mod delete;
mod draft;
mod initiatives;
#[cfg(test)]
mod initiatives_tests;
mod lanes;
mod links;
#[cfg(test)]
mod links_tests;
mod milestones;
mod names;
mod nodes;
mod themes;

pub use bars::reschedule;
pub use baselines::edit_baselines;
pub use dates::GREATEST_LENGTH;
pub(super) use dates::check_date;
pub use delete::delete_nodes;
pub use initiatives::{create_initiative, edit_initiatives};
pub use links::{GREATEST_LAG, edit_links};
pub use milestones::{create_milestone, edit_milestones};
pub use nodes::edit_nodes;
pub use themes::edit_themes;
