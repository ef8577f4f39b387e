//! What is held and what it would do, in words after `=>`.
//!
//! | words | are held |
//! | --- | --- |
//! | `draws Pay 4..9` | a new bar |
//! | `holds A 3..9, pushes B 10..16, to Shop, at Today` | bars, with what they push, the lane and the guide |
//! | `pulls A.end to B.start, circle A B` | a dependency; `pushes` as above |
//! | `band A B` | a rubber band and what would be selected |
//! | `carries Shop before Pay` | a theme |

use std::collections::BTreeMap;

use roadboard::model::{Node, Period};
use roadboard::screens::roadmap::gesture::{Gesture, Pull, ThemeDrag};
use roadboard::screens::roadmap::proposal::Proposal;
use roadboard::screens::roadmap::snap::Edge;

use crate::roadmap::Roadmap;

/// None while nothing is held.
pub(crate) fn held(roadmap: &Roadmap) -> Option<String> {
    let gesture = &roadmap.view.timeline.gesture;
    let project = roadmap.document.project();
    let mut words = match gesture {
        Gesture::Idle => return None,
        Gesture::Draw(draw) => vec![format!("draws {} {}", draw.lane.name(project), roadmap.cell.period(draw.period))],
        Gesture::Move(_) | Gesture::Resize(_) => placed(roadmap, gesture.proposal().unwrap()),
        Gesture::Link(pull) => pulled(roadmap, pull),
        Gesture::Band(band) => {
            let picked = band.picked(&roadmap.view.plan(&roadmap.document));
            vec![format!("band {}", names(roadmap, &picked))]
        }
        Gesture::Theme(ThemeDrag { theme, before }) => {
            let name = |id| &project.themes.get(id).unwrap().name;
            let place = before.map_or("last".into(), |before| format!("before {}", name(before)));
            vec![format!("carries {} {place}", name(*theme))]
        }
    };
    words.extend(gesture.guide().map(|magnet| format!("at {:?}", magnet.kind)));
    Some(words.join(", "))
}

fn placed(roadmap: &Roadmap, proposal: &Proposal) -> Vec<String> {
    let mut words = vec![format!("holds {}", periods(roadmap, &proposal.placed))];
    words.extend(pushes(roadmap, proposal));
    words.extend(proposal.lane.map(|lane| format!("to {}", lane.name(roadmap.document.project()))));
    words
}

fn pulled(roadmap: &Roadmap, pull: &Pull) -> Vec<String> {
    let end = |(node, edge)| format!("{}.{}", roadmap.name(node), if edge == Edge::Start { "start" } else { "end" });
    let to = pull.over.map_or(String::new(), |over| format!(" to {}", end(over)));
    let mut words = vec![format!("pulls {}{to}", end((pull.from, pull.side)))];
    words.extend(pull.circle.as_ref().map(|circle| format!("circle {}", names(roadmap, circle))));
    words.extend(pushes(roadmap, &pull.proposal));
    words
}

fn pushes(roadmap: &Roadmap, proposal: &Proposal) -> Option<String> {
    let pushed = &proposal.pushed;
    (!pushed.is_empty()).then(|| format!("pushes {}", periods(roadmap, pushed)))
}

fn periods(roadmap: &Roadmap, periods: &BTreeMap<Node, Period>) -> String {
    let text = |(node, period): (&Node, &Period)| format!("{} {}", roadmap.name(*node), roadmap.cell.period(*period));
    periods.iter().map(text).collect::<Vec<_>>().join(" ")
}

fn names(roadmap: &Roadmap, nodes: &[Node]) -> String {
    nodes.iter().map(|node| roadmap.name(*node).to_string()).collect::<Vec<_>>().join(" ")
}
