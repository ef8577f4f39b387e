//! The axis: units of time, which of them the canvas shows at a scale, and their labels. Pure functions, without egui.
//!
//! Weeks are those of ISO 8601, from Monday. Quarters and years are fiscal: they begin `fiscal_offset` months after January,
//! and a fiscal year that does not begin in January has the name of the calendar year it ends in: with an offset of 9,
//! October 2026 to September 2027 is FY27.

use std::iter::successors;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::time::{Camera, LAST};
use crate::model::{Calendar, Date};

/// A unit of time, the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

/// The two bands of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    pub lower: Unit,
    pub upper: Unit,
}

/// One of the two bands; what the upper one says does not rely on another above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    Upper,
    Lower,
}

/// A cell of a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub from: Date,
    /// The day after its last, where the next cell begins.
    pub to: Date,
    pub label: String,
}

/// The rungs from near to far, each with the least points that its smallest cell takes.
const LADDER: [(Rung, f64); 4] = [
    (Rung { lower: Unit::Day, upper: Unit::Month }, 22.0),
    (Rung { lower: Unit::Week, upper: Unit::Month }, 34.0),
    (Rung { lower: Unit::Month, upper: Unit::Quarter }, 36.0),
    (Rung { lower: Unit::Quarter, upper: Unit::Year }, 40.0),
];
const FARTHEST: Rung = Rung { lower: Unit::Year, upper: Unit::Decade };
/// Cells of fewer points have the shortest labels.
const NARROW: f64 = 32.0;
/// From so many points a day on, days off are shaded.
const SHADED_FROM: f64 = 4.0;

impl Rung {
    /// What the axis shows at a scale in points a day.
    pub fn at(points_per_day: f64) -> Self {
        let fits = |(rung, least): &&(Self, f64)| rung.lower.shortest() * points_per_day >= *least;
        LADDER.iter().find(fits).map_or(FARTHEST, |(rung, _)| *rung)
    }
}

impl Unit {
    /// The days of the shortest one there is.
    pub fn shortest(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 28.0,
            // February to April, of a fiscal year.
            Self::Quarter => 89.0,
            Self::Year => 365.0,
            Self::Decade => 3652.0,
        }
    }

    /// What several are called, for a control that names the scale.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Day => "Days",
            Self::Week => "Weeks",
            Self::Month => "Months",
            Self::Quarter => "Quarters",
            Self::Year => "Years",
            Self::Decade => "Decades",
        }
    }

    /// Months in one, where it is made of months.
    fn months(self) -> Option<u32> {
        match self {
            Self::Day | Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Year => Some(12),
            Self::Decade => Some(120),
        }
    }
}

/// What dates are rounded to at a scale in points a day.
pub fn snap_unit(points_per_day: f64) -> Unit {
    if points_per_day >= 12.0 {
        Unit::Day
    } else if points_per_day >= 3.0 {
        Unit::Week
    } else if points_per_day >= 0.6 {
        Unit::Month
    } else {
        Unit::Quarter
    }
}

/// The first day of the unit that a date lies in.
pub fn floor(date: Date, unit: Unit, fiscal_offset: u32) -> Date {
    match unit {
        Unit::Day => date,
        Unit::Week => {
            let into = Days::new(u64::from(date.weekday().num_days_from_monday()));
            date.checked_sub_days(into).unwrap_or(date)
        }
        Unit::Month => date.with_day(1).unwrap_or(date),
        Unit::Quarter => first_of_month(date, fiscal_month(date, fiscal_offset) % 3),
        Unit::Year => first_of_month(date, fiscal_month(date, fiscal_offset)),
        Unit::Decade => {
            let years = fiscal_year(date, fiscal_offset).rem_euclid(10).unsigned_abs();
            first_of_month(date, fiscal_month(date, fiscal_offset) + 12 * years)
        }
    }
}

/// A date moved by units; the 31st becomes the last day of a shorter month. A boundary becomes another one. It may lie
/// outside of what a project holds, and stays as it is only beyond what dates can hold.
pub fn add(date: Date, unit: Unit, n: i64) -> Date {
    let by = n.unsigned_abs();
    let moved = match unit.months() {
        Some(months) => u32::try_from(by).ok().and_then(|by| by.checked_mul(months)).and_then(|by| {
            let by = Months::new(by);
            if n < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) }
        }),
        None => by.checked_mul(if unit == Unit::Week { 7 } else { 1 }).and_then(|by| {
            let by = Days::new(by);
            if n < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }
        }),
    };
    moved.unwrap_or(date)
}

/// Whether a unit begins on the date.
pub fn is_boundary(date: Date, unit: Unit, fiscal_offset: u32) -> bool {
    floor(date, unit, fiscal_offset) == date
}

