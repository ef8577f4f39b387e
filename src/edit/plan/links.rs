//! Dependencies.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::names::{and_push, count, exists, lower, name};
use crate::edit::{Desk, LinkEdit, Refusal};
use crate::insight::{Moves, circle};
use crate::model::{Dependency, DependencyId, Node, Project, Transaction};

/// The greatest lag and lead, in working days.
pub const GREATEST_LAG: i32 = 999;

/// Makes, changes or deletes dependencies; what they push goes along, unless the project schedules by hand. Nothing when
/// it is so already.
///
/// # Errors
/// When an end or the dependency is gone, its ends are linked already, a lag is out of range, or a push would lead to
/// where a project holds no dates. A circle, with all that stands in it.
pub fn edit_links(desk: &mut Desk<'_>, edit: &LinkEdit) -> Result<Transaction, Refusal> {
    match edit {
        LinkEdit::Create { from, to, link, lag } => {
            check_ends(desk, *from, *to)?;
            check_lag(*lag)?;
            let [a, b] = [*from, *to].map(|node| name(desk.project, node));
            let new = Dependency { id: desk.ids.next_id(), from: *from, to: *to, link: *link, lag: *lag };
            tied(desk, new, &format!("Link {a} to {b}"))
        }
        LinkEdit::Kind(id, link) => {
            let after = Dependency { link: *link, ..existing(desk.project, *id)?.clone() };
            let label = format!("Set kind of link {} to {}", ends(desk.project, &after), lower(*link));
            tied(desk, after, &label)
        }
        LinkEdit::Lag(id, lag) => {
            check_lag(*lag)?;
            let after = Dependency { lag: *lag, ..existing(desk.project, *id)?.clone() };
            let label = format!("Set lag of link {} to {lag}", ends(desk.project, &after));
            tied(desk, after, &label)
        }
        LinkEdit::Delete(ids) => Ok(delete(desk, ids)),
    }
}

fn existing(project: &Project, id: DependencyId) -> Result<&Dependency, Refusal> {
    project.dependencies.get(id).map(|link| &**link).ok_or(Refusal::Gone("link"))
}

/// “Checkout” → “Refunds”
fn ends(project: &Project, link: &Dependency) -> String {
    format!("{} → {}", name(project, link.from), name(project, link.to))
}

/// Both ends exist, and no link ties them yet, neither straight nor round about.
fn check_ends(desk: &Desk<'_>, from: Node, to: Node) -> Result<(), Refusal> {
    let project = desk.project;
    for node in [from, to] {
        let what = if matches!(node, Node::Initiative(_)) { "initiative" } else { "milestone" };
        exists(project.has_node(node), what)?;
    }
    let links = &desk.indexes.plan;
    let title = |node: Node| project.node_title(node).to_owned();
    if links.outgoing(from).iter().any(|link| link.to == to) {
        return Err(Refusal::Linked { from: title(from), to: title(to) });
    }
    match circle(links, from, to) {
        Some(nodes) => Err(Refusal::LinkCircle(nodes.into_iter().map(title).collect())),
        None => Ok(()),
    }
}

fn check_lag(lag: i32) -> Result<(), Refusal> {
    if (-GREATEST_LAG..=GREATEST_LAG).contains(&lag) { Ok(()) } else { Err(Refusal::Lag(lag)) }
}

/// A link that is new or becomes another, and what it pushes.
fn tied(desk: &Desk<'_>, link: Dependency, label: &str) -> Result<Transaction, Refusal> {
    let before = desk.project.dependencies.get(link.id);
    if before.is_some_and(|before| **before == link) {
        return Ok(Transaction::new(label, desk.now));
    }
    let mut draft = Draft::new(desk.project);
    let pushed = draft.push(desk, &Moves { links: vec![link.clone()], ..Moves::default() })?;
    let mut transaction = Transaction::new(and_push(label.to_owned(), pushed), desk.now);
    match before {
        Some(before) => transaction.replace(before, link),
        None => transaction.create(link),
    }
    draft.finish(&mut transaction);
    Ok(transaction)
}

/// Those that are gone are left out.
fn delete(desk: &Desk<'_>, ids: &[DependencyId]) -> Transaction {
    let project = desk.project;
    let each: BTreeSet<DependencyId> = ids.iter().copied().collect();
    let links: Vec<_> = each.into_iter().filter_map(|id| project.dependencies.get(id)).collect();
    let label = match links[..] {
        [link] => format!("Unlink {} from {}", name(project, link.from), name(project, link.to)),
        _ => format!("Delete {}", count(links.len(), "link")),
    };
    let mut transaction = Transaction::new(label, desk.now);
    for link in links {
        transaction.delete(link);
    }
    transaction
}
