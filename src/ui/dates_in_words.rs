//! Dates as people type them: "tomorrow", "next fri", "in 2 weeks", "24 Dec", "2026-12-24".

use chrono::{Datelike as _, Days, Months, Weekday};

use crate::model::Date;

/// Ways to write a date, for the hint of an empty field.
pub const EXAMPLES: &str = "tomorrow, fri, in 2 weeks, 24 Dec or 2026-12-24";

/// Why a text is no date. Each holds the beginning of what was typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDay {
    #[error("“{0}” is not a date")]
    Unknown(String),
    #[error("There is no day “{0}”")]
    NoSuchDay(String),
    #[error("“{0}” lies outside the years 1900 to 2200")]
    Range(String),
}

impl BadDay {
    /// What to type instead.
    pub fn hint(&self) -> String {
        format!("For example {EXAMPLES}")
    }

    /// The error without what was typed, for where there is little room.
    pub fn brief(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "Not a date",
            Self::NoSuchDay(_) => "No such day",
            Self::Range(_) => "Only 1900 to 2200",
        }
    }
}

/// Reads a date as people type it; an empty text is none.
///
/// A day without a year is the next such day, today included. A weekday is the next one after today, with "next" before
/// it that of next week. `month_first` decides what "12/11" is; with dots, the day comes first everywhere.
///
/// # Errors
/// When the text is understood in no way, names a day that does not exist, or one outside the years 1900 to 2200.
pub fn parse_day(text: &str, today: Date, month_first: bool) -> Result<Option<Date>, BadDay> {
    let lower = text.to_lowercase();
    let Some(tokens) = tokens(&lower) else {
        return Err(Problem::Unknown.about(text));
    };
    if tokens.is_empty() {
        return Ok(None);
    }
    let day = relative(&tokens, today).unwrap_or_else(|| named(&tokens, today, month_first));
    day.and_then(within).map(Some).map_err(|problem| problem.about(text))
}

/// Whether a project may hold the date.
pub fn is_in_range(date: Date) -> bool {
    (1900..=2200).contains(&date.year())
}

/// Monday of next week.
pub fn next_week(today: Date) -> Option<Date> {
    today.checked_add_days(Days::new(7 - u64::from(today.weekday().num_days_from_monday())))
}

/// A date moved by months. The 31st becomes the last day of a shorter month. None beyond what dates can hold.
pub fn add_months(date: Date, months: i32) -> Option<Date> {
    let by = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Unknown,
    NoSuchDay,
    Range,
}

impl Problem {
    fn about(self, text: &str) -> BadDay {
        let excerpt = text.trim().chars().take(40).collect();
        match self {
            Self::Unknown => BadDay::Unknown(excerpt),
            Self::NoSuchDay => BadDay::NoSuchDay(excerpt),
            Self::Range => BadDay::Range(excerpt),
        }
    }
}

type Found = Result<Date, Problem>;

fn within(date: Date) -> Found {
    if is_in_range(date) { Ok(date) } else { Err(Problem::Range) }
}

/// A piece of the text. Spaces and commas only part the pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    /// A number, and how many digits it was written with.
    Number(u32, usize),
    Word(&'a str),
    Mark(char),
}

/// None when the text holds anything that no date does.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = end(|c| c.is_ascii_digit());
            // More digits than a year has are no part of a date.
            tokens.push(Token::Number(rest.get(..length.min(5))?.parse().ok()?, length));
            length
        } else if first.is_alphabetic() {
            let length = end(char::is_alphabetic);
            tokens.push(Token::Word(rest.get(..length)?));
            length
        } else if first.is_whitespace() || first == ',' {
            first.len_utf8()
        } else if matches!(first, '+' | '-' | '.' | '/') {
            tokens.push(Token::Mark(first));
            1
        } else {
            return None;
        };
        rest = rest.get(length..)?;
    }
    Some(tokens)
}

