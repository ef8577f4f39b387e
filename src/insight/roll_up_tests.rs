use std::sync::Arc;

use proptest::prelude::*;

use super::roll_up::RollUps;
use super::*;
use crate::model::{
    Column, ColumnKind, Date, EntityId, Event, EventKind, Initiative, Moment, Period, RawId, Workdays, parse_date,
};

fn id<I: EntityId>(n: usize) -> I {
    I::from_raw(RawId::from_bytes([n as u8; 10]))
}

/// Columns 0 to do, 1 doing, 2 done; initiatives 1 and 2.
fn project(stories: Vec<Story>) -> Project {
    let mut project = Project::default();
    for (n, kind) in [ColumnKind::ToDo, ColumnKind::Doing, ColumnKind::Done].into_iter().enumerate() {
        project.columns.insert(Column { id: id(n), kind, ..Column::default() });
    }
    for n in [1, 2] {
        project.initiatives.insert(Initiative { id: id(n), ..Initiative::default() });
    }
    project.stories = stories.into_iter().map(Arc::new).collect();
    project
}

/// A story of initiative 1.
fn story(n: usize, column: usize, estimate: impl Into<Option<f64>>) -> Story {
    Story { id: id(n), column: id(column), estimate: estimate.into(), initiative: Some(id(1)), ..Story::default() }
}

fn event(at: i64, what: EventKind) -> Event {
    Event { at: Moment::from_unix_seconds(at), what }
}

fn sum(project: &Project) -> RollUp {
    Indexes::of(project).roll_up(id(1))
}

/// Changes a story, lets the indexes follow, and gives what initiatives 1 and 2 come to.
fn change(project: &mut Project, indexes: &mut Indexes, n: usize, how: impl FnOnce(&mut Story)) -> [RollUp; 2] {
    let before = Arc::clone(project.stories.get(id(n)).unwrap());
    let mut after = (*before).clone();
    how(&mut after);
    let mut transaction = Transaction::new("", Moment::default());
    transaction.replace(&before, after);
    perform(project, indexes, &transaction)
}

fn perform(project: &mut Project, indexes: &mut Indexes, transaction: &Transaction) -> [RollUp; 2] {
    transaction.apply(project);
    indexes.follow(project, transaction);
    assert!(*indexes == Indexes::of(project), "following gives what building anew gives");
    [1, 2].map(|n| indexes.roll_up(id(n)))
}

#[test]
fn points_of_the_done_are_measured_against_points_of_all() {
    let sum = sum(&project(vec![story(1, 0, 3.0), story(2, 1, 0.1), story(3, 2, 0.2), story(4, 2, 5.0)]));
    let expected = RollUp { stories: 4, done: 2, points: 8.3, points_done: 5.2, unestimated: 0 };
    assert_eq!(sum, expected);
    assert_eq!(sum.progress(), Some(5.2 / 8.3));
    assert_eq!(RollUp::default().progress(), None);
}

#[test]
fn what_is_not_estimated_among_the_estimated_is_shown_apart() {
    let sum = sum(&project(vec![story(1, 0, 4.0), story(2, 2, 4.0), story(3, 2, None), story(4, 0, None)]));
    assert_eq!((sum.stories, sum.done, sum.unestimated), (4, 2, 2));
    assert_eq!(sum.progress(), Some(0.5));
}

#[test]
fn stories_are_counted_when_there_are_no_points() {
    for estimate in [None, Some(0.0)] {
        let sum =
            sum(&project(vec![story(1, 2, estimate), story(2, 0, estimate), story(3, 1, None), story(4, 0, None)]));
        assert_eq!(sum.progress(), Some(0.25), "{estimate:?}");
    }
}

#[test]
fn what_was_archived_counts_when_it_was_done() {
    let archived = |n, column| Story { archived: true, ..story(n, column, 3.0) };
    let project = project(vec![archived(1, 2), archived(2, 1), story(3, 0, 2.0)]);
    let sum = sum(&project);
    assert_eq!((sum.stories, sum.done, sum.points, sum.points_done), (2, 1, 5.0, 3.0));
    let indexes = Indexes::of(&project);
    assert_eq!(indexes.stories_of(id(1)).collect::<Vec<_>>(), [1, 2, 3].map(id), "all of them name it");
}

#[test]
fn what_is_cancelled_is_left_out_until_it_is_reopened() {
    let mut project = project(vec![story(1, 0, 3.0), story(2, 2, 2.0)]);
    let mut indexes = Indexes::of(&project);
    let [sum, _] = change(&mut project, &mut indexes, 1, |s| s.events.push(event(1, EventKind::Cancelled)));
    assert_eq!((sum.stories, sum.points, sum.progress()), (1, 2.0, Some(1.0)));
    assert!(indexes.is_cancelled(id(1)) && !indexes.is_cancelled(id(2)));
    let [sum, _] = change(&mut project, &mut indexes, 1, |s| s.events.push(event(2, EventKind::Reopened)));
    assert_eq!((sum.stories, sum.points), (2, 5.0));
    assert!(!indexes.is_cancelled(id(1)));
}

