//! Drawings of boards: `Ready: a b* (x) | Doing[2]: c=d | Done:`.
//!
//! A column is its name, its limit and its cards in order. `*` is selected and `**` has the cursor too, `(x)` is not in
//! the active sprint and so not shown, `{x}` is archived, `c=d` have equal ranks. `a.Ana.red` has what these names stand
//! for, see [`things`]. `Ready` is a column of kind to do, `Done` of kind done, any other of kind doing.
//!
//! A board with lanes is `Ana; Ready: a b | Doing: c / Bob; Ready: | Doing: d`; what a column is besides its name is said
//! in the first lane. A lane that is not drawn is empty. A story with two labels is drawn in both lanes. In each lane
//! cards stand by rank, and over all lanes they are ranked in the order of the drawing.
//!
//! | after the name of a column | it |
//! | --- | --- |
//! | `(2)`, `[2]`, `[2 each]` | has a limit that warns, blocks, blocks for each lane |
//! | `~priority` | is sorted, but drawn by rank all the same |
//! | `^3.5` | is scrolled to half of the row 3 |
//!
//! `-` before a lane or column folds it. `>80` and `^120` at the end are what the whole board is scrolled by.

use std::sync::Arc;

use roadboard::insight::{Grouping, LaneKey};
use roadboard::model::{Column, ColumnId, LimitPolicy, LimitScope, Story, Word as _};
use roadboard::screens::board::BoardView;
use roadboard::session::Document;

use crate::board::Board;
use crate::things;

/// What a board looks like.
pub(crate) fn drawing(board: &Board) -> String {
    let (document, view) = (&board.document, &board.view);
    let lanes = board.lanes().into_iter().enumerate().map(|(i, lane)| {
        let columns = document.project().columns_in_order();
        let cells = columns.iter().map(|column| {
            let head = if i == 0 { head(column, view) } else { column.name.clone() };
            format!("{head}:{}", cell(board, &lane, column.id))
        });
        let cells = cells.collect::<Vec<_>>().join(" | ");
        let fold = if view.folds.lanes.contains(&lane) { "-" } else { "" };
        if lane == LaneKey::All { cells } else { format!("{fold}{}; {cells}", lane.name(document.project())) }
    });
    let lanes = lanes.collect::<Vec<_>>().join(" / ");
    let right = if view.scroll_x == 0.0 { String::new() } else { format!(" >{}", view.scroll_x) };
    let down = if view.scroll_y == 0.0 { String::new() } else { format!(" ^{}", view.scroll_y) };
    lanes + &right + &down
}

fn head(column: &Column, view: &BoardView) -> String {
    let fold = if view.folds.columns.contains(&column.id) { "-" } else { "" };
    let limit = match (column.limit, column.limit_policy, column.limit_scope) {
        (Some(limit), LimitPolicy::Block, LimitScope::Lane) => format!("[{limit} each]"),
        (Some(limit), LimitPolicy::Block, _) => format!("[{limit}]"),
        (Some(limit), ..) => format!("({limit})"),
        (None, ..) => String::new(),
    };
    let sort = view.sorts.get(&column.id).map_or_else(String::new, |sort| format!("~{}", sort.word()));
    let anchor = view.anchors.get(&column.id).copied().unwrap_or_default();
    let at = anchor.row as f64 + anchor.fraction;
    let scroll = if at == 0.0 { String::new() } else { format!("^{at}") };
    format!("{fold}{}{limit}{sort}{scroll}", column.name)
}

/// The cards of a lane and column by rank, hidden ones too.
fn cell(board: &Board, lane: &LaneKey, column: ColumnId) -> String {
    let stories = board.document.project().stories.iter();
    let mut stories: Vec<&Arc<Story>> = stories.filter(|s| s.column == column && lane.holds(s)).collect();
    stories.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut text = String::new();
    for (i, story) in stories.iter().enumerate() {
        let equal = i > 0 && stories[i - 1].rank == story.rank;
        text.push(if equal { '=' } else { ' ' });
        text.push_str(&card(&board.document, story, board.view.grouping));
    }
    text
}

fn card(document: &Document, story: &Story, grouping: Grouping) -> String {
    let active = document.project().active_sprint().map(|sprint| sprint.id);
    let mut name = story.title.clone();
    for thing in things::had(story, grouping, active) {
        name = name + "." + &thing;
    }
    if story.archived {
        name = format!("{{{name}}}");
    } else if active.is_some() && story.sprint != active {
        name = format!("({name})");
    }
    let selection = &document.selection;
    // One star says all when the cursor is on the first that is selected.
    let first = document.selection.picked().first();
    match (selection.contains(story.id), selection.cursor() == Some(story.id) && first != Some(&story.id)) {
        (true, true) => name + "**",
        (true, false) => name + "*",
        (false, _) => name,
    }
}
