//! Drawings of boards: `Ready: a b* (x) | Doing[2]: c=d | Done:`.
//!
//! A column is its name, its limit and its cards in order. `*` is selected and `**` has the cursor too, `(x)` is not in
//! the active sprint and so not shown, `c=d` have equal ranks. A limit is `(2)` when it warns and `[2]` when it blocks.
//! `Ready` is a column of kind to do, `Done` of kind done, any other of kind doing.

use std::sync::Arc;

use roadboard::model::{
    Column, ColumnId, ColumnKind, EntityId as _, IdSource, LimitPolicy, Moment, Project, Rank, RawId, Sprint, SprintId,
    SprintState, Story, StoryId,
};
use roadboard::session::{Clock, Document};

/// The present of all drawings.
pub(crate) const NOW: Moment = Moment::from_unix_seconds(1_700_000_000);

fn raw(n: usize) -> RawId {
    RawId::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, (n >> 8) as u8, n as u8])
}

/// The board that a drawing shows. Ids count up in the order of the drawing.
pub(crate) fn document(drawing: &str) -> Document {
    let mut project = Project::default();
    let sprint = SprintId::from_raw(raw(1));
    if drawing.contains(" (") {
        let active = Sprint { id: sprint, state: SprintState::Active, ..Sprint::default() };
        project.sprints.insert(active);
    }
    let in_sprint = (!project.sprints.is_empty()).then_some(sprint);
    let (mut selected, mut cursor) = (Vec::new(), None);
    let columns: Vec<&str> = drawing.split('|').collect();
    for (at, (text, rank)) in columns.iter().zip(Rank::spread(None, None, columns.len())).enumerate() {
        let (head, cards) = text.split_once(':').unwrap_or_else(|| panic!("no colon in {text}"));
        let column = column(head.trim(), at, rank);
        let groups: Vec<&str> = cards.split_whitespace().collect();
        for (group, rank) in groups.iter().zip(Rank::spread(None, None, groups.len())) {
            for card in group.split('=') {
                let name = card.trim_matches(['(', ')', '*']).to_owned();
                let id = StoryId::from_raw(raw(1000 + project.stories.len()));
                if card.ends_with('*') {
                    selected.push(id);
                }
                if card.ends_with("**") {
                    cursor = Some(id);
                }
                project.stories.insert(Story {
                    id,
                    key: name.clone(),
                    title: name,
                    column: column.id,
                    rank: rank.clone(),
                    sprint: in_sprint.filter(|_| !card.starts_with('(')),
                    ..Story::default()
                });
            }
        }
        project.columns.insert(column);
    }
    let mut document = Document::new(project, IdSource::from_seed(1), Clock::Fixed(NOW));
    let cursor = cursor.or(selected.first().copied());
    if let Some(cursor) = cursor {
        document.selection.only(cursor);
        document.selection.range(selected, cursor);
    }
    document
}

fn column(head: &str, at: usize, rank: Rank) -> Column {
    let (name, limit) = match head.split_once(['(', '[']) {
        Some((name, limit)) => (name, Some(limit.trim_end_matches([')', ']']).parse().unwrap())),
        None => (head, None),
    };
    let kind = match name {
        "Ready" => ColumnKind::ToDo,
        "Done" => ColumnKind::Done,
        _ => ColumnKind::Doing,
    };
    let limit_policy = if head.contains('[') { LimitPolicy::Block } else { LimitPolicy::Warn };
    let id = ColumnId::from_raw(raw(10 + at));
    Column { id, name: name.into(), kind, rank, limit, limit_policy, ..Column::default() }
}

/// What a document looks like.
pub(crate) fn drawing(document: &Document) -> String {
    let project = document.project();
    let columns = project.columns_in_order().into_iter().map(|column| {
        let mut text = match (column.limit, column.limit_policy) {
            (Some(limit), LimitPolicy::Block) => format!("{}[{limit}]:", column.name),
            (Some(limit), _) => format!("{}({limit}):", column.name),
            (None, _) => format!("{}:", column.name),
        };
        let mut stories: Vec<&Arc<Story>> = project.stories.iter().filter(|s| s.column == column.id).collect();
        stories.sort_by(|a, b| a.order().cmp(&b.order()));
        for (i, story) in stories.iter().enumerate() {
            let equal = i > 0 && stories[i - 1].rank == story.rank;
            text.push(if equal { '=' } else { ' ' });
            text.push_str(&card(document, story));
        }
        text
    });
    columns.collect::<Vec<_>>().join(" | ")
}

fn card(document: &Document, story: &Story) -> String {
    let hidden = document.project().active_sprint().is_some() && story.sprint.is_none();
    let name = if hidden { format!("({})", story.key) } else { story.key.clone() };
    let selection = &document.selection;
    // One star says all when the cursor is on the first that is selected.
    let first = document.selection.stories().first();
    match (selection.contains(story.id), selection.cursor() == Some(story.id) && first != Some(&story.id)) {
        (true, true) => name + "**",
        (true, false) => name + "*",
        (false, _) => name,
    }
}

pub(crate) fn story(document: &Document, name: &str) -> StoryId {
    let found = document.project().stories.iter().find(|story| story.key == name);
    found.unwrap_or_else(|| panic!("no card {name}")).id
}

pub(crate) fn column_named(document: &Document, name: &str) -> ColumnId {
    let found = document.project().columns.iter().find(|column| column.name == name);
    found.unwrap_or_else(|| panic!("no column {name}")).id
}
