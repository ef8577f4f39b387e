//! What the board remembers between frames, and which stories it shows. None of it is in the project.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::card::Faces;
use super::drag::{Drag, Shown};
use super::layout::Anchor;
use super::sprint_header::Burning;
use crate::edit::StateId;
use crate::insight::Scope;
use crate::model::{Column, ColumnId, Story, StoryId};
use crate::session::Document;

/// The board's view state.
#[derive(Debug, Default)]
pub struct BoardView {
    /// Points that the columns are scrolled to the left by.
    pub scroll_x: f32,
    pub anchors: HashMap<ColumnId, Anchor>,
    pub drag: Drag,
    /// As typed.
    pub filter: String,
    /// Shows all stories although a sprint is active.
    pub show_all: bool,
    /// A story that is being typed.
    pub draft: Option<Draft>,
    /// The filter field is to get the focus.
    pub focus_filter: bool,
    /// A story to scroll to and give the focus to.
    pub reveal: Option<StoryId>,
    /// Stories that have just landed, and when, in seconds of egui's clock.
    pub landed: Option<(HashSet<StoryId>, f64)>,
    /// The filter and scope that the selection was last trimmed for.
    pub(super) trimmed_for: Option<(String, Scope)>,
    pub(super) faces: Faces,
    pub(super) filtered: Filtered,
    pub(super) burning: Burning,
}

/// A new story whose title is being typed in place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub column: ColumnId,
    pub title: String,
    /// The story that it goes below; the top of the column when `None`.
    pub below: Option<StoryId>,
    /// It wants the focus.
    pub fresh: bool,
}

/// The stories that fit a filter, found again only when filter or project change.
#[derive(Debug, Default)]
pub(super) struct Filtered {
    key: Option<(String, StateId, Scope)>,
    columns: HashMap<ColumnId, Vec<Arc<Story>>>,
}

impl BoardView {
    /// The active sprint's stories when there is one, unless the person asked for all.
    pub fn scope(&self, document: &Document) -> Scope {
        match document.indexes().active_sprint() {
            Some(sprint) if !self.show_all => Scope::Sprint(sprint),
            _ => Scope::All,
        }
    }

    /// Finds the stories that fit the filter, if it or the project changed.
    pub fn refresh(&mut self, document: &Document) {
        let query = self.filter.trim().to_lowercase();
        let scope = self.scope(document);
        let key = (query, document.history().present(), scope);
        if self.filtered.key.as_ref() == Some(&key) {
            return;
        }
        let columns = if key.0.is_empty() {
            HashMap::new()
        } else {
            let fitting = |column: &Arc<Column>| {
                let lane = document.indexes().board.lane(scope, column.id);
                let stories = lane.stories().iter().filter(|story| fits(document, story, &key.0)).cloned().collect();
                (column.id, stories)
            };
            document.project().columns.iter().map(fitting).collect()
        };
        self.filtered = Filtered { key: Some(key), columns };
    }

    /// The board as it is shown now. Call [`Self::refresh`] first in a frame.
    pub fn shown<'a>(&'a self, document: &'a Document) -> ShownBoard<'a> {
        ShownBoard {
            document,
            scope: self.scope(document),
            filtered: (!self.filter.trim().is_empty()).then_some(&self.filtered.columns),
        }
    }
}

/// Each word of the filter stands in key, title, a label or the assignee's name.
fn fits(document: &Document, story: &Story, query: &str) -> bool {
    let person = || story.assignee.and_then(|id| document.project().people.get(id));
    query.split_whitespace().all(|word| {
        story.key.to_lowercase().contains(word)
            || story.title.to_lowercase().contains(word)
            || story.labels.iter().any(|label| label.to_lowercase().contains(word))
            || person().is_some_and(|person| person.name.to_lowercase().contains(word))
    })
}

/// Which stories each column shows, in order.
#[derive(Clone, Copy, Debug)]
pub struct ShownBoard<'a> {
    document: &'a Document,
    scope: Scope,
    filtered: Option<&'a HashMap<ColumnId, Vec<Arc<Story>>>>,
}

impl<'a> ShownBoard<'a> {
    pub fn stories_of(&self, column: ColumnId) -> &'a [Arc<Story>] {
        match self.filtered {
            Some(columns) => columns.get(&column).map_or(&[], Vec::as_slice),
            None => self.document.indexes().board.lane(self.scope, column).stories(),
        }
    }

    pub fn is_filtered(&self) -> bool {
        self.filtered.is_some()
    }

    /// The row of a story in its column, when it is shown.
    pub fn row_of(&self, story: &Story) -> Option<usize> {
        match self.filtered {
            Some(_) => {
                let stories = self.stories_of(story.column);
                stories.binary_search_by(|other| other.order().cmp(&story.order())).ok()
            }
            None => self.document.indexes().board.lane(self.scope, story.column).position(story),
        }
    }
}

impl Shown for ShownBoard<'_> {
    fn columns(&self) -> Vec<ColumnId> {
        self.document.project().columns_in_order().iter().map(|c| c.id).collect()
    }

    fn stories(&self, column: ColumnId) -> &[Arc<Story>] {
        self.stories_of(column)
    }
}
