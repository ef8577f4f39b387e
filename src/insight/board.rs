//! The stories of each column in order.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{ColumnId, Edit, Project, SprintId, Story};

/// Which stories a board shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All that are not archived.
    #[default]
    All,
    Sprint(SprintId),
}

/// The stories of one column in one scope, by rank and then id.
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

    /// Takes out and puts in. Few changes are made in place, many in one pass over the lane.
    fn change(&mut self, out: Vec<Arc<Story>>, mut put: Vec<Arc<Story>>) {
        self.milli_points += put.iter().map(milli_points).sum::<i64>() - out.iter().map(milli_points).sum::<i64>();
        if out.len() + put.len() <= 16 {
            for story in &out {
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

fn milli_points(story: &Arc<Story>) -> i64 {
    // A file may hold any number; a million stories of the greatest one still add up.
    (story.estimate.unwrap_or(0.0) * 1000.0).round().clamp(-1e12, 1e12) as i64
}

/// All lanes of all scopes that hold a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardIndex {
    lanes: HashMap<(Scope, ColumnId), Lane>,
}

impl BoardIndex {
    pub(super) fn of(project: &Project) -> Self {
        let mut lanes: HashMap<_, Lane> = HashMap::new();
        for story in project.stories.iter() {
            for key in keys(story) {
                let lane = lanes.entry(key).or_default();
                lane.milli_points += milli_points(story);
                lane.stories.push(Arc::clone(story));
            }
        }
        for lane in lanes.values_mut() {
            lane.stories.sort_unstable_by(|a, b| a.order().cmp(&b.order()));
        }
        Self { lanes }
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
            lane.change(out, put);
            if lane.is_empty() {
                self.lanes.remove(&key);
            }
        }
    }

    /// The stories of a column; an empty lane when there are none.
    pub fn lane(&self, scope: Scope, column: ColumnId) -> &Lane {
        static EMPTY: Lane = Lane { stories: Vec::new(), milli_points: 0 };
        self.lanes.get(&(scope, column)).unwrap_or(&EMPTY)
    }
}

/// Where a story is listed.
fn keys(story: &Story) -> impl Iterator<Item = (Scope, ColumnId)> + use<> {
    let column = story.column;
    let all = (!story.archived).then_some((Scope::All, column));
    let sprint = story.sprint.filter(|_| !story.archived).map(|sprint| (Scope::Sprint(sprint), column));
    all.into_iter().chain(sprint)
}
