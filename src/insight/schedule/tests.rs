//! Plans worked out by hand. Their days are those of June 2026, whose 1st is a Monday; 31 is 1 July.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{Datelike as _, Days};

use super::*;
use crate::insight::Indexes;
use crate::model::{
    Date, Dependency, DependencyId, EntityId as _, Initiative, InitiativeId, Link, Milestone, MilestoneId, Node,
    Period, Project, RawId, Settings, Workdays,
};

fn day(n: u64) -> Date {
    Date::from_ymd_opt(2026, 5, 31).unwrap() + Days::new(n)
}

fn number(date: Date) -> i64 {
    (date - day(0)).num_days()
}

fn period(text: &str) -> Period {
    let (start, end) = text.split_once('-').unwrap_or((text, text));
    Period::between(day(start.parse().unwrap()), day(end.parse().unwrap()))
}

fn raw(name: &str) -> RawId {
    RawId::from_bytes([name.as_bytes()[0]; 10])
}

/// Bars have small letters, milestones great ones.
fn node(name: &str) -> Node {
    if name.starts_with(char::is_uppercase) {
        Node::Milestone(MilestoneId::from_raw(raw(name)))
    } else {
        Node::Initiative(InitiativeId::from_raw(raw(name)))
    }
}

fn name(node: Node) -> char {
    let raw = match node {
        Node::Initiative(id) => id.raw(),
        Node::Milestone(id) => id.raw(),
    };
    char::from(raw.bytes()[0])
}

/// A link as `a FS+2 b`, whose place in the text is its id.
fn link(place: usize, text: &str) -> Option<Dependency> {
    let [from, kind, to] = text.split_whitespace().collect::<Vec<_>>()[..] else { return None };
    let (kind, lag) = kind.split_at_checked(2)?;
    let link = match kind {
        "FS" => Link::FinishStart,
        "SS" => Link::StartStart,
        "FF" => Link::FinishFinish,
        "SF" => Link::StartFinish,
        _ => return None,
    };
    let id = DependencyId::from_raw(RawId::from_bytes([place as u8 + 1; 10]));
    Some(Dependency { id, from: node(from), to: node(to), link, lag: lag.parse().unwrap_or(0) })
}

/// `a 1-5`, `a 1-5 pinned`, `a 1-5 closed`, `a undated`, `M 8`, `holiday 10`, and links, apart by semicolons.
fn plan(text: &str) -> Project {
    let (mut project, mut settings) = (Project::default(), Settings::default());
    for (place, part) in text.split(';').map(str::trim).filter(|part| !part.is_empty()).enumerate() {
        if let Some(link) = link(place, part) {
            project.dependencies.insert(link);
            continue;
        }
        let (name, rest) = part.split_once(' ').unwrap();
        let (dates, word) = rest.split_once(' ').unwrap_or((rest, ""));
        let dates = (dates != "undated").then(|| period(dates));
        let (start, end, pinned) = (dates.map(|p| p.start), dates.map(|p| p.end), word == "pinned");
        match node(name) {
            _ if name == "holiday" => drop(settings.calendar.holidays.insert(start.unwrap(), String::new())),
            Node::Initiative(id) => {
                let closed = word == "closed";
                project.initiatives.insert(Initiative { id, start, end, pinned, closed, ..Initiative::default() });
            }
            Node::Milestone(id) => {
                project.milestones.insert(Milestone { id, date: start, pinned, ..Milestone::default() });
            }
        }
    }
    project.settings = settings.into();
    project
}

/// What moves push: placed bars and new links apart by semicolons; a link that is replaced begins with its place.
fn pushed(text: &str, moves: &str) -> String {
    let mut asked = Moves::default();
    for part in moves.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (place, rest) = part.split_once(": ").unwrap_or(("200", part));
        if let Some(link) = link(place.parse().unwrap(), rest) {
            asked.links.push(link);
        } else {
            let (name, dates) = part.split_once(' ').unwrap();
            asked.placed.insert(node(name), period(dates));
        }
    }
    let project = plan(text);
    words(pushes(&project, &Indexes::of(&project).plan, &asked))
}

