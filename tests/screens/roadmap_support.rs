//! What tests of the roadmap's timeline do beyond what all screens need.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, pos2};
use egui_kittest::kittest::{AccessKitNode, By, NodeT as _, Queryable as _};
use roadboard::app::preferences::ThemeChoice;
use roadboard::model::{Date, Dependency, EntityId as _, Initiative, Node, Project, RawId, Workdays, parse_date};

use crate::board_support::{changed, sample_in};
use crate::support::Screen;

pub const NONE: Modifiers = Modifiers::NONE;
pub const CTRL: Modifiers = Modifiers::COMMAND;
pub const ALT: Modifiers = Modifiers::ALT;
pub const SHIFT: Modifiers = Modifiers::SHIFT;

/// A window in which nothing of the sample's roadmap is scrolled away, and the canvas is wide.
pub const WIDE: Vec2 = Vec2::new(1800.0, 1000.0);

/// The sample's roadmap as a person finds it who went there, with nothing selected and no inspector.
pub fn roadmap() -> Screen {
    roadmap_in(WIDE)
}

pub fn roadmap_in(size: Vec2) -> Screen {
    arrived(sample_in(size))
}

/// The roadmap of a sample that was changed in its file.
pub fn roadmap_of(change: impl FnOnce(&mut Project)) -> Screen {
    arrived(changed(WIDE, change))
}

fn arrived(mut screen: Screen) -> Screen {
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |preferences| {
        (preferences.inspector, preferences.theme) = (false, ThemeChoice::Light);
    });
    screen.key(CTRL, Key::Num5);
    screen.key(NONE, Key::Escape);
    screen
}

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

pub fn edit_bar(project: &mut Project, title: &str, edit: impl FnOnce(&mut Initiative)) {
    let mut bar = (**project.initiatives.iter().find(|i| i.title == title).unwrap()).clone();
    edit(&mut bar);
    project.initiatives.insert(bar);
}

