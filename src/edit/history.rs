//! Undo and redo: the transactions that led to the present state, and those that were taken back.
//!
//! Each state of a project has a number of its own, so "is this what was saved?" is a comparison, also after undoing.
//! Typing in one field is one step as long as nothing else happens: each keystroke takes the step of the same key out
//! and records another from where it began, until the history is sealed, which leaving the field does.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::model::{EntityRef, Transaction};

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
    transaction: Arc<Transaction>,
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
    pub fn record(&mut self, transaction: impl Into<Arc<Transaction>>, typing: Option<TypingKey>) {
        let transaction = transaction.into();
        if transaction.is_empty() {
            return;
        }
        self.undone.clear();
        self.newest += 1;
        let after = StateId(self.newest);
        let before = std::mem::replace(&mut self.present, after);
        self.sealed = false;
        self.done.push_back(Step { transaction, before, after, typing });
        if self.done.len() > STEPS {
            self.done.pop_front();
        }
    }

    /// Takes the step out that is being typed with this key, if it is still open. Whoever asks takes it back and may
    /// record another in its place.
    pub fn take_open(&mut self, key: &TypingKey) -> Option<Arc<Transaction>> {
        let is_open = !self.sealed && self.done.back().is_some_and(|step| step.typing.as_ref() == Some(key));
        let step = if is_open { self.done.pop_back() } else { None }?;
        self.present = step.before;
        Some(step.transaction)
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
    pub fn redo(&mut self) -> Option<Arc<Transaction>> {
        let step = self.undone.pop()?;
        self.sealed = true;
        self.present = step.after;
        let again = Arc::clone(&step.transaction);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, Moment, Project, RawId, Settings};
    use std::collections::BTreeSet;
    use std::sync::Arc;

    /// A project that is renamed, with its history.
    #[derive(Default)]
    struct Bench {
        project: Project,
        history: History,
    }

    impl Bench {
        /// As the document does it: what is typed replaces the step that is open.
        fn name(&mut self, name: &str, typing: bool) {
            if typing && let Some(open) = self.history.take_open(&key("name")) {
                open.inverse().apply(&mut self.project);
            }
            let before = &self.project.settings;
            let after = Arc::new(Settings { name: name.into(), ..(**before).clone() });
            let edit = crate::model::Edit { before: Some(Arc::clone(before)), after: Some(after) };
            let mut transaction = Transaction::new(format!("Name {name}"), Moment::default());
            if edit.before != edit.after {
                transaction.changes.push(Change::Settings(edit));
            }
            transaction.apply(&mut self.project);
            self.history.record(transaction, typing.then(|| key("name")));
        }

        fn step(&mut self, transaction: Option<impl Into<Arc<Transaction>>>) -> String {
            transaction.expect("a step").into().apply(&mut self.project);
            self.project.settings.name.clone()
        }

        fn undo(&mut self) -> String {
            let transaction = self.history.undo();
            self.step(transaction)
        }

        fn redo(&mut self) -> String {
            let transaction = self.history.redo();
            self.step(transaction.map(std::sync::Arc::unwrap_or_clone))
        }
    }

    fn key(field: &'static str) -> TypingKey {
        TypingKey { entity: EntityRef { kind: "settings", id: RawId::default() }, field }
    }

    #[test]
    fn a_thousand_steps_go_back_and_forth_with_a_number_each() {
        let mut bench = Bench::default();
        let mut states = BTreeSet::from([bench.history.present()]);
        for n in 1..=1000 {
            bench.name(&n.to_string(), false);
            assert!(states.insert(bench.history.present()));
        }
        for n in (1..1000).rev() {
            assert_eq!(bench.undo(), n.to_string());
        }
        assert_eq!(bench.undo(), "");
        assert_eq!(bench.history.present(), StateId::default());
        assert!(bench.history.undo().is_none());
        for n in 1..=1000 {
            assert_eq!(bench.redo(), n.to_string());
        }
        assert!(bench.history.redo().is_none());
    }

    #[test]
    fn beyond_the_limit_the_oldest_step_goes() {
        let mut bench = Bench::default();
        for n in 1..=STEPS + 3 {
            bench.name(&n.to_string(), false);
        }
        assert_eq!(bench.history.len(), (STEPS, 0));
        for _ in 1..STEPS {
            bench.undo();
        }
        assert_eq!(bench.undo(), "3");
    }

    #[test]
    fn typing_is_one_step_until_it_is_sealed_or_something_else_happens() {
        let mut bench = Bench::default();
        for name in ["a", "ab", "abc"] {
            bench.name(name, true);
        }
        bench.history.seal();
        bench.name("abcd", true);
        bench.name("other", false);
        bench.name("x", true);
        bench.name("xy", true);
        assert_eq!(bench.history.len(), (4, 0));
        assert_eq!(bench.history.undo_label(), Some("Name xy"));
        for name in ["other", "abcd", "abc", ""] {
            assert_eq!(bench.undo(), name);
        }
        for name in ["abc", "abcd", "other", "xy"] {
            assert_eq!(bench.redo(), name);
        }
    }

    #[test]
    fn typing_in_another_field_is_another_step() {
        let mut bench = Bench::default();
        bench.name("a", true);
        let transaction = bench.history.done[0].transaction.clone();
        bench.history.record(transaction, Some(key("prefix")));
        assert_eq!(bench.history.len(), (2, 0));
    }

    #[test]
    fn typing_after_undo_joins_nothing() {
        let mut bench = Bench::default();
        bench.name("a", true);
        bench.history.seal();
        bench.name("ab", true);
        assert_eq!(bench.undo(), "a");
        bench.name("ac", true);
        assert_eq!(bench.history.len(), (2, 0));
        assert_eq!(bench.undo(), "a");
    }

    #[test]
    fn typing_that_ends_where_it_began_is_no_step() {
        let mut bench = Bench::default();
        bench.name("a", false);
        let state = bench.history.present();
        for name in ["ab", "abc", "a"] {
            bench.name(name, true);
        }
        assert_eq!(bench.history.len(), (1, 0));
        assert_eq!(bench.history.present(), state);
        bench.name("b", true);
        assert!(bench.history.present() > state);
        assert_eq!(bench.undo(), "a");
        assert_eq!(bench.undo(), "");
    }

    #[test]
    fn a_new_step_drops_what_was_undone_and_shares_no_number() {
        let mut bench = Bench::default();
        bench.name("a", false);
        bench.name("b", false);
        let undone = bench.history.present();
        bench.undo();
        assert_eq!(bench.history.redo_label(), Some("Name b"));
        bench.name("c", false);
        assert!(bench.history.redo().is_none());
        assert_ne!(bench.history.present(), undone);
        assert_eq!(bench.undo(), "a");
    }

    #[test]
    fn nothing_is_no_step() {
        let mut bench = Bench::default();
        bench.name("a", false);
        bench.undo();
        bench.history.record(Transaction::new("Nothing", Moment::default()), None);
        assert_eq!(bench.history.len(), (0, 1));
        assert!(!bench.history.is_empty());
    }
}
