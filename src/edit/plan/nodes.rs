//! What initiatives and milestones have both.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::names::{exists, names, set_to};
use crate::edit::{Desk, NodeField, Refusal};
use crate::model::{Node, Project, Swatch, Transaction, Word as _};

/// Sets a field of bars and milestones as one step; those that have the value already, or are gone, are left out.
///
/// # Errors
/// When the theme is gone.
pub fn edit_nodes(desk: &Desk<'_>, nodes: &[Node], field: NodeField) -> Result<Transaction, Refusal> {
    let project = desk.project;
    if let NodeField::Theme(Some(id)) = field {
        exists(project.themes.contains(id), "theme")?;
    }
    let each: BTreeSet<Node> = nodes.iter().copied().filter(|node| project.has_node(*node)).collect();
    let mut draft = Draft::new(project);
    for node in &each {
        set(&mut draft, *node, field);
    }
    let mut transaction = Transaction::new(label(project, field, &names(project, &each, "initiative")), desk.now);
    draft.finish(&mut transaction);
    Ok(transaction)
}

fn set(draft: &mut Draft<'_>, node: Node, field: NodeField) {
    let (theme, color, pinned) = match node {
        Node::Initiative(id) => match draft.initiative(id) {
            Some(bar) => (&mut bar.theme, &mut bar.color, &mut bar.pinned),
            None => return,
        },
        Node::Milestone(id) => match draft.milestone(id) {
            Some(milestone) => (&mut milestone.theme, &mut milestone.color, &mut milestone.pinned),
            None => return,
        },
    };
    match field {
        NodeField::Theme(id) => *theme = id,
        NodeField::Color(swatch) => *color = swatch,
        NodeField::Pinned(yes) => *pinned = yes,
    }
}

fn label(project: &Project, field: NodeField, name: &str) -> String {
    match field {
        NodeField::Theme(id) => {
            set_to("theme", name, id.and_then(|id| project.themes.get(id)).map(|theme| theme.name.as_str()))
        }
        NodeField::Color(color) => set_to("colour", name, color.map(Swatch::label).map(str::to_lowercase).as_deref()),
        NodeField::Pinned(true) => format!("Pin {name}"),
        NodeField::Pinned(false) => format!("Unpin {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::bench::Bench;
    use crate::model::ThemeId;

    fn edit(bench: &mut Bench, titles: &str, field: NodeField) -> Result<String, Refusal> {
        let nodes = bench.nodes(titles);
        let transaction = edit_nodes(&bench.desk(), &nodes, field)?;
        bench.perform(&transaction);
        Ok(transaction.label)
    }

    #[test]
    fn bars_and_milestones_change_as_one_step() {
        let mut bench = Bench::plan("A 1..3, B 4..5 #Pay, M @5, A->M");
        let pay = bench.theme("Pay");
        let label = edit(&mut bench, "A B M", NodeField::Theme(Some(pay))).unwrap();
        assert_eq!(label, "Set theme of 2 initiatives and 1 milestone to Pay");
        assert_eq!(bench.drawn(), "A 1..3 #Pay, B 4..5 #Pay, M @5 #Pay, A->M");
        assert_eq!(edit(&mut bench, "A M", NodeField::Pinned(true)).unwrap(), "Pin 1 initiative and 1 milestone");
        assert_eq!(bench.drawn(), "A 1..3 #Pay pinned, B 4..5 #Pay, M @5 #Pay pinned, A->M");
        assert_eq!(edit(&mut bench, "M", NodeField::Color(Some(Swatch::Red))).unwrap(), "Set colour of “M” to red");
        assert_eq!(bench.milestone("M").color, Some(Swatch::Red));
        let nodes = bench.nodes("A B M");
        assert!(edit_nodes(&bench.desk(), &nodes, NodeField::Theme(Some(pay))).unwrap().is_empty());
    }

    #[test]
    fn a_theme_that_is_gone_is_refused() {
        let mut bench = Bench::plan("A, M @1");
        let gone = NodeField::Theme(Some(ThemeId::default()));
        assert_eq!(edit(&mut bench, "A M", gone), Err(Refusal::Gone("theme")));
    }
}
