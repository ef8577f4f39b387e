//! What tests of the backlog do beyond what all screens need.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::insight::{Section, sections};
use roadboard::model::{Project, SprintState};

use crate::board_support::changed;
use crate::support::{Screen, start_with};

/// A window in which the active sprint and the first rows of the backlog are in sight.
pub const TALL: Vec2 = Vec2::new(1440.0, 1700.0);

/// The backlog of the sample.
pub fn backlog() -> Screen {
    backlog_in(TALL)
}

pub fn backlog_in(size: Vec2) -> Screen {
    let mut screen = start_with(roadboard::app::StartWith::Sample, size, None);
    screen.key(Modifiers::COMMAND, Key::Num2);
    screen
}

/// The backlog of the sample after a change of its file.
pub fn backlog_of(size: Vec2, change: impl FnOnce(&mut Project)) -> Screen {
    let mut screen = changed(size, change);
    screen.key(Modifiers::COMMAND, Key::Num2);
    screen
}

impl Screen {
    /// The section of a sprint by its name, or the backlog.
    pub fn section(&self, name: &str) -> Section {
        let project = self.document().project();
        let sprint = project.sprints.iter().find(|s| s.name == name && s.state != SprintState::Closed);
        sprint.map_or(Section::Backlog, |sprint| Section::Sprint(sprint.id))
    }

    /// The keys of a section by rank.
    pub fn keys_of_section(&self, name: &str) -> Vec<String> {
        let lane = self.document().indexes().backlog.section(self.section(name));
        lane.stories().iter().map(|story| story.key.clone()).collect()
    }

    /// The names of the sections, from the top.
    pub fn sections(&self) -> Vec<String> {
        let project = self.document().project();
        let name = |section| match section {
            Section::Backlog => "Backlog".to_owned(),
            Section::Sprint(id) => project.sprints.get(id).unwrap().name.clone(),
        };
        sections(project).into_iter().map(name).collect()
    }

    pub fn row(&self, key: &str) -> Rect {
        self.rows_of(key).first().copied().unwrap_or_else(|| panic!("no row of {key}"))
    }

    fn rows_of(&self, key: &str) -> Vec<Rect> {
        let is_row = |label: String| label.starts_with(&format!("{key}, "));
        let rows = self.harness.query_all_by_role(Role::ListItem);
        rows.filter(|node| node.accesskit_node().label().is_some_and(is_row)).map(|node| node.rect()).collect()
    }

    /// A row of this key is drawn.
    pub fn shows_row(&self, key: &str) -> bool {
        !self.rows_of(key).is_empty()
    }

    /// What a row is called.
    pub fn row_name(&self, key: &str) -> String {
        let is_row = |label: &String| label.starts_with(&format!("{key}, "));
        let mut rows = self.harness.query_all_by_role(Role::ListItem);
        rows.find_map(|node| node.accesskit_node().label().filter(is_row)).unwrap_or_else(|| panic!("no row of {key}"))
    }

    /// The place in a row to take it by: on its title.
    pub fn handle(&self, key: &str) -> Pos2 {
        self.row(key).left_center() + vec2(160.0, 0.0)
    }

    pub fn press_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.harness.hover_at(at);
        self.harness.run();
        for pressed in [true, false] {
            let button = PointerButton::Primary;
            self.harness.event_modifiers(Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
        }
        self.harness.run();
    }

    pub fn pick_row(&mut self, key: &str, modifiers: Modifiers) {
        self.press_at(self.handle(key), modifiers);
    }

    /// The rows of a part in sight, from the top.
    pub fn rows_in(&self, part: &str) -> Vec<String> {
        let Some(list) = self.harness.query_all_by_role_and_label(Role::List, part).next() else { return Vec::new() };
        let mut rows: Vec<_> = list
            .query_all_by_role(Role::ListItem)
            .filter_map(|node| Some((node.rect().min.y, node.accesskit_node().label()?)))
            .collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        rows.into_iter().filter_map(|(_, name)| Some(name.split(',').next()?.to_owned())).collect()
    }

    /// Presses keys one after the other.
    pub fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.key(Modifiers::NONE, *key);
        }
    }

    pub fn estimate(&self, key: &str) -> Option<f64> {
        self.story(key).estimate
    }

    /// A place in a section without rows.
    pub fn well(&self, name: &str) -> Pos2 {
        self.harness.get_by_label(&format!("Fold {name}")).rect().center_bottom() + vec2(-200.0, 18.0)
    }

    /// Drags a row to a place and lets go there.
    pub fn drag_row(&mut self, key: &str, to: Pos2) {
        let from = self.handle(key);
        self.drag(from, to);
        self.drop(to);
    }

    /// The rows that have no estimate, from the top of the backlog.
    pub fn unestimated(&self) -> Vec<String> {
        let lane = self.document().indexes().backlog.section(Section::Backlog);
        lane.stories().iter().filter(|s| s.estimate.is_none()).map(|s| s.key.clone()).collect()
    }
}
