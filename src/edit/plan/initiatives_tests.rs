//! What edits of initiatives write, refuse and push.

use crate::edit::bench::Bench;
use crate::edit::*;
use crate::insight::PlanLane;
use crate::model::*;

fn edit(bench: &mut Bench, titles: &str, field: &InitiativeField) -> Result<String, Refusal> {
    let nodes = bench.nodes(titles);
    let ids: Vec<_> = nodes.iter().map(|node| if let Node::Initiative(id) = node { *id } else { panic!() }).collect();
    let transaction = edit_initiatives(&bench.desk(), &ids, field)?;
    bench.perform(&transaction);
    Ok(transaction.label)
}

/// The roadmap after an edit of a field, with the label.
fn after(plan: &str, titles: &str, field: &InitiativeField) -> (String, String) {
    let mut bench = Bench::plan(plan);
    let label = edit(&mut bench, titles, field).unwrap();
    (label, bench.drawn())
}

fn is(label: &str, plan: &str) -> (String, String) {
    (label.into(), plan.into())
}

fn start(day: i64) -> InitiativeField {
    InitiativeField::Start(Some(Bench::day(day)))
}

fn end(day: i64) -> InitiativeField {
    InitiativeField::End(Some(Bench::day(day)))
}

fn person(bench: &mut Bench, name: &str) -> PersonId {
    let id = bench.ids.next_id();
    bench.project.people.insert(Person { id, name: name.into(), ..Person::default() });
    id
}

fn objective(bench: &mut Bench, title: &str) -> ObjectiveId {
    let id = bench.ids.next_id();
    bench.project.objectives.insert(Objective { id, title: title.into(), ..Objective::default() });
    id
}

fn create(bench: &mut Bench, title: &str, lane: Option<PlanLane>, period: Option<Period>) -> Result<String, Refusal> {
    let new = NewInitiative { title: title.into(), lane, period };
    let (id, transaction) = create_initiative(&mut bench.desk(), new)?;
    bench.perform(&transaction);
    assert!(bench.project.initiatives.contains(id));
    Ok(transaction.label)
}

#[test]
fn a_new_bar_has_a_title_and_the_dates_that_were_drawn() {
    let mut bench = Bench::plan("");
    assert_eq!(create(&mut bench, " A ", None, Some(Bench::period(3, 8))).unwrap(), "New initiative “A”");
    assert_eq!(bench.drawn(), "A 3..8");
    assert_eq!(create(&mut bench, " ", None, None).unwrap(), "New initiative “New initiative”");
    // Drawn from right to left.
    create(&mut bench, "B", None, Some(Bench::period(8, 3))).unwrap();
    assert_eq!(bench.drawn(), "A 3..8, B 3..8, New initiative");
}

#[test]
fn a_new_bar_takes_on_what_its_lane_stands_for() {
    let mut bench = Bench::plan("");
    let (pay, ana, grow) = (bench.theme("Pay"), person(&mut bench, "Ana"), objective(&mut bench, "Grow"));
    for (title, lane) in [
        ("T", PlanLane::Theme(Some(pay))),
        ("P", PlanLane::Owner(Some(ana))),
        ("O", PlanLane::Objective(Some(grow))),
        ("S", PlanLane::Stage(Stage::Growth)),
        ("M", PlanLane::Milestones),
    ] {
        create(&mut bench, title, Some(lane), None).unwrap();
    }
    assert_eq!(bench.initiative("T").theme, Some(pay));
    assert_eq!(bench.initiative("P").owner, Some(ana));
    assert_eq!(bench.initiative("O").objectives, [grow].into());
    assert_eq!(bench.initiative("S").stage, Stage::Growth);
    let plain = Initiative { id: bench.initiative("M").id, title: "M".into(), ..Initiative::default() };
    assert_eq!(*bench.initiative("M"), plain);
}

#[test]
fn a_bar_is_not_made_where_nothing_can_be() {
    let mut bench = Bench::plan("");
    for (lane, what) in [
        (PlanLane::Theme(Some(ThemeId::default())), "theme"),
        (PlanLane::Owner(Some(PersonId::default())), "person"),
        (PlanLane::Objective(Some(ObjectiveId::default())), "objective"),
    ] {
        assert_eq!(create(&mut bench, "A", Some(lane), None), Err(Refusal::Gone(what)));
    }
    let late = Date::from_ymd_opt(2201, 1, 1).unwrap();
    let period = Period { start: Bench::day(1), end: late };
    assert_eq!(create(&mut bench, "A", None, Some(period)), Err(Refusal::DateRange(late)));
    assert_eq!(bench.drawn(), "");
}

