//! From bytes to a project: limits, encoding, header, migration, parsing, repair.

use std::borrow::Cow;

use ron::error::{Error as Code, Position, SpannedError};
use serde::de::DeserializeSeed;

use super::context::{Budget, Context};
use super::document::{HeaderOnly, Parsed, Root};
use super::error::{explain, position};
use super::warning::Notes;
use super::{Header, ReadError, Warning, migrate, repair};
use crate::model::Project;

/// Files larger than this are refused, in bytes.
pub const BYTE_LIMIT: u64 = 256 * 1024 * 1024;

/// Ten times what the largest projects hold, and little enough that a hostile file cannot take gigabytes of memory.
const BUDGET: Budget = Budget { entities: 1_000_000, records: 5_000_000 };
const RECURSION_LIMIT: usize = 64;
const STACK: usize = 8 * 1024 * 1024;

/// A project that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub project: Project,
    pub header: Header,
    /// What was wrong and repaired, in the order of the lines; at most [`MOST_WARNINGS`](super::MOST_WARNINGS).
    pub warnings: Vec<Warning>,
    /// How many warnings there were beyond those.
    pub more_warnings: usize,
}

/// Reads a project. What can be repaired is repaired and told in the warnings.
///
/// # Errors
/// When the bytes are no project in a format that this program knows; the error tells where.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    on_own_stack(|| {
        let text = current_text(bytes)?;
        let (mut parsed, mut notes) = parse(&text, BUDGET)?;
        repair::repair(&mut parsed, &mut notes);
        let Parsed { header, project, .. } = parsed;
        let (warnings, more_warnings) = notes.finish(&text);
        Ok(Opened { project, header, warnings, more_warnings })
    })
}

/// Reads a project as it stands, without repairing anything: for checking what was written.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_back(bytes: &[u8]) -> Result<Project, ReadError> {
    on_own_stack(|| Ok(parse(&current_text(bytes)?, BUDGET)?.0.project))
}

/// Runs on a thread with a stack of known size, so that a deep file ends in an error on every system.
fn on_own_stack<T: Send>(work: impl FnOnce() -> Result<T, ReadError> + Send) -> Result<T, ReadError> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("read project".into())
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .map_err(|error| ReadError::Thread(error.to_string()))?
            .join()
            .unwrap_or_else(|_| Err(ReadError::Thread("the thread ended early".into())))
    })
}

/// The text of a file: UTF-8, without a byte order mark, with plain line ends, and without conflict markers.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if bytes.len() as u64 > BYTE_LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit: BYTE_LIMIT });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let Position { line, col } = end_of(&before);
        ReadError::NotText { line, column: col }
    })?;
    if text.trim_start().is_empty() {
        return Err(ReadError::Empty);
    }
    let text = if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    if text.contains("<<<<<<<")
        && let Some(index) = text.lines().position(is_conflict_marker)
    {
        return Err(ReadError::Conflict { line: index + 1 });
    }
    Ok(text)
}

/// The line opens a conflict of git.
pub(super) fn is_conflict_marker(line: &str) -> bool {
    line.starts_with("<<<<<<<")
}

fn end_of(text: &str) -> Position {
    let line = 1 + text.matches('\n').count();
    let col = 1 + text.rsplit('\n').next().unwrap_or_default().chars().count();
    Position { line, col }
}

/// The text of a file in the format of today.
fn current_text(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let text = text_of(bytes)?;
    let (format, program) = header(&text)?;
    migrate::to_current(format, program, text)
}

fn parse(text: &str, budget: Budget) -> Result<(Parsed, Notes), ReadError> {
    let cx = Context::new(text, budget);
    let parsed = with_ron(text, Root(&cx)).map_err(|(error, at_end)| {
        let Position { line, col: column } = position(&error);
        let problem = explain(&error.code);
        match cx.exceeded.get() {
            Some((what, limit)) => ReadError::TooMany { line, column, what, limit },
            None if at_end => ReadError::Truncated { line, column, problem },
            None => ReadError::Syntax { line, column, problem },
        }
    })?;
    Ok((parsed, cx.notes.into_inner()))
}

/// The number of the format, and the version of the program that wrote the file.
fn header(text: &str) -> Result<(u32, Option<String>), ReadError> {
    let cx = Context::new(text, Budget { entities: 0, records: 0 });
    let (mut format, mut program) = (None, None);
    let result = with_ron(text, HeaderOnly { cx: &cx, format: &mut format, program: &mut program });
    match (format, result) {
        // The body may be anything: another format, or wrong in a way that the whole reading tells.
        (Some(format), _) => Ok((format, program)),
        (None, Err((error, at_end))) => {
            let Position { line, col: column } = position(&error);
            let problem = match &error.code {
                Code::ExpectedNamedStructLike(_) | Code::ExpectedAttribute => "expected “Roadboard(”".into(),
                code => explain(code),
            };
            let is_cut = at_end && !matches!(error.code, Code::ExpectedDifferentStructName { .. });
            Err(if is_cut {
                ReadError::Truncated { line, column, problem }
            } else {
                ReadError::NotAProject { line, column, problem }
            })
        }
        (None, Ok(())) => Err(ReadError::NotAProject { line: 1, column: 1, problem: "expected a header".into() }),
    }
}

/// What ron makes of a text, or its error and whether it met the end of the text.
fn with_ron<'t, S: DeserializeSeed<'t>>(text: &'t str, seed: S) -> Result<S::Value, (SpannedError, bool)> {
    let options = ron::Options::default().with_recursion_limit(RECURSION_LIMIT);
    let mut ron = ron::Deserializer::from_str_with_options(text, &options).map_err(|error| (error, false))?;
    let result = seed.deserialize(&mut ron).and_then(|value| ron.end().map(|()| value));
    result.map_err(|code| {
        let at_end = ron.remainder().trim_start().is_empty();
        let unclosed = code == Code::ExpectedStringEnd;
        (ron.span_error(code), at_end || unclosed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_is_kept() {
        let budget = Budget { entities: 3, records: 3 };
        let parse = |body: &str| parse(&format!("Roadboard(format: 1,\n{body})"), budget).map(drop);
        let entity = |i: usize| format!("\"000000000000000{i}\": (),");
        let entities = |n: usize| (0..n).map(entity).collect::<Vec<_>>().concat();
        assert_eq!(parse(&format!("views: {{{}}}", entities(3))), Ok(()));
        assert_eq!(
            parse(&format!("views: {{{}}}", entities(4))),
            Err(ReadError::TooMany { line: 2, column: 79, what: "entities", limit: 3 })
        );
        // All tables and all lists share one budget.
        let two_tables = format!("views: {{{}}}, themes: {{{}}}", entities(2), entities(2));
        assert!(matches!(parse(&two_tables), Err(ReadError::TooMany { .. })));
        let lists =
            |n: usize| format!("settings: (definition_of_done: [\"a\"], definition_of_ready: [{}])", "\"\",".repeat(n));
        assert_eq!(parse(&lists(2)), Ok(()));
        assert!(matches!(
            parse(&lists(3)),
            Err(ReadError::TooMany { line: 2, what: "entries of lists", limit: 3, .. })
        ));
    }
}
