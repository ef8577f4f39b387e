//! A time zone by what it makes of some moments.

use crate::model::{Date, Moment};

/// The local dates of moments through some days of summer and winter: other zones have others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Zone(Vec<Date>);

/// Midnights in UTC: 15 January and 15 July of 2000, 2015 and 2026.
const DAYS: [i64; 6] = [947_894_400, 963_619_200, 1_421_280_000, 1_436_918_400, 1_768_435_200, 1_784_073_600];
/// Zones differ by whole quarters of an hour.
const QUARTER: i64 = 900;

impl Zone {
    pub(super) fn of(date_of: impl Fn(Moment) -> Date) -> Self {
        let quarters = (0..96).map(|quarter| quarter * QUARTER);
        let moments = quarters.flat_map(|seconds| DAYS.map(|day| Moment::from_unix_seconds(day + seconds)));
        Self(moments.map(date_of).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_told_apart() {
        let of = |quarters: i64, summer: i64| {
            Zone::of(move |at| {
                let in_summer =
                    DAYS.iter().skip(1).step_by(2).any(|day| (0..86_400).contains(&(at.unix_seconds() - day)));
                let quarters = quarters + if in_summer { summer } else { 0 };
                Moment::from_unix_seconds(at.unix_seconds() + quarters * QUARTER).utc_date()
            })
        };
        let zones: Vec<Zone> = (-48..57).flat_map(|quarters| [of(quarters, 0), of(quarters, 4)]).collect();
        for (i, zone) in zones.iter().enumerate() {
            assert_eq!(zones.iter().position(|other| other == zone), Some(i));
        }
        assert_eq!(of(4, 4), of(4, 4));
    }

    #[test]
    fn the_days_are_those_of_its_comment() {
        let dates = DAYS.map(|day| Moment::from_unix_seconds(day).to_string());
        for (text, date) in
            dates.iter().zip(["2000-01-15", "2000-07-15", "2015-01-15", "2015-07-15", "2026-01-15", "2026-07-15"])
        {
            assert_eq!(*text, format!("{date}T00:00:00Z"));
        }
    }
}