#[test]
fn a_story_that_is_done_and_reopened_counts_as_open_again() {
    let mut project = project(vec![story(1, 0, 3.0)]);
    let mut indexes = Indexes::of(&project);
    for (column, done) in [(1, false), (2, true), (0, false)] {
        let [sum, _] = change(&mut project, &mut indexes, 1, |s| s.column = id(column));
        assert_eq!((sum.all_done(), sum.points_done), (done, if done { 3.0 } else { 0.0 }), "column {column}");
    }
}

#[test]
fn a_story_serves_another_initiative_and_then_none_and_is_gone() {
    let mut project = project(vec![story(1, 2, 3.0), story(2, 0, 1.0)]);
    let mut indexes = Indexes::of(&project);
    let [one, two] = change(&mut project, &mut indexes, 1, |s| s.initiative = Some(id(2)));
    assert_eq!((one.points, two.points, two.done), (1.0, 3.0, 1));
    let [_, two] = change(&mut project, &mut indexes, 1, |s| s.initiative = None);
    assert_eq!((two, indexes.stories_of(id(2)).count()), (RollUp::default(), 0));
    let mut transaction = Transaction::new("", Moment::default());
    transaction.delete(project.stories.get(id(2)).unwrap());
    assert_eq!(perform(&mut project, &mut indexes, &transaction), [RollUp::default(); 2]);
    let [one, _] = perform(&mut project, &mut indexes, &transaction.inverse());
    assert_eq!((one.stories, one.points), (1, 1.0));
}

#[test]
fn a_column_decides_what_is_done() {
    let archived = Story { archived: true, ..story(3, 1, 8.0) };
    let mut project = project(vec![story(1, 1, 3.0), story(2, 0, 1.0), archived]);
    let mut indexes = Indexes::of(&project);
    let mut transaction = Transaction::new("", Moment::default());
    let before = project.columns.get(id(1)).unwrap();
    transaction.replace(before, Column { kind: ColumnKind::Done, ..(**before).clone() });
    let [sum, _] = perform(&mut project, &mut indexes, &transaction);
    assert_eq!((sum.done, sum.points_done, sum.points), (2, 11.0, 12.0), "the archived one is done work now");
    let [sum, _] = perform(&mut project, &mut indexes, &transaction.inverse());
    assert_eq!((sum.done, sum.points), (0, 4.0));
    // In one step a column goes and its story moves to one where it is done.
    let mut transaction = Transaction::new("", Moment::default());
    let before = project.stories.get(id(2)).unwrap();
    transaction.replace(before, Story { column: id(2), ..(**before).clone() });
    transaction.delete(project.columns.get(id(0)).unwrap());
    let [sum, _] = perform(&mut project, &mut indexes, &transaction);
    assert_eq!((sum.done, sum.points_done), (1, 1.0));
}

#[test]
fn sums_of_initiatives_stay_exact() {
    let a = RollUp { stories: 2, done: 1, points: 0.1, points_done: 0.1, unestimated: 1 };
    let b = RollUp { stories: 3, done: 3, points: 0.2, points_done: 0.2, unestimated: 0 };
    let both = a.plus(&b);
    assert_eq!(both, RollUp { stories: 5, done: 4, points: 0.3, points_done: 0.3, unestimated: 1 });
    assert_eq!((both.progress(), both.all_done(), b.all_done()), (Some(1.0), false, true));
    assert_eq!(a.plus(&RollUp::default()), a);
}

