//! Stories to compare one with while it is estimated.

use std::cmp::{Ordering, Reverse};

use super::Indexes;
use super::query::fold;
use crate::model::{InitiativeId, Project, Story, StoryId, StoryKind};

/// How much it counts that all of the words are shared, all of the labels, the initiative, that the estimates are the same,
/// and that the kinds are.
const WORDS: f64 = 6.0;
const LABELS: f64 = 3.0;
const INITIATIVE: f64 = 2.0;
const ESTIMATE: f64 = 1.5;
const KIND: f64 = 0.5;

/// Words that say nothing of what a story is about. Those of one or two letters are left out anyway.
const EMPTY_WORDS: [&str; 20] = [
    "the", "and", "for", "with", "from", "that", "this", "into", "when", "not", "are", "can", "its", "all", "has",
    "per", "user", "story", "should", "must",
];

/// At most so many stories with an estimate that are most like this one, the most alike first: by the words of the titles,
/// labels and initiative, and among those by a close estimate, if it has one, and the kind. Equal ones come done first, then
/// in id order.
///
/// A story with nothing in common but its kind or estimate is not alike. Cancelled ones are left out, and those that were
/// archived without being done. Looks at each story once.
pub fn similar(project: &Project, indexes: &Indexes, story: StoryId, limit: usize) -> Vec<StoryId> {
    let Some(story) = project.stories.get(story) else { return Vec::new() };
    let subject = Subject::of(story);
    let mut found: Vec<Candidate> = Vec::new();
    for other in project.stories.iter().filter(|other| other.id != story.id) {
        let Some(likeness) = subject.likeness(other) else { continue };
        let done = project.is_done(other);
        if (done || !other.archived) && !indexes.is_cancelled(other.id) {
            found.push(Candidate { likeness, done, story: other.id });
        }
    }
    if limit < found.len() {
        found.select_nth_unstable_by(limit, Candidate::order);
        found.truncate(limit);
    }
    found.sort_unstable_by(Candidate::order);
    found.into_iter().map(|candidate| candidate.story).collect()
}

struct Candidate {
    likeness: f64,
    done: bool,
    story: StoryId,
}

impl Candidate {
    fn order(a: &Self, b: &Self) -> Ordering {
        b.likeness.total_cmp(&a.likeness).then_with(|| (Reverse(a.done), a.story).cmp(&(Reverse(b.done), b.story)))
    }
}

/// What others are compared with.
struct Subject<'a> {
    story: &'a Story,
    /// The words of the title, folded, each once.
    words: Vec<String>,
    initiative: Option<InitiativeId>,
    kind: StoryKind,
}

impl<'a> Subject<'a> {
    fn of(story: &'a Story) -> Self {
        let mut words: Vec<String> = words(&story.title).map(fold).collect();
        words.retain(|word| !EMPTY_WORDS.contains(&word.as_str()));
        words.sort_unstable();
        words.dedup();
        // One bit for each.
        words.truncate(u64::BITS as usize);
        Self { story, words, initiative: story.initiative, kind: story.kind }
    }

    /// None for a story without an estimate, or with nothing in common.
    fn likeness(&self, other: &Story) -> Option<f64> {
        let points = other.estimate?;
        let initiative = self.initiative.is_some() && self.initiative == other.initiative;
        let common = WORDS * self.shared_words(&other.title)
            + LABELS * self.shared_labels(other)
            + if initiative { INITIATIVE } else { 0.0 };
        if common <= 0.0 {
            return None;
        }
        let close = self.story.estimate.map_or(0.0, |own| ESTIMATE * closeness(own, points));
        Some(common + close + if self.kind == other.kind { KIND } else { 0.0 })
    }

    /// Twice the words in common of all words of both, 0 to 1.
    fn shared_words(&self, title: &str) -> f64 {
        let (mut shared, mut all) = (0_u64, 0);
        for word in words(title) {
            all += 1;
            if let Some(at) = self.words.iter().position(|own| is_same(own, word)) {
                shared |= 1 << at;
            }
        }
        dice(shared.count_ones() as usize, self.words.len(), all)
    }

    fn shared_labels(&self, other: &Story) -> f64 {
        let (own, theirs) = (&self.story.labels, &other.labels);
        if own.is_empty() || theirs.is_empty() {
            return 0.0;
        }
        dice(own.iter().filter(|label| theirs.contains(*label)).count(), own.len(), theirs.len())
    }
}

fn dice(shared: usize, a: usize, b: usize) -> f64 {
    if shared == 0 { 0.0 } else { 2.0 * shared as f64 / (a + b) as f64 }
}

