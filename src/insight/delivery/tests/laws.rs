//! Whatever is done and undone, the charts are those of a slow recomputation from the events.

use std::sync::Arc;

use chrono::{Days, Weekday};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Strategy;

use super::slow::Slow;
use super::*;

/// One edit, by the kind of what it changes; the entity is made to fit the project.
#[derive(Clone, Debug)]
enum Turn {
    Story(u8, Option<Box<Story>>),
    Sprint(u8, Option<Box<Sprint>>),
    Release(u8, Option<Release>),
    Column(u8, Option<Column>),
}

fn any_moment() -> impl Strategy<Value = Moment> {
    // Crowded around some days and hours, so that much falls on one second.
    (8_i64..24, select(vec![0_i64, 3, 9, 12, 22]), 0_i64..3)
        .prop_map(|(date, hour, second)| Moment::on(day("2026-11-01"), (date - 1) * 86_400 + hour * 3600 + second))
}

fn any_event() -> impl Strategy<Value = Event> {
    (any_moment(), 0_u8..12, 0_u8..5).prop_map(|(at, what, n)| {
        let what = match what {
            0 => EventKind::Created { column: id(n) },
            1 | 2 => EventKind::Estimated { points: (n > 0).then(|| f64::from(n) / 10.0) },
            3 | 4 => EventKind::SprintEntered { sprint: id(n % 4) },
            5 => EventKind::SprintLeft { sprint: id(n % 4) },
            6..=8 => EventKind::Moved { to: id(n) },
            9 => EventKind::Reopened,
            10 => [EventKind::Cancelled, EventKind::Reopened][usize::from(n % 2)],
            _ => EventKind::Done,
        };
        Event { at, what }
    })
}

/// Anything may have happened to it in any order, and its fields may say something else.
fn any_story() -> impl Strategy<Value = Box<Story>> {
    let fields = (0_u8..5, 0_u8..5, 0_u8..3, 0_u8..5, any::<bool>());
    (proptest::collection::vec(any_event(), 0..9), fields).prop_map(
        |(events, (sprint, column, release, points, archived))| {
            Box::new(Story {
                sprint: (sprint > 0).then(|| id(sprint)),
                release: (release > 0).then(|| id(release)),
                column: id(column),
                estimate: (points > 0).then(|| f64::from(points) / 10.0),
                archived,
                events,
                ..Story::default()
            })
        },
    )
}

fn any_sprint() -> impl Strategy<Value = Box<Sprint>> {
    let date = || proptest::option::weighted(0.8, 9_u32..23);
    let moment = || proptest::option::weighted(0.4, any_moment());
    let commitment = proptest::option::weighted(0.2, (0_u8..9).prop_map(f64::from));
    (date(), date(), moment(), moment(), commitment).prop_map(|(start, end, started_at, closed_at, commitment)| {
        let record = closed_at.map(|closed_at| SprintRecord { closed_at, commitment: 3.0, ..SprintRecord::default() });
        let (start, end) = (start.map(november), end.map(november));
        Box::new(Sprint { start, end, started_at, commitment, record, ..Sprint::default() })
    })
}

fn any_release() -> impl Strategy<Value = Release> {
    (proptest::option::of(9_u32..25), any::<bool>()).prop_map(|(date, released)| {
        let state = if released { ReleaseState::Released } else { ReleaseState::Planned };
        Release { date: date.map(november), state, ..Release::default() }
    })
}

fn any_column() -> impl Strategy<Value = Column> {
    (0_usize..3, 0_usize..9).prop_map(|(kind, rank)| Column {
        kind: [ColumnKind::ToDo, ColumnKind::Doing, ColumnKind::Done][kind],
        rank: Rank::spread(None, None, 9)[rank].clone(),
        ..Column::default()
    })
}

