//! The board by keyboard.
//!
//! Arrows move the focus from card to card and from lane to lane, with Shift they select a range; Space or Enter lifts
//! the selected cards, arrows then move them, Enter drops, Escape cancels. Alt and arrows move at once, and M asks
//! where; those are commands of the table.

use std::sync::Arc;

use egui::{Key, Modifiers, Response, Ui};

use super::drag::{Before, By, Input, Spot, Step};
use super::dragging::{full, hand_over};
use super::shown::{At, ShownBoard};
use super::view::BoardView;
use crate::insight::{LaneKey, Sort};
use crate::model::{ColumnId, Story, StoryId, Word as _};
use crate::screens::{Action, Pick, Scene};
use crate::session::Selection;
use crate::ui::format::count;
use crate::ui::keys::{keep_arrows, take};

/// The keys that walk from card to card.
const WALKS: [(Key, Step); 6] = [
    (Key::ArrowUp, Step::Up),
    (Key::ArrowDown, Step::Down),
    (Key::ArrowLeft, Step::Left),
    (Key::ArrowRight, Step::Right),
    (Key::Home, Step::Top),
    (Key::End, Step::Bottom),
];

/// The keys that move what is lifted, by one and to the edge.
pub(in crate::screens) const MOVES: [(Key, Step, Step); 4] = [
    (Key::ArrowUp, Step::Up, Step::Top),
    (Key::ArrowDown, Step::Down, Step::Bottom),
    (Key::ArrowLeft, Step::Left, Step::FirstColumn),
    (Key::ArrowRight, Step::Right, Step::LastColumn),
];

/// Where the keys of a frame have led so far.
struct Walk {
    story: Arc<Story>,
    lane: LaneKey,
    selection: Selection,
}

/// Keys that are pressed while a card has the focus.
pub(super) fn on_card(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    (story, lane): (&Arc<Story>, &LaneKey),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    keep_arrows(ui, response.id);
    if !view.drag.is_idle() {
        return;
    }
    let wanted = |key, held: Modifiers| {
        let walks = WALKS.iter().any(|(walk, _)| *walk == key);
        let plain = matches!(key, Key::Space | Key::Enter | Key::Escape) && !held.shift;
        (walks || plain) && !held.alt && !held.command && !held.ctrl
    };
    let mut walk: Option<Walk> = None;
    while let Some((key, held)) = take(ui, wanted) {
        let walk = walk.get_or_insert_with(|| Walk {
            story: Arc::clone(story),
            lane: lane.clone(),
            selection: scene.document.selection.clone(),
        });
        if let Some((_, step)) = WALKS.iter().find(|(walks, _)| *walks == key) {
            walk.go(scene, view, *step, held.shift, actions);
        } else if key == Key::Escape {
            walk.selection.clear();
            actions.push(Action::ClearSelection);
        } else {
            lift(ui, scene, view, walk, actions);
            lifted(ui, scene, view, actions);
            return;
        }
    }
}

impl Walk {
    fn go(&mut self, scene: Scene<'_>, view: &mut BoardView, step: Step, range: bool, actions: &mut Vec<Action>) {
        let Some((next, lane)) = neighbour(view.shown(scene.document), &self.story, &self.lane, step) else { return };
        let range = range.then(|| range_between(scene, view, self.selection.anchor()?, &next)).flatten();
        view.cursor_lane = Some(lane.clone());
        view.reveal = Some(next.id);
        if let Some(range) = range {
            self.selection.range(range.iter().copied(), next.id);
            actions.push(Action::PickRange(range, next.id));
        } else {
            self.selection.only(next.id);
            actions.push(Action::Pick(next.id, Pick::Only));
        }
        (self.story, self.lane) = (next, lane);
    }
}

fn lift(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, walk: &Walk, actions: &mut Vec<Action>) {
    let Walk { story, lane, selection } = walk;
    let stories = if selection.contains(story.id) { selection.to_vec() } else { vec![story.id] };
    let row = view.shown(scene.document).cell_of(lane, story.column).position(story).unwrap_or(0);
    let lane = lane.clone();
    let at = Some(Spot { column: story.column, lane: lane.clone(), row });
    actions.push(Action::Announce(format!(
        "Lifted {}. Arrows move, Enter drops, Escape cancels",
        count(stories.len(), "story", "stories")
    )));
    let before = Before { selection: selection.clone(), ..view.before(scene.document) };
    hand_over(ui, scene, view, Input::Lift { lead: story.id, lane, stories, by: By::Keyboard, at, before }, actions);
}

/// Keys while cards are lifted, wherever the card is that they began with.
pub(super) fn lifted(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let wanted = |key, held: Modifiers| {
        let moves = MOVES.iter().any(|(moves, ..)| *moves == key);
        moves || (matches!(key, Key::Enter | Key::Space | Key::Escape) && !held.command)
    };
    while view.drag.by_keyboard()
        && let Some((key, held)) = take(ui, wanted)
    {
        if let Some((_, step, edge)) = MOVES.iter().find(|(moves, ..)| *moves == key) {
            let step = if held.command { edge } else { step };
            hand_over(ui, scene, view, Input::Step(*step), actions);
            announce_target(scene, view, actions);
            continue;
        }
        let input = if key == Key::Escape { Input::Cancel } else { Input::Drop };
        let_go(ui, scene, view, input, actions);
    }
}

