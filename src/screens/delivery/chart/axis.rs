//! Where the ticks of an axis stand: at round numbers, and at days that people count from.

use chrono::{Datelike as _, Days, Months, Weekday};

use crate::model::Date;

/// Round numbers from `floor` to at least `greatest`: the steps between them, and the last one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ticks {
    pub(super) step: f64,
    pub(super) floor: f64,
    pub(super) top: f64,
}

impl Ticks {
    /// At most `most` steps from 0, none smaller than `least`.
    pub(super) fn new(greatest: f64, most: usize, least: f64) -> Self {
        Self::from(0.0, greatest, most, least)
    }

    /// As [`Self::new`], from the round number below `lowest`.
    pub(super) fn from(lowest: f64, greatest: f64, most: usize, least: f64) -> Self {
        let greatest = if greatest.is_finite() { greatest.max(lowest) } else { lowest };
        let step = nice((greatest - lowest) / most.max(1) as f64).max(least);
        let floor = (lowest / step).floor() * step;
        let top = ((greatest / step).ceil() * step).max(floor + step);
        Self { step, floor, top }
    }

    pub(super) fn all(self) -> impl Iterator<Item = f64> {
        let count = ((self.top - self.floor) / self.step).round() as usize;
        (0..=count).map(move |i| self.floor + self.step * i as f64)
    }
}

/// The least of 1, 2, 5, 10, 20, … that is not below a number.
fn nice(number: f64) -> f64 {
    if number <= 0.0 || !number.is_finite() {
        return 0.0;
    }
    let power = 10_f64.powf(number.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * power >= number * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

/// The days from `from` to `to` that are written below the axis, at most `most` of them: all, every other, the first of
/// each week or second week, of each month, quarter, half a year, year, or of every few years.
pub(super) fn day_ticks(from: Date, to: Date, most: usize, week_start: Weekday) -> Vec<Date> {
    let most = most.max(1);
    let days = usize::try_from((to - from).num_days() + 1).unwrap_or(0);
    let back = u64::from(from.weekday().days_since(week_start));
    let week = from.checked_sub_days(Days::new(back)).unwrap_or(from);
    for (start, step) in [(from, 1), (from, 2), (week, 7), (week, 14)] {
        if days.div_ceil(step) <= most {
            return (0..)
                .map_while(|i| start.checked_add_days(Days::new(i * step as u64)))
                .take_while(|day| *day <= to)
                .filter(|day| *day >= from)
                .collect();
        }
    }
    let months = usize::try_from((to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32).unwrap_or(0);
    let steps = [1, 2, 3, 6, 12, 24, 60, 120];
    let step = steps.into_iter().find(|step| months.div_ceil(*step) <= most).unwrap_or(600);
    // Months are counted from a January, so that quarters begin where quarters do.
    let first = Date::from_ymd_opt(from.year() - from.year().rem_euclid(50), 1, 1).unwrap_or(from);
    (0..)
        .map_while(|i| first.checked_add_months(Months::new(i * step as u32)))
        .take_while(|day| *day <= to)
        .filter(|day| *day >= from)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn numbers_are_round() {
        let all = |greatest, least| Ticks::new(greatest, 5, least).all().collect::<Vec<_>>();
        assert_eq!(all(38.0, 1.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(all(3.0, 1.0), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(all(0.0, 1.0), [0.0, 1.0], "an empty axis has a height all the same");
        assert_eq!(all(2.0, 0.5), [0.0, 0.5, 1.0, 1.5, 2.0]);
        assert_eq!(all(f64::NAN, 1.0), [0.0, 1.0]);
        assert_eq!(Ticks::from(830.0, 1020.0, 5, 1.0), Ticks { step: 50.0, floor: 800.0, top: 1050.0 });
    }

    #[test]
    fn days_are_those_that_people_count_from() {
        let ticks = |from, to, most| day_ticks(day(from), day(to), most, Weekday::Mon);
        assert_eq!(ticks("2026-11-16", "2026-11-18", 5).len(), 3);
        assert_eq!(
            ticks("2026-11-16", "2026-11-22", 5),
            ["2026-11-16", "2026-11-18", "2026-11-20", "2026-11-22"].map(day)
        );
        assert_eq!(ticks("2026-11-11", "2026-12-01", 5), ["2026-11-16", "2026-11-23", "2026-11-30"].map(day));
        assert_eq!(ticks("2026-08-25", "2026-11-24", 5), ["2026-09-01", "2026-10-01", "2026-11-01"].map(day));
        assert_eq!(
            ticks("2025-11-25", "2026-11-24", 5),
            ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"].map(day)
        );
        assert_eq!(ticks("2020-05-05", "2026-11-24", 4), ["2022-01-01", "2024-01-01", "2026-01-01"].map(day));
    }

    proptest! {
        #[test]
        fn ticks_are_few_and_reach_over_all(greatest in 0.0..1e9_f64, most in 1..9_usize) {
            let ticks = Ticks::new(greatest, most, 1.0);
            let all: Vec<_> = ticks.all().collect();
            prop_assert!(all.len() <= most + 2, "{} of {most}", all.len());
            prop_assert!(ticks.top >= greatest);
        }

        #[test]
        fn days_stay_inside_and_are_few(length in 0..40_000_u64, most in 1..20_usize) {
            let from = day("1990-03-07");
            let to = from.checked_add_days(Days::new(length)).unwrap();
            let ticks = day_ticks(from, to, most, Weekday::Sun);
            prop_assert!(ticks.len() <= most + 1, "{} of {most}", ticks.len());
            prop_assert!(ticks.iter().all(|tick| (from..=to).contains(tick)));
            prop_assert!(ticks.is_sorted());
        }
    }
}
