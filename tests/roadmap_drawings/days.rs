//! Days of drawings: the cells of a row, and dates in words.

use chrono::Datelike as _;

use roadboard::model::{Date, Period};
use roadboard::screens::roadmap::ladder::{Unit, add, floor, units_between};
use roadboard::screens::roadmap::time::day_of;

/// Where the first cell begins: a Monday, and the first day of a year.
pub(crate) const FIRST: Date = match Date::from_ymd_opt(2024, 1, 1) {
    Some(date) => date,
    None => Date::MIN,
};

/// What a character of a row stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Cell {
    #[default]
    Day,
    Week,
    Month,
}

impl Cell {
    pub(crate) const ALL: [(Self, &'static str); 3] =
        [(Self::Day, "days"), (Self::Week, "weeks"), (Self::Month, "months")];

    fn unit(self) -> Unit {
        match self {
            Self::Day => Unit::Day,
            Self::Week => Unit::Week,
            Self::Month => Unit::Month,
        }
    }

    /// The points per day at which dates are rounded to cells.
    pub(crate) fn zoom(self) -> f64 {
        match self {
            Self::Day => 33.0,
            Self::Week => 8.5,
            Self::Month => 2.1,
        }
    }

    /// The cell that a date lies in, counted from 0.
    pub(crate) fn of(self, date: Date) -> i64 {
        units_between(FIRST, floor(date, self.unit(), 0), self.unit())
    }

    pub(crate) fn first(self, cell: i64) -> Date {
        add(FIRST, self.unit(), cell)
    }

    pub(crate) fn last(self, cell: i64) -> Date {
        self.first(cell + 1).pred_opt().unwrap()
    }

    /// From the first day of a cell to the last of another.
    pub(crate) fn filled(self, (from, to): (i64, i64)) -> Period {
        Period { start: self.first(from), end: self.last(to) }
    }

    /// The cells that a period reaches into.
    pub(crate) fn cells(self, period: Period) -> (i64, i64) {
        (self.of(period.start), self.of(period.end))
    }

    /// A place in time: `9` is the middle of the ninth cell, and `9.2` a fifth into it.
    pub(crate) fn place(self, text: &str) -> f64 {
        let (cell, into) = text.split_once('.').unwrap_or((text, "5"));
        let cell = cell.parse::<i64>().unwrap() - 1;
        let into: f64 = format!("0.{into}").parse().unwrap();
        let (first, next) = (day_of(self.first(cell)), day_of(self.first(cell + 1)));
        first + into * (next - first)
    }

    /// `9` where cells are days, else `9Jan`.
    pub(crate) fn date(self, date: Date) -> String {
        if self == Self::Day { (self.of(date) + 1).to_string() } else { written(date) }
    }

    /// `4..9`, `3Jan..5Feb`, or the one date.
    pub(crate) fn period(self, period: Period) -> String {
        let (start, end) = (self.date(period.start), self.date(period.end));
        if start == end { start } else { format!("{start}..{end}") }
    }
}

/// `3Jan`, and of other years than the first `3Jan2025`.
pub(crate) fn written(date: Date) -> String {
    date.format(if date.year() == FIRST.year() { "%-d%b" } else { "%-d%b%Y" }).to_string()
}

pub(crate) fn read(text: &str) -> Date {
    let full = if text.ends_with(char::is_alphabetic) { format!("{text}{}", FIRST.year()) } else { text.to_owned() };
    Date::parse_from_str(&full, "%d%b%Y").unwrap_or_else(|_| panic!("no date {text}"))
}

/// `3Jan..5Feb`, or one date.
pub(crate) fn read_period(text: &str) -> Period {
    let (start, end) = text.split_once("..").unwrap_or((text, text));
    Period { start: read(start), end: read(end) }
}
