//! The real program in a real window: started under an X server of its own, driven by pointer and keyboard as a person
//! would, and judged by its window's title and by the files that it leaves.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what a failing test has to say")]

mod autoscroll;
mod board;
mod cards;
mod checks;
mod columns;
mod delivery;
mod files;
mod hand;
mod horizons;
mod keyboard;
mod lanes;
mod plan;
mod program;
mod roadmap;
mod roadmap_dates;
mod roadmap_keyboard;
mod share;
mod sprints;
mod stage;
mod timeline;
mod window;
