//! What is behind the points of the charts.

use super::*;

/// `1: 5 done, 2: 3 | 1 done 18`: the stories that are counted, and then the events.
fn behind(project: &Project, point: Point, today: u32) -> String {
    let behind = delivery(project).behind(project, point, november(today), Moment::utc_date);
    let story = |counted: &Counted| {
        format!("{}: {}{}", numbers([counted.story])[0], counted.points, if counted.done { " done" } else { "" })
    };
    let event = |happening: &Happening| {
        let what = match happening.what {
            EventKind::Created { .. } => "created",
            EventKind::Moved { .. } => "moved",
            EventKind::Estimated { .. } => "estimated",
            EventKind::SprintEntered { .. } => "in",
            EventKind::SprintLeft { .. } => "out",
            EventKind::Done => "done",
            EventKind::Reopened => "reopened",
            EventKind::Cancelled => "cancelled",
        };
        format!("{} {what} {}", numbers([happening.story])[0], happening.at.utc_date().format("%-d"))
    };
    let stories: Vec<_> = behind.stories.iter().map(story).collect();
    let events: Vec<_> = behind.events.iter().map(event).collect();
    format!("{} | {}", stories.join(", "), events.join(", "))
}

const STORIES: [&str; 5] = [
    "9 new, 10 est 5, 13 in, 17 to doing, 18 to finished, released",
    "9 new, 10 est 3, 17 in, 18 est 8, 19 to doing, released",
    "9 new, 10 est 2, 13 in, 18 out",
    "9 new, 10 est 1, 18 to finished",
    "9 new, 10 est 13, 13 in, 16 to finished, 17 to review, archived",
];

#[test]
fn a_day_of_a_burn_down() {
    let project = project(&STORIES);
    let on = |date: u32| behind(&project, Point::BurnDay(Work::Sprint(id(1)), november(date)), 19);
    assert_eq!(on(16), "1: 5, 3: 2, 5: 13 done | 5 done 16");
    assert_eq!(on(17), "1: 5, 2: 3, 3: 2, 5: 13 | 2 in 17, 5 reopened 17");
    assert_eq!(on(18), "1: 5 done, 2: 8, 5: 13 | 2 estimated 18, 3 out 18, 1 done 18");
    assert_eq!(on(19), "1: 5 done, 2: 8 | ", "no event tells of archiving");
    let release = |date: u32| behind(&project, Point::BurnDay(Work::Release(id(1)), november(date)), 19);
    assert_eq!(release(9), "1: 0, 2: 0 | 1 created 9, 2 created 9");
    assert_eq!(release(18), "1: 5 done, 2: 8 | 2 estimated 18, 1 done 18");
}

#[test]
fn days_of_the_flow() {
    let project = project(&STORIES);
    let reached = |column, date: u32| behind(&project, Point::Reached(column, november(date)), 19);
    assert_eq!(reached(id(1), 17), "1: 5, 5: 13 | 1 moved 17");
    assert_eq!(reached(id(3), 18), "1: 5 done, 4: 1 done, 5: 13 | 4 moved 18, 1 moved 18");
    let status = |column, date: u32| behind(&project, Point::Status(column, november(date)), 19);
    assert_eq!(status(id(2), 17), "5: 13 | 5 moved 17");
    assert_eq!(status(id(2), 18), "5: 13 | ");
    assert_eq!(status(id(2), 19), " | ", "archived undone");
    assert_eq!(status(id(1), 18), " | 1 moved 18");
    let in_progress = |date: u32| behind(&project, Point::InProgress(november(date)), 19);
    assert_eq!(in_progress(17), "1: 5, 5: 13 | 1 moved 17, 5 moved 17");
    assert_eq!(in_progress(18), "5: 13 | 1 moved 18");
    assert_eq!(in_progress(19), "2: 8 | 2 moved 19");
}

#[test]
fn dots_and_weeks() {
    let project = project(&STORIES);
    let told = behind(&project, Point::Story(id(1)), 19);
    assert_eq!(told, "1: 5 done | 1 created 9, 1 moved 17, 1 moved 18, 1 done 18");
    assert_eq!(behind(&project, Point::Week(november(16)), 19), "1: 5 done, 4: 1 done | 4 done 18, 1 done 18");
    assert_eq!(behind(&project, Point::Week(november(9)), 19), " | ");
    assert_eq!(behind(&project, Point::Story(id(99)), 19), " | ");
}

#[test]
fn a_bar_of_the_velocity_is_what_its_record_holds() {
    let mut project = project(&STORIES);
    let sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    let record = sprint_record(&project, &sprint, Moment::on(november(20), 0), Moment::utc_date);
    project.sprints.insert(Sprint { record: Some(record), ..sprint });
    project.stories.insert(story(2, &format!("{}, 21 est 13, 22 to finished", STORIES[1])));
    assert_eq!(behind(&project, Point::Sprint(id(1)), 30), "1: 5 done, 2: 8 | 1 done 18");
}

#[test]
fn each_chart_has_its_rule() {
    for (i, chart) in Chart::ALL.iter().enumerate() {
        assert!(chart.rule().ends_with('.'), "{chart:?}");
        assert_eq!(Chart::ALL.iter().position(|other| other.rule() == chart.rule()), Some(i));
    }
}

#[test]
fn the_ideal_line_is_drawn_by_its_rule() {
    let rule = Chart::BurnDown.rule();
    for clause in ["by the calendar as it is now", "A release commits to nothing", "the scope of its last day"] {
        assert!(rule.contains(clause), "{clause}");
    }
    let mut project = project(&["9 new, 10 est 9, 13 in, released", "17 new, 17 est 3, released"]);
    let lines = |project: &Project| {
        let burn = |work| delivery(project).burn_down(project, work, november(30));
        [burn(Work::Sprint(id(1))), burn(Work::Release(id(1)))].map(|burn| (burn.commitment, burn.working_days))
    };
    assert_eq!(lines(&project), [(9.0, 10), (12.0, 16)]);
    let mut settings = (*project.settings).clone();
    settings.calendar.holidays.insert(november(18), "Day off".into());
    project.settings = settings.into();
    let record = SprintRecord { closed_at: Moment::on(november(27), 0), commitment: 9.0, ..SprintRecord::default() };
    let sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    project.sprints.insert(Sprint { record: Some(record), ..sprint });
    assert_eq!(lines(&project), [(9.0, 9), (12.0, 15)]);
}
