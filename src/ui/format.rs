//! How numbers and dates are written for people.

use chrono::{Datelike as _, Weekday};

use crate::model::Date;

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DateStyle {
    /// As the system's locale orders day and month.
    #[default]
    System,
    /// 2026-12-24.
    Iso,
}

/// Writes dates in the chosen style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    pub style: DateStyle,
    /// The locale writes the month before the day.
    pub month_first: bool,
    /// The first day of a week in a calendar.
    pub week_start: Weekday,
}

/// The length of "2026-12-24".
const ISO: usize = 10;

impl Default for Dates {
    fn default() -> Self {
        Self::new(DateStyle::default(), None)
    }
}

impl Dates {
    /// With the order of day and month, and the week, of a locale such as "en-GB".
    pub fn new(style: DateStyle, locale: Option<&str>) -> Self {
        Self { style, month_first: month_first(locale), week_start: week_start(locale) }
    }

    /// "24 Dec", with the year when it is not this one's.
    pub fn day(self, date: Date, today: Date) -> String {
        match self.style {
            DateStyle::System if date.year() != today.year() => self.full(date),
            DateStyle::System if self.month_first => date.format("%b %-d").to_string(),
            DateStyle::System => date.format("%-d %b").to_string(),
            DateStyle::Iso => self.full(date),
        }
    }

    /// "24 Dec 2026": with its year, whichever that is.
    pub fn full(self, date: Date) -> String {
        match self.style {
            DateStyle::Iso => date.format("%Y-%m-%d").to_string(),
            DateStyle::System if self.month_first => date.format("%b %-d, %Y").to_string(),
            DateStyle::System => date.format("%-d %b %Y").to_string(),
        }
    }

