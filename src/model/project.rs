//! The project: tables of entities, each behind an `Arc`.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;

use super::change::{Change, Edit};
use super::id::*;
use super::plan::*;
use super::roadmap::*;
use super::story::*;
use super::strategy::*;
use super::{Calendar, words};

words! {
    /// A colour by name. The theme says what it looks like.
    pub enum Swatch {
        #[default]
        Blue = "blue" => "Blue",
        Violet = "violet" => "Violet",
        Green = "green" => "Green",
        Orange = "orange" => "Orange",
        Teal = "teal" => "Teal",
        Red = "red" => "Red",
        Olive = "olive" => "Olive",
        Pink = "pink" => "Pink",
        Indigo = "indigo" => "Indigo",
        Gray = "gray" => "Gray",
    }
}

/// What is true of the project as a whole: one of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub document: DocumentId,
    pub name: String,
    /// Before the number in a story's key: `NP` in `NP-122`.
    pub key_prefix: String,
    pub calendar: Calendar,
    pub definition_of_ready: Vec<String>,
    pub definition_of_done: Vec<String>,
    pub label_colors: BTreeMap<String, Swatch>,
    /// Months after January at which the fiscal year begins, 0 to 11.
    pub fiscal_offset: u32,
    /// Moving a bar pushes nothing; broken links show.
    pub manual_scheduling: bool,
}

/// A thing with an id that lives in a table of the project.
pub trait Entity: Clone + std::fmt::Debug + PartialEq + Send + Sync + 'static {
    type Id: EntityId;
    /// What people call one of it.
    const NAME: &'static str;

    fn id(&self) -> Self::Id;
    fn set_id(&mut self, id: Self::Id);
    fn table(project: &Project) -> &Table<Self>;
    fn table_mut(project: &mut Project) -> &mut Table<Self>;
    fn change(edit: Edit<Self>) -> Change;
}

/// Entities by id. Cloning shares everything, so a snapshot costs nothing.
#[derive(Clone, PartialEq)]
pub struct Table<E: Entity>(OrdMap<E::Id, Arc<E>>);

impl<E: Entity> Default for Table<E> {
    fn default() -> Self {
        Self(OrdMap::new())
    }
}

impl<E: Entity> std::fmt::Debug for Table<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<E: Entity> FromIterator<Arc<E>> for Table<E> {
    fn from_iter<I: IntoIterator<Item = Arc<E>>>(entities: I) -> Self {
        Self(entities.into_iter().map(|e| (e.id(), e)).collect())
    }
}

impl<E: Entity> Table<E> {
    pub fn get(&self, id: E::Id) -> Option<&Arc<E>> {
        self.0.get(&id)
    }

    pub fn contains(&self, id: E::Id) -> bool {
        self.0.contains_key(&id)
    }

    /// In id order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<E>> {
        self.0.values()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn insert(&mut self, entity: impl Into<Arc<E>>) {
        let entity = entity.into();
        self.0.insert(entity.id(), entity);
    }

    pub fn remove(&mut self, id: E::Id) {
        self.0.remove(&id);
    }
}

/// Says once which tables a project has, and hands the list to another macro: `field: Entity, Id, "name in messages";`.
macro_rules! for_each_table {
    ($callback:ident) => {
        $callback! {
            columns: Column, ColumnId, "column";
            people: Person, PersonId, "person";
            stories: Story, StoryId, "story";
            sprints: Sprint, SprintId, "sprint";
            releases: Release, ReleaseId, "release";
            views: SavedView, ViewId, "saved view";
            themes: Theme, ThemeId, "theme";
            initiatives: Initiative, InitiativeId, "initiative";
            milestones: Milestone, MilestoneId, "milestone";
            dependencies: Dependency, DependencyId, "dependency";
            baselines: Baseline, BaselineId, "baseline";
            objectives: Objective, ObjectiveId, "objective";
            personas: Persona, PersonaId, "persona";
            competitors: Competitor, CompetitorId, "competitor";
            research: Research, ResearchId, "research note";
            decisions: Decision, DecisionId, "decision";
            feedback: Feedback, FeedbackId, "feedback";
            customers: Customer, CustomerId, "customer";
            stakeholders: Stakeholder, StakeholderId, "stakeholder";
            measures: Measure, MeasureId, "measure";
        }
    };
}

pub(crate) use for_each_table;

macro_rules! project {
    ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {
        /// Everything that a project file holds.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Project {
            pub settings: Arc<Settings>,
            pub strategy: Arc<Strategy>,
            $(pub $field: Table<$entity>,)*
        }

        impl Project {
            /// How many entities there are, of all kinds.
            pub fn entity_count(&self) -> usize {
                0 $(+ self.$field.len())*
            }
        }

        $(impl Entity for $entity {
            type Id = $id;
            const NAME: &'static str = $name;

            fn id(&self) -> $id {
                self.id
            }

            fn set_id(&mut self, id: $id) {
                self.id = id;
            }

            fn table(project: &Project) -> &Table<Self> {
                &project.$field
            }

            fn table_mut(project: &mut Project) -> &mut Table<Self> {
                &mut project.$field
            }

            fn change(edit: Edit<Self>) -> Change {
                Change::$entity(edit)
            }
        })*
    };
}

for_each_table!(project);

impl Project {
    /// The columns in the order of the workflow.
    pub fn columns_in_order(&self) -> Vec<Arc<Column>> {
        let mut columns: Vec<_> = self.columns.iter().cloned().collect();
        columns.sort_by(|a, b| a.order().cmp(&b.order()));
        columns
    }

    /// The sprint that is under way; the one with the least id when a file claims several.
    pub fn active_sprint(&self) -> Option<&Arc<Sprint>> {
        self.sprints.iter().find(|s| s.state == SprintState::Active)
    }

    /// A story's column is of kind *done*.
    pub fn is_done(&self, story: &Story) -> bool {
        self.columns.get(story.column).is_some_and(|c| c.kind == ColumnKind::Done)
    }

    /// The stories that block this one and are not done yet.
    pub fn open_blockers<'a>(&'a self, story: &'a Story) -> impl Iterator<Item = &'a Arc<Story>> {
        story.blocked_by.iter().filter_map(|id| self.stories.get(*id)).filter(|blocker| !self.is_done(blocker))
    }
}
