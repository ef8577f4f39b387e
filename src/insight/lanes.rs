//! Lanes: rows of the board that gather the stories with one value of a field.

use crate::model::{InitiativeId, PersonId, Priority, Project, Story, Word as _, words};

words! {
    /// What the lanes of a board stand for.
    pub enum Grouping {
        /// One lane with everything.
        #[default]
        None = "none" => "No lanes",
        Assignee = "assignee" => "Assignee",
        Initiative = "initiative" => "Initiative",
        Priority = "priority" => "Priority",
        Label = "label" => "Label",
    }
}

/// A lane by what its stories share. A story with several labels stands in the lane of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKey {
    #[default]
    All,
    Assignee(Option<PersonId>),
    Initiative(Option<InitiativeId>),
    Priority(Priority),
    Label(Option<String>),
}

impl LaneKey {
    pub fn holds(&self, story: &Story) -> bool {
        match self {
            Self::All => true,
            Self::Assignee(person) => story.assignee == *person,
            Self::Initiative(initiative) => story.initiative == *initiative,
            Self::Priority(priority) => story.priority == *priority,
            Self::Label(Some(label)) => story.labels.contains(label),
            Self::Label(None) => story.labels.is_empty(),
        }
    }

    /// What the lanes beside it stand for, too.
    pub fn grouping(&self) -> Grouping {
        match self {
            Self::All => Grouping::None,
            Self::Assignee(_) => Grouping::Assignee,
            Self::Initiative(_) => Grouping::Initiative,
            Self::Priority(_) => Grouping::Priority,
            Self::Label(_) => Grouping::Label,
        }
    }

    /// What people call it; one that is gone is named as such.
    pub fn name(&self, project: &Project) -> String {
        match self {
            Self::All => "All stories".into(),
            Self::Assignee(None) => "Nobody".into(),
            Self::Assignee(Some(id)) => {
                project.people.get(*id).map_or_else(|| "A deleted person".into(), |person| person.name.clone())
            }
            Self::Initiative(None) => "No initiative".into(),
            Self::Initiative(Some(id)) => project
                .initiatives
                .get(*id)
                .map_or_else(|| "A deleted initiative".into(), |initiative| initiative.title.clone()),
            Self::Priority(priority) => priority.label().into(),
            Self::Label(None) => "No label".into(),
            Self::Label(Some(label)) => label.clone(),
        }
    }
}

impl Grouping {
    /// The lanes that a story stands in: one, or one for each of its labels.
    pub fn lanes_of(self, story: &Story) -> Vec<LaneKey> {
        match self {
            Self::None => vec![LaneKey::All],
            Self::Assignee => vec![LaneKey::Assignee(story.assignee)],
            Self::Initiative => vec![LaneKey::Initiative(story.initiative)],
            Self::Priority => vec![LaneKey::Priority(story.priority)],
            Self::Label if story.labels.is_empty() => vec![LaneKey::Label(None)],
            Self::Label => story.labels.iter().map(|label| LaneKey::Label(Some(label.clone()))).collect(),
        }
    }
}
