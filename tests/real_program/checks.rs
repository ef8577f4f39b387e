//! Several cards are picked with the rubber band and moved past the definition of done.

use std::sync::Arc;

use egui::vec2;
use roadboard::model::Settings;

use crate::board::{Board, read, story};
use crate::plan::{Plan, assert_only_changed, column_id, keys};
use crate::program::Program;
use crate::stage::Stage;

#[test]
fn several_cards_are_moved_to_done_for_a_reason() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Doing", "Done"]);
    plan.stories("Doing", 4);
    plan.stories("Done", 1);
    let done = vec!["Tests pass".to_owned(), "The docs say it".to_owned()];
    plan.project.settings = Arc::new(Settings { definition_of_done: done, ..(*plan.project.settings).clone() });
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::of_plan(&program, &path);

    let (second, last) = (board.card(&before, "T-2"), board.card(&before, "T-4"));
    board.drag(&program, last.right_bottom() + vec2(-9.0, 40.0), second.left_center() + vec2(9.0, 0.0));
    board.drop_it(&program);
    let below = board.card(&before, "T-5").center_bottom() + vec2(0.0, 60.0);
    board.drag(&program, board.card(&before, "T-3").center(), below);
    board.drop_it(&program);
    assert_eq!(program.title(), "plan.ron — Roadboard", "they moved unasked");

    // From the first entry past the second to the reason.
    program.key("Tab");
    program.key("Tab");
    program.text("the demo is today");
    program.click(board.place("Move anyway").center());
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    let moved = ["T-2", "T-3", "T-4"];
    assert_only_changed(&before, &after, &moved);
    assert_eq!(keys(&after, "Doing"), ["T-1"]);
    assert_eq!(keys(&after, "Done"), ["T-5", "T-2", "T-3", "T-4"]);
    for key in moved {
        let texts: Vec<&str> = story(&after, key).comments.iter().map(|comment| &*comment.text).collect();
        let expected = "Moved to Done although “Tests pass” and “The docs say it” are unmet: the demo is today";
        assert_eq!(texts, [expected], "{key}");
        assert_eq!(story(&after, key).column, column_id(&after, "Done"));
    }

    program.key("ctrl+z");
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");
    assert!(read(&path) == before, "undo did not bring all back");
}
