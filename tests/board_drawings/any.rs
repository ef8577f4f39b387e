//! Any board as a drawing, and any act of a hand in words.

use std::collections::BTreeSet;

use proptest::prelude::*;

use roadboard::insight::LaneKey;
use roadboard::model::Column;

use crate::board::Board;
use crate::things;

/// Lanes of one grouping, or none.
const LANES: [&[&str]; 5] = [
    &[""],
    &["Ana; ", "Bob; ", "Nobody; "],
    &["Urgent; ", "Medium; ", "Low; "],
    &["blue; ", "red; ", "No label; "],
    &["Pay; ", "Search; ", "No initiative; "],
];
const HEADS: [&str; 3] = ["Ready", "Doing", "Done"];
const LIMITS: [&str; 8] = ["", "", "", "(2)", "[2]", "[3]", "[2 each]", "[1 each]"];
const SORTS: [&str; 6] = ["", "", "", "~title", "~priority", "~estimate"];
/// What a card is besides its name. Stars are said once for all.
const CARDS: [&str; 10] = ["", "", "*", "*", ".R1", ".S2", "()", "{}", ".Urgent", ".red"];

/// A drawing that can be read; it need not draw itself.
pub(crate) fn any_drawing() -> impl Strategy<Value = String> {
    let column = (0..LIMITS.len(), 0..SORTS.len(), 0_u8..5, 0_u8..4);
    let cell = proptest::collection::vec((0..CARDS.len(), 0_u8..4), 0..5);
    let lane = (any::<bool>(), proptest::collection::vec(cell, 3));
    (0..LANES.len(), proptest::collection::vec(column, 3), proptest::collection::vec(lane, 3)).prop_map(
        |(grouping, columns, lanes)| {
            let mut count = 0;
            let drawn = LANES[grouping].iter().zip(lanes).map(|(name, (is_folded, cells))| {
                let fold = if is_folded && !name.is_empty() { "-" } else { "" };
                let cells = cells.into_iter().zip(HEADS).zip(&columns).map(|((cards, head), column)| {
                    format!("{}{}", full_head(head, *column), cards_text(&cards, &mut count))
                });
                format!("{fold}{name}{}", cells.collect::<Vec<_>>().join(" | "))
            });
            drawn.collect::<Vec<_>>().join(" / ")
        },
    )
}

fn full_head(name: &str, (limit, sort, fold, scroll): (usize, usize, u8, u8)) -> String {
    let fold = if fold == 0 { "-" } else { "" };
    let scroll = if scroll == 0 { "^1.5" } else { "" };
    format!("{fold}{name}{}{}{scroll}:", LIMITS[limit], SORTS[sort])
}

/// Cards with names of their own, some of equal rank with the one before.
fn cards_text(cards: &[(usize, u8)], count: &mut usize) -> String {
    let mut text = String::new();
    for (i, (kind, equal)) in cards.iter().enumerate() {
        *count += 1;
        let name = format!("{}{count}", if count.is_multiple_of(3) { "odd" } else { "c" });
        text.push(if i > 0 && *equal == 0 { '=' } else { ' ' });
        let card = match CARDS[*kind] {
            "()" => format!("({name})"),
            "{}" => format!("{{{name}}}"),
            kind => name + kind,
        };
        text += &card;
    }
    text
}

/// What to do, and numbers that choose what to do it to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    kind: usize,
    picks: [usize; 4],
}

pub(crate) fn any_act() -> impl Strategy<Value = Act> {
    (0_usize..60, any::<[u16; 4]>()).prop_map(|(kind, picks)| Act { kind, picks: picks.map(usize::from) })
}

