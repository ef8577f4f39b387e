//! Cards are dropped on the list that the navigation shows while they are held.

use roadboard::model::{EventKind, SprintState};

use crate::board::{Board, read, story};
use crate::plan::{Plan, assert_only_changed};
use crate::program::Program;
use crate::stage::Stage;

#[test]
fn a_card_is_dropped_on_a_sprint() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Doing", "Done"]);
    let present = plan.sprint("Sprint 1", SprintState::Active);
    let next = plan.sprint("Sprint 2", SprintState::Planned);
    plan.stories("To do", 2);
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::of_plan(&program, &path);

    board.drag(&program, board.card(&before, "T-1").center(), board.place("Doing").center());
    let target = board.place("Drop on Sprint 2").center();
    board.carry(&program, target);
    board.drop_it(&program);
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    assert_only_changed(&before, &after, &["T-1"]);
    let story = story(&after, "T-1");
    assert_eq!((story.sprint, story.column), (Some(next), crate::plan::column_id(&after, "To do")));
    let events: Vec<EventKind> = story.events.iter().map(|event| event.what).collect();
    assert_eq!(events, [EventKind::SprintLeft { sprint: present }, EventKind::SprintEntered { sprint: next }]);
}
