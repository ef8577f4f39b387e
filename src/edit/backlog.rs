//! Ranking stories in the backlog, and planning them for sprints.

use std::sync::Arc;

use super::limits::check_limits;
use super::move_stories::plan;
use super::rest::Rest;
use super::{Desk, Place, RankStories, Refusal, name_of};
use crate::insight::{Grouping, Section, sections};
use crate::model::{Project, Sprint, SprintId, SprintState, Story, StoryId, Transaction};

/// The transaction of a rank and of what it plans; without changes when everything is there already.
///
/// Stories keep their order: that of the sections, then of the ranks. In the backlog a story stays with the sprint that is
/// closed, if it comes from there. What is done or cancelled has no place in the backlog: it leaves its sprint and keeps its
/// rank.
///
/// # Errors
/// When the sprint is gone or closed, a WIP limit blocks, or all stories are archived: those of others that are stay as they
/// are.
pub fn rank_stories(desk: &Desk<'_>, ask: &RankStories) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let sprint = match ask.section {
        Section::Sprint(id) => Some(open_sprint(project, id)?),
        Section::Backlog => None,
    };
    let mut moved = in_order(desk, &ask.stories);
    if !moved.is_empty() && moved.iter().all(|story| story.archived) {
        return Err(Refusal::Archived);
    }
    moved.retain(|story| !story.archived);
    let (listed, others): (Vec<_>, Vec<_>) = moved.iter().copied().partition(|story| match ask.section {
        Section::Sprint(_) => true,
        Section::Backlog => !project.is_done(story) && !desk.indexes.is_cancelled(story.id),
    });
    let becoming: Vec<(&Arc<Story>, Story)> =
        listed.iter().chain(&others).map(|before| (*before, planned(desk, before, sprint))).collect();
    check_limits(desk, becoming.iter().map(|(before, after)| (Some(&***before), after)), Grouping::None)?;

    let mut transaction = Transaction::new(label(project, &moved, &becoming, sprint), desk.now);
    let rest = Rest::new(desk.indexes.backlog.section(ask.section), &listed);
    let at = rest.index_of(project, ask.place);
    // Those that are in place already keep their ranks, and so do those that have none in the section.
    let ranks = if ask.place == Place::Kept || rest.are_at(at, listed.len()) {
        Vec::new()
    } else {
        rest.make_room(&mut transaction, at, listed.len())
    };
    let ranks = ranks.into_iter().map(Some).chain(std::iter::repeat(None));
    for ((before, story), rank) in becoming.into_iter().zip(ranks) {
        let rank = rank.unwrap_or_else(|| story.rank.clone());
        transaction.replace(before, Story { rank, ..story });
    }
    Ok(transaction)
}

/// A sprint that stories can be planned for.
///
/// # Errors
/// When it is gone or closed.
fn open_sprint(project: &Project, id: SprintId) -> Result<&Arc<Sprint>, Refusal> {
    let sprint = project.sprints.get(id).ok_or(Refusal::Gone("sprint"))?;
    if sprint.state == SprintState::Closed {
        return Err(Refusal::SprintClosed(sprint.name.clone()));
    }
    Ok(sprint)
}

/// Each story once, by section and rank; those of none are with the backlog.
fn in_order<'a>(desk: &Desk<'a>, stories: &[StoryId]) -> Vec<&'a Arc<Story>> {
    let order = sections(desk.project);
    let section = |story: &Story| {
        let own = story.sprint.map(Section::Sprint);
        own.and_then(|own| order.iter().position(|section| *section == own)).unwrap_or(order.len())
    };
    let mut found: Vec<_> = stories.iter().filter_map(|id| desk.project.stories.get(*id)).collect();
    found.sort_by(|a, b| section(a).cmp(&section(b)).then_with(|| a.order().cmp(&b.order())));
    found.dedup_by_key(|story| story.id);
    found
}

/// The story in the sprint, or in none that is open.
fn planned(desk: &Desk<'_>, before: &Story, sprint: Option<&Arc<Sprint>>) -> Story {
    let mut story = before.clone();
    let closed = |id: &SprintId| desk.project.sprints.get(*id).is_some_and(|s| s.state == SprintState::Closed);
    let sprint = sprint.map(|sprint| sprint.id).or_else(|| story.sprint.filter(closed));
    plan(desk, &mut story, sprint);
    story
}

/// "Plan 3 stories for Sprint 13", "Take NP-1 out of Sprint 12", "Rank NP-12".
fn label(
    project: &Project,
    moved: &[&Arc<Story>],
    becoming: &[(&Arc<Story>, Story)],
    sprint: Option<&Arc<Sprint>>,
) -> String {
    let ids: Vec<StoryId> = moved.iter().map(|story| story.id).collect();
    let name = name_of(project, &ids);
    let mut left: Vec<Option<SprintId>> =
        becoming.iter().filter(|(before, after)| before.sprint != after.sprint).map(|(b, _)| b.sprint).collect();
    left.sort_unstable();
    left.dedup();
    match (left.as_slice(), sprint) {
        ([], _) => format!("Rank {name}"),
        (_, Some(sprint)) => format!("Plan {name} for {}", sprint.name),
        ([one], None) => match one.and_then(|id| project.sprints.get(id)) {
            Some(left) => format!("Take {name} out of {}", left.name),
            None => format!("Take {name} out of a sprint"),
        },
        (_, None) => format!("Take {name} out of their sprints"),
    }
}
