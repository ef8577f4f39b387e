//! Texts as XML may hold them, and cut to their room.

use std::borrow::Cow;

use super::{Font, Measure};

/// One line of text without what XML 1.0 forbids: breaks become spaces, other control characters go.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_break = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_bad = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    if !text.contains(|c| is_break(c) || is_bad(c)) {
        return text.into();
    }
    text.chars()
        .filter_map(|c| match c {
            c if is_break(c) => Some(' '),
            c if is_bad(c) => None,
            c => Some(c),
        })
        .collect::<String>()
        .into()
}

/// With the signs that have a meaning in XML written as references.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            c => escaped.push(c),
        }
    }
    escaped.into()
}

/// The text, or as much of its beginning as fits into the room in points together with an ellipsis.
pub(super) fn cut<'a>(text: &'a str, font: Font, room: f32, measure: &mut dyn Measure) -> Cow<'a, str> {
    if !room.is_finite() || measure.width(text, font) <= room {
        return text.into();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let begin = |end: usize| text.get(..end).unwrap_or_default().trim_end();
    let mut fits = |end: &usize| measure.width(&format!("{}…", begin(*end)), font) <= room;
    match ends.partition_point(&mut fits).checked_sub(1).and_then(|last| ends.get(last)) {
        Some(end) => format!("{}…", begin(*end)).into(),
        None => "".into(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::FontMeasure;

    const FONT: Font = Font { size: 13.0, strong: false };

    #[test]
    fn what_xml_forbids_goes() {
        assert_eq!(clean("a\u{0}b\u{8}c\u{1b}d\u{7f}e\u{9f}f\u{fffe}g\u{ffff}h"), "abcdefgh");
        assert_eq!(clean("a\tb\nc\r\nd\u{2028}e"), "a b c  d e");
        assert_eq!(clean("Über „x“ 🚀 \u{202e}"), "Über „x“ 🚀 \u{202e}");
    }

    #[test]
    fn signs_of_xml_are_references() {
        assert_eq!(escape(r#"<a href="x">'&'</a>"#), "&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;");
        assert!(matches!(escape("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn a_text_is_cut_where_its_room_ends() {
        let measure = &mut FontMeasure::default();
        assert_eq!(cut("Checkout in one step", FONT, f32::INFINITY, measure), "Checkout in one step");
        assert_eq!(cut("Checkout in one step", FONT, 300.0, measure), "Checkout in one step");
        assert_eq!(cut("Checkout in one step", FONT, 75.0, measure), "Checkout…");
        assert_eq!(cut("Checkout", FONT, 2.0, measure), "");
        assert_eq!(cut("Checkout", FONT, -5.0, measure), "");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits_and_begins_as_the_text(text in "\\PC{0,30}", room in 0.0_f32..200.0) {
            let measure = &mut FontMeasure::default();
            let cut = cut(&text, FONT, room, measure);
            prop_assert!(cut.is_empty() || measure.width(&cut, FONT.size, FONT.strong) <= room);
            prop_assert!(text.starts_with(cut.trim_end_matches('…')));
        }
    }
}
