//! Lanes of the roadmap: what gathers its bars.

use crate::model::{Initiative, ObjectiveId, PersonId, Project, Stage, ThemeId, Word as _, words};

words! {
    /// What the lanes of the roadmap stand for.
    pub enum PlanGrouping {
        #[default]
        Theme = "theme" => "Theme",
        Owner = "owner" => "Owner",
        Objective = "objective" => "Objective",
        Stage = "stage" => "Stage",
    }
}

/// A lane by what its bars share. Milestones stand in the lane of their theme, and in the last one of other groupings.
/// An initiative that serves several objectives stands in the lane of the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanLane {
    Theme(Option<ThemeId>),
    Owner(Option<PersonId>),
    Objective(Option<ObjectiveId>),
    Stage(Stage),
    /// Milestones, where lanes are not themes.
    Milestones,
}

impl PlanLane {
    /// The lane of an initiative.
    pub fn of(grouping: PlanGrouping, initiative: &Initiative) -> Self {
        match grouping {
            PlanGrouping::Theme => Self::Theme(initiative.theme),
            PlanGrouping::Owner => Self::Owner(initiative.owner),
            PlanGrouping::Objective => Self::Objective(initiative.objectives.first().copied()),
            PlanGrouping::Stage => Self::Stage(initiative.stage),
        }
    }

    /// What people call it; one that is gone is named as such.
    pub fn name(self, project: &Project) -> String {
        match self {
            Self::Theme(None) => "No theme".into(),
            Self::Theme(Some(id)) => project.themes.get(id).map_or("A deleted theme".into(), |t| t.name.clone()),
            Self::Owner(None) => "Nobody".into(),
            Self::Owner(Some(id)) => project.people.get(id).map_or("A deleted person".into(), |p| p.name.clone()),
            Self::Objective(None) => "No objective".into(),
            Self::Objective(Some(id)) => {
                project.objectives.get(id).map_or("A deleted objective".into(), |o| o.title.clone())
            }
            Self::Stage(stage) => stage.label().into(),
            Self::Milestones => "Milestones".into(),
        }
    }
}
