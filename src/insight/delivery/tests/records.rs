//! What closing a sprint freezes.

use super::*;

fn moment(on: u32, hour: i64) -> Moment {
    Moment::on(november(on), hour * 3600)
}

/// Sprint 1, closed on Friday 27 November at 18.
fn record(stories: &[&str]) -> SprintRecord {
    let project = project(stories);
    sprint_record(&project, project.sprints.get(id(1)).unwrap(), moment(27, 18), Moment::utc_date)
}

/// Commitment, added, removed, re-estimated, completed, carried over, done outside.
fn amounts(record: &SprintRecord) -> [f64; 7] {
    [
        record.commitment,
        record.added,
        record.removed,
        record.re_estimated,
        record.completed,
        record.carried_over,
        record.done_outside,
    ]
}

#[test]
fn each_clause_of_the_record() {
    for (what, happened, expected) in [
        ("done as promised", "9 new, 10 est 5, 13 in, 20 to finished", [5.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0]),
        ("not done", "9 new, 10 est 5, 13 in, 20 to doing", [5.0, 0.0, 0.0, 0.0, 0.0, 5.0, 0.0]),
        ("re-opened", "9 new, 10 est 5, 13 in, 20 to finished, 21 to doing", [5.0, 0.0, 0.0, 0.0, 0.0, 5.0, 0.0]),
        ("added", "9 new, 10 est 5, 17 in, 20 to finished", [0.0, 5.0, 0.0, 0.0, 5.0, 0.0, 0.0]),
        ("written in it", "17 new, 17 in, 18 est 2, 20 to finished", [0.0, 0.0, 0.0, 2.0, 2.0, 0.0, 0.0]),
        ("removed", "9 new, 10 est 5, 13 in, 17 out", [5.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0]),
        ("out and back", "9 new, 10 est 5, 13 in, 17 out, 18 in", [5.0, 5.0, 5.0, 0.0, 0.0, 5.0, 0.0]),
        ("re-estimated", "9 new, 10 est 5, 13 in, 17 est 8, 20 to finished", [5.0, 0.0, 0.0, 3.0, 8.0, 0.0, 0.0]),
        ("lowered", "9 new, 10 est 5, 13 in, 17 est 3", [5.0, 0.0, 0.0, -2.0, 0.0, 3.0, 0.0]),
        ("done before the start", "9 new, 10 est 5, 12 in, 13 to finished", [5.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0]),
        ("done outside", "9 new, 10 est 5, 20 to finished", [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 5.0]),
        ("done in another sprint", "9 new, 10 est 5, 13 in 2, 20 to finished", [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 5.0]),
        (
            "done in it, then taken out",
            "9 new, 10 est 5, 13 in, 20 to finished, 21 out",
            [5.0, 0.0, 5.0, 0.0, 0.0, 0.0, 5.0],
        ),
        ("done long ago", "9 new, 10 est 5, 13 to finished", [0.0; 7]),
        ("done and re-opened outside", "9 new, 10 est 5, 20 to finished, 21 to doing", [0.0; 7]),
        ("cancelled", "9 new, 10 est 5, 13 in, 17 cancelled", [5.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0]),
        (
            "done, then cancelled",
            "9 new, 10 est 5, 13 in, 17 to finished, 18 cancelled",
            [5.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0],
        ),
        (
            "cancelled, then taken up again",
            "9 new, 10 est 5, 13 in, 17 cancelled, 18 to finished",
            [5.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0],
        ),
        ("archived", "9 new, 10 est 5, 13 in, archived", [5.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0]),
        ("archived when done", "9 new, 10 est 5, 13 in, 20 to finished, archived", [5.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0]),
        ("no events", "points 5, sprint 1, column finished", [5.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0]),
        ("not estimated", "9 new, 13 in, 20 to finished", [0.0; 7]),
    ] {
        let amounts = amounts(&record(&[happened]));
        assert_eq!(amounts, expected, "{what}");
        let [commitment, added, removed, re_estimated, completed, carried_over, _] = amounts;
        assert_eq!(commitment + added - removed + re_estimated, completed + carried_over, "{what}");
    }
}

#[test]
fn it_names_who_is_finished_and_who_is_not() {
    let record = record(&[
        "9 new, 10 est 5, 13 in, 20 to finished",
        "9 new, 13 in, 20 to finished",
        "9 new, 10 est 3, 13 in",
        "9 new, 10 est 3, 13 in, 19 out",
        "9 new, 10 est 3, 19 to finished",
        "9 new, 10 est 3, 13 in, archived",
        "9 new, 10 est 3, 13 in, 17 cancelled",
        "9 new, 10 est 3, 13 in, 17 to finished, 18 cancelled",
    ]);
    assert_eq!((numbers(record.finished), numbers(record.unfinished)), (vec![1, 2], vec![3]));
    assert_eq!(record.closed_at, moment(27, 18));
}