/// A day told by its distance from today. None when the pieces say nothing of the kind.
fn relative(tokens: &[Token<'_>], today: Date) -> Option<Found> {
    use Token::{Mark, Number, Word};
    let day = match *tokens {
        [Word("today")] => Some(today),
        [Word("tomorrow")] => today.succ_opt(),
        [Word("yesterday")] => today.pred_opt(),
        [Word("eom")] | [Word("end"), Word("of"), Word("month")] => end_of_month(today),
        [Word("next"), Word("week")] => next_week(today),
        [Word("next"), Word("month")] => today.with_day(1).and_then(|first| add_months(first, 1)),
        [Word("next"), Word(name)] => {
            let days = u64::from(weekday(name)?.num_days_from_monday());
            next_week(today).and_then(|monday| monday.checked_add_days(Days::new(days)))
        }
        [Word("this" | "on"), Word(name)] | [Word(name)] => after(today, weekday(name)?),
        [Mark('+'), Number(days, length)] => ahead(today, days, length, Unit::Day),
        [Word("in"), Word("a" | "an" | "one"), Word(name)] => ahead(today, 1, 1, unit(name)?),
        [Word("in") | Mark('+'), Number(n, length), Word(name)] | [Number(n, length), Word(name)] => {
            ahead(today, n, length, unit(name)?)
        }
        _ => return None,
    };
    Some(day.ok_or(Problem::Range))
}

fn end_of_month(date: Date) -> Option<Date> {
    date.with_day(1).and_then(|first| add_months(first, 1))?.pred_opt()
}

/// The next such day after today.
fn after(today: Date, weekday: Weekday) -> Option<Date> {
    let days = (weekday.num_days_from_monday() + 6 - today.weekday().num_days_from_monday()) % 7 + 1;
    today.checked_add_days(Days::new(days.into()))
}

#[derive(Clone, Copy, Debug)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "m" | "mo" | "month" | "months" => Unit::Month,
        "y" | "yr" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// None when the number was cut short by [`tokens`], since that far no date reaches.
fn ahead(today: Date, n: u32, digits: usize, unit: Unit) -> Option<Date> {
    if digits > 5 {
        return None;
    }
    match unit {
        Unit::Day => today.checked_add_days(Days::new(n.into())),
        Unit::Week => today.checked_add_days(Days::new(u64::from(n) * 7)),
        Unit::Month => today.checked_add_months(Months::new(n)),
        Unit::Year => today.checked_add_months(Months::new(n * 12)),
    }
}

/// A day told by its name in the calendar.
fn named(tokens: &[Token<'_>], today: Date, month_first: bool) -> Found {
    use Token::{Mark, Number, Word};
    match *without_ordinal(tokens).as_slice() {
        [Number(year, 4), Mark(a @ ('-' | '/' | '.')), Number(month, 1 | 2), Mark(b), Number(day, 1 | 2)] if a == b => {
            on(year, month, day)
        }
        [Number(day, 1 | 2), Mark('.'), Number(month, 1 | 2)]
        | [Number(day, 1 | 2), Mark('.'), Number(month, 1 | 2), Mark('.')] => next(month, day, today),
        [Number(day, 1 | 2), Mark('.'), Number(month, 1 | 2), Mark('.'), Number(y, digits)] => {
            on(year(y, digits)?, month, day)
        }
        [Number(a, 1 | 2), Mark('/'), Number(b, 1 | 2)] => {
            let (month, day) = if month_first { (a, b) } else { (b, a) };
            next(month, day, today)
        }
        [Number(a, 1 | 2), Mark('/'), Number(b, 1 | 2), Mark('/'), Number(y, digits)] => {
            let (month, day) = if month_first { (a, b) } else { (b, a) };
            on(year(y, digits)?, month, day)
        }
        [Number(day, 1 | 2), Word(name)] | [Word(name), Number(day, 1 | 2)] => next(month(name)?, day, today),
        [Number(day, 1 | 2), Word(name), Number(y, digits)] | [Word(name), Number(day, 1 | 2), Number(y, digits)] => {
            on(year(y, digits)?, month(name)?, day)
        }
        _ => Err(Problem::Unknown),
    }
}

/// Without the "th" of "24th Dec", the dots of "24. Dec." and a weekday before it all.
fn without_ordinal<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut kept: Vec<Token<'a>> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let after_number = matches!(kept.last(), Some(Token::Number(..)));
        let before_word = matches!(tokens.get(i + 1), Some(Token::Word(_)));
        let dropped = match *token {
            Token::Word(word) if after_number => matches!(word, "st" | "nd" | "rd" | "th"),
            Token::Word(word) => i == 0 && tokens.len() > 2 && weekday(word).is_some(),
            Token::Mark('.') => matches!(kept.last(), Some(Token::Word(_))) || (after_number && before_word),
            _ => false,
        };
        if !dropped {
            kept.push(*token);
        }
    }
    kept
}

