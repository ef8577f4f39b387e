//! What a person asks for on the roadmap: the words of these edits.

use crate::insight::PlanLane;
use crate::model::{
    BaselineId, Confidence, Date, DependencyId, InitiativeId, Link, Node, ObjectiveId, Period, PersonId, Stage, Swatch,
    ThemeId,
};

/// One field of an initiative and what it becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum InitiativeField {
    Title(String),
    Description(String),
    Theme(Option<ThemeId>),
    Color(Option<Swatch>),
    /// The first day; the last stays, unless it came before.
    Start(Option<Date>),
    /// The last day; the first stays, unless it came after.
    End(Option<Date>),
    /// Working days from the start on, 1 to 9999.
    Length(i64),
    Pinned(bool),
    Confidence(Confidence),
    Stage(Stage),
    Owner(Option<PersonId>),
    AddObjective(ObjectiveId),
    RemoveObjective(ObjectiveId),
    Closed(bool),
}

/// One field of a milestone and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MilestoneField {
    Title(String),
    Date(Option<Date>),
    Theme(Option<ThemeId>),
    Color(Option<Swatch>),
    Pinned(bool),
}

/// One field that initiatives and milestones have both, and what it becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeField {
    Theme(Option<ThemeId>),
    Color(Option<Swatch>),
    Pinned(bool),
}

/// A new bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInitiative {
    /// "New initiative" when it is blank.
    pub title: String,
    /// The lane that it is drawn in, which gives it theme, owner, objective or stage.
    pub lane: Option<PlanLane>,
    pub period: Option<Period>,
}

/// A new milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMilestone {
    /// "New milestone" when it is blank.
    pub title: String,
    pub theme: Option<ThemeId>,
    pub date: Option<Date>,
}

/// New dates for what was moved or resized by hand, and what goes with it: one undo step with all that it pushes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reschedule {
    pub periods: Vec<(Node, Period)>,
    /// The lane that all of them go to. Milestones follow to themes only.
    pub lane: Option<PlanLane>,
    /// What the initiatives among them become, where they are moved between horizons.
    pub confidence: Option<Confidence>,
    /// The scheduler leaves the others alone, whatever the project says.
    pub alone: bool,
}

/// A change of the dependencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkEdit {
    Create {
        from: Node,
        to: Node,
        link: Link,
        lag: i32,
    },
    Kind(DependencyId, Link),
    /// Working days, -999 to 999.
    Lag(DependencyId, i32),
    Delete(Vec<DependencyId>),
}

/// A change of the themes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeEdit {
    /// A new theme below another; the last one when `None`.
    Create {
        name: String,
        after: Option<ThemeId>,
    },
    Rename(ThemeId, String),
    Color(ThemeId, Swatch),
    /// Above another; the last one when `None`.
    Move {
        theme: ThemeId,
        before: Option<ThemeId>,
    },
    /// What stands in it stays on the roadmap, without a theme.
    Delete(ThemeId),
}

/// A change of the baselines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaselineEdit {
    /// Keeps the present dates under a name.
    Take {
        name: String,
    },
    Rename(BaselineId, String),
    Delete(BaselineId),
}

impl InitiativeField {
    /// A stable name for the field, which keeps typing in it together.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Description(_) => "description",
            Self::Theme(_) => "theme",
            Self::Color(_) => "colour",
            Self::Start(_) => "start",
            Self::End(_) => "end",
            Self::Length(_) => "length",
            Self::Pinned(_) => "pin",
            Self::Confidence(_) => "confidence",
            Self::Stage(_) => "stage",
            Self::Owner(_) => "owner",
            Self::AddObjective(_) | Self::RemoveObjective(_) => "objectives",
            Self::Closed(_) => "state",
        }
    }
}

impl MilestoneField {
    /// A stable name for the field, which keeps typing in it together.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Date(_) => "date",
            Self::Theme(_) => "theme",
            Self::Color(_) => "colour",
            Self::Pinned(_) => "pin",
        }
    }
}

impl NodeField {
    pub fn of_initiative(self) -> InitiativeField {
        match self {
            Self::Theme(theme) => InitiativeField::Theme(theme),
            Self::Color(color) => InitiativeField::Color(color),
            Self::Pinned(pinned) => InitiativeField::Pinned(pinned),
        }
    }

    pub fn of_milestone(self) -> MilestoneField {
        match self {
            Self::Theme(theme) => MilestoneField::Theme(theme),
            Self::Color(color) => MilestoneField::Color(color),
            Self::Pinned(pinned) => MilestoneField::Pinned(pinned),
        }
    }
}

/// A list of initiatives.
pub type InitiativeList<'a> = &'a [InitiativeId];
