//! What the board remembers between frames. None of it is in the project.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use egui::Rect;

use super::card::{CardStyle, Faces};
use super::drag::{Before, Drag, Folds, Spot};
use super::layout::Anchor;
use super::shown::ShownBoard;
use super::sprint_header::Burning;
use super::stack::LaneStack;
use super::tops::Tops;
use crate::edit::{StateId, StoryField};
use crate::insight::{Arrangement, Grouping, How, LaneKey, Scope, Sort};
use crate::model::{ColumnId, StoryId};
use crate::screens::Scene;
use crate::session::Document;

/// Why no story can be made.
pub(super) const NOT_IN_ARCHIVE: &str =
    "New stories are not made in the archive. Show the sprint or all stories first.";

/// Which stories the board shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The active sprint's; all of them when no sprint is active.
    #[default]
    Sprint,
    All,
    Archived,
}

/// The board's view state.
#[derive(Debug, Default)]
pub struct BoardView {
    /// Points that the columns are scrolled to the left by.
    pub scroll_x: f32,
    /// Points that the lanes are scrolled up by. In f64, since f32 is too coarse past 8 million.
    pub scroll_y: f64,
    /// Where each column is scrolled to on a board without lanes.
    pub anchors: HashMap<ColumnId, Anchor>,
    pub folds: Folds,
    pub drag: Drag,
    /// The filter as typed.
    pub filter: String,
    pub show: Show,
    pub grouping: Grouping,
    /// What columns are ordered by, where it is not the rank.
    pub sorts: BTreeMap<ColumnId, Sort>,
    /// A story that is being typed.
    pub draft: Option<Draft>,
    /// The title of a draft that was closed; the next begins with it.
    pub(super) kept_title: String,
    /// A column whose name is being typed.
    pub renaming: Option<Renaming>,
    /// The filter field is to get the focus.
    pub focus_filter: bool,
    /// A story to scroll to and give the focus to.
    pub reveal: Option<StoryId>,
    /// A place to scroll to: where lifted cards would land.
    pub(super) reveal_spot: Option<Spot>,
    /// The lane that the cursor is in, for a story that stands in several.
    pub cursor_lane: Option<LaneKey>,
    /// Stories that have just landed, and when, in seconds of egui's clock.
    pub landed: Option<(HashSet<StoryId>, f64)>,
    /// Where the navigation takes cards, and what a drop there sets; said anew in every frame of a drag.
    pub assign_to: Vec<(Rect, StoryField)>,
    /// The columns of the last frame; one that is new is named when it was asked for here.
    pub(super) known_columns: HashSet<ColumnId>,
    pub(super) name_next_column: Option<NextColumn>,
    /// The arrangement that the selection was last trimmed for, as [`Self::arranged`] counts.
    pub(super) trimmed_for: Option<u64>,
    pub(super) faces: Faces,
    pub(super) stack: Option<(StackKey, Arc<LaneStack>)>,
    pub(super) burning: Burning,
    pub(super) tops: Tops,
    /// Whether other stories than the sprint's fit the filter, for one arrangement.
    fits_elsewhere: Option<(u64, bool)>,
    pub(super) arrangement: Arrangement,
    /// The document's revision that the arrangement has followed.
    revision: Option<u64>,
    /// Counts up whenever other stories may be shown.
    arranged: u64,
    lane_counts: LaneCounts,
}

/// What the heights of the lanes follow from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StackKey {
    pub(super) arranged: u64,
    /// The revisions of the folded columns and lanes.
    pub(super) folded: [u64; 2],
    pub(super) drafted: Option<LaneKey>,
    pub(super) row: f64,
}

/// Work in progress by column and lane, counted in one walk over a column for each state of the project.
#[derive(Debug, Default)]
struct LaneCounts {
    revision: Option<u64>,
    grouping: Grouping,
    columns: HashMap<ColumnId, HashMap<LaneKey, usize>>,
}

/// A new story whose title is being typed in place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub column: ColumnId,
    pub lane: LaneKey,
    pub title: String,
    /// The story that it goes below; the top of the column when `None`.
    pub below: Option<StoryId>,
    /// It wants the focus.
    pub fresh: bool,
}

/// A column that was asked for and is to be named, with its left neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NextColumn {
    pub(super) after: Option<ColumnId>,
}

/// A column's name while it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    pub column: ColumnId,
    pub name: String,
    /// It wants the focus.
    pub fresh: bool,
    /// The column was created for it.
    pub(super) created: Option<Created>,
    /// The field was shown in this frame.
    pub(super) drawn: bool,
}

/// How a column that is being named came to be: its name joins that step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Created {
    /// Its left neighbour.
    pub(super) after: Option<ColumnId>,
    /// The project as it was created.
    pub(super) state: StateId,
}

impl BoardView {
    pub fn scope(&self, document: &Document) -> Scope {
        match (self.show, document.indexes().active_sprint()) {
            (Show::Sprint, Some(sprint)) => Scope::Sprint(sprint),
            (Show::Archived, _) => Scope::Archived,
            _ => Scope::All,
        }
    }

