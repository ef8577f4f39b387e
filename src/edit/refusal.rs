//! Why an edit cannot be made.

/// What stands in the way of an edit, with the names that people know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("“{column}” holds {count} of at most {limit} stories, and its limit is set to block.")]
    Limit { column: String, count: usize, limit: u32 },
    #[error("“{column}” holds {count} of at most {limit} stories in the lane “{lane}”, and its limit is set to block.")]
    LaneLimit { column: String, lane: String, count: usize, limit: u32 },
    #[error("What is archived is not on the board, so it has no place there.")]
    Archived,
    #[error("The {0} no longer exists.")]
    Gone(&'static str),
    #[error("An estimate is a number from 0 to 1000, not “{0}”.")]
    Estimate(String),
    #[error("A {0} needs a name.")]
    Nameless(&'static str),
    #[error("A story needs a title.")]
    Untitled,
    #[error("There is a {what} with the name “{name}” already.")]
    Taken { what: &'static str, name: String },
    #[error("A WIP limit is a number from 1 to 9999, not {0}.")]
    LimitRange(u32),
    #[error("“{0}” is the only column.")]
    LastColumn(String),
    #[error("“{column}” still holds {}.", stories(*count))]
    ColumnInUse { column: String, count: usize },
    /// The keys of stories of which each is blocked by the next, and the last by the first.
    #[error("{}", circle(.0))]
    Circle(Vec<String>),
}

impl Refusal {
    /// What the person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Limit { .. } => "Move a story out of the column first, or raise its limit.",
            Self::LaneLimit { .. } => "Move a story out of the lane first, or raise the column's limit.",
            Self::Archived => "Bring it back first.",
            Self::Gone(_) => "It may have been deleted; undo brings it back.",
            Self::Estimate(_) => "Type a number such as 0.5, 3 or 8.",
            Self::Nameless(_) | Self::Untitled => "Type at least one letter.",
            Self::Taken { .. } => "Take another name, or delete that one first.",
            Self::LimitRange(0) => "Turn the limit off instead.",
            Self::LimitRange(_) => "Type a number such as 3, or turn the limit off.",
            Self::LastColumn(_) => "Add another column first.",
            Self::ColumnInUse { .. } => "Pick the column that they go to.",
            Self::Circle(_) => "Remove one of these links first.",
        }
    }
}

fn stories(count: usize) -> String {
    if count == 1 { "1 story".into() } else { format!("{count} stories") }
}

/// "NP-1 is blocked by NP-2, which is blocked by NP-1."
fn circle(keys: &[String]) -> String {
    let Some((first, rest)) = keys.split_first() else { return String::new() };
    let links: Vec<&str> = rest.iter().chain([first]).map(String::as_str).collect();
    format!("{first} is blocked by {}.", links.join(", which is blocked by "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_named_from_its_first_story_round_to_it() {
        let text = |keys: &[&str]| Refusal::Circle(keys.iter().map(|key| (*key).into()).collect()).to_string();
        assert_eq!(text(&["NP-1"]), "NP-1 is blocked by NP-1.");
        assert_eq!(text(&["NP-1", "NP-2"]), "NP-1 is blocked by NP-2, which is blocked by NP-1.");
        let three = "A is blocked by B, which is blocked by C, which is blocked by A.";
        assert_eq!(text(&["A", "B", "C"]), three);
    }

    #[test]
    fn counts_agree_with_their_noun() {
        let text = |count| Refusal::ColumnInUse { column: "Done".into(), count }.to_string();
        assert_eq!((text(1), text(2)), ("“Done” still holds 1 story.".into(), "“Done” still holds 2 stories.".into()));
    }
}
