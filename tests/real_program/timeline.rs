//! Where days and bars are on the timeline: by its own geometry, and checked against a bar whose dates are known.

use egui::{Pos2, Rect, pos2};
use roadboard::model::{Period, Project, parse_date};
use roadboard::screens::roadmap::time::{Camera, MAX_SCALE, day_of};

use crate::board::Board;
use crate::plan::initiative;
use crate::program::Program;

/// From the ends of the plan to the edges of the canvas when all of it is shown, in points.
const MARGIN: f64 = 48.0;

/// The timeline as it lies in the window when it shows the whole plan.
pub(crate) struct Timeline {
    board: Board,
    /// The left edge of the canvas.
    left: f64,
    camera: Camera,
}

impl Timeline {
    /// Goes to the roadmap and shows the whole plan.
    #[track_caller]
    pub(crate) fn fit(program: &Program<'_>, mut board: Board, project: &Project) -> Self {
        board.key(program, "ctrl+5");
        board.key(program, "f");
        let bars: Vec<(Period, Rect)> =
            project.initiatives.iter().filter_map(|bar| Some((bar.period()?, board.initiative(&bar.title)))).collect();
        let (whole, _) = bars.iter().copied().reduce(|a, b| (a.0.union(b.0), a.1)).unwrap();
        // The canvas ends with the window, and its margins are equal as nothing else is fitted.
        let least = bars.iter().map(|(_, rect)| rect.min.x).fold(f32::MAX, f32::min);
        let greatest = bars.iter().map(|(_, rect)| rect.max.x).fold(f32::MIN, f32::max);
        let right = program.size().x;
        let left = f64::from(least - (right - greatest));
        let mut camera = Camera::new(0.0, 1.0);
        camera.fit(whole, f64::from(right) - left, MARGIN);
        for (period, rect) in bars {
            let (start, end) = camera.span_of(period);
            let off = (left + start - f64::from(rect.min.x)).abs().max((left + end - f64::from(rect.max.x)).abs());
            assert!(off < 0.6, "a bar of {period:?} is {off} points from where it should be, at {rect:?}");
        }
        Self { board, left, camera }
    }

    /// Where the day of a date begins, and so many days on.
    #[track_caller]
    pub(crate) fn x(&self, date: &str, days: f64) -> f32 {
        (self.left + self.camera.x_of(day_of(parse_date(date).unwrap()) + days)) as f32
    }

    /// A place in the row of a bar.
    #[track_caller]
    pub(crate) fn place(&self, row_of: &str, date: &str, days: f64) -> Pos2 {
        pos2(self.x(date, days), self.row(row_of))
    }

    /// The middle of the row of a bar.
    #[track_caller]
    pub(crate) fn row(&self, of: &str) -> f32 {
        self.board.initiative(of).center().y
    }

    /// Zooms in at a place as far as it goes; what lies there stays.
    pub(crate) fn zoom_in(&mut self, program: &Program<'_>, at: Pos2) {
        let at = at.round();
        program.point(at);
        program.wheel("ctrl", 24);
        self.camera.scale_at(f64::from(at.x) - self.left, MAX_SCALE);
        assert!((self.camera.points_per_day() - MAX_SCALE).abs() < 0.01);
    }

    /// Pulls the canvas along with the middle button.
    pub(crate) fn pull(&mut self, program: &Program<'_>, from: Pos2, points: f32) {
        program.pull(from, from + egui::vec2(points, 0.0));
        self.camera.pan(f64::from(points));
    }
}

/// Dates of a bar as they are to be.
#[track_caller]
pub(crate) fn put(project: &mut Project, title: &str, start: &str, end: &str) {
    let mut bar = initiative(project, title).clone();
    (bar.start, bar.end) = (parse_date(start).ok(), parse_date(end).ok());
    project.initiatives.insert(bar);
}