/// Another bar, like one that is there.
pub fn add_bar(project: &mut Project, n: u8, like: &str, edit: impl FnOnce(&mut Initiative)) {
    let mut bar = (**project.initiatives.iter().find(|i| i.title == like).unwrap()).clone();
    bar.id = roadboard::model::InitiativeId::from_raw(RawId::from_bytes([n; 10]));
    edit(&mut bar);
    project.initiatives.insert(bar);
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

fn is_bar(node: &AccessKitNode<'_>, title: &str) -> bool {
    let named = node.label().is_some_and(|label| label.starts_with(&format!("{title}, ")));
    node.role() == Role::Button && named && node.toggled().is_some()
}

impl Screen {
    pub fn node(&self, title: &str) -> Node {
        let project = self.document().project();
        let bar = project.initiatives.iter().find(|i| i.title == title).map(|i| Node::Initiative(i.id));
        let day = || project.milestones.iter().find(|m| m.title == title).map(|m| Node::Milestone(m.id));
        bar.or_else(day).unwrap_or_else(|| panic!("nothing is called {title}"))
    }

    pub fn initiative(&self, title: &str) -> Initiative {
        (**self.document().project().initiatives.iter().find(|i| i.title == title).unwrap()).clone()
    }

    pub fn link(&self, from: &str, to: &str) -> Option<Dependency> {
        let (from, to) = (self.node(from), self.node(to));
        let links = &self.document().project().dependencies;
        links.iter().find(|link| link.from == from && link.to == to).map(|link| (**link).clone())
    }

    /// "2026-09-23 2026-12-24".
    pub fn dates(&self, title: &str) -> String {
        let period = self.document().project().period(self.node(title)).unwrap();
        format!("{} {}", period.start, period.end)
    }

    /// The working days of a bar.
    pub fn length(&self, title: &str) -> i64 {
        let project = self.document().project();
        Workdays::of(&project.settings.calendar).length(project.period(self.node(title)).unwrap())
    }

    pub fn theme_of(&self, title: &str) -> String {
        let project = self.document().project();
        let theme = match self.node(title) {
            Node::Initiative(id) => project.initiatives.get(id).unwrap().theme,
            Node::Milestone(id) => project.milestones.get(id).unwrap().theme,
        };
        theme.map_or("none".into(), |id| project.themes.get(id).unwrap().name.clone())
    }

    pub fn themes(&self) -> Vec<String> {
        self.document().project().themes_in_order().iter().map(|theme| theme.name.clone()).collect()
    }

    /// The titles of what is selected.
    pub fn picked(&self) -> Vec<String> {
        let document = self.document();
        let mut titles: Vec<_> = document.plan_selection.to_vec();
        titles.sort();
        let mut titles: Vec<_> = titles.iter().map(|node| document.project().node_title(*node).to_owned()).collect();
        titles.sort();
        titles
    }

    /// Whether a bar or a milestone is on the canvas.
    pub fn has_bar(&self, title: &str) -> bool {
        self.harness.query_all(By::new().predicate(|node| is_bar(node, title)).recursive(true)).next().is_some()
    }

    /// Where it is, as far as it is in sight.
    #[track_caller]
    pub fn bar(&self, title: &str) -> Rect {
        let found = self.harness.query_all(By::new().predicate(|node| is_bar(node, title)).recursive(true)).next();
        found.unwrap_or_else(|| panic!("{title} is not on the canvas: {:?}", self.bars())).rect()
    }

    /// What a screen reader says of it.
    #[track_caller]
    pub fn spoken(&self, title: &str) -> String {
        let found = self.harness.query_all(By::new().predicate(|node| is_bar(node, title)).recursive(true)).next();
        let found = found.unwrap_or_else(|| panic!("{title} is not on the canvas: {:?}", self.bars()));
        found.accesskit_node().label().unwrap()
    }

    /// The names of all that is on the canvas.
    pub fn bars(&self) -> Vec<String> {
        let bar = |node: &AccessKitNode<'_>| node.role() == Role::Button && node.toggled().is_some();
        let all = self.harness.query_all(By::new().predicate(move |node| bar(node)).recursive(true));
        let told = |label: &String| label.contains("working day") || label.contains(", milestone, ");
        all.filter_map(|node| node.accesskit_node().label()).filter(told).collect()
    }

    /// What has the focus.
    pub fn focus(&self) -> String {
        let root = self.harness.root();
        let all = root.query_all(By::new().predicate(is_focused).recursive(true));
        all.last().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }

    /// Where the day of a date begins, worked out from a bar that is wholly in sight.
    #[track_caller]
    pub fn x(&self, date: &str) -> f32 {
        let (at, scale) = self.camera();
        let days = day(date).signed_duration_since(at.0).num_days();
        at.1 + days as f32 * scale
    }

    /// A date with its place, and the points that a day takes.
    #[track_caller]
    pub fn camera(&self) -> ((Date, f32), f32) {
        let project = self.document().project();
        let left = Self::canvas_left();
        let right = self.harness.ctx.content_rect().max.x;
        for bar in project.initiatives.iter() {
            let Some(period) = bar.period().filter(|_| self.has_bar(&bar.title)) else { continue };
            let rect = self.bar(&bar.title);
            if rect.min.x > left + 1.0 && rect.max.x < right - 1.0 && rect.width() > 20.0 {
                return ((period.start, rect.min.x), rect.width() / period.days() as f32);
            }
        }
        panic!("no bar is wholly in sight: {:?}", self.bars());
    }

    /// Where the canvas begins beside the lanes' names, and below the axis.
    fn canvas_left() -> f32 {
        208.0 + 172.0
    }

    /// What so many days take on the canvas.
    #[track_caller]
    pub fn days(&self, days: f32) -> Vec2 {
        Vec2::new(days * self.camera().1, 0.0)
    }

    /// In the row of a bar, at the beginning of a date.
    #[track_caller]
    pub fn beside(&self, title: &str, date: &str) -> Pos2 {
        pos2(self.x(date), self.bar(title).center().y)
    }

    /// The place of a lane's name.
    #[track_caller]
    pub fn lane(&self, name: &str) -> Pos2 {
        let folds = |n: &str| n == format!("Fold {name}") || n == format!("Unfold {name}");
        let caret = self.harness.get_by(|node| node.role() == Role::Button && node.label().is_some_and(|l| folds(&l)));
        caret.rect().center() - Vec2::new(100.0, 0.0)
    }

    /// The lanes from the top, folded ones in brackets.
    pub fn plan_lanes(&self) -> Vec<String> {
        let buttons = self.harness.query_all_by_role(Role::Button);
        let mut lanes: Vec<_> = buttons
            .filter_map(|node| {
                let label = node.accesskit_node().label()?;
                let folded = label.strip_prefix("Unfold ").map(|name| format!("({name})"));
                let name = folded.or_else(|| Some(label.strip_prefix("Fold ")?.to_owned()))?;
                Some((node.rect().min.y, name))
            })
            .collect();
        lanes.sort_by(|a, b| a.0.total_cmp(&b.0));
        lanes.into_iter().map(|(_, name)| name).collect()
    }

    pub fn button_event(&mut self, pos: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) {
        self.harness.input_mut().events.push(Event::PointerButton { pos, button, pressed, modifiers });
        self.frame(0.016);
    }

    /// Keys that stay down until they are told otherwise.
    pub fn hold_keys(&mut self, modifiers: Modifiers) {
        self.harness.input_mut().events.push(Event::ModifiersChanged(modifiers));
        self.frame(0.016);
    }

    pub fn hover(&mut self, at: Pos2) {
        self.harness.input_mut().events.push(Event::PointerMoved(at));
        self.frame(0.016);
    }

    /// Presses a button at a place and drags it to another in small steps, with keys held; it is not let go.
    pub fn grab(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.grab_by(PointerButton::Primary, from, to, modifiers);
    }

    pub fn grab_by(&mut self, button: PointerButton, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.hover(from);
        self.hover(from);
        self.hold_keys(modifiers);
        self.button_event(from, button, true, modifiers);
        for i in 1..=8 {
            self.hover(from + (to - from) * (i as f32 / 8.0));
        }
        self.frame(0.016);
    }

    /// Lets go of what is held.
    pub fn release(&mut self, at: Pos2) {
        self.release_by(PointerButton::Primary, at);
    }

    pub fn release_by(&mut self, button: PointerButton, at: Pos2) {
        let modifiers = self.harness.ctx.input(|i| i.modifiers);
        self.button_event(at, button, false, modifiers);
        self.hold_keys(NONE);
        self.harness.remove_cursor();
        self.harness.run();
    }

    /// Drags and lets go.
    pub fn move_by_hand(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.grab(from, to, modifiers);
        self.release(to);
    }

    pub fn click_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.hover(at);
        self.hover(at);
        self.hold_keys(modifiers);
        for pressed in [true, false] {
            self.button_event(at, PointerButton::Primary, pressed, modifiers);
        }
        self.hold_keys(NONE);
        // So long that the next is no double click.
        self.frame(1.0);
        self.harness.run();
    }

    pub fn double_click_at(&mut self, at: Pos2) {
        self.hover(at);
        self.hover(at);
        for pressed in [true, false, true, false] {
            self.button_event(at, PointerButton::Primary, pressed, NONE);
        }
        self.frame(1.0);
        self.harness.run();
    }

    /// Opens the menu of what is at a place.
    pub fn menu_at(&mut self, at: Pos2) {
        self.hover(at);
        self.hover(at);
        for pressed in [true, false] {
            self.button_event(at, PointerButton::Secondary, pressed, NONE);
        }
        self.harness.run();
    }

    /// Rests the pointer at a place for so long that a tooltip comes.
    pub fn rest_at(&mut self, at: Pos2) {
        self.hover(at - Vec2::splat(1.0));
        self.hover(at);
        for _ in 0..12 {
            self.frame(0.2);
        }
    }

    /// Turns the wheel at a place; egui spreads it over some frames.
    pub fn wheel_at(&mut self, at: Pos2, delta: Vec2, modifiers: Modifiers) {
        self.hover(at);
        self.wheel(delta, modifiers);
    }

    /// A text that is painted on the canvas or beside it.
    pub fn paints_some(&self, part: &str) -> bool {
        self.painted().iter().any(|known| known.contains(part))
    }

    #[track_caller]
    pub fn undo_to(&mut self, steps: usize) {
        while self.steps() > steps {
            self.key(CTRL, Key::Z);
        }
    }
}
