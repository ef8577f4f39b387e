//! The board by keyboard.
//!
//! Arrows move the focus from card to card, with Shift they select a range; Space or Enter lifts the selected cards,
//! arrows then move them, Enter drops, Escape cancels. Alt and arrows move at once; those are commands of the table.

use std::sync::Arc;

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::column::before;
use super::drag::{By, Input, Shown, Step, Target, is_in_place, place_at};
use super::dragging::hand_over;
use super::view::{BoardView, ShownBoard};
use crate::edit::{MoveStories, Place};
use crate::model::{ColumnId, Story, StoryId};
use crate::screens::{Action, Pick, Scene};
use crate::session::Document;
use crate::ui::command::Command;

/// Keys that are pressed while a card has the focus.
pub(super) fn on_card(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    story: &Arc<Story>,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if view.drag.held().is_some() {
        return;
    }
    // egui lets a key without modifiers match one with Shift, so Shift is looked at first.
    let shift = ui.input(|i| i.modifiers.shift);
    let hit = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if !shift && (hit(Key::Space) || hit(Key::Enter)) {
        lift(ui, scene, view, story, actions);
        return;
    }
    let shown = view.shown(scene.document);
    let next = [
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
        (Key::ArrowLeft, Step::Left),
        (Key::ArrowRight, Step::Right),
        (Key::Home, Step::Top),
        (Key::End, Step::Bottom),
    ]
    .into_iter()
    .find(|(key, _)| hit(*key))
    .and_then(|(_, step)| neighbour(&shown, story, step));
    if let Some(next) = next {
        let range = shift.then(|| range_to(scene, view, &next)).flatten();
        view.reveal = Some(next.id);
        actions.push(match range {
            Some(range) => Action::PickRange(range, next.id),
            None => Action::Pick(next.id, Pick::Only),
        });
    } else if hit(Key::Escape) {
        actions.push(Action::ClearSelection);
    }
}

fn lift(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, story: &Arc<Story>, actions: &mut Vec<Action>) {
    let selection = &scene.document.selection;
    let stories = if selection.contains(story.id) { selection.to_vec() } else { vec![story.id] };
    let row = view.shown(scene.document).row_of(story).unwrap_or(0);
    let at = Some(Target { column: story.column, row });
    actions.push(Action::Announce(format!(
        "Lifted {}. Arrows move, Enter drops, Escape cancels",
        crate::ui::format::count(stories.len(), "story", "stories")
    )));
    let before = before(scene, view);
    hand_over(ui, scene, view, Input::Lift { lead: story.id, stories, by: By::Keyboard, at, before }, actions);
}

/// Keys while cards are lifted, wherever the card is that they began with.
pub(super) fn lifted(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let command = ui.input(|i| i.modifiers.command);
    let modifiers = if command { Modifiers::COMMAND } else { Modifiers::NONE };
    let hit = |key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let step = [
        (Key::ArrowUp, Step::Up, Step::Top),
        (Key::ArrowDown, Step::Down, Step::Bottom),
        (Key::ArrowLeft, Step::Left, Step::FirstColumn),
        (Key::ArrowRight, Step::Right, Step::LastColumn),
    ]
    .into_iter()
    .find(|(key, ..)| hit(*key))
    .map(|(_, step, edge)| if command { edge } else { step });
    if let Some(step) = step {
        hand_over(ui, scene, view, Input::Step(step), actions);
        announce_target(scene, view, actions);
        return;
    }
    let hit = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (drop, cancel) = (hit(Key::Enter) || hit(Key::Space), hit(Key::Escape));
    if drop || cancel {
        // The card may have been scrolled out of sight, and lost the focus there.
        view.reveal = view.drag.held().map(|held| held.lead);
        hand_over(ui, scene, view, if cancel { Input::Cancel } else { Input::Drop }, actions);
    }
}

/// Says where the lifted cards would land, and brings it into view.
fn announce_target(scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let Some(target) = view.drag.held().and_then(|held| held.target) else { return };
    let Some(column) = scene.document.project().columns.get(target.column) else { return };
    let len = view.shown(scene.document).stories_of(target.column).len();
    actions.push(Action::Announce(format!("{}, {} of {len}", column.name, (target.row + 1).min(len.max(1)))));
    // Only the place is brought into view; the lifted card may go out of it.
    let anchor = view.anchors.entry(target.column).or_default();
    if target.row < anchor.row || target.row > anchor.row + 6 {
        anchor.row = target.row.saturating_sub(3).min(len.saturating_sub(1));
        anchor.fraction = 0.0;
    }
}

