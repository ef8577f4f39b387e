//! The columns in the order of the workflow, and a story's way through them.

use std::collections::BTreeMap;

use super::told::Told;
use crate::model::{ColumnId, ColumnKind, Event, EventKind, Project};

/// The order of the columns and what each means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Workflow {
    columns: Vec<(ColumnId, ColumnKind)>,
    places: BTreeMap<ColumnId, usize>,
}

/// Where a story is at one moment. A move to a column that is gone since is passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// The column it stands in. None before it was created, and where its column is not known.
    pub(super) column: Option<usize>,
    /// The last column of the workflow that it has ever been in.
    pub(super) reached: Option<usize>,
}

impl Workflow {
    pub(super) fn of(project: &Project) -> Self {
        let columns: Vec<_> = project.columns_in_order().iter().map(|column| (column.id, column.kind)).collect();
        let places = columns.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        Self { columns, places }
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = ColumnId> + '_ {
        self.columns.iter().map(|(id, _)| *id)
    }

    pub(super) fn place(&self, column: ColumnId) -> Option<usize> {
        self.places.get(&column).copied()
    }

    pub(super) fn is(&self, place: Option<usize>, kind: ColumnKind) -> bool {
        place.and_then(|place| self.columns.get(place)).is_some_and(|(_, of)| *of == kind)
    }

    pub(super) fn told<'a>(&self, story: &'a crate::model::Story) -> Told<'a> {
        Told::new(story, self.is(self.place(story.column), ColumnKind::Done))
    }

    /// Calls `see` with where the story is before its first event, and after each event that moves it.
    ///
    /// A story of which no event tells its creation has always been in its present column, or in the first one when it
    /// was moved. Created in a column that is gone, it was in the first one.
    pub(super) fn follow(&self, told: &Told<'_>, mut see: impl FnMut(Option<&Event>, Spot)) {
        let first = (!self.columns.is_empty()).then_some(0);
        let mut spot = Spot::default();
        if !told.was_created() {
            let moved = told.events.iter().any(|event| matches!(event.what, EventKind::Moved { .. }));
            spot.enter(if moved { first } else { self.place(told.story.column) });
        }
        let mut exists = !told.was_created();
        see(None, spot);
        for event in told.events.iter() {
            match event.what {
                EventKind::Created { column } => {
                    exists = true;
                    spot.enter(self.place(column).or(first));
                }
                EventKind::Moved { to } if exists => match self.place(to) {
                    Some(to) => spot.enter(Some(to)),
                    None => continue,
                },
                _ => continue,
            }
            see(Some(event), spot);
        }
    }

    /// Where the last day has a story. Its archived stories are where they were when they are done, and nowhere else.
    pub(super) fn on_the_last_day(&self, told: &Told<'_>, reached: Option<usize>) -> Spot {
        let column = self.place(told.story.column);
        let kept = !told.story.archived || told.done;
        Spot { column: column.filter(|_| kept), reached: reached.max(column) }
    }
}

impl Spot {
    fn enter(&mut self, column: Option<usize>) {
        self.column = column;
        self.reached = self.reached.max(column);
    }
}
