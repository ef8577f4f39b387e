//! Points in time: civil dates for plans, UTC moments for what happened.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate, Timelike as _};

/// A civil date without a time zone. Project files hold dates of [`YEARS`].
pub type Date = NaiveDate;

/// The years that a project may hold dates of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A moment in UTC, in whole seconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// The text is not a date or moment that a project may hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTime {
    #[error("“{0}” is not a date: expected YYYY-MM-DD, for example 2026-12-24")]
    Date(String),
    #[error("“{0}” is not a moment: expected YYYY-MM-DDThh:mm:ssZ, for example 2026-12-24T09:30:00Z")]
    Moment(String),
    #[error("“{0}” lies outside the years 1900 to 2200")]
    Range(String),
}

const SECONDS_A_DAY: i64 = 86_400;

impl Moment {
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    pub const fn unix_seconds(self) -> i64 {
        self.0
    }

    /// Midnight UTC of a date, plus `seconds`.
    pub fn on(date: Date, seconds: i64) -> Self {
        let days = date.signed_duration_since(NaiveDate::default()).num_days();
        Self(days * SECONDS_A_DAY + seconds)
    }

    /// The moment now, by the system's clock.
    pub fn now() -> Self {
        Self(chrono::Utc::now().timestamp())
    }

    /// The UTC date of this moment.
    pub fn utc_date(self) -> Date {
        let days = self.0.div_euclid(SECONDS_A_DAY);
        NaiveDate::default() + chrono::TimeDelta::days(days)
    }

    /// The date of this moment where the program runs.
    pub fn local_date(self) -> Date {
        chrono::DateTime::from_timestamp(self.0, 0)
            .map_or_else(|| self.utc_date(), |utc| utc.with_timezone(&chrono::Local).date_naive())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.utc_date();
        let seconds = self.0.rem_euclid(SECONDS_A_DAY);
        let mut text = *b"0000-00-00T00:00:00Z";
        put(&mut text[0..4], date.year().clamp(0, 9999) as u32);
        put(&mut text[5..7], date.month());
        put(&mut text[8..10], date.day());
        put(&mut text[11..13], (seconds / 3600) as u32);
        put(&mut text[14..16], (seconds / 60 % 60) as u32);
        put(&mut text[17..19], (seconds % 60) as u32);
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

fn put(out: &mut [u8], mut value: u32) {
    for digit in out.iter_mut().rev() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
    }
}

impl FromStr for Moment {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        let bad = || BadTime::Moment(excerpt(text));
        let bytes = text.as_bytes();
        let shaped =
            bytes.len() == 20 && bytes[10] == b'T' && bytes[13] == b':' && bytes[16] == b':' && bytes[19] == b'Z';
        if !shaped {
            return Err(bad());
        }
        let date = parse_date(bytes.get(..10).and_then(|b| std::str::from_utf8(b).ok()).ok_or_else(bad)?)?;
        let number = |from: usize| digits(&bytes[from..from + 2]).ok_or_else(bad);
        let (hour, minute, second) = (number(11)?, number(14)?, number(17)?);
        let time = chrono::NaiveTime::from_hms_opt(hour, minute, second).ok_or_else(bad)?;
        Ok(Self::on(date, i64::from(time.num_seconds_from_midnight())))
    }
}

/// Reads `YYYY-MM-DD`.
///
/// # Errors
/// When the text has another form, names a day that does not exist, or lies outside 1900 to 2200.
pub fn parse_date(text: &str) -> Result<Date, BadTime> {
    let bad = || BadTime::Date(excerpt(text));
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return Err(bad());
    }
    let year = digits(&bytes[..4]).ok_or_else(bad)?;
    let month = digits(&bytes[5..7]).ok_or_else(bad)?;
    let day = digits(&bytes[8..]).ok_or_else(bad)?;
    let date = NaiveDate::from_ymd_opt(year.cast_signed(), month, day).ok_or_else(bad)?;
    if !YEARS.contains(&date.year()) {
        return Err(BadTime::Range(excerpt(text)));
    }
    Ok(date)
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn moments_survive_their_text(seconds in -2_208_988_800_i64..7_258_118_400) {
            let moment = Moment::from_unix_seconds(seconds);
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in ["2026-02-31", "2026-13-01", "2026-1-1", "26-01-01", "2026/01/01", "", "2026-02-29", "abcd-ef-gh"] {
            assert!(matches!(parse_date(text), Err(BadTime::Date(_))), "{text}");
        }
        assert!(parse_date("2024-02-29").is_ok());
        assert!(matches!(parse_date("1899-12-31"), Err(BadTime::Range(_))));
        assert!(matches!(parse_date("2201-01-01"), Err(BadTime::Range(_))));
    }

    #[test]
    fn moments_before_1970_have_the_right_day() {
        let moment: Moment = "1969-12-31T23:59:59Z".parse().unwrap();
        assert_eq!(moment.unix_seconds(), -1);
        assert_eq!(moment.utc_date(), parse_date("1969-12-31").unwrap());
    }
}
