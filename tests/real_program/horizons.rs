//! The roadmap without its timeline: a card is dragged to another horizon, and dates are typed in the table.

use std::sync::Arc;

use chrono::{Days, Utc};
use roadboard::insight::{Horizon, move_to};
use roadboard::model::{Confidence, Initiative, Workdays};

use crate::board::{Board, read};
use crate::plan::{Plan, dates, initiative};
use crate::program::Program;
use crate::stage::Stage;
use crate::timeline::put;

#[test]
fn a_card_is_dragged_from_later_to_now() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Done"]);
    let theme = plan.theme("Payments");
    let today = Utc::now().date_naive();
    let on = |days: u64| (today + Days::new(days)).to_string();
    plan.bar(theme, "Soon", &on(0), &on(10));
    plan.bar(theme, "Some day", &on(400), &on(430));
    let (path, before) = (plan.save(&stage), plan.project);
    let mut command = stage.command(env!("CARGO_BIN_EXE_roadboard"));
    command.arg(&path).env("TZ", "UTC");
    let program = Program::start_command(&stage, command);
    program.await_title("plan.ron — Roadboard");
    let mut board = Board::of_plan(&program, &path);
    board.key(&program, "ctrl+5");
    board.key(&program, "2");

    let to = board.initiative("Soon").center();
    program.drag(board.initiative("Some day").center(), to);
    program.drop_it();
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");
    let after = read(&path);
    let workdays = Workdays::of(&before.settings.calendar);
    let was = initiative(&before, "Some day");
    let (period, confidence) = move_to(&before, &workdays, was, Horizon::Now, today);
    assert!(period.start >= today && period.start < today + Days::new(5), "it starts on {}", period.start);
    assert_eq!(confidence, Confidence::Committed);
    let (start, end) = (Some(period.start), Some(period.end));
    let mut expected = before.clone();
    expected.initiatives.insert(Arc::new(Initiative { start, end, confidence, ..was.clone() }));
    assert!(after == expected, "it is to be from {} to {}", period.start, period.end);

    program.key("ctrl+z");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");
    assert!(read(&path) == before, "undo has left something");
}

#[test]
fn dates_are_typed_in_the_table() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Done"]);
    let theme = plan.theme("Payments");
    plan.bar(theme, "One", "2019-02-04", "2019-03-01");
    plan.bar(theme, "Two", "2019-03-18", "2019-04-12");
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let press = |keys: &[&str]| keys.iter().for_each(|keys| program.key(keys));

    // From the first row's title to its start: past theme and owner.
    press(&["ctrl+5", "3", "ctrl+5", "Home", "Right", "Right", "Right", "Return"]);
    program.key("ctrl+a");
    program.text("2019-02-11");
    press(&["Return"]);
    program.await_title("• plan.ron — Roadboard");
    press(&["Down", "F2"]);
    program.text("The second");
    press(&["Return", "ctrl+s"]);
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    assert_eq!(dates(&after, "One"), ["2019-02-11", "2019-03-01"]);
    let mut expected = before.clone();
    put(&mut expected, "One", "2019-02-11", "2019-03-01");
    let mut second = initiative(&expected, "Two").clone();
    second.title = "The second".into();
    expected.initiatives.insert(second);
    assert!(after == expected, "something else changed");

    press(&["ctrl+z", "ctrl+z", "ctrl+s"]);
    program.await_title("plan.ron — Roadboard");
    assert!(read(&path) == before, "undo has left something");
}