fn words(periods: impl IntoIterator<Item = (Node, Period)>) -> String {
    let mut words = String::new();
    for (node, period) in periods {
        let gap = if words.is_empty() { "" } else { ", " };
        let (start, end) = (number(period.start), number(period.end));
        let end = if start == end { String::new() } else { format!("-{end}") };
        write!(words, "{gap}{} {start}{end}", name(node)).unwrap();
    }
    words
}

fn floats(text: &str) -> String {
    let project = plan(text);
    let critical = critical(&project);
    let nodes = project.initiatives.iter().map(|i| Node::Initiative(i.id));
    let nodes = nodes.chain(project.milestones.iter().map(|m| Node::Milestone(m.id)));
    let floats = nodes.filter_map(|node| Some(format!("{} {}", name(node), critical.float(node)?)));
    floats.collect::<Vec<_>>().join(", ")
}

#[test]
fn each_kind_of_link_pushes_as_far_as_it_asks() {
    for (kind, b) in [
        // The bar a of five days goes from 1-5 to 8-12; b has three days.
        ("FS", "b 15-17"),
        ("FS+2", "b 17-19"),
        ("FS+3", "b 18-22"),
        ("FS-1", "b 12-16"),
        ("FS-3", "b 10-12"),
        ("SS", "b 8-10"),
        ("SS+2", "b 10-12"),
        ("SS-2", "b 4-8"),
        ("FF", "b 10-12"),
        ("FF+1", "b 11-15"),
        ("FF-1", "b 9-11"),
        // It may end no earlier than the day before a starts.
        ("SF", "b 3-5"),
        ("SF+1", "b 4-8"),
        ("SF+5", "b 10-12"),
        ("SF-1", "b 2-4"),
        ("SF-2", ""),
    ] {
        assert_eq!(pushed(&format!("a 1-5; b 1-3; a {kind} b"), "a 8-12"), b, "{kind}");
    }
}

#[test]
fn a_successor_with_room_keeps_its_place() {
    assert_eq!(pushed("a 1-5; b 15-17; a FS b", "a 8-12"), "");
    assert_eq!(pushed("a 1-5; b 15-17; a FS b", "a 9-15"), "b 16-18");
    // Room between b and c swallows what is left of the push.
    assert_eq!(pushed("a 1-5; b 8-9; c 12; d 15; a FS b; b FS c; c FS d", "a 2-8"), "b 9-10");
    assert_eq!(pushed("a 1-5; b 8-9; c 12; d 15; a FS b; b FS c; c FS d", "a 4-10"), "b 11-12, c 15, d 16");
}

#[test]
fn nothing_is_pulled_earlier() {
    assert_eq!(pushed("a 8-12; b 15-17; a FS b", "a 1-5"), "");
    assert_eq!(pushed("a 8-12; b 15-17; a SS b", "a 1-5"), "");
}

#[test]
fn days_off_are_stepped_over() {
    // From Friday to Monday; three days over the weekend.
    assert_eq!(pushed("a 1-4; b 5-9; a FS b", "a 2-5"), "b 8-10");
    assert_eq!(pushed("holiday 8; a 1-4; b 5-9; a FS b", "a 2-5"), "b 9-10");
    assert_eq!(pushed("holiday 9; a 1-4; b 5-8; a FS b", "a 2-5"), "b 8-10");
    assert_eq!(pushed("holiday 6; a 1-4; b 5-9; a FS b", "a 2-5"), "b 8-10");
    // What stands on days off at its ends is trimmed when it moves, and only then.
    assert_eq!(pushed("a 1-4; b 6-14; a FS b", "a 2-5"), "");
    assert_eq!(pushed("a 1-4; b 6-14; a FS b", "a 5-8"), "b 9-15");
    // A predecessor that ends on a day off, or that is nothing but days off.
    assert_eq!(pushed("a 1-4; b 5; a FS b", "a 2-7"), "b 8");
    assert_eq!(pushed("a 1-4; b 5; a FS b", "a 6-7"), "b 8");
}

