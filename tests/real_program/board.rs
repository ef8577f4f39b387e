//! Where things are in the window: the same app, laid out without a display at the same size, is asked by name.

use std::time::{Duration, Instant};

use egui::{Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use roadboard::app::dialogs::{Answer, Ask, FileDialogs, Reply};
use roadboard::app::{App, Setup, StartWith};
use roadboard::model::{Project, Story};
use roadboard::screens::board::card_name;
use roadboard::storage::{self, SystemFiles};
use std::path::Path;

/// Nobody answers: the twin is only looked at.
struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn ask(&self, _: Ask, _: &eframe::Frame, reply: Reply) {
        reply(Answer::Cancelled);
    }
}

pub(crate) struct Board(Harness<'static, App>);

impl Board {
    pub(crate) fn new(size: Vec2, start: StartWith) -> Self {
        let setup = Setup { preferences: None, dialogs: Box::new(NoDialogs), start, ..Setup::default() };
        let mut harness = Harness::builder().with_size(size).build_eframe(|cc| App::new(&cc.egui_ctx, setup));
        let since = Instant::now();
        while harness.state().document().is_none() {
            assert!(since.elapsed() < Duration::from_mins(1), "the project was not opened");
            std::thread::sleep(Duration::from_millis(5));
            harness.step();
        }
        harness.run_steps(3);
        Self(harness)
    }

    #[track_caller]
    pub(crate) fn card(&self, project: &Project, key: &str) -> Rect {
        self.0.get_by_label(&card_name(story(project, key))).rect()
    }
}

/// A point where a drop lands between two neighbours: in the upper half of the lower one.
#[track_caller]
pub(crate) fn place_between(board: &Board, project: &Project, above: &str, below: &str) -> Pos2 {
    let (above, below) = (board.card(project, above), board.card(project, below));
    assert!(above.max.y < below.min.y, "they are not neighbours");
    below.center_top() + vec2(0.0, below.height() / 4.0)
}

#[track_caller]
pub(crate) fn story<'a>(project: &'a Project, key: &str) -> &'a Story {
    project.stories.iter().find(|story| story.key == key).unwrap()
}

/// The project that a file holds; it must be in order.
#[track_caller]
pub(crate) fn read(path: &Path) -> Project {
    let opened = storage::open(&SystemFiles, path).unwrap().opened;
    assert!(opened.warnings.is_empty(), "{} is not in order: {:?}", path.display(), opened.warnings);
    opened.project
}
