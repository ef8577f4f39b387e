//! What holds for any run of edits of sprints and backlog.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::Strategy;

use super::days::{dated, follows, overlap, taken};
use super::edit_sprints;
use crate::edit::bench::Bench;
use crate::edit::*;
use crate::insight::{Section, sections};
use crate::model::*;

fn pick<T: Copy>(list: &[T], n: usize) -> Option<T> {
    list.get(n % list.len().max(1)).copied()
}

/// An edit chosen by numbers, unless it is refused.
fn act(bench: &mut Bench, [kind, a, b, c]: [usize; 4]) -> Option<Transaction> {
    let sprints: Vec<SprintId> = bench.project.sprints.iter().map(|sprint| sprint.id).collect();
    let stories: Vec<StoryId> = bench.project.stories.iter().map(|story| story.id).collect();
    let sprint = pick(&sprints, a).unwrap_or_default();
    let days = Period { start: Bench::day(b as i64 % 40), end: Bench::day(b as i64 % 40 + c as i64 % 9 - 1) };
    let edit = match kind % 10 {
        0 | 1 => {
            let period = (!a.is_multiple_of(3)).then_some(days);
            SprintEdit::Create(NewSprint { period, ..NewSprint::default() })
        }
        2 => SprintEdit::Set(sprint, SprintField::Period(days)),
        3 => {
            let field =
                [SprintField::GoalMet(Some(true)), SprintField::Goal("Pay".into()), SprintField::Name("S".into())];
            SprintEdit::Set(sprint, field[b % 3].clone())
        }
        4 | 5 => SprintEdit::Start(sprint),
        6 => SprintEdit::Delete(sprint),
        7 | 8 => {
            let carry_over = |n: usize| {
                [
                    CarryOver::BacklogTop,
                    CarryOver::BacklogBottom,
                    CarryOver::Next(pick(&sprints, n / 3).unwrap_or_default()),
                ][n % 3]
            };
            let carry = stories.iter().zip([b, c, a + b, b + c]).map(|(id, n)| (*id, carry_over(n))).collect();
            let sprint = bench.project.active_sprint().map_or(sprint, |active| active.id);
            let ask = CompleteSprint { sprint, goal_met: None, note: String::new(), carry, rest: carry_over(c) };
            SprintEdit::Complete(ask)
        }
        _ => {
            let neighbour = pick(&stories, b).unwrap_or_default();
            let place = [Place::Top, Place::Bottom, Place::Before(neighbour), Place::After(neighbour)][c % 4];
            let section = pick(&sections(&bench.project), c / 4).unwrap_or_default();
            let moved = (0..=a % 3).filter_map(|i| pick(&stories, a / 3 + i)).collect();
            let ask = RankStories { stories: moved, section, place };
            return rank_stories(&bench.desk(), &ask).ok();
        }
    };
    edit_sprints(&mut bench.desk(), &edit).ok()
}

/// Closed sprints without what may still be said of them.
fn history(project: &Project) -> BTreeMap<SprintId, Sprint> {
    let closed = project.sprints.iter().filter(|sprint| sprint.state == SprintState::Closed);
    let said = |sprint: &Sprint| Sprint { name: String::new(), goal_met: None, ..sprint.clone() };
    closed.map(|sprint| (sprint.id, said(sprint))).collect()
}

/// What must hold of any project that came about by edits.
fn check(project: &Project) -> Result<(), TestCaseError> {
    let sprints: Vec<_> = project.sprints.iter().collect();
    for (i, sprint) in sprints.iter().enumerate() {
        let days = dated(sprint);
        prop_assert!(days.is_some_and(|days| days.start <= days.end), "a sprint without days");
        for other in &sprints[..i] {
            let [own, others] = [sprint, other].map(|sprint| taken(sprint, Moment::utc_date));
            let clash = own.zip(others).is_some_and(|(a, b)| {
                let next = follows(sprint, b, Moment::utc_date) || follows(other, a, Moment::utc_date);
                overlap(a, b) && !next
            });
            prop_assert!(!clash, "{} overlaps {}", sprint.name, other.name);
        }
        prop_assert_eq!(sprint.record.is_some(), sprint.state == SprintState::Closed);
        prop_assert_eq!(sprint.started_at.is_some(), sprint.state != SprintState::Planned);
        prop_assert_eq!(sprint.commitment.is_some(), sprint.state != SprintState::Planned);
    }
    prop_assert!(sprints.iter().filter(|sprint| sprint.state == SprintState::Active).count() <= 1);
    Ok(())
}

proptest! {
    #[test]
    fn no_story_is_lost_and_no_two_sprints_overlap(
        acts in proptest::collection::vec(any::<[u16; 4]>().prop_map(|act| act.map(usize::from)), 1..40),
    ) {
        let mut bench = Bench::sprints("-: A B C! D E~ F G H I^ J");
        let stories = bench.project.stories.len();
        let mut done = Vec::new();
        let mut way = vec![bench.project.clone()];
        for picks in acts {
            let past = history(&bench.project);
            let Some(transaction) = act(&mut bench, picks) else { continue };
            bench.perform(&transaction);
            check(&bench.project)?;
            // What was closed stays as it was.
            let now = history(&bench.project);
            prop_assert!(past.iter().all(|(id, was)| now.get(id) == Some(was)));
            // Each story that is open stands in one section, and no other does in the backlog.
            let listed: usize =
                sections(&bench.project).into_iter().map(|section| bench.indexes.backlog.section(section).len()).sum();
            let project = &bench.project;
            let in_section = project.stories.iter().filter(|story| bench.indexes.backlog.section_of(story).is_some());
            prop_assert_eq!((project.stories.len(), listed), (stories, in_section.count()));
            let open = |story: &Story| !story.archived && !project.is_done(story) && !story.is_cancelled();
            for story in project.stories.iter().filter(|story| open(story)) {
                let section = match story.sprint.and_then(|id| project.sprints.get(id)) {
                    Some(sprint) if sprint.state != SprintState::Closed => Section::Sprint(sprint.id),
                    _ => Section::Backlog,
                };
                prop_assert_eq!(bench.indexes.backlog.section_of(story), Some(section));
            }
            way.push(bench.project.clone());
            done.push(transaction);
        }
        for transaction in done.iter().rev() {
            way.pop();
            bench.perform(&transaction.inverse());
            prop_assert!(Some(&bench.project) == way.last(), "undo of {}", transaction.label);
        }
    }
}
