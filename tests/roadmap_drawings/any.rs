//! Any plan as a drawing, and any act of a hand in words.

use std::collections::BTreeMap;

use proptest::prelude::*;

use roadboard::screens::roadmap::gesture::Gesture;

use crate::notation::names;
use crate::roadmap::Roadmap;

/// Lanes of each grouping.
const LANES: [&[&str]; 4] =
    [&["Pay", "Shop", "Core"], &["Ana", "Bob"], &["Aim", "Goal"], &["Concept", "Build", "Growth"]];
const BARS: [&str; 5] = ["A", "B", "C", "D", "E"];
const DAYS: [&str; 2] = ["M", "N"];
/// What a bar is besides its name and its dates.
const MARKS: [&str; 9] = ["", "", "", "*", "*", "!", "+", "?", "_6"];
const KINDS: [&str; 6] = ["", "", "", ".SS", ".FF", ".SF"];
const SETTINGS: [&str; 10] = [
    "",
    "",
    "manual",
    "off4 off9",
    "zoom5",
    "zoom5 today9",
    "zoom2 fiscal1",
    "sprint3..9",
    "zoom5 sprint3..9",
    "zoom0.4",
];

/// A drawing that can be read; it need not draw itself.
pub(crate) fn any_drawing() -> impl Strategy<Value = String> {
    let node = (0_usize..3, 0_usize..24, 1_usize..9, 0..MARKS.len(), 0_u8..9);
    let nodes = proptest::collection::vec(node, 2..=7);
    let links = proptest::collection::vec((0_usize..7, 0_usize..7, 0..KINDS.len(), -2_i32..4), 0..7);
    (0..LANES.len(), nodes, links, 0..SETTINGS.len()).prop_map(|(grouping, nodes, links, setting)| {
        let mut rows: BTreeMap<&str, Vec<String>> = LANES[grouping].iter().map(|lane| (*lane, Vec::new())).collect();
        let mut marks = Vec::new();
        let named: Vec<&str> = DAYS.into_iter().chain(BARS).take(nodes.len()).collect();
        for (name, (lane, start, length, mark, dated)) in named.iter().zip(nodes) {
            let is_day = DAYS.contains(name);
            let lane =
                if is_day && grouping > 0 { "Milestones" } else { LANES[grouping][lane % LANES[grouping].len()] };
            let row = match dated {
                0 => format!("({name})"),
                _ => ".".repeat(start) + &name.repeat(if is_day { 1 } else { length }),
            };
            rows.entry(lane).or_default().push(row);
            if !MARKS[mark].is_empty() && !(is_day && matches!(MARKS[mark], "+" | "?")) {
                marks.push(format!("{name}{}", MARKS[mark]));
            }
        }
        // From an earlier name to a later one there is no way back.
        let mut tied = BTreeMap::new();
        for (from, to, kind, lag) in links {
            let (from, to) = (from.min(to) % named.len(), from.max(to) % named.len());
            if from < to {
                tied.entry((from, to)).or_insert(format!("{}>{}{}{lag:+}", named[from], named[to], KINDS[kind]));
            }
        }
        marks.extend(tied.into_values());
        marks.push(SETTINGS[setting].into());
        let lanes = rows.into_iter().map(|(name, rows)| format!("{name}: {}", rows.join(" / ")));
        format!("{} ; {}", lanes.collect::<Vec<_>>().join(" | "), marks.join(" "))
    })
}

/// What to do, and numbers that choose what to do it to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    kind: usize,
    picks: [usize; 3],
}

pub(crate) fn any_act() -> impl Strategy<Value = Act> {
    (0_usize..50, any::<[u16; 3]>()).prop_map(|(kind, picks)| Act { kind, picks: picks.map(usize::from) })
}

fn one(words: &[&str], n: usize) -> String {
    words[n % words.len()].to_owned()
}

