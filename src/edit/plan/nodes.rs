//! What initiatives and milestones have both.

use super::{edit_initiatives, edit_milestones};
use crate::edit::{Desk, NodeField, Refusal};
use crate::model::{InitiativeId, MilestoneId, Node, Transaction};

/// Sets a field of bars and milestones as one step; those that have the value already, or are gone, are left out.
///
/// # Errors
/// When the theme is gone.
pub fn edit_nodes(desk: &Desk<'_>, nodes: &[Node], field: NodeField) -> Result<Transaction, Refusal> {
    let bars: Vec<InitiativeId> =
        nodes.iter().filter_map(|node| if let Node::Initiative(id) = node { Some(*id) } else { None }).collect();
    let days: Vec<MilestoneId> =
        nodes.iter().filter_map(|node| if let Node::Milestone(id) = node { Some(*id) } else { None }).collect();
    let mut transaction = edit_initiatives(desk, &bars, &field.of_initiative())?;
    let of_milestones = edit_milestones(desk, &days, &field.of_milestone())?;
    if bars.is_empty() {
        return Ok(of_milestones);
    }
    // None of these fields moves a date, so the two change nothing in common.
    transaction.changes.extend(of_milestones.changes);
    Ok(transaction)
}
