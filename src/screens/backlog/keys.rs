//! The backlog by keyboard.
//!
//! Arrows move the focus from row to row and from section to section, with Shift they select a range; Enter opens the
//! inspector; Space lifts the selected stories, arrows then move them, Enter or Space drops, Escape cancels. Alt and arrows
//! move at once, digits estimate; those are commands of the table.

use std::sync::Arc;

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::dragging::hand_over;
use super::ground::{Before, Input, Spot};
use super::planned::part_name;
use super::shown::{At, ShownBacklog};
use super::view::BacklogView;
use crate::model::{Story, StoryId};
use crate::screens::board::keys::MOVES;
use crate::screens::drag::By;
use crate::screens::{Action, Pick, Scene};
use crate::session::Selection;
use crate::ui::format::count;
use crate::ui::keys::take;

/// Where a key leads that walks from row to row.
fn walked(shown: ShownBacklog<'_>, at: At, key: Key, page: usize) -> Option<At> {
    let page = isize::try_from(page).unwrap_or(isize::MAX);
    Some(match key {
        Key::ArrowUp => shown.step(at, -1),
        Key::ArrowDown => shown.step(at, 1),
        Key::PageUp => shown.step(at, -page),
        Key::PageDown => shown.step(at, page),
        // First within the part, then of all.
        Key::Home if at.row > 0 => At { row: 0, ..at },
        Key::Home => shown.first()?,
        Key::End => {
            let last = shown.part(at.part).map_or(0, |part| shown.rows(part).len().saturating_sub(1));
            if at.row < last { At { row: last, ..at } } else { shown.last()? }
        }
        _ => return None,
    })
}

fn walks(key: Key) -> bool {
    matches!(key, Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown | Key::Home | Key::End)
}

/// Where the keys of a frame have led so far.
struct Walk {
    story: Arc<Story>,
    selection: Selection,
}

/// Keys that are pressed while a row has the focus.
pub(super) fn on_row(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    story: &Arc<Story>,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if !view.drag.is_idle() {
        return;
    }
    let wanted = |key, held: Modifiers| {
        let plain = matches!(key, Key::Space | Key::Enter | Key::Escape) && !held.shift;
        (walks(key) || plain) && !held.alt && !held.command && !held.ctrl
    };
    let mut walk: Option<Walk> = None;
    while let Some((key, held)) = take(ui, wanted) {
        let walk =
            walk.get_or_insert_with(|| Walk { story: Arc::clone(story), selection: scene.document.selection.clone() });
        match key {
            Key::Escape => {
                walk.selection.clear();
                actions.push(Action::ClearSelection);
            }
            Key::Enter => actions.push(Action::OpenInspector(true)),
            Key::Space => {
                lift(ui, scene, view, walk, actions);
                lifted(ui, scene, view, actions);
                return;
            }
            _ => walk.go(scene, view, key, held.shift, actions),
        }
    }
}

impl Walk {
    fn go(&mut self, scene: Scene<'_>, view: &mut BacklogView, key: Key, range: bool, actions: &mut Vec<Action>) {
        let shown = view.shown(scene.document);
        let to = shown.find(&self.story).and_then(|at| walked(shown, at, key, view.page));
        let Some(next) = to.and_then(|to| shown.get(to)).map(Arc::clone) else { return };
        let range = range.then(|| range_between(shown, self.selection.anchor()?, &next)).flatten();
        view.reveal = Some(next.id);
        if let Some(range) = range {
            self.selection.range(range.iter().copied(), next.id);
            actions.push(Action::PickRange(range, next.id));
        } else {
            self.selection.only(next.id);
            actions.push(Action::Pick(next.id, Pick::Only));
        }
        self.story = next;
    }
}

fn lift(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, walk: &Walk, actions: &mut Vec<Action>) {
    let Walk { story, selection } = walk;
    let shown = view.shown(scene.document);
    let Some((at, part)) = shown.find(story).and_then(|at| Some((at, shown.part(at.part)?))) else { return };
    let stories = if selection.contains(story.id) {
        selection.to_vec()
    } else {
        actions.push(Action::Pick(story.id, Pick::Only));
        vec![story.id]
    };
    actions.push(Action::Announce(format!(
        "Lifted {}. Arrows move, Enter drops, Escape cancels",
        count(stories.len(), "story", "stories")
    )));
    let before = Before { selection: selection.clone(), ..view.before(scene.document) };
    let at = Some(Spot { part, row: at.row });
    let lift = Input::Lift { lead: story.id, lane: part, stories, by: By::Keyboard, at, before };
    hand_over(ui, scene, view, lift, actions);
}

/// Keys while stories are lifted, wherever the row is that they began with.
pub(super) fn lifted(ui: &mut Ui, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
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
pub(super) fn let_go(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, input: Input, actions: &mut Vec<Action>) {
    // The row may have been scrolled out of sight, and lost the focus there.
    view.reveal = view.drag.held().map(|held| held.lead);
    hand_over(ui, scene, view, input, actions);
}

/// Says where the lifted stories would land, and brings it into view.
fn announce_target(scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    let Some(held) = view.drag.held() else { return };
    let Some(spot) = held.spot().copied() else { return };
    let project = scene.document.project();
    let rows = view.shown(scene.document).rows(spot.part);
    // The place among those that will be there.
    let held_rows = held.stories.iter().filter_map(|id| rows.position(project.stories.get(*id)?));
    let (inside, above) = held_rows.fold((0, 0), |(n, above), row| (n + 1, above + usize::from(row < spot.row)));
    let (place, len) = (spot.row.min(rows.len()) + 1 - above, rows.len() + held.stories.len() - inside);
    let name = part_name(project, spot.part);
    actions.push(Action::Announce(match super::ground::regroups(&held.from, spot.part) {
        Some(field) => format!("{name}, only the {} changes", field.name()),
        None => format!("{name}, {place} of {len}"),
    }));
    view.reveal_spot = Some(spot);
}

/// The stories from the selection's anchor to this one.
pub(super) fn range_to(scene: Scene<'_>, view: &BacklogView, story: &Story) -> Option<Vec<StoryId>> {
    range_between(view.shown(scene.document), scene.document.selection.anchor()?, story)
}

fn range_between(shown: ShownBacklog<'_>, anchor: StoryId, story: &Story) -> Option<Vec<StoryId>> {
    Some(shown.between(shown.find_id(anchor)?, shown.find(story)?))
}
