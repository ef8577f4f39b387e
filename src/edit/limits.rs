//! WIP limits that block.

use std::collections::BTreeMap;

use super::{Desk, Refusal};
use crate::insight::{Grouping, LaneKey};
use crate::model::{Column, ColumnId, LimitPolicy, LimitScope, Story};

/// What a story was, if it was, and what it is to become.
pub(super) type Becoming<'a> = (Option<&'a Story>, &'a Story);

/// Refuses when stories would come into more than a limit that blocks allows. What only leaves, or is moved within,
/// never does. A limit of each lane counts the lanes that `grouping` makes; without any, it counts the whole column.
///
/// # Errors
/// [`Refusal::Limit`], or [`Refusal::LaneLimit`] where the limit is that of each lane.
pub(super) fn check_limits<'a>(
    desk: &Desk<'_>,
    stories: impl IntoIterator<Item = Becoming<'a>>,
    grouping: Grouping,
) -> Result<(), Refusal> {
    let mut entering: BTreeMap<ColumnId, BTreeMap<LaneKey, usize>> = BTreeMap::new();
    for (before, after) in stories {
        let Some(column) = desk.project.columns.get(after.column).filter(|column| blocks(column)) else { continue };
        if !counts(desk, after) {
            continue;
        }
        let was_there = before.filter(|before| before.column == column.id && counts(desk, before));
        let lanes = counted_in(column, grouping).lanes_of(after);
        for lane in lanes.into_iter().filter(|lane| !was_there.is_some_and(|before| lane.holds(before))) {
            *entering.entry(column.id).or_default().entry(lane).or_default() += 1;
        }
    }
    for (column, entering) in &entering {
        if let Some(column) = desk.project.columns.get(*column) {
            check_column(desk, column, grouping, entering)?;
        }
    }
    Ok(())
}

fn check_column(
    desk: &Desk<'_>,
    column: &Column,
    grouping: Grouping,
    entering: &BTreeMap<LaneKey, usize>,
) -> Result<(), Refusal> {
    let Some(limit) = column.limit else { return Ok(()) };
    let held = desk.indexes.work_in_lanes(column.id, counted_in(column, grouping));
    for (lane, entering) in entering {
        let count = held.get(lane).copied().unwrap_or(0);
        if count + entering > limit as usize {
            let name = column.name.clone();
            return Err(match lane {
                LaneKey::All => Refusal::Limit { column: name, count, limit },
                lane => Refusal::LaneLimit { column: name, lane: lane.name(desk.project), count, limit },
            });
        }
    }
    Ok(())
}

fn blocks(column: &Column) -> bool {
    column.limit.is_some() && column.limit_policy == LimitPolicy::Block
}

/// The lanes that a column's limit counts by.
fn counted_in(column: &Column, grouping: Grouping) -> Grouping {
    match column.limit_scope {
        LimitScope::Column => Grouping::None,
        LimitScope::Lane => grouping,
    }
}

/// Limits count the stories of the active sprint, or all when no sprint is active; none that are archived.
fn counts(desk: &Desk<'_>, story: &Story) -> bool {
    !story.archived && desk.indexes.active_sprint().is_none_or(|active| story.sprint == Some(active))
}
