//! Dates as coarse as they are sure: days when they are committed, months when likely, quarters when exploratory.

use chrono::Datelike as _;

use super::ladder::{self, Band, Unit};
use crate::model::{Confidence, Date, Period};
use crate::ui::format::{DateStyle, Dates};

/// What dates are written with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coarse {
    pub(super) dates: Dates,
    pub(super) today: Date,
    /// Months after January at which the fiscal year begins.
    pub(super) fiscal_offset: u32,
}

impl Coarse {
    /// "12 Nov – 24 Dec", "Nov – Dec" or "Q4 2026", as sure as it is.
    pub(super) fn period(self, period: Period, confidence: Confidence) -> String {
        match confidence {
            Confidence::Committed if period.start == period.end => self.dates.day(period.start, self.today),
            Confidence::Committed => self.dates.span(period.start, period.end, self.today),
            Confidence::Likely => self.months(period),
            Confidence::Exploratory => self.quarters(period),
        }
    }

    /// The same, to be read out: "12 Nov to 24 Dec".
    pub(super) fn in_words(self, period: Period, confidence: Confidence) -> String {
        self.period(period, confidence).replace(" – ", " to ")
    }

    fn months(self, period: Period) -> String {
        let Period { start, end } = period;
        if (start.year(), start.month()) == (end.year(), end.month()) {
            return self.month(start);
        }
        match self.dates.style {
            // The year is named once where it is the same.
            DateStyle::System if start.year() == end.year() => format!("{} – {}", start.format("%b"), self.month(end)),
            _ => format!("{} – {}", self.month(start), self.month(end)),
        }
    }

    /// "Nov", with the year when it is not this one's.
    fn month(self, date: Date) -> String {
        let format = match self.dates.style {
            DateStyle::Iso => "%Y-%m",
            DateStyle::System if date.year() == self.today.year() => "%b",
            DateStyle::System => "%b %Y",
        };
        date.format(format).to_string()
    }

    fn quarters(self, period: Period) -> String {
        let first = |date, unit| ladder::floor(date, unit, self.fiscal_offset);
        let same = |unit| first(period.start, unit) == first(period.end, unit);
        if same(Unit::Quarter) {
            return self.quarter(period.start, Band::Upper);
        }
        // The year is named once where it is the same.
        let start = if same(Unit::Year) { Band::Lower } else { Band::Upper };
        format!("{} – {}", self.quarter(period.start, start), self.quarter(period.end, Band::Upper))
    }

    /// The quarter of a date: "Q4 2026", or "Q1 FY27"; in the lower band "Q4".
    pub(super) fn quarter(self, date: Date, band: Band) -> String {
        ladder::label(date, Unit::Quarter, band, false, self.fiscal_offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn coarse(style: DateStyle, fiscal_offset: u32) -> Coarse {
        Coarse { dates: Dates::new(style, None), today: day("2026-11-24"), fiscal_offset }
    }

    #[test]
    fn the_less_sure_the_coarser() {
        let each = |style, start, end| {
            let period = Period { start: day(start), end: day(end) };
            [Confidence::Committed, Confidence::Likely, Confidence::Exploratory]
                .map(|confidence| coarse(style, 0).period(period, confidence))
        };
        let system = DateStyle::System;
        assert_eq!(each(system, "2026-11-12", "2026-12-24"), ["12 Nov – 24 Dec", "Nov – Dec", "Q4 2026"]);
        assert_eq!(each(system, "2026-11-12", "2026-11-12"), ["12 Nov", "Nov", "Q4 2026"]);
        assert_eq!(
            each(system, "2026-11-12", "2027-01-08"),
            ["12 Nov – 8 Jan 2027", "Nov – Jan 2027", "Q4 2026 – Q1 2027"]
        );
        assert_eq!(
            each(system, "2027-01-04", "2027-04-19"),
            ["4 Jan 2027 – 19 Apr 2027", "Jan – Apr 2027", "Q1 – Q2 2027"]
        );
        assert_eq!(
            each(DateStyle::Iso, "2026-11-12", "2026-12-24"),
            ["2026-11-12 – 2026-12-24", "2026-11 – 2026-12", "Q4 2026"]
        );
    }

    #[test]
    fn what_is_read_out_has_words_between() {
        let period = Period { start: day("2026-11-12"), end: day("2026-12-24") };
        assert_eq!(coarse(DateStyle::System, 0).in_words(period, Confidence::Committed), "12 Nov to 24 Dec");
    }

    #[test]
    fn fiscal_quarters_have_the_year_they_end_in() {
        let name = |date, offset| coarse(DateStyle::System, offset).quarter(day(date), Band::Upper);
        assert_eq!(name("2026-11-24", 0), "Q4 2026");
        assert_eq!(name("2026-11-24", 9), "Q1 FY27");
        assert_eq!(name("2026-09-30", 9), "Q4 FY26");
        assert_eq!(name("2027-01-01", 1), "Q4 FY27");
        assert_eq!(name("2027-02-01", 1), "Q1 FY28");
        let period = Period { start: day("2026-11-12"), end: day("2027-01-04") };
        assert_eq!(coarse(DateStyle::System, 9).period(period, Confidence::Exploratory), "Q1 – Q2 FY27");
    }
}
