//! Burn-down, burn-up and scope changes of sprints and releases.

use super::*;
use crate::insight::{BurnDown, burn_down};

fn sprint_1() -> Work {
    Work::Sprint(id(1))
}

fn release() -> Work {
    Work::Release(id(1))
}

/// Scope and done at the end of each day, as `8/3`.
fn days(burn: &BurnDown) -> String {
    burn.days.iter().map(|day| format!("{}/{}", day.scope, day.done)).collect::<Vec<_>>().join(" ")
}

fn ask(project: &Project, work: Work, today: u32) -> BurnDown {
    delivery(project).burn_down(project, work, november(today))
}

#[test]
fn a_sprint_from_its_events() {
    for (what, happened, expected, commitment) in [
        ("nothing happens", "9 new, 10 est 5, 13 in", "5/0 5/0 5/0 5/0 5/0", 5.0),
        (
            "re-opened",
            "9 new, 10 est 5, 13 in, 17 to finished, 18 to doing, 20 to finished",
            "5/0 5/5 5/0 5/0 5/5",
            5.0,
        ),
        ("re-estimated", "9 new, 10 est 5, 13 in, 18 est 8", "5/0 5/0 8/0 8/0 8/0", 5.0),
        ("lowering is no progress", "9 new, 10 est 5, 13 in, 18 est 2", "5/0 5/0 2/0 2/0 2/0", 5.0),
        ("out and back", "9 new, 10 est 5, 13 in, 17 out, 19 in", "5/0 0/0 0/0 5/0 5/0", 5.0),
        ("done before it began", "9 new, 10 est 5, 12 in, 13 to finished", "5/5 5/5 5/5 5/5 5/5", 5.0),
        ("added later", "9 new, 10 est 5, 18 in", "0/0 0/0 5/0 5/0 5/0", 0.0),
        ("cancelled", "9 new, 10 est 5, 13 in, 17 to finished, 18 cancelled", "5/0 5/5 5/0 5/0 5/5", 5.0),
        ("archived", "9 new, 10 est 5, 13 in, 17 to finished, archived", "5/0 5/5 5/5 5/5 0/0", 5.0),
    ] {
        let project = project(&[happened]);
        let burn = ask(&project, sprint_1(), 20);
        assert_eq!(days(&burn), expected, "{what}");
        assert_eq!(burn.commitment, commitment, "{what}");
    }
}

#[test]
fn the_board_and_the_charts_agree() {
    let stories = [
        "9 new, 10 est 5, 13 in, 17 to finished, 18 to doing",
        "9 new, 10 est 3, 16 in, 17 out, 18 in 2",
        "points 2, sprint 1, column finished",
        "9 new, 10 est 0.1, 12 in, archived",
    ];
    let project = project(&stories);
    let delivery = delivery(&project);
    let told: Vec<_> = project.stories.iter().map(|story| &**story).collect();
    for sprint in project.sprints.iter() {
        for today in 1..30 {
            let board = burn_down(&project, told.iter().copied(), sprint, november(today), Moment::utc_date);
            let chart = delivery.burn_down(&project, Work::Sprint(sprint.id), november(today));
            assert_eq!(chart, board, "on {today} November");
        }
    }
}

#[test]
fn a_holiday_and_weekends_are_flat() {
    let mut project = project(&["9 new, 10 est 40, 13 in"]);
    let mut settings = Settings::default();
    settings.calendar.holidays.insert(november(18), "Day off".into());
    settings.calendar.holidays.insert(november(27), "Day off".into());
    project.settings = settings.into();
    let burn = ask(&project, sprint_1(), 20);
    let line = [35.0, 30.0, 30.0, 25.0, 20.0, 20.0, 20.0, 15.0, 10.0, 5.0, 0.0, 0.0];
    assert_eq!((burn.ideal.as_deref(), burn.working_days), (Some(&line[..]), 8));
    let working: Vec<bool> = burn.days.iter().map(|day| day.working).collect();
    assert_eq!(working, [true, true, false, true, true]);
}

#[test]
fn a_sprint_of_a_weekend_draws_no_ideal_line() {
    let project = project(&["9 new, 10 est 5, 20 in 3, 22 to finished"]);
    let burn = ask(&project, Work::Sprint(id(3)), 24);
    assert_eq!((days(&burn).as_str(), burn.commitment), ("5/0 5/5 5/5 5/5", 5.0));
    assert_eq!((burn.ideal, burn.working_days), (None, 0));
}

#[test]
fn a_release_counts_its_stories_from_their_creation_on() {
    let project = project(&[
        // Its ideal line begins on the 12th, when the first story was created.
        "12 new, 13 est 5, 17 to finished, released",
        "16 new, 16 est 3, 17 est 8, released",
        "17 new, 17 est 2, 18 to finished, archived, released",
        "17 new, 17 est 1, archived, released",
        "1 new, 2 est 100",
    ]);
    let burn = ask(&project, release(), 18);
    let expected = "0/0 5/0 5/0 5/0 8/0 16/5 15/7";
    assert_eq!(days(&burn), expected, "what was archived undone is gone on the last day, what was done is not");
    assert_eq!((burn.days[0].date, burn.scope_at_start, burn.commitment), (november(12), 0.0, 15.0));
    // 12, 13, 16 to 20, 23 to 27 and 30 November.
    let ideal = burn.ideal.unwrap();
    assert_eq!((burn.working_days, ideal.len(), ideal.last()), (13, 19, Some(&0.0)));
    assert!((ideal[0] - 15.0 * 12.0 / 13.0).abs() < 1e-9);
    let changes: Vec<f64> = delivery(&project).burn_down(&project, release(), november(18)).scope_changes().collect();
    assert_eq!(changes, [0.0, 5.0, 5.0, 5.0, 8.0, 16.0, 15.0]);
}

