//! The horizons by keyboard: arrows walk from card to card, with Shift they select more, Enter opens, Escape clears.
//! Alt and arrows move to another horizon; those are commands of the table.

use egui::{Key, Modifiers, Response, Ui};

use super::Plan;
use super::shown::{Place, Shown};
use super::view::HorizonsView;
use crate::insight::Horizon;
use crate::model::{InitiativeId, Node, Word as _};
use crate::screens::roadmap::PlanAction;
use crate::screens::roadmap::lists::selecting;
use crate::screens::{Action, Pick};
use crate::session::Selection;
use crate::ui::command::Command;
use crate::ui::keys::{keep_arrows, take};

/// Where a key walks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Up,
    Down,
    Left,
    Right,
    Top,
    Bottom,
    PageUp,
    PageDown,
}

const WALKS: [(Key, Step); 8] = [
    (Key::ArrowUp, Step::Up),
    (Key::ArrowDown, Step::Down),
    (Key::ArrowLeft, Step::Left),
    (Key::ArrowRight, Step::Right),
    (Key::Home, Step::Top),
    (Key::End, Step::Bottom),
    (Key::PageUp, Step::PageUp),
    (Key::PageDown, Step::PageDown),
];

/// Cards that a page key goes past.
const PAGE: usize = 6;

/// Keys that are pressed while a card has the focus. A slow frame holds several; each acts on what the one before left.
pub(super) fn on_card(
    ui: &Ui,
    plan: Plan<'_>,
    view: &mut HorizonsView,
    card: InitiativeId,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    keep_arrows(ui, response.id);
    if !view.drag.is_idle() {
        return;
    }
    let (mut card, mut selection) = (card, plan.scene.document.plan_selection.clone());
    while let Some((key, held)) = take(ui, wanted) {
        let node = Node::Initiative(card);
        match key {
            Key::Escape => {
                selection.clear();
                actions.push(Action::Plan(PlanAction::ClearSelection));
            }
            Key::Enter => {
                if !selection.contains(node) {
                    selection.only(node);
                    actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
                }
                actions.push(Action::Run(Command::OpenBar));
                return;
            }
            Key::Space => {
                selection.toggle(node);
                actions.push(Action::Plan(PlanAction::Pick(node, Pick::Toggle)));
            }
            key => {
                let step = WALKS.iter().find(|(walks, _)| *walks == key).map(|(_, step)| *step);
                let Some(next) = step.and_then(|step| neighbour(&view.shown, card, step)) else { continue };
                actions.push(Action::Plan(walk(&view.shown, &mut selection, next, held.shift)));
                view.reveal = Some(next);
                card = next;
            }
        }
    }
}

fn wanted(key: Key, held: Modifiers) -> bool {
    let walks = WALKS.iter().any(|(walk, _)| *walk == key);
    let plain = matches!(key, Key::Enter | Key::Space | Key::Escape) && !held.shift;
    (walks || plain) && !held.alt && !held.command && !held.ctrl
}

/// Selects the card that was walked to: alone, or with Shift as the end of a range.
fn walk(shown: &Shown, selection: &mut Selection<Node>, next: InitiativeId, more: bool) -> PlanAction {
    let node = Node::Initiative(next);
    if !more {
        selection.only(node);
        return PlanAction::Pick(node, Pick::Only);
    }
    let range = shown.place(next).and_then(|place| range(shown, selection.anchor(), place));
    let all = range.unwrap_or_else(|| selection.picked().iter().copied().chain([node]).collect());
    selection.range(all.iter().copied(), node);
    PlanAction::PickAll(all, Some(node))
}

