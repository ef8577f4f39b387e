//! Projects that are made for a test: columns with stories, and nothing that a test does not look at.

use std::path::PathBuf;
use std::sync::Arc;

use roadboard::app::preferences::Preferences;
use roadboard::model::{
    Column, ColumnId, ColumnKind, IdSource, Initiative, Person, PersonId, Project, Rank, Settings, Sprint, SprintId,
    SprintState, Story, StoryId, Theme, ThemeId, parse_date,
};
use roadboard::storage::{self, SystemFiles};

use crate::stage::Stage;

pub(crate) struct Plan {
    pub(crate) project: Project,
    ids: IdSource,
}

impl Plan {
    /// The first column is for what is to do, one that is called "Done" for what is done.
    pub(crate) fn new(columns: &[&str]) -> Self {
        let mut ids = IdSource::from_seed(1);
        let settings =
            Settings { document: ids.next_id(), name: "Plan".into(), key_prefix: "T".into(), ..Settings::default() };
        let mut project = Project { settings: Arc::new(settings), ..Project::default() };
        let ranks = Rank::spread(None, None, columns.len());
        for (i, (name, rank)) in columns.iter().zip(ranks).enumerate() {
            let kind = match (*name, i) {
                ("Done", _) => ColumnKind::Done,
                (_, 0) => ColumnKind::ToDo,
                _ => ColumnKind::Doing,
            };
            project.columns.insert(Column { id: ids.next_id(), name: (*name).into(), kind, rank, ..Column::default() });
        }
        Self { project, ids }
    }

    /// Puts `n` stories below those of a column: T-1, T-2 and so on through the whole plan.
    pub(crate) fn stories(&mut self, column: &str, n: usize) {
        self.stories_of(None, column, n);
    }

    pub(crate) fn stories_of(&mut self, assignee: Option<PersonId>, column: &str, n: usize) {
        let column = column_id(&self.project, column);
        let sprint = self.project.active_sprint().map(|sprint| sprint.id);
        let last = self.project.stories.iter().filter(|s| s.column == column).map(|s| s.rank.clone()).max();
        for rank in Rank::spread(last.as_ref(), None, n) {
            let number = self.project.stories.len() + 1;
            self.project.stories.insert(Story {
                id: self.ids.next_id(),
                key: format!("T-{number}"),
                title: format!("Story {number}"),
                column,
                rank,
                assignee,
                sprint,
                ..Story::default()
            });
        }
    }

    pub(crate) fn person(&mut self, name: &str) -> PersonId {
        let id = self.ids.next_id();
        self.project.people.insert(Person { id, name: name.into(), ..Person::default() });
        id
    }

    pub(crate) fn sprint(&mut self, name: &str, state: SprintState) -> SprintId {
        let id = self.ids.next_id();
        self.project.sprints.insert(Sprint { id, name: name.into(), state, ..Sprint::default() });
        id
    }

    pub(crate) fn change_sprint(&mut self, id: SprintId, change: impl FnOnce(&mut Sprint)) {
        let mut sprint = (**self.project.sprints.get(id).unwrap()).clone();
        change(&mut sprint);
        self.project.sprints.insert(sprint);
    }

    #[track_caller]
    pub(crate) fn change_story(&mut self, key: &str, change: impl FnOnce(&mut Story)) {
        let mut story = self.project.stories.iter().find(|story| story.key == key).unwrap().as_ref().clone();
        change(&mut story);
        self.project.stories.insert(story);
    }

    /// A lane of the roadmap, below those that are there.
    pub(crate) fn theme(&mut self, name: &str) -> ThemeId {
        let last = self.project.themes.iter().map(|theme| theme.rank.clone()).max();
        let rank = Rank::spread(last.as_ref(), None, 1).remove(0);
        let id = self.ids.next_id();
        self.project.themes.insert(Theme { id, name: name.into(), rank, ..Theme::default() });
        id
    }

    /// A bar on the roadmap, with its first and its last day.
    #[track_caller]
    pub(crate) fn bar(&mut self, theme: ThemeId, title: &str, start: &str, end: &str) {
        let (start, end) = (parse_date(start).ok(), parse_date(end).ok());
        assert!(start.is_some() && end.is_some(), "{title} has no dates");
        let (id, title, theme) = (self.ids.next_id(), title.into(), Some(theme));
        self.project.initiatives.insert(Initiative { id, title, theme, start, end, ..Initiative::default() });
    }

    /// Writes it to a file of the stage, where windows are small: most of a test's time goes into drawing.
    pub(crate) fn save(&self, stage: &Stage) -> PathBuf {
        let preferences = Preferences { window: Some((1000.0, 900.0)), inspector: false, ..Preferences::default() };
        preferences.store(&stage.path("config").join("roadboard/preferences.ron")).unwrap();
        let path = stage.path("plan.ron");
        storage::save(&SystemFiles, &path, &self.project).unwrap();
        path
    }
}

#[track_caller]
pub(crate) fn column_id(project: &Project, name: &str) -> ColumnId {
    project.columns.iter().find(|column| column.name == name).unwrap().id
}

/// The keys of a column, from the top.
#[track_caller]
pub(crate) fn keys(project: &Project, column: &str) -> Vec<String> {
    let column = column_id(project, column);
    let mut stories: Vec<_> = project.stories.iter().filter(|story| story.column == column).collect();
    stories.sort_by(|a, b| a.order().cmp(&b.order()));
    stories.iter().map(|story| story.key.clone()).collect()
}

/// Nothing but these stories is different.
#[track_caller]
pub(crate) fn assert_only_changed(before: &Project, after: &Project, keys: &[&str]) {
    let changed: Vec<StoryId> = before.stories.iter().filter(|s| keys.contains(&&*s.key)).map(|s| s.id).collect();
    let mut expected = before.clone();
    for id in changed {
        expected.stories.insert(Arc::clone(after.stories.get(id).unwrap()));
    }
    assert!(expected == *after, "something other than {keys:?} changed");
}

#[track_caller]
pub(crate) fn initiative<'a>(project: &'a Project, title: &str) -> &'a Initiative {
    let mut found = project.initiatives.iter().filter(|initiative| initiative.title == title);
    let first = found.next();
    assert!(found.next().is_none(), "several initiatives are called {title}");
    first.unwrap_or_else(|| panic!("no initiative is called {title}"))
}

/// The first and the last day of an initiative, as text.
#[track_caller]
pub(crate) fn dates(project: &Project, title: &str) -> [String; 2] {
    let initiative = initiative(project, title);
    [initiative.start, initiative.end].map(|date| date.unwrap().to_string())
}