    /// Arranges the stories anew if the project or what is asked for changed. Costs what changed.
    pub fn refresh(&mut self, document: &Document) {
        let how = How {
            scope: self.scope(document),
            grouping: self.grouping,
            sorts: self.sorts.clone(),
            query: self.filter.trim().to_owned(),
        };
        let (project, indexes) = (document.project(), document.indexes());
        let revision = document.revision();
        let mut changed = self.revision.is_none();
        if self.revision != Some(revision) {
            match self.revision.and_then(|seen| document.performed_since(seen)) {
                Some(performed) => {
                    performed.for_each(|transaction| self.arrangement.follow(project, indexes, transaction));
                }
                None => self.arrangement.reset(),
            }
            changed = true;
        }
        // In other lanes, no place of the old ones means anything.
        if self.revision.is_some() && self.arrangement.how().grouping != how.grouping {
            self.cursor_lane = None;
            self.scroll_y = 0.0;
        }
        self.revision = Some(revision);
        if changed || *self.arrangement.how() != how {
            self.arrangement.arrange(project, indexes, &how);
            self.arranged += 1;
            self.keep_tops(document);
        }
        if self.show == Show::Archived {
            // Nothing is made in the archive.
            self.draft = None;
        }
    }

    /// The board as it is shown now. Call [`Self::refresh`] first in a frame.
    pub fn shown<'a>(&'a self, document: &'a Document) -> ShownBoard<'a> {
        ShownBoard { document, arrangement: &self.arrangement, folds: &self.folds }
    }

    /// Prepares the text that the filter searches, so that the first letter waits for nothing.
    pub(super) fn prepare_search(&mut self, document: &Document) {
        self.arrangement.prepare_search(document.project(), document.indexes());
    }

    /// Whether stories fit the filter that the sprint does not hold; looked for once for each arrangement.
    pub(super) fn fits_elsewhere(&mut self, document: &Document) -> bool {
        match self.fits_elsewhere {
            Some((arranged, fits)) if arranged == self.arranged => fits,
            _ => {
                let (project, filter) = (document.project(), self.arrangement.filter());
                let fits = project.stories.iter().any(|story| !story.archived && filter.fits(project, story));
                self.fits_elsewhere = Some((self.arranged, fits));
                fits
            }
        }
    }

    pub(super) fn card_style(&self, scene: Scene<'_>) -> CardStyle {
        CardStyle { cards: scene.cards, even: self.grouping != Grouping::None }
    }

    pub(super) fn arranged(&self) -> u64 {
        self.arranged
    }

    /// Stories that a limit for each lane of a column counts.
    pub(super) fn work_in_lane(&mut self, document: &Document, column: ColumnId, lane: &LaneKey) -> usize {
        let (revision, grouping) = (Some(document.revision()), lane.grouping());
        let counts = &mut self.lane_counts;
        if (counts.revision, counts.grouping) != (revision, grouping) {
            *counts = LaneCounts { revision, grouping, columns: HashMap::new() };
        }
        let count = || document.indexes().work_in_lanes(column, grouping);
        counts.columns.entry(column).or_insert_with(count).get(lane).copied().unwrap_or(0)
    }

    /// What Escape brings back.
    pub fn before(&self, document: &Document) -> Before {
        Before {
            anchors: self.anchors.clone(),
            scroll_x: self.scroll_x,
            scroll_y: self.scroll_y,
            folds: self.folds.clone(),
            selection: document.selection.clone(),
        }
    }

    /// Puts scroll and folds back; the selection is the document's.
    pub(super) fn restore(&mut self, before: &Before) {
        self.anchors.clone_from(&before.anchors);
        self.tops.clear();
        self.scroll_x = before.scroll_x;
        self.scroll_y = before.scroll_y;
        self.folds.clone_from(&before.folds);
    }

    /// Opens the column and the lane that a story stands in.
    pub(super) fn unfold(&mut self, document: &Document, story: StoryId) {
        let Some(story) = document.project().stories.get(story) else { return };
        let shown = self.shown(document);
        let lane = shown.find(story, self.cursor_lane.as_ref()).map(|at| shown.lanes()[at.lane].clone());
        self.folds.columns.remove(&story.column);
        if let Some(lane) = lane {
            self.folds.lanes.remove(&lane);
        }
    }

    /// Brings a story into sight if it is shown; the focus stays where it is.
    pub fn look_at(&mut self, document: &Document, story: StoryId) {
        self.unfold(document, story);
        let shown = self.shown(document);
        let Some(story) = document.project().stories.get(story) else { return };
        let spot = shown.find(story, self.cursor_lane.as_ref()).map(|at| {
            let lane = shown.lanes()[at.lane].clone();
            Spot { column: story.column, lane, row: at.row }
        });
        self.reveal_spot = spot;
    }

    /// Starts typing a new story.
    pub fn start_draft(&mut self, column: ColumnId, lane: LaneKey) {
        self.folds.columns.remove(&column);
        self.folds.lanes.remove(&lane);
        self.keep_draft();
        let title = std::mem::take(&mut self.kept_title);
        self.draft = Some(Draft { column, lane, title, fresh: true, ..Draft::default() });
    }

    /// Closes the draft; what was typed is kept for the next. Returns the story that it was last used to make.
    pub(super) fn keep_draft(&mut self) -> Option<StoryId> {
        let draft = self.draft.take()?;
        if !draft.title.trim().is_empty() {
            self.kept_title = draft.title;
        }
        draft.below
    }
}
