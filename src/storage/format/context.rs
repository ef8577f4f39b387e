//! What is known and counted while one text is read: its budget, and what it will have to say about the text.

use std::cell::{Cell, RefCell};

use serde::de::Error;

use super::warning::Notes;

/// How much a file may hold before it is refused.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) entities: u32,
    pub(super) records: u32,
}

/// What is known and counted while one text is read.
pub(super) struct Context<'t> {
    text: &'t str,
    budget: Budget,
    entities: Cell<u32>,
    records: Cell<u32>,
    /// What was used up, when something was.
    pub(super) exceeded: Cell<Option<(&'static str, u32)>>,
    /// A malformed rank, until the table that holds its entity takes it.
    pub(super) bad_rank: RefCell<Option<String>>,
    pub(super) notes: RefCell<Notes>,
}

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t str, budget: Budget) -> Self {
        Self {
            text,
            budget,
            entities: Cell::new(0),
            records: Cell::new(0),
            exceeded: Cell::new(None),
            bad_rank: RefCell::new(None),
            notes: RefCell::new(Notes::default()),
        }
    }

    /// Where a part of the text stands in it, in bytes.
    pub(super) fn offset(&self, part: &str) -> Option<usize> {
        let start = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        (start < self.text.len()).then_some(start)
    }

    pub(super) fn count_entity<E: Error>(&self) -> Result<(), E> {
        self.count(&self.entities, self.budget.entities, "entities")
    }

    pub(super) fn count_record<E: Error>(&self) -> Result<(), E> {
        self.count(&self.records, self.budget.records, "entries of lists")
    }

    fn count<E: Error>(&self, counter: &Cell<u32>, limit: u32, what: &'static str) -> Result<(), E> {
        if counter.get() >= limit {
            self.exceeded.set(Some((what, limit)));
            return Err(E::custom(format_args!("more than {limit} {what}")));
        }
        counter.set(counter.get() + 1);
        Ok(())
    }
}
