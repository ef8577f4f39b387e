//! What tests of the board do beyond what all screens need.

use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Event, Modifiers, Pos2, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::StartWith;
use roadboard::insight::Scope;
use roadboard::model::{Column, Project, Story};
use roadboard::sample::{SampleSize, project};
use roadboard::storage::{SystemFiles, save};

use crate::support::{SIZE, Screen, start_with};

/// A window in which all lanes and columns of the sample's sprint are in sight, so that nothing scrolls by itself.
pub const ROOMY: Vec2 = Vec2::new(1800.0, 2600.0);

pub fn sample_in(size: Vec2) -> Screen {
    start_with(StartWith::Sample, size, None)
}

/// The sample after a change of its file.
pub fn changed(size: Vec2, change: impl FnOnce(&mut Project)) -> Screen {
    let mut project = project(&SampleSize::default());
    change(&mut project);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("northwind-pay.ron");
    save(&SystemFiles, &path, &project).unwrap();
    let mut screen = start_with(StartWith::Open(path), size, None);
    screen.wait("the file to open", |s| s.harness.state().document().is_some());
    screen
}

/// The sample with another column of that name.
pub fn with_column(name: &str, edit: impl FnOnce(&mut Column)) -> Screen {
    changed(SIZE, |project| edit_column(project, name, edit))
}

pub fn edit_column(project: &mut Project, name: &str, edit: impl FnOnce(&mut Column)) {
    let mut column = (**project.columns.iter().find(|c| c.name == name).unwrap()).clone();
    edit(&mut column);
    project.columns.insert(column);
}

pub fn edit_story(project: &mut Project, key: &str, edit: impl FnOnce(&mut Story)) {
    let mut story = (**project.stories.iter().find(|s| s.key == key).unwrap()).clone();
    edit(&mut story);
    project.stories.insert(story);
}

/// The place on a card to take it by.
pub fn grip(screen: &Screen, key: &str) -> Pos2 {
    screen.card(key).min + vec2(60.0, 16.0)
}

