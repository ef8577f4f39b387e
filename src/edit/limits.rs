//! WIP limits that block.

use super::{Desk, Refusal};
use crate::insight::LaneKey;
use crate::model::{Column, LimitPolicy, LimitScope, SprintId};

/// Refuses when so many more stories of a lane would pass a limit that blocks. What only leaves, or is moved within,
/// never does.
///
/// # Errors
/// [`Refusal::Limit`], or [`Refusal::LaneLimit`] where the limit is that of each lane.
pub(super) fn check_limit(desk: &Desk<'_>, column: &Column, lane: &LaneKey, entering: usize) -> Result<(), Refusal> {
    let Some(limit) = column.limit.filter(|_| column.limit_policy == LimitPolicy::Block && entering > 0) else {
        return Ok(());
    };
    let lane = counted_lane(column, lane);
    let count = desk.indexes.work_in_lane(column.id, lane);
    if count + entering <= limit as usize {
        return Ok(());
    }
    let name = column.name.clone();
    Err(match lane {
        LaneKey::All => Refusal::Limit { column: name, count, limit },
        lane => Refusal::LaneLimit { column: name, lane: lane.name(desk.project), count, limit },
    })
}

/// The part of a column that its limit counts when stories go to a lane: that lane, or the whole column.
pub(super) fn counted_lane<'a>(column: &Column, lane: &'a LaneKey) -> &'a LaneKey {
    match column.limit_scope {
        LimitScope::Column => &LaneKey::All,
        LimitScope::Lane => lane,
    }
}

/// Limits count the stories of the active sprint, or all when no sprint is active.
pub(super) fn counts(desk: &Desk<'_>, sprint: Option<SprintId>) -> bool {
    desk.indexes.active_sprint().is_none_or(|active| sprint == Some(active))
}
