//! Where lanes, rows and bars are on the timeline. Pure geometry in f64, in points from the top of the first lane and from
//! the left edge of the canvas.
//!
//! # Theory of operation
//!
//! Within a lane bars are packed into rows, each in the first that has room for it and its label. How wide a label is in
//! days depends on the zoom, so packing is done once for each doubling of it ([`pack::band_of`]), for the least scale of
//! it, and then holds for all of it. It is done again for the lanes that an edit touched, and for nothing else: rows stay
//! while a person pans, zooms within a doubling, or drags. The bars of a row never overlap, so a row is sorted by start
//! and by end at once, and what of it is in sight is found by bisection: the rows are the index of the intervals.

use std::collections::{HashMap, HashSet};

use super::lanes::{Bar, Lane, Lanes};
use super::pack::{self, Item, LabelPlace};
use super::time::{Camera, day_of};
use crate::insight::PlanLane;

/// The height of a row.
pub const ROW: f64 = 36.0;
/// The height of a bar in the middle of its row.
pub const BAR: f64 = 24.0;
/// Above and below the rows of a lane.
pub const PAD: f64 = 9.0;
/// Bars narrower than this have no label, and are drawn as density.
pub const TINY: f64 = 2.0;
/// The least width that a bar is painted with.
pub const LEAST: f64 = 3.0;
/// From a bar's edge to its label, inside and outside.
pub const LABEL_PAD: f64 = 8.0;
/// From a label outside to what comes after it.
const AFTER_LABEL: f64 = 10.0;
/// From the centre of a milestone to its corners.
pub const DIAMOND: f64 = 8.0;

/// The rows of a lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Of each bar, by its place in the lane.
    row_of: Vec<u32>,
    /// The places of the bars of each row, from left to right.
    places: Vec<Vec<u32>>,
    revision: u64,
}

/// The places of all lanes at a zoom.
#[derive(Clone, Debug, Default)]
pub struct PlanLayout {
    packed: HashMap<(PlanLane, i32), Rows>,
    tops: Vec<f64>,
    height: f64,
    band: i32,
    lanes: u64,
    known: Option<Known>,
}

/// What the tops were worked out for.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    lanes: u64,
    edits: u64,
    band: i32,
    folded: HashSet<PlanLane>,
}

/// A place on the canvas, vertically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Index of the lane.
    pub lane: usize,
    pub row: usize,
}

impl PlanLayout {
    /// Follows lanes, zoom and folds.
    pub fn prepare(&mut self, lanes: &Lanes, camera: &Camera, folded: &HashSet<PlanLane>) {
        let band = pack::band_of(camera.points_per_day());
        let edits = lanes.all().iter().map(Lane::revision).fold(0, u64::wrapping_add);
        if let Some(known) = &self.known
            && known.lanes == lanes.revision()
            && known.edits == edits
            && known.band == band
            && known.folded == *folded
        {
            return;
        }
        if self.lanes != lanes.revision() {
            self.lanes = lanes.revision();
            self.packed.clear();
        }
        self.band = band;
        let scale = pack::band_scale(band);
        self.tops.clear();
        let mut top = 0.0;
        for lane in lanes.all() {
            self.tops.push(top);
            let rows = if folded.contains(&lane.lane) {
                1
            } else {
                let rows = self.packed.entry((lane.lane, band)).or_default();
                if rows.revision != lane.revision() {
                    *rows = pack_lane(lane, scale);
                }
                rows.places.len().max(1)
            };
            top += rows as f64 * ROW + 2.0 * PAD;
        }
        self.height = top;
        self.known = Some(Known { lanes: lanes.revision(), edits, band, folded: folded.clone() });
    }

    /// The height of all lanes.
    pub fn height(&self) -> f64 {
        self.height
    }

    pub fn top(&self, lane: usize) -> f64 {
        self.tops.get(lane).copied().unwrap_or(self.height)
    }

    pub fn bottom(&self, lane: usize) -> f64 {
        self.tops.get(lane + 1).copied().unwrap_or(self.height)
    }

    /// The middle of a row.
    pub fn row_middle(&self, spot: Spot) -> f64 {
        self.top(spot.lane) + PAD + (spot.row as f64 + 0.5) * ROW
    }

    /// The lane at a height; the nearest above the first and below the last, none when there are none.
    pub fn lane_at(&self, y: f64) -> Option<usize> {
        self.tops.partition_point(|top| *top <= y).checked_sub(1).or(if self.tops.is_empty() { None } else { Some(0) })
    }

    pub fn is_folded(&self, lane: PlanLane) -> bool {
        self.known.as_ref().is_some_and(|known| known.folded.contains(&lane))
    }

