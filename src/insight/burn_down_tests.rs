//! The definition of the burn-down, clause by clause.

use std::sync::Arc;

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

use super::{BoardIndex, BurnDay, BurnDown, burn_down, sprint_progress};
use crate::model::{
    Column, ColumnKind, Date, EntityId, Event, EventKind, Moment, Project, RawId, Settings, Sprint, SprintRecord,
    SprintState, Story, parse_date,
};

fn id<I: EntityId>(n: u8) -> I {
    I::from_raw(RawId::from_bytes([n; 10]))
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// Two columns, of which column 1 is of kind *done*, in a project that works from Monday to Friday.
fn project() -> Project {
    let mut project = Project::default();
    for (n, kind) in [ColumnKind::ToDo, ColumnKind::Done].into_iter().enumerate() {
        project.columns.insert(Column { id: id(n as u8), kind, ..Column::default() });
    }
    project
}

/// Sprint 1, from Monday 16 to Friday 27 November 2026.
fn sprint() -> Sprint {
    Sprint { id: id(1), start: Some(day("2026-11-16")), end: Some(day("2026-11-27")), ..Sprint::default() }
}

/// A story from what happened on days of November, such as `13 in`, `17 est 5`, `18 done`; its fields are as these leave it.
fn story(n: u8, happened: &str) -> Story {
    let mut story = Story { id: id(n), column: id(0), ..Story::default() };
    for line in happened.split(',').map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split(' ').collect();
        let what = match words[1..] {
            ["new"] => EventKind::Created { column: id(0) },
            ["est", points] => {
                story.estimate = points.parse().ok();
                EventKind::Estimated { points: story.estimate }
            }
            ["in"] => {
                story.sprint = Some(id(1));
                EventKind::SprintEntered { sprint: id(1) }
            }
            ["out"] => {
                story.sprint = None;
                EventKind::SprintLeft { sprint: id(1) }
            }
            ["elsewhere"] => {
                story.sprint = Some(id(2));
                EventKind::SprintEntered { sprint: id(2) }
            }
            ["done"] => {
                story.column = id(1);
                EventKind::Done
            }
            ["reopened"] => {
                story.column = id(0);
                EventKind::Reopened
            }
            ["cancelled"] => {
                story.column = id(0);
                EventKind::Cancelled
            }
            _ => panic!("{line}"),
        };
        let at = Moment::on(day(&format!("2026-11-{:0>2}", words[0])), 12 * 3600 + story.events.len() as i64);
        story.events.push(Event { at, what });
    }
    story
}

fn burn(project: &Project, sprint: &Sprint, stories: &[Story], today: &str) -> BurnDown {
    burn_down(project, stories.iter(), sprint, day(today), Moment::utc_date)
}

/// Scope and done of each day of sprint 1 up to Friday 20 November, as `8/3`.
fn week(stories: &[Story]) -> String {
    let burn = burn(&project(), &sprint(), stories, "2026-11-20");
    burn.days.iter().map(|d| format!("{}/{}", d.scope, d.done)).collect::<Vec<_>>().join(" ")
}

fn commitment(stories: &[Story]) -> f64 {
    burn(&project(), &sprint(), stories, "2026-11-20").commitment
}

