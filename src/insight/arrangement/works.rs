//! What an arrangement builds of one scope, and how it follows changes.

use std::sync::Arc;

use super::cell::Cell;
use super::lanes;
use super::layout::{Cells, Layout, Total};
use super::roster::Roster;
use super::sieve::Sieve;
use super::sort::Order;
use super::text::Text;
use crate::insight::{BoardIndex, Filter, Grouping, Indexes, LaneKey, Scope, stories_of};
use crate::model::{ColumnId, Project, StoryId, Transaction};

#[derive(Debug)]
pub(super) struct Works {
    scope: Scope,
    roster: Roster,
    /// Only once words have been searched for.
    text: Option<Text>,
    layout: Layout,
    /// Both only with a filter.
    sieve: Option<Sieve>,
    passing: Option<Cells>,
}

impl Works {
    fn new(project: &Project, board: &BoardIndex, scope: Scope, grouping: Grouping, order: Order) -> Self {
        let roster = Roster::of(project, board, scope);
        let layout = Layout::of(board, scope, &roster, grouping, order);
        Self { scope, roster, text: None, layout, sieve: None, passing: None }
    }

    /// Those that are there, made to fit, or new ones in their place.
    pub(super) fn fitting<'a>(
        works: &'a mut Option<Self>,
        project: &Project,
        board: &BoardIndex,
        scope: Scope,
        grouping: Grouping,
        order: Order,
    ) -> &'a mut Self {
        match works.take().filter(|works| works.scope == scope) {
            Some(mut fitting) => {
                if fitting.layout.grouping != grouping || fitting.layout.order != order {
                    fitting.layout = Layout::of(board, scope, &fitting.roster, grouping, order);
                    fitting.pass();
                }
                works.insert(fitting)
            }
            None => works.insert(Self::new(project, board, scope, grouping, order)),
        }
    }

    pub(super) fn scope(&self) -> Scope {
        self.scope
    }

    /// Gathers the text that words are searched in, if that is still to be done.
    pub(super) fn prepare_search(&mut self, project: &Project) {
        self.text.get_or_insert_with(|| Text::of(&self.roster, project));
    }

    /// Finds what passes a filter; nothing is left out without one.
    pub(super) fn sift(&mut self, project: &Project, filter: &Filter) {
        if filter.is_empty() {
            (self.sieve, self.passing) = (None, None);
            return;
        }
        if !filter.words.is_empty() {
            self.prepare_search(project);
        }
        self.sieve = Some(Sieve::of(filter, project, &self.roster, self.text.as_ref(), self.sieve.take()));
        self.pass();
    }

    /// As [`Self::sift`], when what was found before no longer holds.
    pub(super) fn sift_anew(&mut self, project: &Project, filter: &Filter) {
        self.sieve = None;
        self.sift(project, filter);
    }

    fn pass(&mut self) {
        let passing = |sieve: &Sieve| self.layout.passing(|slot| sieve.passes(slot), &self.roster);
        self.passing = self.sieve.as_ref().map(passing);
    }

    pub(super) fn lanes(&self, project: &Project) -> Vec<LaneKey> {
        lanes::shown(project, &self.layout, self.passing.as_ref())
    }

    /// What a column shows in all lanes.
    pub(super) fn total(&self, column: ColumnId) -> Total {
        self.passing.as_ref().unwrap_or(&self.layout.all).total(column)
    }

    pub(super) fn cell(&self, lane: &LaneKey, column: ColumnId) -> Option<Cell<'_>> {
        let cells = self.passing.as_ref().unwrap_or(&self.layout.all);
        let slots = cells.get(self.layout.number(lane)?, column)?;
        Some(Cell::of_slots(slots, column, &self.layout.order, &self.roster))
    }

    /// So many stories cost more one by one than all of them at once.
    pub(super) fn is_much(&self, stories: usize) -> bool {
        stories > 64 + self.roster.len() / 32
    }

    /// Builds everything anew that is built now.
    pub(super) fn renew(&mut self, project: &Project, board: &BoardIndex, filter: &Filter) {
        let order = self.layout.order.renewed(project);
        let searched = self.text.is_some();
        *self = Self::new(project, board, self.scope, self.layout.grouping, order);
        if searched {
            self.prepare_search(project);
        }
        self.sift(project, filter);
    }

    /// Follows what happened to stories, one by one.
    pub(super) fn follow(&mut self, project: &Project, indexes: &Indexes, transaction: &Transaction, filter: &Filter) {
        let ids =
            || stories_of(transaction).filter_map(|edit| edit.after.as_ref().or(edit.before.as_ref())).map(|s| s.id);
        for story in ids() {
            self.follow_story(project, story);
        }
        if filter.asks_state() {
            for story in ids().flat_map(|blocker| indexes.blocks(blocker)) {
                self.sift_story(project, story);
            }
        }
    }

    fn follow_story(&mut self, project: &Project, id: StoryId) {
        let slot = self.roster.slot(id);
        let old = slot.and_then(|slot| Some((slot, Arc::clone(self.roster.get(slot)?))));
        if let Some((slot, old)) = &old {
            let keys = self.layout.keys(old);
            self.layout.all.remove(&keys, *slot, old, &self.layout.order, &self.roster);
            if let Some(passing) = &mut self.passing {
                passing.remove(&keys, *slot, old, &self.layout.order, &self.roster);
            }
        }
        let Some(new) = project.stories.get(id).filter(|story| self.scope.holds(story)) else {
            self.roster.remove(id);
            if let (Some((slot, _)), Some(text)) = (old, &mut self.text) {
                text.remove(slot);
            }
            return;
        };
        let slot = self.roster.put(new);
        if let Some(text) = &mut self.text {
            text.put(slot, new, project);
        }
        let keys = self.layout.keys(new);
        self.layout.all.insert(&keys, slot, new, &self.layout.order, &self.roster);
        if let (Some(sieve), Some(passing)) = (&mut self.sieve, &mut self.passing) {
            sieve.sift(slot, new, project, self.text.as_ref());
            if sieve.passes(slot) {
                passing.insert(&keys, slot, new, &self.layout.order, &self.roster);
            }
        }
    }

    /// Asks again whether a story passes, after something that it depends on has changed.
    fn sift_story(&mut self, project: &Project, id: StoryId) {
        let Some(slot) = self.roster.slot(id) else { return };
        let (Some(sieve), Some(passing)) = (&mut self.sieve, &mut self.passing) else { return };
        let Some(story) = self.roster.get(slot) else { return };
        let passed = sieve.passes(slot);
        sieve.sift(slot, story, project, self.text.as_ref());
        let keys = self.layout.keys(story);
        match (passed, sieve.passes(slot)) {
            (true, false) => passing.remove(&keys, slot, story, &self.layout.order, &self.roster),
            (false, true) => passing.insert(&keys, slot, story, &self.layout.order, &self.roster),
            _ => {}
        }
    }
}
