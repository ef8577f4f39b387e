//! Stories that were done in closed sprints.

use super::*;
use crate::sample::areas::UPKEEP;
use crate::sample::dice::Log;

/// The areas that the team worked on in the last eleven closed sprints, by the roadmap's bars.
const WORK: [&[usize]; 11] = [
    &[15, 15, 15, 15],
    &[15, 15, 15, 0],
    &[4, 0, 4, 0],
    &[0, 4, 0, 4],
    &[0, 4, 0, 4, 15],
    &[0, 4, 7, 0, 4],
    &[7, 0, 4, 7, 0],
    &[7, 1, 4, 0, 7],
    &[7, 1, 10, 7, 4],
    &[7, 1, 4, 13, 7],
    &[7, 1, 10, 7, 13],
];

impl Maker<'_> {
    /// Oldest first.
    pub(super) fn history(&mut self) -> Vec<Arc<Story>> {
        let (closed, all) = (self.time.closed, self.counts.history);
        let mut stories = Vec::with_capacity(all);
        for s in 0..closed {
            // The rest of the division goes to the later sprints, when the team had grown.
            let n = all / closed + usize::from(closed - s <= all % closed);
            let areas: &[usize] = WORK.get((s + WORK.len()).wrapping_sub(closed)).copied().unwrap_or(&[UPKEEP, 0, 4]);
            for i in 0..n {
                let story = self.done_in(s, areas[i % areas.len()]);
                stories.push(Arc::new(story));
            }
        }
        stories
    }

    /// A story that was finished in sprint `s`.
    fn done_in(&mut self, s: usize, area: usize) -> Story {
        let (rich, time, cast) = (self.counts.rich, self.time, self.cast);
        let mut story = self.story(area);
        let carried = s > 0 && self.dice.chance(8);
        let added = !carried && self.dice.chance(9);
        let changed = self.dice.chance(if rich { 10 } else { 4 });
        let first = s - usize::from(carried);
        let points = self.estimate();
        let mut estimate = points;
        let mut log = Log::new();

        let lead = 10 + self.dice.below(60) as u64;
        let born = time.start(first) - Days::new(lead);
        log.push(time.work_time(born, self.dice), EventKind::Created { column: cast.columns.ready });
        let refined = born + Days::new(2 + self.dice.below(5) as u64);
        log.push(time.work_time(refined, self.dice), EventKind::Estimated { points: Some(points) });

        // Offsets are weekdays of the sprint; each step lies after the one before.
        let record = &mut self.records[first];
        let started = if carried { 5 + self.dice.below(3) } else { self.dice.below(6) };
        let started = if added {
            let entered = 2 + self.dice.below(2);
            log.push(time.during(s, entered, self.dice), EventKind::SprintEntered { sprint: cast.sprints[s] });
            record.added += points;
            started.clamp(entered + 1, 5)
        } else {
            log.push(time.planned_at(first), EventKind::SprintEntered { sprint: cast.sprints[first] });
            record.commitment += points;
            started
        };
        let started = if changed { started.max(2) } else { started };
        let doing = EventKind::Moved { to: cast.columns.doing };
        log.push(time.during(first, started, self.dice), doing);
        if changed {
            estimate = neighbour(points);
            log.push(time.during(first, started, self.dice), EventKind::Estimated { points: Some(estimate) });
            record.re_estimated += estimate - points;
        }

        let review = if carried {
            record.carried_over += estimate;
            record.unfinished.insert(story.id);
            let at = time.closed_at(first);
            log.push(at, EventKind::SprintLeft { sprint: cast.sprints[first] });
            log.push(at, EventKind::SprintEntered { sprint: cast.sprints[s] });
            self.records[s].commitment += estimate;
            self.dice.below(3)
        } else {
            started + 1 + self.dice.below(2)
        };
        if rich && story.kind != StoryKind::Spike {
            log.push(time.during(s, review, self.dice), EventKind::Moved { to: cast.columns.review });
        }
        let finish = |log: &mut Log, at| {
            log.push(at, EventKind::Moved { to: cast.columns.done });
            log.push(at, EventKind::Done);
        };
        let done = (review + 1 + self.dice.below(2)).min(9);
        finish(&mut log, time.during(s, done, self.dice));
        if rich && done < 8 && self.dice.chance(6) {
            let at = time.during(s, done + 1, self.dice);
            log.push(at, doing);
            log.push(at, EventKind::Reopened);
            finish(&mut log, time.during(s, done + 2, self.dice));
        }
        let record = &mut self.records[s];
        record.completed += estimate;
        record.finished.insert(story.id);

        story.column = cast.columns.done;
        story.sprint = cast.sprints.get(s).copied();
        story.estimate = Some(estimate);
        story.assignee = if rich { self.builder() } else { self.builder_of(20) };
        if rich {
            let n = 1 + self.dice.below(3);
            story.criteria = self.criteria(area, n, true);
            story.release = release_of(time.closed - s).and_then(|r| cast.releases.get(r)).copied();
            if self.dice.chance(15) {
                story.description = AREAS[area].about.into();
            }
            if self.dice.chance(20) {
                story.comments = self.comments(born);
                let end = time.closed_at(s);
                story.comments.retain(|comment| comment.at < end);
            }
        }
        story.events = log.0;
        story
    }

    /// The demo's stories were large in its first sprints.
    fn estimate(&mut self) -> f64 {
        let sizes: &[u8] = if self.counts.rich { &[3, 5, 5, 8, 8, 5, 8, 13] } else { &[1, 2, 2, 3, 3, 5, 8] };
        f64::from(self.dice.pick(sizes))
    }
}

/// The next size on the scale of estimates; the largest ones shrink.
fn neighbour(points: f64) -> f64 {
    match points as u8 {
        0..=1 => 2.0,
        2 => 3.0,
        3 | 8 => 5.0,
        _ => 8.0,
    }
}

/// The release that shipped what was done so many sprints before the active one.
fn release_of(ago: usize) -> Option<usize> {
    match ago {
        1..=3 => Some(3),
        4..=6 => Some(2),
        7..=9 => Some(1),
        10 | 11 => Some(0),
        _ => None,
    }
}
