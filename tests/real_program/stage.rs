//! A display of its own with a window manager, and a home folder of its own: nothing of the person who runs the tests
//! is read or changed, and tests can run side by side.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use egui::{Rect, Vec2, pos2};

/// How long anything may take before a test gives up. Rendering on a busy processor is slow.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);
/// How often a condition is looked at.
const PAUSE: Duration = Duration::from_millis(20);
/// What the tests run, and the Debian package that has it.
const TOOLS: [(&str, &str); 5] =
    [("Xvfb", "xvfb"), ("openbox", "openbox"), ("xdotool", "xdotool"), ("zenity", "zenity"), ("import", "imagemagick")];

/// Waits until there is something; panics with `what` when it never comes.
#[track_caller]
pub(crate) fn await_some<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let since = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(since.elapsed() < PATIENCE, "waited {} s in vain: {what}", PATIENCE.as_secs());
        std::thread::sleep(PAUSE);
    }
}

/// A process that ends with its owner, also when an assertion fails.
#[derive(Debug)]
pub(crate) struct Guarded(pub(crate) Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The folder of `PATH` that has a program.
fn folder_of(tool: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths).find(|folder| folder.join(tool).is_file())
}

/// What openbox does with keys: as it comes, it would take some that the program has a use for.
const MANAGER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
</openbox_config>
"#;

/// Starts a window manager.
fn start_manager(display: &str, folder: &Path) -> Guarded {
    let rules = folder.join("config/openbox");
    fs::create_dir_all(&rules).unwrap();
    fs::write(rules.join("rc.xml"), MANAGER).unwrap();
    let mut manager = base(display, folder, "openbox");
    Guarded(manager.arg("--sm-disable").stdout(Stdio::null()).spawn().unwrap())
}

#[derive(Debug)]
pub(crate) struct Stage {
    // In the order in which they end.
    manager: Guarded,
    _server: Guarded,
    display: String,
    folder: tempfile::TempDir,
    pictured: Cell<bool>,
}

impl Stage {
    pub(crate) fn new() -> Self {
        for (tool, package) in TOOLS {
            assert!(
                folder_of(tool).is_some(),
                "{tool} is missing, which this test needs. Install the package {package}, or run \
                 scripts/install-test-packages"
            );
        }
        let folder = tempfile::Builder::new().prefix("roadboard-").tempdir().unwrap();
        for name in ["home", "config", "state", "data", "cache", "runtime", "nothing"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        // The server picks a free display and tells which.
        let mut server = Guarded(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-dpi", "96", "-nolisten", "tcp"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(File::create(folder.path().join("xvfb.log")).unwrap())
                .spawn()
                .unwrap(),
        );
        let mut number = String::new();
        BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let said = fs::read_to_string(folder.path().join("xvfb.log")).unwrap_or_default();
        assert!(!number.trim().is_empty(), "Xvfb did not start: {said}");
        let display = format!(":{}", number.trim());

        let manager = start_manager(&display, folder.path());
        let mut stage = Self { manager, _server: server, display, folder, pictured: Cell::new(false) };
        // A window manager says so on the root window. Where several displays start at once, one may lose its manager.
        await_some("openbox manages the display", || {
            if stage.manager.0.try_wait().unwrap().is_some() {
                stage.manager = start_manager(&stage.display, stage.folder.path());
            }
            let asked = stage.command("xdotool").arg("get_desktop").output().unwrap();
            asked.status.success().then_some(())
        });
        stage
    }

    /// A session bus of its own, and its address.
    pub(crate) fn bus(&self) -> (Guarded, String) {
        let mut daemon = self.command("dbus-daemon");
        daemon.args(["--session", "--nofork", "--print-address=1"]).stdout(Stdio::piped());
        let mut daemon = Guarded(daemon.spawn().unwrap());
        let mut address = String::new();
        BufReader::new(daemon.0.stdout.take().unwrap()).read_line(&mut address).unwrap();
        (daemon, address.trim().to_owned())
    }

    /// A path in the folder of this test.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A command on this display.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        base(&self.display, self.folder.path(), program)
    }

