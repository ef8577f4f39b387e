//! What stories are compared by, packed: the words of their titles, labels, initiative, estimate and kind.
//!
//! Words and labels are kept as hashes of 32 bits. So a look at all of 100,000 stories is one pass over ten megabytes, where
//! the stories themselves and their texts would be fetched from all over the memory.

use std::collections::HashSet;

use super::board::thousandths;
use super::stories_of;
use crate::model::{InitiativeId, Project, Story, StoryId, StoryKind, Transaction};

/// The most words of a title that are looked at, and the most labels.
const WORDS: usize = 12;
const LABELS: usize = 6;

/// Past so many changes at once the list is put in order anew.
const FEW: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Features {
    pub(super) story: StoryId,
    pub(super) initiative: Option<InitiativeId>,
    /// In thousandths of a point.
    pub(super) estimate: Option<i64>,
    pub(super) kind: StoryKind,
    pub(super) archived: bool,
    pub(super) words: Hashes<WORDS>,
    pub(super) labels: Hashes<LABELS>,
}

impl Features {
    pub(super) fn of(story: &Story) -> Self {
        let (mut words, mut labels) = (Hashes::default(), Hashes::default());
        each_word(&story.title, |word| words.add(word));
        for label in &story.labels {
            labels.add(hash(label.as_bytes()));
        }
        Self {
            story: story.id,
            initiative: story.initiative,
            estimate: story.estimate.map(|_| thousandths(story.estimate)),
            kind: story.kind,
            archived: story.archived,
            words,
            labels,
        }
    }
}

/// A few hashes, each once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hashes<const N: usize> {
    known: [u32; N],
    len: u8,
    /// A bit for each hash, so that most of what is not among them is seen at once.
    bits: u64,
}

impl<const N: usize> Default for Hashes<N> {
    fn default() -> Self {
        Self { known: [0; N], len: 0, bits: 0 }
    }
}

impl<const N: usize> Hashes<N> {
    /// Those that there is no room for are left out.
    fn add(&mut self, hash: u32) {
        let len = self.len();
        if !self.contains(hash)
            && let Some(free) = self.known.get_mut(len)
        {
            *free = hash;
            self.len += 1;
            self.bits |= bit(hash);
        }
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.len)
    }

    fn contains(&self, hash: u32) -> bool {
        self.bits & bit(hash) != 0 && self.known.iter().take(self.len()).any(|own| *own == hash)
    }

    /// How many are in both.
    pub(super) fn shared(&self, other: &Self) -> usize {
        if self.bits & other.bits == 0 {
            return 0;
        }
        other.known.iter().take(other.len()).filter(|hash| self.contains(**hash)).count()
    }
}

fn bit(hash: u32) -> u64 {
    1 << (hash >> 26)
}

/// The features of all stories that are estimated and not cancelled, in id order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FeatureIndex(Vec<Features>);