/// Drops or puts back what the keyboard holds.
pub(super) fn let_go(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, input: Input, actions: &mut Vec<Action>) {
    // The card may have been scrolled out of sight, and lost the focus there.
    view.reveal = view.drag.held().map(|held| held.lead);
    if input == Input::Cancel {
        view.cursor_lane = view.drag.held().map(|held| held.from.clone());
    }
    hand_over(ui, scene, view, input, actions);
}

/// Says where the lifted cards would land, and brings it into view.
fn announce_target(scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let Some(spot) = view.drag.held().and_then(|held| held.spot()).cloned() else { return };
    view.count_entering(scene.document);
    let project = scene.document.project();
    let Some(column) = project.columns.get(spot.column) else { return };
    let shown = view.shown(scene.document);
    let cell = shown.cell_of(&spot.lane, spot.column);
    // The place among those that will be there.
    let stories = view.drag.held().map_or(&[][..], |held| &held.stories);
    let rows = stories.iter().filter_map(|id| cell.position(project.stories.get(*id)?));
    let (inside, above) = rows.fold((0, 0), |(n, above), row| (n + 1, above + usize::from(row < spot.row)));
    let (place, len) = (spot.row + 1 - above, cell.len() + stories.len() - inside);
    let lane = match &spot.lane {
        LaneKey::All => String::new(),
        lane => format!(", {}", lane.name(project)),
    };
    let place = match shown.sort(spot.column) {
        Sort::Rank => format!("{place} of {len}"),
        sort => format!("sorted by {}, only the column changes", sort.label().to_lowercase()),
    };
    let full = view.blocking_limit(scene.document).map(|limit| format!(". {}", full(limit))).unwrap_or_default();
    actions.push(Action::Announce(format!("{}{lane}, {place}{full}", column.name)));
    view.reveal_spot = Some(spot);
}

/// The card next to a story: in its cell, in the next lane that has any, or the nearest in the next column.
fn neighbour(shown: ShownBoard<'_>, story: &Arc<Story>, lane: &LaneKey, step: Step) -> Option<(Arc<Story>, LaneKey)> {
    let At { lane, row } = shown.find(story, Some(lane))?;
    let cell = shown.cell(lane, story.column);
    let found = |lane: usize, column: ColumnId, row: usize| {
        let story = shown.cell(lane, column).get(row)?;
        Some((Arc::clone(story), shown.lanes()[lane].clone()))
    };
    let within = match step {
        Step::Up => row.checked_sub(1),
        Step::Down => Some(row + 1).filter(|row| *row < cell.len()),
        Step::Top => Some(0),
        Step::Bottom => cell.len().checked_sub(1),
        _ => None,
    };
    if let Some(row) = within {
        return found(lane, story.column, row);
    }
    let has_cards =
        |lane: &usize| !shown.is_folded(&shown.lanes()[*lane]) && !shown.cell(*lane, story.column).is_empty();
    match step {
        Step::Up => {
            let lane = (0..lane).rev().find(has_cards)?;
            return found(lane, story.column, shown.cell(lane, story.column).len() - 1);
        }
        Step::Down => return found((lane + 1..shown.lanes().len()).find(has_cards)?, story.column, 0),
        _ => {}
    }
    let columns = shown.open_columns();
    let at = columns.iter().position(|c| *c == story.column)?;
    let mut sideways: Vec<ColumnId> = match step {
        Step::Left => columns[..at].iter().rev().copied().collect(),
        Step::Right => columns[at + 1..].to_vec(),
        _ => return None,
    };
    sideways.retain(|column| !shown.cell(lane, *column).is_empty());
    let column = *sideways.first()?;
    found(lane, column, row.min(shown.cell(lane, column).len() - 1))
}

/// The stories from the selection's anchor to this one: of one column, lane by lane.
pub(super) fn range_to(scene: Scene<'_>, view: &BoardView, story: &Story) -> Option<Vec<StoryId>> {
    range_between(scene, view, scene.document.selection.anchor()?, story)
}

fn range_between(scene: Scene<'_>, view: &BoardView, anchor: StoryId, story: &Story) -> Option<Vec<StoryId>> {
    let anchor = scene.document.project().stories.get(anchor)?;
    if anchor.column != story.column {
        return None;
    }
    let stories = view.shown(scene.document).stories_of(story.column);
    let place = |id: StoryId| stories.iter().position(|story| story.id == id);
    let (a, b) = (place(anchor.id)?, place(story.id)?);
    Some(stories[a.min(b)..=a.max(b)].iter().map(|s| s.id).collect())
}
