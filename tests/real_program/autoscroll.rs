//! A card is held near the edges of a board that is larger than the window in both directions.

use std::path::PathBuf;

use egui::{Pos2, Rect, pos2, vec2};
use roadboard::model::Project;

use crate::board::{Board, read};
use crate::cards::assert_moved;
use crate::plan::{Plan, keys};
use crate::program::Program;
use crate::stage::Stage;

const COLUMNS: [&str; 8] = ["Ideas", "Refined", "Ready", "Design", "In progress", "In review", "In test", "To ship"];

/// Eight columns; the last is higher than the window.
fn plan(stage: &Stage, last: usize) -> (PathBuf, Project) {
    let mut plan = Plan::new(&COLUMNS);
    plan.stories("Ideas", 30);
    plan.stories("To ship", last);
    (plan.save(stage), plan.project)
}

/// The part of the window that shows columns, without the bars above and below.
fn area(program: &Program<'_>) -> Rect {
    let size = program.size();
    Rect::from_min_max(pos2(208.0, 120.0), pos2(size.x, size.y - 26.0))
}

/// Takes the first card to the right edge, waits for the last column, and goes to the lower end of it; tells where the
/// card came from.
fn drag_to_the_end(board: &mut Board, program: &Program<'_>, project: &Project) -> Pos2 {
    let area = area(program);
    let from = board.card(project, "T-1").center();
    board.drag(program, from, pos2(area.max.x - 3.0, area.center().y));
    program.await_rest();
    assert!(!board.has_card(project, "T-1"), "the source is still in sight");
    let column = board.place("To ship");
    assert!(area.x_range().contains(column.center().x), "the last column is not in sight");
    board.carry(program, pos2(column.center().x, column.max.y - 12.0));
    from
}

#[test]
fn a_card_is_dragged_across_the_whole_board() {
    let stage = Stage::new();
    let (path, before) = plan(&stage, 60);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::of_plan(&program, &path);

    let from = board.card(&before, "T-1");
    let source = stage.picture(program.window(), from);
    drag_to_the_end(&mut board, &program, &before);
    program.await_rest();
    assert!(stage.picture(program.window(), from) != source, "the source is still in sight");
    board.drop_it(&program);
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    assert_moved(&before, &after, "T-1", "To ship");
    let mut expected = keys(&before, "To ship");
    expected.push("T-1".into());
    assert_eq!(keys(&after, "To ship"), expected);
}

#[test]
fn escape_while_it_scrolls_puts_everything_back() {
    let stage = Stage::new();
    // So many that it still scrolls when Escape is pressed.
    let (path, before) = plan(&stage, 200);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::of_plan(&program, &path);
    let area = area(&program);
    let names = Rect::from_min_size(area.min, vec2(area.width(), 60.0));
    let [shown, named] = [area, names].map(|part| stage.picture(program.window(), part));

    let from = drag_to_the_end(&mut board, &program, &before);
    assert!(stage.picture(program.window(), names) != named, "it has not scrolled sideways");
    program.key("Escape");
    program.drop_it();
    // Away from the cards, which light up under the pointer.
    program.point(pos2(from.x, area.min.y - 60.0));
    program.await_rest();
    let part = |rect: Rect| stage.picture(program.window(), rect);
    assert!(part(area) == shown, "the board looks different than before");
    assert_eq!(program.title(), "plan.ron — Roadboard");
    assert!(read(&path) == before, "the file changed");
}