/// The words of an act, of what is on the board now; none where there is nothing to do it to.
pub(crate) fn words_of(board: &Board, Act { kind, picks: [a, b, c, d] }: Act) -> Option<String> {
    let one = |words: &[&str], n: usize| words[n % words.len()].to_owned();
    let stories = shown_stories(board);
    let card = |n: usize| stories.get(n % stories.len().max(1));
    let any_card = |n: usize| {
        let all = &board.document.project().stories;
        all.iter().nth(n % all.len().max(1)).map(|story| story.title.clone())
    };
    let mut values = vec!["Nobody", "red", "blue", "Low", "Pay"];
    values.extend(board.document.project().people.iter().map(|person| person.name.as_str()));
    let outside = one(&["S1", "S2", "backlog", "R1", "Pay", "Search", "S9"], b);
    Some(match kind {
        0..6 => format!("drag {} over {}", card(a)?, some_spot(board, b, c)?),
        6..9 => format!("over {}", some_spot(board, b, c)?),
        9 => format!("onto {outside}"),
        10..18 => "drop".into(),
        18..21 => "escape".into(),
        21..24 => format!("lift {}", card(a)?),
        24..31 => one(&["up", "down", "left", "right", "top", "bottom", "first", "last"], a),
        31 | 32 => "wait 0.6".into(),
        33..38 => one(&["alt+up", "alt+down", "alt+left", "alt+right", "alt+home", "alt+end"], a),
        38 => {
            format!("{} {}..{}", one(&["band", "+band", "pull"], d), some_spot(board, a, b)?, some_spot(board, c, d)?)
        }
        39 => format!("pick {},{}", any_card(a)?, any_card(b)?),
        40 => format!("moveto {} {}", some_cell(board, b)?, one(&["top", "bottom", "2", "3"], c)),
        41 => format!("new {} n{a}", some_cell(board, b).map(|cell| by_lane(&cell))?),
        42 => format!("{} {}", one(&["archive", "delete"], b), any_card(a)?),
        43 => one(&["archive", "delete"], a),
        44 => format!("split {} s{b}", any_card(a)?),
        45 => format!("set {} {}", any_card(a)?, one(&values, b)),
        46 | 47 => format!("group {}", one(&["none", "assignee", "priority", "label", "initiative"], a)),
        48 => format!("filter {}", one(&["odd", "c", "1", "", "", "nothing"], a)),
        49 => format!("show {}", one(&["sprint", "all", "archive"], a)),
        50 => {
            format!("sort {} {}", some_column(board, a)?, one(&["rank", "rank", "title", "priority", "newest"], b))
        }
        51 | 52 => format!("{} {}", one(&["fold", "open"], a), some_fold(board, b)?),
        53 => format!("scroll {}", one(&["^70", ">30", "^0", ">0"], a)),
        58 => format!("scroll {} {}", some_column(board, a)?, one(&["0.5", "2", "0"], b)),
        54 => format!("remove {} to {}", some_column(board, a)?, some_column(board, b)?),
        55 => format!("cursor in {}", some_fold(board, b)?),
        56 => format!("drag {} onto {outside}", card(a)?),
        57 => format!("drag {} to nowhere", card(a)?),
        _ => format!("drag {} to {}", card(a)?, some_spot(board, b, c)?),
    })
}

/// The cards in sight with their lanes, `Bob/a`.
pub(crate) fn shown_stories(board: &Board) -> Vec<String> {
    let shown = board.view.shown(&board.document);
    let mut stories = BTreeSet::new();
    for (at, lane) in shown.lanes().iter().enumerate() {
        for column in shown.columns() {
            stories.extend(
                shown.cell(at, column).iter().map(|story| format!("{}{}", lane_prefix(board, lane), story.title)),
            );
        }
    }
    stories.into_iter().collect()
}

fn name_of(board: &Board, lane: &LaneKey) -> String {
    lane.name(board.document.project()).replace(' ', "_")
}

fn lane_prefix(board: &Board, lane: &LaneKey) -> String {
    let name = name_of(board, lane);
    if *lane == LaneKey::All { String::new() } else { format!("{name}/") }
}

fn some_column(board: &Board, n: usize) -> Option<String> {
    let columns = board.document.project().columns_in_order();
    columns.get(n % columns.len().max(1)).map(|column: &std::sync::Arc<Column>| column.name.clone())
}

fn some_lane(board: &Board, n: usize) -> Option<LaneKey> {
    let lanes = board.view.shown(&board.document).lanes();
    lanes.get(n % lanes.len().max(1)).cloned()
}

pub(crate) fn some_spot(board: &Board, cell: usize, row: usize) -> Option<String> {
    let (lane, column) = (some_lane(board, cell / 4)?, some_column(board, cell)?);
    let row = match row % 7 {
        6 => "end".to_owned(),
        row => row.to_string(),
    };
    Some(format!("{}{column}@{row}", lane_prefix(board, &lane)))
}

/// `Doing Bob`, as “Move to…” has it.
fn some_cell(board: &Board, n: usize) -> Option<String> {
    let (lane, column) = (some_lane(board, n / 4)?, some_column(board, n)?);
    let lane = if lane == LaneKey::All { String::new() } else { format!(" {}", name_of(board, &lane)) };
    Some(format!("{column}{lane}"))
}

/// `Doing Bob` as `Bob/Doing`.
fn by_lane(cell: &str) -> String {
    cell.split_once(' ').map_or_else(|| cell.to_owned(), |(column, lane)| format!("{lane}/{column}"))
}

/// A lane or a column.
fn some_fold(board: &Board, n: usize) -> Option<String> {
    let lane = some_lane(board, n / 2)?;
    let name = name_of(board, &lane);
    if n.is_multiple_of(2) && things::lane(&name).is_some() { Some(name) } else { some_column(board, n / 2) }
}
