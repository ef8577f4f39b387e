//! Edits of the roadmap for the laws: what to ask for, chosen by numbers.

use super::document::Document;
use super::laws::nth;
use crate::edit::*;
use crate::insight::PlanLane;
use crate::model::*;

/// How many kinds of acts there are.
pub(super) const KINDS: u8 = 16;

/// The transaction of an act, unless it is refused or has nothing to act on.
pub(super) fn transaction(document: &mut Document, kind: u8, picks: [usize; 4]) -> Option<Transaction> {
    let project = document.project().clone();
    let [a, b, c, d] = picks;
    let result = match kind {
        0 | 1 => {
            let title = ["", " Bar"][a % 2].into();
            let new = NewInitiative { title, lane: some(b).then(|| some_lane(&project, c)), period: some_period(d) };
            document.edit(|desk| create_initiative(desk, new)).map(|(_, transaction)| transaction)
        }
        2 => {
            let theme = nth::<Theme>(&project, b).filter(|_| some(b));
            let new = NewMilestone { title: ["", " Day"][a % 2].into(), theme, date: some_date(d) };
            document.edit(|desk| create_milestone(desk, new)).map(|(_, transaction)| transaction)
        }
        3..6 => {
            let initiatives: Vec<_> = some_nodes(&project, d).into_iter().filter_map(initiative).collect();
            let field = some_field(&project, picks);
            document.edit(|desk| edit_initiatives(desk, &initiatives, &field))
        }
        6 => {
            let milestones: Vec<_> = some_nodes(&project, d).into_iter().filter_map(milestone).collect();
            let field = some_milestone_field(&project, picks);
            document.edit(|desk| edit_milestones(desk, &milestones, &field))
        }
        7 | 8 => {
            let ask = some_reschedule(&project, picks);
            document.edit(|desk| reschedule(desk, &ask))
        }
        9..12 => {
            let edit = some_link_edit(&project, picks);
            document.edit(|desk| edit_links(desk, &edit))
        }
        12 => {
            let edit = some_theme_edit(&project, picks);
            document.edit(|desk| edit_themes(desk, &edit))
        }
        13 => {
            let name = ["", "Q1", "Q2"][b % 3].to_owned();
            let baseline = nth::<Baseline>(&project, c).unwrap_or_default();
            let edit = match a % 4 {
                0 | 1 => BaselineEdit::Take { name },
                2 => BaselineEdit::Rename(baseline, name),
                _ => BaselineEdit::Delete(baseline),
            };
            document.edit(|desk| edit_baselines(desk, &edit))
        }
        14 => {
            let field = match a % 3 {
                0 => NodeField::Theme(nth::<Theme>(&project, b).filter(|_| some(c))),
                1 => NodeField::Color(some_color(b)),
                _ => NodeField::Pinned(some(b)),
            };
            document.edit(|desk| edit_nodes(desk, &some_nodes(&project, d), field))
        }
        _ => Ok(document.edit(|desk| delete_nodes(desk, &some_nodes(&project, a)))),
    };
    result.ok()
}

/// Most often.
fn some(pick: usize) -> bool {
    !pick.is_multiple_of(3)
}

fn initiative(node: Node) -> Option<InitiativeId> {
    if let Node::Initiative(id) = node { Some(id) } else { None }
}

fn milestone(node: Node) -> Option<MilestoneId> {
    if let Node::Milestone(id) = node { Some(id) } else { None }
}

fn some_node(project: &Project, pick: usize) -> Node {
    let bar = nth::<Initiative>(project, pick / 3).map(Node::Initiative);
    let day = nth::<Milestone>(project, pick / 3).map(Node::Milestone);
    if some(pick) { bar.or(day) } else { day }.unwrap_or_default()
}

/// A few bars and milestones, perhaps one twice or one that is gone.
fn some_nodes(project: &Project, pick: usize) -> Vec<Node> {
    let mut nodes: Vec<_> = (0..pick % 4).map(|i| some_node(project, pick / (4 + 3 * i))).collect();
    if pick.is_multiple_of(11) {
        nodes.push(Node::default());
    }
    nodes
}

/// Within a few months most often, and now and then where a project ends.
fn date(pick: usize) -> Date {
    let (year, days) = match pick % 40 {
        0 => (2200, 300 + pick % 70),
        1 => (1900, 0),
        _ => (2026, pick % 100),
    };
    let first = Date::from_ymd_opt(year, 1, 1).unwrap();
    first.checked_add_days(chrono::Days::new(days as u64)).unwrap()
}

fn some_date(pick: usize) -> Option<Date> {
    (!pick.is_multiple_of(7)).then(|| date(pick / 2))
}

