//! The scheduler against a slow one, on ten thousand plans.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};

use super::slow::{self, Walk};
use super::{Moves, circle, critical, pushes, slack_on};
use crate::insight::Indexes;
use crate::model::{
    Calendar, Date, Dependency, DependencyId, EntityId as _, Initiative, InitiativeId, Link, Milestone, MilestoneId,
    Node, Period, Project, RawId, Settings, Word as _, Workdays,
};

const PLANS: u64 = 10_000;

struct Dice(ChaCha8Rng);

impl Dice {
    fn below(&mut self, n: u32) -> u32 {
        self.0.next_u32() % n
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }

    fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as u32) as i32
    }
}

fn first_day() -> Date {
    Date::from_ymd_opt(2027, 12, 20).unwrap()
}

/// Over the end of a year and a leap day; some with one working weekday, some with none.
fn calendar(dice: &mut Dice) -> Calendar {
    let mut calendar = Calendar::default();
    if !dice.one_in(3) {
        calendar.weekdays = std::array::from_fn(|_| !dice.one_in(3));
    }
    if dice.one_in(12) {
        calendar.weekdays = [false; 7];
    }
    for _ in 0..dice.below(20) {
        calendar.holidays.insert(first_day() + Days::new(u64::from(dice.below(150))), String::new());
    }
    calendar
}

struct Plan {
    project: Project,
    nodes: Vec<Node>,
    moves: Moves,
}

/// Somewhere in two weeks, two days later for each bar that came before it.
fn period(dice: &mut Dice, place: u32) -> Period {
    let start = first_day() + Days::new(u64::from(2 * place + dice.below(16)));
    Period { start, end: start + Days::new(u64::from(dice.below(12))) }
}

fn link(dice: &mut Dice, id: usize, from: Node, to: Node) -> Dependency {
    let id = DependencyId::from_raw(RawId::from_bytes([id as u8; 10]));
    let kind = Link::ALL[dice.below(4) as usize];
    Dependency { id, from, to, link: kind, lag: dice.between(-5, 5) }
}

/// Up to twelve bars and milestones, with links from earlier to later ones of a random order; or to any.
fn plan(dice: &mut Dice, settings: &Settings, circles: bool) -> Plan {
    let mut project = Project { settings: settings.clone().into(), ..Project::default() };
    let mut nodes = Vec::new();
    for place in 0..dice.between(1, 12) as u32 {
        let raw = RawId::from_bytes(std::array::from_fn(|_| dice.below(256) as u8));
        let period = (!dice.one_in(10)).then(|| period(dice, place));
        let (start, end, pinned) = (period.map(|p| p.start), period.map(|p| p.end), dice.one_in(7));
        if dice.one_in(4) {
            let id = MilestoneId::from_raw(raw);
            project.milestones.insert(Milestone { id, date: start, pinned, ..Milestone::default() });
            nodes.push(Node::Milestone(id));
        } else {
            let (id, closed) = (InitiativeId::from_raw(raw), dice.one_in(10));
            project.initiatives.insert(Initiative { id, start, end, pinned, closed, ..Initiative::default() });
            nodes.push(Node::Initiative(id));
        }
    }
    let some = nodes.len() as u32;
    let ends = |dice: &mut Dice| {
        let (a, b) = (dice.below(some) as usize, dice.below(some) as usize);
        if circles { Some((a, b)) } else { (a != b).then(|| (a.min(b), a.max(b))) }
    };
    let mut moves = Moves::default();
    for id in 0..dice.below(3 * some + 1) as usize {
        if let Some((a, b)) = ends(dice) {
            project.dependencies.insert(link(dice, id, nodes[a], nodes[b]));
        }
    }
    for _ in 0..dice.between(1, 2) {
        let (place, later) = (dice.below(some), dice.below(20));
        moves.placed.insert(nodes[place as usize], period(dice, place + later));
    }
    let mut ids = BTreeSet::new();
    for _ in 0..dice.below(3) {
        // Some replace a link of the plan.
        let id = dice.below(3 * some + 8) as usize;
        if let (Some((a, b)), true) = (ends(dice), ids.insert(id)) {
            moves.links.push(link(dice, id, nodes[a], nodes[b]));
        }
    }
    Plan { project, nodes, moves }
}

/// A plan for each seed, with its calendar walked; says which plan it was when one fails.
fn each_plan(circles: bool, check: impl Fn(&Plan, &Walk) -> Result<(), String>) {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(4));
    let calendars = (0..100).map(|_| {
        let calendar = calendar(&mut dice);
        let walk = Walk::new(&calendar, first_day() - Days::new(30), 2_500);
        (Settings { calendar, ..Settings::default() }, walk)
    });
    let calendars: Vec<_> = calendars.collect();
    for (seed, (settings, walk)) in (0..PLANS).zip(calendars.iter().cycle()) {
        let plan = plan(&mut Dice(ChaCha8Rng::seed_from_u64(seed)), settings, circles);
        if let Err(problem) = check(&plan, walk) {
            panic!("seed {seed}: {problem}\n{:#?}\n{:#?}", plan.project, plan.moves);
        }
    }
}

