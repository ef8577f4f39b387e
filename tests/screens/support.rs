//! The app in a harness, with its dialogs answered by the test.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Modifiers, Rect, Vec2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::dialogs::{Answer, Ask, FileDialogs, Reply};
use roadboard::app::{App, Setup, StartWith};
use roadboard::model::{ColumnId, Moment, Story};
use roadboard::session::{Clock, Document};
use roadboard::storage::{Files, Meta, NewFile, SystemFiles};

/// Answers every question with what it was told, and remembers the questions.
#[derive(Clone, Default)]
pub struct Answers {
    pub next: Arc<Mutex<Vec<Answer>>>,
    pub asked: Arc<Mutex<Vec<Ask>>>,
    /// Questions that nobody has answered, as when a dialog hangs.
    pub waiting: Arc<Mutex<Vec<Reply>>>,
}

impl FileDialogs for Answers {
    fn ask(&self, ask: Ask, _parent: &eframe::Frame, reply: Reply) {
        self.asked.lock().unwrap().push(ask);
        match self.next.lock().unwrap().pop() {
            Some(answer) => reply(answer),
            None => self.waiting.lock().unwrap().push(reply),
        }
    }
}

/// The machine's files, whose reading waits until the gate is opened.
#[derive(Clone, Debug, Default)]
pub struct GatedFiles {
    pub closed: Arc<AtomicBool>,
}

impl Files for GatedFiles {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        while self.closed.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(2));
        }
        SystemFiles.read(path, limit)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        SystemFiles.canonicalize(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        SystemFiles.metadata(path)
    }

    fn check_writable(&self, path: &Path) -> io::Result<()> {
        SystemFiles.check_writable(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        SystemFiles.create_new(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemFiles.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemFiles.remove(path)
    }

    fn remove_abandoned(&self, path: &Path) -> io::Result<bool> {
        SystemFiles.remove_abandoned(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        SystemFiles.sync_folder(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<OsString>> {
        SystemFiles.list(path)
    }
}

pub struct Screen {
    pub gate: Arc<AtomicBool>,
    pub harness: Harness<'static, App>,
    pub answers: Answers,
}

pub const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

pub fn start(start: StartWith) -> Screen {
    start_with(start, SIZE, None)
}

pub fn sample() -> Screen {
    start(StartWith::Sample)
}

pub fn start_with(start: StartWith, size: Vec2, preferences: Option<PathBuf>) -> Screen {
    let (answers, files) = (Answers::default(), GatedFiles::default());
    let setup = Setup {
        preferences,
        dialogs: Box::new(answers.clone()),
        files: Arc::new(files.clone()),
        clock: Clock::Fixed("2026-11-24T10:00:00Z".parse::<Moment>().unwrap()),
        locale: None,
        start,
    };
    let harness = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_os(egui::os::OperatingSystem::Nix)
        .with_max_steps(60)
        .wgpu()
        .build_eframe(move |cc| App::new(&cc.egui_ctx, setup));
    let mut screen = Screen { gate: files.closed, harness, answers };
    screen.harness.run();
    screen
}

impl Screen {
    pub fn document(&self) -> &Document {
        self.harness.state().document().expect("no project is open")
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run();
    }

    /// Gives the focus to a field of text by its name.
    pub fn enter(&mut self, label: &str) {
        let fields = [Role::TextInput, Role::MultilineTextInput];
        self.harness.get_by(|n| fields.contains(&n.role()) && n.label().as_deref() == Some(label)).focus();
        self.harness.run();
    }

    pub fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
            || self.harness.query_all_by_value(text).next().is_some()
            || self.texts().iter().any(|known| known.contains(text))
    }

    /// Everything that labels say.
    pub fn texts(&self) -> Vec<String> {
        let root = self.harness.root();
        let all = root.query_all(egui_kittest::kittest::By::new().predicate(|_| true).recursive(true));
        let texts = all.filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label()));
        // What is said again ends with a sign without width.
        texts.map(|text| text.trim_end_matches('\u{200B}').to_owned()).collect()
    }

    pub fn key(&mut self, modifiers: Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Answers the question about what is unmet with a reason.
    pub fn move_anyway(&mut self, reason: &str) {
        self.enter("Reason to move anyway");
        self.type_text(reason);
        self.key(Modifiers::NONE, egui::Key::Enter);
    }

    /// Runs a command from the palette.
    pub fn run_command(&mut self, name: &str) {
        self.key(Modifiers::COMMAND, egui::Key::K);
        self.type_text(name);
        self.key(Modifiers::NONE, egui::Key::Enter);
    }

    pub fn card(&self, key: &str) -> Rect {
        self.harness
            .get_by(|node| node.role() == Role::ListItem && node.label().is_some_and(|l| l.starts_with(key)))
            .rect()
    }

    pub fn column(&self, name: &str) -> Rect {
        let is_column = |role| matches!(role, Role::Group | Role::List);
        self.harness.get_by(|node| is_column(node.role()) && node.label().as_deref() == Some(name)).rect()
    }

    /// Picks a card by a click in its upper left part, where nothing else is.
    pub fn pick(&mut self, key: &str, modifiers: Modifiers) {
        let at = self.card(key).min + Vec2::new(20.0, 10.0);
        self.harness.hover_at(at);
        self.harness.run();
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            self.harness.event_modifiers(egui::Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
        }
        self.harness.run();
    }

    /// Drags from one point to another in steps, without letting go.
    pub fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.harness.drag_at(from);
        self.harness.step();
        for i in 1..=8 {
            self.harness.hover_at(from + (to - from) * (i as f32 / 8.0));
            self.harness.step();
        }
    }

    pub fn drop(&mut self, at: egui::Pos2) {
        self.harness.drop_at(at);
        self.harness.run();
    }

    pub fn story(&self, key: &str) -> Story {
        let story = self.document().project().stories.iter().find(|s| s.key == key);
        (**story.unwrap_or_else(|| panic!("no story {key}"))).clone()
    }

    pub fn column_id(&self, name: &str) -> ColumnId {
        self.document().project().columns.iter().find(|c| c.name == name).expect("no such column").id
    }

    /// The keys that a column shows, from the top.
    pub fn keys_in(&self, column: &str) -> Vec<String> {
        let id = self.column_id(column);
        let project = self.document().project();
        let scope =
            project.active_sprint().map_or(roadboard::insight::Scope::All, |s| roadboard::insight::Scope::Sprint(s.id));
        self.document().indexes().board.lane(scope, id).stories().iter().map(|s| s.key.clone()).collect()
    }

    /// Steps until something holds: files are read and written on threads.
    pub fn wait(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let since = Instant::now();
        while !holds(self) {
            assert!(
                since.elapsed() < Duration::from_mins(1),
                "waited in vain for {what}; the screen says {:?}",
                self.texts()
            );
            std::thread::sleep(Duration::from_millis(10));
            self.harness.step();
        }
        self.harness.run();
    }

    pub fn answer(&self, answer: Answer) {
        self.answers.next.lock().unwrap().push(answer);
    }
}

/// A sample in a file.
pub fn sample_file(folder: &Path) -> PathBuf {
    let path = folder.join("northwind-pay.ron");
    let project = roadboard::sample::project(&roadboard::sample::SampleSize::default());
    roadboard::storage::save(&SystemFiles, &path, &project).unwrap();
    path
}

/// The middle of a card's upper half, where a drop lands before it.
pub fn upper(rect: Rect) -> egui::Pos2 {
    pos2(rect.center().x, rect.min.y + rect.height() * 0.25)
}
