//! Dates as coarse as they are sure: days when they are committed, months when likely, quarters when exploratory.

use chrono::Datelike as _;

use crate::model::{Confidence, Date, Period};
use crate::ui::format::{DateStyle, Dates};

/// What dates are written with.
#[derive(Clone, Copy, Debug)]
pub(in crate::screens::roadmap) struct Coarse {
    pub(in crate::screens::roadmap) dates: Dates,
    pub(in crate::screens::roadmap) today: Date,
    /// Months after January at which the fiscal year begins.
    pub(in crate::screens::roadmap) fiscal_offset: u32,
}

impl Coarse {
    /// "12 Nov – 24 Dec", "Nov – Dec" or "Q4 2026", as sure as it is.
    pub(in crate::screens::roadmap) fn period(self, period: Period, confidence: Confidence) -> String {
        match confidence {
            Confidence::Committed if period.start == period.end => self.dates.day(period.start, self.today),
            Confidence::Committed => self.dates.span(period.start, period.end, self.today),
            Confidence::Likely => self.months(period),
            Confidence::Exploratory => self.quarters(period),
        }
    }

    /// The same, to be read out: "12 Nov to 24 Dec".
    pub(in crate::screens::roadmap) fn in_words(self, period: Period, confidence: Confidence) -> String {
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
        let (start, end) = (Quarter::of(period.start, self.fiscal_offset), Quarter::of(period.end, self.fiscal_offset));
        match (start == end, start.year == end.year) {
            (true, _) => start.name(),
            (false, true) => format!("Q{} – {}", start.number, end.name()),
            (false, false) => format!("{} – {}", start.name(), end.name()),
        }
    }
}

/// A quarter of the fiscal year. One that does not begin in January has the name of the calendar year it ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::screens::roadmap) struct Quarter {
    number: u32,
    year: i32,
    fiscal: bool,
}

impl Quarter {
    pub(in crate::screens::roadmap) fn of(date: Date, fiscal_offset: u32) -> Self {
        let offset = fiscal_offset % 12;
        let month = (date.month0() + 12 - offset) % 12;
        let ends_next_year = offset > 0 && date.month0() >= offset;
        Self { number: month / 3 + 1, year: date.year() + i32::from(ends_next_year), fiscal: offset > 0 }
    }

    /// "Q4 2026", or "Q1 FY27".
    pub(in crate::screens::roadmap) fn name(self) -> String {
        let Self { number, year, fiscal } = self;
        if fiscal { format!("Q{number} FY{:02}", year.rem_euclid(100)) } else { format!("Q{number} {year}") }
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
        let name = |date, offset| Quarter::of(day(date), offset).name();
        assert_eq!(name("2026-11-24", 0), "Q4 2026");
        assert_eq!(name("2026-11-24", 9), "Q1 FY27");
        assert_eq!(name("2026-09-30", 9), "Q4 FY26");
        assert_eq!(name("2027-01-01", 1), "Q4 FY27");
        assert_eq!(name("2027-02-01", 1), "Q1 FY28");
    }
}
