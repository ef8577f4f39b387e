//! What holds for a sample of any size.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Weekday};

use crate::model::*;
use crate::sample::{SampleSize, project};

fn of(stories: usize, initiatives: usize, seed: u64) -> Project {
    project(&SampleSize { stories, initiatives, seed })
}

/// The sizes at which every law is tried.
fn samples() -> Vec<Project> {
    let sizes =
        [(0, 0), (1, 1), (10, 3), (23, 0), (100, 15), (220, 15), (221, 16), (1000, 40), (5000, 200), (10_000, 15)];
    sizes.into_iter().map(|(stories, initiatives)| of(stories, initiatives, 1)).collect()
}

/// What a story's events tell up to, but not at, a moment.
#[derive(Default, Debug, PartialEq)]
struct State {
    column: ColumnId,
    estimate: Option<f64>,
    sprint: Option<SprintId>,
    done: bool,
}

fn replay(story: &Story, before: Moment) -> State {
    let mut state = State::default();
    for event in story.events.iter().filter(|event| event.at < before) {
        state.follow(event.what);
    }
    state
}

impl State {
    fn follow(&mut self, what: EventKind) {
        match what {
            EventKind::Created { column } | EventKind::Moved { to: column } => self.column = column,
            EventKind::Estimated { points } => self.estimate = points,
            EventKind::SprintEntered { sprint } => {
                assert_eq!(self.sprint, None, "in two sprints");
                self.sprint = Some(sprint);
            }
            EventKind::SprintLeft { sprint } => {
                assert_eq!(self.sprint, Some(sprint), "left a sprint that it was not in");
                self.sprint = None;
            }
            EventKind::Done => {
                assert!(!self.done, "done twice");
                self.done = true;
            }
            EventKind::Reopened | EventKind::Cancelled => {
                assert!(self.done, "reopened what was not done");
                self.done = false;
            }
        }
    }
}

fn now() -> Moment {
    "2026-11-24T10:00:00Z".parse().unwrap()
}

#[test]
fn the_same_arguments_give_the_same_project() {
    for (stories, initiatives) in [(220, 15), (5000, 100)] {
        assert!(of(stories, initiatives, 1) == of(stories, initiatives, 1));
        assert!(of(stories, initiatives, 1) != of(stories, initiatives, 2));
    }
}

#[test]
fn it_has_as_much_as_was_asked_for() {
    for (stories, initiatives) in [(0, 0), (1, 0), (0, 1), (21, 14), (22, 16), (10, 10_000), (5000, 2), (20_000, 50)] {
        let project = of(stories, initiatives, 3);
        assert_eq!((project.stories.len(), project.initiatives.len()), (stories, initiatives));
    }
}

