//! The board's arrangement: which stories each lane and column shows, in which order.
//!
//! Without lanes, sorts and filter that is what the board's index has, and nothing is built. Otherwise the stories of the
//! scope are given slots (`roster.rs`), the slots are laid out in cells (`layout.rs`), and with a filter there are the
//! same cells once more with what passes (`sieve.rs`). Transactions are followed; a keystroke in the filter searches one
//! piece of memory (`text.rs`) and looks at no story.

mod bits;
mod cell;
mod lanes;
mod layout;
mod listing;
#[cfg(test)]
mod listing_tests;
mod roster;
mod sieve;
mod sort;
#[cfg(test)]
mod tests;
mod text;
mod works;

use std::collections::{BTreeMap, HashMap};

pub use cell::Cell;
pub use listing::{Group, ListGrouping, ListHow, ListRows, Listing, Part};
pub use sort::Sort;

use super::{BoardIndex, Filter, Grouping, Indexes, LaneKey, Scope};
use crate::model::{Change, ColumnId, Project, Transaction};
use sort::Order;
use works::Works;

/// How a person looks at the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct How {
    pub scope: Scope,
    pub grouping: Grouping,
    /// Columns without one stand by rank.
    pub sorts: BTreeMap<ColumnId, Sort>,
    /// The filter as typed.
    pub query: String,
}

/// The stories of each lane and column for one way to look at the board.
#[derive(Debug, Default)]
pub struct Arrangement {
    how: How,
    filter: Filter,
    lanes: Vec<LaneKey>,
    /// Where each lane is among them.
    positions: HashMap<LaneKey, usize>,
    /// It fits a project.
    ready: bool,
    /// Cells come straight from the board's index.
    plain: bool,
    works: Option<Works>,
}

impl Arrangement {
    /// Makes it fit; costs what changed: nothing when `how` is the same.
    pub fn arrange(&mut self, project: &Project, indexes: &Indexes, how: &How) {
        if self.ready && self.how == *how {
            return;
        }
        if !self.ready || self.how.query != how.query {
            self.filter = parse(&how.query, project, indexes);
        }
        self.how = how.clone();
        self.ready = true;
        let order = Order::of(project, &how.sorts);
        self.plain = how.grouping == Grouping::None && order.is_plain() && self.filter.is_empty();
        if self.plain {
            self.put_lanes(vec![LaneKey::All]);
            // A filter that was just emptied is often typed in again.
            self.works = self.works.take().filter(|works| works.scope() == how.scope);
            if let Some(works) = &mut self.works {
                works.sift(project, &self.filter);
            }
            return;
        }
        let works = Works::fitting(&mut self.works, project, &indexes.board, how.scope, how.grouping, order);
        works.sift(project, &self.filter);
        let lanes = works.lanes(project);
        self.put_lanes(lanes);
    }

    fn put_lanes(&mut self, lanes: Vec<LaneKey>) {
        if lanes != self.lanes {
            self.positions = lanes.iter().cloned().enumerate().map(|(i, lane)| (lane, i)).collect();
            self.lanes = lanes;
        }
    }

    /// Gets ready for words to be searched, so that the first keystroke costs as little as the others.
    pub fn prepare_search(&mut self, project: &Project, indexes: &Indexes) {
        let How { scope, grouping, sorts, .. } = &self.how;
        let order = Order::of(project, sorts);
        Works::fitting(&mut self.works, project, &indexes.board, *scope, *grouping, order).prepare_search(project);
    }

    /// Follows a transaction that project and indexes have followed already.
    pub fn follow(&mut self, project: &Project, indexes: &Indexes, transaction: &Transaction) {
        let Some(works) = &mut self.works else { return };
        let touched = Touched::by(transaction);
        let mut sift = touched.columns && self.filter.asks_state();
        if touched.names {
            let filter = parse(&self.how.query, project, indexes);
            sift |= filter != self.filter;
            self.filter = filter;
        }
        if touched.people || works.is_much(touched.stories) {
            works.renew(project, &indexes.board, &self.filter);
        } else {
            works.follow(project, indexes, transaction, &self.filter);
            if sift {
                works.sift_anew(project, &self.filter);
            }
        }
        if !self.plain {
            let lanes = works.lanes(project);
            self.put_lanes(lanes);
        }
    }

    /// Forgets everything: the project is another one, or it has changed too often to follow.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// What it was last arranged for.
    pub fn how(&self) -> &How {
        &self.how
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Stories may be left out.
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// The lanes from top to bottom: one for all stories when they are not grouped.
    pub fn lanes(&self) -> &[LaneKey] {
        &self.lanes
    }

    pub fn lane_position(&self, lane: &LaneKey) -> Option<usize> {
        self.positions.get(lane).copied()
    }

    /// How many stories a column shows, each once however many lanes it stands in.
    pub fn count(&self, board: &BoardIndex, column: ColumnId) -> usize {
        if self.plain {
            return board.lane(self.how.scope, column).len();
        }
        self.works.as_ref().map_or(0, |works| works.total(column).stories)
    }

    /// The sum of the estimates of what a column shows, to a thousandth; each story counts once.
    pub fn points(&self, board: &BoardIndex, column: ColumnId) -> f64 {
        if self.plain {
            return board.lane(self.how.scope, column).points();
        }
        self.works.as_ref().map_or(0.0, |works| works.total(column).milli_points as f64 / 1000.0)
    }

    /// The stories of a lane, by its position, and a column.
    pub fn cell<'a>(&'a self, board: &'a BoardIndex, lane: usize, column: ColumnId) -> Cell<'a> {
        let Some(key) = self.lanes.get(lane) else { return Cell::EMPTY };
        if self.plain {
            return Cell::of_lane(board.lane(self.how.scope, column));
        }
        self.works.as_ref().and_then(|works| works.cell(key, column)).unwrap_or(Cell::EMPTY)
    }
}

fn parse(query: &str, project: &Project, indexes: &Indexes) -> Filter {
    Filter::parse_among(query, project, || indexes.labels().collect())
}

/// What a transaction changes, as far as more than single stories follows from it.
#[derive(Debug, Default)]
struct Touched {
    stories: usize,
    /// A person's name, which stands in the text of stories and may order them.
    people: bool,
    /// What a filter may name has another name, or is new or gone.
    names: bool,
    /// Columns decide what is done.
    columns: bool,
}

impl Touched {
    fn by(transaction: &Transaction) -> Self {
        let mut touched = Self::default();
        for change in &transaction.changes {
            match change {
                Change::Person(edit) => {
                    let renamed = edit.before.as_ref().map(|p| &p.name) != edit.after.as_ref().map(|p| &p.name);
                    touched.people |= renamed;
                    touched.names |= renamed;
                }
                Change::Initiative(_) | Change::Sprint(_) | Change::Release(_) | Change::Settings(_) => {
                    touched.names = true;
                }
                Change::Column(_) => touched.columns = true,
                Change::Story(edit) => {
                    touched.stories += 1;
                    touched.names |= edit.before.as_ref().map(|s| &s.labels) != edit.after.as_ref().map(|s| &s.labels);
                }
                _ => {}
            }
        }
        touched
    }
}