#[test]
fn a_bar_without_a_working_day_lands_on_one() {
    assert_eq!(pushed("a 1-4; b 6-7; a FS b", "a 2-5"), "", "it meets its bound");
    assert_eq!(pushed("a 1-4; b 6-7; a FS b", "a 5-8"), "b 9");
    assert_eq!(pushed("a 1-4; b 6-7; a FF b", "a 5-8"), "b 8");
    assert_eq!(pushed("a 1-4; b 6-7; c 8; a FF b; b FS c", "a 5-8"), "b 8, c 9");
    assert_eq!(pushed("a 1-4; M 6; a FS M", "a 5-8"), "M 9");
}

#[test]
fn milestones_are_bars_of_a_day() {
    assert_eq!(pushed("a 1-5; M 5; a FF M", "a 8-12"), "M 12");
    assert_eq!(pushed("a 1-5; M 8; b 9-10; a FS M; M FS b", "a 8-12"), "M 15, b 16-17");
    assert_eq!(pushed("M 5; b 8-10; M FS b", "M 8"), "b 9-11");
    assert_eq!(pushed("M 5; b 5-8; M SS b", "M 9"), "b 9-10");
}

#[test]
fn what_is_fixed_stays_and_passes_nothing_on() {
    let chain = "c 11-12; a FS b; b FS c";
    assert_eq!(pushed(&format!("a 1-5; b 8-10; {chain}"), "a 8-12"), "b 15-17, c 18-19");
    assert_eq!(pushed(&format!("a 1-5; b 8-10 pinned; {chain}"), "a 8-12"), "");
    assert_eq!(pushed(&format!("a 1-5; b 8-10 closed; {chain}"), "a 8-12"), "");
    assert_eq!(pushed(&format!("a 1-5; b undated; {chain}"), "a 8-12"), "");
    assert_eq!(pushed("a 1-5; M 8 pinned; a FS M", "a 8-12"), "");
    // A pinned bar that a person moves pushes others.
    assert_eq!(pushed(&format!("a 1-5 pinned; b 8-10; {chain}"), "a 8-12"), "b 15-17, c 18-19");
    // A link to what is gone.
    assert_eq!(pushed("a 1-5; a FS b", "a 8-12"), "");
}

#[test]
fn what_is_placed_stays_where_it_was_put() {
    let chain = "a 1-5; b 8-10; c 11-12; a FS b; b FS c";
    assert_eq!(pushed(chain, "a 8-12; b 9-11"), "c 12-15", "b breaks its link from a");
    assert_eq!(pushed(chain, "a 8-12; c 15-16"), "b 15-17");
    assert_eq!(pushed("a 1-5; b undated; c 8-9; a FS b; b FS c", "b 8-12"), "c 15-16", "it had no dates before");
}

#[test]
fn the_latest_of_several_predecessors_decides() {
    let plan = "a 1-5; b 1-3; c 4-5; z 8-10; a FS z; b FF+2 z; c SS+3 z";
    assert_eq!(pushed(plan, "b 8-16"), "z 16-18");
    assert_eq!(pushed(plan, "a 8-9; b 8-16; c 15-16"), "z 18-22");
    // A diamond: the way over the long bar.
    let plan = "a 1-5; b 8-8; c 8-12; d 15-16; a FS b; a FS c; b FS d; c FS d";
    assert_eq!(pushed(plan, "a 2-8"), "c 9-15, b 9, d 16-17");
}

