//! What the lists of the roadmap share: rows of one height, their scrolling, menus and texts.

pub(super) mod empty;
pub(super) mod menu;
pub(super) mod rows;
pub(super) mod scroll;
pub(super) mod selecting;
pub(super) mod text;
