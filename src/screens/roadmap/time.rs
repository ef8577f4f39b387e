//! Time and x: the camera of the roadmap's canvas. Pure functions in f64, without egui.
//!
//! # Theory of operation
//!
//! Days are numbered as [`Datelike::num_days_from_ce`] does, and day *d* spans from *d* to *d* + 1. A camera is the day at
//! the left edge of the canvas and how many points a day takes. Everything that has a place in time asks the camera for it.
//!
//! Zooming in and out again returns exactly, bit by bit, because both numbers stand on lattices:
//!
//! - The zoom is an integer, 2^30 to a doubling. A factor becomes a difference of such integers, so a factor and its
//!   inverse cancel. The scale shown is that of the nearest of 1024 steps to a doubling, too fine to be seen. What lies
//!   between two steps is kept, so the smallest turns of a wheel add up, and the rounding of their sum is not seen.
//! - The day at the left edge is a multiple of 2^-24 days. With `q` rounding to that lattice, zooming around `x` from the
//!   scale `s` to `t` adds `q(x / s) - q(x / t)`, which is exact in f64: `first_day + q(x / s)` stays the same number
//!   however often it is zoomed there. The day under `x` is off by 2^-24 days at most, a 250,000th of a point.
//!
//! Only the ends of the range of dates and of scales can keep a zoom from returning, as there it could not go on.

use chrono::{Datelike as _, NaiveDate};

use crate::model::{Date, Period};

/// The least points a day takes.
pub const MIN_SCALE: f64 = 0.05;
/// The most points a day takes.
pub const MAX_SCALE: f64 = 60.0;

/// The first date a project may hold.
pub const FIRST: Date = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};
/// The last date a project may hold.
pub const LAST: Date = match NaiveDate::from_ymd_opt(2200, 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};
/// The number of [`FIRST`].
pub const FIRST_DAY: f64 = 693_596.0;
/// Where [`LAST`] ends.
pub const END_DAY: f64 = 803_534.0;

/// Steps of the scale to a doubling.
const STEPS: f64 = 1024.0;
/// Units of the zoom to a step, as a power of two.
const STEP_BITS: u32 = 20;
/// The step of [`MAX_SCALE`], counted from [`MIN_SCALE`].
const TOP_STEP: i64 = 10_475;
/// Units of the first day to a day.
const LATTICE: f64 = 16_777_216.0;
/// Days by which a place may lie before a day's start and still be in it: far more than the rounding of f64, far less than
/// can be seen.
const SLACK: f64 = 1.0 / 1_048_576.0;
/// Points beside what is brought into view.
const BESIDE: f64 = 80.0;

/// The number of a date: where its day begins.
pub fn day_of(date: Date) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// The date that a place in time lies in, at most [`FIRST`] or [`LAST`]. What is no number is the first.
pub fn date_of(day: f64) -> Date {
    let day = if day.is_nan() { FIRST_DAY } else { (day + SLACK).floor().clamp(FIRST_DAY, END_DAY - 1.0) };
    NaiveDate::from_num_days_from_ce_opt(day as i32).unwrap_or(FIRST)
}

/// Which part of time the canvas shows, and how large.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// At the left edge; a multiple of 1 / [`LATTICE`].
    first_day: f64,
    /// The scale of the step nearest to `zoom`.
    points_per_day: f64,
    /// Units above [`MIN_SCALE`].
    zoom: i64,
}

/// Cameras are equal when they show the same.
impl PartialEq for Camera {
    fn eq(&self, other: &Self) -> bool {
        self.first_day == other.first_day && self.points_per_day == other.points_per_day
    }
}

impl Camera {
    /// The nearest camera to a first day and a scale in points a day, both brought into their ranges.
    pub fn new(first_day: f64, points_per_day: f64) -> Self {
        let zoom = zoom_of(points_per_day);
        Self { first_day: left_edge(first_day), points_per_day: scale_of(step_of(zoom)), zoom }
    }

    /// The day at the left edge.
    pub fn first_day(&self) -> f64 {
        self.first_day
    }

    /// From [`MIN_SCALE`] to [`MAX_SCALE`].
    pub fn points_per_day(&self) -> f64 {
        self.points_per_day
    }

    /// Points from the left edge to a place in time.
    pub fn x_of(&self, day: f64) -> f64 {
        (day - self.first_day) * self.points_per_day
    }

    /// The place in time that is `x` points from the left edge; it may lie outside of what dates hold.
    pub fn day_at(&self, x: f64) -> f64 {
        self.first_day + x / self.points_per_day
    }

    /// Where a date's day begins.
    pub fn x_of_date(&self, date: Date) -> f64 {
        self.x_of(day_of(date))
    }

    /// The date `x` points from the left edge, at most [`FIRST`] or [`LAST`].
    pub fn date_at(&self, x: f64) -> Date {
        date_of(self.day_at(x))
    }

    /// From where a period's first day begins to where its last day ends.
    pub fn span_of(&self, period: Period) -> (f64, f64) {
        (self.x_of_date(period.start), self.x_of(day_of(period.end) + 1.0))
    }