fn demand(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

#[test]
fn pushes_are_those_of_the_slow_solver() {
    // All that are pushed, and those that only what was pushed itself can have pushed.
    let (pushed, in_turn) = (Cell::new(0), Cell::new(0));
    each_plan(false, |Plan { project, moves, .. }, walk| {
        let fast = pushes(project, &Indexes::of(project).plan, moves);
        pushed.set(pushed.get() + fast.len());
        let slow = slow::pushes(project, walk, &moves.placed, &moves.links);
        let found: BTreeMap<_, _> = fast.iter().copied().collect();
        demand(found == slow && found.len() == fast.len(), || format!("found {fast:?}, slowly {slow:?}"))?;
        for (node, period) in &fast {
            let was = project.period(*node).unwrap();
            demand(was.start < period.start, || format!("{node:?} is not later"))?;
            let length = walk.length(was).max(1);
            demand(walk.length(*period) == length, || format!("{node:?} is of another length"))?;
        }
        let new: BTreeSet<_> = moves.links.iter().map(|link| link.id).collect();
        let old = project.dependencies.iter().map(|link| &**link).filter(|link| !new.contains(&link.id));
        let place = |node| fast.iter().position(|(other, _)| *other == node);
        let mut at_once = BTreeSet::new();
        for link in old.chain(&moves.links) {
            if let (Some(from), Some(to)) = (place(link.from), place(link.to)) {
                demand(from < to, || format!("{link:?} runs against the order"))?;
            }
            if moves.placed.contains_key(&link.from) || new.contains(&link.id) {
                at_once.insert(link.to);
            }
        }
        in_turn.set(in_turn.get() + fast.iter().filter(|(node, _)| !at_once.contains(node)).count());
        Ok(())
    });
    let counts = (pushed.get(), in_turn.get());
    assert!(counts.0 > 5_000 && counts.1 > 1_000, "plans that push little prove little: {counts:?}");
}

#[test]
fn slack_is_broken_where_the_slow_solver_says_so() {
    each_plan(false, |Plan { project, .. }, walk| {
        let workdays = Workdays::of(&project.settings.calendar);
        for link in project.dependencies.iter() {
            let slack = slack_on(&workdays, project, link);
            let (Some(from), Some(to)) = (project.period(link.from), project.period(link.to)) else {
                demand(slack.is_none(), || format!("{link:?} has no dates"))?;
                continue;
            };
            // It holds with as much more lag as there is slack, and not with a day more.
            let lag = slack.and_then(|slack| i32::try_from(slack).ok()).unwrap() + link.lag;
            let with = |lag| walk.holds(&Dependency { lag, ..(**link).clone() }, from, to);
            demand(with(lag) && !with(lag + 1), || format!("{link:?} has not the slack {slack:?}"))?;
        }
        Ok(())
    });
}

#[test]
fn floats_are_those_of_the_slow_solver() {
    let negative = Cell::new(0);
    each_plan(false, |Plan { project, nodes, .. }, walk| {
        let fast = critical(project);
        let slow = slow::floats(project, walk);
        for node in nodes {
            negative.set(negative.get() + usize::from(fast.float(*node).is_some_and(|float| float < 0)));
            let (fast, slow) = (fast.float(*node), slow.get(node).copied());
            demand(fast == slow, || format!("{node:?}: {fast:?}, slowly {slow:?}"))?;
        }
        Ok(())
    });
    assert!(negative.get() > 2_000, "plans that are never late prove little: {}", negative.get());
}

#[test]
fn circles_of_broken_files_end_and_are_found() {
    let found = Cell::new(0);
    each_plan(true, |Plan { project, nodes, moves }, walk| {
        let links = Indexes::of(project).plan;
        let pushed = pushes(project, &links, moves);
        demand(pushes(project, &links, moves) == pushed, || "another run, other pushes".to_owned())?;
        let each: BTreeSet<_> = pushed.iter().map(|(node, _)| *node).collect();
        demand(each.len() == pushed.len(), || format!("one is pushed twice: {pushed:?}"))?;
        for (node, period) in &pushed {
            let was = project.period(*node).unwrap();
            let kept = walk.length(*period) == walk.length(was).max(1);
            demand(was.start < period.start && kept, || format!("{node:?} goes to {period:?}"))?;
            let free = !project.is_fixed(*node) && !moves.placed.contains_key(node);
            demand(free, || format!("{node:?} is not to be moved"))?;
        }
        let critical = critical(project);
        let open = |node| match node {
            Node::Initiative(id) => !project.initiatives.get(id).unwrap().closed,
            Node::Milestone(_) => true,
        };
        for node in nodes {
            let counts = project.period(*node).is_some() && open(*node);
            demand(critical.float(*node).is_some() == counts, || format!("{node:?} has a float, or none"))?;
        }
        let (from, to) = (nodes[0], nodes[nodes.len() - 1]);
        let named = circle(&links, from, to);
        found.set(found.get() + usize::from(named.is_some()));
        demand(named.as_ref().map(Vec::len) == steps(project, from, to), || format!("not the shortest: {named:?}"))?;
        let Some(named) = named else { return Ok(()) };
        let run = |pair: &[Node]| project.dependencies.iter().any(|link| [link.from, link.to] == pair[..]);
        let begins = named[0] == from && named[1 % named.len()] == to;
        demand(begins && named[1..].windows(2).all(run), || format!("no circle: {named:?}"))?;
        let closes = named.len() == 1 || run(&[named[named.len() - 1], from]);
        let each: BTreeSet<_> = named.iter().collect();
        demand(closes && each.len() == named.len(), || format!("no circle: {named:?}"))
    });
    assert!(found.get() > 1_000, "{}", found.get());
}

/// How many nodes stand in the shortest circle over a link from one node to another: all that is reached by one link
/// more, until it comes back.
fn steps(project: &Project, from: Node, to: Node) -> Option<usize> {
    if from == to {
        return Some(1);
    }
    let mut reached = BTreeSet::from([to]);
    for steps in 2.. {
        let next = project.dependencies.iter().filter(|link| reached.contains(&link.from)).map(|link| link.to);
        let next: BTreeSet<_> = next.collect();
        if next.contains(&from) {
            return Some(steps);
        }
        if next.is_subset(&reached) {
            break;
        }
        reached.extend(next);
    }
    None
}
