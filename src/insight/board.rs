//! The stories of each column in order.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{ColumnId, Edit, Project, Rank, SprintId, Story};

/// Which stories a board shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All that are not archived.
    #[default]
    All,
    /// All that are archived, whatever their sprint.
    Archived,
    /// Those of a sprint that are not archived.
    Sprint(SprintId),
}

impl Scope {
    pub fn holds(self, story: &Story) -> bool {
        match self {
            Self::All => !story.archived,
            Self::Archived => story.archived,
            Self::Sprint(sprint) => !story.archived && story.sprint == Some(sprint),
        }
    }
}

/// Stories by rank and then id: those of one column in one scope, or of one section of the backlog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    stories: Vec<Arc<Story>>,
    milli_points: i64,
}

impl Lane {
    pub fn stories(&self) -> &[Arc<Story>] {
        &self.stories
    }

    pub fn len(&self) -> usize {
        self.stories.len()
    }

    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }

    /// The sum of the estimates, to a thousandth.
    pub fn points(&self) -> f64 {
        self.milli_points as f64 / 1000.0
    }

    /// Where a story stands, in time logarithmic in the lane's length.
    pub fn position(&self, story: &Story) -> Option<usize> {
        self.search(story).ok()
    }

    fn search(&self, story: &Story) -> Result<usize, usize> {
        self.stories.binary_search_by(|other| other.order().cmp(&story.order()))
    }

    /// Any stories, put in order.
    pub(super) fn of(mut stories: Vec<Keyed>) -> Self {
        // Most pairs differ in the first characters of their ranks, which stand here without a look at the story.
        stories.sort_unstable_by(|(a_start, a), (b_start, b)| {
            a_start.cmp(b_start).then_with(|| a.order().cmp(&b.order()))
        });
        let stories: Vec<_> = stories.into_iter().map(|(_, story)| story).collect();
        Self { milli_points: stories.iter().map(milli_points).sum(), stories }
    }

    /// A lane without stories.
    pub(super) fn empty() -> &'static Self {
        static EMPTY: Lane = Lane { stories: Vec::new(), milli_points: 0 };
        &EMPTY
    }

    /// Takes out and puts in. Few changes are made in place, many in one pass over the lane.
    pub(super) fn change(&mut self, out: &[Arc<Story>], mut put: Vec<Arc<Story>>) {
        self.milli_points += put.iter().map(milli_points).sum::<i64>() - out.iter().map(milli_points).sum::<i64>();
        if out.len() + put.len() <= 16 {
            for story in out {
                if let Ok(i) = self.search(story) {
                    self.stories.remove(i);
                }
            }
            for story in put {
                let i = self.search(&story).unwrap_or_else(|i| i);
                self.stories.insert(i, story);
            }
            return;
        }
        let mut gone: Vec<usize> = out.iter().filter_map(|story| self.position(story)).collect();
        gone.sort_unstable();
        put.sort_by(|a, b| a.order().cmp(&b.order()));
        let spots: Vec<usize> = put.iter().map(|story| self.search(story).unwrap_or_else(|i| i)).collect();
        let mut gone = gone.into_iter().peekable();
        let mut put = spots.into_iter().zip(put).peekable();
        let old = std::mem::take(&mut self.stories);
        self.stories.reserve(old.len() + put.len());
        for (i, story) in old.into_iter().enumerate() {
            while let Some((_, new)) = put.next_if(|(spot, _)| *spot <= i) {
                self.stories.push(new);
            }
            if gone.next_if_eq(&i).is_none() {
                self.stories.push(story);
            }
        }
        self.stories.extend(put.map(|(_, new)| new));
    }
}

pub(super) fn milli_points(story: &Arc<Story>) -> i64 {
    thousandths(story.estimate)
}

/// An estimate as a whole number of thousandths of a point, so that taking out what was put in leaves nothing behind.
pub(super) fn thousandths(estimate: Option<f64>) -> i64 {
    // A file may hold any number; a million stories of the greatest one still add up.
    (estimate.unwrap_or(0.0) * 1000.0).round().clamp(-1e12, 1e12) as i64
}

/// All lanes of all scopes that hold a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardIndex {
    lanes: HashMap<(Scope, ColumnId), Lane>,
}

impl BoardIndex {
    pub(super) fn of(project: &Project) -> Self {
        let mut lanes: HashMap<_, Vec<Keyed>> = HashMap::new();
        for story in project.stories.iter() {
            for key in keys(story) {
                lanes.entry(key).or_default().push(keyed(story));
            }
        }
        Self { lanes: lanes.into_iter().map(|(key, stories)| (key, Lane::of(stories))).collect() }
    }

    pub(super) fn follow<'a>(&mut self, edits: impl Iterator<Item = &'a Edit<Story>>) {
        type Moves = (Vec<Arc<Story>>, Vec<Arc<Story>>);
        let mut moves: HashMap<(Scope, ColumnId), Moves> = HashMap::new();
        for edit in edits {
            for (story, put) in [(&edit.before, false), (&edit.after, true)] {
                let Some(story) = story else { continue };
                for key in keys(story) {
                    let (out, into) = moves.entry(key).or_default();
                    if put { into } else { out }.push(Arc::clone(story));
                }
            }
        }
        for (key, (out, put)) in moves {
            let lane = self.lanes.entry(key).or_default();
            lane.change(&out, put);
            if lane.is_empty() {
                self.lanes.remove(&key);
            }
        }
    }

    /// The stories of a column; an empty lane when there are none.
    pub fn lane(&self, scope: Scope, column: ColumnId) -> &Lane {
        self.lanes.get(&(scope, column)).unwrap_or(Lane::empty())
    }

    /// The columns that hold a story of a scope, in no order.
    pub(super) fn lanes_in(&self, scope: Scope) -> impl Iterator<Item = (ColumnId, &Lane)> {
        self.lanes.iter().filter(move |((of, _), _)| *of == scope).map(|((_, column), lane)| (*column, lane))
    }
}

