//! All stories of the sample, their ranks and keys, and what the closed sprints came to.

mod active;
mod backlog;
mod history;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::areas::{AREA_COUNT, AREAS, COMMENTS};
use super::dice::{Dice, TODAY, Timeline, day, days_between, is_weekend};
use super::hand::{HAND, HAND_COUNT};
use super::team::BUILDERS;
use super::titles::{ACTIONS, THINGS, TITLES};
use super::{Cast, PREFIX};
use crate::model::{
    Comment, Criterion, Date, Event, EventKind, IdSource, InitiativeId, Moment, PersonId, Priority, Rank, SprintRecord,
    Story, StoryId, StoryKind,
};
use chrono::Days;

/// How many stories of each sort a sample has.
pub(super) struct Counts {
    /// Hand-written ones, of which all but the last are in the active sprint.
    pub(super) hand: usize,
    /// Generated ones in the active sprint.
    pub(super) extra: usize,
    /// All in the active sprint.
    pub(super) active: usize,
    /// Done in closed sprints.
    pub(super) history: usize,
    /// Generated ones in the backlog.
    pub(super) backlog: usize,
    pub(super) closed_sprints: usize,
    /// Few enough for texts and comments; large samples keep to what a file of 100,000 can hold.
    pub(super) rich: bool,
}

/// The demo's generated stories: those done, and all.
const DEMO_HISTORY: usize = 51;
const DEMO_GENERATED: usize = 198;

impl Counts {
    pub(super) fn new(stories: usize) -> Self {
        let hand = stories.min(HAND_COUNT);
        let extra = stories.saturating_sub(HAND_COUNT + DEMO_GENERATED).isqrt() / 4;
        let generated = stories - hand - extra;
        // Beyond the demo, which has little history for the size of its backlog, 45 % are done.
        let history = generated.min(DEMO_GENERATED) * DEMO_HISTORY / DEMO_GENERATED
            + generated.saturating_sub(DEMO_GENERATED) * 45 / 100;
        Self {
            hand,
            extra,
            active: hand.min(HAND_COUNT - 1) + extra,
            history,
            backlog: generated - history,
            closed_sprints: (history.isqrt() / 2).max(11),
            rich: stories <= 2000,
        }
    }
}

/// The stories, and what else came out of making them.
pub(super) struct Made {
    pub(super) stories: Vec<Arc<Story>>,
    /// Of each closed sprint, oldest first.
    pub(super) records: Vec<SprintRecord>,
    /// The hand-written stories by the number of their key.
    pub(super) by_number: BTreeMap<usize, StoryId>,
}

/// What making a story needs and adds to.
struct Maker<'a> {
    cast: &'a Cast,
    time: &'a Timeline,
    counts: &'a Counts,
    ids: &'a mut IdSource,
    dice: &'a mut Dice,
    records: Vec<SprintRecord>,
    /// How many titles of each area are used up.
    used: [usize; AREA_COUNT],
}

pub(super) fn stories(cast: &Cast, time: &Timeline, counts: &Counts, ids: &mut IdSource, dice: &mut Dice) -> Made {
    let records =
        (0..time.closed).map(|s| SprintRecord { closed_at: time.closed_at(s), ..SprintRecord::default() }).collect();
    let mut maker = Maker { cast, time, counts, ids, dice, records, used: [0; AREA_COUNT] };

    let (mut stories, by_number) = maker.hand_written();
    let blocker = stories.split_off(stories.len().min(HAND_COUNT - 1));
    // Older stories are made first, so that they take the first titles of their area.
    let history = maker.history();
    stories.extend((0..counts.extra).map(|_| Arc::new(maker.active())));
    stories.extend(blocker);
    maker.backlog(&mut stories);
    stories.extend(history.into_iter().rev());

    // One order for all: each column and the backlog show a part of it.
    let ranks = Rank::spread(None, None, stories.len());
    for (story, rank) in stories.iter_mut().zip(ranks) {
        Arc::make_mut(story).rank = rank;
    }
    number(&mut stories);
    Made { stories, records: maker.records, by_number }
}

/// Gives the generated stories the numbers that the hand-written ones leave, in the order in which they were created.
fn number(stories: &mut [Arc<Story>]) {
    let taken: BTreeSet<usize> = HAND.iter().map(|hand| hand.number).collect();
    let mut order: Vec<(Moment, usize)> = stories
        .iter()
        .enumerate()
        .filter(|(_, story)| story.key.is_empty())
        .map(|(i, story)| (created(story), i))
        .collect();
    order.sort_unstable();
    for ((_, i), number) in order.into_iter().zip((1..).filter(|n| !taken.contains(n))) {
        Arc::make_mut(&mut stories[i]).key = key(number);
    }
}

