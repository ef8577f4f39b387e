use std::sync::Arc;

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::model::{
    Calendar, Column, ColumnKind, Date, EntityId, Event, EventKind, Moment, Rank, RawId, Settings, Sprint,
    SprintRecord, SprintState, parse_date,
};

fn id<I: EntityId>(n: usize) -> I {
    let [high, low] = (n as u16).to_be_bytes();
    I::from_raw(RawId::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, high, low]))
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

const TODAY: &str = "2026-11-24";

/// Columns 1 and 2 to do, 3 and 4 doing, 5 done, from left to right.
fn project() -> Project {
    let kinds = [ColumnKind::ToDo, ColumnKind::ToDo, ColumnKind::Doing, ColumnKind::Doing, ColumnKind::Done];
    let mut project = Project::default();
    for (i, (kind, rank)) in kinds.into_iter().zip(Rank::spread(None, None, 5)).enumerate() {
        project.columns.insert(Column { id: id(i + 1), kind, rank, ..Column::default() });
    }
    project
}

/// Sprints of two weeks each, the first from Monday 5 January 2026 on, with as many finished stories.
fn close_sprints(project: &mut Project, finished: &[usize]) {
    for (i, finished) in finished.iter().enumerate() {
        let start = day("2026-01-05") + Days::new(14 * i as u64);
        let record = SprintRecord { finished: (0..*finished).map(id).collect(), ..SprintRecord::default() };
        project.sprints.insert(Sprint {
            id: id(1000 + i),
            start: Some(start),
            end: Some(start + Days::new(11)),
            state: SprintState::Closed,
            record: Some(record),
            ..Sprint::default()
        });
    }
}

/// A story that is the only one of its initiative, which has its number. Ranks are in the order of numbers.
fn story(n: usize, column: usize) -> Story {
    let rank = Rank::spread(None, None, 1000).swap_remove(n);
    Story { id: id(n), initiative: Some(id(n)), column: id(column), rank, ..Story::default() }
}

/// Stories 1 to `count`, all to do.
fn with_stories(mut project: Project, count: usize) -> Project {
    for n in 1..=count {
        project.stories.insert(Arc::new(story(n, 1)));
    }
    project
}

fn ask(project: &Project, today: &str) -> Forecast {
    forecast(project, &Indexes::of(project), day(today))
}

/// When an initiative is finished, where all runs agree.
fn finish(project: &Project, today: &str, n: usize) -> Option<String> {
    let finish = ask(project, today).of(id(n))?;
    assert_eq!(finish.half, finish.most);
    Some(finish.half.to_string())
}

fn constant(finished: usize, stories: usize) -> Project {
    let mut project = project();
    close_sprints(&mut project, &[finished; 3]);
    with_stories(project, stories)
}

#[test]
fn a_constant_throughput_gives_exact_dates() {
    // Five in ten working days: one every other day, from tomorrow on.
    let project = constant(5, 7);
    for (n, date) in [(1, "2026-11-26"), (2, "2026-11-30"), (3, "2026-12-02"), (5, "2026-12-08"), (7, "2026-12-14")] {
        assert_eq!(finish(&project, TODAY, n).as_deref(), Some(date), "story {n}");
    }
    assert_eq!(finish(&project, TODAY, 8), None);
    assert_eq!(ask(&project, TODAY).sprints, 3);
    // On a Saturday the work begins on Monday.
    assert_eq!(finish(&project, "2026-11-28", 1).as_deref(), Some("2026-12-01"));
}

#[test]
fn holidays_are_skipped_and_days_of_work_change_with_the_calendar() {
    let mut project = constant(10, 3);
    let mut calendar = Calendar::default();
    calendar.holidays.insert(day("2026-11-26"), "Thanksgiving".into());
    project.settings = Settings { calendar, ..Settings::default() }.into();
    for (n, date) in [(1, "2026-11-25"), (2, "2026-11-27"), (3, "2026-11-30")] {
        assert_eq!(finish(&project, TODAY, n).as_deref(), Some(date), "story {n}");
    }
    // A calendar without working days works on all: twelve days a sprint.
    let calendar = Calendar { weekdays: [false; 7], ..Calendar::default() };
    project.settings = Settings { calendar, ..Settings::default() }.into();
    assert_eq!(finish(&project, TODAY, 3).as_deref(), Some("2026-11-28"));
}

