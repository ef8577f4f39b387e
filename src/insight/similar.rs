//! Stories to compare one with while it is estimated.

use std::cmp::{Ordering, Reverse};

use super::Indexes;
use super::features::{FeatureIndex, Features};
use crate::model::{Project, StoryId};

/// How much it counts that all of the words are shared, all of the labels, the initiative, that the estimates are the same,
/// and that the kinds are.
const WORDS: f64 = 6.0;
const LABELS: f64 = 3.0;
const INITIATIVE: f64 = 2.0;
const ESTIMATE: f64 = 1.5;
const KIND: f64 = 0.4;

/// At most so many stories with an estimate that are most like this one, the most alike first: by the words of the titles,
/// labels and initiative, and among those by a close estimate, if it has one, and the kind. Equal ones come done first, then
/// in id order.
///
/// A story with nothing in common but its kind or estimate is not alike. Cancelled ones are left out, and those that were
/// archived without being done.
pub fn similar(project: &Project, indexes: &Indexes, story: StoryId, limit: usize) -> Vec<StoryId> {
    let Some(story) = project.stories.get(story) else { return Vec::new() };
    most_alike(project, &indexes.features, &Features::of(story), limit)
}

/// Few are ever among the best so far, so the stories themselves are hardly looked at.
fn most_alike(project: &Project, all: &FeatureIndex, subject: &Features, limit: usize) -> Vec<StoryId> {
    let mut best: Vec<Candidate> = Vec::with_capacity(limit.min(64) + 1);
    for other in all.iter().filter(|other| other.story != subject.story) {
        let Some(likeness) = likeness(subject, other) else { continue };
        if best.len() >= limit && best.last().is_none_or(|worst| likeness < worst.likeness) {
            continue;
        }
        let done = project.stories.get(other.story).is_some_and(|story| project.is_done(story));
        if other.archived && !done {
            continue;
        }
        let candidate = Candidate { likeness, done, story: other.story };
        let at = best.partition_point(|better| better.order(&candidate).is_le());
        best.insert(at, candidate);
        best.truncate(limit);
    }
    best.into_iter().map(|candidate| candidate.story).collect()
}

struct Candidate {
    likeness: f64,
    done: bool,
    story: StoryId,
}

impl Candidate {
    fn order(&self, other: &Self) -> Ordering {
        let rest = |candidate: &Self| (Reverse(candidate.done), candidate.story);
        other.likeness.total_cmp(&self.likeness).then_with(|| rest(self).cmp(&rest(other)))
    }
}

/// None for a story without an estimate, or with nothing in common.
fn likeness(a: &Features, b: &Features) -> Option<f64> {
    let points = b.estimate?;
    let words = dice(a.words.shared(&b.words), a.words.len(), b.words.len());
    let labels = dice(a.labels.shared(&b.labels), a.labels.len(), b.labels.len());
    let initiative = a.initiative.is_some() && a.initiative == b.initiative;
    if words + labels <= 0.0 && !initiative {
        return None;
    }
    let close = a.estimate.map_or(0.0, |own| closeness(own, points));
    let is = |holds: bool| if holds { 1.0 } else { 0.0 };
    let common = WORDS * words + LABELS * labels + INITIATIVE * is(initiative);
    Some(common + ESTIMATE * close + KIND * is(a.kind == b.kind))
}

/// Twice what is shared of all of both, 0 to 1.
fn dice(shared: usize, a: usize, b: usize) -> f64 {
    if shared == 0 { 0.0 } else { 2.0 * shared as f64 / (a + b) as f64 }
}

/// 1 for the same, 0.5 for twice or half as many, and so on; a story of no points is like another of none.
fn closeness(a: i64, b: i64) -> f64 {
    let (least, most) = (a.min(b), a.max(b));
    if most <= 0 { 1.0 } else { (least as f64 / most as f64).clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, ColumnKind, EntityId, Event, EventKind, Moment, RawId, Story, StoryKind};

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
            Story {
                labels: ["api", "slow", "vault"].map(String::from).into(),
                initiative: Some(id(7)),
                ..with(|_| ())
            },
            with(|_| ()),
            with(|story| story.labels = ["api".into()].into()),
            with(|story| story.labels = ["api".into(), "vault".into()].into()),
            with(|story| story.initiative = Some(id(7))),
            with(|story| story.initiative = Some(id(8))),
            with(|story| (story.initiative, story.estimate) = (Some(id(7)), Some(8.0))),
            with(|story| (story.initiative, story.kind) = (Some(id(7)), StoryKind::Bug)),
        ]);
        assert_eq!(found, [3, 4, 7, 2, 6]);
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
