//! The backlog as it is shown now.

use std::sync::Arc;

use super::ground::Fold;
use crate::insight::{Filter, ListGrouping, ListRows, Listing, Part, Section};
use crate::model::{Story, StoryId};
use crate::screens::board::FoldSet;
use crate::session::Document;

/// A look at the document's stories through a view.
#[derive(Clone, Copy, Debug)]
pub struct ShownBacklog<'a> {
    pub(super) document: &'a Document,
    pub(super) listing: &'a Listing,
    pub(super) folds: &'a FoldSet<Fold>,
}

/// Where a story stands: a part by its position, and a row of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub part: usize,
    pub row: usize,
}

impl<'a> ShownBacklog<'a> {
    /// From top to bottom; each section has one at least.
    pub fn parts(self) -> &'a [Part] {
        self.listing.parts()
    }

    pub fn part(self, position: usize) -> Option<Part> {
        self.parts().get(position).copied()
    }

    pub fn position(self, part: Part) -> Option<usize> {
        self.listing.position(part)
    }

    pub fn rows(self, part: Part) -> ListRows<'a> {
        self.listing.rows(self.document.indexes(), part)
    }

    pub fn grouping(self) -> ListGrouping {
        self.listing.how().grouping
    }

    pub fn filter(self) -> &'a Filter {
        self.listing.filter()
    }

    pub fn is_filtered(self) -> bool {
        self.listing.is_filtered()
    }

    /// Its rows are not in sight.
    pub fn is_folded(self, part: Part) -> bool {
        self.folds.contains(&Fold::Section(part.section)) || self.folds.contains(&Fold::Group(part))
    }

    /// The parts of a section.
    pub fn parts_of(self, section: Section) -> impl Iterator<Item = Part> + 'a {
        self.parts().iter().copied().filter(move |part| part.section == section)
    }

    /// Stories of a section as shown, and the sum of their estimates.
    pub fn amount(self, section: Section) -> (usize, f64) {
        let rows = self.parts_of(section).map(|part| self.rows(part));
        rows.fold((0, 0.0), |(n, sum), rows| (n + rows.len(), sum + rows.points()))
    }

    /// The stories that a section shows, from its top.
    pub fn stories_of(self, section: Section) -> Vec<StoryId> {
        self.parts_of(section).flat_map(|part| self.rows(part).iter()).map(|story| story.id).collect()
    }

    /// No section shows a story.
    pub fn is_empty(self) -> bool {
        self.parts().iter().all(|part| self.rows(*part).is_empty())
    }

    /// Where a story is shown, in a folded part too.
    pub fn find(self, story: &Story) -> Option<At> {
        let section = self.document.indexes().backlog.section_of(story)?;
        let part = Part { section, group: self.grouping().group_of(story) };
        Some(At { part: self.position(part)?, row: self.rows(part).position(story)? })
    }

    pub fn find_id(self, story: StoryId) -> Option<At> {
        self.find(self.document.project().stories.get(story)?)
    }

    pub fn is_shown(self, story: &Story) -> bool {
        self.find(story).is_some()
    }

    pub fn get(self, at: At) -> Option<&'a Arc<Story>> {
        self.rows(self.part(at.part)?).get(at.row)
    }

    /// All these stories stand in the part.
    pub(super) fn are_all_in(self, part: Part, stories: &[StoryId]) -> bool {
        let rows = self.rows(part);
        let all = &self.document.project().stories;
        stories.iter().all(|id| all.get(*id).is_some_and(|story| rows.position(story).is_some()))
    }

    /// The row so many rows further down, or up when negative, as far as there are any; folded parts are passed over.
    pub fn step(self, from: At, by: isize) -> At {
        let mut at = from;
        let mut left = by.unsigned_abs();
        while left > 0 {
            let len = self.part(at.part).map_or(0, |part| self.rows(part).len());
            // As far as this part goes.
            let within = if by < 0 { at.row } else { len.saturating_sub(at.row + 1) };
            let taken = within.min(left);
            at.row = if by < 0 { at.row - taken } else { at.row + taken };
            left -= taken;
            if left == 0 {
                break;
            }
            let is_open = |at: &usize| self.part(*at).is_some_and(|part| self.len_in_sight(part) > 0);
            let next =
                if by < 0 { (0..at.part).rev().find(is_open) } else { (at.part + 1..self.parts().len()).find(is_open) };
            let Some(part) = next else { break };
            let last = self.part(part).map_or(0, |part| self.rows(part).len().saturating_sub(1));
            at = At { part, row: if by < 0 { last } else { 0 } };
            left -= 1;
        }
        at
    }

    /// The first row in sight of all.
    pub fn first(self) -> Option<At> {
        (0..self.parts().len())
            .find(|at| self.part(*at).is_some_and(|part| self.len_in_sight(part) > 0))
            .map(|part| At { part, row: 0 })
    }

    /// The last row in sight of all.
    pub fn last(self) -> Option<At> {
        (0..self.parts().len()).rev().find_map(|at| {
            let len = self.part(at).map_or(0, |part| self.len_in_sight(part));
            Some(At { part: at, row: len.checked_sub(1)? })
        })
    }

    fn len_in_sight(self, part: Part) -> usize {
        if self.is_folded(part) { 0 } else { self.rows(part).len() }
    }

    /// The stories from one row to another, those of folded parts between them left out.
    pub fn between(self, a: At, b: At) -> Vec<StoryId> {
        let (from, to) = (a.min(b), a.max(b));
        let mut stories = Vec::new();
        for at in from.part..=to.part {
            let Some(part) = self.part(at) else { continue };
            let rows = self.rows(part);
            let first = if at == from.part { from.row } else { 0 };
            let end = if at == to.part { to.row + 1 } else { self.len_in_sight(part) };
            stories.extend((first..end).filter_map(|row| rows.get(row)).map(|story| story.id));
        }
        stories
    }
}
