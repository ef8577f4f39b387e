//! The active sprint: the hand-written stories, and generated ones in large samples.

use super::*;
use crate::sample::dice::Log;
use crate::sample::hand::{Hand, Kind, Place};
use crate::sample::team;

/// The release that the active sprint works for.
const NEXT_RELEASE: usize = 4;

impl Maker<'_> {
    /// In the order of the board; the last one is in the backlog.
    pub(super) fn hand_written(&mut self) -> (Vec<Arc<Story>>, BTreeMap<usize, StoryId>) {
        let hands = &HAND[..self.counts.hand];
        let by_number: BTreeMap<usize, StoryId> = hands.iter().map(|hand| (hand.number, self.ids.next_id())).collect();
        let stories = hands.iter().map(|hand| Arc::new(self.hand_story(hand, &by_number))).collect();
        (stories, by_number)
    }

    fn hand_story(&mut self, hand: &Hand, by_number: &BTreeMap<usize, StoryId>) -> Story {
        let cast = self.cast;
        let id = by_number.get(&hand.number).copied().unwrap_or_default();
        let columns = &cast.columns;
        let in_sprint = hand.place != Place::Backlog;
        let texts = hand
            .criteria
            .iter()
            .map(|(text, done)| Criterion { text: (*text).into(), done: *done || hand.place == Place::Done });
        let comments = hand.comments.iter().map(|(on, author, text)| Comment {
            at: november(*on, 12, hand),
            author: cast.people.get(*author).copied(),
            text: (*text).into(),
        });
        if hand.carried {
            let last = self.time.closed - 1;
            let record = &mut self.records[last];
            record.commitment += f64::from(hand.points);
            record.carried_over += f64::from(hand.points);
            record.unfinished.insert(id);
        }
        Story {
            id,
            key: key(hand.number),
            title: hand.title.into(),
            description: hand.description.into(),
            kind: match hand.kind {
                Kind::Story => StoryKind::Story,
                Kind::Bug => StoryKind::Bug,
                Kind::Task => StoryKind::Task,
            },
            column: match hand.place {
                Place::Ready | Place::Backlog => columns.ready,
                Place::Doing => columns.doing,
                Place::Review => columns.review,
                Place::Done => columns.done,
            },
            priority: if hand.high { Priority::High } else { Priority::Medium },
            estimate: (hand.points > 0).then(|| f64::from(hand.points)),
            assignee: cast.people.get(hand.assignee).copied(),
            labels: hand.labels.iter().map(|label| (*label).into()).collect(),
            due: hand.due.map(day),
            sprint: if in_sprint { cast.sprints.last().copied() } else { None },
            release: cast.releases.get(NEXT_RELEASE).copied(),
            initiative: hand.initiative.and_then(|i| cast.initiative(i)),
            criteria: texts.collect(),
            checked: checked(hand),
            blocked_by: hand.blocked_by.and_then(|number| by_number.get(&number)).copied().into_iter().collect(),
            comments: comments.collect(),
            feedback: crate::sample::written::feedback_of(cast, hand.number),
            events: self.hand_events(hand),
            ..Story::default()
        }
    }

    fn hand_events(&mut self, hand: &Hand) -> Vec<Event> {
        let (time, columns, sprints) = (self.time, &self.cast.columns, &self.cast.sprints);
        let born = if hand.added > 0 {
            day("2026-11-18")
        } else {
            // Numbers 107 to 146 were written from September to the end of October.
            time.working_day(day("2026-09-07") + Days::new(hand.number.saturating_sub(107) as u64 * 50 / 39))
        };
        let mut events = vec![(at(born, 8, hand), EventKind::Created { column: columns.ready })];
        let first = if hand.re_estimated > 0 { hand.first_points } else { hand.points };
        if first > 0 {
            let refined = if hand.added > 0 { born } else { time.working_day(born + Days::new(7)) };
            events.push((at(refined, 13, hand), EventKind::Estimated { points: Some(f64::from(first)) }));
        }
        if hand.re_estimated > 0 {
            let points = Some(f64::from(hand.points));
            events.push((november(hand.re_estimated, 10, hand), EventKind::Estimated { points }));
        }
        let active = time.closed;
        if hand.carried {
            events.push((time.planned_at(active - 1), EventKind::SprintEntered { sprint: sprints[active - 1] }));
            events.push((time.closed_at(active - 1), EventKind::SprintLeft { sprint: sprints[active - 1] }));
        }
        if hand.place != Place::Backlog {
            let entered = match hand.added {
                0 if hand.carried => time.closed_at(active - 1),
                0 => time.planned_at(active),
                added => november(added, 8, hand),
            };
            events.push((entered, EventKind::SprintEntered { sprint: sprints[active] }));
        }
        for (on, hour, to) in [(hand.started, 9, columns.doing), (hand.reviewed, 11, columns.review)] {
            if on > 0 {
                events.push((november(on, hour, hand), EventKind::Moved { to }));
            }
        }
        if hand.done > 0 {
            let at = november(hand.done, 14, hand);
            events.push((at, EventKind::Moved { to: columns.done }));
            events.push((at, EventKind::Done));
        }
        events.sort_by_key(|(at, _)| *at);
        events.into_iter().map(|(at, what)| Event { at, what }).collect()
    }

    /// A generated story of the active sprint.
    pub(super) fn active(&mut self) -> Story {
        let (time, columns, s) = (self.time, &self.cast.columns, self.time.closed);
        let area = self.dice.pick(&[1, 1, 4, 5, 8, 10, 15]);
        let mut story = self.story(area);
        let points = f64::from(self.dice.pick(&[1_u8, 2, 2, 3, 5]));
        let mut log = Log::new();
        let born = time.start(s) - Days::new(14 + self.dice.below(50) as u64);
        log.push(time.work_time(born, self.dice), EventKind::Created { column: columns.ready });
        log.push(time.work_time(born + Days::new(4), self.dice), EventKind::Estimated { points: Some(points) });
        log.push(time.planned_at(s), EventKind::SprintEntered { sprint: self.cast.sprints[s] });

        // The steps of *doing* lie between the columns Ready and Done.
        let at = |id| columns.all.iter().position(|column| *column == id).unwrap_or_default();
        let doing = at(columns.doing)..at(columns.done);
        let (reached, done) = match self.dice.below(10) {
            0..3 => (0, false),
            3..6 => (1 + self.dice.below(doing.len()), false),
            _ => (1, true),
        };
        story.column = columns.ready;
        for (offset, i) in doing.take(reached).enumerate() {
            story.column = columns.all[i];
            log.push(time.during(s, offset, self.dice), EventKind::Moved { to: story.column });
        }
        if done {
            let offset = 2 + self.dice.below(4);
            let at = time.during(s, offset, self.dice);
            story.column = columns.done;
            log.push(at, EventKind::Moved { to: columns.done });
            log.push(at, EventKind::Done);
        }
        story.estimate = Some(points);
        story.sprint = self.cast.sprints.get(s).copied();
        story.assignee = self.builder();
        story.criteria = self.criteria(area, 1, done);
        story.events = log.0;
        story
    }
}

