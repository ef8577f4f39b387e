//! The text of a filter: how words and terms are written, and how a button edits them.
//!
//! Spaces part the terms. A quote keeps spaces together and stands for itself when doubled within quotes. A leading `-`
//! excludes; `person:ana` names a field, `@ana` and `#mobile` are short for person and label. All else is a word.

use std::ops::Range;

use crate::model::{Word as _, words};

/// The value that stands for an unset field.
pub const NONE: &str = "none";

words! {
    /// What a term of a filter is about. Its word stands before the colon.
    pub enum Field {
        #[default]
        Person = "person" => "Person",
        Label = "label" => "Label",
        Initiative = "initiative" => "Initiative",
        Sprint = "sprint" => "Sprint",
        Release = "release" => "Release",
        Kind = "kind" => "Kind",
        Priority = "priority" => "Priority",
        Is = "is" => "State",
    }
}

/// A word or a field's value, and where it stands in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// `None` is a word to search for.
    pub field: Option<Field>,
    /// Without its quotes.
    pub value: String,
    pub excluded: bool,
    /// In bytes of the query, with sign, field and quotes.
    pub range: Range<usize>,
}

/// What a query says, in its order. Any text is a query.
pub fn terms(query: &str) -> Vec<Term> {
    parts(query).map(|part| part.term).collect()
}

/// Takes a term out of the query, or adds it when it is not there.
pub fn toggle_term(query: &str, field: Field, value: &str) -> String {
    let (searched, mut removed) = (fold(value), false);
    let without = keep(query, |term| {
        let same = term.field == Some(field) && !term.excluded && fold(&term.value) == searched;
        removed |= same;
        !same
    });
    if removed {
        return without;
    }
    let mut text = query.to_owned();
    if is_open(query) {
        text.push('"');
    }
    if !text.is_empty() && !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
    text + field.word() + ":" + &quoted(value)
}

/// A quote is not closed, so that what is appended would be in it.
pub fn is_open(query: &str) -> bool {
    parts(query).last().is_some_and(|part| part.open)
}

/// Takes all terms of a field out of the query, those that exclude too.
pub fn clear_field(query: &str, field: Field) -> String {
    keep(query, |term| term.field != Some(field))
}

fn keep(query: &str, mut keeps: impl FnMut(&Term) -> bool) -> String {
    let kept: Vec<_> = parts(query).filter(|part| keeps(&part.term)).map(|part| &query[part.term.range]).collect();
    kept.join(" ")
}

/// A value as it stands in a query: in quotes where it would end otherwise.
pub fn quoted(value: &str) -> String {
    if value.is_empty() || value.contains(|c: char| c.is_whitespace() || c == '"') {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

/// Text as it is compared: in lower case, each character by itself, so that a part of a text stays a part of it.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends text as [`fold`] makes it; what breaks a line becomes a space.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    // Nearly all text is plain, and is then changed in one go.
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_control()) {
        let start = folded.len();
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
    } else {
        folded.extend(text.chars().flat_map(|c| if c.is_control() { ' ' } else { c }.to_lowercase()));
    }
}

struct Part {
    term: Term,
    /// Its quote is not closed.
    open: bool,
}

fn parts(query: &str) -> impl Iterator<Item = Part> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += query[at..].find(|c: char| !c.is_whitespace())?;
        let part = part_at(query, at);
        at = part.term.range.end;
        Some(part)
    })
}

/// Reads the term that begins at a byte of the query, which is not a space.
fn part_at(query: &str, start: usize) -> Part {
    let text = &query[start..];
    let (text, excluded) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
    let (text, field) = field_of(text);
    let (mut value, mut quoted) = (String::new(), false);
    let mut chars = text.char_indices().peekable();
    let mut length = text.len();
    while let Some((i, c)) = chars.next() {
        match c {
            '"' if quoted && chars.next_if(|(_, next)| *next == '"').is_some() => value.push('"'),
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                length = i;
                break;
            }
            c => value.push(c),
        }
    }
    let end = query.len() - text.len() + length;
    Part { term: Term { field, value, excluded, range: start..end }, open: quoted }
}

