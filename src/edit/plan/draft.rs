//! What becomes of bars and milestones in one edit: what a person sets, and what the scheduler pushes.

use std::collections::{BTreeMap, btree_map::Entry};

use super::names::name;
use crate::edit::{Desk, Refusal};
use crate::insight::{Moves, pushes};
use crate::model::{Initiative, InitiativeId, Milestone, MilestoneId, Node, Period, Project, Transaction, Workdays};

/// Bars and milestones as they are to be. Each changes once, whatever happens to it on the way.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    project: &'a Project,
    initiatives: BTreeMap<InitiativeId, Initiative>,
    milestones: BTreeMap<MilestoneId, Milestone>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self { project, initiatives: BTreeMap::new(), milestones: BTreeMap::new() }
    }

    /// An initiative to change; none when it is gone.
    pub(super) fn initiative(&mut self, id: InitiativeId) -> Option<&mut Initiative> {
        match self.initiatives.entry(id) {
            Entry::Occupied(entry) => Some(entry.into_mut()),
            Entry::Vacant(entry) => Some(entry.insert((**self.project.initiatives.get(id)?).clone())),
        }
    }

    /// A milestone to change; none when it is gone.
    pub(super) fn milestone(&mut self, id: MilestoneId) -> Option<&mut Milestone> {
        match self.milestones.entry(id) {
            Entry::Occupied(entry) => Some(entry.into_mut()),
            Entry::Vacant(entry) => Some(entry.insert((**self.project.milestones.get(id)?).clone())),
        }
    }

    /// Puts it to its dates; a milestone to the first.
    pub(super) fn place(&mut self, node: Node, period: Period) {
        match node {
            Node::Initiative(id) => {
                if let Some(initiative) = self.initiative(id) {
                    (initiative.start, initiative.end) = (Some(period.start), Some(period.end));
                }
            }
            Node::Milestone(id) => {
                if let Some(milestone) = self.milestone(id) {
                    milestone.date = Some(period.start);
                }
            }
        }
    }

    /// The dates of all that is in the draft and has any.
    pub(super) fn periods(&self) -> BTreeMap<Node, Period> {
        let bars = self.initiatives.iter().filter_map(|(id, bar)| Some((Node::Initiative(*id), bar.period()?)));
        let days = self.milestones.iter().filter_map(|(id, day)| Some((Node::Milestone(*id), day.period()?)));
        bars.chain(days).collect()
    }

    /// It is to be something else than it is.
    pub(super) fn changes(&self, node: Node) -> bool {
        match node {
            Node::Initiative(id) => {
                self.initiatives.get(&id) != self.project.initiatives.get(id).map(|before| &**before)
            }
            Node::Milestone(id) => self.milestones.get(&id) != self.project.milestones.get(id).map(|before| &**before),
        }
    }

    /// What is in the draft stays where it was put, and pushes what its links say, when any of it has other dates than
    /// before. Tells how many were pushed.
    ///
    /// # Errors
    /// As [`Self::push`].
    pub(super) fn push_from_here(&mut self, desk: &Desk<'_>) -> Result<usize, Refusal> {
        let placed = self.periods();
        if placed.iter().all(|(node, period)| self.project.period(*node) == Some(*period)) {
            return Ok(0);
        }
        self.push(desk, &Moves { placed, links: Vec::new() })
    }

    /// Moves what the scheduler moves in turn, unless the project schedules by hand. Tells how many.
    ///
    /// # Errors
    /// When something would be pushed to the end of time, where the scheduler stops.
    pub(super) fn push(&mut self, desk: &Desk<'_>, moves: &Moves) -> Result<usize, Refusal> {
        if self.project.settings.manual_scheduling {
            return Ok(0);
        }
        let last = Workdays::of(&self.project.settings.calendar).date(i64::MAX);
        let mut pushed = pushes(self.project, &desk.indexes.plan, moves);
        pushed.retain(|(node, period)| self.project.period(*node) != Some(*period));
        for (node, period) in &pushed {
            if period.end >= last {
                return Err(Refusal::Beyond(name(self.project, *node)));
            }
            self.place(*node, *period);
        }
        Ok(pushed.len())
    }

    /// Adds what changes to a transaction.
    pub(super) fn finish(self, transaction: &mut Transaction) {
        for (id, after) in self.initiatives {
            if let Some(before) = self.project.initiatives.get(id) {
                transaction.replace(before, after);
            }
        }
        for (id, after) in self.milestones {
            if let Some(before) = self.project.milestones.get(id) {
                transaction.replace(before, after);
            }
        }
    }
}
