//! The scheduling of the roadmap again, slowly: by walking the calendar day by day and trying what fits, from the text
//! of what a link means. Nothing is shared with what it checks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use crate::model::{Calendar, Date, Dependency, Link, Node, Period, Project};

/// The days of a few years, each looked at.
pub(super) struct Walk {
    first: Date,
    /// The days that are worked, in order.
    worked: Vec<Date>,
    /// How many of them lie before each day.
    before: Vec<i64>,
}

impl Walk {
    pub(super) fn new(calendar: &Calendar, first: Date, days: usize) -> Self {
        let (mut worked, mut before) = (Vec::new(), Vec::new());
        for date in first.iter_days().take(days) {
            before.push(worked.len() as i64);
            if calendar.is_working(date) {
                worked.push(date);
            }
        }
        Self { first, worked, before }
    }

    fn before(&self, date: Date) -> i64 {
        self.before[usize::try_from((date - self.first).num_days()).unwrap()]
    }

    /// The place of its first working day among all of them.
    fn start(&self, period: Period) -> i64 {
        self.before(period.start)
    }

    /// The place after that of its last working day.
    fn end(&self, period: Period) -> i64 {
        self.before(period.end + Days::new(1))
    }

    pub(super) fn length(&self, period: Period) -> i64 {
        self.end(period) - self.start(period)
    }

    fn period(&self, start: i64, length: i64) -> Period {
        let day = |place: i64| self.worked[usize::try_from(place).unwrap()];
        Period { start: day(start), end: day(start + length - 1) }
    }

    pub(super) fn holds(&self, link: &Dependency, from: Period, to: Period) -> bool {
        holds(link, (self.start(from), self.end(from)), (self.start(to), self.end(to)))
    }

    /// On the next working day; a bar of none is one of one day, the first time on the next day that is worked.
    fn a_day_later(&self, period: Period) -> Period {
        match self.length(period) {
            0 => self.period(self.start(period), 1),
            length => self.period(self.start(period) + 1, length),
        }
    }
}

fn holds(link: &Dependency, from: (i64, i64), to: (i64, i64)) -> bool {
    let lag = i64::from(link.lag);
    match link.link {
        Link::FinishStart => to.0 >= from.1 + lag,
        Link::StartStart => to.0 >= from.0 + lag,
        Link::FinishFinish => to.1 >= from.1 + lag,
        Link::StartFinish => to.1 >= from.0 + lag,
    }
}

/// Goes over all links again and again, and moves what a link pushes a day at a time, until all stand still.
pub(super) fn pushes(
    project: &Project,
    walk: &Walk,
    placed: &BTreeMap<Node, Period>,
    new: &[Dependency],
) -> BTreeMap<Node, Period> {
    let mut links: Vec<(Dependency, bool)> = new.iter().map(|link| (link.clone(), true)).collect();
    for link in project.dependencies.iter().filter(|link| new.iter().all(|new| new.id != link.id)) {
        links.push(((**link).clone(), false));
    }
    links.reverse();
    let mut pushed: BTreeMap<Node, Period> = BTreeMap::new();
    loop {
        let mut still = true;
        for (link, new) in &links {
            let at = |node| placed.get(&node).or(pushed.get(&node)).copied().or(project.period(node));
            let (Some(from), Some(to)) = (at(link.from), at(link.to)) else { continue };
            let counts = *new || placed.contains_key(&link.from) || pushed.contains_key(&link.from);
            let stays = placed.contains_key(&link.to) || project.is_fixed(link.to);
            if counts && !stays && !walk.holds(link, from, to) {
                pushed.insert(link.to, walk.a_day_later(to));
                still = false;
            }
        }
        if still {
            return pushed;
        }
    }
}

/// The floats, each by delaying one bar alone as far as nothing that must stand is moved by it.
pub(super) fn floats(project: &Project, walk: &Walk) -> BTreeMap<Node, i64> {
    let mut at = BTreeMap::new();
    for initiative in project.initiatives.iter().filter(|initiative| !initiative.closed) {
        at.extend(initiative.period().map(|period| (Node::Initiative(initiative.id), period)));
    }
    for milestone in project.milestones.iter() {
        at.extend(milestone.period().map(|period| (Node::Milestone(milestone.id), period)));
    }
    let mut at: BTreeMap<Node, (i64, i64)> =
        at.into_iter().map(|(node, period)| (node, (walk.start(period), walk.end(period)))).collect();
    let ends = |link: &&Dependency| at.contains_key(&link.from) && at.contains_key(&link.to);
    let links: Vec<Dependency> = project.dependencies.iter().map(|link| &**link).filter(ends).cloned().collect();
    let fixed: BTreeSet<Node> = at.keys().copied().filter(|node| project.is_fixed(*node)).collect();
    // Where everything is at the earliest.
    while let Some(link) = links.iter().find(|l| !fixed.contains(&l.to) && !holds(l, at[&l.from], at[&l.to])) {
        let (start, end) = at[&link.to];
        at.insert(link.to, (start + 1, end + 1));
    }
    let plan_end = at.values().map(|(_, end)| *end).max().unwrap_or_default();
    at.keys().map(|node| (*node, float(*node, &at, &links, &fixed, plan_end))).collect()
}

/// From the greatest delay that the plan's end leaves down to the first that harms nothing.
fn float(
    node: Node,
    at: &BTreeMap<Node, (i64, i64)>,
    links: &[Dependency],
    fixed: &BTreeSet<Node>,
    plan_end: i64,
) -> i64 {
    let (start, end) = at[&node];
    let mut delay = plan_end - end;
    loop {
        // Where the bar, thus delayed, and the bars after it stand at the least because of it alone.
        let mut forced = BTreeMap::from([(node, (start + delay, end + delay))]);
        if !harm(&mut forced, at, links, fixed, plan_end) {
            return delay;
        }
        delay -= 1;
    }
}

fn harm(
    forced: &mut BTreeMap<Node, (i64, i64)>,
    at: &BTreeMap<Node, (i64, i64)>,
    links: &[Dependency],
    fixed: &BTreeSet<Node>,
    plan_end: i64,
) -> bool {
    loop {
        let mut still = true;
        for link in links {
            let Some(from) = forced.get(&link.from).copied() else { continue };
            if fixed.contains(&link.to) {
                if !holds(link, from, at[&link.to]) {
                    return true;
                }
                continue;
            }
            let length = at[&link.to].1 - at[&link.to].0;
            // Long before anything, so that only links hold it where it is.
            let unmoved = forced.get(&link.to).copied();
            let mut start = unmoved.map_or(from.0 - 100, |(start, _)| start);
            while !holds(link, from, (start, start + length)) {
                start += 1;
            }
            if unmoved != Some((start, start + length)) {
                forced.insert(link.to, (start, start + length));
                still = false;
            }
            if start + length > plan_end {
                return true;
            }
        }
        if still {
            return false;
        }
    }
}
