//! Cards are dragged between the lanes of a board that is grouped by assignee.

use egui::{Rect, pos2, vec2};

use crate::board::{Board, place_between, read, story};
use crate::plan::{Plan, assert_only_changed, column_id, keys};
use crate::program::Program;
use crate::stage::{Stage, await_some};

#[test]
fn cards_are_dragged_into_other_lanes() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Doing", "Done"]);
    let [ana, ben, cleo, dora] = ["Ana", "Ben", "Cleo", "Dora"].map(|name| plan.person(name));
    // So few that nothing scrolls by itself.
    plan.stories_of(Some(ana), "To do", 2);
    plan.stories_of(Some(ben), "Doing", 2);
    for column in ["To do", "Doing", "Done"] {
        plan.stories_of(Some(dora), column, 1);
    }
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::of_plan(&program, &path);
    board.click(&program, "Lanes: No lanes");
    board.click(&program, "Assignee");

    board.click(&program, "Fold Ana");

    // Into a lane with cards, between two of them.
    board.drag(&program, board.card(&before, "T-5").center(), place_between(&board, &before, "T-3", "T-4"));
    board.drop_it(&program);
    program.await_title("• plan.ron — Roadboard");

    // Into one without any: below its name, which spans all columns.
    let below = |name: Rect| name.center().y + name.height();
    let empty = pos2(board.place("Done").center().x, below(board.place("Fold Cleo")));
    board.drag(&program, board.card(&before, "T-6").center(), empty);
    board.drop_it(&program);

    // Over a folded one, which opens after a while, and on between its cards.
    let (name, to_do) = (board.place("Unfold Ana"), board.place("To do").center().x);
    let under = Rect::from_center_size(pos2(to_do, below(name) + 20.0), vec2(60.0, 40.0));
    let folded = stage.picture(program.window(), under);
    assert!(!board.has_card(&before, "T-1"), "the lane is not folded");
    board.drag(&program, board.card(&before, "T-7").center(), pos2(to_do, name.center().y));
    await_some("the lane opens", || (stage.picture(program.window(), under) != folded).then_some(()));
    board.carry(&program, place_between(&board, &before, "T-1", "T-2"));
    board.drop_it(&program);
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    assert_only_changed(&before, &after, &["T-5", "T-6", "T-7"]);
    for (key, person, column) in [("T-5", ben, "Doing"), ("T-6", cleo, "Done"), ("T-7", ana, "To do")] {
        assert_eq!(story(&after, key).assignee, Some(person), "{key}");
        assert_eq!(story(&after, key).column, column_id(&after, column), "{key}");
    }
    assert_eq!(keys(&after, "To do"), ["T-1", "T-7", "T-2"]);
    assert_eq!(keys(&after, "Doing"), ["T-3", "T-5", "T-4"]);
}