    /// The label of an edit, which writes dates as 2026-12-24 because it knows of no locale, in this style. What stands in
    /// quotation marks is a name and stays as it is.
    pub fn label(self, label: &str) -> String {
        let (mut text, mut quotes, mut skip) = (String::with_capacity(label.len()), 0_usize, 0_usize);
        let mut before = ' ';
        for (at, c) in label.char_indices() {
            if at < skip {
                continue;
            }
            quotes = match c {
                '“' => quotes + 1,
                '”' => quotes.saturating_sub(1),
                _ => quotes,
            };
            let ends = |end: usize| label.get(end..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            let written =
                label.get(at..at + ISO).filter(|_| quotes == 0 && !before.is_alphanumeric() && ends(at + ISO));
            match written.and_then(|written| Date::parse_from_str(written, "%Y-%m-%d").ok()) {
                Some(date) => {
                    text.push_str(&self.full(date));
                    skip = at + ISO;
                }
                None => text.push(c),
            }
            before = c;
        }
        text
    }

    /// "16 – 27 Nov", naming the month once where it is the same.
    pub fn span(self, from: Date, to: Date, today: Date) -> String {
        let same_month = (from.year(), from.month()) == (to.year(), to.month());
        match self.style {
            DateStyle::System if same_month && from.year() == today.year() => {
                if self.month_first {
                    format!("{} – {}", from.format("%b %-d"), to.day())
                } else {
                    format!("{} – {}", from.day(), to.format("%-d %b"))
                }
            }
            _ => format!("{} – {}", self.day(from, today), self.day(to, today)),
        }
    }
}

/// Locales of the United States and a few others write the month first.
fn month_first(locale: Option<&str>) -> bool {
    let locale = locale.unwrap_or_default();
    ["en-US", "en_US", "en-PH", "en-CA", "fil", "zh", "ja", "ko", "hu", "lt"].iter().any(|l| locale.starts_with(l))
}

/// Where weeks begin on Sunday, after Unicode's CLDR.
const SUNDAY: &[&str] = &[
    "AG", "AS", "BD", "BR", "BS", "BT", "BW", "BZ", "CA", "CO", "DM", "DO", "ET", "GT", "GU", "HK", "HN", "ID", "IL",
    "IN", "JM", "JP", "KE", "KH", "KR", "LA", "MH", "MM", "MO", "MT", "MX", "MZ", "NI", "NP", "PA", "PE", "PH", "PK",
    "PR", "PT", "PY", "SA", "SG", "SV", "TH", "TT", "TW", "UM", "US", "VE", "VI", "WS", "YE", "ZA", "ZW",
];

/// Where weeks begin on Saturday.
const SATURDAY: &[&str] = &["AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY"];

fn week_start(locale: Option<&str>) -> Weekday {
    // "zh_Hant_TW.UTF-8" is a language, a script, a territory and an encoding.
    let locale = locale.and_then(|locale| locale.split(['.', '@']).next()).unwrap_or_default();
    let territory = locale.split(['-', '_']).skip(1).find(|part| part.len() == 2).unwrap_or_default();
    match territory.to_uppercase().as_str() {
        territory if SUNDAY.contains(&territory) => Weekday::Sun,
        territory if SATURDAY.contains(&territory) => Weekday::Sat,
        _ => Weekday::Mon,
    }
}

/// "Q4 2026".
pub fn quarter(date: Date) -> String {
    format!("Q{} {}", date.month0() / 3 + 1, date.year())
}

/// "1 story", "3 stories".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// 100,000 with a thin space between the groups.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// Points with at most two decimals.
pub fn points(points: f64) -> String {
    let text = format!("{points:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text with control and bidirectional marks made visible, so that a title cannot pretend to be another.
pub fn visible(text: &str) -> std::borrow::Cow<'_, str> {
    let hides = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(hides) {
        return text.into();
    }
    text.chars()
        .map(|c| if hides(c) { format!("\\u{:04X}", u32::from(c)) } else { c.to_string() })
        .collect::<String>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn dates_in_each_style() {
        let today = day("2026-11-24");
        let eu = Dates::default();
        let us = Dates { month_first: true, ..eu };
        let iso = Dates { style: DateStyle::Iso, ..eu };
        assert_eq!(eu.day(day("2026-12-24"), today), "24 Dec");
        assert_eq!(eu.day(day("2027-01-02"), today), "2 Jan 2027");
        assert_eq!(us.day(day("2027-01-02"), today), "Jan 2, 2027");
        assert_eq!([eu, us, iso].map(|dates| dates.full(today)), ["24 Nov 2026", "Nov 24, 2026", "2026-11-24"]);
        assert_eq!(iso.day(day("2026-12-24"), today), "2026-12-24");
        assert_eq!(eu.span(day("2026-11-16"), day("2026-11-27"), today), "16 – 27 Nov");
        assert_eq!(us.span(day("2026-11-16"), day("2026-11-27"), today), "Nov 16 – 27");
        assert_eq!(eu.span(day("2026-11-30"), day("2026-12-11"), today), "30 Nov – 11 Dec");
    }

    #[test]
    fn labels_of_edits_get_the_style() {
        let eu = Dates::default();
        let us = Dates { month_first: true, ..eu };
        let iso = Dates { style: DateStyle::Iso, ..eu };
        let label = "Set end of “Launch 2026-10-01” to 2026-12-24";
        assert_eq!(eu.label(label), "Set end of “Launch 2026-10-01” to 24 Dec 2026");
        assert_eq!(us.label(label), "Set end of “Launch 2026-10-01” to Dec 24, 2026");
        assert_eq!(iso.label(label), label);
        assert_eq!(eu.label("Add holiday on 2026-12-25 “Xmas”"), "Add holiday on 25 Dec 2026 “Xmas”");
        for other in
            ["Move “Ü” to Ünal", "Set due date of NP-2026-13-45", "Fix x2026-12-24", "Fix 2026-12-241", "2026-12", ""]
        {
            assert_eq!(eu.label(other), other);
        }
    }

    #[test]
    fn weeks_begin_where_the_locale_says() {
        for (locale, first) in [
            (Some("en-US"), Weekday::Sun),
            (Some("en_US.UTF-8"), Weekday::Sun),
            (Some("ja-JP"), Weekday::Sun),
            (Some("zh-Hant-TW"), Weekday::Sun),
            (Some("fr-CA"), Weekday::Sun),
            (Some("ar-EG"), Weekday::Sat),
            (Some("en-GB"), Weekday::Mon),
            (Some("de"), Weekday::Mon),
            (Some("C"), Weekday::Mon),
            (None, Weekday::Mon),
        ] {
            assert_eq!(Dates::new(DateStyle::System, locale).week_start, first, "{locale:?}");
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(thousands(100_000), "100\u{202f}000");
        assert_eq!(thousands(999), "999");
        assert_eq!(points(5.0), "5");
        assert_eq!(points(0.5), "0.5");
        assert_eq!(quarter(day("2026-11-01")), "Q4 2026");
    }

    #[test]
    fn hidden_marks_become_visible() {
        assert_eq!(visible("plain é"), "plain é");
        assert_eq!(visible("a\u{202e}b\u{7}"), "a\\u202Eb\\u0007");
    }
}
