//! What holds for any board and any run of inputs, drawn and worked in words.

use std::collections::HashSet;

use proptest::prelude::*;

use roadboard::insight::{Grouping, Scope};
use roadboard::model::StoryId;
use roadboard::screens::board::{Before, BoardView, Drag, Show, ShownBoard};

use crate::any::{any_act, any_drawing, words_of};
use crate::board::Board;
use crate::hand;
use crate::reading::board;

/// The stories of each lane and column as shown.
fn cells(shown: ShownBoard<'_>) -> Vec<Vec<StoryId>> {
    let columns = shown.columns();
    let lanes = 0..shown.lanes().len();
    lanes.flat_map(|lane| columns.iter().map(move |c| shown.cell(lane, *c).iter().map(|s| s.id).collect())).collect()
}

/// What must hold after every input.
fn check(board: &Board, words: &str) -> Result<(), TestCaseError> {
    let (document, view) = (&board.document, &board.view);
    let stories = &document.project().stories;
    let mut anew = BoardView::default();
    (anew.show, anew.grouping, anew.sorts) = (view.show, view.grouping, view.sorts.clone());
    anew.filter.clone_from(&view.filter);
    anew.refresh(document);
    let (shown, fresh) = (view.shown(document), anew.shown(document));
    prop_assert_eq!(shown.lanes(), fresh.lanes(), "{}: lanes", words);
    prop_assert_eq!(cells(shown), cells(fresh), "{}: cells", words);
    for (lane, key) in shown.lanes().iter().enumerate() {
        for column in shown.columns() {
            let mut seen = HashSet::new();
            let cell = shown.cell(lane, column);
            let fits = |story: &roadboard::model::Story| key.holds(story) && story.column == column;
            prop_assert!(cell.iter().all(|story| fits(story) && seen.insert(story.id)), "{}: a wrong card", words);
        }
    }
    prop_assert!(document.selection.picked().iter().all(|id| stories.contains(*id)), "{}: selection", words);
    if let Some(held) = view.drag.held() {
        prop_assert!(stories.contains(held.lead) && held.holds(held.lead), "{}: the lead is gone", words);
        let each: HashSet<_> = held.stories.iter().collect();
        prop_assert_eq!(each.len(), held.stories.len(), "{}: held twice", words);
    }
    let (project, active) = (document.project(), document.indexes().active_sprint());
    let in_scope = |scope: Scope| project.stories.iter().filter(|story| scope.holds(story)).count();
    if view.filter.is_empty() && view.grouping != Grouping::Label && view.show == Show::Sprint {
        let scope = active.map_or(Scope::All, Scope::Sprint);
        prop_assert_eq!(cells(shown).concat().len(), in_scope(scope), "{}: not every card is shown once", words);
    }
    Ok(())
}

/// What a cancel brings back, less what is gone since.
fn brought_back(board: &Board) -> Option<Before> {
    let mut before = match &board.view.drag {
        Drag::Held(held) => held.before.clone(),
        Drag::Band(band) => band.before.clone(),
        Drag::Column(carried) => carried.before.clone(),
        Drag::Idle | Drag::Pan(_) => return None,
    };
    let stories = &board.document.project().stories;
    before.selection.retain(|id| stories.contains(id));
    Some(before)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_restores_the_project_and_redoing_all_the_end(
        drawing in any_drawing(), acts in proptest::collection::vec(any_act(), 1..50),
    ) {
        let mut board = board(&drawing);
        let start = board.document.snapshot().0;
        let (mut steps, mut said) = (0, drawing);
        for act in acts {
            let Some(words) = words_of(&board, act) else { continue };
            said = format!("{said}; {words}");
            let project = board.document.snapshot().0;
            let back = brought_back(&board).filter(|_| words == "escape");
            let refused = hand::work(&mut board, &words).is_err();
            check(&board, &said)?;
            let (now, _) = board.document.history().len();
            let is_same = *board.document.project() == project;
            prop_assert!(!refused || is_same, "{}: refused, but it changed something", said);
            prop_assert!(now <= steps + 1, "{}: more than one step", said);
            prop_assert_eq!(now == steps, is_same, "{}: a step that changes nothing, or a change without one", said);
            if let Some(before) = back {
                prop_assert_eq!(board.view.before(&board.document), before, "{}: cancelled", said);
                prop_assert!(is_same && board.view.drag.is_idle());
            }
            steps = now;
        }
        let end = board.document.snapshot().0;
        while board.document.undo().is_some() {
            board.frame();
            check(&board, &said)?;
        }
        prop_assert!(*board.document.project() == start, "{}: undone", said);
        while board.document.redo().is_some() {
            board.frame();
        }
        check(&board, &said)?;
        prop_assert!(*board.document.project() == end, "{}: done again", said);
    }
}
