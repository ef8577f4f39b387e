//! Undo and redo: the transactions that led to the present state, and those that were taken back.
//!
//! Each state of a project has a number of its own, so "is this what was saved?" is a comparison, also after undoing.
//! Typing in one field is one step as long as nothing else happens: steps with the same key are joined until the
//! history is sealed, which leaving the field does.

use std::collections::VecDeque;

use crate::model::{Change, EntityRef, Transaction};

/// How many steps are kept. Each costs the entities that it changed.
const STEPS: usize = 5_000;

/// A state that the project has been in. No two states of a session share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StateId(u64);

/// A field that is being typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypingKey {
    pub entity: EntityRef,
    pub field: &'static str,
}

#[derive(Debug)]
struct Step {
    transaction: Transaction,
    before: StateId,
    after: StateId,
    typing: Option<TypingKey>,
}

#[derive(Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    present: StateId,
    newest: u64,
    sealed: bool,
}

impl History {
    pub fn present(&self) -> StateId {
        self.present
    }

    /// Records a transaction that has been applied. What was undone is gone then.
    pub fn record(&mut self, transaction: Transaction, typing: Option<TypingKey>) {
        if transaction.is_empty() {
            return;
        }
        self.undone.clear();
        self.newest += 1;
        let after = StateId(self.newest);
        let before = std::mem::replace(&mut self.present, after);
        let joined = !self.sealed && typing.is_some();
        self.sealed = false;
        if joined
            && let Some(last) = self.done.back_mut()
            && last.typing == typing
            && let Some(changes) = join(&last.transaction, &transaction)
        {
            // Typing that ends where it began has done nothing, and the state is the one from before it.
            if changes.iter().all(Change::is_nothing) {
                self.present = last.before;
                self.done.pop_back();
                return;
            }
            last.transaction.changes = changes;
            last.transaction.label = transaction.label;
            last.after = after;
            return;
        }
        self.done.push_back(Step { transaction, before, after, typing });
        if self.done.len() > STEPS {
            self.done.pop_front();
        }
    }

    /// Ends the step that is being typed; the next keystroke begins another.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The transaction that takes the last step back. Whoever asks applies it.
    pub fn undo(&mut self) -> Option<Transaction> {
        let step = self.done.pop_back()?;
        self.sealed = true;
        self.present = step.before;
        let inverse = step.transaction.inverse();
        self.undone.push(step);
        Some(inverse)
    }

    /// The transaction that was taken back last.
    pub fn redo(&mut self) -> Option<Transaction> {
        let step = self.undone.pop()?;
        self.sealed = true;
        self.present = step.after;
        let again = step.transaction.clone();
        self.done.push_back(step);
        Some(again)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.back().map(|step| step.transaction.label.as_str())
    }

    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.transaction.label.as_str())
    }

    /// Steps that can be undone, then steps that can be redone.
    pub fn len(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.undone.is_empty()
    }
}

/// The changes of two transactions as one, when they are about the same entities in the same order.
fn join(first: &Transaction, next: &Transaction) -> Option<Vec<Change>> {
    if first.changes.len() != next.changes.len() {
        return None;
    }
    first.changes.iter().zip(&next.changes).map(|(a, b)| a.then(b)).collect()
}
