//! Making, changing, starting and deleting sprints, as drawings before and after.

use super::*;
use crate::edit::bench::{Bench, NOW};
use crate::edit::{NewSprint, SprintField};
use crate::insight::Indexes;
use crate::model::{EventKind, Period, Person, PersonId, SprintRecord};

/// What is drawn after an edit that changes something, which undoing takes back, and its label.
fn edited(bench: &mut Bench, edit: &SprintEdit) -> Result<(String, String), Refusal> {
    let start = bench.project.clone();
    let transaction = edit_sprints(&mut bench.desk(), edit)?;
    assert!(!transaction.is_empty(), "{edit:?}");
    bench.perform(&transaction.clone());
    let end = bench.project.clone();
    bench.perform(&transaction.inverse());
    assert!(bench.project == start, "undo of {edit:?}");
    bench.perform(&transaction);
    assert!(bench.project == end, "redo of {edit:?}");
    Ok((bench.drawn_sprints(), transaction.label))
}

fn period(bench: &Bench, name: &str, start: i64, end: i64) -> SprintEdit {
    let days = Period { start: Bench::day(start), end: Bench::day(end) };
    SprintEdit::Set(bench.sprint_named(name), SprintField::Period(days))
}

fn overlap(name: &str, start: i64, end: i64) -> Refusal {
    Refusal::SprintOverlap { name: name.into(), start: Bench::day(start), end: Bench::day(end) }
}

#[test]
fn a_sprint_is_made_planned() {
    let mut bench = Bench::sprints("*S1 1..12: | -:");
    let new = NewSprint { goal: "Pay".into(), ..NewSprint::default() };
    let made = edited(&mut bench, &SprintEdit::Create(new)).unwrap();
    assert_eq!(made, ("*S1 1..12: | S2 15..26: | -:".into(), "New sprint “S2”".into()));
    assert_eq!(bench.project.sprints.get(bench.sprint_named("S2")).unwrap().goal, "Pay");
    let days = |start, end| Some(Period { start: Bench::day(start), end: Bench::day(end) });
    let new = |name: &str, period| SprintEdit::Create(NewSprint { name: name.into(), goal: String::new(), period });
    let made = edited(&mut bench, &new(" Weekend ", days(13, 14))).unwrap().0;
    assert_eq!(made, "*S1 1..12: | Weekend 13..14: | S2 15..26: | -:", "days off will do");
    let one_day = edited(&mut bench, &new("Day", days(27, 27))).unwrap().0;
    assert_eq!(one_day, "*S1 1..12: | Weekend 13..14: | S2 15..26: | Day 27..27: | -:");
    let refused = |edit: &SprintEdit, bench: &mut Bench| edited(bench, edit).unwrap_err();
    assert_eq!(refused(&new("", days(12, 13)), &mut bench), overlap("S1", 1, 12));
    assert_eq!(refused(&new("", days(-30, 90)), &mut bench), overlap("S1", 1, 12), "the earliest is named");
    let reversed = Refusal::SprintReversed { start: Bench::day(41), end: Bench::day(40) };
    assert_eq!(refused(&new("", days(41, 40)), &mut bench), reversed);
    let late = crate::model::Date::from_ymd_opt(2201, 1, 1).unwrap();
    let beyond = new("", Some(Period { start: Bench::day(40), end: late }));
    assert_eq!(refused(&beyond, &mut bench), Refusal::DateRange(late));
    let (id, transaction) = create_sprint(&mut bench.desk(), NewSprint::default()).unwrap();
    bench.perform(&transaction);
    assert_eq!(bench.project.sprints.get(id).unwrap().name, "Sprint 5", "the latest has no number");
}

#[test]
fn the_first_sprint_begins_today() {
    // Now is Tuesday, 14 November 2023.
    let mut bench = Bench::sprints("-:");
    let (id, transaction) = create_sprint(&mut bench.desk(), NewSprint::default()).unwrap();
    bench.perform(&transaction);
    let sprint = bench.project.sprints.get(id).unwrap();
    let days = format!("{} {} {}", sprint.name, sprint.start.unwrap(), sprint.end.unwrap());
    assert_eq!(days, "Sprint 1 2023-11-14 2023-11-27");
}

