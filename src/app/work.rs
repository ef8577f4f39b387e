//! What takes long runs here, on threads of its own; results come back as messages that wake the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::edit::StateId;
use crate::insight::Indexes;
use crate::model::Project;
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
    Opened { job: u64, path: PathBuf, result: Result<Box<Ready>, Problem> },
    Saved { path: PathBuf, state: StateId, result: Result<(), Problem> },
    Answered { question: u64, answer: super::dialogs::Answer },
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
        let result = storage::open(&*files, &path)
            .map(|file| {
                let Opened { project, warnings, more_warnings, .. } = file.opened;
                let indexes = Indexes::of(&project);
                Box::new(Ready { project, indexes, warnings, more_warnings })
            })
            .map_err(|error| Problem::of(format!("{} could not be opened", name(&path)), &error, error.hint()));
        line.send(Message::Opened { job, path, result });
    });
}

/// Writes a snapshot.
pub fn save(line: &Line, files: &Arc<dyn Files>, path: PathBuf, project: Project, state: StateId) {
    let (line, files) = (line.clone(), Arc::clone(files));
    std::thread::spawn(move || {
        let result = storage::save(&*files, &path, &project)
            .map(drop)
            .map_err(|error| Problem::of(format!("{} could not be saved", name(&path)), &error, error.hint()));
        line.send(Message::Saved { path, state, result });
    });
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| format!("“{}”", name.to_string_lossy()))
}
