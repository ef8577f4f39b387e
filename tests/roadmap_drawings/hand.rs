//! The hand that works a timeline: what a person does, in words, separated by `;`.
//!
//! | words | what is done |
//! | --- | --- |
//! | `drag A +3` | takes a bar in its middle, moves the pointer three days later, lets go |
//! | `drag A.end -2`, `drag A.start +1.4` | takes an end |
//! | `drag A +3 to Shop`, `drag A to Shop` | also to the first row of a lane; to `Shop/2@9`: a row and a cell of it |
//! | `drag Pay@4 to Pay@9` | on empty ground: draws a bar |
//! | `drag A> to B`, `drag A> to B.end`, `drag <A to …` | pulls a dependency from the port of an end, to a start or an end |
//! | `shift drag Pay@1 to Shop@9` | keys are held: `alt`, `shift`, `ctrl`; of empty ground a rubber band |
//! | `take …` | as `drag`, but holds on; then `over +5`, `over to Shop` from where it was taken |
//! | `drop`, `esc` | lets go; puts everything back |
//! | `keys alt`, `keys` | presses keys while something is held, and releases them |
//! | `carry Shop above Pay`, `carry Shop below Pay` | drags a theme by its name; `lift` holds on |
//! | `click A`, `ctrl click A`, `click Pay@9`, `double Pay@9` | |
//! | `pan 3`, `scroll 2`, `zoom 8.5` | moves the canvas by days or rows under the pointer, or zooms around it |
//! | `left`, `right`, `up`, `down`, `home`, `end`, with `shift+` | from bar to bar |
//! | `alt+right`, `alt+shift+left`, `ctrl+alt+up`, `[`, `L`, … | commands by their keys; `first`, `fold all` by name |
//! | `fold Shop`, `unfold Shop`, `group owner` | the view |
//! | other words | edits by others, see [`others`](crate::others) |
//!
//! A cell `9` is meant in its middle, `9.2` a fifth into it.

use roadboard::edit::Refusal;
use roadboard::insight::PlanGrouping;
use roadboard::model::{Node, Word as _};
use roadboard::screens::roadmap::PlanAction;
use roadboard::screens::roadmap::gesture::{Gesture, Keys, fresh};
use roadboard::screens::roadmap::keys::{Step, neighbour};
use roadboard::screens::roadmap::plan::Hit;
use roadboard::screens::roadmap::snap::Edge;
use roadboard::ui::command::Command;

use crate::others;
use crate::places::{self, Place, lane_index};
use crate::roadmap::Roadmap;

const STEPS: [(&str, Step); 6] = [
    ("left", Step::Left),
    ("right", Step::Right),
    ("up", Step::Up),
    ("down", Step::Down),
    ("home", Step::First),
    ("end", Step::Last),
];

const COMMANDS: [(&str, Command); 20] = [
    ("alt+left", Command::MoveEarlier),
    ("alt+right", Command::MoveLater),
    ("alt+shift+left", Command::EndEarlier),
    ("alt+shift+right", Command::EndLater),
    ("ctrl+alt+left", Command::StartEarlier),
    ("ctrl+alt+right", Command::StartLater),
    ("alt+up", Command::LaneUp),
    ("alt+down", Command::LaneDown),
    ("alt+shift+up", Command::ThemeUp),
    ("alt+shift+down", Command::ThemeDown),
    ("[", Command::FoldLane),
    ("]", Command::UnfoldLane),
    ("fold all", Command::FoldLanes),
    ("L", Command::LinkBars),
    ("P", Command::PinBars),
    ("delete", Command::DeleteBars),
    ("ctrl+A", Command::SelectBars),
    ("ctrl+shift+A", Command::ClearBars),
    ("first", Command::GoToRoadmap),
    ("close", Command::CloseInitiatives),
];

