//! What else happens to a plan, by the inspector and by other commands, and steps back.
//!
//! | words | what is done |
//! | --- | --- |
//! | `pick A,B`, `pick A,B**` | selects; the stars say where the cursor is |
//! | `link A>B.SS+2`, `unlink A>B`, `kind A>B FF`, `lag A>B -1` | |
//! | `set A pinned`, `set A open`, `set A likely`, `set A undated`, `set A 3..9` | fields of a bar or a milestone |
//! | `remove A`, `manual`, `automatic`, `fiscal 3` | |
//! | `undo`, `redo` | |

use std::sync::Arc;

use roadboard::edit::{
    InitiativeField, LinkEdit, MilestoneField, Refusal, Reschedule, SettingsField, delete_nodes, edit_settings,
};
use roadboard::model::{Confidence, Dependency, Link, Node, Period, Word as _};
use roadboard::screens::roadmap::PlanAction;

use crate::hand::nodes;
use crate::roadmap::Roadmap;
use crate::things::KINDS;

/// Does what a word says.
///
/// # Errors
/// What the edit refuses.
pub(crate) fn edit(roadmap: &mut Roadmap, verb: &str, rest: &str) -> Result<(), Refusal> {
    let (first, second) = rest.split_once(' ').unwrap_or((rest, ""));
    match verb {
        "pick" => {
            let picked = nodes(roadmap, rest);
            let starred = rest.split(',').position(|name| name.ends_with("**"));
            let cursor = picked[starred.unwrap_or(0)];
            roadmap.document.plan_selection.only(cursor);
            roadmap.document.plan_selection.range(picked, cursor);
        }
        "link" => {
            let (ends, kind) = rest.split_once('.').unwrap_or((rest, ""));
            let (from, to) = (roadmap.node(letter(ends, 0)), roadmap.node(letter(ends, 2)));
            let (kind, lag) = kind.split_at(kind.len().min(2));
            let lag = if lag.is_empty() { 0 } else { lag.parse().unwrap() };
            return roadmap.carry_out(PlanAction::EditLinks(LinkEdit::Create { from, to, link: kind_of(kind), lag }));
        }
        "unlink" => {
            let ids = link(roadmap, rest).map(|link| link.id).into_iter().collect();
            return roadmap.carry_out(PlanAction::EditLinks(LinkEdit::Delete(ids)));
        }
        "kind" => {
            let id = link(roadmap, first).unwrap().id;
            return roadmap.carry_out(PlanAction::EditLinks(LinkEdit::Kind(id, kind_of(second))));
        }
        "lag" => {
            let id = link(roadmap, first).unwrap().id;
            return roadmap.carry_out(PlanAction::EditLinks(LinkEdit::Lag(id, second.parse().unwrap())));
        }
        "set" => return set(roadmap, roadmap.node(letter(first, 0)), second),
        "remove" => {
            let gone = nodes(roadmap, rest);
            return roadmap.edit(|desk| Ok(delete_nodes(desk, &gone)));
        }
        "manual" | "automatic" => {
            return roadmap.edit(|desk| edit_settings(desk, &SettingsField::ManualScheduling(verb == "manual")));
        }
        "fiscal" => {
            let offset = rest.parse().unwrap();
            return roadmap.edit(|desk| edit_settings(desk, &SettingsField::FiscalOffset(offset)));
        }
        "undo" => drop(roadmap.document.undo()),
        "redo" => drop(roadmap.document.redo()),
        _ => panic!("what is {verb}"),
    }
    Ok(())
}

fn letter(text: &str, at: usize) -> char {
    text.chars().nth(at).unwrap_or_else(|| panic!("no letter in {text}"))
}

fn kind_of(word: &str) -> Link {
    KINDS.iter().find(|(other, _)| *other == word).map_or_else(|| panic!("no kind {word}"), |(_, kind)| *kind)
}

/// The dependency `A>B`.
fn link(roadmap: &Roadmap, ends: &str) -> Option<Arc<Dependency>> {
    let (from, to) = (roadmap.node(letter(ends, 0)), roadmap.node(letter(ends, 2)));
    let project = roadmap.document.project();
    project.dependencies.iter().find(|link| (link.from, link.to) == (from, to)).cloned()
}

fn set(roadmap: &mut Roadmap, node: Node, value: &str) -> Result<(), Refusal> {
    if let Some((from, to)) = value.split_once("..") {
        let cells = (from.parse::<i64>().unwrap() - 1, to.parse::<i64>().unwrap() - 1);
        let period: Period = roadmap.cell.filled(cells);
        let ask = Reschedule { periods: vec![(node, period)], ..Reschedule::default() };
        return roadmap.carry_out(PlanAction::Reschedule(ask));
    }
    match node {
        Node::Initiative(id) => {
            let field = match value {
                "pinned" => InitiativeField::Pinned(true),
                "free" => InitiativeField::Pinned(false),
                "closed" => InitiativeField::Closed(true),
                "open" => InitiativeField::Closed(false),
                "undated" => InitiativeField::Start(None),
                _ => InitiativeField::Confidence(Confidence::from_word(value).unwrap_or_else(|| panic!("no {value}"))),
            };
            roadmap.carry_out(PlanAction::EditInitiatives(vec![id], field))
        }
        Node::Milestone(id) => {
            let field = match value {
                "pinned" => MilestoneField::Pinned(true),
                "free" => MilestoneField::Pinned(false),
                "undated" => MilestoneField::Date(None),
                _ => return Ok(()),
            };
            roadmap.carry_out(PlanAction::EditMilestones(vec![id], field))
        }
    }
}
