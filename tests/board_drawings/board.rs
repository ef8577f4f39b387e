//! A board that a hand can work: a document, how it is looked at, and what the app does between the two.

use std::sync::Arc;

use roadboard::edit::{ColumnEdit, Desk, Refusal, edit_columns, edit_stories, move_stories};
use roadboard::insight::{Grouping, LaneKey};
use roadboard::model::{ColumnId, Story, StoryId, Transaction};
use roadboard::screens::board::{BoardView, By, Deed, Input, Show, Spot};
use roadboard::session::Document;

#[derive(Debug)]
pub(crate) struct Board {
    pub(crate) document: Document,
    pub(crate) view: BoardView,
    /// Seconds since it was drawn.
    pub(crate) now: f64,
    /// The lanes that were drawn, which are drawn again even when they are empty.
    drawn: Vec<LaneKey>,
}

impl Board {
    pub(crate) fn new(document: Document, view: BoardView, drawn: Vec<LaneKey>) -> Self {
        let mut board = Self { document, view, now: 0.0, drawn };
        board.frame();
        board
    }

    /// What a frame does before it looks at any input.
    pub(crate) fn frame(&mut self) {
        self.view.refresh(&self.document);
        if let Some(rest) = self.view.trimmed_selection(&self.document) {
            self.document.selection.all(rest);
        }
        self.view.let_go_of_gone(&self.document);
        self.view.open_hovered(self.now);
        self.view.count_entering(&self.document);
        let columns: Vec<_> = self.document.project().columns.iter().map(|column| column.id).collect();
        for column in columns {
            self.view.remember_top(&self.document, column);
        }
    }

    /// The lanes to draw, whatever a filter hides.
    pub(crate) fn lanes(&self) -> Vec<LaneKey> {
        let grouping = self.view.grouping;
        if grouping == Grouping::None {
            return vec![LaneKey::All];
        }
        let mut whole = BoardView::default();
        (whole.grouping, whole.show) = (grouping, Show::All);
        whole.refresh(&self.document);
        let mut lanes = whole.shown(&self.document).lanes().to_vec();
        lanes.retain(|lane| {
            let mut stories = self.document.project().stories.iter();
            self.drawn.contains(lane) || self.view.folds.lanes.contains(lane) || stories.any(|s| lane.holds(s))
        });
        lanes
    }

    pub(crate) fn story(&self, title: &str) -> StoryId {
        let found = self.document.project().stories.iter().find(|story| story.title == title);
        found.unwrap_or_else(|| panic!("no card {title}")).id
    }

    pub(crate) fn get(&self, id: StoryId) -> Arc<Story> {
        Arc::clone(self.document.project().stories.get(id).unwrap())
    }

    pub(crate) fn column(&self, name: &str) -> ColumnId {
        let found = self.document.project().columns.iter().find(|column| column.name == name);
        found.unwrap_or_else(|| panic!("no column {name}")).id
    }

    /// Runs an edit as one step, unless it changes nothing.
    pub(crate) fn edit(
        &mut self,
        edit: impl FnOnce(&mut Desk<'_>) -> Result<Transaction, Refusal>,
    ) -> Result<bool, Refusal> {
        let transaction = self.document.edit(edit)?;
        if transaction.is_empty() {
            return Ok(false);
        }
        self.document.apply(transaction);
        Ok(true)
    }

    /// Gives an input to the machine and does what is left to do.
    pub(crate) fn give(&mut self, input: Input) -> Result<(), Refusal> {
        match self.view.give(&self.document, input) {
            Deed::Nothing => {}
            Deed::Move(ask) => {
                self.edit(|desk| move_stories(desk, &ask))?;
                self.view.landed = Some((ask.stories.into_iter().collect(), self.now));
            }
            Deed::Assign(stories, field) => _ = self.edit(|desk| edit_stories(desk, &stories, &field))?,
            Deed::MoveColumn(column, before) => {
                _ = self.edit(|desk| edit_columns(desk, &ColumnEdit::Move { column, before }))?;
            }
            Deed::Select(stories) if stories.is_empty() => self.document.selection.clear(),
            Deed::Select(stories) => self.document.selection.all(stories),
            Deed::Restore(selection) => self.document.restore_selection(selection),
        }
        Ok(())
    }

    /// Takes a card, and with it all selected ones if it is among them. `lane` is one that it stands in.
    pub(crate) fn lift(&mut self, lead: StoryId, lane: Option<&LaneKey>, by: By) -> Result<(), Refusal> {
        let before = self.view.before(&self.document);
        let story = self.get(lead);
        let shown = self.view.shown(&self.document);
        let Some(at) = shown.find(&story, lane) else { return Ok(()) };
        let lane = shown.lanes()[at.lane].clone();
        let at = Some(Spot { column: story.column, lane: lane.clone(), row: at.row });
        let is_selected = self.document.selection.contains(lead);
        let stories = if is_selected { self.document.selection.to_vec() } else { vec![lead] };
        if !is_selected && by != By::Keyboard && self.view.drag.is_idle() {
            self.document.selection.only(lead);
        }
        self.give(Input::Lift { lead, lane, stories, by, at, before })
    }
}