/// A story with the start of its rank.
pub(super) type Keyed = (u128, Arc<Story>);

pub(super) fn keyed(story: &Arc<Story>) -> Keyed {
    (start_of(&story.rank), Arc::clone(story))
}

/// The first 16 bytes of a rank as a number of the same order.
fn start_of(rank: &Rank) -> u128 {
    let mut start = [0; 16];
    let bytes = rank.as_str().as_bytes();
    let length = bytes.len().min(start.len());
    start[..length].copy_from_slice(&bytes[..length]);
    u128::from_be_bytes(start)
}

/// Where a story is listed.
fn keys(story: &Story) -> impl Iterator<Item = (Scope, ColumnId)> + use<> {
    let column = story.column;
    let whole = if story.archived { Scope::Archived } else { Scope::All };
    let sprint = story.sprint.filter(|_| !story.archived).map(|sprint| (Scope::Sprint(sprint), column));
    std::iter::once((whole, column)).chain(sprint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId, Rank, RawId, StoryId};
    use proptest::prelude::*;

    fn id<I: EntityId>(n: u8) -> I {
        I::from_raw(RawId::from_bytes([n; 10]))
    }

    /// A story whose column, rank, sprint and all else come from one number.
    fn story(n: u8, what: u16) -> Story {
        let ranks = Rank::spread(None, None, 4);
        let what = usize::from(what);
        Story {
            id: id::<StoryId>(n),
            column: id((what % 3) as u8),
            rank: ranks[what / 3 % 4].clone(),
            estimate: Some((what % 7) as f64 / 2.0).filter(|points| *points > 0.0),
            sprint: (what % 5 > 2).then(|| id((what % 5) as u8)),
            archived: what.is_multiple_of(11),
            ..Story::default()
        }
    }

    proptest! {
        /// Each story is created, changed, left, or deleted at once: above 16 changes of a lane it is rebuilt in one pass.
        #[test]
        fn following_many_changes_equals_building_anew(
            turns in proptest::collection::vec((any::<Option<u16>>(), any::<Option<u16>>(), any::<bool>()), 0..200),
        ) {
            let (mut before, mut after) = (Project::default(), Project::default());
            let mut edits = Vec::new();
            for (n, (was, is, keep)) in turns.into_iter().enumerate() {
                let make = |what: Option<u16>| what.map(|what| Arc::new(story(n as u8, what)));
                let (was, is) = (make(was), if keep { make(was) } else { make(is) });
                if let Some(story) = &was {
                    before.stories.insert(Arc::clone(story));
                }
                if let Some(story) = &is {
                    after.stories.insert(Arc::clone(story));
                }
                // What stays is at times named as a change that changes nothing.
                if was != is || n.is_multiple_of(4) {
                    edits.push(Edit { before: was, after: is });
                }
            }
            let mut index = BoardIndex::of(&before);
            index.follow(edits.iter());
            prop_assert!(index == BoardIndex::of(&after));
            let back: Vec<_> =
                edits.iter().rev().map(|e| Edit { before: e.after.clone(), after: e.before.clone() }).collect();
            index.follow(back.iter());
            prop_assert!(index == BoardIndex::of(&before));
        }
    }

    #[test]
    fn a_whole_lane_turns_round_in_one_pass() {
        let ranks = Rank::spread(None, None, 100);
        let at = |n: u8, rank: usize| Arc::new(Story { id: id(n), rank: ranks[rank].clone(), ..Story::default() });
        let before: Vec<_> = (0..100).map(|n| at(n, usize::from(n))).collect();
        let project = Project { stories: before.iter().cloned().collect(), ..Project::default() };
        let mut index = BoardIndex::of(&project);
        let edits: Vec<_> = before
            .into_iter()
            .enumerate()
            .map(|(n, story)| Edit { before: Some(story), after: Some(at(n as u8, 99 - n)) })
            .collect();
        index.follow(edits.iter());
        let order: Vec<_> = index.lane(Scope::All, ColumnId::default()).stories().iter().map(|s| s.id).collect();
        assert_eq!(order, (0..100).rev().map(id::<StoryId>).collect::<Vec<_>>());
    }

    #[test]
    fn points_of_any_size_add_up() {
        let huge = |n| Arc::new(Story { id: id(n), estimate: Some(f64::MAX), ..Story::default() });
        let project = Project { stories: (0..100).map(huge).collect(), ..Project::default() };
        let index = BoardIndex::of(&project);
        assert!(index.lane(Scope::All, ColumnId::default()).points() > 0.0);
    }

    proptest! {
        #[test]
        fn the_start_of_a_rank_has_the_order_of_ranks(a in "[a-b][0-9A-Za-z]{1,24}", b in "[a-b][0-9A-Za-z]{1,24}") {
            if let (Some(a), Some(b)) = (Rank::parse(&a), Rank::parse(&b)) {
                prop_assert!(start_of(&a).cmp(&start_of(&b)).then(a.cmp(&b)) == a.cmp(&b));
            }
        }
    }
}
