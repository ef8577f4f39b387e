//! Which stories pass a filter, found again only for the parts of it that changed.

use super::bits::Bits;
use super::roster::Roster;
use super::text::Text;
use crate::insight::Filter;
use crate::model::{Project, Story};

/// What each part of a filter lets through.
#[derive(Debug)]
pub(super) struct Sieve {
    /// What it was made for.
    filter: Filter,
    /// The slots that fit all clauses; empty when there are none.
    clauses: Bits,
    /// The slots whose text has each word, whether it is to be there or not.
    words: Vec<Bits>,
}

impl Sieve {
    /// Uses what an earlier sieve of the same stories has found.
    pub(super) fn of(
        filter: &Filter,
        project: &Project,
        roster: &Roster,
        text: Option<&Text>,
        old: Option<Self>,
    ) -> Self {
        let mut sieve = Self { filter: filter.clone(), clauses: Bits::default(), words: Vec::new() };
        if let Some(text) = text {
            let find = |word: &str| Self::find(word, text, old.as_ref());
            sieve.words = filter.words.iter().map(|word| find(&word.text)).collect();
        }
        match old {
            Some(old) if old.filter.clauses == filter.clauses => sieve.clauses = old.clauses,
            _ => sieve.sift_clauses(project, roster),
        }
        sieve
    }

    /// A word that an earlier one is part of stands in no other story than that one did.
    fn find(word: &str, text: &Text, old: Option<&Self>) -> Bits {
        let known = || old.iter().flat_map(|old| old.filter.words.iter().zip(&old.words));
        if let Some((_, bits)) = known().find(|(known, _)| known.text == word) {
            return bits.clone();
        }
        let wider = known().filter(|(known, _)| word.contains(&known.text));
        text.find(word, wider.map(|(_, bits)| bits).min_by_key(|bits| bits.count()))
    }

    /// Asks all stories again, after something that is not in them has changed.
    pub(super) fn sift_clauses(&mut self, project: &Project, roster: &Roster) {
        self.clauses = Bits::default();
        if !self.filter.clauses.is_empty() {
            for (slot, story) in roster.iter() {
                self.clauses.set(slot, self.filter.fits_clauses(project, story));
            }
        }
    }

    /// Asks one story again. Its text is up to date.
    pub(super) fn sift(&mut self, slot: u32, story: &Story, project: &Project, text: Option<&Text>) {
        if !self.filter.clauses.is_empty() {
            self.clauses.set(slot, self.filter.fits_clauses(project, story));
        }
        for (word, bits) in self.filter.words.iter().zip(&mut self.words) {
            bits.set(slot, text.is_some_and(|text| text.has(slot, &word.text)));
        }
    }

    pub(super) fn passes(&self, slot: u32) -> bool {
        (self.filter.clauses.is_empty() || self.clauses.has(slot))
            && self.filter.words.iter().zip(&self.words).all(|(word, bits)| bits.has(slot) != word.excluded)
    }
}