/// Does what the words say. What an act changes is one step, and what changes nothing is none.
///
/// # Errors
/// The first refusal.
pub(crate) fn work(roadmap: &mut Roadmap, words: &str) -> Result<(), Refusal> {
    for act in words.split(';').map(str::trim) {
        roadmap.frame();
        roadmap.acts = format!("{}; {act}", roadmap.acts);
        let (before, (steps, _)) = (roadmap.document.snapshot().0, roadmap.document.history().len());
        let done = one(roadmap, act);
        roadmap.frame();
        let (now, _) = roadmap.document.history().len();
        let expected = if *roadmap.document.project() == before { steps } else { steps + 1 };
        assert!(now == expected || act == "undo", "{}: {now} steps, from {steps}", roadmap.acts);
        done?;
    }
    Ok(())
}

fn one(roadmap: &mut Roadmap, act: &str) -> Result<(), Refusal> {
    if let Some((_, command)) = COMMANDS.iter().find(|(key, _)| *key == act) {
        return roadmap.run(*command);
    }
    if step(roadmap, act)? {
        return Ok(());
    }
    let mut rest = act;
    let mut keys = Keys::default();
    let is_keys = rest == "keys" || rest.starts_with("keys ");
    rest = rest.strip_prefix("keys").map_or(rest, str::trim_start);
    while let Some(held) = [&mut keys.free, &mut keys.keep_dates, &mut keys.alone]
        .into_iter()
        .zip(["alt", "shift", "ctrl"])
        .find(|(_, word)| rest == *word || rest.starts_with(&format!("{word} ")))
    {
        *held.0 = true;
        rest = rest[held.1.len()..].trim_start();
    }
    if is_keys {
        roadmap.keys = keys;
        return Ok(());
    }
    let (verb, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_pressing = matches!(verb, "drag" | "take" | "over" | "carry" | "lift");
    if is_pressing {
        roadmap.keys = keys;
    }
    match verb {
        "click" | "double" => click(roadmap, verb, keys, rest)?,
        _ if hold(roadmap, verb, rest)? || look(roadmap, verb, rest) => {}
        _ => others::edit(roadmap, verb, rest)?,
    }
    if matches!(verb, "drag" | "carry" | "drop") {
        roadmap.keys = Keys::default();
    }
    Ok(())
}

/// What is done with the pointer pressed. Tells whether it is such a word.
fn hold(roadmap: &mut Roadmap, verb: &str, rest: &str) -> Result<bool, Refusal> {
    match verb {
        "drag" | "take" => {
            let (from, way) = rest.split_once(' ').unwrap_or((rest, ""));
            take(roadmap, from);
            over(roadmap, way);
            if verb == "drag" {
                roadmap.let_go()?;
            }
        }
        "over" => over(roadmap, rest),
        "carry" | "lift" => {
            let [theme, side, other] = rest.split(' ').collect::<Vec<_>>()[..] else { panic!("what is {rest}") };
            let (theme, other) = (places::theme(theme), lane_index(roadmap, other));
            roadmap.view.timeline.gesture = Gesture::carry(theme);
            let (top, bottom) = (roadmap.view.timeline.layout.top(other), roadmap.view.timeline.layout.bottom(other));
            let share = if side == "above" { 0.25 } else { 0.75 };
            roadmap.point_at(0.0, top + share * (bottom - top));
            if verb == "carry" {
                roadmap.let_go()?;
            }
        }
        "drop" => roadmap.let_go()?,
        "esc" => roadmap.view.timeline.gesture = Gesture::Idle,
        _ => return Ok(false),
    }
    Ok(true)
}

fn take(roadmap: &mut Roadmap, from: &str) {
    let place = places::place(roadmap, from);
    // A port shows when the pointer comes over its bar.
    roadmap.view.timeline.hovered = place.hovered;
    let day = place.day.unwrap_or_else(|| panic!("take it where in {from}"));
    roadmap.point_at(day, place.y);
    roadmap.pressed = (day, place.y);
    roadmap.press();
    roadmap.view.timeline.hovered = Hit::Nothing;
}

/// `+3`, `to Shop`, `+3 to Shop`, `to Shop@9`: from where it was taken.
fn over(roadmap: &mut Roadmap, way: &str) {
    let (by, to) = way.split_once("to ").unwrap_or((way, ""));
    let (mut day, mut y) = roadmap.pressed;
    if !by.is_empty() {
        day += by.trim().parse::<f64>().unwrap_or_else(|_| panic!("no days: {way}"));
    }
    if !to.is_empty() {
        let Place { day: at, y: height, .. } = places::place(roadmap, to);
        (day, y) = (at.unwrap_or(day), height);
    }
    roadmap.point_at(day, y);
    roadmap.frame();
}

fn click(roadmap: &mut Roadmap, verb: &str, keys: Keys, at: &str) -> Result<(), Refusal> {
    let place = places::place(roadmap, at);
    roadmap.point_at(place.day.unwrap_or_default(), place.y);
    let point = roadmap.point();
    match (point.hit.node(), verb) {
        (Some(node), _) if keys.alone || keys.keep_dates => {
            roadmap.document.plan_selection.toggle(node);
        }
        (Some(node), _) => roadmap.document.plan_selection.only(node),
        (None, "double") => {
            let deed = fresh(&roadmap.view.plan(&roadmap.document), point);
            return deed.map_or(Ok(()), |deed| roadmap.carry_out_deed(deed));
        }
        (None, _) => roadmap.document.plan_selection.clear(),
    }
    Ok(())
}

/// A step from bar to bar. Tells whether it is such a word.
fn step(roadmap: &mut Roadmap, act: &str) -> Result<bool, Refusal> {
    let (extends, key) = act.strip_prefix("shift+").map_or((false, act), |key| (true, key));
    let Some((_, step)) = STEPS.iter().find(|(word, _)| *word == key) else { return Ok(false) };
    let selection = &roadmap.document.plan_selection;
    let from = selection.cursor().or(selection.picked().first().copied());
    let Some(next) = from.and_then(|from| neighbour(&roadmap.view.plan(&roadmap.document), from, *step)) else {
        return Ok(true);
    };
    let mut picked = selection.to_vec();
    picked.push(next);
    let pick = if extends {
        PlanAction::PickAll(picked, Some(next))
    } else {
        PlanAction::Pick(next, roadboard::screens::Pick::Only)
    };
    roadmap.carry_out(pick)?;
    Ok(true)
}

/// What changes only how the timeline looks. Tells whether it is such a word.
fn look(roadmap: &mut Roadmap, verb: &str, rest: &str) -> bool {
    let timeline = &mut roadmap.view.timeline;
    match verb {
        "pan" => {
            let points = rest.parse::<f64>().unwrap() * timeline.camera.points_per_day();
            timeline.camera.pan(-points);
        }
        "scroll" => timeline.scroll += rest.parse::<f64>().unwrap() * roadboard::screens::roadmap::layout::ROW,
        "zoom" => timeline.camera.scale_at(roadmap.pointer[0], rest.parse().unwrap()),
        "fold" | "unfold" => {
            let lane = crate::things::lane(rest).unwrap_or_else(|| panic!("no lane {rest}"));
            roadmap.view.fold(lane, verb == "fold");
        }
        "group" => roadmap.view.grouping = PlanGrouping::from_word(rest).unwrap(),
        _ => return false,
    }
    true
}

/// An end of a bar, as `A.start` names it.
pub(crate) fn edge(word: &str) -> Edge {
    match word {
        "start" => Edge::Start,
        "end" => Edge::End,
        _ => panic!("no end is called {word}"),
    }
}

/// What is named by letters, `A,B`.
pub(crate) fn nodes(roadmap: &Roadmap, text: &str) -> Vec<Node> {
    text.split(',').map(|name| roadmap.node(name.chars().next().unwrap())).collect()
}
