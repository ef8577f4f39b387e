//! What moving and resizing on the roadmap does, pushes and is called.

use crate::edit::bench::Bench;
use crate::edit::*;
use crate::insight::PlanLane;
use crate::model::*;

/// The periods of an ask: "A 3..5, M 9..9".
fn periods(bench: &Bench, text: &str) -> Vec<(Node, Period)> {
    let entries = text.split(", ").map(|entry| {
        let (title, days) = entry.split_once(' ').unwrap();
        let (start, end) = days.split_once("..").unwrap();
        (bench.node(title), Bench::period(start.parse().unwrap(), end.parse().unwrap()))
    });
    entries.collect()
}

fn perform(bench: &mut Bench, ask: &Reschedule) -> Result<String, Refusal> {
    let transaction = reschedule(&bench.desk(), ask)?;
    bench.perform(&transaction);
    Ok(transaction.label)
}

fn moved(bench: &mut Bench, to: &str) -> String {
    let ask = Reschedule { periods: periods(bench, to), ..Reschedule::default() };
    perform(bench, &ask).unwrap()
}

/// The label of a move, and the roadmap after it.
fn after(plan: &str, to: &str) -> (String, String) {
    let mut bench = Bench::plan(plan);
    let label = moved(&mut bench, to);
    (label, bench.drawn())
}

fn is(label: &str, plan: &str) -> (String, String) {
    (label.into(), plan.into())
}

#[test]
fn bars_and_milestones_get_new_dates() {
    assert_eq!(after("A 1..3", "A 8..10"), is("Move “A”", "A 8..10"));
    assert_eq!(after("A 1..3", "A 8..11"), is("Move “A”", "A 8..11"), "as working days ask");
    assert_eq!(after("A 1..3", "A 1..5"), is("Set dates of “A”", "A 1..5"));
    assert_eq!(after("A 1..3", "A 2..3"), is("Set dates of “A”", "A 2..3"));
    assert_eq!(after("A", "A 2..3"), is("Set dates of “A”", "A 2..3"));
    assert_eq!(after("A 1..3", "A 10..8"), is("Move “A”", "A 8..10"), "whichever end comes first");
    assert_eq!(after("M @3", "M 5..5"), is("Move “M”", "M @5"));
    assert_eq!(after("M @3", "M 5..9"), is("Move “M”", "M @5"), "a milestone has one day");
    let several = is("Move 2 bars and 1 milestone", "A 2..4, B 3..5, M @10");
    assert_eq!(after("A 1..3, B 2..4, M @9", "A 2..4, B 3..5, M 10..10"), several);
    assert_eq!(after("A 1..3, B 2..4", "A 1..4, B 3..5"), is("Set dates of 2 bars", "A 1..4, B 3..5"));
    assert_eq!(after("A 1..3, B 2..4", "A 1..3, B 3..5"), is("Move “B”", "A 1..3, B 3..5"), "the other stays");
}

#[test]
fn what_stays_is_no_edit() {
    let mut bench = Bench::plan("A 1..5, B 3..4, M @9, A->B");
    let ask = Reschedule { periods: periods(&bench, "A 1..5, M 9..12"), ..Reschedule::default() };
    let transaction = reschedule(&bench.desk(), &ask).unwrap();
    assert!(transaction.is_empty(), "also where a link is broken already: {transaction:?}");
    assert!(reschedule(&bench.desk(), &Reschedule::default()).unwrap().is_empty());
}

#[test]
fn what_is_pushed_goes_along() {
    assert_eq!(
        after("A 1..2, B 3..4, C 5..5, M @8, A->B, B->C, C->M", "A 3..4"),
        is("Move “A” and push 3 more", "A 3..4, B 5..8, C 9..9, M @10, A->B, B->C, C->M")
    );
    assert_eq!(after("A 1..2, B 3..4, A->B", "A 1..3"), is("Set dates of “A” and push 1 more", "A 1..3, B 4..5, A->B"));
    assert_eq!(after("A 3..4, B 5..8, A->B", "A 1..2"), is("Move “A”", "A 1..2, B 5..8, A->B"), "nothing is pulled");
    assert_eq!(after("M @3, A 4..5, M->A", "M 4..4"), is("Move “M” and push 1 more", "A 5..8, M @4, M->A"));
}

#[test]
fn what_is_moved_together_stays_together() {
    // B is put before where its link lets it be.
    let expected = is("Move 2 bars and push 1 more", "A 8..9, B 9..10, C 11..11, A->B, B->C");
    assert_eq!(after("A 1..2, B 3..4, C 5..5, A->B, B->C", "A 8..9, B 9..10"), expected);
}

#[test]
fn nothing_is_pushed_alone_or_by_hand() {
    let mut bench = Bench::plan("A 1..2, B 3..4, A->B");
    let ask = Reschedule { periods: periods(&bench, "A 3..4"), alone: true, ..Reschedule::default() };
    assert_eq!(perform(&mut bench, &ask).unwrap(), "Move “A”");
    assert_eq!(bench.drawn(), "A 3..4, B 3..4, A->B");
    bench.change_settings(|settings| settings.manual_scheduling = true);
    assert_eq!(moved(&mut bench, "A 8..9"), "Move “A”");
    assert_eq!(bench.drawn(), "A 8..9, B 3..4, A->B");
}

#[test]
fn a_pin_holds_off_the_scheduler_alone() {
    let mut bench = Bench::plan("A 1..2, B 3..4 pinned, A->B");
    moved(&mut bench, "A 3..4");
    assert_eq!(bench.drawn(), "A 3..4, B 3..4 pinned, A->B");
    moved(&mut bench, "B 5..8");
    assert_eq!(bench.drawn(), "A 3..4, B 5..8 pinned, A->B");
}

