//! Moving stories on the board: what a drop, a key and "Move to…" all end in.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Desk, Refusal, name_of};
use crate::insight::{LaneKey, Scope};
use crate::model::{ColumnId, ColumnKind, Event, EventKind, LimitPolicy, Rank, Story, StoryId, Transaction, place};

/// Where in a column the stories go. Neighbours that a filter or a sprint hides keep their places next to the named one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Top,
    Before(StoryId),
    After(StoryId),
    Bottom,
}

/// Moves stories to a place in a column. They keep their order: that of the columns, then of the ranks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveStories {
    pub stories: Vec<StoryId>,
    pub column: ColumnId,
    pub place: Place,
    /// The lane that they are put into; `None` where the board has no lanes.
    pub lane: Option<LaneMove>,
}

/// From the lane of the story that was taken to another, or to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneMove {
    pub from: LaneKey,
    pub to: LaneKey,
}

/// The transaction of a move; without changes when everything is there already.
///
/// # Errors
/// When the column is gone, or its WIP limit blocks.
pub fn move_stories(desk: &Desk<'_>, ask: &MoveStories) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let column = project.columns.get(ask.column).ok_or(Refusal::Gone("column"))?;
    let lane = desk.indexes.board.lane(Scope::All, ask.column);

    let mut moved: Vec<&Arc<Story>> = ask.stories.iter().filter_map(|id| project.stories.get(*id)).collect();
    let column_rank = |story: &Story| project.columns.get(story.column).map(|c| c.order());
    moved.sort_by(|a, b| column_rank(a).cmp(&column_rank(b)).then_with(|| a.order().cmp(&b.order())));
    moved.dedup_by_key(|story| story.id);
    let ids: HashSet<StoryId> = moved.iter().map(|s| s.id).collect();

    let entering = moved.iter().filter(|s| s.column != ask.column).count();
    if let Some(limit) = column.limit
        && column.limit_policy == LimitPolicy::Block
        && entering > 0
        && desk.indexes.work_in_progress(ask.column) + entering > limit as usize
    {
        let count = desk.indexes.work_in_progress(ask.column);
        return Err(Refusal::Limit { column: column.name.clone(), count, limit });
    }

    // The places of the moved stories in the lane; the lane without them is what they are put into.
    let mut taken: Vec<usize> =
        moved.iter().filter(|s| s.column == ask.column).filter_map(|s| lane.position(s)).collect();
    taken.sort_unstable();
    let rest = lane.len() - taken.len();
    let with_taken = |i: usize| {
        // The index in the lane of the i-th story that stays.
        let mut at = i;
        for t in &taken {
            if *t <= at {
                at += 1;
            } else {
                break;
            }
        }
        at
    };
    let spot = |id: StoryId, after: bool| -> Option<usize> {
        let named = project.stories.get(id).filter(|s| s.column == ask.column)?;
        let position = lane.position(named)?;
        let before = taken.partition_point(|t| *t < position);
        let stays = !ids.contains(&id);
        Some(position - before + usize::from(after && stays))
    };
    let at = match ask.place {
        Place::Top => 0,
        Place::Bottom => rest,
        Place::Before(id) => spot(id, false).unwrap_or(rest),
        Place::After(id) => spot(id, true).unwrap_or(rest),
    };

    let mut transaction = Transaction::new(
        format!("Move {} to {}", name_of(project, &moved.iter().map(|s| s.id).collect::<Vec<_>>()), column.name),
        desk.now,
    );
    let already_there =
        entering == 0 && taken.len() == moved.len() && taken.iter().enumerate().all(|(i, t)| *t == at + i);
    if already_there {
        return Ok(transaction);
    }

    let placement = place(rest, |i| &lane.stories()[with_taken(i)].rank, at, moved.len());
    for (i, rank) in placement.rekeyed {
        let before = &lane.stories()[with_taken(i)];
        transaction.replace(before, Story { rank, ..(**before).clone() });
    }
    for (before, rank) in moved.iter().zip(placement.new) {
        transaction.replace(before, moved_story(desk, before, ask.column, column.kind, rank));
    }
    Ok(transaction)
}

fn moved_story(desk: &Desk<'_>, before: &Story, to: ColumnId, kind: ColumnKind, rank: Rank) -> Story {
    let mut story = Story { rank, ..before.clone() };
    if before.column != to {
        let was_done = desk.project.is_done(before);
        let at = desk.now;
        story.column = to;
        story.events.push(Event { at, what: EventKind::Moved { to } });
        match (was_done, kind == ColumnKind::Done) {
            (false, true) => story.events.push(Event { at, what: EventKind::Done }),
            (true, false) => story.events.push(Event { at, what: EventKind::Reopened }),
            _ => {}
        }
    }
    story
}
