//! The sample project: an invented payment app, told as of one fixed day.
//!
//! The default size is the demo, of which most is written by hand. Other sizes are the same core with more or fewer
//! generated stories and initiatives. Everything is drawn from the seed, so the same arguments give the same project on
//! every machine.

mod areas;
mod dice;
mod hand;
mod initiatives;
mod market;
mod outcomes;
mod roadmap;
mod sprints;
mod stories;
mod strategy;
mod team;
#[cfg(test)]
mod tests;
mod titles;
mod written;

use std::sync::Arc;

use crate::model::{
    ColumnId, CustomerId, EntityId, FeedbackId, IdSource, InitiativeId, MeasureId, ObjectiveId, PersonId, Project,
    ReleaseId, SprintId, ThemeId,
};

use dice::{Dice, Timeline};

/// The invented company and its product.
const NAME: &str = "Northwind Pay";
const PREFIX: &str = "NP";

/// What the sample holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSize {
    /// Stories of all states together.
    pub stories: usize,
    pub initiatives: usize,
    /// Another seed gives other ids and other generated stories.
    pub seed: u64,
}

impl Default for SampleSize {
    /// The demo.
    fn default() -> Self {
        Self { stories: 220, initiatives: 15, seed: 1 }
    }
}

/// The ids of what others refer to, by index.
struct Cast {
    columns: Columns,
    people: Vec<PersonId>,
    sprints: Vec<SprintId>,
    releases: Vec<ReleaseId>,
    themes: Vec<ThemeId>,
    initiatives: Vec<InitiativeId>,
    objectives: Vec<ObjectiveId>,
    feedback: Vec<FeedbackId>,
    customers: Vec<CustomerId>,
    measures: Vec<MeasureId>,
    /// The WIP limit of the columns that have one.
    limit: u32,
}

/// The columns by what the hand-written stories call them.
struct Columns {
    all: Vec<ColumnId>,
    ready: ColumnId,
    doing: ColumnId,
    review: ColumnId,
    done: ColumnId,
}

impl Columns {
    /// The four columns of the demo are the last but one, or the last, of their kind in large samples.
    fn new(all: Vec<ColumnId>) -> Self {
        let at = |i: usize| all.get(i).copied().unwrap_or_default();
        let (ready, done) = if all.len() == team::COLUMNS.len() { (0, 3) } else { (2, 7) };
        Self { ready: at(ready), doing: at(ready + 1), review: at(ready + 2), done: at(done), all }
    }
}

impl Cast {
    fn new(size: &SampleSize, counts: &stories::Counts, ids: &mut IdSource) -> Self {
        let columns = if size.stories >= 10_000 { team::MANY_COLUMNS.len() } else { team::COLUMNS.len() };
        Self {
            columns: Columns::new(several(ids, columns)),
            people: several(ids, team::PEOPLE.len()),
            sprints: several(ids, counts.closed_sprints + 1),
            releases: several(ids, team::RELEASES.len()),
            themes: several(ids, roadmap::theme_count(size.initiatives)),
            initiatives: several(ids, size.initiatives),
            objectives: several(ids, strategy::OBJECTIVES.len()),
            feedback: several(ids, written::FEEDBACK.len()),
            customers: several(ids, market::CUSTOMERS.len()),
            measures: several(ids, outcomes::MEASURES.len()),
            limit: 3 + counts.active.saturating_sub(21) as u32 / 6,
        }
    }

    fn initiative(&self, index: usize) -> Option<InitiativeId> {
        self.initiatives.get(index).copied()
    }

    /// Those that this sample has.
    fn initiatives(&self, indices: &[usize]) -> impl Iterator<Item = InitiativeId> {
        indices.iter().filter_map(|i| self.initiative(*i))
    }
}

fn several<I: EntityId>(ids: &mut IdSource, n: usize) -> Vec<I> {
    (0..n).map(|_| ids.next_id()).collect()
}

/// The sample project. Any size works; 100,000 stories take about a second.
pub fn project(size: &SampleSize) -> Project {
    let mut ids = IdSource::from_seed(size.seed);
    let mut dice = Dice::new(size.seed);
    let counts = stories::Counts::new(size.stories);
    let document = ids.next_id();
    let cast = Cast::new(size, &counts, &mut ids);
    let time = Timeline { calendar: team::calendar(), closed: counts.closed_sprints };

    let mut project = Project {
        settings: Arc::new(team::settings(document)),
        strategy: Arc::new(strategy::strategy()),
        ..Project::default()
    };
    project.columns = team::columns(&cast).map(Arc::new).collect();
    project.people = team::people(&cast).map(Arc::new).collect();
    project.releases = team::releases(&cast).map(Arc::new).collect();
    project.views = team::views([ids.next_id(), ids.next_id()]).map(Arc::new).into_iter().collect();

    project.themes = roadmap::themes(&cast).map(Arc::new).collect();
    let initiatives = roadmap::initiatives(&cast, &mut dice);
    project.baselines = [Arc::new(roadmap::baseline(ids.next_id(), &initiatives))].into_iter().collect();
    let (milestones, dependencies) = roadmap::links(&cast, &mut ids, &mut dice);
    project.milestones = milestones.into_iter().map(Arc::new).collect();
    project.dependencies = dependencies.into_iter().map(Arc::new).collect();
    project.initiatives = initiatives.into_iter().map(Arc::new).collect();

    let made = stories::stories(&cast, &time, &counts, &mut ids, &mut dice);
    project.sprints = sprints::sprints(&cast, &time, made.records).map(Arc::new).collect();

    project.objectives = strategy::objectives(&cast).map(Arc::new).collect();
    project.personas = strategy::personas(&mut ids).into_iter().map(Arc::new).collect();
    project.competitors = market::competitors(&mut ids).into_iter().map(Arc::new).collect();
    project.research = market::research(&cast, &mut ids).into_iter().map(Arc::new).collect();
    project.decisions = strategy::decisions(&cast, &made.by_number, &mut ids).into_iter().map(Arc::new).collect();
    project.customers = market::customers(&cast).map(Arc::new).collect();
    project.feedback = written::feedback(&cast).map(Arc::new).collect();
    project.stakeholders = market::stakeholders(&mut ids).into_iter().map(Arc::new).collect();
    project.measures = outcomes::measures(&cast).map(Arc::new).collect();
    project.stories = made.stories.into_iter().collect();
    project
}