/// The card next to a story: in its column, or the nearest in the next column that has any.
fn neighbour(shown: &ShownBoard<'_>, story: &Arc<Story>, step: Step) -> Option<Arc<Story>> {
    let row = shown.row_of(story)?;
    let stories = shown.stories_of(story.column);
    let within = match step {
        Step::Up => row.checked_sub(1),
        Step::Down => Some(row + 1),
        Step::Top => Some(0),
        Step::Bottom => stories.len().checked_sub(1),
        _ => None,
    };
    if let Some(row) = within {
        return stories.get(row).cloned();
    }
    let columns = shown.columns();
    let at = columns.iter().position(|c| *c == story.column)?;
    let mut sideways: Vec<ColumnId> = match step {
        Step::Left => columns[..at].iter().rev().copied().collect(),
        Step::Right => columns[at + 1..].to_vec(),
        _ => return None,
    };
    sideways.retain(|column| !shown.stories_of(*column).is_empty());
    let stories = shown.stories_of(*sideways.first()?);
    stories.get(row).or(stories.last()).cloned()
}

/// The stories from the selection's anchor to this one, when both are in one column.
pub(super) fn range_to(scene: Scene<'_>, view: &BoardView, story: &Story) -> Option<Vec<StoryId>> {
    let anchor = scene.document.project().stories.get(scene.document.selection.anchor()?)?;
    if anchor.column != story.column {
        return None;
    }
    let shown = view.shown(scene.document);
    let (a, b) = (shown.row_of(anchor)?, shown.row_of(story)?);
    Some(shown.stories_of(story.column)[a.min(b)..=a.max(b)].iter().map(|s| s.id).collect())
}

/// What a command to move asks for, of the selected stories; `None` when they are there already.
pub fn move_by_command(document: &Document, view: &BoardView, command: Command) -> Option<MoveStories> {
    let shown = view.shown(document);
    let mut stories = document.selection.to_vec();
    let lead = document.selection.cursor().filter(|id| stories.contains(id)).or(stories.first().copied())?;
    let lead = document.project().stories.get(lead)?;
    let columns = shown.columns();
    let at = columns.iter().position(|c| *c == lead.column)?;
    let lane = shown.stories_of(lead.column);
    if matches!(command, Command::MoveUp | Command::MoveDown | Command::MoveToTop | Command::MoveToBottom) {
        // Up and down stay in a column; cards of other columns stay where they are.
        let is_beside = |id: &StoryId| document.project().stories.get(*id).is_some_and(|s| s.column == lead.column);
        stories.retain(is_beside);
    }
    let rows: Vec<usize> = stories
        .iter()
        .filter_map(|id| document.project().stories.get(*id))
        .filter(|story| story.column == lead.column)
        .filter_map(|story| shown.row_of(story))
        .collect();
    let (first, last) = (rows.iter().min().copied()?, rows.iter().max().copied()?);
    let to = |column: ColumnId, row: usize| {
        let shown = shown.stories_of(column);
        let place = place_at(shown, row, &stories);
        (!is_in_place(shown, row, &stories)).then(|| MoveStories {
            stories: stories.clone(),
            column,
            place,
            lane: None,
        })
    };
    match command {
        Command::MoveUp => to(lead.column, first.saturating_sub(1)),
        Command::MoveDown => to(lead.column, (last + 2).min(lane.len())),
        Command::MoveToTop => {
            let column = lead.column;
            // Above hidden stories too: the top of the column, not of what is shown.
            Some(MoveStories { stories: stories.clone(), column, place: Place::Top, lane: None })
        }
        Command::MoveToBottom => to(lead.column, lane.len()),
        Command::MoveLeft => to(*columns.get(at.checked_sub(1)?)?, first),
        Command::MoveRight => to(*columns.get(at + 1)?, first),
        _ => None,
    }
}

/// Where the cursor goes when stories are deleted: the next card of its column that stays, else the one before.
pub fn after_deletion(document: &Document, view: &BoardView, gone: &[StoryId]) -> Option<StoryId> {
    let cursor = document.project().stories.get(document.selection.cursor()?)?;
    let shown = view.shown(document);
    let stories = shown.stories_of(cursor.column);
    let row = shown.row_of(cursor)?;
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

/// Where keys start when nothing has the focus: the cursor's story if it is shown, else the first.
pub fn first_story(document: &Document, view: &BoardView) -> Option<StoryId> {
    let shown = view.shown(document);
    let cursor = document.selection.cursor().and_then(|id| document.project().stories.get(id));
    cursor
        .filter(|story| shown.row_of(story).is_some())
        .map(|story| story.id)
        .or_else(|| shown.columns().iter().find_map(|c| shown.stories_of(*c).first()).map(|s| s.id))
}