impl Screen {
    /// A card of this key is drawn.
    pub fn shows_card(&self, key: &str) -> bool {
        self.harness
            .query_all_by_role(Role::ListItem)
            .any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(key)))
    }

    /// The keys of a column in all sprints, from the top.
    pub fn keys_of_all(&self, column: &str) -> Vec<String> {
        let board = &self.document().indexes().board;
        board.lane(Scope::All, self.column_id(column)).stories().iter().map(|s| s.key.clone()).collect()
    }

    /// A frame at so many seconds after the last.
    pub fn frame(&mut self, seconds: f64) {
        let now = self.harness.ctx.input(|i| i.time);
        self.harness.input_mut().time = Some(now + seconds);
        self.harness.step();
        // It would stand still there.
        self.harness.input_mut().time = None;
    }

    /// What is written on the screen outside the cards, whose texts are meshes; names for screen readers aside.
    pub fn painted(&self) -> Vec<String> {
        fn gather(shape: &Shape, into: &mut Vec<String>) {
            match shape {
                Shape::Text(text) => into.push(text.galley.text().to_owned()),
                Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, into)),
                _ => {}
            }
        }
        let mut texts = Vec::new();
        self.harness.output().shapes.iter().for_each(|clipped| gather(&clipped.shape, &mut texts));
        texts
    }

    /// How a part of the screen looks, without the pointer.
    pub fn picture(&mut self, rect: egui::Rect) -> Vec<u8> {
        let image = self.harness.render().unwrap();
        let (x, y) = (rect.min.x as u32..rect.max.x as u32, rect.min.y as u32..rect.max.y as u32);
        y.flat_map(|y| x.clone().map(move |x| (x, y))).flat_map(|(x, y)| image.get_pixel(x, y).0).collect()
    }

    pub fn paints(&self, text: &str) -> bool {
        self.painted().iter().any(|known| known == text)
    }

    /// The status bar says exactly this.
    pub fn says(&self, text: &str) -> bool {
        self.texts().iter().any(|known| known == text)
    }

    /// Clicks what has the name, on top of all else that has.
    pub fn press(&mut self, name: &str) {
        self.harness.query_all_by_label(name).last().unwrap_or_else(|| panic!("no {name}")).click();
        self.harness.run();
    }

    /// Opens a menu of the toolbar, by the beginning of its name.
    pub fn open_menu(&mut self, name: &str) {
        let opener = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with(&format!("{name}: ")))
        };
        self.harness.get_by(opener).click();
        self.harness.run();
    }

    /// Shows lanes by a field, from the toolbar.
    pub fn group_by(&mut self, field: &str) {
        self.open_menu("Lanes");
        self.press(field);
    }

    /// Picks an entry of a column's menu.
    pub fn in_menu_of(&mut self, column: &str, entry: &str) {
        self.press(&format!("Menu of {column}"));
        self.press(entry);
    }

    /// The lanes in sight, from the top.
    pub fn lanes(&self) -> Vec<String> {
        let buttons = self.harness.query_all_by_role(Role::Button);
        let mut lanes: Vec<_> = buttons
            .filter_map(|node| {
                let label = node.accesskit_node().label()?;
                let name = label.strip_prefix("Fold ").or(label.strip_prefix("Unfold "))?.to_owned();
                node.accesskit_node().description().map(|_| (node.rect().min.y, name))
            })
            .collect();
        lanes.sort_by(|a, b| a.0.total_cmp(&b.0));
        lanes.into_iter().map(|(_, name)| name).collect()
    }

    /// The keys of the cards in a group: a column, or "Ana Novak, Ready".
    pub fn cards_in(&self, group: &str) -> Vec<String> {
        let Some(group) = self.harness.query_all_by_role_and_label(Role::List, group).next() else {
            return Vec::new();
        };
        let mut cards: Vec<_> = group
            .query_all_by_role(Role::ListItem)
            .filter_map(|node| Some((node.rect().min.y, node.accesskit_node().label()?)))
            .collect();
        cards.sort_by(|a, b| a.0.total_cmp(&b.0));
        cards.into_iter().filter_map(|(_, name)| Some(name.split(' ').next()?.to_owned())).collect()
    }

    /// What a screen reader is told of something after its name.
    pub fn described(&self, name: &str) -> String {
        self.harness.get_by_label(name).accesskit_node().description().unwrap_or_default()
    }

    /// A place in a column, beside the middle of what has the name.
    pub fn across(&self, column: &str, name: &str) -> Pos2 {
        pos2(self.column(column).center().x, self.harness.get_by_label(name).rect().center().y)
    }

    /// Drags a card to a place and lets go there.
    pub fn drag_card(&mut self, key: &str, to: Pos2) {
        let from = grip(self, key);
        self.drag(from, to);
        self.drop(to);
    }

    pub fn steps(&self) -> usize {
        self.document().history().len().0
    }

    pub fn selected(&self) -> Vec<String> {
        let stories = &self.document().project().stories;
        let mut keys: Vec<_> = self.document().selection.to_vec();
        keys.retain(|id| stories.contains(*id));
        let mut keys: Vec<_> = keys.iter().map(|id| stories.get(*id).unwrap().key.clone()).collect();
        keys.sort();
        keys
    }

    pub fn wheel(&mut self, delta: Vec2, modifiers: Modifiers) {
        let (unit, phase) = (egui::MouseWheelUnit::Point, TouchPhase::Move);
        let source = egui::MouseWheelSource::Wheel;
        self.harness.event_modifiers(Event::MouseWheel { unit, delta, phase, source, modifiers }, modifiers);
        for _ in 0..20 {
            self.harness.step();
        }
    }

    /// What a window system sends for a finger, in one frame that comes so many seconds after the last.
    pub fn finger(&mut self, phase: TouchPhase, pos: Pos2, seconds: f64) {
        let touch = Event::Touch { device_id: egui::TouchDeviceId(1), id: egui::TouchId(1), phase, pos, force: None };
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        let press = |pressed| Event::PointerButton { pos, button, pressed, modifiers };
        let pointer = match phase {
            TouchPhase::Start => vec![Event::PointerMoved(pos), press(true)],
            TouchPhase::Move => vec![Event::PointerMoved(pos)],
            TouchPhase::End => vec![press(false), Event::PointerGone],
            TouchPhase::Cancel => vec![Event::PointerGone],
        };
        self.harness.input_mut().events.push(touch);
        self.harness.input_mut().events.extend(pointer);
        self.frame(seconds);
    }
}
