//! Snapping: what dates a bar gets from where the pointer is. It rounds dates, never pixels. Pure functions, without egui.
//!
//! A bar's edges are boundaries between days: a start is where its first day begins, an end is where its last day ends,
//! and the last day is the one before that boundary.

use super::ladder::{Unit, add, floor, is_boundary, units_between};
use super::time::{END_DAY, FIRST, FIRST_DAY, LAST, date_of, day_of};
use crate::model::{Date, Period, Workdays};

/// Points within which a magnet draws.
pub const REACH: f64 = 6.0;
/// Parts of a day to which a place is rounded first, so that the noise of f64 does not decide between two dates.
const FINEST: f64 = 1_048_576.0;

/// Which end of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

/// What a bar's edge can snap to. Of two at the same place the first of these wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MagnetKind {
    /// A whole day: a bar starts or ends on it.
    Milestone,
    SprintStart,
    SprintEnd,
    /// A whole day, as a milestone.
    Today,
    BarStart,
    BarEnd,
}

/// A place in time that draws the edges of bars. For a whole day it is anywhere in the day; for a start where the first day
/// begins, and for an end where the last day ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Magnet {
    pub day: f64,
    pub kind: MagnetKind,
}

impl Magnet {
    /// The boundary to which it draws an edge: that of its day, so that the bar starts or ends on the day.
    pub fn boundary(self, edge: Edge) -> f64 {
        match (self.kind, edge) {
            (MagnetKind::Milestone | MagnetKind::Today, Edge::Start) => rounded(self.day).floor(),
            (MagnetKind::Milestone | MagnetKind::Today, Edge::End) => rounded(self.day).floor() + 1.0,
            _ => self.day.round(),
        }
    }
}

/// Where an edge snapped to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Snapped {
    /// The bar's first or last day.
    pub date: Date,
    /// The magnet that the edge stands at, for a guide line at its `day`.
    pub guide: Option<Magnet>,
}

/// The date for an edge held at a place in time: the nearest boundary of the unit, or a magnet that is within
/// [`REACH`] and no farther. `magnets` are in order of their `day`. To turn snapping off, give days and no magnets.
///
/// Snapping what was snapped changes nothing, and the date is from 1900 to 2200.
pub fn snap(day: f64, edge: Edge, unit: Unit, fiscal_offset: u32, magnets: &[Magnet], points_per_day: f64) -> Snapped {
    let place = if day.is_nan() { FIRST_DAY } else { rounded(day.clamp(FIRST_DAY, END_DAY)) };
    let boundary = nearest_boundary(place, edge, unit, fiscal_offset);
    let reach = (REACH / points_per_day).min((boundary - place).abs());
    if let Some(magnet) = nearest_magnet(place, edge, magnets, reach) {
        return Snapped { date: date_at(magnet.boundary(edge), edge), guide: Some(magnet) };
    }
    Snapped { date: date_at(boundary, edge), guide: nearest_magnet(boundary, edge, magnets, 0.0) }
}

fn rounded(day: f64) -> f64 {
    (day * FINEST).round() / FINEST
}

/// The first or last day of a bar with an edge at a boundary.
fn date_at(boundary: f64, edge: Edge) -> Date {
    date_of(if edge == Edge::Start { boundary } else { boundary - 1.0 })
}

/// Whether the day at the boundary is one that a project may hold.
fn is_inside(boundary: f64, edge: Edge) -> bool {
    let first_day = if edge == Edge::Start { boundary } else { boundary - 1.0 };
    (FIRST_DAY..END_DAY).contains(&first_day)
}

/// The later one when two are equally near.
fn nearest_boundary(place: f64, edge: Edge, unit: Unit, fiscal_offset: u32) -> f64 {
    let before = floor(date_of(place), unit, fiscal_offset);
    let (before, after) = (day_of(before), day_of(add(before, unit, 1)));
    let later = after - place <= place - before;
    match (is_inside(before, edge), is_inside(after, edge)) {
        (true, true) if later => after,
        (false, true) => after,
        _ => before,
    }
}

/// The magnet whose boundary is nearest, at most `reach` days away.
fn nearest_magnet(place: f64, edge: Edge, magnets: &[Magnet], reach: f64) -> Option<Magnet> {
    let mut best: Option<(f64, Magnet)> = None;
    let split = magnets.partition_point(|magnet| magnet.day < place);
    let (before, after) = magnets.split_at(split);
    let sides: [&mut dyn Iterator<Item = &Magnet>; 2] = [&mut before.iter().rev(), &mut after.iter()];
    for side in sides {
        for magnet in side {
            // A boundary is less than a day and a bit from its magnet's own place.
            let limit = best.map_or(reach, |(distance, _)| distance);
            if (magnet.day - place).abs() > limit + 1.001 {
                break;
            }
            let boundary = magnet.boundary(edge);
            let distance = (boundary - place).abs();
            let nearer =
                best.is_none_or(|(least, held)| (distance, magnet.kind, magnet.day) < (least, held.kind, held.day));
            if distance <= reach && nearer && is_inside(boundary, edge) {
                best = Some((distance, *magnet));
            }
        }
    }
    best.map(|(_, magnet)| magnet)
}

/// A bar moved by hand, so that it starts `delta_days` later. It keeps its working days, or its calendar days when it has none.
/// A bar that fills whole units coarser than a day, and again starts with one, fills as many units as before. It stays
/// between 1900 and 2200 without becoming shorter.
pub fn moved(period: Period, delta_days: i64, workdays: &Workdays, unit: Unit, fiscal_offset: u32) -> Period {
    if delta_days == 0 {
        return period;
    }
    let range = (END_DAY - FIRST_DAY) as i64;
    let start = add(period.start, Unit::Day, delta_days.clamp(-range, range)).clamp(FIRST, LAST);
    if let Some(units) = filled(period, unit, fiscal_offset)
        && is_boundary(start, unit, fiscal_offset)
    {
        return filling(start, units, unit, fiscal_offset);
    }
    let length = workdays.length(period);
    if length <= 0 {
        return filling(start, period.days(), Unit::Day, 0);
    }
    let first = workdays.ordinal(start);
    let after_last = workdays.ordinal(LAST) + workdays.length(Period::day(LAST));
    if first + length <= after_last {
        return Period::between(start, workdays.date(first + length - 1));
    }
    Period { start: workdays.date(after_last - length).clamp(FIRST, LAST), end: LAST }
}

/// How many units coarser than a day a bar fills, when it begins and ends with one.
fn filled(period: Period, unit: Unit, fiscal_offset: u32) -> Option<i64> {
    let after = add(period.end, Unit::Day, 1);
    let whole =
        unit > Unit::Day && is_boundary(period.start, unit, fiscal_offset) && is_boundary(after, unit, fiscal_offset);
    whole.then(|| units_between(period.start, after, unit))
}

/// So many units from a boundary on, or as many up to the last one before the end of 2200.
fn filling(start: Date, units: i64, unit: Unit, fiscal_offset: u32) -> Period {
    let after_last = floor(add(LAST, Unit::Day, 1), unit, fiscal_offset);
    let after = add(start, unit, units).min(after_last);
    let start = add(after, unit, -units).max(FIRST);
    Period::between(start, add(after, Unit::Day, -1))
}

/// A bar with one edge at another date. The edge stops at the other one, so a bar has at least a day.
pub fn resized(period: Period, edge: Edge, date: Date) -> Period {
    let date = date.clamp(FIRST, LAST);
    match edge {
        Edge::Start => Period { start: date.min(period.end), end: period.end },
        Edge::End => Period { start: period.start, end: date.max(period.start) },
    }
}
