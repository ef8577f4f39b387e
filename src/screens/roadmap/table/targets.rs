//! What an edit in a cell is about: the row, or all selected rows that have the field.

use super::column::Column;
use crate::edit::{InitiativeField, MilestoneField, NodeField};
use crate::model::{Confidence, Date, InitiativeId, MilestoneId, Node, PersonId, Stage, ThemeId};
use crate::screens::Action;
use crate::screens::roadmap::PlanAction;
use crate::session::Document;
use crate::ui::format::count;

/// A value for a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Title(String),
    Date(Option<Date>),
    Theme(Option<ThemeId>),
    Owner(Option<PersonId>),
    Confidence(Confidence),
    Stage(Stage),
}

/// Rows that one edit, and so one step, is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Targets {
    Initiatives(Vec<InitiativeId>),
    Milestones(Vec<MilestoneId>),
    /// Of both kinds, for what both have.
    Nodes(Vec<Node>),
}

impl Targets {
    /// The row, or when it is selected all selected rows that have the field: of both kinds for a theme, else of the
    /// row's own.
    pub(super) fn of(document: &Document, node: Node, column: Column) -> Self {
        let selection = &document.plan_selection;
        let selected = selection.picked().iter().copied().filter(|_| selection.contains(node));
        if column == Column::Theme {
            return Self::Nodes(first(node, selected));
        }
        match node {
            Node::Initiative(id) => {
                let others = selected.filter_map(|node| match node {
                    Node::Initiative(id) => Some(id),
                    Node::Milestone(_) => None,
                });
                Self::Initiatives(first(id, others))
            }
            Node::Milestone(id) => {
                let others = selected.filter_map(|node| match node {
                    Node::Milestone(id) => Some(id),
                    Node::Initiative(_) => None,
                });
                Self::Milestones(first(id, others))
            }
        }
    }

    pub(super) fn one(node: Node) -> Self {
        match node {
            Node::Initiative(id) => Self::Initiatives(vec![id]),
            Node::Milestone(id) => Self::Milestones(vec![id]),
        }
    }

    /// "3 initiatives"; none for a single row.
    pub(super) fn several(&self) -> Option<String> {
        match self {
            Self::Initiatives(ids) if ids.len() > 1 => Some(count(ids.len(), "initiative", "initiatives")),
            Self::Milestones(ids) if ids.len() > 1 => Some(count(ids.len(), "milestone", "milestones")),
            Self::Nodes(nodes) if nodes.len() > 1 => Some(count(nodes.len(), "row", "rows")),
            _ => None,
        }
    }

    /// The edit that gives them a value in a column; none where they have no such field.
    pub(super) fn set(self, column: Column, value: Value) -> Option<Action> {
        Some(Action::Plan(match self {
            Self::Initiatives(ids) => PlanAction::EditInitiatives(ids, initiative_field(column, value)?),
            Self::Milestones(ids) => PlanAction::EditMilestones(ids, milestone_field(value)?),
            Self::Nodes(nodes) => match value {
                Value::Theme(theme) => PlanAction::EditNodes(nodes, NodeField::Theme(theme)),
                _ => return None,
            },
        }))
    }
}

/// The row first, and each once.
fn first<T: PartialEq>(one: T, others: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = others.filter(|other| *other != one).collect();
    all.insert(0, one);
    all
}

fn initiative_field(column: Column, value: Value) -> Option<InitiativeField> {
    Some(match value {
        Value::Title(title) => InitiativeField::Title(title),
        Value::Date(date) if column == Column::Start => InitiativeField::Start(date),
        Value::Date(date) if column == Column::End => InitiativeField::End(date),
        Value::Date(_) | Value::Theme(_) => return None,
        Value::Owner(owner) => InitiativeField::Owner(owner),
        Value::Confidence(confidence) => InitiativeField::Confidence(confidence),
        Value::Stage(stage) => InitiativeField::Stage(stage),
    })
}

fn milestone_field(value: Value) -> Option<MilestoneField> {
    Some(match value {
        Value::Title(title) => MilestoneField::Title(title),
        Value::Date(date) => MilestoneField::Date(date),
        Value::Theme(_) | Value::Owner(_) | Value::Confidence(_) | Value::Stage(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId, IdSource, Project, RawId, parse_date};
    use crate::session::Clock;

    fn id<I: EntityId>(n: u8) -> I {
        I::from_raw(RawId::from_bytes([n; 10]))
    }

    fn document(selected: &[Node]) -> Document {
        let mut document = Document::new(Project::default(), IdSource::from_seed(1), Clock::System);
        document.plan_selection.all(selected.iter().copied());
        document
    }

    #[test]
    fn an_edit_is_about_all_selected_rows_that_have_the_field() {
        let [a, b, c] = [1, 2, 3].map(|n| Node::Initiative(id(n)));
        let [m, n] = [1, 2].map(|n| Node::Milestone(id(n)));
        let document = document(&[a, b, m, n]);
        let of = |node, column| Targets::of(&document, node, column);
        assert_eq!(of(b, Column::Stage), Targets::Initiatives(vec![id(2), id(1)]));
        assert_eq!(of(m, Column::End), Targets::Milestones(vec![id(1), id(2)]));
        assert_eq!(of(c, Column::Stage), Targets::Initiatives(vec![id(3)]), "it is not selected");
        assert_eq!(of(n, Column::Theme), Targets::Nodes(vec![n, a, b, m]), "both kinds have a theme");
        assert_eq!(of(b, Column::End).several().as_deref(), Some("2 initiatives"));
        assert_eq!(of(b, Column::Theme).several().as_deref(), Some("4 rows"));
        assert_eq!(Targets::one(b).several(), None);
    }

    #[test]
    fn a_value_becomes_the_field_of_its_column() {
        let day = parse_date("2026-12-24").ok();
        let set = |column, value| Targets::one(Node::Initiative(id(1))).set(column, value);
        let edit = |field| Some(Action::Plan(PlanAction::EditInitiatives(vec![id(1)], field)));
        assert_eq!(set(Column::Start, Value::Date(day)), edit(InitiativeField::Start(day)));
        assert_eq!(set(Column::End, Value::Date(None)), edit(InitiativeField::End(None)));
        assert_eq!(set(Column::Title, Value::Date(day)), None);
        let stage = Value::Stage(Stage::Launch);
        assert_eq!(set(Column::Stage, stage.clone()), edit(InitiativeField::Stage(Stage::Launch)));
        let milestone = |column, value| Targets::one(Node::Milestone(id(1))).set(column, value);
        let date = Some(Action::Plan(PlanAction::EditMilestones(vec![id(1)], MilestoneField::Date(day))));
        assert_eq!(milestone(Column::Start, Value::Date(day)), date);
        assert_eq!(milestone(Column::End, Value::Date(day)), date);
        assert_eq!(milestone(Column::Stage, stage), None);
    }
}
