//! What commands ask for, of the stories that are selected as they are shown.

use std::collections::HashSet;
use std::sync::Arc;

use super::drag::{Spot, move_to};
use super::view::BoardView;
use crate::edit::{MoveStories, Place};
use crate::insight::{LaneKey, Sort};
use crate::model::{ColumnId, SprintId, Story, StoryId};
use crate::session::Document;
use crate::ui::command::Command;

/// What a command to move asks for, of the selected stories; `None` when they are there already. Up and down keep to the
/// lane, sideways too.
pub fn move_by_command(document: &Document, view: &BoardView, command: Command) -> Option<MoveStories> {
    let shown = view.shown(document);
    let project = document.project();
    let mut stories = document.selection.to_vec();
    let lead = lead_of(document, &stories)?;
    let columns = shown.columns();
    let at = columns.iter().position(|c| *c == lead.column)?;
    let lane = shown.lanes().get(shown.find(lead, view.cursor_lane.as_ref())?.lane)?.clone();
    let cell = shown.cell_of(&lane, lead.column);
    if matches!(command, Command::MoveUp | Command::MoveDown | Command::MoveToTop | Command::MoveToBottom) {
        if shown.sort(lead.column) != Sort::Rank {
            return None;
        }
        // Up and down stay in a cell; cards of other cells stay where they are.
        stories.retain(|id| project.stories.get(*id).is_some_and(|s| cell.position(s).is_some()));
    } else {
        stories.retain(|id| project.stories.get(*id).is_some_and(|s| lane.holds(s)));
    }
    let rows = || stories.iter().filter_map(|id| cell.position(project.stories.get(*id)?));
    let (first, last) = (rows().min()?, rows().max()?);
    let to = |column: ColumnId, row: usize| {
        move_to(shown, stories.clone(), &lane, &Spot { column, lane: lane.clone(), row })
    };
    match command {
        Command::MoveUp => to(lead.column, first.saturating_sub(1)),
        Command::MoveDown => to(lead.column, (last + 2).min(cell.len())),
        Command::MoveToTop if lane == LaneKey::All => {
            // Above hidden stories too: the top of the column, not of what is shown.
            Some(MoveStories {
                stories: stories.clone(),
                column: lead.column,
                place: Place::Top,
                lane: None,
                sprint: None,
            })
        }
        Command::MoveToTop => to(lead.column, 0),
        Command::MoveToBottom => to(lead.column, cell.len()),
        Command::MoveLeft => to(*columns.get(at.checked_sub(1)?)?, first),
        Command::MoveRight => to(*columns.get(at + 1)?, first),
        _ => None,
    }
}

/// The story that says where several are: the cursor's if it is among them.
fn lead_of<'a>(document: &'a Document, stories: &[StoryId]) -> Option<&'a Arc<Story>> {
    let cursor = document.selection.cursor().filter(|id| stories.contains(id));
    document.project().stories.get(cursor.or(stories.first().copied())?)
}

/// Where "Move to…" puts stories in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    #[default]
    Top,
    Bottom,
    /// Before the story that is this one as shown, counted from 1.
    Nth(usize),
}

/// Where stories are now, as "Move to…" begins: the column of the one that leads them, and its position among those
/// that stay.
pub fn present_position(document: &Document, view: &BoardView, stories: &[StoryId]) -> Option<(ColumnId, Position)> {
    let lead = lead_of(document, stories)?;
    let shown = view.shown(document);
    let Some(at) = shown.find(lead, view.cursor_lane.as_ref()) else { return Some((lead.column, Position::Top)) };
    let moved: HashSet<StoryId> = stories.iter().copied().collect();
    let above = shown.cell(at.lane, lead.column).iter().take(at.row).filter(|story| !moved.contains(&story.id)).count();
    Some((lead.column, Position::Nth(above + 1)))
}

/// How many stories of the cell that "Move to…" names stay there. In the lane that they are in without one.
pub fn staying(
    document: &Document,
    view: &BoardView,
    stories: &[StoryId],
    column: ColumnId,
    lane: Option<&LaneKey>,
) -> usize {
    let shown = view.shown(document);
    let Some(lane) = lane.cloned().or_else(|| lane_of(document, view, stories)) else { return 0 };
    let cell = shown.cell_of(&lane, column);
    cell.len() - shown.those_in(cell, stories).len()
}

/// The lane that the one stands in that leads stories.
fn lane_of(document: &Document, view: &BoardView, stories: &[StoryId]) -> Option<LaneKey> {
    let shown = view.shown(document);
    let at = shown.find(lead_of(document, stories)?, view.cursor_lane.as_ref())?;
    shown.lanes().get(at.lane).cloned()
}

