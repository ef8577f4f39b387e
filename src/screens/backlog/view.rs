//! What the backlog remembers between frames. None of it is in the project.

use std::collections::HashSet;
use std::sync::Arc;

use egui::Rect;

use super::ground::{Before, Drag, Fold, Spot};
use super::layout::{Content, SECTION, Stack};
use super::planned::{Planned, part_name};
use super::refine::Refining;
use super::shown::ShownBacklog;
use crate::edit::StoryField;
use crate::insight::{ListGrouping, ListHow, Listing, Part, Section};
use crate::model::{Story, StoryId};
use crate::screens::board::FoldSet;
use crate::session::Document;

/// The backlog's view state.
#[derive(Debug, Default)]
pub struct BacklogView {
    /// Points that the list is scrolled up by. In f64, since f32 is too coarse past 8 million.
    pub scroll_y: f64,
    pub folds: FoldSet<Fold>,
    pub drag: Drag,
    /// The filter as typed.
    pub filter: String,
    pub grouping: ListGrouping,
    /// A story that is being typed.
    pub draft: Option<Draft>,
    /// The title of a draft that was closed; the next begins with it.
    kept_title: String,
    /// A field that is being typed in a row.
    pub(super) editing: Option<Editing>,
    /// The filter field is to get the focus.
    pub focus_filter: bool,
    /// A story to scroll to and give the focus to.
    pub reveal: Option<StoryId>,
    /// A place to scroll to: where lifted stories would land.
    pub(super) reveal_spot: Option<Spot>,
    /// Stories that have just landed, and when, in seconds of egui's clock.
    pub landed: Option<(HashSet<StoryId>, f64)>,
    /// Where the navigation takes stories, and what a drop there sets; said anew in every frame of a drag.
    pub assign_to: Vec<(Rect, StoryField)>,
    /// Stories are being estimated one after the other.
    pub refining: bool,
    pub(super) refine: Refining,
    pub(super) planned: Planned,
    /// Seconds of egui's clock in this frame.
    pub(super) now: f64,
    /// Rows that the view holds, for a page of them.
    pub(super) page: usize,
    /// What stands at the top of the view, and how far below it, for one arrangement.
    top: Option<Top>,
    /// The arrangement that the selection was last trimmed for, as [`Self::arranged`] counts.
    trimmed_for: Option<u64>,
    stack: Option<(StackKey, Arc<Stack>)>,
    listing: Listing,
    /// The document's revision that the listing has followed.
    revision: Option<u64>,
    /// Counts up whenever other stories may be shown.
    arranged: u64,
}

/// A row that is to stay where it is while others come and go above it.
#[derive(Clone, Debug)]
struct Top {
    arranged: u64,
    story: Arc<Story>,
    section: Section,
    /// Points below the top of the view.
    y: f64,
}

/// What the heights of the list follow from.
#[derive(Clone, Debug, PartialEq)]
struct StackKey {
    arranged: u64,
    folds: u64,
    drafted: Option<Part>,
    cut: Option<(Part, usize)>,
}

/// A new story whose title is being typed in place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub part: Part,
    pub title: String,
    /// The story that it goes below; the top of the section when `None`.
    pub below: Option<StoryId>,
    /// It wants the focus.
    pub fresh: bool,
}

/// A field of a row while it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editing {
    pub(super) story: StoryId,
    pub(super) what: Edited,
    pub(super) text: String,
    /// It wants the focus.
    pub(super) fresh: bool,
    /// The field was shown in this frame.
    pub(super) drawn: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edited {
    Title,
    Estimate,
}

impl BacklogView {
    /// Nothing is held, so keys are the screen's own.
    pub fn is_idle(&self) -> bool {
        self.drag.is_idle()
    }

    /// Lists the stories anew if the project or what is asked for changed. Costs what changed.
    pub fn refresh(&mut self, document: &Document) {
        let how = ListHow { grouping: self.grouping, query: self.filter.trim().to_owned() };
        let (project, indexes) = (document.project(), document.indexes());
        let revision = document.revision();
        let mut changed = self.revision.is_none();
        if self.revision != Some(revision) {
            match self.revision.and_then(|seen| document.performed_since(seen)) {
                Some(performed) => {
                    performed.for_each(|transaction| self.listing.follow(project, indexes, transaction));
                }
                None => self.listing.reset(),
            }
            changed = true;
        }
        if self.revision.is_some() && self.listing.how().grouping != how.grouping {
            self.scroll_y = 0.0;
        }
        self.revision = Some(revision);
        if changed || *self.listing.how() != how {
            self.listing.arrange(project, indexes, &how);
            self.arranged += 1;
        }
        self.planned.refresh(document);
    }