#[test]
fn a_leap_day_is_a_day_of_work() {
    let project = constant(10, 2);
    assert_eq!(finish(&project, "2028-02-28", 1).as_deref(), Some("2028-02-29"));
    assert_eq!(finish(&project, "2028-02-29", 1).as_deref(), Some("2028-03-01"));
    assert_eq!(finish(&project, "2027-02-26", 1).as_deref(), Some("2027-03-01"));
}

#[test]
fn an_initiative_is_finished_with_its_last_story() {
    let mut project = constant(10, 5);
    for n in [1, 4] {
        project.stories.insert(Story { initiative: Some(id(77)), ..story(n, 1) });
    }
    assert_eq!(finish(&project, TODAY, 77).as_deref(), Some("2026-11-30"));
}

#[test]
fn past_ten_years_there_is_no_forecast() {
    // One story every ten working days. The years from 25 November 2026 to 24 November 2036 hold 2609 working days.
    let project = constant(1, 262);
    assert_eq!(finish(&project, TODAY, 260).as_deref(), Some("2036-11-11"));
    assert_eq!(finish(&project, TODAY, 261), None);
}

#[test]
fn nothing_finished_or_too_few_sprints_give_no_forecast() {
    assert_eq!(finish(&constant(0, 1), TODAY, 1), None);
    let mut project = with_stories(project(), 1);
    close_sprints(&mut project, &[5; 2]);
    assert_eq!((ask(&project, TODAY).sprints, ask(&project, TODAY).of(id(1))), (2, None));
    close_sprints(&mut project, &[5; 3]);
    assert!(ask(&project, TODAY).of(id(1)).is_some());
    let sprint = |n: usize| (**project.sprints.get(id(1000 + n)).unwrap()).clone();
    for other in [
        Sprint { start: None, ..sprint(0) },
        Sprint { end: None, ..sprint(0) },
        Sprint { record: None, ..sprint(0) },
        Sprint { state: SprintState::Active, ..sprint(0) },
        // A weekend.
        Sprint { start: Some(day("2026-01-10")), end: Some(day("2026-01-11")), ..sprint(0) },
    ] {
        let mut project = project.clone();
        project.sprints.insert(other.clone());
        let forecast = ask(&project, TODAY);
        assert_eq!((forecast.sprints, forecast.of(id(1))), (2, None), "{other:?}");
    }
}

#[test]
fn the_last_eight_sprints_count() {
    let mut project = with_stories(project(), 1);
    close_sprints(&mut project, &[100, 100, 10, 10, 10, 10, 10, 10, 10, 10]);
    assert_eq!(ask(&project, TODAY).sprints, 8);
    assert_eq!(finish(&project, TODAY, 1).as_deref(), Some("2026-11-25"), "none of the fast ones is drawn");
}

#[test]
fn what_is_further_along_and_sooner_planned_comes_first() {
    let mut project = constant(10, 0);
    for (n, state, start) in [
        (1, SprintState::Planned, Some("2027-01-11")),
        (2, SprintState::Active, Some("2026-11-16")),
        (3, SprintState::Planned, Some("2026-11-30")),
        (4, SprintState::Planned, None),
    ] {
        let start = start.map(day);
        project.sprints.insert(Sprint { id: id(n), state, start, ..Sprint::default() });
    }
    let closed = 1000;
    // Story, column, sprint, in the order of the queue.
    let order = [
        (20, 4, Some(2)),
        (21, 3, Some(2)),
        (3, 2, Some(2)),
        (19, 2, Some(2)),
        (2, 1, Some(2)),
        (18, 4, Some(3)),
        (17, 1, Some(3)),
        (16, 1, Some(1)),
        (15, 2, Some(4)),
        (14, 4, None),
        (13, 3, Some(closed)),
        (1, 2, None),
        (12, 2, Some(999)),
        (10, 1, None),
        (11, 1, None),
    ];
    for (n, column, sprint) in order {
        project.stories.insert(Story { sprint: sprint.map(id), ..story(n, column) });
    }
    // Nothing of these remains.
    let cancelled = vec![Event { at: Moment::default(), what: EventKind::Cancelled }];
    project.stories.insert(Story { events: cancelled, ..story(30, 4) });
    project.stories.insert(Story { archived: true, ..story(31, 4) });
    project.stories.insert(Story { sprint: Some(id(2)), ..story(32, 5) });
    let forecast = ask(&project, TODAY);
    let mut finished: Vec<_> = (0..100).filter_map(|n| Some((forecast.of(id(n))?.half, n))).collect();
    finished.sort_unstable();
    assert_eq!(finished.iter().map(|(_, n)| *n).collect::<Vec<_>>(), order.map(|(n, ..)| n));
    assert_eq!(finished.last().map(|(date, _)| *date), Some(day("2026-12-15")), "one a day");
}

