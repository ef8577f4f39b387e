//! The command line: open a window, write a sample, check a file.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::{App, Setup, StartWith, preferences::Preferences};
use crate::model::{Date, IdSource, Period, parse_date};
use crate::sample::{self, SampleSize};
use crate::screens::roadmap::export::{HINT, Part, Poster};
use crate::screens::roadmap::{ExportKind, RoadmapView};
use crate::session::{Clock, Document};
use crate::storage::{self, Opened, SystemFiles};
use crate::ui::Tokens;
use crate::ui::format::{DateStyle, Dates, count};

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
    /// Write a picture of the roadmap of a project
    Export(Export),
}

#[derive(Debug, clap::Args)]
struct Export {
    /// The project
    file: PathBuf,
    /// Where to write the picture, which ends in .svg or .png; a file that exists is not overwritten
    out: PathBuf,
    /// In the colours of the dark theme
    #[arg(long)]
    dark: bool,
    /// The first day, such as 2026-12-24, instead of the first day of the plan
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    from: Option<Date>,
    /// The last day, instead of the last day of the plan
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    to: Option<Date>,
    /// Overwrite a file that exists
    #[arg(long)]
    force: bool,
}

/// Does what the arguments say.
pub fn run(arguments: Arguments) -> ExitCode {
    match arguments.command {
        Some(Task::Sample { out, stories, initiatives, seed, force }) => {
            write_sample(&out, &SampleSize { stories, initiatives, seed }, force)
        }
        Some(Task::Check { file }) => check(&file),
        Some(Task::Export(ask)) => export(&ask),
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

/// Complains of a file that exists, unless it may be overwritten.
fn is_in_the_way(out: &Path, force: bool) -> bool {
    let in_the_way = out.exists() && !force;
    if in_the_way {
        complain(&format!("{} exists already. Use --force to overwrite it, or another name.", out.display()));
    }
    in_the_way
}

fn failed(error: &dyn std::error::Error, hint: &str) -> ExitCode {
    complain(&format!("error: {}\n{hint}", with_causes(error)));
    ExitCode::from(2)
}

fn write_sample(out: &Path, size: &SampleSize, force: bool) -> ExitCode {
    if is_in_the_way(out, force) {
        return ExitCode::from(2);
    }
    match storage::save(&SystemFiles, out, &sample::project(size)) {
        Ok(_) => {
            say(&format!("Wrote {}: {} stories, {} initiatives.", out.display(), size.stories, size.initiatives));
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error, &error.hint()),
    }
}

fn export(ask: &Export) -> ExitCode {
    let Some(kind) = ExportKind::of(&ask.out) else {
        let out = ask.out.display();
        complain(&format!("error: {out} is no name of a picture\nUse a name that ends in .svg or .png."));
        return ExitCode::from(2);
    };
    if is_in_the_way(&ask.out, ask.force) {
        return ExitCode::from(2);
    }
    let opened = match storage::open(&SystemFiles, &ask.file) {
        Ok(file) => file.opened,
        Err(error) => return failed(&error, &error.hint()),
    };
    for warning in &opened.warnings {
        complain(&format!("warning: {warning}"));
    }
    if opened.more_warnings > 0 {
        complain(&format!("warning: and {} more", opened.more_warnings));
    }
    let document = Document::new(opened.project, IdSource::from_system(), Clock::System);
    let part = match part(&document, ask.from, ask.to) {
        Ok(part) => part,
        Err(problem) => {
            complain(&format!("error: {problem}"));
            return ExitCode::from(2);
        }
    };
    let mut view = RoadmapView::default();
    view.refresh(&document);
    let dates = Dates::new(DateStyle::System, sys_locale::get_locale().as_deref());
    let poster = Poster::of(&document, &view, dates, part, ask.dark);
    let bytes = match poster.bytes(kind) {
        Ok(bytes) => bytes,
        Err(error) => return failed(&error, HINT),
    };
    match storage::write(&SystemFiles, &ask.out, &bytes) {
        Ok(()) => {
            say(&format!("Wrote {}: {}", ask.out.display(), poster.words.description));
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error, &error.hint()),
    }
}

/// The part between two days; where one is missing, up to that end of the plan.
fn part(document: &Document, from: Option<Date>, to: Option<Date>) -> Result<Part, &'static str> {
    if from.is_none() && to.is_none() {
        return Ok(Part::Whole);
    }
    let project = document.project();
    let initiatives = project.initiatives.iter().filter_map(|initiative| initiative.period());
    let milestones = project.milestones.iter().filter_map(|milestone| milestone.period());
    let plan = initiatives.chain(milestones).reduce(Period::union);
    let ends = from.or(plan.map(|plan| plan.start)).zip(to.or(plan.map(|plan| plan.end)));
    let (start, end) = ends.ok_or("nothing in the plan has dates\nGive both --from and --to.")?;
    if start > end {
        return Err("the first day is after the last one\nCheck --from and --to.");
    }
    Ok(Part::Between(Period { start, end }))
}

fn check(file: &Path) -> ExitCode {
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
