//! What words are searched in: the text of all stories, one after the other in one piece of memory.
//!
//! Each text ends with a line break, which no word has, so a match never reaches into the next story. An edited story's
//! text is appended and its old one is dead; when most is dead, what lives is moved together.

use memchr::memmem::Finder;

use super::bits::Bits;
use super::roster::Roster;
use crate::insight::filter::write_text;
use crate::model::{Project, Story};

/// The slot of a text that is dead.
const DEAD: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(super) struct Text {
    arena: String,
    /// In order of start.
    entries: Vec<Entry>,
    /// The living entry of each slot.
    entry_of: Vec<Option<u32>>,
    living: usize,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// In bytes; the text ends where the next one starts.
    start: usize,
    slot: u32,
}

impl Text {
    pub(super) fn of(roster: &Roster, project: &Project) -> Self {
        let mut text = Self::default();
        for (slot, story) in roster.iter() {
            text.add(slot, story, project);
        }
        text
    }

    /// Takes a story's text in, in the place of what it was.
    pub(super) fn put(&mut self, slot: u32, story: &Story, project: &Project) {
        self.remove(slot);
        if self.entries.len() > 2 * self.living + 64 {
            self.compact();
        }
        self.add(slot, story, project);
    }

    pub(super) fn remove(&mut self, slot: u32) {
        if let Some(entry) = self.entry_of.get_mut(slot as usize).and_then(Option::take) {
            self.entries[entry as usize].slot = DEAD;
            self.living -= 1;
        }
    }

    fn add(&mut self, slot: u32, story: &Story, project: &Project) {
        let start = self.arena.len();
        write_text(story, project, &mut self.arena);
        self.list(Entry { start, slot });
    }

    fn list(&mut self, entry: Entry) {
        let slot = entry.slot as usize;
        if self.entry_of.len() <= slot {
            self.entry_of.resize(slot + 1, None);
        }
        self.entry_of[slot] = Some(self.entries.len() as u32);
        self.entries.push(entry);
        self.living += 1;
    }

    fn compact(&mut self) {
        let old = std::mem::take(self);
        for (at, entry) in old.entries.iter().enumerate().filter(|(_, entry)| entry.slot != DEAD) {
            let start = self.arena.len();
            self.arena.push_str(&old.arena[entry.start..old.end(at)]);
            self.list(Entry { start, slot: entry.slot });
        }
    }

    fn end(&self, entry: usize) -> usize {
        self.entries.get(entry + 1).map_or(self.arena.len(), |next| next.start)
    }

    /// A story's text has the word, which is folded.
    pub(super) fn has(&self, slot: u32, word: &str) -> bool {
        self.has_match(slot, &Finder::new(word))
    }

    fn has_match(&self, slot: u32, finder: &Finder<'_>) -> bool {
        let entry = self.entry_of.get(slot as usize).copied().flatten().map(|entry| entry as usize);
        entry.is_some_and(|entry| {
            finder.find(&self.arena.as_bytes()[self.entries[entry].start..self.end(entry)]).is_some()
        })
    }

    /// The stories whose text has a folded word. None but those of `within` do, when it is given.
    pub(super) fn find(&self, word: &str, within: Option<&Bits>) -> Bits {
        let finder = Finder::new(word);
        match within {
            // Few texts are looked at one by one.
            Some(within) if within.count() < self.living / 8 => {
                let mut found = Bits::default();
                within.iter().filter(|slot| self.has_match(*slot, &finder)).for_each(|slot| found.set(slot, true));
                found
            }
            _ => self.find_in_all(&finder),
        }
    }

    fn find_in_all(&self, finder: &Finder<'_>) -> Bits {
        let mut found = Bits::default();
        let (mut entry, mut from) = (0, 0);
        while let Some(hit) = finder.find(&self.arena.as_bytes()[from..]) {
            while self.end(entry) <= from + hit {
                entry += 1;
            }
            let slot = self.entries[entry].slot;
            if slot != DEAD {
                found.set(slot, true);
            }
            from = self.end(entry);
        }
        found
    }
}
