//! Edits of the roadmap.

mod bars;
mod baselines;
mod delete;
mod initiatives;
mod links;
mod milestones;
mod nodes;
mod themes;

pub use bars::reschedule;
pub use baselines::edit_baselines;
pub use delete::delete_nodes;
pub use initiatives::{create_initiative, edit_initiatives};
pub use links::edit_links;
pub use milestones::{create_milestone, edit_milestones};
pub use nodes::edit_nodes;
pub use themes::edit_themes;