#[test]
fn each_clause_of_the_definition() {
    for (happened, days, committed) in [
        // Nothing but the plan.
        ("9 new, 10 est 5, 13 in", "5/0 5/0 5/0 5/0 5/0", 5.0),
        // Done counts from its day on.
        ("9 new, 10 est 5, 13 in, 18 done", "5/0 5/0 5/5 5/5 5/5", 5.0),
        // Reopening adds back, and it may be done again, on one day too.
        ("9 new, 10 est 5, 13 in, 17 done, 18 reopened, 20 done", "5/0 5/5 5/0 5/0 5/5", 5.0),
        ("9 new, 10 est 5, 13 in, 17 done, 17 reopened, 17 done", "5/0 5/5 5/5 5/5 5/5", 5.0),
        ("9 new, 10 est 5, 13 in, 17 done, 18 cancelled", "5/0 5/5 5/0 5/0 5/0", 5.0),
        // Re-estimated in the sprint: scope, not commitment; done follows.
        ("9 new, 10 est 5, 13 in, 18 est 8", "5/0 5/0 8/0 8/0 8/0", 5.0),
        ("9 new, 10 est 5, 13 in, 17 done, 19 est 3", "5/0 5/5 5/5 3/3 3/3", 5.0),
        ("9 new, 10 est 5, 13 in, 18 est none", "5/0 5/0 0/0 0/0 0/0", 5.0),
        // Out and back.
        ("9 new, 10 est 5, 13 in, 17 out, 19 in", "5/0 0/0 0/0 5/0 5/0", 5.0),
        ("9 new, 10 est 5, 13 in, 17 out, 18 elsewhere", "5/0 0/0 0/0 0/0 0/0", 5.0),
        // Done while it is out: done when it comes back.
        ("9 new, 10 est 5, 13 in, 17 out, 18 done, 19 in", "5/0 0/0 0/0 5/5 5/5", 5.0),
        // Done before the sprint began: committed, and done from the first day on.
        ("9 new, 10 est 5, 12 in, 13 done", "5/5 5/5 5/5 5/5 5/5", 5.0),
        // In and out before the begin is nothing.
        ("9 new, 10 est 5, 12 in, 13 out", "0/0 0/0 0/0 0/0 0/0", 0.0),
        // Added later; also on the first day, which is after the begin of it.
        ("9 new, 10 est 5, 18 in", "0/0 0/0 5/0 5/0 5/0", 0.0),
        ("9 new, 10 est 5, 16 in", "5/0 5/0 5/0 5/0 5/0", 0.0),
        // Written, added, estimated and done within the sprint.
        ("17 new, 17 in, 18 est 2, 19 done", "0/0 0/0 2/0 2/2 2/2", 0.0),
        // On Sunday the sprint has not begun.
        ("9 new, 10 est 5, 15 in", "5/0 5/0 5/0 5/0 5/0", 5.0),
    ] {
        let stories = [story(1, happened)];
        assert_eq!(week(&stories), days, "{happened}");
        assert_eq!(commitment(&stories), committed, "{happened}");
    }
}

#[test]
fn what_no_event_tells_has_its_present_value() {
    let with = |change: fn(&mut Story), happened| {
        let mut story = story(1, happened);
        change(&mut story);
        [story]
    };
    // No events at all.
    let imported = with(|s| (s.sprint, s.estimate, s.column) = (Some(id(1)), Some(5.0), id(1)), "");
    assert_eq!((week(&imported).as_str(), commitment(&imported)), ("5/5 5/5 5/5 5/5 5/5", 5.0));
    // Nothing tells when it entered: it was in from the start, or since it was written.
    let early = with(|s| s.sprint = Some(id(1)), "9 new, 10 est 5, 18 done");
    assert_eq!((week(&early).as_str(), commitment(&early)), ("5/0 5/0 5/5 5/5 5/5", 5.0));
    let late = with(|s| s.sprint = Some(id(1)), "17 new, 17 est 5");
    assert_eq!((week(&late).as_str(), commitment(&late)), ("0/0 5/0 5/0 5/0 5/0", 0.0));
    // It left, so it had been in.
    assert_eq!(week(&[story(1, "9 new, 10 est 5, 18 out")]), "5/0 5/0 0/0 0/0 0/0");
    // An estimate that no event tells of.
    let estimated = with(|s| s.estimate = Some(3.0), "9 new, 13 in, 18 done");
    assert_eq!((week(&estimated).as_str(), commitment(&estimated)), ("3/0 3/0 3/3 3/3 3/3", 3.0));
    // It was reopened, so it had been done.
    assert_eq!(week(&[story(1, "9 new, 10 est 5, 13 in, 18 reopened")]), "5/5 5/5 5/0 5/0 5/0");
}

