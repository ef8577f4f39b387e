//! Selecting bars and milestones in lists: ranges, and what stays selected when a list hides some.

use crate::model::Node;
use crate::screens::Action;
use crate::screens::roadmap::PlanAction;
use crate::session::{Document, Revision, Selection};

/// From one place of a list to another, both included, in the order of the list.
pub(in crate::screens::roadmap) fn between<T: Clone>(list: &[T], a: usize, b: usize) -> Vec<T> {
    list.get(a.min(b)..=a.max(b)).map(<[T]>::to_vec).unwrap_or_default()
}

/// What is selected and one more, which becomes the cursor.
pub(in crate::screens::roadmap) fn with(selection: &Selection<Node>, node: Node) -> PlanAction {
    let all = selection.picked().iter().copied().filter(|known| *known != node).chain([node]).collect();
    PlanAction::PickAll(all, Some(node))
}

/// Tells when a view comes back after others were shown.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::screens::roadmap) struct Entrance {
    /// The pass in which it was last shown, and for how many it has been.
    last: Option<(u64, u64)>,
}

/// How long a view has been shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::screens::roadmap) enum Entered {
    JustNow,
    /// What had the focus in the view before has lost it only now.
    Settling,
    Settled,
    LongAgo,
}

impl Entrance {
    /// To be asked once in every pass that shows the view.
    pub(in crate::screens::roadmap) fn in_pass(&mut self, pass: u64) -> Entered {
        let shown = match self.last {
            Some((last, shown)) if last + 1 >= pass => shown + 1,
            _ => 0,
        };
        self.last = Some((pass, shown));
        match shown {
            0 => Entered::JustNow,
            1 => Entered::Settling,
            2 => Entered::Settled,
            _ => Entered::LongAgo,
        }
    }
}

/// Keeps the selection to what a list shows, or commands would change what nobody sees.
#[derive(Debug, Default)]
pub(in crate::screens::roadmap) struct Trim {
    checked: Option<(Revision, u64)>,
}

impl Trim {
    /// Tells what takes the hidden out of the selection, if anything is. `shown` is the revision of what is shown.
    pub(in crate::screens::roadmap) fn check(
        &mut self,
        document: &Document,
        shown: u64,
        is_shown: impl Fn(Node) -> bool,
    ) -> Option<Action> {
        let selection = &document.plan_selection;
        let now = Some((selection.revision(), shown));
        if self.checked == now {
            return None;
        }
        self.checked = now;
        let rest: Vec<Node> = selection.picked().iter().copied().filter(|node| is_shown(*node)).collect();
        if rest.len() == selection.len() {
            return None;
        }
        Some(Action::Plan(match selection.cursor().filter(|cursor| rest.contains(cursor)) {
            _ if rest.is_empty() => PlanAction::ClearSelection,
            cursor => PlanAction::PickAll(rest, cursor),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId as _, IdSource, InitiativeId, Project, RawId};
    use crate::session::Clock;

    fn node(n: u8) -> Node {
        Node::Initiative(InitiativeId::from_raw(RawId::from_bytes([n; 10])))
    }

    #[test]
    fn a_range_holds_both_ends_whichever_comes_first() {
        assert_eq!(between(&[1, 2, 3, 4], 1, 2), [2, 3]);
        assert_eq!(between(&[1, 2, 3, 4], 3, 1), [2, 3, 4]);
        assert!(between(&[1, 2], 1, 5).is_empty());
    }

    #[test]
    fn a_view_comes_back_once() {
        let mut entrance = Entrance::default();
        let entered = [4, 5, 6, 7, 9, 10].map(|pass| entrance.in_pass(pass));
        use Entered::*;
        assert_eq!(entered, [JustNow, Settling, Settled, LongAgo, JustNow, Settling]);
    }

    #[test]
    fn one_more_is_the_cursor() {
        let mut selection = Selection::default();
        selection.only(node(2));
        assert_eq!(with(&selection, node(1)), PlanAction::PickAll(vec![node(2), node(1)], Some(node(1))));
    }

    #[test]
    fn what_is_hidden_leaves_the_selection_once() {
        let mut document = Document::new(Project::default(), IdSource::from_seed(1), Clock::System);
        document.plan_selection.range([node(1), node(2)], node(2));
        let mut trim = Trim::default();
        assert_eq!(trim.check(&document, 1, |_| true), None);
        let rest = |nodes, cursor| Some(Action::Plan(PlanAction::PickAll(nodes, cursor)));
        assert_eq!(trim.check(&document, 2, |shown| shown == node(2)), rest(vec![node(2)], Some(node(2))));
        assert_eq!(trim.check(&document, 2, |_| false), None, "it was asked for already");
        assert_eq!(trim.check(&document, 3, |_| false), Some(Action::Plan(PlanAction::ClearSelection)));
    }
}