    /// The backlog as it is shown now. Call [`Self::refresh`] first in a frame.
    pub fn shown<'a>(&'a self, document: &'a Document) -> ShownBacklog<'a> {
        ShownBacklog { document, listing: &self.listing, folds: &self.folds }
    }

    /// Prepares the text that the filter searches, so that the first letter waits for nothing.
    pub(super) fn prepare_search(&mut self, document: &Document) {
        self.listing.prepare_search(document.project(), document.indexes());
    }

    /// The parts of the view that the filter's field works on, and what it was last understood as.
    pub(super) fn filter_parts(&mut self) -> (&mut String, &mut bool, &crate::insight::Filter) {
        (&mut self.filter, &mut self.focus_filter, self.listing.filter())
    }

    /// The heights of the list, worked out again only when one may have changed.
    pub(super) fn stack(&mut self, document: &Document) -> Arc<Stack> {
        let key = StackKey {
            arranged: self.arranged,
            folds: self.folds.revision(),
            drafted: self.draft.as_ref().map(|draft| draft.part),
            cut: self.planned.cut_row(self.shown(document)),
        };
        if let Some((known, stack)) = &self.stack
            && *known == key
        {
            return Arc::clone(stack);
        }
        let shown = self.shown(document);
        let mut section = None;
        let contents = shown.parts().iter().map(|part| Content {
            begins: section.replace(part.section) != Some(part.section),
            section_folded: self.folds.contains(&Fold::Section(part.section)),
            named: part.group != crate::insight::Group::All,
            folded: self.folds.contains(&Fold::Group(*part)),
            drafted: key.drafted == Some(*part),
            rows: shown.rows(*part).len(),
            cut: key.cut.filter(|(of, _)| of == part).map(|(_, row)| row),
        });
        let stack = Arc::new(Stack::new(contents.collect::<Vec<_>>()));
        self.stack = Some((key, Arc::clone(&stack)));
        stack
    }

    /// Scrolls to where the row is now that was at the top, when stories have come or gone above it. A list that is not
    /// scrolled stays so, and so does one whose top row was itself put elsewhere.
    pub(super) fn keep_top(&mut self, document: &Document, stack: &Stack) {
        let Some(top) = self.top.take().filter(|top| top.arranged != self.arranged && self.scroll_y > 0.0) else {
            return;
        };
        let shown = self.shown(document);
        let now = document.project().stories.get(top.story.id).filter(|now| now.rank == top.story.rank);
        let at = now.and_then(|now| shown.find(now));
        let stays = at.and_then(|at| shown.part(at.part)).is_some_and(|part| part.section == top.section);
        if let Some((at, run)) = at.filter(|_| stays).and_then(|at| Some((at, stack.get(at.part)?))) {
            self.scroll_y = run.row_top(at.row) - top.y;
        }
    }

    /// Notes the first row below the header that stays in sight.
    pub(super) fn remember_top(&mut self, document: &Document, stack: &Stack, extent: f64) {
        let below = self.scroll_y + SECTION;
        let shown = self.shown(document);
        let found = stack.visible(below, (extent - SECTION).max(0.0)).find_map(|at| {
            let run = stack.get(at)?;
            let row = run.rows(below, extent).find(|row| run.row_top(*row) >= below)?;
            let part = shown.part(at)?;
            Some((Arc::clone(shown.rows(part).get(row)?), part.section, run.row_top(row) - self.scroll_y))
        });
        self.top = found.map(|(story, section, y)| Top { arranged: self.arranged, story, section, y });
    }

    /// What Escape brings back.
    pub fn before(&self, document: &Document) -> Before {
        let selection = document.selection.clone();
        Before { scroll_y: self.scroll_y, folds: self.folds.clone(), selection }
    }

    /// Opens what a story stands in.
    pub(super) fn unfold(&mut self, document: &Document, story: StoryId) {
        let shown = self.shown(document);
        let Some(part) = shown.find_id(story).and_then(|at| shown.part(at.part)) else { return };
        self.folds.remove(&Fold::Section(part.section));
        self.folds.remove(&Fold::Group(part));
    }