#[test]
fn days_are_set_where_no_other_sprint_has_them() {
    let mut bench = Bench::sprints("*Two 8..12: A | Three 15..19: | Four: | -: | #One 1..5: B!");
    for (name, start, end, expected) in [
        ("Three", 15, 26, "*Two 8..12: A | Three 15..26: | Four: | -: | #One 1..5: B!"),
        ("Three", 13, 13, "*Two 8..12: A | Three 13..13: | Four: | -: | #One 1..5: B!"),
        ("Two", 6, 12, "*Two 6..12: A | Three 13..13: | Four: | -: | #One 1..5: B!"),
        ("Four", -5, 0, "*Two 6..12: A | Four -5..0: | Three 13..13: | -: | #One 1..5: B!"),
    ] {
        let edit = period(&bench, name, start, end);
        let label = format!("Set days of {name} to {} – {}", Bench::day(start), Bench::day(end));
        assert_eq!(edited(&mut bench, &edit), Ok((expected.into(), label)));
        assert!(edit_sprints(&mut bench.desk(), &edit).unwrap().is_empty(), "a second time");
    }
    for (name, start, end, refusal) in [
        ("Three", 12, 13, overlap("Two", 6, 12)),
        ("Two", 5, 12, overlap("One", 1, 5)),
        ("Four", 2, 3, overlap("One", 1, 5)),
        ("Two", 7, 6, Refusal::SprintReversed { start: Bench::day(7), end: Bench::day(6) }),
        ("One", 1, 4, Refusal::SprintFrozen("One".into())),
    ] {
        let edit = period(&bench, name, start, end);
        assert_eq!(edit_sprints(&mut bench.desk(), &edit), Err(refusal), "{name} {start}..{end}");
    }
    let refusal = overlap("Two", 6, 12);
    assert_eq!(
        refusal.to_string(),
        "“Two” has the days from 2024-01-06 to 2024-01-12, and two sprints cannot share a day."
    );
}

#[test]
fn fields_are_set_by_what_the_state_allows() {
    let ana = PersonId::default();
    for (name, frozen) in [("Planned", false), ("Active", false), ("Closed", true)] {
        let mut bench = Bench::sprints("*Active 1..5: | Planned 8..12: | -: | #Closed -10..-8:");
        bench.project.people.insert(Person { id: ana, name: "Ana".into(), ..Person::default() });
        let id = bench.sprint_named(name);
        let text = |text: &str| text.to_owned();
        let freeze = |result: &str| if frozen { Err(Refusal::SprintFrozen(name.into())) } else { Ok(text(result)) };
        let open = Err(Refusal::GoalOpen(name.into()));
        for (field, expected) in [
            (SprintField::Goal("Pay".into()), freeze(&format!("Set goal of {name}"))),
            (SprintField::Capacity(ana, Some(7.5)), freeze(&format!("Set capacity of Ana in {name} to 7.5"))),
            (SprintField::Capacity(ana, None), freeze(&format!("Clear capacity of Ana in {name}"))),
            (SprintField::ReviewNotes("Shown".into()), Ok(format!("Edit review notes of {name}"))),
            (SprintField::RetrospectiveNotes("Keep".into()), Ok(format!("Edit retrospective notes of {name}"))),
            (
                SprintField::GoalMet(Some(true)),
                if frozen { Ok(text("Say that the goal of Closed was met")) } else { open.clone() },
            ),
            (
                SprintField::GoalMet(Some(false)),
                if frozen { Ok(text("Say that the goal of Closed was not met")) } else { open },
            ),
            (SprintField::Name("New ".into()), Ok(format!("Rename sprint “{name}” to “New ”"))),
        ] {
            let edit = SprintEdit::Set(id, field);
            assert_eq!(edited(&mut bench, &edit).map(|(_, label)| label), expected, "{edit:?}");
        }
        let after = bench.project.sprints.get(id).unwrap();
        assert_eq!(
            [&after.name, &after.goal, &after.review_notes, &after.retrospective_notes].map(String::as_str),
            ["New ", if frozen { "" } else { "Pay" }, "Shown", "Keep"]
        );
        assert_eq!((after.goal_met, after.capacity.is_empty()), (frozen.then_some(false), true));
    }
}

#[test]
fn numbers_and_names_out_of_range_are_refused() {
    let mut bench = Bench::sprints("One 1..5: | -:");
    let id = bench.sprint_named("One");
    let mut refused = |field| edit_sprints(&mut bench.desk(), &SprintEdit::Set(id, field)).unwrap_err();
    assert_eq!(refused(SprintField::Name(" ".into())), Refusal::Nameless("sprint"));
    let nobody = PersonId::default();
    assert_eq!(refused(SprintField::Capacity(nobody, Some(1.0))), Refusal::Gone("person"));
    for points in [-1.0, 1000.5, f64::NAN] {
        let refusal = Refusal::Capacity { value: points.to_string(), most: 1000 };
        assert_eq!(refused(SprintField::Capacity(nobody, Some(points))), refusal);
    }
    let gone = SprintId::default();
    for edit in
        [SprintEdit::Set(gone, SprintField::Goal(String::new())), SprintEdit::Start(gone), SprintEdit::Delete(gone)]
    {
        assert_eq!(edit_sprints(&mut bench.desk(), &edit), Err(Refusal::Gone("sprint")));
    }
}

