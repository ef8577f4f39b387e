//! What commands ask for, of the stories that are selected as they are shown.

use std::collections::HashSet;
use std::sync::Arc;

use super::ground::{Dropped, Fold, OnBacklog, Spot};
use super::planned::next_planned;
use super::refine;
use super::saved::SCREEN;
use super::shown::{At, ShownBacklog};
use super::view::{BacklogView, Edited};
use crate::edit::{NewStory, Place, RankStories, StoryField};
use crate::insight::{Group, LaneKey, Part, Section, sections};
use crate::model::{ColumnKind, SprintState, Story, StoryId};
use crate::screens::drag::Ground;
use crate::screens::{Action, Dialog, Pick, Scene};
use crate::session::Document;
use crate::ui::command::Command;
use crate::ui::format::count;

/// What a command asks for here.
pub fn run(scene: Scene<'_>, view: &mut BacklogView, command: Command) -> Vec<Action> {
    let document = scene.document;
    let selected = document.selection.to_vec();
    match command {
        Command::NewStory => {
            if let Some(part) = draft_part(document, view) {
                view.start_draft(part);
            }
            Vec::new()
        }
        Command::MoveUp | Command::MoveDown | Command::MoveToTop | Command::MoveToBottom => {
            move_by_command(document, view, command).map(dropped).into_iter().collect()
        }
        Command::PlanNext => match next_section(document, view) {
            Some(section) => vec![plan(selected, section, Place::Bottom)],
            None => vec![Action::Announce("No sprint comes next. Plan one first.".into())],
        },
        Command::PlanBack => vec![plan(selected, Section::Backlog, Place::Top)],
        Command::SelectSection => {
            let stories = cursor_part(document, view).map(|part| view.shown(document).stories_of(part.section));
            let stories = stories.unwrap_or_default();
            vec![
                Action::Announce(format!("Selected {}", count(stories.len(), "story", "stories"))),
                Action::PickAll(stories),
            ]
        }
        Command::FoldSection => {
            if let Some(part) = cursor_part(document, view) {
                let fold = Fold::Section(part.section);
                if !view.folds.remove(&fold) {
                    view.folds.insert(fold);
                }
            }
            Vec::new()
        }
        Command::RenameStory | Command::EditEstimate => {
            if let Some(story) = lead_of(document, &selected) {
                let what = if command == Command::RenameStory { Edited::Title } else { Edited::Estimate };
                view.unfold(document, story.id);
                view.look_at(document, story.id);
                view.edit(story, what);
            }
            Vec::new()
        }
        Command::Estimate1
        | Command::Estimate2
        | Command::Estimate3
        | Command::Estimate5
        | Command::Estimate8
        | Command::Estimate13 => refine::by_key(view, selected, points_of(command)),
        Command::ClearEstimate => vec![Action::EditStories(selected, StoryField::Estimate(None))],
        Command::Refine => {
            view.refining = !view.refining;
            if view.refining && selected.is_empty() { next_unestimated(document, view) } else { Vec::new() }
        }
        Command::NextUnestimated => match next_unestimated(document, view) {
            actions if actions.is_empty() => vec![Action::Announce("Every story that is shown has an estimate".into())],
            actions => actions,
        },
        Command::Filter => {
            view.focus_filter = true;
            Vec::new()
        }
        Command::SaveView => {
            vec![Action::OpenDialog(Dialog::SaveView { screen: SCREEN.into(), query: view.query() })]
        }
        Command::GoToBacklog => {
            view.refresh(document);
            let story = first_story(document, view);
            view.reveal = story;
            let unpicked = story.filter(|story| !document.selection.contains(*story));
            unpicked.map(|story| Action::Pick(story, Pick::Only)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn points_of(command: Command) -> f64 {
    match command {
        Command::Estimate1 => 1.0,
        Command::Estimate2 => 2.0,
        Command::Estimate3 => 3.0,
        Command::Estimate5 => 5.0,
        Command::Estimate8 => 8.0,
        _ => 13.0,
    }
}

/// The action of a drop.
pub(super) fn dropped(ask: Dropped) -> Action {
    match ask {
        Dropped::Rank(ask) => Action::RankStories(ask),
        Dropped::Set(stories, field) => Action::EditStories(stories, field),
    }
}

fn plan(stories: Vec<StoryId>, section: Section, place: Place) -> Action {
    Action::RankStories(RankStories { stories, section, place })
}

/// What a command to move asks for, of the selected stories of one part; `None` when they are there already.
pub fn move_by_command(document: &Document, view: &BacklogView, command: Command) -> Option<Dropped> {
    let shown = view.shown(document);
    let all = &document.project().stories;
    let mut stories = document.selection.to_vec();
    let lead = lead_of(document, &stories)?;
    let part = shown.part(shown.find(lead)?.part)?;
    let rows = shown.rows(part);
    // Up and down stay in a part; stories of others stay where they are.
    stories.retain(|id| all.get(*id).is_some_and(|story| rows.position(story).is_some()));
    let places = || stories.iter().filter_map(|id| rows.position(all.get(*id)?));
    let (first, last) = (places().min()?, places().max()?);
    let row = match command {
        Command::MoveUp => first.saturating_sub(1),
        Command::MoveDown => (last + 2).min(rows.len()),
        Command::MoveToTop if part.group == Group::All => {
            // Above hidden stories too: the top of the section, not of what is shown.
            return Some(Dropped::Rank(RankStories { stories, section: part.section, place: Place::Top }));
        }
        Command::MoveToTop => 0,
        Command::MoveToBottom => rows.len(),
        _ => return None,
    };
    OnBacklog::move_to(shown, stories, &part, &Spot { part, row })
}

/// The story that says where several are: the cursor's if it is among them.
fn lead_of<'a>(document: &'a Document, stories: &[StoryId]) -> Option<&'a Arc<Story>> {
    let cursor = document.selection.cursor().filter(|id| stories.contains(id));
    document.project().stories.get(cursor.or(stories.first().copied())?)
}

/// The sprint that comes next: of what is in the backlog the next planned one, else the active one; of what is in a
/// sprint the one below it.
fn next_section(document: &Document, view: &BacklogView) -> Option<Section> {
    let project = document.project();
    let part = cursor_part(document, view)?;
    let open = sections(project);
    match part.section {
        Section::Backlog => {
            let next = next_planned(project).map(|sprint| sprint.id);
            next.or(document.indexes().active_sprint()).map(Section::Sprint)
        }
        section @ Section::Sprint(_) => {
            let at = open.iter().position(|other| *other == section)?;
            open.get(at + 1).copied().filter(|next| *next != Section::Backlog)
        }
    }
}

/// The part of the cursor's story, or the backlog's first.
fn cursor_part(document: &Document, view: &BacklogView) -> Option<Part> {
    let shown = view.shown(document);
    let cursor = document.selection.cursor().and_then(|id| shown.find_id(id)).and_then(|at| shown.part(at.part));
    cursor.or_else(|| shown.parts_of(Section::Backlog).next())
}

/// Where a new story is typed: in the cursor's part, unless a story that is made there would not come into it.
fn draft_part(document: &Document, view: &BacklogView) -> Option<Part> {
    let part = cursor_part(document, view)?;
    if !matches!(part.group, Group::Release(Some(_))) {
        return Some(part);
    }
    let shown = view.shown(document);
    let unset = Part { group: Group::Release(None), ..part };
    if shown.position(unset).is_some() { Some(unset) } else { shown.parts_of(part.section).next() }
}

/// A story with this title at the top of a part, or below another; none where the project has no columns. It stands in the
/// column of the one that it follows, or in that of the first to do.
pub fn new_story(
    document: &Document,
    view: &BacklogView,
    part: Part,
    title: String,
    below: Option<StoryId>,
) -> Option<NewStory> {
    let project = document.project();
    let columns = project.columns_in_order();
    let to_do = |story: &Arc<Story>| {
        project.columns.get(story.column).filter(|column| column.kind == ColumnKind::ToDo).map(|column| column.id)
    };
    let above = below.and_then(|id| project.stories.get(id)).map(|story| story.column);
    let first = || view.shown(document).rows(part).get(0).and_then(to_do);
    let of_kind = || columns.iter().find(|column| column.kind == ColumnKind::ToDo).or(columns.first());
    let column = above.or_else(first).or_else(|| of_kind().map(|column| column.id))?;
    let sprint = match part.section {
        Section::Sprint(id) => project.sprints.get(id).filter(|s| s.state != SprintState::Closed).map(|s| s.id),
        Section::Backlog => None,
    };
    let lane = match part.group {
        Group::Initiative(initiative) => Some(LaneKey::Initiative(initiative)),
        Group::All | Group::Release(_) => None,
    };
    Some(NewStory { title, column, sprint, below, lane })
}

/// Where the cursor goes when stories are gone from the list: to the next that stays, else to the one before.
pub fn after_deletion(document: &Document, view: &BacklogView, gone: &[StoryId]) -> Option<StoryId> {
    let shown = view.shown(document);
    let at = shown.find_id(document.selection.cursor()?)?;
    let gone: HashSet<StoryId> = gone.iter().copied().collect();
    let stays = |at: At| shown.get(at).map(|story| story.id).filter(|id| !gone.contains(id));
    let walk = |by: isize| {
        let mut from = at;
        loop {
            let to = shown.step(from, by);
            if to == from {
                return None;
            }
            if let Some(story) = stays(to) {
                return Some(story);
            }
            from = to;
        }
    };
    stays(at).or_else(|| walk(1)).or_else(|| walk(-1))
}

/// Where keys start when nothing has the focus: the cursor's story if it is shown, else the first.
fn first_story(document: &Document, view: &BacklogView) -> Option<StoryId> {
    let shown = view.shown(document);
    let cursor = document.selection.cursor().filter(|id| shown.find_id(*id).is_some());
    cursor.or_else(|| shown.first().and_then(|at| shown.get(at)).map(|story| story.id))
}

/// Picks the next story below the cursor that is not estimated and not done, from the top again at the end.
fn next_unestimated(document: &Document, view: &mut BacklogView) -> Vec<Action> {
    let next = unestimated_after(view.shown(document), document.selection.cursor());
    let Some(next) = next else { return Vec::new() };
    view.reveal = Some(next);
    vec![Action::Pick(next, Pick::Only)]
}

/// The next story in sight that is neither estimated nor done.
pub(super) fn unestimated_after(shown: ShownBacklog<'_>, story: Option<StoryId>) -> Option<StoryId> {
    let project = shown.document.project();
    let is_open = |story: &&Arc<Story>| story.estimate.is_none() && !project.is_done(story);
    let from = story.and_then(|id| shown.find_id(id));
    let parts = shown.parts().len();
    let (part, row) = from.map_or((0, 0), |at| (at.part, at.row + 1));
    // The part that it stands in comes twice: from it to the end, and at last from its top.
    let search = (0..=parts).map(|i| ((part + i) % parts.max(1), if i == 0 { row } else { 0 }));
    let mut found = search.filter_map(|(at, row)| Some((shown.part(at)?, row)));
    found.find_map(|(part, row)| {
        if shown.is_folded(part) {
            return None;
        }
        shown.rows(part).iter().skip(row).find(is_open).map(|story| story.id).filter(|id| Some(*id) != story)
    })
}