    /// Rows of a lane; 1 when it is folded or empty.
    pub fn row_count(&self, lane: &Lane) -> usize {
        if self.is_folded(lane.lane) { 1 } else { self.rows(lane).map_or(1, |rows| rows.places.len().max(1)) }
    }

    fn rows(&self, lane: &Lane) -> Option<&Rows> {
        self.packed.get(&(lane.lane, self.band))
    }

    /// The row at a height, of the lane that it is in; rows beyond its last count as the last.
    pub fn spot_at(&self, lanes: &Lanes, y: f64) -> Option<Spot> {
        let lane = self.lane_at(y)?;
        let row = ((y - self.top(lane) - PAD) / ROW).floor().max(0.0) as usize;
        let count = lanes.all().get(lane).map_or(1, |l| self.row_count(l));
        Some(Spot { lane, row: row.min(count - 1) })
    }

    /// Where the title of a bar stands.
    pub fn label_place(&self, bar: &Bar, camera: &Camera) -> LabelPlace {
        place_at(bar, camera.points_per_day())
    }

    /// The row of a bar; the only one of a folded lane.
    pub fn row_of(&self, lane: &Lane, bar: usize) -> usize {
        if self.is_folded(lane.lane) {
            return 0;
        }
        self.rows(lane).and_then(|rows| rows.row_of.get(bar)).map_or(0, |row| *row as usize)
    }

    /// The bars of a row, from left to right. None of a folded lane.
    pub fn row<'a>(&'a self, lane: &'a Lane, row: usize) -> impl DoubleEndedIterator<Item = (usize, &'a Bar)> + Clone {
        let places: &[u32] = match self.rows(lane) {
            Some(rows) if !self.is_folded(lane.lane) => rows.places.get(row).map_or(&[], Vec::as_slice),
            _ => &[],
        };
        places.iter().filter_map(|at| Some((*at as usize, lane.bars().get(*at as usize)?)))
    }

    /// The bars of a row that a part of time shows, labels included: from the last that begins before it.
    pub fn row_between<'a>(
        &'a self,
        lane: &'a Lane,
        row: usize,
        from: f64,
        to: f64,
    ) -> impl Iterator<Item = (usize, &'a Bar)> {
        let places: &[u32] = match self.rows(lane) {
            Some(rows) if !self.is_folded(lane.lane) => rows.places.get(row).map_or(&[], Vec::as_slice),
            _ => &[],
        };
        let start = |at: &u32| lane.bars().get(*at as usize).map_or(f64::MAX, |bar| day_of(bar.period.start));
        let first = places.partition_point(|at| start(at) <= from).saturating_sub(1);
        let last = places.partition_point(|at| start(at) < to).max(first);
        places[first..last].iter().filter_map(|at| Some((*at as usize, lane.bars().get(*at as usize)?)))
    }
}

/// Where the title of a bar stands at a scale in points a day. Whether it has one at all is for the whole band.
fn place_at(bar: &Bar, scale: f64) -> LabelPlace {
    let days = bar.period.days() as f64;
    if bar.is_milestone() {
        return LabelPlace::Beside;
    }
    if days * pack::band_scale(pack::band_of(scale)) < TINY {
        LabelPlace::Nowhere
    } else if f64::from(bar.title) + 2.0 * LABEL_PAD <= days * scale * f64::from(bar.solid) {
        LabelPlace::Inside
    } else {
        LabelPlace::Beside
    }
}

/// What a bar takes at a scale, in days from its start: itself, and its label where that stands outside.
fn extent(bar: &Bar, scale: f64) -> Item {
    let (left, right) = (day_of(bar.period.start), day_of(bar.period.end) + 1.0);
    let label = LABEL_PAD + f64::from(bar.title) + AFTER_LABEL;
    if bar.is_milestone() {
        let middle = f64::midpoint(left, right);
        return Item { left: middle - DIAMOND / scale, right: middle + (DIAMOND + label) / scale };
    }
    let painted = left + ((right - left) * scale).max(LEAST) / scale;
    let right = match place_at(bar, scale) {
        // What is too short to be told apart stands close together.
        LabelPlace::Nowhere => right,
        LabelPlace::Inside => painted + 4.0 / scale,
        LabelPlace::Beside => painted + label / scale,
    };
    Item { left, right }
}

fn pack_lane(lane: &Lane, scale: f64) -> Rows {
    let items: Vec<Item> = lane.bars().iter().map(|bar| extent(bar, scale)).collect();
    let row_of = pack::pack(&items);
    let count = row_of.iter().max().map_or(0, |row| *row as usize + 1);
    let mut rows = vec![Vec::new(); count];
    for (at, row) in row_of.iter().enumerate() {
        if let Some(row) = rows.get_mut(*row as usize) {
            row.push(at as u32);
        }
    }
    Rows { row_of, places: rows, revision: lane.revision() }
}