#[test]
fn who_waits_in_the_queue_is_finished_later() {
    let mut project = constant(10, 3);
    assert_eq!(finish(&project, TODAY, 1).as_deref(), Some("2026-11-25"));
    project.stories.insert(Story { rank: story(900, 1).rank, ..story(1, 1) });
    assert_eq!(finish(&project, TODAY, 1).as_deref(), Some("2026-11-27"));
    assert_eq!(finish(&project, TODAY, 2).as_deref(), Some("2026-11-25"));
}

#[test]
fn a_changing_throughput_spreads_the_dates_about_its_mean() {
    let mut project = with_stories(project(), 100);
    close_sprints(&mut project, &[2, 8, 4, 6]);
    let forecast = ask(&project, TODAY);
    let Finish { half, most } = forecast.of(id(100)).unwrap();
    // Five in two weeks on average: about 200 working days. With a deviation of 2.2 a sprint, 20 sprints vary by 10 of 100.
    let days = |date| Calendar::default().working_days(day("2026-11-25"), date) + 1;
    assert!((190..=210).contains(&days(half)), "{half}");
    assert!((215..=235).contains(&days(most)), "{most}");
    assert!(ask(&project, TODAY) == forecast, "the same seed gives the same dates");
}

#[test]
fn a_throughput_fits_until_a_sprint_or_the_calendar_changes() {
    let mut project = constant(5, 3);
    let throughput = Throughput::of(&project);
    let indexes = Indexes::of(&project);
    assert!(forecast_from(&throughput, &project, &indexes, day(TODAY)) == ask(&project, TODAY));
    project.stories.insert(story(4, 1));
    assert!(throughput.fits(&project), "stories change nothing of the past");
    assert!(!throughput.fits(&with_stories(project.clone(), 100)), "so many take longer");
    let settings = Arc::clone(&project.settings);
    let mut calendar = Calendar::default();
    calendar.holidays.insert(day("2026-01-06"), "Epiphany".into());
    project.settings = Settings { calendar, ..Settings::default() }.into();
    assert!(!throughput.fits(&project), "a past sprint was shorter");
    project.settings = settings;
    close_sprints(&mut project, &[5; 4]);
    assert!(!throughput.fits(&project));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn more_throughput_is_never_later(
        past in proptest::collection::vec((0_usize..20, 0_usize..5), 3..9), stories in 1_usize..150,
    ) {
        let mut less = with_stories(project(), stories);
        let mut more = less.clone();
        close_sprints(&mut less, &past.iter().map(|(finished, _)| *finished).collect::<Vec<_>>());
        close_sprints(&mut more, &past.iter().map(|(finished, extra)| finished + extra).collect::<Vec<_>>());
        let (less, more) = (ask(&less, TODAY), ask(&more, TODAY));
        let mut before = day(TODAY);
        for n in 1..=stories {
            let Some(slow) = less.of(id(n)) else { continue };
            let fast = more.of(id(n)).unwrap();
            prop_assert!(fast.half <= slow.half && fast.most <= slow.most);
            prop_assert!(slow.half <= slow.most && before <= slow.half, "in the order of the queue");
            before = slow.half;
        }
    }
}