fn key(number: usize) -> String {
    format!("{PREFIX}-{number}")
}

fn created(story: &Story) -> Moment {
    story.events.first().map_or_else(Moment::default, |event| event.at)
}

/// The kind that a written title is marked with, and the rest of it.
fn marked(title: &str) -> (StoryKind, &str) {
    let marks = [("! ", StoryKind::Bug), ("~ ", StoryKind::Task), ("? ", StoryKind::Spike)];
    let found = marks.iter().find_map(|(mark, kind)| Some((*kind, title.strip_prefix(mark)?)));
    found.unwrap_or((StoryKind::Story, title))
}

impl Maker<'_> {
    /// The next written title of an area; none when they are used up.
    fn written_title(&mut self, area: usize) -> Option<&'static str> {
        let title = TITLES[area].get(self.used[area]).copied();
        self.used[area] += 1;
        title
    }

    /// A story with what does not depend on where it stands.
    fn story(&mut self, area: usize) -> Story {
        let labels = AREAS[area].labels;
        let (kind, title, label) = if let Some(text) = self.written_title(area) {
            let (kind, text) = marked(text);
            let (title, label) = text.split_once(" #").unwrap_or((text, self.dice.pick(labels)));
            (kind, title.to_owned(), label)
        } else {
            let kind = self.dice.pick(&[
                StoryKind::Story,
                StoryKind::Story,
                StoryKind::Story,
                StoryKind::Bug,
                StoryKind::Task,
            ]);
            let title = format!("{} {}", self.dice.pick(&ACTIONS), self.dice.pick(&THINGS));
            (kind, title, self.dice.pick(labels))
        };
        let labelled = self.counts.rich || self.dice.chance(40);
        let priority = match self.dice.below(100) {
            0..3 => Priority::Urgent,
            3..15 => Priority::High,
            85..100 => Priority::Low,
            _ => Priority::Medium,
        };
        Story {
            id: self.ids.next_id(),
            title,
            kind,
            labels: labelled.then(|| label.to_owned()).into_iter().collect(),
            priority,
            initiative: self.initiative(area),
            ..Story::default()
        }
    }

    fn initiative(&mut self, area: usize) -> Option<InitiativeId> {
        if self.counts.rich {
            return self.cast.initiative(area);
        }
        let generated = self.cast.initiatives.len().saturating_sub(AREA_COUNT - 1);
        match self.dice.below(20) {
            0..3 => self.cast.initiative(area),
            3..6 if generated > 0 => self.cast.initiative(AREA_COUNT - 1 + self.dice.below(generated)),
            _ => None,
        }
    }

    fn builder(&mut self) -> Option<PersonId> {
        self.cast.people.get(self.dice.pick(&BUILDERS)).copied()
    }

    fn builder_of(&mut self, percent: usize) -> Option<PersonId> {
        if self.dice.chance(percent) { self.builder() } else { None }
    }

    /// Some of an area's criteria, beginning anywhere.
    fn criteria(&mut self, area: usize, n: usize, done: bool) -> Vec<Criterion> {
        let all = AREAS[area].criteria;
        let from = self.dice.below(all.len());
        (0..n.min(all.len())).map(|i| Criterion { text: all[(from + i) % all.len()].into(), done }).collect()
    }

    /// Up to two comments from `from` to yesterday.
    fn comments(&mut self, from: Date) -> Vec<Comment> {
        let span = days_between(from, day(TODAY)).max(1);
        let n = 1 + self.dice.below(2);
        let mut comments: Vec<Comment> = (0..n)
            .map(|_| {
                let at = self.weekday_from(from, span);
                Comment { at, author: self.builder(), text: self.dice.pick(&COMMENTS).into() }
            })
            .collect();
        comments.sort_by_key(|comment| comment.at);
        comments
    }

    /// A working moment on one of `span` days from `from`; on the last working day before when that one is off.
    fn weekday_from(&mut self, from: Date, span: usize) -> Moment {
        let mut date = from + Days::new(self.dice.below(span) as u64);
        // Going back could pass `from`, so a weekend first goes on to Monday.
        while is_weekend(date) {
            date = date + Days::new(1);
        }
        let latest = self.time.working_day(day(TODAY) - Days::new(1));
        self.time.work_time(date.min(latest), self.dice)
    }
}
