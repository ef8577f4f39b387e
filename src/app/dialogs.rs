//! The system's file dialogs, behind a trait so that tests answer them.
//!
//! On Linux rfd asks the desktop portal and then zenity. When neither comes, its answer looks like Cancel, and a portal
//! that hangs never answers at all; so it is looked for first, an answer that comes at once counts as none, and
//! while a dialog is open the window offers to type the path instead.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::screens::roadmap::ExportKind;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    Open {
        folder: Option<PathBuf>,
    },
    Save {
        folder: Option<PathBuf>,
        name: String,
    },
    /// For a picture of the roadmap.
    Share {
        folder: Option<PathBuf>,
        name: String,
        kind: ExportKind,
    },
}

impl Ask {
    /// Where to begin.
    pub fn folder(&self) -> Option<&Path> {
        let (Self::Open { folder } | Self::Save { folder, .. } | Self::Share { folder, .. }) = self;
        folder.as_deref()
    }

    /// The name that is offered for a file to write.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Open { .. } => None,
            Self::Save { name, .. } | Self::Share { name, .. } => Some(name),
        }
    }

    /// What the dialog is called.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Open { .. } => "Open project",
            Self::Save { .. } => "Save project",
            Self::Share { .. } => "Share the roadmap",
        }
    }

    /// The path with an extension, if what is asked for needs one.
    pub fn named(&self, path: &Path) -> PathBuf {
        match self {
            Self::Open { .. } => path.to_owned(),
            Self::Save { .. } => with_extension(path),
            Self::Share { kind, .. } => with_kind(path, *kind),
        }
    }

    /// The kinds of files to choose from: their name and extension, the likeliest first.
    fn filters(&self) -> Vec<(&'static str, &'static str)> {
        let (svg, png) = (("SVG pictures", "svg"), ("PNG pictures", "png"));
        match self {
            Self::Open { .. } | Self::Save { .. } => vec![("Roadboard projects", "ron"), ("All files", "*")],
            Self::Share { kind: ExportKind::Svg, .. } => vec![svg, png],
            Self::Share { kind: ExportKind::Png, .. } => vec![png, svg],
        }
    }
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Path(PathBuf),
    Cancelled,
    /// No dialog came; ask by other means.
    Unavailable,
}

/// Gets the answer, on any thread.
pub type Reply = Box<dyn FnOnce(Answer) + Send>;

/// Shows file dialogs without holding the window up.
pub trait FileDialogs {
    fn ask(&self, ask: Ask, parent: &eframe::Frame, reply: Reply);
}

/// The dialogs of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDialogs;

/// An answer that comes sooner was not given by a person.
const SOONEST: Duration = Duration::from_millis(150);

impl FileDialogs for NativeDialogs {
    fn ask(&self, ask: Ask, parent: &eframe::Frame, reply: Reply) {
        if !is_available() {
            reply(Answer::Unavailable);
            return;
        }
        let mut dialog = rfd::AsyncFileDialog::new().set_title(ask.title()).set_parent(parent);
        for (name, extension) in ask.filters() {
            dialog = dialog.add_filter(name, &[extension]);
        }
        if let Some(name) = ask.name() {
            dialog = dialog.set_file_name(name);
        }
        if let Some(folder) = ask.folder() {
            dialog = dialog.set_directory(folder);
        }
        // The dialog is made here, on the window's thread, and awaited on another.
        let since = Instant::now();
        let answer = move |picked: Option<rfd::FileHandle>| match picked {
            Some(file) => Answer::Path(file.path().to_owned()),
            None if cfg!(target_os = "linux") && since.elapsed() < SOONEST => Answer::Unavailable,
            None => Answer::Cancelled,
        };
        if ask.name().is_some() {
            let picked = dialog.save_file();
            std::thread::spawn(move || reply(answer(pollster::block_on(picked))));
        } else {
            let picked = dialog.pick_file();
            std::thread::spawn(move || reply(answer(pollster::block_on(picked))));
        }
    }
}

/// A name without an extension gets ours.
fn with_extension(path: &Path) -> PathBuf {
    if path.extension().is_some() { path.to_owned() } else { path.with_extension("ron") }
}

/// The name of a picture ends with a kind of pictures: its own, or else this one.
fn with_kind(path: &Path, kind: ExportKind) -> PathBuf {
    if ExportKind::of(path).is_some() {
        return path.to_owned();
    }
    // What stands behind another dot belongs to the name.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(kind.extension());
    path.with_file_name(name)
}

/// Whether something on this system can show a dialog.
fn is_available() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|dir| Path::new(&dir).join("bus").exists());
    let zenity = std::env::var_os("PATH")
        .is_some_and(|paths| std::env::split_paths(&paths).any(|folder| folder.join("zenity").is_file()));
    bus || zenity
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_ends_with_its_kind() {
        let named = |path: &str, kind| with_kind(Path::new(path), kind);
        assert_eq!(named("/a/plan", ExportKind::Svg), Path::new("/a/plan.svg"));
        assert_eq!(named("/a/plan v1.2", ExportKind::Png), Path::new("/a/plan v1.2.png"));
        assert_eq!(named("/a/plan.PNG", ExportKind::Svg), Path::new("/a/plan.PNG"));
        assert_eq!(named("/a/plan.svg", ExportKind::Png), Path::new("/a/plan.svg"));
        assert_eq!(named("/a/plan.ron", ExportKind::Svg), Path::new("/a/plan.ron.svg"));
    }

    #[test]
    fn a_saved_file_has_an_extension() {
        assert_eq!(with_extension(Path::new("/a/plan")), Path::new("/a/plan.ron"));
        assert_eq!(with_extension(Path::new("/a/plan.txt")), Path::new("/a/plan.txt"));
    }
}
