//! Generated stories that are in no sprint, in the order in which they are to be built.

use super::*;
use crate::sample::dice::{FIRST_DAY, Log};

/// How far a story is prepared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// Estimated, with criteria.
    Ready,
    /// Estimated only.
    Estimated,
    Rough,
}

/// Areas and how many stories of each, ranked by the score of their initiatives.
const READY: [(usize, usize); 6] = [(1, 8), (5, 6), (10, 6), (4, 1), (8, 6), (2, 6)];
const ESTIMATED: [(usize, usize); 6] = [(5, 4), (8, 4), (2, 4), (6, 4), (13, 2), (15, 2)];
const ROUGH: [(usize, usize); 9] = [(2, 4), (6, 8), (9, 12), (11, 10), (3, 10), (12, 12), (13, 7), (14, 12), (15, 19)];

/// Of the demo's stories here.
const DEMO: usize = 147;
const DEMO_READY: usize = 33;
const DEMO_ESTIMATED: usize = 20;

impl Maker<'_> {
    /// Puts the backlog at the end of `stories`.
    pub(super) fn backlog(&mut self, stories: &mut Vec<Arc<Story>>) {
        let n = self.counts.backlog;
        let (demo, more) = (n.min(DEMO), n.saturating_sub(DEMO));
        let ready = demo * DEMO_READY / DEMO;
        let estimated = demo * DEMO_ESTIMATED / DEMO;
        let mut rough = shuffled(&ROUGH, self.dice);
        rough.truncate(demo - ready - estimated);

        let mut prepared = shuffled(&ESTIMATED, self.dice);
        prepared.truncate(estimated);

        let first = stories.len();
        self.level(stories, Level::Ready, in_blocks(&READY).take(ready), more / 40);
        self.level(stories, Level::Estimated, prepared.into_iter(), more / 6);
        self.level(stories, Level::Rough, rough.into_iter(), more - more / 40 - more / 6);
        self.columns(&mut stories[first..]);
        self.link(&mut stories[first..]);
    }

    /// Stories of the areas, and `more` of any area.
    fn level(&mut self, stories: &mut Vec<Arc<Story>>, level: Level, areas: impl Iterator<Item = usize>, more: usize) {
        for area in areas {
            let story = self.waiting(level, area);
            stories.push(Arc::new(story));
        }
        for _ in 0..more {
            let area = self.dice.below(AREA_COUNT);
            let story = self.waiting(level, area);
            stories.push(Arc::new(story));
        }
    }

    fn waiting(&mut self, level: Level, area: usize) -> Story {
        let (rich, cast, time) = (self.counts.rich, self.cast, self.time);
        let mut story = self.story(area);
        let column = cast.columns.ready;
        story.column = column;
        let mut log = Log::new();
        let visited = level == Level::Estimated && self.dice.chance(if rich { 20 } else { 3 });
        if visited {
            self.visit(&mut story, &mut log);
        } else if level == Level::Rough {
            let (from, to) = match self.dice.below(100) {
                0..52 => (FIRST_DAY, "2026-09-04"),
                52..62 => ("2026-09-04", "2026-10-24"),
                _ => ("2026-10-24", TODAY),
            };
            let span = days_between(day(from), day(to));
            log.push(self.weekday_from(day(from), span), EventKind::Created { column });
        } else {
            let at = self.weekday_from(day("2026-07-01"), 120);
            log.push(at, EventKind::Created { column });
            let points = self.small_estimate(level);
            let refined = self.weekday_from(at.utc_date() + Days::new(2), 16);
            log.push(refined, EventKind::Estimated { points: Some(points) });
            story.estimate = Some(points);
        }

        let born = log.0.first().map_or(day(FIRST_DAY), |event| event.at.utc_date());
        if level == Level::Ready && (rich || self.dice.chance(30)) {
            let n = if rich { 2 + self.dice.below(3) } else { 1 };
            story.criteria = self.criteria(area, n, false);
        }
        if rich {
            let (described, taken) = if level == Level::Ready { (45, 35) } else { (8, 8) };
            if self.dice.chance(described) {
                story.description = AREAS[area].about.into();
            }
            story.assignee = self.builder_of(taken);
            if self.dice.chance(16) {
                story.comments = self.comments(born + Days::new(1));
            }
            if level == Level::Ready && self.dice.chance(12) {
                story.due = Some(time.working_day(day("2026-12-11") + Days::new(self.dice.below(90) as u64)));
            }
        } else {
            story.assignee = self.builder_of(5);
        }
        story.events = log.0;
        story
    }

    /// A story that was planned for a closed sprint and taken out of it again.
    fn visit(&mut self, story: &mut Story, log: &mut Log) {
        let (cast, time) = (self.cast, self.time);
        let s = time.closed - 2 - self.dice.below(7);
        let points = self.small_estimate(Level::Estimated);
        let born = time.start(s) - Days::new(12 + self.dice.below(40) as u64);
        let sprint = cast.sprints[s];
        log.push(time.work_time(born, self.dice), EventKind::Created { column: cast.columns.ready });
        let refined = born + Days::new(3);
        log.push(time.work_time(refined, self.dice), EventKind::Estimated { points: Some(points) });
        log.push(time.planned_at(s), EventKind::SprintEntered { sprint });
        log.push(time.during(s, 4, self.dice), EventKind::SprintLeft { sprint });
        story.estimate = Some(points);
        self.records[s].commitment += points;
        self.records[s].removed += points;
    }

    fn small_estimate(&mut self, level: Level) -> f64 {
        let sizes: &[u8] = if level == Level::Ready { &[1, 1, 2, 2, 3, 3] } else { &[2, 3, 3, 5] };
        f64::from(self.dice.pick(sizes))
    }

    /// In large samples the later two thirds still wait in the columns before *Ready*.
    fn columns(&self, stories: &mut [Arc<Story>]) {
        let columns = &self.cast.columns;
        let Some(ready) = columns.all.iter().position(|id| *id == columns.ready).filter(|i| *i > 0) else { return };
        let n = stories.len();
        for (i, story) in stories.iter_mut().enumerate() {
            let column = columns.all[ready - i * (ready + 1) / n];
            let story = Arc::make_mut(story);
            story.column = column;
            if let Some(Event { what: EventKind::Created { column: first }, .. }) = story.events.first_mut() {
                *first = column;
            }
        }
    }

    /// A few stories wait for the one above them, and one was split from it.
    fn link(&mut self, stories: &mut [Arc<Story>]) {
        for i in 1..stories.len() {
            let above = stories[i - 1].id;
            let blocked = if self.counts.rich { matches!(i, 58 | 90) } else { self.dice.chance(1) };
            if blocked {
                Arc::make_mut(&mut stories[i]).blocked_by.insert(above);
            }
            if self.counts.rich && i == 12 {
                Arc::make_mut(&mut stories[i]).split_from = Some(above);
            }
        }
    }
}

fn in_blocks(blocks: &[(usize, usize)]) -> impl Iterator<Item = usize> {
    blocks.iter().flat_map(|(area, n)| std::iter::repeat_n(*area, *n))
}

fn shuffled(blocks: &[(usize, usize)], dice: &mut Dice) -> Vec<usize> {
    let mut areas: Vec<usize> = in_blocks(blocks).collect();
    for i in (1..areas.len()).rev() {
        areas.swap(i, dice.below(i + 1));
    }
    areas
}