#[test]
fn only_links_from_what_changed_count() {
    // The link from z to b is broken, and b gets no farther than a asks.
    assert_eq!(pushed("a 1-5; z 1-26; b 8-10; a FS b; z FS b", "a 2-8"), "b 9-11");
    // So is the one from b to c, but b has room and stays.
    assert_eq!(pushed("a 1-5; b 15-17; c 16; a FS b; b FS c", "a 8-12"), "");
    assert_eq!(pushed("a 1-5; b 15-17; c 16; a FS b; b FS c", "a 9-15"), "b 16-18, c 19");
}

#[test]
fn new_links_push_at_once() {
    assert_eq!(pushed("a 1-5; b 1-3; c 4-5; b FS c", "a FS b"), "b 8-10, c 11-12");
    assert_eq!(pushed("a 1-5; b 8-10; c 10; b FS c", "a FS b"), "", "the new link is met, the old one stays broken");
    assert_eq!(pushed("a 1-5 closed; b 1-3", "a FS b"), "b 8-10");
    assert_eq!(pushed("a undated; b 1-3", "a FS b"), "");
    assert_eq!(pushed("a undated; b 1-3", "a FS b; a 1-5"), "b 8-10");
    assert_eq!(pushed("a 1-5; b 1-3 pinned", "a FS b"), "");
    // One that comes from what an old link of another new one's successor pushes.
    assert_eq!(pushed("a 1-5; b 1; c 2-3; d 3; b FS c", "201: a FS b; 202: c FF d"), "b 8, c 9-10, d 10");
    // A fixed source of a new link is not pushed by another.
    assert_eq!(pushed("a 1-5; b 1-3 pinned; c 1", "201: b FS c; 202: a FS b"), "c 4");
    // Another old link from a new link's predecessor does not count.
    assert_eq!(pushed("a 1-5; b 1-3; c 3; a FS c", "a FS b"), "b 8-10");
}

#[test]
fn a_changed_link_replaces_the_one_before() {
    let plan = "a 1-5; b 8-10; a FS b";
    assert_eq!(pushed(plan, "2: a FS+2 b"), "b 10-12");
    assert_eq!(pushed(plan, "2: a SS b"), "");
    assert_eq!(pushed(plan, "a 8-12; 2: a SS b"), "");
    assert_eq!(pushed("a 1-5; b 8-10; a FS b; c 8", "a 8-12; 2: a FS c"), "c 15", "its end is another");
}

#[test]
fn a_circle_of_a_broken_file_ends() {
    let circle = "a 1; b 2; c 3; a FS b; b FS c; c FS a";
    assert_eq!(pushed(circle, "a 3"), "b 4, c 5");
    assert_eq!(pushed(&format!("z 1; {circle}; z FS b"), "z 3"), "b 4, c 5, a 8", "entered at b, left open before it");
    assert_eq!(pushed("a 1; a FS a", "a 3"), "");
    assert_eq!(pushed("a 1; b 2; a FS b; b FS b", "a 2"), "b 3");
    assert_eq!(pushed("a 1; b 1; b FS a", "a FS b"), "b 2", "entered at the source of the new link");
    assert_eq!(floats(circle), "a 0, b 0, c 0");
}

#[test]
fn a_push_past_the_last_day_stops_there() {
    let mut project = plan("a 1-5; b 8-10; c 11; a FS+9999 b; b FS+2147483647 c");
    let (a, last) = (node("a"), Date::from_ymd_opt(2200, 12, 31).unwrap());
    let near = Period { start: last - Days::new(30), end: last - Days::new(20) };
    let moves = Moves { placed: BTreeMap::from([(a, near)]), links: Vec::new() };
    let at_the_end = pushes(&project, &Indexes::of(&project).plan, &moves);
    let end = |name| (node(name), Period::day(last));
    assert_eq!(at_the_end, [end("b"), end("c")]);
    for (node, period) in at_the_end {
        let Node::Initiative(id) = node else { panic!("a milestone") };
        let bar = (**project.initiatives.get(id).unwrap()).clone();
        project.initiatives.insert(Initiative { start: Some(period.start), end: Some(period.end), ..bar });
    }
    assert_eq!(pushes(&project, &Indexes::of(&project).plan, &moves), [], "there is no later");
    assert!(critical(&project).float(a).is_some());
}

