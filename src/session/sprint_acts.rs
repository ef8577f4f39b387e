//! Edits of backlog, sprints, releases and people for the laws: what to ask for, chosen by numbers.

use std::collections::BTreeMap;

use super::document::Document;
use super::laws::{nth, some_stories};
use crate::edit::*;
use crate::insight::{Section, sections};
use crate::model::*;

/// How many kinds of acts there are.
pub(super) const KINDS: u8 = 12;

/// The transaction of an act, unless it is refused or has nothing to act on.
pub(super) fn transaction(document: &mut Document, kind: u8, picks: [usize; 4]) -> Option<Transaction> {
    let project = document.project().clone();
    let [a, b, c, d] = picks;
    let sprint = nth::<Sprint>(&project, a).unwrap_or_default();
    let edit = match kind {
        0..3 => {
            let ask = some_rank(&project, picks);
            return document.edit(|desk| rank_stories(desk, &ask)).ok();
        }
        3 => {
            let name = ["", " Sprint 3"][a % 2].into();
            SprintEdit::Create(NewSprint {
                name,
                goal: "Pay".into(),
                period: (!b.is_multiple_of(3)).then(|| days(c, d)),
            })
        }
        4 => SprintEdit::Set(sprint, some_field(&project, picks)),
        5 => SprintEdit::Start(sprint),
        6 | 7 => SprintEdit::Complete(some_completion(&project, picks)),
        8 => SprintEdit::Delete(sprint),
        9 | 10 => {
            let release = nth::<Release>(&project, b).unwrap_or_default();
            let edit = match a % 3 {
                0 => ReleaseEdit::Create { name: ["", "1.2"][c % 2].into(), date: Some(days(c, d).start) },
                1 => ReleaseEdit::Set(release, some_release_field(picks)),
                _ => ReleaseEdit::Delete(release),
            };
            return document.edit(|desk| edit_releases(desk, &edit)).ok();
        }
        _ => {
            let person = nth::<Person>(&project, b)?;
            let field = match a % 2 {
                0 => PersonField::Capacity([None, Some(0.0), Some(2.5), Some(101.0)][c % 4]),
                _ => PersonField::DayOff(days(c, d).start, !d.is_multiple_of(3)),
            };
            return document.edit(|desk| edit_person(desk, person, &field)).ok();
        }
    };
    document.edit(|desk| edit_sprints(desk, &edit)).ok()
}

/// Within two months, perhaps turned round.
fn days(a: usize, b: usize) -> Period {
    let first = Date::from_ymd_opt(2026, 1, 1).unwrap();
    let day = |n: usize| first.checked_add_days(chrono::Days::new(n as u64)).unwrap();
    Period { start: day(a % 60), end: day((a % 60 + b % 16).saturating_sub(1)) }
}

fn some_rank(project: &Project, [a, b, c, d]: [usize; 4]) -> RankStories {
    let neighbour = nth::<Story>(project, c).unwrap_or_default();
    let place = [Place::Top, Place::Bottom, Place::Before(neighbour), Place::After(neighbour), Place::Kept][d % 5];
    let sections = sections(project);
    let section = if b.is_multiple_of(7) {
        Section::Sprint(nth::<Sprint>(project, b / 7).unwrap_or_default())
    } else {
        sections[b % sections.len()]
    };
    RankStories { stories: some_stories(project, a), section, place }
}

fn some_field(project: &Project, [_, b, c, d]: [usize; 4]) -> SprintField {
    match b % 7 {
        0 => SprintField::Name(["", "One", "Two"][c % 3].into()),
        1 => SprintField::Goal("goal ".repeat(c % 3)),
        2 => SprintField::Period(days(c, d)),
        3 => {
            let person = nth::<Person>(project, c).unwrap_or_default();
            SprintField::Capacity(person, [None, Some(0.0), Some(7.5), Some(-1.0), Some(f64::NAN)][d % 5])
        }
        4 => SprintField::GoalMet([None, Some(true), Some(false)][c % 3]),
        5 => SprintField::ReviewNotes("shown ".repeat(c % 3)),
        _ => SprintField::RetrospectiveNotes("keep ".repeat(c % 3)),
    }
}

/// Most often of the sprint that is active.
fn some_completion(project: &Project, [a, b, c, d]: [usize; 4]) -> CompleteSprint {
    let carry_over = |n: usize| match n % 3 {
        0 => CarryOver::BacklogTop,
        1 => CarryOver::BacklogBottom,
        _ => CarryOver::Next(nth::<Sprint>(project, n / 3).unwrap_or_default()),
    };
    let active = project.active_sprint().map(|sprint| sprint.id).filter(|_| !a.is_multiple_of(5));
    let carry: BTreeMap<_, _> = some_stories(project, c).into_iter().zip([b, d, b / 2, d / 2]).collect();
    CompleteSprint {
        sprint: active.or_else(|| nth::<Sprint>(project, a)).unwrap_or_default(),
        goal_met: [None, Some(true), Some(false)][b % 3],
        note: ["", "Met."][d % 2].into(),
        carry: carry.into_iter().map(|(story, n)| (story, carry_over(n))).collect(),
        rest: carry_over(d / 2),
    }
}

fn some_release_field([_, _, c, d]: [usize; 4]) -> ReleaseField {
    match c % 4 {
        0 => ReleaseField::Name(["", "One", "Two"][d % 3].into()),
        1 => ReleaseField::Date((!d.is_multiple_of(3)).then(|| days(d, 0).start)),
        2 => ReleaseField::State(ReleaseState::ALL[d % ReleaseState::ALL.len()]),
        _ => ReleaseField::Notes("- Pay ".repeat(d % 3)),
    }
}
