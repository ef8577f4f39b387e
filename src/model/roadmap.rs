//! What the Product Manager draws on the roadmap.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    BaselineId, Date, DependencyId, FeedbackId, InitiativeId, MilestoneId, Moment, ObjectiveId, PersonId, Rank, Swatch,
    ThemeId, words,
};

words! {
    /// How sure the dates of an initiative are.
    pub enum Confidence {
        Committed = "committed" => "Committed",
        #[default]
        Likely = "likely" => "Likely",
        Exploratory = "exploratory" => "Exploratory",
    }

    /// Where a product or an initiative is in its life.
    pub enum Stage {
        #[default]
        Concept = "concept" => "Concept",
        Build = "build" => "Build",
        Launch = "launch" => "Launch",
        Growth = "growth" => "Growth",
        Maturity = "maturity" => "Maturity",
        Decline = "decline" => "Decline",
    }

    /// Which ends a dependency ties.
    pub enum Link {
        #[default]
        FinishStart = "finish-start" => "Finish to start",
        StartStart = "start-start" => "Start to start",
        FinishFinish = "finish-finish" => "Finish to finish",
        StartFinish = "start-finish" => "Start to finish",
    }

    /// The ground of a confidence, weakest first.
    pub enum Evidence {
        #[default]
        Opinion = "opinion" => "Opinion",
        Estimate = "estimate" => "Estimate",
        Anecdote = "anecdote" => "Anecdote",
        MarketData = "market-data" => "Market data",
        Customer = "customer" => "Customer evidence",
        Test = "test" => "Test",
        Launch = "launch" => "Launch",
    }

    pub enum Moscow {
        Must = "must" => "Must",
        Should = "should" => "Should",
        #[default]
        Could = "could" => "Could",
        Wont = "wont" => "Won't (this time)",
    }

    /// An answer to a Kano question.
    pub enum KanoAnswer {
        Like = "like" => "I like it",
        MustBe = "must-be" => "It must be so",
        #[default]
        Neutral = "neutral" => "I am neutral",
        LiveWith = "live-with" => "I can live with it",
        Dislike = "dislike" => "I dislike it",
    }
}

/// A lane of the roadmap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    pub id: ThemeId,
    pub name: String,
    pub color: Swatch,
    pub rank: Rank,
}

/// A bar on the roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Initiative {
    pub id: InitiativeId,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub theme: Option<ThemeId>,
    pub color: Option<Swatch>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day, inclusive; not before `start`.
    pub end: Option<Date>,
    /// The scheduler never moves a pinned bar.
    pub pinned: bool,
    pub confidence: Confidence,
    pub stage: Stage,
    pub owner: Option<PersonId>,
    pub objectives: BTreeSet<ObjectiveId>,
    pub feedback: BTreeSet<FeedbackId>,
    pub scores: Scores,
    pub closed: bool,
    /// What was expected and what was reached, after launch.
    pub review: Option<Review>,
}

/// A number or a range of it; both ends are finite and `low` is not above `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    pub low: f64,
    pub high: f64,
}

/// The inputs of the prioritisation methods. Nothing is computed here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// People reached per period.
    pub reach: Option<Span>,
    /// 3, 2, 1, 0.5 or 0.25.
    pub impact: Option<Span>,
    /// Percent.
    pub confidence: Option<Span>,
    /// Person-months, above 0.
    pub effort: Option<Span>,
    /// WSJF inputs: 1, 2, 3, 5, 8, 13 or 20.
    pub value: Option<Span>,
    pub time_criticality: Option<Span>,
    pub risk_reduction: Option<Span>,
    pub job_size: Option<Span>,
    /// ICE's ease, 1 to 10.
    pub ease: Option<Span>,
    pub moscow: Option<Moscow>,
    /// Pairs of answers: with the feature, without it.
    pub kano: Vec<(KanoAnswer, KanoAnswer)>,
    pub evidence: Evidence,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    pub on: Option<Date>,
    pub expected: String,
    pub reached: String,
}

/// A dated point on the roadmap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milestone {
    pub id: MilestoneId,
    pub title: String,
    pub date: Option<Date>,
    pub theme: Option<ThemeId>,
}

/// An end of a dependency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    Initiative(InitiativeId),
    Milestone(MilestoneId),
}

impl Default for Node {
    fn default() -> Self {
        Self::Initiative(InitiativeId::default())
    }
}

/// A link between two bars or milestones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependency {
    pub id: DependencyId,
    pub from: Node,
    pub to: Node,
    pub link: Link,
    /// Working days, negative for a lead.
    pub lag: i32,
}

/// A named snapshot of the roadmap's dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    pub id: BaselineId,
    pub name: String,
    pub taken_at: Moment,
    /// First and last day of each initiative that had dates.
    pub dates: BTreeMap<InitiativeId, (Date, Date)>,
}
