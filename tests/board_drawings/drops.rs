//! Any drop: the cards stand where the line was, and no other card passes another.

use std::collections::HashMap;

use proptest::prelude::*;

use roadboard::insight::Sort;
use roadboard::model::{ColumnId, StoryId};
use roadboard::screens::board::{By, Input, Target};

use crate::any::{any_drawing, shown_stories, some_spot};
use crate::board::Board;
use crate::reading::board;
use crate::words::{lane_and_name, spot};

fn shown(board: &Board, lane: &roadboard::insight::LaneKey, column: ColumnId) -> Vec<StoryId> {
    board.view.shown(&board.document).cell_of(lane, column).iter().map(|story| story.id).collect()
}

/// The stories of all columns by rank, hidden ones too. Archived ones stand in no column.
fn ranked(board: &Board) -> Vec<StoryId> {
    let project = board.document.project();
    let place: HashMap<ColumnId, usize> =
        project.columns_in_order().iter().enumerate().map(|(i, column)| (column.id, i)).collect();
    let mut stories: Vec<_> = project.stories.iter().filter(|story| !story.archived).collect();
    stories.sort_by(|a, b| place[&a.column].cmp(&place[&b.column]).then_with(|| a.order().cmp(&b.order())));
    stories.into_iter().map(|story| story.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, ..ProptestConfig::default() })]

    #[test]
    fn the_cards_stand_where_the_line_was(
        drawing in any_drawing(), card: u16, cell: u16, row: u16, keyboard: bool,
    ) {
        let mut board = board(&drawing);
        let cards = shown_stories(&board);
        let Some(card) = cards.get(usize::from(card) % cards.len().max(1)) else { return Ok(()) };
        let Some(to) = some_spot(&board, cell.into(), row.into()) else { return Ok(()) };
        let (from, name) = lane_and_name(card);
        let to = spot(&board, &to);
        let by = if keyboard { By::Keyboard } else { By::Pointer { grab: [0.0; 2] } };
        board.lift(board.story(name), from.as_ref(), by).unwrap();
        let held = board.view.drag.held().unwrap().stories.clone();
        let (before, order) = (shown(&board, &to.lane, to.column), ranked(&board));
        // Within the lane that they were taken from, those of other lanes keep theirs.
        let is_kept = board.view.drag.held().unwrap().from == to.lane;
        let comes = |id: &StoryId| held.contains(id) && (!is_kept || to.lane.holds(&board.get(*id)));
        let moved: Vec<StoryId> = order.iter().copied().filter(comes).collect();
        let rest = |ids: &[StoryId]| -> Vec<StoryId> { ids.iter().copied().filter(|id| !held.contains(id)).collect() };

        board.give(Input::Over(Some(Target::Spot(to.clone())))).unwrap();
        if board.give(Input::Drop).is_err() {
            prop_assert_eq!(ranked(&board), order, "refused, but something moved");
            return Ok(());
        }
        board.frame();
        let after = shown(&board, &to.lane, to.column);
        if board.view.shown(&board.document).sort(to.column) == Sort::Rank {
            let mut expected = rest(&before);
            let at = rest(&before[..to.row.min(before.len())]).len();
            expected.splice(at..at, moved);
            prop_assert_eq!(after, expected, "{}: {} to {:?}", drawing, card, to);
        } else {
            prop_assert!(moved.iter().all(|id| after.contains(id)));
            let kept = |id: &StoryId| board.document.project().stories.get(*id).unwrap().rank.clone();
            let mut again = crate::reading::board(&drawing);
            again.frame();
            prop_assert!(moved.iter().all(|id| kept(id) == again.get(*id).rank), "a rank changed");
        }
        prop_assert_eq!(rest(&ranked(&board)), rest(&order), "{}: others passed each other", drawing);
    }
}
