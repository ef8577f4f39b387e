//! What a person asks for on the roadmap.

use std::path::Path;

use crate::edit::{
    BaselineEdit, InitiativeField, LinkEdit, MilestoneField, NewInitiative, NewMilestone, NodeField, Reschedule,
    ThemeEdit,
};
use crate::model::{DependencyId, InitiativeId, MilestoneId, Node};
use crate::screens::Pick;

/// A request of the roadmap with all that is needed to carry it out.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanAction {
    Pick(Node, Pick),
    /// All of these, the last being where the cursor is.
    PickAll(Vec<Node>, Option<Node>),
    /// One dependency, and nothing else.
    PickLink(DependencyId),
    ClearSelection,
    /// Bring it into sight and give it the focus.
    Reveal(Node),
    /// What is made is selected and in sight.
    CreateInitiative(NewInitiative),
    CreateMilestone(NewMilestone),
    EditInitiatives(Vec<InitiativeId>, InitiativeField),
    /// As `EditInitiatives`, but what is typed in one field is one step.
    TypeInInitiatives(Vec<InitiativeId>, InitiativeField),
    EditMilestones(Vec<MilestoneId>, MilestoneField),
    TypeInMilestones(Vec<MilestoneId>, MilestoneField),
    /// A field that bars and milestones have both, as one step.
    EditNodes(Vec<Node>, NodeField),
    Reschedule(Reschedule),
    EditLinks(LinkEdit),
    /// What is typed as the lag of a dependency is one step.
    TypeInLink(LinkEdit),
    EditThemes(ThemeEdit),
    /// What is typed in one field of a theme is one step.
    TypeInTheme(ThemeEdit),
    EditBaselines(BaselineEdit),
    Delete(Vec<Node>),
    /// Ask for a file and write the picture to it.
    Export(ExportAsk),
}

/// The format of a shared picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportKind {
    #[default]
    Svg,
    Png,
}

impl ExportKind {
    /// At the end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// By the end of a file's name, in capitals or not.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        [Self::Svg, Self::Png].into_iter().find(|kind| extension.eq_ignore_ascii_case(kind.extension()))
    }
}

/// What to share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportAsk {
    pub kind: ExportKind,
    /// The part that is in sight, instead of the whole plan.
    pub visible_part: bool,
    /// In the colours of the dark theme.
    pub dark: bool,
}
