//! Completing the active sprint.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::existing;
use crate::edit::move_stories::plan;
use crate::edit::{CarryOver, CompleteSprint, Desk, Refusal};
use crate::insight::{Lane, Section, sprint_record};
use crate::model::{Rank, Sprint, SprintId, SprintState, Story, Transaction, place};

/// Closes the sprint with its record, and sends what is unfinished where it was told to go, in the order of the sprint. What
/// is done stays in it, and so does what is cancelled or archived.
pub(super) fn complete(desk: &Desk<'_>, ask: &CompleteSprint) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let before = existing(project, ask.sprint)?;
    match before.state {
        SprintState::Active => {}
        SprintState::Planned => return Err(Refusal::SprintNotStarted(before.name.clone())),
        SprintState::Closed => return Err(Refusal::SprintFrozen(before.name.clone())),
    }
    let unfinished = Unfinished::of(desk, ask)?;
    let mut transaction = Transaction::new(format!("Complete {}", before.name), desk.now);
    unfinished.carry(desk, &mut transaction);
    let closed = Sprint {
        state: SprintState::Closed,
        goal_met: ask.goal_met,
        review_notes: with_note(&before.review_notes, &ask.note),
        record: Some(sprint_record(project, before, desk.now, desk.date_of)),
        ..(**before).clone()
    };
    transaction.replace(before, closed);
    Ok(transaction)
}

/// Below what was noted before.
fn with_note(notes: &str, note: &str) -> String {
    match (notes.trim_end(), note.trim()) {
        (_, "") => notes.to_owned(),
        ("", note) => note.to_owned(),
        (notes, note) => format!("{notes}\n\n{note}"),
    }
}

/// The stories that are not finished, by where they go, each list in the order of the sprint.
#[derive(Default)]
struct Unfinished<'a> {
    next: Vec<(&'a Arc<Story>, SprintId)>,
    top: Vec<&'a Arc<Story>>,
    bottom: Vec<&'a Arc<Story>>,
}

impl<'a> Unfinished<'a> {
    /// # Errors
    /// When the sprint that a story should go to is gone, or is not planned.
    fn of(desk: &Desk<'a>, ask: &CompleteSprint) -> Result<Self, Refusal> {
        let lane = desk.indexes.backlog.section(Section::Sprint(ask.sprint));
        let mut unfinished = Self::default();
        for story in lane.stories() {
            if desk.project.is_done(story) || desk.indexes.is_cancelled(story.id) {
                continue;
            }
            match ask.carry.get(&story.id).copied().unwrap_or(ask.rest) {
                CarryOver::Next(sprint) => {
                    let next = existing(desk.project, sprint)?;
                    if next.state != SprintState::Planned {
                        return Err(Refusal::CarryOver(next.name.clone()));
                    }
                    unfinished.next.push((story, sprint));
                }
                CarryOver::BacklogTop => unfinished.top.push(story),
                CarryOver::BacklogBottom => unfinished.bottom.push(story),
            }
        }
        Ok(unfinished)
    }

    fn carry(self, desk: &Desk<'_>, transaction: &mut Transaction) {
        let backlog = desk.indexes.backlog.section(Section::Backlog);
        let (above, below) = make_room(transaction, backlog, self.top.len(), self.bottom.len());
        let next = self.next.into_iter().map(|(story, sprint)| (story, Some(sprint), story.rank.clone()));
        let top = self.top.into_iter().zip(above).map(|(story, rank)| (story, None, rank));
        let bottom = self.bottom.into_iter().zip(below).map(|(story, rank)| (story, None, rank));
        for (before, sprint, rank) in next.chain(top).chain(bottom) {
            let mut story = Story { rank, ..(**before).clone() };
            plan(desk, &mut story, sprint);
            transaction.replace(before, story);
        }
    }
}

/// Ranks for stories above and below all of a lane; the ones there give way in the transaction, each once.
fn make_room(transaction: &mut Transaction, lane: &Lane, above: usize, below: usize) -> (Vec<Rank>, Vec<Rank>) {
    let stories = lane.stories();
    let top = place(stories.len(), |i| &stories[i].rank, 0, above);
    let mut rekeyed: BTreeMap<usize, Rank> = top.rekeyed.into_iter().collect();
    // An empty lane has no rank to be below of: what goes to its bottom goes below what goes to its top.
    let last = top.new.last().filter(|_| stories.is_empty()).cloned();
    let known: Vec<&Rank> = match &last {
        Some(last) => vec![last],
        None => (0..stories.len()).map(|i| rekeyed.get(&i).unwrap_or(&stories[i].rank)).collect(),
    };
    let bottom = place(known.len(), |i| known[i], known.len(), below);
    // The rank above an empty lane is new, and stays.
    if last.is_none() {
        rekeyed.extend(bottom.rekeyed);
    }
    for (i, rank) in rekeyed {
        let before = &stories[i];
        transaction.replace(before, Story { rank, ..(**before).clone() });
    }
    (top.new, bottom.new)
}
