//! The program: arguments, logging, run.

// On Windows a window program has no console of its own.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser as _;
use roadboard::app::command_line::{Arguments, run};

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or(
        "warn,wgpu=error,naga=error,egui_wgpu=error,egui_system_font_provider=error,arboard=error,winit=error,\
         usvg=error,fontdb=error,resvg=error",
    ))
    .init();
    run(Arguments::parse())
}