fn any_turn() -> impl Strategy<Value = Turn> {
    let most = |some| proptest::option::weighted(0.85, some);
    prop_oneof![
        10 => (0_u8..8, proptest::option::weighted(0.85, any_story())).prop_map(|(n, story)| Turn::Story(n, story)),
        3 => (0_u8..4, proptest::option::weighted(0.85, any_sprint())).prop_map(|(n, sprint)| Turn::Sprint(n, sprint)),
        1 => (1_u8..3, proptest::option::weighted(0.85, any_release())).prop_map(|(n, release)| Turn::Release(n, release)),
        1 => (0_u8..5, most(any_column())).prop_map(|(n, column)| Turn::Column(n, column)),
    ]
}

/// What makes the entity with an id what it is to be.
fn edit<E: Entity>(project: &Project, id: E::Id, to: Option<E>) -> Option<Change> {
    let before = E::table(project).get(id).cloned();
    let after = to.map(|mut entity| {
        entity.set_id(id);
        Arc::new(entity)
    });
    (before.is_some() || after.is_some()).then(|| E::change(Edit { before, after }))
}

/// The turns as one transaction; several may be of one story.
fn transaction(project: &Project, turns: Vec<Turn>) -> Transaction {
    let mut transaction = Transaction::new("", Moment::default());
    let mut project = project.clone();
    for turn in turns {
        let change = match turn {
            Turn::Story(n, story) => edit(&project, id(n), story.map(|story| *story)),
            Turn::Sprint(n, sprint) => edit(&project, id(n), sprint.map(|sprint| *sprint)),
            Turn::Release(n, release) => edit(&project, id(n), release),
            Turn::Column(n, column) => edit(&project, id(n), column),
        };
        if let Some(change) = &change {
            change.apply(&mut project);
        }
        transaction.changes.extend(change);
    }
    transaction
}

fn round(points: f64) -> f64 {
    (points * 1000.0).round() / 1000.0
}

/// Every chart on a day is what the slow way comes to.
fn check(delivery: &Delivery, slow: &Slow<'_>) -> Result<(), TestCaseError> {
    let (project, today) = (slow.project, slow.today);
    let sprints = (0..5).map(|n| Work::Sprint(id(n)));
    for work in sprints.chain((0..3).map(|n| Work::Release(id(n)))) {
        let burn = delivery.burn_down(project, work, today);
        let (commitment, days) = slow.burn(work);
        let fast: Vec<_> = burn.days.iter().map(|day| (day.scope, day.done)).collect();
        prop_assert_eq!(fast, days.into_iter().map(|(s, d)| (round(s), round(d))).collect::<Vec<_>>(), "{:?}", work);
        prop_assert_eq!(burn.commitment, round(commitment), "{:?}", work);
        // The list of changes leads from the first scope to the last.
        let list = delivery.scope_changes(project, work, today, slow.date_of);
        let undated = matches!(work, Work::Sprint(_)) && burn.days.is_empty();
        let frozen = matches!(work, Work::Sprint(id) if project.sprints.get(id).is_some_and(
            |s| s.record.is_some() || s.commitment.is_some()));
        if let (false, false, Some(last)) = (undated, frozen, burn.days.last()) {
            let sum: f64 = list.iter().map(|change| change.points).sum();
            let late = matches!(work, Work::Sprint(id) if project.sprints.get(id).is_some_and(
                |s| s.started_at.is_some_and(|at| (slow.date_of)(at) > today)));
            prop_assert!(late || round(burn.scope_at_start + sum) == last.scope, "{:?} {:?}", list, burn);
        }
    }
    let period = Period::between(november(6), november(26));
    let (reached, standing) = (delivery.cumulative_flow(period, today), delivery.status_over_time(period, today));
    let in_progress = delivery.work_in_progress(period, today);
    let doing = |counts: &[u32]| -> u32 {
        let columns = project.columns_in_order();
        columns.iter().zip(counts).filter(|(column, _)| column.kind == ColumnKind::Doing).map(|(_, n)| n).sum()
    };
    let dates = period.start.iter_days().take_while(|date| *date <= period.end.min(today));
    for (i, date) in dates.enumerate() {
        let (slow_reached, slow_standing) = slow.flow(date);
        prop_assert_eq!(in_progress[i].stories, doing(&slow_standing), "on {}", date);
        prop_assert_eq!((reached.days[i].date, &reached.days[i].stories), (date, &slow_reached));
        prop_assert_eq!((standing.days[i].date, &standing.days[i].stories), (date, &slow_standing));
        for (before, after) in reached.days[i.saturating_sub(1)].stories.iter().zip(&slow_reached) {
            prop_assert!(before <= after, "a line falls on {}", date);
        }
    }
    for measured in [Measured::Lead, Measured::Cycle] {
        let times = delivery.times(project, measured, DayUnit::Working, period);
        let (spans, unknown) = slow.spans(measured, period);
        let fast: Vec<_> = times.dots.iter().map(|dot| (dot.story, dot.start, dot.finish)).collect();
        prop_assert_eq!((fast, times.unknown), (spans, unknown));
        let calendar = &project.settings.calendar;
        for dot in &times.dots {
            prop_assert_eq!(dot.days, calendar.working_days(dot.start, dot.finish + Days::new(1)).max(1));
        }
        let calendar_days = delivery.times(project, measured, DayUnit::Calendar, period);
        for dot in &calendar_days.dots {
            prop_assert_eq!(dot.days, dot.finish.signed_duration_since(dot.start).num_days() + 1);
        }
    }
    for week in delivery.throughput(period, Weekday::Mon, today) {
        prop_assert_eq!(week.stories, slow.done_in_week(week.start), "the week of {}", week.start);
    }
    let mut under_way: Vec<_> = delivery
        .ageing(project, DayUnit::Calendar, period, today)
        .stories
        .iter()
        .map(|age| (age.story, age.since))
        .collect();
    under_way.sort();
    prop_assert_eq!(under_way, slow.under_way());
    let first = slow.first_event().filter(|first| *first <= today);
    prop_assert_eq!(delivery.period(today).map(|period| period.start), first);
    Ok(())
}