/// The words of an act, of what is on the timeline now; none where there is nothing to do it to.
pub(crate) fn words_of(roadmap: &Roadmap, Act { kind, picks: [a, b, c] }: Act) -> Option<String> {
    if !roadmap.view.timeline.gesture.is_idle() {
        return Some(while_held(roadmap, kind, [a, b, c]));
    }
    let dated = shown(roadmap);
    let bar = |n: usize| dated.get(n % dated.len().max(1)).copied();
    let all: Vec<char> = names(roadmap).into_iter().map(|(name, _)| name).collect();
    let any_node = |n: usize| all.get(n % all.len().max(1)).copied();
    let keys = one(&["", "", "", "alt ", "shift ", "ctrl ", "ctrl alt "], c);
    let verb = one(&["drag", "drag", "take"], c / 7);
    let by = one(&["+1", "-1", "+3.4", "+8", "-6.6", "+0.2", "+31", "-20"], b);
    let link = || {
        let links: Vec<_> = roadmap.document.project().dependencies.iter().collect();
        let link = links.get(a % links.len().max(1))?;
        Some(format!("{}>{}", roadmap.name(link.from), roadmap.name(link.to)))
    };
    Some(match kind {
        0..8 => format!("{keys}{verb} {} {by}", bar(a)?),
        8..12 => format!("{keys}{verb} {} {by} to {}", bar(a)?, some_lane(roadmap, c)?),
        12..17 => format!("{keys}{verb} {}.{} {by}", bar(a)?, one(&["start", "end"], b / 8)),
        17..22 => {
            let (from, to) = (bar(a)?, bar(b)?);
            let from = one(&[&format!("{from}>"), &format!("<{from}")], c);
            format!("{verb} {from} to {to}{}", one(&["", ".start", ".end", ">"], c / 2))
        }
        22 | 23 => format!("{verb} {} to {}", some_place(roadmap, a, b)?, some_place(roadmap, a, c)?),
        24 => format!("shift {verb} {} to {}", some_place(roadmap, a, b)?, some_place(roadmap, c, b / 5)?),
        25 => format!(
            "{} {} {} {}",
            one(&["carry", "lift"], c),
            theme(roadmap, a)?,
            one(&["above", "below"], b),
            some_lane(roadmap, c / 2)?
        ),
        26..32 => one(
            &[
                "alt+left",
                "alt+right",
                "alt+shift+left",
                "alt+shift+right",
                "ctrl+alt+left",
                "ctrl+alt+right",
                "alt+up",
                "alt+down",
                "alt+shift+up",
                "L",
                "P",
                "ctrl+A",
            ],
            a,
        ),
        32..35 => one(&["left", "right", "up", "down", "shift+right", "shift+down", "home", "end"], a),
        35 => one(&["[", "]", "fold all", "first", "ctrl+shift+A"], a),
        36 | 37 => format!("click {}", bar(a)?),
        38 => format!("ctrl click {}", bar(a)?),
        39 => format!("double {}", some_place(roadmap, a, b)?),
        40 => format!("zoom {}", one(&["33", "5", "2", "0.4"], a)),
        41 => format!("group {}", one(&["theme", "owner", "objective", "stage"], a)),
        42 => one(&["manual", "automatic", "automatic"], a),
        43 => format!(
            "set {} {}",
            any_node(a)?,
            one(&["pinned", "free", "committed", "exploratory", "undated", "3..9", "5..5"], b)
        ),
        44 => format!("remove {}", any_node(a)?),
        45 => format!("unlink {}", link()?),
        46 => format!("lag {} {}", link()?, one(&["+2", "-1", "+0"], b)),
        47 => format!("kind {} {}", link()?, one(&["SS", "FF", "SF", ""], b)),
        _ => one(&["undo", "undo", "redo"], a),
    })
}

/// What is done while something is held; undo, too, by its key.
fn while_held(roadmap: &Roadmap, kind: usize, [a, b, _]: [usize; 3]) -> String {
    let lane = some_lane(roadmap, b).unwrap_or_else(|| "Pay".into());
    let is_carried = matches!(roadmap.view.timeline.gesture, Gesture::Theme(_));
    match kind {
        0..18 => "drop".into(),
        18..24 => "esc".into(),
        24..32 if !is_carried => format!("over {}", one(&["+1", "-2", "+5.4", "+0", "+12"], a)),
        32..38 if !is_carried => format!("over {} to {lane}", one(&["+1", "-2", "+5.4", "+0"], a)),
        38..42 => one(&["keys", "keys alt", "keys ctrl", "keys shift"], a),
        42 => format!("zoom {}", one(&["33", "5", "2", "0.4"], a)),
        43 => format!("pan {}", one(&["2", "-3"], a)),
        44 => format!("scroll {}", one(&["1.5", "-1"], a)),
        45 => "undo".into(),
        _ => "drop".into(),
    }
}

/// What has a place on the timeline.
fn shown(roadmap: &Roadmap) -> Vec<char> {
    let plan = roadmap.view.plan(&roadmap.document);
    names(roadmap).into_iter().filter(|(_, node)| plan.spot_of(*node).is_some()).map(|(name, _)| name).collect()
}

fn some_lane(roadmap: &Roadmap, n: usize) -> Option<String> {
    let lanes = roadmap.view.timeline.lanes.all();
    lanes.get(n % lanes.len().max(1)).map(|lane| lane.name.replace(' ', "_"))
}

fn some_place(roadmap: &Roadmap, lane: usize, day: usize) -> Option<String> {
    Some(format!("{}@{}.{}", some_lane(roadmap, lane)?, day % 30 + 1, day / 30 % 10))
}

fn theme(roadmap: &Roadmap, n: usize) -> Option<String> {
    let themes = roadmap.document.project().themes_in_order();
    themes.get(n % themes.len().max(1)).map(|theme| theme.name.clone())
}
