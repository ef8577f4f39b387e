//! What is shown of the chosen sprint or release, gathered once for a state of the project.

use std::collections::BTreeMap;

use super::order;
use super::view::Subject;
use crate::insight::{
    Capacity, Lane, ReleaseProgress, Scope, Section, VELOCITY_SPRINTS, Velocity, capacity, release_progress, velocity,
};
use crate::model::{ColumnKind, Date, PersonId, Project, ReleaseId, Sprint, SprintId, SprintState, Story, StoryId};
use crate::session::Document;

/// Rows of the lists, and what there is to tell of the one that is chosen.
#[derive(Debug)]
pub(super) struct Facts {
    of: (u64, Option<Subject>, Date),
    pub(super) sprints: Vec<SprintId>,
    pub(super) releases: Vec<ReleaseId>,
    pub(super) velocity: Velocity,
    /// The stories of what is chosen, under headings.
    pub(super) stories: Vec<Row>,
    pub(super) team: Team,
    /// Of the release that is chosen.
    pub(super) release: ReleaseProgress,
}

/// A row of the list of stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// What those below have in common, and how many they are.
    Heading(&'static str, usize),
    Story(StoryId),
}

/// Who can take how much, and has how much.
#[derive(Debug, Default)]
pub(super) struct Team {
    pub(super) capacity: Capacity,
    /// Points of the sprint's stories by whom they are assigned to; what is cancelled is left out.
    pub(super) planned: BTreeMap<Option<PersonId>, f64>,
}

impl Team {
    /// Points of all stories that are not cancelled.
    pub(super) fn total(&self) -> f64 {
        self.planned.values().sum()
    }

    /// Points of stories that nobody of the team has: those without an assignee, and those of people who left.
    pub(super) fn of_nobody(&self) -> f64 {
        let is_there = |id: PersonId| self.capacity.people.iter().any(|person| person.person == id);
        self.planned.iter().filter(|(id, _)| !id.is_some_and(is_there)).map(|(_, points)| points).sum()
    }
}

impl Facts {
    fn basis(document: &Document, subject: Option<Subject>) -> (u64, Option<Subject>, Date) {
        (document.revision(), subject, document.clock().today())
    }

    pub(super) fn is_of(&self, document: &Document, subject: Option<Subject>) -> bool {
        self.of == Self::basis(document, subject)
    }

    pub(super) fn gather(document: &Document, subject: Option<Subject>) -> Self {
        let (project, indexes) = (document.project(), document.indexes());
        let mut facts = Self {
            of: Self::basis(document, subject),
            sprints: order::sprints(project),
            releases: order::releases(project),
            velocity: velocity(project, VELOCITY_SPRINTS),
            stories: Vec::new(),
            team: Team::default(),
            release: ReleaseProgress::default(),
        };
        match subject {
            Some(Subject::Sprint(id)) => {
                if let Some(sprint) = project.sprints.get(id) {
                    facts.stories = stories_of_sprint(document, sprint);
                    facts.team = team(document, sprint);
                }
            }
            Some(Subject::Release(id)) => {
                facts.stories = stories_of_release(document, id);
                facts.release = release_progress(project, indexes, id);
            }
            None => {}
        }
        facts
    }

    /// How many stories are listed.
    pub(super) fn story_count(&self) -> usize {
        self.stories.iter().filter(|row| matches!(row, Row::Story(_))).count()
    }
}

fn team(document: &Document, sprint: &Sprint) -> Team {
    let mut planned = BTreeMap::new();
    for story in document.indexes().backlog.section(Section::Sprint(sprint.id)).stories() {
        if !document.indexes().is_cancelled(story.id) {
            *planned.entry(story.assignee).or_insert(0.0) += story.estimate.unwrap_or(0.0);
        }
    }
    Team { capacity: capacity(document.project(), sprint), planned }
}

/// Rows under headings, those of them that hold a story.
fn under<'a>(parts: impl IntoIterator<Item = (&'static str, Vec<&'a Story>)>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (heading, stories) in parts {
        if !stories.is_empty() {
            rows.push(Row::Heading(heading, stories.len()));
            rows.extend(stories.into_iter().map(|story| Row::Story(story.id)));
        }
    }
    rows
}

/// By what is done and what is not; of a closed sprint as its record has it.
fn stories_of_sprint(document: &Document, sprint: &Sprint) -> Vec<Row> {
    let (project, indexes) = (document.project(), document.indexes());
    if sprint.state != SprintState::Closed {
        let all = indexes.backlog.section(Section::Sprint(sprint.id)).stories().iter().map(AsRef::as_ref);
        let (done, open) = all.partition(|story| project.is_done(story));
        return under([("Not done", open), ("Done", done)]);
    }
    if let Some(record) = &sprint.record {
        let known = |ids: &std::collections::BTreeSet<StoryId>| {
            in_order(project, ids.iter().filter_map(|id| project.stories.get(*id)).map(AsRef::as_ref))
        };
        return under([("Finished", known(&record.finished)), ("Not finished", known(&record.unfinished))]);
    }
    let lanes = project.columns_in_order();
    let lanes = lanes.iter().map(|column| indexes.board.lane(Scope::Sprint(sprint.id), column.id));
    let (done, open) = lanes.flat_map(Lane::stories).map(AsRef::as_ref).partition(|story| project.is_done(story));
    under([("Finished", done), ("Not finished", open)])
}

/// By how far they are. Those that are cancelled, or archived without being done, are left out, as in its progress.
fn stories_of_release(document: &Document, release: ReleaseId) -> Vec<Row> {
    let (project, indexes) = (document.project(), document.indexes());
    let all = indexes.stories_of_release(release).filter_map(|id| project.stories.get(id)).map(AsRef::as_ref);
    let counts = |story: &&Story| !indexes.is_cancelled(story.id) && (!story.archived || project.is_done(story));
    let all = in_order(project, all.filter(counts));
    let kind = |story: &Story| project.columns.get(story.column).map(|column| column.kind).unwrap_or_default();
    let of = |wanted| all.iter().copied().filter(|story| kind(story) == wanted).collect();
    under([("Doing", of(ColumnKind::Doing)), ("To do", of(ColumnKind::ToDo)), ("Done", of(ColumnKind::Done))])
}

/// By column, then as they stand in it.
fn in_order<'a>(project: &Project, stories: impl Iterator<Item = &'a Story>) -> Vec<&'a Story> {
    let mut stories: Vec<&Story> = stories.collect();
    let column = |story: &Story| project.columns.get(story.column).map(|column| column.order());
    stories.sort_by(|a, b| column(a).cmp(&column(b)).then_with(|| a.order().cmp(&b.order())));
    stories
}
