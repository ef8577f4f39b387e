//! The table by keyboard: up and down walk among the rows, with Shift they select more; left and right walk among the
//! cells of a row; Enter edits the cell, Space picks the row, Escape clears the selection.

use egui::{Key, Modifiers, Response, Ui};

use super::column::{Change, Column};
use super::view::TableView;
use super::{Sheet, edit};
use crate::model::{Node, Word as _};
use crate::screens::roadmap::PlanAction;
use crate::screens::roadmap::lists::selecting;
use crate::screens::{Action, Pick};
use crate::session::Selection;
use crate::ui::command::Command;
use crate::ui::keys::{keep_arrows, take};

const ROWS: [Key; 6] = [Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End, Key::PageUp, Key::PageDown];

fn wanted(key: Key, held: Modifiers) -> bool {
    let plain = matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::Enter | Key::Space | Key::Escape) && !held.shift;
    (plain || ROWS.contains(&key)) && !held.alt && !held.command && !held.ctrl
}

/// Keys that are pressed while a row has the focus; each acts on what the one before left.
pub(super) fn on_row(
    ui: &Ui,
    sheet: Sheet<'_>,
    view: &mut TableView,
    node: Node,
    (response, page): (&Response, usize),
    actions: &mut Vec<Action>,
) {
    keep_arrows(ui, response.id);
    let (mut node, mut selection) = (node, sheet.scene.document.plan_selection.clone());
    while let Some((key, held)) = take(ui, wanted) {
        // The row is painted already.
        ui.ctx().request_repaint();
        match key {
            Key::Escape => {
                selection.clear();
                actions.push(Action::Plan(PlanAction::ClearSelection));
            }
            Key::Space => {
                selection.toggle(node);
                actions.push(Action::Plan(PlanAction::Pick(node, Pick::Toggle)));
            }
            Key::ArrowLeft | Key::ArrowRight => {
                view.column = beside(view.column, key == Key::ArrowRight);
                view.reveal_column = true;
            }
            Key::Enter => {
                if !selection.contains(node) {
                    selection.only(node);
                    actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
                }
                change(sheet, view, node, view.column, actions);
                // What is typed next is for the cell.
                return;
            }
            key => {
                let Some(next) = stepped(view, node, key, page) else { continue };
                actions.push(Action::Plan(walk(
                    view.rows.shown(),
                    view.rows.place(next),
                    &mut selection,
                    next,
                    held.shift,
                    |n| view.rows.place(n),
                )));
                view.reveal = Some(next);
                node = next;
            }
        }
    }
}

/// Edits a cell: types in it, opens its choices, or where there is nothing to edit opens the inspector.
pub(super) fn change(sheet: Sheet<'_>, view: &mut TableView, node: Node, column: Column, actions: &mut Vec<Action>) {
    match column.change(node) {
        Some(Change::Choice) => {
            view.choose = Some((node, column));
            view.reveal_column = true;
        }
        Some(Change::Text | Change::Date) => {
            edit(sheet.source, view, node, column);
        }
        None => actions.push(Action::Run(Command::OpenBar)),
    }
}

/// The column before or after another; the same at the ends.
fn beside(column: Column, right: bool) -> Column {
    let at = column as usize;
    let at = if right { at + 1 } else { at.saturating_sub(1) };
    Column::ALL.get(at).copied().unwrap_or(column)
}

/// The row that a key walks to; none at the ends.
fn stepped(view: &TableView, node: Node, key: Key, page: usize) -> Option<Node> {
    let rows = view.rows.shown();
    let place = to(view.rows.place(node)?, rows.len(), key, page)?;
    rows.get(place).copied()
}

fn to(from: usize, len: usize, key: Key, page: usize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let to = match key {
        Key::ArrowUp => from.checked_sub(1)?,
        Key::ArrowDown => from + 1,
        Key::Home => 0,
        Key::End => last,
        Key::PageUp => from.saturating_sub(page),
        _ => (from + page).min(last),
    };
    (to <= last).then_some(to)
}

/// Selects the row that was walked to: alone, or with Shift as the end of a range.
fn walk(
    rows: &[Node],
    to: Option<usize>,
    selection: &mut Selection<Node>,
    next: Node,
    more: bool,
    place: impl Fn(Node) -> Option<usize>,
) -> PlanAction {
    let from = selection.anchor().and_then(place);
    if let Some((from, to)) = from.zip(to).filter(|_| more) {
        let range = selecting::between(rows, from, to);
        selection.range(range.iter().copied(), next);
        return PlanAction::PickAll(range, Some(next));
    }
    selection.only(next);
    PlanAction::Pick(next, Pick::Only)
}

/// The rows from the selection's anchor to this one.
pub(super) fn range_to(sheet: Sheet<'_>, view: &TableView, node: Node) -> Option<Vec<Node>> {
    let from = view.rows.place(sheet.scene.document.plan_selection.anchor()?)?;
    Some(selecting::between(view.rows.shown(), from, view.rows.place(node)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId as _, InitiativeId, RawId};

    fn node(n: u8) -> Node {
        Node::Initiative(InitiativeId::from_raw(RawId::from_bytes([n; 10])))
    }

    #[test]
    fn keys_walk_among_the_rows_and_stop_at_the_ends() {
        for (from, key, expected) in [
            (0, Key::ArrowUp, None),
            (0, Key::ArrowDown, Some(1)),
            (9, Key::ArrowDown, None),
            (5, Key::Home, Some(0)),
            (5, Key::End, Some(9)),
            (5, Key::PageUp, Some(1)),
            (2, Key::PageUp, Some(0)),
            (7, Key::PageDown, Some(9)),
        ] {
            assert_eq!(to(from, 10, key, 4), expected, "{key:?} from {from}");
        }
        assert_eq!(to(0, 0, Key::End, 4), None);
    }

    #[test]
    fn a_range_begins_at_the_anchor_however_often_it_ends_elsewhere() {
        let rows: Vec<Node> = (1..=5).map(node).collect();
        let place = |node: Node| rows.iter().position(|known| *known == node);
        let mut selection = Selection::default();
        let step =
            |selection: &mut Selection<Node>, n: u8, more| walk(&rows, place(node(n)), selection, node(n), more, place);
        step(&mut selection, 3, false);
        step(&mut selection, 5, true);
        assert_eq!(selection.to_vec(), [node(3), node(4), node(5)]);
        let asked = step(&mut selection, 2, true);
        assert_eq!(asked, PlanAction::PickAll(vec![node(2), node(3)], Some(node(2))));
        assert_eq!(step(&mut selection, 1, false), PlanAction::Pick(node(1), Pick::Only));
    }

    #[test]
    fn cells_are_walked_to_the_ends() {
        assert_eq!(beside(Column::Title, false), Column::Title);
        assert_eq!(beside(Column::Title, true), Column::Theme);
        assert_eq!(beside(Column::Float, true), Column::Float);
    }
}
