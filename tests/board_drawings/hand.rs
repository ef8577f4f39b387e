//! The hand that works a board: what a person does, in words, separated by `;`.
//!
//! | words | what is done |
//! | --- | --- |
//! | `drag b to Doing@1` | takes a card, holds it before that row as shown (`@end`: after the last), lets go |
//! | `drag b to nowhere` | lets go outside of the columns |
//! | `drag b over Doing@1` | as above, but holds on |
//! | `lift b`, then `up down left right top bottom first last`, then `drop` | the keyboard |
//! | `escape` | cancels what is held |
//! | `alt+up`, `alt+home`, … | the commands |
//! | `move b,c to Doing top` (`bottom`, `before d`, `after d`) | the edit itself |
//! | `pick b`, `pick b,c` | selects |
//! | `filter red`, `show all` | the view |

use roadboard::edit::{MoveStories, Place, Refusal, move_stories};
use roadboard::insight::LaneKey;
use roadboard::model::StoryId;
use roadboard::screens::board::{Before, BoardView, By, Input, Outcome, Show, Spot, Step, Target, move_by_command};
use roadboard::session::Document;
use roadboard::ui::command::Command;

use crate::notation::{column_named, story};

/// Does what the words say.
///
/// # Errors
/// The first refusal.
pub(crate) fn work(document: &mut Document, words: &str) -> Result<(), Refusal> {
    let mut view = BoardView::default();
    for act in words.split(';').map(str::trim) {
        view.refresh(document);
        let (verb, rest) = act.split_once(' ').unwrap_or((act, ""));
        match verb {
            "drag" => drag(document, &mut view, rest)?,
            "lift" => {
                let lead = story(document, rest);
                let stories = held_with(document, lead);
                let story = document.project().stories.get(lead).unwrap().clone();
                let at = view.shown(document).find(&story, None).unwrap();
                let lane = view.shown(document).lanes()[at.lane].clone();
                let at = Some(Spot { column: story.column, lane: lane.clone(), row: at.row });
                let before = before(document);
                give(document, &mut view, Input::Lift { lead, lane, stories, by: By::Keyboard, at, before })?;
            }
            "drop" => give(document, &mut view, Input::Drop)?,
            "escape" => give(document, &mut view, Input::Cancel)?,
            "move" => {
                let ask = asked(document, rest);
                apply(document, &ask)?;
            }
            "pick" => {
                let stories: Vec<StoryId> = rest.split(',').map(|name| story(document, name)).collect();
                document.selection.only(stories[0]);
                document.selection.range(stories.clone(), stories[0]);
            }
            "filter" => rest.clone_into(&mut view.filter),
            "show" => view.show = Show::All,
            key if key.starts_with("alt+") => {
                if let Some(ask) = move_by_command(document, &view, command(key)) {
                    apply(document, &ask)?;
                }
            }
            key => give(document, &mut view, Input::Step(step(key)))?,
        }
    }
    Ok(())
}

fn before(document: &Document) -> Before {
    Before { selection: document.selection.clone(), ..Before::default() }
}

/// The cards that are taken with one: all selected ones when it is among them.
fn held_with(document: &Document, lead: StoryId) -> Vec<StoryId> {
    if document.selection.contains(lead) { document.selection.to_vec() } else { vec![lead] }
}

fn drag(document: &mut Document, view: &mut BoardView, words: &str) -> Result<(), Refusal> {
    let (name, how, to) = three(words);
    let lead = story(document, name);
    let (before, stories) = (before(document), held_with(document, lead));
    if !document.selection.contains(lead) {
        document.selection.only(lead);
    }
    let by = By::Pointer { grab: [3.0, 4.0] };
    give(document, view, Input::Lift { lead, lane: LaneKey::All, stories, by, at: None, before })?;
    let target = to.split_once('@').map(|(name, row)| {
        let column = column_named(document, name);
        let row = row.parse().unwrap_or_else(|_| view.shown(document).cell(0, column).len());
        Target::Spot(Spot { column, lane: LaneKey::All, row })
    });
    give(document, view, Input::Over(target))?;
    if how == "over" { Ok(()) } else { give(document, view, Input::Drop) }
}

fn three(words: &str) -> (&str, &str, &str) {
    let mut parts = words.splitn(3, ' ');
    let mut next = || parts.next().unwrap_or_else(|| panic!("too few words: {words}"));
    (next(), next(), next())
}

/// Gives an input to the machine and carries out what comes of it.
fn give(document: &mut Document, view: &mut BoardView, input: Input) -> Result<(), Refusal> {
    let mut drag = std::mem::take(&mut view.drag);
    let outcome = drag.handle(input, view.shown(document));
    view.drag = drag;
    match outcome {
        Outcome::Nothing | Outcome::Select(_) | Outcome::Assign(..) => Ok(()),
        Outcome::Move(ask) => apply(document, &ask),
        Outcome::Restore(before) => {
            document.restore_selection(before.selection);
            Ok(())
        }
    }
}

fn apply(document: &mut Document, ask: &MoveStories) -> Result<(), Refusal> {
    let transaction = document.edit(|desk| move_stories(desk, ask))?;
    document.apply(transaction);
    Ok(())
}

fn asked(document: &Document, words: &str) -> MoveStories {
    let (names, _, to) = three(words);
    let stories = names.split(',').map(|name| story(document, name)).collect();
    let (column, place) = to.split_once(' ').unwrap();
    let place = match place.split_once(' ') {
        Some(("before", name)) => Place::Before(story(document, name)),
        Some((_, name)) => Place::After(story(document, name)),
        None if place == "top" => Place::Top,
        None => Place::Bottom,
    };
    MoveStories { stories, column: column_named(document, column), place, lane: None, sprint: None }
}

fn command(key: &str) -> Command {
    match key {
        "alt+up" => Command::MoveUp,
        "alt+down" => Command::MoveDown,
        "alt+left" => Command::MoveLeft,
        "alt+right" => Command::MoveRight,
        "alt+home" => Command::MoveToTop,
        "alt+end" => Command::MoveToBottom,
        _ => panic!("no command {key}"),
    }
}

fn step(key: &str) -> Step {
    match key {
        "up" => Step::Up,
        "down" => Step::Down,
        "left" => Step::Left,
        "right" => Step::Right,
        "top" => Step::Top,
        "bottom" => Step::Bottom,
        "first" => Step::FirstColumn,
        "last" => Step::LastColumn,
        _ => panic!("no key {key}"),
    }
}
