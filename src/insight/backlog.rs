//! The backlog and the sprints as ranked lists.
//!
//! Each section is a lane by rank, over all columns. Following a transaction costs what it touches: the stories that it
//! changes, those of a column that becomes one of done work or no longer is one, and those of a sprint that is closed,
//! deleted, or brought back.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::board::{Keyed, Lane, keyed};
use super::roll_up::{RollUps, done_columns};
use super::{BoardIndex, Scope, stories_of};
use crate::model::{Change, ColumnId, Project, Sprint, SprintId, SprintState, Story, StoryId, Transaction};

/// A part of the backlog screen that stories are planned in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// A sprint that is planned or active, with all of its stories that are not archived, done ones too.
    Sprint(SprintId),
    /// What is not in a sprint and not done: neither archived nor cancelled, in no column of kind *done*, and in no sprint
    /// but a closed one.
    #[default]
    Backlog,
}

/// The sections as the backlog shows them: the active sprint, those that are planned in the order of time, and the backlog.
pub fn sections(project: &Project) -> Vec<Section> {
    let mut sprints = open_sprints(project);
    sprints.sort_by_key(|sprint| sprint_order(sprint));
    sprints.into_iter().map(|sprint| Section::Sprint(sprint.id)).chain([Section::Backlog]).collect()
}

/// The sprint that is filled next: the first of the planned ones, as [`sections`] has them.
pub fn next_sprint(project: &Project) -> Option<SprintId> {
    let planned = open_sprints(project).into_iter().filter(|sprint| sprint.state == SprintState::Planned);
    planned.min_by_key(|sprint| sprint_order(sprint)).map(|sprint| sprint.id)
}

/// Sprints that are planned or active, in id order.
fn open_sprints(project: &Project) -> Vec<&Arc<Sprint>> {
    project.sprints.iter().filter(|sprint| sprint.state != SprintState::Closed).collect()
}

/// The active one first; those without dates last, and then by name.
fn sprint_order(sprint: &Sprint) -> impl Ord + use<> {
    let undated = sprint.start.is_none();
    (sprint.state != SprintState::Active, undated, sprint.start, sprint.end, sprint.name.clone(), sprint.id)
}

/// The lane of each section that holds a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BacklogIndex {
    sections: HashMap<Section, Lane>,
    terms: Terms,
}

/// What besides a story itself decides which section it stands in.
#[derive(Clone, Debug, Default, PartialEq)]
struct Terms {
    /// The columns of kind *done*.
    done: BTreeSet<ColumnId>,
    /// The sprints that are planned or active.
    open: BTreeSet<SprintId>,
}

impl Terms {
    fn of(project: &Project) -> Self {
        let open = open_sprints(project).into_iter().map(|sprint| sprint.id).collect();
        Self { done: done_columns(project), open }
    }

    /// Where a story stands; `cancelled` is asked only of those that may be in the backlog.
    fn section(&self, story: &Story, cancelled: impl FnOnce() -> bool) -> Option<Section> {
        if story.archived {
            return None;
        }
        if let Some(sprint) = story.sprint.filter(|sprint| self.open.contains(sprint)) {
            return Some(Section::Sprint(sprint));
        }
        (!self.done.contains(&story.column) && !cancelled()).then_some(Section::Backlog)
    }
}

/// What leaves a section, and what comes into it.
#[derive(Default)]
struct Move {
    out: Vec<Arc<Story>>,
    put: Vec<Arc<Story>>,
}

impl BacklogIndex {
    pub(super) fn of(project: &Project, roll_ups: &RollUps) -> Self {
        let terms = Terms::of(project);
        let mut sections: HashMap<_, Vec<Keyed>> = HashMap::new();
        for story in project.stories.iter() {
            if let Some(section) = terms.section(story, || roll_ups.is_cancelled(story.id)) {
                sections.entry(section).or_default().push(keyed(story));
            }
        }
        Self { sections: sections.into_iter().map(|(section, stories)| (section, Lane::of(stories))).collect(), terms }
    }

    /// Follows a transaction that project and board have followed already.
    pub(super) fn follow(&mut self, project: &Project, board: &BoardIndex, transaction: &Transaction) {
        let was = std::mem::take(&mut self.terms);
        let decides = |change: &Change| matches!(change, Change::Column(_) | Change::Sprint(_));
        let is = if transaction.changes.iter().any(decides) { Terms::of(project) } else { was.clone() };
        let place = |terms: &Terms, story: &Story| terms.section(story, || story.is_cancelled());
        let mut moves: HashMap<Section, Move> = HashMap::new();
        let mut move_one = |from: Option<&Arc<Story>>, to: Option<&Arc<Story>>| {
            if let Some((section, story)) = from.and_then(|story| Some((place(&was, story)?, story))) {
                moves.entry(section).or_default().out.push(Arc::clone(story));
            }
            if let Some((section, story)) = to.and_then(|story| Some((place(&is, story)?, story))) {
                moves.entry(section).or_default().put.push(Arc::clone(story));
            }
        };
        for edit in stories_of(transaction) {
            move_one(edit.before.as_ref(), edit.after.as_ref());
        }
        if was != is {
            let edited = stories_of(transaction).flat_map(|edit| [&edit.before, &edit.after]).flatten();
            let mut seen: HashSet<StoryId> = edited.map(|story| story.id).collect();
            for story in concerned(board, &was, &is).into_iter().filter(|story| seen.insert(story.id)) {
                move_one(Some(story), Some(story));
            }
        }
        for (section, Move { out, put }) in moves {
            let lane = self.sections.entry(section).or_default();
            lane.change(&out, put);
            if lane.is_empty() {
                self.sections.remove(&section);
            }
        }
        self.terms = is;
    }

    /// The stories of a section; an empty lane when there are none, or its sprint is closed.
    pub fn section(&self, section: Section) -> &Lane {
        self.sections.get(&section).unwrap_or(Lane::empty())
    }

    /// The section that a story stands in, in time logarithmic in its length; none for what is archived, done outside of a
    /// sprint that is open, or cancelled.
    pub fn section_of(&self, story: &Story) -> Option<Section> {
        let sprint = story.sprint.map(Section::Sprint).filter(|section| self.sections.contains_key(section));
        let section = sprint.unwrap_or_default();
        self.section(section).position(story).map(|_| section)
    }
}

/// The stories on the board that stand elsewhere although they may not have changed themselves, perhaps one twice.
fn concerned<'a>(board: &'a BoardIndex, was: &Terms, is: &Terms) -> Vec<&'a Arc<Story>> {
    let columns = was.done.symmetric_difference(&is.done).map(|column| board.lane(Scope::All, *column));
    let sprints = was.open.symmetric_difference(&is.open).flat_map(|sprint| board.lanes_in(Scope::Sprint(*sprint)));
    columns.chain(sprints.map(|(_, lane)| lane)).flat_map(Lane::stories).collect()
}
