//! The measures of the product and their monthly readings.

use chrono::{Datelike as _, Months};

use super::Cast;
use super::dice::day;
use crate::model::{Date, Direction, Measure, MeasureKind};

/// A measure; readings are tenths of the unit, the latest last.
pub(super) struct Row {
    name: &'static str,
    kind: MeasureKind,
    unit: &'static str,
    direction: Direction,
    target: i32,
    target_date: &'static str,
    initiatives: &'static [usize],
    last: &'static str,
    readings: &'static [i32],
}

pub(super) const MEASURES: [Row; 7] = [
    Row {
        name: "Checkouts that are completed",
        kind: MeasureKind::Performance,
        unit: "%",
        direction: Direction::Up,
        target: 720,
        target_date: "2027-03-31",
        initiatives: &[0, 1, 2],
        last: "2026-11-01",
        readings: &[
            581, 584, 580, 588, 590, 592, 589, 595, 597, 601, 600, 604, 603, 606, 605, 608, 609, 607, 610, 611, 614,
            622, 637, 655, 664,
        ],
    },
    Row {
        name: "Time to pay for returning customers",
        kind: MeasureKind::Performance,
        unit: "s",
        direction: Direction::Down,
        target: 120,
        target_date: "2027-01-31",
        initiatives: &[1, 10],
        last: "2026-11-01",
        readings: &[
            486, 480, 482, 475, 471, 470, 466, 468, 462, 460, 455, 456, 450, 447, 449, 441, 440, 436, 432, 430, 421,
            388, 352, 331, 318,
        ],
    },
    Row {
        name: "Availability",
        kind: MeasureKind::Performance,
        unit: "%",
        direction: Direction::Up,
        target: 999,
        target_date: "2027-02-28",
        initiatives: &[4, 5],
        last: "2026-11-01",
        readings: &[
            992, 995, 991, 996, 994, 997, 990, 995, 996, 998, 993, 996, 997, 995, 996, 992, 997, 998, 996, 997, 995,
            998, 996, 997, 998,
        ],
    },
    Row {
        name: "Monthly revenue",
        kind: MeasureKind::Revenue,
        unit: "thousand euro",
        direction: Direction::Up,
        target: 4500,
        target_date: "2027-06-30",
        initiatives: &[2, 6, 12],
        // Finance closes a month late, so the latest reading is older than it should be.
        last: "2026-10-01",
        readings: &[
            1820, 1850, 1910, 1900, 1970, 2030, 2060, 2110, 2150, 2240, 2280, 2330, 2410, 2390, 2480, 2560, 2610, 2690,
            2740, 2800, 2890, 2970, 3050, 3180,
        ],
    },
    Row {
        name: "Revenue a shop",
        kind: MeasureKind::Revenue,
        unit: "euro",
        direction: Direction::Up,
        target: 1600,
        target_date: "2027-06-30",
        initiatives: &[6, 9],
        last: "2026-10-01",
        readings: &[1210, 1225, 1240, 1238, 1251, 1270, 1282, 1279, 1301, 1310, 1330, 1342],
    },
    Row {
        name: "Returning customers who pay with a saved card",
        kind: MeasureKind::Adoption,
        unit: "%",
        direction: Direction::Up,
        target: 400,
        target_date: "2027-03-31",
        initiatives: &[1, 10, 11],
        last: "2026-11-01",
        readings: &[40, 52, 60, 71, 79, 88, 95, 104, 112, 125, 138, 160, 187],
    },
    Row {
        name: "Shops that use the Refund API",
        kind: MeasureKind::Adoption,
        unit: "shops",
        direction: Direction::Up,
        target: 600,
        target_date: "2027-03-31",
        initiatives: &[7, 8],
        last: "2026-11-01",
        readings: &[0, 10, 20, 40],
    },
];

pub(super) fn measures(cast: &Cast) -> impl Iterator<Item = Measure> {
    MEASURES.iter().zip(&cast.measures).map(|(row, id)| Measure {
        id: *id,
        name: row.name.into(),
        kind: row.kind,
        unit: row.unit.into(),
        direction: row.direction,
        target: Some(f64::from(row.target) / 10.0),
        target_date: Some(day(row.target_date)),
        initiatives: cast.initiatives(row.initiatives).collect(),
        readings: row
            .readings
            .iter()
            .rev()
            .zip(months_back(day(row.last)))
            .map(|(n, on)| (on, f64::from(*n) / 10.0))
            .collect(),
    })
}

/// The first day of each month, going back.
fn months_back(last: Date) -> impl Iterator<Item = Date> {
    debug_assert_eq!(last.day(), 1);
    (0..).map(move |n| last - Months::new(n))
}
