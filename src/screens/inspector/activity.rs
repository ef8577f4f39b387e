//! What happened to a story, in words, the newest first.

use egui::Ui;

use super::pieces::{aside, heading, show_all};
use crate::model::{EventKind, Moment, Project, Story};
use crate::screens::Scene;
use crate::ui::format::points;

/// So many are shown until all are asked for.
const FEW: usize = 8;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, all: &mut bool, story: &Story) {
    let lines = lines(scene.document.project(), story);
    if lines.is_empty() {
        return;
    }
    heading(ui, "Activity", "");
    let clock = scene.document.clock();
    let today = clock.today();
    ui.spacing_mut().item_spacing.y = 3.0;
    let shown = if *all { lines.len() } else { FEW };
    for (text, at) in lines.iter().take(shown) {
        aside(ui, format!("{text}, {}", scene.dates.day(clock.date_of(*at), today)));
    }
    show_all(ui, "the activity", lines.len(), FEW, all);
}

/// What happened and when, the newest first; of one moment, the last that happened first.
fn lines(project: &Project, story: &Story) -> Vec<(String, Moment)> {
    let mut lines = events(project, story);
    let by = |comment: &crate::model::Comment| {
        let person = comment.author.and_then(|id| project.people.get(id));
        person.map_or_else(|| "Comment".to_owned(), |person| format!("Comment by {}", person.name))
    };
    lines.extend(story.comments.iter().map(|comment| (by(comment), comment.at)));
    lines.sort_by_key(|(_, at)| *at);
    lines.reverse();
    lines
}

/// Each event in words, in the order in which they were written.
fn events(project: &Project, story: &Story) -> Vec<(String, Moment)> {
    let column = |id| project.columns.get(id).map_or("a deleted column", |c| c.name.as_str());
    let sprint = |id| project.sprints.get(id).map_or("a deleted sprint", |s| s.name.as_str());
    let number = |p: Option<f64>| p.map_or_else(|| "none".into(), points);
    let mut estimate = None;
    let mut lines: Vec<(String, Moment)> = Vec::with_capacity(story.events.len());
    let mut events = story.events.iter().peekable();
    while let Some(event) = events.next() {
        let text = match event.what {
            EventKind::Created { column: id } => match story.split_from {
                Some(origin) => {
                    let key = project.stories.get(origin).map_or("a deleted story", |s| s.key.as_str());
                    format!("Split from {key} in {}", column(id))
                }
                None => format!("Created in {}", column(id)),
            },
            EventKind::Moved { to } => format!("Moved to {}", column(to)),
            EventKind::Estimated { points } => {
                let before = std::mem::replace(&mut estimate, points);
                format!("Estimate {} → {}", number(before), number(points))
            }
            EventKind::SprintEntered { sprint: id } => format!("Planned for {}", sprint(id)),
            // Out of one sprint and into another at once is one thing that happened.
            EventKind::SprintLeft { sprint: from } => match events.peek().map(|next| (next.at, next.what)) {
                Some((at, EventKind::SprintEntered { sprint: to })) if at == event.at => {
                    events.next();
                    format!("Moved from {} to {}", sprint(from), sprint(to))
                }
                _ => format!("Taken out of {}", sprint(from)),
            },
            EventKind::Done => "Done".into(),
            EventKind::Reopened => "Reopened".into(),
            EventKind::Cancelled => "Cancelled".into(),
        };
        lines.push((text, event.at));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comment, Event, SprintId};

    fn texts(story: &Story) -> Vec<String> {
        lines(&Project::default(), story).into_iter().map(|(text, _)| text).collect()
    }

    fn at(seconds: i64, what: EventKind) -> Event {
        Event { at: Moment::from_unix_seconds(seconds), what }
    }

    #[test]
    fn estimates_tell_what_they_were() {
        let estimated = |points| at(0, EventKind::Estimated { points });
        let events = vec![estimated(Some(3.0)), estimated(Some(5.0)), estimated(None)];
        let story = Story { events, ..Story::default() };
        assert_eq!(texts(&story), ["Estimate 5 → none", "Estimate 3 → 5", "Estimate none → 3"]);
    }

    #[test]
    fn comments_stand_among_events_by_date() {
        let comment = Comment { at: Moment::from_unix_seconds(5), ..Comment::default() };
        let events = vec![at(1, EventKind::Done), at(9, EventKind::Reopened)];
        let story = Story { comments: vec![comment], events, ..Story::default() };
        assert_eq!(texts(&story), ["Reopened", "Comment", "Done"]);
    }

    #[test]
    fn going_from_one_sprint_to_another_is_one_line() {
        let sprint = SprintId::default();
        let left = |seconds| at(seconds, EventKind::SprintLeft { sprint });
        let entered = |seconds| at(seconds, EventKind::SprintEntered { sprint });
        let moved = Story { events: vec![left(1), entered(1)], ..Story::default() };
        assert_eq!(texts(&moved), ["Moved from a deleted sprint to a deleted sprint"]);
        let apart = Story { events: vec![left(1), entered(2)], ..Story::default() };
        assert_eq!(texts(&apart), ["Planned for a deleted sprint", "Taken out of a deleted sprint"]);
    }
}
