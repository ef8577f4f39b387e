//! What a person has picked: stories, or what stands on the roadmap. View state: it is in no file and in no undo step.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::model::StoryId;

#[derive(Clone, Debug)]
pub struct Selection<T = StoryId> {
    picked: BTreeSet<T>,
    /// Where a range that is picked with Shift begins.
    anchor: Option<T>,
    /// The one that keys act on, and that the inspector shows.
    cursor: Option<T>,
    revision: Revision,
}

impl<T> Default for Selection<T> {
    fn default() -> Self {
        Self { picked: BTreeSet::new(), anchor: None, cursor: None, revision: Revision::default() }
    }
}

/// Tells selections apart without a look at what is in them: two with the same revision are equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision(u64);

impl Revision {
    /// One that nothing had before, also not a selection that is put back later.
    fn fresh() -> Self {
        static NEWEST: AtomicU64 = AtomicU64::new(0);
        Self(NEWEST.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

impl<T: PartialEq> PartialEq for Selection<T> {
    fn eq(&self, other: &Self) -> bool {
        (&self.picked, &self.anchor, &self.cursor) == (&other.picked, &other.anchor, &other.cursor)
    }
}

impl<T: Eq> Eq for Selection<T> {}

impl<T: Copy + Ord> Selection<T> {
    pub fn contains(&self, one: T) -> bool {
        self.picked.contains(&one)
    }

    pub fn picked(&self) -> &BTreeSet<T> {
        &self.picked
    }

    pub fn to_vec(&self) -> Vec<T> {
        self.picked.iter().copied().collect()
    }

    pub fn len(&self) -> usize {
        self.picked.len()
    }

    pub fn is_empty(&self) -> bool {
        self.picked.is_empty()
    }

    pub fn cursor(&self) -> Option<T> {
        self.cursor
    }

    pub fn anchor(&self) -> Option<T> {
        self.anchor.or(self.cursor)
    }

    /// Changes with every change of the selection.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// Picks one alone.
    pub fn only(&mut self, one: T) {
        self.revision = Revision::fresh();
        self.picked = BTreeSet::from([one]);
        self.anchor = Some(one);
        self.cursor = Some(one);
    }

    /// Adds or removes one.
    pub fn toggle(&mut self, one: T) {
        self.revision = Revision::fresh();
        if !self.picked.remove(&one) {
            self.picked.insert(one);
        }
        self.anchor = Some(one);
        self.cursor = Some(one);
    }

    /// Picks a range; the anchor stays where it is.
    pub fn range(&mut self, all: impl IntoIterator<Item = T>, cursor: T) {
        self.revision = Revision::fresh();
        self.anchor = self.anchor();
        self.picked = all.into_iter().collect();
        self.cursor = Some(cursor);
    }

    pub fn all(&mut self, all: impl IntoIterator<Item = T>) {
        self.revision = Revision::fresh();
        self.picked = all.into_iter().collect();
        self.cursor = self.cursor.filter(|id| self.picked.contains(id)).or(self.picked.first().copied());
        self.anchor = self.anchor.filter(|id| self.picked.contains(id)).or(self.cursor);
    }

    pub fn clear(&mut self) {
        self.revision = Revision::fresh();
        self.picked.clear();
        self.anchor = None;
    }

    /// Forgets what is gone.
    pub fn retain(&mut self, exists: impl Fn(T) -> bool) {
        let before = (self.picked.len(), self.anchor, self.cursor);
        self.picked.retain(|id| exists(*id));
        self.anchor = self.anchor.filter(|id| exists(*id));
        self.cursor = self.cursor.filter(|id| exists(*id));
        // Every edit comes by here, and most delete nothing.
        if before != (self.picked.len(), self.anchor, self.cursor) {
            self.revision = Revision::fresh();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId as _, RawId};

    fn id(n: u8) -> StoryId {
        StoryId::from_raw(RawId::from_bytes([n; 10]))
    }

    fn ids(numbers: &[u8]) -> Vec<StoryId> {
        numbers.iter().map(|n| id(*n)).collect()
    }

    #[test]
    fn picking_one_forgets_the_others() {
        let mut selection = Selection::default();
        selection.all(ids(&[1, 2, 3]));
        selection.only(id(4));
        assert_eq!((selection.to_vec(), selection.len()), (ids(&[4]), 1));
        assert_eq!((selection.cursor(), selection.anchor()), (Some(id(4)), Some(id(4))));
    }

    #[test]
    fn toggling_adds_and_removes() {
        let mut selection = Selection::default();
        selection.toggle(id(2));
        selection.toggle(id(1));
        assert_eq!(selection.to_vec(), ids(&[1, 2]));
        selection.toggle(id(2));
        assert_eq!(selection.to_vec(), ids(&[1]));
        assert_eq!(selection.cursor(), Some(id(2)), "keys go on from the card that was clicked");
    }

    #[test]
    fn ranges_start_at_the_anchor_however_often_they_end_elsewhere() {
        let mut selection = Selection::default();
        selection.only(id(3));
        selection.range(ids(&[3, 4, 5]), id(5));
        selection.range(ids(&[1, 2, 3]), id(1));
        assert_eq!(
            (selection.to_vec(), selection.anchor(), selection.cursor()),
            (ids(&[1, 2, 3]), Some(id(3)), Some(id(1)))
        );
    }

    #[test]
    fn clearing_keeps_the_cursor_which_is_the_next_anchor() {
        let mut selection = Selection::default();
        selection.only(id(1));
        selection.range(ids(&[1, 2]), id(2));
        selection.clear();
        assert!(selection.is_empty() && !selection.contains(id(1)));
        assert_eq!((selection.cursor(), selection.anchor()), (Some(id(2)), Some(id(2))));
    }

    #[test]
    fn revisions_differ_wherever_selections_do() {
        let mut selection = Selection::default();
        selection.only(id(1));
        let earlier = selection.clone();
        selection.toggle(id(2));
        assert_ne!(selection.revision(), earlier.revision());
        let mut back = earlier.clone();
        assert_eq!(back.revision(), earlier.revision());
        back.toggle(id(3));
        assert_ne!(back.revision(), selection.revision(), "what was put back goes on by itself");
        let before = selection.revision();
        selection.retain(|_| true);
        assert_eq!(selection.revision(), before);
        selection.retain(|story| story == id(2));
        assert_ne!(selection.revision(), before);
    }

    #[test]
    fn what_is_gone_is_in_nothing() {
        let mut selection = Selection::default();
        selection.only(id(1));
        selection.range(ids(&[1, 2, 3]), id(3));
        selection.retain(|story| story == id(2));
        assert_eq!(selection.to_vec(), ids(&[2]));
        assert_eq!((selection.cursor(), selection.anchor()), (None, None));
    }
}
