//! A timeline that a hand can work: a document, how it is looked at, and what the app does between the two.

use std::collections::BTreeMap;

use roadboard::edit::{
    Desk, NewInitiative, Refusal, create_initiative, delete_nodes, edit_initiatives, edit_links, edit_milestones,
    edit_nodes, edit_settings, edit_themes, reschedule,
};
use roadboard::insight::PlanGrouping;
use roadboard::model::{Node, Period, Transaction};
use roadboard::screens::roadmap::gesture::{Deed, Gesture, Keys};
use roadboard::screens::roadmap::plan::Point;
use roadboard::screens::roadmap::time::{Camera, day_of};
use roadboard::screens::roadmap::{self, PlanAction, RoadmapView};
use roadboard::screens::{Action, Pick, Scene};
use roadboard::session::Document;
use roadboard::ui::cards::Cards;
use roadboard::ui::command::{Command, Facts};
use roadboard::ui::format::Dates;
use roadboard::ui::picture::{Font, Measure};

use crate::days::{Cell, FIRST};
use crate::notation::names;

/// Days in sight before the first one.
const BEFORE: f64 = 10.0;

pub(crate) struct Roadmap {
    pub(crate) document: Document,
    pub(crate) view: RoadmapView,
    pub(crate) cell: Cell,
    /// Points per day, where they are not those of the cell.
    pub(crate) zoom: Option<f64>,
    /// Why the last that was asked for was refused.
    pub(crate) said: Option<Refusal>,
    /// From the left top corner of the canvas, in points.
    pub(crate) pointer: [f64; 2],
    /// The day and the height at which something was taken.
    pub(crate) pressed: (f64, f64),
    pub(crate) keys: Keys,
    /// All that was done with it, in words.
    pub(crate) acts: String,
}

/// A title takes 10 points for each character but its first.
#[derive(Debug)]
pub(crate) struct Ruler;

impl Measure for Ruler {
    fn width(&mut self, text: &str, _: Font) -> f32 {
        10.0 * (text.chars().count() as f32 - 1.0)
    }
}

impl Roadmap {
    pub(crate) fn new(
        document: Document,
        grouping: PlanGrouping,
        (cell, zoom): (Cell, Option<f64>),
        critical: bool,
    ) -> Self {
        let mut view = RoadmapView { grouping, critical, ..RoadmapView::default() };
        view.timeline.size = egui::vec2(1600.0, 900.0);
        view.timeline.aimed = true;
        view.timeline.camera = Camera::new(day_of(FIRST) - BEFORE, zoom.unwrap_or(cell.zoom()));
        let (pointer, pressed, keys) = ([0.0; 2], (0.0, 0.0), Keys::default());
        let mut roadmap = Self { document, view, cell, zoom, said: None, pointer, pressed, keys, acts: String::new() };
        roadmap.frame();
        roadmap
    }

    /// What a frame does before it looks at any input, and then with what is held.
    pub(crate) fn frame(&mut self) {
        let (document, view) = (&self.document, &mut self.view);
        view.refresh(document);
        let timeline = &mut view.timeline;
        timeline.lanes.refresh(document, view.grouping, &mut Ruler);
        timeline.layout.prepare(&timeline.lanes, &timeline.camera, &view.folded);
        if !timeline.gesture.is_idle() {
            let (at, keys) = (self.point(), self.keys);
            let mut gesture = std::mem::take(&mut self.view.timeline.gesture);
            gesture.to(&self.view.plan(&self.document), at, keys);
            self.view.timeline.gesture = gesture;
        }
    }

    /// The place under the pointer, as the canvas finds it.
    pub(crate) fn point(&self) -> Point {
        let (timeline, plan) = (&self.view.timeline, self.view.plan(&self.document));
        let [x, y] = self.pointer;
        let (day, y) = (timeline.camera.day_at(x), y + timeline.scroll);
        let linking = matches!(timeline.gesture, Gesture::Link(_));
        let ports = |node| linking || timeline.hovered.node() == Some(node) || plan.selection.contains(node);
        Point { day, y, hit: plan.hit(day, y, ports) }
    }

    /// Puts the pointer to a day and a height among the lanes.
    pub(crate) fn point_at(&mut self, day: f64, y: f64) {
        self.pointer = [self.view.timeline.camera.x_of(day), y - self.view.timeline.scroll];
    }

    /// The letter of a bar or a milestone.
    pub(crate) fn name(&self, node: Node) -> char {
        self.document.project().node_title(node).chars().next().unwrap()
    }

    pub(crate) fn node(&self, name: char) -> Node {
        let found = names(self).into_iter().find(|(other, _)| *other == name);
        found.unwrap_or_else(|| panic!("nothing is called {name}")).1
    }