#[test]
fn a_chain_of_ten_thousand_is_no_depth() {
    let mut project = Project::default();
    let id = |n: usize| RawId::from_bytes(std::array::from_fn(|i| if i < 8 { n.to_be_bytes()[i] } else { 0 }));
    let node = |n| Node::Initiative(InitiativeId::from_raw(id(n)));
    let mut dates = day(1).iter_days().filter(|date| date.weekday().num_days_from_monday() < 5);
    for n in 0..10_000 {
        let (start, bar) = (dates.next(), InitiativeId::from_raw(id(n)));
        project.initiatives.insert(Initiative { id: bar, start, end: start, ..Initiative::default() });
        let link = Dependency { from: node(n), to: node(n + 1), ..Dependency::default() };
        project.dependencies.insert(Dependency { id: DependencyId::from_raw(id(n)), ..link });
    }
    let links = Indexes::of(&project).plan;
    let moves = Moves { placed: BTreeMap::from([(node(0), Period::day(day(2)))]), links: Vec::new() };
    let pushed = pushes(&project, &links, &moves);
    assert_eq!(pushed.len(), 9_999);
    assert!(pushed.iter().enumerate().all(|(i, (at, _))| *at == node(i + 1)));
    assert_eq!(pushed.last().map(|(_, period)| *period), dates.next().map(Period::day));
    let critical = critical(&project);
    assert!((0..10_000).all(|n| critical.float(node(n)) == Some(0)));
    assert_eq!(circle(&links, node(9_999), node(0)).map(|nodes| nodes.len()), Some(10_000));
    assert_eq!(circle(&links, node(0), node(9_999)), None);
}

#[test]
fn slack_is_what_is_left_between_the_ends() {
    for (text, slack, lag) in [
        ("a 1-5; b 8-10; a FS b", Some(0), Some(0)),
        ("a 1-5; b 10-12; a FS b", Some(2), Some(2)),
        ("a 1-5; b 10-12; a FS+2 b", Some(0), Some(2)),
        ("a 1-5; b 10-12; a FS+3 b", Some(-1), Some(2)),
        ("a 1-5; b 5-8; a FS b", Some(-1), Some(-1)),
        ("a 1-5; b 6-8; a FS b", Some(0), Some(0)),
        ("a 1-5; b 3-12; a SS b", Some(2), Some(2)),
        ("a 1-5; b 3-12; a FF+1 b", Some(4), Some(5)),
        ("a 8-12; b 3-5; a SF b", Some(0), Some(0)),
        ("a 8-12; b 3-4; a SF b", Some(-1), Some(-1)),
        ("holiday 9; a 1-5; b 10-12; a FS b", Some(1), Some(1)),
        ("a 1-5; M 5; a FF M", Some(0), Some(0)),
        ("a 1-5 closed; b 5-8 pinned; a FS b", Some(-1), Some(-1)),
        ("a 1-5; b undated; a FS b", None, None),
        ("a 1-5; a FS b", None, None),
    ] {
        let project = plan(text);
        let link = project.dependencies.iter().next().unwrap();
        assert_eq!((super::slack(&project, link), lag_of(&project, link)), (slack, lag), "{text}");
        assert_eq!(is_broken(&project, link), slack.is_some_and(|slack| slack < 0), "{text}");
    }
}

#[test]
fn a_circle_is_named_from_the_new_link_on() {
    let project = plan("a 1; b 2; c 3; d 4; M 4; a FS b; b FS c; c SS d; b FF M; M FS d; d FS a");
    let links = Indexes::of(&project).plan;
    let named = |from, to| circle(&links, node(from), node(to)).map(|nodes| nodes.into_iter().map(name).collect());
    assert_eq!(named("c", "a"), Some("cab".to_owned()));
    assert_eq!(named("d", "a"), Some("dabc".to_owned()), "the first of two ways of one length");
    assert_eq!(named("M", "b"), Some("Mb".to_owned()));
    assert_eq!(named("a", "d"), Some("ad".to_owned()));
    assert_eq!(named("a", "a"), Some("a".to_owned()));
    assert_eq!(named("a", "z"), None);
    assert_eq!(named("z", "a"), None);
}

