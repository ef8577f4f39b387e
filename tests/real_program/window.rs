//! The window: how it closes, what it remembers, and what it costs while nothing happens.

use std::fs;
use std::time::Duration;

use crate::board::read;
use crate::cards::sample;
use crate::program::Program;
use crate::stage::{Stage, await_some};

#[test]
fn closing_asks_about_changes() {
    let stage = Stage::new();
    let path = sample(&stage);
    let before = fs::read(&path).unwrap();
    let mut program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    program.key("ctrl+1");
    program.key("alt+Right");
    program.await_title("• plan.ron — Roadboard");

    // The window manager's way to close a window; Escape is to stay.
    program.key("alt+F4");
    program.assert_runs();
    program.key("Escape");
    program.assert_runs();
    assert_eq!(program.title(), "• plan.ron — Roadboard");

    // From “Save”, which has the focus, to “Don’t save”.
    program.key("alt+F4");
    program.assert_runs();
    program.key("Tab");
    program.key("Return");
    assert_eq!(program.exit_code(), Some(0));
    assert!(fs::read(&path).unwrap() == before, "the file changed");
}

#[test]
fn saving_at_the_end_closes() {
    let stage = Stage::new();
    let path = sample(&stage);
    let before = read(&path);
    let mut program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    program.key("ctrl+1");
    program.key("alt+Right");
    program.await_title("• plan.ron — Roadboard");
    program.key("ctrl+q");
    program.assert_runs();
    program.key("Return");
    assert_eq!(program.exit_code(), Some(0));
    crate::cards::assert_moved(&before, &read(&path), "NP-131", "In progress");
}

/// Runs a command from the palette by a part of its name.
fn run(program: &Program<'_>, name: &str) {
    program.key("ctrl+k");
    program.text(name);
    program.key("Return");
}

#[test]
fn the_theme_is_remembered() {
    let stage = Stage::new();
    let preferences = stage.path("config").join("roadboard/preferences.ron");
    let kept = |theme: &str| {
        await_some(&format!("{} has {theme}", preferences.display()), || {
            fs::read_to_string(&preferences).ok().filter(|text| text.contains(theme)).map(drop)
        });
    };
    let program = Program::start(&stage, &[]);
    program.await_title("Roadboard");
    let brightness = |program: &Program<'_>| {
        let size = program.size();
        // The middle of the lower edge of the welcome screen, where there is only its ground.
        let [r, g, b] = stage.pixel(program.window(), size.x as u32 / 2 + 200, size.y as u32 - 60);
        (u32::from(r) + u32::from(g) + u32::from(b)) / 3
    };
    let await_brightness = |program: &Program<'_>, what: &str, fits: fn(u32) -> bool| {
        await_some(what, || fits(brightness(program)).then_some(()));
    };
    run(&program, "light");
    await_brightness(&program, "the window is light", |b| b > 200);
    kept("theme: Light");
    run(&program, "dark");
    await_brightness(&program, "the window is dark", |b| b < 60);
    kept("theme: Dark");
    program.key("ctrl+q");
    assert_eq!(program.exit_code(), Some(0));

    let program = Program::start(&stage, &[]);
    program.await_title("Roadboard");
    await_brightness(&program, "the window is dark again", |b| b < 60);
}

#[test]
fn it_costs_nothing_while_nothing_happens() {
    let stage = Stage::new();
    let path = sample(&stage);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    // A machine with other things to do may be late with the first frames, so later spans count too.
    let mut spent = Vec::new();
    for _ in 0..3 {
        std::thread::sleep(Duration::from_secs(2));
        let before = program.processor_time();
        std::thread::sleep(Duration::from_secs(3));
        spent.push(program.processor_time().saturating_sub(before));
        if spent.last().is_some_and(|spent| *spent < Duration::from_millis(150)) {
            return;
        }
    }
    panic!("while nothing happened, 3 seconds took this much of a processor: {spent:?}");
}
