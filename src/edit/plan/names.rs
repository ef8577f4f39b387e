//! What bars and milestones are called in the labels of edits.

use std::collections::BTreeSet;

use crate::edit::{Refusal, typed_name};
use crate::model::{Node, Project, Word};

/// “Checkout” for one; "3 initiatives", "2 milestones" or "3 initiatives and 1 milestone" for several, where `bar` is
/// the word for an initiative.
pub(super) fn names(project: &Project, nodes: &BTreeSet<Node>, bar: &str) -> String {
    if let (1, Some(one)) = (nodes.len(), nodes.first()) {
        return name(project, *one);
    }
    let bars = nodes.iter().filter(|node| matches!(node, Node::Initiative(_))).count();
    match (bars, nodes.len() - bars) {
        (bars, 0) => count(bars, bar),
        (0, milestones) => count(milestones, "milestone"),
        (bars, milestones) => format!("{} and {}", count(bars, bar), count(milestones, "milestone")),
    }
}

/// “Checkout”, or what it is when it has no title.
pub(super) fn name(project: &Project, node: Node) -> String {
    match (project.node_title(node).trim(), node) {
        ("", Node::Initiative(_)) => "an initiative".into(),
        ("", Node::Milestone(_)) => "a milestone".into(),
        (title, _) => format!("“{title}”"),
    }
}

/// "1 bar", "2 bars".
pub(super) fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// What a label says of bars that were pushed.
pub(super) fn and_push(label: String, pushed: usize) -> String {
    if pushed == 0 { label } else { format!("{label} and push {pushed} more") }
}

/// "Set stage of “Checkout” to build", "Clear owner of “Checkout”".
pub(super) fn set_to(what: &str, name: &str, value: Option<&str>) -> String {
    match value {
        Some(value) => format!("Set {what} of {name} to {value}"),
        None => format!("Clear {what} of {name}"),
    }
}

/// The label of a choice, within a sentence.
pub(super) fn lower(choice: impl Word) -> String {
    choice.label().to_lowercase()
}

/// The title of something new: without the spaces around it, or what it is called when it is blank.
pub(super) fn new_title(title: String, otherwise: &str) -> String {
    match title.trim() {
        "" => otherwise.to_owned(),
        trimmed if trimmed.len() < title.len() => trimmed.to_owned(),
        _ => title,
    }
}

/// A title that may still be typed in.
///
/// # Errors
/// When it is blank.
pub(super) fn typed_title(what: &'static str, title: &str) -> Result<String, Refusal> {
    typed_name(what, title).map_err(|_| Refusal::Untitled(what))
}

/// What a field refers to exists.
///
/// # Errors
/// [`Refusal::Gone`].
pub(super) fn exists(found: bool, what: &'static str) -> Result<(), Refusal> {
    if found { Ok(()) } else { Err(Refusal::Gone(what)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::bench::Bench;

    #[test]
    fn several_are_counted_by_what_they_are() {
        let bench = Bench::plan("A, B, M @1, N @2");
        let text = |titles: &str| names(&bench.project, &bench.nodes(titles).into_iter().collect(), "bar");
        let found = ["A", "M", "A B", "M N", "A M", "A B M N"].map(text);
        assert_eq!(found, ["“A”", "“M”", "2 bars", "2 milestones", "1 bar and 1 milestone", "2 bars and 2 milestones"]);
    }

    #[test]
    fn what_has_no_title_is_called_what_it_is() {
        let bench = Bench::plan("A, M @1");
        let (a, m) = (bench.node("A"), bench.node("M"));
        let mut project = bench.project.clone();
        for initiative in bench.project.initiatives.iter() {
            project.initiatives.insert(crate::model::Initiative { title: " ".into(), ..(**initiative).clone() });
        }
        for milestone in bench.project.milestones.iter() {
            project.milestones.insert(crate::model::Milestone { title: String::new(), ..(**milestone).clone() });
        }
        assert_eq!([name(&project, a), name(&project, m)], ["an initiative", "a milestone"]);
    }
}