/// What holds for a story on its way: that it is ready, the exit checklists of the columns that it has left, and what
/// makes it done. Those in *Ready* are about to leave it.
fn checked(hand: &Hand) -> BTreeSet<String> {
    if hand.place == Place::Backlog {
        return BTreeSet::new();
    }
    let lists: [(bool, &[&str]); 5] = [
        (true, &team::DEFINITION_OF_READY),
        (true, team::READY.3),
        (hand.reviewed > 0 || hand.done > 0, team::IN_PROGRESS.3),
        (hand.reviewed > 0 && hand.done > 0, team::IN_REVIEW.3),
        (hand.done > 0, &team::DEFINITION_OF_DONE),
    ];
    let entries = lists.iter().filter(|(holds, _)| *holds).flat_map(|(_, list)| *list);
    entries.filter(|entry| !hand.open.contains(entry)).map(|entry| (*entry).into()).collect()
}

/// A time on a day of November 2026 that differs from story to story.
fn november(on: u32, hour: i64, hand: &Hand) -> Moment {
    at(day("2026-11-01") + Days::new(u64::from(on.max(1)) - 1), hour, hand)
}

fn at(date: Date, hour: i64, hand: &Hand) -> Moment {
    Moment::on(date, hour * 3600 + hand.number as i64 * 7 % 50 * 60)
}
