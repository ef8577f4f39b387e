//! The Sprints screen in a harness.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::StartWith;
use roadboard::model::{Date, Project, Release, Sprint, SprintState, parse_date};
use roadboard::sample::{SampleSize, project};
use roadboard::storage::{SystemFiles, save};

use crate::support::{SIZE, Screen, start_with};

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// The sample after a change, on the Sprints screen of a window of a size.
pub fn sprints_in(size: Vec2, change: impl FnOnce(&mut Project)) -> Screen {
    let mut project = project(&SampleSize::default());
    change(&mut project);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("northwind-pay.ron");
    save(&SystemFiles, &path, &project).unwrap();
    let mut screen = start_with(StartWith::Open(path), size, None);
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    screen.key(Modifiers::COMMAND, Key::Num3);
    screen
}

pub fn sprints() -> Screen {
    sprints_in(SIZE, |_| {})
}

/// On the releases.
pub fn releases() -> Screen {
    let mut screen = sprints();
    screen.click("Show the releases");
    screen
}

impl Screen {
    pub fn sprint_named(&self, name: &str) -> Sprint {
        let sprint = self.document().project().sprints.iter().find(|s| s.name == name);
        (**sprint.unwrap_or_else(|| panic!("no sprint {name}"))).clone()
    }

    pub fn release_named(&self, name: &str) -> Release {
        let release = self.document().project().releases.iter().find(|r| r.name == name);
        (**release.unwrap_or_else(|| panic!("no release {name}"))).clone()
    }

    pub fn active(&self) -> Option<String> {
        self.document().project().active_sprint().map(|sprint| sprint.name.clone())
    }

    /// The rows of the list as they are read out.
    pub fn sprint_rows(&self) -> Vec<String> {
        let is_row = |label: &String| {
            [": active, ", ": planned, ", ": goal ", ": closed, ", ": released, "].iter().any(|s| label.contains(s))
        };
        let rows = self.harness.query_all_by_role(Role::ListItem).filter_map(|node| node.accesskit_node().label());
        rows.filter(is_row).collect()
    }

    /// Chooses a row of the list by the begin of what is read out.
    pub fn choose_row(&mut self, begin: &str) {
        let row = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::ListItem && node.label().is_some_and(|label| label.starts_with(begin))
        };
        self.harness.get_by(row).click();
        self.harness.run();
    }

    /// Replaces the text of a field, and stays in it.
    pub fn write_in(&mut self, field: &str, text: &str) {
        self.enter(field);
        self.key(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// Presses what may be scrolled out of sight.
    pub fn press_anywhere(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.harness.run();
    }

    pub fn has_dialog(&self, title: &str) -> bool {
        self.harness.query_by_role_and_label(Role::Dialog, title).is_some()
    }
}

/// A planned sprint that the sample has not.
pub fn add_planned(project: &mut Project, name: &str, start: &str, end: &str) {
    let mut ids = roadboard::model::IdSource::from_seed(77);
    project.sprints.insert(Sprint {
        id: ids.next_id(),
        name: name.into(),
        start: Some(day(start)),
        end: Some(day(end)),
        state: SprintState::Planned,
        ..Sprint::default()
    });
}
