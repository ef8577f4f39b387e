//! Moving stories on the board: what a drop, a key and "Move to…" all end in.

use std::sync::Arc;

use super::limits::check_limits;
use super::rest::Rest;
use super::{Desk, Refusal, name_of};
use crate::insight::{Grouping, LaneKey, Scope};
use crate::model::{Column, ColumnId, ColumnKind, Event, EventKind, Project, SprintId, Story, StoryId, Transaction};

/// Where in a column the stories go. Neighbours that a filter or a sprint hides keep their places next to the named one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Top,
    Before(StoryId),
    After(StoryId),
    Bottom,
    /// Where its rank puts it: the order of what is shown is another one.
    Kept,
}

/// Moves stories to a place in a column. They keep their order: that of the columns, then of the ranks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveStories {
    pub stories: Vec<StoryId>,
    pub column: ColumnId,
    pub place: Place,
    /// The lane that they are put into; `None` where the board has no lanes.
    pub lane: Option<LaneMove>,
    /// The sprint that they are planned for with the move, or that they are planned for none.
    pub sprint: Option<Option<SprintId>>,
}

/// From the lane of the story that was taken to another, which all go to. To the same, each keeps its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneMove {
    pub from: LaneKey,
    pub to: LaneKey,
}

impl LaneMove {
    /// No story's lane changes.
    fn is_kept(&self) -> bool {
        self.from == self.to
    }
}

/// The transaction of a move; without changes when everything is there already.
///
/// # Errors
/// When the column is gone or what the lane stands for, the WIP limit blocks, or all stories are archived: those of
/// others that are stay as they are.
pub fn move_stories(desk: &Desk<'_>, ask: &MoveStories) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let column = project.columns.get(ask.column).ok_or(Refusal::Gone("column"))?;
    let lane = ask.lane.as_ref().filter(|lane| !lane.is_kept());
    check_lane(project, lane.map_or(&LaneKey::All, |lane| &lane.to))?;
    if let Some(Some(sprint)) = ask.sprint
        && !project.sprints.contains(sprint)
    {
        return Err(Refusal::Gone("sprint"));
    }
    let mut moved = in_order(project, &ask.stories);
    if !moved.is_empty() && moved.iter().all(|story| story.archived) {
        return Err(Refusal::Archived);
    }
    moved.retain(|story| !story.archived);
    let become_of = |before: &&Arc<Story>| {
        let mut story = (***before).clone();
        enter_column(desk, &mut story, column);
        if let Some(lane) = lane {
            change_lane(&mut story, lane);
        }
        if let Some(sprint) = ask.sprint {
            plan(desk, &mut story, sprint);
        }
        story
    };
    let after: Vec<Story> = moved.iter().map(become_of).collect();
    let grouping = ask.lane.as_ref().map_or(Grouping::None, |lane| lane.to.grouping());
    check_limits(desk, moved.iter().map(|before| Some(&***before)).zip(&after), grouping)?;

    let rest = Rest::new(desk.indexes.board.lane(Scope::All, ask.column), &moved);
    let at = rest.index_of(project, ask.place);
    let mut transaction = Transaction::new(label(project, &moved, column, ask), desk.now);
    // Those that are in place already keep their ranks; a lane or nothing is all that changes then.
    let new = if ask.place == Place::Kept || rest.are_at(at, moved.len()) {
        moved.iter().map(|story| story.rank.clone()).collect()
    } else {
        rest.make_room(&mut transaction, at, moved.len())
    };
    for ((before, story), rank) in moved.into_iter().zip(after).zip(new) {
        transaction.replace(before, Story { rank, ..story });
    }
    Ok(transaction)
}

/// Each story once, by column and rank.
pub(super) fn in_order<'a>(project: &'a Project, stories: &[StoryId]) -> Vec<&'a Arc<Story>> {
    let mut found: Vec<&Arc<Story>> = stories.iter().filter_map(|id| project.stories.get(*id)).collect();
    let column_order = |story: &Story| project.columns.get(story.column).map(|column| column.order());
    found.sort_by(|a, b| column_order(a).cmp(&column_order(b)).then_with(|| a.order().cmp(&b.order())));
    found.dedup_by_key(|story| story.id);
    found
}

