//! What a project is, and what a change of it is. No input or output, no clock, no egui.

mod calendar;
mod change;
mod id;
mod moment;
mod plan;
mod project;
mod rank;
mod roadmap;
mod story;
mod strategy;
mod words;
mod workdays;

pub use calendar::Calendar;
pub use change::{Change, Edit, EntityRef, Transaction};
pub use id::*;
pub use moment::{BadTime, Date, Moment, YEARS, parse_date};
pub use plan::*;
pub(crate) use project::for_each_table;
pub use project::{Entity, Project, Settings, Swatch, Table};
pub use rank::{Placement, Rank, place};
pub use roadmap::*;
pub use story::*;
pub use strategy::*;
pub use words::Word;
pub(crate) use words::words;
pub use workdays::Workdays;