fn some_period(pick: usize) -> Option<Period> {
    some_date(pick).map(|start| Period { start, end: date(pick / 5) })
}

fn some_lane(project: &Project, pick: usize) -> PlanLane {
    let (n, some) = (pick / 5, !pick.is_multiple_of(7));
    match pick % 5 {
        0 => PlanLane::Theme(nth::<Theme>(project, n).filter(|_| some)),
        1 => PlanLane::Owner(nth::<Person>(project, n).filter(|_| some)),
        2 => PlanLane::Objective(nth::<Objective>(project, n).filter(|_| some)),
        3 => PlanLane::Stage(Stage::ALL[n % Stage::ALL.len()]),
        _ => PlanLane::Milestones,
    }
}

fn some_color(pick: usize) -> Option<Swatch> {
    some(pick).then(|| Swatch::ALL[pick % Swatch::ALL.len()])
}

fn some_field(project: &Project, [field, value, other, _]: [usize; 4]) -> InitiativeField {
    let some = some(value);
    match field % 16 {
        0 => InitiativeField::Title(["", "One", "Two"][other % 3].into()),
        1 => InitiativeField::Description("text ".repeat(other % 3)),
        2 => InitiativeField::Theme(nth::<Theme>(project, other).filter(|_| some)),
        3 => InitiativeField::Color(some_color(other)),
        4 | 5 => InitiativeField::Start(some_date(other)),
        6 | 7 => InitiativeField::End(some_date(other)),
        8 => InitiativeField::Length([0, 1, 5, 30, 9999, 10_000][other % 6]),
        9 => InitiativeField::Pinned(some),
        10 => InitiativeField::Confidence(Confidence::ALL[other % Confidence::ALL.len()]),
        11 => InitiativeField::Stage(Stage::ALL[other % Stage::ALL.len()]),
        12 => InitiativeField::Owner(nth::<Person>(project, other).filter(|_| some)),
        13 => InitiativeField::AddObjective(nth::<Objective>(project, other).unwrap_or_default()),
        14 => InitiativeField::RemoveObjective(nth::<Objective>(project, other).unwrap_or_default()),
        _ => InitiativeField::Closed(some),
    }
}

fn some_milestone_field(project: &Project, [field, value, other, _]: [usize; 4]) -> MilestoneField {
    match field % 6 {
        0 => MilestoneField::Title(["", "One", "Two"][other % 3].into()),
        1 => MilestoneField::Theme(nth::<Theme>(project, other).filter(|_| some(value))),
        2 => MilestoneField::Color(some_color(other)),
        3 => MilestoneField::Pinned(some(value)),
        _ => MilestoneField::Date(some_date(other)),
    }
}

fn some_reschedule(project: &Project, [a, b, c, d]: [usize; 4]) -> Reschedule {
    let period = |i: usize| Period { start: date(b / (i + 1)), end: date(c / (i + 1)) };
    let nodes = some_nodes(project, a);
    Reschedule {
        periods: nodes.into_iter().enumerate().map(|(i, node)| (node, period(i))).collect(),
        lane: some(d).then(|| some_lane(project, d / 3)),
        confidence: (!some(c)).then(|| Confidence::ALL[d % Confidence::ALL.len()]),
        alone: b.is_multiple_of(5),
    }
}

fn some_link_edit(project: &Project, [a, b, c, d]: [usize; 4]) -> LinkEdit {
    let link = Link::ALL[d % Link::ALL.len()];
    let lag = [0, 0, 1, -2, 5, 999, -1000][c % 7];
    let id = nth::<Dependency>(project, b).unwrap_or_default();
    match a % 8 {
        0..4 => LinkEdit::Create { from: some_node(project, b), to: some_node(project, c), link, lag },
        4 => LinkEdit::Kind(id, link),
        5 | 6 => LinkEdit::Lag(id, lag),
        _ => LinkEdit::Delete((0..d % 3).filter_map(|i| nth::<Dependency>(project, b / (i + 1))).collect()),
    }
}

fn some_theme_edit(project: &Project, [a, b, c, d]: [usize; 4]) -> ThemeEdit {
    let theme = nth::<Theme>(project, b).unwrap_or_default();
    let other = nth::<Theme>(project, c).filter(|_| some(c));
    let name = ["", "One", "Two"][d % 3].to_owned();
    match a % 7 {
        0 | 1 => ThemeEdit::Create { name, after: other },
        2 => ThemeEdit::Rename(theme, name),
        3 => ThemeEdit::Color(theme, Swatch::ALL[d % Swatch::ALL.len()]),
        4 | 5 => ThemeEdit::Move { theme, before: other },
        _ => ThemeEdit::Delete(theme),
    }
}
