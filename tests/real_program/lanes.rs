//! Cards are dragged between the lanes of a board that is grouped by assignee.

use egui::Rect;
use roadboard::app::StartWith;

use crate::board::{Board, place_between, read, story};
use crate::plan::{Plan, assert_only_changed, column_id, keys};
use crate::program::Program;
use crate::stage::{Stage, await_some};

#[test]
fn cards_are_dragged_into_other_lanes() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Doing", "Done"]);
    let [ana, ben, cleo, dora] = ["Ana", "Ben", "Cleo", "Dora"].map(|name| plan.person(name));
    plan.stories_of(Some(ana), "To do", 3);
    plan.stories_of(Some(ben), "Doing", 2);
    plan.stories_of(Some(dora), "To do", 2);
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::new(program.size(), StartWith::Open(path.clone()));
    board.click(&program, "Lanes: No lanes");
    board.click(&program, "Assignee");

    // Into a lane with cards, between two of them.
    board.drag(&program, board.card(&before, "T-1").center(), place_between(&board, &before, "T-4", "T-5"));
    board.drop_it(&program);
    program.await_title("• plan.ron — Roadboard");

    // Into one without any: below its name, which spans all columns.
    let below = |name: Rect| name.center().y + name.height();
    let column = board.place("Done").center().x;
    let empty = egui::pos2(column, below(board.place("Fold Cleo")));
    board.drag(&program, board.card(&before, "T-2").center(), empty);
    board.drop_it(&program);

    // Over a folded one, which opens after a while, and on between its cards.
    board.click(&program, "Fold Dora");
    let name = board.place("Unfold Dora");
    let to_do = board.place("To do").center().x;
    let under = Rect::from_center_size(egui::pos2(to_do, below(name) + 20.0), egui::vec2(60.0, 40.0));
    let folded = stage.picture(program.window(), under);
    assert!(!board.has_card(&before, "T-6"), "the lane is not folded");
    board.drag(&program, board.card(&before, "T-3").center(), egui::pos2(to_do, name.center().y));
    await_some("the lane opens", || (stage.picture(program.window(), under) != folded).then_some(()));
    board.carry(&program, place_between(&board, &before, "T-6", "T-7"));
    board.drop_it(&program);
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    assert_only_changed(&before, &after, &["T-1", "T-2", "T-3"]);
    for (key, person, column) in [("T-1", ben, "Doing"), ("T-2", cleo, "Done"), ("T-3", dora, "To do")] {
        assert_eq!(story(&after, key).assignee, Some(person), "{key}");
        assert_eq!(story(&after, key).column, column_id(&after, column), "{key}");
    }
    assert_eq!(keys(&after, "To do"), ["T-6", "T-3", "T-7"]);
    assert_eq!(keys(&after, "Doing"), ["T-4", "T-1", "T-5"]);
}