#[test]
fn a_planned_sprint_starts_when_no_other_is_active() {
    let mut bench = Bench::sprints("One 1..5: A B! | Two 8..12: | Three: | -: | #Zero: C!");
    for (key, points) in [("A", 3.0), ("B", 0.5), ("C", 8.0)] {
        bench.change(key, |story| story.estimate = Some(points));
    }
    bench.indexes = Indexes::of(&bench.project);
    let start = |bench: &Bench, name| SprintEdit::Start(bench.sprint_named(name));
    let one = start(&bench, "One");
    let before = (**bench.project.sprints.get(bench.sprint_named("One")).unwrap()).clone();
    let drawn = "*One 1..5: A B! | Two 8..12: | Three: | -: | #Zero: C!";
    let undated = edit_sprints(&mut bench.desk(), &start(&Bench::sprints("-:"), "One"));
    assert_eq!(undated, Err(Refusal::Gone("sprint")));
    let three = start(&bench, "Three");
    assert_eq!(edit_sprints(&mut bench.desk(), &three), Err(Refusal::SprintUndated("Three".into())));
    assert_eq!(edited(&mut bench, &one), Ok((drawn.into(), "Start One".into())));
    let after = (**bench.project.sprints.get(before.id).unwrap()).clone();
    let (state, started_at, commitment) = (SprintState::Active, Some(NOW), Some(3.5));
    assert_eq!(after, Sprint { state, started_at, commitment, ..before }, "its days stay");
    assert!(edit_sprints(&mut bench.desk(), &one).unwrap().is_empty(), "it is active already");
    let two = start(&bench, "Two");
    assert_eq!(edit_sprints(&mut bench.desk(), &two), Err(Refusal::OtherSprintActive("One".into())));
    let zero = start(&bench, "Zero");
    assert_eq!(edit_sprints(&mut bench.desk(), &zero), Err(Refusal::SprintFrozen("Zero".into())));
}

#[test]
fn days_of_a_file_that_overlap_are_refused_at_the_start() {
    let mut bench = Bench::sprints("One 1..5: | Two 5..12: | Weekend 13..14: | -:");
    let start = |bench: &Bench, name| SprintEdit::Start(bench.sprint_named(name));
    let (two, weekend) = (start(&bench, "Two"), start(&bench, "Weekend"));
    assert_eq!(edit_sprints(&mut bench.desk(), &two), Err(overlap("One", 1, 5)));
    assert!(edited(&mut bench, &weekend).is_ok());
}

#[test]
fn days_that_were_left_at_an_early_close_are_free_again() {
    let mut bench = Bench::sprints("Two: | -: | #One 1..12:");
    let close = |bench: &mut Bench, day: i64| {
        let closed_at = crate::model::Moment::on(Bench::day(day), 12 * 3600);
        let before = (**bench.project.sprints.get(bench.sprint_named("One")).unwrap()).clone();
        let record = Some(SprintRecord { closed_at, ..SprintRecord::default() });
        bench.project.sprints.insert(Sprint { record, ..before });
    };
    for (closed, start, end, expected) in [
        (5, 8, 19, None),
        (5, 6, 6, None),
        (5, 5, 19, None),
        (5, 4, 19, Some(overlap("One", 1, 5))),
        (5, -3, 5, Some(overlap("One", 1, 5))),
        (12, 12, 19, None),
        (12, 11, 19, Some(overlap("One", 1, 12))),
        // Closed late, it had all of its days.
        (15, 12, 19, Some(overlap("One", 1, 12))),
        (15, 13, 19, None),
        (1, 1, 5, None),
        // Closed before its first day, it had none.
        (-1, 1, 5, None),
    ] {
        close(&mut bench, closed);
        let edit = period(&bench, "Two", start, end);
        let refusal = edit_sprints(&mut bench.desk(), &edit).err();
        assert_eq!(refusal, expected, "closed on {closed}: {start}..{end}");
    }
}

#[test]
fn stories_of_a_deleted_sprint_stand_where_they_stood() {
    let mut bench = Bench::sprints("-: A B C D E");
    let (id, transaction) =
        create_sprint(&mut bench.desk(), NewSprint { name: "One".into(), ..NewSprint::default() }).unwrap();
    bench.perform(&transaction);
    for key in ["B", "D", "E"] {
        let story = bench.story(key).id;
        bench.set(story, &crate::edit::StoryField::Sprint(Some(id)));
    }
    let archived = bench.story("E").id;
    bench.set(archived, &crate::edit::StoryField::Archived(true));
    let after = edited(&mut bench, &SprintEdit::Delete(id)).unwrap();
    assert_eq!(after, ("-: A B C D | else: E^".into(), "Delete One".into()));
    let told = [EventKind::SprintEntered { sprint: id }, EventKind::SprintLeft { sprint: id }];
    assert_eq!([bench.events("B"), bench.events("E")], [told.to_vec(), told.to_vec()]);

    let mut bench = Bench::sprints("*One 1..5: | -: | #Zero:");
    let [one, zero] = ["One", "Zero"].map(|name| SprintEdit::Delete(bench.sprint_named(name)));
    assert_eq!(edit_sprints(&mut bench.desk(), &one), Err(Refusal::SprintActive("One".into())));
    assert_eq!(edit_sprints(&mut bench.desk(), &zero), Err(Refusal::SprintFrozen("Zero".into())));
}
