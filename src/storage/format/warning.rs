//! What was wrong with a file that could be opened all the same.

use std::fmt;

/// Warnings past this number are only counted.
pub const MOST_WARNINGS: usize = 1000;

/// Something in a file that was wrong, and what was made of it. The file itself is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where it stands, counted from 1.
    pub line: Option<usize>,
    pub what: String,
    pub repair: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, what, repair } = self;
        if let Some(line) = line {
            write!(f, "Line {line}: ")?;
        }
        write!(f, "{what}; {repair}")
    }
}

/// Warnings that know their offset in the text, but not yet their line.
#[derive(Debug, Default)]
pub(super) struct Notes {
    list: Vec<(Option<usize>, String, String)>,
    more: usize,
}

impl Notes {
    /// The texts are only made when there is room for them.
    pub(super) fn add(&mut self, offset: Option<usize>, what: impl fmt::Display, repair: impl fmt::Display) {
        if self.list.len() < MOST_WARNINGS {
            self.list.push((offset, what.to_string(), repair.to_string()));
        } else {
            self.more += 1;
        }
    }

    /// The warnings in the order of their lines, and how many more there were.
    pub(super) fn finish(mut self, text: &str) -> (Vec<Warning>, usize) {
        self.list.sort_by_key(|(offset, ..)| offset.unwrap_or(usize::MAX));
        let (mut at, mut line) = (0, 1);
        let warnings = self.list.into_iter().map(|(offset, what, repair)| {
            let line = offset.map(|offset| {
                line += text.get(at..offset).unwrap_or_default().matches('\n').count();
                at = offset;
                line
            });
            Warning { line, what, repair }
        });
        (warnings.collect(), self.more)
    }
}
