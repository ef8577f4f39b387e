//! What stands at the top of each column stays there while rows come and go above it.

use std::collections::HashMap;
use std::sync::Arc;

use super::layout::Anchor;
use super::view::BoardView;
use crate::insight::{Grouping, Sort};
use crate::model::{ColumnId, Story};
use crate::session::Document;

/// By column the anchor at which a story was last seen at its top.
pub(super) type Tops = HashMap<ColumnId, (Anchor, Arc<Story>)>;

impl BoardView {
    /// Notes what is at the top of a column of a board without lanes.
    pub fn remember_top(&mut self, document: &Document, column: ColumnId) {
        let anchor = self.anchors.get(&column).copied().unwrap_or_default();
        let story = self.shown(document).cell(0, column).get(anchor.row).cloned();
        match story.filter(|_| self.grouping == Grouping::None) {
            Some(story) => _ = self.tops.insert(column, (anchor, story)),
            None => _ = self.tops.remove(&column),
        }
    }

    /// Scrolls each column to where the story is now that was at its top. A column that is not scrolled stays so, and
    /// so does one whose top story is gone or was itself put elsewhere.
    pub(super) fn keep_tops(&mut self, document: &Document) {
        if self.grouping != Grouping::None {
            self.tops.clear();
        }
        let mut tops = std::mem::take(&mut self.tops);
        for (column, (seen, story)) in &mut tops {
            let anchor = self.anchors.get(column).copied().unwrap_or_default();
            if anchor != *seen || anchor == Anchor::default() {
                continue;
            }
            if let Some(row) = self.row_now(document, *column, story) {
                *seen = Anchor { row, ..anchor };
                self.anchors.insert(*column, *seen);
            }
        }
        self.tops = tops;
    }

    /// The row at which a column begins when a story is to stay where it is. What has just landed above it stays in
    /// sight, too.
    fn row_now(&self, document: &Document, column: ColumnId, story: &Arc<Story>) -> Option<usize> {
        let shown = self.shown(document);
        let now = document.project().stories.get(story.id)?;
        let is_sorted = shown.sort(column) != Sort::Rank;
        let was_moved = now.column != column || now.rank != story.rank || (is_sorted && now != story);
        let cell = shown.cell(0, column);
        let row = cell.position(now).filter(|_| !was_moved)?;
        let has_landed = |row: &usize| {
            let landed = self.landed.as_ref().map(|(stories, _)| stories);
            cell.get(*row).is_some_and(|story| landed.is_some_and(|landed| landed.contains(&story.id)))
        };
        Some(row - (0..row).rev().take_while(has_landed).count())
    }
}