#[test]
fn every_reference_resolves() {
    for project in samples() {
        let p = &project;
        for story in p.stories.iter() {
            assert!(p.columns.contains(story.column));
            assert!(story.assignee.is_none_or(|id| p.people.contains(id)));
            assert!(story.sprint.is_none_or(|id| p.sprints.contains(id)));
            assert!(story.release.is_none_or(|id| p.releases.contains(id)));
            assert!(story.initiative.is_none_or(|id| p.initiatives.contains(id)));
            assert!(story.blocked_by.iter().all(|id| p.stories.contains(*id) && *id != story.id));
            assert!(story.feedback.iter().all(|id| p.feedback.contains(*id)));
            assert!(story.split_from.is_none_or(|id| p.stories.contains(id)));
            assert!(story.comments.iter().all(|c| c.author.is_some_and(|id| p.people.contains(id))));
            for event in &story.events {
                match event.what {
                    EventKind::Created { column } | EventKind::Moved { to: column } => {
                        assert!(p.columns.contains(column));
                    }
                    EventKind::SprintEntered { sprint } | EventKind::SprintLeft { sprint } => {
                        assert!(p.sprints.contains(sprint));
                    }
                    _ => {}
                }
            }
        }
        for sprint in p.sprints.iter() {
            assert!(sprint.capacity.keys().all(|id| p.people.contains(*id)));
            let record = sprint.record.clone().unwrap_or_default();
            assert!(record.finished.iter().chain(&record.unfinished).all(|id| p.stories.contains(*id)));
        }
        for initiative in p.initiatives.iter() {
            assert!(initiative.theme.is_some_and(|id| p.themes.contains(id)));
            assert!(initiative.owner.is_some_and(|id| p.people.contains(id)));
            assert!(initiative.objectives.iter().all(|id| p.objectives.contains(*id)));
            assert!(initiative.feedback.iter().all(|id| p.feedback.contains(*id)));
            assert!(initiative.start <= initiative.end);
        }
        assert!(p.milestones.iter().all(|m| m.theme.is_some_and(|id| p.themes.contains(id))));
        for end in p.dependencies.iter().flat_map(|d| [d.from, d.to]) {
            assert!(match end {
                Node::Initiative(id) => p.initiatives.contains(id),
                Node::Milestone(id) => p.milestones.contains(id),
            });
        }
        assert!(p.baselines.iter().all(|b| b.dates.keys().all(|id| p.initiatives.contains(*id))));
        for objective in p.objectives.iter() {
            assert!(objective.owner.is_some_and(|id| p.people.contains(id)));
            assert!(objective.parent.is_none_or(|id| p.objectives.contains(id)));
            assert!(objective.key_results.iter().all(|r| r.measure.is_none_or(|id| p.measures.contains(id))));
        }
        assert!(p.research.iter().all(|r| r.initiatives.iter().all(|id| p.initiatives.contains(*id))));
        for decision in p.decisions.iter() {
            assert!(decision.initiatives.iter().all(|id| p.initiatives.contains(*id)));
            assert!(decision.objectives.iter().all(|id| p.objectives.contains(*id)));
            assert!(decision.stories.iter().all(|id| p.stories.contains(*id)));
        }
        for note in p.feedback.iter() {
            assert!(note.merged_into.is_none_or(|id| p.feedback.contains(id)));
            assert!(note.voters.iter().all(|v| p.customers.contains(v.customer) && v.importance <= 3));
        }
        assert!(p.measures.iter().all(|m| m.initiatives.iter().all(|id| p.initiatives.contains(*id))));
    }
}

#[test]
fn events_are_in_order_and_end_in_what_the_fields_say() {
    for project in samples() {
        for story in project.stories.iter() {
            let key = &story.key;
            assert!(story.events.is_sorted_by_key(|event| event.at), "{key}: {:?}", story.events);
            assert!(matches!(story.events.first(), Some(Event { what: EventKind::Created { .. }, .. })), "{key}");
            let end = replay(story, now());
            let fields = State {
                column: story.column,
                estimate: story.estimate,
                sprint: story.sprint,
                done: project.is_done(story),
            };
            assert_eq!(end, fields, "{key}");
            assert!(story.events.iter().all(|event| event.at < now()), "{key}");
            for at in story.events.iter().map(|e| e.at).chain(story.comments.iter().map(|c| c.at)) {
                let hour = at.unix_seconds().rem_euclid(86_400) / 3600;
                assert!((8..17).contains(&hour), "{key} at {at}");
                assert!(!matches!(at.utc_date().weekday(), Weekday::Sat | Weekday::Sun), "{key} at {at}");
            }
            assert!(story.comments.is_sorted_by_key(|c| c.at) && story.comments.iter().all(|c| c.at < now()));
        }
    }
}

#[test]
fn keys_are_unique_and_ranks_valid_and_short() {
    for project in samples() {
        let keys: BTreeSet<&str> = project.stories.iter().map(|story| story.key.as_str()).collect();
        assert_eq!(keys.len(), project.stories.len());
        assert!(keys.iter().all(|key| key.strip_prefix("NP-").is_some_and(|n| n.parse::<u32>().is_ok())));
        let ranks: BTreeSet<&Rank> = project.stories.iter().map(|story| &story.rank).collect();
        assert_eq!(ranks.len(), project.stories.len());
        assert!(ranks.iter().all(|rank| Rank::parse(rank.as_str()).is_some() && rank.as_str().len() <= 8));
    }
}

