//! Making and deleting stories.

use std::collections::BTreeSet;

use super::limits::check_limits;
use super::move_stories::{check_lane, put_into};
use super::peers::place_below;
use super::{Desk, Refusal, StoryList, name_of};
use crate::insight::LaneKey;
use crate::model::{ColumnId, ColumnKind, Event, EventKind, SprintId, Story, StoryId, Transaction};

/// What a story starts with.
#[derive(Clone, Debug, PartialEq)]
pub struct NewStory {
    pub title: String,
    pub column: ColumnId,
    pub sprint: Option<SprintId>,
    /// Right below this story of the same column or section of the backlog, in both; at the top when `None`, gone or elsewhere.
    pub below: Option<StoryId>,
    /// The lane that it is made in; `None` where the board has no lanes.
    pub lane: Option<LaneKey>,
}

/// A new story in a column.
///
/// # Errors
/// When the column is gone or what its lane stands for, or its WIP limit blocks.
pub fn create_story(desk: &mut Desk<'_>, new: NewStory) -> Result<(StoryId, Transaction), Refusal> {
    let project = desk.project;
    let column = project.columns.get(new.column).ok_or(Refusal::Gone("column"))?;
    let sprint = new.sprint.filter(|id| project.sprints.contains(*id));
    let lane_key = new.lane.unwrap_or_default();
    check_lane(project, &lane_key)?;
    // The limit is asked before anything is made, of what matters to it.
    let mut probe = Story { column: new.column, sprint, ..Story::default() };
    put_into(&mut probe, &lane_key);
    check_limits(desk, [(None, &probe)], lane_key.grouping())?;
    let below = new.below.and_then(|id| project.stories.get(id));
    let placed = place_below(desk, new.column, sprint, below.map(|below| &**below));

    let id = desk.ids.next_id();
    let key = next_key(desk);
    let mut transaction = Transaction::new(format!("New story {key}"), desk.now);
    for (before, rank) in placed.rekeyed {
        transaction.replace(before, Story { rank, ..(**before).clone() });
    }
    let event = |what| Event { at: desk.now, what };
    let mut events = vec![event(EventKind::Created { column: new.column })];
    events.extend(sprint.map(|sprint| event(EventKind::SprintEntered { sprint })));
    if column.kind == ColumnKind::Done {
        events.push(event(EventKind::Done));
    }
    let mut story =
        Story { id, key, title: new.title, column: new.column, rank: placed.rank, sprint, events, ..Story::default() };
    put_into(&mut story, &lane_key);
    transaction.create(story);
    Ok((id, transaction))
}

/// The key that the next new story gets.
pub(super) fn next_key(desk: &Desk<'_>) -> String {
    format!("{}-{}", desk.project.settings.key_prefix, desk.indexes.next_key_number())
}

/// Deletes stories and every link to them.
pub fn delete_stories(desk: &Desk<'_>, stories: StoryList<'_>) -> Transaction {
    let project = desk.project;
    let gone: BTreeSet<StoryId> = stories.iter().copied().collect();
    let mut transaction = Transaction::new(format!("Delete {}", name_of(project, stories)), desk.now);
    for story in gone.iter().filter_map(|id| project.stories.get(*id)) {
        transaction.delete(story);
    }
    let links = |id: &StoryId| desk.indexes.blocks(*id).chain(desk.indexes.split_into(*id));
    let linked: BTreeSet<StoryId> = gone.iter().flat_map(links).filter(|id| !gone.contains(id)).collect();
    for before in linked.into_iter().filter_map(|id| project.stories.get(id)) {
        let blocked_by = before.blocked_by.difference(&gone).copied().collect();
        let split_from = before.split_from.filter(|id| !gone.contains(id));
        transaction.replace(before, Story { blocked_by, split_from, ..(**before).clone() });
    }
    for before in project.decisions.iter().filter(|d| !d.stories.is_disjoint(&gone)) {
        let mut after = (**before).clone();
        after.stories.retain(|id| !gone.contains(id));
        transaction.replace(before, after);
    }
    transaction
}