/// What is counted in a point is what is listed behind it.
fn check_behind(delivery: &Delivery, slow: &Slow<'_>) -> Result<(), TestCaseError> {
    let (project, today) = (slow.project, slow.today);
    let behind = |point| delivery.behind(project, point, today, slow.date_of);
    for work in [Work::Sprint(id(1)), Work::Release(id(1))] {
        let burn = delivery.burn_down(project, work, today);
        for day in &burn.days {
            let listed = behind(Point::BurnDay(work, day.date)).stories;
            let sum = |done: bool| listed.iter().filter(|c| c.done || !done).map(|c| c.points).sum::<f64>();
            prop_assert_eq!((round(sum(false)), round(sum(true))), (day.scope, day.done), "{:?} on {}", work, day.date);
        }
    }
    let period = Period::between(november(9), november(24));
    let flow = delivery.cumulative_flow(period, today);
    for day in &flow.days {
        for (column, stories) in flow.columns.iter().zip(&day.stories) {
            prop_assert_eq!(behind(Point::Reached(*column, day.date)).stories.len(), *stories as usize);
        }
    }
    for day in &delivery.status_over_time(period, today).days {
        for (column, stories) in flow.columns.iter().zip(&day.stories) {
            prop_assert_eq!(behind(Point::Status(*column, day.date)).stories.len(), *stories as usize);
        }
    }
    for day in delivery.work_in_progress(period, today) {
        prop_assert_eq!(behind(Point::InProgress(day.date)).stories.len(), day.stories as usize);
    }
    for week in delivery.throughput(period, Weekday::Mon, today) {
        let listed = behind(Point::Week(week.start));
        prop_assert_eq!((listed.stories.len(), listed.events.len()), (week.stories as usize, week.stories as usize));
    }
    Ok(())
}

