//! One folder per screen. A screen shows the document and says what the person asked for; it changes nothing itself.

mod action;
pub mod backlog;
pub mod board;
pub mod delivery;
pub mod drag;
mod filter_bar;
pub mod inspector;
pub mod roadmap;
pub mod sprints;
pub mod welcome;

pub use action::{Action, Dialog, Pick, to_be_made};

use crate::session::Document;
use crate::ui::cards::Cards;
use crate::ui::command::Facts;
use crate::ui::format::Dates;

/// What a screen may look at.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    pub document: &'a Document,
    pub facts: &'a Facts,
    pub dates: Dates,
    /// How cards look.
    pub cards: Cards,
    /// Motion is wanted; the preference turns it off.
    pub motion: bool,
}
