//! What is drawn gets the dates it was drawn over, to the day: zoomed, pulled along, and in zones whose clocks do odd things.

use crate::board::{Board, read};
use crate::plan::{Plan, dates};
use crate::program::Program;
use crate::stage::Stage;
use crate::timeline::Timeline;

struct Case {
    zone: &'static str,
    /// Two bars that the plan begins and ends with, each with its first and its last day.
    ends: [[&'static str; 2]; 2],
    /// The day to zoom in at.
    zoomed: &'static str,
    /// The first and the last day of a bar, and of one that is drawn after the canvas was pulled along.
    drawn: [[&'static str; 2]; 2],
}

fn draw(case: &Case) {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Done"]);
    let theme = plan.theme("Payments");
    for (title, [start, end]) in ["First", "Last"].into_iter().zip(case.ends) {
        plan.bar(theme, title, start, end);
    }
    let (path, before) = (plan.save(&stage), plan.project);
    let mut command = stage.command(env!("CARGO_BIN_EXE_roadboard"));
    command.arg(&path).env("TZ", case.zone);
    let program = Program::start_command(&stage, command);
    program.await_title("plan.ron — Roadboard");
    let mut timeline = Timeline::fit(&program, Board::of_plan(&program, &path), &before);

    let draw = |timeline: &Timeline, title: &str, [start, end]: [&str; 2]| {
        // Late in the first day, and a little into the last.
        program.drag(timeline.place("First", start, 0.8), timeline.place("First", end, 0.7));
        program.drop_it();
        program.text(title);
        program.key("Return");
        program.await_title("• plan.ron — Roadboard");
        program.key("ctrl+s");
        program.await_title("plan.ron — Roadboard");
        assert_eq!(dates(&read(&path), title), [start, end], "in {}", case.zone);
    };
    timeline.zoom_in(&program, timeline.place("First", case.zoomed, 0.5));
    draw(&timeline, "Zoomed", case.drawn[0]);
    timeline.pull(&program, timeline.place("First", case.drawn[0][1], 2.5), -480.0);
    draw(&timeline, "Pulled", case.drawn[1]);
}

#[test]
fn dates_are_right_where_a_day_was_left_out() {
    // The 30th of December 2011 did not exist in Samoa.
    draw(&Case {
        zone: "Pacific/Apia",
        ends: [["2011-12-05", "2011-12-16"], ["2012-01-16", "2012-01-27"]],
        zoomed: "2011-12-30",
        drawn: [["2011-12-28", "2011-12-31"], ["2012-01-05", "2012-01-08"]],
    });
}

#[test]
fn dates_are_right_where_a_day_came_twice() {
    // One minute after the midnight that began the 7th of November 2010, it was the 6th again.
    draw(&Case {
        zone: "America/St_Johns",
        ends: [["2010-10-11", "2010-10-22"], ["2010-11-22", "2010-12-03"]],
        zoomed: "2010-11-07",
        drawn: [["2010-11-05", "2010-11-07"], ["2010-11-12", "2010-11-15"]],
    });
}