#[test]
fn fields_are_set_of_one_or_several() {
    let mut bench = Bench::plan("A, B, C");
    let (pay, ana, grow) = (bench.theme("Pay"), person(&mut bench, "Ana"), objective(&mut bench, "Grow"));
    for (titles, field, label) in [
        ("A", InitiativeField::Description("text".into()), "Describe “A”"),
        ("A B", InitiativeField::Theme(Some(pay)), "Set theme of 2 initiatives to Pay"),
        ("A", InitiativeField::Theme(None), "Clear theme of “A”"),
        ("B", InitiativeField::Color(Some(Swatch::Red)), "Set colour of “B” to red"),
        ("B", InitiativeField::Color(None), "Clear colour of “B”"),
        ("A", InitiativeField::Pinned(true), "Pin “A”"),
        ("A B", InitiativeField::Pinned(false), "Unpin 2 initiatives"),
        ("A", InitiativeField::Confidence(Confidence::Committed), "Set confidence of “A” to committed"),
        (
            "A B C",
            InitiativeField::Confidence(Confidence::Exploratory),
            "Set confidence of 3 initiatives to exploratory",
        ),
        ("A", InitiativeField::Stage(Stage::Launch), "Set stage of “A” to launch"),
        ("A", InitiativeField::Owner(Some(ana)), "Set owner of “A” to Ana"),
        ("C", InitiativeField::Owner(None), "Clear owner of “C”"),
        ("A B", InitiativeField::AddObjective(grow), "Add objective “Grow” to 2 initiatives"),
        ("B", InitiativeField::RemoveObjective(grow), "Remove objective “Grow” from “B”"),
        ("A", InitiativeField::Closed(true), "Close “A”"),
        ("B", InitiativeField::Closed(false), "Reopen “B”"),
        ("C", InitiativeField::Title(" D ".into()), "Rename “C” to “D ”"),
    ] {
        assert_eq!(edit(&mut bench, titles, &field).unwrap(), label);
    }
    let a = bench.initiative("A");
    let expected = Initiative {
        id: a.id,
        title: "A".into(),
        description: "text".into(),
        confidence: Confidence::Exploratory,
        stage: Stage::Launch,
        owner: Some(ana),
        objectives: [grow].into(),
        closed: true,
        ..Initiative::default()
    };
    assert_eq!(*a, expected);
    let b = bench.initiative("B");
    assert_eq!((b.theme, b.objectives.len(), b.closed), (Some(pay), 0, false));
    assert_eq!(bench.initiative("D ").confidence, Confidence::Exploratory);
}

#[test]
fn what_is_so_already_does_not_change() {
    let mut bench = Bench::plan("A 1..3, B 1..5");
    let ids = [bench.initiative("A").id, bench.initiative("B").id, bench.initiative("A").id, InitiativeId::default()];
    let transaction = edit_initiatives(&bench.desk(), &ids, &end(3)).unwrap();
    assert_eq!((transaction.label.as_str(), transaction.changes.len()), ("Set end of 2 initiatives to 2024-01-03", 1));
    bench.perform(&transaction);
    assert!(edit_initiatives(&bench.desk(), &ids, &end(3)).unwrap().is_empty());
}

#[test]
fn fields_that_lead_nowhere_are_refused() {
    let mut bench = Bench::plan("A 1..3");
    let late = Date::from_ymd_opt(2201, 1, 1).unwrap();
    for (field, refusal) in [
        (InitiativeField::Title("  ".into()), Refusal::Untitled("initiative")),
        (InitiativeField::Theme(Some(ThemeId::default())), Refusal::Gone("theme")),
        (InitiativeField::Owner(Some(PersonId::default())), Refusal::Gone("person")),
        (InitiativeField::AddObjective(ObjectiveId::default()), Refusal::Gone("objective")),
        (InitiativeField::Start(Some(late)), Refusal::DateRange(late)),
        (InitiativeField::End(Some(late)), Refusal::DateRange(late)),
        (InitiativeField::Length(0), Refusal::Length(0)),
        (InitiativeField::Length(10_000), Refusal::Length(10_000)),
    ] {
        assert_eq!(edit(&mut bench, "A", &field), Err(refusal));
    }
    assert_eq!(bench.drawn(), "A 1..3");
}

