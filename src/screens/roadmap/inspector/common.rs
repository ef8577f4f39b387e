//! What selected bars and milestones have in common. One has everything in common with itself, so the fields know one case.

use crate::edit::StateId;
use crate::model::{
    Confidence, Initiative, InitiativeId, Milestone, MilestoneId, Node, PersonId, Project, Stage, Swatch, ThemeId,
};
use crate::screens::inspector::shared::Shared;
use crate::session::{Document, Revision};

/// Gathered once for a state of the project and a selection, however many frames show it.
#[derive(Debug)]
pub(super) struct Common {
    of: Basis,
    /// What an edit is about, by the dates that they start on; never both empty.
    pub(super) initiatives: Vec<InitiativeId>,
    pub(super) milestones: Vec<MilestoneId>,
    pub(super) theme: Shared<Option<ThemeId>>,
    pub(super) color: Shared<Option<Swatch>>,
    pub(super) pinned: Shared<bool>,
    /// What only initiatives have; none without any.
    pub(super) of_initiatives: Option<OfInitiatives>,
}

#[derive(Debug)]
pub(super) struct OfInitiatives {
    pub(super) owner: Shared<Option<PersonId>>,
    pub(super) confidence: Shared<Confidence>,
    pub(super) stage: Shared<Stage>,
    pub(super) closed: Shared<bool>,
}

/// What a [`Common`] was gathered from.
type Basis = (StateId, Revision);

fn basis(document: &Document) -> Basis {
    (document.history().present(), document.plan_selection.revision())
}

impl Common {
    pub(super) fn is_of(&self, document: &Document) -> bool {
        self.of == basis(document)
    }

    /// Of what is selected; `None` when nothing is.
    pub(super) fn gather(document: &Document) -> Option<Self> {
        let project = document.project();
        let mut nodes: Vec<Node> = document.plan_selection.picked().iter().copied().collect();
        nodes.sort_by_cached_key(|node| (project.period(*node).map_or((true, None), |p| (false, Some(p))), *node));
        let mut common: Option<Self> = None;
        for node in nodes {
            let Some(one) = Self::of_one(basis(document), project, node) else { continue };
            match &mut common {
                None => common = Some(one),
                Some(common) => common.meet(one),
            }
        }
        common
    }

    fn of_one(of: Basis, project: &Project, node: Node) -> Option<Self> {
        match node {
            Node::Initiative(id) => project.initiatives.get(id).map(|initiative| Self::initiative(of, initiative)),
            Node::Milestone(id) => project.milestones.get(id).map(|milestone| Self::milestone(of, milestone)),
        }
    }

    fn initiative(of: Basis, initiative: &Initiative) -> Self {
        Self {
            of,
            initiatives: vec![initiative.id],
            milestones: Vec::new(),
            theme: Shared::Same(initiative.theme),
            color: Shared::Same(initiative.color),
            pinned: Shared::Same(initiative.pinned),
            of_initiatives: Some(OfInitiatives {
                owner: Shared::Same(initiative.owner),
                confidence: Shared::Same(initiative.confidence),
                stage: Shared::Same(initiative.stage),
                closed: Shared::Same(initiative.closed),
            }),
        }
    }

    fn milestone(of: Basis, milestone: &Milestone) -> Self {
        Self {
            of,
            initiatives: Vec::new(),
            milestones: vec![milestone.id],
            theme: Shared::Same(milestone.theme),
            color: Shared::Same(milestone.color),
            pinned: Shared::Same(milestone.pinned),
            of_initiatives: None,
        }
    }

    fn meet(&mut self, other: Self) {
        self.initiatives.extend(other.initiatives);
        self.milestones.extend(other.milestones);
        join(&mut self.theme, other.theme);
        join(&mut self.color, other.color);
        join(&mut self.pinned, other.pinned);
        match (&mut self.of_initiatives, other.of_initiatives) {
            (Some(mine), Some(other)) => {
                join(&mut mine.owner, other.owner);
                join(&mut mine.confidence, other.confidence);
                join(&mut mine.stage, other.stage);
                join(&mut mine.closed, other.closed);
            }
            (mine @ None, other) => *mine = other,
            (Some(_), None) => {}
        }
    }

    pub(super) fn len(&self) -> usize {
        self.initiatives.len() + self.milestones.len()
    }

    /// All of them, initiatives first.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        let bars = self.initiatives.iter().copied().map(Node::Initiative);
        bars.chain(self.milestones.iter().copied().map(Node::Milestone))
    }

    /// What is selected alone.
    pub(super) fn one(&self) -> Option<Node> {
        self.nodes().next().filter(|_| self.len() == 1)
    }
}

fn join<T: PartialEq>(shared: &mut Shared<T>, other: Shared<T>) {
    match other {
        Shared::Same(value) => shared.meet(&value),
        Shared::Mixed => *shared = Shared::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IdSource;
    use crate::sample::{SampleSize, project};
    use crate::session::Clock;

    fn sample() -> Document {
        Document::new(project(&SampleSize::default()), IdSource::from_seed(1), Clock::System)
    }

    fn bar(document: &Document, title: &str) -> Node {
        Node::Initiative(document.project().initiatives.iter().find(|i| i.title == title).unwrap().id)
    }

    #[test]
    fn several_share_what_is_the_same_in_each() {
        let mut document = sample();
        assert!(Common::gather(&document).is_none());
        let bars = ["Settle in under an hour", "Token vault", "Survive a region failover"].map(|t| bar(&document, t));
        document.plan_selection.all(bars);
        let common = Common::gather(&document).unwrap();
        assert_eq!((common.len(), common.one()), (3, None));
        assert_eq!(common.nodes().collect::<Vec<_>>(), [bars[1], bars[2], bars[0]], "by start");
        let shared = common.of_initiatives.as_ref().unwrap();
        assert!(common.theme.get().is_some() && common.pinned == Shared::Mixed);
        assert_eq!((&shared.owner, &shared.confidence), (&Shared::Mixed, &Shared::Mixed));
        assert!(shared.closed.is(&false));
    }

    #[test]
    fn milestones_leave_what_only_bars_have_to_the_bars() {
        let mut document = sample();
        let milestone = Node::Milestone(document.project().milestones.iter().next().unwrap().id);
        document.plan_selection.only(milestone);
        let common = Common::gather(&document).unwrap();
        assert!(common.of_initiatives.is_none() && common.one() == Some(milestone));
        let vault = bar(&document, "Token vault");
        document.plan_selection.toggle(vault);
        assert!(!common.is_of(&document));
        let common = Common::gather(&document).unwrap();
        assert!(common.of_initiatives.is_some_and(|of| of.confidence.is(&Confidence::Committed)));
        assert_eq!((common.initiatives.len(), common.milestones.len()), (1, 1));
    }
}
