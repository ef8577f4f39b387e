//! What the board makes of an input: the part of it that needs no frame, so that tests work the board as a hand does.

use std::collections::HashSet;
use std::sync::Arc;

use super::band::Band;
use super::drag::{By, Drag, Entering, Fold, Input, Outcome, Spot, fold_again};
use super::view::BoardView;
use crate::edit::{MoveStories, StoryField};
use crate::insight::LaneKey;
use crate::model::{ColumnId, LimitPolicy, LimitScope, Story, StoryId};
use crate::session::{Document, Selection};

/// Seconds for which cards are held over something folded before it opens.
const OPEN_AFTER: f64 = 0.5;

/// What is left to do to the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    Nothing,
    Move(MoveStories),
    Assign(Vec<StoryId>, StoryField),
    /// Put the column before another, or behind all.
    MoveColumn(ColumnId, Option<ColumnId>),
    /// Select these alone.
    Select(Vec<StoryId>),
    /// All is as it was before; the selection is to be, too.
    Restore(Selection),
}

impl BoardView {
    /// Gives an input to the machine, and does what it says to scroll and folds.
    pub fn give(&mut self, document: &Document, input: Input) -> Deed {
        let mut drag = std::mem::take(&mut self.drag);
        let (opened, spot) = match (&drag, &input) {
            (Drag::Held(held), Input::Drop) => (held.opened.clone(), held.spot().cloned()),
            _ => (Vec::new(), None),
        };
        let is_step = matches!(input, Input::Step(_));
        let outcome = drag.handle(input, self.shown(document));
        self.drag = drag;
        if is_step {
            self.open_under_step();
        }
        match outcome {
            Outcome::Nothing => {
                fold_again(&mut self.folds, opened, spot.as_ref());
                Deed::Nothing
            }
            Outcome::Move(ask) => {
                fold_again(&mut self.folds, opened, spot.as_ref());
                self.cursor_lane = spot.map(|spot| spot.lane).or(self.cursor_lane.take());
                Deed::Move(ask)
            }
            Outcome::Assign(stories, field) => {
                fold_again(&mut self.folds, opened, None);
                Deed::Assign(stories, field)
            }
            Outcome::MoveColumn(column, next) => Deed::MoveColumn(column, next),
            Outcome::Select(band) => Deed::Select(self.picked(document, &band)),
            Outcome::Restore(before) => {
                self.restore(&before);
                Deed::Restore(before.selection)
            }
        }
    }

    /// What a band selects.
    fn picked(&self, document: &Document, band: &Band) -> Vec<StoryId> {
        let shown = self.shown(document);
        let mut stories: Vec<StoryId> = if band.adds { document.selection.to_vec() } else { Vec::new() };
        let mut seen: HashSet<StoryId> = stories.iter().copied().collect();
        for ((column, lane), rows) in &band.touched {
            let cell = shown.cell_of(lane, *column);
            let touched = rows.clone().filter_map(|row| cell.get(row)).map(|story| story.id);
            stories.extend(touched.filter(|id| seen.insert(*id)));
        }
        stories
    }

    /// Lifted cards open a folded column or lane at once, for there is no hovering with keys, and fold it again when they
    /// leave it.
    fn open_under_step(&mut self) {
        let Some(held) = self.drag.held_mut() else { return };
        let Some(spot) = held.spot().cloned() else { return };
        let (kept, left) = std::mem::take(&mut held.opened).into_iter().partition(|fold: &Fold| fold.holds(&spot));
        held.opened = kept;
        fold_again(&mut self.folds, left, None);
        if self.folds.columns.remove(&spot.column) {
            held.opened.push(Fold::Column(spot.column));
        }
        if self.folds.lanes.remove(&spot.lane) {
            held.opened.push(Fold::Lane(spot.lane));
        }
    }

