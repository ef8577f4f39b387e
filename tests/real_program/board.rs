//! Where things are in the window: the same app, laid out without a display at the same size, is asked by name.

use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, Pos2, Rect, Role, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::dialogs::{Answer, Ask, FileDialogs, Reply};
use roadboard::app::{App, Setup, StartWith};
use roadboard::model::{Project, Story};
use roadboard::screens::board::card_name;
use roadboard::storage::{self, SystemFiles};
use std::path::Path;

use crate::hand::Hand;

/// Nobody answers: the twin is only looked at.
struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn ask(&self, _: Ask, _: &eframe::Frame, reply: Reply) {
        reply(Answer::Cancelled);
    }
}

/// The most frames that it may take until nothing moves any more.
const MOST_FRAMES: u64 = 2000;

/// The twin of the window. What is asked of it with a hand is done in both.
pub(crate) struct Board {
    harness: Harness<'static, App>,
    pointer: Pos2,
}

impl Board {
    pub(crate) fn new(size: Vec2, start: StartWith) -> Self {
        let setup = Setup { preferences: None, dialogs: Box::new(NoDialogs), start, ..Setup::default() };
        let mut harness = Harness::builder()
            .with_size(size)
            .with_max_steps(MOST_FRAMES)
            .build_eframe(|cc| App::new(&cc.egui_ctx, setup));
        let since = Instant::now();
        while harness.state().document().is_none() {
            assert!(since.elapsed() < Duration::from_mins(1), "the project was not opened");
            std::thread::sleep(Duration::from_millis(5));
            harness.step();
        }
        harness.run_steps(3);
        Self { harness, pointer: Pos2::ZERO }
    }

    /// Of a [`Plan`](crate::plan::Plan) that was written to a file.
    pub(crate) fn of_plan(program: &Hand<'_>, path: &Path) -> Self {
        let mut board = Self::new(program.size(), StartWith::Open(path.to_owned()));
        let ctx = board.harness.ctx.clone();
        board.harness.state_mut().set_preferences(&ctx, |preferences| preferences.inspector = false);
        board.rest();
        board
    }

    /// Where something is, by its name.
    #[track_caller]
    pub(crate) fn place(&self, name: &str) -> Rect {
        self.harness.get_by_label(name).rect()
    }

    pub(crate) fn has_card(&self, project: &Project, key: &str) -> bool {
        self.harness.query_by_label(&card_name(story(project, key))).is_some()
    }

    /// Where the bar or the card of an initiative is, or its row in the table, by its title: its name begins with it.
    #[track_caller]
    pub(crate) fn initiative(&self, title: &str) -> Rect {
        self.harness.get_by_label_contains(&format!("{title}, ")).rect()
    }

    /// Where the row of a story is in a list: its name begins with the key.
    #[track_caller]
    pub(crate) fn row(&self, key: &str) -> Rect {
        let is_row = |label: String| label.starts_with(&format!("{key}, "));
        let mut rows = self.harness.query_all_by_role(Role::ListItem);
        let row = rows.find(|node| node.accesskit_node().label().is_some_and(is_row));
        row.unwrap_or_else(|| panic!("no row of {key}")).rect()
    }

    /// Where something is, by the begin of its name.
    #[track_caller]
    pub(crate) fn called(&self, begin: &str) -> Rect {
        let mut nodes = self.harness.query_all_by_label_contains(begin);
        let node = nodes.find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(begin)));
        node.unwrap_or_else(|| panic!("nothing is called {begin}")).rect()
    }

    /// Something in the window has this in its name.
    pub(crate) fn tells(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Presses keys by their names for xdotool, such as "ctrl+5".
    #[track_caller]
    pub(crate) fn key(&mut self, hand: &Hand<'_>, keys: &str) {
        let mut parts: Vec<&str> = keys.split('+').collect();
        let key = parts.pop().and_then(Key::from_name).unwrap();
        let held = parts.iter().fold(Modifiers::NONE, |held, part| match *part {
            "ctrl" => held | Modifiers::COMMAND | Modifiers::CTRL,
            "shift" => held | Modifiers::SHIFT,
            "alt" => held | Modifiers::ALT,
            other => panic!("{other} is not held"),
        });
        self.harness.key_press_modifiers(held, key);
        self.rest();
        hand.key(keys);
    }

    /// Clicks on what is called so.
    #[track_caller]
    pub(crate) fn click(&mut self, hand: &Hand<'_>, name: &str) {
        let at = self.place(name).center();
        self.harness.get_by_label(name).click();
        self.rest();
        hand.click(at);
    }

    /// Types over what is selected, and ends it with Enter.
    pub(crate) fn enter(&mut self, hand: &Hand<'_>, text: &str) {
        self.harness.event(Event::Text(text.into()));
        self.harness.step();
        self.harness.key_press(Key::Enter);
        self.rest();
        hand.text(text);
        hand.key("Return");
    }

    /// Takes hold at one point and goes to another, without letting go.
    pub(crate) fn drag(&mut self, hand: &Hand<'_>, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.drag_at(from);
        self.harness.step();
        self.harness.hover_at(from + (to - from) / 8.0);
        self.harness.step();
        self.hold_at(to);
        hand.drag(from, to);
    }

    /// Goes on with what is held.
    pub(crate) fn carry(&mut self, hand: &Hand<'_>, to: Pos2) {
        let from = self.pointer;
        self.hold_at(to);
        hand.carry(from, to);
    }

    fn hold_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.pointer = at;
        self.rest();
    }

    pub(crate) fn drop_it(&mut self, hand: &Hand<'_>) {
        self.harness.drop_at(self.pointer);
        self.rest();
        hand.drop_it();
    }

    /// Until nothing moves any more, and a second on: what is folded opens under cards that rest.
    fn rest(&mut self) {
        self.harness.run();
        self.harness.run_steps(4);
        self.harness.run();
    }

    #[track_caller]
    pub(crate) fn card(&self, project: &Project, key: &str) -> Rect {
        self.harness.get_by_label(&card_name(story(project, key))).rect()
    }
}

/// A point where a drop lands between two neighbours: in the upper half of the lower one.
#[track_caller]
pub(crate) fn place_between(board: &Board, project: &Project, above: &str, below: &str) -> Pos2 {
    let (above, below) = (board.card(project, above), board.card(project, below));
    assert!(above.max.y < below.min.y, "they are not neighbours");
    below.center_top() + vec2(0.0, below.height() / 4.0)
}

#[track_caller]
pub(crate) fn story<'a>(project: &'a Project, key: &str) -> &'a Story {
    project.stories.iter().find(|story| story.key == key).unwrap()
}

/// The project that a file holds; it must be in order.
#[track_caller]
pub(crate) fn read(path: &Path) -> Project {
    let opened = storage::open(&SystemFiles, path).unwrap().opened;
    assert!(opened.warnings.is_empty(), "{} is not in order: {:?}", path.display(), opened.warnings);
    opened.project
}
