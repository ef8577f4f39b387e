//! Why a text could not be read, in words for people.

use ron::error::{Error as Code, Position, SpannedError};

/// Why a text is no project, or none that this program can read. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the file has {bytes} bytes, and more than {limit} are not read")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("the file is empty")]
    Empty,
    #[error("line {line}, column {column}: this is not text in UTF-8")]
    NotText { line: usize, column: usize },
    #[error("line {line}: the file holds both sides of a conflict that git could not merge")]
    Conflict { line: usize },
    #[error("line {line}, column {column}: this is not a Roadboard project: {problem}")]
    NotAProject { line: usize, column: usize, problem: String },
    #[error("the file has format {found}, and this program knows formats up to {known}")]
    Newer {
        found: u32,
        known: u32,
        /// The version of the program that wrote it, when the file tells.
        program: Option<String>,
    },
    #[error("the file says format {found}, and there are only formats {oldest} to {newest}")]
    UnknownFormat { found: u32, oldest: u32, newest: u32 },
    #[error("line {line}, column {column}: the file ends in the middle: {problem}")]
    Truncated { line: usize, column: usize, problem: String },
    #[error("line {line}, column {column}: {problem}")]
    Syntax { line: usize, column: usize, problem: String },
    #[error("line {line}, column {column}: the file holds more than {limit} {what}")]
    TooMany { line: usize, column: usize, what: &'static str, limit: u32 },
    #[error("the system could not give a thread to read with: {0}")]
    Thread(String),
}

impl ReadError {
    /// What a person can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::TooLarge { .. } | Self::TooMany { .. } => {
                "Check that this is the right file; a project is never this large.".into()
            }
            Self::Empty | Self::Truncated { .. } => {
                "The file was not written completely. Open a backup, or fetch the file again.".into()
            }
            Self::NotText { .. } | Self::NotAProject { .. } | Self::UnknownFormat { .. } => {
                "Choose a file that Roadboard has saved, or open a backup.".into()
            }
            Self::Conflict { .. } => {
                "Resolve the conflict in git, or check out one of the two sides, and open the file again.".into()
            }
            Self::Newer { program: Some(program), .. } => {
                format!("The file was saved by Roadboard {program}. Install that version or a later one.")
            }
            Self::Newer { program: None, .. } => "Install a later version of Roadboard.".into(),
            Self::Syntax { .. } => "Correct this place in a text editor, or open a backup.".into(),
            Self::Thread(_) => "Close other programs and try again.".into(),
        }
    }
}

/// Where an error is: ron tells the part of the text before and after which it saw it.
pub(super) fn position(error: &SpannedError) -> Position {
    match error.code {
        // The value was read and then refused, so it is its start that interests.
        Code::Message(_)
        | Code::InvalidValueForType { .. }
        | Code::NoSuchEnumVariant { .. }
        | Code::NoSuchStructField { .. }
        | Code::DuplicateStructField { .. }
        | Code::ExpectedDifferentStructName { .. }
        | Code::IntegerOutOfBounds => error.span.start,
        _ => error.span.end,
    }
}

/// What is wrong, in words.
pub(super) fn explain(code: &Code) -> String {
    let list = |words: &[&str]| words.join(", ");
    match code {
        Code::Message(text) => text.clone(),
        Code::Eof => "expected more text".into(),
        Code::NoSuchStructField { expected, found, .. } => {
            format!("there is no field “{found}” here: expected one of {}", list(expected))
        }
        Code::NoSuchEnumVariant { expected, found, .. } => {
            format!("“{found}” is not known here: expected one of {}", list(expected))
        }
        Code::DuplicateStructField { field, .. } => format!("the field “{field}” stands here a second time"),
        Code::MissingStructField { field, .. } => format!("expected the field “{field}” first"),
        Code::ExpectedDifferentStructName { expected, found } => {
            format!("expected “{expected}(…)”, found “{found}”")
        }
        Code::SuggestRawIdentifier(word) => format!("expected a word or a name; write “{word}” as r#{word}"),
        Code::InvalidValueForType { expected, found } => format!("expected {expected}, found {found}"),
        Code::ExpectedDifferentLength { expected, found } => {
            format!("expected {expected}, found only {found} of its values")
        }
        Code::ExpectedStringEnd => "the text that begins here has no closing quote".into(),
        Code::ExpectedNamedStructLike(_) | Code::ExpectedStructLike => "expected “(”".into(),
        Code::ExpectedArray => "expected a list: “[”".into(),
        Code::ExpectedMap => "expected a map: “{”".into(),
        Code::ExpectedArrayEnd => "expected “,” or the end of the list: “]”".into(),
        Code::ExpectedMapEnd => "expected “,” or the end of the map: “}”".into(),
        Code::ExpectedStructLikeEnd | Code::ExpectedOptionEnd => "expected “,” or “)”".into(),
        Code::ExpectedMapColon => "expected “:”".into(),
        Code::ExpectedComma => "expected “,”".into(),
        Code::ExpectedString => "expected a text in quotes".into(),
        Code::ExpectedIdentifier => "expected a word or a name".into(),
        Code::ExpectedBoolean => "expected true or false".into(),
        Code::ExpectedInteger => "expected a whole number".into(),
        Code::ExpectedFloat => "expected a number".into(),
        Code::IntegerOutOfBounds => "this number is too large or too small".into(),
        Code::TrailingCharacters => "expected the end of the file".into(),
        Code::ExceededRecursionLimit => "brackets stand too deep in one another".into(),
        other => {
            let text = other.to_string();
            let mut chars = text.chars();
            chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
        }
    }
}