#[test]
fn an_open_initiative_asks_to_close_once_all_is_done() {
    let asks = |stories, closed| {
        let mut project = project(stories);
        project.initiatives.insert(Initiative { id: id(1), closed, ..Initiative::default() });
        asks_to_close(&project, &Indexes::of(&project), id(1))
    };
    assert!(asks(vec![story(1, 2, None), story(2, 2, 1.0)], false));
    assert!(!asks(vec![story(1, 2, None), story(2, 2, 1.0)], true), "it is closed");
    assert!(!asks(vec![story(1, 2, 1.0), story(2, 1, None)], false), "one is left");
    assert!(!asks(vec![], false), "nothing was done");
    let gone = project(vec![Story { initiative: Some(id(9)), ..story(1, 2, 1.0) }]);
    assert!(!asks_to_close(&gone, &Indexes::of(&gone), id(9)), "it is gone");
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn period(start: &str, end: &str) -> Period {
    Period { start: day(start), end: day(end) }
}

#[test]
fn time_elapses_on_working_days() {
    // Monday 16 to Friday 27 November 2026 with a holiday on Wednesday 25: nine working days.
    let mut calendar = crate::model::Calendar::default();
    calendar.holidays.insert(day("2026-11-25"), "Day off".into());
    let workdays = Workdays::of(&calendar);
    let expect = |today| expected(&workdays, period("2026-11-16", "2026-11-27"), day(today));
    for (today, elapsed) in [
        ("2026-11-15", 0.0),
        ("2026-11-16", 1.0),
        ("2026-11-20", 5.0),
        ("2026-11-22", 5.0),
        ("2026-11-24", 7.0),
        ("2026-11-25", 7.0),
        ("2026-11-27", 9.0),
        ("2027-01-01", 9.0),
    ] {
        assert_eq!(expect(today), elapsed / 9.0, "on {today}");
    }
    let weekend = period("2026-11-21", "2026-11-22");
    for (today, is) in [("2026-11-20", 0.0), ("2026-11-21", 0.0), ("2026-11-22", 1.0), ("2026-11-23", 1.0)] {
        assert_eq!(expected(&workdays, weekend, day(today)), is, "on {today}");
    }
    let half_done = RollUp { stories: 2, done: 1, ..RollUp::default() };
    let drift = |today| half_done.drift(&workdays, period("2026-11-16", "2026-11-27"), day(today));
    assert_eq!(drift("2026-11-16"), Some(0.5 - 1.0 / 9.0));
    assert_eq!(drift("2026-12-01"), Some(-0.5));
    assert_eq!(RollUp::default().drift(&workdays, weekend, day("2026-12-01")), None);
}

#[test]
fn shifts_count_working_days() {
    let workdays = Workdays::of(&crate::model::Calendar::default());
    let was = period("2026-11-16", "2026-11-27");
    for (start, end, by) in [
        ("2026-11-16", "2026-11-27", (0, 0)),
        ("2026-11-14", "2026-11-29", (0, 0)),
        ("2026-11-17", "2026-11-30", (1, 1)),
        ("2026-11-23", "2026-12-04", (5, 5)),
        ("2026-11-13", "2026-11-26", (-1, -1)),
        ("2026-11-16", "2026-11-20", (0, -5)),
    ] {
        assert_eq!(shift(&workdays, was, period(start, end)), by, "{start} to {end}");
    }
}

/// A story whose all comes from one number.
fn any_story(n: usize, what: u32) -> Story {
    let digit = |by: u32, of: u32| (what / by % of) as usize;
    let whats = [EventKind::Done, EventKind::Cancelled, EventKind::Reopened];
    Story {
        id: id(n),
        initiative: [None, Some(id(1)), Some(id(2))][digit(1, 3)],
        column: id(digit(3, 4)),
        estimate: [None, Some(0.0), Some(0.1), Some(1000.0), Some(0.7), Some(f64::MAX)][digit(12, 6)],
        archived: digit(72, 3) == 0,
        events: (0..digit(216, 3)).map(|i| event(i as i64, whats[(digit(648, 3) + i) % 3])).collect(),
        ..Story::default()
    }
}

proptest! {
    /// Steps of stories that come, change and go, and of columns that come, go and change what they are.
    #[test]
    fn following_equals_building_anew(
        steps in proptest::collection::vec(
            (
                proptest::collection::vec((1_usize..12, any::<Option<u32>>()), 0..6),
                proptest::option::of((0_usize..4, proptest::option::of(0_usize..3))),
            ),
            1..12,
        ),
    ) {
        let mut project = project(vec![]);
        let mut roll_ups = RollUps::of(&project);
        let mut way = Vec::new();
        for (stories, column) in steps {
            let (mut transaction, mut after) = (Transaction::new("", Moment::default()), project.clone());
            // A step may name a story twice.
            for (n, what) in stories {
                let edit = Edit {
                    before: after.stories.get(id(n)).cloned(),
                    after: what.map(|what| Arc::new(any_story(n, what))),
                };
                let change = Change::Story(edit);
                change.apply(&mut after);
                transaction.changes.push(change);
            }
            if let Some((n, kind)) = column {
                let is = kind.map(|kind| Arc::new(Column {
                    id: id(n),
                    kind: [ColumnKind::ToDo, ColumnKind::Doing, ColumnKind::Done][kind],
                    ..Column::default()
                }));
                let change = Change::Column(Edit { before: project.columns.get(id(n)).cloned(), after: is });
                change.apply(&mut after);
                transaction.changes.push(change);
            }
            project = after;
            roll_ups.follow(&project, &transaction);
            prop_assert_eq!(&roll_ups, &RollUps::of(&project));
            way.push(transaction);
        }
        for transaction in way.iter().rev() {
            let back = transaction.inverse();
            back.apply(&mut project);
            roll_ups.follow(&project, &back);
            prop_assert_eq!(&roll_ups, &RollUps::of(&project));
        }
    }
}
