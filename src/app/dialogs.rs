//! The system's file dialogs, behind a trait so that tests answer them.
//!
//! On Linux rfd asks the desktop portal and then zenity. When neither comes, its answer looks like Cancel, and a portal
//! that hangs never answers at all; so it is looked for first, an answer that comes at once counts as none, and
//! while a dialog is open the window offers to type the path instead.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    Open { folder: Option<PathBuf> },
    Save { folder: Option<PathBuf>, name: String },
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
        let mut dialog = rfd::AsyncFileDialog::new()
            .add_filter("Roadboard projects", &["ron"])
            .add_filter("All files", &["*"])
            .set_parent(parent);
        let (folder, saving) = match &ask {
            Ask::Open { folder } => (folder, false),
            Ask::Save { folder, name } => {
                dialog = dialog.set_file_name(name);
                (folder, true)
            }
        };
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let dialog = dialog.set_title(if saving { "Save project" } else { "Open project" });
        // The dialog is made here, on the window's thread, and awaited on another.
        let since = Instant::now();
        let answer = move |picked: Option<rfd::FileHandle>| match picked {
            Some(file) => Answer::Path(file.path().to_owned()),
            None if cfg!(target_os = "linux") && since.elapsed() < SOONEST => Answer::Unavailable,
            None => Answer::Cancelled,
        };
        if saving {
            let picked = dialog.save_file();
            std::thread::spawn(move || reply(answer(pollster::block_on(picked))));
        } else {
            let picked = dialog.pick_file();
            std::thread::spawn(move || reply(answer(pollster::block_on(picked))));
        }
    }
}

/// A name without an extension gets ours.
pub fn with_extension(path: &Path) -> PathBuf {
    if path.extension().is_some() { path.to_owned() } else { path.with_extension("ron") }
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
    fn a_saved_file_has_an_extension() {
        assert_eq!(with_extension(Path::new("/a/plan")), Path::new("/a/plan.ron"));
        assert_eq!(with_extension(Path::new("/a/plan.txt")), Path::new("/a/plan.txt"));
    }
}
