//! A sprint is filled in the backlog, started, worked on and completed, and is seen in the charts, also when the file is opened
//! again.

use std::path::Path;

use chrono::Days;
use roadboard::insight::{Section, VELOCITY_SPRINTS, velocity};
use roadboard::model::{EventKind, Project, SprintId, SprintState};
use roadboard::session::{Clock, Document};

use crate::board::{Board, read, story};
use crate::plan::Plan;
use crate::program::Program;
use crate::stage::Stage;

const VELOCITY: &str = "Velocity 8 points a sprint";
const BURN_DOWN: &str = "Sprint 1: 3 points remained at its end";

/// The keys of the backlog by rank.
fn backlog(project: &Project) -> Vec<String> {
    let document = Document::new(project.clone(), roadboard::model::IdSource::from_seed(1), Clock::System);
    let lane = document.indexes().backlog.section(Section::Backlog);
    lane.stories().iter().map(|story| story.key.clone()).collect()
}

/// Five estimated stories in the backlog, and a planned sprint that begins today.
fn plan() -> (Plan, SprintId) {
    let mut plan = Plan::new(&["To do", "Doing", "Done"]);
    let sprint = plan.sprint("Sprint 1", SprintState::Planned);
    let today = Clock::System.today();
    plan.change_sprint(sprint, |sprint| {
        sprint.goal = "A customer pays".into();
        (sprint.start, sprint.end) = (Some(today), Some(today + Days::new(13)));
    });
    plan.stories("To do", 5);
    for (key, points) in [("T-1", 3.0), ("T-2", 5.0), ("T-3", 2.0), ("T-4", 1.0), ("T-5", 8.0)] {
        plan.change_story(key, |story| story.estimate = Some(points));
    }
    (plan, sprint)
}

#[track_caller]
fn sees_the_sprint(program: &Program<'_>, board: &mut Board) {
    board.key(program, "ctrl+4");
    assert!(board.tells(VELOCITY), "no velocity");
    assert!(board.tells(BURN_DOWN), "no burn-down");
}

fn open<'a>(stage: &'a Stage, path: &Path) -> (Program<'a>, Board) {
    let program = Program::start(stage, &[path]);
    program.await_title("plan.ron — Roadboard");
    let board = Board::of_plan(&program, path);
    (program, board)
}

#[test]
fn a_sprint_goes_from_the_backlog_into_the_charts() {
    let stage = Stage::new();
    let (plan, sprint) = plan();
    let (path, before) = (plan.save(&stage), plan.project);
    let (program, mut board) = open(&stage, &path);

    board.key(&program, "ctrl+4");
    assert!(!board.tells(VELOCITY), "nothing was done yet");
    let charts = ["Velocity. ", "Burn-down. "].map(|name| board.called(name));
    let empty = charts.map(|chart| stage.picture(program.window(), chart));
    board.key(&program, "ctrl+2");
    for key in ["T-4", "T-3", "T-2", "T-1"] {
        let below_the_header = board.place("Fold Sprint 1").center_bottom() + egui::vec2(0.0, 12.0);
        let from = board.row(key).left_center() + egui::vec2(160.0, 0.0);
        board.drag(&program, from, below_the_header);
        board.drop_it(&program);
    }
    program.await_title("• plan.ron — Roadboard");
    board.click(&program, "Start Sprint 1");

    board.key(&program, "ctrl+1");
    for key in ["T-1", "T-2"] {
        let (from, to) = (board.card(&before, key).center(), board.place("Done").center());
        board.drag(&program, from, to);
        board.drop_it(&program);
    }

    board.key(&program, "ctrl+3");
    board.click(&program, "Complete sprint…");
    board.click(&program, "Goal met");
    board.click(&program, "T-4 goes to: Top of the backlog");
    board.click(&program, "Bottom of the backlog");
    board.click(&program, "Complete");
    sees_the_sprint(&program, &mut board);
    let drawn = charts.map(|chart| stage.picture(program.window(), chart));
    assert!(empty.iter().zip(&drawn).all(|(empty, drawn)| empty != drawn), "the window shows what it showed before");
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");
    drop(program);

    let after = read(&path);
    let closed = after.sprints.get(sprint).unwrap();
    let record = closed.record.as_ref().unwrap();
    assert_eq!((closed.state, closed.goal_met), (SprintState::Closed, Some(true)));
    assert_eq!((record.commitment, record.completed, record.carried_over), (11.0, 8.0, 3.0));
    assert_eq!(velocity(&after, VELOCITY_SPRINTS).summary.map(|summary| summary.mean), Some(8.0));
    assert_eq!(backlog(&after), ["T-3", "T-5", "T-4"]);
    for (key, done) in [("T-1", true), ("T-2", true), ("T-3", false), ("T-4", false)] {
        let (story, entered) = (story(&after, key), EventKind::SprintEntered { sprint });
        assert!(story.events.iter().any(|event| event.what == entered), "{key} was in the sprint");
        assert_eq!(story.events.iter().any(|event| event.what == EventKind::Done), done, "{key}");
        assert_eq!(story.sprint, done.then_some(sprint), "{key}");
    }

    let (program, mut board) = open(&stage, &path);
    sees_the_sprint(&program, &mut board);
    assert_eq!(program.title(), "plan.ron — Roadboard", "looking changes nothing");
}
