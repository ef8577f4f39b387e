//! What takes long runs here, on threads of its own; results come back as messages that wake the window.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::edit::StateId;
use crate::insight::Indexes;
use crate::model::Project;
use crate::screens::roadmap::ExportKind;
use crate::screens::roadmap::export::{HINT, Poster};
use crate::storage::{self, Files, Opened, Warning};

/// Something that went wrong, in the words of the person it happened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do.
    pub hint: String,
    /// More for whoever wants to know, behind a click; may be empty.
    pub details: String,
}

impl Problem {
    /// Of an error with its causes: the first of them that says why, and the whole chain as details.
    fn of(what: String, error: &dyn std::error::Error, hint: String) -> Self {
        let chain: Vec<String> =
            std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect();
        let why = chain.get(1).or(chain.first()).cloned().unwrap_or_default();
        let details = if chain.len() > 1 { chain.join(": ") } else { String::new() };
        Self { what, why, hint, details }
    }
}

/// A project that was read, ready to be shown.
#[derive(Debug)]
pub struct Ready {
    pub project: Project,
    pub indexes: Indexes,
    pub warnings: Vec<Warning>,
    /// Warnings past those that are kept.
    pub more_warnings: usize,
}

/// What a thread has to say.
#[derive(Debug)]
pub enum Message {
    Opened {
        job: u64,
        path: PathBuf,
        result: Result<Box<Ready>, Problem>,
    },
    /// `document` is the number of the document that was saved.
    Saved {
        path: PathBuf,
        document: u64,
        state: StateId,
        result: Result<(), Problem>,
    },
    /// A picture of the roadmap was written.
    Shared {
        path: PathBuf,
        result: Result<(), Problem>,
    },
    Answered {
        question: u64,
        answer: super::dialogs::Answer,
    },
}

/// The threads' end of the line to the window.
#[derive(Clone, Debug)]
pub struct Line {
    sender: Sender<Message>,
    ctx: egui::Context,
}

impl Line {
    pub fn new(ctx: egui::Context) -> (Self, Receiver<Message>) {
        let (sender, receiver) = channel();
        (Self { sender, ctx }, receiver)
    }

    /// Seconds of egui's clock.
    pub fn time(&self) -> f64 {
        self.ctx.input(|i| i.time)
    }

    pub fn send(&self, message: Message) {
        // The window may be gone; then nobody needs to know.
        let _ = self.sender.send(message);
        self.ctx.request_repaint();
    }
}

/// Reads a file and builds its indexes.
pub fn open(line: &Line, files: &Arc<dyn Files>, job: u64, path: PathBuf) {
    let (line, files) = (line.clone(), Arc::clone(files));
    std::thread::spawn(move || {
        let what = format!("{} could not be opened", name(&path));
        let result = unbroken(&what, || {
            let file =
                storage::open(&*files, &path).map_err(|error| Problem::of(what.clone(), &error, error.hint()))?;
            let Opened { project, warnings, more_warnings, .. } = file.opened;
            let indexes = Indexes::of(&project);
            Ok(Box::new(Ready { project, indexes, warnings, more_warnings }))
        });
        line.send(Message::Opened { job, path, result });
    });
}

/// Writes a snapshot, which is known by its document's number and its state.
pub fn save(line: &Line, files: &Arc<dyn Files>, path: PathBuf, project: Project, of: (u64, StateId)) {
    let (line, files) = (line.clone(), Arc::clone(files));
    let (document, state) = of;
    std::thread::spawn(move || {
        let what = format!("{} could not be saved", name(&path));
        let result = unbroken(&what, || {
            storage::save(&*files, &path, &project).map_err(|error| Problem::of(what.clone(), &error, error.hint()))?;
            Ok(())
        });
        line.send(Message::Saved { path, document, state, result });
    });
}

/// Writes a picture of the roadmap.
pub fn share(line: &Line, files: &Arc<dyn Files>, path: PathBuf, poster: Poster, kind: ExportKind) {
    let (line, files) = (line.clone(), Arc::clone(files));
    std::thread::spawn(move || {
        let what = format!("{} could not be shared", name(&path));
        let result = unbroken(&what, || {
            let bytes = poster.bytes(kind).map_err(|error| Problem::of(what.clone(), &error, HINT.to_owned()))?;
            storage::write(&*files, &path, &bytes).map_err(|error| Problem::of(what.clone(), &error, error.hint()))
        });
        line.send(Message::Shared { path, result });
    });
}

/// Runs a job so that its answer comes whatever happens: the window waits for it.
fn unbroken<R>(what: &str, job: impl FnOnce() -> Result<R, Problem>) -> Result<R, Problem> {
    std::panic::catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|_| {
        Err(Problem {
            what: what.to_owned(),
            why: "Something in the program broke while it was at work.".into(),
            hint: "Your project is still open. Save it under another name, and report this.".into(),
            details: String::new(),
        })
    })
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| format!("“{}”", name.to_string_lossy()))
}
