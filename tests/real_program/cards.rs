//! Cards are moved, by pointer and by keyboard.

use std::path::{Path, PathBuf};

use roadboard::app::StartWith;
use roadboard::model::{EventKind, Project, Story};

use crate::board::{Board, place_between, read, story};
use crate::program::Program;
use crate::stage::Stage;

/// Writes the sample to a file with the program itself.
pub(crate) fn sample(stage: &Stage) -> PathBuf {
    let path = stage.path("plan.ron");
    let output = stage.command(env!("CARGO_BIN_EXE_roadboard")).arg("sample").arg(&path).output().unwrap();
    assert!(output.status.success());
    path
}

/// A story went to a column, and nothing else changed but what that implies.
#[track_caller]
pub(crate) fn assert_moved(before: &Project, after: &Project, key: &str, column: &str) {
    let to = before.columns.iter().find(|c| c.name == column).unwrap().id;
    let (was, is) = (story(before, key), story(after, key));
    assert_eq!(is.column, to, "{key} is in another column than {column}");
    let (new, old) = is.events.split_last().unwrap();
    assert_eq!(old, was.events, "the story's past changed");
    assert_eq!(new.what, EventKind::Moved { to });
    assert!(old.last().is_none_or(|last| last.at <= new.at), "the move is older than what came before it");

    let mut expected = before.clone();
    expected.stories.insert(Story { column: to, rank: is.rank.clone(), events: is.events.clone(), ..was.clone() });
    // Neighbours may get another rank when there is no room between two.
    for neighbour in before.stories.iter().filter(|story| story.column == to) {
        let rank = after.stories.get(neighbour.id).unwrap().rank.clone();
        expected.stories.insert(Story { rank, ..(**neighbour).clone() });
    }
    for expected in expected.stories.iter() {
        assert_eq!(Some(expected), after.stories.get(expected.id), "another story changed");
    }
    assert!(expected == *after, "something other than the stories changed");
}

/// The keys of a column of the active sprint, from the top.
fn keys(project: &Project, column: &str) -> Vec<String> {
    let column = project.columns.iter().find(|c| c.name == column).unwrap().id;
    let sprint = project.active_sprint().map(|sprint| sprint.id);
    let mut stories: Vec<_> = project.stories.iter().filter(|s| s.column == column && s.sprint == sprint).collect();
    stories.sort_by(|a, b| a.order().cmp(&b.order()));
    stories.iter().map(|story| story.key.clone()).collect()
}

#[test]
fn a_card_is_dragged_and_saved() {
    let stage = Stage::new();
    let path = sample(&stage);
    let before = read(&path);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let board = Board::new(program.size(), StartWith::Open(path.clone()));
    let (from, to) = (board.card(&before, "NP-131").center(), place_between(&board, &before, "NP-116", "NP-121"));

    program.drag(from, to);
    program.drop_it();
    program.await_title("• plan.ron — Roadboard");
    assert!(read(&path) == before, "the file changed before it was saved");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    assert_moved(&before, &after, "NP-131", "In review");
    assert_eq!(keys(&after, "In review"), ["NP-116", "NP-131", "NP-121"]);
}

#[test]
fn escape_puts_a_dragged_card_back() {
    let stage = Stage::new();
    let path = sample(&stage);
    let before = read(&path);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let board = Board::new(program.size(), StartWith::Open(path.clone()));
    let (from, to) = (board.card(&before, "NP-131").center(), place_between(&board, &before, "NP-116", "NP-121"));

    program.drag(from, to);
    program.key("Escape");
    program.drop_it();
    assert_eq!(program.title(), "plan.ron — Roadboard");

    // The same way without Escape moves it, so the drag was one.
    program.drag(from, to);
    program.drop_it();
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");
    assert_moved(&before, &read(&path), "NP-131", "In review");
}

#[test]
fn the_keyboard_alone_moves_undoes_redoes_and_saves() {
    let stage = Stage::new();
    let path = sample(&stage);
    let before = read(&path);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");

    program.key("ctrl+1");
    // What lies over the board gives the focus back to the card.
    program.key("ctrl+k");
    program.key("Escape");
    program.key("Down");
    program.key("alt+Right");
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+z");
    program.await_title("plan.ron — Roadboard");
    program.key("ctrl+shift+z");
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    assert_moved(&before, &read(&path), "NP-127", "In progress");
}

/// A path as it is typed.
pub(crate) fn typed(path: &Path) -> &str {
    path.to_str().unwrap()
}