#[test]
fn a_lane_of_a_theme_takes_bars_and_milestones() {
    let mut bench = Bench::plan("A 1..2, M @3, B 3..4, A->B");
    let theme = bench.theme("Pay");
    let lane = Some(PlanLane::Theme(Some(theme)));
    let ask = Reschedule { periods: periods(&bench, "A 1..2, M 3..3"), lane, ..Reschedule::default() };
    assert_eq!(perform(&mut bench, &ask).unwrap(), "Move 1 bar and 1 milestone to Pay");
    assert_eq!(bench.drawn(), "A 1..2 #Pay, B 3..4, M @3 #Pay, A->B");
    let periods = periods(&bench, "A 3..4");
    let ask = Reschedule { periods: periods.clone(), lane: Some(PlanLane::Theme(None)), ..Reschedule::default() };
    assert_eq!(perform(&mut bench, &ask).unwrap(), "Move “A” to No theme and push 1 more");
    assert_eq!(bench.drawn(), "A 3..4, B 5..8, M @3 #Pay, A->B");
    let ask = Reschedule { periods, lane: Some(PlanLane::Theme(Some(ThemeId::default()))), ..Reschedule::default() };
    assert_eq!(perform(&mut bench, &ask), Err(Refusal::Gone("theme")));
}

#[test]
fn other_lanes_take_bars_alone() {
    let mut bench = Bench::plan("A 1..2, M @3 #Pay");
    let (ana, low, high) = (bench.ids.next_id(), ObjectiveId::default(), bench.ids.next_id());
    let more = bench.ids.next_id();
    bench.project.people.insert(Person { id: ana, name: "Ana".into(), ..Person::default() });
    for (id, title) in [(low, "Low"), (high, "High"), (more, "More")] {
        bench.project.objectives.insert(Objective { id, title: title.into(), ..Objective::default() });
    }
    for (lane, label) in [
        (PlanLane::Owner(Some(ana)), "Move “A” to Ana"),
        (PlanLane::Stage(Stage::Growth), "Move “A” to Growth"),
        (PlanLane::Objective(Some(high)), "Move “A” to High"),
        (PlanLane::Objective(Some(low)), "Move “A” to Low"),
    ] {
        let periods = periods(&bench, "A 1..2, M 3..3");
        let ask = Reschedule { periods, lane: Some(lane), ..Reschedule::default() };
        assert_eq!(perform(&mut bench, &ask).unwrap(), label);
        assert!(reschedule(&bench.desk(), &ask).unwrap().is_empty(), "it stands there");
    }
    let bar = bench.initiative("A");
    assert_eq!((bar.owner, bar.stage, bar.objectives.clone()), (Some(ana), Stage::Growth, [low].into()));
    bench.change_initiative("A", |bar| bar.objectives = [low, high, more].into());
    let ask = |bench: &Bench, lane| Reschedule {
        periods: periods(bench, "A 1..2"),
        lane: Some(lane),
        ..Reschedule::default()
    };
    let none = ask(&bench, PlanLane::Objective(None));
    assert_eq!(perform(&mut bench, &none).unwrap(), "Move “A” to No objective and remove 2 more objectives");
    assert!(bench.initiative("A").objectives.is_empty());
    let milestones = ask(&bench, PlanLane::Milestones);
    assert!(reschedule(&bench.desk(), &milestones).unwrap().is_empty());
    assert_eq!(bench.drawn(), "A 1..2, M @3 #Pay");
}

#[test]
fn a_horizon_sets_dates_and_confidence() {
    let mut bench = Bench::plan("A 1..2, M @3");
    let ask = |bench: &Bench, to, confidence| {
        let (periods, confidence) = (periods(bench, to), Some(confidence));
        Reschedule { periods, confidence, ..Reschedule::default() }
    };
    let later = ask(&bench, "A 8..9, M 10..10", Confidence::Exploratory);
    assert_eq!(perform(&mut bench, &later).unwrap(), "Move 1 bar and 1 milestone");
    assert_eq!(bench.initiative("A").confidence, Confidence::Exploratory);
    let surer = ask(&bench, "A 8..9, M 10..10", Confidence::Committed);
    assert_eq!(perform(&mut bench, &surer).unwrap(), "Set confidence of “A” to committed");
    assert_eq!((bench.drawn().as_str(), bench.initiative("A").confidence), ("A 8..9, M @10", Confidence::Committed));
}

#[test]
fn dates_out_of_time_are_refused_and_what_is_gone_is_left_out() {
    let mut bench = Bench::plan("A 1..2, B 3..4, A->B");
    let day = |year| Date::from_ymd_opt(year, 12, 31).unwrap();
    let ask = |node, start, end| {
        let periods = vec![(node, Period { start, end })];
        Reschedule { periods, ..Reschedule::default() }
    };
    let (a, gone) = (bench.node("A"), Node::Milestone(MilestoneId::default()));
    let early = ask(a, day(1899), Bench::day(1));
    assert_eq!(perform(&mut bench, &early), Err(Refusal::DateRange(day(1899))));
    let pushing = perform(&mut bench, &ask(a, day(2200), day(2200)));
    assert_eq!(pushing, Err(Refusal::Beyond("“B”".into())));
    assert!(reschedule(&bench.desk(), &ask(gone, Bench::day(1), Bench::day(1))).unwrap().is_empty());
    assert_eq!(bench.drawn(), "A 1..2, B 3..4, A->B");
}
