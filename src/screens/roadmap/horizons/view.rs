//! What the view of horizons remembers between frames.

use egui::Ui;

use super::drag::{Before, Drag, Input, Outcome};
use super::shown::{COLUMNS, Place, Shown};
use crate::insight::Horizon;
use crate::model::{InitiativeId, Node};
use crate::screens::Action;
use crate::screens::roadmap::PlanFacts;
use crate::screens::roadmap::lists::selecting::{Entered, Entrance, Trim};
use crate::session::Document;

/// The state of the view.
#[derive(Debug, Default)]
pub struct HorizonsView {
    pub(super) shown: Shown,
    /// Points that each column is scrolled up by.
    pub(super) down: [f64; COLUMNS],
    /// Points that the columns are scrolled to the left by.
    pub(super) sideways: f32,
    pub(super) drag: Drag,
    /// A card to scroll to and give the focus to.
    pub(super) reveal: Option<InitiativeId>,
    /// A card to scroll to.
    pub(super) follow: Option<InitiativeId>,
    /// Where the cursor's card stood when it was last looked for.
    cursor: Option<(InitiativeId, Place)>,
    trim: Trim,
    entrance: Entrance,
}

impl HorizonsView {
    /// Nothing is held.
    pub fn is_idle(&self) -> bool {
        self.drag.is_idle()
    }

    /// Follows the document. A card under the cursor that an edit moved stays in sight.
    pub(super) fn refresh(&mut self, document: &Document, facts: &PlanFacts) {
        let changed = self.shown.refresh(document, facts);
        let cursor = match document.plan_selection.cursor() {
            Some(Node::Initiative(id)) => self.shown.place(id).map(|place| (id, place)),
            _ => None,
        };
        let was = std::mem::replace(&mut self.cursor, cursor);
        if let (true, Some((id, is)), Some((before, was))) = (changed, cursor, was)
            && id == before
            && is != was
        {
            self.follow = Some(id);
        }
    }

    /// Scrolls to a bar and gives it the focus; false when it has no card here.
    pub(super) fn show_node(&mut self, node: Node) -> bool {
        let Node::Initiative(id) = node else { return false };
        let has_card = self.shown.place(id).is_some();
        if has_card {
            self.reveal = Some(id);
        }
        has_card
    }

    /// Goes on from the cursor when the view comes back; with the focus, unless something else has it.
    pub(super) fn enter(&mut self, ui: &Ui, document: &Document) {
        let entered = self.entrance.in_pass(ui.ctx().cumulative_pass_nr());
        let Some(Node::Initiative(id)) = document.plan_selection.cursor() else { return };
        match entered {
            Entered::LongAgo => return,
            Entered::JustNow => self.follow = Some(id),
            Entered::Settling => {}
            Entered::Settled if ui.memory(|memory| memory.focused().is_none()) => self.reveal = Some(id),
            Entered::Settled => return,
        }
        ui.ctx().request_repaint();
    }

    /// What takes out of the selection what has no card here.
    pub(super) fn trimmed(&mut self, document: &Document) -> Option<Action> {
        let (trim, shown) = (&mut self.trim, &self.shown);
        trim.check(document, shown.revision(), |node| match node {
            Node::Initiative(id) => shown.place(id).is_some(),
            Node::Milestone(_) => false,
        })
    }

    /// What Escape brings back.
    pub(super) fn before(&self) -> Before {
        Before { down: self.down, sideways: self.sideways }
    }

    /// Gives an input to the machine, and does what it says to the scrolling.
    pub(super) fn give(&mut self, input: Input) -> Outcome {
        let outcome = self.drag.handle(input);
        if let Outcome::Restore(before) = outcome {
            self.down = before.down;
            self.sideways = before.sideways;
        }
        outcome
    }

    /// A finger begins to scroll a column.
    pub(super) fn pan(&mut self, horizon: Horizon) {
        self.drag.handle(Input::Pan(horizon));
    }

    /// Lets go when the card that was taken is gone, say by an undo.
    pub(super) fn let_go_of_gone(&mut self, document: &Document) {
        let is_gone = |id: InitiativeId| !document.project().initiatives.contains(id);
        if self.drag.held().is_some_and(|held| is_gone(held.lead)) {
            self.drag = Drag::Idle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shown::tests::{document, facts, id};
    use super::*;
    use crate::model::Change;
    use crate::model::Project;

    fn change_start(document: &mut Document, title: &str, start: &str, end: &str) {
        let id = id(document, title);
        let before = document.project().initiatives.get(id).cloned();
        let after = before.clone().map(|mut one| {
            let day = |text| crate::model::parse_date(text).ok();
            let change = std::sync::Arc::make_mut(&mut one);
            (change.start, change.end) = (day(start), day(end));
            one
        });
        let mut transaction = crate::model::Transaction::new("Move", document.clock().now());
        transaction.changes.push(Change::Initiative(crate::model::Edit { before, after }));
        document.apply(transaction);
    }

    #[test]
    fn the_view_follows_the_card_under_the_cursor_when_it_moves() {
        let mut document = document(&[("a", "2026-11-02", "2026-12-04"), ("b", "2026-11-09", "2026-12-04")]);
        let (a, b) = (id(&document, "a"), id(&document, "b"));
        document.plan_selection.only(Node::Initiative(a));
        let (mut view, mut facts) = (HorizonsView::default(), facts(&document));
        view.refresh(&document, &facts);
        assert_eq!(view.follow, None);
        change_start(&mut document, "a", "2027-02-01", "2027-03-05");
        facts.refresh(&document);
        view.refresh(&document, &facts);
        assert_eq!(view.follow.take(), Some(a));
        document.plan_selection.only(Node::Initiative(b));
        view.refresh(&document, &facts);
        assert_eq!(view.follow, None, "another cursor is no move");
    }

    #[test]
    fn escape_brings_the_scrolling_back() {
        let mut view = HorizonsView { down: [10.0, 0.0, 5.0], sideways: 3.0, ..HorizonsView::default() };
        let lead = InitiativeId::default();
        let before = view.before();
        view.give(Input::Lift { lead, initiatives: vec![lead], grab: [0.0; 2], before });
        (view.down, view.sideways) = ([90.0; 3], 40.0);
        view.give(Input::Cancel);
        assert_eq!((view.down, view.sideways, view.is_idle()), ([10.0, 0.0, 5.0], 3.0, true));
    }

    #[test]
    fn what_is_gone_is_let_go() {
        let mut view = HorizonsView::default();
        let lead = InitiativeId::default();
        view.give(Input::Lift { lead, initiatives: vec![lead], grab: [0.0; 2], before: Before::default() });
        let document =
            Document::new(Project::default(), crate::model::IdSource::from_seed(1), crate::session::Clock::System);
        view.let_go_of_gone(&document);
        assert!(view.is_idle());
    }
}