/// A year of four digits, or of two in this century.
fn year(year: u32, digits: usize) -> Result<u32, Problem> {
    match digits {
        4 => Ok(year),
        2 => Ok(2000 + year),
        _ => Err(Problem::Unknown),
    }
}

fn on(year: u32, month: u32, day: u32) -> Found {
    Date::from_ymd_opt(year.cast_signed(), month, day).ok_or(Problem::NoSuchDay)
}

/// The next such day, today included.
fn next(month: u32, day: u32, today: Date) -> Found {
    // The 29th of February can be eight years away.
    let years = today.year()..=today.year() + 8;
    let mut days = years.filter_map(|year| Date::from_ymd_opt(year, month, day));
    days.find(|day| *day >= today).ok_or(Problem::NoSuchDay)
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Three letters say which weekday or month it is.
fn begins(name: &str, word: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| begins(name, word)).map(|(_, weekday)| *weekday)
}

/// The number of the month, from 1.
fn month(word: &str) -> Result<u32, Problem> {
    let at = MONTHS.iter().position(|name| begins(name, word)).ok_or(Problem::Unknown)?;
    Ok(at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    /// A Tuesday.
    fn today() -> Date {
        day("2026-11-24")
    }

    #[test]
    fn what_people_type_is_understood() {
        for (text, expected) in [
            ("today", "2026-11-24"),
            ("  ToMorrow ", "2026-11-25"),
            ("yesterday", "2026-11-23"),
            ("fri", "2026-11-27"),
            ("Friday", "2026-11-27"),
            ("thurs", "2026-11-26"),
            ("on wed", "2026-11-25"),
            ("tue", "2026-12-01"),
            ("mon", "2026-11-30"),
            ("next fri", "2026-12-04"),
            ("next mon", "2026-11-30"),
            ("next  sunday", "2026-12-06"),
            ("in 2 weeks", "2026-12-08"),
            ("2w", "2026-12-08"),
            ("+2w", "2026-12-08"),
            ("3 days", "2026-11-27"),
            ("in a month", "2026-12-24"),
            ("1y", "2027-11-24"),
            ("+5", "2026-11-29"),
            ("end of month", "2026-11-30"),
            ("EOM", "2026-11-30"),
            ("next week", "2026-11-30"),
            ("next month", "2026-12-01"),
            ("24 Dec", "2026-12-24"),
            ("24dec", "2026-12-24"),
            ("Dec 24", "2026-12-24"),
            ("24. Dezember", ""),
            ("24. Dec.", "2026-12-24"),
            ("24th of", ""),
            ("December 24th, 2027", "2027-12-24"),
            ("Thu 24 Dec 2026", "2026-12-24"),
            ("24 Dec 2027", "2027-12-24"),
            ("24 Nov", "2026-11-24"),
            ("23 Nov", "2027-11-23"),
            ("29 Feb", "2028-02-29"),
            ("24.12.", "2026-12-24"),
            ("24.12", "2026-12-24"),
            ("24.12.2026", "2026-12-24"),
            ("24.12.26", "2026-12-24"),
            ("2026-12-24", "2026-12-24"),
            ("2026-1-5", "2026-01-05"),
            ("1 sept", "2027-09-01"),
            ("3 may", "2027-05-03"),
        ] {
            let found = parse_day(text, today(), false);
            match expected {
                "" => assert!(matches!(found, Err(BadDay::Unknown(_))), "{text}: {found:?}"),
                expected => assert_eq!(found, Ok(Some(day(expected))), "{text}"),
            }
        }
    }

    #[test]
    fn nothing_is_no_date() {
        assert_eq!(parse_day("", today(), false), Ok(None));
        assert_eq!(parse_day(" \t ", today(), true), Ok(None));
    }

    #[test]
    fn the_locale_decides_what_comes_before_the_slash() {
        let dec = Ok(Some(day("2026-12-11")));
        assert_eq!(parse_day("12/11", today(), true), dec);
        assert_eq!(parse_day("11/12", today(), false), dec);
        assert_eq!(parse_day("12/11/2026", today(), true), dec);
        assert_eq!(parse_day("11/12/26", today(), false), dec);
        assert_eq!(parse_day("11.12.", today(), true), dec, "dots are day first");
        assert!(parse_day("24/12", today(), true).is_err());
    }

    #[test]
    fn months_end_where_they_end() {
        let found = |text, on: &str| parse_day(text, day(on), false).unwrap().unwrap();
        assert_eq!(found("in a month", "2026-01-31"), day("2026-02-28"));
        assert_eq!(found("next month", "2026-01-31"), day("2026-02-01"));
        assert_eq!(found("eom", "2028-02-01"), day("2028-02-29"));
        assert_eq!(found("1 year", "2028-02-29"), day("2029-02-28"));
        assert_eq!(add_months(day("2026-03-31"), -1), Some(day("2026-02-28")));
    }

    #[test]
    fn what_is_no_day_is_refused_with_a_reason() {
        let error = |text| parse_day(text, today(), false).unwrap_err();
        for text in
            ["soon", "24", "f", "next", "24 De", "12/", "24 Dec 2", "2026-12", "ma 3", "5!", "1 2 3", "--", "😀"]
        {
            assert_eq!(error(text), BadDay::Unknown(text.into()));
        }
        for text in ["31 Feb", "31.4.", "2027-02-29", "0 Dec", "13/13/2026"] {
            assert_eq!(error(text), BadDay::NoSuchDay(text.into()));
        }
        for text in ["1 Jan 1899", "2201-01-01", "999999999999 days", "500 years", "99999y"] {
            assert_eq!(error(text), BadDay::Range(text.into()));
        }
        assert_eq!(error("31 Feb").to_string(), "There is no day “31 Feb”");
        assert!(error("soon").hint().contains("24 Dec"));
        assert!(error(&"x".repeat(500)).to_string().len() < 100);
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0..109_938_i64).prop_map(|days| day("1900-01-01") + chrono::TimeDelta::days(days))
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_found_is_in_range(text in any::<String>(), today in any_day(), us in any::<bool>()) {
            if let Ok(Some(found)) = parse_day(&text, today, us) {
                prop_assert!(is_in_range(found));
            }
        }

        #[test]
        fn nearly_dates_do_not_panic(text in "(in |next |\\+)?[0-9]{0,12}[ ./-]?(fri|w|dec|m|[0-9]{1,5})?[ ./-]?[0-9]{0,5}", today in any_day()) {
            if let Ok(Some(found)) = parse_day(&text, today, false) {
                prop_assert!(is_in_range(found));
            }
        }

        #[test]
        fn every_date_is_itself_in_full(date in any_day(), today in any_day(), us in any::<bool>()) {
            prop_assert_eq!(parse_day(&date.to_string(), today, us), Ok(Some(date)));
            prop_assert_eq!(parse_day(&date.format("%-d %B %Y").to_string(), today, us), Ok(Some(date)));
            prop_assert_eq!(parse_day(&date.format("%b %-d, %Y").to_string(), today, us), Ok(Some(date)));
        }

        #[test]
        fn a_day_without_a_year_is_the_next_one(date in any_day(), today in any_day()) {
            let found = parse_day(&date.format("%-d %b").to_string(), today, false);
            if let Ok(Some(found)) = found {
                prop_assert!(found >= today);
                prop_assert_eq!((found.month(), found.day()), (date.month(), date.day()));
            }
        }
    }
}