#[test]
fn what_is_cancelled_leaves_a_release() {
    let project = project(&["12 new, 13 est 5, released", "12 new, 13 est 3, 16 cancelled, released"]);
    let burn = ask(&project, release(), 17);
    assert_eq!((days(&burn).as_str(), burn.commitment), ("0/0 8/0 8/0 8/0 8/0 5/0", 5.0));
    assert_eq!(changes(&project, release(), 17).rsplit(", ").next(), Some("2: -3 removed 17 at last"));
}

#[test]
fn a_release_ends_with_its_date_once_it_is_released() {
    let stories = ["12 new, 13 est 5, 17 to finished, released", "9 new, 9 est 1, 18 to finished, archived, released"];
    let mut project = project(&stories);
    project.releases.insert(Release {
        id: id(1),
        date: Some(november(17)),
        state: ReleaseState::Released,
        ..Release::default()
    });
    let burn = ask(&project, release(), 25);
    assert_eq!(days(&burn), "1/0 1/0 1/0 1/0 6/0 6/0 6/0 6/0 6/5");
    assert_eq!(ask(&project, release(), 8), BurnDown::default(), "nothing is in it yet");
    assert_eq!(ask(&project, Work::Release(id(9)), 8), BurnDown::default(), "there is no such release");
}

#[test]
fn a_release_without_events_or_date() {
    let mut project = project(&["points 5, column finished, released", "14 est 3, released"]);
    let undated = Release { id: id(1), ..Release::default() };
    project.releases.insert(undated);
    let burn = ask(&project, release(), 15);
    // Both have always been there; of the second the first that is known is its estimate.
    assert_eq!((days(&burn).as_str(), burn.scope_at_start, burn.ideal), ("8/5 8/5", 8.0, None));
}

/// `+5 added on 18`, oldest first.
fn changes(project: &Project, work: Work, today: u32) -> String {
    let told = |change: &ScopeChange| {
        let why = match change.why {
            ScopeWhy::Added => "added",
            ScopeWhy::Removed => "removed",
            ScopeWhy::ReEstimated => "re-estimated",
        };
        let end = if change.at.is_none() { " at last" } else { "" };
        format!("{}: {:+} {why} {}{end}", numbers([change.story])[0], change.points, change.date.format("%-d"))
    };
    let changes = delivery(project).scope_changes(project, work, november(today), Moment::utc_date);
    changes.iter().map(told).collect::<Vec<_>>().join(", ")
}

#[test]
fn scope_changes_say_which_when_how_much_and_why() {
    for (happened, expected) in [
        ("9 new, 10 est 5, 13 in, 17 to finished, 18 to doing", ""),
        ("9 new, 10 est 5, 16 in", "1: +5 added 16"),
        ("9 new, 10 est 5, 13 in, 17 out, 19 in", "1: -5 removed 17, 1: +5 added 19"),
        ("9 new, 10 est 5, 13 in, 17 est 8, 18 est 2", "1: +3 re-estimated 17, 1: -6 re-estimated 18"),
        ("9 new, 13 in, 17 est 8", "1: +8 re-estimated 17"),
        ("9 new, 17 in, 18 est 8", "1: +0 added 17, 1: +8 re-estimated 18"),
        ("9 new, 10 est 5, 13 in, 17 out, 18 est 8", "1: -5 removed 17"),
        ("9 new, 10 est 5, 13 in, archived", "1: -5 removed 20 at last"),
        ("9 new, 10 est 5, 13 in, points 8", "1: +3 re-estimated 20 at last"),
        // What the clock has not come to yet shows at last, too.
        ("9 new, 10 est 5, 13 in, 23 est 8", "1: +3 re-estimated 20 at last"),
    ] {
        assert_eq!(changes(&project(&[happened]), sprint_1(), 20), expected, "{happened}");
    }
}

#[test]
fn scope_changes_count_from_the_start_to_the_close() {
    let mut project = project(&["9 new, 10 est 5, 13 in, 17 est 8, 18 est 3", "9 new, 10 est 1, 19 in"]);
    let moment = |on, hour: i64| Moment::on(november(on), hour * 3600);
    let mut sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    sprint.started_at = Some(moment(17, 18));
    project.sprints.insert(sprint.clone());
    assert_eq!(changes(&project, sprint_1(), 20), "1: -5 re-estimated 18, 2: +1 added 19");
    let record = Some(SprintRecord { closed_at: moment(19, 12), ..SprintRecord::default() });
    project.sprints.insert(Sprint { record, ..sprint });
    assert_eq!(changes(&project, sprint_1(), 20), "1: -5 re-estimated 18", "adding came with the close");
    // Before it begins it has none.
    assert_eq!(changes(&self::project(&["9 new, 10 est 5, 13 in, points 8"]), sprint_1(), 14), "");
}

#[test]
fn scope_changes_of_a_release_begin_with_creation() {
    let project = project(&["12 new, 13 est 5, 17 to finished, archived, released", "14 new, archived, released"]);
    assert_eq!(
        changes(&project, release(), 20),
        "1: +0 added 12, 1: +5 re-estimated 13, 2: +0 added 14, 2: +0 removed 20 at last"
    );
}
