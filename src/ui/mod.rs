//! Theme, fonts, icons, the table of actions, and the widgets that screens share.

pub mod cards;
pub mod command;
pub mod dates_in_words;
pub mod fonts;
pub mod format;
pub mod icons;
pub mod keys;
pub mod measure;
pub mod picture;
pub mod theme;
pub mod widgets;

pub use cards::Cards;
pub use command::{Command, Facts, Group};
pub use measure::FontMeasure;
pub use theme::Tokens;
