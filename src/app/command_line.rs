//! The command line: open a window, write a sample, check a file.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::{App, Setup, StartWith, preferences::Preferences};
use crate::sample::{self, SampleSize};
use crate::storage::{self, Opened, SystemFiles};
use crate::ui::Tokens;
use crate::ui::format::count;

/// A planning tool for the Product Owner and the Product Manager of one product.
#[derive(Debug, Parser)]
#[command(name = "roadboard", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Task>,
    /// The project to open
    file: Option<PathBuf>,
    /// Open the sample project
    #[arg(long, conflicts_with = "file")]
    sample: bool,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Write a sample project; the same arguments give the same bytes
    Sample {
        /// Where to write it; a file that exists is not overwritten
        out: PathBuf,
        /// How many stories
        #[arg(long, default_value_t = SampleSize::default().stories)]
        stories: usize,
        /// How many initiatives
        #[arg(long, default_value_t = SampleSize::default().initiatives)]
        initiatives: usize,
        /// What the random choices begin with
        #[arg(long, default_value_t = SampleSize::default().seed)]
        seed: u64,
        /// Overwrite a file that exists
        #[arg(long)]
        force: bool,
    },
    /// Print what is wrong with a project file: exits with 0 for nothing, 1 for warnings, 2 for errors
    Check { file: PathBuf },
}

/// Does what the arguments say.
pub fn run(arguments: Arguments) -> ExitCode {
    match arguments.command {
        Some(Task::Sample { out, stories, initiatives, seed, force }) => {
            write_sample(&out, &SampleSize { stories, initiatives, seed }, force)
        }
        Some(Task::Check { file }) => check(&file),
        None => {
            let start = match (arguments.file, arguments.sample) {
                (Some(file), _) => StartWith::Open(std::path::absolute(&file).unwrap_or(file)),
                (None, true) => StartWith::Sample,
                (None, false) => StartWith::Welcome,
            };
            window(start)
        }
    }
}

/// Prints a line; a closed pipe is no reason to fail.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// An error and what caused it, in one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let chain = std::iter::successors(Some(error), |error| error.source());
    chain.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn write_sample(out: &std::path::Path, size: &SampleSize, force: bool) -> ExitCode {
    if out.exists() && !force {
        complain(&format!("{} exists already. Use --force to overwrite it, or another name.", out.display()));
        return ExitCode::from(2);
    }
    match storage::save(&SystemFiles, out, &sample::project(size)) {
        Ok(_) => {
            say(&format!("Wrote {}: {} stories, {} initiatives.", out.display(), size.stories, size.initiatives));
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain(&format!("error: {}\n{}", with_causes(&error), error.hint()));
            ExitCode::from(2)
        }
    }
}

fn check(file: &std::path::Path) -> ExitCode {
    match storage::open(&SystemFiles, file) {
        Err(error) => {
            say(&format!("error: {}\n{}", with_causes(&error), error.hint()));
            ExitCode::from(2)
        }
        Ok(file_read) => {
            let Opened { warnings, more_warnings, .. } = file_read.opened;
            for warning in &warnings {
                say(&format!("warning: {warning}"));
            }
            let all = warnings.len() + more_warnings;
            if all == 0 {
                say(&format!("{}: nothing is wrong.", file.display()));
                return ExitCode::SUCCESS;
            }
            say(&format!("{}: {}.", file.display(), count(all, "warning", "warnings")));
            ExitCode::from(1)
        }
    }
}

/// The product's mark for the window: both desks in one square.
fn icon() -> egui::IconData {
    const SIDE: u32 = 64;
    let tokens = Tokens::of_theme(egui::Theme::Light);
    let (corner, middle) = (14.0, SIDE as f32 / 2.0);
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for i in 0..SIDE * SIDE {
        let (x, y) = ((i % SIDE) as f32 + 0.5, (i / SIDE) as f32 + 0.5);
        // How far outside the rounded square the pixel is.
        let out = |v: f32| ((v - middle).abs() - (middle - corner)).max(0.0);
        let cover = (corner + 0.5 - out(x).hypot(out(y))).clamp(0.0, 1.0);
        let color = if x + y < SIDE as f32 { tokens.po } else { tokens.pm };
        rgba.extend_from_slice(&color.to_array()[..3]);
        rgba.push((cover * 255.0) as u8);
    }
    egui::IconData { rgba, width: SIDE, height: SIDE }
}

fn window(start: StartWith) -> ExitCode {
    let setup = Setup { start, ..Setup::default() };
    let size = setup.preferences.as_deref().and_then(|path| Preferences::load(path).window);
    let (width, height) = size.unwrap_or((1440.0, 900.0));
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Roadboard")
            .with_app_id("roadboard")
            .with_inner_size([width, height])
            .with_min_inner_size([900.0, 600.0])
            .with_icon(icon())
            .with_drag_and_drop(true),
        ..eframe::NativeOptions::default()
    };
    let made = eframe::run_native("roadboard", options, Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, setup)))));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("error: the window could not be opened: {error}"));
            complain("A display (X11 or Wayland) and a graphics driver (Vulkan or OpenGL) are needed.");
            ExitCode::FAILURE
        }
    }
}
