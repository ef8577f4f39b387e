//! What a person prefers, kept between starts in a small file of the system's configuration folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use egui::ThemePreference;
use etcetera::{AppStrategy as _, AppStrategyArgs, choose_app_strategy};
use serde::{Deserialize, Serialize};

use crate::ui::Cards;
use crate::ui::format::DateStyle;

/// How many recent files are remembered.
const RECENT: usize = 8;
/// The scale of the interface, in percent.
pub const SCALE: std::ops::RangeInclusive<u32> = 80..=200;

/// Light, dark, or what the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

impl From<ThemeChoice> for ThemePreference {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::System => Self::System,
            ThemeChoice::Light => Self::Light,
            ThemeChoice::Dark => Self::Dark,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    pub theme: ThemeChoice,
    /// Percent, see [`SCALE`].
    pub scale: u32,
    pub dates: DateStyle,
    /// Cards flash and panels slide.
    pub motion: bool,
    pub inspector: bool,
    pub cards: Cards,
    /// The size of the window in points.
    pub window: Option<(f32, f32)>,
    /// Files that were open, the latest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            scale: 100,
            dates: DateStyle::System,
            motion: true,
            inspector: true,
            cards: Cards::default(),
            window: None,
            recent: Vec::new(),
        }
    }
}

impl Preferences {
    /// Where they are kept on this system, if it has such a place.
    pub fn default_path() -> Option<PathBuf> {
        let args = AppStrategyArgs {
            top_level_domain: "org".into(),
            author: "Roadboard".into(),
            app_name: "roadboard".into(),
        };
        choose_app_strategy(args).ok().map(|strategy| strategy.config_dir().join("preferences.ron"))
    }

    /// What the file holds; the defaults when there is none or it cannot be read, which a person can set again.
    pub fn load(path: &Path) -> Self {
        let Ok(text) = fs::read_to_string(path) else { return Self::default() };
        let mut loaded: Self = ron::from_str(&text)
            .inspect_err(|error| log::warn!("preferences in {} are ignored: {error}", path.display()))
            .unwrap_or_default();
        loaded.scale = loaded.scale.clamp(*SCALE.start(), *SCALE.end());
        loaded.recent.truncate(RECENT);
        loaded.window = loaded.window.filter(|(w, h)| w.is_finite() && h.is_finite() && *w >= 400.0 && *h >= 300.0);
        loaded
    }

    /// Writes them so that a crash leaves the old file or the new one.
    pub fn store(&self, path: &Path) -> std::io::Result<()> {
        let text =
            ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let fresh = path.with_extension(format!("{}.new", std::process::id()));
        fs::write(&fresh, text)?;
        fs::rename(&fresh, path)
    }

    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

/// Writes preferences on a thread of its own: one at a time, the latest last, and all of them before it is dropped.
#[derive(Debug)]
pub struct Keeper {
    sender: Option<Sender<Preferences>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    pub fn new(path: PathBuf) -> Self {
        let (sender, receiver) = channel::<Preferences>();
        let thread = std::thread::spawn(move || {
            while let Ok(mut preferences) = receiver.recv() {
                // A window that is being resized changes its size many times a second.
                while let Ok(newer) = receiver.recv_timeout(Duration::from_millis(200)) {
                    preferences = newer;
                }
                if let Err(error) = preferences.store(&path) {
                    log::warn!("preferences could not be kept in {}: {error}", path.display());
                }
            }
        });
        Self { sender: Some(sender), thread: Some(thread) }
    }

    pub fn keep(&self, preferences: Preferences) {
        if let Some(sender) = &self.sender {
            // The thread ends only after this end of the line is closed.
            let _ = sender.send(preferences);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_survive_a_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/preferences.ron");
        let mut preferences = Preferences { theme: ThemeChoice::Dark, scale: 150, ..Preferences::default() };
        preferences.remember(Path::new("/a.ron"));
        preferences.remember(Path::new("/b.ron"));
        preferences.remember(Path::new("/a.ron"));
        preferences.store(&path).unwrap();
        let loaded = Preferences::load(&path);
        assert_eq!(loaded, preferences);
        assert_eq!(loaded.recent, [PathBuf::from("/a.ron"), PathBuf::from("/b.ron")]);
    }

    #[test]
    fn what_an_older_program_did_not_know_is_as_it_began() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.ron");
        fs::write(&path, "(scale: 120, cards: (compact: true))").unwrap();
        let loaded = Preferences::load(&path);
        assert_eq!(loaded.cards, Cards { compact: true, ..Cards::default() });
        assert!(loaded.cards.estimate && !loaded.cards.initiative);
    }

    #[test]
    fn the_latest_are_kept_before_the_keeper_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.ron");
        let keeper = Keeper::new(path.clone());
        for scale in 100..=150 {
            keeper.keep(Preferences { scale, ..Preferences::default() });
        }
        drop(keeper);
        assert_eq!(Preferences::load(&path).scale, 150);
    }

    #[test]
    fn a_broken_file_gives_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.ron");
        fs::write(&path, "(scale: 9000, recent: 3").unwrap();
        assert_eq!(Preferences::load(&path), Preferences::default());
        fs::write(&path, "(scale: 9000, window: Some((0.0, -3.0)))").unwrap();
        let loaded = Preferences::load(&path);
        assert_eq!((loaded.scale, loaded.window), (200, None));
    }
}