    /// Runs an edit as one step, unless it changes nothing.
    pub(crate) fn edit(
        &mut self,
        edit: impl FnOnce(&mut Desk<'_>) -> Result<Transaction, Refusal>,
    ) -> Result<(), Refusal> {
        let transaction = self.document.edit(edit)?;
        if !transaction.is_empty() {
            self.document.apply(transaction);
        }
        Ok(())
    }

    /// Presses, and has moved far enough for a drag.
    pub(crate) fn press(&mut self) {
        let at = self.point();
        let gesture = Gesture::begin(&self.view.plan(&self.document), at, self.keys);
        if let Gesture::Move(_) | Gesture::Resize(_) = gesture
            && let Some(node) = at.hit.node().filter(|node| !self.document.plan_selection.contains(*node))
        {
            self.document.plan_selection.only(node);
        }
        self.view.timeline.gesture = gesture;
    }

    /// Lets go. What was proposed is what is done.
    ///
    /// # Errors
    /// What the edit refuses.
    pub(crate) fn let_go(&mut self) -> Result<(), Refusal> {
        self.frame();
        let gesture = std::mem::take(&mut self.view.timeline.gesture);
        let before = self.periods();
        let proposal = gesture.proposal().cloned();
        let circle = if let Gesture::Link(pull) = &gesture { pull.circle.clone() } else { None };
        let deed = gesture.end(&self.view.plan(&self.document));
        let done = deed.map_or(Ok(()), |deed| self.carry_out_deed(deed));
        if let Some(proposal) = proposal {
            let mut expected = before.clone();
            if done.is_ok() {
                expected.extend(&proposal.placed);
                expected.extend(&proposal.pushed);
            }
            assert_eq!(self.periods(), expected, "{}: what was shown before the drop is not what it did", self.acts);
            if let (Some(lane), true) = (proposal.lane, done.is_ok()) {
                let plan = self.view.plan(&self.document);
                assert!(
                    proposal.placed.keys().all(|node| plan.lane_of(*node) == Some(lane)),
                    "{}: another lane",
                    self.acts
                );
            }
        }
        if let Some(nodes) = circle {
            let titles = nodes.iter().map(|node| self.document.project().node_title(*node).to_owned()).collect();
            let is_known = matches!(done, Err(Refusal::Linked { .. }));
            assert!(
                is_known || done == Err(Refusal::LinkCircle(titles)),
                "{}: a circle that is not refused",
                self.acts
            );
        }
        done
    }

    /// The dates of everything.
    pub(crate) fn periods(&self) -> BTreeMap<Node, Period> {
        let dated = |(_, node)| Some((node, self.document.project().period(node)?));
        names(self).into_iter().filter_map(dated).collect()
    }

    /// Does what a gesture came to.
    ///
    /// # Errors
    /// What the edit refuses.
    pub(crate) fn carry_out_deed(&mut self, deed: Deed) -> Result<(), Refusal> {
        match deed {
            Deed::Draft(lane, period, _) => {
                let used: Vec<char> = names(self).into_iter().map(|(name, _)| name).collect();
                // Its title is left empty when all are used, which makes nothing.
                let Some(title) = ('A'..'M').find(|letter| !used.contains(letter)) else { return Ok(()) };
                let new = NewInitiative { title: title.into(), lane: Some(lane), period: Some(period) };
                let (id, transaction) = self.document.edit(|desk| create_initiative(desk, new))?;
                self.document.apply(transaction);
                self.document.plan_selection.only(Node::Initiative(id));
                Ok(())
            }
            Deed::Reschedule(ask) => self.carry_out(PlanAction::Reschedule(ask)),
            Deed::Link(edit) => self.carry_out(PlanAction::EditLinks(edit)),
            Deed::Theme(edit) => self.carry_out(PlanAction::EditThemes(edit)),
            Deed::Select(nodes) => self.carry_out(PlanAction::PickAll(nodes, None)),
        }
    }

    /// Does what the screen asks for.
    ///
    /// # Errors
    /// What the edit refuses.
    pub(crate) fn carry_out(&mut self, action: PlanAction) -> Result<(), Refusal> {
        let selection = &mut self.document.plan_selection;
        match action {
            PlanAction::Pick(node, Pick::Only) => selection.only(node),
            PlanAction::Pick(node, Pick::Toggle) => selection.toggle(node),
            PlanAction::PickAll(nodes, Some(cursor)) => selection.range(nodes, cursor),
            PlanAction::PickAll(nodes, None) => selection.all(nodes),
            PlanAction::ClearSelection => selection.clear(),
            PlanAction::Reschedule(ask) => self.edit(|desk| reschedule(desk, &ask))?,
            PlanAction::EditLinks(edit) => self.edit(|desk| edit_links(desk, &edit))?,
            PlanAction::EditThemes(edit) => self.edit(|desk| edit_themes(desk, &edit))?,
            PlanAction::EditInitiatives(ids, field) => self.edit(|desk| edit_initiatives(desk, &ids, &field))?,
            PlanAction::EditMilestones(ids, field) => self.edit(|desk| edit_milestones(desk, &ids, &field))?,
            PlanAction::EditNodes(nodes, field) => self.edit(|desk| edit_nodes(desk, &nodes, field))?,
            PlanAction::Delete(nodes) => self.edit(|desk| Ok(delete_nodes(desk, &nodes)))?,
            other => panic!("nobody carries out {other:?}"),
        }
        Ok(())
    }

    /// Does what a command says.
    ///
    /// # Errors
    /// What an edit refuses.
    pub(crate) fn run(&mut self, command: Command) -> Result<(), Refusal> {
        self.frame();
        let facts = Facts::default();
        let (dates, cards) = (Dates::default(), Cards::default());
        let scene = Scene { document: &self.document, facts: &facts, dates, cards, motion: false };
        for action in roadmap::run(scene, &mut self.view, command) {
            match action {
                Action::Plan(action) => self.carry_out(action)?,
                Action::EditSettings(field) => self.edit(|desk| edit_settings(desk, &field))?,
                Action::Announce(_) => {}
                other => panic!("nobody carries out {other:?}"),
            }
        }
        Ok(())
    }
}
