//! The running program.

use std::fs::{self, File};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::hand::Hand;
use crate::stage::{Guarded, Stage, await_some};

#[derive(Debug)]
pub(crate) struct Program<'a> {
    stage: &'a Stage,
    process: Guarded,
    hand: Option<Hand<'a>>,
    log: PathBuf,
}

impl<'a> Program<'a> {
    /// Starts it with arguments, and waits for its window.
    #[track_caller]
    pub(crate) fn start(stage: &'a Stage, arguments: &[&Path]) -> Self {
        let mut command = stage.command(env!("CARGO_BIN_EXE_roadboard"));
        command.args(arguments);
        Self::start_command(stage, command)
    }

    /// As [`Self::start`], for a test that changes more of the surroundings.
    #[track_caller]
    pub(crate) fn start_command(stage: &'a Stage, mut command: Command) -> Self {
        let log = stage.path("program.log");
        let process = Guarded(command.stderr(File::create(&log).unwrap()).spawn().unwrap());
        let mut program = Self { stage, process, hand: None, log };
        let id = program.process.0.id().to_string();
        let window = await_some("the program shows a window", || {
            let ended = program.process.0.try_wait().unwrap();
            assert!(ended.is_none(), "the program ended without a window, with {ended:?}");
            stage.window(&["--pid", &id, "--class", "^roadboard$"])
        });
        program.hand = Some(Hand::on(stage, window));
        program
    }

    /// Processor time of all its threads so far.
    pub(crate) fn processor_time(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.0.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
        // The 14th and 15th field, of which two are cut off; a tick is a hundredth of a second on Linux.
        let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// Waits for its end, and tells its exit code.
    #[track_caller]
    pub(crate) fn exit_code(mut self) -> Option<i32> {
        await_some("the program ends", || self.process.0.try_wait().unwrap()).code()
    }

    /// It is still there.
    #[track_caller]
    pub(crate) fn assert_runs(&mut self) {
        let ended = self.process.0.try_wait().unwrap();
        assert!(ended.is_none(), "the program ended with {ended:?}");
    }
}

impl<'a> Deref for Program<'a> {
    type Target = Hand<'a>;

    fn deref(&self) -> &Hand<'a> {
        self.hand.as_ref().unwrap()
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.stage.picture_failure();
            eprintln!("the program's log:\n{}", fs::read_to_string(&self.log).unwrap_or_default());
        }
    }
}
