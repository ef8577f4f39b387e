//! Changes: everything that happens to a project is a list of entities before and after.

use std::sync::Arc;

use super::plan::*;
use super::project::*;
use super::roadmap::*;
use super::story::*;
use super::strategy::*;
use super::{EntityId as _, Moment, RawId};

/// An entity before and after. Neither is never made; only `after` creates, only `before` deletes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit<E> {
    pub before: Option<Arc<E>>,
    pub after: Option<Arc<E>>,
}

impl<E> Edit<E> {
    fn swapped(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }

    fn present(&self) -> Option<&Arc<E>> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// What an entity is called within the whole project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef {
    /// The name of its kind, such as "story".
    pub kind: &'static str,
    pub id: RawId,
}

macro_rules! change {
    ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {
        /// One entity before and after.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Change {
            Settings(Edit<Settings>),
            Strategy(Edit<Strategy>),
            $($entity(Edit<$entity>),)*
        }

        impl Change {
            /// The change that takes this one back.
            #[must_use]
            pub fn inverse(&self) -> Self {
                match self {
                    Self::Settings(edit) => Self::Settings(edit.swapped()),
                    Self::Strategy(edit) => Self::Strategy(edit.swapped()),
                    $(Self::$entity(edit) => Self::$entity(edit.swapped()),)*
                }
            }

            /// Makes the project hold what this change says.
            pub fn apply(&self, project: &mut Project) {
                match self {
                    Self::Settings(edit) => project.settings = edit.after.clone().unwrap_or_default(),
                    Self::Strategy(edit) => project.strategy = edit.after.clone().unwrap_or_default(),
                    $(Self::$entity(edit) => apply_to(&mut project.$field, edit),)*
                }
            }

            /// What it changes.
            pub fn target(&self) -> EntityRef {
                match self {
                    Self::Settings(_) => EntityRef { kind: "settings", id: RawId::default() },
                    Self::Strategy(_) => EntityRef { kind: "strategy", id: RawId::default() },
                    $(Self::$entity(edit) => EntityRef {
                        kind: $name,
                        id: edit.present().map_or(RawId::default(), |e| e.id.raw()),
                    },)*
                }
            }
        }
    };
}

for_each_table!(change);

fn apply_to<E: Entity>(table: &mut Table<E>, edit: &Edit<E>) {
    match (&edit.after, &edit.before) {
        (Some(after), _) => table.insert(Arc::clone(after)),
        (None, Some(before)) => table.remove(before.id()),
        (None, None) => {}
    }
}

/// A change set that happened at once, and what people call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// In the past-less form of a menu: "Move 3 stories to Done".
    pub label: String,
    pub changes: Vec<Change>,
    pub at: Moment,
}

impl Transaction {
    pub fn new(label: impl Into<String>, at: Moment) -> Self {
        Self { label: label.into(), changes: Vec::new(), at }
    }

    /// Adds an entity that is not in the project yet.
    pub fn create<E: Entity>(&mut self, entity: E) {
        self.changes.push(E::change(Edit { before: None, after: Some(Arc::new(entity)) }));
    }

    /// Adds what an entity becomes; nothing when it stays the same.
    pub fn replace<E: Entity>(&mut self, before: &Arc<E>, after: E) {
        if **before != after {
            self.changes.push(E::change(Edit { before: Some(Arc::clone(before)), after: Some(Arc::new(after)) }));
        }
    }

    pub fn delete<E: Entity>(&mut self, before: &Arc<E>) {
        self.changes.push(E::change(Edit { before: Some(Arc::clone(before)), after: None }));
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The transaction that takes this one back, under the same label.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            label: self.label.clone(),
            changes: self.changes.iter().rev().map(Change::inverse).collect(),
            at: self.at,
        }
    }

    pub fn apply(&self, project: &mut Project) {
        for change in &self.changes {
            change.apply(project);
        }
    }
}
