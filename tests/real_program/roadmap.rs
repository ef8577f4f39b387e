//! A plan is drawn with the pointer: a bar, its title, its end, and what waits for it; undone, done again, and saved.

use egui::vec2;
use roadboard::model::{Dependency, Initiative, Link, Node, Project, parse_date};

use crate::board::{Board, read};
use crate::cards::typed;
use crate::hand::Hand;
use crate::plan::{Plan, dates, initiative};
use crate::program::Program;
use crate::stage::Stage;
use crate::timeline::{Timeline, put};

/// From a bar's end to the middle of its port, in points.
const PORT: f32 = 11.0;

/// Saves under another name with the system's dialog, and reads it back.
#[track_caller]
fn save_as(stage: &Stage, program: &Program<'_>, name: &str) -> Project {
    program.key("ctrl+shift+s");
    let dialog = Hand::on(stage, stage.await_window("zenity asks where to save", &["--class", "zenity"]));
    let path = stage.path(name);
    dialog.key("ctrl+a");
    dialog.text(typed(&path));
    dialog.key("Return");
    program.await_title(&format!("{name} — Roadboard"));
    stage.await_focus(program.window());
    program.settle();
    read(&path)
}

#[test]
fn a_bar_is_drawn_titled_resized_and_linked() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Done"]);
    let [payments, mobile] = ["Payments", "Mobile"].map(|name| plan.theme(name));
    // Mondays to Fridays. In the past, so that today is never a day that something snaps to. So long that its title is in it
    // at each scale, and the row is free from its end on.
    plan.bar(payments, "Foundation", "2018-12-03", "2019-02-01");
    plan.bar(mobile, "Follower", "2019-03-25", "2019-04-19");
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let timeline = Timeline::fit(&program, Board::of_plan(&program, &path), &before);
    let row = "Foundation";

    // From a Wednesday to a Monday. Dates go by whole weeks at this scale.
    program.drag(timeline.place(row, "2019-02-13", 0.5), timeline.place(row, "2019-03-11", 0.1));
    program.drop_it();
    assert_eq!(program.title(), "plan.ron — Roadboard", "a bar is there before it has a title");
    program.text("Pay by link & QR");
    program.key("Return");
    program.await_title("• plan.ron — Roadboard");

    // By its end, three weeks on.
    let end = |date| timeline.place(row, date, 0.0) - vec2(3.0, 0.0);
    program.drag(end("2019-03-11"), end("2019-04-01"));
    program.drop_it();

    // From the port beside its end into the bar that is to wait for it, which is pushed.
    let port = timeline.place(row, "2019-04-01", 0.0) + vec2(PORT, 0.0);
    program.drag(port, timeline.place("Follower", "2019-03-25", 4.0));
    program.drop_it();

    // One step each.
    for title in ["• plan.ron — Roadboard", "• plan.ron — Roadboard", "plan.ron — Roadboard"] {
        program.key("ctrl+z");
        assert_eq!(program.title(), title);
    }
    assert!(save_as(&stage, &program, "undone.ron") == before, "undo has left something");
    for _ in 0..3 {
        program.key("ctrl+shift+z");
        assert_eq!(program.title(), "• undone.ron — Roadboard");
    }
    let after = save_as(&stage, &program, "drawn.ron");

    assert_eq!(dates(&after, "Pay by link & QR"), ["2019-02-11", "2019-03-31"]);
    assert_eq!(dates(&after, "Follower"), ["2019-04-01", "2019-04-26"]);
    let drawn = initiative(&after, "Pay by link & QR");
    let mut expected = before;
    expected.initiatives.insert(Initiative {
        id: drawn.id,
        title: "Pay by link & QR".into(),
        theme: Some(payments),
        start: parse_date("2019-02-11").ok(),
        end: parse_date("2019-03-31").ok(),
        ..Initiative::default()
    });
    put(&mut expected, "Follower", "2019-04-01", "2019-04-26");
    let follower = initiative(&after, "Follower").id;
    let id = after.dependencies.iter().next().unwrap().id;
    let (from, to) = (Node::Initiative(drawn.id), Node::Initiative(follower));
    expected.dependencies.insert(Dependency { id, from, to, link: Link::FinishStart, lag: 0 });
    assert!(after == expected, "something else changed");
}

#[test]
fn escape_in_the_middle_of_each_gesture_changes_nothing() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Done"]);
    let theme = plan.theme("Payments");
    plan.bar(theme, "First", "2019-01-07", "2019-02-01");
    plan.bar(theme, "Second", "2019-03-25", "2019-04-19");
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let timeline = Timeline::fit(&program, Board::of_plan(&program, &path), &before);
    let at = |date, days| timeline.place("First", date, days);
    let port = at("2019-02-02", 0.0) + vec2(PORT, 0.0);
    // A bar is drawn; one is moved, resized, and linked from.
    let ways = [
        (at("2019-02-20", 0.0), at("2019-03-12", 0.0)),
        (at("2019-01-20", 0.0), at("2019-02-10", 0.0)),
        (at("2019-02-02", 0.0) - vec2(3.0, 0.0), at("2019-02-20", 0.0)),
        (port, at("2019-03-29", 0.0)),
    ];
    for (from, to) in ways {
        program.drag(from, to);
        program.key("Escape");
        program.drop_it();
        assert_eq!(program.title(), "plan.ron — Roadboard", "{from:?} to {to:?} changed something");
    }
    assert!(save_as(&stage, &program, "same.ron") == before, "something changed");
    // The same ways without Escape are gestures.
    for (from, to) in ways.into_iter().skip(1) {
        program.drag(from, to);
        program.drop_it();
        program.await_title("• same.ron — Roadboard");
        program.key("ctrl+z");
        program.await_title("same.ron — Roadboard");
    }
}