    /// Brings a story into sight if it is shown; the focus stays where it is.
    pub fn look_at(&mut self, document: &Document, story: StoryId) {
        self.unfold(document, story);
        let shown = self.shown(document);
        self.reveal_spot = shown.find_id(story).and_then(|at| Some(Spot { part: shown.part(at.part)?, row: at.row }));
    }

    /// "Backlog, 2 of 14": where a story stands as it is shown.
    pub fn place_of(&self, document: &Document, story: &Story) -> Option<String> {
        let shown = self.shown(document);
        let at = shown.find(story)?;
        let part = shown.part(at.part)?;
        Some(format!("{}, {} of {}", part_name(document.project(), part), at.row + 1, shown.rows(part).len()))
    }

    /// Starts typing a new story.
    pub fn start_draft(&mut self, part: Part) {
        self.folds.remove(&Fold::Section(part.section));
        self.folds.remove(&Fold::Group(part));
        self.keep_draft();
        let title = std::mem::take(&mut self.kept_title);
        self.draft = Some(Draft { part, title, fresh: true, ..Draft::default() });
    }

    /// Closes the draft; what was typed is kept for the next. Returns the story that it was last used to make.
    pub(super) fn keep_draft(&mut self) -> Option<StoryId> {
        let draft = self.draft.take()?;
        if !draft.title.trim().is_empty() {
            self.kept_title = draft.title;
        }
        draft.below
    }

    /// Lets go when the story that was taken is gone, say by an undo; a draft goes with its section.
    pub(super) fn let_go_of_gone(&mut self, document: &Document) {
        let project = document.project();
        if self.drag.held().is_some_and(|held| !project.stories.contains(held.lead)) {
            self.drag = Drag::Idle;
        }
        let shown = self.shown(document);
        if self.draft.as_ref().is_some_and(|draft| shown.position(draft.part).is_none()) {
            self.keep_draft();
        }
        if self.editing.as_ref().is_some_and(|editing| !project.stories.contains(editing.story)) {
            self.editing = None;
        }
    }

    /// What stays selected after an edit or a filter has hidden some of it: commands must not change what nobody sees.
    /// `None` when that is all.
    pub(super) fn trimmed_selection(&mut self, document: &Document) -> Option<Vec<StoryId>> {
        if self.trimmed_for.replace(self.arranged) == Some(self.arranged) {
            return None;
        }
        let shown = self.shown(document);
        let is_shown = |id: &StoryId| shown.find_id(*id).is_some();
        let rest: Vec<StoryId> = document.selection.picked().iter().copied().filter(is_shown).collect();
        (rest.len() < document.selection.len()).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::ROW;
    use super::*;
    use crate::edit::edit_stories;
    use crate::model::{IdSource, Moment};
    use crate::sample::{SampleSize, project};
    use crate::session::Clock;

    const EXTENT: f64 = 600.0;

    /// Plans a story of the backlog for the active sprint above it, by its row, and tells where the view is scrolled to.
    fn planned_from(scroll_y: f64, row: usize) -> f64 {
        let now: Moment = "2026-11-24T10:00:00Z".parse().unwrap();
        let mut document = Document::new(project(&SampleSize::default()), IdSource::from_seed(1), Clock::Fixed(now));
        let mut view = BacklogView { scroll_y, ..BacklogView::default() };
        view.refresh(&document);
        let stack = view.stack(&document);
        view.keep_top(&document, &stack);
        view.remember_top(&document, &stack, EXTENT);
        let story = document.indexes().backlog.section(Section::Backlog).stories()[row].id;
        let sprint = document.indexes().active_sprint();
        let transaction = document.edit(|desk| edit_stories(desk, &[story], &StoryField::Sprint(sprint))).unwrap();
        document.apply(transaction);
        view.refresh(&document);
        let stack = view.stack(&document);
        view.keep_top(&document, &stack);
        view.scroll_y
    }

    #[test]
    fn what_is_looked_at_stays_while_stories_come_above_it() {
        assert_eq!(planned_from(2000.0, 100), 2000.0 + ROW, "one row came above, one went below");
        assert_eq!(planned_from(2000.0, 0), 2000.0, "one came above and one went above");
        assert_eq!(planned_from(0.0, 0), 0.0, "a list that is not scrolled stays so");
    }
}
