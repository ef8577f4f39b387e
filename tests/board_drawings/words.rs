//! What the words of the hand stand for: places, bands, what is asked for, keys.

use roadboard::edit::{MoveStories, Place};
use roadboard::insight::LaneKey;
use roadboard::model::ColumnId;
use roadboard::screens::board::{Position, Spot, Step, Touched, move_to_position};
use roadboard::ui::command::Command;

use crate::board::Board;
use crate::things;

/// The place of a word in a list.
pub(crate) fn place(words: &[&str], word: &str) -> usize {
    words.iter().position(|known| *known == word).unwrap_or_else(|| panic!("no {word} among {words:?}"))
}

pub(crate) fn three(words: &str) -> (&str, &str, &str) {
    let mut parts = words.splitn(3, ' ');
    let mut next = || parts.next().unwrap_or_else(|| panic!("too few words: {words}"));
    (next(), next(), next())
}

/// `Bob/a` or `a`.
pub(crate) fn lane_and_name(words: &str) -> (Option<LaneKey>, &str) {
    match words.rsplit_once('/') {
        Some((lane, name)) => (Some(things::lane(lane).unwrap_or_else(|| panic!("no lane {lane}"))), name),
        None => (None, words),
    }
}

/// `Bob/Doing@1`, `Doing@end`, or `Bob/Doing` of a lane that is folded and has no rows to be seen.
pub(crate) fn spot(board: &Board, words: &str) -> Spot {
    let (cell, row) = words.split_once('@').unwrap_or((words, "folded"));
    let (lane, column) = lane_and_name(cell);
    let (lane, column) = (lane.unwrap_or_default(), board.column(column));
    let row = match row {
        "folded" => usize::MAX,
        "end" => board.view.shown(&board.document).cell_of(&lane, column).len(),
        row => row.parse().unwrap(),
    };
    Spot { column, lane, row }
}

/// The rows of all cells between two corners, which it takes in both.
pub(crate) fn touched(board: &Board, words: &str) -> Touched {
    let (from, to) = words.split_once("..").unwrap();
    let (from, to) = (spot(board, from), spot(board, to));
    let shown = board.view.shown(&board.document);
    let at = |spot: &Spot| shown.lane_position(&spot.lane).unwrap();
    let (top, bottom) = (at(&from).min(at(&to)), at(&from).max(at(&to)));
    // Within one lane the corners may stand either way; else the one of the upper lane is the first.
    let downwards = (at(&from), from.row) <= (at(&to), to.row);
    let (first, last) = if downwards { (from.row, to.row) } else { (to.row, from.row) };
    let columns: Vec<ColumnId> = shown.columns();
    let place = |column: ColumnId| columns.iter().position(|c| *c == column).unwrap();
    let (left, right) = (place(from.column).min(place(to.column)), place(from.column).max(place(to.column)));
    let mut touched = Touched::new();
    for column in columns[left..=right].iter().filter(|column| shown.open_columns().contains(column)) {
        for lane in (top..=bottom).filter(|lane| !shown.is_folded(&shown.lanes()[*lane])) {
            let len = shown.cell(lane, *column).len();
            let start = if lane == top { first.min(len) } else { 0 };
            let end = if lane == bottom { (last + 1).min(len) } else { len };
            touched.insert((*column, shown.lanes()[lane].clone()), start..end.max(start));
        }
    }
    touched
}

pub(crate) fn asked(board: &Board, words: &str) -> MoveStories {
    let (names, _, to) = three(words);
    let stories = names.split(',').map(|name| board.story(name)).collect();
    let (column, place) = to.split_once(' ').unwrap();
    let place = match place.split_once(' ') {
        Some(("before", name)) => Place::Before(board.story(name)),
        Some((_, name)) => Place::After(board.story(name)),
        None if place == "top" => Place::Top,
        None => Place::Bottom,
    };
    MoveStories { stories, column: board.column(column), place, lane: None, sprint: None }
}

/// `Doing Bob 2`: column, lane unless each keeps its own, and place.
pub(crate) fn asked_by_menu(board: &Board, words: &str) -> Option<MoveStories> {
    let (column, rest) = words.split_once(' ').unwrap();
    let (lane, position) = rest.rsplit_once(' ').map_or((None, rest), |(lane, position)| {
        (Some(things::lane(lane).unwrap_or_else(|| panic!("no lane {lane}"))), position)
    });
    let position = match position {
        "top" => Position::Top,
        "bottom" => Position::Bottom,
        nth => Position::Nth(nth.parse().unwrap()),
    };
    let stories = board.document.selection.to_vec();
    move_to_position(&board.document, &board.view, stories, (board.column(column), lane.as_ref()), position, None)
}

pub(crate) fn command(key: &str) -> Command {
    let keys = ["alt+up", "alt+down", "alt+left", "alt+right", "alt+home", "alt+end"];
    [
        Command::MoveUp,
        Command::MoveDown,
        Command::MoveLeft,
        Command::MoveRight,
        Command::MoveToTop,
        Command::MoveToBottom,
    ][place(&keys, key)]
}

pub(crate) fn step(key: &str) -> Step {
    let keys = ["up", "down", "left", "right", "top", "bottom", "first", "last"];
    [Step::Up, Step::Down, Step::Left, Step::Right, Step::Top, Step::Bottom, Step::FirstColumn, Step::LastColumn]
        [place(&keys, key)]
}
