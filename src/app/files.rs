//! Opening, saving and closing: what is asked, what is under way, and what comes after.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::App;
use super::dialogs::{Answer, Ask};
use super::modals::{self, PathPrompt, Prompted, SaveAnswer};
use super::work::{self, Message, Problem, Ready};
use crate::edit::{StateId, new_project};
use crate::model::{IdSource, Moment};
use crate::sample::{self, SampleSize};
use crate::screens::Action;
use crate::screens::backlog::BacklogView;
use crate::screens::board::BoardView;
use crate::screens::delivery::DeliveryView;
use crate::screens::inspector::InspectorView;
use crate::screens::roadmap::RoadmapView;
use crate::screens::roadmap::inspector::PlanInspector;
use crate::screens::sprints::SprintsView;
use crate::session::Document;
use crate::ui::Tokens;

/// What the window begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Start {
    #[default]
    Welcome,
    Open(PathBuf),
    Sample,
}

/// What a person wants to go on to once the present project is safe.
#[derive(Debug)]
pub(super) enum After {
    Open(PathBuf),
    /// A file that was read; the present project may have changed meanwhile.
    Show(PathBuf, Box<Ready>),
    Create(String),
    Sample,
    Close,
    Quit,
}

/// A question to the system's dialog that has no answer yet.
#[derive(Debug)]
struct Question {
    number: u64,
    ask: Ask,
    prompt: Option<PathPrompt>,
}

/// A file that is being read.
#[derive(Debug)]
struct Reading {
    job: u64,
    path: PathBuf,
}

/// What is under way with files.
#[derive(Debug, Default)]
pub(super) struct FileState {
    reading: Option<Reading>,
    saving: Option<Saving>,
    /// Asked for while another save is under way.
    next_save: Option<PathBuf>,
    /// "Replace it?" is on the screen, for this file.
    replacing: Option<PathBuf>,
    save_failed: bool,
    saved_at: Option<Moment>,
    question: Option<Question>,
    /// "Save the changes?" is on the screen, for this.
    guarding: Option<After>,
    /// To be done when the save that is under way has succeeded.
    after_save: Option<After>,
    /// The state whose changes the person has given up already.
    discarded: Option<StateId>,
    /// Which document is open: what was begun for another one is not for this.
    document: u64,
    numbers: u64,
    /// The window may close.
    leaving: bool,
}

/// A save that is under way.
#[derive(Clone, Copy, Debug)]
struct Saving {
    /// In seconds of egui's clock.
    since: f64,
}

/// Seconds after which a save that holds something up offers to go on without it.
const PATIENCE: f64 = 1.0;

/// How the present project stands to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaveState {
    NoFile,
    Saving,
    Failed,
    Changed,
    Saved(Option<Moment>),
}

impl FileState {
    pub(super) fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// Something waits for a save that takes long.
    fn is_held_up(&self, now: f64) -> bool {
        self.after_save.is_some() && self.saving.is_some_and(|saving| now - saving.since > PATIENCE)
    }

    /// Something over the window waits for an answer.
    pub(super) fn is_asking(&self) -> bool {
        self.guarding.is_some()
            || self.replacing.is_some()
            || self.question.as_ref().is_some_and(|q| q.prompt.is_some())
    }

    /// The name of the file that is being read.
    pub(super) fn reading(&self) -> Option<String> {
        self.reading.as_ref().map(|reading| file_name(&reading.path))
    }

    /// Lets the reader's result be ignored.
    pub(super) fn cancel_reading(&mut self) {
        self.reading = None;
    }

    /// A dialog of the system is open, or should be.
    pub(super) fn waits_for_dialog(&self) -> bool {
        self.question.as_ref().is_some_and(|q| q.prompt.is_none())
    }

    pub(super) fn save_state(&self, document: &Document) -> SaveState {
        if self.saving.is_some() {
            SaveState::Saving
        } else if document.path().is_none() {
            SaveState::NoFile
        } else if self.save_failed && document.is_dirty() {
            SaveState::Failed
        } else if document.is_dirty() {
            SaveState::Changed
        } else {
            SaveState::Saved(self.saved_at)
        }
    }

    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

impl App {
    pub(super) fn start(&mut self, start: Start) {
        match start {
            Start::Welcome => {}
            Start::Open(path) => self.read(path),
            Start::Sample => self.show_sample(),
        }
    }

