//! A set of what is folded that tells at once whether it is still the same.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};

/// Sets are equal by what they hold.
#[derive(Clone, Debug)]
pub struct FoldSet<T> {
    set: HashSet<T>,
    revision: u64,
}

/// No two changes get the same, so that a set that was put back is not taken for what it became after.
fn next_revision() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

impl<T: Eq + Hash> FoldSet<T> {
    /// Sets of the same revision hold the same.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn contains(&self, item: &T) -> bool {
        self.set.contains(item)
    }

    /// Tells whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        let is_new = self.set.insert(item);
        if is_new {
            self.revision = next_revision();
        }
        is_new
    }

    /// Tells whether it was there.
    pub fn remove(&mut self, item: &T) -> bool {
        let was_there = self.set.remove(item);
        if was_there {
            self.revision = next_revision();
        }
        was_there
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// In no order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.set.iter()
    }
}

impl<T> Default for FoldSet<T> {
    fn default() -> Self {
        Self { set: HashSet::new(), revision: 0 }
    }
}

impl<T: Eq + Hash> PartialEq for FoldSet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision || self.set == other.set
    }
}

impl<T: Eq + Hash> Eq for FoldSet<T> {}

impl<T: Eq + Hash> FromIterator<T> for FoldSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { set: items.into_iter().collect(), revision: next_revision() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_changes_the_revision_and_nothing_else_does() {
        let mut folds = FoldSet::default();
        let empty = folds.revision();
        assert!(folds.insert(1) && !folds.insert(1) && folds.contains(&1));
        let one = folds.revision();
        assert!(!folds.insert(1) && !folds.remove(&2));
        assert_eq!(folds.revision(), one);
        let before = folds.clone();
        assert!(folds.insert(2));
        let two = folds.revision();
        folds = before;
        assert_eq!(folds.revision(), one, "put back");
        assert!(folds.insert(3));
        assert!(folds.revision() != two, "another change than the one that was put back");
        folds.clear();
        assert_eq!((folds.revision(), folds.iter().count()), (empty, 0));
    }

    #[test]
    fn sets_are_equal_by_what_they_hold() {
        let (mut a, mut b): (FoldSet<_>, FoldSet<_>) = ([1, 2].into_iter().collect(), [2].into_iter().collect());
        assert!(a != b && a.revision() != b.revision());
        b.insert(1);
        assert!(a == b);
        a.remove(&1);
        assert!(a != b);
    }
}
