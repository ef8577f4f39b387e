//! Hands on a window: the program's own, or a dialog's.

use std::fs;
use std::time::{Duration, Instant};

use egui::{Pos2, Vec2, vec2};

use crate::stage::{PATIENCE, Stage, await_some};

/// Steps of a pointer that drags.
const STEPS: u32 = 8;
/// A window that is still drawing after this long draws on by itself.
const DRAWS_ON: Duration = Duration::from_secs(3);

#[derive(Debug)]
pub(crate) struct Hand<'a> {
    stage: &'a Stage,
    window: String,
    /// The process that draws the window.
    process: u32,
}

impl<'a> Hand<'a> {
    /// On a window that can be seen; waits until keys go to it.
    #[track_caller]
    pub(crate) fn on(stage: &'a Stage, window: String) -> Self {
        stage.await_focus(&window);
        let process = stage.xdotool(&["getwindowpid", &window]).parse().unwrap();
        let hand = Self { stage, window, process };
        hand.settle();
        hand
    }

    pub(crate) fn window(&self) -> &str {
        &self.window
    }

    pub(crate) fn title(&self) -> String {
        self.stage.xdotool(&["getwindowname", &self.window])
    }

    #[track_caller]
    pub(crate) fn await_title(&self, title: &str) {
        let mut last = String::new();
        await_some(&format!("the window is called {title:?}"), || {
            let now = self.title();
            if now != last {
                // With the test's output when it fails: which titles there were instead.
                println!("the window is called {now:?}");
                last.clone_from(&now);
            }
            (now == title).then_some(())
        });
        // The title comes a frame before what it tells of is complete.
        self.settle();
    }

    /// The size of what is inside the window manager's frame.
    pub(crate) fn size(&self) -> Vec2 {
        let answer = self.stage.xdotool(&["getwindowgeometry", "--shell", &self.window]);
        let value = |name: &str| {
            let line = answer.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.parse::<u16>().map(f32::from).unwrap()
        };
        vec2(value("WIDTH="), value("HEIGHT="))
    }

    /// Waits until it has dealt with what was done to it: until it rests.
    pub(crate) fn settle(&self) {
        self.rests_within(DRAWS_ON);
    }

    /// Waits until what goes on by itself, such as scrolling, has come to its end.
    #[track_caller]
    pub(crate) fn await_rest(&self) {
        assert!(self.rests_within(PATIENCE), "the window still draws after {} s", PATIENCE.as_secs());
    }

    fn rests_within(&self, most: Duration) -> bool {
        let since = Instant::now();
        let (mut before, mut quiet) = (None, 0);
        while quiet < 4 && since.elapsed() < most {
            std::thread::sleep(Duration::from_millis(20));
            let now = self.work();
            quiet = if now.is_some() && now == before { quiet + 1 } else { 0 };
            before = now;
        }
        quiet == 4
    }

    /// Nanoseconds that its threads have run; none while one of them runs or waits for a processor.
    fn work(&self) -> Option<u64> {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.process)).ok()?;
        let mut sum = 0;
        for task in tasks {
            let task = task.ok()?.path();
            let stat = fs::read_to_string(task.join("stat")).ok()?;
            // The state comes after the name, which is in parentheses.
            let state = stat.rsplit_once(") ")?.1.chars().next()?;
            if state == 'R' {
                return None;
            }
            let ran = fs::read_to_string(task.join("schedstat")).ok()?;
            sum += ran.split(' ').next()?.parse::<u64>().ok()?;
        }
        Some(sum)
    }

    pub(crate) fn key(&self, keys: &str) {
        self.stage.xdotool(&["key", keys]);
        self.settle();
    }

    pub(crate) fn text(&self, text: &str) {
        self.stage.xdotool(&["type", "--delay", "20", text]);
        self.settle();
    }

    /// Moves the pointer there.
    pub(crate) fn point(&self, at: Pos2) {
        self.move_pointer(at);
        self.settle();
    }

    pub(crate) fn click(&self, at: Pos2) {
        self.point(at);
        self.stage.xdotool(&["click", "1"]);
        self.settle();
    }

    fn move_pointer(&self, at: Pos2) {
        let (x, y) = (at.x.round().to_string(), at.y.round().to_string());
        self.stage.xdotool(&["mousemove", "--window", &self.window, &x, &y]);
    }

    /// Turns the wheel up by so many steps, where the pointer is, while a key is held.
    pub(crate) fn wheel(&self, held: &str, steps: u32) {
        self.stage.xdotool(&["keydown", held]);
        self.stage.xdotool(&["click", "--repeat", &steps.to_string(), "--delay", "25", "4"]);
        self.settle();
        self.stage.xdotool(&["keyup", held]);
        self.settle();
    }

    /// Pulls with the middle button from one point to another.
    pub(crate) fn pull(&self, from: Pos2, to: Pos2) {
        self.point(from);
        self.stage.xdotool(&["mousedown", "2"]);
        self.settle();
        self.carry(from, to);
        self.stage.xdotool(&["mouseup", "2"]);
        self.settle();
    }

    /// Takes hold at one point and goes to another, without letting go.
    pub(crate) fn drag(&self, from: Pos2, to: Pos2) {
        self.point(from);
        self.stage.xdotool(&["mousedown", "1"]);
        self.settle();
        self.carry(from, to);
    }

    /// Goes from one point to another with what is held.
    pub(crate) fn carry(&self, from: Pos2, to: Pos2) {
        // The first step makes it a drag; the others may come as fast as a hand moves.
        for step in 1..=STEPS {
            self.move_pointer(from + (to - from) * (step as f32 / STEPS as f32));
            if step == 1 {
                self.settle();
            } else {
                std::thread::sleep(Duration::from_millis(15));
            }
        }
        self.settle();
    }

    pub(crate) fn drop_it(&self) {
        self.stage.xdotool(&["mouseup", "1"]);
        self.settle();
    }
}
