//! Moving and resizing what stands on the roadmap.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::check_period;
use super::draft::Draft;
use super::lanes::{check_lane, put_into, replace};
use super::names::{and_push, count, lower, names, set_to};
use crate::edit::{Desk, Refusal, Reschedule};
use crate::insight::PlanLane;
use crate::model::{Node, Period, Project, Transaction};

/// Gives bars and milestones new dates; what they push goes along, unless it is asked to stay or the project schedules by
/// hand. What is named stays where it is put, also when it is pinned: a pin holds off the scheduler, not the person.
///
/// Of a period a milestone takes the first day, and of lanes the themes. A lane of an objective takes the place of the
/// first objective of a bar, with those that would keep it in another lane. What is gone is left out.
///
/// # Errors
/// When what the lane stands for is gone, or a date lies outside of what a project holds; also when a push would lead
/// there.
pub fn reschedule(desk: &Desk<'_>, ask: &Reschedule) -> Result<Transaction, Refusal> {
    let project = desk.project;
    ask.lane.map_or(Ok(()), |lane| check_lane(project, lane))?;
    let asked: BTreeMap<Node, Period> =
        ask.periods.iter().copied().filter(|(node, _)| project.has_node(*node)).collect();
    let mut draft = Draft::new(project);
    let mut taken = None;
    for (node, period) in asked {
        let period = Period::between(period.start, period.end);
        check_period(period)?;
        draft.place(node, period);
        if let Some(more) = settle(&mut draft, node, ask) {
            taken = Some(taken.unwrap_or(0) + more);
        }
    }
    let placed = draft.periods();
    let pushed = if ask.alone { 0 } else { draft.push_from_here(desk)? };
    let label = label(project, &draft, &placed, ask, taken);
    let mut transaction = Transaction::new(and_push(label, pushed), desk.now);
    draft.finish(&mut transaction);
    Ok(transaction)
}

/// Gives what goes with the dates: lane and confidence. Tells how many objectives go beyond that of the lane that is
/// left; none when it leaves no lane.
fn settle(draft: &mut Draft<'_>, node: Node, ask: &Reschedule) -> Option<usize> {
    match node {
        Node::Initiative(id) => {
            let initiative = draft.initiative(id)?;
            initiative.confidence = ask.confidence.unwrap_or(initiative.confidence);
            put_into(initiative, ask.lane?)
        }
        Node::Milestone(id) => {
            let PlanLane::Theme(theme) = ask.lane? else { return None };
            replace(&mut draft.milestone(id)?.theme, theme)
        }
    }
}

/// "Move “Checkout”", "Set dates of 3 bars", "Move “Checkout” to Payments", "Set confidence of “Checkout” to likely".
/// `taken` is what all of [`settle`] came to.
fn label(
    project: &Project,
    draft: &Draft<'_>,
    placed: &BTreeMap<Node, Period>,
    ask: &Reschedule,
    taken: Option<usize>,
) -> String {
    let all: BTreeSet<Node> = placed.keys().copied().collect();
    let changed: BTreeSet<Node> = all.iter().copied().filter(|node| draft.changes(*node)).collect();
    let name = names(project, if changed.is_empty() { &all } else { &changed }, "bar");
    if let (Some(lane), Some(taken)) = (ask.lane, taken) {
        let label = format!("Move {name} to {}", lane.name(project));
        return if taken == 0 { label } else { format!("{label} and remove {}", count(taken, "more objective")) };
    }
    let dates = placed.iter().map(|(node, is)| (project.period(*node), *is));
    let mut dated = dates.filter(|(was, is)| *was != Some(*is)).peekable();
    match ask.confidence {
        Some(confidence) if dated.peek().is_none() => set_to("confidence", &name, Some(&lower(confidence))),
        // What is resized keeps an end.
        _ if dated.all(|(was, is)| was.is_some_and(|was| was.start != is.start && was.end != is.end)) => {
            format!("Move {name}")
        }
        _ => format!("Set dates of {name}"),
    }
}
