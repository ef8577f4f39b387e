//! A ranked list without the stories that are moved, which is what they are put into.

use std::collections::HashSet;
use std::sync::Arc;

use super::Place;
use crate::insight::Lane;
use crate::model::{Project, Rank, Story, StoryId, Transaction, place};

pub(super) struct Rest<'a> {
    lane: &'a Lane,
    /// Where moved stories stand in the lane, in order.
    taken: Vec<usize>,
    /// For each of them, how many that stay stand before it.
    before: Vec<usize>,
    moved: HashSet<StoryId>,
}

impl<'a> Rest<'a> {
    /// Those that are moved may come from elsewhere.
    pub(super) fn new(lane: &'a Lane, moved: &[&Arc<Story>]) -> Self {
        let mut taken: Vec<usize> = moved.iter().filter_map(|story| lane.position(story)).collect();
        taken.sort_unstable();
        let before = taken.iter().enumerate().map(|(i, t)| t - i).collect();
        Self { lane, taken, before, moved: moved.iter().map(|story| story.id).collect() }
    }

    fn len(&self) -> usize {
        self.lane.len() - self.taken.len()
    }

    /// The i-th story that stays.
    fn story(&self, i: usize) -> &'a Arc<Story> {
        &self.lane.stories()[i + self.before.partition_point(|before| *before <= i)]
    }

    /// How many that stay come before the place that is asked for: all, when its neighbour is not in the list.
    pub(super) fn index_of(&self, project: &Project, place: Place) -> usize {
        let spot = |id: StoryId, after: bool| -> Option<usize> {
            let position = self.lane.position(project.stories.get(id)?)?;
            let before = position - self.taken.partition_point(|t| *t < position);
            Some(before + usize::from(after && !self.moved.contains(&id)))
        };
        match place {
            Place::Top | Place::Kept => Some(0),
            Place::Bottom => None,
            Place::Before(id) => spot(id, false),
            Place::After(id) => spot(id, true),
        }
        .unwrap_or(self.len())
    }

    /// All `n` that are moved stand there already.
    pub(super) fn are_at(&self, at: usize, n: usize) -> bool {
        self.taken.len() == n && self.taken.iter().enumerate().all(|(i, t)| *t == at + i)
    }

    /// The ranks of `n` stories that are put before the one at index `at`; neighbours give way in the transaction.
    pub(super) fn make_room(&self, transaction: &mut Transaction, at: usize, n: usize) -> Vec<Rank> {
        let placement = place(self.len(), |i| &self.story(i).rank, at, n);
        for (i, rank) in placement.rekeyed {
            let before = self.story(i);
            transaction.replace(before, Story { rank, ..(**before).clone() });
        }
        placement.new
    }
}