/// 1 for the same, 0.5 for twice or half as many, and so on; a story of no points is like another of none.
fn closeness(a: f64, b: f64) -> f64 {
    let (least, most) = (a.min(b), a.max(b));
    if most <= 0.0 { 1.0 } else { (least / most).clamp(0.0, 1.0) }
}

/// The words of a text without a plural's end, those of one or two letters left out.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(|word| match word.strip_suffix('s') {
        Some(one) if one.len() > 2 => one,
        _ => word,
    })
}

/// A folded word is another one, folded or not.
fn is_same(folded: &str, word: &str) -> bool {
    if word.is_ascii() { folded.eq_ignore_ascii_case(word) } else { folded == fold(word) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, ColumnKind, EntityId, Event, EventKind, Moment, RawId};

    fn id<I: EntityId>(n: usize) -> I {
        I::from_raw(RawId::from_bytes([n as u8; 10]))
    }

    /// The first is the one that is asked about: its number and those of the stories that are like it, most alike first.
    fn alike(stories: &[Story]) -> Vec<usize> {
        let mut project = Project::default();
        for (n, kind) in [ColumnKind::ToDo, ColumnKind::Done].into_iter().enumerate() {
            project.columns.insert(Column { id: id(n), kind, ..Column::default() });
        }
        for (n, story) in stories.iter().enumerate() {
            project.stories.insert(Story { id: id(n), ..story.clone() });
        }
        let indexes = Indexes::of(&project);
        let found = similar(&project, &indexes, id(0), 10);
        for limit in 0..4 {
            assert_eq!(similar(&project, &indexes, id(0), limit), found[..limit.min(found.len())]);
        }
        let number = |found: &StoryId| (0..stories.len()).find(|n| id::<StoryId>(*n) == *found).unwrap();
        found.iter().map(number).collect()
    }

    fn story(title: &str, points: f64) -> Story {
        Story { title: title.into(), estimate: Some(points).filter(|p| *p > 0.0), ..Story::default() }
    }

    #[test]
    fn shared_words_come_first_whatever_their_case_and_number() {
        let found = alike(&[
            story("Refund a card payment", 0.0),
            story("Something else", 3.0),
            story("Refunds of PAYMENTS", 3.0),
            story("Card refund for a payment", 5.0),
            story("Refund a card payment", 0.0),
            story("Print a receipt for the payment", 1.0),
        ]);
        assert_eq!(found, [3, 2, 5], "those without a word in common or an estimate are left out");
    }

    #[test]
    fn words_that_say_nothing_are_not_in_common() {
        assert_eq!(
            alike(&[story("The user must not log in with a card", 0.0), story("The user must not pay", 3.0)]),
            [0; 0]
        );
        assert_eq!(alike(&[story("Überweisung prüfen", 0.0), story("PRÜFEN", 3.0)]), [1]);
    }

    #[test]
    fn labels_and_initiative_make_alike_and_kind_and_estimate_only_more_so() {
        let with = |change: fn(&mut Story)| {
            let mut story = story("", 5.0);
            change(&mut story);
            story
        };
        let found = alike(&[
            Story { labels: ["api".into(), "vault".into()].into(), initiative: Some(id(7)), ..with(|_| ()) },
            with(|_| ()),
            with(|story| story.labels = ["api".into()].into()),
            with(|story| story.labels = ["api".into(), "vault".into()].into()),
            with(|story| story.initiative = Some(id(7))),
            with(|story| story.initiative = Some(id(8))),
            with(|story| (story.initiative, story.estimate) = (Some(id(7)), Some(8.0))),
            with(|story| (story.initiative, story.kind) = (Some(id(7)), StoryKind::Bug)),
        ]);
        assert_eq!(found, [3, 4, 2, 7, 6]);
    }

    #[test]
    fn what_was_given_up_is_no_measure() {
        let cancelled = vec![Event { at: Moment::default(), what: EventKind::Cancelled }];
        let found = alike(&[
            story("Pay", 0.0),
            Story { events: cancelled, ..story("Pay", 3.0) },
            Story { archived: true, ..story("Pay", 3.0) },
            story("Pay", 3.0),
            Story { archived: true, column: id(1), ..story("Pay", 3.0) },
            story("Pay", 3.0),
        ]);
        assert_eq!(found, [4, 3, 5], "a done one comes first, archived or not");
        assert_eq!(similar(&Project::default(), &Indexes::default(), id(0), 3), []);
    }
}