    /// Goes on to something else, first asking about changes that are not saved.
    pub(super) fn request(&mut self, ctx: &Context, after: After) {
        let given_up = self.file.discarded;
        let dirty = |d: &Document| d.is_dirty() && given_up != Some(d.history().present());
        if self.file.saving.is_some() {
            self.file.after_save = Some(after);
        } else if self.document.as_ref().is_some_and(dirty) {
            self.file.guarding = Some(after);
        } else {
            self.go_on(ctx, after);
        }
    }

    fn go_on(&mut self, ctx: &Context, after: After) {
        match after {
            After::Open(path) => self.read(path),
            After::Show(path, ready) => self.opened(&path, *ready),
            After::Create(name) => self.create(&name),
            After::Sample => self.show_sample(),
            After::Close => self.close_document(),
            After::Quit if self.sharing.holds_up() => {
                self.status.say("A picture is still being written. Close again to leave without it.", None);
            }
            After::Quit => {
                self.file.leaving = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    fn show(&mut self, document: Document) {
        self.close_document();
        self.document = Some(document);
    }

    /// Forgets the present document and all that belongs to it.
    fn close_document(&mut self) {
        self.document = None;
        self.board = BoardView::default();
        self.backlog = BacklogView::default();
        self.sprints = SprintsView::default();
        self.delivery = DeliveryView::default();
        self.roadmap = RoadmapView::default();
        self.plan_inspector = PlanInspector::default();
        self.inspector = InspectorView::default();
        self.naming = None;
        self.window = None;
        self.sharing.forget();
        let numbers = self.file.numbers + 1;
        let reading = self.file.reading.take();
        self.file = FileState { numbers, document: numbers, reading, ..FileState::default() };
        self.toasts.clear_problems();
        self.status.say("", None);
    }

    fn create(&mut self, name: &str) {
        let mut ids = IdSource::from_system();
        let project = new_project(name, &mut ids);
        self.show(Document::new(project, ids, self.clock));
    }

    fn show_sample(&mut self) {
        let project = sample::project(&SampleSize::default());
        self.show(Document::new(project, IdSource::from_system(), self.clock));
        self.status.say("This is a sample. Save it under a name of yours to keep what you change.", None);
    }

    fn read(&mut self, path: PathBuf) {
        let job = self.file.number();
        self.file.reading = Some(Reading { job, path: path.clone() });
        work::open(&self.line, &self.files, job, path);
    }

    fn opened(&mut self, path: &Path, ready: Ready) {
        let Ready { project, indexes, warnings, more_warnings } = ready;
        let document = Document::with_indexes(project, indexes, IdSource::from_system(), self.clock);
        let document = document.opened_from(path.to_owned());
        self.show(if warnings.is_empty() { document } else { document.repaired() });
        self.preferences.remember(path);
        if !warnings.is_empty() {
            let all = crate::ui::format::count(warnings.len() + more_warnings, "thing", "things");
            let list: Vec<String> = warnings.iter().take(100).map(ToString::to_string).collect();
            self.toasts.problem(Problem {
                what: format!("{} was repaired on opening", file_name(path)),
                why: format!("{all} in it did not fit together."),
                hint: "The file is untouched until you save.".into(),
                details: list.join("\n"),
            });
        }
        self.status.say(format!("Opened {}", file_name(path)), None);
    }

    pub(super) fn save(&mut self, frame: &eframe::Frame) {
        let Some(document) = &self.document else { return };
        match document.path().map(Path::to_owned) {
            Some(path) => self.write(path),
            None => self.save_as(frame),
        }
    }

    pub(super) fn save_as(&mut self, frame: &eframe::Frame) {
        let Some(document) = &self.document else { return };
        let name = match document.path().and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => suggested_name(&document.project().settings.name),
        };
        let folder = document.path().and_then(Path::parent).map(Path::to_owned);
        self.ask(frame, Ask::Save { folder, name });
    }

    fn write(&mut self, path: PathBuf) {
        let Some(document) = &mut self.document else { return };
        if self.file.saving.is_some() {
            self.file.next_save = Some(path);
            return;
        }
        // What is typed after this is a step of its own, so that undo can come back to what was saved.
        document.seal();
        let (project, state) = document.snapshot();
        self.file.saving = Some(Saving { since: self.line.time() });
        work::save(&self.line, &self.files, path, project, (self.file.document, state));
    }

    /// As [`Self::write`], for a path that nobody has agreed to replace yet.
    fn write_new(&mut self, path: PathBuf) {
        let is_own = self.document.as_ref().and_then(Document::path) == Some(path.as_path());
        if path.exists() && !is_own {
            self.file.replacing = Some(path);
        } else {
            self.write(path);
        }
    }

    fn saved(&mut self, ctx: &Context, path: PathBuf, state: StateId, result: Result<(), Problem>) {
        self.file.saving = None;
        let next = self.file.next_save.take();
        match result {
            Ok(()) => {
                self.file.save_failed = false;
                self.file.saved_at = Some(self.clock.now());
                self.toasts.clear_problems();
                self.preferences.remember(&path);
                let Some(document) = &mut self.document else { return };
                document.saved(state, path);
                if let Some(path) = next {
                    self.write(path);
                } else if let Some(after) = self.file.after_save.take() {
                    // Something may have been typed while the file was written.
                    self.request(ctx, after);
                }
            }
            Err(problem) => {
                self.file.save_failed = true;
                self.file.after_save = None;
                self.toasts.problem(problem);
            }
        }
    }

    pub(super) fn ask_open(&mut self, frame: &eframe::Frame) {
        let open =
            self.document.as_ref().and_then(Document::path).or(self.preferences.recent.first().map(PathBuf::as_path));
        let folder = open.and_then(Path::parent).filter(|folder| folder.is_dir()).map(Path::to_owned);
        self.ask(frame, Ask::Open { folder });
    }

    pub(super) fn ask(&mut self, frame: &eframe::Frame, ask: Ask) {
        // One question at a time: a second Ctrl+O while the dialog is open changes nothing.
        if self.file.waits_for_dialog() {
            self.file.after_save = None;
            return;
        }
        let number = self.file.number();
        self.file.question = Some(Question { number, ask: ask.clone(), prompt: None });
        let line = self.line.clone();
        let reply = Box::new(move |answer| line.send(Message::Answered { question: number, answer }));
        self.dialogs.ask(ask, frame, reply);
    }

    /// Shows the path prompt although a dialog was asked for: it may never come.
    pub(super) fn type_path_instead(&mut self) {
        if let Some(question) = &mut self.file.question {
            question.prompt = Some(PathPrompt::new(question.ask.clone()));
        }
    }

    fn answered(&mut self, ctx: &Context, number: u64, answer: Answer) {
        // An answer to a question that was given up, or is being answered by typing, is too late.
        let Some(question) = self.file.question.take_if(|q| q.number == number && q.prompt.is_none()) else { return };
        match (answer, &question.ask) {
            (Answer::Path(path), Ask::Open { .. }) => self.request(ctx, After::Open(path)),
            (Answer::Path(path), Ask::Share { .. }) => {
                let named = question.ask.named(&path);
                if named == path { self.write_picture(path) } else { self.write_new_picture(named) }
            }
            (Answer::Path(path), Ask::Save { .. }) => {
                let named = question.ask.named(&path);
                // The dialog has asked about the name that was typed, not about the one that we make of it.
                if named == path { self.write(path) } else { self.write_new(named) }
            }
            (Answer::Cancelled, Ask::Share { .. }) => self.sharing.forget(),
            (Answer::Cancelled, _) => self.file.after_save = None,
            (Answer::Unavailable, _) => {
                self.file.question = Some(question);
                self.type_path_instead();
            }
        }
    }

    pub(super) fn receive(&mut self, ctx: &Context, message: Message) {
        match message {
            Message::Opened { job, path, result } => {
                // A job that was cancelled has nobody waiting for it.
                if self.file.reading.take_if(|reading| reading.job == job).is_none() {
                    return;
                }
                match result {
                    Ok(ready) => self.request(ctx, After::Show(path, ready)),
                    Err(problem) => self.toasts.problem(problem),
                }
            }
            Message::Saved { path, state, document, result } => {
                // A save that somebody did not wait for belongs to a document that is closed.
                if document == self.file.document {
                    self.saved(ctx, path, state, result);
                } else if let Err(problem) = result {
                    self.toasts.problem(problem);
                }
            }
            Message::Shared { path, result } => self.shared(ctx, &path, result),
            Message::Answered { question, answer } => self.answered(ctx, question, answer),
        }
    }

    /// Keeps the window open while something would be lost.
    pub(super) fn guard_close(&mut self, ctx: &Context) {
        if !ctx.input(|i| i.viewport().close_requested()) || self.file.leaving {
            return;
        }
        let dirty = self.document.as_ref().is_some_and(Document::is_dirty);
        if dirty || self.file.saving.is_some() || self.sharing.is_writing() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
            self.request(ctx, After::Quit);
        }
    }

    pub(super) fn file_overlays(&mut self, ctx: &Context, frame: &eframe::Frame) {
        if self.file.guarding.is_some() {
            let title = self.document.as_ref().map(Document::title).unwrap_or_default();
            match modals::save_changes(ctx, &title) {
                None => {}
                Some(SaveAnswer::Cancel) => self.file.guarding = None,
                Some(SaveAnswer::Discard) => {
                    self.file.discarded = self.document.as_ref().map(|d| d.history().present());
                    self.file.after_save = None;
                    if let Some(after) = self.file.guarding.take() {
                        self.go_on(ctx, after);
                    }
                }
                Some(SaveAnswer::Save) => {
                    self.file.after_save = self.file.guarding.take();
                    self.save(frame);
                }
            }
        }
        self.replace_overlay(ctx);
        self.waiting_overlay(ctx);
        let prompted =
            self.file.question.as_mut().and_then(|question| question.prompt.as_mut()).and_then(|p| p.show(ctx));
        match prompted {
            None => {}
            Some(Prompted::Cancel) => match self.file.question.take().map(|question| question.ask) {
                Some(Ask::Share { .. }) => self.sharing.forget(),
                _ => self.file.after_save = None,
            },
            Some(Prompted::Path(path)) => {
                let Some(question) = self.file.question.take() else { return };
                match question.ask {
                    Ask::Open { .. } => self.request(ctx, After::Open(path)),
                    Ask::Save { .. } => self.write_new(path),
                    Ask::Share { .. } => self.write_new_picture(path),
                }
            }
        }
    }

    fn replace_overlay(&mut self, ctx: &Context) {
        let Some(path) = &self.file.replacing else { return };
        let name = format!("Replace {}?", file_name(path));
        match modals::confirm(ctx, &name, "A file of that name exists already. Its content is lost.", "Replace") {
            None => {}
            Some(true) => {
                if let Some(path) = self.file.replacing.take() {
                    self.write(path);
                }
            }
            Some(false) => {
                self.file.replacing = None;
                self.file.after_save = None;
            }
        }
    }

    /// A save that hangs, on a network drive for example, must not keep the window open for ever.
    fn waiting_overlay(&mut self, ctx: &Context) {
        if self.file.after_save.is_none() || self.file.saving.is_none() {
            return;
        }
        if !self.file.is_held_up(self.line.time()) {
            ctx.request_repaint_after(std::time::Duration::from_millis(200));
            return;
        }
        let text = "The file is still being written. What was changed since the last save is lost without it.";
        match modals::confirm(ctx, "Saving takes long", text, "Go on without waiting") {
            None => {}
            Some(true) => {
                self.file.saving = None;
                if let Some(after) = self.file.after_save.take() {
                    self.go_on(ctx, after);
                }
            }
            Some(false) => self.file.after_save = None,
        }
    }
}

/// A project that is dropped on the window is opened; while it hovers, the window says so.
pub(super) fn take_dropped_files(ctx: &Context, actions: &mut Vec<Action>) {
    let dropped = ctx.input(|i| i.raw.dropped_files.first().map(|file| file.path().to_owned()));
    actions.extend(dropped.map(Action::OpenPath));
    if ctx.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let t = Tokens::of_theme(ctx.theme());
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("drop-to-open"));
    let painter = egui::Painter::new(ctx.clone(), layer, ctx.content_rect());
    painter.rect_filled(ctx.content_rect(), 0.0, t.backdrop);
    let rect = egui::Rect::from_center_size(ctx.content_rect().center(), egui::vec2(320.0, 90.0));
    painter.rect(rect, 12.0, t.panel, egui::Stroke::new(2.0, t.accent), egui::StrokeKind::Inside);
    let font = crate::ui::theme::semibold(crate::ui::theme::TITLE);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, "Drop the file to open it", font, t.text);
}

/// "Northwind Pay" becomes northwind-pay.ron.
fn suggested_name(project: &str) -> String {
    let words: Vec<String> =
        project.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    if words.is_empty() { "project.ron".into() } else { format!("{}.ron", words.join("-")) }
}

#[cfg(test)]
mod tests {
    use super::suggested_name;

    #[test]
    fn a_file_is_named_after_its_project() {
        assert_eq!(suggested_name("Northwind Pay"), "northwind-pay.ron");
        assert_eq!(suggested_name("a/b: c?"), "a-b-c.ron");
        assert_eq!(suggested_name("  "), "project.ron");
    }
}
