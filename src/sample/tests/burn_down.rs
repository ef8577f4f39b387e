//! The burn-downs of the sample's sprints.

use crate::insight::{SprintStories, burn_down};
use crate::model::{Moment, SprintState};
use crate::sample::{SampleSize, project};

#[test]
fn the_burn_downs_of_closed_sprints_are_what_their_records_say() {
    for stories in [10, 220, 1500] {
        let project = project(&SampleSize { stories, initiatives: 15, seed: 1 });
        for sprint in project.sprints.iter().filter(|sprint| sprint.state == SprintState::Closed) {
            let record = sprint.record.as_ref().unwrap();
            let members = SprintStories::of(&project, sprint.id);
            let today = sprint.end.unwrap();
            let burn = burn_down(&project, members.iter(), sprint, today, Moment::utc_date);
            let end = burn.days.last().unwrap();
            assert_eq!(
                (burn.commitment, end.done, burn.remaining()),
                (record.commitment, record.completed, record.carried_over),
                "{} of {stories}",
                sprint.name
            );
            assert_eq!(burn.ideal_remaining(), Some(0.0));
            // Those that were never in the sprint change nothing.
            let all = project.stories.iter().map(AsRef::as_ref);
            assert_eq!(burn_down(&project, all, sprint, today, Moment::utc_date), burn);
        }
    }
}