#[test]
fn where_events_end_elsewhere_than_the_fields_the_last_day_is_as_the_board_has_it() {
    let mut archived = story(1, "9 new, 10 est 5, 13 in, 17 done");
    archived.archived = true;
    assert_eq!(week(&[archived]), "5/0 5/5 5/5 5/5 0/0");
    let mut edited_by_hand = story(1, "9 new, 10 est 5, 13 in");
    edited_by_hand.estimate = Some(8.0);
    edited_by_hand.column = id(1);
    assert_eq!(week(&[edited_by_hand]), "5/5 5/5 5/5 5/5 8/8");
}

#[test]
fn days_go_from_the_first_to_today_and_not_beyond() {
    let stories = [story(1, "9 new, 10 est 5, 13 in, 18 done"), story(2, "9 new, 10 est 3, 13 in")];
    let days = |today| burn(&project(), &sprint(), &stories, today).days;
    assert_eq!(days("2026-11-16").len(), 1);
    assert_eq!(days("2026-11-24").len(), 9, "weekends are days too");
    let working: Vec<bool> = days("2026-11-24").iter().map(|d| d.working).collect();
    assert_eq!(working, [true, true, true, true, true, false, false, true, true]);
    // What the clock has not come to yet is not told: neither day nor event.
    assert_eq!(days("2026-11-17").iter().map(|d| d.date).collect::<Vec<_>>(), [day("2026-11-16"), day("2026-11-17")]);

    let planned = [story(1, "9 new, 10 est 5, 12 in"), story(2, "9 new, 10 est 3, 13 in")];
    let before = burn(&project(), &sprint(), &planned, "2026-11-14");
    assert!(before.days.is_empty());
    assert_eq!((before.commitment, before.remaining(), before.ideal_remaining()), (8.0, 8.0, None));

    let overdue = burn(&project(), &sprint(), &stories, "2026-12-01");
    assert_eq!(overdue.days.len(), 16);
    assert_eq!((overdue.remaining(), overdue.ideal_remaining()), (3.0, Some(0.0)));
    assert_eq!((overdue.working_days_elapsed(), overdue.working_days), (10, 10));

    let undated = Sprint { start: None, ..sprint() };
    assert_eq!(burn(&project(), &undated, &stories, "2026-11-24"), BurnDown::default());
}

#[test]
fn the_ideal_line_falls_on_working_days_only() {
    let mut project = project();
    let mut settings = Settings::default();
    settings.calendar.holidays.insert(day("2026-11-18"), "Day off".into());
    settings.calendar.holidays.insert(day("2026-11-27"), "Day off".into());
    project.settings = settings.into();
    // 40 points over 8 working days: 5 a day.
    let stories = [story(1, "9 new, 10 est 40, 13 in, 17 est 100")];
    let burn = burn(&project, &sprint(), &stories, "2026-11-24");
    let line = [35.0, 30.0, 30.0, 25.0, 20.0, 20.0, 20.0, 15.0, 10.0, 5.0, 0.0, 0.0];
    assert_eq!(burn.ideal.as_deref(), Some(&line[..]));
    assert!(!burn.days[2].working, "the holiday");
    assert_eq!((burn.ideal_remaining(), burn.working_days_elapsed(), burn.working_days), (Some(10.0), 6, 8));
}

#[test]
fn without_working_days_or_an_end_there_is_no_ideal_line() {
    let stories = [story(1, "9 new, 10 est 5, 13 in, 22 done")];
    let weekend = Sprint { start: Some(day("2026-11-21")), end: Some(day("2026-11-22")), ..sprint() };
    let burnt = burn(&project(), &weekend, &stories, "2026-11-22");
    assert_eq!((burnt.ideal.as_ref(), burnt.commitment, burnt.working_days), (None, 5.0, 0));
    assert_eq!(burnt.days.iter().map(BurnDay::remaining).collect::<Vec<_>>(), [5.0, 0.0]);
    for end in [None, Some(day("2026-11-13"))] {
        let open = Sprint { end, ..sprint() };
        assert_eq!(burn(&project(), &open, &stories, "2026-11-17").ideal, None);
    }
}

