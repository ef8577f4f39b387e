//! Cumulative flow, status over time and work in progress.

use super::*;

/// One row a day, such as `2 1 0 0`.
fn rows(flow: &Flow) -> Vec<String> {
    let row = |day: &FlowDay| day.stories.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
    flow.days.iter().map(row).collect()
}

/// Of 16 to 19 November, which is today.
fn reached(stories: &[&str]) -> Vec<String> {
    rows(&delivery(&project(stories)).cumulative_flow(days_of_november(16, 19), november(19)))
}

fn standing(stories: &[&str]) -> Vec<String> {
    rows(&delivery(&project(stories)).status_over_time(days_of_november(16, 19), november(19)))
}

#[test]
fn lines_count_what_ever_reached_a_column_or_a_later_one() {
    for (what, stories, expected) in [
        (
            "one by one",
            &["16 new, 17 to doing, 18 to review, 19 to finished"][..],
            ["1 0 0 0", "1 1 0 0", "1 1 1 0", "1 1 1 1"],
        ),
        (
            "a column that it skips is reached",
            &["17 new, 18 to finished"],
            ["0 0 0 0", "1 0 0 0", "1 1 1 1", "1 1 1 1"],
        ),
        ("going back takes nothing away", &["9 new, 16 to review, 17 to todo, 18 to doing"], ["1 1 1 0"; 4]),
        ("re-opened", &["9 new, 16 to finished, 17 to doing"], ["1 1 1 1"; 4]),
        (
            "there and back on one day",
            &["9 new, 17:9 to review, 17:10 to todo"],
            ["1 0 0 0", "1 1 1 0", "1 1 1 0", "1 1 1 0"],
        ),
        (
            "archived and cancelled ones stay",
            &["9 new, 17 to doing, archived", "9 new, 17 cancelled"],
            ["2 0 0 0", "2 1 0 0", "2 1 0 0", "2 1 0 0"],
        ),
        ("no event tells", &["column review"], ["1 1 1 0"; 4]),
        ("only a move tells", &["18 to doing"], ["1 0 0 0", "1 0 0 0", "1 1 0 0", "1 1 0 0"]),
        (
            "events end elsewhere",
            &["9 new, 17 to doing, column finished"],
            ["1 0 0 0", "1 1 0 0", "1 1 0 0", "1 1 1 1"],
        ),
    ] {
        assert_eq!(reached(stories), expected, "{what}");
    }
}

#[test]
fn status_counts_where_stories_stand() {
    for (what, stories, expected) in [
        (
            "one by one",
            &["16 new, 17 to doing, 18 to review, 19 to finished"][..],
            ["1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1"],
        ),
        ("back again", &["9 new, 16 to review, 17 to todo"], ["0 0 1 0", "1 0 0 0", "1 0 0 0", "1 0 0 0"]),
        (
            "the end of the day counts",
            &["9 new, 17:9 to review, 17:10 to doing"],
            ["1 0 0 0", "0 1 0 0", "0 1 0 0", "0 1 0 0"],
        ),
        ("created later", &["18 new doing"], ["0 0 0 0", "0 0 0 0", "0 1 0 0", "0 1 0 0"]),
        ("archived undone", &["9 new, 17 to doing, archived"], ["1 0 0 0", "0 1 0 0", "0 1 0 0", "0 0 0 0"]),
        ("archived when done", &["9 new, 17 to finished, archived"], ["1 0 0 0", "0 0 0 1", "0 0 0 1", "0 0 0 1"]),
        ("cancelled", &["9 new, 17 to doing, 18 cancelled"], ["1 0 0 0", "0 1 0 0", "0 1 0 0", "0 1 0 0"]),
        ("events end elsewhere", &["9 new, column finished"], ["1 0 0 0", "1 0 0 0", "1 0 0 0", "0 0 0 1"]),
    ] {
        assert_eq!(standing(stories), expected, "{what}");
    }
}

#[test]
fn work_in_progress_is_what_stands_in_doing() {
    let project = project(&[
        "9 new, 16 to doing, 17 to review, 18 to finished",
        "9 new, 17 to doing, 18 to todo, 19 to doing",
        "9 new, 17 to review, archived",
    ]);
    let delivery = delivery(&project);
    let days = delivery.work_in_progress(days_of_november(15, 30), november(19));
    assert_eq!(days.iter().map(|day| day.stories).collect::<Vec<_>>(), [0, 1, 3, 1, 1]);
    assert_eq!((days[0].date, days[4].date), (november(15), november(19)), "no day to come");
}

#[test]
fn a_column_that_is_gone_is_passed_over() {
    let mut project = project(&["9 new, 16 to doing, 17 to review, 18 to finished", "9 new review"]);
    project.columns.remove(id(2));
    let delivery = delivery(&project);
    let flow = delivery.status_over_time(days_of_november(16, 18), november(20));
    assert_eq!(rows(&flow), ["1 1 0", "1 1 0", "1 0 1"]);
    assert_eq!(flow.columns, [id(0), id(1), id(3)]);
    let reached = delivery.cumulative_flow(days_of_november(16, 18), november(20));
    assert_eq!(rows(&reached), ["2 1 0", "2 1 0", "2 1 1"]);
}

#[test]
fn the_charts_begin_with_the_first_event() {
    let delivery = delivery(&project(&["9 new, 16 to doing", "12 new", "column doing"]));
    assert_eq!(delivery.period(november(20)), Some(days_of_november(9, 20)));
    assert_eq!(delivery.period(november(8)), None);
    assert_eq!(self::delivery(&project(&["column doing"])).period(november(8)), None);
}