    /// The dates that a canvas of this width shows, in part or whole.
    pub fn visible(&self, width: f64) -> Period {
        Period::between(self.date_at(0.0), self.date_at(width.max(0.0)))
    }

    /// Whether it can zoom in, and out.
    pub fn can_zoom(&self) -> (bool, bool) {
        (self.points_per_day < MAX_SCALE, self.points_per_day > MIN_SCALE)
    }

    /// Makes everything `factor` times as large, as far as the scale goes, while the day at `x` stays where it is.
    /// A factor that is not above 0 does nothing.
    pub fn zoom_at(&mut self, x: f64, factor: f64) {
        if factor.is_finite() && factor > 0.0 {
            self.zoom_to(x, self.zoom.saturating_add(units(factor)));
        }
    }

    /// Sets the scale in points a day, while the day at `x` stays where it is.
    pub fn scale_at(&mut self, x: f64, points_per_day: f64) {
        self.zoom_to(x, zoom_of(points_per_day));
    }

    fn zoom_to(&mut self, x: f64, zoom: i64) {
        if !x.is_finite() {
            return;
        }
        self.zoom = zoom.clamp(0, TOP_STEP << STEP_BITS);
        let scale = scale_of(step_of(self.zoom));
        let moved = on_lattice(x / self.points_per_day) - on_lattice(x / scale);
        self.points_per_day = scale;
        self.first_day = left_edge(self.first_day + moved);
    }

    /// Moves what is shown by so many points, to the right when positive: towards earlier days.
    pub fn pan(&mut self, dx: f64) {
        if dx.is_finite() {
            self.first_day = left_edge(self.first_day - on_lattice(dx / self.points_per_day));
        }
    }

    /// Brings the view back inside the years 1900 to 2200, as far as they fill it. To be called when the camera has moved
    /// or the canvas has another width; a camera inside stays as it is.
    pub fn keep_inside(&mut self, width: f64) {
        let last = (END_DAY - width.max(0.0) / self.points_per_day).max(FIRST_DAY);
        // A view that ends with the last day may be past it by the lattice.
        if self.first_day > last + 2.0 / LATTICE {
            self.first_day = left_edge(last);
        }
    }

    /// Shows a whole period in the middle, as large as it fits with `margin` points on both sides.
    pub fn fit(&mut self, period: Period, width: f64, margin: f64) {
        let days = period.days().max(1) as f64;
        let room = (width - 2.0 * margin).max(1.0);
        let step = ((room / days / MIN_SCALE).log2() * STEPS).floor();
        self.zoom = (step as i64).clamp(0, TOP_STEP) << STEP_BITS;
        self.points_per_day = scale_of(step_of(self.zoom));
        self.centre(day_of(period.start) + days / 2.0, width);
    }

    /// Shows a place in time in the middle.
    pub fn centre(&mut self, day: f64, width: f64) {
        self.first_day = left_edge(day - width / 2.0 / self.points_per_day);
        self.keep_inside(width);
    }

    /// Pans the least that brings a place in time into view with some room beside it, and not at all when it is there.
    pub fn show(&mut self, day: f64, width: f64) {
        self.show_span(self.x_of(day), self.x_of(day), width);
    }

    /// Pans the least that brings a period into view: the whole of it, or as much as there is room for from its start.
    /// One that is longer than the view stays where any of it is well in sight.
    pub fn reveal(&mut self, period: Period, width: f64) {
        let (left, right) = self.span_of(period);
        self.show_span(left, right, width);
    }

    fn show_span(&mut self, left: f64, right: f64, width: f64) {
        let beside = (width / 8.0).clamp(0.0, BESIDE);
        let (low, high) = (beside, width - beside);
        let fits = right - left <= high - low;
        if fits && left < low {
            self.pan(low - left);
        } else if fits && right > high {
            self.pan(high - right);
        } else if !fits && (right < low || left > high) {
            self.pan(low - left);
        }
        self.keep_inside(width);
    }
}

/// The nearest multiple of 1 / [`LATTICE`], the same on both sides of 0.
fn on_lattice(days: f64) -> f64 {
    (days * LATTICE).round() / LATTICE
}

/// A first day on the lattice and inside the range of dates.
fn left_edge(day: f64) -> f64 {
    if day.is_nan() { FIRST_DAY } else { on_lattice(day.clamp(FIRST_DAY, END_DAY - 1.0)) }
}

/// Units of zoom in a factor, which is above 0.
fn units(factor: f64) -> i64 {
    // A cast of a float holds at the limits of the integer.
    (factor.log2() * STEPS * f64::from(1_u32 << STEP_BITS)).round() as i64
}

fn zoom_of(points_per_day: f64) -> i64 {
    if points_per_day >= MAX_SCALE {
        TOP_STEP << STEP_BITS
    } else if points_per_day > MIN_SCALE {
        units(points_per_day / MIN_SCALE).clamp(0, TOP_STEP << STEP_BITS)
    } else {
        0
    }
}

/// The step nearest to a zoom.
fn step_of(zoom: i64) -> i64 {
    (zoom + (1 << (STEP_BITS - 1))) >> STEP_BITS
}

fn scale_of(step: i64) -> f64 {
    (MIN_SCALE * (step as f64 / STEPS).exp2()).min(MAX_SCALE)
}