/// The card next to another: in its column, or at the same height in the next column that has any.
fn neighbour(shown: &Shown, card: InitiativeId, step: Step) -> Option<InitiativeId> {
    let Place { horizon, row } = shown.place(card)?;
    let last = shown.column(horizon).len().checked_sub(1)?;
    let row = match step {
        Step::Up => row.checked_sub(1)?,
        Step::Down => Some(row + 1).filter(|row| *row <= last)?,
        Step::Top => 0,
        Step::Bottom => last,
        Step::PageUp => row.saturating_sub(PAGE),
        Step::PageDown => (row + PAGE).min(last),
        Step::Left | Step::Right => return sideways(shown, horizon, row, step),
    };
    shown.at(horizon, row)
}

fn sideways(shown: &Shown, horizon: Horizon, row: usize, step: Step) -> Option<InitiativeId> {
    let has_cards = |horizon: &&Horizon| !shown.column(**horizon).is_empty();
    let at = horizon as usize;
    let next = match step {
        Step::Left => Horizon::ALL.get(..at)?.iter().rev().find(has_cards),
        _ => Horizon::ALL.get(at + 1..)?.iter().find(has_cards),
    }?;
    shown.at(*next, row.min(shown.column(*next).len() - 1))
}

/// The cards from the selection's anchor to a place; none when the anchor stands in another column.
pub(super) fn range_to(plan: Plan<'_>, view: &HorizonsView, place: Place) -> Option<Vec<Node>> {
    range(&view.shown, plan.scene.document.plan_selection.anchor(), place)
}

fn range(shown: &Shown, anchor: Option<Node>, to: Place) -> Option<Vec<Node>> {
    let Some(Node::Initiative(anchor)) = anchor else { return None };
    let from = shown.place(anchor).filter(|from| from.horizon == to.horizon)?;
    let cards = selecting::between(shown.column(to.horizon), from.row, to.row);
    Some(cards.into_iter().map(|one| Node::Initiative(one.id)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::shown::tests::{document, id, shown};
    use super::*;
    use crate::session::Document;

    fn plan() -> Document {
        document(&[
            ("a", "2026-11-02", "2026-12-04"),
            ("b", "2026-11-09", "2026-12-04"),
            ("c", "2026-11-16", "2026-12-04"),
            ("far", "2028-01-03", "2028-02-04"),
            ("very far", "2028-02-07", "2028-03-10"),
        ])
    }

    #[test]
    fn arrows_go_between_cards_and_past_empty_columns() {
        let document = plan();
        let shown = shown(&document);
        let to = |from: &str, step| {
            let next = neighbour(&shown, id(&document, from), step);
            next.map(|next| document.project().initiatives.get(next).unwrap().title.clone())
        };
        for (from, step, expected) in [
            ("a", Step::Down, Some("b")),
            ("b", Step::Up, Some("a")),
            ("a", Step::Up, None),
            ("c", Step::Down, None),
            ("b", Step::Right, Some("very far")),
            ("c", Step::Right, Some("very far")),
            ("far", Step::Left, Some("a")),
            ("far", Step::Right, None),
            ("a", Step::Left, None),
            ("c", Step::Top, Some("a")),
            ("a", Step::Bottom, Some("c")),
            ("a", Step::PageDown, Some("c")),
            ("b", Step::PageUp, Some("a")),
        ] {
            assert_eq!(to(from, step).as_deref(), expected, "{from} {step:?}");
        }
    }

    #[test]
    fn shift_selects_a_range_in_a_column_and_adds_what_is_in_another() {
        let document = plan();
        let shown = shown(&document);
        let node = |title: &str| Node::Initiative(id(&document, title));
        let mut selection = Selection::default();
        walk(&shown, &mut selection, id(&document, "b"), false);
        walk(&shown, &mut selection, id(&document, "c"), true);
        assert_eq!(selection.to_vec().len(), 2);
        let asked = walk(&shown, &mut selection, id(&document, "a"), true);
        assert_eq!(asked, PlanAction::PickAll(vec![node("a"), node("b")], Some(node("a"))), "c is left again");
        walk(&shown, &mut selection, id(&document, "far"), true);
        assert_eq!(selection.len(), 3, "{selection:?}");
        assert_eq!(selection.cursor(), Some(node("far")));
    }
}