/// The field that a term begins with, and what follows it.
fn field_of(text: &str) -> (&str, Option<Field>) {
    for (sign, field) in [('@', Field::Person), ('#', Field::Label)] {
        if let Some(rest) = text.strip_prefix(sign) {
            return (rest, Some(field));
        }
    }
    match text.split_once(':') {
        Some((name, rest)) => match Field::from_word(&name.to_ascii_lowercase()) {
            Some(field) => (rest, Some(field)),
            None => (text, None),
        },
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(query: &str) -> Vec<(Option<Field>, String, bool)> {
        terms(query).into_iter().map(|term| (term.field, term.value, term.excluded)).collect()
    }

    #[test]
    fn words_fields_quotes_and_signs() {
        let term = |field, value: &str, excluded| (field, value.to_owned(), excluded);
        let person = Some(Field::Person);
        for (query, expected) in [
            ("", vec![]),
            ("  pay  Card ", vec![term(None, "pay", false), term(None, "Card", false)]),
            ("\"pay now\"", vec![term(None, "pay now", false)]),
            ("person:ana @ben", vec![term(person, "ana", false), term(person, "ben", false)]),
            ("PERSON:\"Ana Novak\"", vec![term(person, "Ana Novak", false)]),
            ("-#mobile", vec![term(Some(Field::Label), "mobile", true)]),
            ("-\"a b\" --x", vec![term(None, "a b", true), term(None, "-x", true)]),
            ("foo:bar http://x", vec![term(None, "foo:bar", false), term(None, "http://x", false)]),
            ("\"person:ana\" \"-x\"", vec![term(None, "person:ana", false), term(None, "-x", false)]),
            ("person:", vec![term(person, "", false)]),
            ("label:\"5\"\" disk\"", vec![term(Some(Field::Label), "5\" disk", false)]),
            ("\"open end", vec![term(None, "open end", false)]),
            ("a@b c#d", vec![term(None, "a@b", false), term(None, "c#d", false)]),
        ] {
            assert_eq!(plain(query), expected, "{query}");
        }
    }

    #[test]
    fn ranges_cover_sign_field_and_quotes() {
        let query = "  -person:\"Ana Novak\"  é ";
        let found: Vec<_> = terms(query).into_iter().map(|term| &query[term.range]).collect();
        assert_eq!(found, ["-person:\"Ana Novak\"", "é"]);
    }

    #[test]
    fn a_button_adds_and_removes_its_term() {
        for (query, value, toggled) in [
            ("", "Ana", "person:Ana"),
            ("pay ", "Ana Novak", "pay person:\"Ana Novak\""),
            ("pay @ana card", "Ana", "pay card"),
            ("-@ana", "ana", "-@ana person:ana"),
            ("\"pay", "ana", "\"pay\" person:ana"),
            ("@ana person:ANA", "ana", ""),
        ] {
            assert_eq!(toggle_term(query, Field::Person, value), toggled, "{query}");
        }
        assert_eq!(clear_field("@ana pay  -person:ben #ana", Field::Person), "pay #ana");
    }

    /// What a query says, whatever its case and order.
    fn meaning(query: &str) -> std::collections::BTreeSet<(Option<Field>, String, bool)> {
        terms(query).into_iter().map(|term| (term.field, fold(&term.value), term.excluded)).collect()
    }

    fn any_query() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\"".to_owned()),
            Just(" ".to_owned()),
            Just("-".to_owned()),
            "@|#|:|person:|label:|is:|Label:",
            "[a-cé ]{0,3}",
            any::<String>(),
        ];
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn terms_stand_in_order_and_leave_only_spaces(query in any_query()) {
            let mut end = 0;
            for term in terms(&query) {
                prop_assert!(query[end..term.range.start].trim().is_empty() && term.range.start < term.range.end);
                end = term.range.end;
            }
            prop_assert!(query[end..].trim().is_empty());
        }

        #[test]
        fn toggling_twice_changes_nothing(
            query in any_query(), field in proptest::sample::select(Field::ALL), value in any_query(),
        ) {
            let said = (Some(field), fold(&value), false);
            let was = meaning(&query);
            let once = toggle_term(&query, field, &value);
            let mut expected = was.clone();
            if !expected.remove(&said) {
                expected.insert(said);
            }
            prop_assert_eq!(meaning(&once), expected, "once: {}", &once);
            let twice = toggle_term(&once, field, &value);
            prop_assert_eq!(meaning(&twice), was, "twice: {}", twice);
        }

        #[test]
        fn a_cleared_field_is_gone_and_the_rest_stays(query in any_query(), field in proptest::sample::select(Field::ALL)) {
            let mut expected = plain(&query);
            expected.retain(|(of, ..)| *of != Some(field));
            prop_assert_eq!(plain(&clear_field(&query, field)), expected);
        }
    }
}
