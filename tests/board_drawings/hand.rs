//! The hand that works a board: what a person does, in words, separated by `;`.
//!
//! | words | what is done |
//! | --- | --- |
//! | `drag b to Doing@1` | takes a card, holds it before that row as shown (`@end`: after the last), lets go |
//! | `drag b to nowhere` | lets go outside of the columns |
//! | `drag b over Doing@1` | as above, but holds on; then `over Done@0`, `onto S2`, `drop` |
//! | `drag red/b to Bob/Doing@1` | takes the card of the lane `red`; `Bob/Doing` is a column of a lane |
//! | `drag b onto S2` | lets go on a sprint, release or initiative in the navigation, or on `backlog` |
//! | `wait 0.6` | seconds go by, so that something folded opens under the cards |
//! | `lift b`, then `up down left right top bottom first last`, then `drop` | the keyboard |
//! | `escape` | cancels what is held or pulled |
//! | `band Ready@0..Doing@2` | a rubber band over these rows and columns; `+band` adds, `pull` does not let go |
//! | `carry Doing before Ready`, `carry Doing last` | drags a column by its header; `over Ready` does not let go |
//! | `alt+up`, `alt+home`, … | the commands |
//! | `moveto Doing Bob 2` (`top`, `bottom`) | “Move to…”, of what is selected |
//! | `move b,c to Doing top` (`bottom`, `before d`, `after d`) | the edit itself |
//! | `pick b`, `pick b,c`, `cursor in red` | selects; says in which lane the cursor is |
//! | `filter red`, `show all`, `group label`, `sort Done title`, `fold Bob`, `open Bob` | the view |
//! | `scroll Ready 2.5`, `scroll ^120`, `scroll >80` | a column, the lanes, the columns |
//! | `new Bob/Doing x`, `split b x`, `set b red`, `archive b`, `delete b`, `remove Doing to Ready` | other edits |
//! | `archive`, `delete` | the commands, of what is selected |
//! | `undo`, `redo` | |

use roadboard::edit::{Refusal, move_stories};
use roadboard::insight::{Grouping, Sort};
use roadboard::model::Word as _;
use roadboard::screens::board::layout::Anchor;
use roadboard::screens::board::{Band, By, Fold, Gap, Input, Show, Target, move_by_command};

use crate::board::Board;
use crate::words::{asked, asked_by_menu, command, lane_and_name, place, spot, step, three, touched};
use crate::{others, things};

/// Does what the words say.
///
/// # Errors
/// The first refusal.
pub(crate) fn work(board: &mut Board, words: &str) -> Result<(), Refusal> {
    for act in words.split(';').map(str::trim) {
        board.frame();
        let (verb, rest) = act.split_once(' ').unwrap_or((act, ""));
        if !hold(board, verb, rest)? && !look(board, verb, rest) && !others::edit(board, verb, rest)? {
            board.give(Input::Step(step(verb)))?;
        }
    }
    board.frame();
    Ok(())
}

/// What a hand does with cards. Tells whether it is such a word.
fn hold(board: &mut Board, verb: &str, rest: &str) -> Result<bool, Refusal> {
    match verb {
        "drag" => drag(board, rest)?,
        "over" => board.give(Input::Over(Some(Target::Spot(spot(board, rest)))))?,
        "onto" => board.give(Input::Over(Some(Target::Assign(things::field(rest)))))?,
        "lift" => {
            let (lane, lead) = lane_and_name(rest);
            board.lift(board.story(lead), lane.as_ref(), By::Keyboard)?;
        }
        "drop" => board.give(Input::Drop)?,
        "escape" => board.give(Input::Cancel)?,
        "wait" => board.now += rest.parse::<f64>().unwrap(),
        // With cards in the hand there is no other to pull a band with.
        "band" | "+band" | "pull" if !board.view.drag.is_idle() => {}
        "band" | "+band" | "pull" => {
            let before = board.view.before(&board.document);
            board.give(Input::Pull(Band { adds: verb == "+band", before, ..Band::default() }))?;
            board.give(Input::Touch(touched(board, rest)))?;
            if verb != "pull" {
                board.give(Input::Drop)?;
            }
        }
        "carry" => carry(board, rest)?,
        "move" => {
            let ask = asked(board, rest);
            board.edit(|desk| move_stories(desk, &ask))?;
        }
        "moveto" => {
            if let Some(ask) = asked_by_menu(board, rest) {
                board.edit(|desk| move_stories(desk, &ask))?;
            }
        }
        key if key.starts_with("alt+") => {
            if let Some(ask) = move_by_command(&board.document, &board.view, command(key)) {
                board.edit(|desk| move_stories(desk, &ask))?;
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Drags a column by its header.
fn carry(board: &mut Board, rest: &str) -> Result<(), Refusal> {
    let (name, to) = rest.split_once(' ').unwrap();
    let before = board.view.before(&board.document);
    board.give(Input::Carry { column: board.column(name), before })?;
    let next = to.strip_prefix("before ").or(to.strip_prefix("over "));
    let gap = next.map_or(Gap::AfterLast, |next| Gap::Before(board.column(next)));
    board.give(Input::Between(Some(gap)))?;
    if to.starts_with("over ") { Ok(()) } else { board.give(Input::Drop) }
}

/// What changes only how the board looks. Tells whether it is such a word.
fn look(board: &mut Board, verb: &str, rest: &str) -> bool {
    let (first, second) = rest.split_once(' ').unwrap_or((rest, ""));
    match verb {
        "pick" => {
            let stories: Vec<_> = rest.split(',').map(|name| board.story(name)).collect();
            board.document.selection.only(stories[0]);
            board.document.selection.range(stories.clone(), stories[0]);
        }
        "cursor" => board.view.cursor_lane = things::lane(second),
        "filter" => rest.clone_into(&mut board.view.filter),
        "show" => {
            board.view.show = [Show::Sprint, Show::All, Show::Archived][place(&["sprint", "all", "archive"], rest)];
        }
        "group" => board.view.grouping = Grouping::from_word(rest).unwrap(),
        "sort" => _ = board.view.sorts.insert(board.column(first), Sort::from_word(second).unwrap()),
        "fold" => match things::lane(rest) {
            Some(lane) => _ = board.view.folds.lanes.insert(lane),
            None => _ = board.view.folds.columns.insert(board.column(rest)),
        },
        "open" => {
            let fold = things::lane(rest).map_or_else(|| Fold::Column(board.column(rest)), Fold::Lane);
            board.view.folds.open(&fold);
        }
        "scroll" => match (first.strip_prefix('^'), first.strip_prefix('>')) {
            (Some(down), _) => board.view.scroll_y = down.parse().unwrap(),
            (_, Some(right)) => board.view.scroll_x = right.parse().unwrap(),
            _ => {
                let row: f64 = second.parse().unwrap();
                let anchor = Anchor { row: row as usize, fraction: row.fract() };
                board.view.anchors.insert(board.column(first), anchor);
            }
        },
        _ => return false,
    }
    true
}

fn drag(board: &mut Board, words: &str) -> Result<(), Refusal> {
    let (card, how, to) = three(words);
    let (lane, lead) = lane_and_name(card);
    board.lift(board.story(lead), lane.as_ref(), By::Pointer { grab: [3.0, 4.0] })?;
    let target = match (how, to) {
        (_, "nowhere") => None,
        ("onto", name) => Some(Target::Assign(things::field(name))),
        _ => Some(Target::Spot(spot(board, to))),
    };
    board.give(Input::Over(target))?;
    if how == "over" { Ok(()) } else { board.give(Input::Drop) }
}
