//! Velocity over closed sprints.

use super::*;

/// Closed sprints from what each committed to and completed, closed day after day.
fn closed(sprints: &[(f64, f64)]) -> Project {
    let mut project = Project::default();
    for (n, (commitment, completed)) in (0..).zip(sprints) {
        let record = SprintRecord {
            closed_at: Moment::on(november(1), i64::from(n) * 86_400),
            commitment: *commitment,
            completed: *completed,
            carried_over: 2.0,
            done_outside: 1.0,
            ..SprintRecord::default()
        };
        // Ids run against time.
        let sprint = Sprint { id: id(100 - n), name: format!("Sprint {n}"), record: Some(record), ..Sprint::default() };
        project.sprints.insert(Sprint { state: SprintState::Closed, ..sprint });
    }
    project
}

fn summary(project: &Project, n: usize) -> [f64; 4] {
    let summary = velocity(project, n).summary.unwrap();
    [summary.mean, summary.least, summary.median, summary.greatest]
}

#[test]
fn mean_least_median_and_greatest_of_the_last_sprints() {
    let project = closed(&[(10.0, 100.0), (10.0, 8.0), (10.0, 12.0), (10.0, 0.0), (10.0, 20.0)]);
    assert_eq!(summary(&project, 4), [10.0, 0.0, 10.0, 20.0], "a sprint with zero counts");
    assert_eq!(summary(&project, 3), [32.0 / 3.0, 0.0, 12.0, 20.0]);
    assert_eq!(summary(&project, 1), [20.0; 4]);
    assert_eq!(summary(&project, VELOCITY_SPRINTS), [28.0, 0.0, 12.0, 100.0], "fewer than seven");
    let names: Vec<_> = velocity(&project, 2).sprints.into_iter().map(|sprint| sprint.name).collect();
    assert_eq!(names, ["Sprint 3", "Sprint 4"], "oldest first");
    assert_eq!(velocity(&project, 0), Velocity::default());
}

#[test]
fn predictability_is_completed_of_commitment() {
    let project = closed(&[(10.0, 8.0), (10.0, 13.0), (0.0, 5.0), (10.0, 0.0)]);
    let sprints = velocity(&project, 7).sprints;
    let shares: Vec<_> = sprints.iter().map(VelocitySprint::predictability).collect();
    assert_eq!(shares, [Some(0.8), Some(1.3), None, Some(0.0)]);
    assert!(sprints.iter().all(|sprint| (sprint.carried_over, sprint.done_outside) == (2.0, 1.0)));
}

#[test]
fn only_closed_sprints_with_a_record_count() {
    let mut project = closed(&[(10.0, 8.0)]);
    project.sprints.insert(Sprint { id: id(1), state: SprintState::Closed, ..Sprint::default() });
    project.sprints.insert(Sprint { id: id(2), state: SprintState::Active, ..Sprint::default() });
    assert_eq!(velocity(&project, 7).sprints.len(), 1);
    assert_eq!(velocity(&Project::default(), 7), Velocity::default());
}

#[test]
fn nothing_done_later_changes_what_is_frozen() {
    let mut project = project(&["9 new, 10 est 5, 13 in, 20 to finished"]);
    let sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    let record = sprint_record(&project, &sprint, Moment::on(november(27), 0), Moment::utc_date);
    project.sprints.insert(Sprint { state: SprintState::Closed, record: Some(record), ..sprint });
    let before = velocity(&project, 7);
    project.stories.insert(story(1, "9 new, 10 est 5, 13 in, 20 to finished, 28 to doing, 29 est 13"));
    assert_eq!(velocity(&project, 7), before);
    project.stories.remove(id(1));
    assert_eq!(velocity(&project, 7), before);
}
