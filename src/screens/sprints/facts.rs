//! What is shown of the chosen sprint or release, gathered once for a state of the project.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::order;
use super::view::Subject;
use crate::insight::{
    Capacity, Lane, ReleaseProgress, Scope, Section, VELOCITY_SPRINTS, Velocity, capacity, release_progress, velocity,
};
use crate::model::{
    Change, ColumnKind, Date, PersonId, Project, ReleaseId, Sprint, SprintId, SprintState, Story, StoryId,
};
use crate::session::Document;

/// Rows of the lists, and what there is to tell of the one that is chosen.
#[derive(Debug)]
pub(super) struct Facts {
    of: (u64, Option<Subject>, Date),
    pub(super) sprints: Vec<SprintId>,
    pub(super) releases: Vec<ReleaseId>,
    pub(super) velocity: Velocity,
    /// The stories of what is chosen, under headings.
    pub(super) stories: Arc<[Row]>,
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

    /// What was known before is followed where it can be: the rows stay while nothing happens to what they are made of, so
    /// that a letter typed in a name costs the same however many stories there are.
    pub(super) fn gather(document: &Document, subject: Option<Subject>, known: Option<&Self>) -> Self {
        let rows = known.filter(|known| known.rows_are_of(document, subject)).map(|known| Arc::clone(&known.stories));
        let (project, indexes) = (document.project(), document.indexes());
        let mut facts = Self {
            of: Self::basis(document, subject),
            sprints: order::sprints(project),
            releases: order::releases(project),
            velocity: velocity(project, VELOCITY_SPRINTS),
            stories: rows.clone().unwrap_or_default(),
            team: Team::default(),
            release: ReleaseProgress::default(),
        };
        match subject {
            Some(Subject::Sprint(id)) => {
                if let Some(sprint) = project.sprints.get(id) {
                    facts.stories = rows.unwrap_or_else(|| stories_of_sprint(document, sprint).into());
                    facts.team = team(document, sprint);
                }
            }
            Some(Subject::Release(id)) => {
                facts.stories = rows.unwrap_or_else(|| stories_of_release(document, id).into());
                facts.release = release_progress(project, indexes, id);
            }
            None => {}
        }
        facts
    }

    /// Nothing has happened since that the rows depend on.
    fn rows_are_of(&self, document: &Document, subject: Option<Subject>) -> bool {
        let (revision, of, _) = self.of;
        let Some(subject) = subject.filter(|subject| of == Some(*subject)) else { return false };
        let Some(mut steps) = document.performed_since(revision) else { return false };
        !steps.any(|step| step.changes.iter().any(|change| arranges(change, subject)))
    }

    /// The rows of the headings. Each tells where the next one is, so that the rows between cost nothing.
    fn headings(&self) -> impl Iterator<Item = (usize, usize)> {
        let heading = |at: usize| match self.stories.get(at) {
            Some(Row::Heading(_, stories)) => Some((at, *stories)),
            _ => None,
        };
        std::iter::successors(heading(0), move |(at, stories)| heading(at + 1 + stories))
    }

    /// How many stories are listed.
    pub(super) fn story_count(&self) -> usize {
        self.headings().map(|(_, stories)| stories).sum()
    }

    /// How many stories are listed before a row.
    pub(super) fn place_of(&self, row: usize) -> usize {
        row - self.headings().take_while(|(at, _)| *at < row).count()
    }

    /// The row of a story at a row or next to it: the one below a heading, or the one above it when there is one.
    pub(super) fn near(&self, row: usize, down: bool) -> usize {
        let row = row.min(self.stories.len().saturating_sub(1));
        match self.stories.get(row) {
            Some(Row::Heading(..)) if !down && row > 0 => row - 1,
            Some(Row::Heading(..)) => row + 1,
            _ => row,
        }
    }
}

/// A change that may put other stories into the list of a subject, or others first.
fn arranges(change: &Change, subject: Subject) -> bool {
    match change {
        Change::Story(edit) => {
            let (Some(before), Some(after)) = (&edit.before, &edit.after) else { return true };
            let elsewhere = match subject {
                Subject::Release(id) => before.release != Some(id) && after.release != Some(id),
                // The record of a sprint has stories that went on elsewhere.
                Subject::Sprint(_) => false,
            };
            let place =
                |story: &Story| (story.column, story.sprint, story.release, story.archived, story.is_cancelled());
            !elsewhere && (place(before) != place(after) || before.rank != after.rank)
        }
        Change::Column(_) => true,
        Change::Sprint(edit) => match (&edit.before, &edit.after) {
            (Some(before), Some(after)) => {
                subject == Subject::Sprint(after.id) && (before.state != after.state || before.record != after.record)
            }
            _ => true,
        },
        _ => false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Desk, ReleaseEdit, ReleaseField, StoryField, edit_releases, edit_stories};
    use crate::model::{IdSource, Transaction};
    use crate::sample::{SampleSize, project};
    use crate::session::Clock;

    fn perform(document: &mut Document, change: impl FnOnce(&mut Desk<'_>) -> Transaction) {
        let transaction = document.edit(change);
        document.apply(transaction);
    }

    #[test]
    fn the_rows_stay_until_a_story_of_them_goes_elsewhere() {
        let now = Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap());
        let mut document = Document::new(project(&SampleSize::default()), IdSource::from_seed(1), now);
        let counts = |id| stories_of_release(&document, id).len();
        let release =
            document.project().releases.iter().map(|release| release.id).max_by_key(|id| counts(*id)).unwrap();
        let subject = Some(Subject::Release(release));
        let first = Facts::gather(&document, subject, None);
        assert!(first.story_count() > 5);
        let story = first.stories.iter().rev().find_map(|row| match row {
            Row::Story(id) => Some(*id),
            Row::Heading(..) => None,
        });
        let story = story.unwrap();

        perform(&mut document, |desk| {
            edit_releases(desk, &ReleaseEdit::Set(release, ReleaseField::Name("R".into()))).unwrap()
        });
        perform(&mut document, |desk| edit_stories(desk, &[story], &StoryField::Title("T".into())).unwrap());
        let second = Facts::gather(&document, subject, Some(&first));
        assert!(Arc::ptr_eq(&first.stories, &second.stories) && second.is_of(&document, subject));

        perform(&mut document, |desk| edit_stories(desk, &[story], &StoryField::Release(None)).unwrap());
        let third = Facts::gather(&document, subject, Some(&second));
        assert_eq!(third.story_count() + 1, second.story_count());
        assert_eq!(third.stories, Facts::gather(&document, subject, None).stories);
    }

    #[test]
    fn rows_between_headings_are_counted_without_a_walk() {
        let now = Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap());
        let document = Document::new(project(&SampleSize::default()), IdSource::from_seed(1), now);
        for sprint in order::sprints(document.project()) {
            let facts = Facts::gather(&document, Some(Subject::Sprint(sprint)), None);
            let rows: Vec<usize> =
                (0..facts.stories.len()).filter(|i| matches!(facts.stories[*i], Row::Story(_))).collect();
            assert_eq!(facts.story_count(), rows.len());
            for (place, row) in rows.iter().enumerate() {
                assert_eq!((facts.place_of(*row), facts.near(*row, true)), (place, *row));
            }
            assert!(rows.is_empty() || facts.near(0, false) == 1 && facts.near(0, true) == 1);
        }
    }
}