/// What "Move to…" asks for; `None` when the stories are there already. Without a lane each keeps its own.
pub fn move_to_position(
    document: &Document,
    view: &BoardView,
    stories: Vec<StoryId>,
    (column, asked): (ColumnId, Option<&LaneKey>),
    position: Position,
    sprint: Option<Option<SprintId>>,
) -> Option<MoveStories> {
    let shown = view.shown(document);
    let project = document.project();
    let mut from = lane_of(document, view, &stories).or(asked.cloned())?;
    let lane = asked.cloned().unwrap_or_else(|| from.clone());
    let is_in_lane = |id: &StoryId| project.stories.get(*id).is_none_or(|story| lane.holds(story));
    if asked.is_some() && from == lane && !stories.iter().all(is_in_lane) {
        // The lane was asked for, so those of others come into it, too.
        from = LaneKey::All;
    }
    let cell = shown.cell_of(&lane, column);
    // Places are counted as the list will be: the stories that move are not in it.
    let moved: HashSet<StoryId> = stories.iter().copied().collect();
    let rest = |row: &usize| cell.get(*row).is_some_and(|story| !moved.contains(&story.id));
    let row = match position {
        Position::Top => 0,
        Position::Bottom => cell.len(),
        Position::Nth(n) => (0..cell.len()).filter(rest).nth(n.saturating_sub(1)).unwrap_or(cell.len()),
    };
    let is_planned = |id: &StoryId| project.stories.get(*id).is_none_or(|story| Some(story.sprint) == sprint);
    let plans = sprint.is_some() && !stories.iter().all(is_planned);
    let spot = Spot { column, lane, row };
    match move_to(shown, stories.clone(), &from, &spot) {
        Some(ask) => Some(MoveStories { sprint, ..ask }),
        // They stand there already, and only the sprint is another.
        None => plans.then_some(MoveStories { stories, column, place: Place::Kept, lane: None, sprint }),
    }
}

/// Where the cursor goes when stories are deleted: the next card of its column that stays, else the one before.
pub fn after_deletion(document: &Document, view: &BoardView, gone: &[StoryId]) -> Option<StoryId> {
    let cursor = document.project().stories.get(document.selection.cursor()?)?;
    let stories = view.shown(document).stories_of(cursor.column);
    let row = stories.iter().position(|story| story.id == cursor.id)?;
    let gone: HashSet<StoryId> = gone.iter().copied().collect();
    let stays = |story: &&Arc<Story>| !gone.contains(&story.id);
    stories[row..].iter().find(stays).or_else(|| stories[..row].iter().rev().find(stays)).map(|story| story.id)
}

/// All stories that the cursor's column shows, or those of the first column.
pub fn stories_of_cursor_column(document: &Document, view: &BoardView) -> Vec<StoryId> {
    let column = cursor_column(document, view);
    column.map_or_else(Vec::new, |column| view.shown(document).stories_of(column).iter().map(|s| s.id).collect())
}

/// The column of the cursor's story, or the first.
pub fn cursor_column(document: &Document, view: &BoardView) -> Option<ColumnId> {
    let cursor = document.selection.cursor().and_then(|id| document.project().stories.get(id));
    cursor.map(|story| story.column).or_else(|| view.shown(document).columns().first().copied())
}

/// Where a new story goes that nobody said a lane for: the cursor's, else the first.
pub fn first_lane(document: &Document, view: &BoardView) -> LaneKey {
    let shown = view.shown(document);
    let cursor = view.cursor_lane.clone().filter(|lane| shown.lane_position(lane).is_some());
    cursor.or_else(|| shown.lanes().first().cloned()).unwrap_or_default()
}

/// Where keys start when nothing has the focus: the cursor's story if it is shown, else the first.
pub fn first_story(document: &Document, view: &BoardView) -> Option<StoryId> {
    let shown = view.shown(document);
    let cursor = document.selection.cursor().and_then(|id| document.project().stories.get(id));
    let first = || {
        let lanes = (0..shown.lanes().len()).filter(|lane| !shown.is_folded(&shown.lanes()[*lane]));
        let columns = shown.open_columns();
        let mut cells = lanes.flat_map(|lane| columns.iter().map(move |column| (lane, *column)));
        cells.find_map(|(lane, column)| shown.cell(lane, column).get(0)).map(|story| story.id)
    };
    cursor.filter(|story| shown.is_shown(story)).map(|story| story.id).or_else(first)
}
