//! Writes RON in the layout of project files: one field a line, one space of indent a level, records on one line.

use std::fmt::Write as _;

/// How the items between two brackets are laid out. What stands inside an `Inline` is inline too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Lines,
    Inline,
}

/// Collects the text of a file.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    depth: usize,
    inline: bool,
}

/// What stands between an opening bracket and its closing one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    inline: bool,
    outer_inline: bool,
    empty: bool,
}

const SPACES: &str = "                ";

impl Writer {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), ..Self::default() }
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    pub(super) fn open(&mut self, bracket: &str, layout: Layout) -> Frame {
        self.out.push_str(bracket);
        let frame = Frame { inline: self.inline || layout == Layout::Inline, outer_inline: self.inline, empty: true };
        self.inline = frame.inline;
        if !frame.inline {
            self.depth += 1;
        }
        frame
    }

    /// Goes to where the next item stands.
    pub(super) fn item(&mut self, frame: &mut Frame) {
        if frame.inline {
            if !frame.empty {
                self.out.push_str(", ");
            }
        } else {
            self.out.push_str(if frame.empty { "\n" } else { ",\n" });
            self.indent();
        }
        frame.empty = false;
    }

    /// Goes to the next item and writes its name, which ends in a colon and a space.
    pub(super) fn field(&mut self, frame: &mut Frame, name: &str) {
        self.item(frame);
        self.out.push_str(name);
    }

    pub(super) fn close(&mut self, frame: Frame, bracket: &str) {
        let Frame { inline, outer_inline, empty } = frame;
        if !inline {
            self.depth -= 1;
            if !empty {
                self.out.push_str(",\n");
                self.indent();
            }
        }
        self.inline = outer_inline;
        self.out.push_str(bracket);
    }

    fn indent(&mut self) {
        self.out.push_str(SPACES.get(..self.depth).unwrap_or(SPACES));
    }

    /// Writes what needs no quotes, such as `true`.
    pub(super) fn bare(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes a word of a closed list; a hyphen makes it a raw identifier.
    pub(super) fn word(&mut self, word: &str) {
        if word.contains('-') {
            self.out.push_str("r#");
        }
        self.out.push_str(word);
    }

    pub(super) fn colon(&mut self) {
        self.out.push_str(": ");
    }

    pub(super) fn integer(&mut self, value: i64) {
        // Writing into a string does not fail.
        let _ = write!(self.out, "{value}");
    }

    /// Writes `5` for what is integral, else the shortest text that reads back as the same number.
    pub(super) fn float(&mut self, value: f64) {
        let integral = value.trunc() == value && value.abs() < 1e15 && !(value == 0.0 && value.is_sign_negative());
        if integral {
            self.integer(value as i64);
        } else {
            let _ = write!(self.out, "{value:?}");
        }
    }

    /// Writes text of ASCII that needs no escapes, such as an id.
    pub(super) fn plain(&mut self, text: impl std::fmt::Display) {
        let _ = write!(self.out, "\"{text}\"");
    }

    /// Writes any text: raw when it has several lines, so that it diffs by line, else quoted.
    pub(super) fn string(&mut self, text: &str) {
        if is_clean(text.as_bytes()) {
            self.out.push('"');
            self.out.push_str(text);
            self.out.push('"');
        } else if is_raw(text) {
            let hashes = "#".repeat(hashes_for(text));
            for part in ["r", &hashes, "\"", text, "\"", &hashes] {
                self.out.push_str(part);
            }
        } else {
            self.escaped(text);
        }
    }

    fn escaped(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                c if is_hidden(c) => {
                    let _ = write!(self.out, "\\u{{{:x}}}", u32::from(c));
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

/// Printable ASCII without quotes and backslashes, and letters of two bytes or more that hide nothing.
fn is_clean(bytes: &[u8]) -> bool {
    // Without a branch a byte, so that the compiler does many at a time.
    let suspicious = |b: &u8| u8::from(*b < 0x20) | u8::from(*b >= 0x7f) | u8::from(*b == b'"') | u8::from(*b == b'\\');
    bytes.chunks(64).all(|chunk| chunk.iter().fold(0, |found, b| found | suspicious(b)) == 0) || is_clean_slowly(bytes)
}

fn is_clean_slowly(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(|c| matches!(c, '"' | '\\') || is_hidden(c)))
}

/// Characters that a reader of the file would not see, or that change what they see: controls, line separators, byte
/// order marks and the marks that override the direction of text.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Several lines, nothing hidden, and no line that looks like a conflict marker of git: such a line in a file is
/// always git's.
fn is_raw(text: &str) -> bool {
    text.contains('\n')
        && !text.chars().any(|c| !matches!(c, '\n' | '\t') && is_hidden(c))
        && !text.lines().any(super::read::is_conflict_marker)
}

/// One more than the longest run of hashes after a quote.
fn hashes_for(text: &str) -> usize {
    text.split('"').skip(1).map(|rest| rest.bytes().take_while(|b| *b == b'#').count()).max().map_or(1, |n| n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut writer = Writer::default();
        writer.string(text);
        writer.out
    }

    #[test]
    fn strings_are_escaped_only_where_needed() {
        for (text, expected) in [
            ("", r#""""#),
            ("plain", r#""plain""#),
            ("Größe für 漢字 🎉", r#""Größe für 漢字 🎉""#),
            ("say \"hi\"", r#""say \"hi\"""#),
            ("C:\\temp", r#""C:\\temp""#),
            ("a\tb", r#""a\tb""#),
            ("a\rb", r#""a\rb""#),
            ("nul\0", r#""nul\u{0}""#),
            ("\u{202e}evil", r#""\u{202e}evil""#),
            ("\u{85}", r#""\u{85}""#),
            ("one\ntwo", "r#\"one\ntwo\"#"),
            ("tab\there\n\"quoted\"", "r#\"tab\there\n\"quoted\"\"#"),
            ("a\n\"#b", "r##\"a\n\"#b\"##"),
            ("a\r\nb", r#""a\r\nb""#),
            ("a\n<<<<<<< HEAD", r#""a\n<<<<<<< HEAD""#),
        ] {
            assert_eq!(written(text), expected);
            assert_eq!(ron::from_str::<String>(expected).as_deref(), Ok(text));
        }
    }

    #[test]
    fn floats_are_short_and_exact() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "-0.0"),
            (5.0, "5"),
            (-3.0, "-3"),
            (0.5, "0.5"),
            (0.1, "0.1"),
            (1e300, "1e300"),
            (1e-7, "1e-7"),
            (999_999_999_999_999.0, "999999999999999"),
        ] {
            let mut writer = Writer::default();
            writer.float(value);
            assert_eq!(writer.out, expected);
            assert_eq!(ron::from_str::<f64>(expected).map(f64::to_bits), Ok(value.to_bits()));
        }
    }

    #[test]
    fn layouts_nest() {
        let mut w = Writer::default();
        let mut outer = w.open("(", Layout::Lines);
        w.field(&mut outer, "a: ");
        w.integer(1);
        w.field(&mut outer, "b: ");
        let mut list = w.open("[", Layout::Inline);
        for value in [2, 3] {
            w.item(&mut list);
            w.integer(value);
        }
        w.close(list, "]");
        w.field(&mut outer, "c: ");
        let empty = w.open("{", Layout::Lines);
        w.close(empty, "}");
        w.close(outer, ")");
        assert_eq!(w.finish(), "(\n a: 1,\n b: [2, 3],\n c: {},\n)\n");
    }
}
