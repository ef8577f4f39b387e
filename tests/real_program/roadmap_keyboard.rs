//! A plan is changed without a pointer.

use std::collections::BTreeSet;

use roadboard::model::{Dependency, Link, Node};

use crate::board::read;
use crate::plan::{Plan, dates, initiative};
use crate::program::Program;
use crate::stage::Stage;
use crate::timeline::put;

#[test]
fn a_plan_is_changed_by_keyboard_alone() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Done"]);
    let [payments, mobile] = ["Payments", "Mobile"].map(|name| plan.theme(name));
    // Mondays to Fridays, and long ago: of the first lane the one nearest to today is the later one.
    plan.bar(payments, "One", "2019-02-04", "2019-03-01");
    plan.bar(payments, "Two", "2019-03-18", "2019-04-12");
    plan.bar(mobile, "Three", "2019-04-15", "2019-05-10");
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let press = |keys: &[&str]| keys.iter().for_each(|keys| program.key(keys));

    // From Two to One, which goes a week on and then ends a week later, on a Friday as before.
    press(&["ctrl+5", "f", "Left", "alt+Right", "alt+shift+Right"]);
    program.await_title("• plan.ron — Roadboard");
    // Two goes a week on, and Three waits for it from then on.
    press(&["Right", "alt+Right", "l", "Down", "Return"]);
    // The keyboard stays with the bars when a title was typed.
    press(&["F2"]);
    program.text("The third");
    press(&["Return", "Up", "Delete"]);
    press(&["ctrl+z", "ctrl+s"]);
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    assert_eq!(dates(&after, "One"), ["2019-02-11", "2019-03-15"]);
    assert_eq!(dates(&after, "Two"), ["2019-03-25", "2019-04-19"]);
    assert_eq!(dates(&after, "The third"), ["2019-04-22", "2019-05-17"]);
    let mut expected = before.clone();
    put(&mut expected, "One", "2019-02-11", "2019-03-15");
    put(&mut expected, "Two", "2019-03-25", "2019-04-19");
    put(&mut expected, "Three", "2019-04-22", "2019-05-17");
    let mut third = initiative(&expected, "Three").clone();
    third.title = "The third".into();
    expected.initiatives.insert(third);
    let of = |title| Node::Initiative(initiative(&after, title).id);
    let id = after.dependencies.iter().next().unwrap().id;
    let (from, to) = (of("Two"), of("The third"));
    expected.dependencies.insert(Dependency { id, from, to, link: Link::FinishStart, lag: 0 });
    assert!(after == expected, "something else changed");

    // All of it, step by step.
    for _ in 0..5 {
        program.key("ctrl+z");
    }
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");
    assert!(read(&path) == before, "undo has left something");

    // What Delete takes away goes with its links, and is gone from the file: the last bar of the first lane.
    for _ in 0..5 {
        program.key("ctrl+shift+z");
    }
    press(&["ctrl+5", "Up", "Up", "End", "Delete", "ctrl+s"]);
    program.await_title("plan.ron — Roadboard");
    let after = read(&path);
    let left: BTreeSet<&str> = after.initiatives.iter().map(|bar| bar.title.as_str()).collect();
    assert_eq!((left, after.dependencies.len()), (BTreeSet::from(["One", "The third"]), 0));
}
