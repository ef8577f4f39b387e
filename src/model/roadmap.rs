//! What the Product Manager draws on the roadmap.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    BaselineId, Date, DependencyId, FeedbackId, InitiativeId, MilestoneId, Moment, ObjectiveId, PersonId, Project,
    Rank, Swatch, ThemeId, words,
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

/// A dated point on the roadmap. The scheduler takes it as a bar of that one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milestone {
    pub id: MilestoneId,
    pub title: String,
    pub date: Option<Date>,
    pub theme: Option<ThemeId>,
    pub color: Option<Swatch>,
    /// The scheduler never moves a pinned milestone.
    pub pinned: bool,
}

/// A first and a last day, inclusive; the last is not before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub start: Date,
    pub end: Date,
}

impl Period {
    /// From one day to another, whichever comes first.
    pub fn between(a: Date, b: Date) -> Self {
        Self { start: a.min(b), end: a.max(b) }
    }

    pub fn day(date: Date) -> Self {
        Self { start: date, end: date }
    }

    pub fn contains(self, date: Date) -> bool {
        (self.start..=self.end).contains(&date)
    }

    /// The least period that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Calendar days, both ends included.
    pub fn days(self) -> i64 {
        self.end.signed_duration_since(self.start).num_days() + 1
    }
}

impl Initiative {
    /// Its dates, when it has both.
    pub fn period(&self) -> Option<Period> {
        Some(Period::between(self.start?, self.end?))
    }
}

impl Milestone {
    /// Its day, when it has one.
    pub fn period(&self) -> Option<Period> {
        self.date.map(Period::day)
    }
}

/// What stands on the roadmap, and the ends of dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl Project {
    pub fn has_node(&self, node: Node) -> bool {
        match node {
            Node::Initiative(id) => self.initiatives.contains(id),
            Node::Milestone(id) => self.milestones.contains(id),
        }
    }

    /// The dates of a bar or a milestone; none when it has none, or is gone.
    pub fn period(&self, node: Node) -> Option<Period> {
        match node {
            Node::Initiative(id) => self.initiatives.get(id)?.period(),
            Node::Milestone(id) => self.milestones.get(id)?.period(),
        }
    }

    /// The scheduler leaves it where it is: it is pinned, or closed and so in the past.
    pub fn is_fixed(&self, node: Node) -> bool {
        match node {
            Node::Initiative(id) => self.initiatives.get(id).is_none_or(|i| i.pinned || i.closed),
            Node::Milestone(id) => self.milestones.get(id).is_none_or(|m| m.pinned),
        }
    }

    /// Its title; empty when it is gone.
    pub fn node_title(&self, node: Node) -> &str {
        match node {
            Node::Initiative(id) => self.initiatives.get(id).map_or("", |i| &i.title),
            Node::Milestone(id) => self.milestones.get(id).map_or("", |m| &m.title),
        }
    }

    /// The themes in their order on the roadmap.
    pub fn themes_in_order(&self) -> Vec<Arc<Theme>> {
        let mut themes: Vec<_> = self.themes.iter().cloned().collect();
        themes.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        themes
    }
}