#[test]
fn a_closed_sprint_is_as_it_was_just_before_it_was_closed() {
    let closed_at = Moment::on(day("2026-11-20"), 12 * 3600);
    let record = Some(SprintRecord { closed_at, commitment: 8.0, ..SprintRecord::default() });
    let closed = Sprint { state: SprintState::Closed, record, ..sprint() };
    // Carried over by the closing, and done since.
    let mut carried = story(1, "9 new, 10 est 5, 13 in");
    carried.events.push(Event { at: closed_at, what: EventKind::SprintLeft { sprint: id(1) } });
    carried.events.push(Event { at: Moment::on(day("2026-11-23"), 0), what: EventKind::Done });
    (carried.sprint, carried.column) = (None, id(1));
    let burn = burn(&project(), &closed, &[carried, story(2, "9 new, 10 est 3, 13 in, 19 done")], "2027-01-01");
    assert_eq!(burn.days.len(), 5);
    assert_eq!((burn.commitment, burn.days[4].scope, burn.remaining()), (8.0, 8.0, 5.0));
}

#[test]
fn the_commitment_is_what_is_in_it_when_it_is_started() {
    let at = |on: u32, hour: i64| Moment::on(Date::from_ymd_opt(2026, 11, on).unwrap(), hour * 3600);
    let stories = [
        story(1, "9 new, 10 est 5, 13 in"),
        story(2, "9 new, 10 est 3, 16 in"),
        story(3, "9 new, 10 est 2, 12 in, 17 out, 18 done"),
        story(4, "9 new, 10 est 1, 12 in, 14 done"),
    ];
    for (started_at, commitment, done_before) in [
        (None, 8.0, 1.0),
        // On Thursday before; on Monday at noon, and right after that; on Wednesday.
        (Some(at(12, 18)), 3.0, 0.0),
        (Some(at(16, 11)), 8.0, 1.0),
        (Some(at(16, 14)), 11.0, 1.0),
        (Some(at(18, 8)), 9.0, 1.0),
    ] {
        let started = Sprint { started_at, ..sprint() };
        let burn = burn(&project(), &started, &stories, "2026-11-20");
        assert_eq!((burn.commitment, burn.done_before), (commitment, done_before), "{started_at:?}");
        assert_eq!(burn.ideal.as_ref().map(|line| line[burn.early]), Some(commitment * 0.9), "{started_at:?}");
        let days: Vec<f64> = burn.days.iter().map(|day| day.scope).collect();
        let (early, planned) = days.split_at(burn.early);
        assert_eq!(planned, [11.0, 9.0, 9.0, 9.0, 9.0], "{started_at:?}");
        let flat = burn.ideal.as_ref().map(|line| &line[..burn.early]);
        assert_eq!(
            (early.len(), flat),
            (if commitment == 3.0 { 4 } else { 0 }, Some(&vec![commitment; burn.early][..]))
        );
        assert_eq!((burn.working_days_elapsed(), burn.working_days), (5, 10), "{started_at:?}");
        let changes: Vec<f64> = burn.scope_changes().collect();
        assert_eq!(changes, days.iter().map(|scope| scope - commitment).collect::<Vec<_>>());
    }
}