    /// Opens what is folded under the cards once they have been held over it for a while. Tells how many seconds are
    /// left until then, when something folded is there. `now` is in seconds of any clock.
    pub fn open_hovered(&mut self, now: f64) -> Option<f64> {
        let held = self.drag.held_mut()?;
        let folds = &self.folds;
        let folded = |spot: &Spot| {
            if folds.columns.contains(&spot.column) {
                return Some(Fold::Column(spot.column));
            }
            folds.lanes.contains(&spot.lane).then(|| Fold::Lane(spot.lane.clone()))
        };
        let Some(fold) = held.spot().filter(|_| held.by != By::Keyboard).and_then(folded) else {
            held.hovering = None;
            return None;
        };
        let since = match held.hovering.take() {
            Some((known, since)) if known == fold => since,
            _ => now,
        };
        if now - since < OPEN_AFTER {
            held.hovering = Some((fold, since));
        } else {
            self.folds.open(&fold);
            held.opened.push(fold);
        }
        Some(OPEN_AFTER - (now - since))
    }

    /// The limit that would refuse a drop where the cards are held. Call [`Self::count_entering`] first.
    pub fn blocking_limit(&mut self, document: &Document) -> Option<u32> {
        let entering = self.drag.held()?.entering.clone().filter(|entering| entering.limited_count > 0)?;
        let column = document.project().columns.get(entering.column)?;
        let limit = column.limit.filter(|_| column.limit_policy == LimitPolicy::Block)?;
        let count = match column.limit_scope {
            LimitScope::Lane => self.work_in_lane(document, column.id, &entering.lane),
            LimitScope::Column => document.indexes().work_in_progress(column.id),
        };
        (count + entering.limited_count > limit as usize).then_some(limit)
    }

    /// Lets go when the card that was taken is gone, say by an undo.
    pub fn let_go_of_gone(&mut self, document: &Document) {
        let is_gone = self.drag.held().is_some_and(|held| !document.project().stories.contains(held.lead));
        if let Drag::Held(held) = &mut self.drag
            && is_gone
        {
            fold_again(&mut self.folds, std::mem::take(&mut held.opened), None);
            self.drag = Drag::Idle;
        }
    }

    /// What stays selected after an edit, a filter or another scope has hidden some of it: commands must not change what
    /// nobody sees. `None` when that is all.
    pub fn trimmed_selection(&mut self, document: &Document) -> Option<Vec<StoryId>> {
        if self.trimmed_for.replace(self.arranged()) == Some(self.arranged()) {
            return None;
        }
        let shown = self.shown(document);
        let is_shown = |id: &StoryId| document.project().stories.get(*id).is_some_and(|story| shown.is_shown(story));
        let rest: Vec<StoryId> = document.selection.picked().iter().copied().filter(is_shown).collect();
        (rest.len() < document.selection.len()).then_some(rest)
    }

    /// Counts what would come into the cell under the cards, once for each that they come over.
    pub fn count_entering(&mut self, document: &Document) {
        let Some(held) = self.drag.held_mut() else { return };
        let spot = held.spot();
        if held.entering.as_ref().map(|e| (e.column, &e.lane)) == spot.map(|spot| (spot.column, &spot.lane)) {
            return;
        }
        held.entering = spot.map(|spot| {
            let stories = || held.stories.iter().filter_map(|id| document.project().stories.get(*id));
            let indexes = document.indexes();
            let scope = document.project().columns.get(spot.column).map(|column| column.limit_scope);
            let counted = if scope == Some(LimitScope::Lane) { &spot.lane } else { &LaneKey::All };
            let is_work = |story: &&Arc<Story>| {
                !story.archived && indexes.active_sprint().is_none_or(|active| story.sprint == Some(active))
            };
            let enters_column = |story: &&Arc<Story>| story.column != spot.column;
            // Within the lane that they were taken from, those of other lanes keep theirs.
            let is_kept = held.from == spot.lane;
            let enters = |story: &&Arc<Story>, lane: &LaneKey| match (enters_column(story), lane.holds(story)) {
                (enters, true) => enters,
                (_, false) => !is_kept,
            };
            Entering {
                column: spot.column,
                lane: spot.lane.clone(),
                column_count: stories().filter(enters_column).count(),
                limited_count: stories().filter(|story| is_work(story) && enters(story, counted)).count(),
                lane_count: stories().filter(|story| enters(story, &spot.lane)).count(),
            }
        });
    }
}