    /// What xdotool answers; it must succeed.
    #[track_caller]
    pub(crate) fn xdotool(&self, arguments: &[&str]) -> String {
        let output = self.command("xdotool").args(arguments).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "xdotool {arguments:?} failed: {said}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// A window that can be seen, by what xdotool searches for; several is as good as none.
    pub(crate) fn window(&self, by: &[&str]) -> Option<String> {
        let search = ["search", "--onlyvisible", "--all"].iter().chain(by);
        let output = self.command("xdotool").args(search).output().unwrap();
        let found = String::from_utf8(output.stdout).unwrap();
        let mut lines = found.lines();
        lines.next().filter(|_| lines.next().is_none()).map(str::to_owned)
    }

    #[track_caller]
    pub(crate) fn await_window(&self, what: &str, by: &[&str]) -> String {
        await_some(what, || self.window(by))
    }

    /// Waits until keys go to a window.
    #[track_caller]
    pub(crate) fn await_focus(&self, window: &str) {
        await_some("the window has the focus", || {
            let active = self.command("xdotool").arg("getactivewindow").output().unwrap();
            let active = String::from_utf8(active.stdout).unwrap();
            if active.trim() == window {
                return Some(());
            }
            // It may be refused while the window is still being mapped; then it is asked again.
            let _ = self.command("xdotool").args(["windowactivate", window]).output();
            None
        });
    }

    /// Red, green and blue of a point in a window.
    #[track_caller]
    pub(crate) fn pixel(&self, window: &str, x: u32, y: u32) -> [u8; 3] {
        let at = pos2(x as f32, y as f32);
        self.picture(window, Rect::from_min_size(at, Vec2::splat(1.0))).try_into().unwrap()
    }

    /// Red, green and blue of each pixel in a part of a window, row by row.
    #[track_caller]
    pub(crate) fn picture(&self, window: &str, part: Rect) -> Vec<u8> {
        let (size, at) = (part.size(), part.min);
        let crop = format!("{}x{}+{}+{}", size.x as u32, size.y as u32, at.x as u32, at.y as u32);
        let output = self
            .command("import")
            .args(["-silent", "-window", window, "-crop", &crop, "-depth", "8", "rgb:-"])
            .output()
            .unwrap();
        assert!(output.status.success(), "import took no picture of the window");
        output.stdout
    }

    /// Keeps a picture of the display when the test is failing: what a person would have seen.
    pub(crate) fn picture_failure(&self) {
        if !std::thread::panicking() || self.pictured.replace(true) {
            return;
        }
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("test").replace("::", "-");
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("real_program-{name}.png"));
        let taken = self.command("import").args(["-silent", "-window", "root"]).arg(&path).status();
        if taken.is_ok_and(|status| status.success()) {
            eprintln!("a picture of the display when it failed: {}", path.display());
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.picture_failure();
    }
}

/// A command that knows only this display and this home; the renderer is the processor.
fn base(display: &str, folder: &Path, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    // What decides where programs and graphics drivers are found.
    for kept in ["PATH", "LD_LIBRARY_PATH", "VK_DRIVER_FILES", "VK_ICD_FILENAMES", "TMPDIR", "RUST_BACKTRACE"] {
        if let Some(value) = std::env::var_os(kept) {
            command.env(kept, value);
        }
    }
    command
        .env("DISPLAY", display)
        .env("HOME", folder.join("home"))
        // Nobody is there. Without an address a bus would be launched, and with it a portal that shows dialogs.
        .env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", folder.join("nobody").display()))
        .env("LANG", "C.UTF-8")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // A point is a pixel, whatever the display claims to measure.
        .env("WINIT_X11_SCALE_FACTOR", "1")
        .current_dir(folder.join("home"))
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    for (variable, name) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "runtime"),
    ] {
        command.env(variable, folder.join(name));
    }
    command
}
