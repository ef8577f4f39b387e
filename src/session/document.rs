//! The document: the only place where a project changes.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Selection;
use crate::edit::{Desk, History, StateId, TypingKey};
use crate::insight::Indexes;
use crate::model::{Date, IdSource, Moment, Node, Project, Transaction};

/// The clock that edits use: the system's, or a fixed one in tests and pictures.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    Fixed(Moment),
}

impl Clock {
    pub fn now(self) -> Moment {
        match self {
            Self::System => Moment::now(),
            Self::Fixed(moment) => moment,
        }
    }

    /// The local date.
    pub fn today(self) -> Date {
        self.date_of(self.now())
    }

    /// The date of a moment, where the program runs; in UTC under a fixed clock.
    pub fn date_of(self, moment: Moment) -> Date {
        self.zone()(moment)
    }

    /// What tells the date of a moment.
    pub fn zone(self) -> fn(Moment) -> Date {
        match self {
            Self::System => Moment::local_date,
            Self::Fixed(_) => Moment::utc_date,
        }
    }
}

/// How many transactions a view may be behind and still follow them one by one.
const REMEMBERED: usize = 64;

/// An open project.
#[derive(Debug)]
pub struct Document {
    project: Project,
    indexes: Indexes,
    history: History,
    ids: IdSource,
    clock: Clock,
    path: Option<PathBuf>,
    saved: Option<StateId>,
    /// What was read had to be repaired, and is in no file as it is now.
    unsaved: bool,
    revision: u64,
    /// The last transactions that were performed, oldest first; the last one led to the present revision.
    performed: VecDeque<Arc<Transaction>>,
    /// The stories that are picked.
    pub selection: Selection,
    /// What is picked on the roadmap.
    pub plan_selection: Selection<Node>,
}

impl Document {
    /// A project that is in no file yet.
    pub fn new(project: Project, ids: IdSource, clock: Clock) -> Self {
        let indexes = Indexes::of(&project);
        Self::with_indexes(project, indexes, ids, clock)
    }

    /// As [`Self::new`], with indexes that were built on a worker.
    pub fn with_indexes(project: Project, indexes: Indexes, ids: IdSource, clock: Clock) -> Self {
        Self {
            project,
            indexes,
            history: History::default(),
            ids,
            clock,
            path: None,
            saved: None,
            unsaved: false,
            revision: 0,
            performed: VecDeque::new(),
            selection: Selection::default(),
            plan_selection: Selection::default(),
        }
    }

    /// Says that the present state is what `path` holds.
    #[must_use]
    pub fn opened_from(mut self, path: PathBuf) -> Self {
        self.path = Some(path);
        self.saved = Some(self.history.present());
        self
    }

    /// Says that what was read was repaired, so that the file does not hold the present state.
    #[must_use]
    pub fn repaired(mut self) -> Self {
        self.saved = None;
        self.unsaved = true;
        self
    }

    pub fn project(&self) -> &Project {
        &self.project
    }

    pub fn indexes(&self) -> &Indexes {
        &self.indexes
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn clock(&self) -> Clock {
        self.clock
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the window's title says: the file's name, or the project's when there is no file.
    pub fn title(&self) -> String {
        let file = self.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        file.unwrap_or_else(|| self.project.settings.name.clone())
    }

    /// Something is not in the file. A new project without an edit has nothing to lose.
    pub fn is_dirty(&self) -> bool {
        match self.saved {
            Some(saved) => saved != self.history.present(),
            // In no file yet: it has something to lose once it is not as it began.
            None => self.unsaved || self.history.present() != StateId::default(),
        }
    }

    /// What to write, at the cost of a few pointers, and the state to report to [`Self::saved`] once it is written.
    pub fn snapshot(&self) -> (Project, StateId) {
        (self.project.clone(), self.history.present())
    }

    pub fn saved(&mut self, state: StateId, path: PathBuf) {
        self.saved = Some(state);
        self.unsaved = false;
        self.path = Some(path);
    }

    /// How many transactions have been performed, by edits, undo and redo. It only grows.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What has been performed since a revision, oldest first; `None` when that is too long ago, or yet to come.
    pub fn performed_since(&self, revision: u64) -> Option<impl Iterator<Item = &Arc<Transaction>>> {
        let behind = usize::try_from(self.revision.checked_sub(revision)?).ok()?;
        let known = self.performed.len().checked_sub(behind)?;
        Some(self.performed.iter().skip(known))
    }

    /// Runs an edit. What it returns is not applied yet; hand it to [`Self::apply`].
    pub fn edit<R>(&mut self, edit: impl FnOnce(&mut Desk<'_>) -> R) -> R {
        edit(&mut Desk {
            project: &self.project,
            indexes: &self.indexes,
            ids: &mut self.ids,
            now: self.clock.now(),
            date_of: self.clock.zone(),
        })
    }

    /// Applies a transaction as one step that can be undone.
    pub fn apply(&mut self, transaction: Transaction) {
        let transaction = Arc::new(transaction);
        self.perform(&transaction);
        self.history.record(transaction, None);
    }

    /// Applies what was typed; it joins the step of the same field until [`Self::seal`].
    pub fn apply_typing(&mut self, transaction: impl Into<Arc<Transaction>>, key: TypingKey) {
        let transaction = transaction.into();
        self.perform(&transaction);
        self.history.record(transaction, Some(key));
    }

    /// Runs an edit of what is being typed, from how things were when the typing began: "13" is one step and writes one
    /// event, not one for "1" and another for "13".
    ///
    /// # Errors
    /// What the edit refuses; everything is then as it was.
    pub fn type_over<E>(
        &mut self,
        key: TypingKey,
        edit: impl FnOnce(&mut Desk<'_>) -> Result<Transaction, E>,
    ) -> Result<(), E> {
        let open = self.history.take_open(&key);
        if let Some(open) = &open {
            self.perform(&Arc::new(open.inverse()));
        }
        match self.edit(edit) {
            Ok(transaction) => {
                self.apply_typing(transaction, key);
                Ok(())
            }
            Err(error) => {
                if let Some(open) = open {
                    self.apply_typing(open, key);
                }
                Err(error)
            }
        }
    }

    /// Ends a step of typing.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes the last step back and tells its label.
    pub fn undo(&mut self) -> Option<String> {
        let transaction = Arc::new(self.history.undo()?);
        self.perform(&transaction);
        Some(transaction.label.clone())
    }

    pub fn redo(&mut self) -> Option<String> {
        let transaction = self.history.redo()?;
        self.perform(&transaction);
        Some(transaction.label.clone())
    }

    /// Puts an earlier selection back, less what is gone since.
    pub fn restore_selection(&mut self, selection: Selection) {
        self.selection = selection;
        let stories = &self.project.stories;
        self.selection.retain(|id| stories.contains(id));
    }

    fn perform(&mut self, transaction: &Arc<Transaction>) {
        transaction.apply(&mut self.project);
        self.indexes.follow(&self.project, transaction);
        self.revision += 1;
        if self.performed.len() == REMEMBERED {
            self.performed.pop_front();
        }
        self.performed.push_back(Arc::clone(transaction));
        let project = &self.project;
        self.selection.retain(|id| project.stories.contains(id));
        self.plan_selection.retain(|node| project.has_node(node));
    }
}