#[test]
fn dates_make_a_bar_or_none() {
    let label = |what, day| format!("Set {what} of “A” to {}", Bench::day(day));
    assert_eq!(after("A", "A", &start(1)), is(&label("start", 1), "A 1..40"));
    assert_eq!(after("A", "A", &end(40)), is(&label("end", 40), "A 1..40"));
    assert_eq!(after("A 3..5", "A", &start(8)), is(&label("start", 8), "A 8..10"));
    assert_eq!(after("A 8..12", "A", &end(9)), is(&label("end", 9), "A 8..9"));
    assert_eq!(after("A 3..5", "A", &InitiativeField::Start(None)), is("Clear dates of “A”", "A"));
    assert_eq!(after("A 3..5, B 1..2", "A B", &InitiativeField::End(None)), is("Clear dates of 2 initiatives", "A, B"));
}

#[test]
fn a_length_is_set_of_what_has_dates() {
    let field = InitiativeField::Length;
    assert_eq!(after("A 4..5", "A", &field(3)), is("Set length of “A” to 3 working days", "A 4..8"));
    assert_eq!(after("A 4..9, B", "A B", &field(1)), is("Set length of 2 initiatives to 1 working day", "A 4..4, B"));
}

#[test]
fn new_dates_push_what_follows() {
    let label = |day| format!("Set end of “A” to {}", Bench::day(day));
    let push = format!("{} and push 2 more", label(5));
    assert_eq!(
        after("A 1..2, B 3..4, C 5..8, A->B, B->C", "A", &end(5)),
        is(&push, "A 1..5, B 8..9, C 10..11, A->B, B->C")
    );
    // Where there is slack, nothing moves.
    assert_eq!(after("A 1..2, B 10..11, A->B", "A", &end(9)), is(&label(9), "A 1..9, B 10..11, A->B"));
    // A pinned bar and a closed one stay.
    assert_eq!(after("A 1..2, B 3..4 pinned, A->B", "A", &end(5)), is(&label(5), "A 1..5, B 3..4 pinned, A->B"));
    assert_eq!(after("A 1..2, B 3..4 closed, A->B", "A", &end(5)), is(&label(5), "A 1..5, B 3..4 closed, A->B"));
}

#[test]
fn what_is_edited_stays_where_it_was_put() {
    let label = format!("Set end of 2 initiatives to {} and push 1 more", Bench::day(5));
    assert_eq!(
        after("A 1..2, B 3..4, C 5..5, A->B, B->C", "A B", &end(5)),
        is(&label, "A 1..5, B 3..5, C 8..8, A->B, B->C")
    );
}

#[test]
fn by_hand_nothing_is_pushed() {
    let mut bench = Bench::plan("A 1..2, B 3..4, A->B");
    bench.change_settings(|settings| settings.manual_scheduling = true);
    edit(&mut bench, "A", &end(5)).unwrap();
    assert_eq!(bench.drawn(), "A 1..5, B 3..4, A->B");
}

#[test]
fn nothing_but_dates_pushes() {
    // The link is broken, as a file may hold it.
    let plan = "A 1..5 pinned, B 3..4, A->B";
    for field in [InitiativeField::Pinned(false), InitiativeField::Closed(true), end(5), InitiativeField::End(None)] {
        let (_, plan) = after(plan, "A", &field);
        assert!(plan.contains("B 3..4"), "{plan}");
    }
}

#[test]
fn a_push_out_of_time_is_refused() {
    let mut bench = Bench::plan("A 1..2, B 3..4, A->B");
    let last = Date::from_ymd_opt(2200, 12, 31).unwrap();
    let beyond = |name: &str| Err(Refusal::Beyond(name.into()));
    assert_eq!(edit(&mut bench, "A", &InitiativeField::End(Some(last))), beyond("“B”"));
    assert_eq!(edit(&mut bench, "A", &InitiativeField::Start(Some(last))), beyond("“A”"));
    let nearly = Date::from_ymd_opt(2200, 1, 1).unwrap();
    bench.change_initiative("A", |bar| (bar.start, bar.end) = (Some(nearly), Some(nearly)));
    assert_eq!(edit(&mut bench, "A", &InitiativeField::Length(9999)), beyond("“A”"));
    assert_eq!(Refusal::Beyond("“A”".into()).to_string(), "“A” would leave the years 1900 to 2200.");
}