#[test]
fn the_start_is_the_moment_or_else_the_first_day() {
    let stories = [
        "9 new, 10 est 5, 13 in, 17 est 8, 20 to finished",
        "9 new, 10 est 3, 17 to finished",
        "9 new, 10 est 1, 18 in",
    ];
    let project = project(&stories);
    let sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    let record = |sprint: Sprint| amounts(&sprint_record(&project, &sprint, moment(27, 18), Moment::utc_date));
    assert_eq!(record(sprint.clone()), [5.0, 1.0, 0.0, 3.0, 8.0, 1.0, 3.0]);
    let late = Sprint { started_at: Some(moment(17, 18)), ..sprint.clone() };
    assert_eq!(record(late), [8.0, 1.0, 0.0, 0.0, 8.0, 1.0, 0.0]);
    // In one second: first planned, then started.
    let at_once = Sprint { started_at: Some(moment(18, 12)), ..sprint.clone() };
    assert_eq!(record(at_once), [8.0, 1.0, 0.0, 0.0, 8.0, 1.0, 0.0]);
    // Nobody knows when: all is as it was promised.
    assert_eq!(record(Sprint { start: None, ..sprint }), [9.0, 0.0, 0.0, 0.0, 8.0, 1.0, 0.0]);
}

#[test]
fn the_commitment_stays_when_its_stories_are_deleted() {
    let stories =
        ["9 new, 10 est 5, 13 in, 20 to finished", "9 new, 10 est 1, 13 in, archived", "9 new, 10 est 2, 18 in"];
    let project = project(&stories);
    let sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    for (commitment, expected) in [
        (None, [6.0, 2.0, 1.0, 0.0, 5.0, 2.0, 0.0]),
        // Of eight points that were promised two were deleted.
        (Some(8.0), [8.0, 2.0, 3.0, 0.0, 5.0, 2.0, 0.0]),
        // What is archived was so already.
        (Some(5.0), [5.0, 2.0, 0.0, 0.0, 5.0, 2.0, 0.0]),
        (Some(3.0), [3.0, 4.0, 0.0, 0.0, 5.0, 2.0, 0.0]),
    ] {
        let started = Sprint { started_at: Some(moment(16, 0)), commitment, ..sprint.clone() };
        let record = sprint_record(&project, &started, moment(27, 18), Moment::utc_date);
        assert_eq!(amounts(&record), expected, "{commitment:?}");
        let mut project = project.clone();
        project.sprints.insert(started);
        let burn = delivery(&project).burn_down(&project, Work::Sprint(id(1)), november(20));
        let promised = commitment.unwrap_or(6.0);
        assert_eq!((burn.commitment, burn.ideal.map(|line| line[0])), (promised, Some(promised * 0.9)));
    }
}

#[test]
fn the_burn_down_of_the_closed_sprint_ends_where_the_record_says() {
    let stories = [
        "9 new, 10 est 5, 13 in, 17 est 8, 20 to finished",
        "9 new, 10 est 3, 18 in",
        "9 new, 10 est 1, 13 in, 19 out",
    ];
    let mut project = project(&stories);
    let sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    let record = sprint_record(&project, &sprint, moment(27, 18), Moment::utc_date);
    let (completed, carried_over) = (record.completed, record.carried_over);
    project.sprints.insert(Sprint { state: SprintState::Closed, record: Some(record), ..sprint });
    // Carried over by the closing, and estimated and finished since.
    let mut carried = (**project.stories.get(id(2)).unwrap()).clone();
    for (at, what) in [
        (moment(27, 18), EventKind::SprintLeft { sprint: id(1) }),
        (moment(28, 9), EventKind::Estimated { points: Some(13.0) }),
        (moment(29, 9), EventKind::Done),
    ] {
        carried.events.push(Event { at, what });
    }
    (carried.sprint, carried.estimate, carried.column) = (None, Some(13.0), id(3));
    project.stories.insert(carried);
    let burn = delivery(&project).burn_down(&project, Work::Sprint(id(1)), november(30));
    let end = burn.days.last().unwrap();
    assert_eq!((end.date, end.done, end.remaining()), (november(27), completed, carried_over));
    assert_eq!((completed, carried_over, burn.commitment), (8.0, 3.0, 6.0));
}
