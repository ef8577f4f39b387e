//! Lead and cycle times, throughput and ageing work.

use chrono::Weekday;
use proptest::prelude::*;

use super::*;

fn november_times(project: &Project, measured: Measured, unit: DayUnit) -> Times {
    delivery(project).times(project, measured, unit, days_of_november(1, 30))
}

/// Days of each dot by story: lead, cycle, and both in working days. -1 where there is no dot.
fn days(happened: &str) -> [i64; 4] {
    let mut project = project(&[happened]);
    let mut settings = Settings::default();
    settings.calendar.holidays.insert(november(18), "Day off".into());
    project.settings = settings.into();
    let of = |(measured, unit)| {
        let times = november_times(&project, measured, unit);
        times.dots.first().map_or(-1, |dot| dot.days)
    };
    let (lead, cycle, working) = (Measured::Lead, Measured::Cycle, DayUnit::Working);
    [(lead, DayUnit::Calendar), (cycle, DayUnit::Calendar), (lead, working), (cycle, working)].map(of)
}

#[test]
fn each_clause_of_lead_and_cycle_time() {
    for (what, happened, expected) in [
        ("the same day is 1", "16:8 new, 16:9 to doing, 16:17 to finished", [1, 1, 1, 1]),
        ("over midnight is 2", "16:8 new, 16:23 to doing, 17:1 to finished", [2, 2, 2, 2]),
        ("from creation, from first doing", "9 new, 16 to doing, 17 to finished", [9, 2, 7, 2]),
        ("over a holiday", "16 new, 17 to doing, 19 to finished", [4, 3, 3, 2]),
        ("over a weekend", "20 new, 20 to doing, 23 to finished", [4, 4, 2, 2]),
        ("on a weekend", "21 new, 21 to doing, 22 to finished", [2, 2, 1, 1]),
        (
            "first doing, back to do, doing again",
            "9 new, 10 to doing, 11 to todo, 16 to doing, 17 to finished",
            [9, 8, 7, 6],
        ),
        ("a second column of doing", "9 new, 10 to review, 16 to doing, 17 to finished", [9, 8, 7, 6]),
        (
            "re-opened: to the last done",
            "9 new, 10 to doing, 11 to finished, 12 to doing, 16 to finished",
            [8, 7, 6, 5],
        ),
        ("re-opened and not done", "9 new, 10 to doing, 11 to finished, 12 to doing", [-1; 4]),
        ("never in doing", "9 new, 16 to finished", [8, -1, 6, -1]),
        ("created in doing", "9 new doing, 10 to finished", [2, 2, 2, 2]),
        ("archived", "9 new, 10 to doing, 11 to finished, archived", [3, 2, 3, 2]),
        ("cancelled", "9 new, 10 to doing, 11 to finished, 12 cancelled", [-1; 4]),
        ("no event of creation", "10 to doing, 11 to finished", [-1, 2, -1, 2]),
        ("done by hand", "9 new, 10 to doing, column finished", [-1; 4]),
    ] {
        assert_eq!(days(happened), expected, "{what}");
    }
}

#[test]
fn dots_are_those_finished_in_the_period() {
    let project =
        project(&["9 new, 16 to finished", "10 new, 17 to doing, 17 to finished", "9 new, 18 to finished", "9 new"]);
    let delivery = delivery(&project);
    let lead = delivery.times(&project, Measured::Lead, DayUnit::Calendar, days_of_november(16, 17));
    let dots: Vec<_> = lead.dots.iter().map(|dot| (dot.start, dot.finish, dot.days)).collect();
    assert_eq!(dots, [(november(9), november(16), 8), (november(10), november(17), 8)]);
    assert_eq!((lead.unknown, numbers(lead.dots.iter().map(|dot| dot.story))), (0, vec![1, 2]));
    let cycle = delivery.times(&project, Measured::Cycle, DayUnit::Calendar, days_of_november(16, 17));
    assert_eq!((numbers(cycle.dots.iter().map(|dot| dot.story)), cycle.unknown), (vec![2], 1));
}

#[test]
fn percentiles_by_nearest_rank() {
    let of = |days: &[i64]| {
        let p = Percentiles::of(days.iter().copied()).unwrap();
        [p.p50, p.p70, p.p85, p.p95]
    };
    assert_eq!(of(&[7]), [7; 4]);
    assert_eq!(of(&[9, 1]), [1, 9, 9, 9]);
    // The usual example: of 15, 20, 35, 40, 50 the 50th is the third.
    assert_eq!(of(&[50, 15, 40, 20, 35]), [35, 40, 50, 50]);
    let hundred: Vec<i64> = (1..=100).rev().collect();
    assert_eq!(of(&hundred), [50, 70, 85, 95]);
    let twenty: Vec<i64> = (1..=20).collect();
    assert_eq!(of(&twenty), [10, 14, 17, 19]);
    assert_eq!(Percentiles::of(std::iter::empty()), None);
}

