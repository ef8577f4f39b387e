//! New estimates, and what was estimated before.

use crate::model::{Event, EventKind, Moment, Story};

/// Estimates a story, and says so in its events when that is another estimate. One that no event told of, such as an
/// imported story's, is told first: as of the story's creation, or from before its first event on. So what was stays as it was.
pub(super) fn estimate(story: &mut Story, points: Option<f64>, now: Moment) {
    if story.estimate == points {
        return;
    }
    let is_told = story.events.iter().any(|event| matches!(event.what, EventKind::Estimated { .. }));
    if story.estimate.is_some() && !is_told {
        let created = story.events.iter().position(|event| matches!(event.what, EventKind::Created { .. }));
        let first = story.events.iter().map(|event| event.at).min().unwrap_or(now);
        let (at, index) = match created.and_then(|i| Some((story.events.get(i)?.at, i + 1))) {
            Some(created) => created,
            None => (first, 0),
        };
        story.events.insert(index, Event { at, what: EventKind::Estimated { points: story.estimate } });
    }
    story.estimate = points;
    story.events.push(Event { at: now, what: EventKind::Estimated { points } });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::{Delivery, Work};
    use crate::model::*;
    use EventKind::{Cancelled, Created, Done, Estimated};

    fn at(days: i64) -> Moment {
        Moment::on(parse_date("2026-11-01").unwrap(), (days - 1) * 86_400)
    }

    fn story(estimate: Option<f64>, events: &[(i64, EventKind)]) -> Story {
        let events = events.iter().map(|(on, what)| Event { at: at(*on), what: *what }).collect();
        Story { estimate, events, ..Story::default() }
    }

    #[test]
    fn an_estimate_that_no_event_told_of_is_told_first() {
        let column = ColumnId::default();
        let (created, told) = (Created { column }, |points| Estimated { points: Some(points) });
        for (before, after) in [
            (story(None, &[(1, created)]), vec![(1, created), (9, told(8.0))]),
            (
                story(Some(5.0), &[(1, created), (2, Done)]),
                vec![(1, created), (1, told(5.0)), (2, Done), (9, told(8.0))],
            ),
            (story(Some(5.0), &[(3, Done)]), vec![(3, told(5.0)), (3, Done), (9, told(8.0))]),
            (
                story(Some(5.0), &[(3, Done), (2, Cancelled)]),
                vec![(2, told(5.0)), (3, Done), (2, Cancelled), (9, told(8.0))],
            ),
            (story(Some(5.0), &[]), vec![(9, told(5.0)), (9, told(8.0))]),
            (story(Some(5.0), &[(1, created), (2, told(3.0))]), vec![(1, created), (2, told(3.0)), (9, told(8.0))]),
            (story(Some(8.0), &[(1, created)]), vec![(1, created)]),
        ] {
            let mut estimated = before.clone();
            estimate(&mut estimated, Some(8.0), at(9));
            assert_eq!(estimated, story(Some(8.0), &after), "{before:?}");
        }
    }

    #[test]
    fn a_new_estimate_leaves_the_past_as_it_was() {
        let (column, sprint) = (ColumnId::default(), SprintId::default());
        for events in [vec![], vec![(3, Created { column })], vec![(4, EventKind::Moved { to: column })]] {
            let mut project = Project::default();
            project.columns.insert(Column::default());
            let days = [2, 20].map(|n| Some(at(n).utc_date()));
            project.sprints.insert(Sprint { start: days[0], end: days[1], ..Sprint::default() });
            let mut story = Story { sprint: Some(sprint), ..story(Some(5.0), &events) };
            project.stories.insert(story.clone());
            let scopes = |project: &Project| -> Vec<f64> {
                let delivery = Delivery::of(project, Moment::utc_date);
                let burn = delivery.burn_down(project, Work::Sprint(sprint), at(10).utc_date());
                burn.days.iter().map(|day| day.scope).collect()
            };
            let before = scopes(&project);
            estimate(&mut story, Some(1.0), at(9));
            project.stories.insert(story);
            let after = scopes(&project);
            assert_eq!(before[..7], after[..7], "{events:?}");
            assert_eq!(after[7..], [1.0, 1.0]);
        }
    }
}
