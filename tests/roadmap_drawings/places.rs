//! Places on the canvas, as words name them: `A`, `A.end`, `A>`, `<A`, `Shop`, `Shop@9`, `Shop/2@9.2`.

use roadboard::insight::PlanLane;
use roadboard::model::{Node, ThemeId};
use roadboard::screens::roadmap::handles::Part;
use roadboard::screens::roadmap::layout::Spot;
use roadboard::screens::roadmap::plan::{Hit, PORT, edges};
use roadboard::screens::roadmap::snap::Edge;

use crate::hand::edge;
use crate::roadmap::Roadmap;
use crate::things;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// None where a lane was named alone.
    pub(crate) day: Option<f64>,
    /// From the top of the first lane.
    pub(crate) y: f64,
    /// What the pointer has come over on its way.
    pub(crate) hovered: Hit,
}

/// The lane with a name among those that are shown.
pub(crate) fn lane_index(roadmap: &Roadmap, name: &str) -> usize {
    let lane = things::lane(name).unwrap_or_else(|| panic!("no lane {name}"));
    roadmap.view.timeline.lanes.index(lane).unwrap_or_else(|| panic!("{name} is not shown"))
}

pub(crate) fn theme(name: &str) -> ThemeId {
    match things::lane(name) {
        Some(PlanLane::Theme(Some(theme))) => theme,
        _ => panic!("no theme {name}"),
    }
}

/// Points outside of a bar at which it is taken by its end, however short it is.
const OUTSIDE: f64 = 2.0;

pub(crate) fn place(roadmap: &Roadmap, text: &str) -> Place {
    let letters = text.trim_matches(['<', '>']);
    let is_node = letters.len() == 1 || letters.as_bytes()[1] == b'.';
    if is_node { on_bar(roadmap, text, letters) } else { in_lane(roadmap, text) }
}

fn on_bar(roadmap: &Roadmap, text: &str, letters: &str) -> Place {
    let (camera, layout) = (&roadmap.view.timeline.camera, &roadmap.view.timeline.layout);
    let node = roadmap.node(letters.chars().next().unwrap());
    let plan = roadmap.view.plan(&roadmap.document);
    let (spot, bar) = plan.spot_of(node).unwrap_or_else(|| panic!("{letters} has no dates"));
    let (left, right) = edges(camera, node, bar.period);
    let end = letters.split_once('.').map(|(_, word)| edge(word)).filter(|_| matches!(node, Node::Initiative(_)));
    let x = match (text.starts_with('<'), text.ends_with('>'), end) {
        (true, ..) => left - PORT,
        (_, true, _) => right + PORT,
        (.., Some(Edge::Start)) => left - OUTSIDE,
        (.., Some(Edge::End)) => right + OUTSIDE,
        _ => f64::midpoint(left, right),
    };
    Place { day: Some(camera.day_at(x)), y: layout.row_middle(spot), hovered: Hit::Bar(node, Part::Middle) }
}

fn in_lane(roadmap: &Roadmap, text: &str) -> Place {
    let (lane, cell) = text.split_once('@').map_or((text, None), |(lane, cell)| (lane, Some(cell)));
    let (lane, row) = lane.split_once('/').unwrap_or((lane, "1"));
    let spot = Spot { lane: lane_index(roadmap, lane), row: row.parse::<usize>().unwrap() - 1 };
    let y = roadmap.view.timeline.layout.row_middle(spot);
    Place { day: cell.map(|cell| roadmap.cell.place(cell)), y, hovered: Hit::Nothing }
}
