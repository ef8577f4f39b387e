//! Columns are managed on the board itself.

use egui::vec2;

use crate::board::{Board, read};
use crate::plan::Plan;
use crate::program::Program;
use crate::stage::Stage;

#[test]
fn a_column_is_added_named_and_dragged_to_its_place() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Doing", "Done"]);
    plan.stories("Doing", 2);
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::of_plan(&program, &path);

    board.click(&program, "New column");
    board.enter(&program, "Testing");
    program.await_title("• plan.ron — Roadboard");
    let name = |board: &Board, column: &str| board.place(column).left_top() + vec2(60.0, 16.0);
    let (from, to) = (name(&board, "Testing"), name(&board, "Done"));
    board.drag(&program, from, to);
    board.drop_it(&program);
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    let columns = after.columns_in_order();
    let names: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
    assert_eq!(names, ["To do", "Doing", "Testing", "Done"]);
    assert!(after.stories == before.stories, "the stories changed");
    for column in before.columns.iter() {
        assert_eq!(after.columns.get(column.id), Some(column), "another column changed");
    }
}
