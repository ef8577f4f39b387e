//! What the board makes of an input: the part of it that needs no frame, so that tests work the board as a hand does.

use std::collections::HashSet;
use std::sync::Arc;

use super::band::Band;
use super::drag::{By, Drag, Entering, Fold, Input, Outcome, Spot, fold_again};
use super::view::BoardView;
use crate::edit::{MoveStories, StoryField};
use crate::model::{Story, StoryId};
use crate::session::{Document, Selection};

/// Seconds for which cards are held over something folded before it opens.
const OPEN_AFTER: f64 = 0.5;

/// What is left to do to the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    Nothing,
    Move(MoveStories),
    Assign(Vec<StoryId>, StoryField),
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

    /// Lifted cards open a folded column at once: there is no hovering with keys.
    fn open_under_step(&mut self) {
        let Some(held) = self.drag.held_mut() else { return };
        let Some(column) = held.spot().map(|spot| spot.column) else { return };
        if self.folds.columns.remove(&column) {
            held.opened.push(Fold::Column(column));
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
        let rest: Vec<StoryId> = document.selection.stories().iter().copied().filter(is_shown).collect();
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
            let enters_column = |story: &&Arc<Story>| story.column != spot.column;
            // Within the lane that they were taken from, those of other lanes keep theirs.
            let is_kept = held.from == spot.lane;
            let enters_lane = |story: &&Arc<Story>| match (enters_column(story), spot.lane.holds(story)) {
                (enters, true) => enters,
                (_, false) => !is_kept,
            };
            Entering {
                column: spot.column,
                lane: spot.lane.clone(),
                column_count: stories().filter(enters_column).count(),
                lane_count: stories().filter(enters_lane).count(),
            }
        });
    }
}
