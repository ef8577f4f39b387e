//! Days as numbers, and the local day of a moment without asking the time zone for each.

use std::cell::RefCell;

use chrono::Datelike as _;

use crate::model::{Date, Moment};

/// A day, counted from the first of the first year. Before 1900 and after 2200 all days are one, so that what a broken
/// file claims does not become a table of a million years.
pub(super) type Day = i32;

/// 31 December 1899 and 1 January 2201: a time zone may lead out of the years that a project may hold dates of.
const FIRST: Day = 693_595;
const LAST: Day = 803_534;

pub(super) fn number(date: Date) -> Day {
    date.num_days_from_ce().clamp(FIRST, LAST)
}

pub(super) fn date(day: Day) -> Date {
    Date::from_num_days_from_ce_opt(day).unwrap_or_default()
}

/// Half an hour. Where clocks are changed, or a day begins in the middle of one, it is not of one day.
const STRETCH: i64 = 1800;
/// The stretches of 1990 to 2060; outside of these, each moment is asked for.
const KNOWN_FROM: i64 = 631_152_000 / STRETCH;
const KNOWN_TO: i64 = 2_840_140_800 / STRETCH;
/// A stretch that was not asked for yet, and one of two days. Other marks are the local day less that of UTC.
const UNKNOWN: i8 = 0;
const MIXED: i8 = 1;
const SAME: i8 = 10;

/// Tells local days, and remembers them: a time zone takes long to answer a million times.
pub(super) struct LocalDays<F> {
    date_of: F,
    /// Zeros at first, which cost nothing until they are looked at.
    stretches: RefCell<Vec<i8>>,
}

impl<F: Fn(Moment) -> Date> LocalDays<F> {
    pub(super) fn new(date_of: F) -> Self {
        Self { date_of, stretches: RefCell::new(vec![UNKNOWN; (KNOWN_TO - KNOWN_FROM) as usize]) }
    }

    pub(super) fn day(&self, at: Moment) -> Day {
        let stretch = at.unix_seconds().div_euclid(STRETCH);
        let mut stretches = self.stretches.borrow_mut();
        let known = usize::try_from(stretch - KNOWN_FROM).ok().and_then(|i| stretches.get_mut(i));
        let Some(known) = known else { return number((self.date_of)(at)) };
        if *known == UNKNOWN {
            let moment = |seconds| Moment::from_unix_seconds(stretch * STRETCH + seconds);
            let [first, last] = [moment(0), moment(STRETCH - 1)].map(|at| number((self.date_of)(at)));
            let away = i8::try_from(first - utc_day(at)).ok().filter(|away| (-3..=3).contains(away));
            *known = away.filter(|_| first == last).map_or(MIXED, |away| SAME + away);
        }
        match *known {
            MIXED => number((self.date_of)(at)),
            away => utc_day(at) + Day::from(away - SAME),
        }
    }
}

/// The day of 1 January 1970.
const EPOCH: Day = 719_163;

fn utc_day(at: Moment) -> Day {
    EPOCH + at.unix_seconds().div_euclid(86_400) as Day
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    /// Newfoundland in autumn 2010, where clocks went back from one minute after midnight.
    fn newfoundland(at: Moment) -> Date {
        let summer = at < moment("2010-11-07T02:31:00Z");
        Moment::from_unix_seconds(at.unix_seconds() - if summer { 9000 } else { 12_600 }).utc_date()
    }

    #[test]
    fn days_have_their_numbers() {
        for text in ["1900-01-01", "1970-01-01", "2026-11-24", "2200-12-31"] {
            let day = crate::model::parse_date(text).unwrap();
            assert_eq!(date(number(day)), day);
            assert_eq!(utc_day(Moment::on(day, 0)), number(day));
        }
        assert_eq!((number(Date::MIN), number(Date::MAX)), (FIRST, LAST));
        assert_eq!(date(LAST).to_string(), "2201-01-01");
    }

    #[test]
    fn a_midnight_that_comes_twice() {
        let days = LocalDays::new(newfoundland);
        let from = moment("2010-11-07T01:00:00Z").unix_seconds();
        for at in (from..from + 4 * 3600).map(Moment::from_unix_seconds) {
            assert_eq!(date(days.day(at)), newfoundland(at), "{at}");
        }
    }

    proptest! {
        #[test]
        fn what_is_remembered_is_what_the_zone_says(
            offset in -56_i64..57, moments in proptest::collection::vec(600_000_000_i64..2_900_000_000, 1..40),
        ) {
            let date_of = |at: Moment| Moment::from_unix_seconds(at.unix_seconds() + offset * 900).utc_date();
            let days = LocalDays::new(date_of);
            for near in moments {
                let midnight = (near.div_euclid(86_400) + 1) * 86_400 - offset * 900;
                for seconds in [near, near + 1000, midnight, midnight - 1] {
                    let at = Moment::from_unix_seconds(seconds);
                    prop_assert_eq!(date(days.day(at)), date_of(at));
                }
            }
        }
    }
}