proptest! {
    #[test]
    fn following_equals_recomputing_from_events(
        steps in proptest::collection::vec(proptest::collection::vec(any_turn(), 1..5), 1..8),
        hours in select(vec![-11_i64, -5, 0, 2, 13]),
        today in 8_u32..27,
        at_once in 1_usize..4,
    ) {
        let date_of = move |at: Moment| Moment::from_unix_seconds(at.unix_seconds() + hours * 3600).utc_date();
        let mut project = project(&["9 new, 10 est 5, 13 in, 17 to doing, 18 to finished, released"]);
        let mut delivery = Delivery::of(&project, date_of);
        let mut done = Vec::new();
        for some in steps.chunks(at_once) {
            let before = done.len();
            for turns in some {
                let step = transaction(&project, turns.clone());
                step.apply(&mut project);
                done.push(step);
            }
            delivery.follow(&project, &done[before..], date_of);
            let slow = Slow { project: &project, date_of: &date_of, today: november(today) };
            check(&delivery, &slow)?;
        }
        check_behind(&delivery, &Slow { project: &project, date_of: &date_of, today: november(today) })?;
        let built = Delivery::of(&project, date_of);
        prop_assert_eq!(&delivery.groups, &built.groups);
        check(&built, &Slow { project: &project, date_of: &date_of, today: november(today) })?;
        // Undone, one after the other.
        let undone: Vec<Transaction> = done.iter().rev().map(Transaction::inverse).collect();
        for some in undone.chunks(at_once) {
            for undo in some {
                undo.apply(&mut project);
            }
            delivery.follow(&project, some, date_of);
            check(&delivery, &Slow { project: &project, date_of: &date_of, today: november(today) })?;
        }
        prop_assert_eq!(delivery.groups, Delivery::of(&project, date_of).groups, "nothing is left behind");
    }

    /// A sprint that is started and closed while stories come, go and change, all looked at once.
    #[test]
    fn a_start_and_a_close_are_followed_with_what_is_around_them(
        stories in proptest::collection::vec((0_u8..6, any_story()), 3..12),
        [started, closed] in [1_usize..8, 1_usize..8],
        moments in [any_moment(), any_moment()],
    ) {
        let mut project = project(&["9 new, 10 est 5, 13 in, 17 to doing, 18 to finished"]);
        let mut delivery = Delivery::of(&project, Moment::utc_date);
        let mut steps = Vec::new();
        for (n, (story, to)) in stories.into_iter().enumerate() {
            let mut turns = vec![Turn::Story(story, Some(to))];
            let sprint = || (**project.sprints.get(id(1)).unwrap()).clone();
            if n == started {
                turns.push(Turn::Sprint(1, Some(Box::new(Sprint { started_at: Some(moments[0]), ..sprint() }))));
            }
            if n == closed {
                let record = Some(SprintRecord { closed_at: moments[1], ..SprintRecord::default() });
                turns.push(Turn::Sprint(1, Some(Box::new(Sprint { record, ..sprint() }))));
            }
            // Each of its own step: the order within counts, too.
            for turn in turns {
                let step = transaction(&project, vec![turn]);
                step.apply(&mut project);
                steps.push(step);
            }
        }
        delivery.follow(&project, &steps, Moment::utc_date);
        let built = Delivery::of(&project, Moment::utc_date);
        prop_assert_eq!((&delivery.frames, &delivery.groups), (&built.frames, &built.groups));
        check(&delivery, &Slow { project: &project, date_of: &Moment::utc_date, today: november(20) })?;
    }

    /// Closing a sprint: scope changes lead from what was promised to what was done and what was not.
    #[test]
    fn a_record_balances(stories in proptest::collection::vec(any_story(), 0..8), mut sprint in any_sprint()) {
        let mut project = project(&[]);
        for (n, story) in (1..).zip(stories) {
            project.stories.insert(Story { id: id(n), ..*story });
        }
        sprint.id = id(1);
        let record = sprint_record(&project, &sprint, Moment::on(november(25), 0), Moment::utc_date);
        let scope = record.commitment + record.added - record.removed + record.re_estimated;
        prop_assert_eq!(round(scope), round(record.completed + record.carried_over));
        prop_assert!(record.finished.is_disjoint(&record.unfinished));
        prop_assert!(record.added >= 0.0 && record.removed >= 0.0);
        prop_assert!(sprint.commitment.is_none_or(|commitment| record.commitment == commitment));
    }
}
