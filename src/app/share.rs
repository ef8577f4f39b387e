//! Sharing the roadmap as a picture: where it goes, and when it is written. The project's own file has no part in it.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::dialogs::Ask;
use super::files::{After, file_name};
use super::modals;
use super::work::{self, Problem};
use crate::screens::roadmap::export::{Part, Poster};
use crate::screens::roadmap::{ExportAsk, ExportKind};

/// What is under way with pictures.
#[derive(Debug, Default)]
pub(super) struct Sharing {
    /// What was asked for the last time, and where it went.
    last: Option<ExportAsk>,
    folder: Option<PathBuf>,
    /// The picture as it was when it was asked for. Its file is not known yet.
    poster: Option<Poster>,
    /// "Replace it?" is on the screen, for this file.
    replacing: Option<PathBuf>,
    /// Pictures that are being written.
    writing: usize,
    /// The window closes when they are.
    then_quit: bool,
}

impl Sharing {
    pub(super) fn last(&self) -> Option<&ExportAsk> {
        self.last.as_ref()
    }

    pub(super) fn is_asking(&self) -> bool {
        self.replacing.is_some()
    }

    pub(super) fn is_writing(&self) -> bool {
        self.writing > 0
    }

    /// The window should wait before it closes: once, since whoever asks a second time does not want to.
    pub(super) fn holds_up(&mut self) -> bool {
        self.is_writing() && !std::mem::replace(&mut self.then_quit, true)
    }

    /// Gives up a picture that has no file yet.
    pub(super) fn forget(&mut self) {
        self.poster = None;
        self.replacing = None;
    }
}

impl App {
    /// Draws the picture as things are now, and asks for its file.
    pub(super) fn export(&mut self, frame: &eframe::Frame, ask: &ExportAsk) {
        let Some(document) = &self.document else { return };
        if self.file.waits_for_dialog() {
            self.status.say("A dialog for another file is open already", None);
            return;
        }
        self.roadmap.refresh(document);
        let part = if ask.visible_part { Part::Visible } else { Part::Whole };
        self.sharing.poster = Some(Poster::of(document, &self.roadmap, self.dates, part, ask.dark));
        self.sharing.last = Some(ask.clone());
        let folder = self.sharing.folder.as_deref().filter(|folder| folder.is_dir());
        let folder = folder.or_else(|| document.path().and_then(Path::parent)).map(Path::to_owned);
        let name = suggested_name(&document.project().settings.name, ask.kind);
        self.ask(frame, Ask::Share { folder, name, kind: ask.kind });
    }

    /// As [`Self::write_picture`], for a path that nobody has agreed to replace yet.
    pub(super) fn write_new_picture(&mut self, path: PathBuf) {
        if path.exists() {
            self.sharing.replacing = Some(path);
        } else {
            self.write_picture(path);
        }
    }

    /// Writes the picture whose file was asked for; the end of its name says as what.
    pub(super) fn write_picture(&mut self, path: PathBuf) {
        let Some((poster, kind)) = self.sharing.poster.take().zip(ExportKind::of(&path)) else { return };
        if self.document.as_ref().and_then(|document| document.path()) == Some(path.as_path()) {
            self.toasts.problem(Problem {
                what: "The roadmap could not be shared".into(),
                why: format!("{} is the file of the project itself.", file_name(&path)),
                hint: "Share it under another name.".into(),
                details: String::new(),
            });
            return;
        }
        self.sharing.folder = path.parent().map(Path::to_owned);
        self.sharing.writing += 1;
        self.status.say(format!("Writing {}…", file_name(&path)), None);
        work::share(&self.line, &self.files, path, poster, kind);
    }

    pub(super) fn shared(&mut self, ctx: &Context, path: &Path, result: Result<(), Problem>) {
        self.sharing.writing = self.sharing.writing.saturating_sub(1);
        match result {
            Ok(()) => {
                let text = format!("Shared {}", file_name(path));
                self.toasts.note(text.clone(), None, self.line.time());
                self.status.say(text, None);
            }
            Err(problem) => {
                self.sharing.then_quit = false;
                self.status.say("", None);
                self.toasts.problem(problem);
            }
        }
        if !self.sharing.is_writing() && std::mem::take(&mut self.sharing.then_quit) {
            self.request(ctx, After::Quit);
        }
    }

    pub(super) fn share_overlay(&mut self, ctx: &Context) {
        let Some(path) = &self.sharing.replacing else { return };
        let name = format!("Replace {}?", file_name(path));
        match modals::confirm(ctx, &name, "A file of that name exists already. Its content is lost.", "Replace") {
            None => {}
            Some(true) => {
                if let Some(path) = self.sharing.replacing.take() {
                    self.write_picture(path);
                }
            }
            Some(false) => self.sharing.forget(),
        }
    }
}

/// Characters that some file system takes in no name.
const NOT_IN_NAMES: &[char] = &['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
/// Characters of a project's name in the name of a file, at most.
const LONGEST: usize = 80;

/// "Northwind Pay roadmap.svg".
fn suggested_name(project: &str, kind: ExportKind) -> String {
    let no_name = |c: char| c.is_control() || c.is_whitespace() || NOT_IN_NAMES.contains(&c);
    let words: Vec<&str> = project.split(no_name).filter(|word| !word.is_empty()).collect();
    let words: String = words.join(" ").trim_start_matches('.').chars().take(LONGEST).collect();
    let extension = kind.extension();
    match words.trim() {
        "" => format!("Roadmap.{extension}"),
        words => format!("{words} roadmap.{extension}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_after_its_project() {
        assert_eq!(suggested_name("Northwind Pay", ExportKind::Svg), "Northwind Pay roadmap.svg");
        assert_eq!(suggested_name("a/b: c?\n", ExportKind::Png), "a b c roadmap.png");
        assert_eq!(suggested_name("..hidden", ExportKind::Svg), "hidden roadmap.svg");
        assert_eq!(suggested_name(" / ", ExportKind::Svg), "Roadmap.svg");
        assert_eq!(suggested_name(&"ü".repeat(300), ExportKind::Svg).chars().count(), LONGEST + " roadmap.svg".len());
    }

    #[test]
    fn the_window_waits_for_a_picture_once() {
        let mut sharing = Sharing::default();
        assert!(!sharing.holds_up(), "nothing is being written");
        sharing.writing = 1;
        assert!(sharing.holds_up());
        assert!(!sharing.holds_up(), "whoever closes again means it");
    }
}