proptest! {
    #[test]
    fn counting_finds_what_sorting_finds(days in proptest::collection::vec(1_i64..60, 1..200)) {
        let percentiles = Percentiles::of(days.iter().copied()).unwrap();
        let mut sorted = days;
        sorted.sort_unstable();
        let nearest = |percent: f64| sorted[(percent / 100.0 * sorted.len() as f64).ceil() as usize - 1];
        prop_assert_eq!(
            [percentiles.p50, percentiles.p70, percentiles.p85, percentiles.p95],
            [50.0, 70.0, 85.0, 95.0].map(nearest)
        );
    }
}

fn weeks(stories: &[&str], first: Weekday, today: u32) -> String {
    let delivery = delivery(&project(stories));
    let weeks = delivery.throughput(days_of_november(11, 30), first, november(today));
    let told = |week: &Week| {
        format!("{}: {}{}", week.start.format("%-d"), week.stories, if week.over { "" } else { " so far" })
    };
    weeks.iter().map(told).collect::<Vec<_>>().join(", ")
}

#[test]
fn throughput_counts_whole_weeks_from_their_first_weekday() {
    let stories = [
        "9 new, 9 to finished",
        "9 new, 15 to finished",
        "9 new, 16 to finished",
        "9 new, 17 to finished, 18 to doing, 25 to finished, archived",
        "9 new, 17 to finished, 18 to doing",
        "column finished",
    ];
    assert_eq!(weeks(&stories, Weekday::Mon, 29), "9: 2, 16: 1, 23: 1 so far", "the day itself is not over");
    assert_eq!(weeks(&stories, Weekday::Mon, 30), "9: 2, 16: 1, 23: 1, 30: 0 so far");
    assert_eq!(weeks(&stories, Weekday::Sun, 29), "8: 1, 15: 2, 22: 1, 29: 0 so far");
    assert_eq!(weeks(&stories, Weekday::Sat, 21), "7: 1, 14: 2, 21: 0 so far");
    assert_eq!(weeks(&stories, Weekday::Mon, 24), "9: 2, 16: 1, 23: 0 so far", "what is to come is not told");
}

#[test]
fn age_is_today_less_the_first_doing() {
    let project = project(&[
        "9 new, 24 to doing",
        "9 new, 12 to doing, 13 to todo, 20 to review",
        "9 new, 16 to doing, archived",
        "9 new, 16 to doing, 17 to finished",
        "9 new, 16 to doing, 17 to todo",
        "9 new, column doing",
        "9 new, 24 to review, 24 cancelled",
    ]);
    let delivery = delivery(&project);
    let ages = |unit| {
        let ageing = delivery.ageing(&project, unit, days_of_november(1, 24), november(24));
        let stories: Vec<_> = ageing.stories.iter().map(|age| (numbers([age.story])[0], age.days)).collect();
        (stories, ageing.percentiles.unwrap().p85)
    };
    assert_eq!(ages(DayUnit::Calendar), (vec![(2, Some(12)), (1, Some(0)), (7, Some(0)), (6, None)], 2));
    assert_eq!(ages(DayUnit::Working), (vec![(2, Some(8)), (1, Some(0)), (7, Some(0)), (6, None)], 2));
    let ageing = delivery.ageing(&project, DayUnit::Calendar, days_of_november(1, 24), november(24));
    assert_eq!(ageing.columns, [id(1), id(2)]);
    assert_eq!((ageing.stories[0].column, ageing.stories[0].since), (id(2), Some(november(12))));
}

#[test]
fn ageing_is_held_against_the_cycle_times_of_the_period() {
    let project = project(&[
        "2 new, 2 to doing, 10 to finished",
        "9 new, 16 to doing, 17 to finished",
        "9 new, 18 to doing, 20 to finished",
        "9 new, 19 to doing",
    ]);
    let delivery = delivery(&project);
    for (from, to) in [(1, 24), (10, 17), (16, 20), (17, 17), (21, 24), (20, 10)] {
        let period = Period { start: november(from), end: november(to) };
        for unit in [DayUnit::Calendar, DayUnit::Working] {
            let ageing = delivery.ageing(&project, unit, period, november(24));
            let times = delivery.times(&project, Measured::Cycle, unit, period);
            assert_eq!(ageing.percentiles, times.percentiles, "{from} to {to}");
            assert_eq!(ageing.stories.len(), 1);
        }
    }
    let of = |from, to| {
        let ageing = delivery.ageing(&project, DayUnit::Calendar, days_of_november(from, to), november(24));
        ageing.percentiles.map(|percentiles| percentiles.p95)
    };
    assert_eq!([of(1, 24), of(16, 20), of(21, 24)], [Some(9), Some(3), None]);
}