/// How many units lie between two boundaries; negative when `to` comes first.
pub fn units_between(from: Date, to: Date, unit: Unit) -> i64 {
    let Some(months) = unit.months() else {
        let days = to.signed_duration_since(from).num_days();
        return if unit == Unit::Week { days.div_euclid(7) } else { days };
    };
    let month = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month0());
    (month(to) - month(from)).div_euclid(i64::from(months))
}

/// Months since the fiscal year began, 0 to 11.
fn fiscal_month(date: Date, fiscal_offset: u32) -> u32 {
    (date.month0() + 12 - fiscal_offset % 12) % 12
}

/// The year that names the fiscal year of a date.
fn fiscal_year(date: Date, fiscal_offset: u32) -> i32 {
    let offset = fiscal_offset % 12;
    let begins = if date.month0() < offset { date.year() - 1 } else { date.year() };
    if offset == 0 { begins } else { begins + 1 }
}

/// The first day of the month so many months before.
fn first_of_month(date: Date, months_before: u32) -> Date {
    let first = NaiveDate::from_ymd_opt(date.year(), date.month(), 1).unwrap_or(date);
    first.checked_sub_months(Months::new(months_before)).unwrap_or(first)
}

/// The cells of a band that a canvas of this width shows, from left to right. The first may begin before the view, or
/// before 1900.
pub fn ticks(
    camera: &Camera,
    width: f64,
    unit: Unit,
    band: Band,
    fiscal_offset: u32,
) -> impl Iterator<Item = Tick> + use<> {
    let camera = *camera;
    let narrow = unit.shortest() * camera.points_per_day() < NARROW;
    let first = floor(camera.date_at(0.0), unit, fiscal_offset);
    successors(Some(first), move |from| Some(add(*from, unit, 1)).filter(|to| to > from))
        .take_while(move |from| *from <= LAST && camera.x_of_date(*from) < width)
        .map(move |from| Tick { from, to: add(from, unit, 1), label: label(from, unit, band, narrow, fiscal_offset) })
}

/// What a cell says, by its first day.
pub fn label(from: Date, unit: Unit, band: Band, narrow: bool, fiscal_offset: u32) -> String {
    let upper = band == Band::Upper;
    let fiscal = !fiscal_offset.is_multiple_of(12);
    let year = fiscal_year(from, fiscal_offset);
    let year_in_two = year.rem_euclid(100);
    match unit {
        Unit::Day if upper => from.format("%-d %b %Y").to_string(),
        Unit::Day => from.day().to_string(),
        Unit::Week if upper => from.format("W%V %G").to_string(),
        Unit::Week => from.format("W%V").to_string(),
        Unit::Month if upper => from.format("%B %Y").to_string(),
        Unit::Month if narrow => from.format("%b").to_string().chars().take(1).collect(),
        Unit::Month => from.format("%b").to_string(),
        Unit::Quarter => {
            let quarter = fiscal_month(from, fiscal_offset) / 3 + 1;
            match (upper, fiscal) {
                (false, _) => format!("Q{quarter}"),
                (true, true) => format!("Q{quarter} FY{year_in_two:02}"),
                (true, false) => format!("Q{quarter} {year}"),
            }
        }
        Unit::Year if narrow && !upper => format!("{year_in_two:02}"),
        Unit::Year if fiscal => format!("FY{year_in_two:02}"),
        Unit::Year => year.to_string(),
        Unit::Decade => format!("{}s", year - year.rem_euclid(10)),
    }
}

/// Where the label of a cell from `tick_left` to `tick_right` begins, in points from the left edge, or none when there is
/// no room: `pad` inside its cell, at the edge while the cell goes on beyond it, and never cut by the edge.
pub fn label_x(tick_left: f64, tick_right: f64, label_width: f64, pad: f64) -> Option<f64> {
    let last = tick_right - pad - label_width;
    let x = (tick_left.max(0.0) + pad).min(last);
    (x >= tick_left + pad && x >= 0.0).then_some(x)
}

/// The runs of days off in view, each with the day after its last; none where a day is under 4 points.
pub fn shaded(camera: &Camera, width: f64, calendar: &Calendar) -> Vec<(Date, Date)> {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    if camera.points_per_day() < SHADED_FROM {
        return runs;
    }
    let view = camera.visible(width);
    let days = view.start.iter_days().take_while(|date| *date <= view.end);
    for date in days.filter(|date| !calendar.is_working(*date)) {
        let next = add(date, Unit::Day, 1);
        match runs.last_mut() {
            Some((_, to)) if *to == date => *to = next,
            _ => runs.push((date, next)),
        }
    }
    runs
}