#[test]
fn floats_reach_to_the_end_of_the_plan() {
    assert_eq!(floats("a 1-5; b 8-12; c 1-2; a FS b"), "a 0, b 0, c 8");
    // Room between a and b, and after c.
    assert_eq!(floats("a 1-5; b 10-12; c 8; a FS b; a FS c"), "a 2, b 0, c 4");
    assert_eq!(floats("a 1-5; b 8-12; a SS b"), "a 5, b 0");
    assert_eq!(floats("a 1-5; b 1-12; a SS+1 b"), "a 0, b 0", "b starts on the 2nd at the earliest");
    assert_eq!(floats("a 1-5; b 10-12; a FF+2 b"), "a 3, b 0");
    assert_eq!(floats("a 1-5; b 10-12; a SF+6 b"), "a 4, b 0");
    assert_eq!(floats("a 1-5; b 8-10; M 12; a FS b; b FS+1 M"), "a 0, b 0, M 0");
    assert_eq!(floats("holiday 9; a 1-5; b 10-12; a FS b"), "a 1, b 0");
    assert_eq!(floats(""), "");
}

#[test]
fn what_is_closed_or_undated_cuts_the_chain() {
    let chain = "c 11-12; a FS b; b FS c";
    assert_eq!(floats(&format!("a 1-5; b 8-10; {chain}")), "a 0, b 0, c 0");
    assert_eq!(floats(&format!("a 1-5; b 8-10 closed; {chain}")), "a 5, c 0");
    assert_eq!(floats(&format!("a 1-5; b undated; {chain}")), "a 5, c 0");
    assert_eq!(floats("a 1-5; b 8-26 closed; a FS b"), "a 0", "what is closed does not set the end");
}

#[test]
fn a_pinned_successor_bounds_the_float() {
    assert_eq!(floats("a 1-3; b 8-10 pinned; c 15-19; a FS b"), "a 2, b 7, c 0");
    assert_eq!(floats("a 1-5; b 4-10 pinned; c 15-19; a FS b"), "a -2, b 7, c 0");
    // b is pushed by a and late for p; the pinned q is late for what comes after it.
    assert_eq!(floats("a 1-5; b 5-8; p 8 pinned; c 15; a FS b; b FS p"), "a -2, b -2, c 0, p 5");
    assert_eq!(floats("q 5-8 pinned; p 8 pinned; c 15; q FS p"), "c 0, p 5, q -1");
    // A pinned bar is where it stands, whatever comes before it.
    assert_eq!(floats("a 1-12; p 8 pinned; b 9; a FS p; p FS b"), "a -5, b 3, p 3");
    assert_eq!(floats("a 1-3; P 8 pinned; c 15; a FS P"), "a 2, c 0, P 5");
}

#[test]
fn critical_links_have_critical_ends_and_no_slack() {
    let project = plan("a 1-5; b 8-12; c 8-12; d 1-2; a FS b; a FS c; a SS d; d FS b; b FF c");
    let critical = critical(&project);
    let workdays = Workdays::of(&project.settings.calendar);
    let links =
        project.dependencies.iter().filter(|link| critical.is_critical_link(link, slack_on(&workdays, &project, link)));
    let named: Vec<_> = links.map(|link| [name(link.from), name(link.to)].iter().collect::<String>()).collect();
    assert_eq!(named, ["ab", "ac", "bc"]);
    let is_critical = |name| critical.is_critical(node(name));
    assert_eq!(["a", "b", "c", "d", "z"].map(is_critical), [true, true, true, false, false]);
}
