//! From older formats to the one that this program writes.
//!
//! A new format adds one step at the end of [`STEPS`]; the golden file of each format that was released stays in
//! `tests/golden`, and a test reads them all.

use std::borrow::Cow;

use super::ReadError;

/// The format that this program writes.
pub const FORMAT: u32 = 1;

/// The first format there was.
pub const OLDEST: u32 = 1;

/// Takes the text of one format to the text of the next.
type Step = fn(&str) -> Result<String, ReadError>;

/// The step at index `i` takes format `OLDEST + i` to the next.
const STEPS: [Step; (FORMAT - OLDEST) as usize] = [];

/// The text in the format of today.
///
/// # Errors
/// When the format is none that was ever written, or is newer than this program.
pub(super) fn to_current(found: u32, program: Option<String>, text: Cow<'_, str>) -> Result<Cow<'_, str>, ReadError> {
    if found > FORMAT {
        return Err(ReadError::Newer { found, known: FORMAT, program });
    }
    let done = found.checked_sub(OLDEST).ok_or(ReadError::UnknownFormat { found, oldest: OLDEST, newest: FORMAT })?;
    STEPS.iter().skip(done as usize).try_fold(text, |text, step| step(&text).map(Cow::Owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn todays_format_stays_as_it_is() {
        assert_eq!(to_current(FORMAT, None, "text".into()), Ok(Cow::Borrowed("text")));
    }

    #[test]
    fn formats_that_never_were_are_refused() {
        let error = to_current(0, None, "".into()).unwrap_err();
        assert_eq!(error.to_string(), "the file says format 0, and there are only formats 1 to 1");
    }

    #[test]
    fn a_newer_format_is_told() {
        let newer = ReadError::Newer { found: FORMAT + 1, known: FORMAT, program: Some("9.0.0".into()) };
        assert_eq!(to_current(FORMAT + 1, Some("9.0.0".into()), "".into()), Err(newer));
    }
}
