//! How far a sprint has come.

use super::{BoardIndex, Scope};
use crate::model::{ColumnKind, Date, Project, Sprint};

/// The present state of a sprint, in points and days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SprintProgress {
    /// Points of all its stories.
    pub points: f64,
    /// Points of those in columns of kind *done*.
    pub done: f64,
    /// Points of those in columns of kind *doing*.
    pub doing: f64,
    /// Its stories, estimated or not.
    pub stories: usize,
    pub stories_done: usize,
    pub stories_doing: usize,
    /// Working days from today to its last day, both counted; 0 when it is over.
    pub working_days_left: i64,
    /// Working days since its last day, today counted; `None` until that day is over.
    pub working_days_over: Option<i64>,
}

impl SprintProgress {
    /// The share of points done, 0 to 1; 0 when nothing is estimated.
    pub fn share_done(&self) -> f64 {
        if self.points > 0.0 { self.done / self.points } else { 0.0 }
    }

    /// Done, doing and all: points, or stories when nothing is estimated.
    pub fn amounts(&self) -> [f64; 3] {
        if self.points > 0.0 {
            [self.done, self.doing, self.points]
        } else {
            [self.stories_done, self.stories_doing, self.stories].map(|n| n as f64)
        }
    }
}

/// Adds up a sprint's columns; costs the number of columns.
pub fn sprint_progress(project: &Project, board: &BoardIndex, sprint: &Sprint, today: Date) -> SprintProgress {
    let mut progress = SprintProgress::default();
    for column in project.columns.iter() {
        let lane = board.lane(Scope::Sprint(sprint.id), column.id);
        progress.points += lane.points();
        progress.stories += lane.len();
        match column.kind {
            ColumnKind::Done => {
                progress.done += lane.points();
                progress.stories_done += lane.len();
            }
            ColumnKind::Doing => {
                progress.doing += lane.points();
                progress.stories_doing += lane.len();
            }
            ColumnKind::ToDo => {}
        }
    }
    if let Some(after_end) = sprint.end.and_then(|end| end.succ_opt()) {
        let calendar = &project.settings.calendar;
        let from = sprint.start.map_or(today, |start| start.max(today));
        progress.working_days_left = calendar.working_days(from, after_end);
        let tomorrow = today.succ_opt().unwrap_or(today);
        progress.working_days_over = (today >= after_end).then(|| calendar.working_days(after_end, tomorrow));
    }
    progress
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, ColumnId, EntityId as _, RawId, SprintId, Story, StoryId, parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn raw(n: usize) -> RawId {
        RawId::from_bytes([n as u8; 10])
    }

    /// Three columns, and stories of the sprint by column and estimate.
    fn project(stories: &[(usize, Option<f64>)]) -> Project {
        let mut project = Project::default();
        for (i, kind) in [ColumnKind::ToDo, ColumnKind::Doing, ColumnKind::Done].into_iter().enumerate() {
            project.columns.insert(Column { id: ColumnId::from_raw(raw(i)), kind, ..Column::default() });
        }
        for (i, (column, estimate)) in stories.iter().enumerate() {
            project.stories.insert(Story {
                id: StoryId::from_raw(raw(i)),
                column: ColumnId::from_raw(raw(*column)),
                estimate: *estimate,
                sprint: Some(SprintId::default()),
                ..Story::default()
            });
        }
        project
    }

    fn progress(project: &Project, sprint: &Sprint, today: &str) -> SprintProgress {
        sprint_progress(project, &BoardIndex::of(project), sprint, day(today))
    }

    #[test]
    fn points_are_added_by_the_kind_of_their_column() {
        let mut project =
            project(&[(0, Some(5.0)), (0, None), (1, Some(3.0)), (1, Some(0.5)), (2, Some(8.0)), (2, Some(0.1))]);
        let mut add = |n: usize, change: &dyn Fn(&mut Story)| {
            let mut story = Story {
                id: StoryId::from_raw(raw(n)),
                column: ColumnId::from_raw(raw(2)),
                estimate: Some(100.0),
                sprint: Some(SprintId::default()),
                ..Story::default()
            };
            change(&mut story);
            project.stories.insert(story);
        };
        add(50, &|story| story.archived = true);
        add(51, &|story| story.sprint = None);
        add(52, &|story| story.sprint = Some(SprintId::from_raw(raw(9))));
        let progress = progress(&project, &Sprint::default(), "2026-11-24");
        assert_eq!((progress.points, progress.doing, progress.done), (16.6, 3.5, 8.1));
        assert_eq!((progress.stories, progress.stories_doing, progress.stories_done), (6, 2, 2));
        assert_eq!(progress.share_done(), 8.1 / 16.6);
        assert_eq!(progress.amounts(), [8.1, 3.5, 16.6]);
        assert_eq!(progress.working_days_left, 0, "a sprint without an end");
    }

    #[test]
    fn nothing_estimated_is_no_share() {
        let project = project(&[(2, None), (1, None), (0, None), (0, None)]);
        let progress = progress(&project, &Sprint::default(), "2026-11-24");
        assert_eq!(progress.share_done(), 0.0);
        assert_eq!(progress.amounts(), [1.0, 1.0, 4.0], "stories are counted instead");
    }

    #[test]
    fn days_left_count_today_and_the_last_day() {
        // Monday 16 to Friday 27 November 2026, with a holiday on Wednesday 25.
        let mut project = project(&[]);
        let mut settings = crate::model::Settings::default();
        settings.calendar.holidays.insert(day("2026-11-25"), "Day off".into());
        project.settings = settings.into();
        let sprint = Sprint { start: Some(day("2026-11-16")), end: Some(day("2026-11-27")), ..Sprint::default() };
        for (today, left) in [
            ("2026-11-01", 9),
            ("2026-11-16", 9),
            ("2026-11-20", 5),
            ("2026-11-21", 4),
            ("2026-11-24", 3),
            ("2026-11-25", 2),
            ("2026-11-27", 1),
            ("2026-11-28", 0),
            ("2027-01-01", 0),
        ] {
            assert_eq!(progress(&project, &sprint, today).working_days_left, left, "on {today}");
        }
        for (today, over) in [
            ("2026-11-27", None),
            ("2026-11-28", Some(0)),
            ("2026-11-29", Some(0)),
            ("2026-11-30", Some(1)),
            ("2026-12-01", Some(2)),
            ("2026-12-07", Some(6)),
        ] {
            assert_eq!(progress(&project, &sprint, today).working_days_over, over, "on {today}");
        }
        let open = Sprint { start: None, ..sprint };
        assert_eq!(progress(&project, &open, "2026-11-13").working_days_left, 10);
    }
}
