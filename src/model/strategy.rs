//! Why the roadmap looks as it does: strategy, customers, outcomes, people.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CompetitorId, CustomerId, Date, DecisionId, Evidence, FeedbackId, InitiativeId, MeasureId, Moment, ObjectiveId,
    PersonId, PersonaId, ResearchId, Source, Stage, StakeholderId, StoryId, Swatch, words,
};

words! {
    pub enum ResearchKind {
        #[default]
        Note = "note" => "Research note",
        Trend = "trend" => "Trend",
    }

    /// What has become of a piece of feedback.
    pub enum FeedbackState {
        #[default]
        New = "new" => "New",
        Linked = "linked" => "Linked",
        Declined = "declined" => "Declined",
        /// Its voters went to another note.
        Merged = "merged" => "Merged",
    }

    pub enum MeasureKind {
        #[default]
        Performance = "performance" => "Performance",
        Revenue = "revenue" => "Revenue",
        Adoption = "adoption" => "Adoption",
    }

    /// Which way a measure should go.
    pub enum Direction {
        #[default]
        Up = "up" => "Higher is better",
        Down = "down" => "Lower is better",
    }

    pub enum Level {
        Low = "low" => "Low",
        #[default]
        Medium = "medium" => "Medium",
        High = "high" => "High",
    }
}

/// The product's strategy: one of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strategy {
    pub vision: String,
    pub vision_reviewed: Option<Date>,
    pub target_group: String,
    pub needs: String,
    pub product: String,
    pub business_goals: String,
    pub positioning: String,
    pub stage: Stage,
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objective {
    pub id: ObjectiveId,
    pub title: String,
    pub owner: Option<PersonId>,
    pub parent: Option<ObjectiveId>,
    /// A committed objective expects all of its key results.
    pub committed: bool,
    pub due: Option<Date>,
    pub key_results: Vec<KeyResult>,
}

/// How an objective's success is measured. Progress is (now - start) / (target - start).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyResult {
    pub title: String,
    pub start: f64,
    pub now: f64,
    pub target: f64,
    /// Weight in the objective's mean, above 0.
    pub weight: f64,
    /// Takes `now` from the measure's latest reading.
    pub measure: Option<MeasureId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Persona {
    pub id: PersonaId,
    pub name: String,
    pub role: String,
    pub goals: String,
    pub pains: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Competitor {
    pub id: CompetitorId,
    pub name: String,
    pub notes: String,
    /// What it offers, by feature.
    pub features: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Research {
    pub id: ResearchId,
    pub title: String,
    pub kind: ResearchKind,
    pub text: String,
    pub source: String,
    pub on: Option<Date>,
    pub evidence: Evidence,
    pub initiatives: BTreeSet<InitiativeId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    pub id: DecisionId,
    pub title: String,
    pub on: Option<Date>,
    pub reason: String,
    pub initiatives: BTreeSet<InitiativeId>,
    pub objectives: BTreeSet<ObjectiveId>,
    pub stories: BTreeSet<StoryId>,
}

/// Something that customers said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feedback {
    pub id: FeedbackId,
    pub text: String,
    pub received: Moment,
    pub state: FeedbackState,
    /// Why it was declined.
    pub reason: String,
    /// The note that its voters went to.
    pub merged_into: Option<FeedbackId>,
    pub voters: Vec<Voter>,
    pub source: Option<Source>,
}

/// A customer behind a piece of feedback.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voter {
    pub customer: CustomerId,
    /// 0 to 3.
    pub importance: u8,
    pub on: Option<Date>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Customer {
    pub id: CustomerId,
    pub name: String,
    pub segment: String,
    /// A year, in the project's currency.
    pub revenue: Option<f64>,
}

/// Someone who must be kept informed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stakeholder {
    pub id: StakeholderId,
    pub name: String,
    pub role: String,
    pub power: Level,
    pub interest: Level,
    /// Days between contacts.
    pub cadence_days: Option<u32>,
    pub contacts: Vec<Contact>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    pub on: Option<Date>,
    pub note: String,
}

/// A member of the team.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub role: String,
    pub color: Swatch,
    /// Points a working day.
    pub capacity: Option<f64>,
    pub days_off: BTreeSet<Date>,
    pub left: bool,
}

/// A product metric with its readings over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    pub id: MeasureId,
    pub name: String,
    pub kind: MeasureKind,
    pub unit: String,
    pub direction: Direction,
    pub target: Option<f64>,
    pub target_date: Option<Date>,
    /// Initiatives that are meant to move it.
    pub initiatives: BTreeSet<InitiativeId>,
    pub readings: BTreeMap<Date, f64>,
}

impl Person {
    /// Up to two initials, for where a name has no room.
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace();
        let first = words.next().and_then(|w| w.chars().next());
        let last = words.next_back().and_then(|w| w.chars().next());
        first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
    }
}
