//! Which lanes a board shows, and in which order.

use std::collections::BTreeSet;

use super::layout::{Cells, Layout};
use crate::insight::query::fold;
use crate::insight::{Grouping, LaneKey};
use crate::model::{Priority, Project, Word as _};

/// As many initiatives stand as lanes without a story in them; of more, the others need one.
const STANDING: usize = 200;

/// The lanes with stories and those that one would look for; with a filter only the lanes in which something passes.
pub(super) fn shown(project: &Project, layout: &Layout, passing: Option<&Cells>) -> Vec<LaneKey> {
    if layout.grouping == Grouping::None {
        return vec![LaneKey::All];
    }
    let cells = passing.unwrap_or(&layout.all);
    let mut lanes: BTreeSet<LaneKey> =
        layout.lanes().filter(|(number, _)| cells.count(*number) > 0).map(|(_, lane)| lane.clone()).collect();
    if passing.is_none() {
        lanes.extend(standing(project, layout.grouping));
    }
    let mut lanes: Vec<_> = lanes.into_iter().collect();
    lanes.sort_by_cached_key(|lane| place(lane, project));
    lanes
}

/// The lanes that stand there without a story, to drop one in.
fn standing(project: &Project, grouping: Grouping) -> Vec<LaneKey> {
    match grouping {
        Grouping::None => vec![LaneKey::All],
        Grouping::Assignee => {
            let people = project.people.iter().filter(|person| !person.left);
            people.map(|person| LaneKey::Assignee(Some(person.id))).chain([LaneKey::Assignee(None)]).collect()
        }
        Grouping::Initiative => {
            let mut open: Vec<_> = project.initiatives.iter().filter(|initiative| !initiative.closed).collect();
            open.sort_by_cached_key(|initiative| fold(&initiative.title));
            let first = open.into_iter().take(STANDING).map(|initiative| Some(initiative.id));
            first.chain([None]).map(LaneKey::Initiative).collect()
        }
        Grouping::Priority => Priority::ALL.iter().map(|priority| LaneKey::Priority(*priority)).collect(),
        Grouping::Label => {
            let labels = project.settings.label_colors.keys();
            labels.map(|label| LaneKey::Label(Some(label.clone()))).chain([LaneKey::Label(None)]).collect()
        }
    }
}

/// By name, those without a value last; priorities by urgency. Equal names keep the order of their ids.
fn place(lane: &LaneKey, project: &Project) -> (bool, String) {
    match lane {
        LaneKey::All | LaneKey::Priority(_) => (false, String::new()),
        LaneKey::Assignee(None) | LaneKey::Initiative(None) | LaneKey::Label(None) => (true, String::new()),
        named => (false, fold(&named.name(project))),
    }
}