/// "Move 3 stories to Done", "Move NP-1 to Ana Novak", "Move NP-1 to Done, Ana Novak".
fn label(project: &Project, moved: &[&Arc<Story>], column: &Column, ask: &MoveStories) -> String {
    let ids: Vec<StoryId> = moved.iter().map(|story| story.id).collect();
    let name = name_of(project, &ids);
    let to_column = moved.iter().any(|story| story.column != column.id);
    let lane = ask.lane.as_ref().filter(|lane| moved.iter().any(|story| lane_changes(story, lane)));
    let unlabels = lane.is_some_and(|lane| lane.to == LaneKey::Label(None));
    match lane.map(|lane| lane.to.name(project)) {
        // More goes than the label of the lane that is left.
        Some(_) if unlabels && to_column => format!("Move {name} to {} and remove all labels", column.name),
        Some(_) if unlabels => format!("Remove all labels of {name}"),
        Some(lane) if to_column => format!("Move {name} to {}, {lane}", column.name),
        Some(lane) => format!("Move {name} to {lane}"),
        None if !to_column && ask.place == Place::Kept => match ask.sprint.flatten() {
            Some(sprint) => {
                let sprint = project.sprints.get(sprint).map_or("a sprint", |sprint| sprint.name.as_str());
                format!("Plan {name} for {sprint}")
            }
            None => format!("Take {name} out of its sprint"),
        },
        None => format!("Move {name} to {}", column.name),
    }
}

/// Plans a story for a sprint, or for none, and says so in its events.
pub(super) fn plan(desk: &Desk<'_>, story: &mut Story, sprint: Option<SprintId>) {
    if story.sprint == sprint {
        return;
    }
    let event = |what| Event { at: desk.now, what };
    let left = std::mem::replace(&mut story.sprint, sprint);
    story.events.extend(left.map(|sprint| event(EventKind::SprintLeft { sprint })));
    story.events.extend(sprint.map(|sprint| event(EventKind::SprintEntered { sprint })));
}

/// Puts a story into a column and says so in its events.
pub(super) fn enter_column(desk: &Desk<'_>, story: &mut Story, to: &Column) {
    if story.column == to.id {
        return;
    }
    let was_done = desk.project.is_done(story);
    story.column = to.id;
    story.events.push(Event { at: desk.now, what: EventKind::Moved { to: to.id } });
    finish_or_reopen(desk, story, was_done, to.kind == ColumnKind::Done);
}

/// Says in a story's events that it is done from now on, or no longer.
pub(super) fn finish_or_reopen(desk: &Desk<'_>, story: &mut Story, was_done: bool, is_done: bool) {
    let what = match (was_done, is_done) {
        (false, true) => EventKind::Done,
        (true, false) => EventKind::Reopened,
        _ => return,
    };
    story.events.push(Event { at: desk.now, what });
}

/// What a lane stands for exists.
///
/// # Errors
/// [`Refusal::Gone`].
pub(super) fn check_lane(project: &Project, lane: &LaneKey) -> Result<(), Refusal> {
    match lane {
        LaneKey::Assignee(Some(id)) if !project.people.contains(*id) => Err(Refusal::Gone("person")),
        LaneKey::Initiative(Some(id)) if !project.initiatives.contains(*id) => Err(Refusal::Gone("initiative")),
        _ => Ok(()),
    }
}

/// Gives a story what the stories of a lane share.
pub(super) fn put_into(story: &mut Story, lane: &LaneKey) {
    match lane {
        LaneKey::All => {}
        LaneKey::Assignee(person) => story.assignee = *person,
        LaneKey::Initiative(initiative) => story.initiative = *initiative,
        LaneKey::Priority(priority) => story.priority = *priority,
        LaneKey::Label(None) => story.labels.clear(),
        LaneKey::Label(Some(label)) => {
            story.labels.insert(label.clone());
        }
    }
}

/// The lane that is left; only labels hold a story in several at once.
fn left_label(lane: &LaneMove) -> Option<&String> {
    match &lane.from {
        LaneKey::Label(Some(label)) if !lane.is_kept() => Some(label),
        _ => None,
    }
}

fn lane_changes(story: &Story, lane: &LaneMove) -> bool {
    !lane.is_kept() && (!lane.to.holds(story) || left_label(lane).is_some_and(|label| story.labels.contains(label)))
}

fn change_lane(story: &mut Story, lane: &LaneMove) {
    if let Some(label) = left_label(lane) {
        story.labels.remove(label);
    }
    put_into(story, &lane.to);
}