impl FeatureIndex {
    pub(super) fn of(project: &Project, cancelled: impl Fn(StoryId) -> bool) -> Self {
        let mut all = Vec::with_capacity(project.stories.len());
        let measures = project.stories.iter().filter(|story| story.estimate.is_some() && !cancelled(story.id));
        all.extend(measures.map(|story| Features::of(story)));
        Self(all)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Features> {
        self.0.iter()
    }

    pub(super) fn follow(&mut self, transaction: &Transaction) {
        let ids: HashSet<StoryId> = stories_of(transaction)
            .flat_map(|edit| [&edit.before, &edit.after])
            .flatten()
            .map(|story| story.id)
            .collect();
        let after = stories_of(transaction).filter_map(|edit| edit.after.as_ref());
        let put = after.filter(|story| story.estimate.is_some() && !story.is_cancelled()).map(|s| Features::of(s));
        if ids.len() > FEW {
            self.0.retain(|features| !ids.contains(&features.story));
            self.0.extend(put);
            self.0.sort_by_key(|features| features.story);
            return;
        }
        let put: Vec<Features> = put.collect();
        for id in ids {
            let new = put.iter().find(|features| features.story == id);
            match (self.0.binary_search_by_key(&id, |features| features.story), new) {
                (Ok(at), Some(new)) => self.0[at] = *new,
                (Ok(at), None) => drop(self.0.remove(at)),
                (Err(at), Some(new)) => self.0.insert(at, *new),
                (Err(_), None) => {}
            }
        }
    }
}

/// Words that say nothing of what a story is about. Those of one or two letters are left out anyway.
const EMPTY_WORDS: [u32; 20] = [
    hash(b"the"),
    hash(b"and"),
    hash(b"for"),
    hash(b"with"),
    hash(b"from"),
    hash(b"that"),
    hash(b"this"),
    hash(b"into"),
    hash(b"when"),
    hash(b"not"),
    hash(b"are"),
    hash(b"can"),
    hash(b"its"),
    hash(b"all"),
    hash(b"has"),
    hash(b"per"),
    hash(b"user"),
    hash(b"story"),
    hash(b"should"),
    hash(b"must"),
];

// FNV-1a.
const FNV_OFFSET: u32 = 0x811c_9dc5;

const fn with(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn hash(word: &[u8]) -> u32 {
    let (mut hash, mut i) = (FNV_OFFSET, 0);
    while i < word.len() {
        hash = with(hash, word[i]);
        i += 1;
    }
    hash
}

/// The hashes of the words that say something, in lower case and without a plural's end.
fn each_word(text: &str, add: impl FnMut(u32)) {
    if text.is_ascii() {
        return each_plain_word(text.bytes(), add);
    }
    let lower = text.chars().flat_map(char::to_lowercase);
    let plain: String = lower.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    each_plain_word(plain.bytes(), add);
}

/// Of a text in which all that is not ASCII belongs to a word.
fn each_plain_word(bytes: impl Iterator<Item = u8>, mut add: impl FnMut(u32)) {
    // The word so far, and without its last letter.
    let (mut word, mut stem, mut last, mut len) = (FNV_OFFSET, FNV_OFFSET, 0, 0);
    for byte in bytes.chain([b' ']) {
        let byte = byte.to_ascii_lowercase();
        if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
            (stem, word, last, len) = (word, with(word, byte), byte, len + 1);
            continue;
        }
        let found = if last == b's' && len > 3 { stem } else { word };
        if len > 2 && !EMPTY_WORDS.contains(&found) {
            add(found);
        }
        (word, len) = (FNV_OFFSET, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<u32> {
        let mut words = Vec::new();
        each_word(text, |word| words.push(word));
        words
    }

    #[test]
    fn words_are_told_apart_and_stripped() {
        for (text, expected) in [
            ("", &[] as &[&str]),
            ("Refunds of PAYMENTS", &["refund", "payment"]),
            ("(card-form) 3DS2, v2: https", &["card", "form", "3ds2", "http"]),
            ("The user must not log in as a bus", &["log", "bus"]),
            ("Überweisung “prüfen” – für Läden", &["überweisung", "prüfen", "für", "läden"]),
        ] {
            assert_eq!(words(text), expected.iter().map(|word| hash(word.as_bytes())).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn what_is_shared_is_counted_once_up_to_what_there_is_room_for() {
        let of = |list: &[u32]| {
            let mut hashes = Hashes::<3>::default();
            for hash in list {
                hashes.add(*hash);
            }
            hashes
        };
        // The last two have the same bit.
        let (a, b) = (of(&[1, 2, 2]), of(&[2, 3, 1, 4]));
        assert_eq!((a.len(), b.len(), a.shared(&b), b.shared(&a)), (2, 3, 2, 2));
        assert_eq!((of(&[]).shared(&a), a.shared(&of(&[])), of(&[5]).shared(&of(&[6]))), (0, 0, 0));
    }
}
