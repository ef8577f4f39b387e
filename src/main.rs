//! The program: arguments, logging, run.

use std::process::ExitCode;

use clap::Parser as _;
use roadboard::app::command_line::{Arguments, run};

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn,wgpu=error,naga=error")).init();
    run(Arguments::parse())
}