/// What a closed sprint came to by the events alone, as the definitions have it.
fn record(project: &Project, sprint: &Sprint) -> SprintRecord {
    let (start, closed_at) = (sprint.start.unwrap(), sprint.record.as_ref().unwrap().closed_at);
    let mut record = SprintRecord { closed_at, ..SprintRecord::default() };
    for story in project.stories.iter() {
        // Nothing changes on the first day, so its begin and its end give the same commitment.
        let begin = replay(story, Moment::on(start, 0));
        assert_eq!(begin.sprint == Some(sprint.id), replay(story, Moment::on(start, 86_400)).sprint == Some(sprint.id));
        if begin.sprint == Some(sprint.id) {
            record.commitment += begin.estimate.unwrap_or(0.0);
        }
        let mut state = State::default();
        for event in story.events.iter().filter(|event| event.at < closed_at) {
            let points = state.estimate.unwrap_or(0.0);
            let was_in = state.sprint == Some(sprint.id);
            state.follow(event.what);
            if event.at < Moment::on(start, 0) {
                continue;
            }
            match (was_in, state.sprint == Some(sprint.id)) {
                (false, true) => record.added += points,
                (true, false) => record.removed += points,
                (true, true) => record.re_estimated += state.estimate.unwrap_or(0.0) - points,
                (false, false) => {}
            }
        }
        if state.sprint == Some(sprint.id) {
            let points = state.estimate.unwrap_or(0.0);
            if state.done {
                record.completed += points;
                record.finished.insert(story.id);
            } else {
                record.carried_over += points;
                record.unfinished.insert(story.id);
            }
        }
    }
    record
}

#[test]
fn the_records_of_closed_sprints_follow_from_the_events() {
    for (stories, seed) in [(0, 1), (10, 1), (60, 1), (220, 1), (220, 2), (1500, 1), (3000, 5)] {
        let project = of(stories, 15, seed);
        for sprint in project.sprints.iter().filter(|s| s.state == SprintState::Closed) {
            let frozen = sprint.record.clone().unwrap();
            assert_eq!(frozen, record(&project, sprint), "{} of {stories}", sprint.name);
            let scope = frozen.commitment + frozen.added - frozen.removed + frozen.re_estimated;
            assert_eq!(scope, frozen.completed + frozen.carried_over);
        }
    }
}

#[test]
fn dependencies_have_no_circle() {
    let project = of(10, 3000, 1);
    let mut next: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    let mut into: BTreeMap<Node, usize> = BTreeMap::new();
    for link in project.dependencies.iter() {
        next.entry(link.from).or_default().push(link.to);
        *into.entry(link.to).or_default() += 1;
        into.entry(link.from).or_default();
    }
    let mut free: Vec<Node> = into.iter().filter(|(_, n)| **n == 0).map(|(node, _)| *node).collect();
    let mut seen = 0;
    while let Some(node) = free.pop() {
        seen += 1;
        for to in next.get(&node).into_iter().flatten() {
            let n = into.get_mut(to).unwrap();
            *n -= 1;
            if *n == 0 {
                free.push(*to);
            }
        }
    }
    assert_eq!(seen, into.len());
}

/// What a story takes in a file of one field a line and one event a line, roughly.
fn size_in_file(story: &Story) -> usize {
    let field = |name: usize, value: usize| name + value + 6;
    let id = 18;
    let mut size = 26 + field(3, story.key.len() + 2) + field(5, story.title.len() + 2) + field(6, id);
    size += field(4, story.rank.as_str().len() + 2);
    size += if story.kind == StoryKind::Story { 0 } else { field(4, 5) };
    size += if story.priority == Priority::Medium { 0 } else { field(8, 6) };
    size += story.estimate.map_or(0, |_| field(8, 4));
    size += story.assignee.map_or(0, |_| field(8, id)) + story.sprint.map_or(0, |_| field(6, id));
    size += story.release.map_or(0, |_| field(7, id)) + story.initiative.map_or(0, |_| field(10, id));
    size += if story.labels.is_empty() { 0 } else { 14 + story.labels.iter().map(|l| l.len() + 4).sum::<usize>() };
    size += if story.description.is_empty() { 0 } else { field(11, story.description.len() + 8) };
    size += story.criteria.iter().map(|c| 30 + c.text.len()).sum::<usize>();
    size += story.comments.iter().map(|c| 75 + c.text.len()).sum::<usize>();
    size += if story.blocked_by.is_empty() { 0 } else { 14 + story.blocked_by.len() * 20 };
    // A moment, and most often an id.
    let event = |event: &Event| 34 + if matches!(event.what, EventKind::Done) { 5 } else { 24 };
    size + story.events.iter().map(event).sum::<usize>()
}

#[test]
fn a_large_sample_keeps_its_stories_small() {
    let project = of(20_000, 100, 1);
    let size: usize = project.stories.iter().map(|story| size_in_file(story)).sum();
    assert!(size / 20_000 <= 400, "{} bytes a story", size / 20_000);
    let done = project.stories.iter().filter(|story| project.is_done(story)).count();
    assert!((40..=50).contains(&(done * 100 / 20_000)), "{done}");
    assert_eq!(project.columns.len(), 8);
}
