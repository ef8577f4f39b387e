//! Stories: the units of work on the board.

use std::collections::BTreeSet;

use super::{ColumnId, Date, FeedbackId, InitiativeId, Moment, PersonId, Rank, ReleaseId, SprintId, StoryId, words};

words! {
    /// What a story is.
    pub enum StoryKind {
        #[default]
        Story = "story" => "Story",
        Bug = "bug" => "Bug",
        Task = "task" => "Task",
        Spike = "spike" => "Spike",
    }

    /// How urgent a story is, most urgent first.
    pub enum Priority {
        Urgent = "urgent" => "Urgent",
        High = "high" => "High",
        #[default]
        Medium = "medium" => "Medium",
        Low = "low" => "Low",
    }
}

/// A unit of work: story, bug, task or spike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    pub id: StoryId,
    /// What people call it, such as `NP-122`. A label, not identity.
    pub key: String,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub kind: StoryKind,
    pub column: ColumnId,
    pub rank: Rank,
    pub priority: Priority,
    /// Story points, finite and not negative.
    pub estimate: Option<f64>,
    pub assignee: Option<PersonId>,
    pub labels: BTreeSet<String>,
    pub due: Option<Date>,
    pub sprint: Option<SprintId>,
    pub release: Option<ReleaseId>,
    pub initiative: Option<InitiativeId>,
    pub criteria: Vec<Criterion>,
    /// The entries of the definition of ready, of exit checklists and of the definition of done that hold for it.
    pub checked: BTreeSet<String>,
    pub blocked_by: BTreeSet<StoryId>,
    pub comments: Vec<Comment>,
    pub feedback: BTreeSet<FeedbackId>,
    /// Where it was imported from, and what it was called there.
    pub source: Option<Source>,
    /// The story that this one was split from.
    pub split_from: Option<StoryId>,
    /// Kept out of board and backlog, but kept.
    pub archived: bool,
    /// What happened to it, oldest first. All delivery metrics are computed from these.
    pub events: Vec<Event>,
}

/// An acceptance criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criterion {
    pub text: String,
    pub done: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    pub at: Moment,
    pub author: Option<PersonId>,
    /// Markdown.
    pub text: String,
}

/// The other tool that an imported thing came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub tool: String,
    pub external_id: String,
}

/// Something that happened to a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub at: Moment,
    pub what: EventKind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventKind {
    Created { column: ColumnId },
    Moved { to: ColumnId },
    Estimated { points: Option<f64> },
    SprintEntered { sprint: SprintId },
    SprintLeft { sprint: SprintId },
    Done,
    Reopened,
    Cancelled,
}

impl Story {
    /// Where it stands among its neighbours: by rank, then by id.
    pub fn order(&self) -> (&Rank, StoryId) {
        (&self.rank, self.id)
    }

    /// It was given up: of what tells whether it is done, the last event is *cancelled*. Moving it about changes nothing
    /// of that, finishing or reopening it does.
    pub fn is_cancelled(&self) -> bool {
        let tells = |what| matches!(what, EventKind::Done | EventKind::Reopened | EventKind::Cancelled);
        let last = self.events.iter().filter(|event| tells(event.what)).max_by_key(|event| event.at);
        last.is_some_and(|event| event.what == EventKind::Cancelled)
    }

    /// Acceptance criteria that are met, of all.
    pub fn criteria_done(&self) -> (usize, usize) {
        (self.criteria.iter().filter(|c| c.done).count(), self.criteria.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_event_tells_whether_it_is_cancelled() {
        use EventKind::*;
        let column = ColumnId::default();
        let moved = Moved { to: column };
        for (events, cancelled) in [
            (&[] as &[_], false),
            (&[(1, Created { column })], false),
            (&[(1, Cancelled)], true),
            (&[(1, Cancelled), (2, moved)], true),
            (&[(1, Cancelled), (2, Reopened)], false),
            (&[(1, Cancelled), (2, Done)], false),
            (&[(1, Done), (2, Cancelled)], true),
            (&[(1, Cancelled), (1, Reopened)], false),
            // A file may hold them in any order.
            (&[(3, Cancelled), (2, Done)], true),
            (&[(3, Reopened), (2, Cancelled)], false),
        ] {
            let at = |(at, what): &(i64, EventKind)| Event { at: Moment::from_unix_seconds(*at), what: *what };
            let story = Story { events: events.iter().map(at).collect(), ..Story::default() };
            assert_eq!(story.is_cancelled(), cancelled, "{events:?}");
        }
    }
}