#[test]
fn a_sprint_that_is_started_early_has_begun() {
    let started = Sprint { started_at: Some(Moment::on(day("2026-11-13"), 9 * 3600)), ..sprint() };
    let stories = [story(1, "9 new, 10 est 5, 12 in"), story(2, "9 new, 10 est 3, 12 in, 14 done")];
    // On Saturday: its first day is Monday.
    let burn = burn(&project(), &started, &stories, "2026-11-14");
    let days: Vec<_> = burn.days.iter().map(|day| (day.date.to_string(), day.remaining())).collect();
    assert_eq!(days, [("2026-11-13".to_owned(), 8.0), ("2026-11-14".to_owned(), 5.0)]);
    assert_eq!((burn.ideal_remaining(), burn.working_days_elapsed()), (Some(8.0), 0));
    let ideal = burn.ideal.unwrap();
    assert_eq!((ideal.len(), ideal[3], ideal.last()), (3 + 12, 8.0 * 0.9, Some(&0.0)));
}

#[test]
fn of_a_closed_sprint_the_ideal_line_is_frozen_with_its_record() {
    let closed_at = Moment::on(day("2026-11-27"), 12 * 3600);
    let record = Some(SprintRecord { closed_at, commitment: 20.0, ..SprintRecord::default() });
    let closed = Sprint { state: SprintState::Closed, record, ..sprint() };
    // Of its stories one was deleted since.
    let burn = burn(&project(), &closed, &[story(1, "9 new, 10 est 5, 13 in")], "2026-12-01");
    assert_eq!((burn.commitment, burn.ideal.map(|line| line[0])), (20.0, Some(18.0)));
}

#[test]
fn thousandths_add_up_without_a_rest() {
    let stories: Vec<Story> = (0..10).map(|n| story(n, "9 new, 10 est 0.1, 13 in, 18 out")).collect();
    let burn = burn(&project(), &sprint(), &stories, "2026-11-18");
    assert_eq!((burn.commitment, burn.remaining()), (1.0, 0.0));
}

/// A story of which anything may have happened in any order, and whose fields may say something else.
fn any_story() -> impl Strategy<Value = Story> {
    let event = (1_i64..30, 0_u8..8, 0_u8..5).prop_map(|(on, what, points)| {
        let what = match what {
            0 => EventKind::Created { column: id(0) },
            1 => EventKind::Estimated { points: (points > 0).then(|| f64::from(points)) },
            2 | 3 => EventKind::SprintEntered { sprint: id(points % 2) },
            4 => EventKind::SprintLeft { sprint: id(points % 2) },
            5 => EventKind::Reopened,
            6 => EventKind::Cancelled,
            _ => EventKind::Done,
        };
        Event { at: Moment::on(day("2026-11-01"), on * 86_400), what }
    });
    let fields = (0_u8..3, 0_u8..2, 0_u8..5, any::<bool>());
    (proptest::collection::vec(event, 0..12), fields).prop_map(|(events, (sprint, column, points, archived))| Story {
        sprint: (sprint > 0).then(|| id(sprint)),
        column: id(column),
        estimate: (points > 0).then(|| f64::from(points)),
        archived,
        events,
        ..Story::default()
    })
}

proptest! {
    /// Whatever the events, the last day is what the board adds up.
    #[test]
    fn today_is_as_the_board_has_it(stories in proptest::collection::vec(any_story(), 0..12), today in 16_u32..30) {
        let mut project = project();
        let stories: Vec<Story> =
            stories.into_iter().enumerate().map(|(n, story)| Story { id: id(n as u8), ..story }).collect();
        for story in &stories {
            project.stories.insert(Arc::new(story.clone()));
        }
        let today = Date::from_ymd_opt(2026, 11, today).unwrap();
        let burn = burn_down(&project, stories.iter(), &sprint(), today, Moment::utc_date);
        let board = BoardIndex::of(&project);
        let progress = sprint_progress(&project, &board, &sprint(), today);
        let last = burn.days.last().unwrap();
        prop_assert_eq!((last.scope, last.done), (progress.points, progress.done));
        prop_assert!(burn.days.iter().all(|day| day.done >= 0.0 && day.done <= day.scope));
        prop_assert!((0.0..=burn.commitment).contains(&burn.done_before));
    }
}
