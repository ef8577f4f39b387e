//! A field for a whole number of working days, which looks like text until it is pointed at.

use std::ops::RangeInclusive;

use egui::{Id, Ui};

use crate::ui::widgets::{QuietField, quiet_field};

/// How the field is made.
#[derive(Clone, Debug)]
pub(super) struct Look<'a> {
    pub(super) id: Id,
    pub(super) name: &'a str,
    pub(super) hint: &'a str,
    /// In points.
    pub(super) width: f32,
    pub(super) range: RangeInclusive<i64>,
    /// What an empty field says.
    pub(super) empty: Option<i64>,
    pub(super) value: Option<i64>,
    /// The value in words, while nobody types.
    pub(super) shown: String,
}

/// What came of the field in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The other number that was typed.
    pub(super) value: Option<i64>,
    /// The person left the field.
    pub(super) left: bool,
    /// What is typed says no number of the range.
    pub(super) bad: bool,
}

/// Shows the field; `buffer` holds what is being typed, until it is left.
pub(super) fn number_field(ui: &mut Ui, look: Look<'_>, buffer: &mut Option<String>) -> Typed {
    let Look { id, name, hint, width, range, empty, value, shown } = look;
    let bare = || value.map(|n| n.to_string()).unwrap_or_default();
    let focused = ui.memory(|m| m.has_focus(id));
    let mut text = buffer.clone().unwrap_or_else(|| if focused { bare() } else { shown });
    let bad = buffer.as_deref().is_some_and(|text| parse(text, &range).is_err());
    let response = quiet_field(ui, QuietField { id, name, hint, width, bad }, &mut text);
    let changed = response.changed().then(|| parse(&text, &range).ok()).flatten();
    let left = response.lost_focus();
    if left {
        *buffer = None;
    } else if response.changed() {
        *buffer = Some(text);
    }
    let new = changed.and_then(|number| number.or(empty));
    Typed { value: new.filter(|new| value != Some(*new)), left, bad }
}

/// The text says no number of the range.
#[derive(Debug, PartialEq, Eq)]
struct NoNumber;

/// What may stand behind a number, the longest first.
const UNITS: [&str; 5] = ["working days", "working day", "days", "day", "d"];

/// The number that a text says, with or without its unit; none when it is empty.
fn parse(text: &str, range: &RangeInclusive<i64>) -> Result<Option<i64>, NoNumber> {
    let text = text.trim().replace('−', "-");
    if text.is_empty() {
        return Ok(None);
    }
    let number = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    number.trim_end().parse().ok().filter(|n| range.contains(n)).map(Some).ok_or(NoNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_and_without_their_unit() {
        for (text, expected) in [
            ("", Ok(None)),
            (" 5 ", Ok(Some(5))),
            ("+3", Ok(Some(3))),
            ("-2", Ok(Some(-2))),
            ("−2 days", Ok(Some(-2))),
            ("10 working days", Ok(Some(10))),
            ("5d", Ok(Some(5))),
            ("no lag", Err(NoNumber)),
            ("10x", Err(NoNumber)),
            ("2.5", Err(NoNumber)),
            ("-", Err(NoNumber)),
            ("1000", Err(NoNumber)),
        ] {
            assert_eq!(parse(text, &(-999..=999)), expected, "{text}");
        }
        assert_eq!(parse("0", &(1..=9999)), Err(NoNumber));
    }
}
